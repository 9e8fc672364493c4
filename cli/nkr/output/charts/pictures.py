"""A picture that can travel alone: a title that says what is shown, what was counted by how many, the drawing, what its
signs mean, its sources, and the edition of the record that it was made from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from nkr.analysis.compare.verdicts import Verdict
from nkr.model import Dataset, Fact, Period, dates
from nkr.model.grouping import grouped
from nkr.output import labels, numbers
from nkr.output.charts import text_metrics
from nkr.output.charts.drawing import MILLIMETRE, TYPE, Drawing
from nkr.output.charts.rows import MEANINGS, THICK, Row, rows_of, sign, within_brackets

NARROWEST, WIDEST = 45, 420
"""Millimetres: the narrowest newspaper column, and the width of two tabloid pages."""
USUAL_WIDTH = 180
"""Millimetres: the text of an A4 page."""
SPREAD = 330
"""From this many points on, words stand beside the drawing; below, above it."""
PHONE = 70
"""Millimetres: the picture for a phone."""
MARGIN = 6


class Notes(StrEnum):
    NONE = "none"  # the sources that fit into one line
    SHORT = "short"  # what the signs mean, a line of sources, the edition
    FULL = "full"  # also definitions, every figure that stands apart, and all sources


class Look(NamedTuple):
    """How a picture is to look; ``top`` is how many figures it has (0: as many as fit), ``width`` in millimetres."""

    title: str = ""
    notes: Notes = Notes.SHORT
    top: int = 0
    linear: bool = False
    width: float = USUAL_WIDTH


Key = tuple[Callable[[Drawing, float, float], None], str]
"""A sign of the legend, drawn about a point, and what it means."""


Panel = tuple[Callable[[Drawing, float], float], Sequence[Key]]
"""One measure: what draws it below a place and returns where it ends, and the signs that occur in it."""


class Picture(NamedTuple):
    """A picture, before its width and file format are known.

    ``subtitle`` says what was counted and by how many, ``years`` which years the figures drawn are about. One that
    ``narrows`` can also be drawn for a phone.
    """

    title: str
    subtitle: str
    panels: Sequence[Panel]
    caveats: Sequence[str]
    sources: Sequence[str]
    edition: str
    notes: Notes
    years: str
    narrows: bool = True

    def drawn(
        self, millimetres: float = USUAL_WIDTH, *, page: str = "", whole: bool = False, hovers: bool = True
    ) -> tuple[Drawing, float]:
        """The drawing and its height; ``page`` names it in a page, which has title and sources unless ``whole``."""
        whole = whole or not page
        drawing = Drawing(millimetres * MILLIMETRE, page=page, hovers=hovers)
        room = drawing.width - 2 * MARGIN
        y: float = MARGIN
        if whole:
            y = drawing.paragraph(MARGIN, y, self.title, room, 13 if drawing.width >= SPREAD else 10, bold=True) + 2
            y = drawing.paragraph(MARGIN, y, self.subtitle, room, 7.5, colour="quiet") + 5
        for draw, _ in self.panels:
            y = draw(drawing, y) + 8
        if self.notes is not Notes.NONE:
            for text, draw_sign in {text: draw for _, keys in self.panels for draw, text in keys}.items():
                draw_sign(drawing, MARGIN + 8, y + TYPE * 0.65)
                y = drawing.paragraph(MARGIN + 19, y, text, room - 19) + 1
            y += 2
        return drawing, (self._foot(drawing, y, room) if whole else y) + MARGIN

    def svg(self, millimetres: float = USUAL_WIDTH, *, page: str = "", whole: bool = False, hovers: bool = True) -> str:
        drawing, height = self.drawn(millimetres, page=page, whole=whole, hovers=hovers)
        return drawing.svg(height, self.title, self.subtitle)

    def _foot(self, drawing: Drawing, y: float, room: float) -> float:
        drawing.lines([(MARGIN, y + 1, MARGIN + room, y + 1)], "rule", 0.6)
        y += 4
        if self.notes is Notes.FULL:
            for caveat in self.caveats:
                y = drawing.paragraph(MARGIN, y, caveat, room) + 1.5
            y = drawing.paragraph(MARGIN, y, f"Sources: {'; '.join(self.sources)}.", room, colour="quiet") + 1.5
        else:
            y = drawing.paragraph(MARGIN, y, one_line(self.sources, room), room, colour="quiet", most=3) + 1.5
        return y if self.notes is Notes.NONE else drawing.paragraph(MARGIN, y, self.edition, room, colour="quiet")


class Frame(NamedTuple):
    """What the pictures of a record have in common: the gravest verdict on each figure, who is behind it, and so on."""

    record: Dataset
    disputes: Mapping[str, Verdict]
    origins: Mapping[str, str]
    edition: str
    look: Look

    def rows(self, facts: Iterable[Fact]) -> list[Row]:
        return rows_of(facts, self.record, self.disputes)

    def picture(
        self,
        title: str,
        panels: Sequence[Panel],
        rows: Iterable[Row],
        caveats: Sequence[str],
        *,
        before: str = "",
        after: str = ".",
        beside: Sequence[Fact] = (),
    ) -> Picture:
        """The picture of ``rows``; ``before`` and ``after`` stand about their count; ``beside`` have no size."""
        record, facts = self.record, [fact for row in rows for fact in row.facts]
        sources = (record.source_of(fact) for fact in facts)
        named = Counter(f"{source.publisher}, {dates.in_words(source.published)}" for source in sources)
        breaks = []
        for code, found in grouped(facts, lambda fact: fact.measure).items():
            known = {fact.time.latest_year or 0 for fact in found} - {0}
            breaks += labels.breaks(record.vocabulary.measures[code], known)
        return Picture(
            title=title,
            subtitle=" ".join([f"{before}{counted(facts, self.origins)}{after}", *breaks]),
            panels=panels,
            caveats=[*caveats, *cautions([*facts, *beside], record)],
            sources=[text for text, _ in named.most_common()],
            edition=self.edition,
            notes=self.look.notes,
            years=between(sorted({year for fact in facts if (year := fact.time.latest_year) is not None})),
        )


def one_line(sources: Sequence[str], room: float) -> str:
    """As many sources as fit into a line, and how many more there are: "Sources: The Star, 2006; and 12 more."""
    if len(sources) < 2:
        return f"Source: {sources[0]}."
    fitting = f"Sources: {numbers.counted(len(sources), 'document')}."
    for shown in range(1, len(sources) + 1):
        line, more = "Sources: " + "; ".join(sources[:shown]), len(sources) - shown
        if text_metrics.width(line, TYPE) > room:
            break
        line += f"; and {more} more." if more else "."
        fitting = line if text_metrics.width(line, TYPE) <= room else fitting
    return fitting


def edition_line(about: Mapping[str, str], as_of: Period | None = None) -> str:
    """Which record a picture was made from, so that it can be made again."""
    edition = f", edition {about['edition']}" if "edition" in about else ""
    until = f" Only what had been published by {dates.in_words(as_of)}." if as_of else ""
    return f"nkr{edition}. Figures as published; none is averaged.{until}"


def counted(facts: Sequence[Fact], origins: Mapping[str, str]) -> str:
    """ "8 figures in 5 documents, by 4 original sources"."""
    own = numbers.counted(len({origins[fact.id] for fact in facts}), "original source")
    documents = numbers.counted(len({fact.source for fact in facts}), "document")
    return f"{numbers.counted(len(facts), 'figure')} in {documents}, by {own}"


def between(years: Sequence[int]) -> str:
    """From the first to the last of ``years``, which are in order: "2002–2023"; "" where there is none."""
    return "–".join(map(str, dict.fromkeys([*years[:1], *years[-1:]])))


def cautions(facts: Sequence[Fact], record: Dataset) -> list[str]:
    """What a reader must know beside figures of these measures, and what some of the figures lack."""
    measures = [record.vocabulary.measures[code] for code in dict.fromkeys(fact.measure for fact in facts)]
    notes = [f"{measure.label}: {measure.caution or measure.definition}" for measure in measures]
    notes += [note for lacks, note in _LACKS.items() if any(getattr(fact, lacks) for fact in facts)]
    sizeless = [fact for fact in facts if not fact.quantity.has_size]
    named = (f"“{in_latin(fact)}” {within_brackets(f'({record.claimant_label(fact)})')}" for fact in sizeless)
    return notes + ([f"Not drawn, since it has no size: {'; '.join(named)}."] if sizeless else [])


_LACKS = {
    "time_assumed": "“No date”: the source does not say when; the figure is placed at the day of its publication.",
    "doubtful": "“Likely error”: such a figure is shown and never used.",
    "planned": "“Expected”: people who were to come or go; they had not yet.",
}


def in_latin(fact: Fact) -> str:
    """The words around a figure; translated where the fonts of a reader may not have their letters."""
    plain = all(ord(letter) < 0x370 or letter in "–’‘“”…·" for letter in fact.phrase)
    return fact.phrase if plain or not fact.translation else fact.translation


def people(unit: str) -> str:
    """A unit as the words on an axis: "people", "percent", "people a week"."""
    return unit.replace("persons-per-", "people a ").replace("persons", "people")


def signs(rows: Sequence[Row]) -> list[Key]:
    shown = {row.dispute for row in rows}
    keys: list[Key] = [(partial(sign, dispute=each), means) for each, means in MEANINGS.items() if each in shown]
    if any(row.fact.quantity.is_bound for row in rows):
        keys.append((_faded, "fading: a minimum or a maximum; the source states no number at that end"))
    if any(row.fact.doubtful or row.fact.planned for row in rows):
        hollow = "hollow: likely an error, or only expected"
        keys.append((lambda d, x, y: d.box(x - 6, y - THICK / 2, 12, THICK, "paper", "value", dashed=True), hollow))
    return keys


def _faded(drawing: Drawing, x: float, y: float) -> None:
    drawing.faded(x - 6, y - THICK / 2, 14, THICK, "value", "right")
    drawing.lines([(x - 6, y - 4, x - 6, y + 4)], "value", 1.6)
