"""How a fact is stored: a column a field, made from the fields of ``nkr.model.fact`` by their type."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, get_type_hints

from nkr.model import period
from nkr.model.fact import FIELDS, QUANTITY, Correction, Fact
from nkr.model.period import Period
from nkr.model.quantity import Number, Qualifier, Quantity
from nkr.model.vocabulary import NEAR

Row = Mapping[str, Any] | sqlite3.Row


class _Codec(NamedTuple):
    """A kind of value in the database: its SQL type, and how it is written and read."""

    kind: type
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def listed(values: tuple[Any, ...]) -> str:
    return json.dumps(list(values), ensure_ascii=False) if values else ""


def texts(text: str | None) -> tuple[str, ...]:
    found = json.loads(text) if text else []
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise ValueError(f"expected a list of texts, found {text!r:.40}")
    return tuple(found)


def _corrections(text: str | None) -> tuple[Correction, ...]:
    entries = json.loads(text) if text else []
    return tuple(Correction(str(on), str(was), str(reason)) for on, was, reason in entries)


def _same(value: Any) -> Any:
    return value


def _codec(hint: Any) -> _Codec:
    kinds = [kind for kind in getattr(hint, "__args__", ()) or (hint,) if kind is not type(None)]
    kind, optional = kinds[0], hint not in kinds
    if hint == tuple[str, ...]:
        return _Codec(str, listed, texts)
    if hint == tuple[Correction, ...]:
        return _Codec(str, listed, _corrections)
    if kind is Period:
        read = (lambda text: period.parse(text) if text else None) if optional else period.parse
        return _Codec(str, lambda found: str(found or "") or None, read)
    if kind is bool:
        return _Codec(int, int, bool)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _Codec(
            str,
            lambda found: found.value if found else "",
            (lambda text: kind(text) if text else None) if optional else kind,
        )
    if kind in (str, int) and not optional:
        return _Codec(kind, _same, _same)
    raise TypeError(f"say in {__name__} how a field of {hint} is stored")


_HINTS = get_type_hints(Fact)
_CODECS = {name: _codec(_HINTS[name]) for name in FIELDS if name != "quantity"}
COLUMNS: dict[str, tuple[type, str]] = {
    name: (kind, meaning)
    for field, of in FIELDS.items()
    for name, (kind, meaning) in (
        {
            one: ({"low": float, "high": float, "rounded": int}.get(one, str), meaning)
            for one, meaning in QUANTITY.items()
        }
        if field == "quantity"
        else {field: (_CODECS[field].kind, of["meaning"])}
    ).items()
}
"""Column to (type, meaning)."""


def said_by(fact: Fact) -> dict[str, Any]:
    """What a fact says, as it is stored."""
    row: dict[str, Any] = {name: codec.write(getattr(fact, name)) for name, codec in _CODECS.items()}
    quantity = fact.quantity
    return row | {
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": quantity.qualifier.value,
        "word": quantity.word,
        "rounded": int(quantity.rounded),
    }


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


def fact_from(row: Row) -> Fact:
    values = {name: codec.read(row[name]) for name, codec in _CODECS.items()}
    qualifier, word, rounded = Qualifier(row["qualifier"]), row["word"], bool(row["rounded"])
    values["quantity"] = Quantity(qualifier, _number(row["low"]), _number(row["high"]), word, rounded)
    return Fact(**values)


def _number(value: float | None) -> Number | None:
    return int(value) if value is not None and value == int(value) else value
