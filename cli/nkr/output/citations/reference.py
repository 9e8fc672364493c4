"""What is cited: a source, or a place in it, with all that a reference needs and nothing that it does not."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import Enum
from typing import NamedTuple

from nkr.model import Fact
from nkr.model.dates import in_words
from nkr.model.period import Period, parse
from nkr.model.source import Source, SourceKind

_PLAIN_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_JOINERS = frozenset("\u200c\u200d")
_UNSAFE_IN_ADDRESS = re.compile(r"""[\s"<>\\^`{|}\x00-\x20\x7f-\x9f]""")


class Form(Enum):
    """What kind of document a reference is to: its name in CSL, RIS and BibTeX."""

    ARTICLE = ("article-newspaper", "NEWS", "article")
    REPORT = ("report", "RPRT", "techreport")
    JOURNAL = ("article-journal", "JOUR", "article")
    PAGE = ("webpage", "ELEC", "misc")

    def __init__(self, csl: str, ris: str, bibtex: str) -> None:
        self.csl, self.ris, self.bibtex = csl, ris, bibtex

    @property
    def stands_alone(self) -> bool:
        """Whether it is a work of its own, with a publisher, and no part of a paper or a site."""
        return self is Form.REPORT


class Reference(NamedTuple):
    """A source, or a place in it, ready to be written in any style. Texts are clean: one line, no control characters.

    ``authors`` ends with the news agency, where the page names one: it wrote the report, the publisher printed it.
    ``locator`` is a paragraph's number or "headline", empty for a whole source. ``headline`` is the few known words
    of an older headline that the page shows with a date of its own, ``shown``, and that is then what is cited.
    """

    key: str
    form: Form
    title: str
    authors: tuple[str, ...]
    publisher: str
    issued: Period
    language: str
    url: str
    archived: str
    accessed: Period | None
    locator: str = ""
    headline: str = ""
    shown: Period | None = None
    agency: str = ""
    untitled: bool = False

    @property
    def quoted(self) -> str:
        """The title as other text quotes it; a description of what has no title stands in its square brackets."""
        return self.title if self.untitled else f"“{self.title}”"

    def person(self, author: str) -> tuple[str, str] | None:
        """Family and given name of an author; ``None`` for an office, as the agency is one."""
        return None if author == self.agency else person(author)

    @property
    def place(self) -> str:
        """Where in the document, in words: "paragraph 4", "headline"."""
        return f"paragraph {self.locator}" if self.locator.isdigit() else self.locator

    @property
    def cited_title(self) -> str:
        return f"… {self.headline} …" if self.headline else self.title

    @property
    def cited_authors(self) -> tuple[str, ...]:
        return () if self.headline else self.authors

    @property
    def cited_date(self) -> Period:
        return self.shown or self.issued

    @property
    def remark(self) -> str:
        """Where it is, as a note: the page that shows a headline, else the place in the document."""
        return f"Headline as shown in {self.page}" if self.headline else self.place[:1].upper() + self.place[1:]

    @property
    def page(self) -> str:
        """The page that shows the headline, in words, for formats that have no field for it."""
        parts = (*self.authors, self.quoted, self.publisher, in_words(self.issued), self.place)
        return ", ".join(part for part in parts if part)


def reference(source: Source, fact: Fact | None = None) -> Reference:
    """What citing ``source``, or ``fact`` in it, refers to."""
    authors = [name for part in re.split(r"\s*;\s*|\s+and\s+", source.author) for name in _names(clean(part))]
    agency = clean(source.agency)
    if agency and agency.casefold() not in {name.casefold() for name in authors}:
        authors.append(agency)
    headline = fact if fact is not None and fact.own_published else None
    return Reference(
        key=fact.id if fact else source.id,
        form=_FORMS.get(source.kind, Form.ARTICLE),  # what most are that state no kind
        title=clean(source.title),
        authors=tuple(authors),
        publisher=re.sub(r"(?<=\w)'", "’", clean(source.publisher)),  # as typeset
        issued=source.published,
        language=clean(source.language),
        url=address(source.url),
        archived=address(source.archived),
        accessed=_accessed(source.accessed) if source.url else None,
        locator="" if fact is None else fact.locator or str(fact.paragraph or "headline"),
        headline=clean(headline.phrase) if headline else "",
        shown=headline.published if headline else None,
        agency=agency,
        untitled=source.untitled,
    )


def clean(text: str) -> str:
    """``text`` on one line, without control characters and marks that reverse the reading of what follows."""
    kept = (" " if char.isspace() or unicodedata.category(char) in {"Zl", "Zp"} else char for char in text)
    return " ".join("".join(char for char in kept if not _forbidden(char)).split())


def address(url: str) -> str:
    """``url`` with what no address may hold percent-encoded, so that it can stand in angle brackets and in braces."""
    safe = "".join(char for char in url.strip() if char.isspace() or not _forbidden(char))
    return _UNSAFE_IN_ADDRESS.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), safe)


def certain(period: Period) -> tuple[int, ...]:
    """Year, month and day of a single date that is not in doubt, as far as it is stated; else nothing."""
    if period.uncertain or not _PLAIN_DAY.fullmatch(period.text):
        return ()
    parts = tuple(int(part) for part in period.text.split("-"))
    return parts if len(parts) < 2 or parts[1] <= 12 else ()


def common(period: Period) -> tuple[int, ...]:
    """Year and month that hold whichever day of ``period`` it was; the year alone, or nothing, where they do not."""
    if period.open_start or period.open_end:
        return ()
    first, last = date.fromordinal(period.start), date.fromordinal(period.end)
    same = (first.year, first.month) if first.month == last.month else (first.year,)
    return same if first.year == last.year else ()


def _forbidden(char: str) -> bool:
    """Control codes, lone surrogates, and marks without width but the two that shape Persian and Indic words."""
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char not in _JOINERS


def _accessed(text: str) -> Period | None:
    """The access date, where it is one: what a user's own file says there is printed as a date or not at all."""
    try:
        return parse(text) if text else None
    except ValueError:
        return None


_FORMS: dict[str, Form] = {
    **dict.fromkeys((SourceKind.OFFICIAL, SourceKind.BLOG, SourceKind.COPY), Form.PAGE),
    **dict.fromkeys((SourceKind.NGO, SourceKind.REPORT), Form.REPORT),
    SourceKind.JOURNAL: Form.JOURNAL,
}
_ROLE = re.compile(r"\s*\([^()]*\)$")
_OFFICES = re.compile(
    r"\b(?:news|agency|press|times|watch|rights|committee|institute|cent(?:er|re)|foundation|office|ministry|staff|desk"
    r"|team|radio|service|union|association|group|wire|board|reuters|bureau|editors?|reporters?|correspondents?)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[^\W\d_a-z](?:[^\W\d_]|[.'’-](?=\w|$))*")
"""A part of a person's name: "Ann", "S.", "O'Hara", "Chanlett-Avery"."""
_HANGUL = re.compile(r"[가-힣]{2,5}")
_LONG_FAMILIES = ("남궁", "황보", "제갈", "선우", "독고", "사공")
_FAMILY_NAMES = """
    ahn bae baek ban bang byun cha cheon cho choe choi chu chun chung do eom gang go gu gwak ha hahn ham han heo hong
    huh hur hwang hyun im jang jeon jeong ji jin jo joo ju jun jung kang kim ko koo kwak kwon lee lim min moon nam noh
    oh ok pae paek park pyo rhee roh ryu seo seok seong shim shin sim sohn son song suh sung um woo yang yeo yi yim yoo
    yoon you yu yun
"""
_FAMILIES = frozenset(_FAMILY_NAMES.split())
"""Korean family names as they are written in Latin letters; they stand before or after the given name."""


def _names(text: str) -> list[str]:
    """The authors between whom there are only commas: "Park, Ann" is one, "Ann Park, Ed Day" are two."""
    parts = [without_role(part) for part in re.split(r"\s*,\s*", text)]
    several = len(parts) > 1 and all(map(person, parts))
    return [name for name in (parts if several else [without_role(text)]) if name]


def without_role(name: str) -> str:
    """ "Ron Redmond" of "Ron Redmond (spokesperson)"."""
    return _ROLE.sub("", name).strip()


def person(name: str) -> tuple[str, str] | None:
    """Family and given name; ``None`` for an office, or where the two cannot be told apart."""
    if _HANGUL.fullmatch(name):
        length = 2 if name.startswith(_LONG_FAMILIES) and len(name) > 2 else 1
        return name[:length], name[length:]
    words = name.split()
    if len(words) < 2 or not all(map(_PART.fullmatch, words)) or _OFFICES.search(name):
        return None
    first, last = words[0].casefold(), words[-1].casefold()
    if len(words) == 2 and first in _FAMILIES and last not in _FAMILIES:
        return words[0], words[1]
    if "-" in last and len(words) > 2 and words[-2].casefold() in _FAMILIES:
        return None  # "Joseph Yun Li-sun": the family's name stands in the middle
    return words[-1], " ".join(words[:-1])
