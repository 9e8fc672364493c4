"""The wording of verdicts: how their reasons name dimensions, times, original sources and terms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nkr.analysis.compare.verdicts import Reason
from nkr.model import Fact, Kind, Vocabulary
from nkr.model.dates import in_words


def differs(dimension: str, a: Fact, b: Fact, vocabulary: Vocabulary) -> Reason:
    """That two figures differ on ``dimension``, and how."""
    return Reason(f"differs-{dimension}", difference(dimension, a, b, vocabulary))


def difference(dimension: str, a: Fact, b: Fact, vocabulary: Vocabulary) -> str:
    return _DIFFERENCES[dimension].format(*(_value(dimension, fact, vocabulary) for fact in (a, b)))


def contained(dimension: str, inner: Fact, outer: Fact, vocabulary: Vocabulary) -> Reason:
    """That one figure lies within the other on ``dimension``, and how."""
    values = (_value(dimension, fact, vocabulary) for fact in (inner, outer))
    return Reason(f"part-{dimension}", _CONTAINED[dimension].format(*values))


def named(dimensions: Iterable[str]) -> str:
    """Dimensions in a reader's words: "who is counted, place"."""
    return ", ".join(DIMENSIONS[name] for name in dimensions)


def when(fact: Fact) -> str:
    """The time of a figure in words; an assumed one says that it is only the day of publication."""
    words = in_words(fact.time)
    return f"{words} (day of publication)" if fact.time_assumed else words


def same_time(a: Fact, b: Fact) -> str:
    """At which time two figures are alike: "at the same time", or what makes two days of a stock near enough."""
    if a.kind is not Kind.STOCK or a.time.same_span(b.time):
        return "at the same time"
    return f"at close dates ({when(a)} and {when(b)})"


def dated(a: Fact, b: Fact) -> str:
    """The two times in words, beside each other."""
    return f"{when(a)}, and {when(b)}"


def origin_name(origin: str, vocabulary: Vocabulary) -> str:
    """An origin by its name; one that is unnamed by the document that prints it."""
    claimant, _, source = origin.partition("@")
    term = vocabulary.claimants.get(claimant)
    label = term.label if term else claimant
    return f"{source} ({label})" if source else re.sub("^The ", "the ", label)


def _value(dimension: str, fact: Fact, vocabulary: Vocabulary) -> str:
    """What a figure has on a dimension, in words."""
    if dimension == "measure":
        return f"“{vocabulary.measures[fact.measure].label}”"
    if dimension == "kind":
        return _KINDS[fact.kind]
    if dimension == "unit":
        return fact.unit.replace("-per-", " a ").replace("-", " ")
    if dimension in ("time", "planned"):
        return when(fact)
    code = getattr(fact, dimension)
    term = vocabulary.by_kind["place" if dimension == "by" else dimension].get(code)
    return term.label if term else code or "none named"


_KINDS = {
    Kind.STOCK: "people present at a date",
    Kind.FLOW: "a movement during a period",
    Kind.CUMULATIVE: "a cumulative total since a start",
    Kind.EVENT: "a single incident",
    Kind.SHARE: "a share",
    Kind.LENGTH: "a length",
}

DIMENSIONS = {
    "measure": "what is counted",
    "kind": "kind (stock, flow, cumulative total, incident)",
    "unit": "unit",
    "group": "who is counted",
    "place": "place",
    "by": "who acted",
    "event": "incident",
    "planned": "forecast and outcome",
    "time": "time",
}

_DIFFERENCES = {
    "measure": "They count different things: {} and {}.",
    "kind": "One is {}, the other {}.",
    "unit": "One counts {}, the other {}.",
    "group": "They count different people: {}, and {}.",
    "place": "They count different places: {}, and {}.",
    "by": "Different authorities acted: {}, and {}.",
    "event": "They are about different incidents: {}, and {}.",
    "planned": "One is a forecast, the other an outcome.",
    "time": "They cover different times: {}, and {}.",
}

_CONTAINED = {
    "measure": "{} is part of {}.",
    "kind": "One is {}, contained in {}.",
    "group": "{} are among {}.",
    "place": "{} lies within {}.",
    "by": "One counts acts by {}, the other acts by {}.",
    "event": "{} is part of the larger count.",
    "time": "The time of one, {}, lies within the time of the other, {}.",
}
