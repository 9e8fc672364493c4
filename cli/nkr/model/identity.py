"""What a fact says, as a digest that changes whenever that changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from nkr.model.fact import FIELDS, OF_ENTRY, Fact

_DEFAULTS: dict[str, Any] = {found.name: found.default for found in fields(Fact)}
_SAID = tuple(name for name in FIELDS if name not in OF_ENTRY and name != "collection")


def digest(fact: Fact) -> str:
    """Twelve hexadecimal digits that change with what a fact says. What is as usual is left out of it."""
    said = {name: str(value) for name in _SAID if (value := getattr(fact, name)) != _DEFAULTS[name]}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def digest_of(facts: Iterable[Fact]) -> str:
    """The digest of an edition: 64 hexadecimal digits over its facts in their order, each in its collection."""
    said = "".join(f"{fact.collection}:{digest(fact)};" for fact in facts)
    return hashlib.sha256(said.encode()).hexdigest()


_FORMER = (
    *("id", "source", "paragraph", "phrase", "measure", "topic", "kind", "quantity", "unit", "claimant", "published"),
    *("period", "as_of", "place", "group", "by", "event", "via", "term", "status", "method", "own_published"),
    *("repeats", "note", "translation", "restricted", "reviewed"),
)


def former_digest(fact: Fact) -> str:
    """The digest as decisions had it before: of every field, also of those as usual. What was decided by it holds."""
    said = {name: str(getattr(fact, name)) for name in _FORMER}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]
