"""Further questions of a text, which go on from the first: "and how many were women?", "a year later?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nkr.analysis.answers import Asked
from nkr.errors import NothingFound
from nkr.model import Kind, period
from nkr.model.aim import Aim
from nkr.model.patterns import regex
from nkr.model.period import Period
from nkr.reading import aims, question_names
from nkr.reading.everyday import in_words_of_the_record
from nkr.services import understanding, wording
from nkr.services.questions import Question, aimed, compared, like
from nkr.services.session import Session
from nkr.services.understanding import IN_ALL, year_in, years_in

_BY_WHOM = regex(r",? (?:by|according to|as) [^?,]*(?:count|figures|says?|statistics|data|sees it|counts it)\b")
"""Whose figure is asked for: of both questions the same."""
_WHO_SAYS_IT = regex(r"^\W*(?:and )?who (?:claims|says|said|states) (?:this|that|it|so)\W*$", re.IGNORECASE)
_OTHERS_SAY = regex(r"\bwhat do (?:the )?others say\b|\bwho says otherwise\b", re.IGNORECASE)
"""What the rest of the record says."""
_SEX_WORDS = frozenset(["women", "men", "female", "male", "females", "males"])


def further(session: Session, question: Question, first: str, more: Sequence[str]) -> tuple[list[Question], list[str]]:
    """The questions after the first that were understood, and those that were not; none of those that only ask for
    what every answer says: "and who says so?".
    """
    if not more or question.others:
        return [], []
    from nkr.reading.questions import SHARE  # brings the reader of prose: a topic does without it

    understood: list[Question] = []
    missed: list[str] = []
    for text in more:
        said = aims.ENDS.sub(" ", aims.AIMS[Aim.STILL_RIGHT].sub(" ", text))
        share = SHARE.search(text) and question.asked.unit != "percent"
        plain = not (
            question_names.content(in_words_of_the_record(said)) - wording.LIGHT
            or any((years_in(text), aims.moves(text), IN_ALL.search(text), share))
        )
        if _WHO_SAYS_IT.search(text):
            continue
        aim, plain = (Aim.RANGE, True) if _OTHERS_SAY.search(text) else (aims.aim_of(text), plain)
        if plain and aim in _OF_ANY_ANSWER | {question.asked.aim}:
            continue
        if plain and aim is Aim.RANGE:  # "do the sources agree?"
            asked = aimed(session, question.asked, "do the sources agree?")
            one: Question | None = Question(text, asked, question.today)
        else:
            one = _following(session, understood[-1] if understood else question, first, text)
        if one is None:
            missed.append(text)
        elif all(_gist(one) != _gist(other) for other in (question, *understood)):
            listed = question.asked.aim is Aim.WHERE and _gist(one)[:3] == _gist(question)[:3]
            understood += [] if listed else [one]
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
    today, text = before.today, aims.without_claims(text)
    spoken = in_words_of_the_record(question_names.with_capitals(text))
    if (noun := _WORKERS.search(first)) and _LEFT.search(spoken):
        spoken = _LEFT.sub(f"how many {noun[0]} were there", spoken)
    still = question_names.THAT_TIME.sub(" ", aims.without_time(spoken))
    try:
        read = _going_on(
            session, before.asked, in_words_of_the_record(question_names.with_capitals(first)), spoken, today
        )
    except NothingFound:  # it asks what somebody says whom the record does not have
        return None
    if question_names.content(still) and any(wording.unheard(session, read, still)):
        try:
            read, _, left_out = understanding.understood(session, spoken, today)
        except NothingFound:
            return None
        if left_out:
            return None
        read = read._replace(time=read.time or before.asked.time)
    asked = aimed(session, read, text)
    if asked.aim is Aim.CHANGE and not years_in(text):  # "is it rising?"
        asked = asked._replace(aim=Aim.TREND, time=None, kind=None)
    asked, *others = compared(session, asked, text, today)
    return Question(f"{text.rstrip(' ?')}?", asked, today, tuple(others))


def _going_on(session: Session, asked: Asked, first: str, text: str, today: Period) -> Asked:
    """What ``text`` asks for, as far as it goes on from ``first``, which asks for ``asked``."""
    from nkr.reading.questions import going_on

    vocabulary = session.database.vocabulary
    before = vocabulary.measures[asked.measures[0]]
    code, own = going_on(first, _BY_WHOM.sub("", text), before, vocabulary), question_names.content(text)
    if own <= _SEX_WORDS:  # "how many of them were women?"
        code = ""
    elif (not code or _WERE_THERE.search(text)) and _HOW_MANY.search(text):  # "how many workers were there?"
        alone = aims.without_time(text)
        spelt_out = _HOW_MANY_OF.sub(r"\g<0>North Korean ", alone)
        ways = ((understanding.read, alone), (understanding.read, spelt_out), (understanding.guessed, alone))
        found = (way(session, words, today) for way, words in ways)
        code = next((one.measures[0] for one in found if one is not None and one.topic == asked.topic), "")
    same = not code or code == before.code
    measure, named = before if same else vocabulary.measures[code], question_names.place_in(text, vocabulary)
    if not named and question_names.WORLDWIDE.search(text):
        named = "world"
    known = session.database.scopes_of_measures("place") if Kind.SHARE in measure.kinds else ()
    places = (one for one in (named, asked.place) if one and wording.may_be_at(vocabulary, measure, one))
    place = next((one for one in places if not known or (measure.code, one) in known), "")
    group = wording.group_in(session, text, measure) or question_names.sex_in(text)
    total, of_all = IN_ALL.search(text) and named != "world", bool(asked.group and not group)
    years = year_in(text)
    if years and asked.time and _SAME_MONTHS.search(text):
        years = period.parse(like(asked.time, years.text[:4]))
    elif not aims.moves(text) or years:
        years = understanding.as_statement(session, text, today).time.value or years
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
_WORKERS = regex(r"\b(?:workers|labou?rers)\b", re.IGNORECASE)
_WERE_THERE = regex(r"\bhow many \w+ were there\b", re.IGNORECASE)
_LEFT = regex(r"\bhow many(?: of them)? (?:were|are) (?:left|still)(?: there)?(?: in the country)?", re.IGNORECASE)
"""Those who were not sent home: a stock of the workers that the first question names."""
_HOW_MANY = regex(r"\bhow many\b|몇 ?명", re.IGNORECASE)
_HOW_MANY_OF = regex(r"\bhow many (?=\w+s\b)", re.IGNORECASE)
