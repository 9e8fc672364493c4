"""What a careful curator would check again: each a suspicion with its reason, never an error.

The rules look for errors that figures pick up as they are passed on: a digit too many (만 and 천 confused), two digits
exchanged, the year before or after, a minimum or maximum that lost its hedge. Estimates differ widely by nature, so a
figure is compared only with others by the same claimant, of the same official count, or about the same incident.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from nkr.analysis.check.matching import loses_bound
from nkr.analysis.compare.registers import value_of
from nkr.analysis.compare.scope import same_time, scope_of
from nkr.analysis.slips import transposition_of
from nkr.model import Dataset, Fact
from nkr.model.grouping import grouped
from nkr.model.quantity import Qualifier, plain
from nkr.model.vocabulary import DATED_BY_PRINT, NEAR, Kind

TENFOLD = (7.0, 14.0)
"""A figure is about ten times its neighbours where the ratio lies between these."""
STEADY = 3.0
"""Neighbours say something about each other as long as the largest is at most this many times the smallest."""


class Suspicion(NamedTuple):
    """What to look at: the fact, the field of its record, and why, in one sentence."""

    fact: Fact
    field: str
    code: str
    text: str
    others: tuple[Fact, ...] = ()
    """The facts that it names."""

    @property
    def severity(self) -> str:
        """A missing date is a note: most sources state none."""
        return "note" if self.code == "undated" else "warning"


def suspicions(facts: Iterable[Fact], record: Dataset, origins: Mapping[str, str]) -> list[Suspicion]:
    """What is suspicious in ``facts``, compared with all of ``record``; for each fact in the order of the rules.

    A fact marked as doubtful is skipped, and so is one whose note names the figure that it is compared with.
    """
    around = _Surroundings(record, origins)
    found = (one for fact in facts if not fact.doubtful for rule in RULES for one in rule(fact, around))
    return [suspicion for suspicion in found if not _answered(suspicion)]


def _answered(suspicion: Suspicion) -> bool:
    """Whether the fact's note speaks of one of the others: by its number, as people write it, or by its id."""
    named = {name for other in suspicion.others for name in (_shown(other), other.id)}
    return any(re.search(rf"(?<![\d,.]){re.escape(name)}(?![\d-]|,\d)", suspicion.fact.note) for name in named)


class _Surroundings:
    """The sound figures of a record, as the rules look them up."""

    def __init__(self, record: Dataset, origins: Mapping[str, str]) -> None:
        self.record, self.origins = record, origins
        facts = [fact for fact in record.facts if not fact.doubtful and fact.quantity.stated]
        self._alike = grouped(facts, lambda fact: (self.origin(fact), scope_of(fact)))
        self.by_document = grouped(facts, lambda fact: (fact.source, fact.claimant, scope_of(fact), str(fact.time)))
        self.by_number = grouped(facts, lambda fact: (fact.measure, fact.unit, fact.quantity.stated))
        self.by_end = grouped(facts, lambda fact: (fact.measure, fact.unit, fact.time.end))
        self.totals = [fact for fact in facts if fact.kind is Kind.CUMULATIVE]

    def origin(self, fact: Fact) -> str:
        """Whose figures are compared with each other: the official source's, in whatever print, or the claimant's."""
        keeper = self.record.vocabulary.measures[fact.measure].keeper
        return keeper or self.origins.get(fact.id, fact.claimant)

    def alike(self, fact: Fact) -> list[Fact]:
        """What the same voice says of the same thing, at any time."""
        return [one for one in self._alike.get((self.origin(fact), scope_of(fact)), ()) if one is not fact]

    def neighbours(self, fact: Fact) -> list[Fact]:
        """What the same voice says of the same thing about the same time, or the years beside it."""
        others = [other for other in self.alike(fact) if value_of(other) != value_of(fact)]
        if fact.kind is Kind.CUMULATIVE:  # by their ends: those of 2003 and 2022 share every earlier year
            return [other for other in others if abs(fact.time.end - other.time.end) <= 400]
        return [other for other in others if fact.time.days_apart(other.time) <= 400]


def _middle(fact: Fact) -> float:
    return statistics.fmean(fact.quantity.stated)


def tenfold(fact: Fact, around: _Surroundings) -> Iterator[Suspicion]:
    """About ten times, or a tenth of, what the same voice says of the same thing beside it."""
    apart = fact.unit == "percent" or fact.kind is Kind.EVENT or fact.confirmed
    if not fact.quantity.stated or apart or _middle(fact) <= 0:
        return  # one incident says nothing about the size of another
    near = [other for other in around.neighbours(fact) if _middle(other) > 0][:200]
    others = [_middle(other) for other in near]
    if not others or max(others) > STEADY * min(others):
        return
    ratio = _middle(fact) / statistics.median(others)
    if TENFOLD[0] <= ratio <= TENFOLD[1] or TENFOLD[0] <= 1 / ratio <= TENFOLD[1]:
        word = "ten times" if ratio > 1 else "a tenth of"
        shown = ", ".join(f"{_shown(other)} ({other.id})" for other in near[:2])
        korean = around.record.sources[fact.source].language.startswith("ko")
        slip = "만 and 천 confused" if korean else "a digit too many" if ratio > 1 else "a digit too few"
        text = f"{_shown(fact)} is about {word} the figures beside it: {shown}; {slip}?"
        yield Suspicion(fact, _end(fact), "tenfold", text, tuple(near[:2]))


def two_values(fact: Fact, around: _Surroundings) -> Iterator[Suspicion]:
    """Two exact values for one thing at one time in one document: one of them is another group's, place's or year's."""
    if not _exact(fact):
        return
    for other in around.by_document.get((fact.source, fact.claimant, scope_of(fact), str(fact.time)), ()):
        if other.id < fact.id and _exact(other) and not other.interval.compatible_with(fact.interval):
            text = f"{_shown(fact)}, and {other.id} has {_shown(other)} for the same thing and time in this document"
            text += ": is one another group's, place's or year's?"
            yield Suspicion(fact, _end(fact), "two-values", text, (other,))
            return


def _exact(fact: Fact) -> bool:
    return fact.quantity.qualifier is Qualifier.EXACT and not fact.planned and fact.kind is not Kind.EVENT


def transposed(fact: Fact, around: _Surroundings) -> Iterator[Suspicion]:
    """Two digits exchanged: 2,081 where another source has 2,801 for the same time."""
    value = fact.quantity.low if fact.quantity.low is not None else fact.quantity.high
    if not isinstance(value, int) or len(fact.quantity.stated) != 1:
        return
    beside = around.by_end.get((fact.measure, fact.unit, fact.time.end), ())
    others = [one for one in beside if one.kind is fact.kind and same_time(fact, one) and len(one.quantity.stated) == 1]
    meant = transposition_of(value, {number for other in others for number in other.quantity.stated})
    if meant and not any(value_of(other) == value_of(fact) for other in others if other is not fact):
        other = next(other for other in others if other.quantity.stated == (meant[0],))
        text = f"{_shown(fact)} has the digits of {_shown(other)} ({other.id}) in another order: which was printed?"
        yield Suspicion(fact, _end(fact), "transposed", text, (other,))


def wrong_year(fact: Fact, around: _Surroundings) -> Iterator[Suspicion]:
    """The register's count of the year beside it, where the register has another for this one."""
    measure = around.record.vocabulary.measures[fact.measure]
    if not measure.keeper or fact.time.whole_year is None or not _telling(fact):
        return
    own = around.alike(fact)
    here = [other for other in own if other.time.same_span(fact.time)]
    if not here or any(other.interval.compatible_with(fact.interval) for other in here):
        return
    for other in own:
        if other.quantity.stated == fact.quantity.stated and 0 < other.time.days_apart(fact.time) <= 366:
            text = f"{_shown(fact)} is the figure of {other.time} ({other.id}); {fact.time} has {_shown(here[0])}"
            yield Suspicion(fact, "period", "wrong-year", f"{text} ({here[0].id})", (other, here[0]))
            return


def hedge_lost(fact: Fact, around: _Surroundings) -> Iterator[Suspicion]:
    """A bound of an earlier source, printed as a value by a later one that passes the same figure on."""
    if max(fact.quantity.stated, default=0) < 100:
        return  # an equal number is a coincidence
    for other in around.by_number.get((fact.measure, fact.unit, fact.quantity.stated), ()):
        later = other.published.end > fact.published.end
        if later or other.source == fact.source or other.planned != fact.planned:
            continue
        # Of what is said to be repeated the time is no question: an undated figure carries the day of its own page.
        at_the_time = fact.repeats == other.id or fact.time.touches(other.time)
        if loses_bound(fact.quantity, other) and _chained(fact, other, around) and at_the_time:
            text = f"{other.id} gives it as “{other.phrase}”, a bound; did the hedge get lost on the way here?"
            yield Suspicion(fact, "qualifier", "hedge-lost", text, (other,))
            return


def _chained(fact: Fact, other: Fact, around: _Surroundings) -> bool:
    """Whether one passes the other on: the same origin, or the one's claimant among those by whom it came."""
    if fact.repeats == other.id or around.origins.get(fact.id) == around.origins.get(other.id):
        return True
    return fact.claimant == other.claimant and not fact.claimant.startswith("unattributed")


def undated(fact: Fact, _: _Surroundings) -> Iterator[Suspicion]:
    """A count of people present, or a share, without a date, unless a curator has seen that there is none."""
    if fact.kind not in DATED_BY_PRINT or not fact.time_assumed or fact.undated:
        return
    text = f"missing: {fact.published}, when it was printed, is assumed; if the source states none, undated = true"
    yield Suspicion(fact, "as_of", "undated", text)


def total_as_stock(fact: Fact, around: _Surroundings) -> Iterator[Suspicion]:
    """People present at a date, with the number of all who ever came by then, equal or rounded."""
    if fact.kind is not Kind.STOCK or fact.unit == "percent" or not _telling(fact):
        return
    for other in around.totals:
        within = around.record.vocabulary.lies_within("measure", fact.measure, other.measure)
        if not within or other.group != fact.group:
            continue
        met = fact.interval.compatible_with(other.interval) and not (fact.quantity.is_bound or other.quantity.is_bound)
        if met and abs(fact.time.end - other.time.end) <= NEAR:
            text = f"{_shown(fact)} is {other.id}, all who ever came: does the source say that they are there?"
            yield Suspicion(fact, "measure", "total-as-stock", text, (other,))
            return


Rule = Callable[[Fact, _Surroundings], Iterator[Suspicion]]
RULES: Sequence[Rule] = (tenfold, two_values, transposed, wrong_year, hedge_lost, total_as_stock, undated)


def _telling(fact: Fact) -> bool:
    return len(fact.quantity.stated) == 1 and fact.quantity.stated[0] >= 100


def _end(fact: Fact) -> str:
    return "low" if fact.quantity.low is not None else "high"


def _shown(fact: Fact) -> str:
    return " to ".join(f"{plain(number):,}" for number in fact.quantity.stated)
