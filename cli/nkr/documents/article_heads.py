"""What an article says about itself: title, publisher, date, author; and where its body begins.

From the head of a web page or the front matter of a Markdown text where there is one; else from the first blocks of the
text, as newspapers set them: furniture, headline, dateline, byline, body. What is not there is left open, not guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from nkr.documents.prose import written
from nkr.language import sentences
from nkr.language.matching import words
from nkr.language.scripts import language_of
from nkr.language.times import moments
from nkr.model import Period
from nkr.model.article import folded
from nkr.model.names import slug
from nkr.model.prose import Prose
from nkr.reading.countries import countries

HEAD_BLOCKS = 15
"""Blocks at the top of a text among which headline, dateline and byline are looked for."""

_BYLINE = re.compile(r"^(?:By|by|BY)\s+([A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,3})\b")
_KOREAN_BYLINE = re.compile(r"(?:^|[=\s(])([가-힣]{2,4})\s*기자")
_AGENCY = re.compile(r"^[A-Z][\w .,'’-]{1,40}\((?P<name>[A-Z][\w .&-]{1,30})\)\s*[-–—]?\s")
_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})[./年년]\s?([01]?[0-9])[./月월]\s?([0-3]?[0-9])")
_SUFFIX = re.compile(r"\s+(?:[|·–—]|-)\s+([^|·–—]{2,60})\Z")
_CAPITALS = re.compile(r"\b[A-Z]{3,9}\b")
_CHANGED = re.compile(r"\b(?:updated|modified|revised|edited)\b|수정|更新", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:prepared|published|issued|written|compiled|posted)(?: in)?\s+\Z", re.IGNORECASE)
"""What is written before the month of a text without a day: "Prepared March 2011"."""
_NAME = re.compile(r"(?!By |Published|Posted|Issued|Prepared)[^\W\d_a-z][^;:!?\d]{2,90}")
_ADDRESS = re.compile(r"<?https?://\S+")
_LONGEST_TITLE = 40
_FUNCTION_WORDS = words("the a an of in to and for by on with from as is are was were that")


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """As far as the article tells; "" and ``None`` where it does not. ``headline`` and ``body`` are blocks from 1."""

    title: str = ""
    publisher: str = ""
    published: Period | None = None
    author: str = ""
    agency: str = ""
    url: str = ""
    language: str = "en"
    headline: int | None = None
    body: int = 1
    titled: bool = False
    """Whether the attached text has the page's title above its blocks."""

    def paragraph(self, block: int) -> int | None:
        """The number of a block as ``nkr.model.article.paragraphs`` counts; ``None`` where it has none."""
        if block == self.headline:
            return 0
        return block - self.body + 1 if block >= self.body else None

    @property
    def above(self) -> dict[str, Any]:
        """What a reader of the text knows before its first paragraph."""
        return {"title": self.title, "publisher": self.publisher, "headline": self.headline}

    @property
    def body_starts(self) -> int | None:
        """What the record has to say where furniture stands between headline and body."""
        return None if self.body == (self.headline or 0) + 1 else self.body + self.titled


def head_of(prose: Prose) -> ArticleHead:
    top_blocks = prose.all_blocks()[: 4 * HEAD_BLOCKS + max(prose.aside, default=0)]
    texts = ["" if one.number in prose.aside else prose.text[one.start : one.end] for one in top_blocks]
    told = prose.head
    title, publisher = _title(told, texts)
    wanted = folded(title)
    headline = next((number for number, text in enumerate(texts, 1) if wanted and wanted in folded(text)), None)
    body = _body(texts, headline)
    top = [text for text in texts[: body + 1] if text][:HEAD_BLOCKS]
    language = language_of("\n".join(texts)[:8_000], told.get("language", ""))
    first_line = next((text for text in texts if text), "").partition("\n")[0].strip()
    address = first_line if _ADDRESS.fullmatch(first_line) else ""  # where a person who saved it put it
    return ArticleHead(
        title=title,
        publisher=told.get("publisher") or publisher or _publisher(top),
        published=written(prose) or _dated(top, title),
        author=told.get("author") or _author([*top, *texts[-2:]]),
        agency=next((found["name"] for text in texts[body - 1 : body + 1] if (found := _AGENCY.match(text))), ""),
        url=told.get("url") or told.get("canonical") or address,
        language=language,
        headline=headline,
        body=body,
        titled=prose.titled,
    )


def _title(told: dict[str, str], texts: list[str]) -> tuple[str, str]:
    """The title and, where a page's title ends with it, the publisher."""
    if title := told.get("title") or told.get("page_title"):
        return _without_suffix(title, told)
    for text in [text for text in texts if text][:HEAD_BLOCKS]:
        if len(text.split()) > _LONGEST_TITLE and sentences.is_prose(text):
            break  # the text begins with its body
        # Address, headline, byline and date may be in one block; other lines together are a menu.
        lines = [line for line in text.split("\n") if not _beside_headline(line)]
        if len(lines) == 1 and _is_headline(lines[0]):
            return " ".join(lines[0].lstrip("# ").split()), ""
    return "", ""


def _publisher(texts: list[str]) -> str:
    """Who is named before the date in a line of its own above the body: "The Harbour Gazette, 4 May 2012"."""
    for line in (line.strip() for text in texts for line in text.split("\n") if len(line) <= 120):
        dates = [one for one in moments(line, "en") if one.period is not None and one.period.days == 1]
        before = line[: dates[0].start].rstrip() if len(dates) == 1 and dates[0].end == len(line) else ""
        if not before.endswith((",", "|")):  # "Keepers come home - 2002-06-10" is a title
            continue
        name = before.rstrip(" ,|")
        town = name.split(",")[0] in [one.word for one in countries(name)]  # "Seoul, 4 May 2012"
        if _NAME.fullmatch(name) and not (town or _CHANGED.search(name) or _BYLINE.match(name)):
            return name
    return ""


def _is_headline(line: str) -> bool:
    length = len(line.split())
    enough = length >= 4 or (length >= 2 and language_of(line) != "en")
    return enough and length <= _LONGEST_TITLE and len(line) <= 250


def _beside_headline(line: str) -> bool:
    dated = len(line) < 60 and _dated([line], "") is not None
    return dated or bool(_ADDRESS.match(line) or _BYLINE.match(line) or _publisher([line]))


def _without_suffix(title: str, told: dict[str, str]) -> tuple[str, str]:
    """ "Keepers come home | The Gazette": what follows the last sign is the publisher where the page says so."""
    if (found := _SUFFIX.search(title)) is None:
        return title, ""
    publisher, suffix = told.get("publisher", ""), found.group(1)
    names_it = publisher.casefold() in suffix.casefold() if publisher else len(suffix.split()) <= 5
    return (title[: found.start()], suffix) if names_it else (title, "")


def _body(texts: list[str], headline: int | None) -> int:
    """The first block behind the headline that reads as prose."""
    start = (headline or 0) + 1
    for number in range(start, len(texts) + 1):
        if sum(1 for text in texts[start - 1 : number] if text) > HEAD_BLOCKS:
            break
        if sentences.is_prose(texts[number - 1]) or _is_standfirst(texts[number - 1]):
            return number
    return start


def _is_standfirst(text: str) -> bool:
    """Whether a block is a line as long as a sentence, without its full stop: it counts as the first paragraph."""
    if "\n" in text or _BYLINE.match(text) or text.startswith(("©", "(", "[")) or _dated([text], "") is not None:
        return False
    found = text.split()
    return 9 <= len(found) <= 60 and len(_FUNCTION_WORDS.intersection(found)) >= 2


def _dated(texts: list[str], title: str) -> Period | None:
    """The first full date above the body, in its dateline or in the title; else the month of publication."""
    lines = [line if len(line) <= 120 else line[:80] for text in [*texts, title] for line in text.split("\n")]
    for line in sorted(lines, key=lambda line: bool(_CHANGED.search(line))):  # when it was changed, if nothing else
        if found := _YEAR_FIRST.search(line):
            parsed = moments(f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}", "en")
        else:
            parsed = moments(_CAPITALS.sub(lambda word: word[0].capitalize(), line), "en")  # "TX 6 JUNE 2011"
        for moment in parsed:
            if moment.period is not None and moment.period.days == 1:
                return moment.period
    months = (one for line in lines for one in moments(line, "en") if _ISSUED.search(line, 0, one.start))
    return next((one.period for one in months if one.period is not None and one.period.days <= 31), None)


def _author(texts: list[str]) -> str:
    for text in texts:
        for line in text.split("\n"):
            if found := _BYLINE.match(line.strip()):
                return found.group(1)
            if len(line) < 200 and (found := _KOREAN_BYLINE.search(line)):
                return found.group(1)
    return ""


def source_id(head: ArticleHead, name: str) -> str:
    """An id for the source: publisher and date, else the file's name."""
    stem = PurePath(name).stem if name not in ("-", "") else "source"
    named = f"{head.publisher} {head.published or ''}" if head.publisher else stem
    return slug(named)[:80].strip("-") or "source"
