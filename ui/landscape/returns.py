"""Four returns, measure by measure: ends, target, way met, trend, who is counted, what conflicts.

It must not add measures up or compare them with those of another landscape.
"""

from html import escape

import pandas as pd

from ui import blocks, evidence, format, marks, names, sparks, story, text
from ui.here import Here, load, say
from ui.landscape import consent
from ui.warehouse_state import Row, records

# Women, men and unknown make the whole; youth and communities lie across them.
SIDES = {"women": "solid", "men": "light", "unknown": "outline"}
ACROSS = ("youth", "community")
RETURNS = "landscape_returns"
VALUES = "landscape_return_values"
GROUPS = "landscape_return_groups"
VALUE_COLUMNS = (
    "measure_name",
    "group_words",
    "value",
    "unit_name",
    "on_text",
    "value_type_code",
    "tier",
    "is_conflicting",
    "source_title",
)


def told(here: Here, row: Row) -> str:
    """Each return with its sentence, then its measures."""
    if consent.is_withheld(row, "indicators"):
        return consent.nothing(here, row, "indicators")
    measures = records(_load(here, row, RETURNS))
    values = records(_load(here, row, VALUES))
    groups = records(_load(here, row, GROUPS))
    parts = [consent.rounded(here, row, "indicators")]
    for one in records(_load(here, row, "landscape_return_stories")):
        subject = text.code("return", one["return_code"], here.language)
        said = story.tally({**one, "subject": subject}, here.language)
        own = [measure for measure in measures if measure["return_code"] == one["return_code"]]
        items = "".join(_measure(here, measure, values, groups) for measure in own)
        listed = f'<ul class="measures">{items}</ul>'
        body = blocks.on_request(here, listed) if items else ""
        parts.append(f'<h3 class="finding">{said}</h3>{body}')
    return "".join(parts)


def _measure(here: Here, measure: Row, values: list[Row], groups: list[Row]) -> str:
    own = [one for one in values if _same(one, measure)]
    people = [
        one
        for one in groups
        if one["measure_code"] == measure["measure_code"] and measure["unit_name"] == "people"
    ]
    name = names.measure(measure["measure_code"], here.language, measure["measure_name"])
    kind = say(here, f"kind.{measure['kind_code'] or 'stock'}")
    told_row = {**measure, "subject": name}
    parts = [
        story.block(here, told_row, beside=kind),
        _trend(here, measure, own, story_words(here, told_row)),
        _facts(here, measure),
        _groups(here, people),
        _remarks(here, measure, own),
    ]
    return f'<li class="measure">{"".join(parts)}</li>'


def _same(one: Row, measure: Row) -> bool:
    return (one["measure_code"], one["unit_name"]) == (
        measure["measure_code"],
        measure["unit_name"],
    )


def story_words(here: Here, row: Row) -> str:
    """The sentence of a measure without tags, for those who hear it."""
    return marks.words(story.sentence(row, here.language))


def _trend(here: Here, measure: Row, values: list[Row], words: str) -> str:
    """A line for what stands at a date, bars for what happens in a period; nothing for no value."""
    points = [
        sparks.Point(one["on"], one["value"])
        for one in values
        if one["is_chosen"] and one["group_code"] == "all"
    ]
    if not points:
        return ""
    if measure["kind_code"] == "flow":
        return sparks.columns(points, words=words)
    target = None
    if measure["target_on"] is not None and measure["target_on"] > points[-1].on:
        target = sparks.Point(measure["target_on"], measure["target_value"])
    return sparks.line(points, target=target, words=words)


def _facts(here: Here, measure: Row) -> str:
    """Baseline, latest and target with their dates, the evidence, and the part of the way met."""
    pairs = [
        (slot, _dated(here, measure, slot))
        for slot in ("baseline", "latest", "target")
        if measure[f"{slot}_value"] is not None
    ]
    if measure["periods"] > 1 and measure["period_from_on"] is not None:
        pairs.append(("total", _sum(here, measure)))
    if measure["tier"] is not None:
        pairs.append(("tier", escape(text.code("tier", f"{measure['tier']:.0f}", here.language))))
    body = "".join(
        f"<div><dt>{escape(say(here, f'measure.{slot}'))}</dt><dd>{words}</dd></div>"
        for slot, words in pairs
    )
    return f'<dl class="measure-facts">{body}</dl>{_way(here, measure)}'


def _dated(here: Here, measure: Row, slot: str) -> str:
    value = measure[f"{slot}_value"]
    qualifier = measure.get(f"{slot}_qualifier")
    shown = format.measure(value, measure["unit_name"], here.language, qualifier=qualifier)
    on = measure[f"{slot}_on"]
    when = "" if on is None else f" <small>{escape(format.day(on, here.language))}</small>"
    return marks.figure(f"{slot}_value", value, shown) + when


def _sum(here: Here, measure: Row) -> str:
    total = measure["period_total"]
    shown = format.measure(total, measure["unit_name"], here.language)
    days = [format.day(measure[name], here.language) for name in ("period_from_on", "period_to_on")]
    return (
        f"{marks.figure('period_total', total, shown)} "
        f"<small>{escape(say(here, 'measure.period', from_on=days[0], to_on=days[1]))}</small>"
    )


def _way(here: Here, measure: Row) -> str:
    """How much of the way to the target is met, with a bar where there is a way to draw."""
    code = measure["target_code"]
    if code == "none":
        return ""
    fields = marks.numbers({"share_met": measure["share_met"]}, here.language)
    words = marks.sentence(text.get(f"page.landscape.target.{code}", here.language,
                                    share_met="{share_met}"), fields)  # fmt: skip
    share = measure["share_met"]
    if share is None or share <= 0:
        return f'<p class="measure-way">{words}</p>'
    bar = (
        '<span class="bar-track thin has-end" style="--scale:1" aria-hidden="true">'
        f'<i class="solid" style="--value:{min(share, 1):.3f}"></i></span>'
    )
    return f'<p class="measure-way">{words}</p>{bar}'


def _groups(here: Here, groups: list[Row]) -> str:
    """Women, men and unknown as one bar; youth and communities beside it, said where not stated."""
    if not groups or groups[0]["people_whole"] is None:
        return ""
    by_code = {one["group_code"]: one for one in groups}
    bar = "".join(
        f'<i class="{texture}" style="flex-grow:{by_code[code]["people_in_group"]:.0f}"></i>'
        for code, texture in SIDES.items()
        if by_code[code]["people_in_group"]
    )
    words = "".join(_group(here, by_code[code], SIDES.get(code, "")) for code in (*SIDES, *ACROSS))
    when = escape(say(here, "groups.when", on=format.day(groups[0]["on"], here.language)))
    return (
        f'<div class="stack measure-groups"><p class="stack-label">{when}</p>'
        f'<div class="stack-bar" aria-hidden="true">{bar}</div>'
        f'<ul class="stack-words">{words}</ul></div>'
    )


def _group(here: Here, one: Row, texture: str) -> str:
    swatch = f'<i class="swatch {texture}"></i>' if texture else ""
    shown = marks.number("people_in_group", one["people_in_group"], here.language, gap="not_stated")
    name = escape(say(here, f"groups.{one['group_code']}"))
    return f"<li>{swatch}{name}{text.get('frame.colon', here.language)}{shown}</li>"


def _remarks(here: Here, measure: Row, values: list[Row]) -> str:
    """Values that disagree, side by side, each with its evidence; and values without a date."""
    lines = []
    disagreeing = [one for one in values if one["is_conflicting"] and one["group_code"] == "all"]
    for on in dict.fromkeys(one["on_text"] for one in disagreeing):
        told_values = [_beside(here, one) for one in disagreeing if one["on_text"] == on]
        when = format.day(on or text.get("missing.not_stated", here.language), here.language)
        lines.append(say(here, "measure.conflict", date=when, values=" · ".join(told_values)))
    if measure["undated"]:
        undated = [_beside(here, one) for one in values if one["on"] is None]
        lines.append(say(here, "measure.undated", values=" · ".join(undated)))
    return "".join(f'<p class="note">{escape(line)}</p>' for line in lines)


def _beside(here: Here, one: Row) -> str:
    value = format.measure(
        one["value"], one["unit_name"], here.language, qualifier=one["qualifier"]
    )
    return f"{value} ({text.code('tier', str(one['tier']), here.language)})"


def _load(here: Here, row: Row, query: str) -> pd.DataFrame:
    return load(here, query, landscape_id=row["landscape_id"])


def show(here: Here, row: Row) -> None:
    """The returns with every value behind them: the table twin of all trends."""
    blocks.html(told(here, row))
    values = _load(here, row, VALUES)
    if values.empty:
        return
    words = [say(here, f"groups.{_code(code)}") for code in values["group_code"]]
    twin = values.assign(group_words=words)
    for query, frame, columns in (
        (VALUES, twin, VALUE_COLUMNS),
        (RETURNS, _load(here, row, RETURNS), ()),
        (GROUPS, _load(here, row, GROUPS), ()),
    ):
        if frame.empty:
            continue
        label = f"page.landscape.behind.{query}"
        evidence.behind(here, query, frame=frame, columns=columns, key=query, label=label)


def _code(group: str) -> str:
    """The list of words for a group; a group of the source's own stands as other."""
    known = {"Indigenous peoples and local communities": "community"}
    code = known.get(group, group)
    return code if code in ("all", *SIDES, *ACROSS) else "other"
