"""Small IATI files for tests, and reading them; it must not assert more than the schema does."""

from decimal import Decimal

from data.sources import iati_activities as iati
from tests.sources.reading import Given

HEAD = '<?xml version="1.0"?>\n<iati-activities version="2.03">'
USD = '<value value-date="2021-05-01">{}</value>'


def activity(name="XM-1", *parts, currency="USD"):
    return (
        f'<iati-activity default-currency="{currency}"><iati-identifier>{name}</iati-identifier>'
        '<reporting-org ref="XM-DAC-1" type="10"><narrative>Ministry</narrative></reporting-org>'
        f"<title><narrative>Title</narrative></title>{''.join(parts)}</iati-activity>"
    )


def money(code, amount, currency="", value_date="2021-05-01", more=""):
    held = f' currency="{currency}"' if currency else ""
    return (
        f'<transaction><transaction-type code="{code}"/><transaction-date iso-date="2021-05-02"/>'
        f'<value{held} value-date="{value_date}">{amount}</value>{more}</transaction>'
    )


def related(name, kind):
    return f'<related-activity ref="{name}" type="{kind}"/>'


def indicator(title, *values, measure="1", more=""):
    return (
        f'<result type="1"><title><narrative>R</narrative></title><indicator measure="{measure}">'
        f"<title><narrative>{title}</narrative></title>{more}{''.join(values)}</indicator></result>"
    )


def period(kind, value, more=""):
    return (
        '<period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>'
        f'<{kind} value="{value}">{more}</{kind}></period>'
    )


def read(tmp_path, *activities, answers=None, head=HEAD):
    file = tmp_path / "a.xml"
    file.write_text(head + "".join(activities) + "</iati-activities>", encoding="utf-8")
    assert iati.recognises(file)
    given = Given(iati.read(file, {"landscape": "mara"} if answers is None else answers))
    assert given.broken_cells() == []
    return given


def counted(given, stage):
    return sum(
        Decimal(row["amount"])
        for row in given.of("finance")
        if row["finance_stage_code"] == stage and row["is_excluded_from_sums"] == "false"
    )
