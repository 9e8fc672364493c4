"""``nkr check``: numbers and drafts against a collection about lighthouses."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from drafts import BATCHES, tallied

Check = Callable[..., dict[str, Any]]


@pytest.fixture
def record(run: Any, curated: Any) -> Any:
    """Counts, bounds, a plan, vintages and a running total, by two voices."""
    fact = curated.fact
    curated.source(
        "gazette",
        "1902-01-01",
        fact("hired-1900", "hired 431 keepers", "hired", kind="flow", value=431, period="1900")
        + fact("hired-1901", "hired 528 keepers", "hired", kind="flow", value=528, period="1901")
        + fact(
            "keepers-1901",
            "as many as 3,000 keepers",
            qualifier="up-to",
            high=3000,
            as_of="1901-12-31",
            claimant="keepers-union",
        )
        + fact("leave-1901", "212 on leave", "keepers-on-leave", value=212, as_of="1901-12-31")
        + fact(
            "lamps-planned",
            "640 lamps to be lit",
            "lamps",
            value=640,
            period="1903",
            status="planned",
            claimant="sailors",
        )
        + fact("ever-1901", "4,870 hired since 1850", "hired-ever", value=4870, period="1850/1901"),
    )
    curated.source(
        "courier",
        "1903-01-01",
        fact("hired-1901-late", "532 in 1901", "hired", kind="flow", value=532, period="1901")
        + fact("lamps-30", "300 lamps", "lamps", value=300, period="1901")
        + fact("lamps-52", "520 lamps", "lamps", value=520, period="1901", claimant="keepers-union"),
    )  # fmt: skip
    loaded = run("ingest", curated.folder)
    assert loaded.status == 0, loaded.err
    return run


@pytest.fixture
def check(record: Any, tmp_path: Path) -> Check:
    """The one finding on the one figure of a sentence about keepers of lighthouses."""

    def checked(sentence: str, *arguments: str) -> dict[str, Any]:
        draft = tmp_path / "draft.txt"
        draft.write_text(f"On the keepers of our lighthouses.\n\n{sentence}\n", encoding="utf-8")
        (found,) = record("check", draft, "--json", *arguments).json
        return dict(found)

    return checked


def test_a_figure_that_the_record_has_is_supported(check: Check) -> None:
    found = check("In 1900 the board hired 431 keepers.")
    assert (found["verdict"], found["matches"], found["measure"], found["year"]) == (
        "supported",
        ["hired-1900"],
        "hired",
        1900,
    )
    assert (found["line"], found["column"], found["sure"]) == (3, 25, "sure")
    assert "Supported: 431" in found["say"]


def test_a_bound_that_lost_its_hedge_is_said_with_what_to_write(check: Check) -> None:
    found = check("3,000 keepers tended the lights of the coast.")
    assert (found["verdict"], found["fault"], found["matches"]) == ("hedge-lost", True, ["keepers-1901"])
    assert "up to 3,000" in found["say"]


def test_a_bound_that_keeps_its_hedge_is_supported(check: Check) -> None:
    assert check("As many as 3,000 keepers tended the lights of the coast.")["verdict"] == "supported"


def test_a_bound_turned_round_is_said(check: Check) -> None:
    found = check("More than 3,000 keepers tended the lights of the coast.")
    assert found["verdict"] == "hedge-lost"
    assert "reverses the hedge" in found["say"]


def test_a_figure_of_another_year_is_said_with_that_year(check: Check) -> None:
    found = check("In 1901 the board hired 431 keepers.")
    assert (found["verdict"], found["matches"]) == ("wrong-year", ["hired-1900"])
    assert "hired-1901-late" in found["against"]


def test_an_older_count_of_the_keeper_is_outdated(check: Check) -> None:
    found = check("In 1901 the board hired 528 keepers.")
    assert (found["verdict"], found["matches"], found["against"]) == ("outdated", ["hired-1901"], ["hired-1901-late"])


def test_a_plan_told_as_done_is_said(check: Check) -> None:
    assert check("In 1903 sailors saw 640 lamps.")["verdict"] == "planned-as-done"
    assert check("In 1903 sailors are expected to light 640 lamps.")["verdict"] == "supported"


def test_a_running_total_called_a_stock_is_said(check: Check) -> None:
    found = check("4,870 keepers tend the lights of the coast.")
    assert (found["verdict"], found["matches"]) == ("wrong-kind", ["ever-1901"])


def test_one_voice_called_several_is_an_echo(check: Check) -> None:
    found = check("In 1900, several independent sources agree, the board hired 431 keepers.")
    assert (found["verdict"], found["origins"]) == ("echo", ["lights-board"])


def test_a_figure_that_the_record_excludes_is_contradicted(check: Check) -> None:
    found = check("In 1900 the board hired 900 keepers.")
    assert (found["verdict"], found["against"]) == ("contradicted", ["hired-1900"])


def test_a_disputed_figure_names_the_other_side(check: Check) -> None:
    found = check("In 1901 they lit 300 lamps.")
    assert (found["verdict"], found["matches"], found["against"]) == ("disputed", ["lamps-30"], ["lamps-52"])


def test_a_rounded_figure_is_supported_by_rounding(check: Check) -> None:
    found = check("In 1900 the board hired about 430 keepers.")
    assert (found["verdict"], found["how"]) == ("supported", ["by-rounding"])


def test_a_figure_about_nothing_that_is_recorded_is_not_judged(check: Check) -> None:
    found = check("The town has 7,312 chairs of oak.")
    assert (found["verdict"], found["measure"], found["fault"]) == ("not-in-record", None, False)


def test_a_guess_is_never_a_fault(check: Check, record: Any, tmp_path: Path) -> None:
    draft = tmp_path / "other.txt"
    draft.write_text("In 1900 the theatre hired 900 people.\n", encoding="utf-8")
    (found,) = record("check", draft, "--json").json
    assert (found["verdict"], found["sure"]) == ("unclear", "perhaps")
    assert record("check", draft, "--strict").status == 0


def test_strict_fails_where_a_figure_is_not_borne_out(record: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("In 1900 the lighthouse board hired 431 keepers.", encoding="utf-8")
    assert record("check", draft, "--strict").status == 0
    draft.write_text("In 1900 the lighthouse board hired 900 keepers.", encoding="utf-8")
    answer = record("check", draft, "--strict")
    assert (answer.status, answer.err) == (10, "nkr: 1 figure is not supported by the record.\n")
    assert record("check", draft).status == 0


def test_last_year_is_reckoned_from_the_date_that_is_given(check: Check) -> None:
    assert check("Last year the board hired 431 keepers.", "--date", "1901-05-01")["time"] == "1900"


def test_a_number_is_matched_exactly_and_as_another_year(record: Any) -> None:
    answer = record("check", "431", "--year", "1901", "--json").json
    assert [(group["measure"], group["role"]) for group in answer["groups"]][-1] == ("hired", "other-time")
    assert "hired-1901-late" in answer["against"]
    assert "another time" in answer["say"]


def test_a_number_that_an_older_vintage_gave_is_told_to_be_replaced(record: Any) -> None:
    (group,) = record("check", "528", "--json").json["groups"]
    assert group["outdated_by"] == "hired-1901-late"


def test_a_bound_that_equals_a_number_is_not_to_be_printed_as_a_value(record: Any) -> None:
    answer = record("check", "3,000", "--topic", "lighthouses", "--json").json
    assert "up to 3,000" in answer["say"]
    assert record("check", "as many as 3,000", "--strict").status == 0


def test_a_number_that_nothing_supports_fails_only_when_strict(record: Any) -> None:
    assert record("check", "77777", "--json").json["groups"] == []
    assert (record("check", "77777").status, record("check", "77777", "--strict").status) == (0, 10)


def test_a_number_with_points_is_read_whole(record: Any) -> None:
    assert record("check", "3.000.000", "--json").json["groups"] == []
    assert record("trace", "3 thousand", "--json").json == record("trace", "3,000", "--json").json != []


def test_a_number_of_a_text_that_may_be_two_is_said_to_be_left_out(record: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("In 1901 the board hired 43.100 keepers.", encoding="utf-8")
    answer = record("check", str(draft), "--json")
    assert answer.json == []
    assert "line 1: '43.100' may be 43.1 or 43,100" in answer.err


def test_a_hedged_number_is_read_with_its_hedge(record: Any) -> None:
    assert record("check", "as many as 3,000", "--json").json["qualifier"] == "up-to"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.txt",), "there is no file"),
        (("43.100",), "may be 43.1 or 43,100"),
        (("431", "--year", "19"), "four digits"),
        (("431", "--topic", "harbours"), "no topic"),
        (("431", "--date", "1901"), "goes with a text"),
    ],
)
def test_what_cannot_be_checked_is_said_in_one_line(record: Any, arguments: tuple[str, ...], said: str) -> None:
    answer = record("check", *arguments)
    assert answer.status != 0
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_an_empty_draft_has_no_figures(record: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("", encoding="utf-8")
    answer = record("check", draft, "--json")
    assert (answer.status, answer.json) == (0, [])
    assert "no figure" in answer.err


def test_control_codes_of_a_draft_do_not_reach_the_terminal(record: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("In 1900 the keepers' board hired 431 \x1b[31mkeepers\x07.", encoding="utf-8")
    assert "\x1b" not in record("check", draft).out


@pytest.mark.parametrize("batch", BATCHES)
def test_drafts_with_known_faults_are_judged_as_a_careful_reader_would(run: Any, batch: str) -> None:
    assert run("ingest").status == 0
    tally = tallied(batch, lambda draft, *arguments: run("check", draft, "--json", *arguments).json)
    assert tally.figures >= 75, tally
    assert tally.right >= 0.45 * tally.figures, tally
    assert tally.faults_found >= 0.4 * tally.faulty, tally
    assert tally.flagged_rightly >= tally.flagged - 4, tally
    assert tally.wrongly_supported <= 1, tally
    assert tally.others_left_alone >= 0.95 * tally.others, tally


def test_the_year_before_is_reckoned_from_the_year_that_is_named(record: Any, tmp_path: Path) -> None:
    draft = tmp_path / "step.txt"
    draft.write_text("The lighthouse board hired 532 keepers in 1901, up from 431 the year before.\n", encoding="utf-8")
    found = record("check", draft, "--json").json
    assert [(entry["verdict"], entry["time"]) for entry in found] == [("supported", "1901"), ("supported", "1900")]


def test_digits_exchanged_are_told_beside_a_contradiction(check: Check) -> None:
    found = check("In 1901 the board hired 352 keepers.")
    assert found["verdict"] == "contradicted"
    assert "Two digits exchanged? The record has 532" in found["say"]


def test_a_month_is_not_compared_with_a_cumulative_total(run: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("In October 2023, 2,600 North Koreans were forcibly repatriated from China.", encoding="utf-8")
    (found,) = run("check", draft, "--json").json
    assert found["verdict"] == "contradicted"
    assert "asianews-2023-returned-some-8000" not in found["against"]
    assert "asianews-2023-expelled-some-600" in found["against"]


def test_a_korean_draft_is_judged_by_its_own_words(run: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "2009년 국내에 입국한 탈북자는 2천927명이었다. 1990년대 기근으로 250만명이 숨졌다.", encoding="utf-8"
    )
    found = run("check", draft, "--json").json
    assert [(entry["verdict"], entry["time"]) for entry in found] == [("supported", "2009"), ("hedge-lost", "199X")]


def test_a_draft_is_read_from_stdin(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    text = io.TextIOWrapper(io.BytesIO(b"In 2009, 2,927 North Koreans arrived in South Korea."), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", text)
    (found,) = run("check", "-", "--json").json
    assert found["verdict"] == "supported"


def test_a_time_behind_a_semicolon_is_that_of_the_next_figure(record: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("In 1900 the lighthouse board hired 431 keepers; in 1901 it was 532.\n", encoding="utf-8")
    found = record("check", draft, "--json").json
    assert [(entry["verdict"], entry["time"]) for entry in found] == [("supported", "1900"), ("supported", "1901")]


@pytest.mark.parametrize("year", ["That year", "The same year"])
def test_that_year_is_the_one_before(record: Any, tmp_path: Path, year: str) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(f"The lighthouses changed much in 1900. {year} 431 keepers were hired.\n", encoding="utf-8")
    (found,) = record("check", draft, "--json").json
    assert (found["verdict"], found["time"]) == ("supported", "1900")


@pytest.mark.parametrize("counted", ["robots", "border posts", "Icelanders"])
def test_a_number_of_the_record_that_counts_something_else_is_left_alone(
    run: Any, tmp_path: Path, counted: str
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(f"North Koreans go to Seoul. In 2010 2,423 {counted} came to South Korea.\n", encoding="utf-8")
    (found,) = run("check", draft, "--json").json
    assert (found["verdict"], found["measure"], found["fault"]) == ("not-in-record", None, False)


def test_what_is_told_of_one_night_is_no_cumulative_total(run: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("China sent back 8,000 North Koreans in one night in October 2023.\n", encoding="utf-8")
    (found,) = run("check", draft, "--json").json
    assert found["verdict"] not in ("supported", "disputed")
    assert "asianews-2023-returned-some-8000" not in found["matches"] + found["against"]


def test_a_figure_of_quite_another_size_is_not_called_wrong(run: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "On North Koreans: the torch will go 137,000 kilometres, a hundred times the length of the border.\n",
        encoding="utf-8",
    )
    (found,) = run("check", draft, "--json").json
    assert not found["fault"]


TABLES = {
    "page.html": "<p>{about}</p><table><tr><th>Year</th><th>Arrivals</th></tr>"
    "<tr><td>2009</td><td>2,927</td></tr><tr><td>2010</td><td>2,243</td></tr></table>",
    "page.md": "{about}\n\n| Year | Arrivals |\n|---|---|\n| 2009 | 2,927 |\n| 2010 | 2,243 |\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_row_of_a_table_is_of_the_year_at_its_head(run: Any, tmp_path: Path, name: str) -> None:
    draft = tmp_path / name
    draft.write_text(TABLES[name].format(about="Arrivals of North Koreans in South Korea"), encoding="utf-8")
    found = run("check", draft, "--json").json
    assert [(entry["time"], entry["verdict"]) for entry in found] == [("2009", "supported"), ("2010", "contradicted")]


def test_in_a_row_of_several_figures_none_is_called_wrong(run: Any, tmp_path: Path) -> None:
    draft = tmp_path / "page.md"
    table = "| Year | Arrivals | Applications |\n|---|---|---|\n| 2009 | 2,927 | 3,105 |\n| 2010 | 2,423 | 2,688 |\n"
    draft.write_text(f"Arrivals of North Koreans in South Korea\n\n{table}", encoding="utf-8")
    assert not any(entry["fault"] for entry in run("check", draft, "--json").json)


def test_a_number_with_a_year_is_held_against_counts_of_the_whole_only(run: Any) -> None:
    answer = run("check", "229", "--year", "2019", "--with", "wider", "--json").json
    assert [(group["period"], group["role"]) for group in answer["groups"]] == [
        ("2019-01/2019-03", "part-year"),
        ("2020", "other-time"),
    ]
    against = {run("fact", fact, "--with", "wider", "--json").json["stated"] for fact in answer["against"]}
    assert against == {"1,047"}  # neither the women and men of that year, nor a plan, nor a likely slip


def test_a_likely_slip_is_told_as_one_and_last(run: Any) -> None:
    answer = run("check", "2,737", "--with", "wider", "--json").json
    assert [group["period"] for group in answer["groups"] if group["measure"] == "arrivals-south-korea"][-1] == "2010"
    assert "2010: “2,737” is marked as a likely error. Do not print it." in answer["say"]
    assert "2011: replaced by 2,706" in answer["say"]


def test_for_a_number_that_is_a_limit_the_sentence_to_print_keeps_it(run: Any) -> None:
    answer = run("check", "300,000", "--json").json
    assert "the source says “up to 300,000”. Do not print 300,000 alone." in answer["say"]
    assert answer["groups"][0]["print"].startswith("Up to 300,000 North Koreans had crossed into China")


def test_a_figure_that_many_print_is_one_row(run: Any) -> None:
    screen = run("check", "229", "--year", "2020", "--with", "wider").out
    assert screen.count("Arrivals in South Korea, 2020 ") == 1
    assert " prints" in screen


def test_a_year_without_the_number_shows_what_the_record_has_for_it(run: Any) -> None:
    answer = run("check", "900", "--year", "2007", "--topic", "arrivals")
    assert "The record has no such number.\nFor 2007 the record has 2,544" in answer.out


# --- statements in fields ---------------------------------------------------------------------------------------------


def test_a_statement_in_fields_is_judged_with_its_sides(record: Any) -> None:
    answer = record("check", "431", "--measure", "hired", "--year", "1901", "--json").json
    assert (answer["verdict"], answer["fault"], answer["sure"]) == ("wrong-year", True, "sure")
    assert (answer["matches"], answer["cause"]) == (["hired-1900"], "hired-1900")
    assert "hired-1901-late" in answer["against"]
    assert "532" in answer["print"]


def test_fields_take_labels_and_aliases_in_any_case(record: Any) -> None:
    named = ("--measure", "keepers HIRED", "--claimant", "board of lights", "--place", "The coast")
    answer = record("check", "431", *named, "--year", "1900", "--json").json
    assert (answer["verdict"], answer["claimant"], answer["place"]) == ("supported", "lights-board", "coast")


def test_the_day_of_the_text_bounds_what_counts(record: Any) -> None:
    statement = ("check", "528", "--measure", "hired", "--year", "1901", "--json")
    assert record(*statement, "--date", "1902-05").json["verdict"] == "supported"
    assert record(*statement, "--date", "1903-05").json["verdict"] == "outdated"


def test_a_fault_in_fields_ends_strict_and_a_remark_does_not(record: Any) -> None:
    statement = ("check", "528", "--measure", "hired", "--year", "1901", "--strict")
    assert record(*statement, "--date", "1902-05").status == 0
    assert record(*statement).status == 10


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("431", "--measure", "hird"), 3, "no measure 'hird'. Did you mean hired"),
        (("431", "--measure", "hired", "--place", "nowhere"), 3, "no place 'nowhere'"),
        (("431", "--measure", "hired", "--claimant", " "), 2, "--claimant is empty"),
        (("431", "--measure", "hired", "--year", "last"), 2, "--year: "),
        (("431", "--place", "coast"), 2, "--place goes with --measure"),
        (("many keepers", "--measure", "hired"), 2, "is not one figure"),
        (("dreaft.txt",), 3, "there is no file 'dreaft.txt'"),
    ],
)
def test_a_wrong_field_is_said_in_one_line(record: Any, arguments: tuple[str, ...], status: int, said: str) -> None:
    answer = record("check", *arguments)
    assert answer.status == status
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_a_sentence_is_judged_as_in_a_file(record: Any) -> None:
    (found,) = record("check", "In 1900 the board of the lighthouses hired 431 keepers.", "--json").json
    assert (found["verdict"], found["line"]) == ("supported", 1)


def test_a_number_that_only_other_collections_have_is_pointed_to(run: Any) -> None:
    answer = run("check", "34,538")
    assert answer.status == 0
    assert "Type: nkr check 34,538 --with wider" in answer.err
    assert "--with wider" not in run("check", "35").err


def test_a_total_that_runs_on_to_no_stated_end_is_judged_without_a_fault(run: Any, curated: Any) -> None:
    total = curated.fact("total", "24 ever hired", "hired-ever", value=24, period="1901/1903", claimant="keepers-union")
    curated.source("paper", "1904", total)
    run("ingest", curated.folder)
    found = run("check", "25", "--measure", "hired-ever", "--year", "1901/..", "--json")
    assert found.status == 0, found.err


def test_a_sentence_needs_no_quotation_marks(record: Any) -> None:
    words = ["the", "Board", "of", "Lights", "hired", "528", "keepers", "in", "1901"]
    assert record("check", *words, "--json").json == record("check", " ".join(words), "--json").json
    assert record("check", *words, "--json").json


def test_a_number_that_a_source_states_is_answered_as_from_the_whole_record(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Topics that do not state it are not read; the answer is the same as if they were."""
    from nkr.store.database import Database

    wide = [["300,000"], ["2,914"], ["40", "--year", "2008"], ["80 %"], ["about 8,000"], ["34,537"], ["7"], ["61234"]]
    limited = [run("check", *words, "--with", "wider", "--json").out for words in wide]
    assert all("groups" in text for text in limited)
    monkeypatch.setattr(Database, "topics_stating", lambda *_: frozenset())
    assert limited == [run("check", *words, "--with", "wider", "--json").out for words in wide]
