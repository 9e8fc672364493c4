"""Between values and rows: a column a field, written and read by the field's type."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar, get_args, get_type_hints

from nkr.model import Number, Qualifier, Quantity, Source, period
from nkr.model.dataset import Collection, Decision, DeclaredCheck, Missing
from nkr.model.fact import FIELDS, QUANTITY, TYPES, Fact
from nkr.model.vocabulary import NEAR, Measure, Term, Topic

Read = Callable[[Any], Any]
Value = TypeVar("Value", Source, Topic, Measure, Term, Collection, DeclaredCheck, Decision, Missing)


class Codec(NamedTuple):
    """A kind of value in the database: its SQL type, and how it is written and read."""

    kind: type
    write: Callable[[Any], Any]
    read: Read


def listed(values: tuple[Any, ...]) -> str:
    return json.dumps(list(values), ensure_ascii=False) if values else ""


def _list_of(read: Read) -> Read:
    def read_all(text: str | None) -> tuple[Any, ...]:
        if not text:
            return ()
        found = json.loads(text)
        if not isinstance(found, list):
            raise ValueError(f"expected a list, found {text!r:.40}")
        return tuple(map(read, found))

    return read_all


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"expected a text, found {value!r:.40}")
    return value


def _item(hint: Any) -> Read:
    """How an item of a list is read: a text, a code, or a record of several values."""
    if hint is str:
        return _text
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    parts = get_args(hint) or tuple(get_type_hints(hint).values())
    make = hint if hasattr(hint, "_fields") else lambda *values: values
    return lambda found: make(*(part(value) for part, value in zip(parts, found, strict=True)))


def same(value: Any) -> Any:
    return value


def codec(hint: Any) -> Codec:
    """How a field of this type is stored. Raises ``TypeError`` for a type that no field has had so far."""
    kinds = [kind for kind in getattr(hint, "__args__", ()) or (hint,) if kind is not type(None)]
    kind, optional = kinds[0], hint not in kinds and type(None) in get_args(hint)
    if getattr(hint, "__origin__", None) is tuple:
        return Codec(str, listed, _list_of(_item(kind)))
    if kind is period.Period:
        read = (lambda text: period.parse(text) if text else None) if optional else period.parse
        return Codec(str, lambda found: str(found or "") or None, read)
    if kind is bool:
        return Codec(int, int, bool)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        codes: dict[str | None, Any] = {member.value: member for member in kind}
        if optional:
            codes |= {"": None, None: None}
        read_code = codes.__getitem__  # calling the enum takes five times as long
        return Codec(str, lambda found: found.value if found else "", read_code)
    if kind in (str, int, float):
        return Codec(kind, same, same)
    raise TypeError(f"say in {__name__} how a field of {hint} is stored")


@cache
def _codecs(of: Any) -> dict[str, tuple[Codec, str]]:
    """How each field is stored, and what it means."""
    return {
        name: (codec(hint.__origin__), hint.__metadata__[0])
        for name, hint in get_type_hints(of, include_extras=True).items()
    }


def columns(of: Any) -> dict[str, tuple[type, str]]:
    return {name: (found.kind, meaning) for name, (found, meaning) in _codecs(of).items()}


def row_of(value: Source | Topic | Measure | Term | Collection | DeclaredCheck | Decision | Missing) -> dict[str, Any]:
    """A value's row; what a table has beside it (the load, what is withheld) is added by who builds it."""
    of: Any = type(value)
    return {name: found.write(getattr(value, name)) for name, (found, _) in _codecs(of).items()}


def reader(of: type[Value], columns: Iterable[str]) -> Callable[[Any], Value]:
    """Makes a value from a row of these columns; raises ``ValueError`` for what no build has written."""
    kind: Any = of
    codecs = {name: found for name, (found, _) in _codecs(kind).items()}
    places = {name: place for place, name in enumerate(columns)}
    fields = itemgetter(*(places[name] for name in codecs))  # by name SQLite would look for each
    reads = [(at, found.read) for at, found in enumerate(codecs.values()) if found.read is not same]
    dates = [at for at, (name, found) in enumerate(codecs.items()) if name in ("since", "date") and found.kind is str]

    def read(row: Any) -> Value:
        values = list(fields(row))
        for at, reading in reads:
            values[at] = reading(values[at])
        for at in dates:
            if values[at]:
                period.parse(values[at])  # kept as text: one that is no time is damage
        return kind(*values)  # type: ignore[no-any-return]

    return read


# -- facts -------------------------------------------------------------------------------------------------------------

_OF_FACT = {name: codec(hint) for name, hint in TYPES.items() if name != "quantity"}
_READ_FACT = {name: found.read for name, found in _OF_FACT.items() if found.read is not same}
_QUALIFIERS = {qualifier.value: qualifier for qualifier in Qualifier}
_OF_QUANTITY = {"low": float, "high": float, "rounded": int}
FACT_COLUMNS: dict[str, tuple[type, str]] = {
    name: (_OF_FACT[name].kind if name in _OF_FACT else _OF_QUANTITY.get(name, str), meaning)
    for field, told in FIELDS.items()
    for name, meaning in (QUANTITY if field == "quantity" else {field: told}).items()
}
"""Column to (type, meaning)."""


def said_by(fact: Fact) -> dict[str, Any]:
    row: dict[str, Any] = {name: codec.write(getattr(fact, name)) for name, codec in _OF_FACT.items()}
    size = {name: getattr(fact.quantity, name) for name in QUANTITY}
    return row | size | {"qualifier": fact.quantity.qualifier.value}


def fact_row(fact: Fact, origin: str, load: str, near: int = NEAR) -> dict[str, Any]:
    """The whole row, with what is calculated from the fact."""
    from nkr.analysis.compare.clusters import grouping  # only where data is written

    return said_by(fact) | {
        "interval_low": fact.interval.low if fact.quantity.has_size else None,
        "interval_high": fact.interval.high,
        "interval_open": fact.interval.open,
        "first_day": fact.time.start,
        "last_day": fact.time.end,
        "grouping": grouping(fact, near),
        "origin": origin,
        "published_last_day": fact.published.end,
        "load": load,
    }


def fact_from(row: Sequence[Any]) -> Fact:
    """The fact of a row of the table; raises ``ValueError`` or ``KeyError`` for what no build has written."""
    values = dict(zip(FACT_COLUMNS, row, strict=False))  # as they stand in the table: by name each would be looked for
    low, high = _number(values.pop("low")), _number(values.pop("high"))
    qualifier, word, rounded = _QUALIFIERS[values.pop("qualifier")], values.pop("word"), values.pop("rounded")
    for name, read in _READ_FACT.items():
        values[name] = read(values[name])
    values["quantity"] = Quantity(qualifier, low, high, word, rounded)
    return Fact(**values)


def _number(value: float | None) -> Number | None:
    return int(value) if value is not None and value == int(value) else value
