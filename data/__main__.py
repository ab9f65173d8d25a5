"""The command line: build, check, show, grid, docs. `python -m data --help` lists them.

Must not count anything; prints what the other modules give and exits 1 with one clear sentence.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from data import build as builder
from data import change, grid_import, grid_totals, package, publish
from data import demo as demonstration
from data import docs as documents
from data import export as exporting
from data import grid as grids
from data import show as showing
from data.errors import DashboardError
from data.intake import command
from data.intake import run as intake
from data.sources import commands

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__.splitlines()[0])
plain = Console(highlight=False, soft_wrap=True)
loud = Console(stderr=True, highlight=False, soft_wrap=True)
app.command("fetch-terraso")(commands.fetch_terraso)
app.command("map")(commands.map_form)


@app.command()
def build(
    folder: Annotated[
        Path | None,
        typer.Argument(help="Folder of a data package; without one, the record with its imports."),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day that counts as today."),
    ] = None,
    if_stale: Annotated[bool, typer.Option(help="Only when the input changed.")] = False,
) -> None:
    """Build the warehouse and publish it in one step."""
    day = as_of.date() if as_of else None
    with _bar() as bar:
        tell = _teller(bar, "warehouse")
        if folder is None:
            built = intake.rebuild(as_of=day, if_stale=if_stale, progress=tell)
        else:
            built = builder.build(folder, as_of=day, if_stale=if_stale, progress=tell)
    _say(built, "Warehouse")


@app.command()
def demo(
    landscapes: Annotated[int, typer.Option(min=1, help="How many landscapes to invent.")] = 240,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same coalition.")] = 1,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day that counts as today."),
    ] = None,
    if_stale: Annotated[bool, typer.Option(help="Only when something changed.")] = False,
) -> None:
    """Invent a complete coalition and build its own warehouse."""
    day = as_of.date() if as_of else demonstration.AS_OF
    with _bar() as bar:
        built = demonstration.make(
            landscapes=landscapes,
            seed=seed,
            as_of=day,
            if_stale=if_stale,
            progress=_teller(bar, "demonstration"),
        )
    _say(built, "Demonstration warehouse")


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="Id or file of the earlier warehouse.")],
    new: Annotated[str, typer.Argument(help="Id or file of the later warehouse.")],
    format: Annotated[str, typer.Option(help="table, csv or json.")] = "table",
) -> None:
    """Show what changed between two warehouses, step by step."""
    _print(change.between(old, new), format)


@app.command()
def bench(
    observations: Annotated[int, typer.Option(help="Time an import of so many instead.")] = 0,
    pages: Annotated[str, typer.Option(help="Time every page's queries on a kind of data.")] = "",
) -> None:
    """Time unique people, an import, or what pages ask; claims about speed rest on this."""
    if observations:
        from data.intake import bench as imports

        _print_table(showing.as_text(imports.run(observations)))
        return
    if pages:
        from data import bench_pages

        _print_table(showing.as_text(bench_pages.run(pages)))
        return
    from data import bench as benchmark

    _print_table(showing.as_text(benchmark.run()))


def _teller(bar: Progress, name: str) -> builder.Progress:
    task = bar.add_task(name, total=None)

    def tell(step: str, done: int, of: int) -> None:
        bar.update(task, description=step, completed=done, total=of)

    return tell


def _say(built: builder.Built, name: str) -> None:
    size = built.file.stat().st_size / 1e6
    word = "is current" if built.was_current else "was built"
    plain.print(f"{name} {built.warehouse_id} {word} ({size:.1f} MB, {built.file.name}).")


def _print(frame: pd.DataFrame, format: str) -> None:
    if format == "table":
        _print_table(showing.as_text(frame))
    else:
        sys.stdout.write(showing.written(frame, format))


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=loud, transient=True)


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(help="Folder of a data package.")],
) -> None:
    """Check a data package without building."""
    held = package.read(folder)
    rows = sum(len(table.rows) for table in held.tables.values())
    plain.print(
        f"{held.card.title}: {rows:,} rows in {len(held.tables)} tables, nothing to correct."
    )


@app.command()
def show(
    query: Annotated[str, typer.Argument(help="Name of a query, such as overview.")],
    in_scope: Annotated[bool, typer.Option(help="Only landscapes in scope.")] = False,
    country: Annotated[list[str] | None, typer.Option(help="ISO 3166-1 alpha-3.")] = None,
    region: Annotated[list[str] | None, typer.Option(help="Region.")] = None,
    network: Annotated[list[str] | None, typer.Option(help="Network.")] = None,
    funder: Annotated[list[str] | None, typer.Option(help="Funder.")] = None,
    stage: Annotated[list[str] | None, typer.Option(help="Stage.")] = None,
    min_tier: Annotated[int, typer.Option(min=0, max=4, help="Least evidence tier.")] = 0,
    landscape: Annotated[str | None, typer.Option(help="Landscape of a profile.")] = None,
    from_: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], help="First day of a change."),
    ] = None,
    to: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Last day of a change."),
    ] = None,
    grain: Annotated[str, typer.Option(help="country, network or landscape.")] = "country",
    data: Annotated[str, typer.Option(help="public_record or demonstration.")] = "public_record",
    format: Annotated[str, typer.Option(help="table, csv or json.")] = "table",
) -> None:
    """Print exactly what a page would show."""
    filters = {
        "in_scope": in_scope,
        "countries": country or [],
        "regions": region or [],
        "networks": network or [],
        "funders": funder or [],
        "stages": stage or [],
        "min_tier": min_tier,
        "landscape_id": landscape,
        "country": country[0] if country else None,
        "from_on": from_.date() if from_ else None,
        "to_on": to.date() if to else None,
        "grain": grain,
    }
    if data not in publish.POINTERS:
        raise DashboardError(f"There is no data “{data}”. Use public_record or demonstration.")
    _print(showing.checked_load(query, filters, data), format)


def _print_table(frame: list[list[str]]) -> None:
    out = Table(*frame[0])
    for row in frame[1:]:
        out.add_row(*row)
    plain.print(out)


@app.command()
def grid(
    file: Annotated[
        Path | None, typer.Argument(help="Parquet, CSV, GeoPackage with H3 cells; or GeoTIFF.")
    ] = None,
    name: Annotated[str, typer.Option(help="Name printed with every figure.")] = "",
    year: Annotated[int, typer.Option(help="Year of the population.")] = 0,
    licence: Annotated[str, typer.Option(help="Licence and credit.")] = "not stated",
    embedded: Annotated[bool, typer.Option(help="Return to the embedded grid.")] = False,
    url: Annotated[str, typer.Option(help="Address to download the file from.")] = "",
    sha256: Annotated[str, typer.Option(help="Checksum the download must have.")] = "",
    partial: Annotated[bool, typer.Option(help="A grid of some countries only.")] = False,
    nodata: Annotated[float | None, typer.Option(help="Value of missing pixels.")] = None,
) -> None:
    """Use another population grid from the next build on."""
    home = publish.home()
    if embedded:
        plain.print(f"In use from the next build: {grids.use_embedded(home).name}.")
        return
    if (file is None) == (not url) or not name or not year:
        raise DashboardError(
            "Give a file, --name and --year, such as: "
            'python -m data grid kontur.gpkg.gz --name "Kontur 2023" --year 2023. '
            "In place of a file --url and --sha256 may name one to download."
        )
    with _bar() as bar:
        tell = _teller(bar, "grid")
        if file is None:
            file, found = grid_import.fetch(url, home, sha256=sha256, progress=tell)
            plain.print(f"Downloaded {file.name}, SHA-256 {found}.")
        used, people, totals = grid_import.use(
            file, name=name, year=year, licence=licence, home=home, progress=tell,
            partial=partial, nodata=nodata,
        )  # fmt: skip
    _print_totals(totals)
    plain.print(f"In use from the next build: {used.name}, {people:,} people.")


def _print_totals(totals: grid_totals.Totals) -> None:
    plain.print(
        f"Against national totals of {totals.year}: ratio {totals.ratio:.3f} in "
        f"{totals.countries} countries; {totals.people_unassigned:,} people in none."
    )
    if len(totals.far):
        plain.print("Countries of a million people and more that differ by a fifth or more:")
        _print_table(showing.as_text(totals.far))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Empty folder to write to.")],
    package_: Annotated[
        Path, typer.Option("--package", help="Folder of the package to export.")
    ] = builder.PUBLIC_RECORD,
) -> None:
    """Write what is public of a package as a Frictionless data package."""
    files = exporting.write(package_, folder)
    plain.print(f"Written: {len(files)} files in {folder}, described by datapackage.json.")


@app.command()
def docs(
    check_only: Annotated[bool, typer.Option("--check", help="Only say whether current.")] = False,
) -> None:
    """Write docs/indicators.md and docs/dictionary.md from the headers and the schema."""
    changed = documents.write(check_only=check_only)
    if check_only and changed:
        raise DashboardError(f"Not current: {', '.join(changed)}. Run: python -m data docs")
    plain.print(f"Written: {', '.join(changed)}." if changed else "All documents are current.")


command.register(app)


def run(work: Callable[[], None] = app) -> None:
    """Run a command; a DashboardError becomes its sentence and exit code 1."""
    try:
        work()
    except DashboardError as error:
        loud.print(str(error), markup=False)
        raise SystemExit(1) from None


if __name__ == "__main__":
    run()
