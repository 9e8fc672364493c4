"""A question in words, or a topic and a year, as what is asked of the record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from nkr.analysis.answers import Asked, Reply, replies
from nkr.analysis.selection import selected
from nkr.analysis.series import Series, yearly
from nkr.errors import NothingFound, WrongUsage
from nkr.model import dates, names, period
from nkr.model.fact import UNATTRIBUTED
from nkr.model.patterns import regex
from nkr.model.period import Period
from nkr.model.statement import Known, Statement
from nkr.model.vocabulary import Kind, Measure, Vocabulary
from nkr.output import labels
from nkr.services import wording
from nkr.services.session import Session

LONGEST = 60
"""Words of a question; a text is checked, not asked."""
MAX_COMPARED = 4
"""Years that are answered side by side."""

_YEAR = regex(r"(?<![\w-])(?:1\d|20)\d\d(?:-\d\d)?(?:/(?:1\d|20)\d\d(?:-\d\d)?)?(?![\w,-])")
_TREND = regex(
    r"\b(?:which|what|in which|record|peak|busiest|highest|lowest|worst) years?\b|\bwhen was\b|어느 ?해|몇 ?년에"
    r"|\b(?:rise|risen|rising|rose|fall|fell|fallen|falling|drop|dropped|decline|declined|grow|grown|grew|trend)\b",
    re.IGNORECASE,
)
_MOST = regex(r"\b(?:most|record|peak|busiest|highest)\b|최다|가장 많", re.IGNORECASE)
_FEWEST = regex(r"\b(?:fewest|lowest|least)\b|최소|가장 적", re.IGNORECASE)
_PERFECT = regex(r"\b(?:has|have)\b", re.IGNORECASE)
_IN_ALL = regex(
    r"\b(?:are there|in total|in all|altogether|so far|to date|ever|overall|total)\b|누적|총|지금까지", re.IGNORECASE
)
_BY_SEX = regex(
    r"\bwomen (?:than|or|and|versus|vs\.?) men\b|\bmen (?:than|or|and|versus|vs\.?) women\b|\bby (?:sex|gender)\b"
    r"|남녀|성별",
    re.IGNORECASE,
)
_STEPS = {
    "month": regex(r"\b(?:by|per|each|every) month\b|\bmonthly\b|월별", re.IGNORECASE),
    "quarter": regex(r"\b(?:by|per|each|every) quarter\b|\bquarterly\b|분기별", re.IGNORECASE),
    "half-year": regex(r"\b(?:by|per|each|every) half(?:[- ]year)?\b|반기별", re.IGNORECASE),
}
"""The parts of a year that a question asks for."""
_RANGE = regex(r"\b(?:from|between|since)\b|\d{4} ?[-–~/] ?\d{4}", re.IGNORECASE)
"""Words by which two years are one span."""


class Question(NamedTuple):
    """A question that was understood: its text, what is asked for, and today's date, which fixes "last year".

    ``others`` is what the first is to be compared with: another year, or men beside women. ``spelling`` is the text as
    it was read, where a word was mistyped.
    """

    text: str
    asked: Asked
    today: Period
    others: tuple[Asked, ...] = ()
    spelling: str = ""


def read(session: Session, text: str) -> Question:
    """What ``text`` asks for; raises ``NothingFound`` with commands to type where it names no measure."""
    text = " ".join(text.split())
    count = len(text.split())
    if not text:
        raise WrongUsage("ask a question, or name a topic: nkr ask 'how many arrived in 2011?' · nkr ask in-china 2006")
    if count > LONGEST or len(text) > LONGEST * 20:
        raise WrongUsage(f"a question has at most {LONGEST} words; this one has {count:,}. nkr check reads a text.")
    today = session.as_of or period.parse(date.today().isoformat())
    asked, spelling = _named(session, text), ""
    if asked is None:
        asked, spelling = _understood(session, text, today)
    step = next((name for name, words in _STEPS.items() if words.search(text)), "")
    wanted = session.wanted
    asked = asked._replace(
        extreme=_TREND.search(text) is not None,
        step=step,
        place=session.whole("place") or asked.place,
        group=session.whole("group") or asked.group,
        time=wanted.time or asked.time,
        claimants=wanted.claimants or asked.claimants,
    )
    first, *others = _compared(asked, text)
    return Question(text, first, today, tuple(others), spelling if spelling != text else "")


def _understood(session: Session, text: str, today: Period) -> tuple[Asked, str]:
    """What a question asks for, as it is spelt or else as it was meant, with the spelling that was read."""
    if (asked := _read(session, text, today)) is not None:
        return asked, text
    spelling = wording.corrected(session, text)
    asked = (_read(session, spelling, today) if spelling != text else None) or _guessed(session, spelling, today)
    if asked is None:
        raise NothingFound(_unknown(session, spelling))
    return asked, spelling


def _compared(asked: Asked, text: str) -> list[Asked]:
    """``asked`` for each of the years, or of women and men, that a question sets side by side."""
    if _BY_SEX.search(text):
        return [asked._replace(group=group) for group in ("women", "men")]
    years = list(dict.fromkeys(match[0] for match in _YEAR.finditer(text)))
    if len(years) in range(2, MAX_COMPARED + 1) and not _RANGE.search(text) and asked.quantity is None:
        return [asked._replace(time=period.parse(year)) for year in years]
    return [asked]


def answered(session: Session, question: Question) -> list[Reply]:
    """The replies of the record; raises ``NothingFound``, with what other collections hold, where there is none.

    Of a question that compares, one reply for each of what is compared.
    """
    asked, words = question.asked, session.wanted
    session.topic_alone = asked.topic
    measure = asked.measures[0] if len(asked.measures) == 1 else ""
    wanted = words._replace(topic=asked.topic, measure=measure, claimants=words.claimants or asked.claimants, time=None)
    facts = selected(session.record, wanted)
    found = replies(session.comparer, asked, facts, question.today)
    if asked.extreme and (year := _extreme_year(session, question, found)):
        found = replies(session.comparer, asked._replace(time=year), facts, question.today)
    if question.others:
        none = Reply(session.database.vocabulary.measures[asked.measures[0]], None, ())
        compared = (replies(session.comparer, each, facts, question.today) for each in (asked, *question.others))
        found = [next(iter(made), none) for made in compared]
        found = found if any(reply.best for reply in found) else []
    shown = [fact for reply in found for fact in reply.facts]
    groups = wanted.groups or (frozenset([asked.group]) if asked.group else wanted.groups)
    session.look(wanted._replace(time=asked.time, groups=groups), shown)
    if not found:
        what = _in_words(session.database.vocabulary, asked)
        raise NothingFound(f"no figure for {what} in the collections searched. {session.outside()}".rstrip())
    return found


def _in_words(vocabulary: Vocabulary, asked: Asked) -> str:
    """What was asked for, so that a question that was misread shows: “North Koreans in China, women, 2006”."""
    measure = vocabulary.measures[asked.measures[0]]
    what = measure.label if len(asked.measures) == 1 else vocabulary.topics[asked.topic].label
    words = [what, *labels.limits(asked, vocabulary, measure), *([dates.in_words(asked.time)] if asked.time else [])]
    return f"“{', '.join(words)}”"


def _extreme_year(session: Session, question: Question, found: Sequence[Reply]) -> Period | None:
    """The year with the most, or the fewest, where a question asks for it."""
    most, fewest = _MOST.search(question.text), _FEWEST.search(question.text)
    series = by_year(session, question, found[0].measure) if found and (most or fewest) else None
    values = [(year.value, year.year) for year in series.years if year.value is not None] if series else []
    if not values:
        return None
    return period.parse(str((max if most else min)(values)[1]))


def by_year(session: Session, question: Question, measure: Measure) -> Series | None:
    """The yearly figures of a measure, where it has them and no time is asked for."""
    asked = question.asked
    whole = asked.time is None and asked.kind in (None, Kind.FLOW)
    if not whole or Kind.FLOW not in measure.kinds or asked.group not in ("", measure.group):
        return None
    return yearly(session.record.facts, session.comparer, measure)


def _named(session: Session, text: str) -> Asked | None:
    """A topic or a measure with a year, as ``nkr ask in-china 2006`` has them."""
    rest = " ".join(_YEAR.sub(" ", text, count=1).split())
    vocabulary, time = session.database.vocabulary, _year_in(text)
    for known, is_topic in ((vocabulary.topics, True), (vocabulary.measures, False)):
        found = names.find(rest, known)
        word = names.fold(rest) if " " not in rest else None
        begun = [code for code in known if word is not None and code in found.codes and code.startswith(word)]
        if begun or (found.exact and len(found.codes) == 1):
            code = begun[0] if begun else found.codes[0]
            if not is_topic:
                return Asked(vocabulary.measures[code].topic, (code,), time=time)
            return Asked(code, _of_topic(vocabulary, code), time=time)
    return None


def _of_topic(vocabulary: Vocabulary, topic: str) -> tuple[str, ...]:
    return tuple(code for code, measure in vocabulary.measures.items() if measure.topic == topic)


def _read(session: Session, text: str, today: Period) -> Asked | None:
    from nkr.reading.questions import question

    vocabulary = session.database.vocabulary
    statement = question(text, vocabulary, today=today)
    measure = vocabulary.measures.get(statement.measure.value)
    if measure is None:
        return None
    asked = _of_statement(statement, measure)
    time = asked.time or _year_in(text)
    return asked._replace(
        kind=_kind(measure, text, time) or asked.kind,
        time=time,
        since=time is not None and not time.open_start and time.end == today.end and time.days > 1,
        claimants=wording.claimants_in(text, vocabulary.claimants) or asked.claimants - {UNATTRIBUTED},
    )


def _guessed(session: Session, text: str, today: Period) -> Asked | None:
    """What a question asks for that only names a topic ("how many defectors are there") or has a measure's words."""
    from nkr.reading.questions import question

    vocabulary = session.database.vocabulary
    codes = wording.guessed(session, text)
    if not codes:
        codes = _of_topic(vocabulary, wording.topic_in(text, vocabulary))
    if not codes:
        return None
    time = question(text, vocabulary, today=today).time.value or _year_in(text)
    if time is None and _IN_ALL.search(text):  # the total before the newest year
        codes = tuple(sorted(codes, key=lambda code: Kind.CUMULATIVE not in vocabulary.measures[code].kinds))
    place = wording.place_in(text, vocabulary)
    return Asked(
        vocabulary.measures[codes[0]].topic,
        codes,
        kind=_kind(vocabulary.measures[codes[0]], text, time),
        place=place,
        time=time,
        claimants=wording.claimants_in(text, vocabulary.claimants),
    )


def _kind(measure: Measure, text: str, time: Period | None) -> Kind | None:
    """ "How many have gone back" asks for the total, where no time is named and the measure has one."""
    total = time is None and _PERFECT.search(text) and Kind.CUMULATIVE in measure.kinds
    return Kind.CUMULATIVE if total else None


def _year_in(text: str) -> Period | None:
    match = _YEAR.search(text)
    return period.parse(match[0]) if match else None


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
        claimants=frozenset([claimant]) if (claimant := stated("claimant")) else frozenset(),
    )


def _unknown(session: Session, text: str) -> str:
    """That no measure is recognised, with the nearest as commands, or the topics where none is near."""
    near = wording.nearest(session, text)
    match = _YEAR.search(text)
    year = [match[0]] if match else []
    place = wording.place_in(text, session.database.vocabulary)
    if near:
        options = ["--place", place] if place else []
        commands = " · ".join(session.suggest("ask", code, *year, *options) for code in near)
        return f"no measure recognised. Nearest: {commands}"
    topics = ", ".join(dict.fromkeys(fact.topic for fact in session.record.facts))
    return f"no measure recognised. Ask about a topic, such as {session.suggest('ask', 'arrivals')}: {topics}."
