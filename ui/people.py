"""The parts of the people page: levels, reach, overlaps, attribution, concentration, gaps.

It must not add up or decide who counts; every number is a column of a query.
"""

from html import escape

import pandas as pd

from ui import blocks, charts, drawings, evidence, marks, steps, text, theme
from ui.here import Here, load, one, say, show
from ui.warehouse_state import Row, records

# Only landscapes that the coalition names can count; the reference layer is no part of this page.
SCOPE = {"in_scope": True}
ROWS_SHOWN = 12
WIDE_HA, MIDDLE_HA = 1_000_000, 100_000
LANDSCAPE_COLUMNS = (
    "landscape_name",
    "stage_code",
    "extent_kind_code",
    "people_method_code",
    "residents",
    "range_code",
    "residents_attributed",
)
OVERLAP_COLUMNS = (
    "landscape_name",
    "other_landscape_name",
    "residents_shared",
    "area_shared_ha",
)
MISSING_COLUMNS = (
    "landscape_name",
    "country_names",
    "stage_code",
    "reason_code",
    "population_stated",
)
BOUND_COLUMNS = ("country_name", "landscapes", "population_low", "population_high")
REACH_TEXTURES = {"R0": "light", "R1": "solid", "R2": "hatched", "R3": "hatched"}


def story(here: Here) -> Row:
    """What the page's sentences are filled from: levels, reach, bounds, concentration."""
    held = load(here, "people_concentration", **SCOPE)
    half = records(held[held["is_half"]].tail(1))
    reached = {row["rung_code"]: row for row in records(load(here, "people_reach"))}
    bounds = one(here, "people_bounds_total", **SCOPE)
    return {
        **one(here, "overview"),
        "residents_in_scope": reached["R0"]["value"],
        "landscapes_with_people": reached["R0"]["landscapes_reporting"],
        "landscapes_half": half[0]["place_in_line"] if half else 0,
        "landscapes_without_people": len(load(here, "people_missing")),
        "landscapes_stated": bounds["landscapes"],
        "population_low": bounds["low"],
        "population_high": bounds["high"],
    }


def waterfall(here: Here, frame: pd.DataFrame) -> str:
    """From all residents in scope to the people supported; the bars sum to the last one."""
    rows = records(frame)
    items = [
        steps.Step(
            label=text.code("step", row["step_code"], here.language),
            name="people_unique" if row["step_code"] == "unique" else "residents",
            value=row["value"],
            is_total=row["step_code"] in ("gross", "unique"),
            note=say(here, f"step.{row['step_code']}"),
            texture="light" if row["step_code"] == "gross" else "solid",
        )
        for row in rows
    ]
    return steps.waterfall(items, language=here.language, modelled=here.is_modelled)


def bounds(here: Here, row: Row) -> None:
    """Who is stated and not mapped: a range by country, in no total."""
    if not row["landscapes_stated"]:
        blocks.note(here, say(here, "bounds.zero"))
        return
    frame = load(here, "people_bounds", **SCOPE)
    told = frame.rename(columns={"low": "population_low", "high": "population_high"}).assign(
        country_name=[
            text.find(f"place.{row['country_code']}", here.language) or row["country_name"]
            for row in records(frame)
        ]
    )
    is_exact = row["population_low"] == row["population_high"]
    chosen = "exact" if is_exact else text.variant(row["landscapes_stated"])
    template = text.find_variant("page.people.bounds.finding", chosen, language=here.language)
    said = marks.sentence(template, marks.numbers(row, here.language))
    blocks.html(f'<h3 class="finding">{said}</h3>')
    evidence.behind(here, "people_bounds", frame=told, columns=BOUND_COLUMNS, key="bounds")


def reach(here: Here, frame: pd.DataFrame) -> str:
    """Four counters under one another, each with where it comes from; never added."""
    rows = records(frame)
    items = [
        marks.Bar(
            label=text.code("reach", row["rung_code"], here.language),
            name="residents" if row["rung_code"] in ("R0", "R1") else "population_reached",
            value=row["value"],
            note=_reach_note(here, row),
            texture=REACH_TEXTURES[row["rung_code"]],
            gap="not_reported",
        )
        for row in rows
    ]
    scale = max((row["value"] or 0 for row in rows), default=0) or 1
    return marks.bars(items, scale=scale, language=here.language, modelled=here.is_modelled)


def _reach_note(here: Here, row: Row) -> str:
    reporting = row["landscapes_reporting"]
    template = text.find_variant("reach.from", text.variant(reporting), language=here.language)
    from_how_many = template.format(landscapes=show(here, "landscapes", reporting))
    words = [text.get(f"reach.{row['rung_code']}", here.language), from_how_many]
    if row["tier_lowest"] is not None:
        tier = text.code("tier", str(row["tier_lowest"]), here.language)
        words.append(text.get("reach.tier", here.language, tier=tier))
    return escape(" ".join(words))


def overlaps(here: Here) -> None:
    """Pairs that share people, the most shared first."""
    frame = load(here, "people_overlaps", **SCOPE)
    blocks.html(blocks.finding(here, "overlaps", {"pairs": len(frame)}, "pairs"))
    if frame.empty:
        return
    linked = frame.assign(
        profile=[profile(here, key) for key in frame["landscape_id"]],
        other=[profile(here, key) for key in frame["other_landscape_id"]],
    )
    links = {"landscape_name": "profile", "other_landscape_name": "other"}
    blocks.first(here, linked, OVERLAP_COLUMNS, links=links)
    evidence.behind(here, "people_overlaps", frame=frame, columns=OVERLAP_COLUMNS, key="overlaps")


def attribution(here: Here, row: Row) -> None:
    """Each landscape's own residents and its part of the total; the parts sum to it."""
    parts = load(here, "people_by_landscape", **SCOPE)
    own = load(here, "landscapes", **SCOPE)
    blocks.html(blocks.finding(here, "attribution", row, "landscapes_with_people"))
    if parts.empty:
        return
    kept = ["landscape_id", "stage_code", "people_method_code", "area_ha"]
    frame = parts.merge(own[kept], on="landscape_id", how="left")
    frame = frame.assign(range_code=[_range(here, one_row) for one_row in records(frame)])
    linked = frame.assign(profile=[profile(here, key) for key in frame["landscape_id"]])
    blocks.first(here, linked, LANDSCAPE_COLUMNS, links={"landscape_name": "profile"})
    if here.is_modelled:
        blocks.note(here, text.get("people.modelled", here.language))
    evidence.behind(
        here, "people_by_landscape", frame=frame, columns=LANDSCAPE_COLUMNS, key="attribution"
    )


def _range(here: Here, row: Row) -> str:
    """How far a modelled figure of an area of this size may be off."""
    if not here.is_modelled:
        return "loaded"
    if row["area_ha"] is None or row["area_ha"] < MIDDLE_HA:
        return "magnitude"
    return "wide" if row["area_ha"] >= WIDE_HA else "middle"


def by_country(here: Here, frame: pd.DataFrame) -> str:
    """The countries with most people, and always the row of what falls in none."""
    named = frame[frame["country_code"].notna()].head(ROWS_SHOWN)
    shown = pd.concat([named, frame[frame["country_code"].isna()]])
    return drawings.people_by_country(here, shown, most=len(shown))


def concentration(here: Here, row: Row) -> None:
    """How few landscapes carry the people, as a curve with its table."""
    frame = load(here, "people_concentration", **SCOPE)
    if len(frame) < 2:
        blocks.html(blocks.finding(here, "concentration", row, "landscapes_with_people"))
        return
    drawing = charts.concentration(
        records(frame),
        colours=theme.palette(here.mode),
        words=charts.Words(
            x=say(here, "concentration.x"),
            y=say(here, "concentration.y"),
            marked=text.get("people.half", here.language, landscapes=row["landscapes_half"]),
        ),
    )
    blocks.figure(
        here, "concentration", drawing,  frame=frame,
            row=row, by="landscapes_with_people",
    )  # fmt: skip


def missing(here: Here, row: Row) -> None:
    """Landscapes in scope that add nobody, with the first reason that holds."""
    frame = load(here, "people_missing")
    blocks.html(blocks.finding(here, "missing", row, "landscapes_without_people"))
    if frame.empty:
        return
    linked = frame.assign(profile=[profile(here, key) for key in frame["landscape_id"]])
    blocks.first(here, linked, MISSING_COLUMNS, links={"landscape_name": "profile"})
    evidence.behind(here, "people_missing", frame=frame, columns=MISSING_COLUMNS, key="missing")


def profile(here: Here, landscape_id: str) -> str:
    """The address of a landscape's own page."""
    return drawings.address(here, "landscape", id=landscape_id)
