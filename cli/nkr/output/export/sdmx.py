"""The official series by year as SDMX-CSV 2.0, the form that statistical offices exchange.

https://github.com/sdmx-twg/sdmx-csv. A year has one row: the latest release, with those that it replaced. SDMX's list
of observation statuses has no code for "revised": ``REPLACED`` holds the earlier releases, oldest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.series import Series, yearly
from nkr.errors import NothingFound
from nkr.model import Status
from nkr.model.period import parse
from nkr.output import numbers
from nkr.output.export.material import Material
from nkr.output.export.text import csv_table
from nkr.output.fields import Column
from nkr.output.files import Writer

COLUMNS = (
    Column("STRUCTURE", "text", "What the row belongs to: a dataflow"),
    Column("STRUCTURE_ID", "text", "Its agency, name and version"),
    Column("ACTION", "text", "I: information"),
    Column("FREQ", "text", "A: by year"),
    Column("INDICATOR", "text", "The measure's code, upper case, with _ for -"),
    Column("TIME_PERIOD", "text", "The year"),
    Column("OBS_VALUE", "number", "The latest release of the official source"),
    Column("OBS_STATUS", "text", "A: normal, P: provisional, B: the definition changed in this year"),
    Column("UNIT_MEASURE", "text", "PS: persons"),
    Column("REPLACED", "text", "Earlier releases, oldest first, separated by semicolons"),
    Column("PUBLISHED", "text", "When the release was printed"),
    Column("SOURCE", "text", "The document that prints it: id"),
    Column("FACT", "text", "The fact: id"),
)
_UNITS = {"persons": "PS"}


def file(material: Material) -> Writer:
    """The series of all measures that have an official source. Raises ``NothingFound`` where no year has a value."""
    comparer = Comparer(material.record)
    measures = [one for one in material.record.vocabulary.measures.values() if one.keeper]
    rows = [row for one in measures for row in _rows(yearly(material.facts, comparer, one))]
    if not rows:
        raise NothingFound("no official series to export: no figure is a yearly value of an official count.")
    return csv_table(rows, COLUMNS)


def _rows(series: Series) -> Iterator[Mapping[str, Any]]:
    breaks = {parse(one.on).latest_year for one in series.measure.breaks}
    for year in series.years:
        fact = year.value_fact
        if fact is None:
            continue
        earlier = [one for one in year.states if one.quantity != fact.quantity]
        yield {
            "STRUCTURE": "dataflow",
            "STRUCTURE_ID": "NKR:OFFICIAL_SERIES(1.0)",
            "ACTION": "I",
            "FREQ": "A",
            "INDICATOR": series.measure.code.upper().replace("-", "_"),
            "TIME_PERIOD": f"{year.year:04d}",
            "OBS_VALUE": year.value,
            "OBS_STATUS": "B" if year.year in breaks else ("P" if fact.status is Status.PROVISIONAL else "A"),
            "UNIT_MEASURE": _UNITS.get(fact.unit, fact.unit.upper()),
            "REPLACED": "; ".join(numbers.stated(one.quantity, one.unit) for one in earlier),
            "PUBLISHED": str(fact.published),
            "SOURCE": fact.source,
            "FACT": fact.id,
        }
