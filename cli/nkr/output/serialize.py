"""Facts, sources and judgements as plain values: the keys of the JSON contract, and the columns of the CSV.

Exports are made from these, never from a printed table: numbers stay numbers, and the caveats go with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from nkr.model.dataset import Dataset, Decision
from nkr.model.fact import Fact
from nkr.model.source import Source
from nkr.output import numbers
from nkr.output.fields import columns, fact_value

if TYPE_CHECKING:  # what is asked for is loaded by who asks
    from nkr.analysis.arithmetic import Check
    from nkr.analysis.compare.clusters import Bound, Cluster, Group
    from nkr.analysis.compare.comparer import Comparer
    from nkr.analysis.compare.verdicts import Comparison
    from nkr.analysis.coverage import Appearance, Gap
    from nkr.analysis.scale import Apart, Summary
    from nkr.analysis.series import Year

Value = dict[str, Any]


def source_value(source: Source, record: Dataset) -> Value:
    """A source by the contract; ``facts`` is the count of its facts."""
    return {
        "id": source.id,
        "number": source.number,
        "title": source.title,
        "untitled": source.untitled,
        "publisher": source.publisher,
        "published": str(source.published),
        "author": source.author or None,
        "agency": source.agency or None,
        "language": source.language,
        "kind": source.kind or None,
        "url": source.url or None,
        "archived": source.archived or None,
        "accessed": str(source.accessed) if source.accessed else None,
        "fingerprint": source.fingerprint or None,
        "changes": [change._asdict() for change in source.changes],
        "collection": source.collection,
        "note": source.note,
        "facts": sum(1 for fact in record.facts if fact.source == source.id),
    }


def comparison_value(comparison: Comparison) -> Value:
    """A judgement on a pair by the contract; ``gap`` in the figures' unit."""
    return {
        "a": comparison.a.id,
        "b": comparison.b.id,
        "verdict": comparison.verdict.value,
        "reasons": [{"code": reason.code, "text": reason.text} for reason in comparison.reasons],
        "gap": comparison.gap,
        "ratio": comparison.ratio,
    }


def comparison_row(comparison: Comparison) -> Value:
    value = comparison_value(comparison)
    reasons = value.pop("reasons")
    value["a_stated"] = numbers.stated(comparison.a.quantity, comparison.a.unit)
    value["b_stated"] = numbers.stated(comparison.b.quantity, comparison.b.unit)
    value["reason_codes"] = "; ".join(reason["code"] for reason in reasons)
    value["reasons"] = " ".join(reason["text"] for reason in reasons)
    return value


def cluster_value(cluster: Cluster) -> Value:
    """A cluster by the contract; ``label`` are its figures as published, and ``interval`` what satisfies them all."""
    return {
        "label": numbers.together(cluster.facts),
        "facts": [fact.id for fact in cluster.facts],
        "interval": [cluster.interval.low, cluster.interval.high],
        "open": cluster.interval.open,
        "origins": list(cluster.origins),
    }


def bound_value(bound: Bound, group: Group) -> Value:
    """A minimum, maximum or wide range by the contract: ``excludes`` none, some or all of the clusters."""
    quantity = bound.fact.quantity
    return {
        "fact": bound.fact.id,
        "label": numbers.stated(quantity, bound.fact.unit),
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": quantity.qualifier.value,
        "excludes": bound.extent(len(group.clusters)),
        "clusters": list(bound.excludes),
    }


def group_value(group: Group) -> Value:
    """A group by the contract; ``origins`` counts the independent origins, ``origin_ids`` names them."""
    scope = group.key.scope
    return {
        "measure": scope.measure,
        "kind": scope.kind.value,
        "unit": scope.unit,
        "place": scope.place or None,
        "group": scope.group or None,
        "by": scope.by or None,
        "event": scope.event or None,
        "planned": scope.planned,
        "period": group.key.period or None,
        "facts": [fact.id for fact in group.facts],
        "spread": group.spread,
        "spread_uses_bounds": group.bounded,
        "origins": len(group.origins),
        "origin_ids": list(group.origins),
        "clusters": [cluster_value(cluster) for cluster in group.clusters],
        "bounds": [bound_value(bound, group) for bound in group.bounds],
    }


def release_value(release: Fact | None) -> Value | None:
    """The release that has replaced an official figure; it may stand in a collection that was not asked."""
    if release is None:
        return None
    stated = numbers.stated(release.quantity, release.unit)
    return {"id": release.id, "stated": stated, "published": str(release.published), "collection": release.collection}


def year_value(year: Year, record: Dataset, newer: Fact | None = None) -> Value:
    """A year of a series by the contract; ``newer`` has replaced its value, outside of what was asked."""
    return {
        "year": year.year,
        "facts": [fact_value(fact, record) for fact in year.facts],
        "value": year.value,
        "value_fact": year.value_fact.id if year.value_fact else None,
        "replaced_by": newer.id if newer else None,
        "change": year.change,
        "change_percent": year.change_percent,
        "verdict": year.verdict.value if year.verdict is not None else None,
        "superseded": [fact.id for fact in year.superseded],
        "deviating": [fact.id for fact in year.deviating],
        "echoes": [fact.id for fact in year.echoes],
        "states": [fact.id for fact in year.states],
        "unresolved": [fact.id for fact in year.unresolved],
        "errors": [fact.id for fact in year.errors],
    }


def check_value(check: Check) -> Value:
    """A check by the contract."""
    return {
        "id": check.id,
        "kind": check.kind,
        "facts": [fact.id for fact in check.facts],
        "asserted": check.asserted,
        "calculated": check.calculated,
        "difference": check.difference,
        "holds": check.holds,
        "text": check.text,
    }


def fact_rows(facts: Iterable[Fact], comparer: Comparer) -> list[Value]:
    """Facts as rows of CSV, as in an export, each with the sentence to print, who differs in it, and its reference."""
    from nkr.analysis.opponents import opposed
    from nkr.output.citations import STYLES, reference
    from nkr.output.export.material import Material
    from nkr.output.sentences import sentence

    record, chosen = comparer.record, list(facts)
    material = Material(record, chosen, (), opposed(comparer, chosen), frozenset())
    return [
        {
            **material.fact_row(fact),
            "sentence": sentence(fact, record, material.opposed.get(fact.id, ())),
            "reference": STYLES["note"].written([reference(record.source_of(fact), fact)]),
        }
        for fact in chosen
    ]


FACT_COLUMNS = [*(column.name for column in columns(exported=True)), "sentence", "reference"]
"""The columns of facts in CSV, there even where no fact is."""

SOURCE_COLUMNS = [
    "id",
    "number",
    "title",
    "untitled",
    "publisher",
    "published",
    "author",
    "agency",
    "language",
    "kind",
    "url",
    "archived",
    "accessed",
    "fingerprint",
    "collection",
    "note",
    "facts",
    "attached",
]
"""The columns of sources in CSV."""

COMPARISON_COLUMNS = [
    "a",
    "b",
    "verdict",
    "gap",
    "ratio",
    "a_stated",
    "b_stated",
    "reason_codes",
    "reasons",
]
"""The columns of judgements in CSV."""


def apart_value(apart: Apart) -> Value:
    """A pair of one group that cannot both be true, by the contract of comparisons."""
    text = "Both count the same thing at the same time, and both cannot be true."
    return {
        "a": apart.lower,
        "b": apart.upper,
        "verdict": "conflict",
        "reasons": [{"code": "disjoint", "text": text}],
        "gap": apart.gap,
        "ratio": apart.ratio,
    }


def summary_value(summary: Summary) -> Value:
    """A large group in numbers; ``measure``, ``place`` and ``period`` by the contract of groups."""
    _, measure, kind, unit, group, place, by, event, planned, period = summary.grouping.split("|")
    return {
        "grouping": summary.grouping,
        "measure": measure,
        "kind": kind,
        "unit": unit,
        "place": place or None,
        "group": group or None,
        "by": by or None,
        "event": event or None,
        "planned": planned == "True",
        "period": period or None,
        "facts": summary.facts,
        "origins": summary.origins,
        "clusters": summary.clusters,
        "conflicts": summary.conflicts,
        "own": summary.own,
        "spread": summary.spread,
        "spread_uses_bounds": summary.bounded,
        "lowest": summary.lowest,
        "highest": summary.highest,
    }


LARGE_COUNTS = ("facts", "groups", "disputed", "conflict", "own")
"""What is counted of a topic too large to show: disputed groups, conflicting pairs, pairs of one origin."""


def gap_value(gap: Gap) -> Value:
    return {
        "measure": gap.measure,
        "dimension": gap.dimension,
        "value": gap.value,
        "origins": gap.origins,
        "facts": list(gap.facts),
    }


def appearance_value(found: Appearance, record: Dataset) -> Value:
    """One printing of a number: the fact in full, its origin, the printing it came after, and what changed."""
    return {
        "fact": fact_value(found.fact, record),
        "published": str(found.fact.published),
        "origin": found.origin,
        "after": found.after.id if found.after else None,
        "changed": list(found.changed),
    }


def appearance_row(found: Appearance, record: Dataset) -> Value:
    fact = found.fact
    return {
        "published": str(fact.published),
        "stated": numbers.stated(fact.quantity, fact.unit),
        "fact": fact.id,
        "source": fact.source,
        "claimant": record.claimant_label(fact),
        "origin": found.origin,
        "after": found.after.id if found.after else None,
        "changed": "; ".join(found.changed),
        "collection": fact.collection,
    }


def decision_value(decision: Decision | None) -> Value | None:
    """A curator's decision on a conflict; ``None`` where there is none."""
    return {"id": decision.id, "reason": decision.reason, "date": decision.date} if decision else None
