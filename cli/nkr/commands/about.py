"""``nkr about``: what the database says of itself, whether it is sound, what its codes mean, and what changed."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Annotated

from nkr.analysis.changes import State, changes, said
from nkr.commands.options import argument, option, query_command
from nkr.errors import DatabaseUnusable, NothingFound, WrongUsage
from nkr.model.fact import Correction
from nkr.model.names import hint, named
from nkr.output import serialize
from nkr.output.views import about
from nkr.services import editions
from nkr.services.session import Session
from nkr.store.database import snapshot


@query_command()
def command(
    ask: Session,
    field: Annotated[
        str, argument(metavar="[FIELD|EDITION|FILE]", help="Only the codes of this field: qualifier, verdict, …")
    ] = "",
    codes: Annotated[bool, option(help="List the codes with their meanings.")] = False,
    check: Annotated[bool, option(help="Check the installation and the database.")] = False,
    since: Annotated[bool, option(help="List the changes since EDITION, or against a database FILE.")] = False,
) -> None:
    """Edition, licence, health and changes.

    Edition and digest of the data, how to cite it, and what is in the database. With --codes: every code with its
    meaning, for one field or for all. With --check: what is installed, where the database is, whether it is sound (else
    status 5), and what to do. With --since: facts added, removed or changed, so that a citation can be checked.

    Examples: nkr about --codes qualifier · nkr about --check · nkr about --since 2026-11-22
    """
    if check:
        _check(ask)
    elif since:
        if not field:
            raise WrongUsage("--since: name an edition (nkr about lists them), or another database's file.")
        _tell_changes(ask, field)
    elif codes or field:
        found = [dict(row) for row in ask.database.rows("select * from codes")]
        if field:
            chosen = named(field.replace("_", " "), {row["field"] for row in found}, "field with codes", offer_all=True)
            found = [row for row in found if row["field"] == chosen]
        ask.answer(value=lambda: found, tables=lambda: about.codes(found), columns=about.CODE_COLUMNS)
    else:
        _tell(ask)


def _tell(ask: Session) -> None:
    database, known = ask.database, editions.history().editions
    everything = database.record(database.collections)
    facts = Counter(fact.collection for fact in everything.facts)
    sources = Counter(source.collection for source in everything.sources.values())
    edition = known.get(database.about.get("edition", ""))
    value: serialize.Value = {
        **{key.replace(" ", "_"): text for key, text in database.about.items()},
        "as_recorded": edition is not None and edition.digest == database.about.get("digest"),
        "editions": list(known),
        "texts_attached": len(database.attached),
        "collections": [
            {"code": code, "label": collection.label, "answered_from": code in database.selected}
            | {"facts": facts[code], "sources": sources[code]}
            for code, collection in database.collections.items()
        ],
        "database": str(database.path),
    }
    ask.answer(
        value=lambda: value,
        rows=lambda: [{"key": key, "value": text} for key, text in value.items() if isinstance(text, str | int)],
        tables=lambda: about.about(value),
        columns=("key", "value"),
    )


def _check(ask: Session) -> None:
    from nkr.services import health

    found = health.findings(ask.path, ask.given_db)
    wrong = any(finding.wrong for finding in found)
    there = any(finding.name == "size" for finding in found)
    ask.answer(
        value=lambda: about.findings_value(found, False if wrong else True if there else None),
        rows=lambda: [{name: getattr(finding, name) for name in about.FINDING_COLUMNS} for finding in found],
        tables=lambda: about.findings(found),
        columns=about.FINDING_COLUMNS,
    )
    if wrong:
        raise DatabaseUnusable(f"{ask.path} cannot be used: see above for what to do.")


def _tell_changes(ask: Session, since: str) -> None:
    """Which facts came, went or changed, as stated: the bundled ones since an edition, all against another database."""
    ask.database.record(ask.collections)  # refuses a collection that is not there
    wanted = ask.database.selected | set(ask.collections)
    before: State
    now, withheld = snapshot(ask.database.path)
    if _is_file(since):
        name, (before, withheld_there) = since, snapshot(Path(since))
        withheld |= withheld_there
    else:
        name, before = _edition(since)
        now = {identifier: row for identifier, row in now.items() if not row["load"]}
    hidden = frozenset[str]() if ask.restricted else withheld
    moved = changes(_said(before, hidden), _said(now, hidden))
    found = [one for one in moved if any(row and row.get("collection") in wanted for row in (one.old, one.new))]
    facts = ask.database.record(ask.database.collections).by_id
    corrections: dict[str, list[Correction]] = {change.id: [] for change in found}
    for code in corrections.keys() & facts.keys():
        corrections[code] = [one for one in facts[code].corrections if _is_file(since) or one.on >= name]
    ask.answer(
        value=lambda: [about.change_value(change, corrections[change.id]) for change in found],
        rows=lambda: [row for change in found for row in about.change_rows(change, corrections[change.id])],
        tables=lambda: [about.sheet(found, corrections, name)],
        columns=about.CHANGE_COLUMNS,
    )


def _said(state: State, withheld: frozenset[str]) -> State:
    """What ``state`` says, without what either side withholds: what was public once is not named once restricted."""
    return {
        identifier: said({**row, "repeats": ""} if row.get("repeats") in withheld else row)
        for identifier, row in state.items()
        if identifier not in withheld
    }


def _is_file(word: str) -> bool:
    return os.sep in word or word.endswith((".db", ".sqlite")) or Path(word).is_file()


def _edition(word: str) -> tuple[str, State]:
    known = editions.history().editions
    names = [word] if word in known else [name for name in known if name.startswith(word)]
    if len(names) == 1:
        return names[0], known[names[0]].facts
    raise NothingFound(f"no edition '{word:.40}' on record.{hint(word, known)}")
