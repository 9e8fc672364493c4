"""The real data: what the five articles say, and what nkr makes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bundled_once import read_bundled

from nkr.analysis.compare.comparer import Comparer
from nkr.model.dataset import Dataset
from nkr.output import serialize


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


@pytest.fixture(scope="module")
def wider() -> Callable[[str, str], dict[str, Any] | None]:
    """The judgement on two facts of the whole record, by their ids; ``None`` if they are of two topics."""
    entries = read_bundled()[0].entries
    facts = entries.facts
    comparer = Comparer(Dataset(list(facts.values()), entries.sources, entries.vocabulary))

    def pair(one: str, other: str) -> dict[str, Any] | None:
        found = comparer.comparisons([facts[one], facts[other]])
        return serialize.comparison_value(found[0]) if found else None

    return pair


WIDER = {
    "stock against cumulative": (
        "gospel-herald-2008-crossed-500000",
        "crs-2007-09-26.in-china-ngos-say",
        "discrepancy",
        "differs-kind",
    ),
    "arrivals against residents": (
        "soompi-2015-12.total-2015-11",
        "soompi-2015-12.residents-2015-11",
        "part",
        "part-measure",
    ),
    "part of a place": (
        "dailynk-2007-06-08.returned-by-way-of-yanbian-2002",
        "donga-2007-06-09.returned-2002",
        "part",
        "part-place",
    ),
    "tried and entered": (
        "voa-2002-05-09.japanese-consulate-5-tried",
        "japan-times-2002-05-09.japanese-consulate-2",
        "part",
        "part-measure",
    ),
    "involved and arrested": (
        "voa-2003-05-22.yantai-plan-78",
        "lfnkr-2003-10.yantai-arrested-62",
        "part",
        "part-measure",
    ),
    "arrested with helpers": (
        "latimes-2003-01-20.yantai-arrested-58",
        "latimes-2003-01-20.yantai-arrested-61",
        "part",
        "part-group",
    ),
    "persons against cases": ("nkdb-2022.cases-2000s", "uscri-2005.returned-2004", "not-comparable", "unit"),
    "rate against total": ("uscr-2004.returned-weekly-2003", "uscr-2004.returned-2003", "not-comparable", "unit"),
    "peak against total": (
        "uscri-2005.returned-weekly-peak-2004",
        "uscri-2005.returned-2004",
        "not-comparable",
        "unit",
    ),
    "provisional and final": (
        "voa-korean-2010-01-06.arrivals-2009",
        "seoulshinmun-2010-10-06.arrivals-2009",
        "revision",
        "revised",
    ),
    "a return to an older figure": (
        "nkchosun-2014-01-13.arrivals-2009",
        "nkeconwatch-kt-2015-11-14.arrivals-2009",
        "revision",
        "returned",
    ),
    "replaced whichever pair is asked about": (
        "korea-herald-2011-05-14.arrivals-2009",
        "daily-nk-2017-01.arrivals-2009",
        "revision",
        "superseded",
    ),
    "a total above a stock that is not the highest": (
        "gospel-herald-2008-crossed-500000",
        "robinson-2010-10-19.in-china-beijing-says",
        "not-comparable",
        "explained",
    ),
    "a stock above a total": (
        "goodfriends-2008.in-china-1999",
        "nocut-2014-01.entered-china",
        "conflict",
        "stock-exceeds-total",
    ),
    "another official count": (
        "hankook-ilbo-2005-09-25.net-entries-2004",
        "unikorea-2012-01-11.table-arrivals-2004",
        "discrepancy",
        "differs-measure",
    ),
    "forecast and outcome": (
        "yonhap-2012-10-28.forecast-2012",
        "korea-herald-2013-01-02.arrivals-2012",
        "not-comparable",
        "forecast",
    ),
    "a likely error": (
        "nkeconwatch-2012-10-04.arrivals-2008",
        "korea-herald-2011-arrivals-2008",
        "slip",
        "doubtful",
    ),
    "perhaps a release that is not on record": (
        "kina-blog-2015-05-09.arrivals-2014",
        "soompi-2015-12.arrivals-2014",
        "unresolved",
        "probable-vintage",
    ),
    "two lengths": ("star-2006-border-1400-km", "strategypage-2002-03-13.border-1300-km", "conflict", "disjoint"),
    "rounding": ("mbn-2009-09-27.headline-2008", "unikorea-2012-01-11.table-arrivals-2008", "agree", "rounding"),
    "bounds that fit": (
        "rfa-2023-10-12.returned-2023-10-09-500",
        "newsweek-2023-12.returned-2023-10-09-600",
        "agree",
        "bound",
    ),
    "echo": ("donga-2003-05-30.in-china-2002", "uscr-2003-06-01.in-china-2002", "echo", "same-origin"),
    "a true contradiction": (
        "globalawareness101-2011-05-04.prisoners-amnesty",
        "globalawareness101-2011-05-04.prisoners-seoul",
        "conflict",
        "disjoint",
    ),
    "a part larger than its whole": (
        "rfa-2010-06-04.in-northeast-2002",
        "seoul-shinmun-2002-03-15.in-china-beijing-says",
        "conflict",
        "part-exceeds-whole",
    ),
    "a start that is not stated": (
        "latimes-2003-01-20.returned-3200",
        "donga-2007-06-09.returned-2002",
        "unresolved",
        "missing-period-start",
    ),
    "women within all": (
        "tolerance-2025-10-15.returned-since-2024-406",
        "segye-2025-10-19.women-2024-270",
        "part",
        "part-group",
    ),
}


@pytest.mark.parametrize(("one", "other", "verdict", "code"), WIDER.values(), ids=WIDER)
def test_each_way_in_which_figures_differ_has_its_pair_in_the_wider_record(
    one: str, other: str, verdict: str, code: str, wider: Callable[[str, str], dict[str, Any] | None]
) -> None:
    pair = wider(one, other)
    assert pair is not None
    assert pair["verdict"] == verdict
    assert code in [reason["code"] for reason in pair["reasons"]]


def test_arrested_and_returned_are_never_set_against_each_other(
    wider: Callable[[str, str], dict[str, Any] | None],
) -> None:
    """They are other stages, and of other topics: no pair at all."""
    assert wider("lfnkr-2003-03-28.yantai-returned-30", "lfnkr-2003-10.yantai-arrested-62") is None
