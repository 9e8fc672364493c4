"""Each judgement on a statement, with one that nearly gets it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nkr.analysis.check.judgements import Judgement, JudgementKind, Note, Why
from nkr.model.quantity import Quantity
from nkr.model.statement import Certainty, Field, Known, Role, Statement

Judge = Callable[..., Judgement]


def ids(judgement: Judgement) -> list[str]:
    return [match.fact.id for match in judgement.matches]


SUPPORTED: list[tuple[str, str, str, dict[str, Any]]] = [
    ("431", "hired", "1900", {}),
    ("about 430", "hired", "1900", {}),
    ("more than 430", "hired", "1900", {}),
    ("nearly 3,000", "hired", "1898", {}),
    ("2,900", "hired", "1898", {}),
    ("212", "hired", "1901", {"group": "night-keepers"}),
    ("7", "hired", "1901-03-03", {"place": "south-coast"}),
    ("as many as 3,000", "keepers", "1901-12-31", {}),
    ("4,870", "hired-ever", "1901", {"until": True}),
    ("3,732", "lamps", "1900", {"place": "north-coast"}),
]


@pytest.mark.parametrize(("value", "measure", "time", "more"), SUPPORTED)
def test_a_figure_of_the_same_scope_and_time_supports(
    judge: Judge, value: str, measure: str, time: str, more: dict[str, Any]
) -> None:
    assert judge(value, measure, time, "1902-06-01", **more).kind is JudgementKind.SUPPORTED


def test_a_less_precise_figure_supports_nothing(judge: Judge) -> None:
    found = judge("1,191", "keepers", "1890")
    assert (found.kind, ids(found)) == (JudgementKind.COMPATIBLE, ["keepers-1890"])


def test_a_limit_neither_supports_nor_excludes(judge: Judge) -> None:
    assert judge("2,500", "keepers", "1901-12-31").kind is JudgementKind.COMPATIBLE


def test_a_limit_far_from_the_figure_is_no_support(judge: Judge) -> None:
    assert judge("more than 100", "hired", "1900").kind is JudgementKind.COMPATIBLE


# --- the register -----------------------------------------------------------------------------------------------------


def test_the_latest_release_by_the_day_of_the_text_decides(judge: Judge) -> None:
    then, now = judge("528", "hired", "1901", "1902-06-01"), judge("528", "hired", "1901", "1904-06-01")
    assert (then.kind, now.kind) == (JudgementKind.SUPPORTED, JudgementKind.OUTDATED)
    assert [fact.id for fact in now.against] == ["hired-1901-late"]


def test_what_was_replaced_since_is_a_remark_and_no_fault(judge: Judge) -> None:
    found = judge("528", "hired", "1901", "1902-06-01")
    assert [(remark.note, remark.fact.id) for remark in found.remarks] == [(Note.REPLACED_SINCE, "hired-1901-late")]
    assert not found.is_fault


def test_a_release_from_after_the_text_supports_it_and_is_told_as_later(judge: Judge) -> None:
    found = judge("532", "hired", "1901", "1902-06-01")
    assert found.kind is JudgementKind.SUPPORTED
    assert Note.PUBLISHED_LATER in {remark.note for remark in found.remarks}


def test_what_happened_after_the_text_does_not_count(judge: Judge) -> None:
    assert judge("611", "hired", "1903", "1902-06-01").kind is JudgementKind.NOT_IN_RECORD


def test_a_number_within_a_hundredth_of_a_release_may_be_another_release(judge: Judge) -> None:
    found = judge("2,921", "hired", "1898")
    assert (found.kind, found.why) == (JudgementKind.UNCLEAR, Why.PROBABLE_VINTAGE)


def test_exchanged_digits_are_no_other_release(judge: Judge) -> None:
    found = judge("2,941", "hired", "1898")
    assert (found.kind, found.why) == (JudgementKind.CONTRADICTED, Why.DIGITS_EXCHANGED)
    assert found.cause is not None
    assert found.cause.id == "hired-1898"


@pytest.mark.parametrize("number", ["9,214", "2,194", "2,941"])
def test_exchanged_neighbours_are_never_supported(judge: Judge, number: str) -> None:
    assert judge(number, "hired", "1898").kind is JudgementKind.CONTRADICTED


def test_a_register_is_contradicted_beyond_a_hundredth(judge: Judge) -> None:
    assert judge("2,991", "hired", "1898").kind is JudgementKind.CONTRADICTED


def test_what_was_published_later_contradicts_nothing(judge: Judge) -> None:
    assert judge("900", "hired", "1903", "1903-12-31").kind is JudgementKind.NOT_IN_RECORD


# --- faults -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["3,000", "more than 3,000"])
def test_a_limit_printed_as_a_value_or_turned_round(judge: Judge, value: str) -> None:
    found = judge(value, "keepers", "1901-12-31")
    assert (found.kind, ids(found)) == (JudgementKind.HEDGE_LOST, ["keepers-1901"])


def test_one_end_of_a_range_printed_as_the_figure(judge: Judge) -> None:
    assert judge("600", "keepers-on-leave", "1895").kind is JudgementKind.HEDGE_LOST
    assert judge("up to 600", "keepers-on-leave", "1895").kind is JudgementKind.COMPATIBLE


def test_the_middle_of_a_range_is_nobodys_figure(judge: Judge) -> None:
    found = judge("500", "keepers-on-leave", "1895")
    assert (found.kind, found.why) == (JudgementKind.CONTRADICTED, Why.MIDPOINT)


def test_the_figure_of_another_year(judge: Judge) -> None:
    found = judge("431", "hired", "1901")
    assert (found.kind, found.cause.id if found.cause else "") == (JudgementKind.WRONG_YEAR, "hired-1900")
    assert "hired-1901-late" in [fact.id for fact in found.against]


def test_the_figure_of_another_group(judge: Judge) -> None:
    found = judge("316", "hired", "1901", group="night-keepers")
    assert (found.kind, found.cause.id if found.cause else "") == (JudgementKind.WRONG_SCOPE, "day-1901")


def test_the_figure_of_a_part_told_of_the_whole(judge: Judge) -> None:
    found = judge("3,732", "lamps", "1900", place="coast")
    assert (found.kind, found.why) == (JudgementKind.COMPATIBLE, Why.PART)


def test_the_figure_of_a_part_told_of_a_whole_that_excludes_it(judge: Judge) -> None:
    found = judge("212", "hired", "1901", group="all-keepers")
    assert (found.kind, found.cause.id if found.cause else "") == (JudgementKind.WRONG_SCOPE, "night-1901")


def test_the_figure_of_another_place_on_that_day(judge: Judge) -> None:
    assert judge("7", "hired", "1901-03-03", place="north-coast").kind is JudgementKind.WRONG_SCOPE


def test_a_small_number_of_another_place_in_that_year_is_no_fault(judge: Judge) -> None:
    assert not judge("7", "hired", "1901", place="north-coast").is_fault


def test_a_cumulative_total_told_as_those_who_are_there(judge: Judge) -> None:
    found = judge("4,870", "keepers", present=True, date="1902-03-01")
    assert (found.kind, found.cause.id if found.cause else "") == (JudgementKind.WRONG_KIND, "ever-1901")


def test_a_rate_told_as_a_total(judge: Judge) -> None:
    assert judge("20 to 30", "hired", "1895/1897").kind is JudgementKind.WRONG_KIND


def test_another_figure_by_the_one_who_is_named(judge: Judge) -> None:
    found = judge("300", "lamps", "1901", claimant="keepers-union")
    assert (found.kind, ids(found)) == (JudgementKind.WRONG_CLAIMANT, ["lamps-office"])
    assert [fact.id for fact in found.against] == ["lamps-union"]


def test_a_figure_by_others_than_the_one_who_is_named_is_unclear(judge: Judge) -> None:
    found = judge("300", "lamps", "1901", claimant="inspector")
    assert (found.kind, found.why) == (JudgementKind.UNCLEAR, Why.OTHER_CLAIMANT)


def test_a_misprint_of_the_claimants_own_figure_is_told_as_one(judge: Judge) -> None:
    found = judge("250", "lamps", "1901", claimant="keepers-union")
    assert (found.kind, found.why) == (JudgementKind.CONTRADICTED, Why.DIGITS_EXCHANGED)


def test_a_plan_told_as_done(judge: Judge) -> None:
    assert judge("640", "lamps", "1903").kind is JudgementKind.PLANNED_AS_DONE
    assert judge("640", "lamps", "1903", planned=True).kind is JudgementKind.SUPPORTED


def test_one_origin_called_several_sources(judge: Judge) -> None:
    found = judge("431", "hired", "1900", corroborated=True)
    assert (found.kind, found.origins) == (JudgementKind.ECHO, ("lights-board",))


def test_a_part_larger_than_its_whole(judge: Judge) -> None:
    found = judge("600", "hired", "1900", group="night-keepers")
    assert (found.kind, found.why) == (JudgementKind.CONTRADICTED, Why.PART_EXCEEDS_WHOLE)


def test_a_part_neither_supports_nor_contradicts_its_whole(judge: Judge) -> None:
    assert judge("100", "hired", "1900", group="night-keepers").kind is JudgementKind.NOT_IN_RECORD


# --- neither right nor wrong ------------------------------------------------------------------------------------------


def test_a_disputed_figure_has_both_sides(judge: Judge) -> None:
    found = judge("300", "lamps", "1901")
    assert (found.kind, ids(found)) == (JudgementKind.DISPUTED, ["lamps-office"])
    assert [fact.id for fact in found.against] == ["lamps-union"]


def test_an_estimate_by_somebody_whom_the_record_does_not_know_is_not_contradicted(judge: Judge) -> None:
    found = judge("5,000", "keepers-on-leave", "1901", claimant="inspector")
    assert (found.kind, found.why) == (JudgementKind.UNCLEAR, Why.OTHER_ESTIMATES)


def test_an_old_figure_told_as_of_now_is_dated(judge: Judge) -> None:
    found = judge("about 1,150", "keepers", present=True, date="1904-06-01")
    assert (found.kind, ids(found)) == (JudgementKind.DATED, ["keepers-1890"])
    assert not found.is_fault


def test_a_count_of_what_happened_without_a_time_is_unclear(judge: Judge) -> None:
    found = judge("431", "hired")
    assert (found.kind, found.why) == (JudgementKind.UNCLEAR, Why.NO_TIME)


def test_a_total_so_far_rests_on_the_last_one_that_was_out(judge: Judge) -> None:
    assert judge("nearly 5,000", "hired-ever", date="1902-06-01").kind is JudgementKind.SUPPORTED
    found = judge("4,300", "hired-ever", date="1902-06-01")
    assert (found.kind, found.why) == (JudgementKind.CONTRADICTED, Why.PART_EXCEEDS_WHOLE)


def test_a_likely_error_is_counted_with_nothing(judge: Judge) -> None:
    found = judge("77", "lamps", "1894")
    assert (found.kind, found.why) == (JudgementKind.UNCLEAR, Why.LIKELY_ERROR)


def test_nothing_like_it_is_in_the_record(judge: Judge) -> None:
    assert judge("12", "lamps", "1850").kind is JudgementKind.NOT_IN_RECORD


# --- how certain it must be -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["431", "430", "about 400", "900"])
def test_below_probably_nothing_is_called_right_or_wrong(judge: Judge, value: str) -> None:
    found = judge(value, "hired", "1900", certainty=Certainty.PERHAPS)
    assert (found.kind, found.why) == (JudgementKind.UNCLEAR, Why.UNCERTAIN_FIELDS)


def test_a_time_from_another_paragraph_makes_no_fault(judge: Judge) -> None:
    time = judge("900", "hired", "1900").statement.time.value
    far = Field(time, Known.CARRIED, near=False)
    near = Field(time, Known.CARRIED, near=True)
    assert judge("900", "hired", **{"statement_time": far}).kind is JudgementKind.UNCLEAR
    assert judge("900", "hired", **{"statement_time": near}).kind is JudgementKind.CONTRADICTED


def test_a_place_that_the_vocabulary_does_not_have_is_like_nothing(judge: Judge) -> None:
    elsewhere = Field("", Known.STATED, words="the moon")
    found = judge("431", "hired", "1900", **{"statement_place": elsewhere})
    assert (found.kind, found.why) == (JudgementKind.NOT_IN_RECORD, Why.UNKNOWN_SCOPE)


@pytest.mark.parametrize("role", [Role.DENIED, Role.OTHER, Role.BACK_REFERENCE])
def test_what_is_no_count_is_not_judged(judge: Judge, role: Role) -> None:
    assert judge("431", "hired", "1900", role=role).kind is JudgementKind.NOT_IN_RECORD


def test_a_statement_is_a_value() -> None:
    assert Statement(quantity=Quantity.exact(3)).measure.known is Known.UNKNOWN


# --- whose figure it is, and how old ----------------------------------------------------------------------------------


def test_no_source_gives_the_middle_of_its_range(judge: Judge) -> None:
    found = judge("about 500", "keepers-on-leave", "1895", claimant="harbour-office")
    assert (found.kind, found.why) == (JudgementKind.CONTRADICTED, Why.MIDPOINT)


def test_a_number_of_another_is_unclear_where_the_record_has_none_by_the_one_who_is_named(judge: Judge) -> None:
    found = judge("3,732", "lamps", "1900", place="north-coast", claimant="inspector")
    assert (found.kind, found.why) == (JudgementKind.UNCLEAR, Why.OTHER_CLAIMANT)
    assert judge("800", "lamps", "1896", claimant="inspector").kind is JudgementKind.UNCLEAR  # round: anybody's


def test_the_limit_of_the_one_who_is_named_is_lost_whoever_else_gives_the_number(judge: Judge) -> None:
    by_date = ("lamps", "1897", "1904-06-01")
    assert judge("450", *by_date, claimant="keepers-union").kind is JudgementKind.HEDGE_LOST
    assert judge("450", *by_date, claimant="inspector").kind is JudgementKind.SUPPORTED


def test_the_newest_figure_is_not_old(judge: Judge) -> None:
    assert judge("90", "keepers-on-leave", None, "1903-06-01", statement_present=True).kind is JudgementKind.SUPPORTED
