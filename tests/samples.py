"""Brings in every file of ../shared/samples as its sender would: checked, answered, published.

`python -m tests.samples` prints the table of what came of each. Must not touch the record: the
store and the warehouse are folders of its own.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from data import build, publish
from data.errors import DashboardError
from data.intake import report, run
from data.intake.run import Outcome
from data.sources import form_mapping

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
ON = date(2026, 11, 22)
LANDSCAPE = "1000l-sierra-gorda"
OUTLINES = """
rows:
  - table: boundary
    columns: {landscape_id: {constant: LANDSCAPE}, geometry: [Shape, _shape, location_shape_manual]}
"""
NEW_PLACE = """
rows:
  - table: landscape
    columns:
      landscape_name: {constant: Place of a form}
      scope_code: {constant: reference}
      latitude: [geo_location, _point, location_corner1]
      longitude: [geo_location, _point, location_corner1]
"""
OBSERVED = """
rows:
  - table: observation
    columns:
      landscape_id: {constant: LANDSCAPE}
      measure_code: {constant: I02}
      value: {field: did_you_find_the_site, values: {"yes": 1, "no": 0, "1": 1, "0": 0}}
      period_end_on: {constant: "2016"}
"""
REPEATED = """
rows:
  - table: observation
    each: houshold_member_repeat
    columns:
      landscape_id: {constant: LANDSCAPE}
      measure_code: {constant: I02}
      value: {constant: "1"}
      period_end_on: {constant: "2016"}
      disaggregation: household_location
"""
NAMED = """
rows:
  - table: organisation
    columns:
      organisation_id: {field: restaurant_name, as: slug}
      organisation_name: restaurant_name
"""


@dataclass(frozen=True)
class Told:
    """What a sender says of a file: answers, and the mapping of a form."""

    answers: Mapping[str, str] = field(default_factory=dict)
    mapping: str = ""

    def words(self) -> str:
        """What was said, in a few words for the table."""
        said = [f"{key}={value}" for key, value in self.answers.items()]
        return ", ".join([*said, *(["a mapping"] if self.mapping else [])])


IATI = {"landscape": LANDSCAPE}
# What is asked on the way, by how the question begins: half of the money, no measure of ours.
ALSO = (("share:", "50"), ("measure:", "none"))
ROUNDS = 3
TOLD: tuple[tuple[str, Told], ...] = (
    ("kobo_all_geo_types", Told(mapping=OUTLINES)),
    ("kobo_geojson_and_selects", Told(mapping=NEW_PLACE)),
    ("kobo_hxl_grouped", Told(mapping=REPEATED)),
    ("kobo_sanitation", Told(mapping=NAMED)),
    ("kobo_site", Told(mapping=OBSERVED)),
    ("odk_central_csv", Told(mapping=NEW_PLACE)),
    ("odk_central_odata", Told(mapping=OUTLINES)),
    ("dfid", Told(IATI)),
    ("iati_2.03", Told(IATI)),
    ("iatipublisher", Told(IATI)),
    ("undp", Told(IATI)),
    ("package", Told({"table:data": "none", "table:data2": "none"})),
    ("landscapes_44", Told({"id_field": "id"})),
)


@dataclass(frozen=True)
class Result:
    """What came of one file, first as it is and then with what its sender said."""

    file: str
    kind: str
    first_state: str
    first_words: str
    told: str
    state: str
    accepted: int
    corrected: int
    refused: int
    words: str


def told(file: Path) -> Told:
    """What the sender of a file says of it."""
    return next((one for part, one in TOLD if part in file.name), Told())


def laid_out(file: Path, said: Told, room: Path) -> Path:
    """The file as it is sent: alone, with its mapping beside, or with the table that it needs."""
    room.mkdir(parents=True, exist_ok=True)
    given = Path(shutil.copy(file, room))
    if said.mapping:
        words = f"form: sample\n{said.mapping.strip()}\n".replace("LANDSCAPE", LANDSCAPE)
        form_mapping.beside(given).write_text(words, encoding="utf-8")
    if file.name != "landscapes_44.geojson":
        return given
    held = [one["properties"] for one in json.loads(file.read_text("utf-8"))["features"]]
    lines = ["landscape_id,landscape_name,country_codes,scope_code"]
    lines += [f'{x["id"]},"{x["name"]}",{x["countries_iso3"].replace(",", ";")},reference'
              for x in held]  # fmt: skip
    (room / "landscape.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return room


def bring(given: Path, answers: Mapping[str, str], *, going_public: bool) -> Outcome | str:
    """The outcome of an import, or the sentence that refused it before it was read."""
    try:
        with run.imported(
            given, answers=answers, on=ON, with_preview=False, going_public=going_public
        ) as outcome:
            return outcome
    except DashboardError as error:
        return str(error)


def answered(given: Path, answers: dict[str, str], going_public: bool) -> Outcome | str:
    """The outcome once every question that comes up on the way is answered too."""
    for _ in range(ROUNDS):
        outcome = bring(given, answers, going_public=going_public)
        if isinstance(outcome, str) or outcome.state_code != "asked":
            break
        asked = [one.asks for one in outcome.report.questions]
        more = {one: text for one in asked for start, text in ALSO if one.startswith(start)}
        if not more:
            break
        answers |= more
    return outcome


def result(file: Path, room: Path, *, going_public: bool) -> Result:
    """One file of the samples, as it is and then as its sender answers."""
    said = told(file)
    bare = bring(laid_out(file, Told(), room / "bare"), {}, going_public=False)
    full = answered(laid_out(file, said, room / "told"), dict(said.answers), going_public)
    if isinstance(bare, str) or isinstance(full, str):
        words = next(one for one in (bare, full) if isinstance(one, str))
        return Result(file.name, "", "refused", words, said.words(), "refused", 0, 0, 1, words)
    held = full.report
    return Result(
        str(file.relative_to(SAMPLES)),
        ", ".join(dict.fromkeys([*bare.report.readers, *held.readers])),
        bare.state_code,
        sentence(bare),
        said.words(),
        full.state_code,
        held.accepted,
        held.said["corrected"],
        held.said["refused"],
        full.failure.split("\n")[0] or sentence(full),
    )


def sentence(outcome: Outcome) -> str:
    """The first sentence that the report says, questions and refusals before the rest."""
    ordered = sorted(
        (one for one, _ in outcome.report.remarks),
        key=lambda one: report.ORDER.index(one.kind_code),
    )
    return report.sentence(ordered[0]) if ordered else "Every cell was taken as it is."


def results(room: Path, *, going_public: bool) -> list[Result]:
    """Every file of the samples in the order of their names."""
    found = sorted(one for one in SAMPLES.rglob("*") if one.is_file())
    return [
        result(one, room / str(number), going_public=going_public)
        for number, one in enumerate(found)
    ]


def main() -> int:
    """Publish every sample into a record of its own; gives how many ended in no sentence."""
    with tempfile.TemporaryDirectory(prefix="samples-") as name:
        room = Path(name)
        os.environ["LANDSCAPES_STORE"] = str(room / "store")
        os.environ["LANDSCAPES_WAREHOUSE"] = str(room / "warehouse")
        before = build.build().warehouse_id
        found = results(room, going_public=True)
        after = publish.current()
    print("file | kind | as it is | told | then | accepted | corrected | refused | first sentence")
    print(" | ".join(["---"] * 9))
    for one in found:
        cells = (one.file, one.kind, one.first_state, one.told or "–", one.state, one.accepted,
                 one.corrected, one.refused, one.words)  # fmt: skip
        print(" | ".join(str(cell).replace("|", "/") for cell in cells))
    print("\nAs it is, what its sender reads first:\n")
    for one in found:
        print(f"- {one.first_words}")
    print(f"\nWarehouse {before} became {after}.")
    return sum(not one.words for one in found)


if __name__ == "__main__":
    sys.exit(main())
