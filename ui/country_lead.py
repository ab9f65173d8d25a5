"""What a country's first sheet tells, part by part, and in one line what is not recorded yet.

It must not call a part missing that landscapes keep back; that part stands and says so.
"""

from collections.abc import Callable

from ui import country, country_gaps, paragraph, unrecorded
from ui import country_promises as promises
from ui import country_record as record
from ui.country import code_of, cut
from ui.here import Here, load, one
from ui.page import pairs
from ui.warehouse_state import Row

Part = tuple[str, Callable[[Here, Row], None]]
PARTS: tuple[Part, ...] = (
    ("where", country.where),
    ("missing", country_gaps.missing),
    ("elements", record.elements),
    ("money", record.money),
    ("returns", record.returns),
    ("commitments", promises.commitments),
)
# Parts that only landscapes can fill.
OF_LANDSCAPES = ("missing", "elements", "money", "returns")
# What the page may lack, in the order in which the line names it.
NAMED = ("commitments", "money", "returns", "coalition", "organisations", "policies")


def show(here: Here, row: Row) -> None:
    """The paragraph, then the parts that hold something two by two, then what is not recorded."""
    absent = lacks(here, row)
    if country.has_landscapes(row):
        paragraph.selection(cut(here), place=row)
    promises.goals_of_its_own(here)
    hidden = set(absent) | (set() if country.has_landscapes(row) else set(OF_LANDSCAPES))
    pairs(here, [part for part in PARTS if part[0] not in hidden], row)
    unrecorded.line(here, absent)


def lacks(here: Here, row: Row) -> list[str]:
    """Which parts nothing is recorded of and nothing is kept back of."""
    code = code_of(here)
    money, returns = one(cut(here), "finance_total"), load(cut(here), "return_stories")
    is_told = {
        "commitments": not load(here, "country_commitments", country=code).empty,
        "money": bool(money["landscapes_with_finance"] or money["landscapes_withheld"]),
        "returns": bool((returns["direction_code"] != "no_data").any()),
        "coalition": not load(here, "country_coalitions", country=code).empty,
        "organisations": bool(row["organisations"]),
        "policies": bool(row["policies"]),
    }
    return [slot for slot in NAMED if not is_told[slot]]


def has_partners(here: Here, row: Row) -> bool:
    """Whether a national coalition, a policy or an organisation is recorded."""
    return not {"coalition", "organisations", "policies"} <= set(lacks(here, row))
