"""A chart of money by year: one column a year, from zero.

Rows in, figure out; it must not read data, add up or import Streamlit.
"""

from collections.abc import Callable, Sequence
from typing import Any

import plotly.graph_objects as go

from ui.charts import Words, plain, told_from_zero
from ui.theme import Palette

Row = dict[str, Any]
HEIGHT = 250


def by_year(
    rows: Sequence[Row], *, colours: Palette, words: Words, write: Callable[[float], str]
) -> go.Figure:
    """Columns of amount_usd over period_year; a year without an amount has no column.

    `write` gives an amount in the reader's words.
    """
    held = [row for row in rows if row["amount_usd"] is not None]
    figure = go.Figure(
        go.Bar(
            x=[row["period_year"] for row in held],
            y=[row["amount_usd"] for row in held],
            marker={"color": colours.categories[0]},
            customdata=[write(row["amount_usd"]) for row in held],
            hovertemplate="%{x}: USD %{customdata}<extra></extra>",
        )
    )
    plain(figure, colours, words)
    figure.update_layout(height=HEIGHT, bargap=0.25)
    figure.update_yaxes(rangemode="tozero")
    told_from_zero(figure, max((row["amount_usd"] for row in held), default=0), write)
    figure.update_xaxes(tickformat="d", dtick=max(1, -(-_span(held) // 6)))
    return figure


def _span(rows: Sequence[Row]) -> int:
    years = [int(row["period_year"]) for row in rows]
    return max(years) - min(years) + 1 if years else 1
