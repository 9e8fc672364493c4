"""What moved since an edition, or against another database: ``nkr about --since``."""

from __future__ import annotations

import os
from pathlib import Path

from nkr.analysis.changes import Row, State, changes, said
from nkr.errors import NothingFound
from nkr.model.fact import Correction
from nkr.model.names import hint
from nkr.output.views import about as shown
from nkr.services import editions
from nkr.services.session import Session
from nkr.store.database import snapshot


def answer(ask: Session, since: str) -> None:
    """Which facts came, went or changed, as stated: the bundled ones since an edition, all against another database."""
    ask.database.record(ask.collections)  # refuses a collection that is not there
    wanted = ask.database.selected | set(ask.collections)
    now: State
    old: State
    now, withheld = snapshot(ask.database.path)
    if _is_file(since):
        name, (old, withheld_there) = since, snapshot(Path(since))
        withheld |= withheld_there
    else:
        name, old = _edition(since)
        now = {identifier: row for identifier, row in now.items() if not row["load"]}
    if not ask.restricted:
        old, now = _shown(old, withheld), _shown(now, withheld)

    def asked(row: Row | None) -> bool:
        return row is not None and row.get("collection") in wanted

    found = [change for change in changes(_plain(old), _plain(now)) if asked(change.old) or asked(change.new)]
    facts = ask.database.record(ask.database.collections).by_id
    corrections: dict[str, list[Correction]] = {change.id: [] for change in found}
    for code in corrections.keys() & facts.keys():
        corrections[code] = [one for one in facts[code].corrections if _is_file(since) or one.on >= name]
    ask.answer(
        value=lambda: [shown.change_value(change, corrections[change.id]) for change in found],
        rows=lambda: [row for change in found for row in shown.change_rows(change, corrections[change.id])],
        tables=lambda: [shown.sheet(found, corrections, name)],
        columns=shown.CHANGE_COLUMNS,
    )


def _plain(state: State) -> State:
    return {identifier: said(row) for identifier, row in state.items()}


def _shown(state: State, withheld: frozenset[str]) -> dict[str, Row]:
    """``state`` without what either side withholds: what was public once may not be named now that it is restricted."""
    return {
        identifier: {**row, "repeats": ""} if row.get("repeats") in withheld else row
        for identifier, row in state.items()
        if identifier not in withheld
    }


def _is_file(word: str) -> bool:
    return os.sep in word or word.endswith((".db", ".sqlite")) or Path(word).is_file()


def _edition(word: str) -> tuple[str, State]:
    known = editions.history().editions
    names = [name for name in known if name.startswith(word)] if word else []
    if word in known or len(names) == 1:
        name = word if word in known else names[0]
        return name, known[name].facts
    raise NothingFound(f"no edition '{word:.40}' on record.{hint(word, known)}")
