"""When a judgement is held back: what the words leave in doubt is unclear, never wrong and never supported.

A false alarm is worse than a missed error, so each kind of fault has what must be stated for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from nkr.analysis.check.case import Case
from nkr.analysis.check.judgements import FAULTS, SUPPORT, Judgement, JudgementKind, Why
from nkr.analysis.check.matching import How, telling
from nkr.model import Fact, Kind
from nkr.model.figure import Mention
from nkr.model.patterns import regex
from nkr.model.period import MONTH, YEAR, Period
from nkr.model.statement import Certainty, Field, Known
from nkr.reading.words import words_of

SMALL = 100
"""A count below this is often a part of what was spoken of: "seven of them", "two were guides"."""


def held_back(case: Case, judgement: Judgement) -> Judgement:
    """The judgement, or ``unclear`` where a doubt about the words forbids it."""
    own = judgement.why is Why.OWN_NUMBERS
    if judgement.kind is JudgementKind.NOT_IN_RECORD or own:
        return judgement
    if case.statement.certainty is Certainty.PERHAPS:
        return unclear(judgement)
    if judgement.kind in FAULTS and any(doubt(case, judgement) for doubt in DOUBTS):
        return unclear(judgement)
    withheld = is_total_of_longer(case, judgement) or is_of_another_exactly(case, judgement)
    return unclear(judgement) if judgement.kind in SUPPORT and withheld else judgement


def unclear(judgement: Judgement) -> Judgement:
    """The judgement withheld, because the words leave a doubt."""
    return replace(judgement, kind=JudgementKind.UNCLEAR, why=Why.UNCERTAIN_FIELDS)


def is_total_of_longer(case: Case, judgement: Judgement) -> bool:
    """Whether the words count what happened in a year, and the record has the number for all up to then: "30 went back
    in 2021" of the 30 who had done so since 2012.
    """
    mention, facts = case.statement.mention, [match.fact for match in judgement.matches]
    alone = case.hypothesis.is_alone
    if mention is None or not facts or (_TOTAL.search(mention.words) and not alone):
        return False
    times = [
        time
        for one in mention.beside
        if (time := one.period) is not None and MONTH - 4 < time.days <= YEAR and not (one.since or one.until)
        if not _OF.search(mention.passage, max(0, one.start - 10), one.start)
    ]
    kinds = case.hypothesis.vocabulary.measures[facts[0].measure].kinds
    runs_on = all(fact.time.days > YEAR and (fact.kind is Kind.CUMULATIVE or alone) for fact in facts)
    total_alone = set(kinds) == {Kind.CUMULATIVE} and not alone
    return runs_on and any(time.days < YEAR - 1 or not total_alone for time in times)


def is_of_another_exactly(case: Case, judgement: Judgement) -> bool:
    """Whether a number only rounds one of the record whose document has this very one for something else: "500 dead"
    of 507 who died and 500 who live.
    """
    rounds = {match.fact.source for match in judgement.matches if match.how is How.ROUNDED}
    if any(match.how is not How.ROUNDED for match in judgement.matches):
        return False
    return any(fact.source in rounds for fact in case.evidence.stating(case.quantity.stated))


_TOTAL = regex(
    r"\b(?:by|until|up to|so far|to date|in all|altogether|since|totals?|totalled|overall|ever|now|ha(?:ve|s|d)|brought"
    r"|reach\w*|passed|combined|cumulative|(?:between|from|over)(?= (?:\d|the (?:past|last))))\b"
    r"|까지|누적|총|累計|累计",
    re.IGNORECASE,
)
"""Words with which a total may be told of its last year."""
_OF = regex(r"\bof (?:the )?\Z")
"""What stands before the year of a document: "the yearbook of 1952"."""


# --- doubts -----------------------------------------------------------------------------------------------------------


def fields_uncertain(case: Case, judgement: Judgement) -> bool:
    """Measure, scope or time come from another paragraph."""
    return not case.fields_certain and not _is_total_of_residents(case, judgement)


def _is_total_of_residents(case: Case, judgement: Judgement) -> bool:
    """Whether a long number is that of a total, and the clause says that so many live there."""
    total = judgement.cause is not None and judgement.cause.kind is Kind.CUMULATIVE and case.says_residents
    return total and max(map(telling, case.quantity.stated), default=0) >= 3


def part_of_what_was_spoken_of(case: Case, judgement: Judgement) -> bool:
    """A small count whose own words do not say who, where and when: it may be a part of the figure before.

    Not where the words name the one who gave that number, or the one who gave it with its digits exchanged.
    """
    statement, mention = case.statement, case.statement.mention
    named = statement.claimant.known is Known.STATED
    placed = mention is not None and _is_placed_by(case, mention.clause)
    swapped = judgement.kind is JudgementKind.WRONG_SCOPE and (placed or statement.group.known is Known.STATED)
    time = statement.time.value if statement.time.known is Known.STATED else None
    if judgement.kind is JudgementKind.ECHO or judgement.why is Why.GROWTH or (swapped and judgement.against):
        return False  # men and women, or two countries, exchanged: the record has both numbers
    if judgement.kind in (JudgementKind.WRONG_YEAR, JudgementKind.WRONG_SCOPE) and has_both(judgement):
        return False  # the one who gave the number for one year, or group, gave another for the other
    own = judgement.cause is not None and judgement.cause.claimant == case.claimant
    if named and (
        judgement.kind is JudgementKind.WRONG_CLAIMANT or (judgement.kind is JudgementKind.WRONG_KIND and own)
    ):
        return False
    if judgement.kind is JudgementKind.OUTDATED:
        return False  # an earlier release has this very number
    if named and any(
        fact.claimant == case.claimant and fact.time.same_span(time) for fact in judgement.against if time
    ):
        return False  # the one who is named has another number for that very time
    if judgement.kind is JudgementKind.HEDGE_LOST and statement.time.known is Known.STATED:
        known = {fact.id for fact in (*case.like, *case.meant)}
        if any(match.fact.id in known for match in judgement.matches):
            return False  # the record has this very number of the same thing and time
    dated = time is not None and time.days <= MONTH and statement.certainty is Certainty.SURE
    if judgement.why is Why.DIGITS_EXCHANGED and (dated or (named and judgement.cause in case.of_claimant)):
        return False
    if mention is None or not case.quantity.stated or max(case.quantity.stated) >= SMALL or statement.unit == "percent":
        return False
    sure = statement.certainty is Certainty.SURE and bool(case.latest)
    who = statement.group.known is Known.STATED or bool(mention.figure.noun) or sure or case.listed
    where = statement.event.known is Known.STATED or statement.place.known is Known.STATED
    when = statement.time.known is Known.STATED or (case.listed and statement.time.certain)
    return not (who and (where or bool(case.latest)) and when)


def _has_both_at_that_time(case: Case, judgement: Judgement) -> bool:
    """Whether the source of the number has another one for just what the words say, of the time that they state."""
    time, mention, cause = case.statement.time, case.statement.mention, judgement.cause
    if time.known is not Known.STATED or time.value is None or mention is None or cause is None:
        return False
    named = {one.text for one in mention.moments if one.start >= mention.sentence}
    own = time.words in mention.clause or len(named) == 1
    others = [one for one in judgement.against if one.source == cause.source and one.time.same_span(time.value)]
    return own and any(one.measure != cause.measure or not one.time.same_span(cause.time) for one in others)


def has_both(judgement: Judgement) -> bool:
    """Whether the one whose number it is for something else has another number for what the words say."""
    cause = judgement.cause or (judgement.matches[0].fact if judgement.matches else None)
    return cause is not None and any(other.claimant == cause.claimant for other in judgement.against)


_YEAR = regex(r"[12][0-9]{3}|year|년도?|해|年")
"""Words of a time that fix its year: "January to August" are of a year that was spoken of before."""


_BASE = regex(r"\b(?:from|than|against|after)\s+(?:(?:the|about|some|just|only|around)\s+){0,2}\Z")
"""Words before a figure with which another is compared."""
_THAT_YEAR = regex(r"\b(?:[Tt]hat|[Tt]he same|[Tt]he) year\b")
"""Which year that is stands elsewhere."""
_SAME_PERIOD = regex(r"같은 ?기간|동기|동월|same (?:period|months|quarter|half|weeks)|corresponding")
"""Words of a part of a year that stands elsewhere."""
_COUNTED = regex(r"[+-][0-9]+ year")
"""A year that is counted from another one of the text."""


def year_not_stated(case: Case, judgement: Judgement) -> bool:
    """A year from another sentence or clause is no reason to call a year, or a record, wrong, nor is one beside it."""
    if judgement.kind is not JudgementKind.WRONG_YEAR and judgement.why is not Why.NOT_THE_EXTREME:
        return False
    time, mention = case.statement.time, case.statement.mention
    right = [match.fact.time for match in judgement.matches]
    if time.value is not None and time.value.whole_year and _SAME_PERIOD.search(time.words):
        return True  # the time that it points back to was not read
    ends = time.value is not None and any(known.end == time.value.end for known in right)
    if ends and mention is not None and _IN_ALL.search(mention.clause):
        return True  # "by this August 83 in all": of all up to then
    if has_both(judgement) and (_is_within_its_year(time, right) or case.hypothesis.is_of_whole_year):
        return False
    told = _YEAR.search(time.words) and not _THAT_YEAR.search(time.words)
    if time.known is not Known.STATED or not (told or mention is None):
        return True
    if mention is not None and (_is_of_another_figure(mention, time.words) or _begins(mention, time)):
        return True
    if mention is not None and _BASE.search(mention.passage, mention.sentence, mention.start):
        if time.words not in mention.passage[mention.end :]:
            return True  # "in 1901 it fell to 528 from 1,138": of the year before
    if _has_both_at_that_time(case, judgement):
        return False
    if _COUNTED.match(time.words) and any(time.value and known.days_apart(time.value) <= YEAR for known in right):
        return True  # "the next year, and the one after": from which year it counts is easily read wrongly
    beside = [one.period for one in mention.beside if one.period is not None] if mention is not None else []
    if mention is not None and any(str(known.latest_year) in mention.clause for known in right):
        return True  # "593 stood open when 2017 ended and 152 when 2018 did"
    return any(period.touches(known) for period in beside for known in right)


def _is_within_its_year(time: Field[Period | None], right: Sequence[Period]) -> bool:
    """Whether a part of a year is stated ("from October to December"), and the number is of another part of it."""
    stated = time.value if time.known is Known.STATED else None
    part = stated is not None and stated.days < YEAR - 1 and not stated.open_start
    return part and all(one.days < YEAR - 1 and one.latest_year == stated.latest_year for one in right if stated)


def _begins(mention: Mention, time: Field[Period | None]) -> bool:
    """Whether a time is only where a span begins whose end was not read: "between 2004 and that April"."""
    before, found, _ = mention.words.partition(time.words or "\0")
    one = time.value is not None and time.value.days <= YEAR
    return bool(found) and one and _BETWEEN.search(before) is not None


_BETWEEN = regex(r"\b(?:between|from)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _is_of_another_figure(mention: Mention, words: str) -> bool:
    """Whether a time stands beside another figure: "from 431 in 1900 it fell to 312 before it reached 583 in 2001"."""
    between, behind, _ = mention.passage[mention.end :].partition(words)
    before, found, _ = mention.passage[mention.sentence : mention.start].rpartition(words)
    if behind and not _OTHER_FIGURE.search(between):
        return False
    return bool(_FIGURE_BEFORE.search(before) if found else behind)


_OTHER_FIGURE = regex(r"[;；]|[0-9]")
"""What parts a figure from a time behind it: the end of its clause, or the next number."""
_FIGURE_BEFORE = regex(r"[0-9]{3}(?: \w+){0,3} (?:in|of|for|at|by) (?:the )?\Z")
"""A figure that the time behind it dates."""


FAR = 30
"""Times that a figure is larger than all others from which on it is likelier one of something else."""


def of_another_size(case: Case, judgement: Judgement) -> bool:
    """The figure is many times what the record has: its words are of something else."""
    if judgement.why is not Why.PLAIN or judgement.kind is not JudgementKind.CONTRADICTED:
        return False
    known = [number for fact in judgement.against for number in fact.quantity.stated]
    return bool(known) and max(case.quantity.stated, default=0) > FAR * max(known)


def words_misread(case: Case, judgement: Judgement) -> bool:
    """A number that counts another thing, or exceeds its whole, says more often that words were misread.

    Not so a number of four digits that the record has for one other thing, if the words say when so many came: "that
    made 4,870" counts all.
    """
    statement, cause = case.statement, judgement.cause
    exceeds = judgement.why is Why.PART_EXCEEDS_WHOLE
    if judgement.kind is not JudgementKind.WRONG_KIND and not exceeds:
        return False
    if _is_total_of_residents(case, judgement) or (not exceeds and _has_both_at_that_time(case, judgement)):
        return False
    if judgement.kind is JudgementKind.WRONG_KIND and cause is not None and _may_count_on(case, cause):
        return True
    dated = statement.time.known is Known.STATED or case.hypothesis.kinds[0] not in (Kind.FLOW, Kind.EVENT)
    if statement.measure.known is not Known.STATED or not (dated or exceeds):
        return True
    digits = max(map(telling, case.quantity.stated), default=0)
    return statement.certainty is not Certainty.SURE and (exceeds or digits < 4)


_IN_ALL = regex(r"\b(?:in all|altogether|in total|since|from)\b|모두|누적|총|통틀어|부터")
_UP_TO = regex(r"\b(?:by|until|up to|so far|to date|in all|altogether|since)\b|까지|누적|총")
"""Words of a total."""


def _may_count_on(case: Case, cause: Fact) -> bool:
    """Whether a figure of the same measure is a total, and the sentence has words of one: "had come by June"."""
    mention, same = case.statement.mention, cause.measure == case.statement.measure.value
    if not same or cause.kind is not Kind.CUMULATIVE or mention is None:
        return False
    return bool(_UP_TO.search(mention.words) or words_of(mention.language).perfect.search(mention.clause))


def counted_by_another(case: Case, judgement: Judgement) -> bool:
    """What is counted was said of another source's figure, not of this one's: "Thai police had 2,482"."""
    measure, claimant, keeper = case.statement.measure, case.statement.claimant, case.hypothesis.measure.keeper
    other = claimant.known is Known.STATED and claimant.value != keeper and bool(keeper)
    return judgement.kind is JudgementKind.CONTRADICTED and measure.known is Known.CARRIED and other


def scope_of_another_clause(case: Case, judgement: Judgement) -> bool:
    """Of whom or where it is said stands in another clause than the figure."""
    mention = case.statement.mention
    if judgement.kind is not JudgementKind.WRONG_SCOPE or mention is None:
        return False
    group, place, cause = case.statement.group, case.statement.place, judgement.cause
    elsewhere = cause is None or cause.place != place.value
    if elsewhere and place.known is Known.STATED:
        if not (_is_placed_by(case, mention.clause) or _heads(place.words, mention)):
            return True  # "1,052 in all: Germany had 193"
    return group.known is Known.STATED and group.words not in mention.clause


def _heads(words: str, mention: Mention) -> bool:
    """Whether words come right before a figure: "in Camp 16, 7,200 to 9,100"."""
    _, found, between = mention.passage[mention.sentence : mention.start].rpartition(words or "\0")
    return bool(found) and _LEADS.fullmatch(between) is not None


_LEADS = regex(r"[,:(]?\s*(?:(?:with|has|had|holds|held|at|is|was)\s+)?")


def _is_placed_by(case: Case, words: str) -> bool:
    """Whether words name the place of which the figure is said to be."""
    place = case.statement.place
    term = case.hypothesis.vocabulary.places.get(place.value)
    names = (place.words,) if place.words else (term.label, *term.aliases) if term is not None else ()
    return place.known is Known.STATED and any(name in words for name in names)


def claimant_of_another_figure(case: Case, judgement: Judgement) -> bool:
    """The one who is named speaks of another figure: "Beijing named 8,000; Seoul 30,000", "17 in 2000 and 21 in 2001,
    by the office's count".
    """
    mention, claimant = case.statement.mention, case.statement.claimant
    if judgement.kind is not JudgementKind.WRONG_CLAIMANT or mention is None or not claimant.words:
        return False
    _, found, between = mention.passage[: mention.start].rpartition(claimant.words)
    if not found:
        between, found, _ = mention.passage[mention.end :].partition(claimant.words)
        return bool(found) and _NEXT_FIGURE.search(between) is not None
    own = claimant.words in mention.clause or _OF_WHOM.match(mention.clause)
    elsewhere = not own and _OTHER_FIGURE.search(between)
    return ";" in between or bool(elsewhere)


_OF_WHOM = regex(r"[\s,]*(?:of|among) (?:whom|which|them|those|these)\b")
"""A clause that says more of the figure before it."""
_NEXT_FIGURE = regex(r"[;；]|[,，] (?:and )?[0-9]|\band [0-9]")
"""The beginning of the next figure of a list; a year belongs to the one before."""


def of_some_of_them(case: Case, judgement: Judgement) -> bool:
    """The sentence names men, women or an age before the figure or behind it, and the figure may be theirs."""
    statement, mention = case.statement, case.statement.mention
    plain = judgement.kind is JudgementKind.CONTRADICTED and judgement.why in (Why.PLAIN, Why.PART_EXCEEDS_WHOLE)
    other = judgement.kind is JudgementKind.WRONG_SCOPE
    if not (plain or other) or mention is None or statement.group.known is Known.STATED:
        return False
    following = _NUMBER.search(mention.passage, mention.end)
    until = mention.end + BESIDE if plain else following.start() if following else len(mention.passage)
    return _SOME.search(mention.passage, mention.sentence, until) is not None


BESIDE = 12
"""Characters behind a figure within which the words may say of whom it is."""
_NUMBER = regex(r"[0-9]")
_SOME = regex(
    r"\b(?:wom[ae]n|females?|m[ae]n|males?|girls?|boys?|aged|teens|twenties|thirties|forties|fifties|sixties)\b"
    r"|[0-9] [fm]\.|여성|남성|여자|남자|女性|男性",
    re.IGNORECASE,
)


def of_a_time_pointed_to(case: Case, judgement: Judgement) -> bool:
    """The words only point to a time ("in the same period"), and the record has the number for another one."""
    plain = judgement.kind is JudgementKind.CONTRADICTED and judgement.why is Why.PLAIN
    return plain and case.statement.time.words.startswith("+0") and bool(case.anywhere)


DOUBTS: tuple[Callable[[Case, Judgement], bool], ...] = (
    fields_uncertain,
    part_of_what_was_spoken_of,
    year_not_stated,
    of_another_size,
    words_misread,
    counted_by_another,
    scope_of_another_clause,
    claimant_of_another_figure,
    of_some_of_them,
    of_a_time_pointed_to,
)
"""Each holds back a fault for its reason."""
