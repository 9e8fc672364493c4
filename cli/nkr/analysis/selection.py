"""Which facts a question is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from nkr.model import Dataset, Fact, Kind, Period, Vocabulary
from nkr.model.grouping import grouped


class Filter(NamedTuple):
    """What a question is limited to, in codes; what is empty limits nothing. A place or group has its parts."""

    topic: str = ""
    measure: str = ""
    source: str = ""
    claimants: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    time: Period | None = None
    collection: str = ""


def selected(record: Dataset, wanted: Filter) -> list[Fact]:
    """The facts of ``record``, in its order, that fit everything that is given."""
    return [fact for fact in record.facts if _fits(fact, wanted)]


def by_topic(facts: Iterable[Fact], vocabulary: Vocabulary) -> dict[str, list[Fact]]:
    """``facts`` by topic, in the order of the vocabulary."""
    found = grouped(facts, lambda fact: fact.topic)
    return {code: found[code] for code in vocabulary.topics if code in found}


def _fits(fact: Fact, wanted: Filter) -> bool:
    return (
        wanted.topic in ("", fact.topic)
        and wanted.measure in ("", fact.measure)
        and wanted.source in ("", fact.source)
        and wanted.collection in ("", fact.collection)
        and (not wanted.claimants or fact.claimant in wanted.claimants)
        and (not wanted.places or fact.place in wanted.places)
        and (not wanted.groups or fact.group in wanted.groups)
        and (wanted.time is None or is_of(fact, wanted.time))
    )


def is_of(fact: Fact, span: Period) -> bool:
    """Whether a figure is one of ``span``: its time lies within it, or a total ends in it.

    A time that only reaches across it, or that covers it and more, is none of it: "since 1998" is no figure of 2006.
    """
    ends_within = span.start <= fact.time.end <= span.end
    return ends_within and (fact.kind is Kind.CUMULATIVE or fact.time.start >= span.start)


def with_parts(codes: frozenset[str], dimension: str, vocabulary: Vocabulary) -> frozenset[str]:
    """``codes`` of places or groups, and all that lies within one of them."""
    known = vocabulary.places if dimension == "place" else vocabulary.groups
    return codes | {code for code in known if any(vocabulary.lies_within(dimension, code, outer) for outer in codes)}
