"""What the words of a question name where the reader of texts finds no measure: measures, places, claimants, slips."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from nkr.model import names
from nkr.model.patterns import regex
from nkr.model.vocabulary import Term, Vocabulary
from nkr.services.session import Session

NEAREST = 3
"""Measures that are offered where a question names none."""
LIKENESS = 0.8
"""How alike a mistyped word must be to the word that it is read as."""
NEARLY = 0.75
"""How much of the best score a measure needs to be answered beside it."""

_COMMON = frozenset(
    names.words(
        "how many much what which who whom where when is are was were be been do does did has have had the a"
        " an of in on at to from by for and or it its them they there said says say that this year years"
        " number numbers figure figures people person persons one north korea korean koreans nk last latest"
        " newest now today total all so far ever defector defectors refugee refugees escapee escapees get got"
        " am any anybody anyone still count counted according about since in until between"
        " 명 수 몇 몇명 총 현재 지금 인원 얼마 얼마나"
    )
)
"""Words that questions are put with: they point to no measure."""
_SMALL = frozenset(["the", "in", "of", "a", "at", "to", "and"])
_ASKED_SPEAKER = regex(
    r"\b(?:does|do|did) (?P<name>[\w .'’-]{2,60}?) (?:say|estimate|give|put|claim|report|count|think|state)\b"
)
_ACRONYM = regex(r"[A-Z]{3,}")


def nearest(session: Session, text: str) -> list[str]:
    """Codes of the measures whose label, definition and places have most of the rarer words of ``text``."""
    return _ranked(session, text)[0][:NEAREST]


def guessed(session: Session, text: str) -> tuple[str, ...]:
    """The measures of one topic that have every word of ``text`` that says something, the best first.

    A question with a word that the vocabulary does not have ("bananas") is not guessed at.
    """
    near, best = _ranked(session, text)
    measures = session.database.vocabulary.measures
    return tuple(code for code in best if measures[code].topic == measures[near[0]].topic)


def _ranked(session: Session, text: str) -> tuple[list[str], list[str]]:
    """All measures that share words with ``text``, the best first, and those that have nearly all that it says."""
    vocabulary = session.database.vocabulary
    wanted = {_stem(word) for word in names.words(text) if word not in _COMMON and not word[0].isdigit()} - {""}
    holds = _words_of_measures(session)
    common = Counter(word for held in holds.values() for word in held & wanted)
    scores = {code: sum(1 / common[word] for word in held & wanted) for code, held in holds.items()}
    ranked = sorted((code for code, score in scores.items() if score), key=lambda code: -scores[code])
    measures = vocabulary.measures
    cued = {code: {_stem(word) for word in _cue_words(measures[code].cues)} for code in ranked}
    full = [code for code in ranked if wanted <= holds[code] | cued[code]]
    return ranked, [code for code in full if scores[code] >= NEARLY * scores[full[0]]]


def _words_of_measures(session: Session) -> dict[str, set[str]]:
    """The words of each measure that has figures: of its label, its definition, its topic and its places."""
    vocabulary = session.database.vocabulary
    places: dict[str, set[str]] = {}
    for measure, place in session.database.places_of_measures():
        places.setdefault(measure, set()).add(place)
    holds: dict[str, set[str]] = {}
    for code, of in vocabulary.measures.items():
        texts = [of.label, of.definition, *names.of_term(vocabulary.topics[of.topic])]
        texts += [
            name
            for place in places.get(code, ())
            if place in vocabulary.places
            for name in names.of_term(vocabulary.places[place])
        ]
        holds[code] = {_stem(word) for each in texts for word in names.words(each)} if code in places else set()
    return holds


def _cue_words(cues: Iterable[str]) -> set[str]:
    return {word.rstrip("*") for cue in cues for word in re.split(r"[\s|+]+", cue) if word and not word.startswith("-")}


def _stem(word: str) -> str:
    """A word without the commonest endings: "arrived" and "arrivals" are near."""
    if not word.isascii() or len(word) < 5:
        return word.removesuffix("s")
    return re.sub(r"(?:ing|ed|als?|ees?|ors?|s)$", "", word)


def corrected(session: Session, text: str) -> str:
    """``text`` with each word that the vocabulary does not have as the one that it is nearly spelt like."""
    vocabulary = session.database.vocabulary
    known = set(_COMMON)
    for measure in vocabulary.measures.values():
        known |= set(names.words(f"{measure.label} {measure.definition}"))
        for word in _cue_words(measure.cues):
            known |= {word, f"{word}s", f"{word}ed", f"{word}ing"}
    for terms in (vocabulary.places, vocabulary.groups, vocabulary.claimants):
        known |= {word for term in terms.values() for name in names.of_term(term) for word in names.words(name)}

    def spelt(match: re.Match[str]) -> str:
        word = match[0].casefold()
        if word in known:
            return match[0]
        near = difflib.get_close_matches(word, known, n=1, cutoff=LIKENESS)
        return near[0] if near and near[0] not in (f"{word}s", word.removesuffix("s")) else match[0]

    return re.sub(r"[A-Za-z]{5,}", spelt, text)


def place_in(text: str, vocabulary: Vocabulary) -> str:
    """The code of the place of whose name the most words stand in ``text``, but for those that most questions name."""
    words = set(names.words(text))
    found = [
        (len(name), code)
        for code, term in vocabulary.places.items()
        for name in ({word for word in names.words(each) if word not in _SMALL} for each in names.of_term(term)[1:])
        if name and name <= words and code not in ("north-korea", "south-korea", "world")
    ]
    return max(found, default=(0, ""))[1]


def claimants_in(text: str, claimants: Mapping[str, Term]) -> frozenset[str]:
    """Those whose figures a question asks for: "what does the UN say", "hrw"."""
    if match := _ASKED_SPEAKER.search(text):
        return frozenset(names.find(match["name"].removeprefix("the ").strip(), claimants).codes)
    words = names.words(text)
    return frozenset(
        code
        for code, term in claimants.items()
        for name in names.of_term(term)
        if _ACRONYM.fullmatch(name) and name.casefold() in words
    )


def topic_in(text: str, vocabulary: Vocabulary) -> str:
    """The topic that a question names and says nothing else of: "how many defectors are there"; "" for none."""
    words = names.words(text)
    topics = ((code, names.words(name)) for code, topic in vocabulary.topics.items() for name in names.of_term(topic))
    for code, name in topics:
        if names.holds(name, words) and set(words) - set(name) <= _COMMON | {w for w in words if w[0].isdigit()}:
            return code
    return ""
