"""What every code in the database means, so that the file explains itself to whoever finds it."""

from __future__ import annotations

from collections.abc import Iterator

from nkr.model.vocabulary import Vocabulary
from nkr.store.schema import TABLES

_MEANINGS: dict[str, dict[str, str]] = {
    "qualifier": {
        "exact": "stated without a hedge; a round number of a hundred or more is read as rounded",
        "about": "about, some, around, or so",
        "nearly": "nearly, almost",
        "at-least": "a lower bound, itself included",
        "more-than": "a lower bound, itself excluded",
        "up-to": "an upper bound, itself included: as many as, up to",
        "less-than": "an upper bound, itself excluded",
        "range": "from low to high",
        "vague": "a word of size (dozens, hundreds), or a word without one",
    },
    "kind": {
        "stock": "present at a date",
        "flow": "during a period",
        "cumulative": "a flow since a stated start; not a stock",
        "event": "one incident",
        "share": "a part of a whole, in percent",
        "length": "a length",
    },
    "status": {
        "reported": "printed as a fact",
        "provisional": "said to be provisional",
        "final": "said to be final",
        "revised": "said to be a revision",
        "planned": "expected, not yet so",
        "doubtful": "a slip is likely: shown, flagged, never used as a value",
    },
    "method": {
        "register": "counted on a register",
        "survey": "from a survey",
        "documented-cases": "cases documented one by one",
        "extrapolation": "reckoned up from a part",
        "hearsay": "told by others",
    },
    "verdict": {
        "conflict": "like for like, and both cannot be true",
        "discrepancy": "unlike figures that headlines set against each other, and that do not meet",
        "unresolved": "a missing field decides",
        "revision": "the same origin changed the figure for the same time",
        "agree": "like for like, and one value can satisfy both",
        "part": "one is contained in the other",
        "echo": "one voice, repeated",
        "not-comparable": "nothing to set against each other",
    },
    "claimant kind": {
        "government": "a state, its ministries and officials",
        "un": "the United Nations and its organs",
        "ngo": "a non-governmental organisation",
        "media": "a newspaper, agency or broadcaster that counted itself",
        "academic": "a university or a researcher",
        "person": "a person who speaks for nobody else",
        "unattributed": "nobody is named",
    },
}


def meanings(vocabulary: Vocabulary) -> Iterator[dict[str, str]]:
    """A row for each code: field, code, label, meaning; and one for each column of each table."""
    for field, codes in _MEANINGS.items():
        for code, meaning in codes.items():
            yield {"field": field, "code": code, "label": code, "meaning": meaning}
    for measure in vocabulary.measures.values():
        yield {"field": "measure", "code": measure.code, "label": measure.label, "meaning": measure.definition}
    for table, columns in TABLES.items():
        for column, (_, meaning) in columns.items():
            yield {"field": f"column {table}", "code": column, "label": column, "meaning": meaning}
