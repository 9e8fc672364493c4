"""What the record has for a bare number: the closest match and its sentence, then who says it and who differs."""

from __future__ import annotations

from collections.abc import Iterable

from nkr.analysis.check.matching import How, loses_bound
from nkr.analysis.check.numbers import NumberAnswer, NumberGroup
from nkr.model import Dataset, Fact
from nkr.output import labels, numbers
from nkr.output.fields import fact_value, value_of
from nkr.output.serialize import Value
from nkr.output.tables import Cell, Content, Sheet
from nkr.output.views.advice import HOW, origin_name, witness, witnesses
from nkr.output.views.check import SIDES, side, to_print

MAX_GROUPS = 6
"""Things that one number counts, on one screen."""
MAX_ROWS = 3
"""Figures of each, for it and against it."""

ROLES = {
    "same": "",
    "cumulative": "a cumulative total, not a year's count",
    "other-time": "the figure of another time",
    "part-year": "not the count of a whole year",
}


def value(answer: NumberAnswer, record: Dataset, topic: str) -> Value:
    return {
        **value_of(answer.quantity, "low high qualifier interval"),
        "topic": topic or None,
        "year": answer.year,
        "groups": [_group_value(group, record) for group in answer.groups],
        "left_out": answer.left_out,
        "matches": [match.fact.id for group in answer.groups for match in group.matches],
        **value_of(answer, "against near"),
        "look_alikes": len(answer.groups) + answer.left_out > 1,
        "say": " ".join(_summaries(answer, record)),
        "print": to_print(answer.groups[0], record) if answer.groups else None,
    }


def _group_value(group: NumberGroup, record: Dataset) -> Value:
    matches = [{**fact_value(match.fact, record), "how": match.how.value} for match in group.matches]
    return {
        "measure": group.measure,
        "label": record.vocabulary.measures[group.measure].label,
        **value_of(group, "period role matches supports origins against", matches=matches),
        "outdated_by": group.replaced_by.id if group.replaced_by else None,
        "print": to_print(group, record),
    }


COLUMNS = ["how", "role", "id", "measure", "period", "stated", "claimant", "source", "against"]


def rows(answer: NumberAnswer) -> list[Value]:
    found: list[Value] = []
    for group in answer.groups:
        about = {"role": group.role, "period": group.period, "against": "; ".join(fact.id for fact in group.against)}
        found += [_row(match.fact) | about | {"how": match.how.value} for match in group.matches]
    about = {"how": "contradicts", "role": "", "against": ""}
    return found + [_row(fact) | about | {"period": str(fact.time)} for fact in answer.against]


def _row(fact: Fact) -> Value:
    return value_of(fact, "id measure stated claimant source", stated=numbers.stated(fact.quantity, fact.unit))


# --- for people -------------------------------------------------------------------------------------------------------


def sheets(answer: NumberAnswer, record: Dataset, asked: str) -> list[Sheet]:
    """The closest match in a sentence, its sentence to print, the other matches in a line each, then the figures."""
    sheet = Sheet(SIDES, title=f"{asked}: what the record has", before=[*_summaries(answer, record)])
    if answer.groups and (printed := to_print(answer.groups[0], record)):
        sheet.before.insert(1, [Cell("To print: ", "strong"), printed])
    listed: set[str] = set()
    for group in answer.groups[:MAX_GROUPS]:
        sheet.rows += _figures(group, record, listed)
    sheet.rows += [side(Cell("✗ differs", "error"), fact, record) for fact in _new(answer.against, listed)[:MAX_ROWS]]
    if (more := answer.left_out + max(0, len(answer.groups) - MAX_GROUPS)) > 0:
        sheet.after.append(Cell(f"{more} more: --json and --csv list them.", "dim"))
    return [sheet]


def _figures(group: NumberGroup, record: Dataset, listed: set[str]) -> list[list[Content]]:
    style = "good" if group.role == "same" and group.matches[0].how is How.EXACTLY else ""
    once = {(match.fact.claimant, match.fact.quantity): match for match in reversed(group.matches)}
    matches = sorted(once.values(), key=lambda match: (match.rank, match.fact.published.end))
    found = [side(Cell(HOW[match.how], style), match.fact, record) for match in matches[:MAX_ROWS]]
    if group.role != "other-time":
        found += [side(Cell("✗ differs", "error"), fact, record) for fact in _new(group.against, listed)[:MAX_ROWS]]
    return found


def _new(facts: Iterable[Fact], listed: set[str]) -> list[Fact]:
    """The facts that are not listed yet, one a claimant and figure."""
    once = {(fact.claimant, fact.quantity): fact for fact in facts if fact.id not in listed}
    listed.update(fact.id for fact in once.values())
    return list(once.values())


def _summaries(answer: NumberAnswer, record: Dataset) -> list[str]:
    """What a careful writer makes of it, in a few sentences."""
    told = [_summary(group, answer, record) for group in answer.groups[:MAX_GROUPS]]
    if not told:
        nearest = f" Nearest: {witnesses(answer.near, record)}." if answer.near else ""
        told.append(f"The record has no such number.{nearest}")
    if answer.against and all(group.role == "other-time" for group in answer.groups):
        told.append(f"For {answer.year} the record has {witnesses(answer.against, record)}.")
    return told


def _summary(group: NumberGroup, answer: NumberAnswer, record: Dataset) -> str:
    fact = group.matches[0].fact
    label = record.vocabulary.measures[group.measure].label
    about = f"{label}, {labels.when(fact)}{labels.scope_note(fact, record)}"
    if (role := ROLES[group.role]) and "total" not in label:
        about += f" ({role})"
    return f"{about}: {_standing(group, answer, record)}"


def _standing(group: NumberGroup, answer: NumberAnswer, record: Dataset) -> str:
    first = group.matches[0]
    stated = numbers.stated(first.fact.quantity, first.fact.unit)
    if group.doubtful:
        return f"“{stated}” is marked as a likely error. Do not print it."
    if group.replaced_by is not None:
        return f"replaced by {witness(group.replaced_by, record)}."
    if first.how is How.BOUND:
        return f"“{stated}” does not exclude it, and does not support it."
    if not group.supports or all(loses_bound(answer.quantity, fact) for fact in group.supports):
        return f"the source says “{stated}”. Do not print {numbers.stated(answer.quantity, first.fact.unit)} alone."
    who = " and ".join(origin_name(origin, record) for origin in group.origins[:MAX_ROWS])
    if group.against:
        return f"disputed. For it {who}; against it {witnesses(group.against, record)}."
    prints = f", {len(group.supports)} prints" if len(group.supports) > 1 else ""
    return f"{HOW[first.how]}, {who}{prints}."
