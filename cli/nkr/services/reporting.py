"""What the report and the site are made of, as asked from the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from nkr.analysis.acknowledged import acknowledged
from nkr.analysis.answers import Asked, Reply, replies
from nkr.analysis.arithmetic import checks
from nkr.analysis.compare.clusters import groups
from nkr.model import period
from nkr.model.fact import Fact
from nkr.output.report.contents import MAX_SENTENCES, Material, numbered, topics_of
from nkr.services import drawing
from nkr.services.session import Session


def material(ask: Session, facts: Sequence[Fact]) -> Material:
    """What pages of ``facts`` need. Disagreements that a curator has acknowledged are left out."""
    record, by_topic = ask.record, topics_of(ask.record, facts)
    shown = {fact.id for fact in facts}
    open_pairs, _ = acknowledged(record).split(ask.comparer.disagreements(facts))
    return Material(
        record,
        by_topic,
        {code: groups(found, ask.comparer) for code, found in by_topic.items()},
        {code: [pair for pair in open_pairs if pair.a.topic == code] for code in by_topic},
        {code: drawing.flows(ask, found) for code, found in by_topic.items()},
        {code: _answers(ask, code, found) for code, found in by_topic.items()},
        [check for check in checks(record) if any(fact.id in shown for fact in check.facts)],
        ask.database.about,
        drawing.edition(ask),
        ask.comparer.origins,
        numbered(record, facts),
    )


def _answers(ask: Session, topic: str, facts: Sequence[Fact]) -> list[Reply]:
    """The newest figures of the measures with the most figures, these first."""
    today = ask.as_of or period.parse(date.today().isoformat())
    by_measure = Counter(fact.measure for fact in facts if fact.quantity.has_size)
    found: list[Reply] = []
    for code, _ in by_measure.most_common(MAX_SENTENCES):
        of_measure = [fact for fact in facts if fact.measure == code]
        found += replies(ask.comparer, Asked(topic, (code,)), of_measure, today)
    return [reply for reply in found if reply.best is not None]
