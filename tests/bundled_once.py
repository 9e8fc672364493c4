"""The bundled record, read and built once a process instead of once a test: nearly every test asks it something.

Reading takes a second and building two. What other records a test adds is read and built as ever; processes that tests
start do all of it themselves.
"""

from __future__ import annotations

import copy
import os
from dataclasses import fields, replace
from pathlib import Path

from nkr import locations
from nkr.curation.records import Builder, Entries
from nkr.services import loading
from nkr.store import replacing
from nkr.store.database import Database, Remnants

_read_bundled, _load = loading.read_bundled, loading._load
_builders: dict[tuple[object, ...], tuple[Builder, str]] = {}
_databases: dict[tuple[object, ...], tuple[loading.Loaded, bytes]] = {}


def _bundle() -> tuple[object, ...]:
    """What is bundled: some tests exchange it."""
    return repr(loading.BUNDLED), loading.EDITION, locations.bundled("data"), locations.bundled("seeds")


def _copied(builder: Builder) -> Builder:
    """A builder of its own for each caller: the values in it never change, its containers do."""
    copied = copy.copy(builder)
    for name, value in vars(builder).items():
        if isinstance(value, dict | list | set):
            setattr(copied, name, value.copy())
    copied._places = {table: dict(places) for table, places in builder._places.items()}
    copied.entries = Entries(**{field.name: dict(getattr(builder.entries, field.name)) for field in fields(Entries)})
    return copied


def read_bundled(*, field_lines: bool = False) -> tuple[Builder, str]:
    key = (field_lines, *_bundle())
    if key not in _builders:
        _builders[key] = _read_bundled(field_lines=field_lines)
    builder, digest = _builders[key]
    return _copied(builder), digest


def load(database: Path, old: Database | None, had: Remnants, asked: loading.Request) -> loading.Loaded:
    if old is not None or had != Remnants() or asked.paths or asked.attach:
        return _load(database, old, had, asked)
    key = (repr(asked), *_bundle())
    if key in _databases:
        replacing.replace(database, lambda temporary: temporary.write_bytes(_databases[key][1]))
    else:
        _databases[key] = _load(database, old, had, asked), Path(os.path.realpath(database)).read_bytes()
    return replace(_databases[key][0])


loading.read_bundled, loading._load = read_bundled, load  # before any command imports them by name
