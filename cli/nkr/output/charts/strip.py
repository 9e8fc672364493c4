"""Interval strips: one row a figure, one panel a measure, like figures together, clusters as bands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from nkr.analysis.compare.clusters import Cluster, Group
from nkr.model import Dataset, Fact
from nkr.output import labels, numbers
from nkr.output.charts import pictures, text_metrics
from nkr.output.charts.drawing import LEADING, MILLIMETRE, TYPE, Drawing, Scale
from nkr.output.charts.pictures import MARGIN, SPREAD, Frame, Key, Picture
from nkr.output.charts.rows import Row, chosen, ends, interval, sign, span, voice, who
from nkr.output.sentences.attribution import capital
from nkr.output.terminal_charts import numbers_in

MAX_ROWS = {True: 20, False: 10}
"""Rows of a picture, wide or narrow, unless more are asked for: what a page is high."""
ROWS_AN_AXIS = 12
"""After this many rows the axis is repeated: further down, no one can follow a line up to its number."""
LAST_ROWS = 3
"""Rows at the end for which the axis is not repeated."""
NAME_LINES = {True: 3, False: 4}
"""Lines that a name may take beside its bar, or above it where the picture is narrow."""


class Block(NamedTuple):
    """Figures that can be like for like. ``heading`` is "" for one alone; ``clusters`` are the bands, by row's id."""

    heading: str
    rows: Sequence[Row]
    clusters: Sequence[Cluster]

    def cluster_of(self, row: Row) -> int | None:
        """The number of the cluster that a row is in; ``None`` where it is in none."""
        found = (n for n, cluster in enumerate(self.clusters) if any(fact in cluster.facts for fact in row.facts))
        return next(found, None)


class Strip(NamedTuple):
    """The figures of one measure on one scale. ``voice`` says all of the picture's, and "" is for several."""

    title: str
    unit: str
    blocks: Sequence[Block]
    linear: bool
    voice: str

    @property
    def rows(self) -> list[Row]:
        return [row for block in self.blocks for row in block.rows]

    @property
    def alone(self) -> bool:
        """Whether it has one value and nothing beside it: a dot on a scale of its own would say nothing."""
        return len(self.rows) == 1 and self.rows[0].is_one_value

    @property
    def beside(self) -> float:
        """Points that the signs beside a name take: those of disputes, and the letters of clusters."""
        return 26 if any(block.clusters for block in self.blocks) else 14

    def names(self, row: Row) -> list[str]:
        """What stands beside a figure: who says it and of whom, and when."""
        said = row.who if not self.voice else capital(row.who[len(self.voice) :].strip(" ()"))
        return [line for line in (said, row.about) if line] or [row.printed]

    def legend(self) -> list[Key]:
        shaded = "shaded: a cluster (A, B and so on), the values that satisfy all its figures"
        band: Key = (lambda d, x, y: d.box(x - 6, y - 3.5, 12, 7, "band", "quiet"), shaded)
        return pictures.signs(self.rows) + [band for block in self.blocks if block.clusters][:1]

    def scale(self, left: float, right: float, *, labelled: bool) -> Scale:
        """The scale between the edges of the plot, with room for the numbers and the fading ends on both sides."""
        values = numbers_in(row.fact.interval for row in self.rows)
        scale = Scale.over(values, left, right, linear=self.linear or self.unit == "percent")
        before = after = 4.0 if labelled else 12.0
        most_before, most_after = (right - left) * 0.3, (right - left) * (0.6 if labelled else 0.3)
        for _ in range(5):  # a shorter scale moves the ends again, a little less each time
            scale = scale._replace(start=left + before, end=right - after)
            over_left, over_right = [0.0], [0.0]
            for row in self.rows:
                texts = ends(row.fact, beside=labelled)
                first, last = (text_metrics.width(text, TYPE, bold=True) + 5 if text else 0 for text in texts)
                low, high = span(scale, row.fact)
                over_left.append(left + first - low + 2)
                over_right.append(high + last - right + 2)
            before, after = min(before + max(over_left), most_before), min(after + max(over_right), most_after)
        return scale._replace(start=left + before, end=right - after)

    def draw(self, drawing: Drawing, top: float) -> float:
        wide, room = drawing.width >= SPREAD, drawing.width - 2 * MARGIN
        left = MARGIN + room * 0.38 if wide else MARGIN
        scale = self.scale(left, MARGIN + room, labelled=wide)
        y = drawing.paragraph(MARGIN, top, self.title, room, 8.5, bold=True) + 2 if self.title else top
        since, rest = ROWS_AN_AXIS, len(self.rows)
        for block in self.blocks:
            heading = block.heading
            for part in _parts(block.rows):
                first = rest == len(self.rows)
                if not self.alone and (first or (since + len(part) > ROWS_AN_AXIS and rest > LAST_ROWS)):
                    y, since = self._axis(drawing, scale, y, left, MARGIN + room), 0
                since, rest = since + len(part), rest - len(part)
                drawing.lines([(MARGIN, y, MARGIN + room, y)], "rule", 0.5)
                start = y + 3
                if heading:
                    y, heading = drawing.paragraph(MARGIN, y + 3, heading, room, 7, bold=True), ""
                y = self._rows(drawing, scale, block, part, y + 2, left if wide else 0)
                if block.heading:  # what stands below it belongs to another
                    drawing.lines([(MARGIN - 3, start, MARGIN - 3, y - 3)], "quiet", 1)
        return y

    def _axis(self, drawing: Drawing, scale: Scale, y: float, left: float, right: float) -> float:
        words, beside = scale.words(pictures.people(self.unit)), left > MARGIN
        y = drawing.paragraph(MARGIN, y + 2, words, (left if beside else right) - MARGIN - 20, colour="quiet")
        y -= TYPE * LEADING if beside else 0
        for label in drawing.fitting([(scale.at(value), label) for value, label in scale.ticks()], y + TYPE):
            drawing.text(label.left, label.bottom - TYPE * 0.22, label.text)
        return y + TYPE * 1.4

    def _rows(self, drawing: Drawing, scale: Scale, block: Block, rows: Sequence[Row], y: float, left: float) -> float:
        """The rows of a block, over its lines and bands; ``left`` is where the plot begins beside them, or 0."""
        tops = [y]
        room = (left or drawing.width - MARGIN) - MARGIN - self.beside
        for row in rows:
            names = (min(NAME_LINES[bool(left)], len(text_metrics.wrapped(n, room, TYPE))) for n in self.names(row))
            above = 3 if left else 8 * LEADING + (2 if self.alone else 13)
            tops.append(tops[-1] + (sum(names) * TYPE * LEADING + above))
        if not self.alone:
            depth = tops[-1] - y if left else 11
            ends, places = [tops[-1]] if left else tops[1:], [scale.at(n) for n, _ in scale.ticks()]
            drawing.lines([(x, end - depth, x, end) for end in ends for x in places], "rule", 0.5)
        placed = [(row, block.cluster_of(row), edges) for row, edges in zip(rows, pairwise(tops), strict=True)]
        for _, number, (top, bottom) in placed:
            if number is not None:
                self._band(drawing, scale, block.clusters[number], top if left else bottom - 11, bottom)
        for row, number, edges in placed:
            with drawing.hover(*row.hover):
                self._row(drawing, scale, row, edges, left, number)
        return tops[-1] + 2

    @staticmethod
    def _band(drawing: Drawing, scale: Scale, cluster: Cluster, top: float, bottom: float) -> None:
        low = scale.at(cluster.interval.low) if cluster.interval.low is not None else scale.start
        high = scale.at(cluster.interval.high) if cluster.interval.high is not None else scale.end
        middle, half = (low + high) / 2, max(high - low, 9) / 2
        drawing.box(middle - half, top, 2 * half, bottom - top, "band")

    def _row(
        self, drawing: Drawing, scale: Scale, row: Row, edges: tuple[float, float], left: float, cluster: int | None
    ) -> None:
        """One figure. Beside its bar stand who and when, and at the ends its numbers; where it is narrow, all above."""
        top, bottom = edges
        sign(drawing, MARGIN + 4, top + 5.5, row.dispute)
        x, right = MARGIN + 10, left or drawing.width - MARGIN
        room = right - MARGIN - self.beside
        if cluster is not None:
            drawing.text(right - 4, top + 1 + TYPE, labels.letter(cluster), bold=True, colour="quiet", anchor="end")
        y = top + 1
        if not left:
            y = drawing.paragraph(x, y, row.figure, room, 8, bold=True, most=1)
        for text in self.names(row):
            colour = "quiet" if text == row.about else "ink"
            y = drawing.paragraph(x, y, text, room, colour=colour, most=NAME_LINES[bool(left)])
        middle = (top + bottom) / 2 if left else y + 5.5
        if self.alone:
            if left:
                drawing.text(left, middle + TYPE * 0.36, row.figure, bold=True)
            return
        interval(drawing, scale, middle, row)
        low, high = span(scale, row.fact)
        first, last = ends(row.fact, beside=bool(left))
        for at, text, anchor in ((high + 5, last, "start"), (low - 3, first, "end")):
            if text:
                drawing.text(at, middle + TYPE * 0.36, text, bold=True, anchor=anchor, halo=True)


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows of a block in pieces of at most as many as share an axis, of about equal size."""
    pieces = -(-len(rows) // ROWS_AN_AXIS)
    size = -(-len(rows) // pieces) if pieces else 1
    return (rows[start : start + size] for start in range(0, len(rows), size))


def picture(title: str, groups: Sequence[Group], frame: Frame) -> Picture:
    """The strips of ``groups``, one panel a measure and unit; the rows with the most documents."""
    record = frame.record
    of_group = {id(group): frame.rows(group.facts) for group in groups}
    every = [row for rows in of_group.values() for row in rows]
    rows = chosen(every, frame.look.top or MAX_ROWS[frame.look.width * MILLIMETRE >= SPREAD])
    kept = {id(row) for row in rows}
    measures, alone = record.vocabulary.measures, voice(rows)
    panels: dict[tuple[str, str], list[Block]] = {}
    for group in sorted(groups, key=lambda group: min((fact.time.end, fact.time.start) for fact in group.facts)):
        if members := [row for row in of_group[id(group)] if id(row) in kept]:
            scope, block = group.key.scope, _block(group, members, record)
            panels.setdefault((scope.measure, scope.unit), []).append(block)
    units = Counter(code for code, _ in panels)
    strips = []
    for code, unit in sorted(panels, key=lambda panel: ([*measures].index(panel[0]), panel[1])):
        heading = measures[code].label + (f" ({pictures.people(unit)})" if units[code] > 1 else "")
        strips.append(Strip(heading if len(panels) > 1 else "", unit, panels[code, unit], frame.look.linear, alone))
    before = f"{pictures.people(strips[0].unit).capitalize()}. " if len(panels) == 1 else ""
    after = f". All by {alone}." if alone else "."
    if len(rows) < len(every):
        after += f" {len(rows)} of {len(every)} different figures: those in the most documents."
    opening = "A bar shows the values that a figure as published is compatible with; a dot is one value."
    sizeless = [fact for group in groups for fact in group.facts if not fact.quantity.has_size]
    drawn = [(panel.draw, panel.legend()) for panel in strips]
    return frame.picture(title, drawn, rows, [opening], before=before, after=after, beside=sizeless)


def _block(group: Group, rows: Sequence[Row], record: Dataset) -> Block:
    """A group's rows, cluster by cluster; bounds and likely errors, which are in none, last."""
    label = record.vocabulary.measures[group.key.scope.measure].label
    heading = labels.scope_words(group, record, unit=False).removeprefix(label).removeprefix(", ")
    heading = heading[:1].upper() + heading[1:] if len(rows) > 1 else ""
    number = {fact.id: n for n, cluster in enumerate(group.clusters) for fact in cluster.facts}

    def place(row: Row) -> tuple[float, float, float, int]:
        fact = row.fact
        return number.get(fact.id, len(number)), fact.interval.floor, fact.interval.ceiling, fact.published.end

    if heading:
        rows = [row._replace(who=who(row.fact, record, of_whom=False)) for row in rows]
        rows = [row._replace(when="") if f", {heading}".endswith(f", {row.when}") else row for row in rows]
    shown = sorted({number[fact.id] for row in rows for fact in row.facts if fact.id in number})
    clusters = [group.clusters[n] for n in shown] if len(shown) > 1 else []
    return Block(heading, sorted(rows, key=place), clusters)


def card(fact: Fact, against: int, frame: Frame) -> Picture:
    """One figure, to fit a column: the number large, what it counts, who says so, and how many others differ."""
    differ = f"{numbers.counted(against, 'other figure')} differ{'s' if against == 1 else ''}." if against else ""
    row = frame.rows([fact])[0]

    def draw(drawing: Drawing, top: float) -> float:
        room = drawing.width - 2 * MARGIN
        wanted = (size for size in (30, 26, 22, 18, 15, 12) if text_metrics.width(row.figure, size, True) <= room)
        y = drawing.paragraph(MARGIN, top, row.figure, room, next(wanted, 10), bold=True, colour="value")
        y = drawing.paragraph(MARGIN, y + 2, row.who, room, 7.5)
        return drawing.paragraph(MARGIN, y + 2, differ, room, bold=True, colour="conflict") if differ else y

    return frame.picture("", [(draw, [])], [row], [])._replace(subtitle=row.when[:1].upper() + row.when[1:], years="")
