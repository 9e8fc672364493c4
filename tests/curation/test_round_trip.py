"""What is exported reads back as the same facts, field by field, in every format that can be ingested."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkr.curation import bulk_files, toml_files
from nkr.curation.fields import CALCULATED, FIELDS
from nkr.curation.raw import Reading
from nkr.curation.records import Builder, Entries
from nkr.model import fact as model
from nkr.model.dataset import Dataset
from nkr.model.fact import Correction, Fact, Method, Status
from nkr.model.period import parse
from nkr.model.quantity import Quantity
from nkr.model.source import ChangeKind, Source, SourceChange
from nkr.model.vocabulary import Kind, Measure, Term, Topic
from nkr.output import fields
from nkr.output.export import curated, text
from nkr.output.export.material import Material

LIGHTS = Measure("keepers", "Keepers", "Who keeps a light.", "lights", (Kind.STOCK, Kind.FLOW), place="coast")
SOURCE = Source(
    "gazette",
    title="The gazette",
    publisher="The press",
    published=parse("1902-01-01"),
    language="fi",
    collection="lights",
    changes=(SourceChange(ChangeKind.RETRACTED, "1903-02", "made up", "https://example.org/"),),
)
FULL = Fact(
    id="full",
    factor=2.5,
    source="gazette",
    paragraph=7,
    phrase="=40 vartijaa",
    measure="keepers",
    topic="lights",
    kind=Kind.FLOW,
    quantity=Quantity.exact(40_000, rounded=False),
    unit="persons",
    claimant="board",
    published=parse("1899-05-01"),
    translation="40 keepers",
    locator="p. 12, table 3",
    best=40_000,
    withdrawn=SOURCE.withdrawn,
    period=parse("1898/1899"),
    as_of=parse("1899-04"),
    place="north",
    group="night",
    by="south",
    event="storm",
    via=("sailors", "board"),
    term="-wickmen; or so",
    status=Status.PROVISIONAL,
    method=Method.SURVEY,
    own_published=True,
    repeats="first",
    note='Read it twice; "+1" is printed,\nand @ too.',
    restricted=True,
    entered="2026-11-22 A. Kim",
    checked="2026-11-23 B. Lee",
    corrections=(Correction("2026-11-24", "41; or 42", "A slip."),),
    reviewed=False,
    undated=True,
    confirmed=True,
    collection="lights",
)
"""A fact with every field, none of them as usual."""
FIRST = Fact(
    id="first",
    source="gazette",
    paragraph=1,
    phrase="40",
    measure="keepers",
    topic="lights",
    kind=Kind.STOCK,
    quantity=Quantity.up_to(40),
    unit="persons",
    claimant="board",
    published=SOURCE.published,
    withdrawn=SOURCE.withdrawn,
    place="coast",
    collection="lights",
)
OPTIONAL = [
    found.name
    for found in dataclasses.fields(Fact)
    if found.name in model.FIELDS
    and found.default is not dataclasses.MISSING
    and found.name not in ("collection", "place", "withdrawn")
]


def entries() -> Entries:
    made = Entries()
    made.topics["lights"] = Topic("lights", "Lights")
    made.measures["keepers"] = LIGHTS
    made.claimants |= {code: Term(code, code) for code in ("board", "sailors")}
    made.places |= {code: Term(code, code) for code in ("coast", "north", "south")}
    made.groups["night"] = Term("night", "Night keepers")
    made.events["storm"] = Term("storm", "The storm")
    return made


def material(facts: list[Fact]) -> Material:

    return Material(
        Dataset(facts, {"gazette": SOURCE}, entries().vocabulary), facts, [SOURCE], {}, frozenset({"lights"})
    )


def written(writer: Callable[[Any], None]) -> str:
    handle = io.BytesIO()
    writer(handle)
    return handle.getvalue().decode("utf-8-sig")


FORMS: dict[str, tuple[Callable[[Material], Any], Callable[[str, str], Reading]]] = {
    "toml": (curated.one_file, toml_files.read),
    "csv": (
        lambda material: text.csv_table(material.rows(), (column.name for column in fields.COLUMNS), marked=True),
        bulk_files.read_csv,
    ),
    "json": (text.json_file, bulk_files.read_json),
    "jsonl": (text.json_lines, bulk_files.read_json_lines),
}


def read_back(form: str, facts: list[Fact]) -> dict[str, Fact]:
    write, read = FORMS[form]
    reading = read(written(write(material(facts))), "export")
    assert not reading.problems
    known = entries()
    if form not in ("toml", "json"):
        known.sources["gazette"] = SOURCE
    builder = Builder(known)
    builder.unreviewed = True
    builder.add([entry for entry in reading.records if entry.table in ("source", "fact")], "lights")
    assert [str(problem) for problem in builder.problems if problem.severity == "error"] == []
    assert builder.entries.sources == {"gazette": SOURCE}
    return dict(builder.entries.facts)


def test_the_full_fact_has_no_field_as_usual() -> None:
    usual = [
        one.name
        for one in dataclasses.fields(Fact)
        if one.name in model.FIELDS and getattr(FULL, one.name) == one.default
    ]
    assert usual == ["number"]  # given by the editions, not by a file


@pytest.mark.parametrize("form", FORMS)
def test_every_field_survives(form: str) -> None:
    assert read_back(form, [FIRST, FULL]) == {"first": FIRST, "full": FULL}


@given(st.sampled_from(sorted(FORMS)), st.sets(st.sampled_from(OPTIONAL)))
def test_a_field_survives_whatever_stands_beside_it(form: str, left_out: set[str]) -> None:
    defaults = {one.name: one.default for one in dataclasses.fields(Fact)}
    changed = {name: defaults[name] for name in left_out}
    if "own_published" in left_out:
        changed["published"] = SOURCE.published
    if {"period", "as_of"} <= left_out:
        changed["kind"] = Kind.STOCK
    fact = dataclasses.replace(FULL, **changed)
    assert read_back(form, [FIRST, fact]) == {"first": FIRST, "full": fact}


def test_an_export_has_every_field_of_the_model_and_of_the_curated_files() -> None:
    named = {column.name for column in fields.COLUMNS}
    assert set(model.FIELDS) - {"quantity"} <= named
    assert set(FIELDS["fact"]) - {"value"} <= named


def test_what_is_passed_over_in_bulk_input_is_what_an_export_adds() -> None:
    added = {column.name for column in fields.COLUMNS} - set(FIELDS["fact"])
    assert added | {"interval", "source_record"} == CALCULATED["fact"]
