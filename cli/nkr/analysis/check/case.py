"""A statement beside what the record has: which facts are like it, which support it, which exclude it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from nkr.analysis.check.evidence import Evidence, happened_by, published_by
from nkr.analysis.check.hypothesis import Hypothesis
from nkr.analysis.check.judgements import Judgement, JudgementKind, Why
from nkr.analysis.check.matching import How, Match, closest_first, how_matching, supports, telling
from nkr.analysis.compare.scope import Relation, compatible
from nkr.analysis.compare.verdicts import Verdict
from nkr.model import Fact, Kind, Period, Quantity, period
from nkr.model.grouping import grouped
from nkr.model.names import of_term as names_of_term
from nkr.model.patterns import regex
from nkr.model.period import MONTH
from nkr.model.statement import Known, Statement

RECENT_TOTAL = 92
"""Days by which a cumulative total may be older than the day up to which a text counts: ministries count by month."""
LAST_TOTAL = 366
"""The same where a text only says "so far": the last total that was out."""


NEARBY = 3 * 366
"""Days from the time that the words name within which an estimate, or a limit, may be the one that they mean."""
SAME_YEARS = 5 * 366
"""The same for what a claimant has said of a thing before or after."""
_WHERE = frozenset({"group", "place", "by", "event"})
FEW_DAYS = 3
"""Days up to which an incident is dated well enough to be told from others."""
WIDER_OF_INCIDENT = frozenset({"measure", "time", "place", "by", "event"})
"""On what wider words may mean an incident: its country for its town, its month for its day, all who tried for those
who got in."""


class Compared(NamedTuple):
    """A fact of the record beside the statement in its ``form``, and where they differ."""

    fact: Fact
    form: Fact
    differing: dict[str, Relation]

    @property
    def is_like(self) -> bool:
        return not self.differing


@dataclass(frozen=True)
class Case:
    """A statement beside the facts of its measure.

    What was published, or happened, after the day of the text does not count, except where a property says ``later``.
    ``listed`` is a figure of a list of which the record supports another.
    """

    evidence: Evidence
    hypothesis: Hypothesis
    listed: bool = False

    @property
    def statement(self) -> Statement:
        return self.hypothesis.statement

    @property
    def quantity(self) -> Quantity:
        quantity = self.statement.quantity
        assert quantity is not None, "asked first"  # noqa: S101 (states an invariant for the type checker)
        return quantity

    @property
    def written(self) -> Period | None:
        return self.hypothesis.written

    @cached_property
    def compared(self) -> list[Compared]:
        """The facts of the measure whose times may be the statement's, whenever they were published."""
        time = self.hypothesis.time
        if time is None:
            return []
        facts = self.evidence.of_measure(self.hypothesis.measure.code)
        return [self.compare(fact) for fact in facts if _may_be_near(fact, time) and happened_by(fact, self.written)]

    def compare(self, fact: Fact, *, any_time: bool = False) -> Compared:
        """A fact as the comparer compares it with the statement; ``any_time``: as if that were of the fact's time."""
        form = self.hypothesis.in_form_of(fact, any_time=any_time)
        assert form is not None, "asked first"  # noqa: S101 (states an invariant for the type checker)
        between = self.evidence.comparer.scopes.difference(form, fact, same_origin=False)
        return Compared(fact, form, dict(between))

    @cached_property
    def _sized(self) -> list[Compared]:
        return [entry for entry in self.compared if not entry.fact.doubtful]

    @cached_property
    def like(self) -> list[Fact]:
        """Facts of the same scope and time, published by then."""
        return [entry.fact for entry in self._sized if entry.is_like and published_by(entry.fact, self.written)]

    @cached_property
    def later(self) -> list[Fact]:
        """Facts of the same scope and time that were published after the text."""
        return [entry.fact for entry in self._sized if entry.is_like and not published_by(entry.fact, self.written)]

    @cached_property
    def close(self) -> list[Fact]:
        """Facts that the words may mean although they are narrower: what the words leave open, the fact states."""
        return [entry.fact for entry in self._sized if self._may_mean(entry)]

    @cached_property
    def meant(self) -> list[Fact]:
        """Those of them that were published by then."""
        return [fact for fact in self.close if published_by(fact, self.written)]

    def _may_mean(self, entry: Compared) -> bool:
        if entry.is_like or self._is_recent_total(entry):
            return not entry.is_like
        if entry.fact.kind is Kind.SHARE and self._is_of_named(entry):
            return True
        names, wider = entry.differing.keys(), set(entry.differing.values()) == {Relation.AROUND}
        wide = WIDER_OF_INCIDENT if entry.fact.event else ()
        return wider and all(name in wide or self.hypothesis.yields(name) for name in names)

    def may_mean_plan(self, entry: Compared) -> bool:
        """Whether the words may mean a plan: they tell it as done, and of no other scope, perhaps of a longer time."""
        names = dict(entry.differing)
        contained = (Relation.INSIDE, Relation.AROUND)
        if entry.fact.kind is Kind.CUMULATIVE and "time" in names:
            return False  # a total that was expected by last year has come true since
        return names.pop("planned", None) is not None and all(
            self._is_open(name, relation) or (name in ("time", "place", "event") and relation in contained)
            for name, relation in names.items()
        )

    def _is_open(self, dimension: str, relation: Relation) -> bool:
        """Whether a fact is narrower on a dimension that the words leave open."""
        return relation is Relation.AROUND and self.hypothesis.yields(dimension)

    def _is_recent_total(self, entry: Compared) -> bool:
        """Whether a fact is the last cumulative total before the day up to which the text counts."""
        time = self.hypothesis.time
        if entry.fact.kind is not Kind.CUMULATIVE or entry.differing.keys() != {"time"} or time is None:
            return False
        if entry.differing["time"] is not Relation.AROUND or self.statement.since:
            return False
        if not self.statement.time.certain or time.open_end:
            return time.end - entry.fact.time.end <= LAST_TOTAL
        named = period.parse(str(time).rpartition("/")[2])  # "by 2002" is any day of that year
        return named.start - entry.fact.time.end <= RECENT_TOTAL

    @cached_property
    def says_residents(self) -> bool:
        """Whether the figure's own clause says that so many live there: "is home to 4,870", "make their home here"."""
        mention = self.statement.mention
        return mention is not None and not self.is_out_of and _LIVE.search(mention.clause) is not None

    @property
    def is_out_of(self) -> bool:
        """Whether the figure is a whole, of which the verb says nothing: "46,215 living out of 133,619"."""
        mention = self.statement.mention
        return mention is not None and bool(_OUT_OF.search(mention.passage, mention.sentence, mention.start))

    @property
    def told_as_old(self) -> bool:
        """Whether the text itself tells the figure as an old one."""
        mention = self.statement.mention
        return mention is not None and not self.statement.present and TOLD_AS_OLD.search(mention.words) is not None

    # -- how the number matches -----------------------------------------------------------------------------------

    def matching(self, facts: Iterable[Fact], where: str = "same") -> list[Match]:
        """How the statement's number matches each of ``facts``, the closest first; without those that it excludes."""
        found = ((fact, how_matching(self.quantity, fact)) for fact in facts)
        return closest_first(Match(fact, how, where) for fact, how in found if how is not None)

    def supporting(self, facts: Iterable[Fact]) -> list[Match]:
        found = [match for match in self.matching(facts) if supports(match.how, self.quantity, match.fact)]
        return [match for match in found if match.how is not How.HEDGE] if self.says_exactly else found

    @cached_property
    def says_exactly(self) -> bool:
        """Whether the words insist on the number, which no "about" of a source bears out: "exactly 600"."""
        mention = self.statement.mention
        return mention is not None and _EXACTLY.search(mention.passage, mention.sentence, mention.start) is not None

    @cached_property
    def support(self) -> list[Match]:
        """What supports the statement: facts like it, else what its words may mean."""
        if own := self.supporting(fact for fact in self.like if not self._is_replaced_release(fact)):
            return own
        meant = self.supporting(fact for fact in self.meant if not self._is_one_of_several(fact))
        if not self.excluding:
            return meant
        # One incident of the year, or one year of a span, is no contradiction to all that happened in it.
        group = self.statement.group.value or self.hypothesis.measure.group
        single = (match for match in meant if match.fact.kind is Kind.EVENT or match.fact.time.whole_year)
        single = (match for match in single if match.fact.group == group)
        return [match for match in single if match.how in EXACT]

    def _is_one_of_several(self, fact: Fact) -> bool:
        """Whether the words count a longer time, in which the record has another incident beside that of a fact."""
        time = self.hypothesis.time
        if fact.kind is not Kind.EVENT or time is None or time.days <= MONTH:
            return False
        others = (entry.fact for entry in self._sized if entry.fact.kind is Kind.EVENT and self._may_mean(entry))
        return any(other.event != fact.event and not other.time.touches(fact.time) for other in others)

    def _is_replaced_release(self, fact: Fact) -> bool:
        """Whether a fact is an earlier release of the register, which decides nothing beside the latest."""
        latest = self.latest
        replaced = latest is not None and not fact.interval.compatible_with(latest.interval)
        return replaced and self.evidence.is_official(fact)

    @cached_property
    def later_support(self) -> list[Match]:
        return self.supporting([*self.later, *self.close])

    @cached_property
    def excluding(self) -> list[Fact]:
        """Facts that cannot be true together with the statement: like it and apart, or a part larger than its whole."""
        entries = self._sized if self.quantity.has_size else []
        known = (entry for entry in entries if published_by(entry.fact, self.written))
        return [entry.fact for entry in known if self._exceeds(entry) or self._is_apart(entry)]

    def _is_apart(self, entry: Compared) -> bool:
        """Whether a fact like the words excludes them. Of an incident that only its month dates there are several."""
        fact, time = entry.fact, self.hypothesis.time
        dated = time is None or fact.time.days <= max(time.days, FEW_DAYS)
        is_one = dated or not fact.event or bool(self.statement.event.value)
        return (entry.is_like or fact in self.of_named) and is_one and self.excludes(fact)

    @cached_property
    def of_named(self) -> list[Fact]:
        """What the one who is named gave for the very time, where the words leave open where it was."""
        return [entry.fact for entry in self._sized if self._is_of_named(entry) and self._may_mean(entry)]

    def _is_of_named(self, entry: Compared) -> bool:
        """Whether the one who is named gave a fact for the very time, and it differs only in what the words leave open:
        where it was and, of a share, of whom: "more than 70 percent of them were women".
        """
        said, time, fact = self.statement, self.hypothesis.time, entry.fact
        share = fact.kind is Kind.SHARE
        known = said.time.certain if share else said.time.known is Known.STATED
        if time is None or not known or said.claimant.known is not Known.STATED or fact.claimant != self.claimant:
            return False
        names = entry.differing.keys()
        left_open = all(getattr(said, name).known is not Known.STATED for name in names & _WHERE)
        return fact.time.same_span(time) and names <= (_WHERE if share else _WHERE - {"group"}) and left_open

    def excludes(self, fact: Fact) -> bool:
        if fact.id not in self._excludes:
            apart = how_matching(self.quantity, fact) is None  # asked first: it decides most, and makes no fact
            form = self.hypothesis.in_form_of(fact, any_time=True) if apart else None
            self._excludes[fact.id] = form is not None and not compatible(form, fact)
        return self._excludes[fact.id]

    @cached_property
    def _excludes(self) -> dict[str, bool]:
        return {}

    def _exceeds(self, entry: Compared) -> bool:
        """Whether a part exceeds its whole. What may be one incident is no whole of the others."""
        if not entry.differing or compatible(entry.form, entry.fact):
            return False
        comparison = self.evidence.comparer.compare(entry.form, entry.fact)
        if comparison.verdict is not Verdict.CONFLICT or comparison.reasons[0].code != "part-exceeds-whole":
            return False
        around = Relation.AROUND in entry.differing.values()
        decided = self.statement.kind.known is Known.STATED or Kind.EVENT not in self.hypothesis.kinds
        return decided or not around

    # -- the register ---------------------------------------------------------------------------------------------

    @cached_property
    def releases(self) -> list[Fact]:
        """The keeper's releases for the same thing and time, the oldest first."""
        return self._releases(self.like)

    @cached_property
    def later_releases(self) -> list[Fact]:
        return self._releases(self.later)

    def _releases(self, facts: Iterable[Fact]) -> list[Fact]:
        official = [fact for fact in facts if self.evidence.is_official(fact)]
        return sorted(official, key=lambda fact: (fact.published.end, fact.published.start, fact.id))

    @cached_property
    def latest(self) -> Fact | None:
        """The keeper's latest release by the day of the text, by its own word where the record has that."""
        return self.evidence.latest_release(self.like)

    @cached_property
    def recent_totals(self) -> list[Fact]:
        """The keeper's totals up to shortly before the day up to which a text counts."""
        totals = [entry.fact for entry in self._sized if self._is_recent_total(entry)]
        return [fact for fact in totals if self.evidence.is_official(fact) and published_by(fact, self.written)]

    # -- whose it is, and how certain ------------------------------------------------------------------------------

    @property
    def claimant(self) -> str:
        """The claimant whom the words name; "" for one without a name of its own ("aid workers")."""
        code = self.statement.claimant.value
        term = self.hypothesis.vocabulary.claimants.get(code)
        return code if term is not None and not term.unnamed else ""

    @cached_property
    def of_claimant(self) -> list[Fact]:
        """What the claimant whom the words name has published for the same thing and time, other than a register."""
        if not self.claimant or self.claimant == self.hypothesis.measure.keeper:
            return []
        return [fact for fact in self.like if fact.claimant == self.claimant]

    @property
    def of_claimant_nearby(self) -> list[Fact]:
        """What that claimant has published for the same thing within some years, the nearest first."""
        if not self.claimant or self.claimant == self.hypothesis.measure.keeper or self.hypothesis.time is None:
            return []
        time = self.hypothesis.time
        own = [fact for fact in self.of_scope if fact.claimant == self.claimant and fact.quantity.has_size]
        near = [fact for fact in own if fact.time.days_apart(time) <= SAME_YEARS]
        return sorted(near, key=lambda fact: (fact.time.days_apart(time), fact.id))

    @property
    def may_come_from_claimant(self) -> bool:
        """Whether the record has the number, of whatever time, from the one who is named, or in its own document."""
        own = self.hypothesis.measure.code
        label = self.hypothesis.vocabulary.claimants[self.claimant].label.casefold().removeprefix("the ")
        facts = [fact for fact in self.evidence.stating(self.quantity.stated) if fact.measure == own]
        printed = (self.evidence.record.source_of(fact).publisher.casefold() for fact in facts)
        return any(self.claimant in (fact.claimant, *fact.via) for fact in facts) or any(label in by for by in printed)

    @cached_property
    def claimed_by_another(self) -> bool:
        """Whether the words name a claimant, and all that support the figure name others."""
        return self.are_of_another(self.support)

    def are_of_another(self, matches: Sequence[Match]) -> bool:
        """Whether the words name a claimant, and all of ``matches`` name others."""
        source, claimants = self.statement.claimant, self.hypothesis.vocabulary.claimants
        if source.known is not Known.STATED or not matches:
            return False
        if not self.claimant:
            office = _OFFICE.search(source.words)
            names = [names_of_term(claimants[match.fact.claimant]) for match in matches]
            return office is not None and not any(
                office.group().casefold() in " ".join(name).casefold() for name in names
            )
        if claimants[self.claimant].kind == "media":
            return False
        for match in matches:
            term = claimants.get(match.fact.claimant)
            if term is None or self.claimant in (term.code, *term.within, *match.fact.via):
                return False
            if term.code in claimants[self.claimant].within:
                return False
        return True

    @property
    def is_anothers_alone(self) -> bool:
        """Whether one other source alone gives the very number, which is too long for a coincidence."""
        if not self.claimant:
            return False
        named = self.hypothesis.vocabulary.claimants[self.claimant]
        sources = {match.fact.claimant for match in self.support}
        exact = all(match.how is How.EXACTLY for match in self.support)
        telling_number = max(map(telling, self.quantity.stated), default=0) >= 2
        alone = len(sources) == 1 and named.kind != "media" and not self.may_come_from_claimant
        return alone and exact and telling_number

    @property
    def is_rate(self) -> bool:
        """Whether a figure is so many a year, which holds for some years and need not name one."""
        return self.statement.unit.endswith("-per-year")

    @property
    def fields_certain(self) -> bool:
        """Whether measure, scope and time are stated, or carried within the paragraph.

        What the words leave to the default counts as said; so does "now" for a stock, and "so far" for a total.
        """
        statement = self.statement
        scope = (statement.group, statement.place, statement.by, statement.event)
        if not statement.measure.certain or any(field.known is Known.CARRIED and not field.near for field in scope):
            return False
        assumed = self.hypothesis.kinds[0] in (Kind.STOCK, Kind.CUMULATIVE, Kind.LENGTH) or self.is_rate
        return statement.time.certain or (assumed and statement.time.known is not Known.CARRIED)

    # -- what has replaced what, and what else there is ------------------------------------------------------------

    def replaced_by(self, fact: Fact, *, since: bool = False) -> Fact | None:
        """The figure by which the fact's own original source had replaced it by the day of the text, or ``since``."""
        comparer = self.evidence.comparer
        if since and self.evidence.is_official(fact):
            later = [release for release in self.later_releases if release.published.start > fact.published.end]
            return later[-1] if later and self.excludes(later[-1]) else None
        for other in self._by_origin.get(comparer.origin(fact), ()):
            if other.published.end <= fact.published.end:
                return None
            if published_by(other, self.written) is not since and self.excludes(other):
                if comparer.compare(fact, other, brief=True).verdict is Verdict.REVISION:
                    return other
        return None

    @cached_property
    def _by_origin(self) -> dict[str, list[Fact]]:
        """The facts of the same scope and time by their original source, the newest first."""
        facts = sorted([*self.like, *self.later], key=lambda fact: (fact.published.end, fact.id), reverse=True)
        return grouped(facts, self.evidence.comparer.origin)

    @cached_property
    def anywhere(self) -> list[Match]:
        """The facts of the same scope at any time that have the number, published by then."""
        found = self.matching(self._of_measure, "other-time")
        return [match for match in found if self._is_of_scope(match.fact)]

    @property
    def of_scope(self) -> list[Fact]:
        """The facts of the same scope at any time, published by then."""
        return [fact for fact in self._of_measure if self._is_of_scope(fact)]

    @cached_property
    def newest(self) -> list[Fact]:
        """The newest figure of the same scope, at whatever time: none, or one."""
        newest_first = sorted(self._of_measure, key=lambda fact: (-fact.time.end, -fact.published.end, fact.id))
        return list(islice(filter(self._is_of_scope, newest_first), 1))

    @property
    def _of_measure(self) -> Iterator[Fact]:
        for fact in self.evidence.of_measure(self.hypothesis.measure.code):
            if not fact.doubtful and not fact.planned and published_by(fact, self.written):
                yield fact

    def _is_of_scope(self, fact: Fact) -> bool:
        """Whether a fact of any time is of the statement's scope, or narrower where the words leave that open."""
        differing = self.compare(fact, any_time=True).differing
        return all(self._is_open(name, relation) for name, relation in differing.items())

    # -- the judgement --------------------------------------------------------------------------------------------

    def judged(
        self,
        kind: JudgementKind,
        matches: Sequence[Match] = (),
        against: Sequence[Fact] = (),
        *,
        why: Why = Why.PLAIN,
        cause: Fact | None = None,
        to_print: Fact | None = None,
    ) -> Judgement:
        return Judgement(
            statement=self.statement,
            kind=kind,
            certainty=self.statement.certainty,
            why=why,
            matches=tuple(matches),
            against=self._in_order(against),
            origins=self.evidence.origins(match.fact for match in matches),
            cause=cause,
            to_print=to_print,
        )

    def _in_order(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """The keeper's latest release first, then what was published last."""
        latest = self.latest
        return tuple(sorted(dict.fromkeys(facts), key=lambda fact: (fact is not latest, -fact.published.end, fact.id)))

    def elsewhere(self, facts: Iterable[Fact]) -> Iterator[Compared]:
        """``facts`` of what had happened by then, as the comparer compares them with the statement.

        A writer who took a number from another line of a table may have had one that the record has in a later print.
        """
        for fact in facts:
            counts = published_by(fact, self.written) or bool(self.excluding)
            if counts and happened_by(fact, self.written) and not fact.doubtful and not fact.planned:
                yield self.compare(fact)


def _may_be_near(fact: Fact, time: Period) -> bool:
    """Whether a fact's time can be the statement's, or contain or reach it: saves the comparer nine tenths."""
    return fact.kind is Kind.LENGTH or fact.time.days_apart(time) <= (366 if fact.kind is Kind.STOCK else 0)


TOLD_AS_OLD = regex(
    r"\b(?:once|at (?:that|the) time|back then|used to|until recently|originally|had (?:said|put|spoken)"
    r"|then (?:printed|wrote|said|put|spoke))\b"
)
"""Words by which a text tells a figure as an old one."""
_EXACTLY = regex(r"\b(?:[Ee]xactly|[Pp]recisely|no more and no (?:less|fewer) than)\s+\Z")
_OUT_OF = regex(r"\bout of (?:the |some |about )?\Z")
_OFFICE = regex(
    r"\b(?:[Pp]olice|[Mm]inistry|[Ii]ntelligence|[Pp]rosecutors?|[Cc]oast [Gg]uard|[Aa]rmy|[Mm]ilitary|its government"
    r"|UN)\b"
)
"""Words that say whose a figure is, where they name no one."""
_LIVE = regex(
    r"\b(?:(?<!\ba )living|(?<!\bto )(?<!\btheir )(?<!\bnew )lives?|residents?|resid(?:e|es|ing)"
    r"|mak(?:e|es|ing) (?:their|a|new) (?:homes?|li[fv]es?)"
    r"|home (?:to|for)|calls? [\w ]{2,20} home|population)\b(?! (?:abroad|in china|in hiding))"
    r"|거주(?!지)|살고 있|사는 탈북|居住|暮らして",
    re.IGNORECASE,
)
"""Words of those who are somewhere, not of all who ever came."""
EXACT = frozenset({How.EXACTLY, How.HEDGE})
