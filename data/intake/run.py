"""One import from file to verdict: read, check, bind, merge, build a draft, compare; then publish.

Nothing that is published changes before everything holds; a failure leaves all as it was.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from data import build, grid, package, publish
from data.errors import DashboardError, IntakeError, WarehouseError
from data.intake import bind, binding, check, known, merge, preview, sources, store, superseded
from data.intake.report import Report
from data.intake.store import Batch


@dataclass
class Outcome:
    """What came of an import. state_code: checked, asked, refused, already, published, failed."""

    state_code: str
    report: Report
    batch: Batch
    room: Path
    preview: dict[str, Any] = field(default_factory=dict)
    failure: str = ""
    warehouse_id: str = ""

    @property
    def rows(self) -> Path:
        return self.room / "rows"


@contextmanager
def imported(
    given: Path,
    *,
    kind: str = "",
    answers: Mapping[str, str] | None = None,
    title: str = "",
    base: str = "",
    on: date | None = None,
    with_preview: bool = True,
    going_public: bool = False,
    progress: build.Progress = build.silent,
) -> Iterator[Outcome]:
    """Check a file or folder, compare, and publish it when asked and nothing stands against it.

    Everything is made in a temporary folder that is gone when the caller is done with it.
    """
    held = sources.answered(kind, answers or {})
    files = sources.files(given)
    digests = store.hashes(files)
    batch_id = store.id_of(digests)
    day = on or datetime.now(UTC).date()
    batch = Batch(batch_id, title or given.name, day.isoformat(), digests)
    report = Report(given.name, batch_id)
    with tempfile.TemporaryDirectory(prefix="landscapes-") as name:
        room = Path(name)
        earlier = [one for one in store.batches() if one.batch_id == batch_id]
        if earlier:
            yield Outcome("already", report, earlier[0], room)
            return
        outcome = Outcome("checked", report, batch, room)
        _check(given, held, outcome, _base(base), day, progress)
        if outcome.state_code == "checked" and (with_preview or going_public):
            _draft(outcome, _base(base), progress)
        if outcome.state_code == "checked" and going_public:
            _publish(outcome, files, _base(base))
        yield outcome


def _base(wanted: str) -> str:
    """The record that batches lie on; once one is published, it is that one."""
    held = store.base()
    if wanted and wanted not in merge.BASES:
        raise IntakeError(f"“{wanted}” is no base. Use one of: {', '.join(merge.BASES)}.")
    if held and wanted and held != wanted:
        raise IntakeError(
            f"The published batches lie on {held}. Undo them before beginning on {wanted}."
        )
    return held or wanted or "public_record"


def current(into: Path, base: str = "") -> Path | None:
    """The package that is published now: the base's own folder, or it with the batches."""
    held = store.batches()
    name = base or store.base() or "public_record"
    if not held:
        return merge.BASES[name]
    return merge.write(name, held, {one.batch_id: one.folder for one in held}, into)


def _check(
    given: Path,
    answers: Mapping[str, str],
    outcome: Outcome,
    base: str,
    day: date,
    progress: build.Progress,
) -> None:
    room, report = outcome.room, outcome.report
    for name in ("unpacked", "draft", "rows", "now"):
        (room / name).mkdir()
    progress("reading the file", 0, 4)
    draft = check.Draft(room / "draft")
    now = current(room / "now", base)
    answers = dict(answers) | known.begin(now, room / "draft" / known.NOTED)
    check.first(sources.items(given, answers, room / "unpacked"), draft, report, answers, day)
    progress("checking the rows", 1, 4)
    state = binding.Binding(
        known.read(now),
        draft,
        room / "rows",
        report,
        answers,
        merge.source_id(outcome.batch.batch_id),
    )
    state.known.add("source", {"source_id": state.source_id})
    bind.bind(state)
    shutil.rmtree(room / "draft")
    shutil.rmtree(room / "unpacked")
    rows = {name: one.accepted for name, one in report.tables.items() if one.accepted}
    held = outcome.batch
    outcome.batch = Batch(held.batch_id, held.title, held.on, held.files, report.readers, rows)
    if report.questions:
        outcome.state_code = "asked"
    elif not report.accepted:
        outcome.state_code = "refused"


def _draft(outcome: Outcome, base: str, progress: build.Progress) -> None:
    """Build what would be published, and lay it beside what is."""
    room = outcome.room
    held = [*store.batches(), outcome.batch]
    folders = {one.batch_id: one.folder for one in held} | {outcome.batch.batch_id: outcome.rows}
    progress("merging", 2, 4)
    try:
        merged = merge.write(base, held, folders, room / "merged")
        titles = {one.batch_id: one.title for one in held}
        history = merged.with_name("history.csv")
        for remark, table in superseded.remarks(history, outcome.batch.batch_id, titles):
            outcome.report.add(remark, table)
        built = build.draft(merged, room / "after.duckdb", progress=progress)
        outcome.warehouse_id = built.warehouse_id
        before = _before(room, base)
    except IntakeError:
        raise
    except DashboardError as error:
        outcome.state_code, outcome.failure = "failed", str(error)
        return
    progress("comparing", 3, 4)
    outcome.preview = preview.compare(before, room / "after.duckdb", outcome.rows)


def _before(room: Path, base: str) -> Path | None:
    """The warehouse that readers see now, if it is of this base; else one built to compare."""
    folder = room / "now" / "package" if store.batches() else merge.BASES[base]
    if folder is None:
        return None
    try:
        held = publish.warehouse_file(publish.current())
        in_use = grid.loaded(publish.home())
        day = package.card(folder).as_of
        if held == publish.warehouse_file(build.build_id(folder, in_use, day)):
            return held
    except WarehouseError:
        pass
    return build.draft(folder, room / "before.duckdb").file


def _publish(outcome: Outcome, files: list[Path], base: str) -> None:
    with store.alone():
        store.keep(files)
        store.record(outcome.batch, outcome.rows, base)
        kind = "package" if base == "none" else "public_record"
        publish.home().mkdir(parents=True, exist_ok=True)
        target = publish.warehouse_file(outcome.warehouse_id).with_suffix(".draft")
        shutil.move(outcome.room / "after.duckdb", target)
        publish.publish(target, outcome.warehouse_id, kind)
    outcome.state_code = "published"


def undo(batch_id: str, *, progress: build.Progress = build.silent) -> tuple[Batch, build.Built]:
    """Take one batch back and publish what is left; refused when later batches rest on it."""
    batch = store.named(batch_id)
    left = [one for one in store.batches() if one.batch_id != batch.batch_id]
    base = store.base()
    with store.alone(), tempfile.TemporaryDirectory(prefix="landscapes-") as name:
        room = Path(name)
        folders = {one.batch_id: one.folder for one in left}
        home = merge.write(base, left, folders, room) if left else merge.BASES[base]
        try:
            built = build.build(home, progress=progress) if home else _emptied(base)
        except DashboardError as error:
            raise IntakeError(
                f"{batch.batch_id} cannot be taken back alone; a later batch rests on it. "
                f"Undo that first. {str(error).splitlines()[0]}"
            ) from None
        store.strike(batch.batch_id)
    return batch, built


def _emptied(base: str) -> build.Built:
    """With no batch and no base there is nothing to show: readers get the public record again."""
    return build.build(merge.BASES["public_record"] or build.PUBLIC_RECORD)


def rebuild(
    *, as_of: date | None = None, if_stale: bool = False, progress: build.Progress = build.silent
) -> build.Built:
    """Build what is published: the base with its batches, or the public record without any."""
    with tempfile.TemporaryDirectory(prefix="landscapes-") as name:
        folder = current(Path(name)) or build.PUBLIC_RECORD
        return build.build(folder, as_of=as_of, if_stale=if_stale, progress=progress)
