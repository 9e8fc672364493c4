"""``nkr init``: a collection of one's own, from nothing to the record and out again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.usefixtures("articles_alone")
def test_a_new_collection_is_sound_and_holds_nothing_yet(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "my-facts"
    assert run("init", folder).status == 0
    assert run("lint", folder).status == 0
    before = run("facts", "--json").json
    assert run("ingest", folder).status == 0
    assert run("facts", "--json").json == before


def test_nothing_that_is_there_is_written_over(run: Any, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("x = 1\n", encoding="utf-8")
    outcome = run("init", tmp_path)
    assert (outcome.status, [path.name for path in tmp_path.iterdir() if path.suffix]) == (2, ["mine.toml"])
    assert "not empty" in outcome.err


@pytest.mark.usefixtures("articles_alone")
def test_measures_and_claimants_may_be_added_and_every_command_takes_them_in(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "schools"
    run("init", folder)
    vocabulary = (folder / "vocabulary.toml").read_text(encoding="utf-8")
    wanted = re.sub(r"^# (?=\w+ = |\[\[)", "", vocabulary, flags=re.MULTILINE)
    (folder / "vocabulary.toml").write_text(wanted, encoding="utf-8")
    (folder / "gazette.toml").write_text(
        '[source]\nid = "gazette"\ntitle = "T"\npublisher = "P"\npublished = "2014"\n'
        '[[fact]]\nid = "gazette.pupils"\nparagraph = 1\nphrase = "1,681 pupils"\nmeasure = "pupils"\nlow = 1681\n'
        'high = 1681\nqualifier = "exact"\nunit = "persons"\nas_of = "2014-04"\nclaimant = "harbour-aid-workers"\n',
        encoding="utf-8",
    )
    before = run("facts", "--json").json, run("source", "--json").json, run("estimates", "--json").json
    loaded = run("ingest", folder)
    assert loaded.status == 0, loaded.err
    assert run("estimates", "schools", "--json").json["topics"][0]["facts"][0]["low"] == 1681
    assert run("check", "1,681", "--json").json["matches"][0] == "gazette.pupils"
    draft = tmp_path / "draft.txt"
    draft.write_text("Of the children from North Korea, 1,681 were enrolled in schools in 2014.\n", encoding="utf-8")
    (found,) = run("check", draft, "--json").json
    assert (found["measure"], found["verdict"]) == ("pupils", "supported")
    assert run("ingest", "--remove", "schools").status == 0
    assert (run("facts", "--json").json, run("source", "--json").json, run("estimates", "--json").json) == before
    assert run("estimates", "schools").status == 3
