"""A chart of money by year: one column a year, from zero.

Rows in, figure out; it must not read data, add up or import Streamlit.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from ui.charts import Words, plain
from ui.theme import Palette

Row = dict[str, Any]
HEIGHT = 250


def by_year(rows: Sequence[Row], *, colours: Palette, words: Words) -> go.Figure:
    """Columns of amount_usd over period_year; a year without an amount has no column."""
    held = [row for row in rows if row["amount_usd"] is not None]
    figure = go.Figure(
        go.Bar(
            x=[row["period_year"] for row in held],
            y=[row["amount_usd"] for row in held],
            marker={"color": colours.categories[0]},
            hovertemplate="%{x}: USD %{y:.3s}<extra></extra>",
        )
    )
    plain(figure, colours, words)
    figure.update_layout(height=HEIGHT, bargap=0.25)
    figure.update_yaxes(rangemode="tozero", nticks=5)
    figure.update_xaxes(tickformat="d", dtick=max(1, -(-_span(held) // 6)))
    return figure


def _span(rows: Sequence[Row]) -> int:
    years = [int(row["period_year"]) for row in rows]
    return max(years) - min(years) + 1 if years else 1
