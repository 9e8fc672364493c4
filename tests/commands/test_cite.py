"""``nkr cite`` as a user calls it."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from nkr.output.citations import STYLES, StyleName

Run = Callable[..., Any]


@pytest.fixture
def lights(run: Run, curated: Any) -> Run:
    """A collection with one disputed figure and one that stands alone."""
    facts = curated.fact("gazette-keepers", "35 keepers", value=35, as_of="1901", claimant="lights-board")
    facts += curated.fact(
        "gazette-hired", "some 40", measure="hired", kind="flow", value=40, qualifier="about", period="1901"
    )
    curated.source("gazette", facts=facts)
    curated.source(
        "herald", facts=curated.fact("herald-keepers", "20 keepers", value=20, as_of="1901", claimant="sailors")
    )
    assert run("ingest", curated.folder).status == 0
    return run


def test_the_command_offers_every_style_and_no_other() -> None:
    assert [str(name) for name in StyleName] == list(STYLES)


@pytest.mark.parametrize("style", list(STYLES))
def test_every_style_writes_a_source_and_a_fact(lights: Run, style: str) -> None:
    answer = lights("cite", "gazette", "gazette-keepers", "--style", style)
    assert answer.status == 0
    assert answer.out.count("The gazette press") == 2
    assert answer.err == ""


def test_a_note_is_the_default(lights: Run) -> None:
    assert lights("cite", "gazette-keepers").out == "‘The gazette’, The gazette press, 1 January 1902, para. 1.\n"


def test_the_styles_are_listed(run: Run) -> None:
    listed = run("cite", "--styles", "--json").json
    assert [entry["style"] for entry in listed] == list(STYLES)
    assert "chicago" in run("cite", "--styles").out


def test_csl_json_is_one_list_and_json_of_it_is_the_same(lights: Run) -> None:
    written = lights("cite", "gazette", "herald", "--style", "csl-json")
    assert [item["id"] for item in json.loads(written.out)] == ["gazette", "herald"]
    assert lights("cite", "gazette", "herald", "--style", "csl-json", "--json").json == json.loads(written.out)


def test_json_and_csv_give_one_value_a_reference(lights: Run) -> None:
    (value,) = lights("cite", "gazette", "--style", "ris", "--json").json
    assert (value["id"], value["style"]) == ("gazette", "ris")
    assert value["text"].startswith("TY  - NEWS\nID  - gazette\n")
    assert lights("cite", "gazette", "--csv").out.splitlines()[0] == "id,style,text"


def test_markdown_fences_what_is_code_and_escapes_what_is_prose(lights: Run) -> None:
    assert lights("cite", "gazette", "--style", "bibtex", "--format", "md").out.startswith(
        "```bibtex\n@article{gazette,"
    )
    assert lights("cite", "gazette", "--format", "md").out.startswith("‘The gazette’")


def test_a_sentence_names_all_sides_of_a_dispute(lights: Run) -> None:
    said = lights("cite", "gazette-keepers", "--sentence").out
    assert said == (
        "The figure for “Lighthouse keepers” in 1901 was 35, according to the Board of Lights, cited by The gazette"
        " press; Sailors (not named) put it at 20.\n"
    )


def test_a_sentence_has_three_lengths(lights: Run) -> None:
    full = lights("cite", "gazette-hired", "--sentence", "--length", "full").out
    assert "The source’s words: “some 40” (paragraph 1)." in full
    (value,) = lights("cite", "gazette-hired", "--length", "medium", "--json").json
    assert value["style"] == "sentence-medium"
    assert value["text"].endswith("on 1 January 1902.")


def test_several_sentences_stand_apart(lights: Run) -> None:
    assert len(lights("cite", "gazette-keepers", "gazette-hired", "--sentence").out.split("\n\n")) == 2


def test_a_source_has_no_sentence(lights: Run) -> None:
    answer = lights("cite", "gazette", "--sentence")
    assert (answer.status, answer.out) == (2, "")
    assert "nkr facts --source gazette" in answer.err


def test_nothing_named_is_wrong_usage_and_an_unknown_id_is_answered_with_near_misses(lights: Run) -> None:
    assert lights("cite").status == 2
    assert lights("cite", "--sentence").status == 2
    answer = lights("cite", "gazette-keeper5")
    assert answer.status == 3
    assert "gazette-keepers" in answer.err
    assert lights("cite", "gazette", "--style", "harvard").status == 2
