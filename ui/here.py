"""Where the reader is: page, language, filters and warehouse, handed to every block.

It must not draw; it reads rows and words for the page it describes.
"""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ui import format, text, warehouse_state
from ui.warehouse_state import Row


@dataclass(frozen=True)
class Here:
    """One page being shown: `filters` are query parameters, `about` the unfiltered overview."""

    name: str
    language: str
    mode: str
    warehouse_id: str
    filters: dict[str, Any]
    about: Row
    subject: Row | None = None
    is_phone: bool = False
    keys: tuple[str, ...] = field(default=())

    @property
    def is_modelled(self) -> bool:
        """True when people are counted on a modelled grid, so two significant figures are shown."""
        return bool(self.about["grid_is_modelled"])

    @property
    def is_demonstration(self) -> bool:
        """True when everything shown is invented."""
        return bool(self.about["data_kind"] == "demonstration")

    @property
    def data_kind(self) -> str:
        """Which kind of warehouse is read, as `data.read` names it."""
        return warehouse_state.kind_of(self.warehouse_id)


def load(here: Here, query: str, **parameters: Any) -> pd.DataFrame:
    """Rows of a query under the page's filters; `parameters` add to them or overrule them."""
    return warehouse_state.rows(here.warehouse_id, query, **{**here.filters, **parameters})


def one(here: Here, query: str, **parameters: Any) -> Row:
    """The row of a query that always gives one, as plain values."""
    return warehouse_state.records(load(here, query, **parameters))[0]


def say(here: Here, slot: str, **fields: object) -> str:
    """A text of this page: the key page.<page>.<slot> in the reader's language."""
    return text.get(f"page.{here.name}.{slot}", here.language, **fields)


def has(here: Here, slot: str) -> bool:
    """True when this page has a text in the slot."""
    return text.find(f"page.{here.name}.{slot}", here.language) is not None


def show_of(here: Here, row: Row, name: str, *, gap: str = "no_data") -> str:
    """One value of a row in words, with what the row says about it."""
    return format.of_row(row, name, here.language, modelled=here.is_modelled, gap=gap)


def show(here: Here, name: str, raw: Any, *, gap: str = "no_data") -> str:
    """A value in words, written as its column's name says."""
    return format.value(name, raw, here.language, modelled=here.is_modelled, gap=gap)
