"""Charts that need axes and hovering, as plotly figures; simpler bars are in `marks`.

Rows in, figure out; it must not read data, add up or import Streamlit.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from ui.theme import Palette

Row = dict[str, Any]
FONT = '"Source Sans", "Source Sans Pro", sans-serif'
BAR_HEIGHT = 34


def waterfall_by_step(
    steps: Sequence[Row], *, labels: Sequence[str], shown: Sequence[str], colours: Palette
) -> go.Figure:
    """People from gross to unique: `steps` carry step_code and a signed value, the last a total.

    `labels` name the steps, `shown` are their values in words, written on the bars.
    """
    totals = {0, len(steps) - 1}
    figure = go.Figure(
        go.Waterfall(
            orientation="h",
            y=list(labels),
            x=[step["value"] for step in steps],
            measure=["absolute" if place in totals else "relative" for place in range(len(steps))],
            text=list(shown),
            textposition="outside",
            cliponaxis=False,
            connector={"line": {"color": colours.line, "width": 1}},
            totals={"marker": {"color": colours.categories[0]}},
            increasing={"marker": {"color": colours.categories[0]}},
            decreasing={
                "marker": {"color": colours.paper, "line": {"color": colours.muted, "width": 1}}
            },
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    return _plain(figure, colours, rows=len(steps))


def _plain(figure: go.Figure, colours: Palette, *, rows: int) -> go.Figure:
    """The house look: no grid, no legend, words at the bars, transparent ground."""
    figure.update_layout(
        height=rows * BAR_HEIGHT + 56,
        margin={"l": 8, "r": 120, "t": 8, "b": 24},
        font={"family": FONT, "size": 14, "color": colours.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        bargap=0.35,
        dragmode=False,
    )
    figure.update_yaxes(autorange="reversed", automargin=True, showgrid=False, ticks="")
    figure.update_xaxes(rangemode="tozero", showgrid=False, showticklabels=False, zeroline=True)
    figure.update_xaxes(zerolinecolor=colours.line, fixedrange=True)
    figure.update_yaxes(fixedrange=True)
    return figure
