"""Charts that need axes and hovering, as plotly figures; simpler bars are in `marks`.

Rows in, figure out; it must not read data, add up or import Streamlit.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from ui.theme import Palette

Row = dict[str, Any]
FONT = '"Source Sans", "Source Sans Pro", sans-serif'
BAR_HEIGHT = 52


def waterfall_by_step(
    steps: Sequence[Row], *, labels: Sequence[str], shown: Sequence[str], colours: Palette
) -> go.Figure:
    """People from gross to unique: `steps` carry step_code and a signed value, the last a total.

    `labels` name the steps, `shown` are their values in words; both stand beside the bars.
    """
    totals = {0, len(steps) - 1}
    return go.Figure(
        data=go.Waterfall(
            orientation="h",
            y=[f"{label}<br><b>{value}</b>" for label, value in zip(labels, shown, strict=True)],
            x=[step["value"] for step in steps],
            measure=["absolute" if place in totals else "relative" for place in range(len(steps))],
            connector={"line": {"color": colours.line, "width": 1}},
            totals={"marker": {"color": colours.categories[0]}},
            increasing={"marker": {"color": colours.categories[0]}},
            decreasing={
                "marker": {"color": colours.paper, "line": {"color": colours.muted, "width": 1}}
            },
            hoverinfo="skip",
        ),
        layout=_plain(colours, rows=len(steps)),
    )


def _plain(colours: Palette, *, rows: int) -> dict[str, Any]:
    """The house look: no grid, no legend, words at the bars, transparent ground."""
    return {
        "height": rows * BAR_HEIGHT + 56,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 24},
        "font": {"family": FONT, "size": 14, "color": colours.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "template": None,
        "showlegend": False,
        "bargap": 0.35,
        "dragmode": False,
        "yaxis": {
            "autorange": "reversed",
            "automargin": True,
            "showgrid": False,
            "ticks": "",
            "fixedrange": True,
        },
        "xaxis": {
            "rangemode": "tozero",
            "showgrid": False,
            "showticklabels": False,
            "zerolinecolor": colours.line,
            "fixedrange": True,
        },
    }
