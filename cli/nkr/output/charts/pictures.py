"""A picture that can travel alone: title, what is counted and in which unit, the drawing, what its signs mean, its
caveats, its sources, and the edition of the record that it was made from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from nkr.analysis.compare.clusters import Group
from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.period import Period
from nkr.model.quantity import UPPER_BOUNDS
from nkr.output import numbers
from nkr.output.charts import marks
from nkr.output.charts.drawing import INK, MILLIMETRE, PAPER, QUIET_INK, RULE, TYPE, Drawing
from nkr.output.charts.marks import Mark

NARROWEST, WIDEST = 45, 420
"""Millimetres: the narrowest newspaper column, and the width of two tabloid pages."""
USUAL_WIDTH = 180
"""Millimetres: the text of an A4 page."""
SPREAD = 300
"""From this many points on, words stand beside the drawing; below, above and under it."""
MARGIN = 6
SMALL = TYPE
"""The smallest type, in points: what newspapers set tables in."""

Key = tuple[Callable[[Drawing, float, float], None], str]
"""A sign of the legend, drawn about a point, and what it means."""


class Panel(Protocol):
    """One drawing area of a picture."""

    def draw(self, drawing: Drawing, top: float) -> float:
        """Draw below ``top``; returns where it ends."""

    def words(self) -> list[str]:
        """What stands under it in words, where a page sets them instead of the drawing."""

    def legend(self) -> list[Key]:
        """The signs that occur in it."""


class Picture(NamedTuple):
    """A picture, before its width and file format are known. ``told`` says what was counted and by how many."""

    title: str
    told: str
    panels: Sequence[Panel]
    caveats: Sequence[str]
    sources: Sequence[str]
    edition: str

    def svg(self, millimetres: float = USUAL_WIDTH, *, in_page: bool = False, hovers: bool = True) -> str:
        """The picture as SVG, ``millimetres`` wide.

        ``in_page`` is a page that gives title, caveats and sources itself; ``hovers`` tells more under the pointer.
        """
        drawing = Drawing(millimetres * MILLIMETRE, alone=not in_page, hovers=hovers)
        room = drawing.width - 2 * MARGIN
        y: float = MARGIN
        if not in_page:
            y = drawing.paragraph(MARGIN, y, self.title, room, 12 if drawing.width >= SPREAD else 10, bold=True) + 2
            y = drawing.paragraph(MARGIN, y, self.told, room, 7.5, colour=QUIET_INK) + 4
        for panel in self.panels:
            y = panel.draw(drawing, y) + 6
        y = self._legend(drawing, y, room) + 2
        if not in_page:
            drawing.line(MARGIN, y, MARGIN + room, y, RULE, 0.6)
            y += 3
            for caveat in self.caveats:
                y = drawing.paragraph(MARGIN, y, caveat, room, SMALL, colour=INK) + 1.5
            y = (
                drawing.paragraph(MARGIN, y, f"Sources: {'; '.join(self.sources)}.", room, SMALL, colour=QUIET_INK)
                + 1.5
            )
            y = drawing.paragraph(MARGIN, y, self.edition, room, SMALL, colour=QUIET_INK)
        return drawing.svg(y + MARGIN, self.title, self.told)

    def legend(self) -> list[Key]:
        """Every sign that occurs, once."""
        found: dict[str, Key] = {}
        for panel in self.panels:
            for key in panel.legend():
                found.setdefault(key[1], key)
        return list(found.values())

    def _legend(self, drawing: Drawing, y: float, room: float) -> float:
        for draw, text in self.legend():
            draw(drawing, MARGIN + 7, y + SMALL * 0.62)
            y = drawing.paragraph(MARGIN + 18, y, text, room - 18, SMALL) + 1
        return y


def edition_line(about: Mapping[str, str], collections: Iterable[str] = (), as_of: Period | None = None) -> str:
    """Which record a picture was made from, so that it can be made again."""
    said = [about.get("cite", "nkr")]
    named = "; ".join(collections)
    said += [f"Collections: {named}."] if named else []
    said += [f"Only what had been published by {dates.in_words(as_of)}."] if as_of else []
    return " ".join([*said, "Figures as their sources state them; nothing is averaged."])


def sources_of(facts: Iterable[Fact], record: Dataset) -> list[str]:
    """The documents behind ``facts``, in the order of publication: "The Star, 23 March 2006"."""
    found = {}
    for fact in facts:
        source = record.source_of(fact)
        found[source.id] = (source.published.end, source.publisher, dates.in_words(source.published))
    return list(dict.fromkeys(f"{publisher}, {when}" for _, publisher, when in sorted(found.values())))


def told(facts: Sequence[Fact], groups: Sequence[Group]) -> str:
    """ "8 figures from 5 sources, 4 independent origins"."""
    sources = len({fact.source for fact in facts})
    origins = len({origin for group in groups for origin in group.origins})
    own = numbers.counted(origins, "independent origin")
    return f"{numbers.counted(len(facts), 'figure')} from {numbers.counted(sources, 'source')}, {own}"


def cautions(facts: Iterable[Fact], record: Dataset) -> list[str]:
    """What a reader is told beside figures of these measures, and what some of the figures lack."""
    shown = list(facts)
    measures = [record.vocabulary.measures[code] for code in dict.fromkeys(fact.measure for fact in shown)]
    found = [f"{measure.label}: {measure.caution or measure.definition}" for measure in measures]
    if any(fact.time_assumed for fact in shown):
        found.append("“No date”: the source does not say when; the figure is set at the day of its publication.")
    if any(fact.doubtful for fact in shown):
        found.append("“Doubtful”: a slip is likely; such a figure is shown and never used.")
    if any(fact.planned for fact in shown):
        found.append("“Expected”: people who were to come or go; they had not yet.")
    return found


def undrawn(facts: Sequence[Fact], record: Dataset) -> list[str]:
    """A caveat that names the figures without a size, which no scale can hold."""
    if not facts:
        return []
    named = "; ".join(
        f"“{fact.phrase}” ({record.claimant_label(fact)}, {marks.printed_by(fact, record)})" for fact in facts
    )
    return [f"Not drawn, since it has no size: {named}."]


def signs(found: Sequence[Mark], arrow: str = "an arrow: the source states no number at that end") -> list[Key]:
    """The signs of conflicts, discrepancies and ends that occur among ``found``."""
    keys: list[Key] = []
    disputes = {mark.dispute for mark in found}
    for dispute, meaning in marks.MEANINGS.items():
        if dispute in disputes:
            keys.append((lambda d, x, y, s=dispute: marks.sign(d, x, y, s), meaning))  # type: ignore[misc]
    facts = [mark.fact for mark in found]
    if any(fact.interval.high is None or fact.quantity.qualifier in UPPER_BOUNDS for fact in facts):
        keys.append((_arrow, arrow))
    if any(fact.interval.open for fact in facts):
        keys.append((_hollow, "a hollow end: that number itself is excluded"))
    if any(fact.doubtful or fact.planned for fact in facts):
        keys.append((_dashed, "dashed, hollow or ringed: doubtful, or only expected"))
    return keys


def _arrow(drawing: Drawing, x: float, y: float) -> None:
    drawing.line(x - 6, y, x + 3, y, INK, 1.4)
    drawing.shape([(x + 6, y), (x + 1.5, y - 2.4), (x + 1.5, y + 2.4)], INK)


def _hollow(drawing: Drawing, x: float, y: float) -> None:
    drawing.line(x - 6, y, x + 2, y, INK, 1.4)
    drawing.circle(x + 4, y, 2, PAPER, INK)


def _dashed(drawing: Drawing, x: float, y: float) -> None:
    drawing.line(x - 6, y, x + 6, y, INK, 1.4, dashed=True)


def drawable(fact: Fact) -> bool:
    return fact.quantity.has_size


def unit_words(unit: str) -> str:
    """A unit as the words on a scale: "persons", "percent", "persons a week"."""
    return unit.replace("persons-per-", "persons a ")
