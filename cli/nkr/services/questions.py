"""A question in words, or a topic and a year, as what is asked of the record."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import NamedTuple

from nkr.analysis.answers import Asked, Reply, replies
from nkr.analysis.selection import Filter, selected
from nkr.analysis.series import Series, yearly
from nkr.errors import NothingFound, WrongUsage
from nkr.model import names, period
from nkr.model.period import Period
from nkr.model.statement import Known, Statement
from nkr.model.vocabulary import Kind, Measure, Vocabulary
from nkr.services.session import Session

LONGEST = 60
"""Words of a question; a text is checked, not asked."""
NEAREST = 3
"""Measures that are offered where a question names none."""

_YEAR = re.compile(r"(?<![\w-])(?:1\d|20)\d\d(?:-\d\d)?(?:/(?:1\d|20)\d\d(?:-\d\d)?)?(?![\w,-])")
_WHICH_YEAR = re.compile(r"\b(?:which|what|in which) years?\b|\bwhen was\b|어느 ?해|몇 ?년에", re.IGNORECASE)
_COMMON = frozenset(
    [
        "how",
        "many",
        "much",
        "what",
        "which",
        "who",
        "whom",
        "where",
        "when",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "from",
        "by",
        "for",
        "and",
        "or",
        "it",
        "its",
        "them",
        "they",
        "said",
        "says",
        "say",
        "that",
        "this",
        "year",
        "number",
        "figure",
        "people",
        "north",
        "korea",
        "korean",
        "koreans",
        "last",
        "latest",
        "newest",
        "total",
    ]
)


class Question(NamedTuple):
    """A question that was understood: its text, what is asked for, and the day from which "last year" is reckoned."""

    text: str
    asked: Asked
    today: Period


def read(session: Session, text: str) -> Question:
    """What ``text`` asks for; raises ``NothingFound`` with commands to type where it names no measure."""
    text = " ".join(text.split())
    count = len(text.split())
    if not text:
        raise WrongUsage("ask a question, or name a topic: nkr ask 'how many arrived in 2011?' · nkr ask in-china 2006")
    if count > LONGEST or len(text) > LONGEST * 20:
        raise WrongUsage(f"a question has at most {LONGEST} words; this one has {count:,}. nkr check reads a text.")
    today = session.as_of or period.parse(date.today().isoformat())
    asked = _named(session, text) or _read(session, text, today)
    asked = asked._replace(extreme=_WHICH_YEAR.search(text) is not None)
    return Question(text, _limited(session, asked), today)


def answered(session: Session, question: Question) -> list[Reply]:
    """The replies of the record; raises ``NothingFound``, with what other collections hold, where there is none."""
    asked, words = question.asked, session.wanted
    measure = asked.measures[0] if len(asked.measures) == 1 else ""
    claimants = words.claimants or (frozenset([asked.claimant]) if asked.claimant else words.claimants)
    wanted = words._replace(topic=asked.topic, measure=measure, claimants=claimants, time=None)
    facts = selected(session.record, wanted)
    found = replies(session.comparer, asked, facts, question.today)
    shown = [fact for reply in found for fact in reply.facts]
    session.look(_outside(wanted, asked), shown)
    if not found:
        raise NothingFound(f"the record has no figure for that. {session.outside()}".rstrip())
    return found


def by_year(session: Session, question: Question, measure: Measure) -> Series | None:
    """The yearly figures of a measure, where it has them and no time is asked for."""
    asked = question.asked
    whole = asked.time is None and asked.kind in (None, Kind.FLOW)
    if not whole or Kind.FLOW not in measure.kinds or asked.group not in ("", measure.group):
        return None
    return yearly(session.record.facts, session.comparer, measure)


def _outside(wanted: Filter, asked: Asked) -> Filter:
    """What the collections that are not asked are searched for: the same people, place and time."""
    return wanted._replace(time=asked.time, groups=_only(asked.group, wanted.groups), places=wanted.places)


def _only(code: str, codes: frozenset[str]) -> frozenset[str]:
    return codes or (frozenset([code]) if code else codes)


def _named(session: Session, text: str) -> Asked | None:
    """A topic or a measure with a year, as ``nkr ask in-china 2006`` has them."""
    match = _YEAR.search(text)
    rest = " ".join((_YEAR.sub(" ", text, count=1) if match else text).split())
    vocabulary = session.database.vocabulary
    time = period.parse(match[0]) if match else None
    for known, is_topic in ((vocabulary.topics, True), (vocabulary.measures, False)):
        found = names.find(rest, {code: names.of_term(term) for code, term in known.items()})
        if len(found.codes) == 1 and (found.exact or _begins(rest, found.codes[0])):
            code = found.codes[0]
            if not is_topic:
                return Asked(vocabulary.measures[code].topic, (code,), time=time)
            return Asked(code, _of_topic(vocabulary, code), time=time)
    return None


def _begins(word: str, code: str) -> bool:
    return len(word.split()) == 1 and code.startswith(names.fold(word))


def _of_topic(vocabulary: Vocabulary, topic: str) -> tuple[str, ...]:
    return tuple(code for code, measure in vocabulary.measures.items() if measure.topic == topic)


def _read(session: Session, text: str, today: Period) -> Asked:
    from nkr.reading.questions import question

    vocabulary = session.database.vocabulary
    statement = question(text, vocabulary, today=today)
    measure = vocabulary.measures.get(statement.measure.value)
    if measure is None:
        raise NothingFound(_unknown(session, text))
    return _of_statement(statement, measure)


def _of_statement(statement: Statement, measure: Measure) -> Asked:
    """What a statement without a number asks for; what it only assumes is the measure's default anyway."""

    def stated(name: str) -> str:
        field = getattr(statement, name)
        return str(field.value) if field.known in (Known.STATED, Known.CARRIED) else ""

    return Asked(
        measure.topic,
        (measure.code,),
        kind=statement.kind.value if statement.kind.value in measure.kinds else None,
        unit=statement.unit if statement.unit in measure.units else "",
        group=stated("group"),
        place=stated("place"),
        by=stated("by"),
        event=stated("event"),
        time=statement.time.value,
        quantity=statement.quantity,
        claimant=stated("claimant"),
    )


def _limited(session: Session, asked: Asked) -> Asked:
    """``asked`` with what the options say of place, group and time."""
    place, group = session.whole("place") or asked.place, session.whole("group") or asked.group
    return asked._replace(place=place, group=group, time=session.wanted.time or asked.time)


def _unknown(session: Session, text: str) -> str:
    """That no measure is recognised, with the nearest as commands, or the topics where none is near."""
    near = nearest(session, text)
    match = _YEAR.search(text)
    year = [match[0]] if match else []
    place = _place_in(text, session.database.vocabulary)
    if near:
        options = ["--place", place] if place else []
        commands = " · ".join(session.suggest("ask", code, *year, *options) for code in near)
        return f"no measure recognised. Nearest: {commands}"
    topics = ", ".join(session.database.vocabulary.topics)
    return f"no measure recognised. Ask about a topic, such as {session.suggest('ask', 'arrivals')}: {topics}."


def _place_in(text: str, vocabulary: Vocabulary) -> str:
    """The code of the place with the longest name that stands in ``text``, but for those that most questions name."""
    words = names.words(text)
    found = [
        (len(name), code)
        for code, term in vocabulary.places.items()
        for name in map(names.words, names.of_term(term)[1:])
        if names.holds(name[1:] if name[:1] == ("the",) else name, words)
    ]
    return max(found, default=(0, ""))[1]


def nearest(session: Session, text: str) -> list[str]:
    """Codes of the measures whose label, definition and places have most of the rarer words of ``text``."""
    vocabulary = session.database.vocabulary
    wanted = {_stem(word) for word in names.words(text)} - _COMMON - {""}
    places: dict[str, set[str]] = {}
    for fact in session.database.record(session.database.collections).facts:
        places.setdefault(fact.measure, set()).add(fact.place)
    holds: dict[str, set[str]] = {}
    for code, measure in vocabulary.measures.items():
        topic = vocabulary.topics[measure.topic]
        texts = [measure.label, measure.definition, *names.of_term(topic)]
        texts += [
            name
            for place in places.get(code, ())
            if place in vocabulary.places
            for name in names.of_term(vocabulary.places[place])
        ]
        holds[code] = {_stem(word) for each in texts for word in names.words(each)} if code in places else set()
    common = Counter(word for found in holds.values() for word in found & wanted)
    scores = {code: sum(1 / common[word] for word in found & wanted) for code, found in holds.items()}
    return sorted((code for code, score in scores.items() if score), key=lambda code: -scores[code])[:NEAREST]


def _stem(word: str) -> str:
    """A word without the commonest endings: "arrived" and "arrivals" are near."""
    if not word.isascii() or len(word) < 5:
        return word.removesuffix("s")
    return re.sub(r"(?:ing|ed|als?|ees?|ors?|s)$", "", word)
