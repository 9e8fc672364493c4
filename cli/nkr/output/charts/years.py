"""Yearly bars of a flow: the year's value as a bar, figures that deviate and earlier vintages as marks on it.

A year for which no single value can be defended has no bar: its figures stand there as the spans that they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkr.analysis.compare.clusters import Group
from nkr.analysis.series import Series, Year
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact, Status
from nkr.model.quantity import Number
from nkr.output import numbers
from nkr.output.charts import marks, pictures, text_metrics
from nkr.output.charts.drawing import INK, PAPER, QUIET_INK, RULE, Drawing
from nkr.output.charts.marks import COLOURS, Dispute, DisputeIndex, Mark
from nkr.output.charts.pictures import MARGIN, SMALL, SPREAD, Key, Picture
from nkr.output.charts.scales import Scale, nice_step

FILL = "#ace"
FAR = 1.6
"""A figure above this many times the greatest bar stands at the edge, with its number: else it flattens all bars."""

UPRIGHT = SMALL * 0.95
"""Points: a year at least this wide has its value written upright over its bar."""
CLOSE = 7
"""Points: a label further from its bar could be taken for that of the mark between them."""
ARROW = 22
"""Points: how far an arrow reaches from a bound."""


class Bar(NamedTuple):
    """A year: ``chosen`` gives its value, if one can be defended; the rest stand on or beside the bar."""

    year: int
    value: Number | None
    chosen: Mark | None
    deviating: Sequence[Mark]
    earlier: Sequence[Mark]
    agreeing: Sequence[Mark]

    @property
    def undecided(self) -> Sequence[Mark]:
        """The figures of a year without a value."""
        return [] if self.chosen else [mark for mark in self.agreeing if mark.fact.quantity.has_size]


class Bars(NamedTuple):
    """A measure by year."""

    title: str
    unit: str
    bars: Sequence[Bar]
    apart: int

    @property
    def _drawn(self) -> list[Mark]:
        return [mark for bar in self.bars for mark in (*bar.undecided, *bar.deviating, *bar.earlier)]

    def top(self) -> float:
        """The upper end of the scale."""
        values = [bar.value for bar in self.bars if bar.value is not None]
        ends = [
            end
            for mark in self._drawn
            for end in (mark.fact.interval.low, mark.fact.interval.high)
            if end is not None and (not values or end <= FAR * max(values))
        ]
        most = max([*values, *ends], default=1) or 1
        step = nice_step(most * 1.08 / 4)
        return step * -(-most * 1.08 // step)

    def legend(self) -> list[Key]:
        keys: list[Key] = []
        if any(bar.chosen and bar.chosen.fact.status is not Status.PROVISIONAL for bar in self.bars):
            keys.append((_bar, "a bar: the year's value, from the source named here"))
        if any(bar.chosen and bar.chosen.fact.status is Status.PROVISIONAL for bar in self.bars):
            keys.append((_provisional, "a dashed bar: provisional when it was published"))
        if any(bar.deviating for bar in self.bars):
            keys.append(
                (
                    lambda d, x, y: marks.cross(d, x, y, 2.4, COLOURS[Dispute.CONFLICT]),
                    "deviates from the year's value",
                )
            )
        if any(bar.earlier for bar in self.bars):
            keys.append((_ring, "published earlier by the keeper of the register, and replaced since"))
        if any(bar.undecided for bar in self.bars):
            keys.append((_span, "no bar: no single value can be defended, so the figures are shown as published"))
        keys += [key for key in pictures.signs(self._drawn) if key[1] not in marks.MEANINGS.values()]
        return keys

    # --- drawing -------------------------------------------------------------------------------------------------

    def draw(self, drawing: Drawing, top: float) -> float:
        room = drawing.width - 2 * MARGIN
        y = drawing.paragraph(MARGIN, top, self.title, room, 8.5, bold=True)
        y = drawing.paragraph(MARGIN, y, f"{pictures.unit_words(self.unit)} a year", room, SMALL, colour=QUIET_INK) + 4
        height = 165 if drawing.width >= SPREAD else 110
        scale = Scale.linear(self.top(), y + height, y)
        left = MARGIN + max(text_metrics.width(label, SMALL) for _, label in scale.ticks()) + 5
        right = MARGIN + room
        for value, label in scale.ticks():
            drawing.line(left, scale.at(value), right, scale.at(value), RULE, 0.5)
            drawing.text(left - 3, scale.at(value) + SMALL * 0.35, label, SMALL, anchor="end")
        pitch = (right - left) / len(self.bars)
        for place, bar in enumerate(self.bars):
            self._bar(drawing, scale, bar, left + (place + 0.5) * pitch, pitch)
        drawing.line(left, scale.start, right, scale.start, INK, 0.8)
        y = self._years(drawing, left, pitch, scale.start) + 4
        for text in self.told(values=pitch < UPRIGHT) if drawing.alone else []:
            y = drawing.paragraph(MARGIN, y, text, room, SMALL) + 1
        return y

    def _bar(self, drawing: Drawing, scale: Scale, bar: Bar, x: float, pitch: float) -> None:
        half = min(pitch * 0.36, 16)
        taken: list[tuple[float, float]] = []
        if bar.chosen is not None and bar.value is not None:
            highest = scale.at(bar.value)
            others = [f"also: {mark.figure}, {mark.said} ({mark.where})" for mark in bar.agreeing]
            provisional = bar.chosen.fact.status is Status.PROVISIONAL
            full = "\n".join([bar.chosen.hover, *others])
            with drawing.told(f"{bar.year}\n{bar.chosen.brief}", f"{bar.year}\n{full}"):
                drawing.box(
                    x - half,
                    highest,
                    2 * half,
                    max(scale.start - highest, 0.5),
                    PAPER if provisional else FILL,
                    COLOURS[Dispute.QUIET],
                    provisional,
                )
        for mark in bar.earlier:
            with drawing.told(mark.brief, mark.hover):
                taken.append(self._mark(drawing, scale, mark, x - half * 0.45, earlier=True))
        for mark in bar.deviating:
            with drawing.told(mark.brief, mark.hover):
                taken.append(self._mark(drawing, scale, mark, x + half * 0.45))
        for place, mark in enumerate(bar.undecided):
            offset = (place - (len(bar.undecided) - 1) / 2) * min(6, 2 * half / len(bar.undecided))
            with drawing.told(mark.brief, mark.hover):
                marks.interval(drawing, scale, x + offset, mark.fact, mark.dispute, upright=True, reach=ARROW)
        if bar.value is not None:
            self._label(drawing, bar, x, scale.at(bar.value) - 2, pitch, taken, scale.start)

    @staticmethod
    def _mark(drawing: Drawing, scale: Scale, mark: Mark, x: float, *, earlier: bool = False) -> tuple[float, float]:
        """A figure on a bar; returns how high and how low it reaches, in points."""
        fact = mark.fact
        if fact.interval.floor > scale.high:
            marks.cross(drawing, x, scale.end + 3, 2.4, COLOURS[Dispute.CONFLICT])
            drawing.text(x + 4, scale.end + 5, f"↑ {mark.figure}", SMALL - 0.5, colour=COLOURS[Dispute.CONFLICT])
            return scale.end, scale.end + 6
        if earlier and fact.interval.low == fact.interval.high and fact.interval.low is not None:
            drawing.circle(x, scale.at(fact.interval.low), 2.1, PAPER, INK)
            return scale.at(fact.interval.low) - 3, scale.at(fact.interval.low) + 3
        dispute = Dispute.QUIET if earlier else Dispute.CONFLICT
        marks.interval(drawing, scale, x, fact, dispute, upright=True, reach=ARROW)
        lower = scale.at(max(fact.interval.floor, 0))
        upper = lower - ARROW if fact.interval.high is None else scale.at(fact.interval.high)
        return upper - 4, lower + 4

    @staticmethod
    def _label(
        drawing: Drawing, bar: Bar, x: float, y: float, pitch: float, taken: Sequence[tuple[float, float]], foot: float
    ) -> None:
        """The value over its bar, or in it where a mark would come between the two: level where there is room, else
        upright, else not at all.
        """
        label = numbers.count(bar.value or 0)
        size = text_metrics.width(label, SMALL)
        level = size + 1 <= pitch
        height = SMALL if level else size
        if not level and pitch < UPRIGHT:
            return
        above = _clear(y, height, taken)
        inside = y + 6 + height
        for top, bottom in sorted(taken):
            if top < inside and bottom > inside - height:
                inside = bottom + 1 + height
        outside = y - above <= CLOSE or inside >= foot - 2
        place = above if outside else inside
        if level:
            drawing.text(x, place, label, SMALL, anchor="middle", halo=outside)
        else:
            drawing.text(x + SMALL * 0.35, place, label, SMALL, upright=True, halo=outside)

    def _years(self, drawing: Drawing, left: float, pitch: float, y: float) -> float:
        """The years under the bars, as many as have room."""
        step = next(
            step for step in (1, 2, 5, 10, 20, 50, 1000) if step * pitch >= text_metrics.width("2000", SMALL) + 3
        )
        for place, bar in enumerate(self.bars):
            if bar.year % step == 0:
                drawing.text(left + (place + 0.5) * pitch, y + SMALL * 1.35, str(bar.year), SMALL, anchor="middle")
        return y + SMALL * 1.7

    def told(self, *, values: bool = False) -> list[str]:
        """Where the bars come from, and every figure that stands apart, in words: not everybody can read marks.

        ``values`` lists the bars' values too, where they do not stand on the bars.
        """
        chosen = [(bar.year, bar.chosen) for bar in self.bars if bar.chosen]
        said = []
        if values:
            said.append("; ".join(f"{year}: {mark.figure}" for year, mark in chosen) + ".")
        for who in dict.fromkeys(mark.who for _, mark in chosen):
            spans = _spanned((year, mark.where) for year, mark in chosen if mark.who == who)
            said.append(f"{who}: {'; '.join(spans)}.")
        for heading, pick in (("Deviating", "deviating"), ("Earlier", "earlier"), ("No single value", "undecided")):
            found: dict[tuple[int, str], list[Mark]] = {}
            for bar in self.bars:
                for mark in sorted(getattr(bar, pick), key=lambda mark: mark.fact.published.end):
                    found.setdefault((bar.year, f"{mark.figure}, {mark.who}"), []).append(mark)
            if found:
                listed = "; ".join(
                    f"{year}: {figure}, in {reports[0].where}{_more(len(reports) - 1)}"
                    for (year, figure), reports in found.items()
                )
                said.append(f"{heading}: {listed}.")
        gaps = [bar.year for bar in self.bars if not bar.chosen and not bar.undecided]
        if gaps:
            said.append(f"No figure for the whole year: {', '.join(map(str, gaps))}.")
        if self.apart:
            said.append(
                f"Left out: {numbers.counted(self.apart, 'figure')} for parts of a year, for parts of the "
                "whole, expected or by rate."
            )
        return said

    def words(self) -> list[str]:
        return self.told(values=True)


def _clear(y: float, height: float, taken: Sequence[tuple[float, float]]) -> float:
    """The lowest place from ``y`` upwards where a label of ``height`` meets no mark."""
    for top, bottom in sorted(taken, reverse=True):
        if top < y and bottom > y - height:
            y = top - 1
    return y


def _more(count: int) -> str:
    return f" and {count} more report{'s' if count != 1 else ''}" if count else ""


def _spanned(sources: Iterable[tuple[int, str]]) -> list[str]:
    """Years with the same source as one span: "2005–2009 in The Korea Herald, 5 or 12 October 2011, ¶11"."""
    spans: list[tuple[int, int, str]] = []
    for year, source in sources:
        if spans and spans[-1][2] == source and spans[-1][1] == year - 1:
            spans[-1] = (spans[-1][0], year, source)
        else:
            spans.append((year, year, source))
    return [f"{first}–{last} in {source}" if first != last else f"{first} in {source}" for first, last, source in spans]


def _bar(drawing: Drawing, x: float, y: float) -> None:
    drawing.box(x - 3, y - 3.5, 6, 7, FILL, COLOURS[Dispute.QUIET])


def _provisional(drawing: Drawing, x: float, y: float) -> None:
    drawing.box(x - 3, y - 3.5, 6, 7, PAPER, COLOURS[Dispute.QUIET], dashed=True)


def _ring(drawing: Drawing, x: float, y: float) -> None:
    drawing.circle(x, y, 2.1, PAPER, INK)


def _span(drawing: Drawing, x: float, y: float) -> None:
    drawing.line(x, y - 3.5, x, y + 3.5, COLOURS[Dispute.QUIET], 1.6)
    for end in (y - 3.5, y + 3.5):
        drawing.line(x - 2.5, end, x + 2.5, end, COLOURS[Dispute.QUIET], 1.2)


def picture(
    title: str, series: Sequence[Series], groups: Sequence[Group], record: Dataset, disputes: DisputeIndex, edition: str
) -> Picture:
    """The yearly bars of ``series``, one panel each."""
    panels = [
        Bars(
            one.measure.label,
            one.measure.units[0],
            [_year(year, record, disputes) for year in one.years],
            len(one.apart),
        )
        for one in series
    ]
    facts = [fact for one in series for year in one.years for fact in year.facts]
    opening = (
        "Only figures for a whole year and the whole group. A year's value is the keeper's latest, or the one that "
    )
    opening += "all other figures of the year agree with; nothing is averaged."
    sizeless = [fact for fact in facts if not pictures.drawable(fact)]
    caveats = [opening, *pictures.cautions(facts, record), *pictures.undrawn(sizeless, record)]
    told = pictures.told(facts, groups) + "."
    return Picture(title, told, panels, caveats, pictures.sources_of(facts, record), edition)


def _year(year: Year, record: Dataset, disputes: DisputeIndex) -> Bar:
    def marked(facts: Iterable[Fact]) -> list[Mark]:
        return [marks.marked(fact, record, disputes) for fact in facts]

    apart = {fact.id for fact in (*year.superseded, *year.deviating)}
    chosen = marks.marked(year.value_fact, record, disputes) if year.value_fact else None
    rest = [fact for fact in year.facts if fact is not year.value_fact and fact.id not in apart]
    return Bar(year.year, year.value, chosen, marked(year.deviating), marked(year.superseded), marked(rest))
