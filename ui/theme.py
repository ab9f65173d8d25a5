"""Colours and textures of every chart and map, for light and dark screens.

It must not draw, read data or import Streamlit.
"""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["light", "dark"]
Rgba = tuple[int, int, int, int]


@dataclass(frozen=True)
class Palette:
    """Hex colours of one mode; `categories` are told apart without colour vision, at most four."""

    mode: Mode
    ink: str
    muted: str
    paper: str
    land: str
    line: str
    categories: tuple[str, str, str, str]


LIGHT = Palette(
    mode="light",
    ink="#1C2430",
    muted="#56606B",
    paper="#FFFFFF",
    land="#E6E9EC",
    line="#C9D0D8",
    categories=("#12436D", "#28A197", "#801650", "#F46A25"),
)
DARK = Palette(
    mode="dark",
    ink="#E8EDF2",
    muted="#A9B4C0",
    paper="#0F1720",
    land="#25313D",
    line="#3A4857",
    categories=("#6BACE6", "#4CC4B8", "#DB93BB", "#F58B54"),
)

# Position of each scope in `categories`: its own colour, the same in every chart and map.
SCOPE_CATEGORY: dict[str, int] = {"in_scope": 0, "listed": 3, "reference": 1}


def palette(mode: str | None) -> Palette:
    """The palette of a mode; light when the browser has not told its mode yet."""
    return DARK if mode == "dark" else LIGHT


def scope_colour(scope_code: str, colours: Palette) -> str:
    """Hex colour of a landscape's scope."""
    return colours.categories[SCOPE_CATEGORY[scope_code]]


def rgba(hex_colour: str, alpha: int = 255) -> Rgba:
    """A hex colour as red, green, blue and opacity, each 0 to 255, as maps want it."""
    digits = hex_colour.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16), alpha
