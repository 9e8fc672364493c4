"""A timeline: each figure's range against the time that it is about, numbered, with a key of who says it and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from nkr.analysis.compare.clusters import Group
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.quantity import UPPER_BOUNDS
from nkr.model.vocabulary import Kind
from nkr.output.charts import marks, pictures, text_metrics, vega
from nkr.output.charts.drawing import INK, QUIET_INK, RULE, Drawing
from nkr.output.charts.marks import COLOURS, Dispute, DisputeIndex, Mark
from nkr.output.charts.pictures import MARGIN, SMALL, SPREAD, Key, Picture, Word
from nkr.output.charts.scales import Scale, year_ticks

ARROW = 30
"""Points: how far an arrow reaches from a bound."""
ASIDE = 8
"""Points that a mark may stand beside its day: half a year where the drawing is wide and covers thirty."""
BEFORE = 5 * 365
"""Days that the axis may begin before the first figure's last day."""
CROWD = 100
"""Figures above which each measure has a drawing of its own."""
HINTED = 40
"""Figures above which spans are only hinted at, by a line of ``STUB`` points."""
STUB = 9
FEW = 4
"""Figures that need no tall drawing."""
LONG = 45
"""Days: a figure about a longer time is drawn with its span."""


class Numbered(NamedTuple):
    """A figure and the number that names it in the drawing."""

    number: int
    mark: Mark

    @property
    def first(self) -> int:
        """The first day that it is about; the last where the start is open or unknown."""
        time = self.mark.fact.time
        return time.end if time.open_start or not time.known_start else time.start

    @property
    def last(self) -> int:
        """The last day that it is about; the day of publication where the end is open."""
        time = self.mark.fact.time
        return self.mark.fact.published.end if time.open_end else time.end

    @property
    def since_ever(self) -> bool:
        """Whether it counts from a time before every figure here, or an unknown one."""
        time = self.mark.fact.time
        return time.open_start or not time.known_start


class Timeline(NamedTuple):
    """Figures of one unit against their dates; ``title`` is empty where they are all there are of it."""

    title: str
    unit: str
    figures: Sequence[Numbered]
    labels: Sequence[tuple[str, str]]

    def legend(self) -> list[Key]:
        keys = pictures.signs([figure.mark for figure in self.figures])
        if any(self._long(figure) for figure in self.figures):
            keys.append((_span, "a fine line: the figure is about a longer time, up to its mark"))
        return keys

    @staticmethod
    def _long(figure: Numbered) -> bool:
        return figure.since_ever or figure.last - figure.first > LONG

    def draw(self, drawing: Drawing, top: float) -> float:
        wide = drawing.width >= SPREAD
        room = drawing.width - 2 * MARGIN
        words = (
            f"{pictures.unit_words(self.unit)}, {'from 0 to 100' if self.unit == 'percent' else 'logarithmic scale'}"
        )
        y = drawing.paragraph(MARGIN, top, self.title, room, 8.5, bold=True) if self.title else top
        y = drawing.paragraph(MARGIN, y, words, room, SMALL, colour=QUIET_INK) + 6
        height = (230 if wide else 190) if len(self.figures) > FEW else 110
        scale = self.scale(y + height, y)
        left = MARGIN + max(text_metrics.width(label, SMALL) for _, label in scale.ticks()) + 7
        right = MARGIN + room - 6
        first, last = self.days()
        time = Scale(first, last, left + 4, right - 4, logarithmic=False)
        for value, label in scale.ticks():
            drawing.line(left, scale.at(value), right, scale.at(value), RULE, 0.5)
            if label:
                drawing.text(left - 3, scale.at(value) + SMALL * 0.35, label, SMALL, anchor="end")
        for day in year_ticks(first, last, right - left):
            drawing.line(time.at(day), y + height, time.at(day), y + height + 3, INK, 0.6)
            drawing.text(time.at(day), y + height + SMALL * 1.5, str(_year(day)), SMALL, anchor="middle")
        drawing.line(left, y + height, right, y + height, INK, 0.8)
        self._figures(drawing, time, scale)
        y += height + SMALL * 2.2
        return self._key(drawing, y, room, 2 if wide else 1) if drawing.alone else y

    def scale(self, start: float, end: float) -> Scale:
        if self.unit == "percent":
            return Scale.linear(100, start, end)
        ends = [
            value
            for figure in self.figures
            for value in (figure.mark.fact.interval.low, figure.mark.fact.interval.high)
            if value is not None
        ]
        return Scale.logarithm(ends, start, end)

    def days(self) -> tuple[int, int]:
        """The first and last day on the axis, whole years. An earlier beginning is drawn at its edge."""
        earliest = min(figure.last for figure in self.figures) - BEFORE
        first = _year(max(earliest, min(figure.first for figure in self.figures)))
        last = _year(max(figure.last for figure in self.figures))
        return date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()

    def _figures(self, drawing: Drawing, time: Scale, scale: Scale) -> None:
        """The marks, each at its day or close beside it, then the numbers where there is room for them."""
        placed = self._placed(time, scale)
        for figure, (x, upper, lower) in zip(self.figures, placed, strict=True):
            fact, dispute = figure.mark.fact, figure.mark.dispute
            with drawing.told(f"{figure.number}. {figure.mark.brief}", f"{figure.number}. {figure.mark.hover}"):
                if self._long(figure):
                    middle = (lower + upper) / 2
                    start = time.start - 4 if figure.since_ever else time.at(figure.first)
                    if len(self.figures) > HINTED:
                        start = max(start, time.at(figure.last) - STUB)
                    drawing.line(start, middle, time.at(figure.last), middle, COLOURS[dispute], 0.7)
                marks.interval(drawing, scale, x, fact, dispute, upright=True, reach=ARROW)
        taken = [(x - 3.2, x + 3.2, upper, lower) for x, upper, lower in placed]
        for (x, upper, lower), figure in zip(placed, self.figures, strict=True):
            self._number(drawing, taken, x, upper, lower, figure, (scale.end, scale.start))

    def _placed(self, time: Scale, scale: Scale) -> list[tuple[float, float, float]]:
        """Where each figure stands: across, and from where to where it reaches."""
        placed: list[tuple[float, float, float]] = []
        for figure in self.figures:
            upper, lower = _extent(figure.mark.fact, scale)
            placed.append((_aside(time.at(figure.last), upper, lower, placed), upper, lower))
        return placed

    @staticmethod
    def _number(
        drawing: Drawing,
        taken: list[tuple[float, float, float, float]],
        x: float,
        upper: float,
        lower: float,
        figure: Numbered,
        limits: tuple[float, float],
    ) -> None:
        """The number beside its mark: above it, else below, else the nearest place above or below where neither a mark
        nor a number stands.
        """
        size = SMALL - 0.5
        half = text_metrics.width(str(figure.number), size) / 2 + 0.5
        steps = [place for step in range(24) for place in (upper - 4 - step * size, lower + size + 3 + step * size)]
        room = [y for y in steps if limits[0] <= y <= limits[1] + 1] or [upper - 4]

        def is_free(y: float) -> bool:
            return all(
                x + half <= left or right <= x - half or y + 1 <= top or bottom <= y - size
                for left, right, top, bottom in taken
            )

        y = next(filter(is_free, room), room[0])
        taken.append((x - half, x + half, y - size + 1, y))
        colour = COLOURS[figure.mark.dispute]
        drawing.text(x, y, str(figure.number), size, bold=True, anchor="middle", colour=colour, halo=True)

    def _key(self, drawing: Drawing, y: float, room: float, columns: int) -> float:
        """Number, figure, time, who and where of every figure, in columns."""
        gap = 10
        width = (room - gap * (columns - 1)) / columns
        entries = [self._entry(figure) for figure in self.figures]
        sizes = [
            len(text_metrics.wrapped(f"{bold} {rest}", width - 14, SMALL)) * SMALL * 1.3 + 1.5 for bold, rest in entries
        ]
        limit = sum(sizes) / columns + max(sizes) / 2
        column, at, deepest = 0, y, y
        for figure, (bold, rest), size in zip(self.figures, entries, sizes, strict=True):
            if at - y + size > limit and column + 1 < columns:
                column, at = column + 1, y
            x = MARGIN + column * (width + gap)
            colour = COLOURS[figure.mark.dispute]
            drawing.text(x + 11, at + SMALL * 0.95, str(figure.number), SMALL, bold=True, colour=colour, anchor="end")
            at = drawing.paragraph(x + 14, at, f"{bold} {rest}", width - 14, SMALL) + 1.5
            deepest = max(deepest, at)
        return deepest

    def _entry(self, figure: Numbered) -> tuple[str, str]:
        mark = figure.mark
        sign = {Dispute.CONFLICT: "× ", Dispute.DISCREPANCY: "≠ "}.get(mark.dispute, "")
        label = dict(self.labels)[mark.fact.measure]
        return f"{sign}{mark.figure}", f"· {label}, {mark.about}. {mark.said}. {mark.where}"

    def words(self) -> list[Word]:
        return [Word(str(figure.number), figure.mark.fact.id, *self._entry(figure)) for figure in self.figures]

    def specification(self, width: float) -> list[dict[str, Any]]:
        first, last = self.days()
        time = Scale(first, last, 0, width * (vega.PLOT + vega.RIGHT), logarithmic=False)
        rows = []
        for figure, (x, _, _) in zip(self.figures, self._placed(time, self.scale(vega.TALL, 0)), strict=True):
            at = first + round(x / time.end * (last - first))
            rows.append((figure.number, figure.first, figure.last, at, figure.mark))
        key = [f"{figure.number}. {' '.join(self._entry(figure))}" for figure in self.figures]
        return [
            vega.timeline(self.title, pictures.unit_words(self.unit), rows, self.scale(0, 1), (first, last), width, key)
        ]


def _extent(fact: Fact, scale: Scale) -> tuple[float, float]:
    """How high and how low a figure's mark reaches, in points."""
    lower, upper = scale.at(max(fact.interval.floor, 0)), scale.at(min(fact.interval.ceiling, scale.high))
    if fact.interval.high is None:
        upper = lower - ARROW
    elif fact.quantity.qualifier in UPPER_BOUNDS or fact.interval.low is None:
        lower = upper + ARROW
    return upper, lower


def _aside(x: float, upper: float, lower: float, placed: Sequence[tuple[float, float, float]]) -> float:
    """``x``, or the nearest place beside it where no other mark stands in the way; never further than ``ASIDE``.

    Further would tell another date, so in a crowd marks may cover each other: the key has them all.
    """
    for step in (0, 4, -4, ASIDE, -ASIDE):
        if all(abs(x + step - other) >= 4 or lower + 3 < top or bottom + 3 < upper for other, top, bottom in placed):
            return x + step
    return x


def _year(day: int) -> int:
    return date.fromordinal(day).year


def _span(drawing: Drawing, x: float, y: float) -> None:
    drawing.line(x - 6, y, x + 6, y, INK, 0.7)


def picture(
    title: str, facts: Sequence[Fact], groups: Sequence[Group], record: Dataset, disputes: DisputeIndex, edition: str
) -> Picture:
    """The timeline of ``facts``, one panel a unit, numbered in the order of time."""
    shown = [fact for fact in facts if pictures.drawable(fact) and fact.kind is not Kind.LENGTH]
    by_panel: dict[tuple[str, str], list[Numbered]] = {}
    ordered = sorted(shown, key=lambda fact: (_last(fact), fact.time.start, fact.published.end, fact.id))
    counts = Counter(fact.unit for fact in shown)
    measures = record.vocabulary.measures

    def panel(fact: Fact) -> tuple[str, str]:
        return fact.unit, measures[fact.measure].label if counts[fact.unit] > CROWD else ""

    number = 0
    for place in dict.fromkeys(panel(fact) for fact in shown):
        for fact in ordered:
            if panel(fact) == place:
                number += 1
                by_panel.setdefault(place, []).append(Numbered(number, marks.marked(fact, record, disputes)))
    labels = [(measure.code, measure.label) for measure in measures.values()]
    panels = [Timeline(title, unit, found, labels) for (unit, title), found in by_panel.items()]
    opening = "A figure stands at the last day that it is about, or close beside it, over the values "
    opening += "that it is compatible with as stated."
    sizeless = [fact for fact in facts if not pictures.drawable(fact)]
    caveats = [opening, *pictures.cautions(shown, record), *pictures.undrawn(sizeless, record)]
    told = pictures.told(facts, groups) + "."
    return Picture(title, told, panels, caveats, pictures.sources_of(facts, record), edition)


def _last(fact: Fact) -> int:
    return fact.published.end if fact.time.open_end else fact.time.end
