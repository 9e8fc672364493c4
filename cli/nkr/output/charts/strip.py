"""The interval strip: one row a figure on a common scale, what can be like for like side by side, clusters banded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nkr.analysis.compare.clusters import Group
from nkr.model.dataset import Dataset
from nkr.model.quantity import Interval
from nkr.output import labels, numbers
from nkr.output.charts import marks, pictures, text_metrics
from nkr.output.charts.drawing import INK, QUIET_INK, RULE, Drawing
from nkr.output.charts.marks import Dispute, DisputeIndex, Mark
from nkr.output.charts.pictures import MARGIN, SMALL, SPREAD, Key, Picture
from nkr.output.charts.scales import Scale

BAND = "#eed"
CAMP = 36
"""Points that the name of a cluster takes at the end of a line."""
TALL = 420
"""From this many points on, a panel repeats its scale at the foot."""


class Band(NamedTuple):
    """A cluster: the rows that belong to it, and the values that satisfy them all."""

    name: str
    interval: Interval
    first: int
    last: int


class Block(NamedTuple):
    """Figures that can be like for like. ``heading`` is empty where there is only one."""

    heading: str
    clusters: str
    rows: Sequence[Mark]
    bands: Sequence[Band]


class Strips(NamedTuple):
    """All figures of one unit on one scale, by measure: headlines set one measure against another."""

    unit: str
    measures: Sequence[tuple[str, Sequence[Block]]]

    @property
    def blocks(self) -> list[Block]:
        return [block for _, blocks in self.measures for block in blocks]

    @property
    def rows(self) -> list[Mark]:
        return [row for block in self.blocks for row in block.rows]

    def scale(self, start: float, end: float) -> Scale:
        if self.unit == "percent":
            return Scale.linear(100, start, end)
        ends = [value for row in self.rows for value in (row.fact.interval.low, row.fact.interval.high)]
        return Scale.logarithm([value for value in ends if value is not None], start, end)

    def legend(self) -> list[Key]:
        found = pictures.signs(self.rows)
        if any(block.bands for block in self.blocks):
            found.append((_band, "shaded: values that satisfy a whole cluster"))
        return found

    def words(self) -> list[str]:
        return []

    # --- drawing -------------------------------------------------------------------------------------------------

    def draw(self, drawing: Drawing, top: float) -> float:
        wide = drawing.width >= SPREAD
        room = drawing.width - 2 * MARGIN
        left, right = (MARGIN + room * 0.27, MARGIN + room * 0.66) if wide else (MARGIN + 4, MARGIN + room - 4)
        scale = self.scale(left + 4, right - 4)
        y = self._axis(drawing, scale, top)
        since = y
        for title, blocks in self.measures:
            if y - since > TALL:
                y = self._axis(drawing, scale, y + 4)
                since = y
            y = drawing.paragraph(MARGIN, y + 4, title, room, 8.5, bold=True) + 1
            for block in blocks:
                y = self._block(drawing, scale, block, y, wide)
        if y - since > TALL / 2:
            y = self._axis(drawing, scale, y + 4)
        return y

    def _axis(self, drawing: Drawing, scale: Scale, y: float) -> float:
        kind = "logarithmic scale" if scale.logarithmic else "from 0 to 100"
        words = f"{pictures.unit_words(self.unit)}, {kind}"
        y = drawing.paragraph(scale.start - 4, y, words, scale.end - scale.start + 8, SMALL, colour=QUIET_INK)
        free = -1000.0
        for value, label in scale.ticks():
            size = text_metrics.width(label, SMALL)
            at = min(max(scale.at(value), scale.start - 4 + size / 2), scale.end + 4 - size / 2)
            if label and at - size / 2 > free:
                drawing.text(at, y + SMALL, label, SMALL, anchor="middle", colour=INK)
                free = at + size / 2 + 3
        return y + SMALL * 1.3

    def _block(self, drawing: Drawing, scale: Scale, block: Block, y: float, wide: bool) -> float:
        drawing.line(MARGIN, y, drawing.width - MARGIN, y, RULE, 0.6)
        y += 2
        if block.heading:
            y = drawing.paragraph(MARGIN, y, block.heading, drawing.width - 2 * MARGIN, 7.5, bold=True)
            if block.clusters:
                y = drawing.paragraph(MARGIN, y, block.clusters, drawing.width - 2 * MARGIN, SMALL, colour=QUIET_INK)
            y += 1
        tops = [y]
        measured = Drawing(drawing.width)
        of_row = {place: band for band in block.bands for place in range(band.first, band.last + 1)}
        for place, row in enumerate(block.rows):
            tops.append(self._row(measured, scale, row, tops[-1], wide, of_row.get(place)))
        if wide:
            drawing.rules((scale.at(value) for value, label in scale.ticks() if label), y, tops[-1])
            for band in block.bands:
                edge = self._banded(drawing, scale, band, tops[band.first], tops[band.last + 1])
                drawing.text(edge + 1.5, tops[band.first] + SMALL, band.name, SMALL, bold=True, colour=QUIET_INK)
        for place, (row, row_top) in enumerate(zip(block.rows, tops, strict=False)):
            with drawing.told(row.brief, row.hover):
                self._row(drawing, scale, row, row_top, wide, of_row.get(place))
        return tops[-1] + 3

    @staticmethod
    def _banded(drawing: Drawing, scale: Scale, band: Band, top: float, bottom: float) -> float:
        """Shade the values of a cluster; returns where they end."""
        low = scale.start if band.interval.low is None else scale.at(band.interval.low)
        high = scale.end if band.interval.high is None else scale.at(band.interval.high)
        middle, half = (low + high) / 2, max(high - low, 7) / 2
        drawing.box(middle - half, top + 0.5, 2 * half, bottom - top - 1, BAND, "#887", dashed=True)
        return middle + half

    @staticmethod
    def _row(drawing: Drawing, scale: Scale, row: Mark, top: float, wide: bool, band: Band | None = None) -> float:
        """One figure; returns where the next row starts. Where it is narrow, its cluster is behind its bar."""
        indent = 10 if row.dispute is not Dispute.QUIET else 0
        width = drawing.width
        if indent:
            marks.sign(drawing, MARGIN + 4, top + 6, row.dispute)
        if wide:
            room = scale.start - 8 - MARGIN
            y = drawing.paragraph(MARGIN + indent, top + 1, row.figure, room - indent, 7.5, bold=True)
            y = drawing.paragraph(MARGIN, y, row.about, room, SMALL, colour=QUIET_INK)
            beside = scale.end + 10
            below = drawing.paragraph(beside, top + 1, row.said, width - MARGIN - beside, SMALL)
            below = drawing.paragraph(beside, below, row.where, width - MARGIN - beside, SMALL, colour=QUIET_INK)
            bottom = max(y, below) + 2
            marks.interval(drawing, scale, (top + bottom) / 2, row.fact, row.dispute, upright=False)
            return bottom
        room = width - 2 * MARGIN - indent - (CAMP if band else 0)
        y = drawing.paragraph(MARGIN + indent, top + 1, row.figure, room, 8, bold=True)
        drawing.rules((scale.at(value) for value, label in scale.ticks() if label), y, y + 9)
        if band is not None:
            Strips._banded(drawing, scale, band, y - 0.5, y + 9.5)
            drawing.text(width - MARGIN, top + 8.5, f"cluster {band.name}", SMALL, colour=QUIET_INK, anchor="end")
        marks.interval(drawing, scale, y + 4.5, row.fact, row.dispute, upright=False)
        words = f"{row.about}. {row.said}. {row.where}"
        return drawing.paragraph(MARGIN, y + 9.5, words, width - 2 * MARGIN, SMALL, colour=INK) + 3


def _band(drawing: Drawing, x: float, y: float) -> None:
    drawing.box(x - 6, y - 3, 12, 6, BAND, "#887", dashed=True)


def picture(title: str, groups: Sequence[Group], record: Dataset, disputes: DisputeIndex, edition: str) -> Picture:
    """The strips of ``groups``, one panel a measure and unit."""
    facts = [fact for group in groups for fact in group.facts]
    shown = [fact for fact in facts if pictures.drawable(fact)]
    places = {fact.id: place for place, fact in enumerate(record.facts)}
    measures = {code: place for place, code in enumerate(record.vocabulary.measures)}

    def order(group: Group) -> tuple[int, tuple[int, int], int]:
        return measures[group.key.scope.measure], _time(group), places[group.facts[0].id]

    panels: dict[str, dict[str, list[Block]]] = {}
    for group in sorted(groups, key=order):
        block = _block(group, record, disputes)
        if block.rows:
            label = record.vocabulary.measures[group.key.scope.measure].label
            panels.setdefault(group.key.scope.unit, {}).setdefault(label, []).append(block)
    strips = [Strips(unit, list(by_measure.items())) for unit, by_measure in panels.items()]
    sizeless = [fact for fact in facts if not pictures.drawable(fact)]
    opening = "A bar is what a figure as stated is compatible with, drawn long enough to be seen; a dot is one value."
    caveats = [opening, *pictures.cautions(shown, record), *pictures.undrawn(sizeless, record)]
    return Picture(
        title, pictures.told(facts, groups) + ".", strips, caveats, pictures.sources_of(facts, record), edition
    )


def _time(group: Group) -> tuple[int, int]:
    return min((fact.time.end, fact.time.start) for fact in group.facts)


def _block(group: Group, record: Dataset, disputes: DisputeIndex) -> Block:
    """A group's rows, cluster by cluster; bounds and likely errors, which are in none, last."""
    rows: list[Mark] = []
    bands: list[Band] = []
    told = []
    for number, cluster in enumerate(group.clusters):
        members = sorted(
            cluster.facts, key=lambda fact: (fact.interval.floor, fact.interval.ceiling, fact.published.end)
        )
        if len(group.clusters) > 1:
            name = labels.letter(number)
            bands.append(Band(name, cluster.interval, len(rows), len(rows) + len(members) - 1))
            told.append(f"{name} {numbers.together(cluster.facts)}")
        rows += [marks.marked(fact, record, disputes) for fact in members]
    in_clusters = {row.fact.id for row in rows}
    rest = [fact for fact in group.facts if fact.id not in in_clusters and pictures.drawable(fact)]
    rows += [marks.marked(fact, record, disputes) for fact in rest]
    heading = labels.scope_words(group, record) if len(rows) > 1 else ""
    clusters = f"{len(told)} clusters: {' · '.join(told)}" if told else ""
    return Block(heading, clusters, rows, bands)
