"""What the record says to a number or to the figures of a draft, in plain words, as values and as sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from nkr.analysis.checking import Finding, Group, How, Judgement, Match, NumberAnswer, Sureness, loses_bound
from nkr.analysis.slips import transposition_of
from nkr.model import dates
from nkr.model.collection import Record
from nkr.model.fact import Fact
from nkr.model.quantity import Qualifier
from nkr.output import labels, numbers, sentences
from nkr.output.sheets import Cell, Column, Sheet
from nkr.output.values import Value, fact_value

SIGNS = {
    Judgement.CONTRADICTED: ("✗", "error"),
    Judgement.HEDGE_LOST: ("✗", "error"),
    Judgement.OUTDATED: ("✗", "error"),
    Judgement.WRONG_YEAR: ("✗", "error"),
    Judgement.WRONG_KIND: ("✗", "error"),
    Judgement.PLANNED_AS_DONE: ("✗", "error"),
    Judgement.DOUBTFUL: ("✗", "error"),
    Judgement.ECHO: ("✗", "error"),
    Judgement.DISPUTED: ("≠", "warning"),
    Judgement.SUPPORTED: ("=", "good"),
    Judgement.COMPATIBLE: ("~", ""),
    Judgement.UNCLEAR: ("?", "warning"),
    Judgement.NOT_IN_RECORD: ("·", "dim"),
}

MEANINGS = {
    Judgement.CONTRADICTED: "what the record has for this measure and time excludes the figure",
    Judgement.HEDGE_LOST: "a bound is printed as a value, turned round, or one end of a range as the figure",
    Judgement.OUTDATED: "a later count by the same office has taken its place",
    Judgement.WRONG_YEAR: "the number is that of another time",
    Judgement.WRONG_KIND: "the number counts something else: those who crossed, printed as those who are there",
    Judgement.PLANNED_AS_DONE: "the source tells what was expected, the sentence that it happened",
    Judgement.DOUBTFUL: "the only figure like it is marked as a likely slip",
    Judgement.ECHO: "the sentence claims several voices, and all figures go back to one",
    Judgement.DISPUTED: "one source has it and another contradicts it: print both sides",
    Judgement.SUPPORTED: "a source has it, exactly, by rounding or inside its range",
    Judgement.COMPATIBLE: "only bounds and words of size stand in the record: not excluded, and not supported",
    Judgement.UNCLEAR: "the words do not tell for certain what is counted",
    Judgement.NOT_IN_RECORD: "the record has nothing to set beside it, or it counts something else altogether",
}

HOW = {
    How.EXACTLY: "exactly",
    How.HEDGE: "the number, otherwise hedged",
    How.END: "one end of its range",
    How.ROUNDED: "by rounding",
    How.INSIDE: "inside its range",
    How.BOUND: "not excluded by its bound",
}

ROLES = {
    "same": "",
    "running-total": "a running total, not a year's count",
    "other-time": "the figure of another time",
    "part-year": "the count of no whole year",
}

MOST = 3
"""Facts that one sentence names."""


def witness(fact: Fact, record: Record) -> str:
    """A fact as one clause: figure, time, who says it, where."""
    said = f"{labels.figure(fact)} ({labels.when(fact)}; {record.claimant_label(fact)}, {labels.where(fact)})"
    return said.replace(") (", "; ")


def _witnesses(facts: Iterable[Fact], record: Record) -> str:
    found = list(dict.fromkeys(facts))
    shown = "; ".join(witness(fact, record) for fact in found[:MOST])
    more = len(found) - MOST
    return shown + (f"; and {more} more" if more > 0 else "")


# --- figures of a draft ----------------------------------------------------------------------------------------------


class _Telling(NamedTuple):
    """What a sentence about a finding is made of."""

    finding: Finding
    record: Record
    facts: list[Fact]
    label: str

    @property
    def known(self) -> str:
        return _witnesses(self.facts, self.record)

    @property
    def against(self) -> str:
        return _witnesses(self.finding.against, self.record)


def say(finding: Finding, record: Record) -> str:
    """What a careful writer does about it, in one or two sentences."""
    label = record.vocabulary.measures[finding.measure].label if finding.measure else ""
    text = _SAYINGS[finding.judgement](_Telling(finding, record, [match.fact for match in finding.matches], label))
    if meant := _transposed(finding):
        text += f" Two digits exchanged? {witness(meant, record)} has the same ones in another order."
    if finding.sureness is Sureness.LIKELY and finding.is_fault:
        text += f" This takes the figure to be of “{label}”, which the words make likely, not certain."
    return text


def _transposed(finding: Finding) -> Fact | None:
    """The figure of that time whose digits the draft's has in another order."""
    stated = finding.mention.figure.quantity.stated
    if len(stated) != 1 or not isinstance(stated[0], int):
        return None
    for fact in finding.against:
        if transposition_of(stated[0], fact.quantity.stated):
            return fact
    return None


def _supported(told: _Telling) -> str:
    finding, facts = told.finding, told.facts
    how = finding.matches[0].how
    text = f"The record has the number: {told.known}." if how is How.HEDGE else f"Supported {HOW[how]}: {told.known}."
    quantity = finding.mention.figure.quantity
    if how is How.HEDGE and quantity.qualifier is Qualifier.EXACT:
        text += f" Keep the source's hedge: write “{numbers.stated(facts[0].quantity, facts[0].unit)}”."
    elif how is How.HEDGE and facts[0].quantity.qualifier is Qualifier.EXACT:
        text += " The source gives it without a hedge."
    if len(finding.origins) == 1 and len(facts) > 1:
        text += " All come from one origin: name it once."
    if finding.sureness is Sureness.UNSURE and finding.time is None:
        text += " The sentence names no time: make sure that the two are the same."
    elif finding.time is not None and any(fact.time_assumed for fact in facts):
        text += " The source states no date for it."
    return text


def _hedge_lost(told: _Telling) -> str:
    fact = told.facts[0]
    stated = numbers.stated(fact.quantity, fact.unit)
    if fact.quantity.qualifier is Qualifier.RANGE:
        return f"One end of a range is printed as the figure. Write “{stated}”: {told.known}."
    if told.finding.mention.figure.quantity.is_bound:
        return f"The hedge is turned round. The source says “{stated}”: {told.known}."
    return f"A bound is printed as a value. Write “{stated}”: {told.known}."


def _contradicted(told: _Telling) -> str:
    when = " at that time" if told.finding.time else ""
    text = f"The record has for “{told.label}”{when}: {told.against}."
    return f"{text} Nothing in it supports this figure: name your source, or mend it."


def _outdated(told: _Telling) -> str:
    newer = witness(told.finding.against[0], told.record)
    text = f"Replaced: {newer} has taken the place of {told.known}."
    return f"{text} Print the newer figure, or say when the older one was published."


def _wrong_year(told: _Telling) -> str:
    text = f"The number is that of another time: {told.known}."
    return f"{text} For the time in the sentence the record has {told.against}." if told.finding.against else text


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
    origins = " and ".join(_origin(origin, told.record) for origin in told.finding.origins)
    return f"One voice, repeated: {told.known}. {go} back to {origins}; that is no corroboration."


def _disputed(told: _Telling) -> str:
    return f"Disputed. For it {told.known}; against it {told.against}. Print both sides."


def _compatible(told: _Telling) -> str:
    return f"Not excluded, and not supported: the record has only {told.known}."


def _unclear(told: _Telling) -> str:
    sure = told.finding.sureness is not Sureness.UNSURE
    text = f"The words do not tell for certain {'which time is meant' if sure else 'what is counted'}"
    if told.label and not sure:
        text += f"; they may mean “{told.label}”"
    if told.facts or told.finding.against:
        text += f". The record has {_witnesses([*told.facts, *told.finding.against], told.record)}"
    return f"{text}. Check it by hand."


def _not_in_record(told: _Telling) -> str:
    if not told.label:
        return ""
    if told.facts:
        return (
            f"The record has this number for another time: {told.known}. Make sure of the time, and name your source."
        )
    return f"The record has no figure for “{told.label}” to set beside it: name your source."


_SAYINGS: dict[Judgement, Callable[[_Telling], str]] = {
    Judgement.SUPPORTED: _supported,
    Judgement.HEDGE_LOST: _hedge_lost,
    Judgement.CONTRADICTED: _contradicted,
    Judgement.OUTDATED: _outdated,
    Judgement.WRONG_YEAR: _wrong_year,
    Judgement.WRONG_KIND: _wrong_kind,
    Judgement.PLANNED_AS_DONE: _planned,
    Judgement.DOUBTFUL: _doubtful,
    Judgement.ECHO: _echo,
    Judgement.DISPUTED: _disputed,
    Judgement.COMPATIBLE: _compatible,
    Judgement.UNCLEAR: _unclear,
    Judgement.NOT_IN_RECORD: _not_in_record,
}


def _origin(origin: str, record: Record) -> str:
    claimant, _, source = origin.partition("@")
    term = record.vocabulary.claimants.get(claimant)
    return f"{source} ({term.label if term else claimant})" if source else (term.label if term else claimant)


def finding_value(finding: Finding, record: Record) -> Value:
    """A finding by the contract of ``nkr check FILE --json``."""
    mention, figure = finding.mention, finding.mention.figure
    time = finding.time
    return {
        "text": figure.text,
        "line": mention.line,
        "column": mention.column,
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "qualifier": figure.quantity.qualifier.value,
        "word": figure.quantity.word or None,
        "unit": figure.unit or None,
        "year": figure.year or (time.whole_year or time.latest_year if time is not None else None),
        "time": str(time) if time is not None else None,
        "measure": finding.measure or None,
        "topic": record.vocabulary.measures[finding.measure].topic if finding.measure else None,
        "sure": finding.sureness.value,
        "because": list(finding.candidates[0].words) if finding.candidates else [],
        "verdict": finding.judgement.value,
        "fault": finding.is_fault,
        "matches": [match.fact.id for match in finding.matches],
        "how": [match.how.value for match in finding.matches],
        "against": [fact.id for fact in finding.against],
        "origins": list(finding.origins),
        "sentence": " ".join(mention.words.split()),
        "say": say(finding, record),
    }


FINDING_COLUMNS = [
    *("line", "column", "text", "low", "high", "qualifier", "word", "unit", "year", "time", "measure", "topic", "sure"),
    *("verdict", "fault", "matches", "against", "origins", "say", "sentence"),
]
"""The columns of a checked draft in CSV."""


def finding_row(finding: Finding, record: Record) -> Value:
    value = finding_value(finding, record)
    return value | {name: "; ".join(value[name]) for name in ("matches", "against", "origins")}


def findings(found: Sequence[Finding], record: Record, name: str) -> list[Sheet]:
    """Every figure of a draft with its judgement, in the draft's order; those that no measure fits in one line."""
    sheet = Sheet(
        [Column("where", keep=True), Column("figure"), Column("judgement", keep=True), Column("what to do")],
        title=f"{name}: {len(found)} figure{'s' if len(found) != 1 else ''}",
        ruled=True,
    )
    aside = [finding for finding in found if not finding.measure]
    for finding in found:
        if not finding.measure:
            continue
        sign, style = SIGNS[finding.judgement]
        label = record.vocabulary.measures[finding.measure].label
        sheet.rows.append(
            [
                Cell(f"{finding.mention.line}:{finding.mention.column}", "dim"),
                [Cell(finding.mention.figure.text, "strong"), f" – {_taken_for(finding, label)}"],
                Cell(f"{sign} {finding.judgement.value}", style),
                say(finding, record),
            ]
        )
    if aside:
        told = ", ".join(
            f"{finding.mention.line}:{finding.mention.column} “{finding.mention.figure.text}”" for finding in aside
        )
        sheet.after.append(Cell(f"Of no measure of the record, by their words: {told}.", "dim"))
    counts = Counter(finding.judgement for finding in found)
    told = ", ".join(f"{count} {judgement.value}" for judgement, count in sorted(counts.items(), key=_gravity))
    sheet.after.append(Cell(f"{told}." if told else "No figure found.", "dim"))
    return [sheet]


def _gravity(entry: tuple[Judgement, int]) -> int:
    return list(Judgement).index(entry[0])


def _taken_for(finding: Finding, label: str) -> str:
    when = f", {dates.in_words(finding.time)}" if finding.time is not None else ""
    doubt = {Sureness.SURE: "", Sureness.LIKELY: "probably ", Sureness.UNSURE: "perhaps "}[finding.sureness]
    return f"{doubt}{label}{when}"


# --- a bare number ---------------------------------------------------------------------------------------------------


def _match_value(match: Match, record: Record) -> Value:
    return {**fact_value(match.fact, record), "how": match.how.value}


def number_value(answer: NumberAnswer, record: Record, topic: str, year: int | None) -> Value:
    return {
        "low": answer.quantity.low,
        "high": answer.quantity.high,
        "qualifier": answer.quantity.qualifier.value,
        "interval": [answer.quantity.interval.low, answer.quantity.interval.high],
        "topic": topic or None,
        "year": year,
        "groups": [
            {
                "measure": group.measure,
                "label": group.label,
                "period": group.period,
                "role": group.role,
                "matches": [_match_value(match, record) for match in group.matches],
                "supports": [fact.id for fact in group.supports],
                "origins": list(group.origins),
                "against": [fact.id for fact in group.against],
                "outdated_by": group.outdated_by.id if group.outdated_by else None,
            }
            for group in answer.groups
        ],
        "matches": [match.fact.id for group in answer.groups for match in group.matches],
        "against": [fact.id for fact in answer.against],
        "near": [fact.id for fact in answer.near],
        "look_alikes": answer.look_alikes,
        "say": number_say(answer, record),
    }


def number_rows(answer: NumberAnswer) -> list[Value]:
    return [
        {
            "how": match.how.value,
            "role": group.role,
            "id": match.fact.id,
            "measure": group.measure,
            "period": group.period,
            "stated": numbers.stated(match.fact.quantity, match.fact.unit),
            "claimant": match.fact.claimant,
            "source": match.fact.source,
            "against": "; ".join(fact.id for fact in group.against),
        }
        for group in answer.groups
        for match in group.matches
    ] + [
        {
            "how": "contradicts",
            "role": "",
            "id": fact.id,
            "measure": fact.measure,
            "period": str(fact.time),
            "stated": numbers.stated(fact.quantity, fact.unit),
            "claimant": fact.claimant,
            "source": fact.source,
            "against": "",
        }
        for fact in answer.against
    ]


NUMBER_COLUMNS = ["how", "role", "id", "measure", "period", "stated", "claimant", "source", "against"]


def number_sheets(answer: NumberAnswer, record: Record, asked: str) -> list[Sheet]:
    sheet = Sheet(
        [
            Column("match", keep=True),
            Column("figure", keep=True),
            Column("what, about when"),
            Column("who says it"),
            Column("fact"),
        ],
        title=f"{asked}: what the record has",
    )
    for group in answer.groups:
        for match in group.matches:
            role = ROLES[group.role]
            about = f"{group.label}, {labels.when(match.fact)}" + (f" – {role}" if role else "")
            style = "good" if group.role == "same" and match.how is How.EXACTLY else ""
            sheet.rows.append(
                [
                    Cell(HOW[match.how], style),
                    Cell(labels.figure(match.fact), "strong"),
                    about,
                    record.claimant_label(match.fact),
                    Cell(f"{match.fact.id} {labels.paragraph(match.fact.paragraph)}", "dim"),
                ]
            )
        for fact in group.against:
            sheet.rows.append(_against_row(fact, record))
    listed = {fact.id for group in answer.groups for fact in group.against}
    for fact in answer.against:
        if fact.id not in listed:
            sheet.rows.append(_against_row(fact, record))
    sheet.after += _number_said(answer, record)
    return [sheet]


def _against_row(fact: Fact, record: Record) -> list[Cell | str]:
    return [
        Cell("✗ contradicts", "error"),
        Cell(labels.figure(fact), "strong"),
        f"{record.vocabulary.measures[fact.measure].label}, {labels.when(fact)}",
        record.claimant_label(fact),
        Cell(f"{fact.id} {labels.paragraph(fact.paragraph)}", "dim"),
    ]


def number_say(answer: NumberAnswer, record: Record) -> str:
    """What a careful writer makes of it, in a few sentences."""
    return " ".join(_number_said(answer, record))


def _number_said(answer: NumberAnswer, record: Record) -> list[str]:
    said: list[str] = []
    groups = [group for group in answer.groups if group.role != "other-time"]
    if answer.look_alikes:
        same = [group for group in answer.groups if group.matches[0].how in (How.EXACTLY, How.HEDGE)]
        said.append(
            "Equal numbers stand for different things: "
            + "; ".join(dict.fromkeys(f"{group.label}, {labels.when(group.matches[0].fact)}" for group in same[:4]))
            + ". Say which is meant."
        )
    close = [group for group in groups if group.matches[0].how in (How.EXACTLY, How.HEDGE, How.END)]
    for group in (close or groups)[:MOST]:
        said += _group_said(group, answer, record)
    other = [group for group in answer.groups if group.role == "other-time" and group.supports]
    if other and not any(group.supports for group in groups):
        first = other[0]
        said.append(
            f"At the time that was asked for nothing has this number; it is that of another time: "
            f"{witness(first.matches[0].fact, record)}."
        )
    if answer.against and not any(group.supports for group in groups):
        said.append(f"Contradicted by {_witnesses(answer.against, record)}.")
    if not answer.groups and not answer.against:
        said.append("The record has no such number.")
    if not answer.groups and answer.near:
        said.append(f"Nearest: {_witnesses(answer.near, record)}.")
    return said


def _group_said(group: Group, answer: NumberAnswer, record: Record) -> list[str]:
    fact = group.matches[0].fact
    about = f"{group.label}, {labels.when(fact)}"
    if group.outdated_by is not None:
        return [f"{about}: replaced by {witness(group.outdated_by, record)}."]
    if not group.supports:
        stated = numbers.stated(fact.quantity, fact.unit)
        if group.matches[0].how is How.BOUND:
            return [f"{about}: “{stated}” does not exclude it, and does not support it."]
        if loses_bound(answer.quantity, fact) or group.matches[0].how is How.END:
            return [f"{about}: the source says “{stated}”. Do not print it as a value."]
        return []
    if all(loses_bound(answer.quantity, one) for one in group.supports):
        stated = numbers.stated(fact.quantity, fact.unit)
        return [f"{about}: the source says “{stated}”. Do not print it as a value: {witness(fact, record)}."]
    if group.against:
        names = ", ".join(_origin(origin, record) for origin in group.origins)
        text = f"{about}: disputed. For it {names}; against it {_witnesses(group.against, record)}."
        return [f"{text} To print: {_sentence(group, record)}"]
    if len(group.origins) == 1 and len(group.supports) > 1:
        voice = f" {len(group.supports)} figures, one origin ({_origin(group.origins[0], record)})."
        return [f"{about}:{voice} To print: {_sentence(group, record)}"]
    return [f"To print: {_sentence(group, record)}"]


def _sentence(group: Group, record: Record) -> str:
    """The sentence to print for what supports a number best."""
    return sentences.sentence(group.supports[0], record, group.pairs)
