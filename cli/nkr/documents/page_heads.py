"""What a web page says about itself: title, author, publisher, date and address, from its meta tags and its JSON-LD.

Each site fills other names; those of one field stand here in the order in which they are believed.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from nkr.language.matching import words

LONGEST_TAG = 20_000
"""Characters of a tag that are read."""
LONGEST_VALUE = 500

_NAMES = {
    "title": "og:title twitter:title parsely-title citation_title dc.title",
    "author": "author article:author byl parsely-author sailthru.author dc.creator dcterms.creator citation_author"
    " dable:author",
    "publisher": "og:site_name dc.publisher citation_publisher publisher application-name",
    "published": "article:published_time og:article:published_time article:published datepublished parsely-pub-date"
    " sailthru.date dc.date.issued dcterms.issued dcterms.created citation_publication_date publish-date"
    " publishdate publish_date publication_date pubdate dc.date dcterms.date date",
    "url": "og:url",
}
_FIELD = {name: field for field, names in _NAMES.items() for name in names.split()}
_ATTRIBUTE = re.compile(r"""([A-Za-z:_-]{1,40})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_NO_NAMES = words("null none undefined admin administrator n/a unknown author editor staff")
"""What content systems write in place of an author's name."""


def attributes(text: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(text)
    return {match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "") for match in found}


class PageHead:
    """Collects what the tags of a page tell; ``told`` is what is believed of it."""

    def __init__(self) -> None:
        self._meta: dict[str, str] = {}
        self._data: dict[str, str] = {}
        self._other: dict[str, str] = {}

    def tag(self, tag: str, found: Mapping[str, str]) -> None:
        """What a tag tells; the first ``<time>`` is the day of publication, if nothing else says one."""
        if tag == "meta":
            name = (found.get("property") or found.get("name") or found.get("itemprop") or "").lower()
            value = " ".join(found.get("content", "").split())[:LONGEST_VALUE]
            if name in _FIELD and value:
                self._meta.setdefault(name, value)
        elif tag == "html" and found.get("lang"):
            self._other.setdefault("language", found["lang"])
        elif tag == "link" and found.get("rel", "").lower() == "canonical" and found.get("href"):
            self._other.setdefault("canonical", found["href"][:LONGEST_VALUE])
        elif tag == "time" and re.match(r"(?:19|20)[0-9]{2}-[01][0-9]", found.get("datetime", "")):
            self._other.setdefault("published", found["datetime"][:LONGEST_VALUE])

    def title(self, text: str) -> None:
        """The page's title, which often ends with the publisher."""
        self._other.setdefault("page_title", " ".join(html.unescape(text).split())[:LONGEST_VALUE])

    def linked_data(self, text: str) -> None:
        """A block of JSON-LD: headline, datePublished, author, publisher of the article that it describes."""
        try:
            found = json.loads(text[:200_000])
        except (ValueError, RecursionError):
            return
        entries = list(_entries(found))
        named = {entry["@id"]: entry for entry in entries if isinstance(entry.get("@id"), str)}
        for entry in entries:
            if "headline" not in entry:
                continue
            values = {
                "title": entry.get("headline"),
                "published": entry.get("datePublished"),
                "author": _names(entry.get("author"), named),
                "publisher": _names(entry.get("publisher"), named),
            }
            for field, value in values.items():
                if isinstance(value, str) and value:
                    self._data.setdefault(field, value[:LONGEST_VALUE])

    def told(self) -> dict[str, str]:
        """Each field by its most trusted name, else by the JSON-LD."""
        told = dict(self._other)
        for field, names in _NAMES.items():
            values = [self._meta[name] for name in names.split() if name in self._meta]
            if field == "author":
                values = [_without_by(value) for value in values if _is_name(value)]
            if values or field in self._data:
                told[field] = values[0] if values else self._data[field]
        return told


def _entries(found: Any) -> Iterator[dict[str, Any]]:
    listed = found.get("@graph", [found]) if isinstance(found, dict) else found
    return (entry for entry in listed if isinstance(entry, dict)) if isinstance(listed, list) else iter(())


def _names(value: Any, named: Mapping[str, dict[str, Any]]) -> str:
    """The names of people or of an organisation: one or several, written out or by reference to another entry."""
    listed = value if isinstance(value, list) else [value]
    found = []
    for entry in listed:
        if isinstance(entry, dict):
            reference = entry.get("@id")
            entry = entry.get("name") or (named.get(reference, {}).get("name") if isinstance(reference, str) else "")  # noqa: PLW2901
        if isinstance(entry, str) and entry and _is_name(entry):
            found.append(_without_by(" ".join(entry.split())))
    return " and ".join(dict.fromkeys(found))


def _is_name(value: str) -> bool:
    """Whether an author's field may be a name: no address, no "@account", no placeholder."""
    return "@" not in value and "//" not in value and value.strip(" []").casefold() not in _NO_NAMES


def _without_by(name: str) -> str:
    return re.sub(r"^(?:By|BY|by)\s+(?=\S)", "", name)
