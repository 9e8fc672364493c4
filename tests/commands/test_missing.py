"""What a curator knows to be missing: not given, refused, not counted, withheld, not looked up."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]

REFUSED = """
[[missing]]
id = "hired-1902"
measure = "hired"
why = "refused"
period = "1902"
claimant = "lights-board"
source = "gazette"
note = "the board would not say"
"""


@pytest.fixture
def lights(run: Run, curated: Any) -> Run:
    own = {"measure": "hired", "kind": "flow"}
    facts = curated.fact("a", "431", value=431, period="1901", **own)
    facts += curated.fact("b", "500", value=500, period="1903", **own)
    curated.source("gazette", "1904", facts=facts + REFUSED)
    assert run("ingest", curated.folder).status == 0
    return run


def test_gaps_and_ask_say_why_there_is_no_figure(lights: Run) -> None:
    (gap,) = [gap for gap in lights("gaps", "hired", "--json").json if gap["why"]]
    assert (gap["dimension"], gap["value"], gap["origins"]) == ("year", "1902", 0)
    assert gap["why"] == "refused by The Board of Lights (gazette): the board would not say"
    assert "refused by The Board of Lights" in lights("gaps", "hired").out
    answer = lights("ask", "hired 1902").out
    assert "Known to be missing: 1902, refused by The Board of Lights (gazette): the board would not say." in answer
    assert "Known to be missing" not in lights("ask", "hired 1903").out


def test_what_is_missing_survives_export_and_another_load(lights: Run, curated: Any, tmp_path: Any) -> None:
    assert lights("export", "--collection", "lights", "--format", "toml", "-o", tmp_path / "out").status == 0
    written = "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "out").rglob("*.toml"))
    assert written.count("[[missing]]") == 1
    assert lights("ingest", "--with", "articles").status == 0
    assert any(gap["why"] for gap in lights("gaps", "hired", "--json").json)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('why = "refused"', 'why = "lost"', "'lost' is none of not-given, refused"),
        ('measure = "hired"', 'measure = "hird"', "no measure 'hird'; did you mean hired"),
        ('period = "1902"', 'period = "soon"', "period"),
        ('source = "gazette"', 'source = "gazete"', "no source 'gazete'"),
    ],
)
def test_a_wrong_entry_is_one_line(lights: Run, curated: Any, old: str, new: str, said: str) -> None:
    path = curated.folder / "gazette.toml"
    text = path.read_text()
    head, tail = text.split("[[missing]]")
    path.write_text(f"{head}[[missing]]{tail.replace(old, new)}")
    answer = lights("ingest", curated.folder)
    assert answer.status == 4
    assert said in answer.err
