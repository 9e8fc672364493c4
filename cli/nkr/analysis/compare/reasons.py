"""The wording of verdicts: how their reasons name dimensions, times, original sources and terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from nkr.analysis.compare.verdicts import Reason
from nkr.model.dates import in_words
from nkr.model.fact import Fact
from nkr.model.vocabulary import Kind, Vocabulary


def differs(dimension: str, a: Fact, b: Fact, vocabulary: Vocabulary) -> Reason:
    """That two figures differ on ``dimension``, and how."""
    return Reason(f"differs-{dimension}", difference(dimension, a, b, vocabulary))


def difference(dimension: str, a: Fact, b: Fact, vocabulary: Vocabulary) -> str:
    return _DIFFERENCES[dimension](a, b, vocabulary)


def contained(dimension: str, inner: Fact, outer: Fact, vocabulary: Vocabulary) -> Reason:
    """That one figure lies within the other on ``dimension``, and how."""
    return Reason(f"part-{dimension}", _CONTAINED[dimension](inner, outer, vocabulary))


def named(dimensions: Iterable[str]) -> str:
    """Dimensions in a reader's words: "who is counted, place"."""
    return ", ".join(DIMENSIONS[name] for name in dimensions)


def when(fact: Fact) -> str:
    """The time of a figure in words; an assumed one says that it is only the day of publication."""
    words = _in_words(fact.time)
    return f"{words} (day of publication)" if fact.time_assumed else words


def same_time(a: Fact, b: Fact) -> str:
    """At which time two figures are alike: "at the same time", or what makes two days of a stock near enough."""
    if a.kind is not Kind.STOCK or a.time.same_span(b.time):
        return "at the same time"
    return f"at close dates ({when(a)} and {when(b)})"


def dated(a: Fact, b: Fact) -> str:
    """The two times in words, beside each other."""
    return f"{when(a)}, and {when(b)}"


_in_words = lru_cache(maxsize=8192)(in_words)
"""Called for tens of thousands of pairs with a few hundred times."""


def unit(fact: Fact) -> str:
    return fact.unit.replace("-per-", " a ").replace("-", " ")


def origin_name(origin: str, vocabulary: Vocabulary) -> str:
    """An origin by its name; one that is unnamed by the document that prints it."""
    claimant, _, source = origin.partition("@")
    term = vocabulary.claimants.get(claimant)
    label = term.label if term else claimant
    return f"{source} ({label})" if source else re.sub("^The ", "the ", label)


def _label(dimension: str, code: str, vocabulary: Vocabulary) -> str:
    known = {
        "group": vocabulary.groups,
        "place": vocabulary.places,
        "by": vocabulary.places,
        "event": vocabulary.events,
    }
    term = known[dimension].get(code)
    return term.label if term else code or "none named"


def _measure(fact: Fact, vocabulary: Vocabulary) -> str:
    return f"“{vocabulary.measures[fact.measure].label}”"


_Wording = Callable[[Fact, Fact, Vocabulary], str]


def _two(dimension: str, before: str) -> _Wording:
    def text(a: Fact, b: Fact, vocabulary: Vocabulary) -> str:
        one, other = (_label(dimension, getattr(fact, dimension), vocabulary) for fact in (a, b))
        return f"{before}: {one}, and {other}."

    return text


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


_DIFFERENCES: dict[str, _Wording] = {
    "measure": lambda a, b, known: f"They count different things: {_measure(a, known)} and {_measure(b, known)}.",
    "kind": lambda a, b, known: f"One is {_KINDS[a.kind]}, the other {_KINDS[b.kind]}.",
    "unit": lambda a, b, known: f"One counts {unit(a)}, the other {unit(b)}.",
    "group": _two("group", "They count different people"),
    "place": _two("place", "They count different places"),
    "by": _two("by", "Different authorities acted"),
    "event": _two("event", "They are about different incidents"),
    "planned": lambda a, b, known: "One is a forecast, the other an outcome.",
    "time": lambda a, b, known: f"They cover different times: {dated(a, b)}.",
}


_CONTAINED: dict[str, _Wording] = {
    "measure": lambda inner, outer, known: f"{_measure(inner, known)} is part of {_measure(outer, known)}.",
    "kind": lambda inner, outer, known: f"One is {_KINDS[inner.kind]}, contained in {_KINDS[outer.kind]}.",
    "group": lambda inner, outer, known: (
        f"{_label('group', inner.group, known)} are among {_label('group', outer.group, known)}."
    ),
    "place": lambda inner, outer, known: (
        f"{_label('place', inner.place, known)} lies within {_label('place', outer.place, known)}."
    ),
    "by": lambda inner, outer, known: (
        f"One counts acts by {_label('by', inner.by, known)}, the other acts by {_label('by', outer.by, known)}."
    ),
    "event": lambda inner, outer, known: f"{_label('event', inner.event, known)} is part of the larger count.",
    "time": lambda inner, outer, known: (
        f"The time of one, {when(inner)}, lies within the time of the other, {when(outer)}."
    ),
}
