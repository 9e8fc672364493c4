"""Who says a figure, and who passed it on: the one named beside a word of reporting, not the one who acts.

"The group reported that Chinese authorities had arrested 92" is the group's figure. A newspaper that quotes somebody
passes on. "It said", "the ministry" and a surname point back to who was named before. Where a sentence names no one,
the one who spoke in its paragraph is carried, then the one of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from nkr.language.scripts import is_asian
from nkr.model.figure import Figure
from nkr.model.patterns import regex
from nkr.model.statement import NOT_KNOWN, Field, Known
from nkr.reading.countries import NORTH_KOREA, SOUTH_KOREA, countries
from nkr.reading.names import Hit
from nkr.reading.passages import Sentence
from nkr.reading.speakers import HEARD, NO_ONE, Speaker, Speakers, Voice
from nkr.reading.tokens import tokens
from nkr.reading.voices import (
    BESIDE,
    BODY,
    FIRST_PERSON,
    IN_A_TOWN,
    NAME,
    OF_A_TOWN,
    PERSON,
    UNATTRIBUTED,
    VoiceBook,
    bare_name,
    by_name,
    distinct,
    persons_in_korean,
)
from nkr.reading.words.english import OWN_COUNT

OTHER_CLAUSE = 60
"""Characters that the border of a clause between a figure and who says it counts as."""
NEXT = 30
"""Characters between a verb of saying and the figure that is said."""


@dataclass(frozen=True)
class ClaimantBook(VoiceBook):
    """Who says a figure: the one whom a sentence names or points back to, else the one who spoke before."""

    def voices(self, sentence: Sentence, speakers: Speakers) -> list[Voice]:
        """Everybody whom a sentence names as saying something."""
        words = sentence.words
        speaking = (words.reporting, words.recording, words.according, words.source_noun, words.hearsay)
        spoken = any(pattern.search(sentence.text) for pattern in speaking)
        own = FIRST_PERSON.search(sentence.text) if speakers.narrator != NO_ONE else None
        if own is not None and sentence.in_quotes(own.start()):
            own = None
        if not spoken and own is None and (words.time_first or not sentence.figures):
            return []
        hits = [
            hit
            for hit in self.names.hits(sentence.text)
            if not OF_A_TOWN.match(sentence.text, hit.end)
            if not (IN_A_TOWN.search(sentence.text, 0, hit.start) and countries(sentence.text[hit.start : hit.end]))
        ]
        hits = [hit._replace(code=code) for hit in hits if (code := self._at_home(hit, sentence, speakers.home))]
        if words.time_first:
            found = self.in_korean(sentence, hits)
        else:
            found = self.in_english(sentence, hits) if spoken else []
            found = distinct([*found, *self.cited(sentence.text), *by_name(sentence, hits)])
        if not found and own is not None:
            found = [Voice("", "we", own.start(), own.end(), back=True)]
        made = [
            voice._replace(
                passes_on=voice.passes_on or self.is_paper(voice.code),
                aside=bool(_BY_THE_WAY.search(sentence.text, max(0, voice.at - 40), voice.at)),
            )
            for voice in found
        ]
        known: list[Voice] = []
        for voice in sorted(made, key=lambda voice: voice.at):
            named = (one for one in reversed(known) if not one.back and not one.passes_on)
            before = next(
                (code for one in named if (code := one.code or self.office(one.words, "", speakers.home))), ""
            )
            pointed = before and voice.words.rpartition(" ")[2] in _ITSELF and not voice.code
            # "The Home Office's own is 902, of which it says"
            said = voice._replace(code=before, back=False) if pointed else voice
            known.append(self._resolved(said, speakers, quoted=sentence.in_quotes(said.at)))
        return known

    def _resolved(self, voice: Voice, speakers: Speakers, *, quoted: bool) -> Voice:
        """A pointer as whom it means; a surname as the person named with it; ``quoted`` are words within quotation
        marks.
        """
        if voice.code:
            return voice
        if voice.back:
            return self._meant(voice, speakers, quoted=quoted)
        if (data := _DATA_OF_OFFICE.match(voice.words)) and (
            before := self._named_before(data[1].casefold(), speakers)
        ).code:
            return _as_pointer(voice, before)
        for name in (*(found.group() for found in PERSON.finditer(voice.words)), *NAME.findall(voice.words)):
            if name in speakers.persons.values() and name not in speakers.people:
                break  # a person of whom it is known that he speaks for no one of the vocabulary
            if name in speakers.people:
                return voice._replace(code=speakers.people[name])
        if owner := _OFFICIAL_OF.match(voice.words):
            return voice._replace(code=self._named_before((owner[1] or owner[2]).casefold(), speakers).code)
        body = _THE_BODY.fullmatch(voice.words)
        if body and body[1] not in _OFFICES and (before := self._named_before(body[1], speakers)) != NO_ONE:
            return _as_pointer(voice, before)
        if _SPOKESMAN.fullmatch(voice.words):
            own = speakers.subject if voice.words.startswith(("its ", "Its ")) else ""
            return voice._replace(code=own or speakers.latest_code)
        return voice._replace(words=speakers.persons.get(voice.words, voice.words))

    def _meant(self, voice: Voice, speakers: Speakers, *, quoted: bool) -> Voice:
        """Whom a word that points back means: "we" the one who is quoted, else the one whose paper the text is."""
        first, _, rest = _CONJUNCTION.sub("", voice.words.casefold()).partition(" ")
        word = rest.rsplit(" ", 1)[-1] or first
        before = self._named_before(word, speakers)
        if first in _FIRST:
            own = (speakers.paragraph, speakers.last) if quoted else (speakers.narrator, speakers.publisher)
            meant = next((one for one in (before, *own, speakers.paragraph) if one != NO_ONE), NO_ONE)
            return _as_pointer(voice, meant)
        if first in ("he", "she", "his", "her") and speakers.person:
            hits = self.names.hits(speakers.person)
            code = hits[0].code if hits else speakers.people.get(speakers.person, "")
            return _as_pointer(voice, Speaker(code, speakers.person))
        if before != NO_ONE:
            return _as_pointer(voice, before)
        if first.startswith("정부"):
            return voice._replace(code=self.office("the government", "", speakers.home or SOUTH_KOREA), back=False)
        named = word in ("they", "it") and speakers.paragraph == NO_ONE and speakers.subject  # "I wrote to them"
        code = self.office(voice.words, "", speakers.home) if word in _OFFICES else named or speakers.latest_code
        several = first in ("he", "she", "his", "her") and _SEVERAL.match(speakers.last.words)
        if not code and word not in _OFFICES and speakers.last.words and not several:
            return _as_pointer(voice, speakers.last)
        return voice._replace(code=code)

    def _named_before(self, word: str, speakers: Speakers) -> Speaker:
        """The one who spoke last, or was named, of those that a word such as "ministry" may mean; "it" is no such."""
        if word in _PRONOUNS:
            return NO_ONE
        word = word.casefold()
        spoken = ((one, words) for one, words in reversed(speakers.heard[-HEARD:]) if one.code or word not in _OFFICES)
        for speaker, words in (*spoken, *((Speaker(code), "") for code in reversed(speakers.mentioned))):
            term = self.vocabulary.claimants.get(speaker.code)
            names = (term.label, *term.aliases) if term is not None and not term.unnamed else ()
            if any(word in name.casefold() for name in (*names, words)):
                return speaker
        author = self.vocabulary.claimants.get(speakers.author.code)
        return speakers.author if author is not None and word in author.label.casefold() else NO_ONE

    def learn(self, sentence: Sentence, speakers: Speakers) -> None:
        """Remember who is named in full, by either name, since a Korean surname comes first, and beside which claimant:
        "Phil Robertson, HRW's deputy director".
        """
        if sentence.words.time_first:
            speakers.persons.update(persons_in_korean(sentence.text))
            return
        text, hits = sentence.text, self.names.hits(sentence.text)
        speakers.person = speakers.latest
        speakers.subject = hits[0].code if hits else speakers.subject
        speakers.mentioned += [hit.code for hit in hits if hit.code not in speakers.mentioned]
        for person, start, end in self.persons(text):
            apart = sorted((hit.start - end if hit.start >= end else start - hit.end + 20, hit) for hit in hits)
            beside = [hit.code for away, hit in apart[:1] if away < BESIDE]
            # "Jeong Joon-hee, the ministry's spokesman", "Ministry spokesman Jeong Joon-hee"
            if office := _OF_AN_OFFICE.match(text, end) or _FOR_AN_OFFICE.search(text, 0, start):
                beside = [code] if (code := self._named_before(office[1], speakers).code) else beside
            speakers.latest = person
            for name in (person, *person.split()):
                speakers.persons.setdefault(name, person)
                for code in beside:
                    speakers.people.setdefault(name, code)

    @cached_property
    def _offices(self) -> list[tuple[str, frozenset[str], str]]:
        """The country of each office of a state, and the words that its label has besides: "The Thai police"."""
        found = []
        for code, term in self.vocabulary.claimants.items():
            named = countries(term.label)
            if term.kind == "government" and not term.unnamed and len(named) == 1:
                rest = f"{term.label[: named[0].start]} {term.label[named[0].end :]}"
                found.append((named[0].code, _office_words(rest), code))
        return sorted(found, key=lambda office: -len(office[1]))

    def office(self, words: str, scene: str, home: str) -> str:
        """The office of which words speak: "the government in Seoul", "Kuwait"; of police and "its government", that
        of the country spoken of; of "the government", that of the text's own; else the only one of its name: "the
        Defence Ministry".
        """
        bare = bare_name(_OWN_COUNT.sub("", words))  # "Moscow's own account"
        said, named = _office_words(words), countries(bare)
        if named and named[0].word == bare:
            said |= {"government"}
        fitting = [(state, code) for state, rest, code in self._offices if rest and rest <= said]
        of_scene = said & {"police", "immigration", "its"} or ("ministry" in said and len(fitting) > 1)
        country = named[0].code if named else (scene or home) if of_scene else home if said == {"government"} else ""
        known = [code for state, code in fitting if state == country]
        if not known and "ministry" in said and not named and not country:
            known = [code for state, code in fitting if state == SOUTH_KOREA]  # "the Defense Ministry"
        if not known and "ministry" in said and named:  # "Tokyo's foreign ministry"
            known = [code for state, rest, code in self._offices if state == country and rest == {"government"}]
        unique = "ministry" in said and not named and len(said) > 1 and len(fitting) == 1
        unique = unique and not (country and "its" in said)  # nor that of another country than "its"
        return known[0] if known else fitting[0][1] if unique else ""

    def _at_home(self, hit: Hit, sentence: Sentence, home: str) -> str:
        """An office that is named without its country, as that of the text's own: in Japan "the Coast Guard"; "its
        foreign ministry" as that of the country named before, or as none.
        """
        state, rest = next(
            ((state, rest) for state, rest, code in self._offices if code == hit.code), ("", frozenset())
        )
        if state == "" or countries(sentence.text[hit.start : hit.end]):
            return hit.code
        before = f"{sentence.before}{sentence.text[: hit.start]}"
        named = countries(before)
        if not before.endswith(("Its ", "its ")) and not (named and _OWNS.fullmatch(before, named[-1].end)):
            named = ()
        owner = named[-1].code if named else home
        if owner in ("", state):
            return hit.code
        other = next((code for land, words, code in self._offices if land == owner and words == rest), "")
        return other or ("" if named else hit.code)

    def is_accused(self, code: str) -> bool:
        """Whether a claimant is the government of the country of origin, which vouches for its own sentence only."""
        return self.country(code) == NORTH_KOREA

    def country(self, code: str) -> str:
        """The country of an office of a state."""
        return next((state for state, _, office in self._offices if office == code), "")

    def of_figure(
        self, figure: Figure, sentence: Sentence, voices: list[Voice], speakers: Speakers, scene: str
    ) -> tuple[Field[str], Field[str]]:
        """Who says a figure and who passed it on; ``scene`` is the country spoken of."""
        voices = [voice for voice in voices if not voice.aside or voice.at < figure.start]
        voices = [voice for voice in voices if not _speaks_of_the_next(voice, figure, sentence)] or voices
        saying = [voice for voice in voices if not voice.passes_on]
        papers = [voice for voice in voices if voice.passes_on and voice.code]
        via = Field(papers[0].code, Known.STATED, words=papers[0].words) if papers else NOT_KNOWN
        saying = [voice for voice in saying if voice.code or not voice.back] or saying
        named = sorted(saying, key=lambda voice: _away(voice, figure, sentence))
        if (
            named
            and not named[0].code
            and not named[0].back
            and (office := self.office(named[0].words, scene, speakers.home))
        ):
            return Field(office, Known.STATED, words=named[0].words), via
        coded = [voice for voice in named if voice.code]
        if (
            coded
            and not named[0].code
            and _HOLDS_THAT.fullmatch(sentence.text, coded[0].end, max(coded[0].end, named[0].at))
        ):
            named = [coded[0], *named]  # "Hwang reported that a department had arrived at 30"
        if coded and (named[0].code or named[0].back or _THING_SAYS.match(named[0].words)):
            voice = coded[0]
            known = Known.CARRIED if voice.back else Known.STATED
            return Field(voice.code, known, words=voice.words), via
        if named and not named[0].back and is_name(named[0].words):
            return Field("", Known.STATED, words=named[0].words), via
        if coded and named[0].at < coded[0].at and sentence.words.told.match(sentence.text, named[0].end):
            return Field(coded[0].code, Known.STATED, words=coded[0].words), via  # the one who was told gives it
        described = named and (len(named[0].words.split()) > 1 or _ANYBODY.match(named[0].words))
        if described and not named[0].back and not _THING_SAYS.match(named[0].words):
            return Field(UNATTRIBUTED, Known.STATED, words=named[0].words), via
        if papers:
            return Field(papers[0].code, Known.STATED, words=papers[0].words), NOT_KNOWN
        return self._carried(speakers), via

    def _carried(self, speakers: Speakers) -> Field[str]:
        whole = (speakers.text, Speaker(speakers.headline)) if speakers.author == NO_ONE else (speakers.author,)
        for speaker, near in ((speakers.paragraph, True), *((one, False) for one in whole)):
            if speaker != NO_ONE and (near or not self.is_accused(speaker.code)):
                return Field(speaker.code, Known.CARRIED, near, speaker.words)
        return NOT_KNOWN


def _office_words(words: str) -> frozenset[str]:
    said = frozenset(tokens(words.replace("efense", "efence").replace("minister", "ministry")).words)
    return said - {"the", "of", "s", "bureau", "in", "national", "federal", "and", "safety"}


def _speaks_of_the_next(voice: Voice, figure: Figure, sentence: Sentence) -> bool:
    """Whether one who is named behind a figure gives the next: "Seoul says 10,000 to 30,000, private groups say
    300,000".
    """
    following = min((one.start for one in sentence.figures if one.start >= voice.end), default=None)
    if voice.at >= figure.end and any(_AND.search(sentence.text, figure.end, voice.at + back) for back in (0, 4)):
        return True  # "sent back 41 people, and we have urged them to stop"
    if voice.at < figure.end or following is None or following - voice.end > NEXT:
        return False
    text = sentence.text
    return "," in text[figure.end : voice.at] and not _PARTS_OFF.search(text, voice.end, following)


_OWNS = regex(r"['’]s? ")
_AND = regex(r"[,;]\s(?:and|but|while|whereas|yet)\s(?:the\s)?\Z")
_PARTS_OFF = regex(r"[,;:.]")
_HOLDS_THAT = regex(
    r"\s*\w+\s+that\s+(?!(?:month|day|week|year|spring|summer|autumn|winter|evening|night|morning|afternoon|time)\b)"
)
_OWN_COUNT = regex(rf"{OWN_COUNT}.*")
_BY_THE_WAY = regex(r",\s+which\s(?:the\s|South Korea's\s)?\Z")
_ARTICLES = regex(r"\A(?:(?:[Tt]he|[Aa]n?|[Ss]ome|[Oo]ther|[Mm]any|[Ss]everal|[Tt]his|[Tt]hese|[Oo]ne)\s+)+")
_THING_SAYS = regex(
    r"\A(?:[Tt]he |[Tt]his |[Tt]hat |[Ii]ts |[Tt]hese |[Oo]fficial |[Aa]nnual |[Ll]atest "
    r"|[Nn]ew )*(?:details?|data|figures?"
    r"|statistics|numbers?|report|study|survey|document|it|they|he|she|which|who|that)\b"
)
_OFFICIAL_OF = regex(
    r"(?:the|an?) (\w+)(?:['’]s\s|\s(?:official|spokes\w+))"
    r"|an? (?:\w+ )?(?:official|spokes\w+|officer) (?:of|at|from|for|with) the (\w+)",
    re.IGNORECASE,
)
_OF_AN_OFFICE = regex(r",\s(?:the|its|their)\s(\w+)['’]s\s")
_FOR_AN_OFFICE = regex(
    r"\b(ministry|embassy|police|agency|commission|institute|foundation)"
    r" (?:spokes\w+|official|director|researcher)\s\Z",
    re.IGNORECASE,
)
_DATA_OF_OFFICE = regex(
    r"(?:[Tt]he )?([Mm]inistry|[Gg]overnment|[Pp]olice|[Aa]gency) (?:data|figures|statistics|records)\b"
)
_SPOKESMAN = regex(
    r"its (?:\w+ )?(?:office|branch|bureau|mission|team)"
    r"|(?:an?|its|the) (?:\w+ )?(?:official|spokes\w+|director|chair(?:man|woman|person)?|head|president|founder|leader"
    r"|secretary|representative|researcher)",
    re.IGNORECASE,
)
_SEVERAL = regex(r"(?:the |some |many |two |three )?(?:[a-z]+ ){0,2}?[a-z]+s\b(?! of\b)", re.IGNORECASE)
"""Words for more than one, whom "she" does not mean."""
_CONJUNCTION = regex(r"\A(?:and|but|that|while|as)\s+")
_FIRST = frozenset({"i", "we", "our"})
_PRONOUNS = frozenset({"it", "he", "she", "they", *_FIRST})
_OFFICES = frozenset({"ministry", "embassy", "police", "government", "commission", "agency"})
"""A word that means no one else who was named before: "the ministry" is not the group that spoke last."""
_ANYBODY = regex(
    r"(?:sources?|others?|some|experts?|analysts?|officials?|critics|many|observers|estimates|reports|media|insiders)\Z",
    re.IGNORECASE,
)


def _as_pointer(voice: Voice, meant: Speaker) -> Voice:
    """A voice as the one whom it means; one without a code is named by his words, as if they stood there."""
    return voice._replace(code=meant.code, words=meant.words or voice.words, back=bool(meant.code) or not meant.words)


def whole_name(voice: Voice, sentence: Sentence) -> str:
    """The words for a voice, with name and title where his office is named: "Colonel Kim of the bureau"."""
    start = max(0, voice.at - BESIDE)
    before = _OF_OFFICE.search(sentence.text, start, voice.at)
    return f"{before.group() if before else ''}{voice.words}"


_OF_OFFICE = regex(
    r"(?:(?:[Aa]n?|[Tt]he)\s(?:[\w-]+\s){1,4}|(?:[A-Z][\w’'-]+\s){2,5})(?:of|at|for|from|with)\s(?:the\s)?\Z"
)


def is_person(words: str) -> bool:
    """Whether words name somebody by a title, or by two names and what he is: whom a text may go on to quote."""
    bare = _ARTICLES.sub("", words)
    return bool(_TITLED.match(bare) or (PERSON.match(bare) and "," in bare))


def is_name(words: str) -> bool:
    """Whether words name somebody ("Park, director of the bureau", "the Peace Institute"), rather than describe him
    ("South Koreans who help them"); a capital alone may be that of a sentence's first word.
    """
    if is_asian(words):
        return True
    named = words.partition(",")[0]
    bare = _ARTICLES.sub("", named)
    if _TITLED.match(bare):
        return True
    capitals = _CAPITAL.findall(bare)
    if not capitals or not bare[0].isupper() or _DESCRIBED.search(bare):
        return False
    return bare != named or len(capitals) > 1 or bare.isupper() or bool(BODY.search(bare))


_TITLED = regex(
    r"(?:(?!in\b|of\b|from\b|at\b|who\b|near\b|with\b|for\b|by\b|on\b)[a-z][\w-]+ ){1,4}"
    r"(?!(?:North |South )?Korean?s?\b|Chinese\b|(?:North|South)\Z)[A-Z][\w’'.-]+"
    r"(?: (?:[A-Z][\w’'.-]*|of|for|the)(?=[ ,]|\Z))*"
)
"""A title and a name: "lawmaker Han Ki-ho", "the rights group North Light"."""
_DESCRIBED = regex(
    r"(?:\A|\s)(?!(?:of|for|the|and|on|in|to|von|de|government|ministry|police|military|army|embassy|parliament|agency|office"
    r"|commission|committee|university|institute|authorities|newspaper|news|radio|intelligence|foreign)\b)[a-z]{2,}"
)
_CAPITAL = regex(r"\b[A-Z]\w+")
_THE_BODY = regex(r"[Tt]he ([a-z]{4,})")
_APART = regex(r";|\b(?:while|whereas)\b")


def _away(voice: Voice, figure: Figure, sentence: Sentence) -> int:
    start, end = (figure.end, voice.at) if voice.at >= figure.end else (voice.end, figure.start)
    apart = _APART.search(sentence.text, start, end) is not None
    borders = sentence.borders_between(min(start, end), max(start, end)) - 1
    return max(0, end - start) + OTHER_CLAUSE * max(apart, borders)


_ITSELF = frozenset({"it", "It"})
