"""Who has spoken in a text so far: what pointers and silent sentences are read by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

HEARD = 30
"""Speakers before a word that points back among whom the one meant is looked for."""


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
    answering: bool = False  # whether the paragraph is an answer of the one interviewed
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
    def narrator(self) -> Speaker:
        """Who says "I" or "we", outside quotation marks."""
        return self.interviewed if self.answering else self.labelled if self.labelled != NO_ONE else self.author

    @property
    def latest_code(self) -> str:
        """Whom a word such as "it" means."""
        return self.paragraph.code or self.last.code or ("" if self.last.words else self.text.code or self.headline)
