"""A text cut for reading: paragraphs into sentences, sentences with their figures, times and clauses.

Lines of a table become sentences of their own (``tables``). Everything behind this module works on sentences of bounded
length, so that reading is linear in the text, also where a megabyte is one paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from nkr.language import phrases, sentences
from nkr.language.scripts import language_of
from nkr.language.times import moments
from nkr.model import Period
from nkr.model.figure import Figure, Moment
from nkr.model.patterns import regex
from nkr.model.prose import Block, Prose
from nkr.reading.tables import is_table, rows
from nkr.reading.words import Words, words_of

LONGEST = 1_200
"""Characters of a sentence that are read at once; a longer one is cut between words."""
BEFORE = 400
"""Characters of the sentences before that are kept with a sentence."""
LINE = 90
"""Characters of the longest paragraph that is taken for a line of a list."""
LONGEST_BLOCK = 50_000
"""Characters of a paragraph that are read at once."""
BARE = 60
"""Characters of the longest sentence that is only a number, of which the next one says what it counts."""
_SAYS_WHAT = regex(r"That(?:['’]s|\sis|\swas)\s(?:how\smany|the\s(?:number|total|figure|count|tally)\s(?:of|who)\b)")
_DATELINE = regex(
    r"\s*(?:[A-Z][A-Z .'-]{2,30}(?:,\s[A-Z][\w. ]{1,25})*(?:,?\s+[A-Z][a-z]{2,8}\.? [0-9]{1,2}(?:, [0-9]{4})?,?)?"
    r"(?:\s*\([\w/ .-]{2,30}\)|\s+[A-Z]\w+)?|[A-Z][\w. ]{2,30}(?:,\s[A-Z]\w+)?\s*\([A-Z][\w/ .-]{1,30}\))"
    r"\s*(?:[-–—]{1,2}|:)\s*"
)
_MAIL_QUOTE = regex(r"\A\s*>")


@dataclass(slots=True)
class Sentence:
    """A sentence with what it holds; all offsets count from its own beginning.

    ``at`` is where it begins in the text. ``before`` is the end of what its paragraph says before it, ``after`` the
    next sentence where it goes on of the same people ("They live in camps"), ``about`` whom the text speaks of where
    neither names them. ``sums`` are lists of people as one count each, ``row`` is the line of a table as it stands,
    with what to add to an offset of ``text`` there.
    """

    text: str
    language: str
    paragraph: int
    at: int
    figures: list[Figure]
    moments: list[Moment]
    first: bool = False
    before: str = ""
    after: str = ""
    quoted: bool = False
    heading: bool = False
    row: tuple[str, int] | None = None
    about: str = ""
    sums: list[Figure] = field(default_factory=list)
    _borders: list[int] | None = None
    _compared: list[Figure] | None = None

    @property
    def dateline(self) -> int:
        """Where the place ends from which a report was sent: "BANGKOK, Thailand - ", "Beijing (AsiaNews) - "."""
        found = _DATELINE.match(self.text) if self.first else None
        return found.end() if found else 0

    @property
    def words(self) -> Words:
        return words_of(self.language)

    @property
    def borders(self) -> list[int]:
        """Where clauses begin: 0, and behind each border."""
        if self._borders is None:
            self._borders = [0, *(match.start() for match in self.words.clause.finditer(self.text))]
        return self._borders

    def clause(self, at: int) -> tuple[int, int]:
        """The clause in which an offset stands."""
        borders = self.borders
        index = bisect_right(borders, at) - 1
        return borders[index], borders[index + 1] if index + 1 < len(borders) else len(self.text)

    def in_quotes(self, at: int) -> bool:
        """Whether a place is within quotation marks, opened here or before in the paragraph."""
        said = f"{self.before}{self.text[:at]}"
        return said.rfind("“") > said.rfind("”") or said.count('"') % 2 == 1

    @property
    def compared(self) -> list[Figure]:
        """The figures with which others are compared: "up from 18", "지난해(67명)보다", "前年の63人に比べ"."""
        if self._compared is None:
            before, behind, text = self.words.compared_before, self.words.compared_behind, self.text
            self._compared = [
                figure
                for figure in self.figures
                if before.search(text, max(0, figure.start - 60), figure.start) or behind.match(text, figure.end)
            ]
        return self._compared

    def borders_between(self, start: int, end: int) -> int:
        """The borders between two places; one that begins right behind the first counts."""
        return max(0, bisect_right(self.borders, max(start, end - 1)) - bisect_left(self.borders, start))


def paragraphs(prose: Prose, *, language: str = "", written: Period | None = None) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph of a text, in order."""
    above = announced = ""
    whole = language_of(prose.text[:LONGEST_BLOCK], prose.head.get("language", ""))  # of lines too short to tell
    for block in _bounded(prose):
        text = prose.text[block.start : block.end]
        if is_table(text):
            yield list(_cells(prose, block, language, written, above, whole))
        else:
            line = len(text) <= LINE and "\n" not in text
            yield list(_sentences(prose, block, language, written, announced if line else "", whole))
            announced = text[-BEFORE:] if text.endswith((":", "：")) else announced if line else ""
        above = text[-BEFORE:]


def _bounded(prose: Prose) -> Iterator[Block]:
    """The paragraphs of a text and the items of its lists, an endless one in parts that end between words."""
    for block in (item for whole in prose.blocks() for item in _items(whole, prose.text)):
        start = block.start
        while block.end - start > LONGEST_BLOCK:
            cut = prose.text.rfind(" ", start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK)
            cut = start + LONGEST_BLOCK if cut < 0 else cut
            yield Block(block.number, start, cut)
            start = cut
        yield Block(block.number, start, block.end)


_ITEM = regex(r"^[ \t]*[•‣▪◦*–-]\s", re.MULTILINE)


def _items(block: Block, text: str) -> Iterator[Block]:
    """The items of a paragraph that is a list, each on lines of its own; else the paragraph."""
    marks = [mark.start() for mark in _ITEM.finditer(text, block.start, block.end)]
    for start, end in pairwise([block.start, *(mark for mark in marks if mark > block.start), block.end]):
        yield Block(block.number, start, end)


def _cells(
    prose: Prose, block: Block, language: str, written: Period | None, above: str, whole: str
) -> Iterator[Sentence]:
    """The figures of a table as sentences of their own, each with what stands above the table."""
    text = prose.text[block.start : block.end]
    spoken = language or language_of(f"{above} {text[:2_000]}", whole)
    for number, row in enumerate(rows(text)):
        yield sentence(
            row.text,
            spoken,
            written,
            paragraph=block.number,
            at=block.start + row.start - row.offset,
            first=number == 0,
            before=f"{above}\n",
            row=(row.line, row.start - row.line_start - row.offset),
        )


def _sentences(
    prose: Prose, block: Block, language: str, written: Period | None, announced: str, whole: str
) -> Iterator[Sentence]:
    """The sentences of a paragraph; ``announced`` is what a line above it says that ended with a colon."""
    text = prose.text[block.start : block.end]
    spoken = language or language_of(text[:4_000], whole)
    quoted = bool(_MAIL_QUOTE.match(text))
    found = [*spans(text, spoken), (len(text), len(text))]
    going_on = words_of(spoken).going_on
    for number, ((start, end), following) in enumerate(pairwise(found)):
        yield sentence(
            text[start:end],
            spoken,
            written,
            paragraph=block.number,
            at=block.start + start,
            first=number == 0,
            before=text[max(0, start - BEFORE) : start] or (f"{announced} " if announced else ""),
            after=text[slice(*following)] if going_on.match(text, following[0]) else "",
            quoted=quoted,
        )


def sentence(text: str, language: str, written: Period | None = None, **places: object) -> Sentence:
    """One sentence with its figures and times."""
    named = moments(text, language, written)
    figures, times = _either(text, phrases.figures(text, language), named)
    for figure in figures:
        times = _not_counted(text, figure, times, language, written)
    sums = phrases.people(text, language) if figures else []
    return Sentence(text, language, figures=figures, sums=sums, moments=times, **places)  # type: ignore[arg-type]


_DIGIT = regex("[0-9]")
_BEFORE_A_YEAR = regex(r"\b(?:in|since|by|of|during|until|from|for|and|to|the)\s+\Z", re.IGNORECASE)


def _either(text: str, figures: list[Figure], times: list[Moment]) -> tuple[list[Figure], list[Moment]]:
    """Figures and times, none of them both: four digits behind "in" are a year, hedged or behind anything else a
    count."""
    years = {moment.start: moment for moment in times if moment.text[:4].isdigit()}
    kept: list[Figure] = []
    for figure in figures:
        digit = _DIGIT.search(figure.text)
        digits = figure.start + (digit.start() if digit else 0)
        moment = years.get(figure.start) or years.get(digits)
        if figure.text.isdigit() and any(one.start < figure.start and figure.end == one.end for one in times):
            continue  # "in May 2002 five came"
        if any(one.start < digits and one.end == digits + 4 and one.text[-4:].isdigit() for one in times):
            continue  # "in the third quarter of 2024 arrivals rose"
        if moment is None:
            kept.append(figure)
        elif digits == figure.start and _BEFORE_A_YEAR.search(text, 0, figure.start):
            continue
        else:
            kept.append(figure)
            times = [other for other in times if other is not moment]
    return kept, times


def _not_counted(text: str, figure: Figure, times: list[Moment], language: str, written: Period | None) -> list[Moment]:
    """The times without a number of people that follows one: "since January 27 North Koreans have come"."""
    made = []
    for moment in times:
        within = figure.noun and moment.start < figure.start < moment.end < figure.end
        rest = moments(text[: figure.start], language, written) if within else [moment]
        made += [other for other in rest if not within or other.start == moment.start]
    return made


def spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a paragraph."""
    starts = sentences.starts(text, language)
    if _SAYS_WHAT.search(text):  # "Eleven. That is how many came …" is one sentence
        starts = [at for before, at in pairwise([0, *starts]) if at - before > BARE or not _SAYS_WHAT.match(text, at)]
    for first, end in pairwise([*starts, len(text)]):
        start = first
        while end - start > LONGEST:
            cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = start + LONGEST if cut < 0 else cut
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end
