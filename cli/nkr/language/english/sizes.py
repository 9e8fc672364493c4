"""Sizes in words: "dozens", "several hundred", "most", "a large number"."""

from __future__ import annotations

from nkr.language.english import building, hedging, money, nouns, years
from nkr.language.english import words as english
from nkr.language.english.nouns import Counted
from nkr.language.english.passage import Passage
from nkr.model.figure import Figure
from nkr.model.quantity import Quantity

_OF_SIZES = frozenset({"hundreds", "thousands", "millions"})


def size_in_words(passage: Passage, at: int) -> tuple[Figure | None, int] | None:
    """A size word with what it counts, ``(None, next)`` for one that counts nothing, ``None`` for no size word."""
    size = _size(passage, at)
    if size is None:
        return None
    word, end, needs_people = size
    hedges, start = hedging.before(passage, at)
    if word == "most":
        return _most(passage, at, end)
    if nouns.is_duration(passage, end + (passage.low[end] == "of"), one=False):
        return None, end
    after = end + (passage.low[end] == "of")
    if passage.low[after] in english.CURRENCIES and (passage.low[after] != "won" or money.is_money(passage, after)):
        return None, end
    counted = nouns.counted(passage, end, one=False)
    if counted.refused:
        return None, end
    if passage.low[end] == "of" and passage.low[after] in english.KILOMETRES | set(english.SPAN_THINGS) | {"miles"}:
        unit = "km" if passage.low[after] in english.KILOMETRES else "miles"
        counted = Counted(end, unit, after=after + 1)
    if needs_people and not passage.curated and counted.unit != "persons":
        return None, end
    unit = counted.unit
    last = counted.end if counted.end > end else end
    if unit in {"persons", ""}:
        per, last = nouns.rate(passage, counted, last)
        unit = f"persons-per-{per}" if per else unit
    if not hedges:
        start = at
        if passage.low[at] in {"number", "numbers", "few", "couple", "handful"}:
            start = at - 1 - (passage.low[at - 2] in {"a", "an", "the"} and passage.low[at - 1] not in {"a", "the"})
    year = years.year_of(passage, start, max(counted.after, last))
    return building.figure_at(passage, Quantity.vague(word), unit, start, last, year, counted.noun), last


def _are_people(passage: Passage, at: int) -> bool:
    """Whether "scores" are sixty and more people, and no results: "scores of refugees", "scores were arrested"."""
    low = passage.low
    if low[at - 1] in english.RESULTS:
        return False
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
    if low[at - 1] in {"the", "at", "one", "second", "among", "its", "their", "very"} and low[at] == "most":
        return None, end
    if not told and not (passage.curated and not low[end]):
        return None, end
    if follows == "of" and counted.unit != "persons" and not passage.curated:
        return None, end
    return building.figure_at(passage, Quantity.vague("most"), "percent", at, end, None, counted.noun), end


def _size(passage: Passage, at: int) -> tuple[str, int, bool] | None:
    """The canonical size word, where it ends, and whether it is a figure only where people are counted."""
    low = passage.low
    word = low[at]
    if word in english.PLURAL_SIZES:
        if low[at + 1] == "of" and low[at + 2] in _OF_SIZES:
            if word in {"tens", "dozens", "scores"} and low[at + 2] == "thousands":
                return "tens of thousands", at + 3, False
            return f"{word} of {low[at + 2]}", at + 3, False
        if low[at + 1] in {"upon", "and", "on"} and low[at + 2] == word:
            at += 2  # "thousands upon thousands"
        elif low[at + 1] == "," and low[at + 2 : at + 4] in (["if", "not"], ["or", "even"]):
            behind = at + 5 + (low[at + 5] == ",")
            if low[at + 4] in english.PLURAL_SIZES and low[behind] == "of" and low[behind + 1] in _OF_SIZES:
                return f"{word} of {low[behind + 1]}", behind + 2, False  # "tens, if not hundreds, of thousands"
        if word == "scores" and not passage.curated and not _are_people(passage, at):
            return None
        if word in {"dozens", "hundreds"} and low[at + 1] == "more":
            return word, at + 2, False
        return word, at + 1, False
    if word in english.A_FEW:
        first = at
        if word != "several" and low[at - 1] not in {"a", "the", "some", "only", "last", "past"}:
            return None
        if word in {"few", "couple", "handful"} and low[at - 1] in {"the", "last", "past"}:
            return None
        end = first + 1 + (word in {"couple", "handful"} and low[first + 1] == "of")
        factor = low[end]
        if word == "couple" and end == first + 1 and factor not in english.MAGNITUDES and factor != "more":
            return None  # "appeared to be a couple"
        if factor == "tens" and low[end + 1] == "of":
            return "tens of thousands", end + 3, False
        if factor in english.MAGNITUDES:
            size = f"{factor}s"
            if low[end + 1] in {"thousand", "million"}:
                return f"{factor}s of {low[end + 1]}s", end + 2, False
            return size, end + 1, False
        return english.A_FEW[word], first + 1, True
    if word == "many":
        if low[at - 1] in {"as", "how", "so", "too", "not", "very"} or low[at + 1] in {"a", "as"}:
            return None
        end = at + 1
        if low[end] in english.MAGNITUDES or low[end] in {"hundreds", "thousands"}:
            return low[end].rstrip("s") + "s", end + 1, False
        return "many", end, True
    if word in {"numerous", "countless"}:
        return word, at + 1, True
    if word == "most":
        return "most", at + 1, True
    if word in english.MAJORITY and low[at - 1] in {"a", "the", "vast", "large", "great", "overwhelming", "clear"}:
        return ("most", at + 1, True) if low[at + 1] == "of" or passage.curated else None
    if word in english.CROWDS and low[at + 1] == "of":
        return word, at + 1, True
    if word in {"number", "numbers"}:
        adjective = low[at - 1]
        if adjective in english.NUMBER_ADJECTIVES:
            article = "" if word == "numbers" else "an " if adjective[0] in "aeiou" else "a "
            return f"{article}{adjective} {word}", at + 1, passage.low[at + 1] == "of"
        if word == "number" and adjective == "a" and low[at + 1] == "of":
            return "a number", at + 1, True
    return None
