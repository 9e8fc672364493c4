"""How near a claimant stands to what he says, and what a figure rests on: two words that decide nothing."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
HIRED = {"measure": "hired", "kind": "flow", "period": "1901"}


@pytest.mark.parametrize(
    ("fields", "voice", "basis"),
    [
        (HIRED | {"claimant": "lights-board"}, "own count", "counted"),
        (HIRED | {"claimant": "lights-board", "status": "planned"}, "own count", "not stated"),
        ({"claimant": "lights-board", "as_of": "1901"}, "named official", "not stated"),
        ({"claimant": "keepers-union", "as_of": "1901", "method": "survey"}, "named", "surveyed"),
        ({"claimant": "keepers-union", "as_of": "1901", "method": "extrapolation"}, "named", "modelled"),
        ({"claimant": "lights-board", "via": ["keepers-union"], "as_of": "1901"}, "second hand", "not stated"),
        ({"claimant": "sailors", "as_of": "1901", "method": "hearsay"}, "unnamed", "hearsay"),
    ],
)
def test_a_grade_follows_from_the_fields(
    run: Run, curated: Any, fields: dict[str, Any], voice: str, basis: str
) -> None:
    curated.source("gazette", facts=curated.fact("a", "431", value=431, **fields))
    assert run("ingest", curated.folder).status == 0
    (fact,) = run("facts", "--topic", "lighthouses", "--json").json
    assert (fact["voice"], fact["basis"]) == (voice, basis)
    assert f"{voice}; {basis}" in run("fact", "a").out


def test_the_map_counts_original_sources_by_year(run: Run, curated: Any) -> None:
    curated.source("gazette", facts=curated.fact("a", "431", value=431, **HIRED))
    curated.source("herald", facts=curated.fact("b", "432", value=432, **HIRED | {"claimant": "keepers-union"}))
    curated.source("later", "1904", facts=curated.fact("c", "500", value=500, **HIRED | {"period": "1903"}))
    assert run("ingest", curated.folder).status == 0
    rows = run("gaps", "lighthouses", "--map", "--json").json
    assert rows == [
        {"measure": "hired", "year": 1901, "origins": 2},
        {"measure": "hired", "year": 1903, "origins": 1},
    ]
    assert "●·1" in run("gaps", "lighthouses", "--map").out


def test_the_sentence_of_an_old_figure_comes_with_its_age(run: Run, curated: Any) -> None:
    curated.source("gazette", facts=curated.fact("a", "431 keepers", value=431, as_of="1901"))
    assert run("ingest", curated.folder).status == 0
    assert "nkr: newest like a: 1901, " in run("cite", "a", "--sentence").err
    vocabulary = curated.folder / "vocabulary.toml"
    text = vocabulary.read_text()
    vocabulary.write_text(text.replace('code = "keepers"\n', 'code = "keepers"\ngood_for = 99999\n', 1))
    assert run("ingest", curated.folder).status == 0
    assert run("cite", "a", "--sentence").err == ""
