"""What the sender says of an IATI file: which landscape an activity is, rates, what was measured.

Nothing is guessed here: without an answer an activity belongs to no landscape and an amount in
another currency stays as it is. Must not read XML.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from data.errors import IntakeError
from data.intake.rows import Answers
from data.sources.identifier import plain

HERE = Path(__file__).parent
MEASURES = HERE.parent / "reference" / "measure.csv"
WORDS = HERE / "iati_measure.csv"
WHOLE = Decimal(100)
NOTHING = "none"


@dataclass(frozen=True)
class Target:
    """A landscape that an activity was mapped to, with its share of the money in per cent.

    share is None when nobody said it; landscape_name is given only for a landscape to be made.
    """

    landscape_id: str
    share: Decimal | None = None
    landscape_name: str = ""
    is_one_of_several: bool = False


@dataclass(frozen=True)
class Said:
    """The answers to an IATI file, read once."""

    answers: Answers
    targets: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    rates: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)

    def of(self, activity: str) -> tuple[Target, ...]:
        """Landscapes of an activity: its own answer, the mapping file's, else the whole file's."""
        given = self.answers.get(f"landscape:{activity}", "")
        if not given and activity in self.targets:
            return self.targets[activity]
        given = given or self.answers.get("landscape", "")
        if not given or given == NOTHING:
            return ()
        share = self.answers.get(f"share:{activity}", "")
        return (Target(given, _share(share, f"answer share:{activity}") if share else None),)

    def is_left_out(self, activity: str) -> bool:
        """Whether the sender said that an activity belongs to no landscape."""
        return self.answers.get(f"landscape:{activity}") == NOTHING

    def rate(self, currency: str, on: str) -> tuple[Decimal, str] | None:
        """US dollars for one unit on a date, with the date as given: the day's, month's, year's."""
        for date in (on[:10], on[:7], on[:4]):
            if date and (currency, date) in self.rates:
                return self.rates[currency, date], date
        return None


def read_answers(answers: Answers) -> Said:
    """The answers with the files that they name. Raises IntakeError when one of these is wrong.

    `mapping` names a CSV of activity, landscape and, where they apply, share (per cent) and
    landscape_name; `rates` one of currency_code, rate_on, rate_usd.
    """
    targets: dict[str, tuple[Target, ...]] = {}
    if answers.get("mapping"):
        targets = _targets(Path(answers["mapping"]))
    rates: dict[tuple[str, str], Decimal] = {}
    if answers.get("rates"):
        file = Path(answers["rates"])
        for line, row in _rows(file, ("currency_code", "rate_on", "rate_usd")):
            rate = _decimal(row["rate_usd"])
            if rate is None or rate <= 0:
                raise IntakeError(
                    f"{file.name}, row {line}: “{row['rate_usd']}” is no rate. "
                    "Give US dollars for one unit of the currency, such as 1.0812."
                )
            rates[row["currency_code"].upper(), row["rate_on"]] = rate
    return Said(answers, targets, rates)


def _targets(file: Path) -> dict[str, tuple[Target, ...]]:
    found: dict[str, tuple[Target, ...]] = {}
    for line, row in _rows(file, ("activity", "landscape")):
        share = row.get("share", "")
        given = _share(share, f"{file.name}, row {line}") if share else None
        if row["activity"] and row["landscape"]:
            target = Target(row["landscape"], given, row.get("landscape_name", ""))
            found[row["activity"]] = (*found.get(row["activity"], ()), target)
    for activity, targets in list(found.items()):
        shares = [one.share for one in targets]
        if len(targets) > 1 and (None in shares or sum(one or 0 for one in shares) > WHOLE):
            raise IntakeError(
                f"{file.name}: {activity} is mapped to {len(targets)} landscapes, whose shares are "
                "missing or come to more than 100. Give each its share in per cent."
            )
        if len(targets) > 1:
            found[activity] = tuple(replace(one, is_one_of_several=True) for one in targets)
    return found


def _rows(file: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            missing = [name for name in needed if name not in (reader.fieldnames or [])]
            if missing:
                raise IntakeError(
                    f"{file.name} has no column {', '.join(missing)}. Add it; the columns are "
                    f"{', '.join(needed)}."
                )
            for row in reader:
                yield reader.line_num, {str(k): (v or "").strip() for k, v in row.items() if k}
    except (OSError, UnicodeDecodeError, csv.Error, AttributeError) as error:
        raise IntakeError(f"{file} cannot be read ({error}). Save it as CSV UTF-8.") from None


def _share(text: str, where: str) -> Decimal:
    share = _decimal(text.removesuffix("%").strip())
    if share is None or not 0 < share <= WHOLE:
        raise IntakeError(f"{where}: share is “{text}”. Give per cent above 0 up to 100.")
    return share


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


@dataclass(frozen=True)
class Measure:
    """A measure of ours, as reference/measure.csv has it."""

    measure_code: str
    measure_name: str
    unit_name: str

    @property
    def is_share(self) -> bool:
        return self.unit_name.startswith("%")


@cache
def measures() -> dict[str, Measure]:
    """Our measures by code. Source: reference/measure.csv."""
    with MEASURES.open(encoding="utf-8", newline="") as handle:
        return {
            row["measure_code"]: Measure(
                row["measure_code"], row["measure_name"], row["unit_name"]
            )
            for row in csv.DictReader(handle)
        }  # fmt: skip


@cache
def _words() -> list[tuple[frozenset[str], str, str]]:
    with WORDS.open(encoding="utf-8", newline="") as handle:
        return [
            (frozenset(plain(row["words"]).split()), row["measure_code"], row["sdg_code"])
            for row in csv.DictReader(handle)
        ]


def proposals(title: str, sdg_codes: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of the measures an indicator may be: by an SDG code, else by words of its title."""
    published = [code for _, code, sdg in _words() if sdg and sdg in sdg_codes]
    if published:
        return tuple(dict.fromkeys(published))
    held = set(plain(title).split())
    found = [(len(words), code) for words, code, _ in _words() if words and words <= held]
    best = max((size for size, _ in found), default=0)
    return tuple(dict.fromkeys(code for size, code in found if size == best))
