"""Yearly bars of a flow: the year's value as a bar, what differs and what was published earlier as marks on it.

A year for which no single value can be defended has no bar: its figures stand there as the spans that they are. A year
that is not over, of which only a part is counted, is hatched.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from nkr.analysis.series import Series, Year
from nkr.model import Fact, Measure, Number, Status
from nkr.model.grouping import grouped
from nkr.output import numbers
from nkr.output.charts import pictures
from nkr.output.charts.drawing import Drawing, Scale
from nkr.output.charts.pictures import MARGIN, SPREAD, Frame, Key, Picture
from nkr.output.charts.rows import COLOURS, THICK, Row, interval, span, within_brackets
from nkr.output.terminal_charts import numbers_in

TAIL = 14.0
"""Points: how far a minimum fades upwards."""
FAR = 1.4
"""A figure above this many times the highest bar is only named: else it flattens all bars."""


class Bar(NamedTuple):
    """A year: ``chosen`` gives its value, if one can be defended; ``unfinished`` counts only its first months."""

    year: int
    value: Number | None
    chosen: Row | None
    unfinished: bool = False
    differing: Sequence[Row] = ()
    earlier: Sequence[Row] = ()
    undecided: Sequence[Row] = ()

    @property
    def marks(self) -> list[Row]:
        """What stands there beside the bar, or instead of one; in the order in which it is drawn."""
        return [*self.earlier, *self.differing, *self.undecided]

    def aside(self, row: Row, half: float) -> float:
        """How far from the middle of the year a mark stands: figures of which none is chosen stand side by side."""
        if row not in self.undecided:
            return 0
        several = len(self.undecided)
        return (self.undecided.index(row) - (several - 1) / 2) * min(6, 2 * half / several)

    @property
    def hatched(self) -> bool:
        return self.unfinished or bool(self.chosen and self.chosen.fact.status is Status.PROVISIONAL)


class Bars(NamedTuple):
    """A measure by year. ``apart`` counts the figures that no year of it shows."""

    title: str
    unit: str
    bars: Sequence[Bar]
    apart: int

    def legend(self) -> list[Key]:
        return [key for name, key in _KEYS.items() if any(getattr(bar, name) for bar in self.bars)]

    def draw(self, drawing: Drawing, top: float) -> float:
        room = drawing.width - 2 * MARGIN
        y = drawing.paragraph(MARGIN, top, self.title, room, 8.5, bold=True) if self.title else top
        y = drawing.paragraph(MARGIN, y, f"{pictures.people(self.unit)} a year".capitalize(), room, colour="quiet") + 12
        values = [bar.value for bar in self.bars if bar.value is not None]
        limit = FAR * max(values) if values else float("inf")
        marks = [row for bar in self.bars for row in bar.marks]
        ends = [end for end in numbers_in(row.fact.interval for row in marks) if end <= limit]
        scale = Scale.over([*values, *ends], y + (150 if drawing.width >= SPREAD else 95), y, linear=True)
        for row in marks:  # room for what fades upwards
            if self._seen(scale, row):
                scale = scale._replace(end=scale.end + max(0, y - span(scale, row.fact, TAIL)[1]))
        right = MARGIN + room
        left = drawing.levels(scale, MARGIN, right)
        pitch = (right - left) / len(self.bars)
        half = min(pitch * 0.38, 16)
        for place, bar in enumerate(self.bars):
            self._bar(drawing, scale, bar, left + (place + 0.5) * pitch, half)
        drawing.lines([(left, scale.start, right, scale.start)], "ink", 0.8)
        self._values(drawing, scale, left, pitch, right)
        return drawing.years([(left + (n + 0.5) * pitch, bar.year) for n, bar in enumerate(self.bars)], scale.start)

    def _bar(self, drawing: Drawing, scale: Scale, bar: Bar, x: float, half: float) -> None:
        if bar.chosen is not None and bar.value is not None:
            highest = scale.at(bar.value)
            box = (x - half, highest, 2 * half, max(scale.start - highest, 0.5))
            with drawing.hover(str(bar.year), *bar.chosen.hover):
                if bar.hatched:
                    drawing.hatched(*box)
                else:
                    drawing.box(*box, "fill")
        for row in bar.marks:
            if not self._seen(scale, row) or (row in bar.earlier and not row.is_one_value):
                continue
            y, aside = scale.at(row.fact.interval.floor), x + bar.aside(row, half)
            with drawing.hover(*row.hover):
                if row in bar.earlier:
                    drawing.lines([(x - half, y, x + half, y)], "ink", 0.7)
                elif not row.is_one_value:
                    interval(drawing, scale, aside, row._replace(dispute=None), upright=True, tail=TAIL)
                elif row.dispute is not None:
                    drawing.cross(aside, y, 2)
                else:
                    drawing.circle(aside, y, 2, COLOURS[None], COLOURS[None])

    @staticmethod
    def _seen(scale: Scale, row: Row) -> bool:
        return row.fact.interval.floor <= scale.high and (row.fact.interval.high or 0) <= scale.high

    def _values(self, drawing: Drawing, scale: Scale, left: float, pitch: float, right: float) -> None:
        """The numbers over their bars, level: the highest and the latest first, then as many as have room."""
        bars = [(place, bar) for place, bar in enumerate(self.bars) if bar.chosen or bar.undecided]
        first = [max(bars, key=lambda found: found[1].value or 0), bars[-1], bars[0]]
        for place, bar in [*first, *(found for found in bars if found not in first)]:
            marks = [row for row in (*bar.undecided, *bar.differing) if self._seen(scale, row)]
            marks += [row for row in bar.earlier if row.is_one_value]
            x = left + (place + 0.5) * pitch
            if bar.value is None and _apart(scale, marks):
                for row in marks:
                    self._value(drawing, x, scale.at(row.fact.interval.floor) - 5, row.figure, left, right)
                continue
            y = min([scale.at(bar.value or 0), *(min(span(scale, row.fact, TAIL)) for row in marks)])
            text = "; ".join(row.figure for row in marks) if bar.value is None else numbers.count(bar.value)
            self._value(drawing, x, y - (5 if bar.differing or bar.value is None else 2.5), text, left, right)

    @staticmethod
    def _value(drawing: Drawing, x: float, y: float, text: str, left: float, right: float) -> None:
        box = drawing.room_of(x, y, text, anchor="middle")
        shift = max(0, left - box.left) - max(0, box.right - right)
        box = box._replace(left=box.left + shift, right=box.right + shift)
        if drawing.is_free(box, 1):
            drawing.text(x + shift, y, box.text, anchor="middle", halo=True)

    def told(self) -> list[str]:
        """Where the bars come from, and every figure that stands apart, in words: not everybody can read marks."""
        said = []
        chosen = [(bar.year, bar.chosen) for bar in self.bars if bar.chosen]
        for who, years in grouped(chosen, lambda each: each[1].who).items():
            printed = groupby(years, key=lambda each: each[1].printed)
            spans = [f"{run} in {place}" for place, each in printed for run in numbers.runs(year for year, _ in each)]
            said.append(f"{who}: {'; '.join(spans)}.")
        headings = {"Differ": "differing", "Published earlier": "earlier", "No single value": "undecided"}
        for heading, pick in headings.items():
            if listed := [_listed(bar, rows) for bar in self.bars if (rows := getattr(bar, pick))]:
                said.append(f"{heading}: {'; '.join(listed)}.")
        if gaps := [str(bar.year) for bar in self.bars if not bar.chosen and not bar.undecided]:
            said.append(f"No figure for the whole year: {', '.join(gaps)}.")
        if self.apart:
            figures = numbers.counted(self.apart, "figure")
            said.append(f"Left out: {figures} for parts of a year or group, expected or by rate.")
        return said


def _apart(scale: Scale, rows: Sequence[Row]) -> bool:
    """Whether each of the values has room for its number above it."""
    places = sorted(scale.at(row.fact.interval.floor) for row in rows)
    single = all(row.is_one_value for row in rows)
    return len(rows) > 1 and single and all(lower - upper >= 14 for upper, lower in pairwise(places))


def _listed(bar: Bar, rows: Sequence[Row]) -> str:
    """Figures of a year, with the names of those who do not say its value: "2002: 1,140, 1,138 (KBS)"."""
    own = bar.chosen.who if bar.chosen else ""
    figures = (row.figure if row.who == own else within_brackets(f"{row.figure} ({row.who})") for row in rows)
    return f"{bar.year}: {', '.join(figures)}"


def _dots(drawing: Drawing, x: float, y: float) -> None:
    drawing.circle(x - 4, y, 2, "value", "value")
    drawing.box(x + 1, y - 3.5, THICK, 7, "value")


_KEYS: dict[str, Key] = {
    "hatched": (
        lambda d, x, y: d.hatched(x - 3, y - 3.5, 6, 7),
        "hatched: the year was not over, or the count not final",
    ),
    "differing": (Drawing.cross, "another figure for the year, which differs"),
    "earlier": (
        lambda d, x, y: d.lines([(x - 5, y, x + 5, y)], "ink", 0.7),
        "published earlier by the same office, and replaced since",
    ),
    "undecided": (_dots, "no bar: no single value can be defended; the year's figures are dots and spans"),
}
"""The signs of a legend, by what of a year they stand for."""


def picture(title: str, series: Sequence[Series], frame: Frame) -> Picture:
    panels = [
        Bars(one.measure.label if len(series) > 1 else "", one.measure.units[0], _bars(one, frame), len(one.apart))
        for one in series
    ]
    bars = [bar for panel in panels for bar in panel.bars]
    rows = [row for bar in bars for row in (bar.chosen, *bar.differing, *bar.earlier, *bar.undecided) if row]
    told = ["A year's value is the official source's latest, or the one that all other figures of the year agree with."]
    told += [line for panel in panels for line in panel.told()]
    return frame.picture(title, [(panel.draw, panel.legend()) for panel in panels], rows, told)


def _bars(series: Series, frame: Frame) -> list[Bar]:
    bars = [_bar(year, frame) for year in series.years]
    after = bars[-1].year + 1
    if started := [fact for fact in series.apart if _begins(fact, after, series.measure)]:
        newest = max(started, key=lambda fact: (fact.time.end, fact.published.end))
        bars.append(Bar(after, newest.quantity.low, frame.rows([newest])[0], unfinished=True))
    return bars


def _begins(fact: Fact, year: int, measure: Measure) -> bool:
    """Whether a figure is the official count of the first months of ``year``, for the whole of the measure."""
    return (
        fact.time.start == date(year, 1, 1).toordinal()
        and fact.time.latest_year == year
        and fact.interval.low == fact.interval.high
        and fact.claimant == (measure.keeper or fact.claimant)
        and not (fact.planned or fact.doubtful or fact.event)
        and fact.unit == measure.units[0]
        and fact.counts_whole_of(measure)
    )


def _bar(year: Year, frame: Frame) -> Bar:
    apart = {fact.id for fact in (*year.superseded, *year.deviating, *year.errors, *year.unresolved)}
    rest = [fact for fact in year.facts if fact.id not in apart]
    chosen = next((row for row in frame.rows(rest) if year.value_fact in row.facts), None)
    if chosen is not None and year.value_fact is not None:
        chosen = chosen._replace(facts=(year.value_fact, *(f for f in chosen.facts if f is not year.value_fact)))
    differing, earlier = frame.rows(year.deviating), frame.rows(year.superseded)
    undecided = () if chosen else frame.rows(rest)
    return Bar(year.year, year.value, chosen, differing=differing, earlier=earlier, undecided=undecided)
