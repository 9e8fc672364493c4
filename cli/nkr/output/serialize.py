"""Facts, sources and judgements as plain values: the keys of the JSON contract, and the columns of the CSV.

Exports are made from these, never from a printed table: numbers stay numbers, and the caveats go with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from nkr.model import Dataset, Fact, Measure, Source
from nkr.output import numbers
from nkr.output.fields import COLUMNS, fact_value, value_of

if TYPE_CHECKING:  # what is asked for is loaded by who asks
    from nkr.analysis.breakdown import Part, Row
    from nkr.analysis.compare.clusters import Group
    from nkr.analysis.compare.comparer import Comparer
    from nkr.analysis.compare.verdicts import Comparison
    from nkr.analysis.coverage import Appearance
    from nkr.analysis.series import Year

Value = dict[str, Any]

_SOURCE = (
    "id number title untitled publisher published author agency language kind url archived accessed fingerprint "
    "changes collection note facts"
)
SOURCE_COLUMNS = (*_SOURCE.replace(" changes", "").split(), "attached")
COMPARISON = "a b verdict reasons gap ratio"
COMPARISON_COLUMNS = ("a", "b", "verdict", "gap", "ratio", "a_stated", "b_stated", "reason_codes", "reasons")
FACT_COLUMNS = (*(column.name for column in COLUMNS), "sentence", "reference")
"""The columns of facts in CSV, there even where no fact is."""
CHECK_COLUMNS = ("id", "kind", "facts", "asserted", "calculated", "difference", "holds", "text")
GAP_COLUMNS = ("measure", "dimension", "value", "origins", "facts", "why")
_YEAR = (
    *("year", "value", "value_fact", "replaced_by", "change", "change_percent", "verdict", "facts", "superseded"),
    *("deviating", "echoes", "states", "unresolved", "errors"),
)
YEAR_COLUMNS = ("measure", *_YEAR)
PART_COLUMNS = ("measure", "kind", "time", "part", "value", "value_fact", "states", "total", "whole", "difference")
SCOPE = "measure kind unit group place by event planned"


def source_value(source: Source, record: Dataset) -> Value:
    """A source by the contract; ``facts`` is the count of its facts."""
    return value_of(source, _SOURCE, note=source.note, facts=sum(fact.source == source.id for fact in record.facts))


def outline_value(source: Source) -> list[Value]:
    return [{"paragraph": number, "text": text} for number, text in source.outline]


def comparison_value(comparison: Comparison) -> Value:
    """A judgement on a pair by the contract; ``gap`` in the figures' unit."""
    return value_of(comparison, COMPARISON)


def comparison_row(comparison: Comparison) -> Value:
    return comparison_value(comparison) | {
        "a_stated": stated(comparison.a),
        "b_stated": stated(comparison.b),
        "reason_codes": "; ".join(reason.code for reason in comparison.reasons),
        "reasons": comparison.text,
    }


def stated(fact: Fact) -> str:
    return numbers.stated(fact.quantity, fact.unit)


def group_value(group: Group) -> Value:
    """A group by the contract; ``origins`` counts the independent origins, ``origin_ids`` names them.

    A cluster's ``interval`` is what satisfies all its figures; a bound ``excludes`` none, some or all of the clusters.
    """
    return value_of(group.key.scope, SCOPE) | {
        "period": group.key.period or None,
        "facts": [fact.id for fact in group.facts],
        "spread": group.spread,
        "spread_uses_bounds": group.bounded,
        "origins": len(group.origins),
        "origin_ids": list(group.origins),
        "clusters": [
            {"label": numbers.together(cluster.facts)}
            | value_of(cluster, "facts interval open origins", open=cluster.interval.open)
            for cluster in group.clusters
        ],
        "bounds": [
            {"fact": bound.fact.id, "label": stated(bound.fact)}
            | value_of(bound.fact.quantity, "low high qualifier")
            | {"excludes": bound.extent(len(group.clusters)), "clusters": list(bound.excludes)}
            for bound in group.bounds
        ],
    }


def release_value(release: Fact | None) -> Value | None:
    """The release that has replaced an official figure; it may stand in a collection that was not asked."""
    return None if release is None else value_of(release, "id stated published collection", stated=stated(release))


def year_value(year: Year, record: Dataset, newer: Mapping[str, Fact]) -> Value:
    """A year of a series by the contract; ``newer`` has, by id, what has replaced a value outside of what was asked."""
    facts = [fact_value(fact, record) for fact in year.facts]
    release = newer.get(year.value_fact.id) if year.value_fact else None
    return value_of(year, _YEAR, facts=facts, replaced_by=release.id if release else None)


def part_value(measure: Measure, row: Row, part: Part) -> Value:
    """One part of a count at one time, or the whole, by the contract: with the sum of the parts and what it misses."""
    states = value_of(part, "fact states")
    return {
        **{"measure": measure.code, "kind": str(row.kind), "time": str(row.time)},
        **{"part": part.name, "value": part.exact, "value_fact": states["fact"], "states": states["states"]},
        **{"total": row.total, "whole": row.whole.exact, "difference": row.difference},
    }


def fact_rows(facts: Iterable[Fact], comparer: Comparer) -> list[Value]:
    """Facts as rows of CSV, as in an export, each with the sentence to print, who differs in it, and its reference."""
    from nkr.analysis.disputes import opposed
    from nkr.output.citations import written
    from nkr.output.export.material import Material
    from nkr.output.sentences import sentence

    record, chosen = comparer.record, list(facts)
    material = Material(record, chosen, (), opposed(comparer, chosen), frozenset())
    rows = []
    for fact in chosen:
        said = sentence(fact, record, material.opposed.get(fact.id, ()))
        rows.append(material.fact_row(fact) | {"sentence": said, "reference": written(fact, record)})
    return rows


def appearance_value(found: Appearance, record: Dataset) -> Value:
    """One printing of a number: the fact in full, its origin, the printing it came after, and what changed."""
    names, fact = "fact published origin after changed", found.fact
    return value_of(found, names, fact=fact_value(fact, record), published=str(fact.published))


def appearance_row(found: Appearance, record: Dataset) -> Value:
    fact = found.fact
    return {
        "published": str(fact.published),
        "stated": stated(fact),
        "fact": fact.id,
        "source": fact.source,
        "claimant": record.claimant_label(fact),
        **value_of(found, "origin after changed", changed="; ".join(found.changed)),
        "collection": fact.collection,
    }
