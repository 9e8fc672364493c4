"""Whether what is recorded stands in the article: each phrase in its paragraph, each number of a note in the text.

Everything is compared in normalised form and without regard to case, so that typographic quotes, line ends and capitals
prove nothing either way. Digits, words and their order do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from nkr.language import phrases, sentences
from nkr.model import Fact, Source, article
from nkr.model.article import folded
from nkr.model.coded import Coded


class ProofResult(Coded):
    """What became of looking for some words in a text. Only ``found`` is a proof."""

    FOUND = "found", "the words are in the recorded paragraph, once"
    MORE_THAN_ONCE = "found-more-than-once", "they occur there more than once"
    ELSEWHERE = "found-elsewhere", "they are in another paragraph"
    OTHER_NUMBER = "found-with-another-number", "the words are there, but with another number"
    NOT_FOUND = "not-found", "the words are not in the text"
    NOT_AS_RECORDED = "not-as-recorded", "the words are there, but do not give the recorded figure"
    READS_OTHERWISE = "reads-otherwise", "the sentence says another figure: a hedge, or an end of a range, was cut off"
    NO_TEXT = "no-text", "no text is attached to look in"


class Proof(NamedTuple):
    """One thing that was looked for in a source's text, and what was found.

    ``wanted`` are the words or the number, ``written_in`` says where the record has them ("note", "outline of paragraph
    5"), ``paragraph`` is where they should stand (``None``: anywhere), ``found_in`` where they do, and ``passage`` the
    nearest words of the text.
    """

    source: str
    fact: str
    subject: Subject
    written_in: str
    wanted: str
    paragraph: int | None
    result: ProofResult
    found_in: tuple[int, ...] = ()
    passage: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether it is proved; ``None`` where there was no text to look in."""
        return None if self.result is ProofResult.NO_TEXT else self.result is ProofResult.FOUND


_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "dozen hundreds thousands millions dozens scores several half third quarter"
)
_NUMERAL = (
    r"\d(?:[\d.,]*\d)?(?:\s?(?:만|천|백|억|万|千|百|億|亿|만여|천여|백여)\d*)*"
    rf"|(?<![^\W_])(?:{'|'.join(sorted(_WORDS.split(), key=len, reverse=True))})(?![^\W_])"
)
_ANY_NUMERAL = re.compile(rf"(?:{_NUMERAL})(?:[\s-](?:{_NUMERAL}))*")
_LATIN = r"0-9A-Za-z\u00c0-\u024f"


def _edges(words: str) -> tuple[str, str]:
    """Patterns for what may not touch the words: "300,000" does not stand in "1,300,000", nor "40 North" in "Northern".

    Korean, Chinese and Japanese add particles without a space, so only Latin letters and digits are held apart.
    """
    letter = re.compile(f"[{_LATIN}]")
    before = rf"(?<![{_LATIN}])" if letter.match(words[0]) else ""
    after = rf"(?![{_LATIN}])" if letter.match(words[-1]) else ""
    if words[0].isdigit():
        before = rf"(?<![{_LATIN}])(?<!\d[.,])"
    return before, r"(?![0-9])(?![.,]\d)" if words[-1].isdigit() else after


@lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str]:
    before, after = _edges(words)
    return re.compile(before + re.escape(words) + after)


class _Masked(NamedTuple):
    """Words with any number in the place of theirs; tried only where the longest part of them that stays is found."""

    pattern: re.Pattern[str]
    literal: str

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self.literal in text else None


@lru_cache(maxsize=4096)
def _with_any_number(words: str) -> _Masked | None:
    """The words with any number in the place of theirs; ``None`` where they hold no number."""
    literals = _ANY_NUMERAL.split(words)
    if len(literals) < 2 or not re.search(r"\w", "".join(literals)):
        return None  # a number alone would be "found with another number" everywhere
    before, after = _edges(words)
    pattern = before + _ANY_NUMERAL.pattern.join(map(re.escape, literals)) + after
    return _Masked(re.compile(pattern), max(literals, key=len))


def spans(words: str, text: str) -> list[tuple[int, int]]:
    """Where ``words`` stand in ``text``; both folded."""
    if not words or words not in text:
        return []
    return [match.span() for match in _pattern(words).finditer(text)]


def bears_likeness(phrase: str, text: str) -> bool:
    """Whether the folded ``text`` holds ``phrase``, be it with another number."""
    words = folded(phrase)
    if spans(words, text):
        return True
    masked = _with_any_number(words)
    return masked is not None and masked.search(text) is not None


Placed = tuple[int, str]
"""A paragraph's number and a phrase that the record has there."""


def laid_out(source: Source, text: str, recorded: bool, placed: Sequence[Placed]) -> list[tuple[int | None, str]]:
    """The blocks of a text with their paragraph numbers, as ``article.layout``, counted as the record counts them.

    In another edition the furniture may differ, so that the recorded place of paragraph 1 is of no use: there, it is
    where most of the recorded phrases (whatever their numbers) fall into the paragraphs that the record gives them.
    A copy may have lost its blank lines, even of the recorded edition: its lines are the blocks where most phrases fall
    into their paragraphs only so. Of fewer than three phrases nothing is concluded: a record's slip could look like it.
    """
    blocks = article.blocks(text)
    starts = source.body_starts if recorded else _aligned(source, blocks, placed)
    laid = article.layout(blocks, source.title, starts)
    in_place = _in_place(laid, placed)
    if len(placed) < 3 or 2 * in_place >= len(placed) or (lines := article.lines(text)) == blocks:
        return laid
    by_line = article.layout(lines, source.title, _aligned(source, lines, placed))
    return by_line if 2 * _in_place(by_line, placed) > len(placed) else laid


def _in_place(laid: Iterable[tuple[int | None, str]], placed: Iterable[Placed]) -> int:
    """How many phrases, whatever their numbers, stand in the paragraphs that the record gives them."""
    paragraphs = {number: folded(block) for number, block in laid if number is not None}
    return sum(bears_likeness(phrase, paragraphs.get(number, "")) for number, phrase in placed)


def _aligned(source: Source, found: Sequence[str], placed: Iterable[Placed]) -> int | None:
    blocks = [folded(block) for block in found]
    top = article.headline(blocks, source.title)
    usual = top + 2 if top is not None else source.body_starts or 1
    votes: Counter[int] = Counter()
    for number, phrase in placed:
        if number:
            for position, block in enumerate(blocks, start=1):
                first = position - number + 1
                if first > 0 and bears_likeness(phrase, block):
                    votes[first] += 1
    if not votes:
        return usual
    return min(votes, key=lambda first: (-votes[first], abs(first - usual)))


class Text:
    """The text of one source, ready to be searched. ``recorded`` tells whether it is the edition on record."""

    def __init__(self, source: Source, text: str, facts: Iterable[Fact], recorded: bool) -> None:
        self.source = source
        self.layout = laid_out(source, text, recorded, [(fact.paragraph, fact.phrase) for fact in facts])
        self.paragraphs: dict[int, str] = {n: folded(block) for n, block in self.layout if n is not None}
        self.furniture: list[str] = [folded(block) for number, block in self.layout if number is None]

    @classmethod
    def attached(cls, source: Source, row: Mapping[str, Any], facts: Sequence[Fact]) -> Text:
        return cls(source, row["text"], facts, bool(row["recorded_edition"]))

    def holding(self, words: str) -> tuple[int, ...]:
        return tuple(number for number, text in self.paragraphs.items() if spans(words, text))

    @cached_property
    def numbers(self) -> dict[int, frozenset[float]]:
        """The numbers of each paragraph, read once and only where a note needs them."""
        return {number: numbers_in(text, self.source.language) for number, text in self.paragraphs.items()}

    def nearest(self, words: str) -> tuple[int, str] | None:
        """The passage with the longest run of ``words``: its paragraph, and as many words with two on either side."""
        from difflib import SequenceMatcher

        wanted, longest, nearest = [_bare(word) for word in words.split()], 0, None
        matcher = SequenceMatcher(autojunk=False, b=wanted)
        for number, text in self.paragraphs.items():
            found = text.split()
            matcher.set_seq1([_bare(word) for word in found])
            start, offset, length = matcher.find_longest_match()
            telling = any(not word.isascii() or len(word) > 3 for word in wanted[offset : offset + length])
            if length > longest and length >= len(wanted) // 3 and telling:  # "of" and "the" are near everything
                first = start - offset
                longest, nearest = length, (number, " ".join(found[max(first - 2, 0) : first + len(wanted) + 2]))
        return nearest


def _bare(word: str) -> str:
    return word.strip(".,;:!?\"'()")


Sentence = tuple[str, str, str]
"""A sentence of a text: what stands before the phrase, the phrase as the text has it, what stands after."""


def as_stated(fact: Fact, found: Sentence, language: str) -> tuple[ProofResult, str]:
    """Whether a phrase, and the sentence in which it was found, state the figure that is recorded; else what they say.

    The phrase is read again: the database may have changed. Where the sentence has another figure, a hedge was cut.
    """
    read = phrases.read_phrase(fact.phrase, fact.quantity, language, fact.unit)
    if isinstance(read, str):
        return ProofResult.NOT_AS_RECORDED, read
    whole = "".join(found)
    start, end = len(found[0]), len(found[0]) + len(found[1])
    there = [figure for figure in phrases.figures(whole, language) if figure.start < end and figure.end > start]
    if not there:  # read only as a curated phrase: the grammar takes it for no figure in running text
        return ProofResult.FOUND, ""
    grown = whole[min(start, there[0].start) : max(end, there[-1].end)]
    if grown == found[1] or phrases.states(grown, fact.quantity, language, fact.unit):
        return ProofResult.FOUND, ""
    return ProofResult.READS_OTHERWISE, grown


def phrase_proof(fact: Fact, text: Text | None) -> Proof:
    """Look for the phrase of ``fact`` where the record puts it, and read it there, if the article is attached.

    Words cut out of a sentence may say more than the sentence does: "300,000 people" of "as many as 300,000 people".
    """

    def proof(result: ProofResult, at: tuple[int, ...] = (), passage: str = "") -> Proof:
        return Proof(fact.source, fact.id, Subject.PHRASE, "phrase", fact.phrase, fact.paragraph, result, at, passage)

    if text is None:
        return proof(ProofResult.NO_TEXT)
    words = folded(fact.phrase)
    stated = text.paragraphs.get(fact.paragraph, "")
    here = len(spans(words, stated))
    if here == 1:
        result, said = as_stated(fact, sentence(fact, text) or ("", fact.phrase, ""), text.source.language)
        return proof(result, (fact.paragraph,), said)
    if here > 1:
        return proof(ProofResult.MORE_THAN_ONCE, (fact.paragraph,) * here)
    masked = _with_any_number(words)
    if masked is not None and (other := masked.search(stated)):
        return proof(ProofResult.OTHER_NUMBER, (fact.paragraph,), other.group())
    if elsewhere := text.holding(words):
        return proof(ProofResult.ELSEWHERE, elsewhere)
    if any(spans(words, block) for block in text.furniture):
        return proof(ProofResult.ELSEWHERE, (), "outside the numbered paragraphs")
    if masked is not None:
        for number, paragraph in text.paragraphs.items():
            if other := masked.search(paragraph):
                return proof(ProofResult.OTHER_NUMBER, (number,), other.group())
    near = text.nearest(words)
    return proof(ProofResult.NOT_FOUND, (near[0],) if near else (), near[1] if near else "")


# --- numbers and quotations in notes and outlines ---------------------------------------------------------------------


def _recorded_numbers(source: Source, fact: Fact | None) -> frozenset[float]:
    """Numbers that a note may repeat from the record beside it: its dates and its figure."""
    dates = [source.published, *((fact.published, fact.period, fact.as_of) if fact else ())]
    stated = (fact.quantity.low, fact.quantity.high) if fact else ()
    digits = {float(digits) for date in dates for digits in re.findall(r"\d+", str(date))}
    return frozenset(digits.union(number for number in stated if number is not None))


def note_proofs(source: Source, facts: Iterable[Fact], text: Text) -> Iterator[Proof]:
    """Check every number, quotation and paragraph that notes and outlines name against the text.

    A number of the outline must be in its own paragraph; a number of a note anywhere in the text, or in the recorded
    dates and figure. Quoted words must be in the text if the note is in the text's language.
    """
    english = source.language.lower().startswith("en")
    notes: list[tuple[str, Fact | None, str, int | None]] = [
        *((words, None, f"outline of paragraph {paragraph}", paragraph) for paragraph, words in source.outline),
        (source.note, None, "note of the source", None),
        *((fact.note, fact, "note", None) for fact in facts),
    ]
    for note, fact, written_in, paragraph in notes:
        for claim in claims_of(note, same_language=english):
            yield _claim_proof(claim, fact, written_in, paragraph, text)


def _claim_proof(claim: NoteClaim, fact: Fact | None, written_in: str, paragraph: int | None, text: Text) -> Proof:
    source = text.source

    def proof(result: ProofResult, found_in: tuple[int, ...] = ()) -> Proof:
        subject, wanted = claim.subject, claim.written
        return Proof(source.id, fact.id if fact else "", subject, written_in, wanted, paragraph, result, found_in)

    if claim.subject is Subject.QUOTATION:
        words = folded(claim.written)
        places = text.holding(words)
        found = places or any(spans(words, block) for block in text.furniture)
        return proof(ProofResult.FOUND if found else ProofResult.NOT_FOUND, places)
    value = claim.value
    if claim.subject is Subject.PARAGRAPH:
        number = int(value)
        return proof(ProofResult.FOUND, (number,)) if number in text.paragraphs else proof(ProofResult.NOT_FOUND)
    if paragraph is not None and value in text.numbers.get(paragraph, ()):
        return proof(ProofResult.FOUND, (paragraph,))
    if paragraph is None and value in _recorded_numbers(source, fact):
        return proof(ProofResult.FOUND)
    places = tuple(number for number, numbers in text.numbers.items() if value in numbers)
    stated = ProofResult.FOUND if paragraph is None else ProofResult.ELSEWHERE
    return proof(stated if places else ProofResult.NOT_FOUND, places)


def proofs(source: Source, facts: Sequence[Fact], text: Text | None) -> Iterator[Proof]:
    """Everything that the record says of one source's text, each thing with what was found."""
    yield from (phrase_proof(fact, text) for fact in facts)
    if text is not None:
        yield from note_proofs(source, facts, text)


def marks(facts: Iterable[Fact], paragraph: int, words: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where in a paragraph's own words figures stand: start, end and the facts' ids; those that overlap are one."""
    plain = folded(words)
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for fact in (fact for fact in facts if fact.paragraph == paragraph):
        for start, end in spans(folded(fact.phrase), plain)[:1]:
            found.append((*article.located(words, start, end), (fact.id,)))
    merged: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, ids in sorted(found):
        if merged and start < merged[-1][1]:
            first, last, known = merged[-1]
            merged[-1] = (first, max(last, end), known + ids)
        else:
            merged.append((start, end, ids))
    return merged


def sentence(fact: Fact, text: Text) -> Sentence | None:
    """The sentence with the fact's phrase, in the text's own words; ``None`` if the phrase is not in its paragraph."""
    words = next((block for number, block in text.layout if number == fact.paragraph), "")
    plain = article.normalised(words)
    if not (found := spans(folded(fact.phrase), folded(words))):
        return None
    start, end = found[0]
    if len(plain) != len(folded(words)):  # a letter that folds to two: look in the text as it is
        plain, (start, end) = words, article.located(words, start, end)
    borders = sentences.starts(plain, text.source.language)
    first = max(at for at in borders if at <= start)
    last = min((at for at in borders if at >= end), default=len(plain))
    return plain[first:start].lstrip(), plain[start:end], plain[end:last].rstrip()


class Subject(StrEnum):
    PHRASE = "phrase"
    NUMBER = "number"
    QUOTATION = "quotation"
    PARAGRAPH = "paragraph"


class NoteClaim(NamedTuple):
    """What a note says of the text: a number, quoted words, or that a paragraph exists. ``value`` is the number's."""

    subject: Subject
    written: str
    value: float = 0


_SPANS = {"decade": 10.0, "century": 100.0, "fortnight": 14.0}
"""Words of a text that a note may put as a number: "the past decade" is ten years."""
_BRACKETED = re.compile(r"\[[^\]]*\]")
_PARAGRAPHS = re.compile(r"(?:\bparagraphs?\s|¶\s?)(\d+(?:(?:,\s?|\sand\s|\sto\s|[-–])\d+)*)", re.IGNORECASE)
_QUOTED = re.compile(r"(?<!\w)'([^']{2,200})'(?!\w)|“([^”]{2,200})”|\"([^\"]{2,200})\"")
_LEFT_OUT = re.compile(r"\s*(?:…|\.\.\.)\s*")


def claims_of(note: str, *, same_language: bool = True) -> list[NoteClaim]:
    """What ``note`` claims of the text. Quotations in another language than the text's are translations."""
    note = _BRACKETED.sub(" ", note)
    found: list[NoteClaim] = []
    for match in _PARAGRAPHS.finditer(note):
        found += [NoteClaim(Subject.PARAGRAPH, number, float(number)) for number in re.findall(r"\d+", match[1])]
    if same_language:
        for match in _QUOTED.finditer(note):
            quoted = match[1] or match[2] or match[3]
            found += [NoteClaim(Subject.QUOTATION, part) for part in _LEFT_OUT.split(quoted.strip(" .,;:")) if part]
    for number in phrases.numbers(_PARAGRAPHS.sub(" ", note)):
        if number.text.lower() not in ("one", "zero"):
            found.append(NoteClaim(Subject.NUMBER, number.text, float(number.value)))
    return found


def numbers_in(text: str, language: str) -> frozenset[float]:
    """Every number in a text, read by its own language."""
    found = {float(number.value) for number in phrases.numbers(text, language)}
    return frozenset(found.union(value for word, value in _SPANS.items() if re.search(rf"(?i)\b{word}\b", text)))
