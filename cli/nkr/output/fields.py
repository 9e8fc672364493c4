"""The one table of a fact's fields: name, kind, meaning, and how it is read from the fact.

JSON and CSV, exports, the data package, Datasette and the assistants' tools are made from it. A field of the model
comes by itself, with its meaning; what is calculated, or belongs to the document, is listed here. So is the order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from enum import Enum, StrEnum
from operator import attrgetter
from typing import Any, NamedTuple

from nkr.analysis import grade
from nkr.analysis.grade import Basis, Voice
from nkr.model import Dataset, Interval, Period, Qualifier, Vocabulary
from nkr.model.fact import FIELDS, QUANTITY, Fact
from nkr.output import escaping, numbers

Read = Callable[[Fact, Dataset], Any]


class Column(NamedTuple):
    """A column of a table: its name, kind (text, number, integer, boolean, day) and what it means.

    A fact's may also be a list or an interval. ``read`` takes it from a fact and the dataset; without it, it stands in
    exports alone, which know the opponents.
    """

    name: str
    kind: str
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()
    read: Read | None = None


_PLAIN = frozenset({str, int, float, bool})


def told(value: Any) -> Any:
    """A value of the model as JSON has it: empty values are left out, and a fact becomes its id."""
    if value is None or type(value) in _PLAIN:  # most are: asked first
        return None if value == "" else value
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fact):
        return value.id
    if isinstance(value, Interval):
        return [value.low, value.high]
    if isinstance(value, tuple):
        return value._asdict() if hasattr(value, "_asdict") else [told(one) for one in value]
    return value


def value_of(what: Any, names: str | Iterable[str], **calculated: Any) -> dict[str, Any]:
    """What JSON has of a value of the model: its attributes ``names`` in order, or what is ``calculated`` for one."""
    listed = names.split() if isinstance(names, str) else names
    return {name: calculated[name] if name in calculated else told(getattr(what, name)) for name in listed}


def _own(name: str, kind: str = "text", meaning: str = "", required: bool = False, *, at: str = "") -> Column:
    """A field of the model, or of one of its values: the one ``at`` a path."""
    value = attrgetter(at or name)
    return Column(name, kind, meaning or FIELDS[name], required, read=lambda fact, _: told(value(fact)))


def _of_source(name: str, meaning: str) -> Column:
    def read(fact: Fact, record: Dataset) -> Any:
        source = record.sources.get(fact.source)
        return told(getattr(source, name)) if source else None

    return Column(name, "text", meaning, read=read)


def _label(fact: Fact, record: Dataset) -> str | None:
    measure = record.vocabulary.measures.get(fact.measure)
    return measure.label if measure else None


def _caveats(fact: Fact, record: Dataset) -> list[str]:
    from nkr.analysis.caveats import caveats

    return list(caveats(fact, record.vocabulary))


def _grade(of: Callable[[Fact, Vocabulary], StrEnum]) -> Read:
    return lambda fact, record: of(fact, record.vocabulary).value


def _day(which: str, end: str) -> Column:
    """The day at the ``start`` or ``end`` of a fact's time, if it is known."""

    def read(fact: Fact, _: Dataset) -> str | None:
        with suppress(ValueError, OverflowError):  # a year that no calendar has
            if getattr(fact.time, f"known_{end}") and not getattr(fact.time, f"open_{end}"):
                return date.fromordinal(getattr(fact.time, end)).isoformat()
        return None

    meaning = f"{which} day of the time it is about, as far as it has one"
    return Column(f"{which.lower()}_day", "day", meaning, read=read)


_HEDGES = tuple(qualifier.value for qualifier in Qualifier)
_HEDGED = f"How the source hedges: {', '.join(_HEDGES[:-1])} or {_HEDGES[-1]}"

_FIRST = (
    _own("id", required=True),
    _own("measure", "text", "What is counted: code of the measure", True),
    Column("measure_label", "text", "What is counted, in words", read=_label),
    _own("topic", required=True),
    _own("kind", "text", "stock, flow, cumulative, event, share or length: never add up or compare two kinds", True),
    Column(
        "stated",
        "text",
        "The figure as the source states it, hedge included: what to print",
        True,
        read=lambda fact, _: numbers.stated(fact.quantity, fact.unit),
    ),
    _own("low", "number", QUANTITY["low"], at="quantity.low"),
    _own("high", "number", QUANTITY["high"], at="quantity.high"),
    _own("qualifier", "text", _HEDGED, required=True, at="quantity.qualifier")._replace(choices=_HEDGES),
    _own("word", "text", "The size word of a vague figure, such as dozens", at="quantity.word"),
    _own("interval", "interval", "value that the figure is compatible with; none where unbounded"),
    _own("open", "text", "Which ends of the interval are excluded: low, high or both", at="interval.open"),
    _own("unit", required=True),
    _own("period"),
    _own("as_of"),
    _own("year", "integer", "Year of the last day it is about", at="time.latest_year"),
    _day("First", "start"),
    _day("Last", "end"),
    _own("time_assumed", "boolean", "Whether the source states no date, so that the day of publication is taken", True),
    _own("claimant", "text", "Who gives the figure: code", True),
    Column("claimant_name", "text", "Who gives the figure", True, read=lambda fact, data: data.claimant_label(fact)),
    Column("voice", "text", f"How near the claimant is: {', '.join(Voice)}", True, tuple(Voice), _grade(grade.voice)),
    Column("basis", "text", f"What the figure rests on: {', '.join(Basis)}", True, tuple(Basis), _grade(grade.basis)),
    _own("via", "list", "Who passed it on: codes"),
    _own("place", meaning="Where: code"),
    _own("group", meaning="Who is counted: code"),
    _own("by", meaning="Who arrested, returned or admitted: code"),
    _own("event", meaning="The incident, shared by all facts about it: code"),
    _own("term"),
    _own("status", required=True),
    _own("method"),
    Column(
        "exact_count",
        "boolean",
        "Whether a round number is known to be an exact count",
        True,
        read=lambda fact, _: not fact.quantity.rounded,
    ),
    Column(
        "rounded_to",
        "integer",
        "What the source says it rounds to: 10 for the nearest ten",
        read=lambda fact, _: fact.quantity.rounded if fact.quantity.rounded > 1 else None,
    ),
    Column("caveats", "sentences", "What must be printed with the figure", read=_caveats),
    Column(
        "verdict",
        "text",
        "The most serious verdict against another figure: conflict, discrepancy, unresolved, revision",
    ),
    Column("against", "opponents", "The figures that it does not agree with: ids, each with the judgement"),
    Column("note", "text", "What a curator notes about it", read=lambda fact, _: fact.note),
    _own("source", meaning="The document that states it: id", required=True),
    _own("paragraph", "integer", required=True),
    _own("phrase", required=True),
    _own("translation"),
    _own("published", required=True),
    _own("repeats", meaning="The fact whose figure it repeats: id"),
    _own("reviewed", "boolean", required=True),
)
_LAST = (
    _of_source("title", "Title of the document as printed"),
    _of_source("publisher", "Who printed the document"),
    _of_source("author", "Who wrote it, where the document says so"),
    _of_source("agency", "The agency whose report it carries"),
    _of_source("language", "Language of the document (BCP 47)"),
    _of_source("url", "Address of the document, where known"),
    _of_source("archived", "Address of an archived copy"),
    _of_source("accessed", "When the address was read (EDTF)"),
    _own("collection", meaning="The collection that the fact is part of", required=True),
    Column("origin", "text", "The claimant behind a chain of repetition: several printings, one origin", True),
    Column("grouping", "text", "What it can be like for like with: equal texts are one group", True),
)
_KINDS = {bool: "boolean", int: "integer", float: "number", tuple: "list"}
_TABLES = frozenset({"corrections"})


def _others() -> Iterable[Column]:
    """The fields of the model that have no place of their own above."""
    placed = {field.name for field in (*_FIRST, *_LAST)} | {"quantity"}
    defaults = Fact.__dataclass_fields__
    for name in FIELDS:
        if name not in placed:
            yield _own(name, "tables" if name in _TABLES else _KINDS.get(type(defaults[name].default), "text"))


FACT: tuple[Column, ...] = (*_FIRST, *_others(), *_LAST)
"""Every field of a fact, what a reader needs first to the left."""
_READ = tuple((field.name, field.read) for field in FACT if field.read is not None)


def fact_value(fact: Fact, record: Dataset) -> dict[str, Any]:
    """A fact by the contract. ``interval`` has ``null`` for an end that is unbounded; ``open`` tells ends excluded."""
    return {name: read(fact, record) for name, read in _READ}


_FLAT: dict[str, Callable[[Any], str]] = {
    "sentences": " ".join,
    "list": "; ".join,
    "opponents": lambda found: "; ".join(f"{one['fact']} ({one['verdict']})" for one in found),
    "tables": lambda found: escaping.json_text(found) if found else "",
}


def flat(value: dict[str, Any]) -> dict[str, Any]:
    """A fact's value as a row of CSV: the interval as two columns, lists joined."""
    row: dict[str, Any] = {}
    for field in (field for field in FACT if field.name in value):
        found = value[field.name]
        if field.kind == "interval":
            row[f"{field.name}_low"], row[f"{field.name}_high"] = found
        else:
            row[field.name] = _FLAT[field.kind](found) if field.kind in _FLAT else found
    return row


def _columns() -> Iterable[Column]:
    for field in FACT:
        if field.kind == "interval":
            for end, size in (("low", "Least"), ("high", "Greatest")):
                yield field._replace(name=f"{field.name}_{end}", kind="number", meaning=f"{size} {field.meaning}")
        else:
            kind = field.kind if field.kind in ("number", "integer", "boolean", "day") else "text"
            parted = ", separated by semicolons" if field.kind == "list" else ""
            yield field._replace(kind=kind, meaning=field.meaning + parted)


COLUMNS = tuple(_columns())
"""A fact's columns in a table."""
