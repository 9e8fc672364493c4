"""The real data: what the five articles say, and what nkr makes of it."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def facts(run: Any) -> dict[str, dict[str, Any]]:
    return {fact["id"]: fact for fact in run("facts", "--json").json}


@pytest.fixture
def pairs(run: Any) -> dict[frozenset[str], dict[str, Any]]:
    topics = run("estimates", "--compare", "--json").json["topics"]
    return {frozenset((pair["a"], pair["b"])): pair for topic in topics for pair in topic["comparisons"]}


def test_nothing_in_the_bundled_data_is_left_to_mend(run: Any) -> None:
    outcome = run("lint")
    assert outcome.status == 0, outcome.err


def test_the_hedges_of_the_articles_are_kept(facts: dict[str, dict[str, Any]]) -> None:
    told = {name: (fact["qualifier"], fact["low"], fact["high"]) for name, fact in facts.items()}
    assert told["voa-2002-fled-to-china-300000"] == ("up-to", None, 300_000)
    assert told["star-2006-in-china-30000-300000"] == ("range", 30_000, 300_000)
    assert told["gospel-herald-2008-crossed-500000"] == ("at-least", 500_000, None)
    assert told["asianews-2023-detained-some-2000"] == ("about", 2_000, 2_000)
    assert told["asianews-2023-held-at-least-2000"] == ("at-least", 2_000, None)
    assert told["asianews-2023-share-by-china-98"] == ("nearly", 98, 98)
    assert told["korea-herald-2011-arrivals-total-22000"] == ("nearly", 22_000, 22_000)
    assert told["voa-2002-embassies-dozens"] == ("vague", None, None)


def test_people_expected_to_leave_have_not_left(facts: dict[str, dict[str, Any]]) -> None:
    planned = {name for name, fact in facts.items() if fact["status"] == "planned"}
    assert planned == {
        "gospel-herald-2008-headline-40",
        "gospel-herald-2008-about-40",
        "asianews-2005-pow-headline-29",
    }


def test_an_old_headline_keeps_its_own_date(facts: dict[str, dict[str, Any]]) -> None:
    headline = facts["asianews-2006-arrivals-2005-headline-1400"]
    assert (headline["source"], headline["published"], headline["period"]) == (
        "asianews-2023-10-16",
        "2006-01-24",
        "2005",
    )


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("korea-herald-2011-arrested-35", "korea-herald-2011-arrested-only-20", "conflict"),
        ("asianews-2006-arrivals-2005-headline-1400", "korea-herald-2011-arrivals-2005", "agree"),
        ("asianews-2023-held-at-least-2000", "asianews-2023-detained-some-2000", "agree"),
        ("voa-2002-fled-to-china-300000", "gospel-herald-2008-crossed-500000", "discrepancy"),
        ("star-2006-in-china-30000-300000", "gospel-herald-2008-crossed-500000", "discrepancy"),
        ("voa-2002-fled-to-china-300000", "star-2006-in-china-30000-300000", "not-comparable"),
        ("voa-2002-canadian-embassy-2", "voa-2002-entered-missions-5", "part"),
        ("korea-herald-2011-arrivals-2009", "korea-herald-2011-arrivals-total-22000", "part"),
    ],
)
def test_the_articles_stand_to_each_other_so(
    pairs: dict[frozenset[str], dict[str, Any]], one: str, other: str, verdict: str
) -> None:
    assert pairs[frozenset((one, other))]["verdict"] == verdict


def test_every_quarrel_says_why_in_a_sentence(pairs: dict[frozenset[str], dict[str, Any]]) -> None:
    for pair in pairs.values():
        if pair["verdict"] in ("conflict", "discrepancy"):
            assert all(reason["text"].endswith(".") and " " in reason["text"] for reason in pair["reasons"])


def test_the_register_of_arrivals_is_shown_by_its_latest_vintage(run: Any) -> None:
    years = {
        year["year"]: year for year in run("stats", "defectors", "--json", "--with", "wider").json if year["value"]
    }
    assert set(range(1998, 2026)) <= set(years)
    assert (years[2009]["value"], years[2010]["value"], years[2011]["value"]) == (2_914, 2_402, 2_706)
    assert years[2009]["superseded"]
