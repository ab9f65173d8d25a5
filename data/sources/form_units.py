"""Units in which forms ask and by what they are multiplied; exact where the unit is defined so.

Must not hold a unit whose size differs from place to place (manzana, feddan, bigha, quintal).
"""

import re
from decimal import Decimal, InvalidOperation

from data.cell import Refused

FACTORS = {
    ("acre", "ha"): "0.40468564224",
    ("m2", "ha"): "0.0001",
    ("km2", "ha"): "100",
    ("square mile", "ha"): "258.9988110336",
    ("ha", "km2"): "0.01",
    ("kg", "t"): "0.001",
    ("lb", "t"): "0.00045359237",
    ("t", "kg"): "1000",
    ("thousand", "one"): "1000",
    ("million", "one"): "1000000",
}
ALSO = {
    "acres": "acre", "ac": "acre", "acre": "acre", "acres (international)": "acre",
    "hectare": "ha", "hectares": "ha", "hectárea": "ha", "hectáreas": "ha", "ha": "ha",
    "hectareas": "ha", "has": "ha", "m²": "m2", "sqm": "m2", "square metre": "m2",
    "square metres": "m2", "square meters": "m2", "sq m": "m2", "km²": "km2", "sqkm": "km2",
    "sq km": "km2", "square kilometre": "km2", "square kilometres": "km2", "sq mi": "square mile",
    "square miles": "square mile", "tonne": "t", "tonnes": "t", "tons": "t", "pound": "lb",
    "pounds": "lb", "kilogram": "kg", "kilograms": "kg", "kilos": "kg", "thousands": "thousand",
    "millions": "million",
}  # fmt: skip
QUANTITY = re.compile(r"([-+]?\d[\d.,]*)\s*([^\d\s.,].*)?")
EXAMPLE = "Write digits only, such as 12.5."


def unit_named(given: str) -> str:
    """The one name of a unit: acre for “Acres”."""
    bare = " ".join(str(given).casefold().split())
    return ALSO.get(bare, bare)


def converted(text: str, unit: str, factor: str, decimal_mark: str = "") -> str:
    """A number in its new unit, to 9 digits. Its own unit may stand behind it. Raises Refused."""
    bare = text.strip()
    found = QUANTITY.fullmatch(bare[:80])
    number, behind = (found[1], (found[2] or "").strip("() ")) if found else (bare, "")
    if behind and unit_named(behind) != unit_named(unit):
        raise Refused(f"“{bare[:60]}” is not in {unit}.", f"Write it in {unit}: {EXAMPLE}")
    if decimal_mark == "comma":
        number = number.replace(".", "").replace(",", ".")
    try:
        product = Decimal(number) * Decimal(factor)
        if not product.is_finite() or not -18 <= product.adjusted() <= 18:
            raise InvalidOperation
    except InvalidOperation:
        raise Refused(f"“{bare[:60]}” is not a number.", EXAMPLE) from None
    out = format(round(product, max(8 - product.adjusted(), 0)) if product else product, "f")
    return out.rstrip("0").rstrip(".") if "." in out else out
