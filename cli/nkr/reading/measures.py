"""What a figure counts: the measure by the cues of the vocabulary, and its kind by how the sentence counts.

The number itself says nothing here. Between a flow and the total that contains it the words decide: "have defected",
"so far" and "as of" speak for the total, a period for the flow. A measure of one country is none where the sentence,
its label or the paragraph speaks of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from nkr.model import Kind, Measure, Vocabulary
from nkr.model.figure import Figure
from nkr.model.patterns import regex
from nkr.model.statement import Certainty
from nkr.reading.countries import NORTH_KOREA, countries
from nkr.reading.cues import VERB, CueBook, Found, book
from nkr.reading.names import NameBook
from nkr.reading.names import book as name_book
from nkr.reading.passages import Sentence
from nkr.reading.periods import TimeRead
from nkr.reading.scenes import Scenes

OWN_KIND = frozenset({"children"})
"""Groups that are no part of those whom measures count otherwise."""
OWN_VERB = 0.5
"""From which score on the main verb of a sentence decides, whatever its relative clauses say."""
STRONG = 0.7
"""From which score on words alone say what is counted."""
WEAK = 0.3
"""Below which score words say nothing."""
NARROWER = 0.8
"""How much of the best score a part of what scored best needs to be chosen: it says more."""
KINDRED = 0.5
"""How much of the best score a total needs to be chosen for the words that count on."""
COMPLETED = 0.6
"""Weight of a cue of which a part stands only in a sentence before."""
OTHER_CLAUSE = 0.8
"""Weight of a cue in another clause of the figure's sentence."""
BEFORE_IT = 0.8
"""Weight of a cue before its figure, in a language whose sentences end with what happened."""
NEXT_ONES = 0.4
"""Weight of a cue in the clause of the next figure, behind a semicolon or, in such a language, the predicate."""
WANTED = 0.4
"""Weight of a cue that says what was only wanted."""
BY_THE_WAY = 0.75
"""Weight of a cue in a clause said by the way."""
NAME = 3
"""Words from which on a claimant's name is none that a measure is known by, as "UNHCR" or "Hanawon" is."""
YEAR = 400
"""Days up to which a time is one that something happened in: "the past year" is told in whole months."""


@dataclass(frozen=True, slots=True)
class MeasureRead:
    """The measure that words point to, how certainly, and what else they allow. ``own`` is false where only sentences
    before say it; ``words`` are those that do.
    """

    measure: Measure
    score: float
    own: bool
    words: tuple[str, ...]
    others: tuple[str, ...]
    certainty: Certainty


@dataclass(frozen=True)
class MeasureBook:
    """The measures of a vocabulary, ready to be found in sentences."""

    vocabulary: Vocabulary

    @cached_property
    def _cues(self) -> CueBook:
        return book((code, measure.cues) for code, measure in self.vocabulary.measures.items() if measure.cues)

    def names(self, words: str) -> bool:
        """Whether words alone say what a measure counts."""
        return bool(self._cues.named(words))

    @staticmethod
    def cued_by(measure: Measure, words: str) -> bool:
        """Whether a word or its stem is among those that speak for a measure."""
        stem = words.casefold()[:4].strip()
        return any(way.startswith(stem) for cue in measure.cues for way in regex(r"[|+ ]+").split(cue))

    @staticmethod
    def tells(measure: Measure, deed: str) -> bool:
        """Whether a deed is what a measure counts: it stands in the first part of a cue."""
        return any(deed.casefold() in regex(r"\s\+\s").split(cue)[0].split("|") for cue in measure.cues)

    def of_clause(self, figure: Figure, sentence: Sentence, label: str) -> dict[str, float]:
        """How much the words of a figure's own clause speak for each measure, said of the group of a ``label``."""
        start, end = sentence.clause(figure.start)
        before = f"{label}. "
        text = _without_asides(_without_others(self._without_names(sentence.text), figure), figure)
        passage, shift = before + text[start:end], len(before) - start
        found = self._cues.found(passage, figure.start + shift, figure.end + shift, len(before), verb=VERB)
        return {entry.code: entry.score for entry in found if entry.own or not entry.whole}

    def names_noun(self, measure: Measure, noun: str, *, thing: bool = False) -> bool:
        """Whether a noun is that of a measure's group, or stands in its cues; one of things, in its label."""
        if thing:
            return noun.removesuffix("s") in measure.label.casefold()
        group, within = self._nouns.get(noun, ""), self.vocabulary.lies_within
        mine = bool(group) and (group == measure.group or within("group", measure.group, group))
        return mine or any(noun in cue for cue in measure.cues)

    def read(self, figure: Figure, sentence: Sentence, scenes: Scenes, *, counts_on: bool) -> MeasureRead | None:
        """The measure that the words around a figure point to; ``scenes`` are the countries that they speak of."""
        whole = _without_others(self._without_names(sentence.text), figure)
        main = _without_asides(whole, figure)
        if main != whole:
            found = self._read(figure, sentence, main, scenes, counts_on=counts_on)
            if found is not None and found.own and found.score >= OWN_VERB:
                return found
        return self._read(figure, sentence, whole, scenes, counts_on=counts_on)

    @staticmethod
    def _ends(entry: Found, scenes: Scenes) -> bool:
        """Whether words of a sentence's own end the country that is only carried: "583 defectors arrived there"."""
        return not scenes.stated and entry.score >= OWN_VERB

    def _without_names(self, text: str) -> str:
        """A text without the long names of claimants: the "Committee for Refugees" counts no refugees by its name, and
        without verbs that only move a number: "it had come down to". All offsets stay.
        """
        spans = [(hit.start, hit.end) for hit in self._claimants.hits(text)]
        spans += [found.span() for found in _MOVES.finditer(text)]
        for start, end in spans:
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return text

    @cached_property
    def _claimants(self) -> NameBook:
        terms = self.vocabulary.claimants.values()
        names = ((name, term.code) for term in terms for name in (term.label, *term.aliases) if not term.unnamed)
        return name_book((name.removeprefix("the "), code) for name, code in names if len(name.split()) >= NAME)

    def _read(
        self, figure: Figure, sentence: Sentence, text: str, scenes: Scenes, *, counts_on: bool
    ) -> MeasureRead | None:
        before = f"{sentence.before}{sentence.about}{self._spoken_of(scenes, sentence)}"
        passage, shift = f"{before}{text}{sentence.after}", len(before)
        ends = shift + len(sentence.text)
        cued = self._cues.found(passage, figure.start + shift, figure.end + shift, shift, verb=VERB, until=ends)
        found = self._weighed(cued, passage, shift, sentence, figure.start, stated=scenes.stated)
        measures = self.vocabulary.measures
        unit = figure.unit or "persons"
        fitting = [
            entry
            for entry in found
            if unit in measures[entry.code].units
            and (self.fits_scenes(measures[entry.code], scenes.codes) or (entry.own and self._ends(entry, scenes)))
            and self._fits_noun(measures[entry.code], figure)
            and entry.score >= WEAK / 2
        ]
        there = [entry for entry in fitting if self.fits_scenes(measures[entry.code], scenes.codes)]
        said = {entry.words[0] for entry in there if entry.own}  # "arrested", of the country that was spoken of
        fitting = [entry for entry in fitting if entry in there or entry.words[0] not in said]
        if scenes.stated:
            fitting = [it for it in fitting if not self.is_elsewhere(measures[it.code], scenes.codes)] or fitting
        noun = figure.noun.casefold()
        if noun and noun not in self._nouns:
            fitting = [entry for entry in fitting if self.names_noun(measures[entry.code], noun)] or fitting
        if not fitting:
            return None
        chosen = self._counting(fitting, counts_on=counts_on)
        others = [entry for entry in fitting if entry.code != chosen.code]
        rival = max((entry.score for entry in others if not self.kindred(entry.code, chosen.code)), default=0.0)
        return MeasureRead(
            measures[chosen.code],
            chosen.score,
            chosen.own,
            chosen.words,
            tuple(entry.code for entry in others if entry.score >= 0.6 * chosen.score)[:3],
            _certainty(chosen.score, rival),
        )

    @cached_property
    def _nouns(self) -> dict[str, str]:
        """The group that a noun names."""
        groups = self.vocabulary.groups
        return {name.casefold(): code for code, term in groups.items() for name in (term.label, *term.aliases)}

    def _fits_noun(self, measure: Measure, figure: Figure) -> bool:
        """Whether a measure may count what the noun says: "48 refugees, among them children" are not children."""
        named, within = self._nouns.get(figure.noun.casefold(), ""), self.vocabulary.lies_within
        if not named or not measure.group or named == measure.group or within("group", named, measure.group):
            return True
        return within("group", measure.group, named) or measure.group not in OWN_KIND

    def _spoken_of(self, scenes: Scenes, sentence: Sentence) -> str:
        """The names of the countries that a figure's words speak of by a town, or that were spoken of before."""
        places = self.vocabulary.places
        labels = [places[code].label for code in scenes.codes if code in places]
        missing = [label for label in labels if label not in sentence.text]
        return f"{' '.join(missing)}. " if missing else ""

    def _weighed(
        self, found: Sequence[Found], passage: str, shift: int, sentence: Sentence, at: int, *, stated: bool
    ) -> list[Found]:
        """The cues with less weight for what was only wanted ("trying to reach the South") or is said by the way
        ("after leaving"), the strongest first.
        """
        made = []
        clause = sentence.clause(at)
        for entry in found:
            before = passage[max(0, entry.at - 40) : entry.at]
            weight = 1.0 if entry.whole or stated else COMPLETED
            if entry.own and clause != sentence.clause(entry.at - shift):
                weight *= OTHER_CLAUSE
            if _is_of_the_next(entry.at - shift, clause[1], sentence):
                weight *= NEXT_ONES
            elif sentence.words.verb_last and not at + shift <= entry.at < clause[1] + shift:
                weight *= BEFORE_IT  # the predicate comes last
            if sentence.words.aim.search(before):
                weight *= WANTED
            elif sentence.words.aside.search(before):
                weight *= WANTED if entry.words[0].endswith("ing") else BY_THE_WAY  # "since coming", "after leaving"
            made.append(entry._replace(score=round(entry.score * weight, 3)))
        return sorted(made, key=lambda entry: (-entry.score, entry.code))

    def _counting(self, fitting: Sequence[Found], *, counts_on: bool) -> Found:
        """The strongest; of a flow and the total that contains it the one that the sentence's way of counting asks
        for."""
        measures = self.vocabulary.measures
        best = fitting[0]
        if counts_on and Kind.CUMULATIVE in measures[best.code].kinds:
            return best  # it may be a total itself
        for entry in fitting:
            narrower = best.code in measures[entry.code].part_of and self.total_of(entry.code) != best.code
            if narrower and entry.own and entry.score >= NARROWER * best.score:
                return entry
        for entry in fitting:
            whole, part = measures[entry.code].part_of, measures[best.code].part_of
            if entry.score < KINDRED * best.score or not (entry.code in part or best.code in whole):
                continue
            total = measures[entry.code].kinds == (Kind.CUMULATIVE,)
            if entry.code in part and not total and best.own:
                continue  # never from a part to a whole that is no total of it
            if total is counts_on and Kind.STOCK not in measures[entry.code].kinds:
                return entry
        return best._replace(code=self.total_of(best.code) if counts_on else self.flow_in(best.code))

    def total_of(self, code: str) -> str:
        """The total that a flow is part of."""
        measures = self.vocabulary.measures
        if measures[code].kinds == (Kind.FLOW,):
            for whole in measures[code].part_of:
                if whole in measures and measures[whole].kinds == (Kind.CUMULATIVE,):
                    return whole
        return code

    def flow_in(self, code: str) -> str:
        """The one flow by the keeper of a total that is part of it; the total itself where there is none."""
        measures = self.vocabulary.measures
        if measures[code].kinds != (Kind.CUMULATIVE,):
            return code
        parts = [
            other
            for other, measure in measures.items()
            if code in measure.part_of and measure.kinds == (Kind.FLOW,) and measure.keeper == measures[code].keeper
        ]
        return parts[0] if len(parts) == 1 else code

    def kindred(self, one: str, other: str) -> bool:
        """Whether one is part of the other, or headlines set the two against each other as flow and total."""
        return self.vocabulary.meet("measure", one, other)

    def fits_scenes(self, measure: Measure, scenes: Sequence[str]) -> bool:
        """Whether a measure may be meant where a sentence speaks of these countries."""
        return not scenes or any(self.fits_scene(measure, scene) for scene in scenes)

    @staticmethod
    def is_elsewhere(measure: Measure, scenes: Sequence[str]) -> bool:
        """Whether a measure counts those of "another country", which China is not, where China is spoken of."""
        return "another country" in measure.label and tuple(scenes) == ("china",)

    def fits_scene(self, measure: Measure, scene: str) -> bool:
        """Whether a measure may be meant where a sentence speaks of a country; one of any country always."""
        if not scene or not measure.place or measure.place == scene or measure.place not in self.vocabulary.places:
            return True
        if {Kind.SHARE, Kind.LENGTH} & set(measure.kinds) or self._country(measure.place) == NORTH_KOREA:
            return True  # a share is of a stated group; what happens in the country of origin has no scene
        within = self.vocabulary.lies_within
        if within("place", scene, measure.place) or within("place", measure.place, scene):
            return True
        return self._country(measure.place) == ""

    def _country(self, place: str) -> str:
        """The country that a place is or lies in; "" where it is none that texts are known to name."""
        known = {named.code for named in countries(self.vocabulary.places[place].label)}
        return next(iter(known), "")


def _is_of_the_next(at: int, end: int, sentence: Sentence) -> bool:
    """Whether a place stands in the clause of another figure, behind the clause before ``end``: behind a semicolon, or
    in a language with the verb last behind a verb or before that figure, since what comes later may be said of both.
    """
    first, last = sentence.clause(max(at, 0))
    figures = [it.start for it in sentence.figures if end <= first <= it.start < last]
    if sentence.words.verb_last:
        return (
            bool(figures)
            and (at < figures[0] or sentence.text[end - 1] in "고며")
            and sentence.text[end] not in "()（）"
        )
    return bool(figures) and ";" in sentence.text[end : first + 1]


_ASIDE = regex(
    r",\s(?:who|which|including|among them|most of (?:them|whom)|some of (?:them|whom))\b[^.;]*?,"
    r"(?=\s(?:was|were|is|are|has|have|had|will|would|could|may|reach|reaches|reached|comes?|came|stands?|stood|gives?"
    r"|gave|yields?|yielded|amounts?|totals?|totalled)\b)"
)
_OTHERS = regex(
    r"\b(?:from|with|by|among|to) (?:\w+ )?(?:people|those|refugees|defectors|escapees|migrants|persons|men"
    r"|women|others)"
    r"(?P<who>\swho\s(?:had|have)\s[^,;.]*),"
)


def _without_others(text: str, figure: Figure) -> str:
    """A sentence without what is said of others before a figure: "from interviews with people who had crossed into
    China, inferred 3.5 million". All offsets stay.
    """
    spans = [found.span("who") for found in _OTHERS.finditer(text, 0, figure.start)]
    spans += [found.span() for found in _OF_WHICH.finditer(text, figure.end)]
    if (group := _OF_A_GROUP.match(text, figure.end)) is not None:
        spans.append(group.span())
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


_MAIN = (
    r"(?=\s(?:arrived|landed|reached|came|entered|flew|have|has|had|were|was|are|is|cannot|can|could|did|do|may|might|must|will|would|returned|left"
    r"|died|went|migrated|emigrated|disappeared)\b)"
)
_WHO = regex(
    r"(?:\s[A-Z]?[\w-]+){0,2}?(?P<who>\s(?:who|that|caught|arrested|detained|held|living|hiding|staying)\s(?:(?:have|has|had|were|was|are)\s)?\w+"
    rf"(?:\s(?!(?:have|has|had|were|was|are|is|but|and)\b)[\w'’-]+){{0,14}}?){_MAIN}"
)
_YET = regex(r"\b(?:not|never)\s(yet|ever|so far)\b")
"""What comes between a denial and its verb: "have not yet come home"."""
_OF_WHOM = regex(r"\b[Oo]f (?:the |all )?[^,;.]{0,40}[0-9][0-9,]*[^,;.]*\swho\s[^;.,]*,")


_OF_WHICH = regex(r",\s(?:[\w-]+ ){0,3}of (?:which|whom|them)\b[^,;.]*")
"""What is said of a part of a figure behind it: "40 claims, of which 30 were turned down"."""
_OF_A_GROUP = regex(r"(?: \w+)? of (?:a|the) (?:group|party) of [^,;.]*")
"""Those of whom a figure is a part: "nine of a group of eleven caught in Laos"."""
_MOVES = regex(
    r"\b(?:c[ao]m(?:e|es|ing)|went|go(?:es|ing|ne)?) (?:(?:back )?(?:down|up)\b|from [a-z]+ to [a-z]+\b)"
    r"|\bheld (?=(?:[A-Z]\w+ ){0,2}(?:nationality|citizenship|passports?|talks|jobs|office)\b)"
    r"|\barriv(?:e[sd]?|ing) at (?=(?:about |some |a |the |between |around |roughly |nearly |only |just )*"
    r"(?:figure|total|number|[0-9]))"
    r"|\b(?:aid|relief|rescue|social|health|church) workers?\b|\bworked (?=(?:for \w+ )?with\b)"
    r"|\bh(?:olds?|eld) to(?= (?:about |some |between )?[0-9])|\bleft(?= (?:[\w’']+ ){1,4}behind\b)"
    r"|\b(?:there|[Hh]ow many(?: \w+){0,2}) (?:are|were)(?: [^,;.]{0,30})? left\b"
    r"|\bc[ao]mes? (?:out )?(?:at|to)(?= (?:(?:about|some|only|more than|at least|a total of) )?[0-9])"
)


def _without_asides(text: str, figure: Figure) -> str:
    """A sentence without what is said of its subject before its verb: "48 people, who were about to leave China, were
    arrested", "20 who defected to the South have migrated". All offsets stay.
    """
    spans = [found.span() for found in _ASIDE.finditer(text)]
    spans += [found.span() for found in _OF_WHOM.finditer(text) if found.end() <= figure.start]
    if (found := _WHO.match(text, figure.end)) is not None:
        spans.append(found.span("who"))
    spans += [found.span(1) for found in _YET.finditer(text)]
    start, end = text.rfind("; ", 0, figure.start), text.find("; ", figure.end)
    spans += [(0, start + 1), (end if end >= 0 else len(text), len(text))]
    for start, end in spans:
        if not start <= figure.start < end:
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _certainty(best: float, rival: float) -> Certainty:
    if best >= STRONG and rival <= 0.7 * best:
        return Certainty.SURE
    if best >= 0.4 and rival <= 0.9 * best:
        return Certainty.PROBABLY
    return Certainty.PERHAPS


def counts_on(figure: Figure, sentence: Sentence, time: TimeRead) -> bool:
    """Whether a figure counts on from a start: a total, not what happened in a period.

    A period of the figure's own speaks for the flow, unless the count runs from it or up to it; "have fled" and
    "altogether" speak for a total only where no such period is named.
    """
    words, text = sentence.words, sentence.text
    start, end = _segment(figure, sentence)
    span = time.field.value
    if figure.unit.startswith("persons-per") or words.average.search(text, start, end):
        return False
    during = span is not None and span.days <= YEAR and not time.until and not time.since
    part = span is not None and span.days < 360 and time.until
    if figure.unit != "percent" and words.milestone.search(text, *sentence.clause(figure.start)):
        return span is None or span.days <= 31
    if words.counts_on.search(text, start, end):
        return not ((part or during) and _QUARTER.search(time.field.words))
    if time.since:
        return True
    if time.until:
        return not (_is_year_to_date(time) or words.year_to_date.search(text, start, end))
    return bool(words.perfect.search(text, start, end) or words.in_all.search(text, start, end)) and not during


def happened_once(measure: Measure, figure: Figure, sentence: Sentence, time: TimeRead) -> bool:
    """Whether a perfect tense tells the news of one incident: "China has returned 500" is no total of all years."""
    if Kind.EVENT not in measure.kinds or time.since or time.until:
        return False
    return not sentence.words.counts_on.search(sentence.text, *_segment(figure, sentence))


def _segment(figure: Figure, sentence: Sentence) -> tuple[int, int]:
    """The clause of a figure, with the one before it: what counts is often said there."""
    borders = [border for border in sentence.borders if border <= figure.start]
    apart = sentence.text.startswith(";", borders[-1])  # "17,000 since the war; 2,809 came last year"
    start = borders[-1] if apart else borders[-2] if len(borders) > 1 and not sentence.words.time_first else 0
    return start, sentence.clause(figure.start)[1]


_QUARTER = regex(r"quarter|half|분기|반기|四半期|같은 기간|동기|同期|same period")
_PART_OF_YEAR = regex(
    r"quarter|분기|四半期|上半|상반기|같은 기간|동기|同期|same period|(?:지난해|작년|올해|금년"
    r"|去年|昨年|今年|this year|last year).*[0-9]"
)


def _is_year_to_date(time: TimeRead) -> bool:
    """ "By the third quarter", "3분기까지": the count of that year so far, not of all years."""
    words = time.field.words.casefold()
    return bool(_PART_OF_YEAR.search(words))


def kind_of(
    measure: Measure, figure: Figure, sentence: Sentence, time: TimeRead, *, counts_on: bool
) -> tuple[Kind, bool]:
    """The kind that the words speak for, of those that the measure may have; whether the words decide it."""
    kinds = measure.kinds
    if len(kinds) == 1:
        return kinds[0], True
    if counts_on and Kind.CUMULATIVE in kinds and not happened_once(measure, figure, sentence, time):
        return Kind.CUMULATIVE, True
    span = time.field.value
    if span is not None and span.open_start and Kind.CUMULATIVE in kinds:
        return Kind.CUMULATIVE, True
    if (figure.unit.startswith("persons-per") or time.since) and Kind.FLOW in kinds:
        return Kind.FLOW, True
    if span is None:
        return next((kind for kind in (Kind.EVENT, Kind.FLOW) if kind in kinds), kinds[0]), False
    if span.days > SHORT_INCIDENT:
        return (Kind.FLOW, True) if Kind.FLOW in kinds else (kinds[0], False)
    return (Kind.EVENT, True) if Kind.EVENT in kinds else (kinds[0], False)


SHORT_INCIDENT = 40
"""Days up to which a count with a stated time is taken for one incident, where the measure may be either."""
