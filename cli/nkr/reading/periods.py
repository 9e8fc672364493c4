"""Which time of a text belongs to which figure.

Each figure has the time of its own clause. The time of saying ("said on Tuesday"), one with which is only compared
("than in 2006"), the span of a superlative ("the lowest since 2001") and the year of a law or a report are none.
What points back ("the year before", "전년") is counted from the time spoken of last. The day of publication is
never the time of what happened: what is not named stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from nkr.language.calendar import one_day
from nkr.language.english.times import month_number
from nkr.language.english.words import ORDINALS, UNITS
from nkr.language.scripts import is_asian
from nkr.language.times import moments as moments_in
from nkr.model import Kind, period
from nkr.model.figure import Figure, Moment
from nkr.model.patterns import regex
from nkr.model.period import MONTH, SEASON, YEAR, Period
from nkr.model.statement import Field, Known
from nkr.reading.passages import Sentence

BORDER = 7
"""Words that the border of a clause between figure and time counts as."""
OTHER_FIGURE = 4
"""Words that a figure between them counts as."""
TAKEN = 9
"""Words that it counts as that a time stands right behind another figure, or right before one."""
LOOSE = 14
"""Words from which on a time may be that of another figure."""
_WORD = regex(r"[^\W_]+")


class TimeRead(NamedTuple):
    """The time of a figure, how it is known, whether a count runs from it or up to it, and whether it may be another's.

    ``compared`` marks a figure with which is only compared, or one with a time that nothing fixes: it takes none from
    elsewhere; ``now`` one of the day of the text.
    """

    field: Field[Period | None]
    since: bool = False
    until: bool = False
    loose: bool = False
    compared: bool = False
    now: bool = False


UNKNOWN = TimeRead(Field(None, Known.UNKNOWN))


def usable(
    sentence: Sentence,
    spoken: Period | None,
    year: Period | None = None,
    *,
    named: Period | None = None,
    near: bool = False,
) -> list[Moment]:
    """The times of a sentence that a figure may be of; ``spoken`` is the time spoken of before the sentence, ``near``
    in its paragraph, ``named`` the last one named, ``year`` that of the last count of a period.

    A part of a year without its year ("the third quarter") takes the year spoken of; a pointer ("the year before") is
    counted from the time before it.
    """
    found: list[Moment] = []
    pointers = _pointers(sentence)
    before = last = spoken
    told = [*sentence.moments, *_parts(sentence, sentence.moments), *_years_in_turn(sentence, spoken)]
    for moment in _in_order(sentence, [*told, *pointers]):
        if moment in pointers:
            read = _read_pointer(
                moment, sentence, named or last if last is spoken and _AT_ONCE.match(moment.text) else last
            )
            within = found[-1] if found else None
            if read and within and before and (span := _same_span(within, before, moment, sentence)):
                found[-1] = within._replace(period=span, end=moment.end)  # "last year, over the same period"
            elif read:
                found = [other for other in found if other.end <= moment.start or other.start >= moment.end]
                found.append(read)
                last = read.period or last if moment.text.startswith(("+1 year", "+0: ")) else last  # "then 1,140"
            continue
        if any(pointer.start <= moment.start < pointer.end for pointer in pointers):
            continue
        if not _is_of_figures(sentence, moment):
            if moment.period is not None and (moment.period.days > WEEK or not _is_saying(sentence, moment)):
                last = moment.period
            continue
        dated = _in_its_year(moment, sentence, last, year, spoken=last is spoken, near=near)
        read = _as_told(dated, moment, sentence, last)
        found.append(read)
        if not (sentence.words.time_first and any(_is_time_of(moment, it, sentence) for it in sentence.compared)):
            before, last = last, last if read.since else read.period or last
    return _merged(found, sentence)


_AT_ONCE = regex(r"\+0 (?:day|month|since): |\+0: .*\bthat year\b", re.IGNORECASE)
"""What points to the time named last, if only a comparison named it: "on the same date", "in all of that year"."""
_SAME_SPAN = regex(r"\bsame\b.*\b(?:period|months?|time|stretch)\b")


def _same_span(within: Moment, before: Period, pointer: Moment, sentence: Sentence) -> Period | None:
    """The same part of another year than that spoken of: "last year, over the same period"."""
    beside = not sentence.text[within.end : pointer.start].strip(" ,") and _SAME_SPAN.search(pointer.text)
    year = within.period.whole_year if beside and within.period is not None else None
    return None if year is None else shifted(before, year - date.fromordinal(before.end).year)


def _read_pointer(pointer: Moment, sentence: Sentence, last: Period | None) -> Moment | None:
    """A pointer with the time that it means; none where it is only compared with it."""
    compared = sentence.words.comparator_before.search(sentence.text, 0, pointer.start)
    if _is_only_compared(sentence, pointer) or (compared and sentence.text.startswith(":", pointer.end)):
        return None  # "a tenth more than a year before: 70 in Japan, …"
    step, _, words = pointer.text.partition(": ")
    span = _pointed(pointer, last)
    span = _same_part(pointer.start, sentence, last, span)
    until = _UP_TO.search(sentence.text, 0, pointer.start) is not None
    meant = words if span is None and _SO_MANY.search(words) else pointer.text  # of a time that nothing fixes
    since = step.endswith("since") or _ONWARDS.search(sentence.text, 0, pointer.start) is not None
    return pointer._replace(period=span, since=since, until=until, text=meant)


def _merged(found: Sequence[Moment], sentence: Sentence) -> list[Moment]:
    """A start with the end behind it as one span: "from then until the end of March"."""
    made: list[Moment] = []
    for moment in found:
        first = made[-1] if made else None
        if first is not None and first.since and first.period and moment.until and moment.period:
            between = sentence.text[first.end : moment.start]
            if _UNTIL_THE.fullmatch(between) and first.period.start <= moment.period.start:
                span = period.parse(f"{_start(first.period)}/{_end(moment.period)}")
                made[-1] = first._replace(period=span, end=moment.end, since=False)
                continue
        made.append(moment)
    return made


_UNTIL_THE = regex(r",?\s+(?:and\s+)?(?:until|till|up to|to|through)\s+(?:the\s+end\s+of\s+)?")


def _in_its_year(
    moment: Moment, sentence: Sentence, last: Period | None, year: Period | None, *, spoken: bool, near: bool
) -> Moment:
    """A part of a year in the year that it is of; ``spoken`` tells that ``last`` is of an earlier sentence."""
    if near and last is not None and _THIS_YEAR.fullmatch(moment.text) and _opens(last, moment.period):
        return moment._replace(period=last)
    if _OF_THAT_YEAR.search(moment.text) or _THAT.search(sentence.text, 0, moment.start):
        return _with_year(moment, last or year, sentence.language)
    if not spoken and _MORE.search(sentence.text, 0, moment.start):
        return moment  # "66 in 2009, and 81 more by the end of March": of the year that follows
    if spoken and moment.until and sentence.words.counts_on.search(sentence.text):
        return moment  # of the text's own year: "in 2009 2,900. By the end of June 33,788 had come altogether"
    if spoken and year is not None and year.whole_year and _is_of_the_year_after(moment, year):
        return moment
    if moment.period is None or moment.period.days > 31 or not spoken:
        return _with_year(moment, year if spoken else last, sentence.language)
    latest = max((span for span in (last, year) if span is not None), key=lambda span: span.end, default=None)
    if near and latest is not None and _is_told_of_past(moment, latest, sentence):
        return _with_year(moment, latest, sentence.language)
    return moment


_THIS_YEAR = regex(r"this year|올해|금년|今年", re.IGNORECASE)


def _opens(span: Period, year: Period | None) -> bool:
    """Whether a span is the year so far: "1,086 from January to September. Of this year's, 710 were women"."""
    return year is not None and span.start == year.start and span.end < year.end


def _is_of_the_year_after(moment: Moment, year: Period) -> bool:
    """Whether months without a year are of the text's own, behind the whole year before it: "583 last year. From
    January to May it was 418".
    """
    named = moment.period is not None and moment.period.latest_year == (year.whole_year or 0) + 1
    return named and _MONTHS.search(moment.text) is not None


_MONTHS = regex(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def _as_told(read: Moment, moment: Moment, sentence: Sentence, last: Period | None) -> Moment:
    """A time with what the words before it say: the same part of another year, the end of one, since then."""
    before = sentence.text[: moment.start]
    read = read._replace(period=_same_part(moment.start, sentence, last, read.period))
    if read.until and _QUARTER.search(read.text) and read.period is not None and not read.period.open_end:
        end = read.period.latest_year
        read = read._replace(period=period.parse(f"{end}-01/{_end(read.period)[:7]}"), until=False)
    ended = (read.until and _END_OF.search(before)) or _ENDED.search(sentence.text, moment.start, moment.end + 2)
    if read.period and read.period.whole_year and ended:
        read = read._replace(period=period.parse(f"{read.period}-12"))
    if not read.since and sentence.words.since_clause.search(before):
        read = read._replace(since=True)
    return read


def _is_told_of_past(moment: Moment, last: Period, sentence: Sentence) -> bool:
    """Whether a day or month without a year goes on with a story of years ago: "in the autumn of 2004. On 1 September".

    What was said on a day is news, and that day of the year of the text.
    """
    own, before = moment.period and moment.period.latest_year, last.latest_year
    if own is None or before is None or last.open_end:
        return False
    ahead = moment.period.start - last.end if moment.period is not None and last.days <= SEASON else -1
    if 0 <= ahead < YEAR - last.days and own == before + 1:
        return False  # "in September 27 left, and 19 in January"
    return before < own and not _is_saying(sentence, moment)


def _is_time_of(moment: Moment, figure: Figure, sentence: Sentence) -> bool:
    """Whether a time is the last before a figure, with no other figure between them."""
    starts = [other.start for other in sentence.moments] + [other.start for other in sentence.figures]
    return moment.end <= figure.start and not any(moment.end <= start < figure.start for start in starts)


def _is_only_compared(sentence: Sentence, moment: Moment) -> bool:
    """Whether a time is one with which is compared, and no figure of its own stands in brackets behind it."""
    found = sentence.words.comparator_behind.match(sentence.text, moment.end)
    return found is not None and not any(moment.end <= figure.start < found.end() for figure in sentence.figures)


def _same_part(at: int, sentence: Sentence, last: Period | None, of: Period | None) -> Period | None:
    """The part of a year that the words before it name of another one: as many months from its start, or the time
    spoken of before.
    """
    same = _SAME_PART.search(sentence.text, 0, at) or _COMPARABLE.search(sentence.text, 0, at)
    if same is None or of is None or of.whole_year is None:
        return of
    months = int(sentence.words.factors.get(same.groupdict().get("months") or "", 0))
    as_long = last is not None and abs(last.days - months * MONTH) <= MONTH
    if last is not None and not (months and (last.open_start or not as_long)):
        return shifted(last, of.whole_year - date.fromordinal(last.end).year) or of
    return period.parse(f"{of.whole_year}-01/{of.whole_year}-{months:02d}") if months else of


_UP_TO = regex(r"\b(?:by|until|up to) (?:the )?(?:end of )?\Z", re.IGNORECASE)
_ONWARDS = regex(r"\b(?:from|since) \Z", re.IGNORECASE)
_MORE = regex(r"\b(?:more|another|further)(?: \w+){0,2}? by (?:the end of )?\Z")
_QUARTER = regex(r"quarter|분기|四半期")
_END_OF = regex(r"\b(?:end|close) of\s+\Z")
_ENDED = regex(r"[년해年]\s?[말末]")
"""The end of a year, in languages that name it behind the year: "2017년 말"."""
_SAME_PART = regex(
    r"\b(?:same|corresponding|comparable|equivalent) (?:(?P<months>two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven) )?"
    r"(?:period|months?|part|stretch|time|quarter|half|span)(?: (?:of|in|during))?\s*\Z"
)
_COMPARABLE = regex(r"\b(?:comparable|corresponding|equivalent) (?:number|figure|total|count) (?:for|of|in) \Z")
"""Words by which the same part of another year is meant: "139 in nine months; the comparable number for 2022"."""


def _in_order(sentence: Sentence, named: Sequence[Moment]) -> list[Moment]:
    """Times in the order of the text, without "now", and without one that the next only names again: "the full year in
    2017".
    """
    ordered = sorted(named, key=lambda moment: moment.start)
    found = []
    for number, moment in enumerate(ordered):
        if sentence.words.now.fullmatch(moment.text) and not sentence.words.today.fullmatch(moment.text):
            continue
        following = ordered[number + 1] if number + 1 < len(ordered) else None
        beside = following is not None and 0 <= following.start - moment.end <= 5
        pointer = moment.text.startswith(("+", "-"))
        again = beside and not pointer and not _HAS_DIGITS.search(moment.text)
        if again and following and _HAS_DIGITS.search(following.text) and "year" in moment.text:
            continue
        found.append(moment)
    return found


_HAS_DIGITS = regex(r"(?:19|20)[0-9]{2}")


def time_of(figure: Figure, sentence: Sentence, times: Sequence[Moment], carried: Field[Period | None]) -> TimeRead:
    """The time of one figure: the nearest of its sentence, else what is carried; see ``usable`` for ``times``."""
    time_first = sentence.words.time_first
    compared = not time_first and figure in sentence.compared and not _COMPARED_PLACE.match(sentence.text, figure.end)
    if owned := _owned(figure, sentence, times):
        return _told(owned, loose=False)
    for moment in times:
        if moment.end <= figure.start and _OF_THAT_TIME.fullmatch(sentence.text, moment.end, figure.start):
            return _told(moment, loose=False)
    rivals = [other for other in sentence.compared if other != figure]
    is_anothers = _is_time_of if time_first else _stands_behind
    times = [moment for moment in times if not any(is_anothers(moment, other, sentence) for other in rivals)]
    asides = [
        found.span() for found in _ASIDE.finditer(sentence.text) if not found.start() <= figure.start < found.end()
    ]
    strange = [
        (first, last)
        for first, last in asides
        if sentence.text.startswith(", where", first) or any(first <= other.start < last for other in sentence.figures)
    ]
    ahead = [
        moment
        for moment in times
        if not _is_of_the_next(moment, figure, sentence)
        if not any(first <= moment.start < last for first, last in strange)
    ]
    told = [moment for moment in ahead if not any(first <= moment.start < last for first, last in asides)]
    times = told or ahead
    paired = _respectively(figure, sentence, times) or (None if compared else _in_turn(figure, sentence, times))
    if paired is not None:
        return _told(paired, loose=False)
    aside = [found.span() for found in _PARTS_ASIDE.finditer(sentence.text)]
    others = [
        other
        for other in sentence.figures
        if other.start != figure.start and not any(first <= other.start < last for first, last in aside)
    ]
    ranked = sorted(((_cost(figure, moment, sentence, others, times), moment) for moment in times), key=lambda e: e[0])
    if compared:
        # What is compared with has a time of its own, or none: "up from 2,018", "compared with 57 in the third quarter"
        behind = [(cost, moment) for cost, moment in ranked if moment.start >= figure.end and cost < LOOSE]
        if not behind:
            return UNKNOWN._replace(compared=True)
        ranked = behind
    if ranked:
        cost, moment = ranked[0]
        start, end = sentence.clause(figure.start)
        if moment.period is not None and moment.period.days > MONTH and not (moment.since or moment.until):
            # "This year it was 703 by the end of August", "this year's number includes 470 who came in July"
            span = moment.period
            parts = [one for one in times if one.period and one.period.within(span) and one.period.days < span.days]
            nearer = [other for other in parts if other.until or _stands_alone_behind(figure, other, others)]
            moment = next((other for other in nearer if start <= other.start < end), moment)
        between = [other for other in others if figure.end <= other.start < moment.start]
        if cost >= LOOSE and between and _has_own_words(between[-1], figure, moment, sentence):
            return TimeRead(carried)
        if not start <= moment.start < end and sentence.words.now.search(sentence.text, start, end):
            return UNKNOWN._replace(now=True)
        if cost >= LOOSE and figure.unit.startswith("persons-per"):
            return UNKNOWN._replace(compared=True)  # a rate has no time but its own
        return _told(moment, loose=cost >= LOOSE)
    if carried.value is not None:
        return TimeRead(carried)
    return UNKNOWN


def _has_own_words(other: Figure, figure: Figure, moment: Moment, sentence: Sentence) -> bool:
    """Whether a time behind another figure is of that one alone: "16, five of whom came home in 2002", "some say 900,
    and the board counted 40 in 2009".
    """
    if _OF_WHOM.search(sentence.text, figure.end, moment.start):
        return True
    counted = sentence.words.recording.search(sentence.text, figure.end, other.start)
    return counted is not None and sentence.borders_between(figure.end, counted.start()) > 0


def _is_of_the_next(moment: Moment, figure: Figure, sentence: Sentence) -> bool:
    """Whether a time comes behind a semicolon beside another figure, or opens the clause of one: "Britain hosted 603;
    in 2010 it was 581", "some say 900, and in 2005 the board spoke of 40".
    """
    if moment.start < figure.end:
        return False
    text, start, end = sentence.text, *sentence.clause(moment.start)
    if ";" in text[figure.end : moment.start]:
        start, end = text.rfind(";", 0, moment.start), text.find(";", moment.end)
        return any(start < one.start < (end if end >= 0 else len(text)) for one in sentence.figures)
    opens = start >= figure.end and _OPENS.fullmatch(text, start, moment.start) is not None
    return opens and any(moment.end <= one.start < end for one in sentence.figures)


_OPENS = regex(r"\W*(?:and|but|while|whereas)\s+(?:in|by|during|since)\s+(?:the\s+)?(?:end of\s+)?")


_OF_THAT_TIME = regex(r",?\s+(?:with|when)\s+(?:(?:about|some|only|just|a record)\s+)?")
"""Words between a time and its figure: "the best year was 2010, when 38 came; in 2018 it was six"."""
_COMPARED_PLACE = regex(
    r"\s(?:\w+\s)?(?:in|for)\s(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:the )?[A-Z][a-z]+(?!\s[0-9])"
)
"""Another place with which is compared is of the same time: "622 in Britain, against 146 in France"."""
_BEHIND = regex(r"\s(?:[a-z]+\s){0,3}?(?:in|for|of|at|during|by|as of)\s(?:the\s(?:end|beginning|start|close)\sof\s)?")


def _stands_behind(moment: Moment, figure: Figure, sentence: Sentence) -> bool:
    """Whether a time is that of the figure right before it: "compared with about 500 in 2005"."""
    return figure.end < moment.start and _BEHIND.fullmatch(sentence.text, figure.end, moment.start) is not None


def _stands_alone_behind(figure: Figure, moment: Moment, others: Sequence[Figure]) -> bool:
    """Whether a time stands behind a figure, with no other before or behind it."""
    return moment.start >= figure.end and not any(figure.end <= other.start for other in others)


_OF_WHOM = regex(r"\bof (?:whom|which|them)\b")
_PARTS_ASIDE = regex(
    r",\s(?:most|many|some|half|nearly all|almost all|all but \w+) of (?:them|whom)\b[^,;:.]*(?=,\s[a-z])"
)
"""What is said of some of them in passing: "500 people, most of them women, were returned on 9 October"."""
_ASIDE = regex(r",\s(?:which|who|where|whose)\s(?:[^,;:]|(?<=[0-9]),(?=[0-9]))*(?=,\s[a-z]|[.”\"]*\s*\Z)")
"""What is said by the way: "the board, which began in 2001, had 90 keepers in 2011"."""


def _told(moment: Moment, *, loose: bool) -> TimeRead:
    known = Known.UNKNOWN if moment.period is None else Known.CARRIED if loose else Known.STATED
    unfixed = moment.period is None and not moment.text.startswith(("+", "-"))
    return TimeRead(Field(moment.period, known, words=moment.text), moment.since, moment.until, loose, compared=unfixed)


def _cost(
    figure: Figure, moment: Moment, sentence: Sentence, others: Sequence[Figure], times: Sequence[Moment]
) -> float:
    """How far a time is from a figure, in words: borders of clauses and other figures and times between count extra."""
    text = sentence.text
    behind = moment.start >= figure.end
    start, end = (figure.end, moment.start) if behind else (moment.end, figure.start)
    if start > end:
        return 0.0
    between = text[start:end]
    cost = float(_length(between)) + (0 if behind else 1)
    figures = sum(start <= other.start < end for other in others)
    moments = 0 if behind else sum(start <= other.start < end for other in times)
    if sentence.words.time_first:
        # The time stands before all that happened in it.
        return cost / 2 + 20 * moments + (60 if behind else 0)
    cost += (OTHER_FIGURE if behind else 3) * figures + 3 * moments
    if not behind and sentence.words.said_that.search(text[max(0, start - 60) : end]):
        cost += TAKEN  # "in January it said that 30 went back in 2021"
    cost += BORDER * sentence.borders_between(start, end) * (1.0 if behind else 0.6)
    if not behind and _stands_behind_a_figure(moment, sentence, others):
        cost += TAKEN
    return cost


def _length(between: str) -> int:
    if is_asian(between):
        return len(between.replace(" ", "")) // 2
    return len(_WORD.findall(between))


def _stands_behind_a_figure(moment: Moment, sentence: Sentence, others: Sequence[Figure]) -> bool:
    """Whether a time belongs to the figure before it: "2,018 in 2006, 2,544 North Koreans …"."""
    before = [other for other in others if other.end <= moment.start]
    if not before:
        return False
    start = before[-1].end
    between = sentence.text[start : moment.start]
    return _length(between) <= 6 and not sentence.borders_between(start, moment.start)


_LEADS = regex(
    r"\s*(?:[(（]|['’]s|(?:['’]s)?\s(?:peak|record|total|figure|high|low|number|count|tally|level) (?:of|was)"
    r"|,?\s*(?:it|there) (?:was|were|had been|stood at)(?: only| still| some| about)?"
    r"|,?\s*when(?: it was| there were)?(?: only| just| some| about| as many as)?)\s*",
    re.IGNORECASE,
)
"""What stands between a time and the figure of it: "2015 (1,275", "the 2009 peak of 2,914", "in 2015 it was 1,275"."""


def _owned(figure: Figure, sentence: Sentence, times: Sequence[Moment]) -> Moment | None:
    """The time that a figure describes ("40명이 입국한 지난해 3분기"), or in whose brackets or clause it stands."""
    text = sentence.text
    for moment in (*times, *sentence.moments):
        if moment.start >= figure.end and sentence.words.relative.fullmatch(text[figure.end : moment.start]):
            return moment
        if moment.end < figure.start and (lead := _LEADS.fullmatch(text, moment.end, figure.start)):
            own = "when" in lead.group() or lead.group().strip() in ("'s", "’s")
            span = _same_part(moment.start, sentence, times[0].period if times else None, moment.period)
            return moment._replace(period=span, since=moment.since and not own, until=moment.until and not own)
    return None


def _respectively(figure: Figure, sentence: Sentence, times: Sequence[Moment]) -> Moment | None:
    """ "2,706 and 1,508 in 2011 and 2012, respectively": the times in the figures' order."""
    if not sentence.words.respectively.search(sentence.text):
        return None
    counts = [other for other in sentence.figures if other.unit in ("", "persons", "percent")]
    if figure not in counts or len(counts) < 2:
        return None
    return times[counts.index(figure)] if len(times) == len(counts) else None


def _in_turn(figure: Figure, sentence: Sentence, times: Sequence[Moment]) -> Moment | None:
    """Where times and figures take turns, each figure has the time before it ("in 2005 it was 1,383 and in 2006 2,018")
    or the one behind it ("1,137 in 2018 and 1,047 in 2019"), as the sentence began.
    """
    if len(times) < 2 or len(sentence.figures) < 2:
        return None
    marks = sorted([(moment.start, "M") for moment in times] + [(other.start, "F") for other in sentence.figures])
    order = "".join(mark for _, mark in marks)
    if all(moment.until and _ends_before(moment, sentence) for moment in times[1:]):
        return None  # "in 2003 704 until August and 1,047 until November"
    if sentence.words.time_first or re.fullmatch(r"(?:MF+){2,}", order):
        before = [moment for moment in times if moment.end <= figure.start]
        return before[-1] if before else None
    if re.fullmatch(r"(?:F+M){2,}", order):
        return next((moment for moment in times if moment.start >= figure.end), None)
    return None


def _ends_before(moment: Moment, sentence: Sentence) -> bool:
    """Whether a time up to which is counted stands behind its figure, and does not lead to the next."""
    before = max((figure.end for figure in sentence.figures if figure.end <= moment.start), default=None)
    return before is not None and not _NEXT.search(sentence.text, before, moment.start)


_NEXT = regex(r"[,;:]|\b(?:and|but|while)\b")


# --- which times are a figure's --------------------------------------------------------------------------------------


def _is_of_figures(sentence: Sentence, moment: Moment) -> bool:
    words, text = sentence.words, sentence.text
    before, behind = text[max(0, moment.start - 90) : moment.start], text[moment.end : moment.end + 60]
    span = moment.period is not None and "/" in str(moment.period)  # "from the Act in 2004 to 2012"
    since = moment.since or words.since_clause.search(before)  # "since its Act of 2004"
    if (words.named_after.search(before) and not (span or since)) or words.name_behind.match(behind):
        return False
    start, end = sentence.clause(moment.start)
    if _OF_ONE.search(before) and not any(start <= figure.start < end for figure in sentence.figures):
        return False
    if _PAPER_BEFORE.search(before) and _PAPER_BEHIND.match(behind):
        return False  # "Baker and Finch (2001) derived …"
    if words.trend_before.search(before) or _is_only_compared(sentence, moment):
        return False
    on_a_day = before.endswith(" on ") and moment.period is not None and moment.period.days == 1
    if words.comparator_before.search(before) and not on_a_day and not _follows_a_figure(sentence, moment):
        return False  # "three more than in 2011", and not "40 more followed on September 18"
    return moment.until or not _is_saying(sentence, moment)


_OF_ONE = regex(r"\b[A-Z][\w-]*[^\Ws], who\s[^,;:.]*\Z")
"""What is said of one person in passing: "Kim Jong-un, who took over in 2011, has …"."""
_PAPER_BEFORE = regex(r"\b[A-Z][\w’'-]+(?: et al\.?| and others)? \(\Z")
_PAPER_BEHIND = regex(r"\)\s+(?:have |has |had |also |later |then )*[a-z]+(?:ed|s|d|t)\b")


def _follows_a_figure(sentence: Sentence, moment: Moment) -> bool:
    """Whether a figure stands between "from" or "than" and the time: "up from 2,018 in 2006"."""
    return any(0 <= moment.start - figure.end <= 12 for figure in sentence.figures)


def _is_saying(sentence: Sentence, moment: Moment) -> bool:
    """Whether a time is that of saying or printing: a day, or a month or year of a report."""
    words, text = sentence.words, sentence.text
    before, behind = text[max(0, moment.start - 90) : moment.start], text[moment.end : moment.end + 80]
    if before.endswith("(") and behind.startswith("):"):
        return True  # "NKDB (10 October): 8,139 cases"
    short = moment.period is None or moment.period.days <= 7
    said = words.saying_behind.match(text, moment.end)
    inserted = said is not None and behind[0] == text[said.end() : said.end() + 1] == ","
    if inserted and any(map(str.isdigit, moment.text)):
        return False  # "On 3 May, the ministry said, 29 came in": said in passing
    if words.time_first and _BARE_DAY.fullmatch(moment.text):
        if words.saying_before.search(before) and words.reporting.search(text, moment.end):
            return True
        said = words.saying_behind.match(behind)
        return said is not None and not _QUOTED.search(said.group())
    if short:
        told_before = not words.time_first and behind.startswith(",")
        if told_before and any(figure.end <= moment.start for figure in sentence.figures):
            return bool(words.saying_before.search(before))  # "35 were held on Friday, the group said"
        return bool(words.saying_before.search(before) and not sentence.words.time_first) or bool(
            words.saying_behind.match(behind)
        )
    if words.saying_at_once.match(behind):
        return True
    return bool(words.published_before.search(before)) and not _follows_a_figure(sentence, moment)


def said_on(sentence: Sentence) -> Period | None:
    """The one time of saying in a sentence: a stock counts for it ("said last autumn"), and a total up to it."""
    saying = [one.period for one in sentence.moments if one.period is not None and _is_saying(sentence, one)]
    return saying[0] if len(saying) == 1 and saying[0].days > WEEK else None


WEEK = 7
"""Days of the longest time of saying that is left to the date of the text."""
_BARE_DAY = regex("[0-9]{1,2}[일日]")
"""A day without its month: of the text's month, or of the one spoken of."""
_QUOTED = regex("[다라]고[ 가-힣]|다며|と(?:発表|明らか|述べ|伝え|報じ)")
"""What was said stands between the day and the saying: the day is of what happened."""


# --- what takes its year from elsewhere ------------------------------------------------------------------------------


def _pointers(sentence: Sentence) -> list[Moment]:
    """The pointers of a sentence, the longest where two overlap; not one that is a part of a time named with a year."""
    found: list[Moment] = []
    if not sentence.words.points.search(sentence.text):
        return found
    for pattern, step in sentence.words.pointers:
        for match in pattern.finditer(sentence.text):
            start, end = match.span()
            if match.group() in ("then", "Then") and not any(end < one.start <= end + 34 for one in sentence.figures):
                continue
            rivals = [other for other in found if other.start < end and start < other.end]
            named = [moment for moment in sentence.moments if moment.start <= start and end <= moment.end]
            if any(other.end - other.start >= end - start for other in rivals) or any(
                (_has_year(moment) and moment.period is not None) or moment.end - moment.start > end - start
                for moment in named
            ):
                continue
            found = [other for other in found if other not in rivals]
            years = sentence.words.factors.get((match.groupdict().get("count") or "").casefold(), 0)
            told = step.replace("N", f"{years:.0f}")
            found.append(Moment(None, start, end, f"{told}: {match.group()}", relative=True))
    return found


_ORDINAL = regex(r"\bthe (?:remaining )?(first|second|third|fourth|last)(?=\s*(?:[,.;)–—-]|and\b|\Z))")


def _parts(sentence: Sentence, found: Sequence[Moment]) -> list[Moment]:
    """Parts of a year whose unit is said once: "320 in the second quarter, 226 in the third"."""
    quarters = [moment for moment in found if "quarter" in moment.text]
    if not quarters and not any("months" in moment.text for moment in found):
        return []
    return [
        Moment(None, match.start(), match.end(), f"{match.group(1)} quarter")
        for match in _ORDINAL.finditer(sentence.text, found[0].end)
    ]


_THE_FIRST = regex(r"\bthe first of (?:those|these|the)(?: \w+)? years\b")
_THE_NTH = regex(
    r"\bthe (first|second|third|fourth|fifth|last)"
    r"(?: of (?:those|these|the)(?: \w+)? years\b|(?=\s*(?:[,.;:)–—-]|and\b|\Z)))"
)


def _years_in_turn(sentence: Sentence, spoken: Period | None) -> list[Moment]:
    """The years of a span, one after the other: "nine in the first of those years, 20 in the second"."""
    first = _THE_FIRST.search(sentence.text)
    if first is None:
        return []
    spans = [one.period for one in sentence.moments if one.period is not None and one.end <= first.start()]
    span = spans[-1] if spans else spoken
    if span is None or span.open_start or span.open_end:
        return []
    begun, ended = (date.fromordinal(at).year for at in (span.start, span.end))
    made = []
    for match in _THE_NTH.finditer(sentence.text, first.start()):
        year = ended if match[1] == "last" else begun + ORDINALS[match[1]] - 1
        if year <= ended:
            made.append(Moment(period.parse(f"{year:04d}"), match.start(), match.end(), match.group()))
    return made


def _pointed(moment: Moment, last: Period | None) -> Period | None:
    """The time that a pointer means, counted from the time spoken of last."""
    if last is None or last.open_end:
        return None
    step, _, words = moment.text.partition(": ")
    if words in ("then", "Then") and last.whole_year is None:
        return None  # "312 in 2000, then 583" goes on by years
    if step == "?":
        return None  # "나흘 뒤": a day of its own, which nothing fixes
    if step == "+0 month":
        return period.parse(f"{date.fromordinal(last.end):%Y-%m}") if last.days <= 31 else None
    if step == "+month":
        month, after = month_number(moment.text.rsplit(" ", 1)[-1]), date.fromordinal(last.end)
        return period.parse(f"{after.year + (month <= after.month):04d}-{month:02d}")
    if step.endswith(" months"):
        month, ended = int(step.split(" ")[0]) - 1, date.fromordinal(last.end)
        year, month = divmod(12 * ended.year + ended.month + month, 12)
        return period.parse(f"{year:04d}-{month + 1:02d}") if last.days <= MONTH else None
    if step.endswith(" days"):
        return one_day(date.fromordinal(last.end + int(step.split(" ")[0]))) if last.days == 1 else None
    if step == "+0 day":
        return period.parse(f"{date.fromordinal(last.end):%Y-%m-%d}") if last.open_start or last.days == 1 else last
    so_many = _SO_MANY.search(words)
    years = UNITS.get(so_many[1].casefold(), so_many[1]) if so_many is not None else 0
    if so_many is not None and last.whole_year is not None and "together" in words:  # of years named one by one
        return period.parse(f"{last.whole_year - int(years) + 1:04d}/{last.whole_year:04d}")
    if so_many is not None and abs(last.days - int(years) * YEAR) > SEASON:
        return None  # "those twelve years", behind a span of five
    whole = step.endswith("year") or _YEARS_END.search(moment.text.lower()) is not None
    if _LATER.search(words) and last.days <= MONTH and f"{date.fromordinal(last.end):%m-%d}" in ("12-31", "01-01"):
        whole = False  # "in December 2017 …; a year later": counts of the ends of years
    if last.open_start and whole:  # behind a total up to the end of December
        last = period.parse(f"{date.fromordinal(last.end):%Y-%m-%d}")
    span = shifted(last, int(step.split(" ")[0]))
    if span is None or span.open_end or not whole:
        return span
    return period.parse(f"{date.fromordinal(span.end).year:04d}")


_YEARS_END = regex(r"\b(?:that|the|whole|full|entire) year\Z")
_LATER = regex(r"\b(?:later|on|months)\b")
_SO_MANY = regex(rf"\b(?:those|these|the same|the) ({'|'.join(UNITS)}|[0-9]{{1,2}}) years\b", re.IGNORECASE)


def shifted(span: Period, years: int) -> Period | None:
    """The same part of another year; the whole year, where the span is none that a calendar repeats."""
    if years == 0:
        return None if span.open_start or span.open_end else span
    text = str(span)
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?:/[0-9]{4}(?:-[0-9]{2}){0,2})?", text):
        year = date.fromordinal(span.end).year + years
        return period.parse(f"{year:04d}")
    if span.days == 1 and not text.endswith(("-12-31", "-01-01")):  # at an end of a year is counted
        return period.parse(f"{date.fromordinal(span.end).year + years:04d}")
    moved = re.sub(r"[0-9]{4}", lambda year: f"{int(year.group()) + years:04d}", text)
    try:
        return period.parse(moved)
    except ValueError:
        return None


_HAS_YEAR = regex(
    r"(?:19|20)[0-9]{2}|[0-9]{2}년대|'[0-9]0s|(?:last|this|next|past|previous)\b|지난|작년|올해|금년|내년|재작년|최근"
    r"|昨年|去年|今年|来年|前年|一昨年|yesterday|today|day\b",
    re.IGNORECASE,
)


def _has_year(moment: Moment) -> bool:
    return bool(_HAS_YEAR.search(moment.text))


_OF_THE_YEAR = regex(r"\s+(?:of |in |the )*(?:th(?:e|at)|same)(?: same)? year\b", re.IGNORECASE)
_OF_THAT_YEAR = regex(r"\b(?:that|same) year\b", re.IGNORECASE)
"""Words by which a month or quarter is of the year that was spoken of."""
_THAT = regex(r"\b[Tt]hat(?: same)?\s+\Z")


def _with_year(moment: Moment, last: Period | None, language: str) -> Moment:
    """A part of a year without its year, in the year spoken of last: quarters, halves, months.

    A month or a day takes it only from its own sentence.
    """
    if _has_year(moment) or last is None or last.open_end:
        return moment
    begun, ended = date.fromordinal(last.start).year, date.fromordinal(last.end).year
    if begun != ended and last.days > SEASON and not last.open_start:
        return moment  # "192 from 2006 to last month, 14 of them since October"
    year = ended if last.open_start else date.fromordinal((last.start + last.end) // 2).year
    told = _OF_THE_YEAR.sub("", moment.text)
    words = f"{year}년 {told}" if language == "ko" else f"{year}年{told}" if language == "ja" else f"{told} of {year}"
    read = [other.period for other in moments_in(words, language, None) if other.period is not None]
    if language == "en" and (not read or read[0].whole_year):
        read = [other.period for other in moments_in(f"{told} {year}", language, None) if other.period is not None]
    if len(read) != 1 or read[0].whole_year or read[0].latest_year != year:
        return moment
    return moment._replace(period=read[0])


# --- as a fact has it -------------------------------------------------------------------------------------------------


def as_period(
    time: TimeRead, kind: Kind, written: Period | None, *, total: bool, so_far: bool = False
) -> Field[Period | None]:
    """The time as a fact's ``period`` or ``as_of`` says it: the span of a count that runs from it or up to it.

    ``written`` is the day of the text, up to which a total runs that names no end, or what was counted ``so_far``
    in the year.
    """
    span = time.field.value
    carried = time.field.known is Known.CARRIED and not time.loose
    if kind is Kind.STOCK and time.since:
        return Field(None, Known.UNKNOWN)  # "as it has since 2013": and still is
    between = "/" in str(span) and time.field.known is Known.STATED
    if kind is Kind.STOCK and span is not None and span.days > YEAR and not (time.until or between):
        return Field(None, Known.UNKNOWN)  # how many there are is of a day, not of a decade
    if kind in (Kind.STOCK, Kind.LENGTH) or (carried and kind is Kind.CUMULATIVE):
        return time.field
    if span is None:
        runs = kind is Kind.CUMULATIVE or (kind is Kind.SHARE and (time.now or total))
        return Field(_parsed(f"../{_end(written)}"), Known.ASSUMED) if runs and written is not None else time.field
    if span.open_start or span.open_end:
        return time.field
    value: Period | None = None
    if time.since:
        end = _end(written) if written is not None and written.end >= span.start else ".."
        start = _start(span)
        value = _parsed(f"{start}-01/{end}" if len(start) == 4 and end.startswith(start) else f"{start}/{end}")
    elif so_far and kind in (Kind.FLOW, Kind.EVENT) and written is not None and str(span) == str(written)[:4]:
        value = _parsed(f"{span}-01/{_end(written)[:7]}")
    elif (kind is Kind.CUMULATIVE and (time.until or (total and span.days <= YEAR))) or (
        kind is Kind.SHARE and time.until
    ):
        ahead = written is not None and span.start <= written.end < span.end  # "with this year's, 28,133 have come"
        value = _parsed(f"../{_end(written)[:7] if ahead and written is not None else _end(span)}")
    elif kind is Kind.FLOW and time.until and span.days < 360 and span.latest_year is not None:
        value = _parsed(f"{span.latest_year}-01/{_end(span)[:7]}")
    return replace(time.field, value=value) if value is not None else time.field


def _start(span: Period) -> str:
    return str(span).partition("/")[0]


def _end(span: Period) -> str:
    return str(span).rpartition("/")[2]


def _parsed(text: str) -> Period | None:
    try:
        return period.parse(text)
    except ValueError:
        return None
