"""The parts of the quality page: what to mend first, gaps, conflicts, old and doubtful figures.

It must not weigh or decide; the order and every bound are columns of a query.
"""

from html import escape

import pandas as pd

from ui import blocks, drawings, evidence, marks, report, text
from ui.here import Here, load
from ui.warehouse_state import Row, records

QUEUE_COLUMNS = (
    "landscape_name",
    "country_names",
    "fix_words",
    "landscapes_at_stake",
    "people_at_stake",
)
CONFLICT_COLUMNS = (
    "landscape_name",
    "measure_code",
    "value",
    "unit_name",
    "on",
    "tier",
    "source_title",
    "note",
)
RATIO_COLUMNS = (
    "landscape_name",
    "country_names",
    "extent_kind_code",
    "population_stated",
    "residents_modelled",
    "ratio",
    "is_flagged",
)
APPROXIMATE = ("approximate", "country_centroid")
APPROXIMATE_COLUMNS = ("landscape_name", "country_names", "scope_code", "place_kind_code")
NESTING_COLUMNS = ("inner_name", "outer_name", "share_inside", "is_by_map", "is_by_source")


def story(here: Here) -> Row:
    """What the page's sentences are filled from: how many of each, and the largest fix."""
    queue = load(here, "quality_queue")
    first = records(queue.head(1))
    ratios = load(here, "quality_population")
    return {
        "fixes": len(queue),
        "people_at_stake": first[0]["people_at_stake"] if first else None,
        "landscape_name": first[0]["landscape_name"] if first else None,
        "compared": len(ratios),
        "flagged": len(ratios[ratios["is_flagged"]]),
        "conflicts": len(load(here, "quality_conflicts")),
        "approximate": len(_approximate(here)),
        "nested": len(load(here, "quality_nesting")),
    }


def queue(here: Here, row: Row) -> None:
    """The fixes that would move the headline, the most people at stake first, each mendable."""
    frame = load(here, "quality_queue")
    blocks.html(blocks.finding(here, "fixes", row, "fixes"))
    if frame.empty:
        return
    told = frame.assign(fix_words=[_fix(here, held) for held in records(frame)])
    _listing(here, told, QUEUE_COLUMNS, {"landscape_name": "landscape_id"})
    evidence.behind(here, "quality_queue", frame=told, columns=QUEUE_COLUMNS, key="queue")
    report.report_an_error(here, [_correctable(here, held) for held in records(told)])


def _fix(here: Here, held: Row) -> str:
    words = text.code("fix", held["fix_code"], here.language)
    if held["element_code"] is None:
        return words
    element = text.code("element", f"{held['element_code']:.0f}", here.language)
    return text.get("quality.element", here.language, fix=words, element=element)


def _correctable(here: Here, held: Row) -> Row:
    return {
        "label": f"{held['landscape_name']}: {held['fix_words']}",
        "record_table": "landscape",
        "record_id": held["landscape_id"],
        "field": held["fix_code"],
        "held_value": "",
    }


def gaps(here: Here, frame: pd.DataFrame) -> str:
    """How many landscapes each gap touches, of all that were looked at."""
    rows = records(frame)
    items = [
        marks.Bar(
            label=text.code("gap", row["gap_code"], here.language),
            name="landscapes",
            value=row["landscapes"],
            note=escape(
                text.get("quality.in_scope", here.language, landscapes=row["landscapes_in_scope"])
            ),
            texture="light",
        )
        for row in rows
        if row["landscapes"]
    ]
    scale = max((row["landscapes_asked"] for row in rows), default=1) or 1
    return marks.bars(items, scale=scale, language=here.language)


def conflicts(here: Here, row: Row) -> None:
    """Figures on which sources disagree; all are kept, none is chosen."""
    blocks.html(blocks.finding(here, "conflicts", row, "conflicts"))
    frame = load(here, "quality_conflicts")
    links = {"landscape_name": "landscape_id", "source_title": "source_url"}
    _table(here, "quality_conflicts", frame, CONFLICT_COLUMNS, links)


def ratios(here: Here, row: Row) -> None:
    """What is stated against what the grid holds; outside half to double it is flagged."""
    blocks.html(blocks.finding(here, "ratios", row, "flagged"))
    frame = load(here, "quality_population")
    _table(here, "quality_population", frame, RATIO_COLUMNS, {"landscape_name": "landscape_id"})


def approximate(here: Here, row: Row) -> None:
    """Landscapes whose place is known only roughly."""
    blocks.html(blocks.finding(here, "approximate", row, "approximate"))
    links = {"landscape_name": "landscape_id"}
    _table(here, "landscapes", _approximate(here), APPROXIMATE_COLUMNS, links)


def nesting(here: Here, row: Row) -> None:
    """Landscapes that lie inside others, by their maps or by what sources say."""
    blocks.html(blocks.finding(here, "nested", row, "nested"))
    links = {"inner_name": "inner_id", "outer_name": "outer_id"}
    _table(here, "quality_nesting", load(here, "quality_nesting"), NESTING_COLUMNS, links)


def _approximate(here: Here) -> pd.DataFrame:
    frame = load(here, "landscapes")
    return frame[frame["place_kind_code"].isin(APPROXIMATE)]


def _table(
    here: Here,
    query: str,
    frame: pd.DataFrame,
    columns: tuple[str, ...],
    links: dict[str, str],
) -> None:
    if frame.empty:
        return
    _listing(here, frame, columns, links)
    evidence.behind(here, query, frame=frame, columns=columns, key=f"list.{query}")


def _listing(
    here: Here, frame: pd.DataFrame, columns: tuple[str, ...], links: dict[str, str]
) -> None:
    """The first rows; a link column that holds a landscape's id becomes its page's address."""
    linked = frame.assign(
        **{
            column: [drawings.address(here, "landscape", id=one) for one in frame[column]]
            for column in links.values()
            if column.endswith("_id")
        }
    )
    blocks.first(here, linked, columns, links=links)
