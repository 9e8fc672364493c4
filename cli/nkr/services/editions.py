"""The editions of the bundled data as the program uses them: what each held."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

from nkr import locations
from nkr.analysis.changes import Change, Move, changes, said
from nkr.curation import editions
from nkr.curation.editions import Edition, History
from nkr.curation.records import Entries
from nkr.model import Dataset, Fact, Source
from nkr.store import rows


@cache
def history() -> History:
    return editions.read(locations.bundled("data") / "editions")


def fact_row(fact: Fact, source: Source) -> dict[str, Any]:
    cited = {name: getattr(source, name) for name in editions.CITED}
    return {"id": fact.id, **said({**rows.said_by(fact), **cited})}


def source_row(source: Source) -> dict[str, Any]:
    row = rows.row_of(source)
    names = ("id", "number", "title", "publisher", "published", "author", "agency", "url", "fingerprint")
    return {name: row[name] for name in names if row[name]}


def edition_of(name: str, digest: str, entries: Entries) -> Edition:
    return Edition(
        name,
        digest,
        {fact.id: fact_row(fact, entries.sources[fact.source]) for fact in entries.facts.values()},
        {source.id: source_row(source) for source in entries.sources.values()},
    )


def numbered(record: Dataset) -> Dataset:
    """The record with the short numbers of its documents and facts. Those of an edition never change; what no edition
    has yet has none. One's own document has the number that it states, and its facts are numbered in their order.
    """
    known, of_facts = history().source_numbers, history().fact_numbers
    sources = {code: source._replace(number=known.get(code, source.number)) for code, source in record.sources.items()}
    held: Counter[str] = Counter()
    facts = []
    for fact in record.facts:
        number = of_facts.get((fact.source, fact.id), 0)
        if sources[fact.source].number and fact.source not in known:
            held[fact.source] += 1
            number = held[fact.source]
        facts.append(replace(fact, number=number) if number else fact)
    return replace(record, facts=facts, sources=sources)


def objection(made: Fact | Source) -> str:
    """Why a record may not have its id, if an edition used it for another; empty where it may."""
    if isinstance(made, Source):
        return history().objection_to_source(source_row(made))
    known = made.id in history().first_with
    return history().objection_to_fact({"id": made.id, **said(rows.said_by(made))}) if known else ""


def without_erratum(entries: Entries, before: Edition) -> list[Change]:
    """Facts that say something else than in edition ``before``, without a correction as young as that edition."""
    moved = changes(before.facts, edition_of("", "", entries).facts)
    errata = {fact.id: max((one.on for one in fact.corrections), default="") for fact in entries.facts.values()}
    return [one for one in moved if one.move is Move.CHANGED and one.needs_an_erratum and errata[one.id] < before.name]
