"""What is exported of the record, for ``nkr export`` and ``nkr serve``."""

from __future__ import annotations

from nkr.analysis.disputes import opposed
from nkr.analysis.selection import Filter
from nkr.errors import NothingFound
from nkr.output.export import Material
from nkr.services.session import Session


def exported(ask: Session, only: frozenset[str] = frozenset()) -> Material:
    """The facts that ``ask`` is limited to, of ``only`` some collections or of all, with their sources.

    Sources without a fact go along where nothing limits the facts. Raises ``NothingFound`` where no fact is left.
    """
    record = ask.record
    facts = [fact for fact in ask.facts(ask.wanted) if not only or fact.collection in only]
    if not facts:
        raise NothingFound("no fact to export.")
    collections = only or (ask.database.selected | frozenset(ask.collections))
    used, everything = {fact.source for fact in facts}, ask.wanted == Filter()
    sources = [
        source
        for source in record.sources.values()
        if source.id in used or (everything and source.collection in collections)
    ]
    return Material(record, facts, sources, opposed(ask.comparer, facts), collections, ask.database.about)
