"""Who says a figure, and who passed it on: the one named beside a word of reporting, not the one who acts.

"The group reported that Chinese authorities had arrested 92" is the group's figure. A newspaper that quotes somebody
passes on. "It said", "the ministry" and a surname point back to who was named before. Where a sentence names no one,
the one who spoke in its paragraph is carried, then the one of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from nkr.model import Term, Vocabulary
from nkr.model.figure import Figure
from nkr.model.patterns import regex
from nkr.model.statement import NOT_KNOWN, Field, Known
from nkr.reading.countries import COUNTRIES, NORTH_KOREA, SOUTH_KOREA, countries, names_of
from nkr.reading.names import Hit, NameBook, book
from nkr.reading.passages import Sentence
from nkr.reading.tokens import tokens
from nkr.reading.words.english import OWN_COUNT

OTHER_CLAUSE = 60
"""Characters that the border of a clause between a figure and who says it counts as."""
BESIDE = 80
"""Characters from a name within which a claimant is whom he speaks for; 20 more count before it."""
MAX_SUBJECT = 7
"""Words of the longest subject of a word of reporting that is taken as it stands."""
SUBJECT = 140
"""Characters before a word of reporting among which its subject is looked for."""
OPENING = 6
"""Characters of a line before the name of one who speaks of himself: "The "."""
OPENS = 4
"""Paragraphs at the beginning of a text in which it says whose it is."""
SIGNATURE = 6
"""Paragraphs at the end of a text in which one signs it."""
HEARD = 30
"""Speakers before a word that points back among whom the one meant is looked for."""
UNATTRIBUTED = "unattributed"
_PROPER = regex(r"\b[A-Z][\w.'’&-]+(?:\s+(?:of|for|the|and|on|in|to)\b(?=\s+[A-Z])|\s+[A-Z][\w.'’&-]+)*")
_NAME = regex(r"\b[A-Z][a-z]+(?:-[A-Za-z]+)?\b")


class Voice(NamedTuple):
    """One whom a sentence names as saying something: the code, or "" with the words where the vocabulary has none.

    ``back`` marks a word that points to who was named before; ``at`` is where the words stand. ``aside`` marks one who
    gives only the figure behind: "15 percent, three times the share in the South, which the office puts at 5".
    """

    code: str
    words: str
    at: int
    end: int
    back: bool = False
    passes_on: bool = False
    aside: bool = False


class Speaker(NamedTuple):
    """One who has spoken: his code, or the words where the vocabulary has none."""

    code: str = ""
    words: str = ""


NO_ONE = Speaker()


@dataclass(slots=True)
class Speakers:
    """Who has spoken in a text so far: what pointers and silent sentences are read by."""

    paragraph: Speaker = NO_ONE
    text: Speaker = NO_ONE
    headline: str = ""
    author: Speaker = NO_ONE  # whose paper the text is
    publisher: Speaker = NO_ONE  # who printed it: "we", outside quotation marks
    interviewed: Speaker = NO_ONE
    labelled: Speaker = NO_ONE  # before whose words his name is: "Mr Lund: …"
    asked: bool = False  # whether the paragraph before is a question of an interview
    home: str = ""  # the country that the publisher's name names: whose "the government" is
    people: dict[str, str] = field(default_factory=dict)  # names of persons with their claimant
    persons: dict[str, str] = field(default_factory=dict)  # with the whole name
    person: str = ""  # the last one named before this sentence, and with it
    latest: str = ""
    named: list[str] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)  # with those who have not spoken
    heard: list[tuple[Speaker, str]] = field(default_factory=list)  # all, with the words for them
    pointed: set[str] = field(default_factory=set)  # words such as "ministry" that name no one here
    strangers: bool = False  # whether one has spoken whom the vocabulary has not
    subject: str = ""  # whom the last sentence of the paragraph names first
    last: Speaker = NO_ONE  # with those without a name: whom "they believe" means
    via: str = ""

    def begin_paragraph(self) -> None:
        self.paragraph = NO_ONE
        self.via = self.subject = ""

    def hear(self, voice: Voice, words: str, *, unnamed: bool = False, described: bool = False) -> None:
        """Take up who spoke, with the ``words`` for him; one without a name ("activists") speaks for his paragraph
        only, one who is only ``described`` for himself.
        """
        self.last = Speaker(voice.code, "" if voice.code else voice.words)
        self.heard.append((self.last, words))
        if not voice.back:  # whom "he" means
            self.latest = next((name for name in reversed(self.persons.values()) if name in voice.words), "")
        if described:
            return
        self.paragraph = self.last
        if unnamed:
            return
        self.text = self.paragraph
        if voice.code and voice.code not in self.named:
            self.named.append(voice.code)

    @property
    def latest_code(self) -> str:
        """Whom a word such as "it" means."""
        return self.paragraph.code or self.last.code or ("" if self.last.words else self.text.code or self.headline)


@dataclass(frozen=True)
class ClaimantBook:
    """The claimants of a vocabulary, ready to be found in sentences."""

    vocabulary: Vocabulary

    @cached_property
    def names(self) -> NameBook:
        return book(
            (name, code)
            for code, term in self.vocabulary.claimants.items()
            if code != UNATTRIBUTED
            for name in _names(term)
        )

    def voices(self, sentence: Sentence, speakers: Speakers) -> list[Voice]:
        """Everybody whom a sentence names as saying something."""
        words = sentence.words
        speaking = (words.reporting, words.recording, words.according, words.source_noun)
        spoken = any(pattern.search(sentence.text) for pattern in speaking)
        if not spoken and (words.time_first or not sentence.figures):
            return []
        hits = [hit for hit in self.names.hits(sentence.text) if not _OF_A_TOWN.match(sentence.text, hit.end)]
        if speakers.home:
            hits = [hit._replace(code=self._at_home(hit, sentence.text, speakers.home)) for hit in hits]
        if words.time_first:
            found = _korean(sentence, hits)
        else:
            found = self._english(sentence, hits) if spoken else []
            found = _distinct([*found, *_by_name(sentence, hits)])
        made = [
            voice._replace(
                passes_on=voice.passes_on or self._is_paper(voice.code),
                aside=bool(_BY_THE_WAY.search(sentence.text, max(0, voice.at - 40), voice.at)),
            )
            for voice in found
        ]
        known: list[Voice] = []
        for voice in sorted(made, key=lambda voice: voice.at):
            before = next((one for one in reversed(known) if one.code and not one.back and not one.passes_on), None)
            pointed = before is not None and voice.words.rpartition(" ")[2] in _ITSELF and not voice.code
            # "The Home Office's own is 902, of which it says"
            said = voice._replace(code=before.code, back=False) if before is not None and pointed else voice
            known.append(self._resolved(said, speakers, quoted=sentence.in_quotes(said.at)))
        return known

    def _is_paper(self, code: str) -> bool:
        return code in self.vocabulary.claimants and self.vocabulary.claimants[code].kind == "media"

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
        for name in (*(found.group() for found in _PERSON.finditer(voice.words)), *_NAME.findall(voice.words)):
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
        first, _, rest = voice.words.casefold().partition(" ")
        word = rest.rsplit(" ", 1)[-1] or first
        before = self._named_before(word, speakers)
        if first in _FIRST:
            answers = quoted or (speakers.paragraph == speakers.interviewed != NO_ONE)
            own = (speakers.paragraph, speakers.last) if answers else (speakers.author, speakers.publisher)
            meant = next((one for one in (before, *own, speakers.paragraph) if one != NO_ONE), NO_ONE)
            return _as_pointer(voice, meant)
        if first in ("he", "she", "his", "her") and speakers.person:
            hits = self.names.hits(speakers.person)
            code = hits[0].code if hits else speakers.people.get(speakers.person, "")
            return _as_pointer(voice, Speaker(code, speakers.person))
        if before != NO_ONE:
            return _as_pointer(voice, before)
        named = word in ("they", "it") and speakers.paragraph == NO_ONE and speakers.subject  # "I wrote to them"
        code = self.office(voice.words, "", speakers.home) if word in _OFFICES else named or speakers.latest_code
        if not code and word not in _OFFICES and speakers.last.words:
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

    def _english(self, sentence: Sentence, hits: list[Hit]) -> list[Voice]:
        words, text = sentence.words, sentence.text
        found: list[Voice] = []
        for match in (*words.citing.finditer(text), *words.according.finditer(text)):
            found += self._in_phrase(text, match.start(1), match.end(1), hits, sentence)
        for match in words.told.finditer(text):
            found += [
                Voice(hit.code, text[hit.start : hit.end], hit.start, hit.end, passes_on=self._is_paper(hit.code))
                for hit in hits
                if match.start(1) <= hit.start < match.end(1)
            ]
        for match in words.reporting.finditer(text):
            if found and match.group() == "saying":
                continue  # the one who spoke before in the sentence speaks on
            if match.group() in _NOUNS and _BEFORE_A_NOUN.search(text, max(0, match.start() - 12), match.start()):
                continue
            if match.start() and words.passive.search(text, max(0, match.start() - 25), match.end()):
                continue
            found += self._subject(text, match.start(), match.end(), hits, sentence)
        for match in words.recording.finditer(text):
            found += [
                voice
                for voice in self._subject(text, match.start(), match.end(), hits, sentence)
                if voice.code
                or _bare(voice.words) in _LANDS
                or _OFFICE_WORD.search(voice.words)
                or (voice.back and voice.words.split(" ")[-1].casefold() in _COUNTERS)
            ]
        for match in words.source_noun.finditer(text):
            low = max(0, match.start() - 80)
            own = [
                Voice(hit.code, text[hit.start : hit.end], hit.start, hit.end)
                for hit in hits
                if low <= hit.start and 0 <= match.end() - hit.end <= 60 and hit.end <= match.start() + 12
            ]
            office = _OFFICE.search(text, low, match.end()) if not own else None
            land = next((one for one in countries(text[low : match.start()]) if low + one.end == match.start()), None)
            if not own and land is not None:
                own = [Voice("", land.word, low + land.start, low + land.end)]  # "Seoul's count is 3,835"
            found += own or ([Voice("", office.group(1), office.start(1), office.end(1))] if office else [])
        return _distinct(found)

    def _in_phrase(self, text: str, start: int, end: int, hits: list[Hit], sentence: Sentence) -> list[Voice]:
        """The one named in a phrase such as that behind "according to"."""
        inside = [hit for hit in hits if start <= hit.start and hit.end <= end + 1]
        if _ONE_OF_A_KIND.match(text, start):  # "a group in Seoul, Justice for North Korea"
            inside = inside or [hit for hit in hits if text[end : hit.start] in (", ", ", the ")]
        if inside:
            # "a report from the ministry that Yonhap obtained": the first that is no paper, else the first
            chosen = next((hit for hit in inside if not self._is_paper(hit.code)), inside[0])
            papers = [hit for hit in inside if self._is_paper(hit.code) and hit is not chosen]
            return [
                Voice(chosen.code, text[chosen.start : chosen.end], chosen.start, chosen.end),
                *(Voice(hit.code, text[hit.start : hit.end], hit.start, hit.end, passes_on=True) for hit in papers),
            ]
        if any(start <= figure.start <= start + 2 for figure in sentence.figures):
            return []  # "published a figure of approximately 50,000"
        phrase = _BE.split(text[start:end], maxsplit=1)[0].strip()  # "those registered with the office were alive"
        if _FIRST_PERSON.search(phrase):  # "according to information I have received"
            return [Voice("", "we", start, end, back=True)]
        if pointer := sentence.words.pronoun.match(phrase):
            return [Voice("", pointer.group().strip(), start, end, back=True)]
        if office := _DATA_OF.search(phrase):
            return [Voice("", f"the {office[1]}", start, end, back=True)]
        return [Voice("", phrase[:80], start, end)] if phrase and not _NO_SUBJECT.match(phrase) else []

    def _subject(self, text: str, at: int, behind: int, hits: list[Hit], sentence: Sentence) -> list[Voice]:
        """The subject of a word of reporting: before it in its clause, or right behind it ("said Kim")."""
        low = max(0, at - SUBJECT)
        low = max([low, *(match.end() for match in _SUBJECT_BORDER.finditer(text, low, at))])
        if _OWN_CLAUSE.match(text, low, at):  # "a delegation that visited reported"
            at = max(text.rfind(f" {word} ", 0, low) for word in ("who", "which", "that"))
            low = max([0, at - SUBJECT, *(match.end() for match in _SUBJECT_BORDER.finditer(text, 0, at))])
        relative = _RELATIVE.search(text, max(0, low - 60), low)
        closed = _AUXILIARY.sub("", text[low:at].rstrip()).endswith(",")
        if relative and closed:  # "Kim, who works for them, said"
            low = max([0, *(match.end() for match in _SUBJECT_BORDER.finditer(text, 0, relative.start()))])
        low = max([low, *(one.end for one in sentence.moments if _LEADS_UP.fullmatch(text, low, one.start))])
        before = text[low:at]
        turned = 0 if text.startswith(("put", "sp", "kn", "h", "work", "told"), at) else _turned(text, before, behind)
        if any(behind <= figure.start < behind + turned for figure in sentence.figures):
            turned = 0  # "a driver, whom we met, says the camp held 30,000"
        if not turned and (inserted := _INSERTED.search(text, 0, at)):  # "his office, adding more of them, thinks"
            at = inserted.start()
            low = max([0, at - SUBJECT, *(match.end() for match in _SUBJECT_BORDER.finditer(text, 0, at))])
            before, closed = text[low:at], False
        subject = _noun_phrase(f"{text[low : relative.start()].rstrip(' ,')}," if closed and relative else before)
        first = low + before.rfind(subject)
        last = first + len(subject)
        counts = [one for one in sentence.figures if one.quantity.stated and max(one.quantity.stated) > 1]
        counted = any(first <= figure.start < last for figure in counts)
        subject = _WHEN.sub("", _AUXILIARY.sub("", subject))
        if counted or _DIGITS.search(subject) or _CLAUSE.search(subject) or _NO_SUBJECT.match(subject):
            subject = ""
        if subject in ("and", "but"):
            return []  # "he put it at 29, and said": the same
        inside = [hit for hit in hits if low <= hit.start and hit.end <= (last if closed and relative else at)]
        own = [hit for hit in inside if hit.end > first]
        if inside and not turned and (own or not subject.strip(_QUOTES) or len(subject.split()) > MAX_SUBJECT):
            chosen = next((hit for hit in reversed(own or inside) if not self._is_paper(hit.code)), inside[-1])
            if text.startswith(",", inside[0].end) and inside[0].start == first:
                chosen = inside[0]  # "Matsegora, Moscow's envoy in Pyongyang"
            return [Voice(chosen.code, text[chosen.start : chosen.end], chosen.start, at)]
        if turned:
            inside = [hit for hit in hits if behind <= hit.start and hit.end <= behind + turned]
            if inside:
                return [Voice(inside[0].code, text[inside[0].start : inside[0].end], behind, inside[0].end)]
            words = text[behind : behind + turned].strip()
            if code := self._unnamed(words):
                return [Voice(code, words, behind, behind + turned)]
            known = _PROPER.match(words) or words.startswith(("the ", "a ", "an ", "one of ", "another "))
            return [Voice("", words, behind, behind + turned)] if known else []
        pronoun = sentence.words.pronoun.search(subject or before) or _THEY.search(before)
        if pronoun:
            return [Voice("", pronoun.group().strip(' ,;:“"('), first, at, back=True)]
        return [Voice(self._unnamed(subject), subject[:80], first, at)] if subject.strip(_QUOTES) else []

    def _unnamed(self, phrase: str) -> str:
        """The unnamed claimant of whom a phrase speaks: "multiple sources working in China"."""
        words = {word.casefold() for word in re.findall(r"\w+", phrase)} | {one.code for one in countries(phrase)}
        bare = {word.removesuffix("s") for word in words}
        for code, wanted in self._descriptions:
            if wanted <= words:
                return code
        one = phrase.casefold().startswith(("a ", "an ", "one ", "another "))
        for code, wanted in self._descriptions if one else ():
            if {word.removesuffix("s") for word in wanted} <= bare:
                return code  # "a diplomat": one of the diplomats
        return ""

    @cached_property
    def _descriptions(self) -> list[tuple[str, frozenset[str]]]:
        found = []
        for code, term in self.vocabulary.claimants.items():
            if term.unnamed and code != UNATTRIBUTED:
                label = re.sub(r"\(.*?\)", "", term.label).casefold()
                found.append((code, frozenset(re.findall(r"\w+", label)) - {"in", "on", "the", "an", "a", "at"}))
        return sorted(found, key=lambda entry: -len(entry[1]))

    def learn(self, sentence: Sentence, speakers: Speakers) -> None:
        """Remember who is named in full, by either name, since a Korean surname comes first, and beside which claimant:
        "Phil Robertson, HRW's deputy director".
        """
        if sentence.words.time_first:
            return
        text, hits = sentence.text, self.names.hits(sentence.text)
        speakers.person = speakers.latest
        speakers.subject = hits[0].code if hits else speakers.subject
        speakers.mentioned += [hit.code for hit in hits if hit.code not in speakers.mentioned]
        for person, start, end in self._persons(text):
            apart = sorted((hit.start - end if hit.start >= end else start - hit.end + 20, hit) for hit in hits)
            beside = [hit for away, hit in apart[:1] if away < BESIDE]
            speakers.latest = person
            for name in (person, *person.split()):
                speakers.persons.setdefault(name, person)
                for hit in beside:
                    speakers.people.setdefault(name, hit.code)

    def _persons(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The persons whom a text names in full, and where."""
        hits = self.names.hits(text)
        for person in _PERSON.finditer(text):
            start, end = person.span()
            over = [hit for hit in hits if hit.start < end and start < hit.end and (hit.start, hit.end) != (start, end)]
            longer = text[end : end + 2].strip().isupper()  # "North Human Rights Union"
            thing = text[max(0, start - 4) : start].casefold() == "the "  # "the Suan Phlu centre"
            thing = thing or _NO_SUBJECT.match(person.group()) is not None  # "In January"
            if not (over or longer or thing or countries(person.group()) or _BODY.search(person.group().casefold())):
                yield person.group(), start, end

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
        bare = _bare(_OWN_COUNT.sub("", words))  # "Moscow's own account"
        said, named = _office_words(words), countries(bare)
        if named and named[0].word == bare:
            said |= {"government"}
        fitting = [(state, code) for state, rest, code in self._offices if rest and rest <= said]
        of_scene = said & {"police", "immigration", "its"} or ("ministry" in said and len(fitting) > 1)
        country = named[0].code if named else (scene or home) if of_scene else home if said == {"government"} else ""
        known = [code for state, code in fitting if state == country]
        if not known and "ministry" in said and not named and not country:
            known = [code for state, code in fitting if state == SOUTH_KOREA]  # "the Defense Ministry"
        unique = "ministry" in said and not named and len(said) > 1 and len(fitting) == 1
        return known[0] if known else fitting[0][1] if unique else ""

    def _at_home(self, hit: Hit, text: str, home: str) -> str:
        """An office that is named without its country, as that of the text's own: in Japan "the Coast Guard"."""
        state, rest = next(
            ((state, rest) for state, rest, code in self._offices if code == hit.code), ("", frozenset())
        )
        if state in ("", home) or countries(text[hit.start : hit.end]):
            return hit.code
        return next((code for other, words, code in self._offices if other == home and words == rest), hit.code)

    def labelled(self, sentences: Sequence[Sentence], speakers: Speakers) -> Speaker:
        """The one before whose words his name and a colon are; a person's words go on in the next paragraphs."""
        label = _LABEL.match(sentences[0].text)
        if label is None:
            return speakers.labelled if speakers.labelled.words else NO_ONE
        hits = self.names.hits(label.group())
        known = [speakers.people[name] for name in _NAME.findall(label.group()) if name in speakers.people]
        if codes := [*(hit.code for hit in hits), *known]:
            return Speaker(codes[0])
        return Speaker("", next((name for name, start, _ in self._persons(label.group()) if start < OPENING), ""))

    def source(self, sentences: Sequence[Sentence], speakers: Speakers) -> Speaker:
        """The one whom a paragraph names as the source of its figures: "Source: the ministry.", or as who speaks in it:
        "CLIP (the ministry): We know of". One that begins with a quotation is his whom it names behind that, else his
        who spoke before.
        """
        if speakers.asked and not sentences[0].text.startswith("("):
            return speakers.interviewed
        if speakers.labelled != NO_ONE:
            return speakers.labelled
        for sentence in sentences:
            if (found := _SOURCE.search(sentence.text)) is not None:
                hits = [hit for hit in self.names.hits(sentence.text) if hit.start >= found.end()]
                return Speaker(hits[0].code) if hits else NO_ONE
        if not _QUOTED.match(sentences[0].text):
            return NO_ONE
        voices = [voice for one in sentences for voice in self.voices(one, speakers) if not one.in_quotes(voice.at)]
        named = [Speaker(voice.code, "" if voice.code else voice.words) for voice in voices if not voice.passes_on]
        beside = (hit for one in sentences[1:] for hit in self.names.hits(one.text) if not one.in_quotes(hit.start))
        named += [Speaker(hit.code) for hit in beside]  # "“We saw 40.” Kim, of the bureau, was speaking in Seoul."
        return next(iter(named), speakers.last if speakers.interviewed == NO_ONE else speakers.interviewed)

    def interviewed(self, text: Sequence[Sequence[Sentence]], title: str) -> Speaker:
        """The one who answers in an interview: the first person named in the title, or above the first answer."""
        asked = [found for found in text if is_question(found)]
        marked = any(_QUESTION.match(found[0].text) for found in asked)
        if len(asked) < 3 - marked and "interview" not in title.casefold():
            return NO_ONE
        above = [title, *(one.text for found in text[: text.index(asked[0])] for one in found)] if asked else [title]
        person = next((name for line in above for name, _, _ in self._persons(line)), "")
        code = next((hit.code for hit in self.names.hits(person)), "")
        return Speaker(code, "" if code else person)

    def is_accused(self, code: str) -> bool:
        """Whether a claimant is the government of the country of origin, which vouches for its own sentence only."""
        return self.country(code) == NORTH_KOREA

    def country(self, code: str) -> str:
        """The country of an office of a state."""
        return next((state for state, _, office in self._offices if office == code), "")

    def author(self, line: str) -> str:
        """The one whose paper a text is: named alone in a line above it ("Our Ministry, Section 2", "Statement by the
        office"), or one who speaks of himself ("we at the office").
        """
        hits = [hit for hit in self.names.hits(line) if not self._is_paper(hit.code)]
        for hit in hits:
            if _PAPER_OF.search(line, 0, hit.start) and (line[hit.end : hit.end + 1] != ":" or hit.start < OPENING):
                return hit.code
            if hit.start < OPENING and _SPEAKS_OF_SELF.match(line, hit.end):
                return hit.code
        alone = hits[:1] and hits[0].start < OPENING and _HEAD.fullmatch(line, hits[0].end)
        return hits[0].code if alone else ""

    def publisher(self, name: str) -> Speaker:
        """Who printed a text, by the name above it."""
        bare = name.partition("(")[0].strip()
        whole = [hit for hit in self.names.hits(bare) if hit.end - hit.start >= len(bare) - OPENING]
        return Speaker(whole[0].code) if whole else Speaker("", bare)

    def home(self, name: str, publisher: Speaker) -> str:
        """The country that the name above a text names, where that is no newspaper's of any country."""
        named = countries(name) if not self._is_paper(publisher.code) else ()
        return named[0].code if named else ""

    def signed(self, text: Sequence[Sequence[Sentence]], publisher: Speaker) -> Speaker:
        """The one whose paper a text is: who signs it below, speaks of himself above, printed it and is no newspaper,
        or speaks of what "we" counted.
        """
        lines = [line for found in text[-SIGNATURE:] for one in found for line in one.text.strip().split("\n")]
        farewell = next((at for at, line in enumerate(lines) if _FAREWELL.match(line.strip())), len(lines))
        if below := [hit.code for line in lines[farewell:] for hit in self.names.hits(line)]:
            return Speaker(below[0])
        opening = [one.text for found in text[:OPENS] for one in found]
        if announced := [hit.code for line in opening if _SPEAKS_FOR.match(line) for hit in self.names.hits(line)]:
            return Speaker(announced[0])
        if publisher.code and not self._is_paper(publisher.code):
            return publisher
        sentences = [one for found in text for one in found]
        ours = ((one, _OUR_PAPER.search(one.text)) for one in sentences)
        if not any(found and not one.in_quotes(found.start()) for one, found in ours):
            return NO_ONE
        if publisher.words or not any(map(_OUR_PAPER.search, opening)):
            return publisher if publisher.words else NO_ONE
        first = (hit for line in opening for hit in self.names.hits(line) if hit.start < OPENING)
        return next((Speaker(hit.code) for hit in first if not self._is_paper(hit.code)), NO_ONE)

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
        if papers and speakers.paragraph == NO_ONE:
            return Field(papers[0].code, Known.STATED, words=papers[0].words), NOT_KNOWN
        return self._carried(speakers), via

    def _carried(self, speakers: Speakers) -> Field[str]:
        whole = (speakers.text, Speaker(speakers.headline)) if speakers.author == NO_ONE else (speakers.author,)
        for speaker, near in ((speakers.paragraph, True), *((one, False) for one in whole)):
            if speaker != NO_ONE and (near or not self.is_accused(speaker.code)):
                return Field(speaker.code, Known.CARRIED, near, speaker.words)
        return NOT_KNOWN


def _office_words(words: str) -> frozenset[str]:
    said = frozenset(tokens(words.replace("efense", "efence")).words)
    return said - {"the", "of", "s", "bureau", "in", "national", "federal", "and", "safety"}


def _bare(words: str) -> str:
    """A name without its article and what is said of it: "The Republic of Korea, for its part"."""
    return words.partition(",")[0].removeprefix("The ").removeprefix("the ")


def _speaks_of_the_next(voice: Voice, figure: Figure, sentence: Sentence) -> bool:
    """Whether one who is named behind a figure gives the next: "Seoul says 10,000 to 30,000, private groups say
    300,000".
    """
    following = min((one.start for one in sentence.figures if one.start >= voice.end), default=None)
    if voice.at < figure.end or following is None or following - voice.end > NEXT:
        return False
    text = sentence.text
    return "," in text[figure.end : voice.at] and not _PARTS_OFF.search(text, voice.end, following)


NEXT = 30
"""Characters between a verb of saying and the figure that is said."""
_PARTS_OFF = regex(r"[,;:.]")
_HOLDS_THAT = regex(
    r"\s*\w+\s+that\s+(?!(?:month|day|week|year|spring|summer|autumn|winter|evening|night|morning|afternoon|time)\b)"
)
_OWN_COUNT = regex(rf"{OWN_COUNT}.*")
_LANDS = frozenset(name for code in COUNTRIES for name in names_of(code))
_OFFICE_WORD = regex(r"\b(?:[Gg]overnment|[Mm]inistry|[Pp]olice|[Aa]gency|[Bb]ureau)\b")
_BY_THE_WAY = regex(r",\s+which\s(?:the\s|South Korea's\s)?\Z")
_INSERTED = regex(
    r",\s(?:adding|citing|quoting|counting|including|speaking|writing|working|drawing|using|relying|based|from"
    r" (?:interviews|its|his|her|their))\b[^,;:.]*,\s*\Z"
)
_LABEL = regex(
    r"\s*(?:[A-Z]{2,}\s\()?[A-Z][\w .&'’-]{2,60}(?:,(?:\s[A-Z][\w’'-]*){1,4})?(?:\s\([A-Z][^():]{2,40}\))?\)?:\s"
)
"""The name of who speaks, before his words."""
_QUESTION = regex(r"\s*(?:(?:Q|문)\s?[:.]|[-–—]{1,2})\s")
MAX_QUESTION = 80
"""Characters of the longest paragraph that is taken for a question by its sign alone."""
_QUOTED = regex(r"\s*[“\"]")
_OUR_PAPER = regex(
    r"\b[Oo]ur (?:own )?(?:[0-9]{4} )?(?:latest |new |annual |first |last )?(?:survey|report|study|count|findings"
    r"|archive|members|bulletin|respondents|interviews|database|records|estimate|figures|method)\b"
    r"|\bfigures are our own\b"
    r"|\b[Ww]e (?:(?:have|had|now|also|could|can|ourselves) )*"
    r"(?:estimate|(?:record|count|document|interview|survey)ed|verified)\b"
)
"""Words of one whose own paper a text is."""
_HEAD = regex(r"\s*(?:[,(]\s?[^.:]{0,40})?")
"""What may follow the name of one who is named alone in a line."""
_PAPER_OF = regex(
    r"\A\W*(?:(?:[Oo]pening |[Pp]ress |[Oo]ral |[Ww]ritten )?(?:[Ss]tatement|STATEMENT|[Rr]eport"
    r"|[Rr]emarks|[Tt]estimony|[Rr]elease"
    r"|[Ss]ubmission|[Ii]ssued|[Oo]ffice|[Nn]ote|[Mm]emorandum|[Ll]etter|[Aa]ppeal"
    r"|[Nn]ewsletter|[Ss]ummary|[Ff]indings|[Bb]riefing)\b[^.:]{0,60}?"
    r"(?: (?:by|of|from)|,)"
    r"|(?:[Ww]e|[Uu]s) at|[Oo]n behalf of"
    r"|.*\b(?:we|us) at) (?:the )?\Z"
)
"""What precedes the one whose paper a text is."""
_SPEAKS_FOR = regex(r"\s*[Ss]pokes(?:person|man|woman) (?:for|of)\b[^.]*:?\s*\Z")
_SPEAKS_OF_SELF = regex(r" is an? [^.]{3,120}\.\s+(?:We|Our)\b|(?: \([A-Z]+\))?, (?:we|our)\b|: (?=[A-Z])")
_FAREWELL = regex(r"(?:Yours|Respectfully|Sincerely|Faithfully|With (?:best|kind)|Kind regards|Best regards|Signed)\b")
_SOURCE = regex(r"(?:\A|[.!?]\s+|\n|\()Sources?(?::|\s(?:is|are|was)\b)")
_NOUNS = frozenset({"report", "reports", "estimate", "estimates", "claim", "claims", "states", "notes"})
"""Words of reporting that are nouns as well."""
_BEFORE_A_NOUN = regex(
    r"\b(?:an?|the|its|their|h[ei][rs]|our|last|latest|new|annual|interim|final|official|joint|own|\w+['’]s|of|in|for|with|by|to|most)\s+\Z",
    re.IGNORECASE,
)
_FIRST_PERSON = regex(r"\b(?:I|we|our|my)\b")
_BE = regex(r"\s(?:was|were|is|are|had|has|have)\s")
_ONE_OF_A_KIND = regex(r"an?\s")
_DATA_OF = regex(r"\b(?<!its )(?:the )?(ministry|government|agency|commission)\b(?! of\b)")
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
_DATA_OF_OFFICE = regex(
    r"(?:[Tt]he )?([Mm]inistry|[Gg]overnment|[Pp]olice|[Aa]gency) (?:data|figures|statistics|records)\b"
)
_SPOKESMAN = regex(
    r"(?:an?|its|the) (?:\w+ )?(?:official|spokes\w+|director|chair(?:man|woman|person)?|head|president|founder|leader"
    r"|secretary|representative|researcher)",
    re.IGNORECASE,
)
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


def is_question(sentences: Sequence[Sentence]) -> bool:
    """Whether a paragraph is a question of an interview: "Q: How many?", "How many are there?"."""
    if not sentences:
        return False
    asks = sentences[-1].text.rstrip().endswith("?") and sum(len(one.text) for one in sentences) <= MAX_QUESTION
    return asks or _QUESTION.match(sentences[0].text) is not None


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
    return bool(_TITLED.match(bare) or (_PERSON.match(bare) and "," in bare))


def is_name(words: str) -> bool:
    """Whether words name somebody ("Park, director of the bureau", "the Peace Institute"), rather than describe him
    ("South Koreans who help them"); a capital alone may be that of a sentence's first word.
    """
    named = words.partition(",")[0]
    bare = _ARTICLES.sub("", named)
    if _TITLED.match(bare):
        return True
    capitals = _CAPITAL.findall(bare)
    if not capitals or not bare[0].isupper() or _DESCRIBED.search(bare):
        return False
    return bare != named or len(capitals) > 1 or bare.isupper() or bool(_BODY.search(bare))


_TITLED = regex(
    r"(?:(?!in\b|of\b|from\b|at\b|who\b|near\b|with\b|for\b|by\b|on\b)[a-z][\w-]+ ){1,4}"
    r"(?!(?:North |South )?Korean?s?\b|Chinese\b|(?:North|South)\Z)[A-Z][\w’'.-]+"
    r"(?: (?:[A-Z][\w’'.-]*|of|for|the)(?=[ ,]|\Z))*"
)
"""A title and a name: "lawmaker Han Ki-ho", "the rights group North Light"."""
_BODY = regex(
    r"\b(?:government|ministry|police|military|embassy|parliament|agency|commission|institute|mission|group|watch"
    r"|foundation|committee|cent(?:er|re)|council|alliance|network|association|university|union|church|party"
    r"|news|times|post|daily|herald|journal|radio|press|agency)\Z"
)
_DESCRIBED = regex(
    r"(?:\A|\s)(?!(?:of|for|the|and|on|in|to|von|de|government|ministry|police|military|army|embassy|parliament|agency|office"
    r"|commission|committee|university|institute|authorities|newspaper|news|radio|intelligence|foreign)\b)[a-z]{2,}"
)
_CAPITAL = regex(r"\b[A-Z]\w+")


_QUOTES = " '’”\""
_OFFICE = regex(
    r"((?:[A-Z][\w-]+\s+)+(?:government|police|ministry|military|army|department|agency))(?:['’]s)?\s+[\w ]{0,30}\Z"
)
_RELATIVE = regex(r",?\s+(?:who|which|that)\s\Z")
_DIGITS = regex(r"[0-9]")
_AUXILIARY = regex(
    r"(?:\s(?:was|were|is|are|been|has|have|had|also|now|since|only|never|itself|then|later|earlier|once"
    r"|so far|still|ever|even|already|just|\w+ly))+\Z"
)
_OWN_CLAUSE = regex(
    r"(?:(?<=\bwho\s)|(?<=\bthat\s)|(?<=\bwhich\s))(?!(?:the|an?|its|their|some|many|most|several|it|they|we|he|she)\b)"
    r"(?:has |have |had )?[a-z]+(?:ed|s|d|t|me|w)\b[^,;:“”\"]*\Z"
)
"""What follows "who", "that" or "which" with a verb of its own."""
_THEY = regex(r"\b(?:he|she|it|they)\s*\Z")
"""A pronoun right before its verb: "from what he was handed he concludes"."""
_WHEN = regex(r"\A,?\s*(?:(?:[Tt]hen|[Nn]ow|[Ll]ater|[Mm]eanwhile|[Aa]t present)\s+)?(?=\S)")
_LEADS_UP = regex(
    r"[\s“\"]*(?:(?:[Ii]n|[Bb]y|[Ss]ince|[Oo]n|[Ff]rom|[Dd]uring|[Aa]s of|[Uu]ntil|[Aa]t|[Bb]etween)"
    r"\s+(?:[\w’'-]+\s+){0,6}|[Tt]he\s+|[Ee]arly\s+|[Ll]ate\s+)?"
)
"""What may come before a time that leads up to a subject: "in 2007 the ministry believed"."""
_NO_SUBJECT = regex(
    r"(?:[Bb]etween|[Aa]bout|[Aa]round|[Ss]ome|[Mm]ore|[Ff]ewer|[Ll]ess|[Nn]early|[Oo]ver|[Aa]t|[Uu]p|[Ww]ith|[Ii]n|[Bb]y|[Ff]or|[Oo]f|[Oo]n|[Ff]rom"
    r"|[Aa]mong|[Dd]uring|[Ss]ince|[Ww]here|[Ww]hen|[Aa]s|[Ii]f)\s|[0-9]"
)
"""What begins a number, a time or a place, not a name."""
_THE_BODY = regex(r"[Tt]he ([a-z]{4,})")
_CLAUSE = regex(r"\b(?:were|was|are|is|had|have|has|in the \w+ period)\b")
_FINITE = regex(
    r"\bto be\b|\b(?:number|figure|total|toll|share)\b|\b(?:would|will|were|was|are|is|had|have|has|could|can"
    r"|should|may|might|did|does|do)\b"
)


def _turned(text: str, before: str, behind: int) -> int:
    """How long the subject is that stands behind its verb ("…, said Kim"); 0 where none does: "Kim, a colonel, said the
    refugees were …".
    """
    leads = before.strip(f".,{_QUOTES}").casefold() not in ("", "so", "thus")
    if leads and not before.rstrip().endswith((",", "”", '"', "'", "’")):
        return 0
    if not re.match(r"\s+(?:[A-Z]|the\s|an?\s|one of|another)", text[behind : behind + 9]):
        return 0
    stop = re.search(r"[,.;:](?=\s|\Z)|\s(?:who|which|that)\s", text[behind : behind + 90])
    length = stop.start() if stop else 90
    return 0 if _FINITE.search(text, behind, behind + length) else length


_WOULD = regex(r"(?<=,)\s(?:would|will|could|has|had|have)\Z")


def _noun_phrase(before: str) -> str:
    """The end of the words before a verb that is its subject: behind the last comma, or between two ("Kim, a
    pastor,")."""
    words = _WOULD.sub("", before.strip(' “”"'))
    if words.endswith(","):
        parts = [part.strip() for part in words.rstrip(",").split(",")]
        parts = [part for part in parts if not _NO_SUBJECT.match(part)] or parts  # "the police, for their part,"
        return ", ".join(parts[-2:]) if len(parts) > 1 else parts[-1]
    return words.rpartition(",")[2].strip(f"{_QUOTES}“")


_COUNTERS = frozenset({"ministry", "government", "agency", "office", "commission", "department", "group"}) | {
    *("organization", "report", "survey", "study", "we", "i")
}
"""Who counts, where a sentence points back to who was named before: not "it" nor "they"."""
_SUBJECT_BORDER = regex(
    r"[;:]\s|(?<!\b[A-Z])(?<!\bRep)(?<!\bSen)(?<!\bGen)(?<!\bCol)(?<!\bPol)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)"
    r"[.!?]\s(?![0-9])|[,—–]\s(?=(?:and|but|while|whereas|although|as)\s)|\b(?:while|whereas|that|but"
    r"|which|who|whom)\s|[“\"]"
)
_PERSON = regex(
    r"\b[A-Z][a-z]+(?:-[A-Za-z]+)?\s+(?:[A-Z]\.\s+)?[A-Z][a-z]+(?:-[a-z]+)?(?:\s+[A-Z][a-z]+(?:-[a-z]+)?)?\b"
)


_APART = regex(r";|\b(?:while|whereas)\b")


def _away(voice: Voice, figure: Figure, sentence: Sentence) -> int:
    start, end = (figure.end, voice.at) if voice.at >= figure.end else (voice.end, figure.start)
    apart = _APART.search(sentence.text, start, end) is not None
    borders = sentence.borders_between(min(start, end), max(start, end)) - 1
    return max(0, end - start) + OTHER_CLAUSE * max(apart, borders)


def _distinct(found: list[Voice]) -> list[Voice]:
    """Each once: what one rule found with its code, another does not need to name without."""
    made: list[Voice] = []
    for voice in found:
        covered = any(
            other.at < voice.end and voice.at < other.end and (other.code or not voice.code) for other in made
        )
        if not covered:
            made.append(voice)
    return made


def _korean(sentence: Sentence, hits: list[Hit]) -> list[Voice]:
    """Claimants that a sentence with a word of reporting names; a pointer where it names none."""
    words, text = sentence.words, sentence.text
    sayers = [hit for hit in hits if words.sayer_behind.match(text, hit.end)] or hits
    found = [Voice(hit.code, text[hit.start : hit.end], hit.start, hit.end) for hit in sayers]
    if not found and (pointer := words.pronoun.search(text)):
        found.append(Voice("", pointer.group().strip(' ,.“"'), pointer.start(), pointer.end(), back=True))
    return _distinct(found)


def _by_name(sentence: Sentence, hits: Sequence[Hit]) -> Iterator[Voice]:
    """Those whom a clause names with its figure and no word of reporting: "the agency has 150", "the office's ledger",
    "Lee Suk 815,000"; and words that point back to them.
    """
    text = sentence.text
    for figure in sentence.figures:
        start, end = sentence.clause(figure.start)
        for hit in hits:
            owns = _OWNS.match(text, hit.end - 2 * text[: hit.end].endswith(("'s", "’s")))
            owned = owns is not None and (owns["count"] or owns.end() == figure.start)
            place = countries(text[hit.start : hit.end])  # "Belgium 31, the United States 29"
            beside = hit.end <= figure.start and not place and _BESIDE.fullmatch(text, hit.end, figure.start)
            aside = _ASIDE.match(text, hit.end, figure.start)
            estimate = hit.start < OPENING and _ESTIMATE_OF.search(text, hit.end, figure.start)
            with_it = _WHICH_HAS.match(text, hit.end) if figure.start - hit.end <= BESIDE else None
            leads = _LEADS_IN.fullmatch(text, sentence.clause(hit.start)[0] if aside else start, hit.start)
            counts = leads and _HAS.match(text, aside.end() if aside else hit.end, figure.start)
            named = (start <= hit.start or aside) and hit.end <= end and (owned or beside or counts)
            named = named or (not place and _IN_BRACKETS.fullmatch(text, figure.end, hit.end + 1) is not None)
            if named or estimate or (with_it is not None and with_it.end() >= figure.start - len("about ")):
                yield Voice(hit.code, text[hit.start : hit.end], hit.start, hit.end)
        for ours in _OURS.finditer(text, 0, end):
            yield Voice("", f"our {ours['who'] or 'count'}", ours.start(), ours.end(), back=True)
        for pointer in _POINTS_BACK.finditer(text, start, end):
            if _LEADS_IN.fullmatch(text, start, pointer.start()):
                yield Voice("", pointer["who"], pointer.start(), pointer.end(), back=True)


_OF_A_TOWN = regex(
    r"\s(?:institutes?|groups?|newspapers?|papers?|professors?|scholars?|researchers?|think tanks?"
    r"|charit(?:y|ies)|church(?:es)?"
    r"|organi[sz]ations?|lawyers?|activists?|brokers?|diplomats?)\b"
)
"""What is only of the place that a name is: "a Beijing institute" is no government."""
_OURS = regex(
    r"\b[Oo]ur (?:own )?(?:(?:latest|local|internal) )?(?:(?P<who>[a-z]+)['’]s (?:own )?)?(?:counts?|records?"
    r"|archives?|tally|files|estimates?|figures|survey|sums|lists?|respondents|interviewees|informants|researchers|sample)\b"
)
_ASIDE = regex(r",\s[^,;:.]{3,80},(?=\s)")
"""What is said of a subject before its verb: ", abolished last April,"."""
_IN_BRACKETS = regex(r"(?:\s(?!and\b|or\b)[A-Za-z][\w-]*){0,5}\s\((?:[Tt]he\s)?[A-Z][\w'’ ]+[),;]")
"""A figure's noun and who gives it: "nearly 900 refugees (National Intelligence Service)"."""
_BESIDE = regex(r"[\s,:“\"]*(?:(?:about|some|around|nearly|roughly)\s+)?")
_OWNS = regex(
    r"['’]s?\s+(?:[\w-]+\s+){0,2}?(?:(?P<count>office|reckoning|count|sums|arithmetic|estimates?|data|records?|accounts?|ledgers?|books|lists?|tally|registers?|files|numbers?"
    r"|total|surveys?|tables?|quarters?|interim report|team|people)\b|[“\"]?(?=[0-9]))"
)
"""What a claimant has: "by the ministry's count", "the commission's 80,000"."""
_LEADS_IN = regex(
    r"[\s,;:–—“\"(]*(?:(?:and|but|while|yet|then|so|whereas|[Yy]et|[Bb]ut|[Aa]nd)\s+)?"
    r"(?:(?:[Ii]n|[Ff]or|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil|[Oo]f|[Aa]t|[Oo]ver|[Bb]etween)\s[^,;]{2,60}?,?\s+)?(?:[Tt]he\s+|an?\s+|[A-Z]\w+['’]s\s+)?"
)
"""What may stand before the subject of a clause."""
_ESTIMATE_OF = regex(
    r"\b(?:an?|its|their) (?:\w+ )?(?:estimate|figure|count|tally|total|list|range"
    r"|number) of\s*(?:between |about |some )?\Z"
)
"""Words before the figure of the subject of a sentence: "sent its people and came back with an estimate of"."""
_WHICH_HAS = regex(
    r",\s(?:which|who)\s(?:now |still )?(?:ha[sd]|have|counts?|keeps?|lists?|put|puts|gives?"
    r"|names?)\b\s*(?:about |some )?"
)
"""Words behind a name of one who has a figure: "the commission, which has about 470"."""
_HAS = regex(
    r",?\s+(?:(?:still|also|now|itself|alone|only|even|once|later|had|has|have)\s+)*(?:ha[sd]|have|makes?|made|gives?|gave|given|knows?|knew|finds?|found|thinks?"
    r"|thought|speaks?|spoke|spoken|sees?|saw|registered|welcomed|admitted|took|granted|received|recogni[sz]ed|accepted|refused"
    r"|rejected|offers?|offered|shows?|showed|names?|named|starts?|settles?|settled|reckons?|holds?|held|stands?|counts?"
    r"|counted|keeps?|kept|logs?|logged|works?|comes?|came|arrives?|arrived|puts?|goes|went|stays?|stayed)\b"
)
"""Verbs by which an office has a figure: "has 408", "thought of roughly 3.5 million", "granted 115"."""
_POINTS_BACK = regex(
    r"\b(?P<who>[Tt]he (?:same |UN )?(?:ministry|agency|office|government|commission|institute|group|bureau"
    r"|department|committee|foundation|board)|[Ii]t)(?:['’]s\b|(?=\s+(?:ha[sd]|makes?|made|gives?|gave"
    r"|knows?|knew|found|finds|welcomed|registered|speaks?|spoke|counts?|counted|puts?|saw|sees|admitted|granted|accepted"
    r"|recogni[sz]ed|recorded|logged|named|names|lists?|listed|refused|received)\b))"
)


_TWO_AUTHORS = regex(r"[A-Z]\w+ ([A-Z]\w+) and [A-Z]\w+ ([A-Z]\w+)")


_ITSELF = frozenset({"it", "It"})


def _names(term: Term) -> list[str]:
    """The names under which texts cite a claimant: label, aliases, and the words for one that is not named."""
    label = re.sub(r"\s*\((?:unnamed|[A-Z]{2,6})\)", "", term.label)
    label = re.sub(r"\A(?:The|An?)\s+", "", label)
    names = [label, label.split(",")[0], re.sub(r"\s*\([^)]*\)", "", term.korean), *term.aliases]
    if found := re.search(r"\(([A-Z]{2,6})\)", term.label):
        names.append(found.group(1))
    if label.startswith("South Korea's "):
        own = label.removeprefix("South Korea's ")
        bare = own.removeprefix("National ")
        names.append(own)
        names += [bare] if len(bare.split()) > 2 else []  # "the Human Rights Commission"
    seoul = "South Korea's "
    owned = [name.removeprefix(seoul) for name in (label, *term.aliases) if name.startswith(seoul)]
    names += [name for own in owned for name in (f"The South's {own}", f"Seoul's {own}", f"{own} in Seoul")]
    if found := re.match(r"(\w+) National (.+)", label):
        names.append(f"{found.group(1)}'s {found.group(2)}")  # "China's tourism administration"
    if found := re.search(r"\bMinistry of (?:the )?([A-Z]\w+)\Z", label):
        state = label[: found.start()].removeprefix("South Korea's ")
        names.append(f"{state}{found.group(1)} Ministry")
    names += [label.replace("'s National ", "'s ")] if "'s National " in label else []
    if (found := _TWO_AUTHORS.fullmatch(label)) and term.kind == "academic":
        names.append(f"{found.group(1)} and {found.group(2)}")
    return [name for name in dict.fromkeys(names) if len(name) > 1 and not name.isdigit()]
