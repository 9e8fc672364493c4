"""The sentence to print: a figure with its hedge, who says so and where, about when, and who contradicts it.

A measure's clause is in the vocabulary (``Measure.sentence``). Where a source states no time, the sentence dates the
report instead ("in a report of 23 March 2006"), since "in 2006" would be our guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from nkr.analysis.compare.verdicts import Comparison
from nkr.analysis.disputes import disputing, revised
from nkr.model import Dataset, Fact, Method, Status, dates
from nkr.output import numbers
from nkr.output.sentences import disputes
from nkr.output.sentences.attribution import according_to, as_reported, capital
from nkr.output.sentences.clauses import clause, dates_itself, figure_of, kept_by

__all__ = ["Length", "sentence"]


class Length(StrEnum):
    """How much is said.

    SHORT, up to 35 words: the figure, who, where, and who differs. MEDIUM, up to 60: also when and by whom it was
    passed on. FULL: also every side with its document, the source's words, and every caution.
    """

    SHORT = "short"
    MEDIUM = "medium"
    FULL = "full"


SHORT_WORDS = 35
"""Words of a short sentence, as far as names allow."""
MEDIUM_WORDS = 60
"""Words of a medium sentence: what others repeat, and what a claimant is, goes before it is longer."""
LONGEST = 40
"""Words from which on a short sentence leaves out what a claimant is, and the agency between."""

_METHODS = {
    Method.SURVEY: "The figure comes from a survey.",
    Method.DOCUMENTED_CASES: "The figure counts documented cases and is no estimate of all.",
    Method.EXTRAPOLATION: "The figure is an extrapolation.",
    Method.HEARSAY: "The figure rests on hearsay.",
}


def sentence(
    fact: Fact,
    record: Dataset,
    against: Iterable[Comparison] = (),
    length: Length | str = Length.SHORT,
    echoes: Sequence[Fact] = (),
    newer: Fact | None = None,
    language: str = "en",
) -> str:
    """What may be printed about ``fact``: one sentence, and more where ``length`` allows.

    ``against`` are its comparisons with other facts, ``echoes`` the facts that repeat it from the same origin.
    ``newer`` has replaced it; where it is not given, it is looked for in ``record``. ``language`` is "en" or "ko".
    """
    length, judged = Length(length), list(against)
    sides = disputing(fact, judged)
    newer = newer or revised(fact, record, judged)
    if language == "ko":
        from nkr.output.sentences import korean

        return korean.sentence(fact, record, sides, echoes, newer, length)
    doubts = list(_doubts(fact, record))
    if length is Length.SHORT:
        parts = [_core(fact, record, dated=False, brief=True), *doubts]
        parts += [f"the figure was later revised to {figure_of(newer)}"] if newer else []
        other = disputes.in_short(fact, record, sides, named=True)
        if _words([*parts, other]) > SHORT_WORDS:
            other = disputes.in_short(fact, record, sides, named=False)
        if _words([*parts, other]) > LONGEST:
            parts[0] = _core(fact, record, dated=False, brief=True, terse=True)
        text = ["; ".join(filter(None, [*parts, other])) + "."]
    else:
        text = [f"{_core(fact, record, dated=True, brief=False)}.", *(f"{capital(doubt)}." for doubt in doubts)]
        if newer and (length is Length.MEDIUM or newer.id not in record.by_id):
            text.append(f"The figure was later revised to {figure_of(newer)}.")
    documents = len({fact.source, *(echo.source for echo in echoes)})  # the same report twice is one report
    repeated = [f"{capital(numbers.in_prose(documents))} documents repeat this one figure."] if documents > 1 else []
    if length is Length.MEDIUM:
        text += disputes.in_medium(fact, record, sides)
        for terse in (False, True):
            if _words(text) > MEDIUM_WORDS:
                text[0] = f"{_core(fact, record, dated=True, brief=True, terse=terse)}."
        text += repeated if _words([*text, *repeated]) <= MEDIUM_WORDS else []
    elif length is Length.FULL:
        text += [*disputes.in_full(fact, record, sides, judged), *repeated, *_particulars(fact, record)]
    return " ".join(text).replace("'", "’")  # labels come with plain apostrophes, print does not


def _words(text: Sequence[str]) -> int:
    return sum(len(part.split()) for part in text)


def _core(fact: Fact, record: Dataset, *, dated: bool, brief: bool, terse: bool = False) -> str:
    """The figure and who says so, without a full stop. No sentence begins with a digit: there the name comes first."""
    dated = dated or not dates_itself(fact, record)
    if kept_by(fact, record):
        counted = capital(clause(fact, record))
        return f"{counted}, {_same_day(fact, counted, as_reported(fact, record, dated=dated, brief=brief))}"
    written, voice = clause(fact, record), according_to(fact, record, dated=dated, brief=brief, terse=terse)
    if written[:1].isdigit():
        return f"{capital(voice)}, {written}"
    return f"{capital(written)}, {_same_day(fact, written, voice)}"


def _same_day(fact: Fact, written: str, voice: str) -> str:
    """``voice`` that does not repeat the day with which the clause before it ends."""
    day = dates.in_words(fact.published)
    if not written.endswith(day):
        return voice
    return voice.replace(f" on {day}", " the same day").replace(f" of {day}", " of the same day")


def _doubts(fact: Fact, record: Dataset) -> Iterator[str]:
    """What must stand beside the figure at any length, since without it the figure says something else."""
    if not fact.reviewed:
        yield "the figure was read by a program and has not been reviewed: do not print it"
    if fact.withdrawn:
        yield f"the document was {fact.withdrawn.split(':')[0]}: do not use the figure"
    elif fact.doubtful:
        yield "the figure is likely an error"
    if fact.status is Status.PROVISIONAL:
        yield "the figure was provisional"
    if fact.planned and not record.vocabulary.measures[fact.measure].planned_sentence:
        yield "that was expected and is not reported as done"


def _particulars(fact: Fact, record: Dataset) -> list[str]:
    """The source's own words and place, what it calls the people, how it came to the figure, what it is not."""
    place = f"paragraph {fact.paragraph}" if fact.paragraph else "headline"
    words = f"{'our translation: ' if fact.translation else ''}“{fact.translation or fact.phrase}”"
    text = (
        f"The source’s words: {words} ({place}).",
        f"It calls them “{fact.term}”." if fact.term else "",
        _METHODS.get(fact.method, "") if fact.method else "",
        "It states no date for the figure." if fact.time_assumed else "",
        record.vocabulary.measures[fact.measure].caution,
    )
    return [part for part in text if part]
