"""What the landscape allows to be shown, its communities' labels, and how a kept-back part is said.

It must not decide a level; levels come from the warehouse, where consent was applied before all.
"""

from html import escape

import pandas as pd

from ui import blocks, evidence, format, tables, text
from ui.here import Here, load, say
from ui.warehouse_state import Row, records

COLUMNS = ("field_group_words", "level_words", "granted_by", "granted_on", "review_on", "purposes")
LABEL_COLUMNS = ("label_code", "community_name", "label_text")
ROUNDED = ("people", "finance", "indicators")


def level(row: Row, group: str) -> str:
    """The level in force for a group of facts; identity holds what no group names."""
    name = "consent_level_code" if group == "identity" else f"{group}_consent_level_code"
    return str(row[name])


def is_withheld(row: Row, group: str) -> bool:
    """Whether the landscape keeps a group of facts back."""
    return level(row, group) in format.WITHHOLDING_LEVELS


def nothing(here: Here, row: Row, group: str) -> str:
    """Why a part is empty: kept back by the landscape, or not recorded. Two different messages."""
    if is_withheld(row, group):
        words = say(here, "withheld", group=say(here, f"group.{group}"))
        if level(row, "identity") in format.WITHHOLDING_LEVELS:
            words = say(here, "withheld_identity")
        return f'<p class="note gap-note" data-gap="withheld">{escape(words)}</p>'
    words = text.get("missing.no_rows", here.language)
    return f'<p class="note" data-gap="no_rows">{escape(words)}</p>'


def rounded(here: Here, row: Row, group: str) -> str:
    """A remark where a group's figures are given to two digits only; else nothing."""
    if group in ROUNDED and level(row, group) == "generalised":
        return f'<p class="note">{escape(say(here, "rounded"))}</p>'
    return ""


def told(here: Here, row: Row) -> str:
    """The level of each group of facts with who granted it, then the labels as given."""
    groups = [_group(here, one) for one in records(_groups(here, row))]
    body = tables.compact(groups, COLUMNS, here.language)
    # Who granted a level is kept back with the rest of one that is listed by name only.
    if all(one["is_default"] for one in groups) and not is_withheld(row, "identity"):
        body += f'<p class="note">{escape(say(here, "consent_default"))}</p>'
    labels = records(load(here, "landscape_labels", landscape_id=row["landscape_id"]))
    if labels:
        title = escape(say(here, "labels.finding"))
        links = {"label_code": "label_url"}
        body += f'<h3 class="finding">{title}</h3>'
        body += tables.compact(labels, LABEL_COLUMNS, here.language, links=links)
    return f'{body}<p class="note">{escape(text.get("frame.rights", here.language))}</p>'


def _groups(here: Here, row: Row) -> pd.DataFrame:
    return load(here, "landscape_consents", landscape_id=row["landscape_id"])


def _group(here: Here, one: Row) -> Row:
    """A row of the list in words; a boundary's level has words of its own."""
    group = one["field_group_code"]
    slot = "boundary_level" if group == "boundary" else "level"
    return {
        **one,
        "field_group_words": say(here, f"group.{group}"),
        "level_words": say(here, f"{slot}.{one['level_code']}"),
    }


def show(here: Here, row: Row) -> None:
    """Consent and labels, with the table behind them."""
    blocks.html(told(here, row))
    blocks.behind(here, "landscape_consents", _groups(here, row))
    labels = load(here, "landscape_labels", landscape_id=row["landscape_id"])
    if not labels.empty:
        evidence.csv_button(here, "landscape_labels", labels)
