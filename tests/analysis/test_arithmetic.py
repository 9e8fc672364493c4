"""Sums that must add up, and words that must fit their numbers."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def checked(run: Any, curated: Any) -> Any:
    def check() -> dict[str, dict[str, Any]]:
        loaded = run("ingest", curated.folder)
        assert loaded.status == 0, loaded.err
        articles = {"voa", "korea", "asianews", "headline.asianews", "headline.gospel"}
        found = run("sums", "--json").json
        return {check["id"]: check for check in found if not check["id"].startswith(tuple(articles))}

    return check


def test_two_running_totals_and_the_flow_between_them_must_fit(curated: Any, checked: Any) -> None:
    facts = curated.fact("t1", "15,057 keepers", "hired-ever", value=15057, period="../1908")
    facts += curated.fact("t2", "18,009 keepers", "hired-ever", value=18009, period="../1909")
    facts += curated.fact("flow", "2,914 in 1909", "hired", kind="flow", value=2914, period="1909")
    curated.source("report", "1912", facts)
    check = checked()["totals.hired-ever.1909"]
    assert (check["asserted"], check["calculated"], check["difference"], check["holds"]) == (2914, 2952, -38, False)


def test_the_total_of_a_group_is_no_end_of_the_whole(curated: Any, checked: Any) -> None:
    facts = curated.fact("t1", "15,057 keepers", "hired-ever", value=15057, period="../1908")
    facts += curated.fact("t2", "18,009 keepers", "hired-ever", value=18009, period="../1909")
    facts += curated.fact("flow", "2,952 in 1909", "hired", kind="flow", value=2952, period="1909")
    curated.source("report", "1912", facts)
    night = curated.fact("w2", "1,209 at night", "hired-ever", value=1209, period="../1909", group="night-keepers")
    curated.source("later", "1913", night)
    assert checked()["totals.hired-ever.1909"]["facts"] == ["t1", "t2", "flow"]


def test_an_older_vintage_that_fits_is_enough_and_is_told(curated: Any, checked: Any) -> None:
    facts = curated.fact("t1", "15,057 keepers", "hired-ever", value=15057, period="../1908")
    facts += curated.fact("t2", "18,009 keepers", "hired-ever", value=18009, period="../1909")
    facts += curated.fact("old", "2,952 in 1909", "hired", kind="flow", value=2952, period="1909")
    curated.source("report", "1910", facts)
    curated.source(
        "later", "1912", curated.fact("new", "2,914 in 1909", "hired", kind="flow", value=2914, period="1909")
    )
    check = checked()["totals.hired-ever.1909"]
    assert check["holds"]
    assert "older release" in check["text"]
    assert check["facts"] == ["t1", "t2", "old"]


def test_a_running_total_may_not_fall(curated: Any, checked: Any) -> None:
    for name, value, year in (("t1", 9001, "1908"), ("t2", 8001, "1909")):
        total = curated.fact(name, f"{value:,} keepers", "hired-ever", value=value, period=f"../{year}")
        curated.source(f"report-{year}", "1912", total)
    check = checked()["running-total.t1.t2"]
    assert not check["holds"]
    assert "(until 1908, and until 1909)" in check["text"]


def test_the_quarters_of_a_year_must_add_up_to_it(curated: Any, checked: Any) -> None:
    spans = {"q1": "1901-01/1901-03", "q2": "1901-04/1901-06", "q3": "1901-07/1901-09", "q4": "1901-10/1901-12"}
    facts = "".join(
        curated.fact(name, "21 hired", "hired", kind="flow", value=21, period=span) for name, span in spans.items()
    )
    facts += curated.fact("year", "85 hired", "hired", kind="flow", value=85, period="1901")
    curated.source("report", "1902", facts)
    check = checked()["year.year"]
    assert (check["calculated"], check["difference"], check["holds"]) == (84, 1, False)


def test_a_year_with_a_quarter_missing_is_not_checked(curated: Any, checked: Any) -> None:
    facts = curated.fact("q1", "21 hired", "hired", kind="flow", value=21, period="1901-01/1901-03")
    facts += curated.fact("year", "85 hired", "hired", kind="flow", value=85, period="1901")
    curated.source("report", "1902", facts)
    assert checked() == {}


def test_a_headline_is_held_against_its_body_and_a_lost_hedge_is_told(curated: Any, checked: Any) -> None:
    head = curated.fact("head", "40 Keepers", value=40, as_of="1901", paragraph=0)
    body = curated.fact("body", "about 40 keepers", qualifier="about", low=40, high=40, as_of="1901")
    curated.source("paper", "1902", head + body)
    check = checked()["headline.head.body"]
    assert check["holds"]
    assert "hedge differs" in check["text"]


@pytest.mark.parametrize(
    ("words", "after", "holds"),
    [("slightly decreased", 97, True), ("slightly decreased", 83, False), ("a slight drop", 97, True)],
)
def test_words_are_held_against_the_numbers(curated: Any, checked: Any, words: str, after: int, holds: bool) -> None:
    facts = curated.fact("one", "101 hired", "hired", kind="flow", value=101, period="1901")
    facts += curated.fact("two", f"{after} hired", "hired", kind="flow", value=after, period="1902")
    curated.source("report", "1903", facts)
    curated.write(
        "checks.toml", f'[[check]]\nid = "words"\nkind = "slightly"\nparts = ["one", "two"]\nasserted = "{words}"\n'
    )
    assert checked()["words"]["holds"] is holds


@pytest.mark.parametrize(
    ("words", "after", "holds", "difference"),
    [
        ("up 15 %", 2737, True, -0.0),
        ("a rise by 15 %", 2379, False, 15),
        ("up 15.3 %", 2737, False, 0.2),
        ("6 % drop", 2229, True, None),
        ("up 6 %", 2229, False, None),
    ],
)
def test_growth_is_held_against_the_level(
    curated: Any, checked: Any, words: str, after: int, holds: bool, difference: float | None
) -> None:
    facts = curated.fact("one", "2,379 hired", "hired", kind="flow", value=2379, period="1901")
    facts += curated.fact("two", f"{after:,} hired", "hired", kind="flow", value=after, period="1902")
    curated.source("report", "1903", facts)
    curated.write(
        "checks.toml", f'[[check]]\nid = "rise"\nkind = "growth"\nparts = ["one", "two"]\nasserted = "{words}"\n'
    )
    check = checked()["rise"]
    assert check["holds"] is holds
    if difference is not None:
        assert check["difference"] == pytest.approx(difference, abs=0.1)


def test_growth_without_a_percentage_is_named_at_lint(run: Any, curated: Any) -> None:
    facts = curated.fact("one", "101 hired", "hired", kind="flow", value=101, period="1901")
    facts += curated.fact("two", "103 hired", "hired", kind="flow", value=103, period="1902")
    curated.source("report", "1903", facts)
    curated.write("checks.toml", '[[check]]\nid = "rise"\nkind = "growth"\nparts = ["one", "two"]\nasserted = "up"\n')
    outcome = run("lint", curated.folder)
    assert outcome.status == 4
    assert "percent" in outcome.err


@pytest.mark.parametrize(("part", "holds"), [(118, True), (124, False)])
def test_a_share_that_is_printed_rounded_fits_what_rounds_to_it(
    curated: Any, checked: Any, part: int, holds: bool
) -> None:
    """12 % of 947 is 113.6; 118 of 947 are 12.46 %, and 124 are 13.1 %."""
    facts = curated.fact("all", "947 hired", "hired", kind="flow", value=947, period="1901")
    night = {"kind": "flow", "period": "1901", "group": "night-keepers"}
    facts += curated.fact("night", f"{part} hired", "hired", value=part, **night)
    facts += curated.fact("share", "12 % of keepers", "night-share", unit="percent", value=12, as_of="1901")
    curated.source("report", "1903", facts)
    curated.write(
        "more.toml",
        '[[measure]]\ncode = "night-share"\nlabel = "Share of night keepers"\ndefinition = "Of all keepers."\n'
        'topic = "lighthouses"\nkinds = ["share"]\nunits = ["percent"]\nplace = "coast"\ngroup = "all-keepers"\n'
        '[[check]]\nid = "share"\nkind = "share"\nparts = ["share", "all"]\ntotal = "night"\n',
    )
    assert checked()["share"]["holds"] is holds


def test_a_doubtful_part_is_added_too_since_the_sum_shows_the_slip(curated: Any, checked: Any) -> None:
    flow = {"kind": "flow", "period": "1901"}
    facts = curated.fact("all", "236 hired", "hired", value=236, **flow)
    facts += curated.fact("m", "26 hired", "hired", value=26, group="men", **flow)
    facts += curated.fact("w", "216 hired", "hired", value=216, group="women", status="doubtful", **flow)
    curated.source("report", "1902", facts)
    check = checked()["groups.all"]
    assert (check["asserted"], check["calculated"], check["difference"], check["holds"]) == (236, 242, -6, False)
    assert "w is marked as doubtful" in check["text"]


def test_a_headline_is_not_held_against_what_its_body_says_of_another_time(curated: Any, checked: Any) -> None:
    total = {"measure": "hired-ever", "phrase": "3,001 keepers", "value": 3001}
    facts = curated.fact("head", paragraph=0, period="1898/1903", **total)
    facts += curated.fact("body", "3,834 keepers", "hired-ever", value=3834, period="../1903")
    curated.source("paper", "1904", facts)
    assert checked() == {}


def test_no_change_from_nothing_is_slight(curated: Any, checked: Any) -> None:
    facts = curated.fact("one", "0 hired", "hired", kind="flow", value=0, period="1901")
    facts += curated.fact("two", "3 hired", "hired", kind="flow", value=3, period="1902")
    curated.source("report", "1903", facts)
    curated.write(
        "checks.toml",
        '[[check]]\nid = "words"\nkind = "slightly"\nparts = ["one", "two"]\nasserted = "slightly increased"\n',
    )
    found = checked()["words"]
    assert found["holds"] is False
    assert found["calculated"] == "+3 from none"


def test_a_check_of_an_unknown_kind_is_named_at_lint(run: Any, curated: Any) -> None:
    curated.source("report", "1903", curated.fact("one", "101 hired", "hired", kind="flow", value=101, period="1901"))
    curated.write("checks.toml", '[[check]]\nid = "odd"\nkind = "guess"\nparts = ["one"]\n')
    outcome = run("lint", curated.folder)
    assert outcome.status == 4
    assert "guess" in outcome.err


def test_a_total_at_the_end_of_a_year_and_the_first_months_of_the_next_make_a_later_total(
    curated: Any, checked: Any
) -> None:
    facts = curated.fact("t1", "6,304 keepers", "hired-ever", value=6304, period="../1904")
    facts += curated.fact("t2", "7,186 keepers", "hired-ever", value=7186, period="../1905-08")
    facts += curated.fact("flow", "882 hired", "hired", kind="flow", value=882, period="1905-01/1905-08")
    curated.source("report", "1912", facts)
    check = checked()["totals.hired-ever.1905-01.1905-08"]
    assert (check["asserted"], check["calculated"], check["holds"]) == (882, 882, True)


@pytest.mark.parametrize(("last", "holds"), [(1_000, True), (1_001, False)])
def test_the_first_total_and_all_later_years_add_up_to_the_latest_total(
    curated: Any, checked: Any, last: int, holds: bool
) -> None:
    """Also over a pooled column, and by the latest release of each year."""
    facts = curated.fact("first", "501 keepers", "hired-ever", value=501, period="../1898")
    facts += curated.fact("pooled", "199 hired", "hired", kind="flow", value=199, period="1899/1901")
    facts += curated.fact("old", "152 hired", "hired", kind="flow", value=152, period="1902")
    curated.source("table", "1903", facts)
    facts = curated.fact("new", "151 hired", "hired", kind="flow", value=151, period="1902")
    facts += curated.fact("next", "149 hired", "hired", kind="flow", value=149, period="1903")
    facts += curated.fact("total", f"{last:,} keepers", "hired-ever", value=last, period="../1903", exact_count=True)
    curated.source("later", "1904", facts)
    check = checked()["series.total"]
    assert check["facts"] == ["first", "pooled", "new", "next", "total"]
    assert (check["asserted"], check["calculated"], check["holds"]) == (last, 1_000, holds)


def test_the_months_of_a_quarter_must_add_up_to_it_and_other_releases_are_named(curated: Any, checked: Any) -> None:
    fields = {"measure": "hired", "kind": "flow", "claimant": "lights-board"}
    months = "".join(
        curated.fact(f"m{n}", f"{10 + n} hired", value=10 + n, period=f"1901-0{n}", **fields) for n in (1, 2, 3)
    )
    curated.source("gazette", "1901-04-02", months)
    curated.source("ledger", "1902", curated.fact("q", "37 hired", value=37, period="1901-01/1901-03", **fields))
    check = checked()["year.q"]
    assert (check["calculated"], check["difference"], check["holds"]) == (36, 1, False)
    assert "different releases" in check["text"]


def test_of_an_incident_children_may_be_counted_beside_women_and_men(curated: Any, checked: Any) -> None:
    fields = {"measure": "hired", "kind": "event", "period": "1901-01-01", "event": "storm"}
    groups = (("all", 6, "all-keepers"), ("women", 3, "women"), ("men", 2, "men"), ("young", 1, "night-keepers"))
    facts = "".join(curated.fact(name, f"{n} hired", value=n, group=group, **fields) for name, n, group in groups)
    curated.source("gazette", "1901", facts)
    assert checked()["groups.all"]["holds"]


def test_what_a_curator_has_declared_is_not_found_again_by_rule(curated: Any, checked: Any) -> None:
    fields = {"measure": "hired", "kind": "flow", "claimant": "lights-board"}
    groups = (("all", 7, "all-keepers"), ("women", 3, "women"), ("men", 2, "men"))
    facts = "".join(
        curated.fact(name, f"{n} hired", value=n, group=group, period="1901", **fields) for name, n, group in groups
    )
    declared = (
        '[[check]]\nid = "sum"\nkind = "sum"\nparts = ["women", "men"]\ntotal = "all"\ntext = "Two are missing."\n'
    )
    curated.source("gazette", "1901", facts + declared)
    assert [code for code, check in checked().items() if not check["holds"]] == ["sum"]
