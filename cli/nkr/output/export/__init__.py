"""Exports: the record in the forms of other tools. One writer a form, found by name or by a file's ending.

Whatever the form, a figure goes out with its qualifier (low, high and qualifier are three columns, so that a bound
cannot pass for a value), its caveats, the figures that contradict it, and its source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from nkr.errors import WrongUsage
from nkr.output.export import curated, datapackage, text
from nkr.output.export.material import Material
from nkr.output.fields import COLUMNS
from nkr.output.files import Writer

__all__ = ["FORMS", "Form", "FormName", "Material", "form_for"]


class FormName(StrEnum):
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    DATAPACKAGE = "datapackage"
    TOML = "toml"
    SDMX = "sdmx"


class Form(NamedTuple):
    """A form of export; what writes it takes the material. ``endings`` are those of its files."""

    endings: tuple[str, ...]
    file: Callable[[Material], Writer]
    piped: Callable[[Material], Writer] | None
    """To stdout, ``None`` for what is no text. Not always as a file: the next program would take a byte order mark for
    part of the first name."""
    folder: Callable[[Material], Mapping[str, Writer]] | None = None


_NAMES = [column.name for column in COLUMNS]
FORMS = {
    FormName.CSV: Form(
        (".csv",),
        file=lambda material: text.csv_table(material.rows(), _NAMES, marked=True),
        piped=lambda material: text.csv_table(material.rows(), _NAMES),
    ),
    FormName.JSON: Form((".json",), text.json_file, text.json_file),
    FormName.JSONL: Form((".jsonl", ".ndjson"), text.json_lines, text.json_lines),
    FormName.DATAPACKAGE: Form((".zip",), datapackage.zipped, None, datapackage.folder),
    FormName.TOML: Form((".toml",), curated.one_file, curated.one_file, curated.folder),
    FormName.SDMX: Form((), text.sdmx_file, text.sdmx_file),
}


def form_for(name: FormName | None, path: Path | None) -> Form:
    """The form that ``--format`` names, else the one of the file's ending; raises ``WrongUsage``. No path is stdout."""
    if name is not None:
        return FORMS[name]
    if path is None:
        raise WrongUsage(f"choose a form: --format {'|'.join(FORMS)}.")
    for form in FORMS.values():
        if path.suffix.lower() in form.endings:
            return form
    known = ", ".join(ending for form in FORMS.values() for ending in form.endings)
    ending = f"the ending '{path.suffix}' is not known" if path.suffix else f"{path} has no ending"
    raise WrongUsage(f"{ending}: use one of {known}, or give --format {'|'.join(FORMS)}.")
