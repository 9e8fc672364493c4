"""What the record says to a bare number, as values, rows and a sheet."""

from __future__ import annotations

from nkr.analysis.checking import Group, How, Match, NumberAnswer, loses_bound
from nkr.model.collection import Record
from nkr.model.fact import Fact
from nkr.output import labels, numbers, sentences
from nkr.output.findings.words import HOW, MOST, voice, witness, witnesses
from nkr.output.sheets import Cell, Column, Sheet
from nkr.output.values import Value, fact_value

ROLES = {
    "same": "",
    "running-total": "a running total, not a year's count",
    "other-time": "the figure of another time",
    "part-year": "the count of no whole year",
}


def _match_value(match: Match, record: Record) -> Value:
    return {**fact_value(match.fact, record), "how": match.how.value}


def value(answer: NumberAnswer, record: Record, topic: str, year: int | None) -> Value:
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
        "say": say(answer, record),
    }


def rows(answer: NumberAnswer) -> list[Value]:
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


COLUMNS = ["how", "role", "id", "measure", "period", "stated", "claimant", "source", "against"]


def sheets(answer: NumberAnswer, record: Record, asked: str) -> list[Sheet]:
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
    sheet.after += _said(answer, record)
    return [sheet]


def _against_row(fact: Fact, record: Record) -> list[Cell | str]:
    return [
        Cell("✗ contradicts", "error"),
        Cell(labels.figure(fact), "strong"),
        f"{record.vocabulary.measures[fact.measure].label}, {labels.when(fact)}",
        record.claimant_label(fact),
        Cell(f"{fact.id} {labels.paragraph(fact.paragraph)}", "dim"),
    ]


def say(answer: NumberAnswer, record: Record) -> str:
    """What a careful writer makes of it, in a few sentences."""
    return " ".join(_said(answer, record))


def _said(answer: NumberAnswer, record: Record) -> list[str]:
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
        said.append(f"Contradicted by {witnesses(answer.against, record)}.")
    if not answer.groups and not answer.against:
        said.append("The record has no such number.")
    if not answer.groups and answer.near:
        said.append(f"Nearest: {witnesses(answer.near, record)}.")
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
        names = ", ".join(voice(origin, record) for origin in group.origins)
        text = f"{about}: disputed. For it {names}; against it {witnesses(group.against, record)}."
        return [f"{text} To print: {_sentence(group, record)}"]
    if len(group.origins) == 1 and len(group.supports) > 1:
        count = f"{len(group.supports)} figures, one origin ({voice(group.origins[0], record)})"
        return [f"{about}: {count}. To print: {_sentence(group, record)}"]
    return [f"To print: {_sentence(group, record)}"]


def _sentence(group: Group, record: Record) -> str:
    """The sentence to print for what supports a number best."""
    return sentences.sentence(group.supports[0], record, group.pairs)
