"""The fixed words of a record: measures, claimants, places, groups, events, and how they lie within one another."""
# The annotations are values, which every start reads: as texts (``from __future__``) each would be parsed twice.

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, NamedTuple

from nkr.model.coded import Coded


class Kind(Coded):
    """What kind of number a figure is; figures of different kinds are never like for like."""

    STOCK = "stock", "present at a date"
    FLOW = "flow", "during a period"
    CUMULATIVE = "cumulative", "a flow since a stated start; not a stock"
    EVENT = "event", "one incident"
    SHARE = "share", "a part of a whole, in percent"
    LENGTH = "length", "a length"

    __hash__ = str.__hash__  # an enum's own is a function of Python's: scopes are looked up a hundred thousand times


DATED_BY_PRINT = frozenset({Kind.STOCK, Kind.SHARE})
"""Kinds whose figures may state no time: they speak of the present, and the day of publication is assumed."""


class Term(NamedTuple):
    """An entry of the vocabulary.

    ``in_sentence`` of an event is where it happened, with the preposition. ``divides``: "sex women", "age 10–19".
    ``unnamed`` marks claimants such as "aid workers": one origin only within one source. The form of ``cues`` is that
    of ``nkr.reading.cues``.
    """

    code: Annotated[str, "The code"]
    label: Annotated[str, "What it is called"]
    note: Annotated[str, "A note"] = ""
    kind: Annotated[str, "For claimants: government, un, ngo, media, academic, person, unattributed"] = ""
    within: Annotated[tuple[str, ...], "What it lies within (JSON list)"] = ()
    aliases: Annotated[tuple[str, ...], "Its other names in sources (JSON list)"] = ()
    in_sentence: Annotated[str, "How running text names it, where that is not the label"] = ""
    korean: Annotated[str, "Its name in Korean sentences"] = ""
    singular: Annotated[str, "For groups: the word for one of its members"] = ""
    divides: Annotated[str, "For groups: by what it divides people, and the name of the part"] = ""
    unnamed: Annotated[bool, "For claimants: whether the source does not name them"] = False
    cues: Annotated[tuple[str, ...], "Words that point to it in prose (JSON list)"] = ()
    collection: Annotated[str, "The collection that defines it"] = ""
    date: Annotated[str, "For events: when it was (EDTF); its facts inherit it where they state none"] = ""
    place: Annotated[str, "For events: where it was; inherited in the same way"] = ""
    actor: Annotated[str, "For events: who acted; inherited in the same way"] = ""


class Topic(NamedTuple):
    """Measures that people quote against each other."""

    code: Annotated[str, "The topic's code"]
    label: Annotated[str, "What it is called"]
    aliases: Annotated[tuple[str, ...], "Other names that a user may type (JSON list)"] = ()
    collection: Annotated[str, "The collection that defines it"] = ""


class Break(NamedTuple):
    """A day (EDTF) from which a measure counts something else, what changed, and the address or id that says so."""

    on: str
    change: str
    source: str = ""


NEAR = 366
"""Days that two stocks may lie apart and still speak of the same time, unless their measure says otherwise."""


class Measure(NamedTuple):
    """What is counted.

    A cumulative total that starts at ``since``, has an open start or gives none counts from the beginning. ``near``:
    estimates are dated by the year, people in an embassy change by the day. The first of ``kinds`` and of ``units`` is
    the default where there is only one. The places of ``sentence`` ("{figure} {group} {was} held in China {time}") are
    those of ``nkr.output.sentences``. Figures before and after one of ``breaks`` are no trend.
    """

    code: Annotated[str, "The measure's code"]
    label: Annotated[str, "What it is called"]
    definition: Annotated[str, "What is counted"]
    topic: Annotated[str, "The topic it belongs to"]
    kinds: Annotated[tuple[Kind, ...], "stock, flow, cumulative, event, share, length (JSON list)"]
    units: Annotated[tuple[str, ...], "The units its figures may have (JSON list)"] = ("persons",)
    keeper: Annotated[str, "The claimant who keeps the register of it"] = ""
    part_of: Annotated[tuple[str, ...], "Measures that contain it (JSON list)"] = ()
    quoted_against: Annotated[tuple[str, ...], "Measures that headlines quote it against (JSON list)"] = ()
    place: Annotated[str, "The place that a figure means which names none"] = ""
    group: Annotated[str, "The group that a figure means which names none"] = ""
    by: Annotated[str, "Who acted, where a figure names no one"] = ""
    since: Annotated[str, "When its cumulative totals begin (EDTF)"] = ""
    sentence: Annotated[str, "The pattern of a printed sentence"] = ""
    planned_sentence: Annotated[str, "The same for what was only expected"] = ""
    keeper_sentence: Annotated[str, "What follows the keeper's name in a printed sentence"] = ""
    cases_sentence: Annotated[str, "The pattern for cases instead of persons"] = ""
    korean: Annotated[str, "Whom it counts, as a pattern of a Korean sentence"] = ""
    caution: Annotated[str, "What must be printed with the figure"] = ""
    cues: Annotated[tuple[str, ...], "Words that point to it in prose (JSON list)"] = ()
    collection: Annotated[str, "The collection that defines it"] = ""
    near: Annotated[int, "Days between the middle days of two stocks up to which they count as the same time"] = NEAR
    breaks: Annotated[tuple[Break, ...], "When it began to count something else, what, who says so (JSON lists)"] = ()
    good_for: Annotated[int, "Days after which its newest figure is said to be old"] = 2 * 366


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
        names = ("topic", "claimant", "place", "group", "event", "measure")
        return {name: getattr(self, f"{name}s") for name in names}

    @cached_property
    def _ancestors(self) -> dict[str, dict[str, frozenset[str]]]:
        terms = {"place": self.places, "group": self.groups, "event": self.events}
        parents = {name: {code: term.within for code, term in known.items()} for name, known in terms.items()}
        parents["measure"] = {code: measure.part_of for code, measure in self.measures.items()}
        return {name: _closure(known) for name, known in parents.items()}

    def lies_within(self, dimension: str, inner: str, outer: str) -> bool:
        """Whether ``inner`` is a proper part of ``outer``; ``dimension``: measure, place, group, by or event."""
        return outer in self.wholes(dimension, inner)

    def wholes(self, dimension: str, code: str) -> frozenset[str]:
        """All that a term lies within."""
        return self._ancestors["place" if dimension == "by" else dimension].get(code, frozenset())

    def meet(self, dimension: str, one: str, other: str) -> bool:
        """Whether the two are the same, or one lies within the other."""
        return one == other or self.lies_within(dimension, one, other) or self.lies_within(dimension, other, one)

    def siblings(self, dimension: str, one: str, other: str) -> bool:
        """Whether the two differ, share a whole, and neither lies within the other: women and men, two provinces."""
        first, second = self.wholes(dimension, one), self.wholes(dimension, other)
        return one != other and one not in second and other not in first and bool(first & second)

    def quoted_against(self, one: str, other: str) -> bool:
        """Whether headlines set the two measures against each other (a measure against itself: always)."""
        first, second = self.measures[one], self.measures[other]
        return one == other or other in first.quoted_against or one in second.quoted_against

    @cached_property
    def claimant_names(self) -> dict[str, str]:
        """Every code, label and alias of a claimant, folded, to its code; of two with one name to that of the first."""
        terms = reversed([*self.claimants.values()])
        return {name.casefold(): term.code for term in terms for name in (term.code, term.label, *term.aliases)}


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
