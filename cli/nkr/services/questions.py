"""A question in words, or a topic and a year, as what is asked for: of which years, of whom, and what comes next."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from nkr.analysis.answers import Asked
from nkr.analysis.series import Series, kind_by_year, yearly
from nkr.errors import NothingFound, WrongUsage
from nkr.language.scripts import IN_SIGNS, language_of
from nkr.model import Kind, Measure, period
from nkr.model.aim import Aim
from nkr.model.patterns import regex
from nkr.model.period import YEAR, Period
from nkr.reading import aims, question_names
from nkr.reading.foreign import in_english
from nkr.services import understanding
from nkr.services.session import Session
from nkr.services.understanding import IN_ALL, years_in

LONGEST = 60
"""Words of a question; a text is checked, not asked."""
MAX_COMPARED = 4
"""Years that are answered side by side."""
FISCAL = regex(r"\bfiscal\b|\bFY ?\d", re.IGNORECASE)
"""Words of a year of the United States that begins in October."""
_STEPS = {
    "year": regex(
        r"\b(?:by|per|each|every) (?:fiscal |calendar )?year\b"
        r"|\byear by year\b|\b(?:yearly|annual(?:ly)?)\b|연도별|매년|해마다",
        re.IGNORECASE,
    ),
    "month": regex(r"\b(?:by|per|each|every) month\b|\bmonthly\b|월별", re.IGNORECASE),
    "quarter": regex(r"\b(?:by|per|each|every) quarter\b|\bquarterly\b|분기별", re.IGNORECASE),
    "half-year": regex(r"\b(?:by|per|each|every) half(?:[- ]year)?\b|반기별", re.IGNORECASE),
}
"""The parts of a year that a question asks for."""
_SEXES = ("women", "men")
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
    meant, left_out = in_english(text)
    if not meant or language_of(text) in IN_SIGNS:  # whose own signs may be read as well
        try:
            return _read(session, text)
        except NothingFound:
            if not meant:
                raise
    return _read(session, meant)._replace(spelling=meant, left_out=left_out)


def _read(session: Session, text: str) -> Question:
    today = session.as_of or period.parse(date.today().isoformat())
    asked, spelling, left_out = understanding.named(session, text), text, tuple[str, ...]()
    if asked is None:
        asked, spelling, left_out = understanding.in_words_around(session, text, today)
    wanted = session.wanted
    asked = asked._replace(
        step=next((name for name, words in _STEPS.items() if words.search(text)), ""),
        place=session.whole("place") or asked.place,
        group=session.whole("group") or asked.group,
        time=wanted.time or asked.time,
        claimants=wanted.claimants or asked.claimants | _offices(session, asked),
    )
    asked = aimed(session, asked, spelling, text)
    if asked.aim in (Aim.VALUE, Aim.TREND) and not asked.exact and (span := aims.since(spelling, asked.time, today)):
        asked = asked._replace(time=span, since=not span.open_start)
    asked = _ever(session, asked)
    first, *others = compared(session, asked, spelling, today)
    first = first if others else _by_year(session, first)
    same = spelling.casefold() in (text.casefold(), understanding.first_in(text).casefold())
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


_AROUND = frozenset([Aim.RANGE, Aim.STILL_RIGHT])
"""What is said to be wanted before or after a question."""


def aimed(session: Session, asked: Asked, text: str, around: str = "") -> Asked:
    """``asked`` with what the question wants of the figures, and the span of years that it is limited to; ``around`` is
    all that was said.
    """
    if part := aims.part_of_year(text):
        command = session.suggest("stats", asked.measures[0], "--by", part)
        raise NothingFound(f"nkr looks for the highest year, not the highest {part}. Every {part}: {command}")
    if (division := aims.division_of(text)) and asked.topic == "arrivals":
        command = session.suggest("stats", _total_of(session, asked), "--by", division)
        raise NothingFound(f"nkr ask gives one group at a time. All by {division}: {command}")
    aim = aims.aim_of(text)
    if aim is Aim.VALUE and (said := aims.aim_of(around)) in _AROUND and not (said is Aim.RANGE and asked.quantity):
        aim = said
    if aim is Aim.RANGE:
        kept = session.database.vocabulary.measures[asked.measures[0]].keeper
        aim, asked = (Aim.VALUE, asked) if kept else (aim, asked._replace(quantity=None))
        names = session.database.vocabulary.claimants
        asked = asked._replace(claimants=frozenset(code for code in asked.claimants if not names[code].unnamed))
    vague = asked.quantity is not None and asked.quantity.word and aims.WHICH_YEARS.search(around)
    if asked.quantity is not None and (vague or aims.FROM_NUMBER.search(text)):
        aim, asked = Aim.TREND, asked._replace(quantity=None)
    if aim is Aim.CHANGE and asked.quantity is not None:
        aim = Aim.VALUE  # "are more than 2,000 held?"
    spans = aims.both_sides(text, asked.time) or aims.span(text, years_in(text))
    if spans and asked.time and asked.time.within(spans) and asked.time.latest_year == spans.latest_year:
        spans = asked.time if asked.time.days > YEAR else spans  # "from 2016 to July 2025"
    if (aim in _BY_YEAR or spans) and len(asked.measures) == 1:
        flow = flow_in(session, session.database.vocabulary.measures[asked.measures[0]]).code
        asked = asked._replace(measures=(flow,), kind=asked.kind if flow == asked.measures[0] else None)
    if spans and aim is Aim.CHANGE and not aims.claim_of(text) and not _is_yearly(session, asked):
        aim = Aim.TREND  # of estimates all are listed
    if spans and aim not in (Aim.CHANGE, Aim.WHERE):
        asked = asked._replace(time=spans, since=False, exact=True)
    if aim is Aim.FIRST and IN_ALL.search(text) and len(asked.measures) == 1:
        asked = asked._replace(measures=(_total_of(session, asked),), kind=None)
    if aim in (Aim.MOST, Aim.FEWEST) and aims.EITHER.search(text):
        aim = Aim.VALUE  # "was it 2009 or 2011?"
    if aim in (Aim.MOST, Aim.FEWEST):
        asked = asked._replace(quantity=None)  # the answer has it, among the releases of that year
        span = aims.bounds(text, years_in(text)) or (asked.time if asked.time and asked.time.days > YEAR else None)
        asked = asked._replace(time=span, since=False)
    return asked._replace(aim=aim, rank=aims.rank_of(text), claim=aims.claim_of(text))


def _total_of(session: Session, asked: Asked) -> str:
    """The total that a flow belongs to; the measure itself where there is none."""
    measures, code = session.database.vocabulary.measures, asked.measures[0]
    return next((total for total in measures[code].part_of if Kind.CUMULATIVE in measures[total].kinds), code)


def flow_in(session: Session, measure: Measure) -> Measure:
    """The flow that a total is of; the measure itself where there is none."""
    from nkr.reading.measures import MeasureBook

    vocabulary = session.database.vocabulary
    return vocabulary.measures[MeasureBook(vocabulary).flow_in(measure.code)]


def compared(session: Session, asked: Asked, text: str, today: Period) -> list[Asked]:
    """``asked`` for each of the years, or of women and men, that a question sets side by side."""
    if match := question_names.BY_SEX.search(text):
        return [asked._replace(group=group) for group in (_SEXES if match[0].startswith("w") else _SEXES[::-1])]
    if asked.quantity is not None or asked.aim in _NOT_COMPARED or asked.step == "year":
        return [asked]
    sides = _claimants_apart(session, asked)
    if len(sides) > 1 and question_names.SIDE_BY_SIDE.search(text):
        alone = [asked._replace(claimants=frozenset([code]), aim=Aim.VALUE) for code in sides]
        return [one._replace(claimants=one.claimants | _offices(session, one)) for one in alone]
    places = question_names.places_compared(text, session.database.vocabulary)
    if asked.place in places and len(places) <= MAX_COMPARED:
        return [asked._replace(place=place) for place in places]
    years = years_in(text)
    if asked.aim is not Aim.CHANGE:
        together = asked.time is not None and asked.time.days > YEAR
        side_by_side = len(years) in range(2, MAX_COMPARED + 1) and not _RANGE.search(text) and not together
        fiscal = FISCAL.search(text) is not None and asked.place == "united-states"
        times = [f"{int(year) - 1}-10/{year}-09" if fiscal and year.isdigit() else year for year in years]
        times = times if fiscal else [like(asked.time, time) for time in times]
        if len(times) == 1 and aims.AND_NOW.search(text):
            return [asked._replace(time=period.parse(times[0]), since=False), asked._replace(time=None, since=False)]
        return [asked._replace(time=period.parse(time)) for time in times] if side_by_side else [asked]
    if asked.time and asked.since and aims.BEFORE.search(text):
        earlier = period.parse(f"../{int(asked.time.text[:4]) - 1}")
        return [asked, asked._replace(time=earlier, since=False, exact=False)]
    if (then := aims.then_and_now(text, years, today)) and (aims.AGO.search(text) or not _is_yearly(session, asked)):
        both = asked._replace(time=then, since=False, exact=False, claim=_of_the_later(asked, text))
        newest = known[-1] if (known := _years_known(session, asked)) else None
        return [both, both._replace(time=period.parse(str(newest)) if newest else None)]
    if asked.time and (part := aims.OTHER_PART.search(text)):
        own, other = aims.moved(text, asked.time), aims.moved(part[0], asked.time)
        both = asked._replace(since=False, claim=_of_the_later(asked, text))
        return [both._replace(time=other), both._replace(time=own)]
    if (decade := aims.decade(text)) and len(years) == 1:
        return [asked._replace(time=each, since=False) for each in (decade, period.parse(years[0]))]
    if developed := _developed(session, asked, text, years):
        return [developed]
    if len(years) < MIN_COMPARED:
        years = _with_neighbour(session, asked, years, text)
        asked = asked._replace(claim=_of_the_later(asked, text))
    if len(years) not in range(MIN_COMPARED, MAX_COMPARED + 1):
        return [asked]
    if not asked.claim or aims.rises(text):
        years = sorted(years)
    return [asked._replace(time=period.parse(like(asked.time, year)), since=False) for year in years]


def _developed(session: Session, asked: Asked, text: str, years: list[str]) -> Asked | None:
    """``asked`` with all years, where a change is asked for since a year that has no value, or of what several sources
    count and of no year; else ``None``.
    """
    span = aims.span(text, years)
    if span and int(years[0]) not in _years_known(session, asked):
        return asked._replace(aim=Aim.TREND, time=span, since=False, exact=True, step="year")
    keeper = session.database.vocabulary.measures[asked.measures[0]].keeper
    return None if years or asked.time or keeper or asked.claim else asked._replace(aim=Aim.TREND)


def _by_year(session: Session, asked: Asked) -> Asked:
    """``asked`` with the figures of all years, where it asks how something developed that has no official count."""
    measure = session.database.vocabulary.measures[asked.measures[0]]
    span = asked.time is not None and asked.time.days > YEAR and asked.exact and Kind.STOCK in measure.kinds
    change = asked.aim is Aim.TREND or (asked.aim is Aim.CHANGE and not _is_yearly(session, asked))
    return asked if asked.step or measure.keeper or not (span or change) else asked._replace(step="year")


def _of_the_later(asked: Asked, text: str) -> str:
    """The claim of a question that names only one of two times: "fewer than ten years ago" is said of the later."""
    return asked.claim if aims.rises(text) else {"up": "down", "down": "up"}.get(asked.claim, "")


def like(time: Period | None, year: str) -> str:
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
    known = _years_known(session, asked)
    named = int(years[0][:4]) if years else asked.time.whole_year if asked.time else None
    span = aims.bounds(text, years)
    if known and span and span.open_end and named:
        return [str(named), str(known[-1])]
    year = named or (known[-1] if known and asked.time is None else None)
    return [str(year - 1), str(year)] if year else years


def _years_known(session: Session, asked: Asked) -> list[int]:
    """The years that have a value."""
    session.topics_alone = (asked.topic,)
    found = series_of(session, asked, session.database.vocabulary.measures[asked.measures[0]])
    return [year.year for year in found.years if year.value is not None] if found else []


def series_of(session: Session, asked: Asked, measure: Measure) -> Series | None:
    """The yearly counts, or shares, of what is asked for; ``None`` where the measure has no such figures."""
    if kind_by_year(measure) is None:
        return None
    facts = [fact for fact in session.record.facts if not asked.claimants or fact.claimant in asked.claimants]
    return yearly(facts, session.comparer, measure, place=asked.place, group=asked.group)
