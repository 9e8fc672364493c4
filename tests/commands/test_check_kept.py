"""A checked text that is kept, marked up, or handed to another program."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

DRAFT = "In 1901 the lighthouse board hired 431 keepers.\n\nIn 1902 the lighthouse board hired 777 keepers.\n"


@pytest.fixture
def lights(run: Run, curated: Any) -> Run:
    own = {"measure": "hired", "kind": "flow"}
    facts = curated.fact("g-1901", "431 hired", value=431, period="1901", **own)
    facts += curated.fact("g-1902", "532 hired", value=532, period="1902", **own)
    curated.source("gazette", "1903-01-01", facts=facts)
    assert run("ingest", curated.folder).status == 0
    return run


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


# --- a check that can be repeated ------------------------------------------------------------------------------------


def test_a_check_run_again_shows_only_what_is_different(lights: Run, draft: Path, curated: Any, tmp_path: Path) -> None:
    kept = tmp_path / "draft.check.json"
    first = lights("check", draft, "--record", kept, "--json")
    assert [one["verdict"] for one in first.json] == ["supported", "contradicted"]
    record = json.loads(kept.read_text())
    assert record["text"]["sha256"]
    assert record["edition"]
    assert record["record"]
    again = lights("check", draft, "--record", kept, "--json")
    assert again.json == []
    assert "nothing is different since the check of" in again.err
    other = {"measure": "hired", "kind": "flow", "period": "1902", "claimant": "keepers-union"}
    curated.source("herald", "1903-02-01", curated.fact("h-1902", "777", value=777, **other))
    assert lights("ingest", curated.folder).status == 0
    (changed,) = lights("check", draft, "--record", kept, "--json").json
    assert changed["text"] == "777"
    assert changed["verdict"] != "contradicted"


def test_a_decision_is_kept_and_its_figure_is_not_held_against_the_text(
    lights: Run, draft: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.json"
    assert lights("check", draft, "--record", kept, "--strict").status == 10
    record = json.loads(kept.read_text())
    (fault,) = [figure for figure in record["figures"].values() if figure["fault"]]
    fault["decision"] = "The board says so in a letter. A. Kim"
    kept.write_text(json.dumps(record))
    draft.write_text(f"A new first paragraph.\n\n{DRAFT}", encoding="utf-8")
    assert lights("check", draft, "--record", kept, "--strict").status == 0
    assert "The board says so" in kept.read_text()
    draft.write_text("A text without figures.\n", encoding="utf-8")
    assert "no longer in the text: 431 (supported), 777 (contradicted)." in lights("check", draft, "--record", kept).err


@pytest.mark.parametrize("content", ["", "[]", '{"made_by": "nkr check"}', '{"made_by": "someone", "figures": {}}'])
def test_a_file_that_is_no_such_record_is_not_written_over(
    lights: Run, draft: Path, tmp_path: Path, content: str
) -> None:
    other = tmp_path / "other.json"
    other.write_text(content)
    answer = lights("check", draft, "--record", other)
    assert answer.status == 2
    assert "is not the record of a check" in answer.err
    assert other.read_text() == content


# --- for editors and code hosts ---------------------------------------------------------------------------------------


def test_sarif_names_each_figure_at_its_place(lights: Run, draft: Path) -> None:
    (found,) = lights("check", draft, "--format", "sarif").json["runs"]
    right, wrong = found["results"]
    assert (right["kind"], right["level"]) == ("pass", "none")
    assert (wrong["ruleId"], wrong["kind"], wrong["level"]) == ("contradicted", "fail", "error")
    assert wrong["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 36,
        "endColumn": 39,
        "snippet": {"text": "777"},
    }
    assert found["tool"]["driver"]["rules"][wrong["ruleIndex"]]["id"] == "contradicted"
    assert lights("check", draft, "--format", "sarif", "--strict").status == 10


def test_sarif_is_valid(lights: Run, draft: Path) -> None:
    schema = os.environ.get("NKR_SARIF_SCHEMA")
    if not schema:
        pytest.skip("NKR_SARIF_SCHEMA does not name the schema of SARIF: npm install @microsoft/jest-sarif")
    jsonschema = pytest.importorskip("jsonschema")
    log = lights("check", draft, "--format", "sarif").json
    jsonschema.Draft7Validator(json.loads(Path(schema).read_text())).validate(log)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(json.loads(Path(schema).read_text())).validate(log | {"version": "1.0"})


@pytest.mark.parametrize("options", [["--format", "sarif"], ["--record", "x.json"], ["--comments", "x.docx"]])
def test_what_is_of_a_text_is_refused_for_a_number(lights: Run, options: list[str]) -> None:
    answer = lights("check", "431", *options)
    assert answer.status == 2
    assert f"{' '.join(options) if 'sarif' in options else options[0]} goes with a text" in answer.err


def test_only_check_writes_sarif(lights: Run) -> None:
    assert lights("facts", "--format", "sarif").status == 2


# --- Word files -------------------------------------------------------------------------------------------------------


@pytest.fixture
def document(tmp_path: Path) -> Path:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("Keepers")
    paragraph = made.add_paragraph("In 1901 the lighthouse board ")
    paragraph.add_run("hired 4").bold = True
    paragraph.add_run("31 keepers, in 1902 it hired 777 keepers.")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "In 1902 the lighthouse board hired 532 keepers."
    made.save(tmp_path / "draft.docx")
    return tmp_path / "draft.docx"


def test_a_word_file_is_read_and_given_back_with_comments(lights: Run, document: Path, tmp_path: Path) -> None:
    import docx

    checked = tmp_path / "checked.docx"
    found = lights("check", document, "--comments", checked, "--json").json
    assert [(one["line"], one["text"], one["verdict"]) for one in found] == [
        (2, "431", "supported"),
        (2, "777", "contradicted"),
        (3, "532", "supported"),
    ]
    before, after = docx.Document(str(document)), docx.Document(str(checked))
    assert [one.text for one in before.paragraphs] == [one.text for one in after.paragraphs]
    assert [one.bold for one in after.paragraphs[1].runs if one.text][:3] == [None, True, True]
    assert [one.text.split(":")[0] for one in after.comments] == ["contradicted", "supported", "supported"]
    again = lights("check", document, "--comments", checked)
    assert again.status == 2
    assert "already exists" in again.err


def test_a_word_file_that_is_none_is_one_line(lights: Run, tmp_path: Path, document: Path) -> None:
    broken = tmp_path / "broken.docx"
    data = document.read_bytes()
    broken.write_bytes(data[: len(data) // 2])
    answer = lights("check", broken)
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert lights("check", tmp_path / "draft.docx", "--comments", tmp_path).status == 2
    plain = tmp_path / "plain.txt"
    plain.write_text(DRAFT)
    assert "goes with a Word file" in lights("check", plain, "--comments", tmp_path / "out.docx").err
