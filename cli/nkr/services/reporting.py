"""What the report and the site are made of, as asked from the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import IO

from nkr.analysis.acknowledged import acknowledged
from nkr.analysis.answers import Asked, Reply, replies
from nkr.analysis.arithmetic import checks
from nkr.analysis.compare.clusters import groups
from nkr.analysis.selection import Filter
from nkr.errors import WrongUsage
from nkr.model import period
from nkr.model.fact import Fact
from nkr.model.period import Period
from nkr.output import files, terminal
from nkr.output.charts import pictures, rendering
from nkr.output.report import site as pages
from nkr.output.report.contents import MAX_SENTENCES, Material, numbered, topics_of
from nkr.services import drawing
from nkr.services.session import Session


def material(ask: Session, facts: Sequence[Fact]) -> Material:
    """What pages of ``facts`` need. Disagreements that a curator has acknowledged are left out."""
    record, by_topic = ask.record, topics_of(ask.record, facts)
    today = ask.as_of or period.parse(date.today().isoformat())
    shown = {fact.id for fact in facts}
    open_pairs, _ = acknowledged(record).split(ask.comparer.disagreements(facts))
    grouped = {code: groups(found, ask.comparer) for code, found in by_topic.items()}
    return Material(
        record,
        by_topic,
        grouped,
        {code: [pair for pair in open_pairs if pair.a.topic == code] for code in by_topic},
        {code: drawing.flows(ask, found) for code, found in by_topic.items()},
        {code: _answers(ask, code, found, today) for code, found in by_topic.items()},
        [check for check in checks(record) if any(fact.id in shown for fact in check.facts)],
        ask.database.about,
        drawing.edition(ask),
        ask.comparer.origins,
        today,
        numbered(record, facts),
        {fact.id: group for found in grouped.values() for group in found for fact in group.facts},
    )


def site(ask: Session, material: Material, title: str, address: str) -> dict[str, files.Writer]:
    """The files of a folder to publish; its cards need the extra ``charts``, and are left out without it."""
    cards: dict[str, bytes] = {}
    if address:
        try:
            rendering.require_renderer(".png")
            cards = {code: _card(ask, code, material) for code, facts in material.facts.items() if _sized(facts)}
        except WrongUsage as missing:
            terminal.note(f"nkr: no cards with pictures. {missing}")
    made = pages.files(material, title, address, list(cards))
    written: dict[str, files.Writer] = {name: _put(content) for name, content in made.items()}
    return written | {f"cards/{code}.png": _put(lambda card=card: card) for code, card in cards.items()}  # type: ignore[misc]


def _sized(facts: Sequence[Fact]) -> bool:
    return any(fact.quantity.has_size for fact in facts)


def _card(ask: Session, topic: str, material: Material) -> bytes:
    """The picture of a topic that fits a card best: its yearly bars, or its figures over time."""
    look, facts = pictures.Look(notes=pictures.Notes.NONE), material.facts[topic]
    if not (series := drawing.longest(material.series[topic])):
        return rendering.card(drawing.picture(ask, Filter(topic=topic), facts, drawing.Drawn.TIME, look))
    measure = series[0].measure.code
    facts = [fact for fact in facts if fact.measure == measure]
    return rendering.card(drawing.picture(ask, Filter(measure=measure), facts, drawing.Drawn.YEARS, look))


def _put(content: pages.Content) -> files.Writer:
    def write(handle: IO[bytes]) -> None:
        handle.write(content())

    return write


def _answers(ask: Session, topic: str, facts: Sequence[Fact], today: Period) -> list[Reply]:
    """The newest figures of the measures with the most figures, these first."""
    by_measure = Counter(fact.measure for fact in facts if fact.quantity.has_size)
    found: list[Reply] = []
    for code, _ in by_measure.most_common(MAX_SENTENCES):
        of_measure = [fact for fact in facts if fact.measure == code]
        found += replies(ask.comparer, Asked(topic, (code,)), of_measure, today)
    return [reply for reply in found if reply.best is not None]
