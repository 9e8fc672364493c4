"""What a figure probably counts, by all the words around it: learned from passages of which that is known.

Cues say what words mean; a sentence that has none of them ("the opening quarter brought 62") still speaks of something.
Each word beside a figure, in its sentence and before it has a weight for each measure (``words/measures.tsv``, written
by scripts/learn_measures.py). The weights only decide where cues do not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from nkr.model.figure import Mention
from nkr.model.patterns import regex

NEAR = 10
"""Words on each side of a figure that count by how near they stand."""
BESIDE = 3
"""Words on each side whose side counts."""
ELSEWHERE = 0.1
"""What a topic counts of which no other figure of the text is."""
NOTHING = "-"
"""The code for a figure that no measure counts."""
_WORD = regex(r"[A-Za-z][A-Za-z'’-]*|%|\$")
_ENDINGS = (
    *("ations", "ation", "ings", "ing", "ments", "ment", "ees", "ers", "ors", "ions", "ion", "ies", "ied", "als", "al"),
    *("ed", "es", "er", "or", "ee", "s", "e", "y"),
)
_SMALL = frozenset(
    {"the", "a", "an", "of", "to", "in", "on", "at", "and", "or", "is", "are", "was", "were", "be", "been", "it", "its"}
    | {"that", "this", "for", "by", "with", "as", "from", "had", "has", "have", "he", "she", "they", "their", "his"}
    | {"her", "them", "who", "which", "said", "says"}
)


class Guess(NamedTuple):
    """A measure, or ``NOTHING``, and how probable it is among all that were learned."""

    code: str
    probability: float


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    word = word.casefold().replace("’", "'").removesuffix("'s")
    if len(word) <= 4:
        return word.removesuffix("s") if len(word) == 4 else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=64)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _WORD.findall(text))


def features(text: str, start: int, end: int, before: str, unit: str) -> dict[str, float]:
    """The words around the figure between two offsets of a sentence, with how much each counts, by their place: ``n``
    near, ``l`` and ``r`` beside it, ``s`` anywhere, ``b`` in sentences before, ``m`` in the figure. A semicolon ends a
    sentence here.
    """
    found: dict[str, float] = {}
    first, last = text.rfind("; ", 0, start) + 1, text.find("; ", end)
    before, text = before + text[:first], text[first : last if last >= 0 else len(text)]
    start, end = start - first, end - first

    def add(key: str, weight: float) -> None:
        if weight > found.get(key, 0.0):
            found[key] = weight

    left, right, inside, earlier = (_stems(part) for part in (text[:start], text[end:], text[start:end], before))
    for side, words in (("l", left[::-1]), ("r", right)):
        for away, word in enumerate(words):
            if away < NEAR:
                add(f"n:{word}", 1.4 / (1 + away / 5))
            if away < BESIDE:
                add(f"{side}:{word}", 0.7)
            if word not in _SMALL:
                add(f"s:{word}", 0.6)
    for at, word in enumerate(earlier):
        if word not in _SMALL:
            add(f"s:{word}", 0.25 + 0.2 * at / len(earlier))
            add(f"b:{word}", 0.3)
    for word in inside:
        if word not in _SMALL:
            add(f"m:{word}", 0.8)
            add(f"s:{word}", 0.6)
    add(f"u:{unit or 'persons'}", 1.5)
    return found


@cache
def _weights() -> tuple[tuple[str, ...], dict[str, str]]:
    """The codes, and for each feature its weights as they are written: ``12:34 56:-8``, in hundredths."""
    head, *lines = files("nkr.reading.words").joinpath("measures.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(head.split()), dict(line.split("\t", 1) for line in lines)


def learned() -> tuple[str, ...]:
    """The codes of the measures that were learned."""
    return _weights()[0]


@lru_cache(maxsize=4_096)
def _weights_of(feature: str) -> tuple[tuple[int, float], ...]:
    written = _weights()[1].get(feature, "")
    return tuple((int(at), int(weight) / 100) for at, _, weight in (pair.partition(":") for pair in written.split()))


@lru_cache(maxsize=2_048)
def likely_around(text: str, start: int, end: int, before: str, unit: str) -> Mapping[str, float]:
    """The probability of each measure for the figure between two offsets of a sentence."""
    return likely(features(text, start, end, before, unit))


def of_mention(mention: Mention | None) -> Mapping[str, float]:
    """The probability of each measure for a figure of an English text; nothing for any other."""
    if mention is None or mention.language != "en":
        return {}
    at, figure = mention.sentence, mention.figure
    text, before = mention.passage[at:], mention.passage[:at]
    return likely_around(text, mention.start - at, mention.end - at, before, figure.unit)


class Themes:
    """What the figures of a text are about, topic by topic: where most count prisoners, one that may count others, or
    prisoners, counts prisoners.
    """

    def __init__(self, figures: Iterable[Mapping[str, float]], topics: Mapping[str, str]) -> None:
        self._topics = topics
        self._shares: dict[str, float] = {}
        self._count = 0
        for probabilities in filter(None, figures):
            self._count += 1
            self._add(self._shares, probabilities)

    def _add(self, shares: dict[str, float], probabilities: Mapping[str, float]) -> None:
        for code, probability in probabilities.items():
            topic = self._topics.get(code, "")
            shares[topic] = shares.get(topic, 0.0) + probability

    def weighed(self, probabilities: Mapping[str, float]) -> list[Guess]:
        """The measures of one of the figures by how probable they are beside the others, the likeliest first; that it
        counts nothing is as probable as before.
        """
        own: dict[str, float] = {}
        self._add(own, probabilities)
        others = max(1, self._count)
        weights = {topic: ELSEWHERE + max(0.0, self._shares.get(topic, 0.0) - own[topic]) / others for topic in own}
        nothing = probabilities.get(NOTHING, 0.0)
        made = {
            code: share * weights[self._topics.get(code, "")]
            for code, share in probabilities.items()
            if code != NOTHING
        }
        scale = (1 - nothing) / (sum(made.values()) or 1.0)
        guesses = [Guess(NOTHING, nothing), *(Guess(code, share * scale) for code, share in made.items())]
        return sorted(guesses, key=lambda guess: -guess.probability)


def likely(found: Mapping[str, float]) -> dict[str, float]:
    """The probability of each measure."""
    codes = _weights()[0]
    scores = [0.0] * len(codes)
    for at, weight in _weights_of("bias"):
        scores[at] += weight
    for feature, value in found.items():
        for at, weight in _weights_of(feature):
            scores[at] += weight * value
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    whole = sum(shares)
    return {code: share / whole for code, share in zip(codes, shares, strict=True)}
