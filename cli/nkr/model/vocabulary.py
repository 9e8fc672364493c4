"""The fixed words of a record: measures, claimants, places, groups, events, and how they lie within one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Kind(StrEnum):
    """What kind of number a figure is; figures of different kinds are never like for like."""

    STOCK = "stock"  # present at a date
    FLOW = "flow"  # during a period
    CUMULATIVE = "cumulative"  # a flow since a stated start; not a stock
    EVENT = "event"  # one incident
    SHARE = "share"  # a part of a whole, in percent
    LENGTH = "length"

    __hash__ = str.__hash__  # an enum's own is a function of Python's: scopes are looked up a hundred thousand times


DATED_BY_PRINT = frozenset({Kind.STOCK, Kind.SHARE})
"""Kinds whose figures may state no time: they speak of the present, and the day of publication is assumed."""


class Term(NamedTuple):
    """An entry of the vocabulary. ``within`` names what it lies within, ``aliases`` its other names in sources.

    ``in_sentence`` is how running text names it ("the UN refugee agency"), where that is not the label; an event's is
    where it happened, with the preposition.
    ``korean`` is its name in Korean sentences, ``singular`` a group's word for one of its members.
    ``divides`` says by what a group divides people, and the name of the part: "sex women", "age 10–19".
    ``unnamed`` marks a claimant whom the source does not name ("aid workers"): one origin only within one source.
    ``date`` (EDTF), ``place`` and ``actor`` are an event's: its facts inherit them where they state none.
    ``cues`` are words that tell in prose that a figure is about it (their form: ``nkr.reading.cues``).
    """

    code: str
    label: str
    note: str = ""
    kind: str = ""
    within: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    in_sentence: str = ""
    korean: str = ""
    singular: str = ""
    divides: str = ""
    unnamed: bool = False
    cues: tuple[str, ...] = ()
    collection: str = ""
    date: str = ""
    place: str = ""
    actor: str = ""


class Topic(NamedTuple):
    """Measures that people quote against each other."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    collection: str = ""


class Break(NamedTuple):
    """A day (EDTF) from which a measure counts something else, what changed, and the address or id that says so."""

    on: str
    change: str
    source: str = ""


NEAR = 366
"""Days that two stocks may lie apart and still speak of the same time, unless their measure says otherwise."""


GOOD_FOR = 2 * 366
"""Days after which the newest figure of a measure is said to be old, unless the measure says otherwise."""


class Measure(NamedTuple):
    """What is counted.

    ``keeper`` is the claimant who keeps the register of it, if there is one. ``part_of`` are measures that contain this
    one, ``quoted_against`` those that headlines set it against. ``place``, ``group`` and ``by`` are what a figure means
    that names none. ``since`` (EDTF) is when its cumulative totals begin: one that starts then, has an open start or
    gives none counts from the beginning. ``near`` is how many days the middle days of two stocks may lie apart and
    still speak of the same time: estimates are dated by the year, people in an embassy change by the day. The first of
    ``kinds`` and of ``units`` is the default where there is only one.

    ``sentence`` is the clause that a printed figure goes into ("{figure} {group} {was} held in China {time}"; the
    places are those of ``nkr.output.sentences``), ``planned_sentence`` the one for what was only expected,
    ``keeper_sentence`` what follows the keeper's name, ``cases_sentence`` the one for cases instead of persons,
    ``korean`` whom it counts in a Korean sentence, and
    ``caution`` what a reader must know. Each may be missing. ``cues`` are words that tell in prose that
    a figure is of this measure (their form: ``nkr.reading.cues``). ``breaks`` tell when its definition changed: figures
    before and after are no trend. ``good_for`` is how many days its newest figure is taken as the present one.
    """

    code: str
    label: str
    definition: str
    topic: str
    kinds: tuple[Kind, ...]
    units: tuple[str, ...] = ("persons",)
    keeper: str = ""
    part_of: tuple[str, ...] = ()
    quoted_against: tuple[str, ...] = ()
    place: str = ""
    group: str = ""
    by: str = ""
    since: str = ""
    sentence: str = ""
    planned_sentence: str = ""
    keeper_sentence: str = ""
    cases_sentence: str = ""
    korean: str = ""
    caution: str = ""
    cues: tuple[str, ...] = ()
    collection: str = ""
    near: int = NEAR
    breaks: tuple[Break, ...] = ()
    good_for: int = GOOD_FOR


@dataclass(frozen=True)
class Vocabulary:
    """All that a record may name, by code."""

    topics: Mapping[str, Topic] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    claimants: Mapping[str, Term] = field(default_factory=dict)
    places: Mapping[str, Term] = field(default_factory=dict)
    groups: Mapping[str, Term] = field(default_factory=dict)
    events: Mapping[str, Term] = field(default_factory=dict)

    @property
    def by_kind(self) -> dict[str, Mapping[str, Topic | Measure | Term]]:
        """All entries, by what they are."""
        names = ("topic", "claimant", "place", "group", "event", "measure")
        return {name: getattr(self, f"{name}s") for name in names}

    @cached_property
    def _ancestors(self) -> dict[str, dict[str, frozenset[str]]]:
        return {
            "measure": _closure({code: measure.part_of for code, measure in self.measures.items()}),
            "place": _closure({code: term.within for code, term in self.places.items()}),
            "group": _closure({code: term.within for code, term in self.groups.items()}),
            "event": _closure({code: term.within for code, term in self.events.items()}),
        }

    def lies_within(self, dimension: str, inner: str, outer: str) -> bool:
        """Whether ``inner`` is a proper part of ``outer``; ``dimension``: measure, place, group, by or event."""
        return outer in self._ancestors["place" if dimension == "by" else dimension].get(inner, ())

    def siblings(self, dimension: str, one: str, other: str) -> bool:
        """Whether the two differ, share a whole, and neither lies within the other: women and men, two provinces."""
        ancestors = self._ancestors["place" if dimension == "by" else dimension]
        first, second = ancestors.get(one, frozenset()), ancestors.get(other, frozenset())
        return one != other and one not in second and other not in first and bool(first & second)

    def quoted_against(self, one: str, other: str) -> bool:
        """Whether headlines set the two measures against each other (a measure against itself: always)."""
        first, second = self.measures[one], self.measures[other]
        return one == other or other in first.quoted_against or one in second.quoted_against

    @cached_property
    def claimant_names(self) -> dict[str, str]:
        """Every code, label and alias of a claimant, folded, to its code: several names, one claimant."""
        names: dict[str, str] = {}
        for term in self.claimants.values():
            for name in (term.code, term.label, *term.aliases):
                names.setdefault(name.casefold(), term.code)
        return names


def _closure(parents: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """All ancestors of each code. A circle in the data ends where it began instead of running for ever."""
    closed: dict[str, frozenset[str]] = {}
    for code in parents:
        seen: set[str] = set()
        waiting = list(parents[code])
        while waiting:
            parent = waiting.pop()
            if parent not in seen and parent != code:
                seen.add(parent)
                waiting.extend(parents.get(parent, ()))
        closed[code] = frozenset(seen)
    return closed
