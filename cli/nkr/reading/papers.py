"""Whose paper a text is, who printed it, and who speaks in a paragraph: the one who is asked, labelled or quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nkr.model.patterns import regex
from nkr.reading.claimants import ClaimantBook
from nkr.reading.countries import countries
from nkr.reading.passages import Sentence
from nkr.reading.speakers import NO_ONE, Speaker, Speakers
from nkr.reading.voices import NAME, OPENING

OPENS = 4
"""Paragraphs at the beginning of a text in which it says whose it is."""
SIGNATURE = 6
"""Paragraphs at the end of a text in which one signs it."""
MAX_QUESTION = 80
"""Characters of the longest paragraph that is taken for a question by its sign alone."""


@dataclass(frozen=True)
class PaperBook:
    """Reads by the names of a vocabulary whose words a text has."""

    claimants: ClaimantBook

    def labelled(self, sentences: Sequence[Sentence], speakers: Speakers) -> Speaker:
        """The one before whose words his name and a colon are; a person's words go on in the next paragraphs."""
        label = _LABEL.match(sentences[0].text)
        if label is None or _BY_LINE.match(label.group()):
            return speakers.labelled if speakers.labelled.words else NO_ONE
        hits = self.claimants.names.hits(label.group())
        known = [speakers.people[name] for name in NAME.findall(label.group().title()) if name in speakers.people]
        if codes := [*(hit.code for hit in hits), *known]:
            return Speaker(codes[0])
        return Speaker(
            "", next((name for name, start, _ in self.claimants.persons(label.group()) if start < OPENING), "")
        )

    def source(self, sentences: Sequence[Sentence], speakers: Speakers) -> Speaker:
        """The one whom a paragraph names as the source of its figures: "Source: the ministry.", or as who speaks in it:
        "CLIP (the ministry): We know of". One that begins with a quotation is his whom it names behind that, else his
        who spoke before.
        """
        answers = speakers.interviewed != NO_ONE and (speakers.asked or _is_below_a_line(sentences))
        if answers and not sentences[0].text.startswith("("):
            return speakers.interviewed
        if speakers.labelled != NO_ONE:
            return speakers.labelled
        for sentence in sentences:
            if (found := _SOURCE.search(sentence.text)) is not None:
                hits = [hit for hit in self.claimants.names.hits(sentence.text) if hit.start >= found.end()]
                return Speaker(hits[0].code) if hits else NO_ONE
        for first, second in pairwise(sentences[:2]):
            by_data = _BY_DATA_IN_KOREAN.search(second.text) and _FOUND_IN_KOREAN.search(first.text)
            if (by_data or _WHOSE_IN_KOREAN.search(second.text)) and not self.claimants.voices(first, speakers):
                told = [voice.code for voice in self.claimants.voices(second, speakers) if voice.code]
                return Speaker(told[0]) if told else NO_ONE
        if not _QUOTED.match(sentences[0].text):
            return NO_ONE
        voices = [
            voice for one in sentences for voice in self.claimants.voices(one, speakers) if not one.in_quotes(voice.at)
        ]
        named = [Speaker(voice.code, "" if voice.code else voice.words) for voice in voices if not voice.passes_on]
        beside = (
            hit for one in sentences[1:] for hit in self.claimants.names.hits(one.text) if not one.in_quotes(hit.start)
        )
        named += [Speaker(hit.code) for hit in beside]  # "“We saw 40.” Kim, of the bureau, was speaking in Seoul."
        return next(iter(named), speakers.last if speakers.interviewed == NO_ONE else speakers.interviewed)

    def interviewed(self, text: Sequence[Sequence[Sentence]], title: str) -> Speaker:
        """The one who answers in an interview: the first person named in the title, or above the first answer."""
        asked = [found for found in text if is_question(found) or _is_below_a_line(found, "?")]
        marked = any(_QUESTION.match(found[0].text) for found in asked)
        if len(asked) < 3 - marked and "interview" not in title.casefold():
            return NO_ONE
        above = [one.text for found in text[: text.index(asked[0])] for one in found] if asked else []
        above = [title, *(line for one in above for line in one.split("\n") if not _BY_LINE.match(line))]
        person = next((name for line in above for name, _, _ in self.claimants.persons(line)), "")
        code = next((hit.code for hit in self.claimants.names.hits(person)), "")
        return Speaker(code, "" if code else person)

    def _named_above(self, sentences: Sequence[Sentence]) -> Speaker:
        """The one whose paper a paragraph shows a text to be: named alone in a line above it ("Our Ministry, Section
        2"), as whose statement it is ("Statement by the office"), or speaking of himself ("we at the office").
        """
        lines = [line for one in sentences if not one.figures for line in one.text.strip().split("\n")]
        lines += [sentences[0].text + sentences[1].text] if len(sentences) > 1 else []
        found = [code for code in map(self._owner, lines) if code]
        claimants = (
            self.claimants.vocabulary.claimants
        )  # of "United Nations" and "Statement by the rapporteur" the second
        if found:
            return Speaker(next((code for code in found if set(found) & set(claimants[code].within)), found[0]))
        stranger = next((issued[1] for line in lines if (issued := _ISSUED_BY.match(line))), "")
        return self.publisher(stranger) if stranger else NO_ONE

    def _owner(self, line: str) -> str:
        hits = [hit for hit in self.claimants.names.hits(line) if not self.claimants.is_paper(hit.code)]
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
        whole = [hit for hit in self.claimants.names.hits(bare) if hit.end - hit.start >= len(bare) - OPENING]
        return Speaker(whole[0].code) if whole else Speaker("", bare)

    def home(self, name: str, publisher: Speaker) -> str:
        """The country that the name above a text names, where that is no newspaper's of any country."""
        named = countries(name) if not self.claimants.is_paper(publisher.code) else ()
        return named[0].code if named else ""

    def signed(self, text: Sequence[Sequence[Sentence]], publisher: Speaker) -> Speaker:
        """The one whose paper a text is: who signs it below, speaks of himself above, printed it and is no newspaper,
        or speaks of what "we" counted.
        """
        lines = [line for found in text[-SIGNATURE:] for one in found for line in one.text.strip().split("\n")]
        farewell = next((at for at, line in enumerate(lines) if _FAREWELL.match(line.strip())), len(lines))
        if below := [hit.code for line in lines[farewell:] for hit in self.claimants.names.hits(line)]:
            return Speaker(below[0])
        opening = [one.text for found in text[:OPENS] for one in found]
        if announced := [
            hit.code for line in opening if _SPEAKS_FOR.match(line) for hit in self.claimants.names.hits(line)
        ]:
            return Speaker(announced[0])
        counting = next((at for at, found in enumerate(text) if any(one.figures for one in found)), len(text))
        above = map(self._named_above, text[: min(OPENS, counting + 1)])
        if named := [one for one in above if one != NO_ONE]:
            return named[0]
        if publisher.code and not self.claimants.is_paper(publisher.code):
            return publisher
        sentences = [one for found in text for one in found]
        ours = ((one, _OUR_PAPER.search(one.text)) for one in sentences)
        if not any(found and not one.in_quotes(found.start()) for one, found in ours):
            return NO_ONE
        if publisher.words or not any(map(_OUR_PAPER.search, opening)):
            return publisher if publisher.words else NO_ONE
        first = (hit for line in opening for hit in self.claimants.names.hits(line) if hit.start < OPENING)
        return next((Speaker(hit.code) for hit in first if not self.claimants.is_paper(hit.code)), NO_ONE)


_LABEL = regex(
    r"\s*(?:[A-Z]{2,}\s\()?[A-Z][\w .&'’-]{2,60}(?:,(?:\s[A-Z][\w’'-]*){1,4})?(?:\s\([A-Z][^():]{2,40}\))?\)?:\s"
)
"""The name of who speaks, before his words."""
_QUESTION = regex(r"\s*(?:(?:Q|문)\s?[:.]|[-–—]{1,2})\s")
_QUOTED = regex(r"\s*[“\"]")
_OUR_PAPER = regex(
    r"\b[Oo]ur (?:own )?(?:[0-9]{4} )?(?:latest |new |annual |first |last )?(?:survey|report|study|count|findings"
    r"|archive|members|bulletin|respondents|interviews|database|records|estimate|figures|method)\b"
    r"|\bfigures are our own\b"
    r"|\b[Ww]e (?:(?:have|had|now|also|could|can|ourselves) )*"
    r"(?:estimate|(?:record|count|document|interview|survey)ed|verified)\b"
)
"""Words of one whose own paper a text is."""
_HEAD = regex(r"\s*(?:(?:보도 ?자료|성명서?|논평|브리핑|[Pp]ress [Rr]elease)(?:\s.*)?|[,(]\s?[^.:]{0,40})?")
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
_ISSUED_BY = regex(
    r"\W*(?:[A-Z]?[a-z]+ ){0,2}?(?:[Ss]tatement|[Tt]estimony|[Ss]ubmission|[Ll]etter|[Aa]ppeal|[Rr]elease"
    r"|[Bb]riefing|[Nn]ewsletter|[Pp]repared|[Cc]ompiled|[Ii]ssued)"
    r"(?: for [a-z]+)? (?:by|of|from|on behalf of) (?:the )?"
    r"([A-Z][\w’'-]*(?: (?:(?:of|for|the|on|in|and) )*[A-Z][\w’'-]*)+)(?=\s*(?:[,|(]|\Z))"
)
"""A line that names the one whose statement a text is."""
_SPEAKS_FOR = regex(r"\s*[Ss]pokes(?:person|man|woman) (?:for|of)\b[^.]*:?\s*\Z")
_SPEAKS_OF_SELF = regex(r" is an? [^.]{3,120}\.\s+(?:We|Our)\b|(?: \([A-Z]+\))?, (?:we|our)\b|: (?=[A-Z])")
_FAREWELL = regex(r"(?:Yours|Respectfully|Sincerely|Faithfully|With (?:best|kind)|Kind regards|Best regards|Signed)\b")
_BY_LINE = regex(r"\W*(?:By\s|Words\b|Text\b|Interview(?:ed)?(?:\sby\s|:))")
_FOUND_IN_KOREAN = regex("(?:나타났|집계됐|조사됐|파악됐|확인됐|추산됐)다[.\\s]*\\Z")
_BY_DATA_IN_KOREAN = regex("(?:자료|통계|조사|집계)[^.]{0,12}(?:따르면|의하면)")
_WHOSE_IN_KOREAN = regex("[은는한인힌] (?:숫자|수치|통계|집계|결과)(?:이)?다")
"""A first sentence of what was found, and the one behind it that says by whose data."""
_SOURCE = regex(r"(?:\A|[.!?]\s+|\n|\()Sources?(?::|\s(?:is|are|was)\b)")


def is_question(sentences: Sequence[Sentence]) -> bool:
    """Whether a paragraph is a question of an interview: "Q: How many?", "How many are there?"."""
    if not sentences:
        return False
    asks = sentences[-1].text.rstrip().endswith("?") and sum(len(one.text) for one in sentences) <= MAX_QUESTION
    return asks or _QUESTION.match(sentences[0].text) is not None


def _is_below_a_line(sentences: Sequence[Sentence], ending: str = "") -> bool:
    """Whether a paragraph begins with a short line of its own, as one does that has the question of its answer."""
    first = sentences[0].text if len(sentences) > 1 else ""
    return first.endswith("\n") and first.rstrip().endswith(ending) and len(first) <= MAX_QUESTION
