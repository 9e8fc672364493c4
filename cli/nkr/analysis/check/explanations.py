"""The nearest explanation of a figure that the record excludes: what the number is, or what it was meant for.

Another year, another group or place, another kind of count; two digits exchanged, a nought too many; the middle of a
range. An explanation is offered; it is never the reason why a figure is wrong, except where the record has nothing
like the statement and the number for something so near that it is no coincidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nkr.analysis.check.case import NEARBY, Case, Compared
from nkr.analysis.check.judgements import Judgement, JudgementKind, Why
from nkr.analysis.check.matching import How, Match, how_matching, loses_bound, loses_hedge, states_number, telling
from nkr.analysis.compare.scope import Relation
from nkr.analysis.slips import neighbours_exchanged, transposition_of
from nkr.model import Fact, Kind, Qualifier, Quantity
from nkr.model.period import YEAR
from nkr.model.statement import Known

_SCOPE = frozenset({"group", "place", "by", "event"})
_CONTAINED = frozenset({Relation.INSIDE, Relation.AROUND})
COUNTED = 4
"""Significant digits from which on a number was counted, on a day, and is no estimate."""
COINCIDENCE = 3
"""Points from which on an equal number is no coincidence; see ``_points``."""


def explained(case: Case, excluding: Sequence[Fact]) -> Judgement:
    """The judgement on a statement that the record excludes, told by the nearest explanation."""
    like = [*case.like, *case.of_named]
    may_contradict = makes_wrong(case, excluding)
    why, cause = misprint_of(case, excluding) or (Why.PLAIN, None)
    if why is not Why.DIGITS_EXCHANGED and (judgement := other_thing(case, excluding)) is not None:
        return judgement
    if cause is None or (why is Why.TENFOLD and not may_contradict):
        first = min(excluding, key=lambda fact: (fact.interval.gap(case.quantity.interval), -fact.published.end))
        if not may_contradict:
            return case.judged(JudgementKind.UNCLEAR, (), excluding, why=Why.OTHER_ESTIMATES, to_print=first)
        why, cause = Why.PART_EXCEEDS_WHOLE, next((fact for fact in excluding if fact not in like), None)
        if cause is None:
            return case.judged(JudgementKind.CONTRADICTED, (), excluding, to_print=first)
    return case.judged(JudgementKind.CONTRADICTED, (), excluding, why=why, cause=cause, to_print=cause)


def makes_wrong(case: Case, excluding: Sequence[Fact]) -> bool:
    """Whether facts that exclude a figure make it wrong, rather than one more estimate among many.

    A count of what happened is one number. How many are somewhere is estimated by many: an estimate by somebody whom
    the record does not know contradicts no one's.
    """
    named = case.statement.claimant.value
    if not excluding:
        return False
    if any(fact.kind is Kind.EVENT or case.evidence.is_official(fact) or fact.claimant == named for fact in excluding):
        return True
    if case.listed and case.statement.claimant.known is not Known.STATED:
        return True  # the text gives one source's figures
    if named or case.statement.claimant.words:
        return False
    if case.hypothesis.kinds[0] not in (Kind.STOCK, Kind.CUMULATIVE) or case.hypothesis.measure.keeper:
        return True
    if any(
        match.fact.time.days_apart(case.hypothesis.time) <= NEARBY for match in case.anywhere if case.hypothesis.time
    ):
        return False  # an estimate that somebody gave for a year nearby
    own = case.quantity.interval
    below = any(fact.interval.ceiling < own.floor for fact in excluding)
    above = any(fact.interval.floor > own.ceiling for fact in excluding)
    return not (below and above) and len(case.evidence.origins(excluding)) > 1  # one more within their spread is none


# --- the number is in the record for something else -------------------------------------------------------------------


def other_thing(case: Case, excluding: Sequence[Fact]) -> Judgement | None:
    """The number is in the record for another time, another scope, or another kind of count.

    Where its own measure has it as a limit, of about that time, the limit is what was lost.
    """
    limits = [match for match in case.anywhere if loses_hedge(case.quantity, match.fact)]
    if (time := case.hypothesis.time) is not None and case.statement.time.certain:
        limits = [match for match in limits if match.fact.time.days_apart(time) <= NEARBY]
    if limits and is_telling(case.quantity) and not (case.statement.time.certain and case.latest):
        return case.judged(JudgementKind.HEDGE_LOST, limits, excluding, cause=limits[0].fact, to_print=limits[0].fact)
    found = [(kind, entry) for entry in _with_the_number(case) if (kind := _other(case, entry, excluding)) is not None]
    if not found:
        return None
    kind, entry = min(found, key=lambda pair: (len(pair[1].differing), -_points(case, pair[1]), pair[1].fact.id))
    cause = entry.fact
    facts = [cause, *(other.fact for other_kind, other in found if other_kind is kind and other.fact is not cause)]
    matches = [Match(fact, how_matching(case.quantity, fact) or How.HEDGE, kind.value) for fact in facts]
    to_print = excluding[0] if excluding else cause
    return case.judged(kind, matches, excluding, cause=cause, to_print=to_print)


def _with_the_number(case: Case) -> Iterable[Compared]:
    """The facts of the topic, and of what headlines set against the measure, that print the number."""
    vocabulary, own = case.hypothesis.vocabulary, case.hypothesis.measure
    facts: Iterable[Fact] = case.evidence.stating(case.quantity.stated)
    if len(case.quantity.stated) == 1 and telling(case.quantity.stated[0]) >= 3:
        facts = [*facts, *case.evidence.rounding_to(case.quantity.stated[0])]
    fitting = {
        fact.id: fact
        for fact in facts
        if (fact.topic == own.topic or vocabulary.quoted_against(own.code, fact.measure))
        and (_same_unit_or_rate(fact.unit, case.statement.unit) or case.hypothesis.may_count_in(fact.unit))
        and states_number(case.quantity, fact)
        and not loses_bound(case.quantity, fact)
    }
    return [entry for entry in case.elsewhere(fitting.values()) if entry.differing]


def part_or_whole(case: Case) -> Compared | None:
    """A fact of the same time that has the number for a part of what the statement counts, or for the whole."""
    entries = (entry for entry in _with_the_number(case) if entry.differing.keys() <= _SCOPE)
    found = (entry for entry in entries if _CONTAINED.issuperset(entry.differing.values()))
    return min(found, key=lambda entry: (len(entry.differing), entry.fact.id), default=None)


def _same_unit_or_rate(one: str, other: str) -> bool:
    """Whether two units are the same, or one is a rate of the other: persons, and persons a year."""
    return one == other or one.startswith(f"{other}-per-") or other.startswith(f"{one}-per-")


def _other(case: Case, entry: Compared, excluding: Sequence[Fact]) -> JudgementKind | None:
    """For what else the record has the number; ``None`` where it may be a coincidence."""
    names = entry.differing.keys()
    points = _points(case, entry)
    relations = set(entry.differing.values())
    if names == {"time"}:
        time = case.hypothesis.time
        one = any(other.claimant == entry.fact.claimant for other in excluding)
        total = one and entry.fact.kind is entry.form.kind is Kind.CUMULATIVE
        years = entry.fact.time.days > YEAR and _are_of_one_source(entry.fact, excluding)
        within = bool(relations & _CONTAINED or (time and entry.fact.time.touches(time)))
        within = within and not case.hypothesis.is_of_whole_year
        if not case.statement.time.certain or (within and not total and not years):
            return None  # a year of a span, a span of a year
        near = time is not None and entry.fact.time.days_apart(time) <= case.hypothesis.measure.near
        digits = max(telling(value) for value in case.quantity.stated)
        if entry.fact.kind is Kind.STOCK and (near or not (excluding or digits >= COUNTED)):
            return None  # an estimate may hold for more than one year
        return JudgementKind.WRONG_YEAR if digits >= 3 or (excluding and digits >= 2 and points >= 2) else None
    if names <= _SCOPE | {"kind"} and names & _SCOPE:
        stated = any(getattr(case.statement, name).known is Known.STATED for name in names & _SCOPE)
        if relations == {Relation.AROUND} and points > COINCIDENCE and not _names_group(case, entry.fact.group):
            stated = stated or _are_of_one_source(entry.fact, excluding, same_time=True)  # the part of a table
        if not stated or (relations <= _CONTAINED and not excluding):
            return None
        if "place" in names and _names_place(case, entry.fact.place):
            return None  # "Laos handed nine over to China"
        return JudgementKind.WRONG_SCOPE if excluding or points >= COINCIDENCE else None
    if not names & {"measure", "kind", "unit"} or names & _SCOPE - {"event"}:
        return None
    near = case.hypothesis.time is None or entry.fact.time.days_apart(case.hypothesis.time) <= 366
    return JudgementKind.WRONG_KIND if near and points >= (2 if excluding else 3) else None


def _names_group(case: Case, code: str) -> bool:
    """Whether the figure's sentence has a name by which a group is known: "18,665 hailed from North Hamgyong"."""
    group, mention = case.hypothesis.vocabulary.groups.get(code), case.statement.mention
    names = {word for word in group.label.split() if word[0].isupper()} if group is not None else set()
    return mention is not None and any(
        name in mention.words for name in names - {"North", "South", "Korean", "Koreans"}
    )


def _are_of_one_source(fact: Fact, excluding: Sequence[Fact], *, same_time: bool = False) -> bool:
    """Whether the source of a number has another one for what the words say; of the same time, for another group."""
    same = (other for other in excluding if other.source == fact.source)
    return any(other.time.same_span(fact.time) or not same_time for other in same)


def _names_place(case: Case, code: str) -> bool:
    """Whether the figure's sentence names a place, wherever it says that something happened."""
    place, mention = case.hypothesis.vocabulary.places.get(code), case.statement.mention
    return place is not None and mention is not None and any(n in mention.words for n in (place.label, *place.aliases))


def _points(case: Case, entry: Compared) -> int:
    """How unlikely it is that two figures are equal by chance.

    A point for each significant digit, of both ends of a range; two where both name the same days, one where they name
    the same time; one for the same hedge, and one for the same claimant. "80 on 29 August, Human Rights Watch says" has
    four, "3,732 in 2002" five.
    """
    points = sum(telling(value) for value in case.quantity.stated)
    if max(case.quantity.stated) >= 100_000:
        points = max(points, 2)
    if "time" not in entry.differing:
        points += 2 if entry.fact.time.days <= 31 else 1
    hedged = case.quantity.qualifier is entry.fact.quantity.qualifier is not Qualifier.EXACT
    return points + hedged + (entry.fact.claimant == case.statement.claimant.value)


def is_telling(quantity: Quantity) -> bool:
    """Whether an equal number is hardly a coincidence: 2,000 stands for many things, 2,018 for one."""
    return bool(quantity.stated) and (max(map(telling, quantity.stated)) >= 2 or max(quantity.stated) >= 100_000)


# --- misprints --------------------------------------------------------------------------------------------------------


def misprint_of(case: Case, facts: Sequence[Fact]) -> tuple[Why, Fact] | None:
    """The fact of which the number is a misprint, or whose range it is the middle of."""
    if len(case.quantity.stated) != 1 or case.quantity.qualifier is Qualifier.VAGUE:
        return None
    number = case.quantity.stated[0]
    for fact in (fact for fact in facts if len(fact.quantity.stated) == 1):
        known = fact.quantity.stated[0]
        if neighbours_exchanged(number, known) or transposition_of(number, [known]):
            return Why.DIGITS_EXCHANGED, fact
    for fact in facts:
        if any(known and number in (known * 10, known / 10) for known in fact.quantity.stated):
            return Why.TENFOLD, fact
    return None


def midpoint_of(case: Case) -> Fact | None:
    """The range that a number is the middle of, where no source gives the number itself."""
    if len(case.quantity.stated) != 1 or case.quantity.is_bound:
        return None
    ranges = (fact for fact in case.like if fact.quantity.qualifier is Qualifier.RANGE)
    return next((fact for fact in ranges if case.quantity.stated[0] == sum(fact.quantity.stated) / 2), None)
