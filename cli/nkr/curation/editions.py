"""The editions of the bundled data: for each one file of what came, changed or went with it, never edited afterwards.

``data/editions/2026-11-22.jsonl`` has one line of its own ({"edition", "digest"}), then a line for each fact or source
that came or changed ({"fact": {...}}, {"source": {...}}) or went ({"gone": "fact", "id": ...}). Replaying the files in
order gives the record as it was in any edition, offline, for the price of its changes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from nkr.analysis.changes import is_another
from nkr.errors import InvalidData, Problem

Row = dict[str, Any]


class Edition(NamedTuple):
    """The record as it was: the digest of its facts, and the rows of facts and sources by id."""

    name: str
    digest: str
    facts: Mapping[str, Row]
    sources: Mapping[str, Row]


@dataclass(frozen=True)
class History:
    """The recorded editions, the oldest first, and the ids that were retired with the edition in which each went."""

    editions: Mapping[str, Edition] = field(default_factory=dict)
    retired: Mapping[str, tuple[str, Row]] = field(default_factory=dict)
    retired_sources: Mapping[str, tuple[str, Row]] = field(default_factory=dict)

    @property
    def last(self) -> Edition | None:
        return list(self.editions.values())[-1] if self.editions else None

    @cached_property
    def first_with(self) -> dict[str, str]:
        """The first edition that had each fact."""
        latest_first = reversed(list(self.editions.values()))
        return {identifier: edition.name for edition in latest_first for identifier in edition.facts}

    @cached_property
    def source_numbers(self) -> dict[str, int]:
        """The number of each document, which no later edition changes: as stated, else the next in their order."""
        numbers: dict[str, int] = {}
        for edition in self.editions.values():
            for identifier, row in sorted(edition.sources.items(), key=lambda item: not item[1].get("number")):
                if identifier not in numbers:
                    numbers[identifier] = row.get("number") or max(numbers.values(), default=0) + 1
        return numbers

    @cached_property
    def fact_numbers(self) -> dict[tuple[str, str], int]:
        numbers: dict[tuple[str, str], int] = {}
        held: Counter[str] = Counter()
        for edition in self.editions.values():
            for identifier, row in edition.facts.items():
                if (row["source"], identifier) not in numbers:
                    held[row["source"]] += 1
                    numbers[row["source"], identifier] = held[row["source"]]
        return numbers

    @cached_property
    def _numbered(self) -> dict[int, str]:
        return {number: identifier for identifier, number in self.source_numbers.items()}

    def objection_to_fact(self, row: Mapping[str, Any]) -> str:
        """Why a fact may not have its id, if an earlier edition used it for another; empty where it may."""
        identifier = row["id"]
        if identifier in self.retired:
            edition, old = self.retired[identifier]
            return (
                f"the id '{identifier}' was retired with edition {edition}; it was “{old['phrase']}” in "
                f"{old['source']}. An id is never used again: give another"
            )
        old_row = self.last.facts.get(identifier) if self.last else None
        if old_row is not None and is_another(old_row, row):
            return (
                f"since edition {self.first_with[identifier]} the id '{identifier}' means “{old_row['phrase']}” in "
                f"{old_row['source']}: a corrected figure keeps its id, another figure needs another"
            )
        return ""

    def objection_to_source(self, row: Mapping[str, Any]) -> str:
        """Why a source may not have its id or its number, if an earlier edition used it for another."""
        if row["id"] in self.retired_sources:
            edition, old = self.retired_sources[row["id"]]
            return f"the id '{row['id']}' was retired with edition {edition}: it was “{old['title']}”. Give another"
        number = row.get("number")
        holder = self._numbered.get(number, row["id"]) if number else row["id"]
        if holder != row["id"]:
            return f"the number {number} is that of {holder}: a number is never used again, give another"
        return ""


def read(folder: Path) -> History:
    """Every recorded edition in ``folder``. Raises ``InvalidData`` where a file cannot be read."""
    editions: dict[str, Edition] = {}
    known: dict[str, dict[str, Row]] = {"fact": {}, "source": {}}
    retired: dict[str, dict[str, tuple[str, Row]]] = {"fact": {}, "source": {}}
    for file in sorted(folder.glob("*.jsonl")) if folder.is_dir() else ():
        name, digest = file.stem, ""
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                entry = json.loads(line)
                if "gone" in entry:
                    retired[entry["gone"]][entry["id"]] = (name, known[entry["gone"]].pop(entry["id"]))
                elif came := known.keys() & entry.keys():
                    what = came.pop()
                    known[what][entry[what]["id"]] = entry[what]
                else:
                    digest = entry["digest"]
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                message = f"not a line of an edition ({error})"
                raise InvalidData([Problem(f"{folder.name}/{file.name}", number, "", message)]) from None
        sources = dict(known["source"])
        cited = {code: {field: row[field] for field in CITED if field in row} for code, row in sources.items()}
        facts = {code: {**row, **cited.get(row["source"], {})} for code, row in known["fact"].items()}
        editions[name] = Edition(name, digest, facts, sources)
    return History(editions, retired["fact"], retired["source"])


CITED = ("title", "publisher", "url")
"""What a fact's row has of its source; the file has it once, with the source."""
