"""The commands that bring files in: import, imports, undo, template.

Must not check or count; prints what the other modules say, and exits 1 when nothing could be taken.
"""

import json
import resource
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from data.build import Progress
from data.errors import IntakeError
from data.intake import (
    corrected,
    preview,
    report,
    report_page,
    run,
    safe,
    sources,
    store,
    translate,
    words,
)  # fmt: skip
from data.intake import template as workbook
from data.intake.run import Outcome

plain = Console(highlight=False, soft_wrap=True)
loud = Console(stderr=True, highlight=False, soft_wrap=True)
MEGABYTE = 1_000_000
STANDS = ("checked", "published", "already")


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("import")(import_)
    app.command("imports")(imports)
    app.command("hand-in")(hand_in)
    app.command("undo")(undo)
    app.command("template")(template)


def import_(
    given: Annotated[Path, typer.Argument(help="A file, a folder or a zip.", metavar="FILE")],
    kind: Annotated[str, typer.Option("--as", help="A table, or a kind of source.")] = "",
    answer: Annotated[list[str] | None, typer.Option(help="QUESTION=ANSWER, once each.")] = None,
    publish: Annotated[bool, typer.Option(help="Publish, when nothing stands against it.")] = False,
    source_title: Annotated[str, typer.Option(help="How its source is to be named.")] = "",
    base: Annotated[str, typer.Option(help="Lay it on public_record, or none.")] = "",
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of the import.")
    ] = None,
    preview: Annotated[bool, typer.Option(help="Build, to say what the headline becomes.")] = True,
    to: Annotated[
        Path | None, typer.Option(help="Folder for the report and the corrected file.")
    ] = None,
    memory: Annotated[int, typer.Option(help="End beyond so many MB; 0 is no bound.")] = 0,
    lang: Annotated[str, typer.Option(help="Language of what it says: en, es, fr, pt.")] = "en",
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
) -> None:
    """Check a file, say what it would change, and with --publish publish it."""
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory * MEGABYTE, memory * MEGABYTE))
    words.check_language(lang)
    with translate.errors(lang), _telling(format) as tell, run.imported(
        given, kind=kind, answers=_answers(answer or []), title=source_title, base=base,
        on=as_of.date() if as_of else None, with_preview=preview, going_public=publish,
        progress=tell,
    ) as outcome:  # fmt: skip
        if to is not None:
            write(outcome, to, lang)
        _print(outcome, format, lang)
        if outcome.state_code not in STANDS:
            raise typer.Exit(1)


@contextmanager
def _telling(format: str) -> Iterator[Progress]:
    """A progress bar for a person; for a program, lines of step, done and of on stderr."""
    if format == "json":
        yield lambda step, done, of: print(step, done, of, sep="\t", file=sys.stderr, flush=True)
        return
    with _bar() as bar:
        task = bar.add_task("reading", total=None)
        yield lambda step, done, of: bar.update(task, description=step, completed=done, total=of)


def _answers(given: list[str]) -> dict[str, str]:
    wrong = [one for one in given if "=" not in one]
    if wrong:
        raise IntakeError(f"“{wrong[0]}” is no answer. Write --answer date_order=dmy.")
    return {key.strip(): value.strip() for key, _, value in (one.partition("=") for one in given)}


def write(outcome: Outcome, folder: Path, language: str = "en") -> None:
    """Write report.html, report.csv and the corrected file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    table = report.as_csv(outcome.report, language)
    (folder / "report.csv").write_text(table, encoding="utf-8-sig")
    (folder / "report.html").write_text(report_page.html(outcome, language), encoding="utf-8")
    if outcome.report.accepted:
        corrected.write(outcome.rows, outcome.report, folder, language)


def result(outcome: Outcome, language: str = "en") -> dict[str, Any]:
    """All that an import says, as JSON holds it; the contribute page reads this."""
    held = outcome.report
    return {
        "state_code": outcome.state_code,
        "name": held.name,
        "batch_id": outcome.batch.batch_id,
        "title": outcome.batch.title,
        "on": outcome.batch.on,
        "warehouse_id": outcome.warehouse_id,
        "failure": translate.sentence(outcome.failure, language),
        "accepted": held.accepted,
        "refused": held.refused_rows,
        "said": dict(held.said),
        "tables": [
            {"table_name": name, **vars(one)} for name, one in held.tables.items() if one.read
        ],
        "questions": [
            {"asks": one.asks, "answers": list(one.answers), "file_name": one.place.file,
             "fact": translate.sentence(one.fact, language),
             "next_step": translate.sentence(one.next_step, language),
                "column_name": one.column, "value": one.value, "rule_code": one.rule_code}
            for one in held.questions
        ],
        "remarks": report.rows(held, language),
        "preview": preview.worded(outcome.preview, language),
    }  # fmt: skip


def _print(outcome: Outcome, format: str, language: str) -> None:
    if format == "json":
        held = json.dumps(result(outcome, language), ensure_ascii=False, indent=1)
        sys.stdout.write(held + "\n")
        return
    if format != "text":
        raise IntakeError(f"There is no format “{format}”. Use text or json.")
    if outcome.state_code == "already":
        plain.print(
            f"{outcome.report.name} is published already, as {outcome.batch.batch_id} on "
            f"{outcome.batch.on}. Nothing to do; python -m data undo takes it back.", markup=False,
        )  # fmt: skip
        return
    for line in report.lines(outcome.report, language=language):
        plain.print(line, markup=False)
    if outcome.preview:
        for line in preview.lines(outcome.preview):
            plain.print(line, markup=False)
    plain.print(_verdict(outcome), markup=False)


def _verdict(outcome: Outcome) -> str:
    words = {
        "asked": "Nothing is published before the questions are answered.",
        "refused": "Nothing in it could be taken. The published record is unchanged.",
        "checked": "Nothing is published yet. Add --publish to publish it.",
        "published": f"Published as {outcome.batch.batch_id}: warehouse {outcome.warehouse_id}.",
        "failed": "It does not fit the record, and nothing is published:\n" + outcome.failure,
    }
    return words[outcome.state_code]


def imports(
    history: Annotated[bool, typer.Option(help="Who said what of cells said twice.")] = False,
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
) -> None:
    """List what was published and what was handed in."""
    if history:
        _history()
        return
    held, waiting = store.batches(), store.handed()
    if format == "json":
        words = {"batches": [vars(one) for one in held], "handed": waiting}
        sys.stdout.write(json.dumps(words, ensure_ascii=False, indent=1) + "\n")
        return
    if not held and not waiting:
        plain.print("Nothing was imported or handed in yet.")
    for one in held:
        rows = ", ".join(f"{number:,} {name}" for name, number in one.rows.items())
        plain.print(f"{one.batch_id}  {one.on}  {one.title}: {rows}", markup=False)
    for note in waiting:
        given = "".join(f" --answer {key}={value}" for key, value in note["answers"].items())
        plain.print(f"{note['receipt_id']}  {note['on']}  {note['title']}: handed in", markup=False)
        plain.print(f"    python -m data import {note['folder']}{given}", markup=False)


def _history() -> None:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="landscapes-") as name:
        folder = Path(name)
        run.current(folder)
        file = folder / "history.csv"
        if file.exists():
            with file.open(encoding="utf-8") as handle:
                shutil.copyfileobj(handle, sys.stdout)


def hand_in(
    given: Annotated[Path, typer.Argument(help="A file, a folder or a zip.", metavar="FILE")],
    source_title: Annotated[str, typer.Option(help="How its source is to be named.")] = "",
    answer: Annotated[list[str] | None, typer.Option(help="QUESTION=ANSWER, once each.")] = None,
) -> None:
    """Keep files for a steward, unpublished, and print their receipt."""
    files = sources.files(given)
    for file in files:
        safe.admit(file)
    day = datetime.now(UTC).date().isoformat()
    receipt = store.hand_in(files, source_title or given.name, day, _answers(answer or []))
    sys.stdout.write(json.dumps({"receipt_id": receipt}) + "\n")


def undo(
    batch_id: Annotated[str, typer.Argument(help="Id of a published batch, or its beginning.")],
) -> None:
    """Take a published batch back."""
    with _telling("text") as tell:
        batch, built = run.undo(batch_id, progress=tell)
    plain.print(f"{batch.batch_id} ({batch.title}) is taken back: warehouse {built.warehouse_id}.",
                markup=False)  # fmt: skip


def template(
    out: Annotated[Path, typer.Argument(help="The workbook to write, ending in .xlsx.")],
    language: Annotated[str, typer.Option(help="Language of the headings: en, es, fr, pt.")] = "en",
) -> None:
    """Write an empty workbook to fill in: one sheet a table, with its permitted values."""
    workbook.write(out, language)
    plain.print(f"Written: {out}. Fill it in, then: python -m data import {out}", markup=False)


def _bar() -> Bar:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Bar(*columns, console=loud, transient=True)
