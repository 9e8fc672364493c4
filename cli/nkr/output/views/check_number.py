"""What the record says to a bare number, as values, rows and a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from nkr.analysis.check import Group, How, Match, NumberAnswer, loses_bound
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.quantity import Quantity
from nkr.output import labels, numbers, sentences
from nkr.output.serialize import Value, fact_value
from nkr.output.tables import Cell, Column, Sheet
from nkr.output.views.words import HOW, MAX_WITNESSES, origin_name, witness, witnesses

ROLES = {
    "same": "",
    "running-total": "a running total, not a year's count",
    "other-time": "the figure of another time",
    "part-year": "not the count of a whole year",
}


def _match_value(match: Match, record: Dataset) -> Value:
    return {**fact_value(match.fact, record), "how": match.how.value}


def value(answer: NumberAnswer, record: Dataset, topic: str, year: int | None) -> Value:
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


MAX_GROUPS = 8
"""Groups of matches that one screen shows."""


def sheets(answer: NumberAnswer, record: Dataset, asked: str) -> list[Sheet]:
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
    told: set[str] = set()
    for group in answer.groups[:MAX_GROUPS]:
        role = ROLES[group.role] if "running total" not in group.label else ""
        for match, more in _distinct(group.matches):
            style = "good" if group.role == "same" and match.how is How.EXACTLY else ""
            sheet.rows.append(_row(Cell(HOW[match.how], style), match.fact, record, role, more))
        if group.role != "other-time":
            sheet.rows += _against([fact for fact in group.against if fact.id not in told], record)
            told.update(fact.id for fact in group.against)
    sign = _CONTRADICTS if answer.groups else Cell("the record has", "dim")
    sheet.rows += _against([fact for fact in answer.against if fact.id not in told], record, sign)
    if (more := len(answer.groups) - MAX_GROUPS) > 0:
        sheet.after.append(Cell(f"{more} more match less closely: --json and --csv have all.", "dim"))
    sheet.after += _said(answer, record)
    return [sheet]


_CONTRADICTS = Cell("✗ contradicts", "error")


def _against(facts: Sequence[Fact], record: Dataset, sign: Cell = _CONTRADICTS) -> list[list[Cell | str]]:
    """The figures that contradict a number, the first of them; how many more there are."""
    once = _once(facts)
    rows = [_row(sign, fact, record, "", more) for fact, more in once[:MAX_WITNESSES]]
    if (more := len(once) - MAX_WITNESSES) > 0:
        rows.append([sign, Cell(f"and {more} more", "dim"), "", "", ""])
    return rows


def _distinct(matches: Sequence[Match]) -> list[tuple[Match, int]]:
    by_fact = {match.fact.id: match for match in matches}
    return [(by_fact[fact.id], more) for fact, more in _once([match.fact for match in matches])]


def _once(facts: Sequence[Fact]) -> list[tuple[Fact, int]]:
    """Each figure of each claimant once, and how often it is printed besides."""
    found: dict[object, list[Fact]] = {}
    for fact in facts:
        found.setdefault((fact.quantity, fact.claimant, fact.status, fact.group, str(fact.time)), []).append(fact)
    return [(same[0], len(same) - 1) for same in found.values()]


def _row(sign: Cell, fact: Fact, record: Dataset, role: str, more: int) -> list[Cell | str]:
    about = f"{record.vocabulary.measures[fact.measure].label}, {labels.when(fact)}" + (f" – {role}" if role else "")
    again = f" and {more} more" if more else ""
    return [
        sign,
        Cell(labels.figure(fact), "strong"),
        about,
        labels.who(fact, record),
        Cell(f"{fact.id} {labels.paragraph(fact.paragraph)}{again}", "dim"),
    ]


def say(answer: NumberAnswer, record: Dataset) -> str:
    """What a careful writer makes of it, in a few sentences."""
    return " ".join(_said(answer, record))


def _said(answer: NumberAnswer, record: Dataset) -> list[str]:
    said: list[str] = []
    groups = [group for group in answer.groups if group.role != "other-time"]
    if answer.look_alikes:
        same = [_about(group) for group in answer.groups if group.matches[0].how in (How.EXACTLY, How.HEDGE)]
        named = f": {'; '.join(dict.fromkeys(same))}" if len(same) <= MAX_WITNESSES + 1 else ""
        said.append(f"Equal numbers stand for different things{named}. Say which is meant.")
    close = [group for group in groups if group.matches[0].how in (How.EXACTLY, How.HEDGE, How.END)]
    told = (close or groups)[:MAX_WITNESSES]
    for group in told:
        said.append(_group_said(group, answer, record))
    asked = [group for group in groups if group.supports and (answer.year is None or group.role != "part-year")]
    other = [group for group in answer.groups if group.role == "other-time" and group.supports]
    if other and not asked:
        said.append(
            f"For {answer.year} as a whole nothing has this number; it is that of another time: "
            f"{witness(other[0].matches[0].fact, record)}."
        )
    if answer.against and not asked:
        against = [fact for fact, _ in _once(answer.against)]
        said.append(f"For {answer.year} the record has {witnesses(against, record)}.")
    if not answer.groups:
        nearest = [f"Nearest: {witnesses(answer.near, record)}."] if answer.near else []
        said = ["The record has no such number.", *said, *nearest]
    return said


def _about(group: Group) -> str:
    return f"{group.label}, {labels.when(group.matches[0].fact)}"


def _group_said(group: Group, answer: NumberAnswer, record: Dataset) -> str:
    fact = group.matches[0].fact
    about, stated = _about(group), numbers.stated(fact.quantity, fact.unit)
    to_print = f" To print: {sentences.sentence(group.print, record, group.pairs)}" if group.print else ""
    if group.doubtful:
        return f"{about}: “{stated}” is marked as a likely slip. Do not print it."
    if group.outdated_by is not None:
        return f"{about}: replaced by {witness(group.outdated_by, record)}.{to_print}"
    if group.matches[0].how is How.BOUND:
        return f"{about}: “{stated}” does not exclude it, and does not support it."
    if not group.supports or all(loses_bound(answer.quantity, one) for one in group.supports):
        return f"{about}: the source says “{stated}”. Do not print {_end(answer.quantity)} alone.{to_print}"
    if group.against:
        against = [fact for fact, _ in _once(group.against)]
        names = " and ".join(origin_name(origin, record) for origin in group.origins)
        return f"{about}: disputed. For it {names}; against it {witnesses(against, record)}.{to_print}"
    if len(group.origins) == 1 and len(group.supports) > 1:
        count = f"{len(group.supports)} figures, one origin ({origin_name(group.origins[0], record)})"
        return f"{about}: {count}.{to_print}"
    return to_print.strip()


def _end(quantity: Quantity) -> str:
    return f"“{numbers.stated(quantity, 'persons')}”"
