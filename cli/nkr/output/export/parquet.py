"""Parquet for data frames: one typed table of facts, every column with its meaning in the schema's metadata."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import IO, Any

from nkr.errors import MissingExtra
from nkr.output.export.material import FACT_COLUMNS, Material
from nkr.output.files import Writer

ROW_GROUP = 50_000


def file(material: Material) -> Writer:
    """The writer; raises ``MissingExtra`` where pyarrow is not installed."""
    try:
        import pyarrow as arrow  # 92 ms: only for this form
        from pyarrow import parquet
    except ImportError:
        raise MissingExtra("Parquet", "parquet") from None

    kinds: dict[str, Any] = {
        "text": arrow.string(),
        "number": arrow.float64(),
        "integer": arrow.int64(),
        "boolean": arrow.bool_(),
        "day": arrow.date32(),
    }
    fields = [
        arrow.field(column.name, kinds[column.kind], not column.required, {"description": column.meaning})
        for column in FACT_COLUMNS
    ]
    schema = arrow.schema(fields, {f"nkr.{name}": text for name, text in material.about.items()})

    def write(handle: IO[bytes]) -> None:
        rows = material.rows()
        with parquet.ParquetWriter(handle, schema, compression="zstd") as writer:
            while batch := list(islice(rows, ROW_GROUP)):
                columns = [
                    arrow.array([_value(row[column.name], column.kind) for row in batch], kinds[column.kind])
                    for column in FACT_COLUMNS
                ]
                writer.write_table(arrow.Table.from_arrays(columns, schema=schema))
            if not material.facts:
                writer.write_table(schema.empty_table())

    return write


def _value(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind == "day":
        return date.fromisoformat(value)
    if kind == "number":
        return float(value)
    return value.encode("utf-8", "replace").decode() if kind == "text" else value
