"""What a figure of a draft is taken to say: of which measure it is, about when, and how sure that is.

The words around it tell the measure (``analysis.cues``), the dates in its sentence the time (``checking.times``); the
number itself helps where it stands in the record for one thing alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from nkr.analysis.checking.evidence import Evidence
from nkr.analysis.checking.matching import telling
from nkr.analysis.checking.times import same_time, time_of
from nkr.analysis.cues import CueBook, Found, book
from nkr.model.figure import Mention
from nkr.model.period import Period
from nkr.model.quantity import Qualifier, Quantity
from nkr.model.vocabulary import Kind, Measure

_ANYBODY = frozenset({"people", "person", "persons", "others", "individuals", "men", "women", "children", "adults"})
"""Words for people that say nothing about who they are."""
LEAN = 0.25
"""How much a word such as "since" speaks for a running total, and a year for the flow that it contains."""


class Sureness(StrEnum):
    """How sure it is which measure and time a figure of a draft is of."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a figure of a draft is taken to say, for one measure."""

    mention: Mention
    measure: Measure
    time: Period | None
    since: bool
    sureness: Sureness
    candidates: tuple[Found, ...] = ()
    score: float = 0.0
    loose: bool = False
    """Whether the time may be that of another figure of the sentence."""

    @property
    def quantity(self) -> Quantity:
        return self.mention.figure.quantity


class Reader:
    """Tells what figures are taken to say, by the vocabulary and the numbers of one record."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._vocabulary = evidence.record.vocabulary

    @cached_property
    def _measures(self) -> CueBook:
        return book((code, measure.cues) for code, measure in self._vocabulary.measures.items() if measure.cues)

    @cached_property
    def _groups(self) -> CueBook:
        return book((code, term.cues) for code, term in self._vocabulary.groups.items() if term.cues)

    def claims(self, mentions: Iterable[Mention], *, subject: bool) -> list[tuple[Mention, Claim | None]]:
        """Each figure with what it is taken to say.

        What a paragraph speaks of it goes on to speak of: a figure with a year ("2,297 in 2009") whose own words tell
        nothing, or the same thing weakly, is taken to be of the measure of the figure before it.
        """
        made: list[tuple[Mention, Claim | None]] = []
        leading: Claim | None = None
        for mention in mentions:
            claim = self.claim(mention, subject=subject)
            if leading is not None and leading.mention.paragraph != mention.paragraph:
                leading = None
            if leading is not None and (claim is None or claim.sureness is Sureness.UNSURE):
                claim = self._continued(mention, claim, leading)
            if claim is not None and claim.sureness is not Sureness.UNSURE:
                leading = claim
            made.append((mention, claim))
        return made

    def _continued(self, mention: Mention, claim: Claim | None, leading: Claim) -> Claim | None:
        """A claim that the figure before it tells; nothing where the figure's own words speak against it."""
        figure = mention.figure
        if claim is not None:
            same = claim.measure.code == leading.measure.code
            return replace(claim, sureness=Sureness.LIKELY, score=leading.score) if same else claim
        strange = mention.change or mention.thing or mention.nation or mention.summed
        if figure.year is None or strange or (figure.unit or "persons") not in leading.measure.units or figure.noun:
            return None
        time = time_of(mention)
        return Claim(mention, leading.measure, time.time, time.since, Sureness.UNSURE, (), leading.score)

    def names_subject(self, text: str) -> bool:
        """Whether a text names any of those whom the record counts; true where the vocabulary has no words for it."""
        counted: dict[str, Counter[str]] = {}
        for measure in self._vocabulary.measures.values():
            if measure.group:
                counted.setdefault(measure.collection, Counter())[measure.group] += 1
        # Whom most measures of a collection count: "children" alone are anybody's.
        defaults = {group for times in counted.values() for group in times if times[group] == max(times.values())}
        known = {code for code in defaults if self._vocabulary.groups[code].cues}
        return not known or bool(self._groups.named(text) & known)

    def candidates(self, mention: Mention) -> list[Found]:
        """The measures that the words around a figure point to and whose units it may have, the strongest first."""
        if mention.change:
            return []
        found = self._measures.found(mention.passage, mention.start, mention.end, mention.sentence)
        unit = mention.figure.unit
        vocabulary = self._vocabulary
        fitting = [entry for entry in found if (unit or "persons") in vocabulary.measures[entry.code].units]
        if not self.counts_ours(mention) or (
            mention.nation and self._counted and not self._groups.named(mention.nation)
        ):
            # "Three diplomats said", "1.6 million Syrian refugees": people, and none of those whom the record counts.
            return [entry._replace(score=round(entry.score / 4, 3)) for entry in fitting]
        thing = mention.thing.casefold()
        if thing and thing not in self._counted and not self._groups.named(thing):
            return [entry for entry in fitting if thing in map(str.casefold, entry.words)]
        return fitting

    def counts_ours(self, mention: Mention) -> bool:
        """Whether a figure's noun may be one for those whom the record counts; true where it names nobody."""
        noun = mention.figure.noun.casefold()
        if mention.figure.unit != "persons" or not noun or not self._counted or noun in self._counted:
            return True
        return bool(self._groups.named(noun))

    @cached_property
    def _counted(self) -> frozenset[str]:
        """Nouns for those whom the record counts: the groups' names, where the vocabulary gives any besides labels."""
        groups = self._vocabulary.groups.values()
        if not any(term.aliases for term in groups):
            return frozenset()
        names = [name for term in groups for name in (term.label, term.singular, *term.aliases)]
        return frozenset(name.casefold() for name in names) | _ANYBODY

    def claim(self, mention: Mention, *, subject: bool = True) -> Claim | None:
        """What a figure is taken to say; ``None`` where neither words nor number point to any measure.

        ``subject`` is false where the whole text never names those whom the record counts: then nothing is sure.
        """
        time, since, carried, loose = time_of(mention)
        words = self.candidates(mention)
        numbers = self._by_number(mention, time)
        scores = {entry.code: entry.score for entry in words}
        # A number of four digits that stands in the record for this very year says what it is.
        for code, weight in numbers.items():
            scores[code] = scores.get(code, 0) + weight
        scores = self._leaning(scores, since=since or mention.running, time=time)
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))
        code, best = ranked[0]
        second = next((score for other, score in ranked[1:] if not self._kindred(code, other)), 0.0)
        sureness = _sureness(best, second, by_words=any(entry.code == code for entry in words))
        if not subject:
            sureness = Sureness.UNSURE
        measure = self._vocabulary.measures[code]
        if carried and not set(measure.kinds) & {Kind.FLOW, Kind.EVENT}:
            time = None  # how many are there, or ever came, is told of the day of the text unless a time stands with it
        return Claim(mention, measure, time, since, sureness, tuple(words[:5]), best, loose or carried)

    def _leaning(self, scores: dict[str, float], *, since: bool, time: Period | None) -> dict[str, float]:
        """Between a flow and the running total that contains it, "since" and "so far" speak for the total, a year
        for the flow.
        """
        measures = self._vocabulary.measures
        for code in list(scores):
            for whole in measures[code].part_of:
                if whole not in scores or measures[whole].kinds != (Kind.CUMULATIVE,):
                    continue
                if Kind.FLOW not in measures[code].kinds:
                    continue
                if since:
                    scores[whole] += LEAN
                elif time is not None and time.days < 370:
                    scores[code] += LEAN
        return scores

    def _kindred(self, one: str, other: str) -> bool:
        """Whether one is part of the other: a doubt between them is none about the topic."""
        return self._vocabulary.lies_within("measure", one, other) or self._vocabulary.lies_within(
            "measure", other, one
        )

    def _by_number(self, mention: Mention, time: Period | None) -> dict[str, float]:
        """Measures in which the number itself stands, weighed by how telling it is and whether the time fits."""
        quantity = mention.figure.quantity
        stated = quantity.stated
        if not stated or quantity.qualifier is Qualifier.VAGUE:
            return {}
        weight = min(max(telling(value) for value in stated), 5) - 2
        if weight <= 0:
            return {}
        found: dict[str, float] = {}
        stating = self._evidence.stating(stated)
        if weight > 1 and len({fact.measure for fact in stating}) == 1:
            weight *= 2  # the record has the number for one thing alone
        for fact in stating:
            if mention.figure.unit and fact.unit != mention.figure.unit:
                continue
            fits = time is not None and same_time(time, fact, since=False)
            found[fact.measure] = max(found.get(fact.measure, 0), 0.3 * weight * (2 if fits else 1))
        return found


def _sureness(best: float, second: float, *, by_words: bool) -> Sureness:
    if best < 0.4 or not by_words:
        return Sureness.LIKELY if best >= 0.9 and second < best / 2 else Sureness.UNSURE
    if best >= 0.7 and second <= 0.7 * best:
        return Sureness.SURE
    return Sureness.LIKELY if second <= 0.9 * best else Sureness.UNSURE
