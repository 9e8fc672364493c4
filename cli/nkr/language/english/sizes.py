"""Sizes in words: "dozens", "several hundred", "most", "a large number"."""

from __future__ import annotations

from nkr.language.english import building, hedging, money, nouns
from nkr.language.english import words as english
from nkr.language.english.nouns import Counted
from nkr.language.english.passage import Passage
from nkr.language.english.words import Size
from nkr.model.figure import Figure
from nkr.model.quantity import Quantity


def size_in_words(passage: Passage, at: int) -> tuple[Figure | None, int] | None:
    """A size word with what it counts, ``(None, next)`` for one that counts nothing, ``None`` for no size word."""
    found = _size(passage, at)
    if found is None:
        return None
    size, end = found
    if size.word == "most":
        return _most(passage, at, end)
    after = end + (passage.low[end] == "of")
    if nouns.is_duration(passage, after, one=False):
        return None, end
    if money.is_currency(passage, after):
        return None, end
    counted = nouns.counted(passage, end, one=False)
    if counted.refused:
        return None, end
    if passage.low[end] == "of" and passage.low[after] in english.KILOMETRES | set(english.SPAN_THINGS) | {"miles"}:
        unit = "km" if passage.low[after] in english.KILOMETRES else "miles"
        counted = Counted(end, unit, after=after + 1)
    if size.people and not passage.curated and counted.unit != "persons":
        return None, end
    hedges, start = hedging.before(passage, at)
    unit, last = building.with_rate(passage, counted, max(counted.end, end))
    start = start if hedges else at
    return building.figure_at(passage, Quantity.vague(size.word), unit, start, last, counted.noun), last


def _size(passage: Passage, at: int) -> tuple[Size, int] | None:
    """The size in words at ``at``, and where it ends: before an "of" that only leads to what is counted."""
    low = passage.low
    for size, end in english.SIZES.starting(low, at):
        if size.after is not None and size.after.stands_before(low, at):
            continue
        if size.word == "scores" and not passage.curated and not _are_people(passage, at):
            continue
        if size.word == "many" and low[end] in {"a", "as"}:
            continue
        return size, end - (low[end - 1] == "of")
    return None


def _are_people(passage: Passage, at: int) -> bool:
    """Whether "scores" are sixty and more people, and no results: "scores of refugees", "scores were arrested"."""
    low = passage.low
    if low[at + 1] == "of":
        return low[at + 2] not in {"last", "this", "the", "all", "each"}
    if low[at + 1] in {"were", "are", "have", "had", "more"} and not passage.curated:
        behind = at + 2 + (low[at + 2] in {"been", "were", "are", "more"})
        return low[at - 1] in {"", ".", ",", "and", "while", "that"} and low[behind] in english.DONE_TO_PEOPLE
    return nouns.noun_behind(passage, at + 1, one=False).unit == "persons"


def _most(passage: Passage, at: int, end: int) -> tuple[Figure | None, int]:
    low = passage.low
    follows = low[end]
    counted = nouns.noun_behind(passage, end, one=False)
    told = follows in {"of", "are", "were", "have", "had"} or counted.unit == "persons"
    told = told or (follows.endswith("ing") and (passage.curated or low[at - 1] == ","))  # ", most reaching safety"
    if not told and not (passage.curated and not low[end]):
        return None, end
    if follows == "of" and counted.unit != "persons" and not passage.curated:
        return None, end
    return building.figure_at(passage, Quantity.vague("most"), "percent", at, end, counted.noun), end
