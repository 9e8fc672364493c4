"""What a figure in prose is about, told from the words around it.

Which words point to which measure is data: the ``cues`` of the vocabulary. A cue is one or more parts, all of which
must stand near the figure:

    "arrest*|caught + china|chinese -embassy"

``+`` parts them, ``|`` parts ways of saying one part, ``*`` stands for any ending, and a part that begins with ``-``
must not stand beside them. Several words in a row are matched as a row. Nothing depends on letter case. ``@abroad`` is
any country but the two Koreas and China, or its people ("Thai"), as English names them. In scripts
without spaces (Chinese, Japanese) a way of saying it is looked for as it stands, and so is one that begins with ``*``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from nkr.language.scripts import is_asian
from nkr.model.patterns import regex
from nkr.reading.countries import NORTH_KOREA, SOUTH_KOREA, countries
from nkr.reading.tokens import tokens

_BREAK = regex(
    r"[;:]|,\s+(?:and|but|while|whereas|which|who|after|although|with)\b|\s(?:while|whereas|but)\s|\s[–—]\s|\n"
)
_UNSPACED = regex("[\u3041-\u30ff\u4e00-\u9fff]")

_SAID = "number numbers total annual yearly cumulative figure there were was only now remained rose fell stands stood"
_COUNTING = frozenset(_SAID.split())
"""Words that say that something was counted, and not what."""
ABROAD = "@abroad"
_ABROAD = (ABROAD,)
_AT_HOME = (NORTH_KOREA, SOUTH_KOREA, "china")
MORE = 0.35
"""How much each further part of a cue adds: two parts say more than one, but not when they are far away."""
LONG = 0.3
"""How much each further word of a way of saying adds: "sent back" says more than "back"."""
NEAR = 10
"""Words away at which a cue counts half of what it counts beside the figure."""
CLAUSE = 5
"""Words that the border of a clause counts as."""
SENTENCE = 12
"""Words that the end of a sentence counts as: a cue in the sentence before still counts, less."""
PARAGRAPH = 35
"""Words that the border of a paragraph counts as, above that: what was spoken of before may be spoken of still."""
BESIDE = 8
"""Words within which a word that must not be there excludes a cue: "entered the South Korean embassy"."""
VERB = 2
"""Words between a figure and a word before it that governs it."""
FAR = 60
"""Words away from which on a cue counts nothing."""
MAX_WORDS = 20_000
"""Words of which it is remembered what they may begin."""


class Found(NamedTuple):
    """A cue that was found: of what, how strongly it points there, and the words that matched.

    ``own`` tells whether its first part, which says what happened, stands in the figure's own sentence, ``at`` where;
    ``whole`` whether all its parts stand there, or all before it.
    """

    code: str
    score: float
    words: tuple[str, ...]
    own: bool = True
    at: int = 0
    whole: bool = True


class _Part(NamedTuple):
    ways: tuple[tuple[str, ...], ...]
    without: bool = False


def parts_of(cue: str) -> list[_Part]:
    """The parts of a cue; raises ``ValueError`` where it says nothing."""
    found: list[_Part] = []
    pieces = re.split(r"\s\+\s|\s(?=-\S)", f" {cue.strip()} ".replace("+ -", "-"))
    for piece in pieces[1:] if cue.lstrip().startswith("-") else pieces:
        text = piece.strip()
        without = text.startswith("-")
        ways = tuple(tuple(way.casefold().split()) for way in text.lstrip("-").split("|") if way.strip(" *"))
        if not ways:
            raise ValueError(f"the cue '{cue:.60}' has an empty part")
        found.append(_Part(ways, without))
    if all(part.without for part in found):
        raise ValueError(f"the cue '{cue:.60}' only says what must not be there")
    return found


class CueBook:
    """The cues of many codes, ready to be looked for in prose. Looking costs a look-up a word, however many cues."""

    def __init__(self, cues: Mapping[str, Sequence[str]]) -> None:
        self._cues = [(code, parts_of(cue)) for code, listed in cues.items() for cue in listed]
        self._exact: dict[str, list[tuple[str, ...]]] = {}
        self._stems: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._unspaced: list[tuple[tuple[str, ...], str]] = []
        self._openings: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
        self._occurrences = lru_cache(maxsize=16)(self._looked_up)  # the figures of a sentence share them
        self._leading: dict[tuple[str, ...], list[int]] = {}  # the cues of which a way of saying is in the first part
        for number, (_, parts) in enumerate(self._cues):
            for way in next(part for part in parts if not part.without).ways:
                self._leading.setdefault(way, []).append(number)
        for way in {way for _, parts in self._cues for part in parts for way in part.ways}:
            first = way[0]
            if first.startswith("*") or _UNSPACED.search(first):
                self._unspaced.append((way, first.strip("*")))
            elif first.endswith("*"):
                stem = first[:-1]
                self._stems.setdefault(stem[:2], []).append((stem, way))
            else:
                self._exact.setdefault(first, []).append(way)

    def _looked_up(self, text: str) -> dict[tuple[str, ...], list[tuple[int, int]]]:
        """For each way of saying that is found, where: offsets in ``text``."""
        spans, words, _ = tokens(text)
        found: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        following = (*words[1:], "")
        for index, word in enumerate(words):
            ways = self._openings.get(word)
            for way, second in self._opened(word) if ways is None else ways:
                if not second or (following[index].startswith(second) and _follows(words, index, way)):
                    found.setdefault(way, []).append((spans[index][0], spans[index + len(way) - 1][1]))
        if _ABROAD in self._exact.get(ABROAD, ()):
            abroad = [(named.start, named.end) for named in countries(text) if named.code not in _AT_HOME]
            found.update({_ABROAD: abroad} if abroad else {})
        for way, sign in self._unspaced if is_asian(text) else ():
            if sign in text:
                found[way] = [match.span() for match in re.finditer(re.escape(sign), text)]
        return found

    def _opened(self, word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The ways of saying that a word may begin, each with what its second word begins with.

        They are remembered, since a text says the same words again and again.
        """
        bare = word.removesuffix("'s")
        ways = [*self._exact.get(word, ()), *(self._exact.get(bare, ()) if bare != word else ())]
        for size in {2, min(len(word), 1)}:
            ways += [way for stem, way in self._stems.get(word[:size], ()) if word.startswith(stem)]
        if len(self._openings) > MAX_WORDS:
            self._openings.clear()
        return self._openings.setdefault(word, tuple((way, way[1].rstrip("*") if way[1:] else "") for way in ways))

    def found(
        self, passage: str, start: int, end: int, sentence: int = 0, *, verb: int = -1, until: int | None = None
    ) -> list[Found]:
        """What the words around the figure between ``start`` and ``end`` point to, the strongest first.

        ``sentence`` is where the figure's sentence begins in ``passage``, ``until`` where it ends; within ``verb``
        words before the figure a cue governs it. One entry a code.
        """
        occurrences = self._occurrences(passage)
        if not occurrences:
            return []
        distance = _Distances(passage, start, end, sentence, verb, len(passage) if until is None else until)
        nearest: dict[tuple[str, ...], _Near] = {}
        best: dict[str, Found] = {}
        for number in self._possible(occurrences):
            code, parts = self._cues[number]
            matched = _matched(parts, nearest, occurrences, distance)
            if not matched:
                continue
            score = sum((1 + LONG * (len(way) - 1)) / (1 + away / NEAR) for _, away, way, _ in matched)
            score = score / len(matched) * (1 + MORE * (len(matched) - 1))
            if code not in best or score > best[code].score:
                places = [place for *_, place in matched]
                best[code] = Found(
                    code,
                    round(score, 3),
                    tuple(passage[first:last] for first, last in places),
                    places[0][0] >= sentence,
                    places[0][0],
                    len({place[0] >= sentence for place in places}) == 1,
                )
        return sorted(best.values(), key=lambda entry: (-entry.score, entry.code))

    def named(self, text: str) -> frozenset[str]:
        """The codes of which a whole cue stands anywhere in ``text``."""
        occurrences = self._occurrences(text)
        return frozenset(
            code
            for code, parts in (self._cues[number] for number in self._possible(occurrences))
            if all(part.without or not occurrences.keys().isdisjoint(part.ways) for part in parts)
        )

    def led(self, text: str) -> frozenset[str]:
        """The codes of which the first part of a cue, which says what happened, stands in ``text``, and nothing that
        must not. "There were", "the number" say nothing of what happened.
        """
        occurrences = self._occurrences(text)
        telling = {way: True for way in occurrences if any(word.rstrip("*") not in _COUNTING for word in way)}
        cues = (self._cues[number] for number in self._possible(telling))
        return frozenset(
            code for code, parts in cues if not any(part.without and _places(part, occurrences) for part in parts)
        )

    def _possible(self, occurrences: Mapping[tuple[str, ...], object]) -> list[int]:
        """The cues of which the first part is there, in their order."""
        return sorted({number for way in occurrences for number in self._leading.get(way, ())})


_Near = tuple[float, float, tuple[str, ...], tuple[int, int]]
"""A way of saying at its nearest place: the key by which it is near, its distance, itself, the place."""


def _nearest(way: tuple[str, ...], places: Sequence[tuple[int, int]], distance: _Distances) -> _Near:
    away, place = min((distance(place), place) for place in places)
    return away / (1 + LONG * (len(way) - 1)), away, way, place


def _matched(
    parts: Sequence[_Part],
    nearest: dict[tuple[str, ...], _Near],
    occurrences: Mapping[tuple[str, ...], list[tuple[int, int]]],
    distance: _Distances,
) -> list[_Near]:
    """The nearest place of each part of a cue; none where a part is missing, too far, or must not be there.

    ``nearest`` remembers the place of each way of saying.
    """
    found: list[_Near] = []
    for part in parts:
        present = [way for way in part.ways if way in occurrences]
        if part.without:
            there = _places(part, occurrences) if present else []
            if any(distance.between(place, other) <= BESIDE for *_, other in found for place in there):
                return []
            continue
        if not present:
            return []
        for way in present:
            if way not in nearest:
                nearest[way] = _nearest(way, occurrences[way], distance)
        near = min((nearest[way] for way in present), key=lambda entry: (entry[0], entry[3]))
        if near[1] >= FAR:
            return []
        found.append(near)
    return found


def _places(part: _Part, occurrences: Mapping[tuple[str, ...], list[tuple[int, int]]]) -> list[tuple[int, int]]:
    return [place for way in part.ways for place in occurrences.get(way, ())]


def _follows(words: Sequence[str], at: int, way: tuple[str, ...]) -> bool:
    if at + len(way) > len(words):
        return False
    for step, wanted in enumerate(way[1:], start=1):
        word = words[at + step]
        if not (word.startswith(wanted[:-1]) if wanted.endswith("*") else wanted in (word, word.removesuffix("'s"))):
            return False
    return True


class _Distances:
    """How far places of a passage are from the figure, in words; clause and sentence borders count extra."""

    def __init__(self, passage: str, start: int, end: int, sentence: int, verb: int, until: int) -> None:
        self._verb, self._until = verb, until
        self._start, self._end, self._sentence = start, end, sentence
        self._words = [start for start, _ in tokens(passage).spans]
        self._paragraph = passage.rfind("\n\n", 0, start)
        self._breaks = [match.start() for match in _BREAK.finditer(passage)]

    def between(self, one: tuple[int, int], other: tuple[int, int]) -> int:
        """Words between two places."""
        first, last = sorted((one, other))
        return max(0, bisect_left(self._words, last[0]) - bisect_left(self._words, first[1]))

    def __call__(self, place: tuple[int, int]) -> float:
        first, last = place
        if first >= self._end:
            here, there, extra = self._end, first, 0.0
        elif last <= self._start:
            # What stands behind a figure says what it counts rather than what stands before it.
            here, there, extra = last, self._start, 1.0
        else:
            return 0.0
        words: float = bisect_left(self._words, there) - bisect_left(self._words, here)
        if extra and words <= self._verb:
            words, extra = words / 4, 0.0  # the verb whose object the figure is: "has returned all 31"
        breaks = bisect_left(self._breaks, there) - bisect_left(self._breaks, here)
        before = SENTENCE if first < self._sentence or first >= self._until else 0
        before += PARAGRAPH if first < self._paragraph else 0
        return words + extra + CLAUSE * breaks + before


@lru_cache(maxsize=4)
def _book(cues: tuple[tuple[str, tuple[str, ...]], ...]) -> CueBook:
    return CueBook(dict(cues))


def book(entries: Iterable[tuple[str, tuple[str, ...]]]) -> CueBook:
    """A ``CueBook`` of codes with their cues; the same cues give the same book."""
    return _book(tuple(entries))
