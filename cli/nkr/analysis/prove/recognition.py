"""Which source a text is of: by the fingerprint of its normalised text, whatever its file is called, else by its title.

A title counts where it stands as a line of its own in the first half of the text: links to other articles stand below.
It must be the title of one source only; where several bear it, the one whose publisher the text names. Nothing else
counts, least of all a file's name; what is not recognised is listed and not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from nkr.analysis.prove.verification import bears_likeness
from nkr.model import Fact, Source, article, prose
from nkr.model.article import digits_masked, fingerprint, folded
from nkr.model.grouping import grouped


class Ground(StrEnum):
    """By what a text was recognised, or why it was not."""

    FINGERPRINT = "fingerprint"
    TITLE = "title"
    TITLE_BUT_FOR_A_NUMBER = "title but for a number"
    SEVERAL = "several sources bear this title"
    NO_FIGURE = "bears a known title but none of its figures"
    UNKNOWN = "unknown"


class Recognition(NamedTuple):
    """As what a text was recognised: ``sources`` has the one (two, if two hold the same edition), else candidates."""

    ground: Ground
    sources: tuple[Source, ...] = ()
    publisher_named: bool = True

    @property
    def recognised(self) -> bool:
        return self.ground in (Ground.FINGERPRINT, Ground.TITLE, Ground.TITLE_BUT_FOR_A_NUMBER)


_LONGEST_TITLE = 400
_DATE_BEHIND = re.compile(r"\s*[-|(]\s*\d{4}-\d{2}-\d{2}\)?$")
_MARK_BEFORE = re.compile(r"^(?:#+|[*•>-])\s+")
_SITE = re.compile(r"\s+[-|:·»]+\s+|\s*\|\s*")


def _plain(line: str) -> str:
    """A title or a line as it is compared: folded, without a Markdown sign before it or a date behind it."""
    return _DATE_BEHIND.sub("", _MARK_BEFORE.sub("", folded(line)))


class Shelf:
    def __init__(self, sources: Iterable[Source], facts: Iterable[Fact]) -> None:
        sources = list(sources)
        titled = [source for source in sources if not source.untitled]
        numbered = (source for source in titled if any(letter.isdigit() for letter in _plain(source.title)))
        self._by_fingerprint = grouped(sources, lambda source: source.fingerprint)
        self._by_title = grouped(titled, lambda source: _plain(source.title))
        self._by_masked_title = grouped(numbered, lambda source: digits_masked(_plain(source.title)))
        self._facts = grouped(facts, lambda fact: fact.source)

    def recognise(self, text: str) -> Recognition:
        """The source of ``text``, and by what; or why it cannot be told."""
        if exact := self._by_fingerprint.get(fingerprint(text)):
            return Recognition(Ground.FINGERPRINT, tuple(exact))
        lines = list(_upper_lines(text))
        if bearing := _bearing(lines, self._by_title):
            return self._chosen(Ground.TITLE, bearing, text)
        if bearing := _bearing(map(digits_masked, lines), self._by_masked_title):
            return self._chosen(Ground.TITLE_BUT_FOR_A_NUMBER, bearing, text)
        return Recognition(Ground.UNKNOWN)

    def _chosen(self, ground: Ground, bearing: Sequence[Source], text: str) -> Recognition:
        whole = folded(text)
        if not (supported := [source for source in bearing if self._supports(source, text, ground)]):
            return Recognition(Ground.NO_FIGURE, tuple(bearing))
        if len(supported) > 1:
            named = [source for source in supported if folded(source.publisher) in whole]
            if len(named) != 1:
                return Recognition(Ground.SEVERAL, tuple(named or supported))
            supported = named
        return Recognition(ground, tuple(supported), folded(supported[0].publisher) in whole)

    def _supports(self, source: Source, text: str, ground: Ground) -> bool:
        """Whether the text holds one of the source's figures below its headline, be it with another number.

        Where the source has figures in the headline only, which often repeats one, the very same title is enough.
        """
        facts = [fact for fact in self._facts.get(source.id, ()) if fact.paragraph]
        blocks = article.blocks(text)
        top = article.headline(blocks, source.title)
        below = folded("\n\n".join(block for at, block in enumerate(blocks) if at != top))
        return any(bears_likeness(fact.phrase, below) for fact in facts) if facts else ground is Ground.TITLE


def _upper_lines(text: str) -> Iterator[str]:
    """Blocks and lines of the first half that are short enough for a headline, as they are compared."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for start, end in prose.spans(text):
        if start > len(text) // 2:
            return
        block = text[start:end]
        if len(block) <= _LONGEST_TITLE:
            yield _plain(block)
        if "\n" in block:
            yield from (_plain(line) for line in block.split("\n") if len(line) <= _LONGEST_TITLE)


def _bearing(lines: Iterable[str], known: Mapping[str, Sequence[Source]]) -> list[Source]:
    """The sources whose title is the first such line; a site's name before or behind it is passed over."""
    for line in lines:
        if line in known:
            return list(known[line])
        for match in _SITE.finditer(line):
            for part in (line[: match.start()], line[match.end() :]):
                bare = _DATE_BEHIND.sub("", part)
                if len(bare) >= 20 and bare in known:
                    return list(known[bare])
    return []
