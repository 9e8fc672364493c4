"""The same pictures as Vega-Lite specifications: plain dictionaries, for notebooks and newsroom tools.

Every value goes along as stated, with its hedge, so that nobody who reuses the data plots a bound as a value:
``low`` and ``high`` are the stated numbers, ``from`` and ``to`` where the mark is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from nkr.model.quantity import UPPER_BOUNDS
from nkr.output import escaping
from nkr.output.charts import text_metrics
from nkr.output.charts.drawing import INK, QUIET_INK
from nkr.output.charts.marks import COLOURS, Dispute, Mark
from nkr.output.charts.scales import Scale, year_ticks

Specification = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
PIXELS = 96 / 25.4
"""Vega's pixels in a millimetre."""

_STANDING_SCALE = {
    "domain": [dispute.value for dispute in Dispute],
    "range": [COLOURS[dispute] for dispute in Dispute],
}
_LEGEND = {"title": None, "labelExpr": f"datum.label == '{Dispute.QUIET.value}' ? 'at peace' : datum.label"}
_SHAPE_SCALE = {"domain": [dispute.value for dispute in Dispute], "range": ["cross", "diamond", "circle"]}


def composed(
    title: str, told: str, views: Sequence[Specification], notes: Iterable[str], width: float
) -> Specification:
    """One specification of views below each other, with the title above and the caveats and sources below."""
    lines = [line for note in notes for line in text_metrics.wrapped(escaping.printable(note), width, 10)]
    footer = {
        "width": width,
        "height": 14 * len(lines),
        "view": {"stroke": None},
        "data": {"values": [{"line": place, "text": line} for place, line in enumerate(lines)]},
        "mark": {"type": "text", "align": "left", "fontSize": 10, "color": INK},
        "encoding": {
            "x": {"value": -width * LEFT},
            "y": {"field": "line", "type": "ordinal", "axis": None},
            "text": {"field": "text"},
        },
    }
    return {
        "$schema": SCHEMA,
        "title": {
            "text": text_metrics.wrapped(escaping.printable(title), width, 17, bold=True),
            "subtitle": text_metrics.wrapped(escaping.printable(told), width, 11),
            "anchor": "start",
            "fontSize": 17,
            "subtitleColor": QUIET_INK,
        },
        "background": "white",
        "padding": 8,
        "spacing": 20,
        "vconcat": [*views, footer],
        "resolve": {"scale": {"x": "independent", "y": "independent"}},
        "config": {"font": text_metrics.FAMILIES.replace("'", ""), "view": {"stroke": None}},
    }


def datum(mark: Mark, scale: Scale) -> Specification:
    """A figure as a row of data: as stated, and where it is drawn on ``scale``."""
    fact, values = mark.fact, mark.fact.interval
    below = values.low is None or fact.quantity.qualifier in UPPER_BOUNDS
    start = scale.low if below or values.low is None else max(values.low, scale.low)
    end = scale.high if values.high is None else max(values.high, scale.low)
    return {
        "fact": fact.id,
        "figure": escaping.printable(mark.figure),
        "low": fact.quantity.low,
        "high": fact.quantity.high,
        "qualifier": fact.quantity.qualifier.value,
        "unit": fact.unit,
        "from": start,
        "to": end,
        "no_lower_end": below,
        "no_upper_end": values.high is None,
        "one_value": start == end,
        "about": escaping.printable(mark.about),
        "who": escaping.printable(mark.said),
        "where": escaping.printable(mark.where),
        "standing": mark.dispute.value,
        "status": fact.status.value,
    }


LEFT, PLOT, RIGHT = 0.27, 0.38, 0.35
"""The shares of the width that words at the left, the plot, and words at the right take."""
TYPE = 10
"""The size of the words beside a plot, in Vega's pixels."""

WHOLE = ","
"""Vega's format of a number with every digit. Others round: ``~r`` writes 25 as 30 on an axis."""

TOOLTIP = [
    {"field": field, "type": "nominal"} for field in ("figure", "about", "who", "where", "standing", "status", "fact")
]


def strip(title: str, unit: str, rows: Sequence[Mark], scale: Scale, width: float) -> Specification:
    """Rows of intervals on one scale; figure and time at the left, claimant and source at the right."""
    values = []
    lines = 1
    for place, row in enumerate(rows):
        found = datum(row, scale)
        beside = _broken(width * LEFT - 12, row.figure, row.about), _broken(width * RIGHT - 12, row.said, row.where)
        lines = max(lines, *map(len, beside))
        values.append({"row": place, "label": beside[0], "said": beside[1], **found})
    step = lines * TYPE * 1.25 + 6
    x_scale = {"type": "log" if scale.logarithmic else "linear", "domain": [scale.low, scale.high], "nice": False}
    axis = {**_axis(scale), "title": unit, "orient": "top"}
    y = {"field": "row", "type": "ordinal", "axis": None}
    colour = {"field": "standing", "type": "nominal", "scale": _STANDING_SCALE, "legend": _LEGEND}
    start = {"field": "from", "type": "quantitative", "scale": x_scale, "axis": axis}
    end = {"field": "to", "type": "quantitative", "scale": x_scale, "axis": axis}

    def words(field: str, x: float) -> Specification:
        mark = {"type": "text", "align": "left", "baseline": "top", "fontSize": TYPE, "lineHeight": TYPE * 1.25}
        return {
            "mark": {**mark, "limit": 0, "dy": 2 - step / 2},
            "encoding": {"x": {"value": x}, "text": {"field": field}},
        }

    def ends(condition: str, position: Specification, shape: str) -> Specification:
        return {
            "transform": [{"filter": condition}],
            "mark": {"type": "point", "shape": shape, "filled": True, "size": 60, "opacity": 1},
            "encoding": {"x": position, "color": colour},
        }

    plot = width * PLOT
    return {
        "title": {"text": escaping.printable(title), "anchor": "start", "fontSize": 12},
        "width": plot,
        "height": {"step": step},
        "data": {"values": values},
        "encoding": {"y": y, "tooltip": TOOLTIP},
        "layer": [
            {
                "transform": [{"filter": "!datum.one_value"}],
                "mark": {"type": "rule", "strokeWidth": 3},
                "encoding": {"x": start, "x2": {"field": "to"}, "color": colour},
            },
            {
                "transform": [{"filter": "datum.one_value"}],
                "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
                "encoding": {
                    "x": start,
                    "color": colour,
                    "shape": {
                        "field": "standing", "type": "nominal", "scale": _SHAPE_SCALE, "legend": _LEGEND,
                    },
                },
            },
            ends("datum.no_lower_end", start, "triangle-left"),
            ends("datum.no_upper_end", end, "triangle-right"),
            words("label", -width * LEFT),
            words("said", plot + 12),
        ],
    }  # fmt: skip


def _axis(scale: Scale) -> Specification:
    """The places of ``scale`` that are labelled, and their numbers as they are."""
    places = [place for place, label in scale.ticks() if label]
    return {"grid": True, "values": places, "labelExpr": f"format(datum.value, '{WHOLE}')"}


def _broken(room: float, *texts: str) -> list[str]:
    """Texts as lines of at most ``room`` pixels: Vega breaks no lines, and cuts off what is too long."""
    return [line for text in texts for line in text_metrics.wrapped(escaping.printable(text), room, TYPE)]


def years(
    title: str, unit: str, rows: Sequence[tuple[int, str, Mark]], top: float, width: float, told: Sequence[str]
) -> Specification:
    """Bars of the years' values, with deviating and earlier figures, and those of years without a value, as marks."""
    scale = Scale.linear(top, 0, 1)
    values = [{"year": year, "role": role, **datum(mark, scale)} for year, role, mark in rows]
    y_scale = {"domain": [0, top], "nice": False}
    x = {"field": "year", "type": "ordinal", "title": None, "axis": {"labelAngle": 0, "labelOverlap": True}}
    beside = {**x, "scale": {"type": "band"}, "bandPosition": 0.85}
    y = {"field": "from", "type": "quantitative", "scale": y_scale, "title": f"{unit} a year", "axis": _axis(scale)}
    roles = {"domain": ["deviating", "earlier", "no single value"], "range": ["cross", "circle", "diamond"]}
    colours = [COLOURS[Dispute.CONFLICT], INK, COLOURS[Dispute.QUIET]]
    colour = {"field": "role", "type": "nominal", "scale": {**roles, "range": colours}}
    notes = [line for text in told for line in _broken(width, text)]
    return {
        "title": {
            "text": escaping.printable(title),
            "anchor": "start",
            "fontSize": 12,
            "subtitle": notes,
            "subtitleFontSize": TYPE,
        },
        "width": width * (PLOT + RIGHT),
        "height": 220,
        "data": {"values": values},
        "encoding": {"x": {**x, "scale": {"type": "band"}}, "tooltip": TOOLTIP},
        "layer": [
            {
                "transform": [{"filter": "datum.role == 'value'"}],
                "mark": {"type": "bar", "color": "#ace", "stroke": COLOURS[Dispute.QUIET], "strokeWidth": 1},
                "encoding": {"y": {**y, "field": "low"}},
            },
            {
                "transform": [{"filter": "datum.role == 'value'"}],
                "mark": {"type": "text", "angle": 270, "align": "left", "dx": 4, "fontSize": TYPE},
                "encoding": {"y": {"datum": 0}, "text": {"field": "low", "format": WHOLE}},
            },
            {
                "transform": [{"filter": "datum.role != 'value' && !datum.one_value"}],
                "mark": {"type": "rule", "strokeWidth": 2},
                "encoding": {
                    "x": beside,
                    "y": y,
                    "y2": {"field": "to"},
                    "color": {**colour, "legend": {"title": None}},
                },
            },
            {
                "transform": [{"filter": "datum.role != 'value'"}],
                "mark": {"type": "point", "size": 40, "opacity": 1},
                "encoding": {
                    "x": beside,
                    "y": y,
                    "shape": {"field": "role", "type": "nominal", "scale": roles, "legend": {"title": None}},
                    "color": {**colour, "legend": {"title": None}},
                },
            },
        ],
    }  # fmt: skip


TALL = 320
"""How high a timeline's plot is, in Vega's pixels."""


def timeline(
    title: str,
    unit: str,
    rows: Sequence[tuple[int, int, int, int, Mark]],
    scale: Scale,
    days: tuple[int, int],
    width: float,
    told: Sequence[str],
) -> Specification:
    """Ranges against the last day that they are about, numbered as in the key under the title.

    ``rows``: number, first day, last day, the day at which it is drawn, figure. Days are ordinals.
    """
    values = [
        {"number": str(number), "first": _iso(first), "last": _iso(last), "at": _iso(at), **datum(mark, scale)}
        for number, first, last, at, mark in rows
    ]
    x_scale = {"domain": [_iso(days[0]), _iso(days[1])]}
    marked = [
        {"year": date.fromordinal(day).year, "month": 1, "date": 1} for day in year_ticks(*days, int(width * PLOT))
    ]
    x_axis = {"format": "%Y", "values": marked, "grid": False}
    x = {"field": "at", "type": "temporal", "title": None, "scale": x_scale, "axis": x_axis}
    y_scale = {"type": "log" if scale.logarithmic else "linear", "domain": [scale.low, scale.high], "nice": False}
    y = {"field": "from", "type": "quantitative", "scale": y_scale, "title": unit, "axis": _axis(scale)}
    colour = {"field": "standing", "type": "nominal", "scale": _STANDING_SCALE, "legend": _LEGEND}

    def ends(condition: str, field: str, shape: str) -> Specification:
        return {
            "transform": [{"filter": condition}],
            "mark": {"type": "point", "shape": shape, "filled": True, "size": 50, "opacity": 1},
            "encoding": {"x": x, "y": {**y, "field": field}, "color": colour},
        }

    return {
        "title": {
            "text": escaping.printable(title or unit),
            "fontSize": 12,
            "subtitle": [line for text in told for line in _broken(width, text)],
            "subtitleFontSize": TYPE,
            "anchor": "start",
        },
        "width": width * (PLOT + RIGHT),
        "height": TALL,
        "data": {"values": values},
        "encoding": {"tooltip": [{"field": "number", "type": "nominal"}, *TOOLTIP]},
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 0.7},
                "encoding": {"x": {**x, "field": "first"}, "x2": {"field": "last"}, "y": y, "color": colour},
            },
            {
                "transform": [{"filter": "!datum.one_value"}],
                "mark": {"type": "rule", "strokeWidth": 2.5},
                "encoding": {"x": x, "y": y, "y2": {"field": "to"}, "color": colour},
            },
            {
                "transform": [{"filter": "datum.one_value"}],
                "mark": {"type": "point", "filled": True, "size": 50, "opacity": 1},
                "encoding": {
                    "x": x,
                    "y": y,
                    "color": colour,
                    "shape": {
                        "field": "standing", "type": "nominal", "scale": _SHAPE_SCALE, "legend": _LEGEND,
                    },
                },
            },
            ends("datum.no_lower_end", "from", "triangle-down"),
            ends("datum.no_upper_end", "to", "triangle-up"),
            {
                "mark": {"type": "text", "dy": -9, "dx": 6, "fontSize": 9, "fontWeight": "bold"},
                "encoding": {"x": x, "y": {**y, "field": "to"}, "text": {"field": "number"}, "color": colour},
            },
        ],
    }  # fmt: skip


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
