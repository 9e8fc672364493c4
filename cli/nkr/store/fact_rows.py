"""How a fact is stored: a column a field, made from the fields of ``nkr.model.fact`` by their type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nkr.model.fact import FIELDS, QUANTITY, TYPES, Fact
from nkr.model.quantity import Number, Qualifier, Quantity
from nkr.model.vocabulary import NEAR
from nkr.store.rows import codec, same

_CODECS = {name: codec(hint) for name, hint in TYPES.items() if name != "quantity"}
_READ = {name: found.read for name, found in _CODECS.items() if found.read is not same}
_QUALIFIERS = {qualifier.value: qualifier for qualifier in Qualifier}
COLUMNS: dict[str, tuple[type, str]] = {
    name: (kind, meaning)
    for field, told in FIELDS.items()
    for name, (kind, meaning) in (
        {
            one: ({"low": float, "high": float, "rounded": int}.get(one, str), meaning)
            for one, meaning in QUANTITY.items()
        }
        if field == "quantity"
        else {field: (_CODECS[field].kind, told)}
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


def fact_from(row: Sequence[Any]) -> Fact:
    """The fact of a row of the table; raises ``ValueError`` or ``KeyError`` for what no build has written."""
    values = dict(zip(COLUMNS, row, strict=False))  # as they stand in the table: by name each would be looked for
    low, high = _number(values.pop("low")), _number(values.pop("high"))
    qualifier, word, rounded = _QUALIFIERS[values.pop("qualifier")], values.pop("word"), values.pop("rounded")
    for name, read in _READ.items():
        values[name] = read(values[name])
    values["quantity"] = Quantity(qualifier, low, high, word, rounded)
    return Fact(**values)


def _number(value: float | None) -> Number | None:
    return int(value) if value is not None and value == int(value) else value
