"""Loading many facts at once."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from nkr.services import loading


@pytest.fixture
def keepers_in_csv(curated: Any) -> Any:
    curated.source("paper", "1902")
    rows = "".join(
        f"k{number},paper,1,{number} keepers,keepers,exact,persons,lights-board,{number},{number},1901\n"
        for number in range(10, 40)
    )
    curated.write("facts.csv", f"id,source,paragraph,phrase,measure,qualifier,unit,claimant,low,high,as_of\n{rows}")
    return curated


def test_loading_many_facts_shows_on_a_terminal_how_far_it_is(
    run: Any, keepers_in_csv: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "MANY_FACTS", 30)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    loaded = run("ingest", keepers_in_csv.folder)
    assert loaded.status == 0
    assert "Checking facts" in loaded.err
    assert "Writing facts" in loaded.err
    assert "Checking facts" not in loaded.out


def test_nothing_is_shown_where_stderr_is_no_terminal(
    run: Any, keepers_in_csv: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "MANY_FACTS", 30)
    loaded = run("ingest", keepers_in_csv.folder)
    assert loaded.status == 0
    assert all(line.startswith("warning: ") for line in loaded.err.splitlines())


def test_a_doubled_id_names_where_the_first_stands(run: Any, keepers_in_csv: Any) -> None:
    rows = (keepers_in_csv.folder / "facts.csv").read_text(encoding="utf-8")
    keepers_in_csv.write("more.csv", "\n".join([rows.splitlines()[0], rows.splitlines()[5]]) + "\n")
    refused = run("ingest", keepers_in_csv.folder)
    assert refused.status == 4
    assert "more.csv:2: id: the fact 'k14' already exists" in refused.err
    assert "facts.csv:6" in refused.err
