"""The answer to a question about a topic, on one screen: sides, voices, methods, what is missing, what to print."""

from __future__ import annotations

from collections.abc import Sequence

from nkr.analysis.answers import Answer, Answers
from nkr.analysis.compare.clusters import Cluster
from nkr.model.dataset import Dataset
from nkr.model.fact import NOBODY, Fact
from nkr.model.quantity import Qualifier
from nkr.output import labels, numbers, sentences, serialize
from nkr.output.tables import Cell, Column, Sheet

MAX_GROUPS = 6
"""Groups that one screen shows."""
MAX_FACTS = 3
"""Figures of one side that a screen shows."""

_METHODS = {
    "register": "register",
    "survey": "survey",
    "documented-cases": "documented cases",
    "extrapolation": "reckoned up",
    "hearsay": "hearsay",
}


def made_by(fact: Fact) -> str:
    """How a figure was made, in a word or two; "not said" where the record has nothing."""
    return _METHODS[fact.method.value] if fact.method else "not said"


def say(answer: Answer, record: Dataset) -> str:
    """The sentence to print about a group, or "" where no figure has a size."""
    if answer.print is None:
        return ""
    return sentences.sentence(answer.print, record, answer.pairs)


def answer_value(answer: Answer, record: Dataset) -> serialize.Value:
    return {
        **serialize.group_value(answer.group),
        "label": answer.measure.label,
        "facts": [{**serialize.fact_value(fact, record)} for fact in answer.group.facts],
        "sides": [serialize.cluster_value(side) for side in answer.sides],
        "replaced": [fact.id for fact in answer.replaced],
        "print": say(answer, record) or None,
        "print_fact": answer.print.id if answer.print else None,
    }


def answers_value(found: Answers, record: Dataset) -> serialize.Value:
    return {
        "topic": found.topic,
        "label": record.vocabulary.topics[found.topic].label,
        "year": found.year,
        "answers": [answer_value(answer, record) for answer in found.answers],
        "unsaid": list(found.unsaid),
        "nearest": list(found.nearest),
    }


ROW_COLUMNS = ["measure", "period", "side", "id", "stated", "claimant_name", "method", "source", "replaced"]
"""The columns of an answer in CSV: one row a figure."""


def rows(found: Answers, record: Dataset) -> list[serialize.Value]:
    made = []
    for answer in found.answers:
        for fact in answer.group.facts:
            side = next((number for number, cluster in enumerate(answer.sides, 1) if fact in cluster.facts), None)
            made.append(
                {
                    "measure": answer.measure.code,
                    "period": answer.group.key.period,
                    "side": side,
                    "id": fact.id,
                    "stated": numbers.stated(fact.quantity, fact.unit),
                    "claimant_name": record.claimant_label(fact),
                    "method": fact.method.value if fact.method else None,
                    "source": fact.source,
                    "replaced": fact in answer.replaced,
                }
            )
    return made


def sheets(found: Answers, record: Dataset) -> list[Sheet]:
    """One sheet a group, the sentence to print below each, and what nobody says at the end."""
    label = record.vocabulary.topics[found.topic].label
    when = f", {found.year}" if found.year is not None else ""
    heading = Sheet([Column("")], before=[Cell(f"{label}{when}".upper(), "title")])
    made = [_group(answer, record) for answer in found.answers[:MAX_GROUPS]]
    if made:
        made.insert(0, heading)
    closing = Sheet([Column("")])
    more = len(found.answers) - MAX_GROUPS
    if more > 0:
        closing.after.append(Cell(f"{more} more groups of figures: nkr estimates {found.topic} shows all.", "dim"))
    if found.nearest:
        nearest = f"the nearest are of {' and '.join(map(str, found.nearest))}"
        nearest = nearest if len(found.nearest) > 1 else f"the nearest is of {found.nearest[0]}"
        closing.after.append(f"Nobody in the record gives a figure for {found.year}; {nearest}.")
    elif not found.answers:
        closing.after.append(f"The record has no figure about {label}{when}.")
    if found.unsaid:
        closing.after.append(Cell("What nobody in the record says", "strong"))
        closing.after += [f"  {text}" for text in found.unsaid]
    return [*made, closing] if closing.after else made


def _group(answer: Answer, record: Dataset) -> Sheet:
    key = answer.group.key
    scope = key.scope
    terms = record.vocabulary
    apart = [
        getattr(terms.groups.get(scope.group), "label", "") if scope.group != answer.measure.group else "",
        getattr(terms.places.get(scope.place), "label", "") if scope.place != answer.measure.place else "",
    ]
    named = terms.events[scope.event].label if scope.event in terms.events else ""
    first = answer.group.facts[0]
    about = named or labels.when(first)
    title = " · ".join([answer.measure.label, *filter(None, apart), about])
    sheet = Sheet(
        [
            *(Column("side", keep=True), Column("figure", keep=True)),
            *map(Column, ("how made", "who says it", "where")),
        ],
        title=title,
    )
    several = len(answer.sides) > 1
    for number, side in enumerate(answer.sides, 1):
        _side(sheet, side, f"{number}" if several else "", record)
    for fact, times in _distinct(answer.replaced):
        sheet.rows.append(_row(fact, "replaced", record, "dim", times))
    in_clusters = {fact.id for side in answer.sides for fact in side.facts} | {fact.id for fact in answer.replaced}
    rest = [fact for fact in answer.group.facts if fact.id not in in_clusters]
    for fact, times in _distinct(rest):
        sheet.rows.append(_row(fact, "doubtful" if fact.doubtful else "no size", record, "dim", times))
    origins = len(answer.group.origins)
    summary = f"{origins} independent origin{'s' if origins != 1 else ''}"
    if several:
        summary += f"; {len(answer.sides)} sides that cannot all be true"
    sheet.after.append(Cell(f"{summary}.", "dim"))
    if text := say(answer, record):
        sheet.after.append([Cell("To print: ", "strong"), text])
    return sheet


def _distinct(facts: Sequence[Fact]) -> list[tuple[Fact, int]]:
    """The first printing of each figure by each claimant, and how often it was printed; the latest first."""
    found: dict[object, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: fact.published.end):
        found.setdefault((fact.quantity, fact.claimant, fact.status), []).append(fact)
    return [(same[0], len(same)) for same in sorted(found.values(), key=lambda same: -same[-1].published.end)]


def _side(sheet: Sheet, side: Cluster, number: str, record: Dataset) -> None:
    shown = sorted(_distinct(side.facts), key=lambda entry: entry[0].quantity.qualifier is Qualifier.VAGUE)
    for place, (fact, times) in enumerate(shown[:MAX_FACTS]):
        sheet.rows.append(_row(fact, number if not place else "", record, labels.figure_style(fact), times))
    more = len(shown) - MAX_FACTS
    if more > 0:
        sheet.rows.append(["", "", "", Cell(f"and {more} other figure{'s' if more > 1 else ''} that fit", "dim"), ""])


def _row(fact: Fact, side: str, record: Dataset, style: str, times: int) -> list[Cell | str]:
    via = [code for code in fact.via if code != NOBODY]
    names = ", ".join(getattr(record.vocabulary.claimants.get(code), "label", code) for code in via)
    told = record.claimant_label(fact) + (", reportedly" if len(via) < len(fact.via) else "")
    told += f", via {names}" if names else ""
    again = f" and {times - 1} more" if times > 1 else ""
    return [
        Cell(side, "dim"),
        Cell(labels.figure(fact), style),
        Cell(made_by(fact), "" if fact.method else "dim"),
        told,
        f"{labels.where(fact)}{again}",
    ]
