"""The curated records themselves as TOML, so that ``nkr ingest`` elsewhere gives the same facts.

A folder has one file a source, below its collection, and one for vocabulary, checks and decisions; one file has it all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nkr.model import Period, Source
from nkr.model.fact import FIELDS, FILLED_IN, Fact, Status
from nkr.model.grouping import grouped
from nkr.model.quantity import ONE_NUMBER
from nkr.output import escaping
from nkr.output.export.material import Material
from nkr.output.files import Writer, text_writer
from nkr.output.serialize import outline_value

Table = tuple[str, Mapping[str, Any]]
"""A table's name and its fields, in order; empty fields are not written."""


def one_file(material: Material) -> Writer:
    """Everything in one file: each table is a list, and every fact names its source."""
    sources: list[Table] = [("source", _source(source)) for source in _own(material.sources, material)]
    facts = [("fact", _fact(fact, material, with_source=True)) for fact in _own(material.facts, material)]
    return _writer([*_vocabulary(material), *sources, *facts, *_judgements(material)], many=True)


def folder(material: Material) -> dict[str, Writer]:
    words, judgements = _vocabulary(material), _judgements(material)
    written = {"vocabulary.toml": _writer(words, many=True)} if words else {}
    sources = {source.id: source for source in _own(material.sources, material)}
    by_source = grouped(_own(material.facts, material), lambda fact: fact.source)
    for identifier in dict.fromkeys((*sources, *by_source)):
        source, facts = sources.get(identifier), by_source.get(identifier, [])
        tables: list[Table] = [("source", _source(source))] if source else []
        tables += [("fact", _fact(fact, material, with_source=source is None)) for fact in facts]
        written[f"{source.collection if source else facts[0].collection}/{identifier}.toml"] = _writer(tables)
    return written | ({"checks.toml": _writer(judgements, many=True)} if judgements else {})


def _own(entries: Iterable[Any], material: Material) -> list[Any]:
    """The entries of the exported collections themselves."""
    return [entry for entry in entries if entry.collection in material.collections]


def _vocabulary(material: Material) -> list[Table]:
    """The words that the exported collections define themselves; all others come with nkr."""
    kinds = material.record.vocabulary.by_kind.items()
    return [(table, _fields(term)) for table, terms in kinds for term in _own(terms.values(), material)]


def _judgements(material: Material) -> list[Table]:
    """Checks and decisions of the exported collections whose facts all go along."""
    exported, record = {fact.id for fact in _own(material.facts, material)}, material.record
    checks = [one for one in _own(record.checks, material) if {*one.parts, one.total or one.parts[0]} <= exported]
    decisions = [one for one in _own(record.decisions, material) if exported.issuperset(one.facts)]
    kinds = {"check": checks, "decision": decisions, "missing": _own(record.missing, material)}
    return [(table, _fields(one)) for table, entries in kinds.items() for one in entries]


def _source(source: Source) -> dict[str, Any]:
    return _fields(source) | {"outline": outline_value(source)}


def _fields(entry: Any) -> dict[str, Any]:
    return {name: _plain(getattr(entry, name)) for name in entry._fields if name != "collection"}


def _plain(value: Any) -> Any:
    """A list of records as tables."""
    records = isinstance(value, tuple) and value and hasattr(value[0], "_asdict")
    return [one._asdict() for one in value] if records else value


def _fact(fact: Fact, material: Material, *, with_source: bool) -> dict[str, Any]:
    """The fields of a fact as a curator writes them: what its measure or its source says already is left out."""
    quantity, vocabulary = fact.quantity, material.record.vocabulary
    measure, event = vocabulary.measures[fact.measure], vocabulary.events.get(fact.event)
    usual = {
        "place": (event.place if event else "") or measure.place,
        "by": (event.actor if event else "") or measure.by,
        "group": measure.group,
        "unit": measure.units[0],
        "kind": measure.kinds[0] if len(measure.kinds) == 1 else None,
        "status": Status.REPORTED,
        "reviewed": True,
        "source": "" if with_source else fact.source,
        "published": fact.published if not fact.own_published else None,
        "repeats": fact.repeats if fact.repeats not in material.record.by_id else "",
    }
    written: dict[str, Any] = {}
    for name in FIELDS:
        if name == "quantity":
            one = quantity.qualifier in ONE_NUMBER
            written |= {"value": quantity.low} if one else {"low": quantity.low, "high": quantity.high}
            written |= {"qualifier": quantity.qualifier.value, "exact_count": not quantity.rounded}
            written["rounded_to"] = quantity.rounded if quantity.rounded > 1 else None
        elif name not in FILLED_IN and not (name in usual and getattr(fact, name) == usual[name]):
            written[name] = _plain(getattr(fact, name))
    return written


_ALWAYS = frozenset({"paragraph", "value", "low", "high", "reviewed", "near"})
"""Fields in which 0 is a value: the headline, a count of zero, what no one has reviewed, and the same day."""


def _writer(tables: Iterable[Table], *, many: bool = False) -> Writer:
    """``many`` writes sources as a list too, since one file then holds several."""
    return text_writer("\n".join(_written(name, fields, many=many or name != "source") for name, fields in tables))


def _written(table: str, fields: Mapping[str, Any], *, many: bool) -> str:
    lines = [f"[[{table}]]" if many else f"[{table}]"]
    below: list[str] = []
    for name, value in fields.items():
        if value is None or (not value and not (name in _ALWAYS and value == 0)):
            continue
        if isinstance(value, list) and isinstance(value[0], dict):
            for entry in value:
                below.append(f"\n[[{table}.{name}]]")
                below += [f"{key} = {_value(found)}" for key, found in entry.items()]
        else:
            lines.append(f"{name} = {_value(value)}")
    return "\n".join([*lines, *below]) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, tuple | list) and not isinstance(value, Period):  # a time is a tuple, and written as one text
        return f"[{', '.join(map(_value, value))}]"
    whole = str(value).encode("utf-8", "replace").decode()  # TOML holds no lone surrogates, not even escaped
    return escaping.json_text(whole)  # a JSON string is a TOML basic string
