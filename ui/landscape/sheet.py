"""The page of a landscape as one self-contained HTML file: to print, to send, to keep.

It must not ask for anything from elsewhere when it is opened, or hold a fact the page lacks.
"""

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

from ui import format, names, text, unrecorded
from ui.here import Here, say
from ui.landscape import (
    changes,
    consent,
    elements,
    identity,
    money,
    neighbours,
    partners,
    recorded,
    returns,
    sources,
    verdict,
)
from ui.warehouse_state import Row

STYLE = Path(__file__).parent.parent / "style.css"
PARTS: tuple[tuple[str, Callable[[Here, Row], str]], ...] = (
    ("elements", elements.told),
    ("returns", returns.told),
    ("partners", partners.told),
    ("support", partners.told_support),
    ("money", money.told),
    ("policies", partners.told_policies),
    ("changes", changes.told),
    ("neighbours", neighbours.told),
    ("identity", identity.told),
    ("sources", sources.told),
    ("consent", consent.told),
)
# Links inside the dashboard lead nowhere from a file that was taken away.
INNER_LINK = re.compile(r'<a href="(?!https?:)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
OWN_STYLE = """
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; font-family: var(--sans);
  color: var(--ink); background: light-dark(#ffffff, #0f1720); line-height: 1.45; }
:root { color-scheme: light dark; }
h1, h2 { font-family: var(--serif); line-height: 1.15; }
section { border-top: 2px solid var(--ink); margin-top: 1.5rem; padding-top: 0.25rem; }
@media print { :root { color-scheme: light; } body { padding: 0; font-size: 10pt; } }
"""


def sheet(here: Here, row: Row) -> str:
    """The whole file as text; invented figures say so at the top."""
    name = escape(str(row["landscape_name"]))
    told = [(slot, tell) for slot, tell in PARTS if recorded.is_told(here, row, slot)]
    parts = [_part(here, row, slot, tell) for slot, tell in told]
    body = "".join(
        (
            f'<p class="kicker">{escape(_kicker(here, row))}</p><h1>{name}</h1>',
            _invented(here),
            verdict.told(here, row),
            verdict.numbers(here, row),
            unrecorded.told(here, recorded.absent(here, row)),
            *parts,
            _close(here),
        )
    )
    kept = INNER_LINK.sub(r"\1", body)
    return (
        f'<!doctype html><html lang="{here.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{name}</title>'
        f"<style>{STYLE.read_text(encoding='utf-8')}{OWN_STYLE}</style></head>"
        f'<body><main data-testid="stHtml">{kept}</main></body></html>'
    )


def _part(here: Here, row: Row, slot: str, tell: Callable[[Here, Row], str]) -> str:
    title = escape(say(here, f"{slot}.title"))
    return f"<section><h2>{title}</h2>{tell(here, row)}</section>"


def _kicker(here: Here, row: Row) -> str:
    kind = "kicker_demonstration" if here.is_demonstration else "kicker"
    place = row["country_names"] or text.get("frame.world", here.language)
    as_of = format.day(row["as_of"], here.language)
    return text.get(f"frame.{kind}", here.language, place=place, as_of=as_of)


def _invented(here: Here) -> str:
    if not here.is_demonstration:
        return ""
    return f"<p><strong>{escape(text.get('frame.demonstration', here.language))}</strong></p>"


def _close(here: Here) -> str:
    lines = (
        text.get(
            "frame.close.grid",
            here.language,
            grid=names.given(here.about["grid"], here.language),
        ),
        text.get("frame.close.rights", here.language),
        text.get("frame.close.warehouse", here.language, warehouse=here.warehouse_id),
    )
    return f"<footer>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</footer>"
