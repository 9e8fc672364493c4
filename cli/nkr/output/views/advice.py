"""What a careful writer does about a finding: one function a judgement, in ``_SAYINGS``."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from nkr.analysis.check import How, Judgement, JudgementKind, Sureness
from nkr.analysis.slips import transposition_of
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.quantity import Qualifier
from nkr.output import numbers
from nkr.output.views.words import HOW, origin_name, witness, witnesses


class _Telling(NamedTuple):
    """What a sentence about a finding is made of."""

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


def say(judgement: Judgement, record: Dataset) -> str:
    """What a careful writer does about it, in one or two sentences."""
    label = record.vocabulary.measures[judgement.measure].label if judgement.measure else ""
    text = _SAYINGS[judgement.kind](_Telling(judgement, record, [match.fact for match in judgement.matches], label))
    if meant := _transposed(judgement):
        text += f" Two digits exchanged? {witness(meant, record)} has the same ones in another order."
    if judgement.sureness is Sureness.LIKELY and judgement.is_fault:
        text += f" This takes the figure to be of “{label}”, which the words make likely, not certain."
    return text


def _transposed(judgement: Judgement) -> Fact | None:
    """The figure of that time whose digits the draft's has in another order."""
    stated = judgement.mention.figure.quantity.stated
    if len(stated) != 1 or not isinstance(stated[0], int):
        return None
    for fact in judgement.against:
        if transposition_of(stated[0], fact.quantity.stated):
            return fact
    return None


def _supported(told: _Telling) -> str:
    judgement, facts = told.judgement, told.facts
    how = judgement.matches[0].how
    text = f"The record has the number: {told.known}." if how is How.HEDGE else f"Supported {HOW[how]}: {told.known}."
    quantity = judgement.mention.figure.quantity
    if how is How.HEDGE and quantity.qualifier is Qualifier.EXACT:
        text += f" Keep the source's hedge: write “{numbers.stated(facts[0].quantity, facts[0].unit)}”."
    elif how is How.HEDGE and facts[0].quantity.qualifier is Qualifier.EXACT:
        text += " The source gives it without a hedge."
    if len(judgement.origins) == 1 and len(facts) > 1:
        text += " All come from one origin: name it once."
    if judgement.sureness is Sureness.UNSURE and judgement.time is None:
        text += " The sentence names no time: make sure that the two are the same."
    elif judgement.time is not None and any(fact.time_assumed for fact in facts):
        text += " The source states no date for it."
    return text


def _hedge_lost(told: _Telling) -> str:
    fact = told.facts[0]
    stated = numbers.stated(fact.quantity, fact.unit)
    if fact.quantity.qualifier is Qualifier.RANGE:
        return f"One end of a range is printed as the figure. Write “{stated}”: {told.known}."
    if told.judgement.mention.figure.quantity.is_bound:
        return f"The hedge is turned round. The source says “{stated}”: {told.known}."
    return f"A bound is printed as a value. Write “{stated}”: {told.known}."


def _contradicted(told: _Telling) -> str:
    when = " at that time" if told.judgement.time else ""
    text = f"The record has for “{told.label}”{when}: {told.against}."
    return f"{text} Nothing in it supports this figure: name your source, or mend it."


def _outdated(told: _Telling) -> str:
    newer = witness(told.judgement.against[0], told.record)
    text = f"Replaced: {newer} has taken the place of {told.known}."
    return f"{text} Print the newer figure, or say when the older one was published."


def _wrong_year(told: _Telling) -> str:
    text = f"The number is that of another time: {told.known}."
    return f"{text} For the time in the sentence the record has {told.against}." if told.judgement.against else text


def _wrong_kind(told: _Telling) -> str:
    other = told.record.vocabulary.measures[told.facts[0].measure].label
    text = f"The sentence reads as “{told.label}”; the record has this number as “{other}”: {told.known}."
    return f"{text} Say which it is."


def _planned(told: _Telling) -> str:
    return f"The source tells what was expected, not what happened: {told.known}. Write that it was expected."


def _doubtful(told: _Telling) -> str:
    return f"The only figure like it is marked as a likely slip: {told.known}."


def _echo(told: _Telling) -> str:
    go = "All go" if len(told.facts) > 1 else "It goes"
    origins = " and ".join(origin_name(origin, told.record) for origin in told.judgement.origins)
    return f"One voice, repeated: {told.known}. {go} back to {origins}; that is no corroboration."


def _disputed(told: _Telling) -> str:
    return f"Disputed. For it {told.known}; against it {told.against}. Print both sides."


def _compatible(told: _Telling) -> str:
    return f"Not excluded, and not supported: the record has only {told.known}."


def _unclear(told: _Telling) -> str:
    sure = told.judgement.sureness is not Sureness.UNSURE
    text = f"The words do not tell for certain {'which time is meant' if sure else 'what is counted'}"
    if told.label and not sure:
        text += f"; they may mean “{told.label}”"
    if told.facts or told.judgement.against:
        text += f". The record has {witnesses([*told.facts, *told.judgement.against], told.record)}"
    return f"{text}. Check it by hand."


def _not_in_record(told: _Telling) -> str:
    if not told.label:
        return ""
    if told.facts:
        return (
            f"The record has this number for another time: {told.known}. Make sure of the time, and name your source."
        )
    return f"The record has no figure for “{told.label}” to set beside it: name your source."


_SAYINGS: dict[JudgementKind, Callable[[_Telling], str]] = {
    JudgementKind.SUPPORTED: _supported,
    JudgementKind.HEDGE_LOST: _hedge_lost,
    JudgementKind.CONTRADICTED: _contradicted,
    JudgementKind.OUTDATED: _outdated,
    JudgementKind.WRONG_YEAR: _wrong_year,
    JudgementKind.WRONG_KIND: _wrong_kind,
    JudgementKind.PLANNED_AS_DONE: _planned,
    JudgementKind.DOUBTFUL: _doubtful,
    JudgementKind.ECHO: _echo,
    JudgementKind.DISPUTED: _disputed,
    JudgementKind.COMPATIBLE: _compatible,
    JudgementKind.UNCLEAR: _unclear,
    JudgementKind.NOT_IN_RECORD: _not_in_record,
}
