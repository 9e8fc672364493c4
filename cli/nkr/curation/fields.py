"""What each field of a curated record may hold: one small reader a kind of value, and the table of fields.

A reader returns the value or raises ``ValueError`` with a sentence that says what to write instead; its docstring tells
a curator what to write, and stands so in docs/data-dictionary.md. Values from CSV arrive as text and are read the same
way.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from nkr.language.matching import words
from nkr.model import period
from nkr.model.dataset import Collection, Decision, DeclaredCheck, Missing
from nkr.model.fact import FILLED_IN, TYPES, Correction, Fact
from nkr.model.quantity import LARGEST, Qualifier, plain
from nkr.model.source import SOURCE_KINDS, ChangeKind, Source, SourceChange, SourceKind
from nkr.model.vocabulary import Break, Measure, Term, Topic
from nkr.reading.cues import parts_of

Reader = Callable[[Any], Any]
_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9.\-]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?")
LONGEST_TEXT = 10_000
LONGEST_NUMBER = 30
LONGEST_PHRASE_WORDS = 12


def text(value: Any) -> str:
    """Text."""
    if not isinstance(value, str):
        raise ValueError(f"expected text in quotes, found {value!r:.60}")
    if not value.isprintable() and _CONTROL.search(value):
        raise ValueError("contains control characters: remove them")
    if len(value) > LONGEST_TEXT:
        raise ValueError(f"longer than {LONGEST_TEXT:,} characters")
    return value.strip()


def address(value: Any) -> str:
    """An address on the web: a reader follows it, so nothing but http and https."""
    found = text(value)
    if found and not _ADDRESS.match(found):
        raise ValueError("is no address on the web: write one that begins with https:// or http://")
    return found


def filled(value: Any) -> str:
    """Text, not empty."""
    if not (found := text(value)):
        raise ValueError("is empty")
    return found


def identifier(value: Any) -> str:
    """An id: lower-case letters, digits, `-` and `.`."""
    found = text(value)
    if not _IDENTIFIER.fullmatch(found) or len(found) > 120:
        raise ValueError(f"'{found:.60}' is not an id: lower-case letters, digits, '-' and '.' only")
    return sys.intern(found)  # a hundred thousand facts name a few measures, places and units


def phrase(value: Any) -> str:
    """The few words around the number: at most twelve."""
    found = filled(value)
    if len(found.split()) > LONGEST_PHRASE_WORDS:
        raise ValueError(f"{len(found.split())} words: give the few around the number, at most {LONGEST_PHRASE_WORDS}")
    return found


def number(value: Any) -> int | float:
    """A number, not negative; in CSV with or without commas between thousands."""
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value):
            raise ValueError(f"'{value:.60}' is not a number")
        if len(value) > LONGEST_NUMBER:
            raise ValueError(f"a number of {len(value)} digits is not a count between 0 and {LARGEST:,}")
        value = float(value.replace(",", "")) if "." in value else int(value.replace(",", ""))
    if isinstance(value, int) and value.bit_length() > 4 * LONGEST_NUMBER:  # Python refuses to write out the longest
        raise ValueError(f"a number beyond all bounds is not a count between 0 and {LARGEST:,}")
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{value!r:.60} is not a number")
    if not 0 <= value <= LARGEST:
        raise ValueError(f"{value} is not a count between 0 and {LARGEST:,}")
    return plain(value)


def whole(value: Any) -> int:
    """A whole number."""
    found = number(value)
    if not isinstance(found, int) or found > 1_000_000:
        raise ValueError(f"{found} is not a whole number below a million")
    return found


def flag(value: Any) -> bool:
    """`true` or `false`."""
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if not isinstance(value, bool):
        raise ValueError(f"expected true or false, found {value!r:.60}")
    return value


def edtf(value: Any) -> period.Period:
    """A date or period in quotes (EDTF): `"2005"`, `"2011-09-26/2011-09-30"`."""
    if not isinstance(value, str):
        raise ValueError(f'expected a date in quotes, such as "2005" or "2005-09-26", found {value!s:.40}')
    return period.parse(value.strip())


def date_text(value: Any) -> str:
    """A date (EDTF), kept as written."""
    return str(edtf(value))


def signed(value: Any) -> str:
    """When something was done and by whom: a day, then a name."""
    found = filled(value)
    day, _, name = found.partition(" ")
    try:
        period.parse(day)
    except ValueError:
        name = ""
    if not name.strip():
        raise ValueError(f"'{found:.40}': write the day and who it was, such as \"2026-11-22 A. Kim\"")
    return found


def list_of(reader: Reader) -> Reader:
    """A list; in CSV its items are parted by semicolons, in TOML and JSON one item may stand alone."""

    def read(value: Any) -> tuple[Any, ...]:
        items = [item.strip() for item in value.split(";") if item.strip()] if isinstance(value, str) else value
        if not isinstance(items, list):
            raise ValueError(f"expected a list, found {value!r:.60}")
        return tuple(reader(item) for item in items)

    read.__doc__ = f"A list. Each: {reader.__doc__}"
    return read


def one_of(choices: type[StrEnum]) -> Reader:
    def read(value: Any) -> Any:
        try:
            return choices(value)
        except ValueError:
            raise ValueError(f"{value!r:.40} is none of {', '.join(choices)}") from None

    read.__doc__ = f"One of {', '.join(f'`{choice}`' for choice in choices)}."
    return read


def _tables(name: str, make: Callable[..., Any], optional: str = "", **readers: Reader) -> Reader:
    """Tables below a record, each with the fields of ``readers`` in the order in which ``make`` takes them."""
    *first, last = readers
    wanted = f"write [[{name}]] tables with {', '.join(first)} and {last}"

    def read(value: Any) -> tuple[Any, ...]:
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except (ValueError, RecursionError):
                raise ValueError(f"{wanted}, or a list of such objects as JSON") from None
        needed = readers.keys() - {optional}
        if not isinstance(value, list) or not all(
            isinstance(entry, dict) and needed <= entry.keys() <= readers.keys() for entry in value
        ):
            raise ValueError(wanted)
        return tuple(make(*(read(entry.get(field, "")) for field, read in readers.items())) for entry in value)

    described = [f"`{field}`" + " (may be missing)" * (field == optional) for field in readers]
    read.__doc__ = f"`[[{name}]]` tables with {', '.join(described)}; in CSV a list of such objects as JSON."
    return read


def cue(value: Any) -> str:
    found = filled(value)
    parts_of(found)
    return found


_PLACEHOLDER = re.compile(
    r"\W*((no |un)titled?|title (not|is not|was not) .*|n/?a|none|unknown|title|headline)?\W*", re.IGNORECASE
)


def title(value: Any) -> str:
    """The title as printed; of an untitled document nothing, or a description in square brackets."""
    found = filled(value)
    if _PLACEHOLDER.fullmatch(found):
        raise ValueError(f"'{found:.40}' is no title: where the document shows none, write untitled = true instead")
    return found


_FORMER_KINDS = {
    "news-article": SourceKind.NEWSPAPER,
    "government-report": SourceKind.REPORT,
    "ngo-report": SourceKind.NGO,
    "press-release": SourceKind.OFFICIAL,
    "academic": SourceKind.JOURNAL,
}
"""What records wrote before: still read."""


def source_kind(value: Any) -> str:
    found = text(value)
    if found in ("", "web-page"):  # said nothing about who publishes it
        return ""
    if found not in SOURCE_KINDS and found not in _FORMER_KINDS:
        raise ValueError(f"'{found:.40}' is none of {', '.join(SourceKind)}")
    return str(_FORMER_KINDS.get(found, found))


source_kind.__doc__ = f"What the document is: one of {', '.join(f'`{kind}`' for kind in SourceKind)}."


class Field(NamedTuple):
    """How a field is read. ``meaning`` is what it means, where no column of the database tells it by the same name."""

    read: Reader
    required: bool = False
    meaning: str = ""


_IDS = "id code source measure topic unit place group by event repeats actor keeper total"
_NARROWER: dict[str, Reader] = {
    **dict.fromkeys(words(_IDS), identifier),
    **dict.fromkeys(words("within part_of quoted_against units parts facts"), list_of(identifier)),
    **dict.fromkeys(("label", "definition", "publisher", "language", "claimant", "reason"), filled),
    **dict.fromkeys(("accessed", "since", "date"), date_text),
    **dict.fromkeys(("entered", "checked"), signed),
    **dict.fromkeys(("url", "archived"), address),
    **{"phrase": phrase, "title": title, "cues": list_of(cue)},
    "outline": _tables("source.outline", lambda *pair: pair, paragraph=whole, text=filled),
    "corrections": _tables("fact.corrections", Correction, on=date_text, was=filled, reason=filled),
    "breaks": _tables("measure.breaks", Break, "source", on=date_text, change=filled, source=text),
    "changes": _tables(
        "source.changes", SourceChange, "url", kind=one_of(ChangeKind), on=date_text, reason=filled, url=address
    ),
}
"""The fields that hold something narrower than their type."""
_BY_TYPE: dict[Any, Reader] = {
    str: text,
    bool: flag,
    int: whole,
    float: number,
    period.Period: edtf,
    tuple[str, ...]: list_of(filled),
}


def _by_type(hint: Any) -> Reader:
    if hint in _BY_TYPE:
        return _BY_TYPE[hint]
    kind = next((one for one in get_args(hint) if one is not type(None)), hint)  # of "Period | None" the Period
    reader = _BY_TYPE.get(kind) or one_of(kind)
    return list_of(reader) if get_origin(hint) is tuple else reader


def _of(model: Any, *without: str, optional: str = "", **narrower: Reader) -> dict[str, Field]:
    """The fields of a record, in the order of the model: one that it gets there is read here by its type. Those are
    required that the model needs, but for ``optional``, and those of ``narrower``.
    """
    return {
        name: Field(
            narrower.get(name) or _NARROWER.get(name) or _by_type(hint),
            name in narrower or (name not in model._field_defaults and name != optional),
        )
        for name, hint in get_type_hints(model).items()
        if name not in without and name != "collection"
    }


_QUANTITY = {
    "qualifier": Field(one_of(Qualifier), required=True),
    "value": Field(number, meaning="The number, where it is one and no limit: in place of low and high"),
    **dict.fromkeys(("low", "high"), Field(number)),
    "exact_count": Field(flag, meaning="Whether a round number is an exact count all the same, as in a register"),
    "rounded_to": Field(whole, meaning="What the source says it rounds to: 10 for the nearest ten"),
}


def _fact() -> dict[str, Field]:
    made: dict[str, Field] = {}
    for found in dataclasses.fields(Fact):
        if found.name == "quantity":
            made |= _QUANTITY
        elif found.name in TYPES and found.name not in FILLED_IN:
            required = found.default is dataclasses.MISSING and found.name not in ("kind", "published", "unit")
            made[found.name] = Field(_NARROWER.get(found.name) or _by_type(TYPES[found.name]), required)
    return made


_OF_EVENTS = ("date", "place", "actor")
FIELDS: dict[str, dict[str, Field]] = {
    "source": _of(Source, optional="title") | {"kind": Field(source_kind)},
    "fact": _fact(),
    "topic": _of(Topic),
    "collection": _of(Collection),
    "measure": _of(Measure),
    "claimant": _of(Term, "divides", *_OF_EVENTS, kind=filled),
    "place": _of(Term, "unnamed", "divides", *_OF_EVENTS),
    "group": _of(Term, "unnamed", *_OF_EVENTS),
    "event": _of(Term, "unnamed", "divides"),
    "check": _of(DeclaredCheck, kind=identifier),
    "decision": _of(Decision),
    "missing": _of(Missing) | {"period": Field(date_text)},
    "left_out": {
        "source": Field(filled, required=True, meaning="The document that states it"),
        "phrase": Field(phrase, required=True, meaning="The few words around the number"),
        "reason": Field(filled, required=True, meaning="Why it is not among the facts"),
    },
}
"""Every field of every kind of record: how it is read, and whether it must be there."""
FORMER = {"fact": {"register": "exact_count"}}
"""What fields were called before, by table: still read."""
_OF_EXPORTED_FACTS = (
    "measure_label topic stated word interval interval_low interval_high open year first_day last_day number "
    "time_assumed claimant_name caveats verdict against own_published title publisher author agency language url "
    "archived accessed collection origin grouping source_record voice basis withdrawn"
)
CALCULATED = {
    "fact": frozenset(_OF_EXPORTED_FACTS.split()),
    "source": frozenset({"facts", "rights", "collection", "attached"}),
}
"""What an export has beside the fields above: passed over when it is read back."""
REQUIRED = {table: tuple(name for name, found in fields.items() if found.required) for table, fields in FIELDS.items()}
