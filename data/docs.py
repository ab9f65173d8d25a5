"""Writes the generated documents: the indicator catalogue and the data dictionary.

Must not hold a word about an indicator or column: all come from the query headers and schema.toml.
"""

from pathlib import Path

from data import catalogue, schema

DOCS = Path(__file__).parent.parent / "docs"


def write(*, check_only: bool = False) -> list[str]:
    """Write what changed; gives the names of documents that were not current."""
    changed = []
    for name, text in (
        ("indicators.md", indicators()),
        ("dictionary.md", dictionary()),
    ):
        file = DOCS / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            changed.append(f"docs/{name}")
            if not check_only:
                file.write_text(text, encoding="utf-8")
    return changed


def indicators() -> str:
    """The catalogue of indicators as markdown, one section a file of queries/indicators."""
    parts = [
        "# Indicators\n",
        "Made from the headers of `queries/indicators/` by `python -m data docs`.",
    ]
    for query in catalogue.queries().values():
        if query.kind == "indicators":
            held = query.header
            parts.append(f"\n## {held.title}\n\n`{query.name}` · {held.question}\n")
            rows = [
                ("why", held.why),
                ("counted as", held.method),
                ("unit", held.unit),
                ("kind", held.kind),
                ("roll-up", held.rollup),
                ("better", held.better),
                ("core set", held.core),
                ("told by", ", ".join(held.groups)),
                ("standards", ", ".join(held.standards)),
                ("limits", held.limits),
                (
                    "rests on",
                    ", ".join(f"`{one}`" for one in catalogue.inputs(query.name)),
                ),
            ]
            parts += [f"- **{key}:** {value}" for key, value in rows if value]
    return "\n".join(parts) + "\n"


def dictionary() -> str:
    """The data dictionary as markdown, one table a table of schema.toml."""
    parts = [
        "# Data dictionary\n",
        "Made from `data/schema.toml` by `python -m data docs`. A `when` is a date known to",
        "the day, month or year, or a span of years; it is stored as the last day it can mean",
        "and, in a column `…_as_given`, as its source gave it.",
    ]
    for table in schema.tables().values():
        home = "reference table" if table.reference else "input table"
        parts.append(f"\n## {table.name}\n\n{table.about} ({home})\n")
        parts.append("| column | type | unit | key | required | permitted | meaning |")
        parts.append("| --- | --- | --- | --- | --- | --- | --- |")
        for column in table.columns:
            cells = [
                f"`{column.name}`",
                column.type,
                column.unit or "",
                "key" if column.key else "",
                "yes" if column.must_be_given else "",
                schema.permitted(column) or "",
                column.about,
            ]
            parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(parts) + "\n"
