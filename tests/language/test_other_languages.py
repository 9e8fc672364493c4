"""Japanese, Chinese, German, Spanish and Indonesian figures, in invented prose."""

from __future__ import annotations

import pytest

from nkr.language.phrases import figures
from nkr.model.quantity import Quantity

EXACT, ABOUT, NEARLY = Quantity.exact, Quantity.about, Quantity.nearly
AT_LEAST, MORE_THAN, UP_TO = Quantity.at_least, Quantity.more_than, Quantity.up_to
RANGE, VAGUE = Quantity.between, Quantity.vague


@pytest.mark.parametrize(
    ("language", "text", "quantity", "unit"),
    [
        ("ja", "約300人が", ABOUT(300), "persons"),
        ("ja", "数百人が", VAGUE("hundreds"), "persons"),
        ("ja", "三百人が", EXACT(300), "persons"),
        ("ja", "1300人台で", RANGE(1_300, 1_399), "persons"),
        ("ja", "2009年には2914人に達した", EXACT(2_914), "persons"),
        ("ja", "3月1日に20人が", EXACT(20), "persons"),
        ("ja", "年に20人が", EXACT(20), "persons-per-year"),
        ("ja", "30万人以上", AT_LEAST(300_000), "persons"),
        ("ja", "300人余り", MORE_THAN(300), "persons"),
        ("ja", "少なくとも51人", AT_LEAST(51), "persons"),
        ("ja", "10万人から30万人", RANGE(100_000, 300_000), "persons"),
        ("ja", "7割", EXACT(70), "percent"),
        ("zh", "约300人", ABOUT(300), "persons"),
        ("zh", "數百人", VAGUE("hundreds"), "persons"),
        ("zh", "300多人", MORE_THAN(300), "persons"),
        ("zh", "近500人", NEARLY(500), "persons"),
        ("zh", "三十萬人以上", AT_LEAST(300_000), "persons"),
        ("zh", "百分之七十", EXACT(70), "percent"),
        ("de", "rund 1.400 Flüchtlinge", ABOUT(1_400), "persons"),
        ("de", "mehr als 800 Nordkoreaner", MORE_THAN(800), "persons"),
        ("de", "bis zu 2,5 Millionen", UP_TO(2_500_000), ""),
        ("de", "fast 98 Prozent", NEARLY(98), "percent"),
        ("es", "entre 80.000 y 120.000 personas", RANGE(80_000, 120_000), "persons"),
        ("es", "hasta 300.000 personas", UP_TO(300_000), "persons"),
        ("id", "sekitar 1.400 orang", ABOUT(1_400), "persons"),
    ],
)
def test_words_become_the_figure_that_they_state(language: str, text: str, quantity: Quantity, unit: str) -> None:
    (figure,) = figures(text, language)
    assert figure.quantity == quantity
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "2005年3月5日、63歳、5000円、人権"),
        ("ja", "1人当たり5000円"),
        ("zh", "2005年3月5日、63歲、5000元"),
        ("de", "am 3. Mai 2005, 63 Jahre, 5.000 Euro"),
        ("es", "el 5 de mayo de 2005, 63 años"),
        ("id", "5 Mei 2005, 63 tahun"),
    ],
)
def test_dates_ages_and_money_are_none(language: str, text: str) -> None:
    assert figures(text, language) == []
