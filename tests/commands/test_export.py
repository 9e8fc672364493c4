"""``nkr export``: every form carries qualifiers, caveats, opponents and sources, and the curated form reads back."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
import tomllib
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from nkr.output.export import FORMS

NASTY = """=HYPERLINK("http://x.example","<script>alert(1)</script>") [bold]'; drop table facts; -- 탈북자 \u202e end"""
"""A formula, a script, markup, a statement and a direction mark: what a text may hold."""

FORM_NAMES = [form.value for form in FORMS]


@pytest.fixture
def lights(run: Any, curated: Any) -> Any:
    """A loaded collection with a bound, a conflict, a figure without a date, and texts that want to be run."""
    curated.source(
        facts=curated.fact("exact", "435 keepers", value=435, as_of="1901-05-01", claimant="keepers-union")
        + curated.fact("fewer", "200 keepers", value=200, as_of="1901-05-01")
        + curated.fact("bound", "up to 300 keepers", qualifier="up-to", high=300, place="north-coast")
        + curated.fact("nobody", "0 keepers", value=0, place="south-coast", as_of="1901", paragraph=0)
        + curated.fact("many", "Many keepers", qualifier="vague", as_of="1901-06", claimant="sailors"),
        note=NASTY,
    )
    curated.source(
        "hostile",
        facts=curated.fact(
            "nasty", "at least 12 keepers", qualifier="at-least", low=12, as_of="190X", note=NASTY, term=NASTY
        ),
        **dict.fromkeys(("author", "agency", "note"), NASTY),
    )
    loaded = run("ingest", curated.folder)
    assert loaded.status == 0, loaded.err
    return curated


def rows(text: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def exported(run: Any, path: Path, *arguments: str) -> Path:
    outcome = run("export", "--collection", "lights", "-o", path, *arguments)
    assert outcome.status == 0, outcome.err
    assert not outcome.out
    return path


def test_a_bound_keeps_low_high_and_qualifier_in_three_columns(run: Any, lights: Any) -> None:
    found = rows(run("export", "--collection", "lights", "--format", "csv").out)
    assert (found["bound"]["low"], found["bound"]["high"], found["bound"]["qualifier"]) == ("", "300", "up-to")
    assert found["bound"]["stated"] == "up to 300"
    assert "A maximum, not a value" in found["bound"]["caveats"]
    assert (found["nobody"]["low"], found["nobody"]["high"]) == ("0", "0")


def test_what_contradicts_a_figure_goes_out_with_it(run: Any, lights: Any) -> None:
    found = rows(run("export", "--collection", "lights", "--format", "csv").out)
    assert found["exact"]["verdict"] == "conflict"
    assert found["exact"]["against"] == "fewer (conflict)"
    assert found["exact"]["publisher"] == "The gazette press"
    line = json.loads(run("export", "--collection", "lights", "--format", "jsonl").out.splitlines()[0])
    assert line["against"][0]["fact"] == "fewer"
    assert line["source_record"]["title"] == "The gazette"


def test_a_csv_file_is_marked_as_utf_8_for_spreadsheets_and_a_pipe_is_not(
    run: Any, lights: Any, tmp_path: Path
) -> None:
    written = exported(run, tmp_path / "facts.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfid,")
    assert not run("export", "--collection", "lights", "--format", "csv").out.startswith("\ufeff")


@pytest.mark.parametrize("form", ["csv", "datapackage"])
def test_no_cell_is_a_formula(run: Any, lights: Any, tmp_path: Path, form: str) -> None:
    path = exported(run, tmp_path / "out", "--format", form)
    tables = [path] if path.is_file() else sorted(path.glob("*.csv"))
    texts = [
        cell
        for table in tables
        for row in csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline=""))
        for cell in row
    ]
    assert any("HYPERLINK" in text for text in texts)
    assert [text for text in texts if text[:1] in "=+@\t\r" and text] == []
    assert [text for text in texts if text.startswith("-") and not text[1:].replace(".", "").isdigit()] == []


def test_texts_are_the_same_in_json_as_they_were_curated(run: Any, lights: Any, tmp_path: Path) -> None:
    document = json.loads(exported(run, tmp_path / "all.json").read_text(encoding="utf-8"))
    notes = {fact["id"]: fact["note"] for fact in document["facts"]}
    assert notes["nasty"] == NASTY
    assert document["comparisons"][0]["verdict"] == "conflict"
    assert document["about"]["licence"].startswith("Apache-2.0")
    assert document["fields"].keys() >= {"low", "high", "qualifier", "caveats"}


def test_every_column_of_a_fact_is_explained(run: Any, lights: Any) -> None:
    document = json.loads(run("export", "--collection", "lights", "--format", "json").out)
    unexplained = set(document["facts"][0]) - set(document["fields"])
    assert unexplained == {"interval"}, "the interval is explained by its two ends"
    assert set(document["sources"][0]) <= set(document["source_fields"])


@pytest.mark.parametrize("target", ["package", "package.zip"])
def test_the_data_package_is_valid_for_frictionless(run: Any, lights: Any, tmp_path: Path, target: str) -> None:
    frictionless = pytest.importorskip("frictionless", reason="the frictionless tool is a development dependency")
    path = exported(run, tmp_path / target, "--format", "datapackage")
    if path.suffix == ".zip":
        zipfile.ZipFile(path).extractall(tmp_path / "unpacked")
        path = tmp_path / "unpacked"
    report = frictionless.validate(str(path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    described = json.loads((path / "datapackage.json").read_text(encoding="utf-8"))
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [
        field for table in described["resources"] for field in table["schema"]["fields"] if not field["description"]
    ] == []


def test_frictionless_finds_a_bound_that_was_turned_into_a_value(run: Any, lights: Any, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="the frictionless tool is a development dependency")
    path = exported(run, tmp_path / "package", "--format", "datapackage")
    facts = path / "facts.csv"
    facts.write_text(facts.read_text(encoding="utf-8").replace("up-to", "roughly"), encoding="utf-8")
    assert not frictionless.validate(str(path / "datapackage.json")).valid


def test_the_same_record_gives_the_same_bytes(run: Any, lights: Any, tmp_path: Path) -> None:
    for ending in ("csv", "json", "jsonl", "toml", "zip"):
        first = exported(run, tmp_path / f"first.{ending}").read_bytes()
        assert exported(run, tmp_path / f"second.{ending}").read_bytes() == first


def facts_of(database: Path) -> list[tuple[Any, ...]]:
    """Every fact and source of the user's own, as the database holds them; where they came from left aside."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.row_factory = sqlite3.Row
        return [
            tuple((name, row[name]) for name in row.keys() if name not in ("collection", "load"))  # noqa: SIM118
            for table in ("facts", "sources", "terms", "measures", "checks", "decisions")
            for row in connection.execute(f"select * from {table} where collection in ('lights', 'copy') order by 1, 2")
        ]


@pytest.mark.parametrize("target", ["copy", "copy.toml"])
def test_a_collection_exported_and_ingested_elsewhere_has_the_same_facts(
    run: Any, lights: Any, tmp_path: Path, database: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = exported(run, tmp_path / target, "--format", "toml")
    here = facts_of(database)
    monkeypatch.setenv("NKR_DB", str(tmp_path / "elsewhere.db"))
    loaded = run("ingest", copy)
    assert loaded.status == 0, loaded.err
    assert facts_of(tmp_path / "elsewhere.db") == here
    assert len([row for row in here if ("qualifier", "up-to") in row]) == 1


@pytest.mark.slow
def test_what_comes_with_nkr_survives_export_and_reading_unchanged(run: Any, tmp_path: Path) -> None:
    """Every database has the bundled records: the export must read back as exactly these, or it would be refused."""
    path = tmp_path / "everything"
    assert run("export", "--with", "wider", "--format", "toml", "-o", path).status == 0
    loaded = run("ingest", path)
    assert loaded.status == 0, loaded.err
    assert ": 0 added, 0 changed," in loaded.out
    files = [tomllib.loads(file.read_text(encoding="utf-8")) for file in path.rglob("*.toml")]
    written = sum(len(file.get("fact", ())) for file in files)
    assert written == len(run("facts", "--with", "wider", "--restricted", "--json").json) - _restricted(run)


def _restricted(run: Any) -> int:
    counts = [len(run("facts", "--with", "wider", *more, "--json").json) for more in (["--restricted"], [])]
    return counts[0] - counts[1]


def test_a_bundled_record_that_was_changed_is_refused_when_it_comes_back(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "changed.toml"
    assert run("export", "-o", path).status == 0
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("paragraph = 1\nphrase", "paragraph = 77\nphrase", 1), encoding="utf-8")
    outcome = run("ingest", path)
    assert outcome.status == 4
    assert "already exists" in outcome.err


@pytest.mark.parametrize("form", FORM_NAMES)
def test_nothing_that_exists_is_overwritten_without_force(run: Any, lights: Any, tmp_path: Path, form: str) -> None:
    path = tmp_path / "there"
    path.write_text("mine", encoding="utf-8")
    for extra in ((), ("--force",)) if form in ("datapackage", "toml") else ((),):
        outcome = run("export", "--format", form, "-o", path, *extra)
        assert outcome.status == 2
        assert outcome.err.count("\n") == 1
    assert path.read_text(encoding="utf-8") == "mine"


def test_force_replaces_an_earlier_export_and_leaves_other_files_alone(run: Any, lights: Any, tmp_path: Path) -> None:
    path = exported(run, tmp_path / "copy", "--format", "toml")
    (path / "mine.txt").write_text("mine", encoding="utf-8")
    assert run("export", "--format", "toml", "-o", path).status == 2
    exported(run, path, "--format", "datapackage", "--force")
    assert (path / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert not list(path.rglob("*.toml"))
    assert (path / "datapackage.json").is_file()


def test_force_never_replaces_a_file_that_no_export_made(run: Any, lights: Any, tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    mine = tmp_path / "package" / "facts.csv"
    mine.write_text("mine", encoding="utf-8")
    outcome = run("export", "--format", "datapackage", "-o", tmp_path / "package", "--force")
    assert (outcome.status, mine.read_text(encoding="utf-8")) == (2, "mine")
    assert "is not from an export" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "facts.xlsx"], "the ending '.xlsx' is not known"),
        (["-o", "facts"], "facts has no ending"),
        ([], "choose a form: --format csv|json|jsonl|datapackage|toml"),
        (["-o", "no/such/facts.csv"], "no/such: make it first"),
        (["-o", "."], "has no ending"),
        (["--format", "csv", "-o", "."], "is a folder: name a file in it"),
        (["--format", "datapackage"], "datapackage is not text: name a file or folder with -o PATH"),
        (["--format", "csv", "--topic", "nowhere"], "no topic 'nowhere'"),
        (["--format", "csv", "--collection", "lihgts"], "Did you mean lights?"),
        (["--format", "csv", "--as-of", "1850"], "no figure fits"),
    ],
)
def test_what_cannot_be_exported_is_said_in_one_line(
    run: Any, lights: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("export", *arguments)
    assert outcome.status in (2, 3)
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert "Traceback" not in outcome.err


def test_a_killed_or_failing_write_leaves_the_old_file(
    run: Any, lights: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = exported(run, tmp_path / "facts.csv")
    before = path.read_bytes()
    monkeypatch.setattr(
        "nkr.output.export.text.escaping.spreadsheet", lambda _: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    outcome = run("export", "-o", path, "--force")
    assert (outcome.status, path.read_bytes()) == (2, before)
    assert "No space left" in outcome.err
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".new")] == []


def test_a_device_is_written_to_and_not_replaced(run: Any, lights: Any) -> None:
    outcome = run("export", "--format", "csv", "-o", "/dev/null")
    assert outcome.status == 0
    assert Path("/dev/null").is_char_device()


def test_restricted_facts_stay_out_unless_asked_for(run: Any, curated: Any) -> None:
    curated.source(
        facts=curated.fact("open", "5 keepers", value=5) + curated.fact("shut", "6 keepers", value=6, restricted=True)
    )
    assert run("ingest", curated.folder).status == 0
    for form in ("csv", "json", "jsonl", "toml"):
        assert "shut" not in run("export", "--collection", "lights", "--format", form).out
        assert "shut" in run("export", "--collection", "lights", "--format", form, "--restricted").out


def test_a_reader_that_goes_away_is_no_fault(lights: Any, database: Path) -> None:
    command = [sys.executable, "-m", "nkr.app", "export", "--format", "jsonl", "--with", "wider"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(30) == 0


@pytest.mark.parametrize("form", [form for form in FORM_NAMES if form != "sdmx"])  # it has ids and numbers alone
def test_a_database_full_of_hostile_text_exports_to_files_that_do_no_harm(
    run: Any, lights: Any, tmp_path: Path, poison: Any, form: str
) -> None:
    poison()
    path = tmp_path / "out"
    outcome = run("export", "--collection", "lights", "--format", form, "-o", path)
    assert outcome.status == 0, outcome.err
    assert "\x1b" not in outcome.err
    for file in [path] if path.is_file() else [found for found in path.rglob("*") if found.is_file()]:
        content = file.read_bytes()
        if file.suffix == ".csv" or form == "csv":
            read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
            assert not [cell for row in read for cell in row if cell[:1] in ("=", "+", "@") or "\x1b" in cell]
            assert len({len(row) for row in read}) == 1
        elif file.suffix == ".toml":
            tomllib.loads(content.decode())
            assert b"\x1b" not in content
            assert b"\xe2\x80\xae" not in content, "a direction mark is escaped"
        elif form != "toml":
            assert b"\x1b" not in content
            lines = content.splitlines() if form == "jsonl" else [content] if file.suffix != ".txt" else []
            assert all(json.loads(line) for line in lines)
    if form == "datapackage":
        frictionless = pytest.importorskip("frictionless", reason="the frictionless tool is a development dependency")
        report = frictionless.validate(str(path / "datapackage.json"))
        assert report.valid, report.flatten(["title", "message"])
