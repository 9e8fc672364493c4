"""The order of verdicts, each on two invented figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nkr.analysis.compare.verdicts import Verdict

Judged = Callable[..., dict[frozenset[str], dict[str, Any]]]


def pair(judged: Judged, a: str = "a", b: str = "b") -> dict[str, Any]:
    return judged()[frozenset((a, b))]


def codes(kind: dict[str, Any]) -> list[str]:
    return [reason["code"] for reason in kind["reasons"]]


def two(
    curated: Any, first: dict[str, Any], second: dict[str, Any], *, years: tuple[str, str] = ("1902", "1902")
) -> None:
    """Two facts in two sources published in ``years``, written from keyword fields."""
    for identifier, fields, year in (("a", first, years[0]), ("b", second, years[1])):
        curated.source(f"paper-{identifier}", year, curated.fact(identifier, **fields))


EXACT_35 = {"phrase": "35 keepers", "value": 35, "as_of": "1901"}


def test_the_same_voice_repeated_is_an_echo_and_no_corroboration(curated: Any, judged: Judged) -> None:
    two(curated, EXACT_35, EXACT_35)
    found = pair(judged)
    assert found["verdict"] == "echo"
    assert "corroboration" in found["reasons"][0]["text"]


def test_two_papers_that_name_nobody_are_two_origins(curated: Any, judged: Judged) -> None:
    nobody = {**EXACT_35, "claimant": "unattributed"}
    two(curated, nobody, nobody)
    assert pair(judged)["verdict"] == "agree"


def test_unnamed_claimants_are_one_origin_only_within_one_source(curated: Any, judged: Judged) -> None:
    sailors = {**EXACT_35, "claimant": "sailors"}
    two(curated, sailors, sailors)
    assert pair(judged)["verdict"] == "agree"


def test_on_a_register_an_equal_figure_has_the_keeper_as_origin(curated: Any, judged: Judged) -> None:
    own = {"phrase": "1,383 in 1905", "measure": "hired", "kind": "flow", "value": 1383, "period": "1905"}
    two(curated, own, {**own, "claimant": "unattributed"})
    assert pair(judged)["verdict"] == "echo"


def test_a_later_figure_of_the_same_origin_for_the_same_time_is_a_revision(curated: Any, judged: Judged) -> None:
    old = {"phrase": "2,927 in 1909", "measure": "hired", "kind": "flow", "value": 2927, "period": "1909"}
    two(
        curated,
        old,
        {**old, "phrase": "2,914 in 1909", "low": 2914, "high": 2914, "value": 2914},
        years=("1910", "1912"),
    )
    found = pair(judged)
    assert found["verdict"] == "revision"
    assert (found["gap"], found["ratio"]) == (13, 1.0)


def test_one_change_of_a_figure_is_one_revision_and_a_return_is_told(curated: Any, judged: Judged) -> None:
    for year, value in (("1910", 2927), ("1911", 2927), ("1912", 2914), ("1913", 2929), ("1916", 2914)):
        phrase = f"{value:,} in 1909"
        fact = curated.fact(f"f{year}", phrase, "hired", kind="flow", value=value, period="1909")
        curated.source(f"report-{year}", year, fact)
    found = judged()
    assert {judgement["verdict"] for judgement in found.values()} == {"revision", "echo"}
    revisions = {tuple(sorted(ids)) for ids, judgement in found.items() if "revised" in codes(judgement)}
    assert revisions == {("f1911", "f1912"), ("f1912", "f1913"), ("f1913", "f1916")}
    assert "returned" in codes(found[frozenset(("f1913", "f1916"))])
    assert codes(found[frozenset(("f1910", "f1913"))]) == ["superseded"]
    assert found[frozenset(("f1912", "f1916"))]["verdict"] == "echo"


def test_a_bound_printed_in_between_does_not_hide_a_revision(curated: Any, judged: Judged) -> None:
    own = {"measure": "hired", "kind": "flow", "period": "1909"}
    vague = {**own, "phrase": "more than 1,000", "qualifier": "more-than", "low": 1000}
    curated.source("first", "1910", curated.fact("old", **{**own, "phrase": "1,139 in 1909", "value": 1139}))
    curated.source("second", "1911", curated.fact("vague", **vague))
    curated.source("third", "1912", curated.fact("new", **{**own, "phrase": "1,138 in 1909", "value": 1138}))
    assert judged()[frozenset(("old", "new"))]["verdict"] == "revision"


def test_a_paper_that_prints_a_replaced_figure_again_revises_nothing(curated: Any, judged: Judged) -> None:
    """The keeper went from 1,508 to 1,502; a paper has 1,508 once more, years later, and names nobody."""
    own = {"measure": "hired", "kind": "flow", "period": "1909"}
    before, after = ({**own, "phrase": f"{value:,} in 1909", "value": value} for value in (1508, 1502))
    curated.source("first", "1910", curated.fact("before", **before))
    curated.source("second", "1911", curated.fact("after", **after))
    curated.source("paper", "1915", curated.fact("copy", **{**before, "claimant": "unattributed"}))
    found = judged()
    assert found[frozenset(("before", "after"))]["verdict"] == "revision"
    assert found[frozenset(("before", "copy"))]["verdict"] == "echo"
    assert codes(found[frozenset(("after", "copy"))]) == ["superseded"]


def test_a_revision_says_whether_it_is_of_an_incident_or_of_a_time(curated: Any, judged: Judged) -> None:
    own = {"measure": "hired", "kind": "event", "event": "storm", "claimant": "keepers-union"}
    two(
        curated,
        {**own, "phrase": "30 keepers", "value": 30, "period": "1901-03-04"},
        {**own, "phrase": "31 keepers", "value": 31, "period": "1901-03"},
        years=("1902", "1903"),
    )
    found = pair(judged)
    assert found["verdict"] == "revision"
    assert "of the same incident" in found["reasons"][0]["text"]


def test_a_provisional_figure_or_a_rounding_that_meets_agrees(curated: Any, judged: Judged) -> None:
    own = {"measure": "hired", "kind": "flow", "period": "1909"}
    early = {**own, "phrase": "more than 2,950", "qualifier": "more-than", "low": 2950, "status": "provisional"}
    two(curated, early, {**own, "phrase": "2,952 in 1909", "value": 2952}, years=("1910", "1911"))
    assert pair(judged)["verdict"] == "agree"


def test_a_doubtful_figure_is_no_vintage(curated: Any, judged: Judged) -> None:
    own = {"measure": "hired", "kind": "flow", "period": "1908"}
    slip = {**own, "phrase": "2,081 in 1908", "value": 2081, "status": "doubtful"}
    two(curated, {**own, "phrase": "2,801 in 1908", "value": 2801}, slip, years=("1909", "1912"))
    found = pair(judged)
    assert found["verdict"] == "slip"
    assert codes(found)[0] == "doubtful"


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ({"place": "north-coast"}, "part-place"),
        ({"group": "night-keepers"}, "part-group"),
        ({"measure": "keepers-on-leave"}, "part-measure"),
    ],
)
def test_what_lies_within_the_other_is_a_part(curated: Any, judged: Judged, inner: dict[str, str], code: str) -> None:
    union = {"claimant": "keepers-union"}
    two(curated, {**EXACT_35, "phrase": "350 keepers", "value": 350}, {**EXACT_35, **union, **inner})
    found = pair(judged)
    assert found["verdict"] == "part"
    assert code in codes(found)


def test_a_part_larger_than_its_whole_is_a_conflict(curated: Any, judged: Judged) -> None:
    two(curated, EXACT_35, {"phrase": "50 keepers", "value": 50, "as_of": "1901", "place": "north-coast"})
    found = pair(judged)
    assert found["verdict"] == "conflict"
    assert codes(found)[0] == "part-exceeds-whole"


def test_a_part_of_a_period_is_a_part_and_a_year_lies_within_the_running_total(curated: Any, judged: Judged) -> None:
    curated.source(
        "report",
        "1910",
        curated.fact("half", "700 hired", "hired", kind="flow", value=700, period="1905-01/1905-06")
        + curated.fact("year", "1,383 in 1905", "hired", kind="flow", value=1383, period="1905")
        + curated.fact("ever", "9,000 since 1880", "hired-ever", value=9000, period="../1909"),
    )
    found = judged()
    assert found[frozenset(("half", "year"))]["verdict"] == "part"
    assert found[frozenset(("year", "ever"))]["verdict"] == "part"


def test_a_later_running_total_contains_an_earlier_one(curated: Any, judged: Judged) -> None:
    two(
        curated,
        {"phrase": "9,000 keepers", "measure": "hired-ever", "value": 9000, "period": "../1905"},
        {"phrase": "12,000 keepers", "measure": "hired-ever", "value": 12000, "period": "../1908"},
    )
    assert pair(judged)["verdict"] == "part"


def test_a_running_total_of_unknown_start_is_unresolved_where_it_matters(curated: Any, judged: Judged) -> None:
    two(
        curated,
        {"phrase": "9,120 keepers", "measure": "hired-ever", "value": 9120, "as_of": "1905"},
        {
            "phrase": "12,110 keepers",
            "measure": "hired-ever",
            "value": 12110,
            "period": "1890/1905",
            "claimant": "keepers-union",
        },
    )
    found = pair(judged)
    assert found["verdict"] == "unresolved"
    assert found["reasons"][0]["text"].startswith("a gives no start date")


def test_a_missing_start_decides_nothing_where_the_count_ends_before_the_other_does(
    curated: Any, judged: Judged
) -> None:
    """1,001 "so far" in April cannot contain the 6,001 of the whole year, whenever it began."""
    two(
        curated,
        {"phrase": "1,001 keepers", "measure": "hired-ever", "value": 1001, "as_of": "1905-04"},
        {
            "phrase": "6,001 keepers",
            "measure": "hired",
            "kind": "flow",
            "value": 6001,
            "period": "1905",
            "claimant": "keepers-union",
        },
        years=("1906", "1906"),
    )
    assert pair(judged)["verdict"] == "not-comparable"


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ({"phrase": "35 keepers", "value": 35}, {"phrase": "35 keepers", "value": 35}, "equal"),
        (
            {"phrase": "about 35 keepers", "qualifier": "about", "value": 35},
            {"phrase": "35 keepers", "value": 35},
            "equal",
        ),
        ({"phrase": "1,383 keepers", "value": 1383}, {"phrase": "1,400 keepers", "value": 1400}, "rounding"),
        ({"phrase": "35 keepers", "value": 35}, {"phrase": "at least 30", "qualifier": "at-least", "low": 30}, "bound"),
        (
            {"phrase": "35 keepers", "value": 35},
            {"phrase": "10 to 300 keepers", "qualifier": "range", "low": 10, "high": 300},
            "wide",
        ),
        (
            {"phrase": "35 keepers", "value": 35},
            {"phrase": "30 to 40 keepers", "qualifier": "range", "low": 30, "high": 40},
            "inside",
        ),
        (
            {"phrase": "22,001 keepers", "value": 22001},
            {"phrase": "fewer than 22,001", "qualifier": "less-than", "high": 22001},
            "touching",
        ),
    ],
)
def test_like_figures_that_meet_agree_and_say_how(
    curated: Any, judged: Judged, first: dict[str, Any], second: dict[str, Any], code: str
) -> None:
    two(curated, {**first, "as_of": "1901"}, {**second, "as_of": "1901", "claimant": "keepers-union"})
    found = pair(judged)
    assert found["verdict"] == "agree"
    assert codes(found) == [code]
    assert ("neither contradicts" in found["reasons"][0]["text"]) == (code in ("bound", "wide"))
    assert found["gap"] is None


def test_like_figures_that_do_not_meet_are_a_conflict_with_gap_and_ratio(curated: Any, judged: Judged) -> None:
    other = {"phrase": "20 keepers", "value": 20, "as_of": "1901", "claimant": "keepers-union"}
    two(curated, EXACT_35, other)
    found = pair(judged)
    assert (found["verdict"], found["gap"], found["ratio"]) == ("conflict", 15, 1.75)


def test_stocks_within_a_year_of_each_other_are_like_for_like_and_years_apart_are_a_series(
    curated: Any, judged: Judged
) -> None:
    """By their middle days. And the sentence does not say "at the same time" of two days."""
    union = {"phrase": "90 keepers", "value": 90, "claimant": "keepers-union"}
    curated.source("one", "1905", curated.fact("a", **EXACT_35))
    curated.source("two", "1905", curated.fact("b", **{**union, "as_of": "1902-06-30"}))
    curated.source("three", "1905", curated.fact("c", **{**union, "as_of": "1902-12-31"}))
    found = judged()
    assert found[frozenset("ab")]["verdict"] == "conflict"
    assert "at close dates (1901 and 30 June 1902" in found[frozenset("ab")]["reasons"][0]["text"]
    assert codes(found[frozenset("ac")]) == ["series"]


def test_who_was_there_on_the_day_of_an_incident_is_no_part_of_who_was_there_another_day(
    curated: Any, judged: Judged
) -> None:
    storm = {"phrase": "120 keepers", "value": 120, "as_of": "1901-03", "event": "storm"}
    two(curated, storm, {"phrase": "130 keepers", "value": 130, "as_of": "1901-11", "claimant": "keepers-union"})
    assert codes(pair(judged)) == ["differs-event", "series"]


def test_a_stock_of_one_origin_at_two_dates_is_a_series(curated: Any, judged: Judged) -> None:
    two(curated, {**EXACT_35, "as_of": "1901-01"}, {"phrase": "50 keepers", "value": 50, "as_of": "1901-09"})
    assert codes(pair(judged)) == ["series"]


def test_a_stock_against_a_running_total_that_headlines_quote_is_a_discrepancy(curated: Any, judged: Judged) -> None:
    two(
        curated,
        {"phrase": "30,000 to 300,000", "qualifier": "range", "low": 30000, "high": 300000, "as_of": "1908"},
        {
            "phrase": "at least 500,000",
            "measure": "hired-ever",
            "qualifier": "at-least",
            "low": 500000,
            "period": "1898/1908",
        },
        years=("1906", "1908"),
    )
    found = pair(judged)
    assert found["verdict"] == "discrepancy"
    assert {"differs-measure", "differs-kind", "if-both-hold"} <= set(codes(found))
    assert (found["gap"], found["ratio"]) == (200_000, 1.67)


def test_a_running_total_that_one_register_counts_on_grows_and_is_no_discrepancy(curated: Any, judged: Judged) -> None:
    """Two people's estimates are one: nobody counted on from the one to the other."""
    total = {"measure": "hired-ever", "claimant": "keepers-union"}
    two(
        curated,
        {"phrase": "947 keepers", "measure": "hired-ever", "value": 947, "period": "../1898-12-31"},
        {**total, "phrase": "2,958 keepers", "value": 2958, "period": "1898/1903"},
        years=("1904", "1904"),
    )
    assert codes(pair(judged)) == ["explained"]


def test_more_people_than_ever_came_is_a_conflict_on_a_day_of_the_span_and_a_discrepancy_after_it(
    curated: Any, judged: Judged
) -> None:
    measure = """
    [[measure]]
    code = "landed"
    label = "Ever landed"
    definition = "People who landed since a start."
    topic = "lighthouses"
    kinds = ["cumulative"]
    quoted_against = ["keepers"]
    place = "coast"
    group = "all-keepers"
    """
    curated.write("landed.toml", measure)
    fields = {"value": 100001, "period": "1898/1907", "claimant": "keepers-union"}
    total = curated.fact("total", "100,001 landed", "landed", **fields)
    curated.source("ledger", "1908", total)
    for identifier, value, year in (("lower", 200001, "1905"), ("higher", 300001, "1906"), ("after", 400001, "1908")):
        fact = curated.fact(identifier, f"{value:,} keepers", value=value, as_of=year)
        curated.source(f"paper-{year}", year, fact)
    found = judged()
    higher, lower, after = (found[frozenset(("total", name))] for name in ("higher", "lower", "after"))
    assert (higher["verdict"], codes(higher)[0]) == ("conflict", "stock-exceeds-total")
    assert "same-total" not in codes(higher)
    assert (lower["verdict"], codes(lower)[-1]) == ("conflict", "same-total")
    assert after["verdict"] == "discrepancy"
    assert "must leave out people who" in after["reasons"][-1]["text"]


def test_a_total_is_compared_with_the_highest_stock_near_the_end_of_its_span_and_explained_beside_others(
    curated: Any, judged: Judged
) -> None:
    total = {"phrase": "at least 500,000", "measure": "hired-ever", "qualifier": "at-least", "low": 500000}
    curated.source("ledger", "1909", curated.fact("total", **total, period="1898/1908"))
    for identifier, value, year in (("low", 10001, "1908"), ("high", 30001, "1908"), ("early", 90001, "1901")):
        fact = curated.fact(identifier, f"{value:,} keepers", value=value, as_of=year)
        curated.source(f"paper-{identifier}", year, fact)
    found = judged()
    assert found[frozenset(("total", "high"))]["verdict"] == "discrepancy"
    for other in ("low", "early"):
        explained = found[frozenset(("total", other))]
        assert explained["verdict"] == "not-comparable"
        assert codes(explained) == ["differs-measure", "explained"]
        assert "high" in explained["reasons"][-1]["text"]


def test_siblings_of_one_whole_are_never_set_against_each_other(curated: Any, judged: Judged) -> None:
    south = {"phrase": "90 keepers", "value": 90, "as_of": "1901", "place": "south-coast"}
    two(curated, {**EXACT_35, "place": "north-coast"}, south)
    assert codes(pair(judged)) == ["siblings"]


def test_a_plan_and_an_event_are_never_a_conflict(curated: Any, judged: Judged) -> None:
    two(curated, {**EXACT_35, "status": "planned"}, {"phrase": "90 keepers", "value": 90, "as_of": "1901"})
    found = pair(judged)
    assert (found["verdict"], codes(found)) == ("not-comparable", ["forecast"])


def test_a_rate_and_a_total_are_not_comparable(curated: Any, judged: Judged) -> None:
    own = {"measure": "hired", "kind": "flow", "period": "1901"}
    rate = {**own, "phrase": "200 a week", "value": 200, "unit": "persons-per-week"}
    two(curated, rate, {**own, "phrase": "7,811 keepers", "value": 7811})
    assert codes(pair(judged)) == ["unit"]


def test_two_years_of_a_series_are_not_comparable(curated: Any, judged: Judged) -> None:
    own = {"measure": "hired", "kind": "flow"}
    two(
        curated,
        {**own, "phrase": "700 in 1901", "value": 700, "period": "1901"},
        {**own, "phrase": "70 in 1902", "value": 70, "period": "1902"},
    )
    assert codes(pair(judged)) == ["series"]


def test_two_counts_of_one_incident_are_like_for_like_although_their_dates_are_not_equally_fine(
    curated: Any, judged: Judged
) -> None:
    own = {"measure": "hired", "kind": "event", "event": "storm"}
    two(
        curated,
        {**own, "phrase": "35 keepers", "value": 35, "period": "1901-03-04"},
        {**own, "phrase": "20 keepers", "value": 20, "period": "1901-03", "claimant": "keepers-union"},
    )
    assert pair(judged)["verdict"] == "conflict"


def test_a_word_without_a_size_is_shown_and_never_compared(curated: Any, judged: Judged) -> None:
    two(curated, EXACT_35, {"phrase": "many keepers", "qualifier": "vague", "as_of": "1901"})
    assert codes(pair(judged)) == ["no-size"]


def test_every_pair_gets_one_verdict_and_a_reason_in_words(curated: Any, judged: Judged) -> None:
    two(curated, EXACT_35, {"phrase": "90 keepers", "value": 90, "as_of": "1950"})
    judgements = judged()
    assert len(judgements) == 1
    for kind in judgements.values():
        assert kind["verdict"] in {str(verdict) for verdict in Verdict}
        assert kind["reasons"]
        assert all(reason["code"] and reason["text"].endswith((".", ":")) for reason in kind["reasons"])


def test_a_verdict_refuses_to_be_a_boolean() -> None:
    with pytest.raises(TypeError, match="not true or false"):
        bool(Verdict.CONFLICT)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"phrase": "20 keepers", "value": 20}, "15 apart, a factor of 1.75."),
        (
            {"phrase": "about 20 keepers", "value": 20, "qualifier": "about"},
            "at least 10 apart, a factor of 1.75 as published.",
        ),
    ],
)
def test_a_conflict_tells_how_far_apart_the_figures_lie(
    curated: Any, judged: Judged, other: dict[str, Any], told: str
) -> None:
    two(curated, EXACT_35, {**EXACT_35, "claimant": "keepers-union", **other})
    assert pair(judged)["reasons"][0]["text"].endswith(f"but the figures are {told} Both cannot be true.")


ARRIVALS = {"measure": "hired", "kind": "flow", "period": "1909"}


def hired(value: int, **fields: Any) -> dict[str, Any]:
    """A year's count of the register."""
    return {**ARRIVALS, "phrase": f"{value:,} in 1909", "value": value, **fields}


@pytest.mark.parametrize(
    "other",
    [
        hired(2801),  # would contradict it
        hired(2081, status="doubtful", claimant="keepers-union"),  # equal, and a likely error as well
        hired(2081, claimant="keepers-union"),  # would agree
    ],
)
def test_a_likely_error_neither_contradicts_nor_supports(curated: Any, judged: Judged, other: dict[str, Any]) -> None:
    two(curated, hired(2081, status="doubtful"), other, years=("1910", "1912"))
    assert pair(judged)["verdict"] == "slip"


def test_a_likely_error_that_has_nothing_to_do_with_a_figure_stays_apart_from_it(curated: Any, judged: Judged) -> None:
    two(curated, hired(2081, status="doubtful"), {**hired(90), "phrase": "90 in 1950", "period": "1950"})
    assert pair(judged)["verdict"] == "not-comparable"


def test_an_older_release_is_replaced_by_the_latest_whichever_pair_is_asked_about(curated: Any, judged: Judged) -> None:
    for year, value in (("1910", 2952), ("1911", 2927), ("1912", 2914), ("1913", 2914)):
        curated.source(f"report-{year}", year, curated.fact(f"f{year}", **hired(value)))
    found = judged()
    assert found[frozenset(("f1910", "f1913"))]["verdict"] == "revision"
    assert "The latest is 2,914 (f1913)" in found[frozenset(("f1910", "f1913"))]["reasons"][0]["text"]
    assert found[frozenset(("f1910", "f1912"))]["verdict"] == "revision"


def test_a_figure_within_one_percent_of_a_release_may_be_one_that_is_not_on_record(
    curated: Any, judged: Judged
) -> None:
    curated.source("report", "1910", curated.fact("own", **hired(1397)))
    for name, value in (("near", 1396), ("far", 1311)):
        curated.source(name, "1911", curated.fact(name, **hired(value, claimant="keepers-union")))
    found = judged()
    assert found[frozenset(("own", "near"))]["verdict"] == "unresolved"
    assert codes(found[frozenset(("own", "near"))]) == ["probable-vintage"]
    assert found[frozenset(("own", "far"))]["verdict"] == "conflict"
    assert found[frozenset(("near", "far"))]["verdict"] == "conflict"


def test_the_offices_own_figure_near_another_is_a_revision_and_no_probable_one(curated: Any, judged: Judged) -> None:
    two(curated, hired(1397), hired(1396), years=("1910", "1911"))
    assert pair(judged)["verdict"] == "revision"


def test_a_late_print_that_moves_a_settled_figure_far_is_a_conflict_until_a_curator_confirms_it(
    curated: Any, judged: Judged
) -> None:
    curated.source("first", "1910", curated.fact("a", **hired(71)))
    curated.source("second", "1911", curated.fact("b", **hired(72)))
    curated.source("late", "1922", curated.fact("late", **hired(947)))
    found = judged()[frozenset(("a", "late"))]
    assert found["verdict"] == "conflict"
    assert "unconfirmed-change" in codes(found)
    curated.source("late", "1922", curated.fact("late", **hired(947, confirmed=True)))
    assert judged()[frozenset(("b", "late"))]["verdict"] == "revision"


def test_people_inside_a_building_are_compared_by_the_day(curated: Any, judged: Judged) -> None:
    measure = """
    [[measure]]
    code = "inside"
    label = "Inside the tower"
    definition = "People inside."
    topic = "lighthouses"
    kinds = ["stock"]
    near = 0
    place = "coast"
    group = "all-keepers"
    """
    curated.write("inside.toml", measure)
    for name, value, day, place in (
        ("a", 8, "1901-06-10", "coast"),
        ("b", 17, "1901-06-11", "coast"),
        ("c", 18, "1901-06-11", "coast"),
        ("d", 19, "1901-06-10", "north-coast"),
    ):
        fields = {"value": value, "as_of": day, "place": place}
        fields |= {"claimant": "keepers-union"} if name == "c" else {}
        curated.source(name, "1902", curated.fact(name, f"{value} keepers", "inside", **fields))
    found = judged()
    assert codes(found[frozenset("ab")]) == ["series"]
    assert found[frozenset("bc")]["verdict"] == "conflict"
    assert found[frozenset("bd")]["verdict"] == "not-comparable"  # a part of another day
    assert found[frozenset("ad")]["verdict"] == "conflict"  # a part that is larger than the whole of its day


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [(("80 %", 80), ("80.3 %", 80.3), "agree"), (("80 %", 80), ("81 %", 81), "conflict")],
)
def test_percentages_compare_as_rounded(
    curated: Any, judged: Judged, first: tuple[str, float], second: tuple[str, float], verdict: str
) -> None:
    measure = """
    [[measure]]
    code = "share"
    label = "Share on leave"
    definition = "Of all keepers."
    topic = "lighthouses"
    kinds = ["share"]
    units = ["percent"]
    """
    curated.write("share.toml", measure)
    own = {"measure": "share", "unit": "percent", "period": "1901"}
    one, other = ({**own, "phrase": phrase, "value": value} for phrase, value in (first, second))
    two(curated, one, {**other, "claimant": "keepers-union"})
    assert pair(judged)["verdict"] == verdict


def test_two_neighbouring_round_numbers_differ(curated: Any, judged: Judged) -> None:
    first = {"measure": "lamps", "period": "1901", "phrase": "1,300 lamps", "value": 1300}
    two(curated, first, {**first, "phrase": "1,400 lamps", "value": 1400, "claimant": "keepers-union"})
    found = pair(judged)
    assert found["verdict"] == "conflict"
    assert found["reasons"][0]["text"].endswith("a factor of 1.08 apart, as published. Both cannot be true.")


STORM = {"measure": "hired", "kind": "event", "event": "wreck", "claimant": "keepers-union"}


@pytest.fixture
def wreck(curated: Any) -> None:
    curated.write("wreck.toml", '[[event]]\ncode = "wreck"\nlabel = "The wreck"\nplace = "north-coast"\n')


@pytest.mark.usefixtures("wreck")
def test_one_incident_is_one_incident_whatever_day_its_sources_give(curated: Any, judged: Judged) -> None:
    first = {**STORM, "phrase": "18 keepers", "value": 18, "period": "1901-09-25"}
    two(curated, first, {**STORM, "phrase": "19 keepers", "value": 19, "period": "1901-10-25", "claimant": "sailors"})
    found = pair(judged)
    assert found["verdict"] == "conflict"
    assert "differs-date" in codes(found)


@pytest.mark.usefixtures("wreck")
def test_a_place_within_that_of_the_incident_does_not_separate_two_counts_of_it(curated: Any, judged: Judged) -> None:
    hundreds = {**STORM, "phrase": "hundreds of keepers", "qualifier": "vague", "period": "1901-10", "place": "coast"}
    some = {**STORM, "phrase": "some 600 keepers", "qualifier": "about", "value": 600, "period": "1901-10-09"}
    two(curated, hundreds, {**some, "place": "north-coast", "claimant": "sailors"})
    assert pair(judged)["verdict"] == "agree"


def test_what_is_counted_is_named_before_the_time(curated: Any, judged: Judged) -> None:
    leave = {"phrase": "60 keepers", "measure": "keepers-on-leave", "value": 60, "as_of": "1950"}
    two(curated, EXACT_35, leave)
    assert codes(pair(judged)) == ["differs-measure", "series"]


def test_a_part_several_times_a_minimum_that_is_given_for_the_whole_is_a_discrepancy(
    curated: Any, judged: Judged
) -> None:
    own = {"measure": "lamps", "claimant": "keepers-union"}
    whole = {**own, "phrase": "more than 670", "qualifier": "more-than", "low": 670, "period": "1900/1905"}
    curated.source("whole", "1906", curated.fact("whole", **whole))
    for name, value in (("several", 2612), ("fewer", 1211)):
        own_part = {**own, "phrase": f"{value:,} lamps", "value": value, "period": "1904", "claimant": "sailors"}
        curated.source(name, "1906", curated.fact(name, **own_part))
    found = judged()
    assert codes(found[frozenset(("whole", "several"))])[0] == "floor-exceeded"
    assert found[frozenset(("whole", "several"))]["verdict"] == "discrepancy"
    assert found[frozenset(("whole", "fewer"))]["verdict"] == "part"


@pytest.mark.parametrize(("value", "verdict"), [(7501, "discrepancy"), (9612, "agree")])
def test_one_source_with_two_numbers_in_one_document_agrees_only_if_one_rounds_to_the_other(
    curated: Any, judged: Judged, value: int, verdict: str
) -> None:
    own = {"measure": "lamps", "period": "1901"}
    facts = curated.fact("a", f"{value:,} lamps", **own, value=value)
    facts += curated.fact("b", "about 10,000 lamps", **own, value=10000, qualifier="about")
    curated.source("paper", "1902", facts)
    found = pair(judged)
    assert found["verdict"] == verdict
    assert (codes(found) == ["two-numbers"]) == (verdict == "discrepancy")


def test_an_estimate_repeated_three_years_later_without_a_date_is_an_echo(curated: Any, judged: Judged) -> None:
    undated = {name: value for name, value in EXACT_35.items() if name != "as_of"}
    two(curated, undated, undated, years=("1902", "1904"))
    assert pair(judged)["verdict"] == "echo"


def test_what_an_office_has_replaced_contradicts_none_of_its_other_figures(curated: Any, judged: Judged) -> None:
    """A total that was corrected downwards is larger than the next one."""
    own = {"measure": "hired-ever", "claimant": "lights-board"}
    for name, year, value, period in (
        ("wrong", "1906", 34538, "../1905-12-31"),
        ("right", "1907", 34537, "../1905-12-31"),
        ("next", "1907", 34537, "../1906-01-31"),
    ):
        fact = curated.fact(name, f"{value:,} keepers", value=value, period=period, **own)
        curated.source(name, year, fact)
    found = judged()[frozenset(("wrong", "next"))]
    assert (found["verdict"], codes(found)) == ("revision", ["superseded"])
    assert "has been replaced by 34,537 (right)" in found["reasons"][0]["text"]


def test_flows_whose_times_only_overlap_say_nothing_about_each_other(curated: Any, judged: Judged) -> None:
    own = {"measure": "lamps", "claimant": "keepers-union"}
    calendar = {**own, "phrase": "6 lamps", "value": 6, "period": "1901"}
    two(curated, calendar, {**own, "phrase": "1 lamp", "value": 1, "period": "1901-10/1902-09", "claimant": "sailors"})
    assert pair(judged)["verdict"] == "not-comparable"


def test_an_incident_at_two_places_has_a_part_at_each(curated: Any, judged: Judged) -> None:
    """Nine in one town and twenty in another are no rival counts of the twenty-nine."""
    curated.write("raids.toml", '[[event]]\ncode = "raids"\nlabel = "The raids"\nplace = "coast"\n')
    for name, value, place in (("all", 29, "coast"), ("north", 9, "north-coast"), ("south", 20, "south-coast")):
        own = {**STORM, "event": "raids", "phrase": f"{value} keepers", "value": value, "period": "1901-07"}
        curated.source(name, "1902", curated.fact(name, **own, place=place))
    found = judged()
    assert found[frozenset(("all", "north"))]["verdict"] == "part"
    assert found[frozenset(("north", "south"))]["verdict"] == "not-comparable"


def test_a_definition_that_changed_between_two_counts_may_explain_their_difference(
    curated: Any, judged: Judged
) -> None:
    vocabulary = curated.folder / "vocabulary.toml"
    broken = '[[measure.breaks]]\non = "1901-06"\nchange = "keepers of lightships are counted too"\n'
    vocabulary.write_text(
        vocabulary.read_text().replace(
            '[[measure]]\ncode = "keepers-on', f'{broken}\n[[measure]]\ncode = "keepers-on', 1
        )
    )
    two(
        curated,
        {"phrase": "35 keepers", "value": 35, "as_of": "1901-02"},
        {"phrase": "90 keepers", "value": 90, "claimant": "keepers-union", "as_of": "1901-10"},
    )
    found = pair(judged)
    assert (found["verdict"], codes(found)[0]) == ("unresolved", "definition-changed")
    assert "June 1901: keepers of lightships are counted too." in found["reasons"][0]["text"]


@pytest.mark.parametrize(("span", "verdict"), [("1902-10/1906", "not-comparable"), ("1901-06/1905", "discrepancy")])
def test_two_totals_that_hardly_share_a_span_say_nothing_about_each_other(
    curated: Any, judged: Judged, span: str, verdict: str
) -> None:
    own = {"measure": "hired-ever", "claimant": "keepers-union"}
    first = {**own, "phrase": "32 keepers", "value": 32, "period": "1900/1903"}
    two(curated, first, {**own, "phrase": "25 keepers", "value": 25, "period": span})
    assert pair(judged)["verdict"] == verdict


@pytest.mark.parametrize(("as_of", "compared"), [("1899", False), ("1905-06", True)])
def test_a_movement_that_names_no_start_is_set_only_against_people_present_near_its_end(
    curated: Any, judged: Judged, as_of: str, compared: bool
) -> None:
    measure = """
    [[measure]]
    code = "sent"
    label = "Sent"
    definition = "Keepers who were sent."
    topic = "lighthouses"
    kinds = ["flow"]
    quoted_against = ["keepers"]
    place = "coast"
    group = "all-keepers"
    """
    curated.write("sent.toml", measure)
    sent = {"measure": "sent", "phrase": "150 keepers", "value": 150, "period": "/1905-06", "claimant": "keepers-union"}
    two(curated, {**EXACT_35, "as_of": as_of}, sent, years=("1906", "1906"))
    assert (pair(judged)["verdict"] == "discrepancy") == compared


def test_a_share_without_a_time_is_compared_with_one_printed_the_next_day(curated: Any, judged: Judged) -> None:
    measure = """
    [[measure]]
    code = "night-share"
    label = "Share on duty at night"
    definition = "Of the keepers, the share on duty at night."
    topic = "lighthouses"
    kinds = ["share"]
    units = ["percent"]
    group = "all-keepers"
    """
    curated.write("share.toml", measure)
    own = {"measure": "night-share", "unit": "percent"}
    first = {**own, "phrase": "80 percent", "value": 80}
    second = {**own, "phrase": "60 percent", "value": 60, "claimant": "keepers-union"}
    two(curated, first, second, years=("1902-05-20", "1902-05-21"))
    found = pair(judged)
    assert found["verdict"] == "conflict"
    assert "time-assumed" in codes(found)


@pytest.mark.parametrize(
    ("years", "ends", "verdict"),
    [(("1906", "1906"), ("/1905", "/1905"), "conflict"), (("1906", "1907"), ("/1905", "/1905"), "unresolved")],
)
def test_two_totals_so_far_that_are_in_print_on_one_day_are_about_one_span(
    curated: Any, judged: Judged, years: tuple[str, str], ends: tuple[str, str], verdict: str
) -> None:
    own = {"measure": "hired-ever", "claimant": "keepers-union", "phrase": "32 keepers", "value": 32}
    other = {**own, "claimant": "unattributed", "phrase": "55 keepers", "value": 55, "period": ends[1]}
    two(curated, {**own, "period": ends[0]}, other, years=years)
    assert pair(judged)["verdict"] == verdict


@pytest.mark.parametrize(("km", "verdict", "ratio"), [(1_400, "agree", None), (1_100, "conflict", 1.27)])
def test_miles_and_kilometres_are_compared(
    curated: Any, judged: Judged, km: int, verdict: str, ratio: float | None
) -> None:
    vocabulary = curated.folder / "vocabulary.toml"
    length = (
        '[[measure]]\ncode = "reach"\nlabel = "Length of the coast"\ndefinition = "How long the coast is."\n'
        'topic = "lighthouses"\nkinds = ["length"]\nunits = ["km", "miles"]\nplace = "coast"\n\n'
    )
    vocabulary.write_text(length + vocabulary.read_text())
    own = {"measure": "reach", "as_of": "1901", "claimant": "sailors"}
    in_miles = {**own, "phrase": "870 miles", "value": 870, "unit": "miles"}
    two(curated, in_miles, {**own, "phrase": f"{km:,} km", "value": km, "unit": "km", "claimant": "keepers-union"})
    found = pair(judged)
    assert found["verdict"] == verdict
    assert ratio is None or found["ratio"] == ratio


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("/1899", "1890/1899", "conflict"),  # no start given: it counts from the beginning
        ("/1899", "1891/1899", "conflict"),
        ("/1899", "../1899", "conflict"),
        ("1895/1899", "/1899", "conflict"),  # a part of it
        ("1880/1899", "1884/1898", "part"),
        ("1880/1899", "1884/1903", "discrepancy"),  # two starts before it: not one beginning
    ],
)
def test_where_a_measures_totals_are_known_to_begin_one_without_a_start_counts_from_there(
    curated: Any, judged: Judged, first: str, second: str, verdict: str
) -> None:
    measure = """
    [[measure]]
    code = "drowned"
    label = "Drowned in the storms"
    definition = "People drowned in the storms that began in 1890 or 1891."
    topic = "lighthouses"
    kinds = ["cumulative"]
    since = "1890/1891"
    place = "coast"
    group = "all-keepers"
    """
    curated.write("drowned.toml", measure)
    fields = {"measure": "drowned", "kind": "cumulative"}
    two(
        curated,
        {**fields, "phrase": "2,201 drowned", "value": 2201, "period": first, "claimant": "keepers-union"},
        {**fields, "phrase": "901 drowned", "value": 901, "period": second, "claimant": "lights-board"},
    )
    assert pair(judged)["verdict"] == verdict


@pytest.mark.parametrize(("people", "verdict"), [(100, "agree"), (140, "conflict")])
def test_households_are_compared_as_people_where_the_source_says_how_many_are_in_one(
    curated: Any, judged: Judged, people: int, verdict: str
) -> None:
    vocabulary = curated.folder / "vocabulary.toml"
    families = (
        '[[measure]]\ncode = "families"\nlabel = "Families of keepers"\ndefinition = "Who lives at the lights."\n'
    )
    families += 'topic = "lighthouses"\nkinds = ["stock"]\nunits = ["persons", "households"]\nplace = "coast"\n\n'
    vocabulary.write_text(families + vocabulary.read_text())
    own = {"measure": "families", "as_of": "1901", "claimant": "sailors"}
    homes = {**own, "phrase": "40 households", "value": 40, "unit": "households", "factor": 2.5}
    two(curated, homes, {**own, "phrase": f"{people} people", "value": people, "claimant": "keepers-union"})
    assert pair(judged)["verdict"] == verdict


@pytest.mark.parametrize(("other", "verdict"), [(1_433, "agree"), (1_436, "conflict")])
def test_a_count_rounded_to_the_nearest_ten_is_no_other_count(
    curated: Any, judged: Judged, other: int, verdict: str
) -> None:
    own = {"as_of": "1901", "claimant": "sailors"}
    tens = {**own, "phrase": "1,430 keepers", "value": 1_430, "rounded_to": 10}
    two(curated, tens, {**own, "phrase": f"{other:,} keepers", "value": other, "claimant": "keepers-union"})
    assert pair(judged)["verdict"] == verdict
