"""CSV for spreadsheets, JSON and JSON lines for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

from nkr.model import Source, Term
from nkr.output import escaping, serialize
from nkr.output.export.material import SOURCE_COLUMNS, Material, source_value
from nkr.output.fields import COLUMNS, Column, value_of
from nkr.output.files import Writer, json_writer


def csv_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], *, marked: bool = False) -> Writer:
    """CSV in UTF-8 with a header; text cells disarmed against formulas, numbers as they are.

    ``marked`` puts a byte order mark in front: without it Excel reads UTF-8 as its own code page, and Korean as noise.
    """

    def write(handle: IO[bytes]) -> None:
        lines = io.TextIOWrapper(handle, encoding="utf-8-sig" if marked else "utf-8", errors="replace", newline="")
        writer = csv.writer(lines, lineterminator="\r\n")
        writer.writerow([column.name for column in columns])
        for row in rows:
            writer.writerow([escaping.spreadsheet(row.get(column.name)) for column in columns])
        lines.flush()
        lines.detach()

    return write


def json_file(material: Material) -> Writer:
    """One document that explains itself: what it is, facts, sources, judgements, and the words that it uses."""
    vocabulary, used = material.record.vocabulary, material.used

    def labels(kind: str) -> dict[str, str]:
        known: Mapping[str, Term] = getattr(vocabulary, kind)
        return {code: term.label for code, term in known.items() if code in used[kind]}

    document = {
        "about": dict(material.about),
        "fields": {column.name: column.meaning for column in COLUMNS},
        "facts": [material.fact_value(fact) for fact in material.facts],
        "sources": [_whole(source, material) for source in material.sources],
        "source_fields": {column.name: column.meaning for column in SOURCE_COLUMNS} | _WHOLE,
        "comparisons": [serialize.comparison_value(comparison) for comparison in material.comparisons()],
        "measures": {
            code: value_of(measure, "label definition caution")
            for code, measure in vocabulary.measures.items()
            if code in used["measures"]
        },
        **{kind: labels(kind) for kind in ("claimants", "places", "groups", "events")},
    }
    return json_writer(document)


_WHOLE = {
    "body_starts": "Which block of the text paragraph 1 is",
    "outline": "The document by paragraph, in our own words",
    "restricted": "Whether it is kept out of every output unless asked for",
}


def _whole(source: Source, material: Material) -> dict[str, Any]:
    """A source with all that ``nkr ingest`` needs to have the same one again."""
    outline = [{"paragraph": number, "text": text} for number, text in source.outline]
    return source_value(source, material.record) | value_of(source, _WHOLE, outline=outline)


def json_lines(material: Material) -> Writer:
    """One fact a line, its source's record inside it: a line can be understood alone."""

    def write(handle: IO[bytes]) -> None:
        records = {source.id: source_value(source, material.record) for source in material.sources}
        for fact in material.facts:
            line = escaping.json_text({**material.fact_value(fact), "source_record": records[fact.source]})
            handle.write(line.encode("utf-8", "replace") + b"\n")

    return write
