"""The judgement on a statement: one small function a judgement, in the order of ``JUDGEMENTS``. The first decides.

A rule takes a ``Case`` and returns a ``Judgement``, or ``None`` where it does not hold. It compares nothing itself:
``case`` has the comparer's verdicts on the statement and each fact that may be like it. To add a judgement: a
member of ``JudgementKind`` with its meaning (a fault before ``DISPUTED``), a rule here in its place, and a sentence
in ``output/views/advice.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from nkr.analysis.check import explanations, growth
from nkr.analysis.check.case import EXACT, Case
from nkr.analysis.check.evidence import published_after, published_by
from nkr.analysis.check.explanations import other_thing
from nkr.analysis.check.holding_back import held_back
from nkr.analysis.check.judgements import SUPPORT, Judgement, JudgementKind, Note, Remark, Why
from nkr.analysis.check.matching import How, Match, how_matching, loses_hedge, supports, telling
from nkr.analysis.slips import neighbours_exchanged
from nkr.model import Fact, Kind, Qualifier, Quantity
from nkr.model.patterns import regex
from nkr.model.period import MONTH, YEAR
from nkr.model.statement import Field, Known, Role

Rule = Callable[[Case], Judgement | None]

PROBABLE_VINTAGE = 0.01
"""How near to a release of a register a number must lie to be perhaps another release of it, as a share."""


# --- what cannot be compared ------------------------------------------------------------------------------------------


def unknown_scope(case: Case) -> Judgement | None:
    """The words name a place, a group or an authority that the vocabulary does not have: nothing is like it."""
    if not case.hypothesis.names_unknown_scope:
        return None
    return case.judged(JudgementKind.NOT_IN_RECORD, why=Why.UNKNOWN_SCOPE)


def without_time(case: Case) -> Judgement | None:
    """Neither the words nor the text name a time.

    Many incidents have a number, and none is meant for certain. How many there are, or ever were, the record may say
    of some time: the answer says so, as old where its newest figure is another.
    """
    if case.hypothesis.time is not None:
        return None
    same = [match for match in case.anywhere if match.how in EXACT]
    limits = [match for match in case.anywhere if loses_hedge(case.quantity, match.fact)]
    if case.statement.claimant.known is Known.STATED:  # of no time, another's limit says nothing
        limits = [match for match in limits if match.fact.claimant == case.claimant]
    kept = [match for match in same if match not in limits]
    if case.is_rate and (found := _rate_of_named(case, kept)) is not None:
        return found
    if case.hypothesis.kinds[0] not in (Kind.STOCK, Kind.CUMULATIVE):
        return case.judged(JudgementKind.UNCLEAR, same, why=Why.NO_TIME)
    if case.are_of_another(kept):
        return case.judged(JudgementKind.UNCLEAR, kept, why=Why.OTHER_CLAIMANT, to_print=kept[0].fact)
    if kept:
        old = any(case.excludes(fact) for fact in case.newest) and not case.told_as_old
        return case.judged(JudgementKind.DATED if old else JudgementKind.SUPPORTED, kept, case.newest if old else ())
    if limits:
        return case.judged(JudgementKind.HEDGE_LOST, limits, to_print=limits[0].fact)
    return other_thing(case, ()) or case.judged(JudgementKind.UNCLEAR, same, why=Why.NO_TIME)


def _rate_of_named(case: Case, kept: Sequence[Match]) -> Judgement | None:
    """The judgement on a rate by the figures of the one who is named, of whatever time."""
    if case.statement.claimant.known is not Known.STATED or not case.claimant:
        return None
    if own := [match for match in kept if match.fact.claimant == case.claimant]:
        return case.judged(JudgementKind.SUPPORTED, own, to_print=own[0].fact)
    given = [fact for fact in case.of_scope if fact.claimant == case.claimant and fact.unit == case.statement.unit]
    if not given or not case.are_of_another(kept) or not all(map(case.excludes, given)):
        return None
    return case.judged(JudgementKind.WRONG_CLAIMANT, kept, given, to_print=given[0])


def likely_error(case: Case) -> Judgement | None:
    """Only a figure that is marked as a likely error has the number. It is counted with nothing."""
    marked = [entry.fact for entry in case.compared if entry.fact.doubtful and entry.is_like]
    matches = [match for match in case.matching(marked) if match.how in EXACT]
    if not matches or case.support or case.excluding:
        return None
    return case.judged(JudgementKind.UNCLEAR, matches, why=Why.LIKELY_ERROR)


# --- the register -----------------------------------------------------------------------------------------------------


def by_register(case: Case) -> Judgement | None:
    """On a register the keeper's latest release by the day of the text decides, whatever others print."""
    latest = case.latest
    if latest is None:
        return None
    how = how_matching(case.quantity, latest)
    printed = any(match.how is How.EXACTLY for match in case.matching(case.releases))  # 1,890 is no 1,894 rounded
    if supports(how, case.quantity, latest) and not (how is How.ROUNDED and printed):
        agreeing = _agreeing(case, latest)
        if case.are_of_another(agreeing):
            return case.judged(JudgementKind.UNCLEAR, agreeing, why=Why.OTHER_CLAIMANT, to_print=latest)
        return case.judged(JudgementKind.SUPPORTED, agreeing, to_print=latest)
    if how is not None and not printed:
        return None
    return _replaced(case, latest) or _misprinted(case)


def by_latest_total(case: Case) -> Judgement | None:
    """What counts "so far" is judged by the keeper's last total that was out, which may have corrected it since."""
    last = max((fact.time.end for fact in case.recent_totals), default=0)
    latest = case.evidence.latest_release(fact for fact in case.recent_totals if fact.time.end == last)
    if latest is None or case.latest is not None or how_matching(case.quantity, latest) is not None:
        return None
    count = latest.quantity.stated[0]  # a total never falls: a smaller one corrects it
    corrected = [
        match
        for match in case.supporting(case.recent_totals)
        if match.how in EXACT and (match.fact.time.end == latest.time.end or match.fact.quantity.stated[0] > count)
    ]
    if not corrected or case.written is None or latest.published.end > case.written.end:
        return None
    return case.judged(JudgementKind.OUTDATED, corrected, [latest], to_print=latest)


def _agreeing(case: Case, latest: Fact) -> list[Match]:
    """The matches of the keeper's latest release, that first."""
    matches = case.supporting([latest]) + case.supporting(fact for fact in case.like if fact is not latest)
    official = case.evidence.is_official
    return [match for match in matches if not official(match.fact) or match.fact.interval == latest.interval]


def _replaced(case: Case, latest: Fact) -> Judgement | None:
    """An earlier release has the number, and the keeper had replaced it by then."""
    older = [match for match in case.supporting(case.releases) if match.fact is not latest]
    if not older or (older[0].how is How.ROUNDED and _is_misprint(case, [latest])):
        return None  # 2,420 is 2,402 misprinted, and not an earlier 2,423 rounded
    if _tells_of_the_correction(case) or _says_when_it_was_said(case, older[0].fact, latest):
        return case.judged(JudgementKind.SUPPORTED, older, [latest], to_print=latest)
    own = [fact for fact in case.later_releases if fact.claimant == latest.claimant]
    later = [match for match in case.supporting(own) if match.how is older[0].how]
    if later:  # the keeper has come back to it, perhaps before the text
        return case.judged(JudgementKind.SUPPORTED, later, to_print=later[0].fact)
    if case.written is not None and latest.published.end > case.written.end:
        return case.judged(JudgementKind.SUPPORTED, older, to_print=older[0].fact)  # which came first is not known
    return case.judged(JudgementKind.OUTDATED, older, [latest], to_print=latest)


_CORRECTED = regex(
    r"\b(?:since|later|then|meanwhile) (?:been )?(?:corrected|revised|replaced|amended)|\bcorrect(?:ing|s|ed from)\b"
    r"|\b(?:earlier|first|initial|original|provisional|preliminary|older|superseded) (?:\w+ )?"
    r"(?:tally|count|figure|release|number|total|version|edition|announcement)\b"
    r"|\b(?:initially|originally|at first|first)\b[^.;]{0,30}\b(?:put|gave|given|reported|announced|counted)\b"
    r"|\bbefore (?:it was|the) (?:corrected|revised|correction|revision)|정정|수정|잠정",
    re.IGNORECASE,
)
"""Words by which a text says itself that a figure has been replaced."""


def _tells_of_the_correction(case: Case) -> bool:
    mention = case.statement.mention
    return mention is not None and _CORRECTED.search(mention.words) is not None


def _says_when_it_was_said(case: Case, older: Fact, latest: Fact) -> bool:
    """Whether the sentence dates the earlier release itself: "on 20 January the ministry reported 224"."""
    mention = case.statement.mention
    days = [one.period for one in mention.moments if one.period is not None] if mention is not None else []
    said = older.published
    return any(day.days <= MONTH and day.touches(said) and day.end < latest.published.start for day in days)


def _misprinted(case: Case) -> Judgement | None:
    """No release by then has the number: a later one, a misprint, or a release that the record does not hold."""
    if later := case.supporting(case.later_releases):
        return case.judged(JudgementKind.SUPPORTED, later, to_print=later[0].fact)
    releases = [*case.releases, *case.later_releases]
    near = [fact for fact in releases if len(case.quantity.stated) == 1 and _is_near(case.quantity, fact)]
    if not near or _is_misprint(case, releases):
        return None  # excluded like any other
    return case.judged(
        JudgementKind.UNCLEAR,
        (),
        [min(near, key=lambda fact: case.quantity.interval.gap(fact.interval))],
        why=Why.PROBABLE_VINTAGE,
        to_print=case.latest,
    )


def _is_near(quantity: Quantity, release: Fact) -> bool:
    return quantity.interval.gap(release.interval) <= PROBABLE_VINTAGE * release.quantity.stated[0]


def _is_misprint(case: Case, releases: Iterable[Fact]) -> bool:
    """Whether the number is that of a release with two neighbouring digits exchanged."""
    stated = case.quantity.stated
    if case.quantity.qualifier is not Qualifier.EXACT:
        return False
    return any(neighbours_exchanged(stated[0], fact.quantity.stated[0]) for fact in releases)


# --- the record has the number for this scope and time ----------------------------------------------------------------


def planned_as_done(case: Case) -> Judgement | None:
    """The source tells what was expected, and the sentence that it happened."""
    if case.statement.planned or case.support:
        return None
    plans = [
        entry.fact
        for entry in case.compared
        if entry.fact.planned and case.may_mean_plan(entry) and published_by(entry.fact, case.written)
    ]
    matches = case.supporting(plans)
    if not matches or any(match.how not in EXACT for match in matches[:1]):
        return None
    return case.judged(JudgementKind.PLANNED_AS_DONE, matches, case.excluding, to_print=matches[0].fact)


def total_as_residents(case: Case) -> Judgement | None:
    """A total of all who ever came is given for those who live there: "the South is home to 33,916"."""
    if case.hypothesis.kinds[0] is not Kind.CUMULATIVE or not case.says_residents or not case.support:
        return None
    measures, own = case.hypothesis.vocabulary.measures.values(), case.hypothesis.measure
    residents = [
        fact
        for measure in measures
        if measure.kinds == (Kind.STOCK,) and own.code in measure.part_of and measure.place == own.place
        for fact in case.evidence.of_measure(measure.code)
        if published_by(fact, case.written)
    ]
    told = telling(case.quantity.stated[0]) >= 3 if case.quantity.stated else False
    if not told or not residents or case.supporting(residents):
        return None
    newest = max(residents, key=lambda fact: fact.time.end)
    cause = case.support[0].fact
    judgement = case.judged(JudgementKind.WRONG_KIND, case.support, [newest], cause=cause, to_print=cause)
    said = Field(newest.measure, case.statement.measure.known, words=case.statement.measure.words)
    return replace(judgement, statement=replace(case.statement, measure=said, kind=Field(Kind.STOCK, Known.STATED)))


def midpoint(case: Case) -> Judgement | None:
    """The number lies halfway between the ends of a published range, and no source gives it.

    Where the range is that of the one who is named, it makes no difference that others give the number.
    """
    if (fact := explanations.midpoint_of(case)) is None:
        return None
    named = case.statement.claimant.known is Known.STATED and fact.claimant == case.claimant
    if case.supporting(case.of_claimant) if named else case.support:
        return None
    return case.judged(JudgementKind.CONTRADICTED, (), [fact], why=Why.MIDPOINT, cause=fact, to_print=fact)


def hedge_lost(case: Case) -> Judgement | None:
    """The source's bound is printed as a value, or turned round, or one end of its range as the figure.

    Where the words name the source, it makes no difference that others give the number as a value.
    """
    known = [*case.like, *case.meant]
    if case.support:
        named = case.claimant if case.statement.claimant.near else ""
        known = [fact for fact in known if named and fact.claimant == named]
        if any(match.how is not How.HEDGE for match in case.supporting(known)):
            return None
    insists = (How.HEDGE,) if case.says_exactly else ()
    matches = [one for one in case.matching(known) if loses_hedge(case.quantity, one.fact) or one.how in insists]
    if case.statement.planned or case.statement.claimant.known is Known.STATED:  # each has a number of his own
        matches = [match for match in matches if match.fact.claimant == case.claimant]
    if not matches:
        return None
    return case.judged(JudgementKind.HEDGE_LOST, matches, to_print=matches[0].fact)


def wrong_claimant(case: Case) -> Judgement | None:
    """The record has another figure by the one who is named, and this one from somebody else."""
    given = [*case.of_claimant, *case.of_named]
    own = [fact for fact in given if not fact.quantity.has_size or case.excludes(fact) or _is_another_limit(case, fact)]
    if not own or case.statement.claimant.known is not Known.STATED or case.supporting(given):
        return None
    if case.may_come_from_claimant:
        return None
    beside = [fact for fact in case.evidence.stating(case.quantity.stated) if _is_of_just_that(fact, own[0])]
    known = case.support or case.supporting(fact for fact in beside if published_by(fact, case.written))
    others = [match for match in known if match.how in (How.EXACTLY, How.HEDGE, How.ROUNDED)]
    return case.judged(JudgementKind.WRONG_CLAIMANT, others, own, to_print=own[0]) if others else None


def _is_another_limit(case: Case, fact: Fact) -> bool:
    """Whether a fact is a limit as the words have it, of another number: "more than 70 %" for "more than 90 %"."""
    limit = case.quantity.is_bound and fact.quantity.qualifier is case.quantity.qualifier
    return limit and fact.quantity.stated != case.quantity.stated


def _is_of_just_that(fact: Fact, other: Fact) -> bool:
    same = (fact.measure, fact.group, fact.place, fact.event) == (other.measure, other.group, other.place, other.event)
    return same and fact.time.same_span(other.time)


def echo(case: Case) -> Judgement | None:
    """The sentence claims several independent sources, and all figures go back to one."""
    support = case.support or case.later_support
    if not case.statement.corroborated or not support:
        return None
    if len(case.evidence.origins(match.fact for match in support)) > 1:
        return None
    return case.judged(JudgementKind.ECHO, support, case.excluding, to_print=support[0].fact)


def outdated(case: Case) -> Judgement | None:
    """Its own claimant had replaced the figure by then."""
    if not case.support:
        return None
    newer: list[Fact] = []
    for match in case.support:
        if (fact := case.replaced_by(match.fact)) is None:
            return None
        newer.append(fact)
    return case.judged(JudgementKind.OUTDATED, case.support, newer[:1], to_print=newer[0])


def supported(case: Case) -> Judgement | None:
    """A fact of the same scope and time has the figure, at least as precisely; others by another origin dispute it."""
    if not case.support:
        return None
    own = any(map(case.excludes, case.of_claimant)) and not case.supporting(case.of_claimant)
    if case.claimed_by_another or own:
        stated = case.statement.claimant.known is Known.STATED
        others = case.of_claimant_nearby[:1] if stated and case.is_anothers_alone else []
        kind = JudgementKind.WRONG_CLAIMANT if others else JudgementKind.UNCLEAR
        return case.judged(kind, case.support, others, why=Why.OTHER_CLAIMANT, to_print=case.support[0].fact)
    origins = set(case.evidence.origins(match.fact for match in case.support))
    sides = (
        case.excluding if any(fact.id == case.support[0].fact.id for fact in case.like) else ()
    )  # others say nothing of an incident
    against = [fact for fact in sides if case.evidence.comparer.origins[fact.id] not in origins]
    code = JudgementKind.DISPUTED if against else JudgementKind.SUPPORTED
    return case.judged(code, case.support, against, to_print=case.support[0].fact)


def supported_later(case: Case) -> Judgement | None:
    """What was published after the text has the figure, and nothing from before makes it wrong."""
    if not case.later_support or case.claimed_by_another or explanations.makes_wrong(case, case.excluding):
        return None
    kind = JudgementKind.DISPUTED if case.excluding else JudgementKind.SUPPORTED
    return case.judged(kind, case.later_support, case.excluding, to_print=case.later_support[0].fact)


# --- the record excludes it -------------------------------------------------------------------------------------------


def contradicted(case: Case) -> Judgement | None:
    """Facts of the same scope and time exclude the figure, or a part exceeds its whole, and nothing supports it.

    The nearest explanation decides the judgement: another year, another group, another kind of count, a misprint.
    """
    return explanations.explained(case, case.excluding) if case.excluding else None


def misquoted_limit(case: Case) -> Judgement | None:
    """The one who is named gave that limit with two digits exchanged: "at least 1,067" of at least 1,076."""
    said, time = case.statement, case.hypothesis.time
    if not case.quantity.is_bound or said.claimant.known is not Known.STATED or time is None:
        return None
    of_time = [
        fact for fact in case.of_claimant_nearby if fact in case.like or (said.since and fact.time.start == time.start)
    ]
    own = [fact for fact in of_time if fact.quantity.qualifier is case.quantity.qualifier]
    if case.supporting(own) or (found := explanations.misprint_of(case, own)) is None:
        return None
    why, fact = found
    return case.judged(JudgementKind.CONTRADICTED, (), [fact], why=why, cause=fact, to_print=fact)


def number_of_another_thing(case: Case) -> Judgement | None:
    """The record has nothing that supports it, and the number for something so near that it is no coincidence."""
    known = [how_matching(case.quantity, fact) for fact in case.like]
    if any(how not in (None, How.BOUND) for how in known):
        return None
    return other_thing(case, [fact for fact in case.later_releases if case.excludes(fact)])


# --- the record neither supports nor excludes it ----------------------------------------------------------------------


def dated(case: Case) -> Judgement | None:
    """Said as of now, and the newest figure like it is older than figures of a stock may be, or an estimated total.

    Where the words name a claimant, it is that claimant's newest.
    """
    now = case.statement.present or not (case.statement.time.certain or case.told_as_old)
    estimated = case.hypothesis.kinds[0] is Kind.CUMULATIVE and not case.hypothesis.measure.keeper
    if not now or case.support or not (estimated or Kind.STOCK in case.hypothesis.kinds):
        return None
    matches = [match for match in case.anywhere if match.how in EXACT and not loses_hedge(case.quantity, match.fact)]
    own = [match for match in matches if match.fact.claimant == case.statement.claimant.value]
    if not matches or (case.like and (not own or case.of_claimant)):
        return None
    newest = max(own or matches, key=lambda match: match.fact.time.end)
    if case.are_of_another([newest]):
        return case.judged(JudgementKind.UNCLEAR, matches, why=Why.OTHER_CLAIMANT, to_print=newest.fact)
    recent = case.hypothesis.day.start - newest.fact.time.end <= case.hypothesis.measure.good_for
    if (recent and not any(map(case.excludes, case.newest))) or (own and not case.statement.present):
        return case.judged(JudgementKind.SUPPORTED, [newest], to_print=newest.fact)
    newer = [fact for fact in case.newest if fact.claimant == newest.fact.claimant and case.excludes(fact)]
    if newer and newer[0].time.start > newest.fact.time.end + case.hypothesis.measure.near:
        return case.judged(JudgementKind.OUTDATED, [newest], newer[:1], to_print=newer[0])
    return case.judged(JudgementKind.DATED, [newest], case.newest, to_print=newest.fact)


def of_a_part(case: Case) -> Judgement | None:
    """The record has the number for a part of what the sentence counts, or for the whole: neither supports it."""
    entry = explanations.part_or_whole(case)
    if entry is None:
        return None
    match = Match(entry.fact, how_matching(case.quantity, entry.fact) or How.HEDGE, "part")
    return case.judged(JudgementKind.COMPATIBLE, [match], why=Why.PART, cause=entry.fact, to_print=entry.fact)


def total_as_year(case: Case) -> Judgement | None:
    """The one who is named gave the number as a total of all years: "8,000 were sent back this year alone"."""
    named = case.statement.claimant.known is Known.STATED and bool(case.claimant)
    if not named or not case.hypothesis.is_alone or case.hypothesis.kinds[0] is Kind.CUMULATIVE:
        return None
    known = case.evidence.of_measure(case.hypothesis.measure.code)
    totals = [fact for fact in known if fact.claimant == case.claimant and fact.time.days > 2 * YEAR]
    matches = [one for one in case.matching(totals) if one.how in EXACT and published_by(one.fact, case.written)]
    return case.judged(JudgementKind.WRONG_KIND, matches, cause=matches[0].fact) if matches else None


def compatible(case: Case) -> Judgement | None:
    """Only minimums, maximums, wide ranges or words of size stand in the record: they exclude nothing here."""
    matches = case.matching([*case.like, *case.meant])
    return case.judged(JudgementKind.COMPATIBLE, matches, to_print=matches[0].fact) if matches else None


def not_in_record(case: Case) -> Judgement:
    """Nothing like it. Always holds, so it stands last; the same number at another time is mentioned."""
    matches = [match for match in case.anywhere if match.how is How.EXACTLY]
    telling = [match for match in matches if explanations.is_telling(case.quantity)]
    return case.judged(JudgementKind.NOT_IN_RECORD, telling[:3], case.newest)


JUDGEMENTS: tuple[Rule, ...] = (
    unknown_scope,
    without_time,
    likely_error,
    total_as_residents,
    echo,
    by_register,
    by_latest_total,
    planned_as_done,
    wrong_claimant,
    hedge_lost,
    outdated,
    midpoint,
    supported,
    dated,
    supported_later,
    contradicted,
    misquoted_limit,
    of_a_part,
    number_of_another_thing,
    total_as_year,
    compatible,
    not_in_record,
)


def judge(case: Case) -> Judgement:
    """The judgement of the first rule that holds, held back where the words leave doubt.

    What its words say of growth is judged beside it, unless the count itself is at fault.
    """
    if case.statement.role is Role.CHANGE:
        return judge_growth(case)
    judgement = next(found for rule in JUDGEMENTS if (found := rule(case)) is not None)
    judgement = held_back(case, judgement)
    if not judgement.is_fault and (refuted := growth.refuted(case)) is not None:
        held = held_back(case, refuted)
        judgement = replace(judgement, of_words=_completed(case, held)) if held.is_fault else judgement
    return _completed(case, judgement)


def judge_growth(case: Case, counts: Sequence[Judgement] = ()) -> Judgement:
    """The judgement on words of growth; ``counts`` are the text's own figures that they may be of."""
    return _completed(case, held_back(case, growth.judge_change(case, counts)))


def _completed(case: Case, judgement: Judgement) -> Judgement:
    """The judgement with what a writer should know besides, and with the sides of the sentence to print."""
    remarks = _remarks(case, judgement) if judgement.kind in SUPPORT and judgement.matches else ()
    printed = judgement.to_print
    if printed is None or not judgement.statement.measure.value:
        return replace(judgement, remarks=remarks)
    sides = [fact for fact in dict.fromkeys([*case.like, *judgement.against]) if fact is not printed]
    comparisons = [case.evidence.comparer.compare(printed, fact) for fact in sides if fact.topic == printed.topic]
    return replace(judgement, remarks=remarks, comparisons=tuple(comparisons))


def _remarks(case: Case, judgement: Judgement) -> tuple[Remark, ...]:
    first = judgement.matches[0]
    remarks: list[Remark] = []
    if (newer := case.replaced_by(first.fact, since=True)) is not None:
        remarks.append(Remark(Note.REPLACED_SINCE, newer))
    if published_after(first.fact, case.written):
        remarks.append(Remark(Note.PUBLISHED_LATER, first.fact))
    if first.how is How.HEDGE and case.quantity.qualifier is Qualifier.EXACT:
        remarks.append(Remark(Note.KEEP_HEDGE, first.fact))
    if len(judgement.origins) == 1 and len(judgement.matches) > 1:
        remarks.append(Remark(Note.ONE_ORIGIN, first.fact))
    if first.fact.time_assumed:
        remarks.append(Remark(Note.NO_DATE, first.fact))
    return tuple(remarks)
