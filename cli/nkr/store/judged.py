"""What was judged when the database was built: the pairs that say something about each other, with their verdicts.

A verdict depends on the facts and the vocabulary, which the database holds under its seal, and on the rules. So the
pairs of the selections that are asked most are kept, each with the digest of the rules that judged it; another nkr
judges anew. Only what is shown is judged: nothing that is withheld has part in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from nkr import locations
from nkr.model import Dataset
from nkr.model.grouping import grouped
from nkr.store.database import Database

if TYPE_CHECKING:
    from nkr.analysis.compare.comparer import Kept
    from nkr.analysis.compare.verdicts import Comparison, OpenPair

MAX_FACTS = 5_000
"""A selection of more facts is judged when it is asked: a build must not take longer than reading the facts does."""
_RULES = ("analysis/compare", "model")
"""The folders of the program that say which verdict a pair gets."""


@cache
def rules() -> str:
    """The digest of the program's rules; empty where their text is not there to be read."""
    below = chain.from_iterable(os.walk(f"{Path(__file__).parent.parent}/{folder}") for folder in _RULES)
    sources = sorted(f"{folder}/{name}" for folder, _, names in below for name in names if name.endswith(".py"))
    digest = 0
    for source in sources:
        digest = crc32(locations.content(source), digest)
    return f"{digest:08x}" if sources else ""


def rows(database: Database) -> Iterator[dict[str, Any]]:
    """The rows of the table, for what the database answers from unasked, alone and with each other collection."""
    from nkr.analysis.compare.comparer import Comparer

    others = sorted(database.collections.keys() - database.selected)
    for more in ([], *([code] for code in others)):
        if sum(database.count(database.scope(more)).values()) > MAX_FACTS or not rules():
            continue
        record = database.record(more)
        by_part = grouped(Comparer(record).related(record.facts), lambda pair: (pair.a.topic, pair.needs_attention))
        for topic in record.vocabulary.topics:
            for attention in (True, False):
                found = by_part.get((topic, attention), ())
                pairs = [(one.a.id, one.b.id, one.verdict.value, one.reasons, one.gap, one.ratio) for one in found]
                yield {
                    "selection": _selection(database, more),
                    "rules": rules(),
                    "topic": topic,
                    "attention": int(attention),
                    "pairs": json.dumps(pairs, ensure_ascii=False, separators=(",", ":")),
                }


def kept(database: Database, collections: Collection[str], record: Dataset) -> Kept | None:
    """Gives the related pairs of some topics of ``record``; ``None`` where they were not judged by these rules."""
    if (which := _which(database, collections)) is None:
        return None
    from nkr.analysis.compare.verdicts import Comparison, Reason, Verdict

    known, verdicts = record.by_id, {verdict.value: verdict for verdict in Verdict}

    def pairs(topics: Collection[str], attention: bool) -> list[Comparison]:
        def read(row: Any) -> list[Comparison]:
            listed = json.loads(row["pairs"]) if row["topic"] in topics else ()
            return [
                Comparison(known[a], known[b], verdicts[verdict], tuple(Reason(*one) for one in reasons), gap, ratio)
                for a, b, verdict, reasons, gap, ratio in listed
            ]

        return list(chain(*database.read("judged", read, f"{_WHERE} and attention >= ?", [*which, attention])))

    return pairs


def open_pairs(database: Database, collections: Collection[str]) -> dict[str, list[OpenPair]] | None:
    """The pairs of each topic that need attention, the worst first; no fact is read. ``None`` as for ``kept``."""
    if (which := _which(database, collections)) is None:
        return None

    from nkr.analysis.compare.verdicts import OpenPair, Verdict

    def read(row: Any) -> tuple[str, list[OpenPair]]:
        pairs = json.loads(row["pairs"])
        return row["topic"], [OpenPair(a, b, Verdict(verdict), ratio) for a, b, verdict, _, _, ratio in pairs]

    return dict(database.read("judged", read, f"{_WHERE} and attention", which))


_WHERE = "where selection = ? and rules = ?"


def _which(database: Database, collections: Collection[str]) -> list[str] | None:
    """The selection and the rules by which pairs are looked up, if they were judged."""
    which = [_selection(database, collections), rules()]
    found = not database.restricted and database.rows(f"select 1 from judged {_WHERE} limit 1", which)  # noqa: S608
    return which if found else None


def _selection(database: Database, more: Collection[str]) -> str:
    return ",".join(sorted({*database.selected, *more}))
