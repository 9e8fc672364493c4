"""CSV for spreadsheets, JSON and JSON lines for programs, and SDMX-CSV for statistical offices."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.series import Series, yearly
from nkr.errors import NothingFound
from nkr.model import Status, Term
from nkr.model.period import parse
from nkr.output import escaping, numbers, serialize
from nkr.output.export.material import SOURCE_COLUMNS, Material, source_value
from nkr.output.fields import COLUMNS, value_of
from nkr.output.files import Writer, json_writer
from nkr.output.serialize import outline_value


def csv_table(rows: Iterable[Mapping[str, Any]], columns: Iterable[str], *, marked: bool = False) -> Writer:
    """CSV in UTF-8 with a header; text cells disarmed against formulas, numbers as they are.

    ``marked`` puts a byte order mark in front: without it Excel reads UTF-8 as its own code page, and Korean as noise.
    """

    names = list(columns)

    def write(handle: IO[bytes]) -> None:
        lines = io.TextIOWrapper(handle, encoding="utf-8-sig" if marked else "utf-8", errors="replace", newline="")
        writer = csv.writer(lines, lineterminator="\r\n")
        writer.writerow(names)
        writer.writerows([escaping.spreadsheet(row.get(name)) for name in names] for row in rows)
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
        "sources": [
            source_value(source, material.record) | value_of(source, _WHOLE, outline=outline_value(source))
            for source in material.sources
        ],
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
"""What ``nkr ingest`` needs besides to have the same source again."""


def json_lines(material: Material) -> Writer:
    """One fact a line, its source's record inside it: a line can be understood alone."""

    def write(handle: IO[bytes]) -> None:
        records = {source.id: source_value(source, material.record) for source in material.sources}
        for fact in material.facts:
            line = escaping.json_text({**material.fact_value(fact), "source_record": records[fact.source]})
            handle.write(line.encode("utf-8", "replace") + b"\n")

    return write


def sdmx_file(material: Material) -> Writer:
    """The official series by year as SDMX-CSV 2.0 (https://github.com/sdmx-twg/sdmx-csv).

    A year has one row: the latest release, with those that it replaced. SDMX's list of observation statuses has no code
    for "revised": ``REPLACED`` holds the earlier releases, oldest first. Raises ``NothingFound`` where there is no row.
    """
    comparer = Comparer(material.record)
    measures = [one for one in material.record.vocabulary.measures.values() if one.keeper]
    rows = [row for one in measures for row in _series_rows(yearly(material.facts, comparer, one))]
    if not rows:
        raise NothingFound("no official series to export: no figure is a yearly value of an official count.")
    return csv_table(rows, rows[0])


def _series_rows(series: Series) -> Iterator[Mapping[str, Any]]:
    breaks = {parse(one.on).latest_year for one in series.measure.breaks}
    for year in series.years:
        fact = year.value_fact
        if fact is None:
            continue
        earlier = [one for one in year.states if one.quantity != fact.quantity]
        yield {
            "STRUCTURE": "dataflow",
            "STRUCTURE_ID": "NKR:OFFICIAL_SERIES(1.0)",
            "ACTION": "I",  # information
            "FREQ": "A",  # by year
            "INDICATOR": series.measure.code.upper().replace("-", "_"),
            "TIME_PERIOD": f"{year.year:04d}",
            "OBS_VALUE": year.value,
            # the definition changed in this year, provisional, or normal
            "OBS_STATUS": "B" if year.year in breaks else ("P" if fact.status is Status.PROVISIONAL else "A"),
            "UNIT_MEASURE": "PS" if fact.unit == "persons" else fact.unit.upper(),
            "REPLACED": "; ".join(numbers.stated(one.quantity, one.unit) for one in earlier),
            "PUBLISHED": str(fact.published),
            "SOURCE": fact.source,
            "FACT": fact.id,
        }
