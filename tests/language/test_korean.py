"""Korean figures, in invented prose."""

from __future__ import annotations

import unicodedata

import pytest

from nkr.language.phrases import figures, reading, states
from nkr.model.quantity import Quantity

EXACT, ABOUT, NEARLY = Quantity.exact, Quantity.about, Quantity.nearly
AT_LEAST, MORE_THAN = Quantity.at_least, Quantity.more_than
UP_TO, LESS_THAN = Quantity.up_to, Quantity.less_than
RANGE, VAGUE = Quantity.between, Quantity.vague


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("2천737명", EXACT(2_737), "persons"),
        ("2천 737 명", EXACT(2_737), "persons"),
        ("3만 3882명", EXACT(33_882), "persons"),
        ("1천2백 명 정도", ABOUT(1_200), "persons"),
        ("만 5천 명", EXACT(15_000), "persons"),
        ("200명 언저리", ABOUT(200), "persons"),
        ("200명 선을 지켰다", ABOUT(200), "persons"),
        ("200명대로 줄었다", RANGE(200, 299), "persons"),
        ("1천500명대를", RANGE(1_500, 1_599), "persons"),
        ("3만명대에", RANGE(30_000, 39_999), "persons"),
        ("200-300명", RANGE(200, 300), "persons"),
        ("과반이", VAGUE("most"), "percent"),
        ("3만3천여 명", MORE_THAN(33_000), "persons"),
        ("1백20여명", MORE_THAN(120), "persons"),
        ("300여만 명", MORE_THAN(3_000_000), "persons"),
        ("백여 명", MORE_THAN(100), "persons"),
        ("약 200명", ABOUT(200), "persons"),
        ("최소 500명", AT_LEAST(500), "persons"),
        ("적어도 6,000여명", AT_LEAST(6_000), "persons"),
        ("최대 500명", UP_TO(500), "persons"),
        ("600명 안팎", ABOUT(600), "persons"),
        ("600명 내외", ABOUT(600), "persons"),
        ("600명가량", ABOUT(600), "persons"),
        ("500명 이상", AT_LEAST(500), "persons"),
        ("500명 이하", UP_TO(500), "persons"),
        ("500명 미만", LESS_THAN(500), "persons"),
        ("1만명이 채 안된다", LESS_THAN(10_000), "persons"),
        ("500명 초과", MORE_THAN(500), "persons"),
        ("500명을 훌쩍 넘는", MORE_THAN(500), "persons"),
        ("올해 중 2만 명을 넘길", MORE_THAN(20_000), "persons"),
        ("거의 500명", NEARLY(500), "persons"),
        ("70%에 가까운", NEARLY(70), "percent"),
        ("1만명으로 추산", ABOUT(10_000), "persons"),
        ("수십 명", VAGUE("dozens"), "persons"),
        ("수백 명", VAGUE("hundreds"), "persons"),
        ("수천 명", VAGUE("thousands"), "persons"),
        ("수만 명", VAGUE("tens of thousands"), "persons"),
        ("수십만 명", VAGUE("hundreds of thousands"), "persons"),
        ("여러 명", VAGUE("several"), "persons"),
        ("10만~30만 명", RANGE(100_000, 300_000), "persons"),
        ("10만에서 30만", RANGE(100_000, 300_000), ""),
        ("최소 10만명에서 최대 30만명까지", RANGE(100_000, 300_000), "persons"),
        ("3~5만 명", RANGE(30_000, 50_000), "persons"),
        ("두세 명", RANGE(2, 3), "persons"),
        ("두 명", EXACT(2), "persons"),
        ("스물다섯 명", EXACT(25), "persons"),
        ("천 명", EXACT(1_000), "persons"),
        ("98.2%", EXACT(98.2), "percent"),
        ("98퍼센트", EXACT(98), "percent"),
        ("3분의 2", ABOUT(66.7), "percent"),
        ("네 명 중 한 명꼴", EXACT(25), "percent"),
        ("절반 이상", AT_LEAST(50), "percent"),
        ("주당 200명", EXACT(200), "persons-per-week"),
        ("월 평균 103명", EXACT(103), "persons-per-month"),
        ("8230건", EXACT(8_230), "cases"),
        ("1,400km", EXACT(1_400), "km"),
        ("２，７３７명", EXACT(2_737), "persons"),
        ("사만 이천 명", EXACT(42_000), "persons"),
        ("천 삼백 명", EXACT(1_300), "persons"),
        ("만 천 360명", EXACT(11_360), "persons"),
        ("사오십 명", RANGE(40, 50), "persons"),
        ("육칠백 명", RANGE(600, 700), "persons"),
        ("이십수 명", RANGE(21, 29), "persons"),
        ("천수백 명", RANGE(1_100, 1_900), "persons"),
        ("4, 5만 명", RANGE(40_000, 50_000), "persons"),
        ("15 만 명", EXACT(150_000), "persons"),
        ("삼십 퍼센트", EXACT(30), "percent"),
        ("70명보다 많은", MORE_THAN(70), "persons"),
        ("70명 또는 그 이상", AT_LEAST(70), "persons"),
        ("60명 이상 90명 미만", RANGE(60, 90), "persons"),
    ],
)
def test_words_become_the_figure_that_they_state(text: str, quantity: Quantity, unit: str) -> None:
    (figure,) = figures(text, "ko")
    assert figure.quantity == quantity
    assert figure.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "2005년",
        "9월 26일",
        "3차 회담",
        "63세",
        "만 63세",
        "63살",
        "20대",
        "제1회",
        "38선",
        "5,000원",
        "300만 원",
        "1만 달러",
        "두 번째",
        "3개월",
        "3배",
        "6자회담",
        "1인당",
        "010-1234-5678",
        "권력 2인자",
        "1인 가구",
        "1인 시위",
        "1천 명당",
        "1만5천 바트",
        "3만4만 명",
        "4.500명",
        "1,23,4명",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert figures(text, "ko") == []


def test_a_change_is_no_range() -> None:
    found = figures("1,383명에서 2,018명으로 증가했다.", "ko")
    assert [figure.quantity for figure in found] == [EXACT(1_383), EXACT(2_018)]


def test_a_word_that_only_ends_like_a_hedge_is_none() -> None:
    assert reading("최근 500명", "ko") == EXACT(500)
    assert reading("근 500명", "ko") == NEARLY(500)


def test_slips_between_ten_thousand_and_thousand_are_caught() -> None:
    assert states("3만3천여 명", MORE_THAN(33_000), "ko")
    assert not states("3만3천여 명", MORE_THAN(3_300), "ko")
    assert not states("3만3천여 명", EXACT(33_000), "ko")


def test_decomposed_hangul_is_read_and_its_offsets_are_the_original_s() -> None:
    text = unicodedata.normalize("NFD", "모두 약 2천737명이 왔다")
    (figure,) = figures(text, "ko")
    assert figure.quantity == ABOUT(2_737)
    assert unicodedata.normalize("NFC", figure.text) == "약 2천737명"
    assert text[figure.start : figure.end] == figure.text


def test_a_number_at_the_level_of_is_about_it() -> None:
    (figure,) = figures("5만명 수준이다", "ko")
    assert figure.quantity == Quantity.about(50_000)


def test_a_count_to_compare_with_is_no_minimum() -> None:
    found = figures("2005년의 1,383명보다 많은 2,018명", "ko")
    assert [figure.quantity for figure in found] == [EXACT(1_383), EXACT(2_018)]


def test_the_lower_end_of_a_span_of_years_or_ages_is_no_count() -> None:
    assert reading("30~40대가 60%", "ko") == EXACT(60)
