"""A Frictionless Data Package, version 2: tables as CSV, and a descriptor that explains every field.

Written by hand: the format is a JSON file, and its own library costs 185 ms and 49 MB. The tests hold what is written
here against that library.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from typing import IO, Any

from nkr.model.vocabulary import Term
from nkr.output import cells, values
from nkr.output.exports.material import FACT_COLUMNS, SOURCE_COLUMNS, Column, Material, source_value
from nkr.output.exports.text import csv_table
from nkr.output.files import Writer

PROFILE = "https://datapackage.org/profiles/2.0/"
LICENCE = {
    "name": "Apache-2.0",
    "title": "Apache License 2.0",
    "path": "https://www.apache.org/licenses/LICENSE-2.0",
}
_TYPES = {"text": "string", "number": "number", "integer": "integer", "boolean": "boolean", "day": "date"}

MEASURE_COLUMNS = (
    Column("code", "text", "The measure's code", True),
    Column("label", "text", "What it is called", True),
    Column("definition", "text", "What is counted", True),
    Column("topic", "text", "The topic it belongs to", True),
    Column("kinds", "text", "What its figures may be, parted by semicolons", True),
    Column("units", "text", "The units that its figures may have, parted by semicolons", True),
    Column("keeper", "text", "The claimant who keeps the register of it"),
    Column("part_of", "text", "Measures that contain it, parted by semicolons"),
    Column("quoted_against", "text", "Measures that headlines set it against, parted by semicolons"),
    Column("caution", "text", "What a reader is told beside the figure"),
)
TERM_COLUMNS = (
    Column("code", "text", "The code", True),
    Column("label", "text", "What it is called", True),
    Column("kind", "text", "For claimants: government, un, ngo, media, academic, person, unattributed"),
    Column("within", "text", "What it lies within, parted by semicolons"),
    Column("aliases", "text", "Its other names in sources, parted by semicolons"),
    Column("note", "text", "A note"),
)
COMPARISON_COLUMNS = (
    Column("a", "text", "The fact that was published earlier: id", True),
    Column("b", "text", "The other fact: id", True),
    Column("verdict", "text", "conflict, discrepancy, unresolved or revision", True),
    Column("gap", "number", "How far their intervals lie apart, in the figures' unit"),
    Column("ratio", "number", "The larger stated number by the smaller one"),
    Column("a_stated", "text", "The first figure as stated", True),
    Column("b_stated", "text", "The second figure as stated", True),
    Column("reason_codes", "text", "Why, as codes parted by semicolons", True),
    Column("reasons", "text", "Why, in words", True),
)


def folder(material: Material) -> dict[str, Writer]:
    """The package's files by name."""
    record = material.record
    vocabulary = record.vocabulary
    facts, sources = material.facts, material.sources
    measures = [vocabulary.measures[code] for code in dict.fromkeys(fact.measure for fact in facts)]
    exported = {fact.id for fact in facts}
    comparisons = [pair for pair in material.comparisons() if {pair.a.id, pair.b.id} <= exported]
    claimants = _used(vocabulary.claimants, (code for fact in facts for code in (fact.claimant, *fact.via)))
    places = _used(vocabulary.places, (code for fact in facts for code in (fact.place, fact.by)))
    groups = _used(vocabulary.groups, (fact.group for fact in facts))
    events = _used(vocabulary.events, (fact.event for fact in facts))
    measure_rows = [
        {
            **{name: getattr(measure, name) or None for name in ("code", "label", "definition", "topic", "keeper")},
            **{name: "; ".join(getattr(measure, name)) for name in ("kinds", "units", "part_of", "quoted_against")},
            "caution": measure.caution or None,
        }
        for measure in measures
    ]
    tables: dict[str, tuple[str, str, tuple[Column, ...], list[str], Iterable[Mapping[str, Any]]]] = {
        "facts": (
            "Facts",
            "One row a figure as one source states it. Low, high and qualifier belong together: a bound is no value.",
            FACT_COLUMNS,
            ["id"],
            material.rows(),
        ),
        "sources": (
            "Sources",
            "The documents that state the figures.",
            SOURCE_COLUMNS,
            ["id"],
            [source_value(source, record) for source in sources],
        ),
        "comparisons": (
            "Judgements",
            "Pairs of facts that are not at peace, the worst first, each with its reasons.",
            COMPARISON_COLUMNS,
            ["a", "b"],
            [values.comparison_row(pair) for pair in comparisons],
        ),
        "measures": ("Measures", "What the figures count.", MEASURE_COLUMNS, ["code"], measure_rows),
        "claimants": ("Claimants", "Who vouches for figures.", TERM_COLUMNS, ["code"], claimants),
        "places": ("Places", "Where, and by whom.", TERM_COLUMNS, ["code"], places),
        "groups": ("Groups", "Who is counted.", TERM_COLUMNS, ["code"], groups),
        "events": ("Events", "Incidents that several facts are about.", TERM_COLUMNS, ["code"], events),
    }
    resources = [
        _resource(name, title, description, columns, key)
        for name, (title, description, columns, key, _) in tables.items()
    ]
    descriptor = {
        "$schema": f"{PROFILE}datapackage.json",
        "name": "nkr",
        "title": material.about.get("title", "nkr"),
        "description": _description(material),
        "version": material.about.get("edition", ""),
        "keywords": ["North Korea", "refugees", "statistics", "fact-checking"],
        "licenses": [LICENCE],
        "sources": [_cited(source) for source in sources] or [{"title": "nkr"}],
        "contributors": [{"title": "The nkr maintainers", "roles": ["creator"]}],
        "resources": resources,
    }

    def describe(handle: IO[bytes]) -> None:
        handle.write(cells.json_text(descriptor, indent=2).encode("utf-8", "replace") + b"\n")

    written: dict[str, Writer] = {"datapackage.json": describe}
    for name, (_, _, columns, _, rows) in tables.items():
        written[f"{name}.csv"] = csv_table(rows, columns)
    return written


def _description(material: Material) -> str:
    cite = material.about.get("cite", "")
    return (
        "Figures on North Koreans leaving their country, each as its source states it, with its hedge, its caveats and "
        "the figures that contradict it. Never average them or take a midpoint; print the column `stated`. "
        "In the CSV files a text that begins with one of = + - @ has an apostrophe in front, so that no spreadsheet "
        f"takes it for a formula. {cite}"
    ).strip()


def _used(known: Mapping[str, Term], codes: Iterable[str]) -> list[dict[str, Any]]:
    """The terms that are named, each with what it lies within, in the vocabulary's order."""
    wanted = {code for code in codes if code in known}
    waiting = list(wanted)
    while waiting:
        outer = {code for code in known[waiting.pop()].within if code in known} - wanted
        wanted |= outer
        waiting += outer
    return [
        {
            "code": term.code,
            "label": term.label,
            "kind": term.kind or None,
            "within": "; ".join(term.within) or None,
            "aliases": "; ".join(term.aliases) or None,
            "note": term.note or None,
        }
        for term in known.values()
        if term.code in wanted
    ]


def _cited(source: Any) -> dict[str, str]:
    told = {"title": f"{source.title} ({source.publisher}, {source.published})"}
    return {**told, "path": source.url} if source.url.startswith(("http://", "https://")) else told


def _resource(name: str, title: str, description: str, columns: tuple[Column, ...], key: list[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [_field(column, unique=key == [column.name]) for column in columns],
        "primaryKey": key,
        "missingValues": [""],
    }
    if name == "facts":
        schema["foreignKeys"] = [
            _points(column, resource, key)
            for column, resource, key in (
                ("source", "sources", "id"),
                ("measure", "measures", "code"),
                ("claimant", "claimants", "code"),
            )
        ]
    if name == "comparisons":
        schema["foreignKeys"] = [_points("a", "facts", "id"), _points("b", "facts", "id")]
    return {
        "$schema": f"{PROFILE}dataresource.json",
        "name": name,
        "type": "table",
        "title": title,
        "description": description,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
        "licenses": [LICENCE],
    }


def _field(column: Column, *, unique: bool) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if unique:
        limits["unique"] = True
    if column.choices:
        limits["enum"] = list(column.choices)
    told: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": column.meaning}
    return {**told, "constraints": limits} if limits else told


def _points(column: str, resource: str, key: str) -> dict[str, Any]:
    return {"fields": [column], "reference": {"resource": resource, "fields": [key]}}


def zipped(material: Material) -> Writer:
    """The same package as one .zip; the same content gives the same bytes, so the files carry no time."""

    def write(handle: IO[bytes]) -> None:
        with zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as package:
            for name, put in folder(material).items():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                with package.open(entry, "w") as part:
                    put(part)

    return write
