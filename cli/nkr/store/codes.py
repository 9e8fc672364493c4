"""What every code in the database means, so that the file explains itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nkr.analysis.compare.rules import REASONS
from nkr.analysis.prove.verification import ProofResult
from nkr.model import Collection, Kind, Measure, Method, Qualifier, Status, Topic, Vocabulary
from nkr.store.schema import TABLES

_CODED = {"qualifier": Qualifier, "kind": Kind, "status": Status, "method": Method, "result": ProofResult}
MEANINGS: dict[str, dict[str, str]] = {
    **{field: {str(code): code.meaning for code in of} for field, of in _CODED.items()},
    "verdict": {
        "conflict": "like for like, and both cannot be true",
        "discrepancy": "different things that headlines quote against each other, with figures that differ",
        "unresolved": "a missing field decides",
        "revision": "the same origin changed the figure for the same time",
        "agree": "like for like, and one value can satisfy both",
        "part": "one is contained in the other",
        "echo": "both repeat one original source",
        "not-comparable": "different things or times",
    },
    "reason": REASONS,
    "check": {
        "sum": "parts must add up to their total",
        "within": "parts that are not all may not exceed their total",
        "share": "a share of a total, calculated",
        "totals": "two cumulative totals must differ by what came between",
        "words": "words of change must fit their numbers",
        "running-total": "a cumulative total never falls",
        "headline": "headline and body must give the same figure",
        "groups": "the groups of a whole must add up to it",
        "year": "the parts of a year must add up to it",
    },
    "unit": {
        "persons": "people",
        "cases": "cases: one person may be several",
        "percent": "percent of a whole",
        "km": "kilometres",
        "miles": "statute miles",
        "persons-per-day": "people a day: a rate",
        "persons-per-week": "people a week: a rate",
        "persons-per-month": "people a month: a rate",
        "persons-per-year": "people a year: a rate",
    },
    "open": {
        "low": "the interval's lower end is excluded",
        "high": "its upper end is excluded",
        "both": "both ends are excluded",
    },
    "claimant kind": {
        "government": "a state, its ministries and officials",
        "un": "the United Nations and its organs",
        "ngo": "a non-governmental organisation",
        "media": "a newspaper, agency or broadcaster that counted itself",
        "academic": "a university or a researcher",
        "person": "a person who speaks for himself or herself",
        "unattributed": "no source named",
    },
}


def meanings(vocabulary: Vocabulary, collections: Mapping[str, Collection]) -> Iterator[dict[str, str]]:
    """A row for each code: field, code, label, meaning; and one for each column of each table."""
    for field, codes in MEANINGS.items():
        for code, meaning in codes.items():
            yield {"field": field, "code": code, "label": code, "meaning": meaning}
    for field, known in {"collection": collections, **vocabulary.by_kind}.items():
        for entry in known.values():
            if isinstance(entry, Measure):
                told = entry.definition
            elif isinstance(entry, Topic):
                told = f"figures that people quote against each other: {entry.label}"
            elif isinstance(entry, Collection):
                told = "answered from unasked" if entry.default else "answered from where asked for with --with"
            else:
                told = entry.note or entry.label
            yield {"field": field, "code": entry.code, "label": entry.label, "meaning": told}
    for table, columns in TABLES.items():
        for column, (_, meaning) in columns.items():
            yield {"field": f"column {table}", "code": column, "label": column, "meaning": meaning}
