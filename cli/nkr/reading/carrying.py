"""What a text has spoken of so far, and what ends it: the one place where anything is carried from sentence to
sentence.

A paragraph ends what is carried "near"; a heading ends the time and the measure; a sentence with figures of another
country ends the country, and with it the measure and the time. Two paragraphs without a figure end the measure.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nkr.model import Kind, Measure, Number
from nkr.model.patterns import regex
from nkr.model.period import MONTH, Period
from nkr.model.statement import NOT_KNOWN, Certainty, Field, Known, Role, Statement
from nkr.reading.countries import COUNTRIES
from nkr.reading.passages import Sentence
from nkr.reading.scenes import is_bound_for, scenes_in
from nkr.reading.speakers import Speakers

REACH = 2
"""Paragraphs over which a text goes on with what it counts."""
OPENING = 4
"""Characters among which a sentence begins with the country that it is about."""
OF_THEM = regex(r"\s+of (?:these|those|them|whom)\b")
PART, GOES_ON = "a part of the figure before", "goes on from the figure before"
"""What carries a measure from the figure before."""


_OFTEN_NAMED = frozenset({"china", "south-korea"})
"""Countries of which those of other countries tell; of the others mostly their own offices do."""


@dataclass(slots=True)
class Leading:
    """The statement that a text goes on from, with its measure and where it stands."""

    statement: Statement
    measure: Measure
    paragraph: int


@dataclass(slots=True)
class Carried:
    """What is carried at one place of a text."""

    speakers: Speakers = field(default_factory=Speakers)
    scene: str = ""
    left: str = ""  # spoken of before a sentence that names only where people went on to
    leading: Leading | None = None
    time: Period | None = None  # spoken of last in this paragraph
    by_calendar: bool = False  # whether that was counted from the day of the text: "last year"
    named: Period | None = None  # the last one that any sentence named: "at the same date"
    as_of: Period | None = None  # the day of the counts of this paragraph: "As of May 2003"
    far_time: Period | None = None  # in the paragraphs before
    year: Period | None = None  # of the last count of a period: what a part of a year is of
    topic_time: Period | None = None  # of the title, else the first one of a flow
    timed_topic: str = ""  # the topic of that flow
    earlier: dict[tuple[Number, ...], set[str]] = field(default_factory=dict)  # figures given, with their nouns
    percent: Leading | None = None  # the last share
    counted: bool = True  # whether the last figure was of a measure: "of these" points to it
    number: int = 0
    terse: bool = False  # whether the paragraph before was so short that the text goes on from it
    place: Field[str] = NOT_KNOWN  # the last one named within a country, with the topic it was named for
    place_topic: str = ""
    country: str = ""  # of which most of the text speaks, where no sentence before has named one
    counted_at: dict[str, Period] = field(default_factory=dict)  # the day of each measure's last stock
    topics_of: dict[tuple[str, str], set[str]] = field(default_factory=dict)  # the topics of each claimant's figures

    def begin_paragraph(self, *, terse: bool = False, answers: bool = False) -> None:
        """Enter a paragraph: what was near is far now, but what a question asked is near for what ``answers`` it."""
        if answers and self.leading is not None and self.leading.paragraph == self.number:
            self.leading.paragraph += 1
        self.number += 1
        self.terse = terse
        self.speakers.begin_paragraph()
        if self.time is not None:
            self.far_time = self.time
        self.time = self.year = self.as_of = None
        if self.leading is not None and self.number - self.leading.paragraph > REACH:
            self.leading = None

    def hear(self, sentence: Sentence) -> None:
        """A sentence's country, as far as it names one: it ends what another country's sentence carried."""
        named = scenes_in(sentence)
        if named and not sentence.figures and not sentence.first:
            return  # said by the way: the next figures go on from those before
        alone = len({country.code for country in named}) == 1 or (named and named[0].start <= OPENING)
        scene = named[0].code if named and alone else ""
        self.left = self.scene if named and all(is_bound_for(country.start, sentence) for country in named) else ""
        if scene and scene != self.scene:
            asked = self.leading is not None and self.leading.paragraph == self.number and sentence.first
            if self.scene and not asked and (self.leading is None or self.leading.measure.place != "world"):
                self.leading = self.percent = None
                self.far_time = None
            self.scene = scene

    def after(self, statement: Statement, measure: Measure | None, *, compared: bool) -> None:
        """Take up what a statement says; one with which is only ``compared`` leads nothing."""
        self.counted = measure is not None
        if statement.quantity is not None and statement.quantity.stated:
            noun = statement.mention.figure.noun.casefold() if statement.mention is not None else ""
            self.earlier.setdefault(statement.quantity.stated, set()).add(noun)
        if (
            self.topic_time is None
            and statement.time.known is Known.STATED
            and statement.kind.value in (Kind.FLOW, Kind.EVENT)
        ):
            self.topic_time, self.timed_topic = statement.time.value, measure.topic if measure is not None else ""
        if measure is not None and statement.kind.value is Kind.STOCK and statement.time.value is not None:
            self.counted_at[measure.code] = statement.time.value
        if compared and self.leading is not None and measure is self.leading.measure:
            return
        if measure is not None and statement.claimant.known is Known.STATED:
            told = statement.claimant
            self.topics_of.setdefault((told.value, told.words if not told.value else ""), set()).add(measure.topic)
        guessed = statement.certainty is Certainty.PERHAPS and not statement.measure.near
        aside = self.leading is not None and measure is not self.leading.measure and _is_of_them(statement)
        if aside and self.leading is not None:
            self.leading.paragraph = self.number  # "183 of them had lived in China": the text goes on with all of them
        elif measure is not None and statement.role in (Role.COUNT, Role.CHANGE) and not guessed:
            if statement.certainty is Certainty.SURE and measure.place in COUNTRIES:
                self.scene = measure.place
            leading = Leading(statement, measure, self.number)
            if Kind.SHARE in measure.kinds:
                self.percent = leading
                if self.leading is not None:
                    self.leading.paragraph = self.number
            elif statement.measure.words == PART and self.leading is not None:
                self.leading.paragraph = self.number  # "four men, seven women": both are parts of the whole
            else:
                self.leading = leading
            if statement.place.known is Known.STATED and statement.place.value not in ("", *COUNTRIES):
                self.place, self.place_topic = statement.place, measure.topic
        elif self.leading is not None and statement.counts:
            self.leading.paragraph = self.number

    def leads_on(self, sentence: Sentence, measure: Measure) -> bool:
        """Whether the text goes on from a figure of the same sentence, or of a whole country in the same paragraph, and
        names no other country behind it.
        """
        statement = self.leading.statement if self.leading is not None else None
        mention = statement.mention if statement is not None else None
        if self.leading is None or statement is None or mention is None:
            return False
        here = mention.passage == f"{sentence.before}{sentence.text}".rstrip()
        whole = statement.place.value in {*COUNTRIES, "world"} and self.leading.paragraph == self.number
        if not here and not (whole and self.leading.measure is measure):
            return False
        behind = [one.word for one in scenes_in(sentence) if not here or one.start >= mention.figure.end]
        return set(behind) <= {statement.place.words}

    def of_topic(self, claimant: Field[str], measure: Measure, place: Field[str]) -> Field[str]:
        """A speaker of an earlier paragraph gives a figure only if they gave others of its topic, and none of another
        country on the way, or if the text is their own.
        """
        if claimant.known is not Known.CARRIED or claimant.near or Kind.SHARE in measure.kinds:
            return claimant
        topics = self.topics_of.get((claimant.value, "" if claimant.value else claimant.words))
        if topics is None:
            author = self.speakers.author
            return claimant if (claimant.value, claimant.words) == author and author.code else NOT_KNOWN
        elsewhere = measure.place == "world" and place.known is Known.STATED and place.value in COUNTRIES - _OFTEN_NAMED
        return claimant if measure.topic in topics and not elsewhere else NOT_KNOWN

    def _counted_beside(self, measure: Measure) -> Period | None:
        """The day of the count before, here or in the paragraph before, of what a figure is a part or a share of."""
        led = self.leading
        if led is None or led.measure.topic != measure.topic or self.number - led.paragraph > 1:
            return None
        return led.statement.time.value if led.statement.kind.value is Kind.STOCK else None

    def _total_beside(self, measure: Measure) -> Period | None:
        """The time of the total before in the paragraph, of which a figure is some: "8,100 returns up to August; of
        Russia's there were 36".
        """
        led = self.leading
        if led is None or led.measure is not measure or led.paragraph != self.number:
            return None
        return led.statement.time.value if led.statement.kind.value is Kind.CUMULATIVE else None

    def spoken(
        self, kinds: tuple[Kind, ...], measure: Measure, *, present: bool, claimant: Field[str] = NOT_KNOWN
    ) -> Field[Period | None]:
        """The time that a figure without one takes: of its paragraph; of those before only where it goes on with the
        same measure. A stock or a total so far counts for the day of the text, and so does what another ``claimant``
        says in the present tense.
        """
        led = self.leading.statement.claimant if self.leading is not None else NOT_KNOWN
        another = claimant.known is Known.STATED and (claimant.value or claimant.words) not in (led.value, led.words)
        if kinds in ((Kind.STOCK,), (Kind.SHARE,)) and present and another:
            return Field(None, Known.UNKNOWN)
        if kinds == (Kind.STOCK,) and self.as_of is not None:
            return Field(self.as_of, Known.CARRIED)
        if kinds == (Kind.STOCK,) and measure.code in self.counted_at and not present:
            return Field(self.counted_at[measure.code], Known.CARRIED, near=False)
        if kinds == (Kind.STOCK,) and not present and self.time is not None and self.time.days <= MONTH:
            return Field(self.time, Known.CARRIED)  # "12 climbed in on Friday. Some 130 were already there."
        if set(kinds) & {Kind.STOCK, Kind.SHARE} and (counted := self._counted_beside(measure)):
            return Field(counted, Known.CARRIED)
        if kinds == (Kind.CUMULATIVE,) and self.leading is not None and self.leading.measure is measure:
            span = self.leading.statement.time.value  # of those who died from 1995 to 1998 another says more
            if span is not None and not (span.open_start or span.open_end) and self.leading.paragraph == self.number:
                return Field(span, Known.CARRIED)
        if (counted := self._total_beside(measure)) and self.time is None:
            return Field(counted, Known.CARRIED)
        if not set(kinds) & {Kind.FLOW, Kind.EVENT, Kind.SHARE}:
            return Field(None, Known.UNKNOWN)
        if self.time is not None:
            return Field(self.time, Known.CARRIED)
        before = [self.leading, self.percent if Kind.SHARE in kinds else None]
        goes_on = measure.topic in {led.measure.topic for led in before if led is not None}
        if goes_on and self.far_time is not None:
            return Field(self.far_time, Known.CARRIED, near=False)
        if self.topic_time is not None and self.timed_topic in ("", measure.topic):
            return Field(self.topic_time, Known.CARRIED, near=False)
        return Field(None, Known.UNKNOWN)


def _is_of_them(statement: Statement) -> bool:
    """Whether a figure is said of some of those counted before: "183 of them"."""
    mention = statement.mention
    return mention is not None and OF_THEM.match(mention.passage, mention.end) is not None
