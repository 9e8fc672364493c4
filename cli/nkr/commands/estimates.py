"""``nkr estimates``: every estimate in a topic, side by side, with the verdicts on each pair."""

from __future__ import annotations

from collections import Counter
from math import comb
from typing import Annotated, NamedTuple

from nkr.analysis.compare.clusters import Group, groups
from nkr.analysis.compare.verdicts import QUIET_VERDICTS, Comparison, Verdict
from nkr.analysis.selection import by_topic
from nkr.commands.options import WITHIN_TOPIC, InLanguage, Language, TopicWords, option, query_command
from nkr.model import Dataset, Fact
from nkr.output import fields, numbers, serialize, views
from nkr.output.labels import SIGNS
from nkr.output.tables import Cell, Sheet, columns
from nkr.services.session import Session

MAX_PAIRS = 2_000
"""Pairs that the JSON answer lists, the worst first."""
MAX_COMPARED = 45
"""Of more facts only those pairs are compared that can say something about each other: of the pairs of 800 facts nine
in ten count different things."""


@query_command(filters=WITHIN_TOPIC)
def command(
    ask: Session,
    topic: TopicWords = None,
    compare: Annotated[bool, option(help="Add the verdicts, with reasons.")] = False,
    language: InLanguage = Language.EN,
) -> None:
    """Every estimate of a topic, side by side.

    As published, with interval, period, claimant and source; with --compare, the verdicts.
    Conflicts come first, then discrepancies: figures that headlines quote against each other although they count
    different things.

    Example: nkr estimates in-china --compare
    """
    wanted = ask.within(topic, alone=True)
    if ask.is_large(wanted):
        from nkr.services import at_scale

        at_scale.estimates(ask, wanted)
        return

    def topics() -> dict[str, list[Fact]]:
        return by_topic(ask.facts(wanted), ask.record.vocabulary)

    def answers() -> list[_Estimates]:
        found = topics()
        compared = ask.comparer.comparisons if sum(map(len, found.values())) <= MAX_COMPARED else ask.comparer.related
        judged = {code: ask.in_language(compared(facts), language) for code, facts in found.items() if compare}
        return [
            _Estimates(code, facts, groups(facts, ask.comparer), judged.get(code, [])) for code, facts in found.items()
        ]

    ask.answer(
        value=lambda: {"topics": [_value(answer, ask.record, compare) for answer in answers()]},
        rows=lambda: serialize.fact_rows([fact for facts in topics().values() for fact in facts], ask.comparer),
        tables=lambda: [_overview(ask)] if ask.wants_overview(wanted) else _tables(ask, answers(), compare),
        columns=serialize.FACT_COLUMNS,
    )


class _Estimates(NamedTuple):
    """The figures of a topic in their groups, and what was made of their pairs."""

    topic: str
    facts: list[Fact]
    groups: list[Group]
    judged: list[Comparison]


def _overview(ask: Session) -> Sheet:
    """A row a topic, from what was judged when the database was built."""
    counts, pairs = ask.database.count(ask.scope()), ask.open_pairs()
    verdicts = (Verdict.CONFLICT, Verdict.DISCREPANCY, Verdict.UNRESOLVED)
    sheet = Sheet(columns("topic!", "about…", "figures#", *(f"{SIGNS[verdict]}#" for verdict in verdicts)))
    for topic in (topic for topic in ask.database.vocabulary.topics.values() if topic.code in counts):
        judged = Counter(pair.verdict for pair in pairs.get(topic.code, ()))
        sheet.row(topic.code, topic.label, numbers.count(counts[topic.code]), *views.conflicts.counts(judged, verdicts))
    first = ask.suggest("estimates", next(iter(counts)), "--compare")
    sheet.after.append(Cell(f"{views.conflicts.legend(verdicts)} The estimates of one topic: {first}", "dim"))
    return sheet


def _value(answer: _Estimates, record: Dataset, compare: bool) -> serialize.Value:
    _, facts, made, judged = answer
    return {
        "topic": answer.topic,
        "label": record.vocabulary.topics[answer.topic].label,
        "facts": [fields.fact_value(fact, record) for fact in facts],
        "groups": [serialize.group_value(group) for group in made],
        "comparisons": [serialize.comparison_value(pair) for pair in judged[:MAX_PAIRS]],
        "spread": made[0].spread if made else None,
        "origins": len(made[0].origins) if made else 0,
        "left_out": comb(len(facts), 2) - min(len(judged), MAX_PAIRS) if compare else 0,
    }


def _tables(ask: Session, answers: list[_Estimates], compare: bool) -> list[Sheet]:
    conflicts, sheets = views.conflicts, []
    answers.sort(key=lambda answer: min((pair.verdict.severity for pair in answer.judged), default=99))
    if compare and len(answers) > 1:
        sheets.append(conflicts.outlook({answer.topic: answer.judged for answer in answers}, ask.record))
    for code, facts, made, judged in answers:
        sheets += views.facts.estimates(code, facts, made, judged, ask.record)
        if told := [pair for pair in judged if pair.verdict not in QUIET_VERDICTS]:
            command = ask.suggest("conflicts", code, "--pairs")
            sheets.append(conflicts.verdicts(told, ask.record, 12, command=command))  # as many as a screen holds
        if compare and len(facts) > 1:
            sheets[-1].after.append(conflicts.quiet_pairs(judged, comb(len(facts), 2)))
    return sheets
