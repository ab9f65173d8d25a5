"""Commands of the command line that deal with outside publishers: fetch-terraso and map.

Must not read or map anything itself; it shows progress and says in one sentence what was done.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from data.sources import SourceError, form_mapping, form_proposal, terraso_fetch

plain = Console(highlight=False, soft_wrap=True)
loud = Console(stderr=True, highlight=False, soft_wrap=True)


def fetch_terraso(
    folder: Annotated[Path, typer.Argument(help="Folder that keeps one snapshot a day.")],
    url: Annotated[str, typer.Option(help="Address of the interface.")] = terraso_fetch.URL,
) -> None:
    """Save today's snapshot of Terraso's public landscapes, as received."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=loud, transient=True) as bar:
        task = bar.add_task("landscapes", total=None)
        snapshot, count = terraso_fetch.fetch(
            folder,
            url=url,
            on=datetime.now(UTC).date(),
            progress=lambda done, of: bar.update(task, completed=done, total=of),
        )
    plain.print(f"{count:,} landscapes saved in {snapshot}. Import all snapshots: {folder}")


def map_form(
    file: Annotated[Path, typer.Argument(help="Export of KoboToolbox or ODK Central.")],
    out: Annotated[Path | None, typer.Option(help="Where to write; beside FILE if empty.")] = None,
) -> None:
    """Propose which fields of a form are which columns; writes FILE.mapping.yaml."""
    if not file.exists():
        raise SourceError(f"{file} is not there. Give an exported file or its folder.")
    to = out or form_mapping.beside(file)
    if to.exists():
        raise SourceError(f"{to} is there already. Give another place with --out, or remove it.")
    text = form_proposal.propose(file)
    to.write_text(text, encoding="utf-8")
    rules = text.count("\n  - table:")
    plain.print(f"{to} proposes {rules} rules. Look them through, then import {file.name}.")
