"""What ``nkr lint`` asks a curator to look at twice."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def told(run: Any, curated: Any) -> Any:
    """What lint says of the gazette's facts, held against those of an earlier ledger: (severity, field, message)."""

    def judge(earlier: str, facts: str, language: str = "en", **source: str) -> list[tuple[str, str, str]]:
        curated.source("ledger", "1902-01-01", earlier)
        curated.source("gazette", "1903-01-01", facts, language=language, **source)
        problems = run("lint", curated.folder, "--json").json
        return [
            (problem["severity"], problem["field"], problem["message"])
            for problem in problems
            if problem["file"].endswith("gazette.toml")
        ]

    return judge


def hired(curated: Any, name: str, phrase: str, value: int, year: int, **more: Any) -> str:
    return str(curated.fact(name, phrase, "hired", kind="flow", value=value, period=str(year), **more))


def test_ten_times_the_years_beside_it_is_suspicious(told: Any, curated: Any) -> None:
    earlier = hired(curated, "l-1899", "hired 431", 431, 1899) + hired(curated, "l-1901", "hired 528", 528, 1901)
    (found,) = told(earlier, hired(curated, "g-1900", "hired 4,870 keepers", 4870, 1900))
    assert found[:2] == ("warning", "low")
    assert "ten times" in found[2]
    assert "l-1899" in found[2]


def test_a_number_that_a_curator_has_confirmed_is_not_suspicious(told: Any, curated: Any) -> None:
    earlier = hired(curated, "l-1899", "hired 431", 431, 1899) + hired(curated, "l-1901", "hired 528", 528, 1901)
    assert told(earlier, hired(curated, "g-1900", "hired 4,870 keepers", 4870, 1900, confirmed=True)) == []


def test_a_total_that_grew_tenfold_over_the_years_is_none(told: Any, curated: Any) -> None:
    def total(name: str, value: int, until: int) -> str:
        phrase = f"hired {value:,} keepers"
        return str(curated.fact(name, phrase, "hired-ever", kind="cumulative", value=value, period=f"1850/{until}"))

    assert not told(total("l-1880", 404, 1880), total("g-1902", 3811, 1902))
    (found,) = told(total("m-1901", 404, 1901), total("h-1902", 3811, 1902))
    assert "ten times" in found[2]


def test_a_tenth_in_a_korean_source_asks_for_man_and_cheon(told: Any, curated: Any) -> None:
    earlier = hired(curated, "l-1899", "hired 4,310", 4310, 1899) + hired(curated, "l-1901", "hired 5,280", 5280, 1901)
    (found,) = told(earlier, hired(curated, "g-1900", "487명", 487, 1900), language="ko")
    assert "만 and 천 confused" in found[2]


def test_estimates_of_several_voices_may_differ_tenfold(told: Any, curated: Any) -> None:
    earlier = curated.fact("l", "300 keepers", value=300, as_of="1901", claimant="keepers-union")
    assert told(earlier, curated.fact("g", "3,000 keepers", value=3000, as_of="1901", claimant="lights-board")) == []


def test_two_digits_exchanged_are_suspicious(told: Any, curated: Any) -> None:
    earlier = hired(curated, "l-1901", "hired 2,801", 2801, 1901)
    (found,) = told(earlier, hired(curated, "g-1901", "hired 2,081", 2081, 1901, claimant="keepers-union"))
    assert "another order" in found[2]
    assert "l-1901" in found[2]


@pytest.mark.parametrize(
    ("note", "asked"), [("2,801 in the ledger: so it is printed.", False), ("12,801 lamps besides.", True), ("", True)]
)
def test_a_note_that_names_the_other_figure_answers_a_suspicion(
    told: Any, curated: Any, note: str, asked: bool
) -> None:
    earlier = hired(curated, "l-1901", "hired 2,801", 2801, 1901)
    more = {"claimant": "keepers-union", **({"note": note} if note else {})}
    assert bool(told(earlier, hired(curated, "g-1901", "hired 2,081", 2081, 1901, **more))) is asked


def test_the_figure_of_the_year_beside_it_is_suspicious(told: Any, curated: Any) -> None:
    earlier = hired(curated, "l-1900", "hired 431", 431, 1900) + hired(curated, "l-1901", "hired 528", 528, 1901)
    found = told(earlier, hired(curated, "g-1901", "hired 431", 431, 1901, claimant="keepers-union"))
    assert [entry[:2] for entry in found] == [("warning", "period")]
    assert "figure of 1900" in found[0][2]


def test_a_bound_lost_from_one_source_to_the_next_is_suspicious(told: Any, curated: Any) -> None:
    earlier = curated.fact(
        "l", "as many as 3,000", qualifier="up-to", high=3000, as_of="1901", claimant="keepers-union"
    )
    (found,) = told(earlier, curated.fact("g", "3,000 keepers", value=3000, as_of="1901", claimant="keepers-union"))
    assert found[:2] == ("warning", "qualifier")
    assert "as many as 3,000" in found[2]


def test_a_bound_lost_in_what_repeats_it_is_suspicious_whatever_the_dates(told: Any, curated: Any) -> None:
    earlier = curated.fact("l", "as many as 3,000", qualifier="up-to", high=3000)
    found = told(earlier, curated.fact("g", "3,000 keepers", value=3000, repeats="l"))
    assert any(field == "qualifier" and "as many as 3,000" in text for _, field, text in found)


def test_a_bound_that_is_kept_is_not(told: Any, curated: Any) -> None:
    earlier = curated.fact(
        "l", "as many as 3,000", qualifier="up-to", high=3000, as_of="1901", claimant="keepers-union"
    )
    assert told(earlier, curated.fact("g", "up to 3,000", qualifier="up-to", high=3000, as_of="1901",
                                      claimant="keepers-union")) == []  # fmt: skip


def test_a_missing_date_is_a_note_until_the_curator_says_that_there_is_none(told: Any, curated: Any) -> None:
    (found,) = told("", curated.fact("g", "3,000 keepers", value=3000))
    assert found[:2] == ("note", "as_of")
    assert told("", curated.fact("g", "3,000 keepers", value=3000, undated=True)) == []


def test_what_is_marked_as_doubtful_has_been_looked_at(told: Any, curated: Any) -> None:
    earlier = hired(curated, "l-1901", "hired 2,801", 2801, 1901)
    facts = hired(curated, "g-1901", "hired 2,081", 2081, 1901, claimant="keepers-union", status="doubtful")
    assert told(earlier, facts) == []


def test_what_is_restricted_is_not_told_to_explain_a_suspicion(told: Any, curated: Any) -> None:
    earlier = hired(curated, "l-1901", "hired 2,801", 2801, 1901, restricted=True)
    (found,) = told(earlier, hired(curated, "g-1901", "hired 2,081", 2081, 1901, claimant="keepers-union"))
    assert "2,801" not in found[2]
    assert "l-1901" not in found[2]


def test_two_exact_values_for_one_thing_in_one_document_are_suspicious(told: Any, curated: Any) -> None:
    facts = hired(curated, "g-1", "hired 431", 431, 1901) + hired(curated, "g-2", "hired 528", 528, 1901)
    (found,) = [problem for problem in told("", facts) if "in this document" in problem[2]]
    assert found[0] == "warning"
    assert "g-1 has 431" in found[2]
    others = hired(curated, "g-1", "hired 431", 431, 1901) + hired(
        curated, "g-2", "hired 528", 528, 1901, group="night-keepers"
    )
    assert not [problem for problem in told("", others) if "in this document" in problem[2]]


def test_one_incident_says_nothing_of_the_size_of_another(told: Any, curated: Any) -> None:
    def incident(name: str, value: int, day: str) -> str:
        return str(curated.fact(name, f"hired {value} keepers", "hired", kind="event", value=value, period=day))

    assert not told(incident("l-1", 43, "1901-03-02"), incident("g-1", 431, "1901-05-02"))
