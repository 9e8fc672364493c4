"""The sentence to print: a figure with its hedge, who says so and where, about when, and who contradicts it.

What a measure's clause is stands in the vocabulary (``Measure.sentence``); how the time, the place and the number go
into it, and who is named after it, stands here. Nothing is averaged and no hedge is dropped: the figure is written by
``output.numbers`` as its source states it. The time is that of the figure. Where a source states none, the sentence
dates the report instead ("in a report of 23 March 2006"), since "in 2006" would be our guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from nkr.analysis.compare.verdicts import Comparison
from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact, Method, Status
from nkr.output import numbers
from nkr.output.sentences.attribution import according_to, as_reported, capital
from nkr.output.sentences.clauses import clause, dates_itself, kept_by
from nkr.output.sentences.disputes import disputed

__all__ = ["Length", "sentence"]


class Length(StrEnum):
    """How much is said: who and where; also when it was printed; also the source's words and every caution."""

    SHORT = "short"
    MEDIUM = "medium"
    FULL = "full"


_METHODS = {
    Method.SURVEY: "The figure comes from a survey.",
    Method.DOCUMENTED_CASES: "The figure counts documented cases; it is no estimate of all.",
    Method.EXTRAPOLATION: "The figure is an extrapolation.",
    Method.HEARSAY: "The figure rests on hearsay.",
}


def sentence(
    fact: Fact,
    record: Dataset,
    against: Iterable[Comparison] = (),
    length: Length | str = Length.SHORT,
    echoes: Sequence[Fact] = (),
) -> str:
    """What may be printed about ``fact``: one sentence, and more where honesty needs them.

    ``against`` are its judgements against other facts (others than conflicts, discrepancies and revisions are passed
    over), ``echoes`` the facts that repeat it from the same origin.
    """
    length = Length(length)
    said = [
        _core(fact, record, dated=length is not Length.SHORT),
        *_doubts(fact, record),
        *disputed(fact, record, against, every=length is Length.FULL),
    ]
    if length is not Length.SHORT:
        said += _repeated(fact, echoes)
    if length is Length.FULL:
        said += _particulars(fact, record)
    return " ".join(said).replace("'", "’")  # labels come with plain apostrophes, print does not


def _core(fact: Fact, record: Dataset, *, dated: bool) -> str:
    """The figure and who says so. No sentence begins with a digit: there the voice comes first."""
    dated = dated or not dates_itself(fact, record)
    if kept_by(fact, record):
        return f"{capital(clause(fact, record))}, {as_reported(fact, record, dated=dated)}."
    said, voice = clause(fact, record), according_to(fact, record, dated=dated)
    if said[:1].isdigit():
        return f"{capital(voice)}, {said}."
    return f"{capital(said)}, {_same_day(fact, said, voice)}."


def _same_day(fact: Fact, said: str, voice: str) -> str:
    """``voice`` that does not repeat the day which the clause before it ends with."""
    day = dates.in_words(fact.published)
    if not said.endswith(day):
        return voice
    return voice.replace(f" of {day}", " of the same day").replace(f" on {day}", " the same day")


def _doubts(fact: Fact, record: Dataset) -> list[str]:
    """What must stand beside the figure at any length, since without it the figure says something else."""
    said = []
    if not fact.reviewed:
        said.append("The figure was read by a program and has not been reviewed: do not print it.")
    if fact.doubtful:
        said.append("The figure is doubtful: it is likely to be a slip.")
    if fact.status is Status.PROVISIONAL:
        said.append("The figure was provisional.")
    if fact.planned and not record.vocabulary.measures[fact.measure].planned_sentence:
        said.append("That was planned or expected; it is not reported as done.")
    return said


def _repeated(fact: Fact, echoes: Sequence[Fact]) -> list[str]:
    sources = {fact.source, *(echo.source for echo in echoes)}
    if len(sources) < 2:  # the same report twice is one report
        return []
    written = capital(numbers.in_prose(len(sources)))
    return [f"{written} reports carry this figure, but it has one origin: they do not corroborate each other."]


def _particulars(fact: Fact, record: Dataset) -> list[str]:
    """The source's own words and place, what it calls the people, how it came to the figure, what it is not."""
    place = f"paragraph {fact.paragraph}" if fact.paragraph else "headline"
    words = "our translation: " if fact.translation else ""
    words += f"“{fact.translation or fact.phrase}”"
    said = [f"The source’s words: {words} ({place})."]
    if fact.term:
        said.append(f"It calls them “{fact.term}”.")
    if fact.method in _METHODS:
        said.append(_METHODS[fact.method])
    if fact.time_assumed:
        said.append("It states no date for the figure.")
    caution = record.vocabulary.measures[fact.measure].caution
    return [*said, caution] if caution else said
