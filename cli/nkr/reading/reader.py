"""Text to statements: each sentence in order, each figure through the same steps.

What the number is (``roles``) · the country (``scenes``) · the time (``periods``) · the measure and its kind
(``measures``) · group, place and acting state (``scope``) · who says it (``claimants``). What a sentence does not say
is carried from before it (``carrying``), or stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from nkr.errors import WrongUsage
from nkr.language.scripts import language_of
from nkr.model import Kind, Measure, Number, Qualifier, Quantity, Vocabulary, period
from nkr.model.figure import Figure, Mention, Moment
from nkr.model.patterns import regex
from nkr.model.period import MONTH, YEAR, Period
from nkr.model.prose import Prose
from nkr.model.statement import NOT_KNOWN, Certainty, Field, Known, Role, Statement, Trend
from nkr.reading import cues, growth
from nkr.reading.carrying import GOES_ON, OF_THEM, PART, Carried, Leading
from nkr.reading.claimants import ClaimantBook, is_person, whole_name
from nkr.reading.countries import COUNTRIES, KOREAS, countries
from nkr.reading.likely import NOTHING, Themes, learned, likely_around
from nkr.reading.measures import OWN_KIND, MeasureBook, MeasureRead, counts_on, happened_once, kind_of
from nkr.reading.papers import PaperBook, is_question
from nkr.reading.passages import Sentence, paragraphs
from nkr.reading.passages import sentence as read_sentence
from nkr.reading.periods import TimeRead, as_period, said_on, time_of, usable
from nkr.reading.roles import ANYBODY, BY_SEX, People, role_of
from nkr.reading.scenes import Scenes, scenes_in, scenes_of
from nkr.reading.scope import ScopeBook
from nkr.reading.speakers import NO_ONE, Voice
from nkr.reading.tokens import tokens

TERSE = 2
"""Sentences of the longest paragraph that ends nothing: a news agency writes each sentence as one."""
OPENING = 2500
"""Characters of a text's opening: one that names there whom the record counts speaks of them from its first line."""
FAR, FAR_TERSE = 2, 5
"""Paragraphs behind one that names whom the record counts within which a text still speaks of them."""
DATED = 30
"""Characters behind a part within which its time is stated: "twelve of them in fiscal 2017"."""
SUBJECT = 0.4
"""From which score on a sentence without a figure says what is spoken of."""
NARROWER = 0.7
"""From which score on a part is of the narrower measure that its own words name."""
FEW = 5
"""The largest number that is not taken for a count from a paragraph above: "two of them" are anybody."""
TELLING = 20
"""The smallest number that is taken for the same figure wherever it is repeated; "two" is anybody's."""
LIKELIER = {Known.STATED: 0.8, Known.CARRIED: 0.6, Known.ASSUMED: 0.5, Known.UNKNOWN: 0.6}
"""Probability from which on a measure is taken instead of that which the cues found, by how it is known."""
NOTHING_AT_ALL = 0.75
"""Probability from which on none is taken."""
CLEARLY = 1.5
"""Times that a clause must speak more for a measure than for those beside it."""
PROBABLE, AGREED = 0.7, 0.8
"""Probability from which on it is taken with some certainty, and from which on cues that say little are enough."""
RATED = 360
"""Days of the shortest time that a rate is carried over: a monthly average is one of a year."""
PRINTED = 3
"""Days after its dateline within which a text is printed."""
MAX_FIGURES = 20_000
"""Figures of one text: a book of figures has fewer."""


def statements(
    prose: Prose,
    vocabulary: Vocabulary,
    *,
    written: Period | None = None,
    language: str = "",
    title: str = "",
    publisher: str = "",
    headline: int | None = None,
) -> list[Statement]:
    """Every figure of a text as a statement, in order.

    ``written`` is the date of the text, ``publisher`` who printed it, ``language`` overrules its own, ``headline`` is
    the paragraph that is the title. Raises ``WrongUsage`` where there are more figures than an article has.
    """
    reader = Reader(vocabulary)
    carried = Carried()
    found: list[Statement] = []
    told = {"language": language, "title": title, "publisher": publisher}
    for statement in reader.read(prose, carried, written=written, headline=headline, **told):
        found.append(statement)
        if len(found) > MAX_FIGURES:
            message = (
                f"{prose.name}: more than {MAX_FIGURES:,} figures: this is a table or a list and no article; split it."
            )
            raise WrongUsage(message)
    return list(looked_back(found, carried, headline, vocabulary.measures))


def looked_back(
    found: Sequence[Statement], carried: Carried, headline: int | None, measures: Mapping[str, Measure]
) -> Iterator[Statement]:
    """With what stands below: a figure of the headline is that of the article which it repeats, a number that says
    nothing is what the same number counts elsewhere, and where a text names one claimant, what stands above is that
    claimant's if it is a register's keeper or said another figure of the topic.
    """
    named = carried.speakers.named
    claimed = {(read.claimant.value, measures[read.measure.value].topic) for read in found if read.counts}
    claimed |= {(measure.keeper, measure.topic) for measure in measures.values()}
    counted: dict[tuple[tuple[Number, ...], str], list[Statement]] = {}
    for read in found:
        if read.counts and read.quantity is not None and read.quantity.stated:
            alike = counted.setdefault((read.quantity.stated, read.unit), [])
            if sum(other.measure.value == read.measure.value for other in alike) < 2:  # itself and one other
                alike.append(read)
    precise = _precise(found)
    for read in found:
        statement, mention = read, read.mention
        if mention is not None and read.role is Role.COUNT and read.quantity is not None:
            top = mention.paragraph == headline or mention.passage.strip() in mention.heading
            if top or not read.counts:
                known = counted.get((read.quantity.stated, read.unit), ())
                same = next((other for other in known if other is not read and _repeats(read, other, top=top)), None)
                statement = _completed(read, same) if same is not None else read
        if statement.counts and statement.time.value is None and statement.quantity is not None:
            same = next((other for other in precise.get(_counted(statement), ()) if _rounds(statement, other)), None)
            statement = _completed(statement, same) if same is not None else statement
        silent = statement.counts and not statement.claimant.value and not statement.claimant.words
        alone = len(named) == 1 and not carried.speakers.strangers
        if silent and alone and (named[0], measures[statement.measure.value].topic) in claimed:
            statement = replace(statement, claimant=Field(named[0], Known.CARRIED, near=False))
        yield statement


ROUNDED = 0.05
"""How far a round number may lie from the exact one that it stands for."""


def _counted(statement: Statement) -> tuple[str, str]:
    return statement.measure.value, statement.group.value


def _precise(found: Sequence[Statement]) -> dict[tuple[str, str], list[Statement]]:
    """The exact figures with a time, by measure and group."""
    made: dict[tuple[str, str], list[Statement]] = {}
    for read in found:
        exact = read.quantity is not None and read.quantity.qualifier is Qualifier.EXACT
        if read.counts and exact and read.time.value is not None and read.time.known is Known.STATED:
            made.setdefault(_counted(read), []).append(read)
    return made


def _rounds(statement: Statement, other: Statement) -> bool:
    """Whether a round number without a time stands for an exact one of the text: "close to 900", later "886"."""
    if statement.quantity is None or other.quantity is None or statement.quantity.qualifier is Qualifier.EXACT:
        return False
    told, exact = max(statement.quantity.stated, default=0), max(other.quantity.stated)
    return exact >= TELLING and abs(told - exact) <= ROUNDED * exact


def _repeats(statement: Statement, other: Statement, *, top: bool) -> bool:
    """Whether another statement of the same number says the same: of its measure, or large enough to be no chance."""
    if statement.measure.value:
        return statement.measure.value == other.measure.value
    return top or (statement.quantity is not None and max(statement.quantity.stated) >= TELLING)


def _completed(statement: Statement, other: Statement) -> Statement:
    """A statement with what another of the same figure says and it does not."""
    if not statement.measure.value:
        line = other.mention.line if other.mention is not None else 0
        measure = Field(other.measure.value, Known.CARRIED, near=True, words=f"the same number in line {line}")
        kind = replace(other.kind, known=Known.CARRIED)
        statement = replace(statement, measure=measure, kind=kind, group=other.group, certainty=Certainty.PROBABLY)
    if statement.time.value is None and other.time.value is not None:
        time = replace(other.time, known=Known.CARRIED, near=False)
        statement = replace(statement, time=time, since=other.since, until=other.until)
    if not statement.claimant.value and other.claimant.value:
        statement = replace(statement, claimant=replace(other.claimant, known=Known.CARRIED, near=False))
    if statement.place.known is not Known.STATED and other.place.known is Known.STATED:
        place = replace(other.place, known=Known.CARRIED, near=False)
        statement = replace(statement, place=place, by=other.by)
    return statement


class _Subject(NamedTuple):
    """What a text is about: those whom the record counts and it has named so far, and the topics of its figures."""

    named: frozenset[str]
    themes: Themes


class _Setting(NamedTuple):
    """What the figures of a sentence share: ``written`` is the day of the text; a question has no ``subject``."""

    sentence: Sentence
    times: Sequence[Moment]
    voices: list[Voice]
    carried: Carried
    written: Period | None
    subject: _Subject | None = None


@dataclass(frozen=True)
class Reader:
    """Reads texts by one vocabulary."""

    vocabulary: Vocabulary

    @cached_property
    def _measures(self) -> MeasureBook:
        return MeasureBook(self.vocabulary)

    @cached_property
    def _scope(self) -> ScopeBook:
        return ScopeBook(self.vocabulary)

    @cached_property
    def _claimants(self) -> ClaimantBook:
        return ClaimantBook(self.vocabulary)

    @cached_property
    def _papers(self) -> PaperBook:
        return PaperBook(self._claimants)

    @cached_property
    def _groups(self) -> cues.CueBook:
        return cues.book((code, term.cues) for code, term in self.vocabulary.groups.items() if term.cues)

    @cached_property
    def _people(self) -> People:
        """Nouns for those whom the record counts, where the vocabulary gives any besides labels."""
        groups = self.vocabulary.groups.values()
        if not any(term.aliases for term in groups):
            return People(frozenset(), lambda _: True, lambda _: True)
        names = [name for term in groups for name in (term.label, term.singular, *term.aliases)]
        nouns = frozenset(name.casefold() for name in names)
        return People(nouns, lambda words: bool(self._groups.named(words)), self._measures.names)

    def names_subject(self, text: str) -> bool:
        """Whether a text names any of those whom the record counts; true where the vocabulary has no words for it."""
        return not self._counted_groups or bool(self._subjects(text))

    def _subjects(self, text: str) -> frozenset[str]:
        """Those whom the record counts and a text names."""
        return self._groups.named(text) & self._counted_groups

    @cached_property
    def _counted_groups(self) -> frozenset[str]:
        """Whom most measures of a collection count: "children" alone are anybody's."""
        counted: dict[str, Counter[str]] = {}
        for measure in self.vocabulary.measures.values():
            if measure.group:
                counted.setdefault(measure.collection, Counter())[measure.group] += 1
        defaults = {group for times in counted.values() for group in times if times[group] == max(times.values())}
        return frozenset(code for code in defaults if self.vocabulary.groups[code].cues)

    # --- a text ---

    def read(
        self,
        prose: Prose,
        carried: Carried,
        *,
        written: Period | None,
        language: str,
        title: str,
        publisher: str,
        headline: int | None,
    ) -> Iterator[Statement]:
        opening = f"{title}\n{prose.text[:OPENING]}"
        known = self._subjects(opening)
        begins = OPENING if self.names_subject(opening) else 0
        subject = 0 if self.names_subject(title) else -10
        self._hear_title(title, language or language_of(title), written, carried)
        terse = False
        whole = list(paragraphs(prose, language=language, written=written))
        themes = self._themes(whole)
        carried.country = _main_country(whole)
        speakers = carried.speakers
        speakers.publisher = self._papers.publisher(publisher)
        speakers.author = self._papers.signed(whole, speakers.publisher)
        speakers.interviewed = self._papers.interviewed([one for one in whole if not _heads(one, headline)], title)
        speakers.home = self._papers.home(publisher, speakers.publisher)
        for sentences in whole:
            if not sentences:
                continue
            carried.begin_paragraph(terse=terse, answers=speakers.asked)
            terse = len(sentences) <= TERSE and sentences[0].paragraph != headline
            counting = any(sentence.figures for sentence in sentences)
            speakers.labelled = self._papers.labelled(sentences, speakers)
            speakers.paragraph = self._papers.source(sentences, speakers) if counting else speakers.paragraph
            speakers.answering = speakers.paragraph == speakers.interviewed != NO_ONE
            speakers.asked = is_question(sentences) or (speakers.asked and not counting)
            for sentence in sentences:
                sentence.heading = sentence.paragraph == headline
                # The last sentence of a paragraph may announce what the next one counts, as a table's caption does.
                if not sentence.figures and (counting or sentence is sentences[-1]):
                    self._hear_subject(sentence, carried)
                if subject < carried.number and self.names_subject(sentence.text):
                    subject = carried.number
                    known |= self._subjects(sentence.text)
                near = carried.number - subject <= (FAR_TERSE if carried.terse else FAR) or sentence.at < begins
                if near and not sentence.heading:  # "the DPRK's refugees", "they"
                    said = f"{sentence.before}{sentence.text}".casefold()
                    labels = (self.vocabulary.groups[code].label for code in sorted(known))
                    sentence.about = "".join(f"{label}. " for label in labels if label.casefold()[:-1] not in said)
                named = subject >= 0 or begins > 0
                yield from self._sentence(
                    prose, sentence, carried, written, title, _Subject(known, themes), near=near, named=named
                )

    def _themes(self, text: Iterable[Sequence[Sentence]]) -> Themes:
        """The topics of the figures of a text, by all the words around each."""
        topics = {code: measure.topic for code, measure in self.vocabulary.measures.items()}
        sentences = (one for found in text for one in found if one.language == "en" and one.row is None)
        return Themes((_likely(figure, one) for one in sentences for figure in one.figures), topics)

    def _hear_title(self, title: str, language: str, written: Period | None, carried: Carried) -> None:
        """What a title says about the whole text: the time, the country, who says it ("HRW: …")."""
        if not title:
            return
        spoken = read_sentence(title, language, written, paragraph=0, at=0)
        scenes = {country.code for country in scenes_in(spoken)}
        carried.scene = scenes.pop() if len(scenes) == 1 else ""
        times = [moment.period for moment in usable(spoken, None) if moment.period is not None]
        carried.topic_time = times[0] if len(times) == 1 else None
        before, colon, behind = title.partition(":")
        for part in (before, behind) if colon else ():
            hits = self._claimants.names.hits(part)
            if hits and len(part.split()) <= len(part[hits[0].start : hits[0].end].split()) + 2:
                carried.speakers.headline = hits[0].code
                return
        voices = [voice for voice in self._claimants.voices(spoken, carried.speakers) if voice.code]
        if voices:
            carried.speakers.headline = voices[0].code

    def _sentence(
        self,
        prose: Prose,
        sentence: Sentence,
        carried: Carried,
        written: Period | None,
        title: str,
        spoken_of: _Subject,
        *,
        near: bool,
        named: bool,
    ) -> Iterator[Statement]:
        carried.hear(sentence)
        self._claimants.learn(sentence, carried.speakers)
        voices = self._claimants.voices(sentence, carried.speakers)
        times = [
            moment
            for moment in usable(
                sentence,
                carried.time or carried.far_time,
                carried.year,
                named=carried.named,
                near=carried.time is not None and not carried.by_calendar,
            )
            if not _is_dateline(moment, sentence, written)
        ]
        setting = _Setting(sentence, times, voices, carried, written, spoken_of)
        made: list[Statement] = []
        starts: list[int] = []
        last: tuple[Figure, Role, str] | None = None
        grown = growth.factors(sentence)
        grown += growth.bare_words(sentence, grown)
        counted = [one for one in sentence.figures if not any(word.start <= one.start < word.end for word in grown)]
        figures = [(figure, False) for figure in [*counted, *grown]]
        figures += [(figure, True) for figure in sentence.sums]
        for figure, summed in sorted(figures, key=lambda pair: (pair[0].start, pair[1])):
            mention = _mention(prose, sentence, figure, title, summed=summed)
            factor = figure.unit == growth.TIMES
            role, said = Role.CHANGE, figure.text
            if not factor:
                role, said = role_of(figure, sentence, carried.earlier, self._people, last)
            if role in (Role.OTHER, Role.DENIED) and self._counts(figure, sentence, role, said.casefold(), carried):
                role = Role.COUNT
            last = last if summed or factor else (figure, role, said)
            others = () if factor else [one for one in times if growth.begins(one, grown, sentence)]
            at = setting._replace(times=[one for one in times if one not in others]) if others else setting
            statement, measure = self._figure(figure, mention, role, said, at)
            if (words := growth.words_beside(statement, figure, sentence)) is not None:
                statement = replace(statement, growing=_mention(prose, sentence, words, title, summed=False))
            if not near:
                statement = replace(statement, certainty=Certainty.PERHAPS)
            if not summed and not factor:
                before = statement.time.words.startswith("-")  # "three times the 67 of the year before"
                carried.after(statement, measure, compared=before or figure in sentence.compared)
            if not named and self._counts_ours(statement.measure.value):
                statement = replace(statement, measure=replace(statement.measure, near=False))
            made.append(statement)
            starts.append(figure.start)
        _take_up(sentence, times, made, carried)
        self._hear_voices(voices, sentence, carried)
        yield from growth.linked(made, sentence, starts)

    def _hear_voices(self, voices: Sequence[Voice], sentence: Sentence, carried: Carried) -> None:
        """Take up who spoke in a sentence, for those that follow."""
        for heard in voices:
            if heard.back and not heard.code:
                carried.speakers.pointed.add(heard.words.casefold().rsplit(" ", 1)[-1])
            if heard.passes_on or heard.aside or (heard.back and not heard.code):
                continue
            home = carried.speakers.home
            voice = heard._replace(code=heard.code or self._claimants.office(heard.words, carried.scene, home))
            term = self.vocabulary.claimants.get(voice.code)
            described = not (voice.code or is_person(voice.words) or voice.words in carried.speakers.persons.values())
            unnamed = bool(voice.code) and (term is None or term.unnamed)
            carried.speakers.hear(voice, whole_name(voice, sentence), unnamed=unnamed, described=described)
            carried.speakers.strangers |= described and (" " in voice.words or voice.words != voice.words.lower())

    def _counts_ours(self, code: str | None) -> bool:
        """Whether a measure counts those whom most measures count, or some of them: not South Korean abductees."""
        measure, within = self.vocabulary.measures.get(code or ""), self.vocabulary.lies_within
        return measure is None or any(
            measure.group == ours or within("group", measure.group, ours) for ours in self._counted_groups
        )

    def _counts(self, figure: Figure, sentence: Sentence, role: Role, said: str, carried: Carried) -> bool:
        """Whether the words speak for a measure of the other people or things that are named ("12,300 permits"), of
        those who went elsewhere ("had gone back to the North"), or of what did not happen ("have not come home").
        """
        noun = said if said.isalpha() or said == figure.noun.casefold() else ""
        read = self._measures.read(figure, sentence, scenes_of(figure, sentence, carried.scene), counts_on=False)
        leading = carried.leading if carried.leading is not None and noun else None
        if read is None or not read.own:
            return leading is not None and role is Role.OTHER and any(noun in cue for cue in leading.measure.cues)
        if role is Role.DENIED:
            return any(_NOT.search(words) for words in read.words)
        if not noun:
            cues = [words.casefold() for words in read.words]
            return any(cue in said or said.startswith(cue.split(" have ")[-1]) for cue in cues)
        thing = noun != figure.noun.casefold()
        beside = _AND_NOUN.match(sentence.text, figure.end)  # "2,287 pupils and students"
        if beside is not None and any(beside[1] in one for one in read.words):
            return True
        return noun in read.words or self._measures.names_noun(read.measure, noun, thing=thing)

    def _hear_subject(self, sentence: Sentence, carried: Carried) -> None:
        """What a sentence without a figure speaks of ("Arrivals have fallen."): the next figures go on with it."""
        words = sentence.text.rstrip()
        figure = Figure(Quantity.vague("many"), "", len(words), len(words), "")
        scenes = scenes_of(figure, sentence, carried.scene)
        scenes = scenes if scenes.codes or not carried.scene else Scenes((carried.scene,), stated=False)
        read = self._measures.read(figure, sentence, scenes, counts_on=False)
        if read is None or not read.own or read.score < SUBJECT or read.certainty is Certainty.PERHAPS:
            return
        field = Field(read.measure.code, Known.STATED, words=", ".join(read.words))
        statement = Statement(quantity=None, measure=field, certainty=read.certainty)
        carried.leading = Leading(statement, read.measure, carried.number)

    def alone(self, figure: Figure, sentence: Sentence, carried: Carried, written: Period | None) -> Statement:
        """A figure of a sentence that stands for itself: a question."""
        carried.hear(sentence)
        voices = self._claimants.voices(sentence, carried.speakers)
        times = usable(sentence, None)
        mention = Mention(figure, 1, 1, 1, sentence.text, figure.start, figure.end, 0, sentence.language)
        return self._figure(figure, mention, Role.COUNT, "", _Setting(sentence, times, voices, carried, written))[0]

    # --- a figure ---

    def _figure(
        self, figure: Figure, mention: Mention, role: Role, said: str, at: _Setting
    ) -> tuple[Statement, Measure | None]:
        sentence, times, voices, carried = at.sentence, at.times, at.voices, at.carried
        base = _base(figure, role, said, sentence, mention)
        if role in (Role.OTHER, Role.DENIED, Role.BACK_REFERENCE):
            return base, None
        scenes = scenes_of(figure, sentence, carried.left or carried.scene or carried.country)
        if role is Role.CHANGE and (begun := growth.base_of(figure, sentence)) is not None:
            times = [one for one in times if one.start != begun.start]
        time = time_of(figure, sentence, times, Field(None, Known.UNKNOWN))
        total = counts_on(figure, sentence, time) and not _is_below_a_year(figure, time, carried)
        counted = figure._replace(unit="") if role is Role.CHANGE else figure  # of a percentage, what rose by it
        read, measure_field = self._measure(counted, sentence, scenes, carried, counts_on=total)
        if at.subject is not None:
            read, measure_field = self._likelier(counted, at, at.subject, scenes, read, measure_field, counts_on=total)
        claimant, via = self._claimants.of_figure(
            figure, sentence, voices, carried.speakers, scenes.codes[0] if scenes.codes else ""
        )
        if read is None:
            planned = _is_planned(figure, sentence)
            return replace(base, claimant=claimant, via=via, time=time.field, planned=planned), None
        measure = read.measure
        if base.unit == "persons" and PER_YEAR in measure.units and _is_yearly(figure, sentence):
            base = replace(base, unit=PER_YEAR)
        if (
            time.field.value is None
            and measure.kinds[0] in (Kind.STOCK, Kind.SHARE)
            and all(one.relative and one.text[:1] in "+-" for one in times)
            and (of := said_on(sentence))
        ):
            time = time._replace(field=Field(of, Known.CARRIED))
        if measure.kinds == (Kind.STOCK,) and _is_of_now(figure, sentence, time):
            time = time._replace(field=Field(None, Known.UNKNOWN), now=True)
        part = measure_field.words == PART
        time, total = _with_carried(figure, sentence, time, total, measure, carried, part=part, claimant=claimant)
        kind, decided = kind_of(measure, figure, sentence, time, counts_on=total)
        span = time.field if role is Role.CHANGE and time.since else _span(figure, at, time, kind, total=total)
        place = self._place(figure, at, measure, scenes, time=span, part=part, claimant=claimant)
        span = _fiscal(span, place.value)
        statement = replace(
            base,
            measure=measure_field,
            candidates=read.others,
            kind=Field(kind, Known.STATED if decided else Known.ASSUMED),
            group=Field(measure.group, Known.ASSUMED)  # "nine women, five men and three children" together
            if mention.summed
            else self._group(figure, sentence, measure, part=measure_field.known is Known.CARRIED, time=time.field),
            place=place,
            by=self._scope.by(measure, place),
            event=self._scope.event(measure, kind, span, place),
            planned=_is_planned(figure, sentence),
            time=span,
            since=time.since,
            until=time.until,
            present=kind is Kind.STOCK and span.value is None and _is_present(sentence, measure_field, carried),
            claimant=NOT_KNOWN
            if kind is Kind.LENGTH and claimant.known is not Known.STATED
            else self._claimant(carried.of_topic(claimant, measure, place), measure, place, carried, voices),
            via=via,
            certainty=Certainty.PERHAPS if _leaves_open(figure, sentence) else _certainty(read, measure_field, time),
        )
        return statement, measure

    def _place(
        self,
        figure: Figure,
        at: _Setting,
        measure: Measure,
        scenes: Scenes,
        *,
        time: Field[Period | None],
        part: bool,
        claimant: Field[str],
    ) -> Field[str]:
        """Where; a part without a place is where its whole is, else what is of the same days or topic in its town."""
        part = part or _is_part(figure, at.sentence) or at.carried.leads_on(at.sentence, measure)
        place, carried = self._scope.place(figure, at.sentence, measure, scenes), at.carried
        country = self._claimants.country(claimant.value or "")
        loose = place.known is Known.ASSUMED or (place.known is Known.CARRIED and claimant.near)
        if loose and measure.place == "world" and country not in _REPORTS_ON_OTHERS:
            return Field(country, Known.CARRIED, near=False)  # an office counts in its own country
        whole = carried.leading.statement.place if part and carried.leading is not None else NOT_KNOWN
        if whole.value and whole.known is not Known.ASSUMED:
            if place.known is not Known.STATED or self._is_only_its_country(place, whole, at.sentence):
                return replace(whole, known=Known.CARRIED)
        own = place.known is Known.STATED or (place.known is Known.CARRIED and place.value != measure.place)
        own = own or (scenes.stated and place.value in scenes.codes)
        short = Kind.EVENT in measure.kinds or "mission" in measure.label
        if own or not short or not carried.place.value or time.known is Known.STATED:
            return place
        same_days = time.known is Known.CARRIED and time.value is not None and time.value.days <= MONTH
        if not same_days and carried.place_topic != measure.topic:
            return place
        named = self.vocabulary.places[carried.place.value]
        town = named.within[0] if named.kind == "site" and named.within else named.code
        return place if town in COUNTRIES else replace(carried.place, value=town, known=Known.CARRIED, near=False)

    def _is_only_its_country(self, place: Field[str], town: Field[str], sentence: Sentence) -> bool:
        """Whether a country is named only by a town before: "15 arrests in Kunming, of them 13 women"."""
        named = {one.word for one in scenes_in(sentence) if one.code == place.value}
        within = self.vocabulary.lies_within("place", town.value or "", place.value or "")
        return within and not place.words and named <= {town.words}

    def _measure(
        self, figure: Figure, sentence: Sentence, scenes: Scenes, carried: Carried, *, counts_on: bool
    ) -> tuple[MeasureRead | None, Field[str]]:
        """The measure by the figure's own words, else by what the text goes on with."""
        read = self._measures.read(figure, sentence, scenes, counts_on=counts_on)
        leading = carried.percent if figure.unit == "percent" else carried.leading
        at_once = sentence.first and bool(sentence.words.parts.match(sentence.text.lstrip()))  # "このうち"
        near = leading is not None and leading.paragraph >= carried.number
        next_to = leading is not None and leading.paragraph == carried.number - 1
        beside = leading is not None and (near or (next_to and (at_once or carried.terse)))
        if read is not None and read.own and (whole := self._whole(figure, sentence, read.measure)):
            return replace(read, measure=whole), Field(whole.code, Known.STATED, words=", ".join(read.words))
        sibling = self._sibling(figure, sentence, leading if beside else None)
        clause = sentence.text[slice(*sentence.clause(figure.start))]
        elsewhere = read is None or not read.own or not any(words in clause for words in read.words)
        if sibling is not None and (elsewhere or read is None or read.measure.topic == sibling.topic):
            made = MeasureRead(sibling, 0.6, True, (GOES_ON,), (), Certainty.PROBABLY)
            return made, Field(sibling.code, Known.STATED, words=GOES_ON)
        if leading is not None and beside and self._is_part(figure, sentence, leading, read, near or at_once):
            made = MeasureRead(leading.measure, 0.6, False, (PART,), (), Certainty.PROBABLY)
            return made, Field(leading.measure.code, Known.CARRIED, words=PART)
        if read is not None and read.own and read.score >= 0.3:
            return read, Field(read.measure.code, Known.STATED, words=", ".join(read.words))
        above = (
            read is not None and read.score >= 0.3 and self._goes_on(figure, sentence, scenes, read.measure, near=True)
        )
        pointed = carried.counted or not sentence.words.parts.search(sentence.text, 0, figure.start)
        goes_on = (
            leading is not None and pointed and self._goes_on(figure, sentence, scenes, leading.measure, near=near)
        )
        if leading is not None and goes_on and (near or not above):
            by_group = near and not sentence.moments and self._scope.names_group(figure, sentence)
            measure = leading.measure if by_group else self._counted(leading.measure, counts_on=counts_on)
            few = figure.unit != "percent" and max(figure.quantity.stated) <= FEW
            summed_up = measure is not leading.measure and sentence.words.total.search(sentence.text) is not None
            sure = near or summed_up or (next_to and carried.terse and not few)
            certainty = Certainty.PROBABLY if sure else Certainty.PERHAPS
            made = MeasureRead(measure, 0.5, False, (GOES_ON,), (), certainty)
            return made, Field(measure.code, Known.CARRIED, near, GOES_ON)
        if read is None or not above:
            return None, NOT_KNOWN
        pointing = bool(sentence.words.pointing.search(sentence.text))
        read = replace(read, certainty=Certainty.PROBABLY if pointing else Certainty.PERHAPS)
        return read, Field(read.measure.code, Known.CARRIED, words=", ".join(read.words))

    def _likelier(
        self,
        figure: Figure,
        at: _Setting,
        subject: _Subject,
        scenes: Scenes,
        read: MeasureRead | None,
        field: Field[str],
        *,
        counts_on: bool,
    ) -> tuple[MeasureRead | None, Field[str]]:
        """The measure that the cues found, or another for which far more speaks of all the words around the figure."""
        sentence = at.sentence
        if sentence.language != "en" or sentence.row is not None:
            return read, field
        best, *others = subject.themes.weighed(_likely(figure, sentence))
        code = read.measure.code if read is not None else NOTHING
        if code not in learned():  # a measure of the user's own
            return read, field
        if field.words == PART and figure.noun.casefold() in BY_SEX:
            return read, field  # "(198 women, 25 men)"
        if field.words == GOES_ON and (field.known is Known.STATED or _says_nothing(figure, sentence)):
            return read, field  # the clause's own words name the part, or nothing does
        if best.code == code:
            if read is not None and best.probability >= AGREED and read.certainty is Certainty.PERHAPS:
                read = replace(read, certainty=Certainty.PROBABLY)
            return read, field
        if best.probability < LIKELIER[field.known]:
            return read, field
        if field.known is Known.STATED and self._measures.kindred(best.code, code):
            return read, field  # what is a part of the other the cues tell apart: "have not come back"
        if best.code == NOTHING:
            return (None, NOT_KNOWN) if best.probability >= NOTHING_AT_ALL else (read, field)
        measure = self.vocabulary.measures.get(best.code)
        if measure is None or (figure.unit or "persons") not in measure.units:
            return read, field
        if measure.group in self._counted_groups - subject.named or self._measures.is_elsewhere(measure, scenes.codes):
            return read, field  # the text does not speak of them, or not of them there
        whose = sentence.text[figure.start : max(figure.end, sentence.text.find(figure.noun, figure.end))]
        if any(one.code not in KOREAS for one in countries(whose)):
            return read, field  # "7,500 American soldiers"
        certainty = Certainty.PROBABLY if best.probability >= PROBABLE else Certainty.PERHAPS
        next_best = next(guess.code for guess in others if guess.code in self.vocabulary.measures)
        if counts_on or (read is not None and read.measure.topic == measure.topic):
            measure = self._counted(measure, counts_on=counts_on)
        made = MeasureRead(measure, best.probability, True, (), (next_best,), certainty)
        return made, Field(measure.code, Known.STATED, words="the words around it")

    def _is_part(
        self, figure: Figure, sentence: Sentence, leading: Leading, read: MeasureRead | None, near: bool
    ) -> bool:
        """Whether a figure is a part of the one before it, and its own words speak of nothing else; of one that is not
        ``near`` only what points back to it: "eleven of them"."""
        if (figure.unit or "persons") not in leading.measure.units:
            return False
        if not (near or OF_THEM.match(sentence.text, figure.end)):
            return False
        if not _is_part_of_before(figure, sentence, leading):
            return False
        if read is None or figure.noun.casefold() in BY_SEX:
            return True
        if read.own and Kind.STOCK in read.measure.kinds and read.measure.code != leading.measure.code:
            return False  # "of these 30,100 still live here": counted again, at a date
        if read.own and read.score >= NARROWER and leading.measure.code in read.measure.part_of:
            return False  # "five of the 26 came again": told of in words of its own
        return read.measure.code == leading.measure.code or self._measures.kindred(
            read.measure.code, leading.measure.code
        )

    def _whole(self, figure: Figure, sentence: Sentence, measure: Measure) -> Measure | None:
        """The whole of which the figure before is a part: "516 have not come back, of about 3,835 in all"."""
        text = sentence.text
        if not (_OF.search(text, 0, figure.start) and _IN_ALL.match(text, figure.end)):
            return None
        wholes = [self.vocabulary.measures[code] for code in measure.part_of if code in self.vocabulary.measures]
        return next((whole for whole in wholes if whole.topic == measure.topic), None)

    def _own_deed(self, figure: Figure, sentence: Sentence, measure: Measure) -> str:
        """What those counted did, where a measure does not count that: "12 had died"."""
        deed = sentence.words.own_deed.match(sentence.text, figure.end)
        words = (deed["deed"] or deed["none"]) if deed is not None else ""
        return "" if not words or self._measures.cued_by(measure, words) else words

    def _sibling(self, figure: Figure, sentence: Sentence, leading: Leading | None) -> Measure | None:
        """The one measure of the topic spoken of that counts what those of a figure did: of those who had
        registered, "2,437 died in the past year".
        """
        if leading is None:
            return None
        family = [
            measure
            for measure in self.vocabulary.measures.values()
            if measure.topic == leading.measure.topic and measure.group == leading.measure.group
            if (figure.unit or "persons") in measure.units
        ]
        label = self.vocabulary.groups[leading.measure.group].label if leading.measure.group else ""
        told = self._measures.of_clause(figure, sentence, label)
        scores = {measure.code: told.get(measure.code, 0.0) for measure in family}
        best = max(family, key=lambda measure: (scores[measure.code], measure.code), default=leading.measure)
        others = [score for code, score in scores.items() if code != best.code]
        if scores.get(best.code) and scores[best.code] >= CLEARLY * max(others, default=0.0):
            return best
        deed = self._own_deed(figure, sentence, leading.measure)
        fitting = [measure for measure in family if deed and self._measures.tells(measure, deed)]
        return fitting[0] if len(fitting) == 1 else None

    def _group(
        self, figure: Figure, sentence: Sentence, measure: Measure, *, part: bool, time: Field[Period | None]
    ) -> Field[str]:
        """Who is counted. "Nine of them", of whom nothing is known but that they are a part, are never the whole;
        "twelve of them in 2017" are those of that year.
        """
        group = self._scope.group(figure, sentence, measure)
        named = sentence.words.part_noun.search(sentence.text, max(0, figure.start - 24), figure.start)
        if part and named is not None:
            return Field("", Known.UNKNOWN, words=named.group().strip())
        dated = time.known is Known.STATED and time.words in sentence.text[figure.end : figure.end + DATED]
        if part and group.known is not Known.STATED and _is_part(figure, sentence) and not dated:
            return Field("", Known.UNKNOWN, words="a part of those before")
        return group

    def _counted(self, measure: Measure, *, counts_on: bool) -> Measure:
        """The total that a flow is part of, where the figure counts on; else the flow in a total."""
        code = self._measures.total_of(measure.code) if counts_on else self._measures.flow_in(measure.code)
        return self.vocabulary.measures[code]

    def _goes_on(self, figure: Figure, sentence: Sentence, scenes: Scenes, measure: Measure, *, near: bool) -> bool:
        """Whether a figure without words of its own may count what the one before it counted."""
        if (figure.unit or "persons") not in measure.units or not figure.quantity.stated:
            return False
        if figure.unit == "percent" and _is_share_of_another(figure, sentence):
            return False
        if self._own_deed(figure, sentence, measure):
            return False  # "of 300 who came, 12 had died": told of something else
        noun = figure.noun.casefold()
        if scenes.stated and not self._measures.fits_scenes(measure, scenes.codes):
            return False
        if Kind.STOCK in measure.kinds and noun in OWN_KIND and measure.group not in OWN_KIND:
            return False
        if (
            noun
            and self._people.nouns
            and not (noun in self._people.nouns or noun in ANYBODY or self.names_subject(noun))
        ):
            return False
        if sentence.row is not None and not self._heads_no_thing(figure, sentence):
            return False
        words, text = sentence.words, sentence.text
        points = bool(words.pointing.search(text) or words.estimating.search(text))
        timed = any(moment.period is not None for moment in sentence.moments)
        return near or points or timed

    def _heads_no_thing(self, figure: Figure, sentence: Sentence) -> bool:
        """Whether the heads of a table's cell name nothing but a time, a group, or what the table is said to count."""
        heads = {word for word in tokens(sentence.text[: figure.start]).words if not word[0].isdigit()}
        above = set(tokens(sentence.before).words)
        return all(word in above or word in ANYBODY or word in _HEADS or word in self._people.nouns for word in heads)

    def _claimant(
        self, claimant: Field[str], measure: Measure, place: Field[str], carried: Carried, voices: list[Voice]
    ) -> Field[str]:
        """Who says a figure; without a source, the author of the paper. A government that spoke before speaks on of
        another country only if it is one that reports on others.
        """
        abroad = self._claimants.country(claimant.value) if claimant.known is Known.CARRIED else ""
        named = place.known is Known.STATED or measure.place in COUNTRIES
        if abroad not in _REPORTS_ON_OTHERS and named and place.value in COUNTRIES - {abroad}:
            claimant = NOT_KNOWN
        said = self._keeper(claimant, measure, carried, voices)
        author = carried.speakers.author
        if said.value or said.words or author == NO_ONE:
            return said
        return Field(author.code, Known.CARRIED, near=False, words=author.words)

    def _keeper(self, claimant: Field[str], measure: Measure, carried: Carried, voices: list[Voice]) -> Field[str]:
        """The keeper of a register, where no one is named here, or only its government before, and the text named the
        keeper before, or says "the ministry".
        """
        terms = self.vocabulary.claimants
        if measure.keeper not in terms:
            return claimant
        label = terms[measure.keeper].label
        if claimant.known is Known.CARRIED and claimant.value != measure.keeper and claimant.value in terms:
            same = countries(terms[claimant.value].label) and (
                countries(terms[claimant.value].label)[0].code in {named.code for named in countries(label)}
            )
            if same and terms[claimant.value].kind == "government" and measure.keeper in carried.speakers.named:
                return Field(measure.keeper, Known.CARRIED, near=False)
        label = label.casefold()
        pointed = any(
            voice.back and not voice.code and voice.words.casefold().rsplit(" ", 1)[-1] in label for voice in voices
        )
        if (claimant.value or claimant.words) and not (pointed and claimant.known is Known.CARRIED):
            return claimant
        before = any(word in label for word in carried.speakers.pointed)
        if pointed or before or measure.keeper in (*carried.speakers.named, *carried.speakers.mentioned):
            return Field(measure.keeper, Known.CARRIED, near=False)
        return claimant


_REPORTS_ON_OTHERS = frozenset({"", "united-states", *KOREAS})
"""Countries whose offices count what happens in others."""


def _heads(sentences: Sequence[Sentence], headline: int | None) -> bool:
    return bool(sentences) and sentences[0].paragraph == headline


def _main_country(text: Iterable[Sequence[Sentence]]) -> str:
    """The country of which most of a text speaks, besides the two Koreas; "" where two are named as often. That from
    which it was sent is named once.
    """
    sentences = [one for found in text for one in found]
    named = [country.code for one in sentences for country in scenes_in(one)]
    named += [country.code for one in sentences for country in countries(one.text[: one.dateline].title())]
    counted = Counter(code for code in named if code not in KOREAS).most_common(2)
    clear = counted and (len(counted) == 1 or counted[0][1] >= CLEARLY * counted[1][1])
    return counted[0][0] if clear and counted[0][1] > 1 else ""


def _likely(figure: Figure, sentence: Sentence) -> Mapping[str, float]:
    text = sentence.text.rstrip()  # as a mention has it
    return likely_around(text, figure.start, figure.end, sentence.before, figure.unit)


_SAYS_NOTHING = regex(
    r"\W*(?:(?:it|this|that|there|the|an?|in|of|and|but|then|was|were|had|been|is|are|stood|came to|rose|fell|to|at|by"
    r"|for|from|only|just|about|some|still|years?|before|after|earlier|later|last|next|previous|following|same|first|second"
    r"|third|fourth|half|quarter|numbers?|figures?|totals?|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|end|one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand"
    r"|[0-9][0-9,.]*)\W+)*",
    re.IGNORECASE,
)
"""A sentence of nothing but figures and times, which counts what the one before it did: "It was 59 in 2024"."""


def _says_nothing(figure: Figure, sentence: Sentence) -> bool:
    """Whether a sentence, or what stands between the figure before and a figure, is nothing but figures and times."""
    before = max((one.end for one in sentence.figures if one.end <= figure.start), default=0)
    return bool(
        _SAYS_NOTHING.fullmatch(sentence.text, before)
        or (before and _SAYS_NOTHING.fullmatch(sentence.text, before, figure.start))
    )


_BY_CALENDAR = regex(r"\b(?:last|this|next) (?:year|month|spring|summer|autumn|winter)\b|\bago\b", re.IGNORECASE)
"""Words of a time that is counted from the day of the text."""
_OF = regex(r",\s(?:out )?of (?:about |some |around |nearly |a total of )?\Z")
_IN_ALL = regex(r"\s(?:in all|in total|altogether|all told)\b")
_NOT = regex(r"\b(?:not|never)\b|n't\b")
_DATELINE = regex(r"[\s,)]*(?:\([^)]{1,30}\)\s*|[A-Z][\w/]+\s+)?(?:[-–—:)=]|$)")


def _is_dateline(moment: Moment, sentence: Sentence, written: Period | None) -> bool:
    """Whether a time at the head of a text is the day on which it was written: "SEOUL, April 3 (Yonhap) --"."""
    if moment.period is None or moment.end > 90 or not sentence.first:
        return False
    same = written is not None and moment.period.days == 1 and 0 <= written.start - moment.period.start <= PRINTED
    return same and bool(_DATELINE.match(sentence.text, moment.end))


def _take_up(sentence: Sentence, times: Sequence[Moment], made: Sequence[Statement], carried: Carried) -> None:
    """The time that a text goes on with: of the last figure that is not only compared with; else the last one named."""
    counted = [
        statement
        for statement in made
        if statement.counts and statement.mention is not None and statement.mention.figure not in sentence.compared
        if not statement.time.words.startswith("-")  # "전년 동기에는 31명"
        if not (statement.time.words and f"{statement.time.words} alone" in sentence.text)
    ]
    told = [
        statement.time.value
        for statement in counted
        if (statement.time.known is Known.STATED or statement.time.words)
        and (not statement.until or statement.kind.value is Kind.STOCK)
    ]
    carried.as_of = next((moment.period for moment in reversed(times) if moment.until), carried.as_of)
    named = [moment.period for moment in times if moment.period is not None and not moment.since]
    carried.named = named[-1] if named else carried.named
    spans = [span for span in told if span is not None] or ([] if any(s.counts for s in made) else named)
    if spans:
        carried.time = spans[-1]
        words = [one.time.words for one in counted if one.time.value == spans[-1]] or [one.text for one in times]
        stocks = all(one.kind.value is Kind.STOCK for one in counted if one.time.value == spans[-1])
        carried.by_calendar = bool(counted and stocks) or any(map(_BY_CALENDAR.search, words))
    flows = [s.time.value for s in counted if s.kind.value is Kind.FLOW and s.time.known is Known.STATED]
    years = [span for span in (flows or ([] if made else named)) if span is not None and not span.open_start]
    carried.year = max(years, key=lambda span: span.end) if years else carried.year  # "14,200 had gone in 2018"


_YEARLY = regex(r"\b(?:annually|(?:each|every|per) year)\b")
PER_YEAR = "persons-per-year"


def _is_yearly(figure: Figure, sentence: Sentence) -> bool:
    """Whether a figure is so many in each year, by words that do not stand right behind it: "5,000 return annually"."""
    return _YEARLY.search(sentence.text, *sentence.clause(figure.start)) is not None


def _base(figure: Figure, role: Role, said: str, sentence: Sentence, mention: Mention) -> Statement:
    """What a figure says before a measure is given to it."""
    return Statement(
        quantity=figure.quantity,
        unit=figure.unit or "persons",
        role=role,
        change=growth.change_of(figure, role, said, sentence),
        trend=_trend(figure, role, sentence),
        # Several sources are claimed before a figure, or in its own clause; what follows is said of the next.
        corroborated=bool(sentence.words.corroborated.search(sentence.text, 0, sentence.clause(figure.start)[1])),
        mention=mention,
    )


def _trend(figure: Figure, role: Role, sentence: Sentence) -> Trend | None:
    if figure.unit == growth.TIMES and not figure.quantity.stated:
        return growth.extreme_of(figure, sentence)
    return growth.trend_of(figure, sentence) if role in (Role.COUNT, Role.BACK_REFERENCE) else None


def _mention(prose: Prose, sentence: Sentence, figure: Figure, title: str, *, summed: bool) -> Mention:
    line, column = prose.position(sentence.at + figure.start)
    shift, passage = len(sentence.before), f"{sentence.before}{sentence.text}".rstrip()
    if sentence.row is not None:
        passage, shift = sentence.row
        figure = figure._replace(end=min(figure.end, len(passage) - shift))
    return Mention(
        figure,
        line,
        column,
        sentence.paragraph,
        passage,
        figure.start + shift,
        figure.end + shift,
        0 if sentence.row is not None else shift,
        sentence.language,
        tuple(
            moment._replace(start=moment.start + shift, end=moment.end + shift)
            for moment in (sentence.moments if sentence.row is None else ())
        ),
        title,
        summed=summed,
    )


def _with_carried(
    figure: Figure,
    sentence: Sentence,
    time: TimeRead,
    total: bool,
    measure: Measure,
    carried: Carried,
    *,
    part: bool,
    claimant: Field[str],
) -> tuple[TimeRead, bool]:
    """The time of a figure whose sentence names none, and whether it counts on: a part has both of its whole."""
    if time.field.value is not None:
        return time, total
    if part and carried.leading is not None:
        whole = carried.leading.statement
        total = (whole.kind.value or measure.kinds[0]) is Kind.CUMULATIVE
        compared = sentence.words.time_first and whole.time.words.startswith("-")  # "전년 동기에는 9명"
        field = (
            carried.spoken(measure.kinds, measure, present=False)
            if compared
            else replace(whole.time, known=Known.CARRIED)
        )
        return time._replace(field=field, since=whole.since, until=whole.until), total
    of = carried.leading if measure.kinds == (Kind.SHARE,) else None
    if of is not None and of.paragraph == carried.number and of.statement.time.value:
        if of.statement.kind.value in (Kind.STOCK, Kind.CUMULATIVE):  # a share of those counted so far
            so_far = of.statement.kind.value is Kind.CUMULATIVE
            return time._replace(field=replace(of.statement.time, known=Known.CARRIED), until=so_far), total
    now = measure.kinds[0] is Kind.STOCK and sentence.words.now.search(sentence.text, *sentence.clause(figure.start))
    of_a_day = carried.time is not None and carried.time.days == 1 and _HAD_BEEN.search(sentence.text)
    once = of_a_day and happened_once(measure, figure, sentence, time)
    if time.compared or time.now or now or time.since or (total and not once and not _is_part(figure, sentence)):
        return time, total
    present = bool(sentence.words.present.search(sentence.text))
    field = carried.spoken(measure.kinds, measure, present=present, claimant=claimant)
    if figure.unit.startswith("persons-per") and field.value is not None and field.value.days < RATED:
        return time, total  # "5,000 a year" is of no day that was spoken of before
    return time._replace(field=field), total


_HAD_BEEN = regex(r"\bhad been\b")
"""How a story of a day goes on: "by morning 600 had been handed over"."""


def _span(figure: Figure, at: _Setting, time: TimeRead, kind: Kind, *, total: bool) -> Field[Period | None]:
    """The time as a fact has it; a total runs up to what was just told ("이로써"), else to the day of the text."""
    sentence, carried, written = at.sentence, at.carried, at.written
    spoken = [span for span in (carried.time, carried.far_time, carried.topic_time) if span and not span.open_end]
    told = (
        max(spoken, key=lambda span: span.end)
        if spoken and sentence.words.time_first
        else carried.time or carried.far_time
    )
    words, text = sentence.words, sentence.text
    recent = told is not None and written is not None and 0 <= written.start - told.end <= 2 * MONTH
    thereby = words.thereby.search(text) or (recent and words.total.search(text))
    until = told if told is not None and thereby else said_on(sentence) or written
    so_far = bool(words.so_far.search(text, *sentence.clause(figure.start)))
    span = as_period(time, kind, until or carried.topic_time, total=total, so_far=so_far)
    return Field(None, Known.UNKNOWN) if kind is Kind.STOCK and sentence.words.today.fullmatch(span.words) else span


def _fiscal(span: Field[Period | None], place: str) -> Field[Period | None]:
    """A fiscal year of the United States, which begins in October."""
    year = span.value.whole_year if span.value is not None else None
    if year is None or place != "united-states" or "fiscal" not in span.words.casefold():
        return span
    return replace(span, value=period.parse(f"{year - 1}-10/{year}-09"))


def _is_present(sentence: Sentence, measure: Field[str], carried: Carried) -> bool:
    """Whether the present tense says how many there are, here or in the sentence that this one goes on from."""
    goes_on = measure.words in (PART, GOES_ON) and carried.leading is not None and carried.leading.statement.present
    return goes_on or bool(sentence.words.present.search(sentence.text))


def _is_below_a_year(figure: Figure, time: TimeRead, carried: Carried) -> bool:
    """Whether a count up to a day is less than what one year before had, and so no total of all years: "196 in 2023. By
    April, 34 had come".
    """
    before = carried.leading.statement if carried.leading is not None and time.until else None
    if before is None or before.quantity is None or before.kind.value is not Kind.FLOW or not figure.quantity.stated:
        return False
    year = before.time.value is not None and before.time.value.days <= YEAR
    return year and max(figure.quantity.stated) < max(before.quantity.stated, default=0)


def _is_of_now(figure: Figure, sentence: Sentence, time: TimeRead) -> bool:
    """Whether the present tense of a clause says how many there are, and another clause when something happened: "five
    came home in 2002, so twelve have not come home".
    """
    start, end = sentence.clause(figure.start)
    named = time.field.words and time.field.words not in sentence.text[start:end] and not time.until
    now = _HAVE.search(sentence.text, start, end) or (
        time.loose and sentence.words.present.search(sentence.text, start, end)
    )
    return bool(named and not time.since and now)


_HAVE = regex(r"\b(?:have|has|are|is) (?:not|yet|still|now)\b")


def _is_planned(figure: Figure, sentence: Sentence) -> bool:
    """Whether the words of a figure's clause that govern it speak of what is only expected or feared."""
    start, end = sentence.clause(figure.start)
    around = max(start, figure.start - 70), min(end, figure.end + 60)
    return any(words.search(sentence.text, *around) for words in (sentence.words.planned, sentence.words.threatened))


_AND_NOUN = regex(r"\s+(?:[a-z]+\s){0,2}[a-z]+s and ([a-z]+s)\b")
_HEADS = frozenset(
    {"year", "years", "number", "numbers", "total", "all", "count", "figure", "half", "quarter", "first", "second"}
)
"""Words at the head of a row or column that name no thing of their own."""
_BESIDE = regex(r"\s*[,(–—-]*\s*(?:or|that is|i\.e\.)?\s*,?\s*")


def _is_share_of_another(figure: Figure, sentence: Sentence) -> bool:
    """Whether a percentage stands beside a count of people whose share it tells, and of whom no one spoke before:
    "3,174, or 15.4 percent of all".
    """
    before = [other for other in sentence.figures if other.end <= figure.start and other.unit in ("", "persons")]
    return bool(before) and bool(_BESIDE.fullmatch(sentence.text[before[-1].end : figure.start]))


def _is_part_of_before(figure: Figure, sentence: Sentence, leading: Leading) -> bool:
    """Whether the words before a figure say that it is a part of the one before: "of these, 198 were women"."""
    mention = leading.statement.mention
    if mention is None or leading.measure.kinds == (Kind.SHARE,):
        return False
    whole = leading.statement.quantity
    larger = whole is not None and max(figure.quantity.stated, default=0) > max(whole.stated, default=0) > 0
    if larger or _PLUS.search(sentence.text, 0, figure.start):
        return False
    if figure.noun.casefold() in BY_SEX and mention.words == sentence.text.rstrip() and figure.start > 0:
        return ":" in sentence.text[: figure.start] or mention.figure.noun.casefold() not in BY_SEX
    reach = figure.start + (0 if sentence.words.time_first else 12)  # "41, of whom 12 …"
    parted = sentence.words.parts.search(sentence.text, 0, reach) or OF_THEM.match(sentence.text, figure.end)
    return bool(parted) and mention.figure is not figure


_PLUS = regex(r"\b(?:plus|besides|as well as|in addition to|not counting)(?: (?:some|about|another|a further))?\s+\Z")
_PART = regex(r"\s*of (?:the|these|those|them|whom)\b|(?:명|인)? ?(?:중|가운데)")


def _is_part(figure: Figure, sentence: Sentence) -> bool:
    """Whether a figure is a part of one given before: "nine of the 41"."""
    return bool(_PART.match(sentence.text, figure.end))


_ASKS = regex(r"[?？][\s\"'”’」』)]*\Z")
"""The end of a question, which says nothing: "were there really three million?"."""


_OUT_OF = regex(r"\bout of (?:the |some |about |a total of )?\Z", re.IGNORECASE)


def _leaves_open(figure: Figure, sentence: Sentence) -> bool:
    """Whether a sentence asks, or has the figure only as the whole that another is a part of: "99 out of 126"."""
    return bool(_ASKS.search(sentence.text) or _OUT_OF.search(sentence.text, 0, figure.start))


def _certainty(read: MeasureRead, measure: Field[str], time: TimeRead) -> Certainty:
    """Measure, scope and time together: no more certain than the least certain of them."""
    certainty = read.certainty
    order = [Certainty.SURE, Certainty.PROBABLY, Certainty.PERHAPS]
    rank = order.index(certainty)
    if measure.known is Known.CARRIED:
        rank = max(rank, 1)
    if time.loose or (not time.field.near and time.field.value is not None):
        rank = max(rank, 1)
    return order[rank]
