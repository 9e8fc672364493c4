"""A question in words, or a topic and a year, as a query to the record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from nkr.analysis.answers import OLD, Asked, Reply, by_part, replies
from nkr.analysis.calculated import Calculated, difference, extreme, first_time, fits, since_when, total
from nkr.analysis.selection import Filter, selected
from nkr.analysis.series import Series, kind_by_year, yearly
from nkr.errors import NothingFound, WrongUsage
from nkr.model import UNATTRIBUTED, Fact, Kind, Measure, Quantity, Vocabulary, dates, names, period
from nkr.model.aim import Aim
from nkr.model.patterns import regex
from nkr.model.period import MONTH, YEAR, Period
from nkr.model.statement import Known, Statement
from nkr.output import labels, numbers
from nkr.output.views.ask import Answered
from nkr.reading import aims, question_names
from nkr.reading.everyday import in_words_of_the_record
from nkr.services import wording
from nkr.services.session import Session
from nkr.store.focus import nearest_to

LONGEST = 60
"""Words of a question; a text is checked, not asked."""
MAX_COMPARED = 4
"""Years that are answered side by side."""

_MONTH = r"(?:-(?:0[1-9]|1[0-2]))?"
_YEAR = regex(rf"(?<![\w-])(?:1\d|20)\d\d{_MONTH}(?:/(?:1\d|20)\d\d{_MONTH})?(?:(?!\w|-|,\d{{3}})|(?=년))")
_PERFECT = regex(r"\b(?:has|have)\b", re.IGNORECASE)
_IN_ALL = regex(
    r"\b(?:are there|in total|in all|altogether|so far|to date|ever|overall|total)\b|누적|총|지금까지", re.IGNORECASE
)
_BY_WHOM = regex(r",? (?:by|according to|as) [^?,]*(?:count|figures|says?|statistics|data|sees it|counts it)\b")
"""Whose figure is asked for: of both questions the same."""
_FISCAL = regex(r"\bfiscal\b|\bFY ?\d", re.IGNORECASE)
"""Words of a year of the United States that begins in October."""
_STEPS = {
    "year": regex(
        r"\b(?:by|per|each|every) year\b|\byear by year\b|\b(?:yearly|annual(?:ly)?)\b|연도별|매년|해마다",
        re.IGNORECASE,
    ),
    "month": regex(r"\b(?:by|per|each|every) month\b|\bmonthly\b|월별", re.IGNORECASE),
    "quarter": regex(r"\b(?:by|per|each|every) quarter\b|\bquarterly\b|분기별", re.IGNORECASE),
    "half-year": regex(r"\b(?:by|per|each|every) half(?:[- ]year)?\b|반기별", re.IGNORECASE),
}
"""The parts of a year that a question asks for."""
_LISTED = regex(r"\bby year\b|\byear by year\b|\byearly\b|연도별", re.IGNORECASE)
_SEXES = ("women", "men")
_SEX_WORDS = frozenset(["women", "men", "female", "male", "females", "males"])
_BY_YEAR = frozenset([Aim.MOST, Aim.FEWEST, Aim.CHANGE, Aim.TREND, Aim.AVERAGE])
"""What is asked of yearly figures, and not of a total."""
_NOT_COMPARED = frozenset([Aim.MOST, Aim.FEWEST, Aim.TOTAL, Aim.AVERAGE, Aim.WHERE])
MIN_COMPARED = 2
_RANGE = regex(
    r"\b(?:from|between)\b|\bsince (?:\w+ ){0,3}\d{4}"
    r"|\d{4}년? ?(?:[-–~/]|to|until|through) ?\d{4}|부터|에서 \d{4}년까지|이후",
    re.IGNORECASE,
)
"""Words by which two years are one span."""


class Question(NamedTuple):
    """A question that was understood: its text, what is asked for, and today's date, which fixes "last year".

    ``others`` is what the first is to be compared with: another year, or men beside women. ``spelling`` is the text as
    it was read, where a word was mistyped; ``left_out`` are words that the answer does not take into account.
    """

    text: str
    asked: Asked
    today: Period
    others: tuple[Asked, ...] = ()
    spelling: str = ""
    left_out: tuple[str, ...] = ()


def read(session: Session, text: str) -> Question:
    """What ``text`` asks for; raises ``NothingFound`` with commands to type where it names no measure."""
    text = " ".join(text.split())
    count = len(text.split())
    if not text:
        raise WrongUsage("ask a question, or name a topic: nkr ask 'how many arrived in 2011?' · nkr ask in-china 2006")
    if count > LONGEST or len(text) > LONGEST * 20:
        raise WrongUsage(f"a question has at most {LONGEST} words; this one has {count:,}. nkr check reads a text.")
    today = session.as_of or period.parse(date.today().isoformat())
    asked, spelling, left_out = _named(session, text), text, tuple[str, ...]()
    if asked is None:
        asked, spelling, left_out = _in_words_around(session, text, today)
    wanted = session.wanted
    asked = asked._replace(
        step=next((name for name, words in _STEPS.items() if words.search(text)), ""),
        place=session.whole("place") or asked.place,
        group=session.whole("group") or asked.group,
        time=wanted.time or asked.time,
        claimants=wanted.claimants or asked.claimants | _offices(session, asked),
    )
    asked = _aimed(session, asked, spelling, text)
    if asked.aim is Aim.VALUE and not asked.exact and (span := aims.since(spelling, asked.time, today)):
        asked = asked._replace(time=span, since=not span.open_start)
    asked = _ever(session, asked)
    first, *others = _compared(session, asked, spelling, today)
    same = spelling.casefold() in (text.casefold(), _first_in(text).casefold())
    return Question(text, first, today, tuple(others), "" if same else spelling, left_out)


def _offices(session: Session, asked: Asked) -> frozenset[str]:
    """Those who belong to the one who is named: a government's ministries."""
    claimants = session.database.vocabulary.claimants
    return frozenset(code for code, term in claimants.items() if not asked.claimants.isdisjoint(term.within))


def _ever(session: Session, asked: Asked) -> Asked:
    """``asked``, where it counts from when its measure does, as the newest total."""
    measure = session.database.vocabulary.measures[asked.measures[0]]
    begun = asked.since and asked.time is not None and measure.since[:4] == asked.time.text[:4]
    if not begun or len(asked.measures) != 1 or Kind.CUMULATIVE not in measure.kinds:
        return asked
    return asked._replace(time=None, since=False, kind=Kind.CUMULATIVE)


def _in_words_around(session: Session, text: str, today: Period) -> tuple[Asked, str, tuple[str, ...]]:
    """What the question in ``text`` asks for, as ``_understood`` has it: of all readings the one that leaves out fewest
    words.
    """
    failures: list[NothingFound] = []
    partly: list[tuple[Asked, str, tuple[str, ...]]] = []
    for reading in question_names.readings(text):
        try:
            partly.append(_understood(session, _first_in(reading), today))
        except NothingFound as nothing:
            failures.append(nothing)
        if partly and not partly[-1][2]:
            return partly[-1]
    if not partly:
        raise failures[0]
    return min(partly, key=lambda each: len(each[2]))


def _first_in(text: str) -> str:
    """The first question of ``text``, in the words of the record."""
    return question_names.questions_in(in_words_of_the_record(question_names.with_capitals(text)))[0]


def _understood(session: Session, text: str, today: Period) -> tuple[Asked, str, tuple[str, ...]]:
    """What a question asks for, as it is spelt or else as it was meant, with the spelling that was read and the words
    that the answer leaves out: of all ways to read it the one that leaves out fewest.
    """
    missing, spelling = "", text
    fallback: tuple[Asked, str, tuple[str, ...]] | None = None
    partly: list[tuple[Asked, str, tuple[str, ...]]] = []
    for way in (_of_countries, _read, None, _read, _of_number, _of_event, _guessed):
        if way is None:  # looking for mistyped words takes longest
            spelling = wording.corrected(session, text)
            continue
        asked = way(session, spelling, today)
        if asked is None:
            continue
        name, left_out = wording.unheard(session, asked, spelling)
        if asked.quantity is not None and fallback is None and (left_out or not name):
            fallback = asked, spelling, left_out
        if left_out and (other := _with_every_word(session, asked, spelling)):
            asked, name, left_out = other, "", ()
        if not name and _states(session, asked):
            if not left_out:
                return asked, spelling, ()
            partly.append((asked, spelling, left_out))
        missing = missing or name
    if partly:
        return min(partly, key=lambda each: len(each[2]))
    if fallback is not None:
        return fallback
    if unknown := _number_in(session, spelling, today):
        command = session.suggest("check", unknown)
        raise NothingFound(f"no figure in the collections searched is {unknown}. Try: {command}")
    why = f"the record has nothing that fits '{missing}'" if missing else "no measure recognised"
    raise NothingFound(_unknown(session, spelling, why))


def _with_every_word(session: Session, asked: Asked, text: str) -> Asked | None:
    """What is asked of the one measure of the same topic and unit that has every word of the question: the elite."""
    vocabulary = session.database.vocabulary
    unit = vocabulary.measures[asked.measures[0]].units[0]
    alike = (code for code in _of_topic(vocabulary, asked.topic) if vocabulary.measures[code].units[0] == unit)
    others = [asked._replace(measures=(code,), kind=None, unit="") for code in alike if code not in asked.measures]
    fitting = [other for other in others if not any(wording.unheard(session, other, text))]
    return fitting[0] if len(fitting) == 1 else None


def _states(session: Session, asked: Asked) -> bool:
    """Whether the record has the number that is asked about, if one is, in the topic that was understood."""
    quantity = asked.quantity
    if quantity is None:
        return True
    return any(
        fact.topic == asked.topic and set(quantity.stated) <= set(fact.quantity.stated) for fact in session.record.facts
    )


def _of_countries(session: Session, text: str, today: Period) -> Asked | None:
    """What "which country" or "which province" asks for, of a measure that has several: read as if it named one."""
    if match := aims.WHICH_PROVINCE.search(text):
        asked = _read(session, f"what share of {match['who']} come from North Hamgyong", today)
        return asked._replace(group="") if asked else None
    named = aims.WHICH_COUNTRY.sub("Germany" if text.isascii() else "해외 ", text)
    asked = _read(session, named, today) if named != text else None
    if asked is None or asked.place not in ("germany", ""):
        return None
    return asked._replace(place="", by="")


_AROUND = frozenset([Aim.RANGE, Aim.STILL_RIGHT])
"""What is said to be wanted before or after a question."""


def _aimed(session: Session, asked: Asked, text: str, around: str = "") -> Asked:
    """``asked`` with what the question wants of the figures, and the span of years that it is limited to; ``around`` is
    all that was said.
    """
    if part := aims.part_of_year(text):
        command = session.suggest("stats", asked.measures[0], "--by", part)
        raise NothingFound(f"nkr looks for the highest year, not the highest {part}. Every {part}: {command}")
    aim = aims.aim_of(text)
    if aim is Aim.VALUE and (said := aims.aim_of(around)) in _AROUND:
        aim = said
    if aim is Aim.RANGE:
        kept = session.database.vocabulary.measures[asked.measures[0]].keeper
        aim, asked = (Aim.VALUE, asked) if kept else (aim, asked._replace(quantity=None))
    if aim is Aim.CHANGE and asked.quantity is not None:
        aim = Aim.VALUE  # "are more than 2,000 held?"
    spans = aims.span(text, _years(text))
    if spans and asked.time and asked.time.within(spans) and asked.time.latest_year == spans.latest_year:
        spans = asked.time if asked.time.days > YEAR else spans  # "from 2016 to July 2025"
    if (aim in _BY_YEAR or spans) and len(asked.measures) == 1:
        flow = _flow_in(session, session.database.vocabulary.measures[asked.measures[0]]).code
        asked = asked._replace(measures=(flow,), kind=asked.kind if flow == asked.measures[0] else None)
    if spans and aim not in (Aim.CHANGE, Aim.WHERE):
        asked = asked._replace(time=spans, since=False, exact=True)
    if aim is Aim.FIRST and _IN_ALL.search(text) and len(asked.measures) == 1:
        measures = session.database.vocabulary.measures
        totals = [code for code in measures[asked.measures[0]].part_of if Kind.CUMULATIVE in measures[code].kinds]
        asked = asked._replace(measures=tuple(totals[:1]) or asked.measures, kind=None)
    if aim in (Aim.MOST, Aim.FEWEST):
        span = aims.bounds(text, _years(text)) or (asked.time if asked.time and asked.time.days > YEAR else None)
        asked = asked._replace(time=span, since=False)
    return asked._replace(aim=aim, rank=aims.rank_of(text), claim=aims.claim_of(text))


def _flow_in(session: Session, measure: Measure) -> Measure:
    """The flow that a total is of; the measure itself where there is none."""
    from nkr.reading.measures import MeasureBook

    vocabulary = session.database.vocabulary
    return vocabulary.measures[MeasureBook(vocabulary).flow_in(measure.code)]


def _years(text: str) -> list[str]:
    return list(dict.fromkeys(match[0] for match in _YEAR.finditer(text)))


def _compared(session: Session, asked: Asked, text: str, today: Period) -> list[Asked]:
    """``asked`` for each of the years, or of women and men, that a question sets side by side."""
    if match := question_names.BY_SEX.search(text):
        return [asked._replace(group=group) for group in (_SEXES if match[0].startswith("w") else _SEXES[::-1])]
    if asked.quantity is not None or asked.aim in _NOT_COMPARED or asked.step == "year":
        return [asked]
    sides = _claimants_apart(session, asked)
    if len(sides) > 1 and question_names.SIDE_BY_SIDE.search(text):
        return [asked._replace(claimants=frozenset([code]), aim=Aim.VALUE) for code in sides]
    places = question_names.places_compared(text, session.database.vocabulary)
    if asked.place in places and len(places) <= MAX_COMPARED:
        return [asked._replace(place=place) for place in places]
    years = _years(text)
    if asked.aim is not Aim.CHANGE:
        together = asked.time is not None and asked.time.days > YEAR
        side_by_side = len(years) in range(2, MAX_COMPARED + 1) and not _RANGE.search(text) and not together
        fiscal = _FISCAL.search(text) is not None and asked.place == "united-states"
        times = [f"{int(year) - 1}-10/{year}-09" if fiscal and year.isdigit() else year for year in years]
        times = times if fiscal else [_like(asked.time, time) for time in times]
        if len(times) == 1 and aims.AND_NOW.search(text):
            return [asked._replace(time=period.parse(times[0]), since=False), asked._replace(time=None, since=False)]
        return [asked._replace(time=period.parse(time)) for time in times] if side_by_side else [asked]
    if asked.time and asked.since and aims.BEFORE.search(text):
        earlier = period.parse(f"../{int(asked.time.text[:4]) - 1}")
        return [asked, asked._replace(time=earlier, since=False, exact=False)]
    if (then := aims.then_and_now(text, years, today)) and (aims.AGO.search(text) or not _is_yearly(session, asked)):
        return [asked._replace(time=then, since=False, exact=False), asked._replace(time=None, since=False)]
    if len(years) < MIN_COMPARED:
        years = _with_neighbour(session, asked, years, text)
    if len(years) not in range(MIN_COMPARED, MAX_COMPARED + 1):
        return [asked]
    if not asked.claim or aims.rises(text):
        years = sorted(years)
    return [asked._replace(time=period.parse(_like(asked.time, year)), since=False) for year in years]


def _like(time: Period | None, year: str) -> str:
    """A ``year``, or its months where ``time`` is of some months: "the first quarter of 2020 and of 2021"."""
    months = time is not None and MONTH_OF_YEAR.fullmatch(time.text) is not None and year.isdigit()
    return re.sub(r"\d{4}", year, time.text) if time is not None and months else year


MONTH_OF_YEAR = regex(r"(\d{4})-\d\d(?:/\1-\d\d)?")
"""One or several months of one year."""


def _claimants_apart(session: Session, asked: Asked) -> list[str]:
    """The claimants that a question names, where it names several that do not belong together."""
    claimants = session.database.vocabulary.claimants
    apart = [code for code in sorted(asked.claimants) if asked.claimants.isdisjoint(claimants[code].within)]
    return apart if len(apart) <= MAX_COMPARED else []


def _is_yearly(session: Session, asked: Asked) -> bool:
    return kind_by_year(session.database.vocabulary.measures[asked.measures[0]]) is not None


def _with_neighbour(session: Session, asked: Asked, years: list[str], text: str) -> list[str]:
    """The year that is asked for, or else the newest, with the one before it; of "since 2010" 2010 and the newest."""
    session.topics_alone = (asked.topic,)
    measure = session.database.vocabulary.measures[asked.measures[0]]
    found = series_of(session, asked, measure)
    known = [year.year for year in found.years if year.value is not None] if found else []
    named = int(years[0][:4]) if years else asked.time.whole_year if asked.time else None
    span = aims.bounds(text, years)
    if known and span and span.open_end and named:
        return [str(named), str(known[-1])]
    year = named or (known[-1] if known and asked.time is None else None)
    return [str(year - 1), str(year)] if year else years


def answer(session: Session, text: str) -> Answered:
    """The answer to ``text``; raises ``NothingFound`` where the question is not understood or has none.

    Further questions ("and how many were accepted?") are answered with it, or named as not answered.
    """
    question = read(session, text)
    first, *more = question_names.questions_in(question.text)
    if question.asked.quantity is not None and any(aims.aim_of(each) is Aim.STILL_RIGHT for each in more):
        question = question._replace(asked=question.asked._replace(aim=Aim.STILL_RIGHT))
    further, unanswered = _further(session, question, first, more)
    found = answered(session, question, [question.asked.topic, *(each.asked.topic for each in further)])
    second: Answered | None = None
    for each in reversed(further):
        if beside := _replies_beside(session, each):
            second = Answered(*each, found=beside, calculated=calculated(session, each, beside), second=second)
        else:
            unanswered = [each.text, *unanswered]
    return Answered(
        *question,
        found=found,
        calculated=calculated(session, question, found),
        second=second,
        unanswered=tuple(unanswered),
    )


def _further(session: Session, question: Question, first: str, more: Sequence[str]) -> tuple[list[Question], list[str]]:
    """The questions after the first that were understood, and those that were not; none of those that only ask for
    what every answer says: "and who says so?".
    """
    if not more or question.others:
        return [], []
    from nkr.reading.questions import SHARE  # brings the reader of prose: a topic does without it

    understood: list[Question] = []
    missed: list[str] = []
    for text in more:
        said = question_names.content(in_words_of_the_record(aims.AIMS[Aim.STILL_RIGHT].sub(" ", text)))
        plain = not (said or _years(text) or aims.moves(text) or _IN_ALL.search(text) or SHARE.search(text))
        if plain and aims.aim_of(text) in _OF_ANY_ANSWER | {question.asked.aim}:
            continue
        one = _following(session, understood[-1] if understood else question, first, text)
        if one is None:
            missed.append(text)
        elif all(_gist(one) != _gist(other) for other in (question, *understood)):
            understood.append(one)
        else:
            missed.append(text)
    return understood, missed


def _gist(question: Question) -> tuple[object, ...]:
    """What makes a question another one."""
    asked = question.asked
    return asked.measures, asked.group, asked.place, asked.time, asked.claimants, asked.aim


_OF_ANY_ANSWER = frozenset([Aim.VALUE, Aim.SOURCE, Aim.STILL_RIGHT])
"""What is asked that every answer says: the figure, who gives it, and whether there is a newer one."""


def _following(session: Session, before: Question, first: str, text: str) -> Question | None:
    """A question that goes on from another, of which it has the time, the place and the claimant where it names none;
    ``None`` where it is not understood.
    """
    today = before.today
    spoken = in_words_of_the_record(question_names.with_capitals(text))
    still = question_names.THAT_TIME.sub(" ", aims.without_time(spoken))
    try:
        read = _going_on(
            session, before.asked, in_words_of_the_record(question_names.with_capitals(first)), spoken, today
        )
    except NothingFound:  # it asks what somebody says whom the record does not have
        return None
    if question_names.content(still) and any(wording.unheard(session, read, still)):
        try:
            read, _, left_out = _understood(session, spoken, today)
        except NothingFound:
            return None
        if left_out:
            return None
        read = read._replace(time=read.time or before.asked.time)
    asked = _aimed(session, read, text)
    if asked.aim is Aim.CHANGE and not _years(text):  # "is it rising?"
        asked = asked._replace(aim=Aim.TREND, time=None, kind=None)
    asked, *others = _compared(session, asked, text, today)
    return Question(f"{text.rstrip(' ?')}?", asked, today, tuple(others))


def _going_on(session: Session, asked: Asked, first: str, text: str, today: Period) -> Asked:
    """What ``text`` asks for, as far as it goes on from ``first``, which asks for ``asked``."""
    from nkr.reading.questions import going_on

    vocabulary = session.database.vocabulary
    before = vocabulary.measures[asked.measures[0]]
    code, own = going_on(first, _BY_WHOM.sub("", text), before, vocabulary), question_names.content(text)
    if own <= _SEX_WORDS:  # "how many of them were women?"
        code = ""
    elif not code and _HOW_MANY.search(text):  # "how many workers were there?", of those sent home
        spelt_out = _HOW_MANY_OF.sub(r"\g<0>North Korean ", text)
        alone = (_read(session, text, today), _read(session, spelt_out, today), _guessed(session, text, today))
        code = next((one.measures[0] for one in alone if one is not None and one.topic == asked.topic), "")
    same = not code or code == before.code
    measure, named = before if same else vocabulary.measures[code], question_names.place_in(text, vocabulary)
    if not named and question_names.WORLDWIDE.search(text):
        named = "world"
    place = next((one for one in (named, asked.place) if one and wording.may_be_at(vocabulary, measure, one)), "")
    group = wording.group_in(session, text, measure) or question_names.sex_in(text)
    total, of_all = _IN_ALL.search(text) is not None, bool(asked.group and not group)
    years = _year_in(text)
    if years and asked.time and _SAME_MONTHS.search(text):
        years = period.parse(_like(asked.time, years.text[:4]))
    elif not aims.moves(text) or years:
        years = _statement(session, text, today).time.value or years
    years = aims.since(text, years, today) or years
    return Asked(
        measure.topic,
        (measure.code,),
        kind=Kind.CUMULATIVE if total and not of_all else asked.kind if same else None,
        group=group or (asked.group if same and not total else ""),
        place=place,
        time=years or (None if total and not of_all else aims.moved(text, asked.time)),
        claimants=question_names.claimants_in(text, vocabulary.claimants) or asked.claimants,
        since=years is not None and years.end == today.end and years.days > 1,
    )


_SAME_MONTHS = regex(r"\bsame (?:period|months|time|weeks|quarter|half)\b|같은 (?:기간|시기)", re.IGNORECASE)
_HOW_MANY = regex(r"\bhow many\b|몇 ?명", re.IGNORECASE)
_HOW_MANY_OF = regex(r"\bhow many (?=\w+s\b)", re.IGNORECASE)


def _replies_beside(session: Session, question: Question) -> list[Reply]:
    """The replies to a second question that have a figure, from what the record has by now."""
    asked = question.asked
    wanted = session.wanted._replace(topic=asked.topic, measure=asked.measures[0], claimants=asked.claimants, time=None)
    found = _replies(session, question, selected(session.record, wanted))
    return [reply for reply in found if reply.measure.code in asked.measures and (reply.best or reply.facts)]


def answered(session: Session, question: Question, topics: Sequence[str]) -> list[Reply]:
    """The replies of the record, read for these topics; raises ``NothingFound``, with what other collections hold,
    where there is none.

    Of a question that compares, one reply for each of what is compared.
    """
    asked, words = question.asked, session.wanted
    session.topics_alone = tuple(dict.fromkeys(topics))
    if (
        len(session.topics_alone) == 1
        and asked.aim is Aim.VALUE
        and asked.time is not None
        and asked.time.days <= YEAR
        and not asked.since
    ):
        stated = asked.quantity.stated if asked.quantity is not None else ()
        each = [nearest_to(asked.time, stated, topic=asked.topic, measures=[code]) for code in asked.measures[:2]]
        session.focus_on([nearest_to(asked.time, stated, topic=asked.topic), *each])
    measure = asked.measures[0] if len(asked.measures) == 1 else ""
    wanted = words._replace(topic=asked.topic, measure=measure, claimants=words.claimants or asked.claimants, time=None)
    facts = selected(session.record, wanted)
    found = _replies(session, question, facts)
    shown = [fact for reply in found for fact in reply.facts]
    groups = wanted.groups or (frozenset([asked.group]) if asked.group else wanted.groups)
    session.look(wanted._replace(time=asked.time, groups=groups), shown)
    if not found:
        where = "by place " if asked.aim is Aim.WHERE else ""
        what = _in_words(session.database.vocabulary, asked)
        near = session.outside() or _nearest(session, question)
        raise NothingFound(f"no figure {where}for {what} in the collections searched. {near}".rstrip())
    return found


def _nearest(session: Session, question: Question) -> str:
    """Commands for other measures of the topic that have a figure of that time and place, for the measure without the
    limits that left nothing, and for measures whose words are near.
    """
    asked = question.asked
    year = [str(asked.time)] if asked.time and not asked.time.open_start else []
    codes = wording.nearest(session, question.text)
    limited = asked.group or asked.place or asked.claimants
    where = ["--place", asked.place] if asked.place else []
    commands = [["ask", reply.measure.code, *year, *where] for reply in _beside(session, question)]
    commands += [["ask", asked.measures[0], *year]] if limited and len(asked.measures) == 1 else []
    commands += [["ask", code] for code in dict.fromkeys([*asked.measures[:1], *codes])]
    shown = " · ".join(dict.fromkeys(session.suggest(*words) for words in commands[: wording.NEAREST]))
    return f"Nearest: {shown}"


def _beside(session: Session, question: Question) -> list[Reply]:
    """What other measures of the topic have for the time, the place and the people that are asked about; where neither
    place nor people are, those in the same unit whose words are near.
    """
    asked, vocabulary = question.asked, session.database.vocabulary
    if asked.time is None:
        return []
    others = tuple(code for code in _of_topic(vocabulary, asked.topic) if code not in asked.measures)
    if not (asked.place or asked.group or asked.time.days <= MONTH):  # of a day or a month the incidents answer
        unit = vocabulary.measures[asked.measures[0]].units[0]
        near = wording.nearest(session, question.text)
        others = tuple(code for code in others if code in near and vocabulary.measures[code].units[0] == unit)
    kindred = asked._replace(measures=others, kind=None, unit="", quantity=None)
    facts = selected(session.record, Filter(topic=asked.topic, claimants=asked.claimants))
    return [reply for reply in replies(session.comparer, kindred, facts, question.today) if reply.best]


def _replies(session: Session, question: Question, facts: Sequence[Fact]) -> list[Reply]:
    """The replies, as far as the question wants the figures themselves or those that something is calculated from."""
    asked, comparer, today = question.asked, session.comparer, question.today
    vocabulary = session.database.vocabulary
    none = Reply(vocabulary.measures[asked.measures[0]], None, ())
    if question.others:
        compared = (replies(comparer, each, _of_claimants(facts, each), today) for each in (asked, *question.others))
        found = [next(iter(made), none) for made in compared]
        return found if any(reply.best for reply in found) else []
    if asked.aim is Aim.WHERE:
        if aims.WHICH_COUNTRY.search(question.text):
            from nkr.reading.countries import COUNTRIES

            facts = [fact for fact in facts if fact.place in COUNTRIES - {"europe"}]
        if kind := aims.kind_of_place(question.text):
            here = [code for code, place in vocabulary.places.items() if kind in place.label.casefold()]
            facts = [fact for fact in facts if fact.place in here] or facts
            asked = asked._replace(place="" if asked.place in here else asked.place)
        if not aims.WHICH_PROVINCE.search(question.text):
            return by_part(comparer, asked, facts, today)
        origins = {code for code, group in vocabulary.groups.items() if " from " in group.label}
        return by_part(comparer, asked, [fact for fact in facts if fact.group in origins], today, "group")
    found = replies(comparer, asked, facts, today)
    if asked.quantity is not None and not any(reply.given for reply in found):
        found = _stating(session, question, found)
    result = calculated(session, question, found)
    wants_number = asked.aim in (Aim.SOURCE, Aim.SINCE_WHEN, Aim.FIRST) and (result is None or not result.terms)
    if wants_number and (given := [reply for reply in found if reply.given]):
        return [Reply(reply.measure, None, (), given=reply.given) for reply in given]
    if result is None or not result.terms:
        return found if any(reply.best or reply.parts for reply in found) else [*found, *_beside(session, question)]
    if result.aim in (Aim.MOST, Aim.FEWEST):
        return replies(comparer, asked._replace(time=result.terms[0].time), facts, today)
    return [Reply(vocabulary.measures[result.terms[0].measure], None, (), parts=result.terms)]


def _of_claimants(facts: Sequence[Fact], asked: Asked) -> Sequence[Fact]:
    return [fact for fact in facts if fact.claimant in asked.claimants] if asked.claimants else facts


def _stating(session: Session, question: Question, found: list[Reply]) -> list[Reply]:
    """``found``, or else what states the number of a question: by others than those it names, or, where the number can
    only be one that a source prints, in another measure of the topic, as a total or the count of a year.
    """
    asked, comparer, quantity = question.asked, session.comparer, question.asked.quantity
    best = next((reply.best for reply in found if reply.best), None)
    sized = quantity and best and (quantity.is_bound or quantity.word) and best.quantity.has_size
    if sized and quantity and best and fits(best, quantity):
        return found
    topic = selected(session.record, Filter(topic=asked.topic))
    wider = [asked._replace(claimants=frozenset())] if asked.claimants else []
    wider += [] if sized else [asked._replace(measures=_of_topic(comparer.vocabulary, asked.topic), kind=None)]
    for each in wider:
        if stating := [reply for reply in replies(comparer, each, topic, question.today) if reply.given]:
            return stating
    return found


def calculated(session: Session, question: Question, found: Sequence[Reply]) -> Calculated | None:
    """What is calculated from the record for a question: the year with most, a difference, a sum, or nothing."""
    asked = question.asked
    if question.others:
        if len(found) != MIN_COMPARED:
            return None
        first, second = found
        rivals = first.rivals or second.rivals
        result = difference(first.best, second.best, first.measure)
        return result._replace(number=None, why="sources") if rivals and not result.why else result
    measure = session.database.vocabulary.measures[asked.measures[0]]
    if asked.aim in (Aim.MOST, Aim.FEWEST):
        series = series_of(session, asked, measure)
        return (
            extreme(series, asked.aim, rank=asked.rank, span=asked.time)
            if series
            else Calculated(asked.aim, why="none")
        )
    if asked.aim in (Aim.SINCE_WHEN, Aim.FIRST) and asked.quantity is not None:
        return _when(session, asked, measure, found)
    years = asked.time is not None and asked.time.days > YEAR and not asked.time.open_start
    if years and Kind.FLOW not in measure.kinds:  # of a total since a year, the years' counts
        measure = _flow_in(session, measure)
    best = found[0].best if found else None
    stale = asked.since and best is not None and question.today.end - best.time.end > OLD
    if not years or asked.step not in ("", "year") or (best and not stale) or Kind.FLOW not in measure.kinds:
        return None
    series = series_of(session, asked, measure)
    span = period.parse(f"{asked.time.text.split('/')[0]}/..") if asked.time and asked.since else asked.time
    summed = total(series, span) if series and span else None
    if summed is None or not summed.terms or (best and summed.number is None):
        return None
    return summed._replace(aim=Aim.AVERAGE, number=None, why="average") if asked.aim is Aim.AVERAGE else summed


def _when(session: Session, asked: Asked, measure: Measure, found: Sequence[Reply]) -> Calculated | None:
    """Since when all figures are "more than 1,000", or which is the first: of a total, the first one printed."""
    quantity = asked.quantity
    if quantity is None or not quantity.stated or (asked.aim is Aim.SINCE_WHEN and not quantity.is_bound):
        return None
    series = series_of(session, asked, measure)
    if asked.aim is Aim.SINCE_WHEN:
        return since_when(series, quantity) if series else None
    least = quantity if quantity.is_bound else Quantity.at_least(quantity.stated[0])
    if series:
        return first_time([year.value_fact for year in series.years if year.value_fact is not None], least)
    facts = [fact for reply in found[:1] for fact in (*reply.earlier, *reply.facts, *reply.parts)]
    return first_time([fact for fact in facts if not fact.planned and not fact.doubtful], least)


def _in_words(vocabulary: Vocabulary, asked: Asked) -> str:
    """What was asked for, so that a question that was misread shows: “North Koreans in China, women, 2006”."""
    measure = vocabulary.measures[asked.measures[0]]
    what = measure.label if len(asked.measures) == 1 else vocabulary.topics[asked.topic].label
    words = [what, *labels.limits(asked, vocabulary, measure), *([dates.in_words(asked.time)] if asked.time else [])]
    whole = [code for code in sorted(asked.claimants) if asked.claimants.isdisjoint(vocabulary.claimants[code].within)]
    by = [labels.within(vocabulary.claimants[code].label) for code in whole[:1]]
    return f"“{', '.join(words)}”" + (f" according to {by[0]}" if by else "")


def by_year(session: Session, question: Answered) -> Series | None:
    """The yearly figures of a measure, where it has them and no time is asked for."""
    asked = question.asked
    kinds = (None, Kind.FLOW, Kind.SHARE)
    if asked.time is not None or asked.kind not in kinds or question.others or asked.quantity:
        return None
    return series_of(session, asked, question.found[0].measure)


def series_of(session: Session, asked: Asked, measure: Measure) -> Series | None:
    """The yearly counts, or shares, of what is asked for; ``None`` where the measure has no such figures."""
    if kind_by_year(measure) is None:
        return None
    facts = [fact for fact in session.record.facts if not asked.claimants or fact.claimant in asked.claimants]
    return yearly(facts, session.comparer, measure, place=asked.place, group=asked.group)


def _named(session: Session, text: str) -> Asked | None:
    """A topic or a measure with a year, as ``nkr ask in-china 2006`` has them."""
    rest = " ".join(_YEAR.sub(" ", text, count=1).split())
    vocabulary, time = session.database.vocabulary, _year_in(text)
    for known, is_topic in ((vocabulary.topics, True), (vocabulary.measures, False)):
        found = names.find(rest, known)
        word = names.fold(rest) if " " not in rest else None
        begun = [code for code in known if word is not None and code in found.codes and code.startswith(word)]
        if is_topic and not begun:  # "china": one topic alone has the word in its code, or in one of its measures'
            codes = {code for code in known if word in code.split("-")}
            others = {one.topic for code, one in vocabulary.measures.items() if code.startswith(f"{word}-")}
            begun = list(codes) if len(codes) == 1 and others <= codes else []
        if begun or (found.exact and len(found.codes) == 1):
            code = begun[0] if begun else found.codes[0]
            if not is_topic:
                return Asked(vocabulary.measures[code].topic, (code,), time=time)
            return Asked(code, _of_topic(vocabulary, code), time=time)
    return None


def _of_topic(vocabulary: Vocabulary, topic: str) -> tuple[str, ...]:
    return tuple(code for code, measure in vocabulary.measures.items() if measure.topic == topic)


def _statement(session: Session, text: str, today: Period) -> Statement:
    """A question as a statement, read once however many ways there are to understand it."""
    if (text, today) not in session.heard:
        from nkr.reading.questions import question

        plain = _LISTED.sub(" ", text)  # it says how to list, not what is counted
        session.heard[text, today] = question(plain, session.database.vocabulary, today=today)
    return session.heard[text, today]


def _read(session: Session, text: str, today: Period) -> Asked | None:
    vocabulary = session.database.vocabulary
    statement = _statement(session, text, today)
    measure = vocabulary.measures.get(statement.measure.value)
    if measure is None:
        return None
    asked = _of_statement(statement, measure)
    if Kind.SHARE in measure.kinds and (measure.code, asked.place) not in session.database.scopes_of_measures("place"):
        asked = asked._replace(place="")  # "the share of returns by China" says it in its name
    named = asked.quantity.stated if asked.quantity is not None else ()
    if asked.time is not None and asked.time.same_span(today):
        asked = asked._replace(time=None)  # "how many are there today?"
    time = asked.time or (year if (year := _year_in(text)) and year.whole_year not in named else None)
    said, none = question_names.REPORTING.search(text), frozenset[str]()
    flow = asked.kind is Kind.FLOW and time is None and Kind.CUMULATIVE in measure.kinds  # no year is asked for
    flow = flow or (time is not None and asked.time is None)  # the kind was read without the year
    return asked._replace(
        kind=_kind(measure, text, time) or (None if flow else asked.kind),
        time=time,
        since=time is not None and not time.open_start and time.end == today.end and time.days > 1,
        claimants=question_names.claimants_in(text, vocabulary.claimants)
        or (asked.claimants - {UNATTRIBUTED} if said else none),
        group=wording.group_in(session, text, measure)
        or asked.group
        or ("" if Kind.SHARE in measure.kinds or _says_sex(measure) else question_names.sex_in(text)),
    )


def _number_in(session: Session, text: str, today: Period) -> str:
    """The number that a question names and the record does not have, as it is written; "" for none."""
    quantity = _statement(session, text, today).quantity
    if quantity is None or _that_state(session.record.facts, quantity):
        return ""
    return numbers.count(quantity.stated[0])


def _that_state(facts: Sequence[Fact], quantity: Quantity) -> list[Fact]:
    """The figures that state each number of a question, or else one of them: "is it 43 or 45?"."""
    wanted = set(quantity.stated)
    each = [fact for fact in facts if wanted <= set(fact.quantity.stated)]
    return each or [fact for fact in facts if not wanted.isdisjoint(fact.quantity.stated)]


def _says_sex(measure: Measure) -> bool:
    """Whether women or children are what a measure counts anyway: "the children of North Korean women"."""
    return "wom" in measure.label or "hild" in measure.label


def _of_number(session: Session, text: str, today: Period) -> Asked | None:
    """What a question asks for that names a number and no measure: "what is the source of 2,914?"."""
    statement = _statement(session, text, today)
    quantity = statement.quantity
    if quantity is None or max(quantity.stated, default=0) < question_names.MANY:
        return None
    stating = _that_state(session.record.facts, quantity)
    place = question_names.place_in(text, session.database.vocabulary)
    stating = [fact for fact in stating if place in ("", fact.place)]
    if _IN_ALL.search(text):
        stating = [fact for fact in stating if fact.kind is Kind.CUMULATIVE] or stating
    if not stating:
        return None
    meant = set(wording.guessed(session, text)) & {fact.measure for fact in stating}
    stating = [fact for fact in stating if fact.measure in meant] if meant else stating
    topic = Counter(fact.topic for fact in stating).most_common(1)[0][0]
    counts = Counter(fact.measure for fact in stating if fact.topic == topic)
    codes = tuple(code for code, _ in counts.most_common())
    return Asked(topic, codes, place=place, time=statement.time.value, quantity=quantity)


def _of_event(session: Session, text: str, today: Period) -> Asked | None:
    """What a question asks for that names an incident by its town or ship, and no measure that the reader knows."""
    said, years = set(names.words(text)), {int(year[:4]) for year in _years(text)}
    usual = {word for place in question_names.country_names() for word in names.words(place)}
    shared: dict[str, set[str]] = {}
    for code, event in session.database.vocabulary.events.items():
        proper = {word for name in _PROPER.findall(event.label) for word in names.words(name)} - usual
        shared[code] = proper & said
    most = max(map(len, shared.values()), default=0)
    if not most:
        return None
    facts = [fact for fact in session.record.facts if fact.event and len(shared[fact.event]) == most]
    facts = [
        fact for fact in facts if fact.time.start <= today.end and not (years and fact.time.latest_year not in years)
    ]
    if len({fact.event for fact in facts}) != 1:
        return None
    code, _ = Counter(fact.measure for fact in facts).most_common(1)[0]
    own = next(fact for fact in facts if fact.measure == code)
    return Asked(own.topic, (code,), event=own.event, place=own.place, time=_year_in(text))


_PROPER = regex(
    r"(?<=\w )(?!(?:January|February|March|April|June|July|August|September|October|November|December)\b)[A-Z]\w{3,}"
)
"""A name within the label of an incident."""


def _guessed(session: Session, text: str, today: Period) -> Asked | None:
    """What a question asks for that only names a topic ("how many defectors are there") or has a measure's words."""
    vocabulary = session.database.vocabulary
    statement = _statement(session, text, today)
    codes = wording.guessed(session, text) if statement.quantity is None else ()  # a number would be passed over
    if statement.unit == "percent":
        codes = tuple(code for code in codes if Kind.SHARE in vocabulary.measures[code].kinds)
    if not codes and statement.quantity is None:
        codes = _of_topic(vocabulary, question_names.topic_in(text, vocabulary))
    if not codes:
        return None
    time = statement.time.value or _year_in(text)
    if time is None and _IN_ALL.search(text):  # the total before the newest year
        codes = tuple(sorted(codes, key=lambda code: Kind.CUMULATIVE not in vocabulary.measures[code].kinds))
    place = question_names.place_in(text, vocabulary)
    return Asked(
        vocabulary.measures[codes[0]].topic,
        codes,
        kind=_kind(vocabulary.measures[codes[0]], text, time),
        place=place,
        group=wording.group_in(session, text, vocabulary.measures[codes[0]]),
        time=time,
        claimants=question_names.claimants_in(text, vocabulary.claimants),
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
        kind=statement.kind.value if statement.kind.value in measure.kinds and stated("kind") else None,
        unit=statement.unit if statement.unit in measure.units else "",
        group=stated("group"),
        place=stated("place"),
        by=stated("by"),
        event=stated("event"),
        time=statement.time.value,
        quantity=statement.quantity,
        claimants=frozenset([claimant]) if (claimant := stated("claimant")) else frozenset(),
    )


def _unknown(session: Session, text: str, why: str = "no measure recognised") -> str:
    """``why`` there is no answer, with the nearest as commands, or the topics where none is near."""
    near = wording.nearest(session, text)
    match = _YEAR.search(text)
    year = [match[0]] if match else []
    place = question_names.place_in(text, session.database.vocabulary)
    if near:
        options = ["--place", place] if place else []
        commands = " · ".join(session.suggest("ask", code, *year, *options) for code in near)
        return f"{why}. Nearest: {commands}"
    topics = ", ".join(dict.fromkeys(fact.topic for fact in session.record.facts))
    return f"{why}. Ask about a topic, such as {session.suggest('ask', 'arrivals')}: {topics}."
