"""How close a figure's claimant is to the event, and what the figure rests on: two words, each with its reason.

Calculated from the fields of a fact. They help a reader to weigh figures; no verdict depends on them.
"""

from __future__ import annotations

from enum import StrEnum

from nkr.model import Fact, Method, Vocabulary


class Voice(StrEnum):
    """Who gives the figure, and how directly."""

    OWN_COUNT = "own count"
    OFFICIAL = "named official"
    NAMED = "named"
    SECOND_HAND = "second hand"
    UNNAMED = "unnamed"


class Basis(StrEnum):
    """What the figure rests on."""

    COUNTED = "counted"
    DOCUMENTED = "documented"
    SURVEYED = "surveyed"
    MODELLED = "modelled"
    HEARSAY = "hearsay"
    NOT_STATED = "not stated"


_BASIS = {
    Method.REGISTER: Basis.COUNTED,
    Method.DOCUMENTED_CASES: Basis.DOCUMENTED,
    Method.SURVEY: Basis.SURVEYED,
    Method.EXTRAPOLATION: Basis.MODELLED,
    Method.HEARSAY: Basis.HEARSAY,
}


def voice(fact: Fact, vocabulary: Vocabulary) -> Voice:
    """Who gives it: unnamed before second hand before the rest, since the weakest link decides."""
    claimant = vocabulary.claimants.get(fact.claimant)
    if claimant is None or claimant.unnamed or claimant.kind == "unattributed":
        return Voice.UNNAMED
    if fact.via or fact.repeats:
        return Voice.SECOND_HAND
    if fact.claimant == vocabulary.measures[fact.measure].keeper:
        return Voice.OWN_COUNT
    return Voice.OFFICIAL if claimant.kind in ("government", "un") else Voice.NAMED


def basis(fact: Fact, vocabulary: Vocabulary) -> Basis:
    """What it rests on, where its source says so; the count of an office that keeps a register is counted."""
    if fact.method is not None:
        return _BASIS[fact.method]
    kept = fact.claimant == vocabulary.measures[fact.measure].keeper != ""
    return Basis.COUNTED if kept and not fact.planned else Basis.NOT_STATED


def is_checked(fact: Fact) -> bool:
    """Whether another person than the one who entered it has read it against its source."""
    entered, checked = (signed.partition(" ")[2].casefold() for signed in (fact.entered, fact.checked))
    return bool(checked) and checked != entered
