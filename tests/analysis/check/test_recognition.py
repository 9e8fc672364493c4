"""Figures whose words leave open what they count are recognised by their number, and never by the number alone."""

from __future__ import annotations

import pytest

from nkr.analysis.check.judgements import Why
from nkr.library import OpenRecord
from nkr.model.statement import Role

HIRED = "The keepers of the coast were counted again. In 1900 the Board of Lights hired 431 keepers.\n\n"


def verdicts(record: OpenRecord, text: str, date: str = "1902-06-01") -> dict[str, str]:
    checked = record.check_text(text, date=date)
    mentions = [(one.details.statement.mention, one.judgement) for one in checked]
    return {mention.figure.text.split(" ")[0]: judgement for mention, judgement in mentions if mention is not None}


def with_its_words(record: OpenRecord, text: str, number: str) -> str:
    """The judgement on a figure; that on words of growth where those are at fault, which the figure is not."""
    found = [one for one in record.check_text(text, date="1902-06-01") if one.details.statement.role is Role.CHANGE]
    known = verdicts(record, text)[number]
    assert known not in ("contradicted", "wrong-year")
    return next((one.judgement for one in found if one.details.is_fault), known)


@pytest.mark.parametrize(
    "words", ["A table has 2,914 for 1898.", "The crest was 1898, 2,914 in all.", "In 1898 came 2,914, it adds."]
)
def test_a_number_of_the_year_and_of_what_the_text_counts_is_supported(lights: OpenRecord, words: str) -> None:
    assert verdicts(lights, HIRED + words)["2,914"] == "supported"


def test_the_number_alone_supports_nothing(lights: OpenRecord) -> None:
    assert verdicts(lights, "The road is bad. A table has 2,914 for 1898.")["2,914"] == "not-in-record"


def test_the_number_of_another_year_is_at_fault(lights: OpenRecord) -> None:
    assert verdicts(lights, HIRED + "The Board of Lights put 1,138 down for 1898.")["1,138"] == "wrong-year"


def test_a_year_that_is_only_carried_is_no_fault(lights: OpenRecord) -> None:
    assert verdicts(lights, HIRED + "The year 1898 was the crest. A table has 1,138.")["1,138"] != "wrong-year"


def test_digits_exchanged_are_at_fault(lights: OpenRecord) -> None:
    found = lights.check_text(HIRED + "A table has 2,941 for 1898.", date="1902-06-01")[-1]
    assert (found.judgement, found.details.why) == ("contradicted", Why.DIGITS_EXCHANGED)


def test_who_lives_there_now_is_no_count_of_those_who_came(lights: OpenRecord) -> None:
    assert verdicts(lights, HIRED + "4,870 are still about.")["4,870"] not in ("supported", "disputed")


@pytest.mark.parametrize(
    ("words", "judgement"),
    [
        ("Hiring doubled, from 431 in 1900 to 528 in 1901.", "contradicted"),
        ("The Board of Lights hired 528 in 1901, more than three times the 431 of 1900.", "contradicted"),
        ("In 1901 the Board of Lights hired 528, up from 431 in 1900.", "supported"),
        ("In 1901 the Board of Lights hired 528, down from 431 in 1900.", "contradicted"),
        ("In 1901 the Board of Lights hired 528, an increase of more than a third on the 431 of 1900.", "contradicted"),
        ("In 1901 the Board of Lights hired 528, an increase of a fifth on the 431 of 1900.", "supported"),
        ("In 1901 the Board of Lights hired 528, fewer than in 1900.", "contradicted"),
        ("From 1,138 in 1899, hiring more than halved to 431 in 1900.", "supported"),
        ("From 1,138 in 1899, hiring fell by more than two thirds to 431 in 1900.", "contradicted"),
    ],
)
def test_words_of_growth_are_calculated(lights: OpenRecord, words: str, judgement: str) -> None:
    found = [one for one in lights.check_text(HIRED + words, date="1902-06-01") if one.details.statement.change]
    judgements = {one.judgement for one in found}  # "528, down from 431": 431 is right
    assert judgement in judgements <= {judgement, "supported"}


@pytest.mark.parametrize(
    ("words", "number", "judgement"),
    [
        ("The Board of Lights hired 1,138 in 1899. In 1900 hiring rose again, to 431.", "431", "contradicted"),
        ("The Board of Lights hired 1,138 in 1899. In 1900 hiring fell again, to 431.", "431", "supported"),
        ("The Board of Lights hired 528 in 1901, a drop from the 431 of 1900.", "528", "contradicted"),
        ("The Board of Lights hired 528 in 1901, a rise on the 431 of 1900.", "528", "supported"),
        ("After 1,138 in 1899, hiring slid to 431 in 1900, a rise on the year before.", "431", "contradicted"),
        ("It had come down to 431 by 1900, and in 1901 hiring dropped again, to 528.", "528", "contradicted"),
    ],
)
def test_a_figure_that_moved_is_compared_with_the_one_before_it(
    lights: OpenRecord, words: str, number: str, judgement: str
) -> None:
    assert with_its_words(lights, HIRED + words, number) == judgement


def test_the_figure_from_which_a_year_moved_is_of_no_stated_year(lights: OpenRecord) -> None:
    assert verdicts(lights, HIRED + "In 1900 hiring fell to 431 from 1,138.")["1,138"] != "wrong-year"


@pytest.mark.parametrize(
    "words", ["The coast is home to 4,870 keepers.", "On the coast 4,870 keepers make their home."]
)
def test_a_total_given_for_those_who_live_there_is_never_supported(lights: OpenRecord, words: str) -> None:
    assert verdicts(lights, HIRED + words)["4,870"] not in ("supported", "disputed")


@pytest.mark.parametrize(
    ("words", "judgement"),
    [
        ("With 528 hired in 1901, hiring by the Board of Lights has doubled since 1899.", "contradicted"),
        ("In 1901 the Board of Lights hired 528, twice as many as the year before.", "contradicted"),
        ("In 1901 the Board of Lights hired 528, nearly half as many as in 1899.", "supported"),
    ],
)
def test_where_a_number_did_not_double_the_word_is_wrong(lights: OpenRecord, words: str, judgement: str) -> None:
    assert with_its_words(lights, HIRED + words, "528") == judgement


def test_a_text_is_held_to_its_own_figures(lights: OpenRecord) -> None:
    found = lights.check_text("The keepers' sheep tripled, from 40 in 1900 to 60 in 1901.", date="1902-06-01")
    assert [one.judgement for one in found if one.details.why is Why.OWN_NUMBERS] in ([], ["contradicted"])


@pytest.mark.parametrize(
    "words",
    [
        "In 1900 the Board of Lights hired 431, and the gazette, by its own count, also has 431.",
        "The Board of Lights hired 431 in 1900; the gazette has 431 for 1900 from a second source.",
    ],
)
def test_one_source_told_as_two_is_an_echo(lights: OpenRecord, words: str) -> None:
    found = lights.check_text(f"The keepers of the coast were counted again.\n\n{words}", date="1902-06-01")
    assert [one.judgement for one in found] == ["supported", "echo"]


def test_numbers_of_one_document_keep_company(lights: OpenRecord) -> None:
    beside = verdicts(
        lights, HIRED + "The gazette's tables had 1,138 in 1899. Up to the end of 1901, 4,870 were on its rolls."
    )
    assert beside["1,138"] == "supported"
    assert beside["4,870"] == "supported"


def test_a_leading_year_dates_the_clause_behind_its_comma(lights: OpenRecord) -> None:
    text = (
        "The keepers of the coast were counted. In 1900 the Board of Lights hired 431 keepers. In 1899, 1,138 of them."
    )
    assert verdicts(lights, text)["1,138"] == "supported"


def test_a_plan_told_as_done_is_recognised_by_its_number(lights: OpenRecord) -> None:
    text = HIRED + "The harbour office lit 640 lamps in 1903."
    assert verdicts(lights, text, "1904-06-01")["640"] in ("planned-as-done", "unclear")


def test_a_clause_that_says_something_else_is_not_supported_by_the_number(lights: OpenRecord) -> None:
    assert verdicts(lights, HIRED + "In 1899, 1,138 lamps were lit.")["1,138"] not in ("supported", "disputed")


def test_an_old_stock_in_the_present_tense_is_dated(lights: OpenRecord) -> None:
    text = HIRED + "The Keepers' Union says that there are about 1,150 keepers."
    assert verdicts(lights, text)["about"] == "dated"


def test_the_number_of_the_other_group_is_at_fault(lights: OpenRecord) -> None:
    text = HIRED + "In 1901 it was 528, 316 of them night keepers."
    assert verdicts(lights, text)["316"] not in ("supported", "disputed")


@pytest.mark.parametrize("things", ["cars", "robots"])
def test_a_sentence_that_counts_something_else_supports_nothing(lights: OpenRecord, things: str) -> None:
    found = verdicts(lights, HIRED + f"In 1898 the works sold 2,914 {things}, and in 1899 it was 1,138.")
    assert found["2,914"] == "not-in-record"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("The Board of Lights hired 1,138 before it hired 431 in 1900.", "1,138"),
        ("Before the storm the Board of Lights had hired 1,138; in 1900, it hired 431.", "1,138"),
        ("In 1900 the Board of Lights hired 431 keepers. That brought all hired to 4,870.", "4,870"),
    ],
)
def test_what_another_clause_says_is_no_fault_of_this_figure(lights: OpenRecord, words: str, number: str) -> None:
    assert verdicts(lights, HIRED + words)[number] in ("unclear", "supported", "not-in-record")


def test_a_change_may_be_that_between_two_years_of_its_sentence(lights: OpenRecord) -> None:
    words = (
        "In 1901 the Board of Lights hired 528, after 431 in 1900 and 1,138 in 1899: a fall of {} percent in two years."
    )
    found = [lights.check_text(HIRED + words.format(part), date="1902-06-01")[-1] for part in (54, 75)]
    assert [one.judgement for one in found] == ["supported", "contradicted"]


@pytest.mark.parametrize(
    ("words", "judgements"),
    [
        ("In 1900 the Board of Lights hired 431 keepers, the fewest ever, and 528 in 1901.", ["supported"] * 2),
        (
            "In 1901 the Board of Lights hired 528 keepers, after 431 in 1900, the most ever.",
            ["supported", "supported", "contradicted"],
        ),
        ("In 1901 the Board of Lights hired 528 keepers, the most in two years.", ["supported"]),
        ("In 1901 the Board of Lights hired 528 keepers, the most ever.", ["supported", "contradicted"]),
    ],
)
def test_a_superlative_is_of_the_figure_that_it_stands_by(
    lights: OpenRecord, words: str, judgements: list[str]
) -> None:
    found = lights.check_text(f"The keepers of the coast were counted again.\n\n{words}", date="1902-06-01")
    assert [one.judgement for one in found] == judgements


def test_a_year_beside_the_figure_before_makes_no_fault(lights: OpenRecord) -> None:
    words = "From 1,138 in 1899 the number that the Board of Lights hired fell to 431."
    assert verdicts(lights, HIRED + words)["431"] not in ("wrong-year", "contradicted")


def test_a_year_counted_from_another_of_the_text_is_easily_the_next_one(lights: OpenRecord) -> None:
    words = "In 1899 the Board of Lights hired 1,138 keepers. The following year the Board of Lights hired 528 keepers."
    assert verdicts(lights, HIRED + words)["528"] == "unclear"


def test_a_place_that_is_only_carried_is_no_fault(lights: OpenRecord) -> None:
    words = "On the south coast the road is bad. In 1900 the keepers lit 3,732 lamps."
    assert verdicts(lights, HIRED + words)["3,732"] != "wrong-scope"


def test_a_change_since_a_year_may_run_to_the_last_one(lights: OpenRecord) -> None:
    words = "Set beside the year 1899 (1,138), hiring by the Board of Lights fell by 54 percent."
    assert lights.check_text(HIRED + words, date="1902-06-01")[-1].judgement != "contradicted"


def test_a_later_release_tells_that_the_number_is_of_another_year(lights: OpenRecord) -> None:
    words = "In 1903 the Board of Lights hired {}."
    assert verdicts(lights, words.format("431 keepers"), date="1903-12-31")["431"] == "wrong-year"
    assert verdicts(lights, words.format("437 keepers"), date="1903-12-31")["437"] == "not-in-record"


def test_who_speaks_behind_a_semicolon_speaks_of_the_next_figure(lights: OpenRecord) -> None:
    words = "In 1901 the harbour office counted 300 lamps; the Keepers' Union spoke of 520."
    assert verdicts(lights, words)["300"] not in ("wrong-claimant", "unclear")


@pytest.mark.parametrize(("number", "is_middle"), [("370", True), ("380", False)])
def test_the_middle_of_a_range_of_the_one_who_is_named_is_at_fault(
    lights: OpenRecord, number: str, is_middle: bool
) -> None:
    words = f"Few know how many keepers were on leave. They slept: {number}, the inspector of lights says."
    found = lights.check_text(words, date="1902-06-01")[-1].details
    assert (found.is_fault and found.why is Why.MIDPOINT) is is_middle


def test_a_number_of_another_country_is_not_that_of_the_coast(lights: OpenRecord) -> None:
    words = "In 1898 the north coast hired 77 keepers; 2,914 followed in 1899."
    assert verdicts(lights, HIRED + words).get("2,914") not in ("supported", "disputed")


@pytest.mark.parametrize(
    ("words", "judgement"),
    [
        ("In 1901 the number hired by the Board of Lights rose to 528.", "supported"),
        ("In 1901 the number hired by the Board of Lights fell to 528.", "contradicted"),
        ("In 1901 the number hired by the Board of Lights slipped to 528.", "contradicted"),
        ("In 1901 the number hired by the Board of Lights rose by half, to 528.", "contradicted"),
        ("In 1901 the Board of Lights hired 528 keepers, fewer than in the year before.", "contradicted"),
        ("In 1901 the Board of Lights hired 528 keepers, more than in the year before.", "supported"),
        ("In 1901 the number hired by the Board of Lights rose by a quarter to 528.", "supported"),
        ("In 1901 the number hired by the Board of Lights rose by half to 528.", "contradicted"),
        ("From the peak of 2,914 in 1898 the number hired by the Board of Lights fell to 528 in 1901.", "supported"),
        ("By 1901 the number hired by the Board of Lights had fallen to 528.", "supported"),
    ],
)
def test_a_figure_is_held_to_the_verb_that_leads_to_it(lights: OpenRecord, words: str, judgement: str) -> None:
    assert with_its_words(lights, HIRED + words, "528") == judgement


def test_what_another_counts_without_saying_what_is_no_fault(lights: OpenRecord) -> None:
    words = "In 1901 the Board of Lights hired 528 keepers. The harbour office counted 2,482 in 1901."
    assert verdicts(lights, HIRED + words)["2,482"] not in ("contradicted", "supported")


def test_a_figure_whose_place_another_clause_names_is_no_fault(lights: OpenRecord) -> None:
    words = "On the south coast the road is bad; in 1900 the keepers lit 3,732 lamps."
    assert verdicts(lights, HIRED + words)["3,732"] != "wrong-scope"


def test_a_stock_is_held_to_its_year_before(lights: OpenRecord) -> None:
    words = "The harbour office counted {} keepers on leave in 1901, twice as many as in 1900."
    assert with_its_words(lights, words.format(90), "90") == "contradicted"
    assert verdicts(lights, words.replace("twice", "nearly three times").format(90))["90"] == "disputed"


@pytest.mark.parametrize(
    ("source", "judgement"), [("the harbour office", "unclear"), ("the inspector of lights", "supported")]
)
def test_a_number_of_another_source_is_unclear_where_the_one_who_is_named_gave_none(
    lights: OpenRecord, source: str, judgement: str
) -> None:
    words = f"Few know how many keepers were on leave. They slept in 1888: 330 to 410, {source} says."
    assert verdicts(lights, words)["330"] == judgement


@pytest.mark.parametrize(
    ("words", "judgement"),
    [
        ("In 1901 the Board of Lights hired 528, the highest number up to that time.", "contradicted"),
        ("In 1900 the series had its low point in 1900, when the Board of Lights hired 431.", "supported"),
        ("In 1901 the Board of Lights hired 528; hiring had its peak in 1901 with 528.", "contradicted"),
    ],
)
def test_an_extreme_is_held_to_the_years_that_it_speaks_of(lights: OpenRecord, words: str, judgement: str) -> None:
    number = "528" if "528" in words else "431"
    assert with_its_words(lights, HIRED + words, number) == judgement


def test_a_total_is_of_the_day_up_to_which_it_counts(lights: OpenRecord) -> None:
    assert verdicts(lights, HIRED + "By May 1899 the board had hired 4,870.")["4,870"] not in ("supported", "disputed")


def test_those_who_have_yet_to_come_back_have_not(lights: OpenRecord) -> None:
    assert verdicts(lights, HIRED + "In 1901, 528 were yet to be hired.")["528"] not in ("supported", "disputed")


def test_a_figure_that_the_one_who_is_named_gave_for_something_else_is_no_fault(lights: OpenRecord) -> None:
    words = "In 1901 the Board of Lights hired 520, the keepers' union says."  # it counts so many lamps
    assert verdicts(lights, HIRED + words)["520"] in ("unclear", "not-in-record")


def test_the_claimant_of_a_figure_is_named_somewhere_in_its_sentence(lights: OpenRecord) -> None:
    words = "The inspector of lights, whom the keepers' union quotes, had 520 lamps in 1901."
    assert verdicts(lights, words)["520"] != "wrong-claimant"


def test_a_year_for_which_its_own_source_has_another_number_is_at_fault(lights: OpenRecord) -> None:
    """Also where the words leave open what is counted: the source has both years."""
    assert verdicts(lights, HIRED + "In 1899 it stood at 431; the crest was 1898 with 2,914.")["431"] == "wrong-year"


@pytest.mark.parametrize(
    "words",
    [
        "In 1901 the Board of Lights hired more than 528.",
        "More than 1,150 keepers were on the coast in 1890, the keepers' union said.",
    ],
)
def test_a_limit_that_no_source_gives_is_not_supported(lights: OpenRecord, words: str) -> None:
    (found,) = lights.check_text(words, date="1902-06-01")
    assert found.judgement not in ("supported", "disputed")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("For 1901 a table has 582 hired.", Why.DIGITS_EXCHANGED),
        ("In 1901 the Board of Lights hired 5,280.", Why.TENFOLD),
    ],
)
def test_a_slip_is_named_where_all_else_fits(lights: OpenRecord, words: str, why: Why) -> None:
    found = lights.check_text(HIRED + words, date="1902-06-01")[-1]
    assert (found.judgement, found.details.why) == ("contradicted", why)


def test_a_superlative_of_a_figure_given_before_is_held_to_the_series(lights: OpenRecord) -> None:
    words = "In 1901 the Board of Lights hired 528. The 528 keepers are the most since 1897, it said."
    assert lights.check_text(words, date="1902-06-01")[-1].judgement == "contradicted"


ALL = ["supported"] * 3
SHARP = ["supported", "contradicted", "supported"]


@pytest.mark.parametrize(
    ("words", "judgement"),
    [
        ("In 1900 hiring rose, and the Board of Lights hired 431.", ["contradicted", "supported"]),
        ("In 1901 hiring rose, and the Board of Lights hired 528.", ["supported"]),
        ("In 1900 the Board of Lights hired 431, and hiring fell in 1901, to 528.", SHARP),
        (
            "In 1901 the Board of Lights hired 528, 22.5 percent more than in 1900, when it hired 431.",
            ["supported"] * 3,
        ),
        ("In 1901 the Board of Lights hired 528, three times the figure for 1900, when it hired 431.", SHARP),
        ("In 1900 the Board of Lights hired 431, another rise.", ["supported", "contradicted"]),
        (
            "In 1899 the Board of Lights hired 1,138, and in 1900 431. Their number has been climbing since.",
            [*SHARP[::2], "contradicted"],
        ),
        ("In 1899 the Board of Lights hired 1,138, and in 1900 431. The stream has plummeted since.", SHARP[::2]),
        ("In 1901 the Board of Lights hired 528. It was the busiest year since 1898.", ["supported", "contradicted"]),
        ("In 1901 the Board of Lights hired 528, up 40 percent on 1900, when it hired 431.", SHARP),
    ],
)
def test_growth_told_without_a_number_is_worth_a_word_where_it_is_wrong(
    lights: OpenRecord, words: str, judgement: list[str]
) -> None:
    assert list(verdicts(lights, words).values()) == judgement


def test_who_spoke_of_the_figure_before_is_not_charged_with_the_next_one(lights: OpenRecord) -> None:
    words = "In 1901 the Keepers' Union counted 520 lamps, and visiting clerks believed in 300 lamps."
    assert verdicts(lights, HIRED + words)["300"] != "wrong-claimant"


def test_a_figure_that_only_others_have_is_not_supported_for_the_one_who_is_named(lights: OpenRecord) -> None:
    words = "The inspector of lights put the lamps lit in 1901 at 300."
    assert verdicts(lights, HIRED + words)["300"] not in ("supported", "disputed")


def test_a_year_given_by_its_parts(lights: OpenRecord) -> None:
    words = "By quarter in 1901 the Board of Lights hired 316, then 212."
    assert verdicts(lights, HIRED + words)["316"] != "wrong-year"


def test_a_total_is_not_of_the_country_that_the_next_clause_names(lights: OpenRecord) -> None:
    words = "In 1901 the Board of Lights hired 528: the north coast had 90."
    assert verdicts(lights, HIRED + words)["528"] == "supported"


def test_the_whole_that_a_figure_is_a_part_of_is_not_held_to_the_verb(lights: OpenRecord) -> None:
    words = "In 1901 the north coast turned down 17 out of 528 applicants."
    assert not next(one for one in lights.check_text(HIRED + words, date="1902-06-01")[::-1]).details.is_fault
