"""Transactions and budgets of an IATI activity as rows of the table finance.

Commitments and payments are rows; what comes in is the same money told by its receiver and is
counted where it goes out. Budgets never enter a sum. Must not convert a currency without a rate.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from data.intake.rows import Place, Remark, Row
from data.sources.iati_mapping import WHOLE, Said, Target
from data.sources.xml_nodes import Node

STAGES = {"2": "committed", "3": "disbursed", "4": "disbursed"}
# Version 1 wrote letters, its drafts words.
EARLIER = {
    "c": "2", "d": "3", "e": "4", "if": "1", "ir": "5", "lr": "6", "r": "7", "qp": "8", "qs": "9",
    "cg": "10", "commitment": "2", "disbursement": "3", "expenditure": "4", "incoming funds": "1",
    "interest repayment": "5", "loan repayment": "6", "reimbursement": "7",
}  # fmt: skip
NOT_PAID = {
    "1": "money coming in", "11": "a commitment to the activity", "5": "interest",
    "6": "a loan repayment", "7": "a reimbursement", "8": "a purchase of shares",
    "9": "a sale of shares", "10": "a guarantee", "12": "a pledge", "13": "a pledge received",
}  # fmt: skip
INSTRUMENTS = {
    "110": "standard grant", "111": "subsidy", "210": "interest subsidy",
    "310": "capital subscription on deposit basis", "410": "aid loan", "421": "standard loan",
    "422": "reimbursable grant", "423": "bonds", "431": "subordinated loan", "510": "common equity",
}  # fmt: skip
SOURCES = {"40": "international_donor", "60": "philanthropic", "70": "private", "71": "private",
           "72": "private", "73": "private"}  # fmt: skip
AMOUNT = re.compile(r"[+-]?\d{1,15}(\.\d+)?")
THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
CENT = Decimal("0.01")


@dataclass
class Payment:
    """A transaction or budget as read, before shares, rates and links."""

    node: Node
    stage: str
    number: str
    amount: Decimal
    currency: str
    value_on: str
    starts_on: str
    ends_on: str
    is_budget: bool = False


@dataclass(frozen=True)
class Activity:
    """What the rows of an activity need to know of it."""

    node: Node
    activity_id: str
    key: str
    file: str
    source_id: str
    reporter_name: str

    def place(self, node: Node) -> Place:
        return Place(self.file, self.activity_id, node.line)


def payments(activity: Activity) -> Iterator[Payment | Remark]:
    """The transactions that are rows, corrections taken off what they correct; remarks besides."""
    held: list[Payment] = []
    below: list[Payment] = []
    left_out: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for node in activity.node.all("transaction"):
        code = _code(node)
        if code not in STAGES:
            left_out[code] = left_out.get(code, 0) + 1
            if code not in NOT_PAID:
                yield _refused(activity, node, "transaction-type", code, *_no_type(code))
            continue
        numbers[code] = numbers.get(code, 0) + 1
        read = _payment(activity, node, STAGES[code], f"{code}-{numbers[code]:04d}")
        if isinstance(read, Remark):
            yield read
        else:
            (below if read.amount < 0 else held).append(read)
    yield from (_taken_off(activity, one, held) for one in below)
    for code, count in left_out.items():
        if code in NOT_PAID:
            fact = (
                f"Transactions of type {code}, {NOT_PAID[code]}: {count} in {activity.activity_id}."
            )
            step = "They are not counted: money counts where it is committed or paid out."
            yield Remark("noted", activity.place(activity.node), fact, step, "transaction-type",
                         rule_code="iati_not_paid")  # fmt: skip
    yield from held
    yield from _budgets(activity)


def _no_type(code: str) -> tuple[str, str]:
    if code:
        return f"“{code}” is no type of transaction.", "Use a code of IATI's list, such as 3."
    fact = "is a payment that does not say of which kind it is; it is left out."
    return fact, "Have its publisher add <transaction-type code=…/>, such as 3 for a disbursement."


def _code(node: Node) -> str:
    kind = node.first("transaction-type")
    code = kind.get("code") or kind.text or node.get("type")
    return EARLIER.get(code.casefold(), code)


def _payment(activity: Activity, node: Node, stage: str, number: str) -> Payment | Remark:
    value = node.first("value")
    amount = _amount(value.text)
    currency = (value.get("currency") or activity.node.get("default-currency")).upper()
    if amount is None:
        said = f"“{value.text[:60]}” is no amount." if value.text else "states no amount."
        step = "Give digits with a decimal point, such as 6400000.00."
        return _refused(activity, node, "value", value.text[:60], said, step)
    if not re.fullmatch(r"[A-Z]{3}", currency):
        said = f"“{currency[:20]}” is no currency." if currency else "states no currency."
        step = "Add currency=… or the activity's default-currency, such as EUR."
        return _refused(activity, node, "currency", currency[:20], said, step)
    value_on = date_of(value.get("value-date"))
    on = date_of(node.first("transaction-date").get("iso-date")) or value_on
    starts = date_of(node.first("period-start").get("iso-date") or node.first("period-start").text)
    ends = date_of(node.first("period-end").get("iso-date") or node.first("period-end").text)
    return Payment(node, stage, number, amount, currency, value_on, starts or on, ends or on)


def _amount(text: str) -> Decimal | None:
    text = text.replace("\xa0", "").replace(" ", "")
    if THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    return Decimal(text).quantize(CENT) if AMOUNT.fullmatch(text) else None


def date_of(text: str) -> str:
    """A date of XML without its time or zone; what is none stays, for the schema to refuse."""
    return text[:10] if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*|Z|[+-]\d\d:\d\d)", text) else text


def _taken_off(activity: Activity, read: Payment, held: list[Payment]) -> Remark:
    """Take an amount below 0 off the rows that it corrects, the last first."""
    left = -read.amount
    for one in reversed(held):
        if (one.stage, one.currency) == (read.stage, read.currency):
            part = min(left, one.amount)
            one.amount, left = one.amount - part, left - part
    text = f"{read.amount} {read.currency}"
    if left:
        fact = f"{text} takes back more than was {read.stage}."
        step = f"{left} {read.currency} could not be taken off. Correct the transactions."
        return _refused(activity, read.node, "value", str(read.amount), fact, step)
    fact = f"{text} was taken off what was {read.stage} in {activity.activity_id}."
    return Remark("corrected", activity.place(read.node), fact, "", "value", str(read.amount),
                  rule_code="iati_taken_off")  # fmt: skip


def _budgets(activity: Activity) -> Iterator[Payment | Remark]:
    """Budgets, the revised one in place of the original of the same period."""
    nodes = activity.node.all("budget") + activity.node.all("budget-planned")
    revised = {_period(node) for node in nodes if node.get("type") == "2"}
    for number, node in enumerate(nodes, 1):
        read = _payment(activity, node, "committed", f"budget-{number:04d}")
        if node.get("type") != "2" and _period(node) in revised:
            fact = f"The revised budget of {_period(node)[0]} stands for the original."
            yield Remark("noted", activity.place(node), fact, rule_code="iati_revised_budget")
        elif isinstance(read, Remark):
            yield read
        elif read.amount < 0:
            step = "Give the budget of the period as it stands after the change."
            yield _refused(activity, node, "value", str(read.amount), "is below 0.", step)
        else:
            read.is_budget = True
            yield read


def _period(node: Node) -> tuple[str, str]:
    return node.first("period-start").get("iso-date"), node.first("period-end").get("iso-date")


def row(
    activity: Activity, one: Payment, target: Target, said: Said, *, is_parent: bool, parent: str
) -> Row:
    """The finance row of a payment for a landscape; the share stands in the note."""
    amount, notes = one.amount, [f"IATI activity {activity.activity_id}"]
    suffix = f"-{target.landscape_id}" if target.is_one_of_several else ""
    if target.share is not None and target.share != WHOLE:
        amount = (amount * target.share / WHOLE).quantize(CENT)
        notes.append(f"{target.share.normalize():f} % of {one.amount}")
    rate = (Decimal(1), one.value_on) if one.currency == "USD" else said.rate(
        one.currency, one.value_on or one.starts_on)  # fmt: skip
    if one.value_on and rate is None:
        notes.append(f"value date {one.value_on}")
    if one.is_budget:
        notes.append("budget of the period")
    funder, kind = _funder(activity, one.node)
    cells = {
        "finance_id": f"iati-{activity.key}-{one.number}{suffix}",
        "landscape_id": target.landscape_id,
        "finance_stage_code": one.stage,
        "finance_source_code": SOURCES.get(kind, ""),
        "funder_name": funder,
        "recipient_name": one.node.first("receiver-org").text,
        "instrument_name": _instrument(activity, one.node),
        "currency_code": one.currency,
        "amount": str(amount),
        "amount_usd": str((amount * rate[0]).quantize(CENT)) if rate else "",
        "rate_usd": str(rate[0]) if rate else "",
        "rate_on": rate[1] if rate else "",
        "period_start_on": one.starts_on,
        "period_end_on": one.ends_on,
        "value_type_code": "estimated" if one.is_budget else "reported",
        "is_excluded_from_sums": "true" if is_parent or one.is_budget else "false",
        "parent_finance_id": parent,
        "tier": "2",
        "source_id": activity.source_id,
        "note": "; ".join(notes),
    }
    return Row("finance", cells, activity.place(one.node), {"amount": "value"})


def _funder(activity: Activity, node: Node) -> tuple[str, str]:
    """Who pays and its type: the provider, else the one funder named, else the reporter."""
    giver = node.first("provider-org")
    if giver.text:
        return giver.text, giver.get("type")
    funders = [
        one for one in activity.node.all("participating-org")
        if one.get("role").casefold() in ("1", "funding", "donor") and one.text
    ]  # fmt: skip
    if len(funders) == 1:
        return funders[0].text, funders[0].get("type")
    return activity.reporter_name, activity.node.first("reporting-org").get("type")


def _instrument(activity: Activity, node: Node) -> str:
    kind = node.first("finance-type")
    code = kind.get("code") or activity.node.first("default-finance-type").get("code")
    if not code:
        return kind.text or activity.node.first("finance-type").text
    return INSTRUMENTS.get(code, f"finance type {code}")


def _refused(
    activity: Activity, node: Node, column: str, value: str, fact: str, step: str
) -> Remark:
    return Remark("refused", activity.place(node), fact, step, column, value,
                  rule_code="iati_money")  # fmt: skip
