"""What to do about a judgement: one function for each kind, in ``_ADVICE``."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from nkr.analysis.check import How, Judgement, JudgementKind, Note, Why
from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.quantity import Qualifier
from nkr.model.statement import Certainty
from nkr.output import labels, numbers
from nkr.output.views.words import HOW, origin_name, witness, witnesses


class _Subject(NamedTuple):
    """The parts of a sentence about a judgement."""

    judgement: Judgement
    record: Dataset
    facts: list[Fact]
    label: str

    @property
    def known(self) -> str:
        return witnesses(self.facts, self.record)

    @property
    def against(self) -> str:
        return witnesses(self.judgement.against, self.record)

    @property
    def cause(self) -> str:
        cause = self.judgement.cause
        return witness(cause, self.record) if cause is not None else ""

    @property
    def when(self) -> str:
        return dates.in_words(self.judgement.time) if self.judgement.time is not None else "the time in the sentence"


def say(judgement: Judgement, record: Dataset) -> str:
    """What to do about it, in one or two sentences, and any remarks."""
    measure = judgement.statement.measure.value
    label = record.vocabulary.measures[measure].label if measure else ""
    subject = _Subject(judgement, record, [match.fact for match in judgement.matches], label)
    text = _ADVICE[judgement.kind](subject)
    if judgement.is_fault and judgement.certainty is Certainty.PROBABLY:
        text += f" The figure is probably “{label}”, but the words leave some doubt."
    remarks = [_REMARKS[remark.note](remark.fact, record) for remark in judgement.remarks]
    return " ".join(filter(None, [text, *remarks]))


_REMARKS: dict[Note, Callable[[Fact, Dataset], str]] = {
    Note.REPLACED_SINCE: lambda fact, record: f"Replaced since: {witness(fact, record)}.",
    Note.PUBLISHED_LATER: lambda fact, record: f"The source in the record is later: {dates.in_words(fact.published)}.",
    Note.KEEP_HEDGE: lambda fact, record: (
        f"Keep the source's hedge: write “{numbers.stated(fact.quantity, fact.unit)}”."
    ),
    Note.ONE_ORIGIN: lambda fact, record: "All repeat one original source, so name it once.",
    Note.NO_DATE: lambda fact, record: "The source gives no date for the figure.",
}


def _supported(subject: _Subject) -> str:
    if subject.judgement.why is Why.GROWTH:
        return _growth(subject)
    how = subject.judgement.matches[0].how
    if how in (How.HEDGE, How.EXACTLY):
        return f"Supported: {subject.known}."
    return f"Supported {HOW[how]}: {subject.known}."


def _disputed(subject: _Subject) -> str:
    return f"Disputed. For it: {subject.known}. Against it: {subject.against}. Print both sides."


def _hedge_lost(subject: _Subject) -> str:
    fact, quantity = subject.facts[0], subject.judgement.statement.quantity
    stated = numbers.stated(fact.quantity, fact.unit)
    if fact.quantity.qualifier is Qualifier.RANGE:
        return f"Your text gives one end of a range. Write “{stated}”: {subject.known}."
    if quantity is not None and quantity.is_bound:
        return f"Your text reverses the hedge. The source says “{stated}”: {subject.known}."
    return f"Your text gives a minimum or maximum as the value. Write “{stated}”: {subject.known}."


def _contradicted(subject: _Subject) -> str:
    judgement, cause = subject.judgement, subject.cause
    if judgement.why is Why.DIGITS_EXCHANGED:
        return f"Two digits exchanged? The record has {cause}."
    if judgement.why is Why.TENFOLD:
        return f"A zero too many or too few? The record has {cause}."
    if judgement.why is Why.MIDPOINT:
        return f"No source gives this figure. It is the midpoint of {cause}. Print both ends."
    if judgement.why is Why.PART_EXCEEDS_WHOLE:
        return f"A part cannot be larger than its whole. The record has {cause}."
    if judgement.why in (Why.GROWTH, Why.NOT_THE_EXTREME):
        return _growth(subject)
    if judgement.why is Why.OWN_NUMBERS:
        return _own_numbers(judgement)
    return f"The record has {subject.against}. No source in it supports your figure. Cite one, or correct the figure."


def _own_numbers(judgement: Judgement) -> str:
    change = judgement.statement.change
    if change is None or change.start is None or change.end is None:
        return ""
    before, after = change.start.stated[0], change.end.stated[0]
    percent = round(100 * (after - before) / before, 1) if before else None
    grown = change_in_words(percent, after - before)
    return f"From {numbers.count(before)} to {numbers.count(after)}, the change is {grown}."


def _growth(subject: _Subject) -> str:
    judgement, growth = subject.judgement, subject.judgement.growth
    if judgement.why is Why.NOT_THE_EXTREME:
        return f"That is wrong. The record has {subject.cause}."
    if growth is None:
        return f"The figures in the record differ: {subject.against}."
    earlier, later = witness(growth.earlier, subject.record), witness(growth.later, subject.record)
    return f"From {earlier} to {later}, the change is {change_in_words(growth.percent, growth.difference)}."


def change_in_words(percent: float | None, difference: float) -> str:
    """A change in words: "+40, or +20.4 %"."""
    amount = f"{'+' if difference > 0 else '−' if difference < 0 else '±'}{numbers.count(abs(difference))}"
    if percent is None:
        return amount
    return f"{amount}, or {'+' if percent > 0 else '−' if percent < 0 else '±'}{abs(percent):g} %"


def _wrong_year(subject: _Subject) -> str:
    text = f"This figure is for another time: {subject.cause}."
    return f"{text} For {subject.when} the record has {subject.against}." if subject.judgement.against else text


def _wrong_kind(subject: _Subject) -> str:
    cause = subject.judgement.cause or subject.facts[0]
    other = subject.record.vocabulary.measures[cause.measure].label
    return f"The sentence is about “{subject.label}”, but this number is “{other}”: {subject.cause}. Say which."


def _wrong_scope(subject: _Subject) -> str:
    cause = subject.judgement.cause or subject.facts[0]
    what = labels.scope_note(cause, subject.record).strip(" ()") or "the whole"
    text = f"The record has this number for something else, {what}: {subject.cause}."
    return f"{text} For your sentence it has {subject.against}." if subject.judgement.against else text


def _wrong_claimant(subject: _Subject) -> str:
    text = f"The source you name gave another figure: {subject.against}."
    return f"{text} Yours comes from {subject.known}." if subject.facts else text


def _planned(subject: _Subject) -> str:
    return f"The source gives a forecast, not an outcome: {subject.known}. Write that it was expected."


def _echo(subject: _Subject) -> str:
    origins = " and ".join(origin_name(origin, subject.record) for origin in subject.judgement.origins)
    return f"All repeat one original source ({origins}): {subject.known}. That is no corroboration."


def _outdated(subject: _Subject) -> str:
    newer = witness(subject.judgement.against[0], subject.record)
    text = f"{newer} replaced {subject.known}."
    return f"{text} Use the later figure, or say when yours was published."


def _compatible(subject: _Subject) -> str:
    if subject.judgement.why is Why.PART:
        what = labels.scope_note(subject.facts[0], subject.record).strip(" ()") or "the whole"
        return (
            f"The record has this number for {what}, a part or the whole of what you count: {subject.known}. Say which."
        )
    return f"Possible, but not supported. The record has only {subject.known}."


def _dated(subject: _Subject) -> str:
    newest = f" The newest figure is {subject.against}." if subject.judgement.against else ""
    if subject.judgement.against and subject.judgement.against[0] is subject.facts[0]:
        newest = " The record has no newer figure."
    return f"The present tense is used for an old figure: {subject.known}.{newest} Give its year."


_UNCLEAR: dict[Why, str] = {
    Why.NO_TIME: "The sentence names no time.",
    Why.PROBABLE_VINTAGE: "This may be an official release that is missing from the record.",
    Why.LATER_ONLY: "The record has only later publications.",
    Why.OTHER_CLAIMANT: "The record has this number, but not from the source you name.",
    Why.OTHER_ESTIMATES: "The record has no figure from the source you name, and other estimates differ.",
    Why.LIKELY_ERROR: "The only matching figure is marked as a likely error.",
}


def _unclear(subject: _Subject) -> str:
    judgement = subject.judgement
    if judgement.why is Why.GROWTH:
        return f"{_growth(subject)} Check the words by hand."
    text = _UNCLEAR.get(judgement.why, "The words leave open what is counted, where or when.")
    if judgement.why is Why.UNCERTAIN_FIELDS and subject.label:
        text += f" They may mean “{subject.label}”."
    if subject.facts or judgement.against:
        text += f" The record has {witnesses([*subject.facts, *judgement.against], subject.record)}."
    return f"{text} Check it by hand."


def _not_in_record(subject: _Subject) -> str:
    judgement = subject.judgement
    if judgement.why is Why.NO_MEASURE:
        return ""
    if judgement.why is Why.UNKNOWN_SCOPE:
        return f"The record has no figure for “{subject.label}” for these people or this place. Cite your source."
    if subject.facts:
        return f"The record has this number for another time: {subject.known}. Check the time and cite your source."
    text = f"The record has no comparable figure for “{subject.label}”. Cite your source."
    return f"{text} The newest is {subject.against}." if judgement.against else text


_ADVICE: dict[JudgementKind, Callable[[_Subject], str]] = {
    JudgementKind.CONTRADICTED: _contradicted,
    JudgementKind.HEDGE_LOST: _hedge_lost,
    JudgementKind.WRONG_YEAR: _wrong_year,
    JudgementKind.WRONG_KIND: _wrong_kind,
    JudgementKind.WRONG_SCOPE: _wrong_scope,
    JudgementKind.WRONG_CLAIMANT: _wrong_claimant,
    JudgementKind.PLANNED_AS_DONE: _planned,
    JudgementKind.ECHO: _echo,
    JudgementKind.OUTDATED: _outdated,
    JudgementKind.DISPUTED: _disputed,
    JudgementKind.SUPPORTED: _supported,
    JudgementKind.COMPATIBLE: _compatible,
    JudgementKind.DATED: _dated,
    JudgementKind.UNCLEAR: _unclear,
    JudgementKind.NOT_IN_RECORD: _not_in_record,
}
