"""Making the pictures of a record, for every command that draws one, and writing them where the user wants them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import IO

from nkr.analysis.compare.clusters import groups
from nkr.analysis.compare.verdicts import ENUMERATED
from nkr.analysis.selection import Filter
from nkr.analysis.series import Series, yearly
from nkr.errors import NothingFound, WrongUsage
from nkr.model import dates
from nkr.model.fact import Fact
from nkr.model.vocabulary import Kind, Vocabulary
from nkr.output import charts, files, terminal
from nkr.services.session import Session

EVERYTHING = "Figures on North Koreans leaving their country"
"""The title of a picture of all topics."""


class Drawn(StrEnum):
    """The kinds of pictures."""

    STRIP = "strip"
    YEARS = "years"


class ChartTarget:
    """A file to draw to, judged before anything is drawn; raises ``WrongUsage`` in one line."""

    def __init__(self, name: str, *, width: int = charts.USUAL_WIDTH, force: bool = False, private: bool) -> None:
        if not charts.NARROWEST <= width <= charts.WIDEST:
            raise WrongUsage(f"--width takes {charts.NARROWEST} to {charts.WIDEST} millimetres, not {width}.")
        self.path = Path(name)
        self.ending = charts.ending_of(self.path.name)
        files.judge_place(self.path, force=force)
        charts.require_renderer(self.ending)
        self.width = width
        self.force = force
        self.private = private

    def write(self, picture: charts.Picture) -> None:
        """Write the picture and say so on stderr."""
        content = charts.rendered(picture, self.ending, self.width)
        files.write_file(self.path, lambda handle: put(handle, content), force=self.force, private=self.private)
        terminal.note(f"nkr: wrote {self.path} ({picture.told.rstrip('.')}).")


def put(handle: IO[bytes], content: bytes) -> None:
    """Write all of ``content``."""
    handle.write(content)


def title(wanted: Filter, vocabulary: Vocabulary) -> str:
    """What a picture or a page limited to ``wanted`` is about: "In China, 2006"."""
    about = EVERYTHING
    if wanted.measure:
        about = vocabulary.measures[wanted.measure].label
    elif wanted.topic:
        about = vocabulary.topics[wanted.topic].label
    return f"{about}, {dates.in_words(wanted.time)}" if wanted.time is not None else about


def edition(ask: Session) -> str:
    """The line under a picture that says which record it shows."""
    shown = {fact.collection for fact in ask.record.facts}
    labels = [found.label for code, found in ask.record.collections.items() if code in shown]
    return charts.edition_line(ask.database.about, labels, ask.as_of)


def flows(ask: Session, facts: Sequence[Fact]) -> list[Series]:
    """The yearly series of the measures of ``facts`` that are counted by the year, those of ``facts`` alone."""
    measures = ask.record.vocabulary.measures
    chosen = [measures[code] for code in dict.fromkeys(fact.measure for fact in facts)]
    record = replace(ask.record, facts=facts)
    return [yearly(record.facts, ask.comparer, measure) for measure in chosen if Kind.FLOW in measure.kinds]


def strip(ask: Session, title: str, facts: Sequence[Fact]) -> charts.Picture:
    """The interval strip of ``facts``; raises ``NothingFound`` where none can be drawn."""
    _some(facts)
    disputes = charts.DisputeIndex(ask.comparer.comparisons(facts))
    made_from = edition(ask)
    return charts.strip.picture(title, groups(facts, ask.comparer), ask.record, disputes, made_from)


def years(ask: Session, title: str, series: Sequence[Series]) -> charts.Picture:
    """Yearly bars of flows, one panel each; raises ``NothingFound`` where there is no yearly figure."""
    found = [one for one in series if one.years]
    if not found:
        raise NothingFound("there is no figure for a whole year to draw.")
    disputes = charts.DisputeIndex([comparison for one in found for comparison in one.comparisons])
    made_from = edition(ask)
    facts = [fact for one in found for year in one.years for fact in year.facts]
    return charts.years.picture(title, found, groups(facts, ask.comparer), ask.record, disputes, made_from)


def too_many() -> WrongUsage:
    """What is said of a topic that holds more figures than a picture can show one by one."""
    return WrongUsage(f"more than {ENUMERATED:,} figures are too many for a picture: choose a smaller collection.")


def _some(facts: Sequence[Fact]) -> None:
    if not any(fact.quantity.has_size for fact in facts):
        raise NothingFound("there is no figure with a size to draw.")
