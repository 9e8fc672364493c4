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
    """A form of export: as one file, as a folder of files, or as either, by what the user names.

    ``binary`` is not for a terminal. ``file`` and ``folder`` take the material and give writers.
    """

    name: FormName
    description: str
    endings: tuple[str, ...]
    file: Callable[[Material], Writer] | None = None
    folder: Callable[[Material], Mapping[str, Writer]] | None = None
    binary: bool = False
    piped: Callable[[Material], Writer] | None = None
    """Writes to a pipe, where that differs: the next program would take a mark for part of the first name."""


FORMS = {
    form.name: form
    for form in (
        Form(
            FormName.CSV,
            "one row a fact, for spreadsheets",
            (".csv",),
            file=lambda material: text.csv_table(material.rows(), COLUMNS, marked=True),
            piped=lambda material: text.csv_table(material.rows(), COLUMNS),
        ),
        Form(FormName.JSON, "one document: facts, sources, judgements, vocabulary", (".json",), file=text.json_file),
        Form(FormName.JSONL, "one fact a line, each with its source", (".jsonl", ".ndjson"), file=text.json_lines),
        Form(
            FormName.DATAPACKAGE,
            "a Frictionless Data Package, version 2: a folder, or a .zip",
            (".zip",),
            file=datapackage.zipped,
            folder=datapackage.folder,
            binary=True,
        ),
        Form(
            FormName.TOML,
            "the curated records themselves, to be ingested elsewhere: a folder, or one .toml file",
            (".toml",),
            file=curated.one_file,
            folder=curated.folder,
        ),
        Form(FormName.SDMX, "the official series by year, as SDMX-CSV 2.0", (), file=text.sdmx_file),
    )
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
