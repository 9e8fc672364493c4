"""The record over time: the estimates of one measure by the date that they are about, official counts as a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nkr.analysis.compare.clusters import Group
from nkr.model import UNATTRIBUTED, Fact, Kind
from nkr.model.quantity import LOWER_BOUNDS
from nkr.output import labels
from nkr.output.charts import pictures
from nkr.output.charts.drawing import MILLIMETRE, TYPE, Box, Drawing, Scale
from nkr.output.charts.pictures import MARGIN, SPREAD, Frame, Key, Picture
from nkr.output.charts.rows import Row, chosen, interval, span, voice
from nkr.output.terminal_charts import numbers_in

MAX_ROWS = 40
"""Figures of a picture: more cannot be told apart."""
BAR_ROOM = 7
"""Points across that a bar needs: a narrow picture has fewer figures, and bars of one day stand this far apart."""
CLEAR = {True: 5, False: 3}
"""Points from a name to the bar of another figure, in a wide or narrow picture; nearer, it seems that one's."""
LONG = 2 * 366
"""Days: a figure dated only to a longer time ("the 2000s") has a thin line over all of it."""


class OverTime(NamedTuple):
    """The estimates of a measure, and the releases of its official source (``official``) in the order of time."""

    unit: str
    rows: Sequence[Row]
    official: Sequence[Row]
    linear: bool

    def legend(self) -> list[Key]:
        keys = pictures.signs(self.rows)
        if self.official:
            keys.append((_line, f"the official count ({self.official[0].who}), and its releases"))
        if any(_is_long(row.fact) for row in self.rows):
            thin = "thin line: the source gives only this span of time"
            keys.append((lambda d, x, y: d.lines([(x - 7, y, x + 7, y)], "value", 0.6), thin))
        return keys

    def draw(self, drawing: Drawing, top: float) -> float:
        room, every = drawing.width - 2 * MARGIN, [*self.rows, *self.official]
        height = 230 if drawing.width >= SPREAD else 150
        scale = Scale.over(numbers_in(row.fact.interval for row in every), 0, 1, linear=self.linear)
        words = scale.words(pictures.people(self.unit)).capitalize()
        y = drawing.paragraph(MARGIN, top, words, room, colour="quiet") + 4
        scale = scale._replace(start=y + height - (14 if scale.logarithmic else 0), end=y + 14)
        for row in every:  # room for what fades above and below
            low, high = span(scale, row.fact)
            scale = scale._replace(start=scale.start - max(0, low - y - height), end=scale.end + max(0, y - high))
        right = MARGIN + room - 4
        left = drawing.levels(scale, MARGIN, right)
        first, last = years_of(every)
        days = Scale(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal(), left, right)
        drawing.lines([(left, y + height, right, y + height)], "ink", 0.8)
        places = [(days.at(date(year, 7, 1).toordinal()), year) for year in range(first, last + 1)]
        bottom = drawing.years(places, y + height)
        latest = {_day(row.fact): row for row in self.official}  # of several releases the last published
        line = [(days.at(day), scale.at(row.fact.interval.floor)) for day, row in latest.items()]
        if len(line) > 1:
            drawing.polyline(line, "ink", 1.2)
        for row in self.official:
            with drawing.hover(*row.hover):
                drawing.circle(days.at(_day(row.fact)), scale.at(row.fact.interval.floor), 2, "paper", "ink")
        bars = self._apart(scale, days)
        for row, x in bars:
            with drawing.hover(*row.hover):
                if _is_long(row.fact):
                    drawing.polyline([(days.at(day), _level(scale, row.fact)) for day in _span(row.fact)], "value", 0.6)
                interval(drawing, scale, x, row, upright=True)
        released = list(latest.values())
        named = (released[-1], max(released, key=lambda row: row.fact.interval.floor), released[0]) if released else ()
        points = [(row, days.at(_day(row.fact))) for row in dict.fromkeys(named)]
        self._names(drawing, scale, [*points, *sorted(bars, key=lambda bar: -len(bar[0].facts))], (left, y, y + height))
        return bottom

    def _apart(self, scale: Scale, days: Scale) -> list[tuple[Row, float]]:
        """The rows with their places across: one that would cover another stands beside it, within half a year."""
        half_year = (days.end - days.start) / (days.high - days.low) * 183
        steps = range(1, max(1, int(half_year / BAR_ROOM)) + 1)
        shifts = [0, *(sign * BAR_ROOM * step for step in steps for sign in (-1, 1))]
        placed: list[tuple[Row, float]] = []
        taken: list[Box] = []
        for row in sorted(self.rows, key=lambda row: _day(row.fact)):
            for shift in shifts:
                x = days.at(_day(row.fact)) + shift
                box = _around(scale, row, x, 1)
                if days.start + 4 <= x <= days.end and not any(box.overlaps(other) for other in taken):
                    break
            else:
                x = days.at(_day(row.fact))
            taken.append(box)
            placed.append((row, x))
        return placed

    def _names(
        self, drawing: Drawing, scale: Scale, places: Sequence[tuple[Row, float]], edges: tuple[float, float, float]
    ) -> None:
        """What a bar says, and who says it if they are several, beside each that has room for it."""
        clear = CLEAR[drawing.width >= SPREAD]
        alone = voice([*self.rows, *self.official])
        unnamed = {UNATTRIBUTED, *(row.fact.claimant for row in self.official)}
        for row, x in places:
            texts = [row.figure] if alone or row.fact.claimant in unnamed else [f"{row.figure}, {row.name}", row.figure]
            about = x, *span(scale, row.fact)
            others = [_around(scale, *other, clear) for other in places if other[0] is not row]
            free = (
                (at, text)
                for text in texts
                for at in self._places(drawing, text, about, edges)
                if not any(drawing.room_of(*at[:2], text, anchor=at[2]).overlaps(other, clear) for other in others)
            )
            if found := next(free, None):
                (at, y, anchor), text = found
                drawing.text(at, y, text, anchor=anchor, halo=True)

    @staticmethod
    def _places(
        drawing: Drawing, text: str, about: tuple[float, float, float], edges: tuple[float, float, float]
    ) -> Iterator[tuple[float, float, str]]:
        """The free places for a name about a bar at x from low to high: right, left, above, below."""
        x, low, high = about
        left, top, bottom = edges
        middle = (low + high) / 2 + TYPE * 0.36
        above, below = (6, 3) if low == high else (3, 1)  # beyond a dot, which has its middle there
        for at, y, anchor in (
            (x + 5, middle, "start"),
            (x - 5, middle, "end"),
            (x, high - above, "middle"),
            (x, low + TYPE + below, "middle"),
            (x + 5, high + TYPE * 0.7, "start"),
            (x + 5, low, "start"),
            (x - 5, high + TYPE * 0.7, "end"),
            (x - 5, low, "end"),
        ):
            box = drawing.room_of(at, y, text, anchor=anchor)
            around = box._replace(top=box.top - 1, bottom=box.bottom + 1)
            if box.left >= left and box.top >= top and box.bottom <= bottom and drawing.is_free(around, 1.5):
                yield at, y, anchor


def _around(scale: Scale, row: Row, x: float, clear: float) -> Box:
    """The room about a bar in which no other, or no name of another, may be drawn."""
    ends = span(scale, row.fact)
    return Box(x - 3, min(ends) - clear - 2, x + 3, max(ends) + clear + 2)


def years_of(rows: Sequence[Row]) -> tuple[int, int]:
    days = [day for row in rows for day in _span(row.fact)]
    return date.fromordinal(min(days)).year, date.fromordinal(max(days)).year


def _is_long(fact: Fact) -> bool:
    first, last = _span(fact)
    return last > first


def _span(fact: Fact) -> tuple[int, int]:
    """The first and last day that a figure reaches over: those of a long time, else the day that it stands at."""
    day, time = _day(fact), fact.time
    return (time.start, time.end) if day < time.end and time.end - time.start > LONG else (day, day)


def _day(fact: Fact) -> int:
    """The day that a figure stands at: the middle of its time, the end of a total's."""
    end = fact.published.end if fact.time.open_end else fact.time.end
    if fact.kind is Kind.CUMULATIVE or fact.time.open_start or not fact.time.known_start:
        return end
    return (fact.time.start + end) // 2


def _level(scale: Scale, fact: Fact) -> float:
    """Where the line of a long time lies: in the middle of a bar, at the number of a minimum or maximum."""
    low, high = span(scale, fact)
    if fact.quantity.is_bound:
        return low if fact.interval.high is None or fact.quantity.qualifier in LOWER_BOUNDS else high
    return (low + high) / 2


def _line(drawing: Drawing, x: float, y: float) -> None:
    drawing.lines([(x - 7, y, x + 7, y)], "ink", 1.2)
    drawing.circle(x, y, 2, "paper", "ink")


def picture(groups: Sequence[Group], frame: Frame) -> Picture:
    """The figures of ``groups``, all of one measure, unit, group and place, by the date that they are about."""
    scope, look, vocabulary = groups[0].key.scope, frame.look, frame.record.vocabulary
    measure = vocabulary.measures[scope.measure]
    of_whom = "; ".join(labels.limits(scope, vocabulary, measure))
    title = f"{measure.label} ({of_whom})" if of_whom else measure.label
    official: list[Row] = []
    estimates: list[Row] = []
    for row in (row for group in groups for row in frame.rows(group.facts)):
        fact = row.fact
        counted = row.is_one_value and not (fact.doubtful or fact.planned)
        (official if measure.keeper == fact.claimant and counted else estimates).append(row._replace(dispute=None))
    official.sort(key=lambda row: (_day(row.fact), row.fact.published.end))
    rows = chosen(estimates, min(look.top or MAX_ROWS, MAX_ROWS, _fitting(look.width)))
    after = ", at the date that each is about."
    if name := voice([*rows, *official]):
        after += f" All by {name}."
    if len(rows) < len(estimates):
        after += f" {len(rows)} of {len(estimates)} different estimates: those in the most documents."
    caveats = ["Each bar shows the values that a figure as published is compatible with."]
    caveats += [f"{row.figure}: {row.who}, {row.about}." for row in rows]
    drawn = OverTime(scope.unit, rows, official, look.linear)
    made = frame.picture(title, [(drawn.draw, drawn.legend())], [*rows, *official], caveats, after=after)
    years = pictures.between(years_of([*rows, *official]))
    return made._replace(years=years, narrows=len(rows) <= _fitting(pictures.PHONE))


def _fitting(millimetres: float) -> int:
    return int(millimetres * MILLIMETRE - 50) // BAR_ROOM
