"""What a question about one thing looks at in a record that is too large to be read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nkr.services import session
from nkr.store import database

if TYPE_CHECKING:
    from conftest import Curated, Run


@pytest.fixture
def lights(run: Run, curated: Curated) -> Run:
    """Two figures of one year that contradict each other, and one of every tenth year besides."""
    fact = curated.fact
    far = "".join(fact(f"y{year}", f"{year} keepers", value=year, as_of=str(year)) for year in range(1800, 1900, 10))
    curated.source("almanac", "1901-06-01", far, number=7001)
    own = fact("board-300", "300 keepers", value=300, as_of="1901")
    curated.source("gazette", "1902-01-01", own, number=7002)
    other = fact("union-700", "700 keepers", value=700, as_of="1901", claimant="keepers-union")
    curated.source("union", "1902-01-01", other)
    loaded = run("ingest", curated.folder)
    assert loaded.status == 0, loaded.err
    return run


ABOUT_ONE = (
    ("fact", "board-300"),
    ("fact", "board-3"),
    ("cite", "board-300", "--all-sides"),
    ("cite", "board-300", "--sentence"),
    ("cite", "gazette"),
    ("source", "board-300"),
    ("source", "7002"),
    ("fact", "7002.1"),
    ("ask", "keepers", "1901"),
    ("check", "700"),
    ("check", "In 1901 there were 700 lighthouse keepers."),
    ("check", "300", "--measure", "keepers", "--year", "1901"),
    ("fact", "no-such-fact"),
    ("source", "union-7"),
)


@pytest.mark.parametrize("arguments", ABOUT_ONE, ids=" ".join)
def test_what_is_about_one_thing_is_answered_the_same_from_the_figures_near_it(
    lights: Run, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = lights(*arguments)
    monkeypatch.setattr(session, "MAX_HELD", 20)
    monkeypatch.setattr(database, "MAX_FACTS", 6)
    near = lights(*arguments)
    if "fact" in arguments and whole.status == 0:  # it lists what is not comparable too
        assert near.out.splitlines()[:12] == whole.out.splitlines()[:12]
        assert "700" in near.out
    else:
        assert near.out == whole.out
    assert near.status == whole.status
    told = [line for line in near.err.splitlines() if "too large to be read whole" in line]
    assert len(told) == (near.status == 0)
    assert [line for line in near.err.splitlines() if line not in told] == whole.err.splitlines()


def test_a_question_about_all_figures_reads_a_large_record_whole(lights: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [lights("facts", "--json"), lights("ask", "keepers"), lights("stats", "keepers")]
    monkeypatch.setattr(session, "MAX_HELD", 20)
    monkeypatch.setattr(database, "MAX_FACTS", 1)
    assert [lights("facts", "--json"), lights("ask", "keepers"), lights("stats", "keepers")] == whole


def test_the_newest_figure_like_one_is_found_however_far_it_is(lights: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "MAX_HELD", 20)
    monkeypatch.setattr(database, "MAX_FACTS", 1)
    assert "newest like y1800: 1901" in lights("cite", "y1800", "--sentence").err


def test_what_is_withheld_is_not_near_anything(curated: Curated, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = curated.fact("hidden", "299 keepers", value=299, as_of="1901", restricted=True)
    curated.source(facts=secret + curated.fact("open", "300 keepers", value=300, as_of="1901"))
    assert run("ingest", curated.folder).status == 0
    monkeypatch.setattr(session, "MAX_HELD", 1)
    for arguments in (("fact", "hidden"), ("cite", "hid")):
        assert run(*arguments).status == 3
    assert "299" not in run("fact", "open").out + run("check", "299").out.replace("299", "", 1)
