"""Loading curated files into the database: what is bundled, what the database already holds of the user's own, and what
is added now. All or nothing: with any error nothing is written.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from nkr import __version__, locations
from nkr.analysis.compare.comparer import larger_parts
from nkr.analysis.compare.registers import origins
from nkr.analysis.withholding import withholding
from nkr.curation import folders
from nkr.curation.raw import Reading
from nkr.curation.records import Builder, Entries
from nkr.errors import InvalidData, NothingFound, Problem, WrongUsage
from nkr.locations import EDITION
from nkr.model import Fact
from nkr.model.dataset import Collection, Dataset, Withheld
from nkr.model.identity import digest_of
from nkr.model.names import hint, slug
from nkr.output import numbers, terminal
from nkr.services import bundled, editions
from nkr.store import build, replacing
from nkr.store.database import WITHHELD_BELOW, Database, OfAnotherVersion, Remnants, exists, fewer_than, remnants

BUNDLED: dict[str, tuple[tuple[str, str], ...]] = {
    "articles": (("data", "vocabulary"), ("seeds", ""), ("data", "articles"), ("data", "checks")),
    "wider": (("data", "wider"),),
}
"""The bundled collections, in the order in which they are loaded, and the folders of each."""
MADE_FROM = "made from"
"""The line of ``about`` that has the digest of the bundled files: while they are the same, none is read again."""
MANY_FACTS = 5_000
"""So many facts take seconds to check: a terminal shows how far it is."""
Attaching = Callable[[Entries, Sequence[dict[str, Any]]], list[dict[str, Any]]]
"""Given all entries and the texts attached so far (rows of ``articles``), the texts that are attached from now on."""


@dataclass(slots=True)
class Loaded:
    """What a load brought; ``withheld`` are ids that no message names, ``moved`` those that were added, changed, …"""

    entries: Entries
    selected: frozenset[str]
    warnings: list[Problem]
    withheld: frozenset[str]
    moved: dict[str, list[str]]


def _watched(steps: Sequence[Any], label: str) -> Iterable[Any]:
    return terminal.progress(steps, label, many=MANY_FACTS)


def read_bundled(*, field_lines: bool = False) -> tuple[Builder, str]:
    """A builder with the bundled collections, and the digest of what they say; raises ``InvalidData``."""
    builder = Builder(Entries(), editions.objection, _watched)
    builder.field_lines = {} if field_lines else None
    for collection, parts in BUNDLED.items():
        reading = Reading()
        for root, folder in parts:
            place = locations.bundled(root) / folder
            if place.is_dir() and any(place.iterdir()):
                reading.add(folders.read(place, locations.bundled(root).parent))
        builder.problems += reading.problems
        builder.add(reading.taken(), collection)
    _refuse(builder.problems)
    builder.shared = frozenset(BUNDLED)
    return builder, digest_of(builder.entries.facts.values())


class Request(NamedTuple):
    """What a load is to do, beside the bundled files and the user's earlier loads.

    ``collection`` names the one that the facts of ``paths`` join (each path's own name without it). ``select`` are
    bundled collections that the database answers from now on, ``remove`` collections or paths to take out again.
    ``attach`` says which articles' texts the database holds from now on; without it, those that it held. Figures of
    fewer people than ``withhold_below`` are withheld from now on; without it, as they were.
    ``unreviewed`` takes in facts of ``paths`` that no one has reviewed; they are marked as such wherever they appear.
    """

    paths: Sequence[Path] = ()
    collection: str = ""
    select: Sequence[str] = ()
    remove: Sequence[str] = ()
    attach: Attaching | None = None
    withhold_below: int | None = None
    unreviewed: bool = False


def load(database: Path, asked: Request) -> Loaded:
    """Build ``database`` anew from the bundled files, the user's earlier loads in it, and what is ``asked``.

    Raises ``InvalidData`` with every problem, or ``DatabaseUnusable``; in both cases the old database is untouched.
    """
    database = Path(os.path.realpath(database))  # a link goes on pointing where it points
    with replacing.only_writer(database):
        replacing.remove_leftovers(database)
        if not exists(database):
            return _load(database, None, Remnants(), asked)
        try:
            old = Database(database, restricted=True)
        except OfAnotherVersion:
            return _load(database, None, remnants(database), asked)
        with closing(old):
            had = Remnants(old.loads, old.selected, old.everything_attached(), fewer_than(old.about))
            return _load(database, old, had, asked)


def load_bundled(database: Path) -> Loaded:
    """Build ``database`` from the bundled files alone. Call it only as the one writer."""
    return _load(database, None, Remnants(), Request())


def _absolute(path: Path) -> str:
    """``path`` as the database remembers it; raises ``WrongUsage`` where its name cannot be written down."""
    try:
        found = str(path.resolve())
        found.encode()
    except (OSError, RuntimeError, ValueError) as error:
        raise WrongUsage(f"{path}: its name cannot be used ({error}). Rename it, or give another path.") from None
    return found


def _load(database: Path, old: Database | None, had: Remnants, asked: Request) -> Loaded:
    """Without ``old``, the paths that ``had`` names are read again: its tables are of another version."""
    given = {_absolute(path): path for path in asked.paths}
    builder, digest = read_bundled()
    entries = builder.entries
    gone = {path for path, code in had.loads.items() if code in asked.remove or path in asked.remove} | {""}
    kept = {path: code for path, code in had.loads.items() if path not in given and path not in gone}
    names = _collections_of(given, asked.collection, kept)
    load_of: dict[str, str] = {}
    before = old.record(old.collections).by_id if old else {}
    if old is not None:
        builder.withheld_names = old.withheld_names
        _keep(old, entries, kept, load_of)
    else:
        for path, code in kept.items():
            if Path(path).exists():
                _add(builder, path, Path(path), code, load_of)
                continue
            message = f"was loaded earlier and is missing: put it back, or delete its facts with --remove {code}"
            builder.problems.append(Problem(path, 1, "", message))
    builder.unreviewed = asked.unreviewed
    known = len(entries.facts)
    for path, code in names.items():
        _add(builder, path, given[path], code, load_of)
    builder.problems += overfull(builder, list(entries.facts.values())[known:])
    _refuse(builder.problems)
    for code in (*kept.values(), *names.values()):
        entries.collections.setdefault(code, Collection(code, f"Your own: {code}"))
    record = editions.numbered(entries.record)
    below = had.fewer_than if asked.withhold_below is None else asked.withhold_below
    hidden = withholding(record, frozenset(BUNDLED), below)
    selected = _selected(entries, hidden, had, asked)
    attached = had.articles if asked.attach is None else asked.attach(entries, had.articles)
    contents = build.Contents(
        record=record,
        selected=selected,
        origins=_origins(record, hidden),
        loads={"": "", **kept, **names},
        load_of=load_of,
        articles=[text for text in attached if text["source"] in record.sources],
        about=about(digest) | {MADE_FROM: bundled.digest().hex()} | ({WITHHELD_BELOW: str(below)} if below else {}),
        withheld=hidden,
    )
    withheld_before = old.withheld if old else frozenset[str]()
    if old:
        old.close()  # Windows does not replace a file that is open
    build.write(database, contents, _watched)
    warnings = [problem for problem in builder.problems if problem.severity != "error"]
    return Loaded(entries, selected, warnings, hidden.facts | withheld_before, _moved(before, record.by_id))


def _origins(record: Dataset, hidden: Withheld) -> dict[str, str]:
    """The original source of each fact, told by what is shown alone where it is shown."""
    found = origins(record.facts, record.vocabulary)
    if hidden.facts:
        found |= origins([fact for fact in record.facts if fact.id not in hidden.facts], record.vocabulary)
    return found


def _moved(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> dict[str, list[str]]:
    both = [identifier for identifier in after if identifier in before]
    return {
        "added": [identifier for identifier in after if identifier not in before],
        "changed": sorted(identifier for identifier in both if before[identifier] != after[identifier]),
        "unchanged": [identifier for identifier in both if before[identifier] == after[identifier]],
        "removed": [identifier for identifier in before if identifier not in after],
    }


def _selected(entries: Entries, hidden: Withheld, had: Remnants, asked: Request) -> frozenset[str]:
    """The collections that the database answers from; raises ``NothingFound`` for one that is not there."""
    offered = [code for code in entries.collections if ("collection", code) not in hidden.codes]
    _refuse_unknown("--with", asked.select, entries.collections, offered)
    _refuse_unknown("--remove", asked.remove, {*entries.collections, *had.loads, *had.loads.values()} - {""}, offered)
    usual = frozenset(code for code, found in entries.collections.items() if found.default)
    return usual.union(asked.select, had.selected & entries.collections.keys()).difference(asked.remove)


def _collections_of(given: Mapping[str, Path], collection: str, kept: Mapping[str, str]) -> dict[str, str]:
    """The collection of each path that is loaded now; raises ``WrongUsage`` where two would share one by chance."""
    taken = {code: path for path, code in kept.items()}
    names: dict[str, str] = {}
    for absolute, path in given.items():
        code = collection or collection_code(path)
        if not collection and (other := taken.get(code)) is not None:
            raise WrongUsage(
                f"{path}: its collection would be called '{code}', as that of {other} is. Give another name with "
                f"--collection, or delete the other with --remove {shlex.quote(other)}."
            )
        names[absolute], taken[code] = code, absolute
    return names


def about(digest: str) -> dict[str, str]:
    cite = f"nkr: figures on North Koreans leaving their country. Edition {EDITION}, digest {digest[:12]}."
    return {
        "title": "nkr: what sources say about North Koreans leaving their country",
        "edition": EDITION,
        "digest": f"sha256:{digest}",
        "licence": "Apache-2.0 (records and figures; the articles belong to their publishers and are not included)",
        "cite": cite,
        "built with": f"nkr {__version__}",
        "method": "Figures as stated; intervals and verdicts are computed by the rules of docs/method.md. No averages.",
    }


def collection_code(path: Path) -> str:
    """A collection's code from a path's name: lower-case letters, digits and dashes."""
    stem = path.resolve().stem if path.is_file() else path.resolve().name
    return slug(stem) or "own"


def overfull(builder: Builder, facts: Sequence[Fact]) -> list[Problem]:
    """An error for each part among ``facts`` that is larger than the whole that the same claimant gives beside it."""
    if len(facts) < 2:
        return []
    entries = builder.entries
    found = []
    for part, whole in larger_parts(Dataset(facts, entries.sources, entries.vocabulary)):
        figure, total = (numbers.stated(fact.quantity, fact.unit) for fact in (part, whole))
        message = (
            f"{part.id} says {figure}, more than the {total} of the whole that contains it, {whole.id}, from the same "
            f'source: correct one of the two, or mark the wrong one with status = "doubtful"'
        )
        name = "low" if part.quantity.low is not None else "phrase"
        found.append(builder.problem_of(part, name, message, "error", confidential=whole.restricted))
    return found


def _refuse(problems: Sequence[Problem]) -> None:
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise InvalidData(errors)


def _refuse_unknown(option: str, given: Iterable[str], known: Container[str], offered: Sequence[str]) -> None:
    for code in given:
        if code not in known:
            raise NothingFound(f"{option}: no collection '{code:.60}'.{hint(code, offered)}")


def _add(builder: Builder, absolute: str, path: Path, collection: str, load_of: dict[str, str]) -> None:
    if collection in BUNDLED:
        message = f"'{collection}' is the name of a bundled collection: choose another with --collection"
        raise InvalidData([Problem(str(path), 1, "", message)])
    reading = folders.read(path)
    before = set(builder.entries.facts) | set(builder.entries.sources)
    builder.problems += reading.problems
    builder.add(reading.taken(), collection)
    for identifier in chain(builder.entries.facts, builder.entries.sources):
        if identifier not in before:
            load_of[identifier] = absolute


def _keep(old: Database, entries: Entries, kept: Mapping[str, str], load_of: dict[str, str]) -> None:
    """Carry over what the user had loaded from paths that are not loaded again now."""
    if not (codes := set(kept.values())):
        return
    everything = old.record(old.collections)
    load_of |= {identifier: path for identifier, path in old.load_of.items() if path in kept}
    for identifier in load_of:
        if identifier in everything.sources:
            entries.sources.setdefault(identifier, everything.sources[identifier])
    for fact in everything.facts:
        if load_of.get(fact.id) in kept:
            if fact.source not in entries.sources:
                named = "a restricted fact" if fact.restricted else f"{fact.id} (from {load_of[fact.id]})"
                message = f"{named} needs a source that is missing"
                raise InvalidData([Problem(load_of[fact.id], 1, "source", f"{message}; remove that collection first")])
            entries.facts.setdefault(fact.id, fact)
    others: dict[str, Iterable[Any]] = {
        **{kind: terms.values() for kind, terms in everything.vocabulary.by_kind.items()},
        "check": everything.checks,
        "decision": everything.decisions,
        "missing": everything.missing,
    }
    for table, found in others.items():
        for one in found:
            if one.collection in codes:
                entries.of(table).setdefault(one[0], one)
    for code in codes:
        entries.collections.setdefault(code, old.collections[code])
