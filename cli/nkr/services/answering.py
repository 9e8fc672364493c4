"""The answer to a question: the replies of the record, and what is calculated from them."""

from __future__ import annotations

from collections.abc import Sequence

from nkr.analysis.answers import OLD, Asked, Reply, by_part, replies
from nkr.analysis.calculated import Calculated, difference, extreme, first_time, fits, since_when, total
from nkr.analysis.selection import Filter, selected
from nkr.analysis.series import Series
from nkr.errors import NothingFound
from nkr.model import Fact, Kind, Measure, Quantity, Vocabulary, dates, period
from nkr.model.aim import Aim
from nkr.model.period import MONTH, YEAR, Period
from nkr.output import labels
from nkr.output.views.ask import Answered
from nkr.reading import aims, question_names
from nkr.services import questions, wording
from nkr.services.follow_ups import further
from nkr.services.questions import Question, series_of
from nkr.services.session import Session
from nkr.services.understanding import first_in, of_topic
from nkr.store.focus import nearest_to


def answer(session: Session, text: str) -> Answered:
    """The answer to ``text``; raises ``NothingFound`` where the question is not understood or has none.

    Further questions ("and how many were accepted?") are answered with it, or named as not answered.
    """
    question = questions.read(session, text)
    first, *more = question_names.questions_in(question.text)
    if question.asked.quantity is not None and any(aims.aim_of(each) is Aim.STILL_RIGHT for each in more):
        question = question._replace(asked=question.asked._replace(aim=Aim.STILL_RIGHT))
    others, unanswered = further(session, question, first, more)
    found = answered(session, question, [question.asked.topic, *(each.asked.topic for each in others)])
    if year := _common_year(question, found):
        one, *rest = (each._replace(time=year) for each in (question.asked, *question.others))
        question = question._replace(asked=one, others=tuple(rest))
        found = answered(session, question, [one.topic])
    second: Answered | None = None
    for each in reversed(others):
        beside = _replies_beside(session, each)
        if not beside and each.asked.aim is Aim.WHERE:  # one source seldom has all places
            each = each._replace(asked=each.asked._replace(claimants=frozenset()))  # noqa: PLW2901
            beside = _replies_beside(session, each)
        if beside:
            second = Answered(*each, found=beside, calculated=calculated(session, each, beside), second=second)
        else:
            unanswered = [each.text, *unanswered]
    return Answered(
        *question._replace(text=" ".join(text.split())),
        found=found,
        calculated=calculated(session, question, found),
        second=second,
        unanswered=tuple(unanswered),
    )


def _common_year(question: Question, found: Sequence[Reply]) -> Period | None:
    """The last year of which each of the compared places has a figure, where their newest are of different years."""
    asked = [question.asked, *question.others]
    newest = {reply.best.time.latest_year for reply in found if reply.best}
    alike = len({each.place for each in asked}) < len(asked) or any(each.time for each in asked)
    if alike or not question.others or len(newest) < 2:
        return None
    years = ({fact.time.latest_year for fact in (*reply.facts, *reply.earlier)} - {None} for reply in found)
    last = max((year for year in set.intersection(*years) if year), default=None)
    return period.parse(str(last)) if last else None


def _replies_beside(session: Session, question: Question) -> list[Reply]:
    """The replies to a second question that have a figure, from what the record has by now."""
    asked = question.asked
    wanted = session.wanted._replace(topic=asked.topic, measure=asked.measures[0], claimants=asked.claimants, time=None)
    found = _replies(session, question, selected(session.record, wanted))
    found = [reply for reply in found if reply.measure.code in asked.measures]
    return [reply for reply in found if reply.best or reply.facts or (asked.time and reply.parts)]


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
    claimants = words.claimants or frozenset().union(*(each.claimants for each in (asked, *question.others)))
    wanted = words._replace(topic=asked.topic, measure=measure, claimants=claimants, time=None)
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
    others = tuple(code for code in of_topic(vocabulary, asked.topic) if code not in asked.measures)
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
    if asked.step == "year" and questions.FISCAL.search(question.text):
        facts = [fact for fact in facts if fact.time.whole_year is None]
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
        if not aims.WHICH_PROVINCE.search(first_in(question.text)):
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
    if result.number is None and result.why != "average" and any(reply.parts for reply in found):
        return found
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
    if asked.claimants and sized and quantity:  # not their newest, but theirs
        own = [fact for fact in _of_claimants(topic, asked) if fact.measure in asked.measures]
        if fitting := [fact for fact in own if fits(fact, quantity)]:
            theirs = max(fitting, key=lambda fact: fact.time.end)
            alike = asked._replace(time=theirs.time, place=theirs.place, by=theirs.by, group=theirs.group)
            return replies(comparer, alike, own, question.today)
    wider = [asked._replace(claimants=frozenset())] if asked.claimants else []
    wider += [] if sized else [asked._replace(measures=of_topic(comparer.vocabulary, asked.topic), kind=None)]
    for each in wider:
        if stating := [reply for reply in replies(comparer, each, topic, question.today) if reply.given]:
            return stating
    return found


def calculated(session: Session, question: Question, found: Sequence[Reply]) -> Calculated | None:
    """What is calculated from the record for a question: the year with most, a difference, a sum, or nothing."""
    asked = question.asked
    if question.others:
        if len(found) != questions.MIN_COMPARED:
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
        measure = questions.flow_in(session, measure)
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
