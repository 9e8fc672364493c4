"""What a figure of a draft is taken to say: of which measure it is, about when, and how sure that is.

The words around it tell the measure (``analysis.cues``), the dates in its sentence the time (``checking.times``); the
number itself helps where it stands in the record for one thing alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from nkr.analysis.check.evidence import Evidence
from nkr.analysis.check.matching import telling
from nkr.model.figure import Mention
from nkr.model.period import Period
from nkr.model.quantity import Qualifier
from nkr.model.statement import Certainty, Field, Known, Statement
from nkr.model.vocabulary import Kind, Measure, Vocabulary
from nkr.reading.cues import CueBook, Found, book
from nkr.reading.statements import Claim, Sureness
from nkr.reading.times import TimeOf, same_time, time_of

_ANYBODY = frozenset(
    {"people", "person", "persons", "others", "individuals", "men", "women", "children", "adults"}
    | {"male", "males", "female", "females", "남성", "여성", "男性", "女性"}
)
"""Words for people that say nothing about who they are."""
LEAN = 0.25
"""How much a word such as "since" speaks for a running total, and a year for the flow that it contains."""


AGREES = 0.6
"""How much it speaks for a measure that the words allow that the record has the number for it at the time named."""
FAINT = 0.15
"""Up to which score words about something else say nothing at all."""
STRONG = 0.7
"""From which score on the words alone say what is counted."""

_POINTING = re.compile(r"\b(?:it|they|the (?:number|figure|total|count|share))\b", re.IGNORECASE)
_NAME_BEHIND = re.compile(r"\s+([A-Z][a-z]{2,}\w*)")
_FACTOR = re.compile(r"\b(?:factor|multiple)s? of\s*\Z", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"\b(?:in|within) (?:one|a|a single|the same|just one) (?:night|day|weekend)\b|\bovernight\b", re.IGNORECASE
)
_NOW = re.compile(r"\b(?:now|today|currently|at present|still|are|is|live|hide|remain|hold|holds)\b", re.IGNORECASE)


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

    def claims(
        self, mentions: Iterable[Mention], *, subject: bool, written: Period | None = None
    ) -> list[tuple[Mention, Claim | None]]:
        """Each figure with what it is taken to say. ``written`` is the date of the text.

        What a paragraph speaks of it goes on to speak of: a figure with a year ("2,297 in 2009") whose own words tell
        nothing, or the same thing weakly, is taken to be of the measure of the figure before it.
        """
        made: list[tuple[Mention, Claim | None]] = []
        leading: Claim | None = None
        paragraph = 0  # of the last figure that went on with it
        for mention in mentions:
            claim = self.claim(mention, subject=subject, written=written)
            if mention.paragraph > paragraph + 1:
                leading = None
            if leading is not None and (claim is None or claim.sureness is Sureness.UNSURE):
                claim = self._continued(mention, claim, leading)
            if leading is not None and claim is not None and _is_bare_share(mention, leading):
                claim = replace(claim, sureness=Sureness.UNSURE)
            if claim is not None and claim.sureness is not Sureness.UNSURE:
                leading = claim
            if leading is not None and claim is not None and claim.measure is leading.measure:
                paragraph = mention.paragraph
            made.append((mention, claim))
        return made

    def _continued(self, mention: Mention, claim: Claim | None, leading: Claim) -> Claim | None:
        """A claim that the figure before it tells; nothing where the figure's own words speak against it."""
        figure, when = mention.figure, time_of(mention)
        fixed = when.time is not None and not when.carried
        if self._is_strange(mention) or mention.change or mention.summed:
            return claim
        before = leading.mention
        together = before.paragraph == mention.paragraph
        if claim is not None and claim.measure.code == leading.measure.code:
            likely = together and (fixed or figure.noun)
            return replace(claim, sureness=Sureness.LIKELY, score=leading.score) if likely else claim
        has_it = when.time is not None and self._states(mention, leading.measure, when)
        if claim is not None and not (has_it and together):
            return claim
        if (figure.unit or "persons") not in leading.measure.units:
            return None
        if figure.noun and figure.noun.casefold() not in self._counted:
            return None
        pointing = together and _POINTING.search(mention.words, 0, mention.start - mention.sentence) is not None
        if not fixed and not pointing:
            return None
        rows = together and "\t" in _as_row(before) and "\t" in _as_row(mention)
        go_on = before.words == mention.words or rows or has_it or pointing
        sureness = Sureness.LIKELY if fixed and go_on and not _in_wide_row(mention) else Sureness.UNSURE
        time = when.time if fixed else leading.time
        return Claim(mention, leading.measure, time, when.since, sureness, (), leading.score, when.loose, when.until)

    def _states(self, mention: Mention, measure: Measure, when: TimeOf) -> bool:
        """Whether the record has the figure's very number for a measure at a time."""
        stating = self._evidence.stating(mention.figure.quantity.stated)
        return any(
            fact.measure == measure.code
            and not fact.doubtful
            and when.time is not None
            and same_time(when.time, fact, since=when.since, until=when.until)
            for fact in stating
        )

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
        if mention.change or _FACTOR.search(mention.passage, 0, mention.start):
            return []
        found = self._measures.found(mention.passage, mention.start, mention.end, mention.sentence)
        unit = mention.figure.unit
        measures = self._vocabulary.measures
        fitting = [entry for entry in found if (unit or "persons") in measures[entry.code].units]
        if not self._is_strange(mention):
            return fitting
        if thing := mention.thing.casefold():
            return [entry for entry in fitting if thing in map(str.casefold, entry.words)]
        if not mention.figure.noun:
            return []
        return [entry._replace(score=entry.score / 4) for entry in fitting if entry.score > 4 * FAINT]

    def _is_strange(self, mention: Mention) -> bool:
        """Whether a figure counts none of those whom the record counts, by the noun or name behind it: "three
        diplomats said", "1.6 million Syrian refugees", "35 Uighurs", "22 chairs".
        """
        thing = mention.thing.casefold()
        if thing and thing not in self._counted and not self._groups.named(thing):
            return True
        if not self._counted or mention.figure.unit in ("km", "miles"):
            return False
        noun = mention.figure.noun.casefold()
        if not self.counts_ours(mention):
            return True
        behind = mention.passage[mention.end : mention.end + 40]
        name = _NAME_BEHIND.match(behind) if mention.language == "en" and not noun else None
        named = mention.nation or (behind[name.start() :] if name else "")
        return bool(named) and not self._groups.named(named)

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

    def claim(self, mention: Mention, *, subject: bool = True, written: Period | None = None) -> Claim | None:
        """What a figure is taken to say; ``None`` where neither words nor number point to any measure.

        ``subject`` is false where the whole text never names those whom the record counts: then nothing is sure.
        """
        when = time_of(mention)
        words = self.candidates(mention)
        scores = {entry.code: entry.score for entry in words}
        for code, weight in self._by_number(mention, when, words).items():
            scores[code] = scores.get(code, 0) + weight
        scores = self._leaning(scores, mention, when)
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))
        code, best = ranked[0]
        second = next((score for other, score in ranked[1:] if not self._kindred(code, other)), 0.0)
        by_words = next((entry for entry in words if entry.code == code), None)
        sureness = _sureness(best, second, by_words=by_words is not None)
        here = mention.figure.noun or (when.time is not None and not when.carried)
        if not subject or _in_wide_row(mention) or (by_words is not None and not by_words.own and not here):
            sureness = Sureness.UNSURE
        measure = self._vocabulary.measures[code]
        time = when.time
        if when.carried and not set(measure.kinds) & {Kind.FLOW, Kind.EVENT}:
            time = None  # how many are there, or ever came, is told of the day of the text unless a time stands with it
        present = time is None and measure.kinds == (Kind.STOCK,) and _NOW.search(mention.words)
        return Claim(
            mention,
            measure,
            time,
            when.since,
            sureness,
            tuple(words[:5]),
            best,
            when.loose or when.carried,
            when.until,
            bool(_AT_ONCE.search(mention.words)),
            written if present else None,
        )

    def _leaning(self, scores: dict[str, float], mention: Mention, when: TimeOf) -> dict[str, float]:
        """Between a flow and the running total that contains it, "since" and "so far" speak for the total, a year
        for the flow.
        """
        measures = self._vocabulary.measures
        during = when.time is not None and when.time.days < 370 and not when.until and not when.carried
        for code in list(scores):
            for whole in measures[code].part_of:
                if whole not in scores or measures[whole].kinds != (Kind.CUMULATIVE,):
                    continue
                if Kind.FLOW not in measures[code].kinds:
                    continue
                if when.since or (mention.running and not during):
                    scores[whole] += LEAN
                elif when.time is not None and when.time.days < 370:
                    scores[code] += LEAN
        return scores

    def _may_be(self, found: Found, strongest: Found) -> bool:
        """Whether the number may choose a measure before the one that the words point to most: where they hardly tell
        the two apart, or one is the running total of the other ("by the end of 2019, 1,047 had come").
        """
        measures = self._vocabulary.measures
        kinds = {*measures[found.code].kinds, *measures[strongest.code].kinds}
        counts_on = kinds == {Kind.FLOW, Kind.CUMULATIVE} and self._kindred(found.code, strongest.code)
        return found.own and found.score >= (0.5 if counts_on else 0.8) * strongest.score

    def _kindred(self, one: str, other: str) -> bool:
        """Whether one is part of the other: a doubt between them is none about the topic."""
        return self._vocabulary.lies_within("measure", one, other) or self._vocabulary.lies_within(
            "measure", other, one
        )

    def _by_number(self, mention: Mention, when: TimeOf, words: Sequence[Found]) -> dict[str, float]:
        """Measures in which the number itself stands, weighed by how telling it is and whether the time fits.

        A number of four digits that the record has for this very year says what it is, unless the words say something
        else: "28,607 live in South Korea" is no running total, although that is what the number is in the record. A
        number of few digits only chooses between measures that the words allow.
        """
        quantity = mention.figure.quantity
        stated = quantity.stated
        if not stated or quantity.qualifier is Qualifier.VAGUE or self._is_strange(mention):
            return {}
        told = bool(words) and words[0].own and words[0].score >= STRONG
        allowed = {entry.code for entry in words if not told or self._may_be(entry, words[0])}
        stating = [
            fact
            for fact in self._evidence.stating(stated)
            if fact.unit == (mention.figure.unit or fact.unit) and (not told or fact.measure in allowed)
        ]
        # "30,000 to 300,000" tells more than either end of it
        weight = min(sum(telling(value) for value in stated) + len(stated) - 1, 5) - 2
        if weight > 1 and len({fact.measure for fact in stating}) == 1:
            weight *= 2  # the record has the number for one thing alone
        found: dict[str, float] = {}
        for fact in stating:
            fits = when.time is not None and same_time(when.time, fact, since=when.since, until=when.until)
            if weight > 0:
                score = 0.3 * weight * (2 if fits else 1)
            elif fits and not fact.doubtful and fact.measure in allowed:
                score = AGREES
            else:
                continue
            found[fact.measure] = max(found.get(fact.measure, 0), score)
        return found


def _is_bare_share(mention: Mention, leading: Claim) -> bool:
    """Whether a bare number may be a share like the one before it: "56 percent in 2002, and in 1998 it was 12"."""
    bare = not mention.figure.unit and not mention.figure.noun
    return bare and leading.mention.figure.unit == "percent" and leading.mention.words == mention.words


def _in_wide_row(mention: Mention) -> bool:
    """Whether a figure stands in a row of a table with others, so that only its column tells what it counts."""
    return sum(bool(re.search(r"\d", cell)) for cell in _as_row(mention).split("\t")) > 2


def _as_row(mention: Mention) -> str:
    """The line of a table that a figure stands in, its cells parted by tabs."""
    return mention.words.strip("| \n").replace("|", "\t")


def _sureness(best: float, second: float, *, by_words: bool) -> Sureness:
    if best < 0.4 or not by_words:
        return Sureness.LIKELY if best >= 0.9 and second < best / 2 else Sureness.UNSURE
    if best >= 0.7 and second <= 0.7 * best:
        return Sureness.SURE
    return Sureness.LIKELY if second <= 0.9 * best else Sureness.UNSURE


def statements(claims: Iterable[tuple[Mention, Claim | None]], vocabulary: Vocabulary) -> list[Statement]:
    """What figures are taken to say, as statements."""
    names = {
        name.casefold(): term.code
        for term in vocabulary.groups.values()
        for name in (term.label, term.singular, *term.aliases)
        if name
    }
    return [_statement(mention, claim, names) for mention, claim in claims]


def _statement(mention: Mention, claim: Claim | None, groups: Mapping[str, str]) -> Statement:
    figure = mention.figure
    if claim is None:
        return Statement(quantity=figure.quantity, unit=figure.unit, mention=mention)
    certainty = {
        Sureness.SURE: Certainty.SURE,
        Sureness.LIKELY: Certainty.PROBABLY,
        Sureness.UNSURE: Certainty.PERHAPS,
    }
    group = groups.get(figure.noun.casefold(), "")
    time = claim.time
    known = Known.UNKNOWN if time is None else Known.CARRIED if claim.loose else Known.STATED
    return Statement(
        quantity=figure.quantity,
        unit=figure.unit or claim.measure.units[0],
        measure=Field(claim.measure.code, Known.STATED),
        group=Field(group, Known.STATED) if group else Field("", Known.ASSUMED),
        place=Field("", Known.ASSUMED),
        by=Field("", Known.ASSUMED),
        event=Field("", Known.ASSUMED),
        planned=mention.planned,
        time=Field(time, known, near=not claim.loose),
        since=claim.since,
        until=claim.until,
        present=claim.today is not None,
        corroborated=mention.corroborated,
        certainty=certainty[claim.sureness],
        mention=mention,
    )
