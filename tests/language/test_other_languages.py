"""Japanese, Chinese, German, Spanish and Indonesian figures, in invented prose."""

from __future__ import annotations

import pytest

from nkr.language.phrases import figures
from nkr.model.quantity import Quantity

EXACT, ABOUT, NEARLY = Quantity.exact, Quantity.about, Quantity.nearly
AT_LEAST, MORE_THAN = Quantity.at_least, Quantity.more_than
UP_TO, LESS_THAN = Quantity.up_to, Quantity.less_than
RANGE, VAGUE = Quantity.between, Quantity.vague


@pytest.mark.parametrize(
    ("language", "text", "quantity", "unit"),
    [
        ("ja", "約300人が", ABOUT(300), "persons"),
        ("ja", "数百人が", VAGUE("hundreds"), "persons"),
        ("ja", "最多20万人か", UP_TO(200_000), "persons"),
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
        ("zh", "五十余万人", MORE_THAN(500_000), "persons"),
        ("ja", "八十余万人", MORE_THAN(800_000), "persons"),
        ("zh", "七百多万人", MORE_THAN(7_000_000), "persons"),
        ("zh", "二十几名", RANGE(21, 29), "persons"),
        ("zh", "十几万人", RANGE(110_000, 190_000), "persons"),
        ("ja", "二十数人", RANGE(21, 29), "persons"),
        ("ja", "三百数十人", RANGE(310, 390), "persons"),
        ("zh", "二点六万人", EXACT(26_000), "persons"),
        ("zh", "百分之七点二", EXACT(7.2), "percent"),
        ("zh", "百分之百", EXACT(100), "percent"),
        ("ja", "3・4万人", EXACT(34_000), "persons"),
        ("ja", "7・5%", EXACT(7.5), "percent"),
        ("zh", "六七百人", RANGE(600, 700), "persons"),
        ("zh", "三四十人", RANGE(30, 40), "persons"),
        ("zh", "两三人", RANGE(2, 3), "persons"),
        ("ja", "三、四十人", RANGE(30, 40), "persons"),
        ("ja", "5、6人", RANGE(5, 6), "persons"),
        ("zh", "4 万 2000 人", EXACT(42_000), "persons"),
        ("ja", "15 万人", EXACT(150_000), "persons"),
        ("zh", "两千零十二人", EXACT(2_012), "persons"),
        ("zh", "三亿四千五百六十七万八千九百人", EXACT(345_678_900), "persons"),
        ("ja", "三十%", EXACT(30), "percent"),
        ("ja", "四割五分", EXACT(45), "percent"),
        ("zh", "三成半", EXACT(35), "percent"),
        ("ja", "70人より多い", MORE_THAN(70), "persons"),
        ("ja", "70人もしくはそれ以上", AT_LEAST(70), "persons"),
        ("zh", "超过了七百人", MORE_THAN(700), "persons"),
        ("zh", "≥70人", AT_LEAST(70), "persons"),
        ("de", "6 Milliarden Menschen", EXACT(6_000_000_000), "persons"),
        ("de", "7'300 Menschen", EXACT(7_300), "persons"),
        ("de", "4 700 Menschen", EXACT(4_700), "persons"),
        ("de", "700 Menschen oder mehr", AT_LEAST(700), "persons"),
        ("de", "im Jahr 2019 828 Menschen", EXACT(828), "persons"),
        ("de", "auf 32 Menschen im Jahr 2012", EXACT(32), "persons"),
        ("de", "700 Menschen im Jahr", EXACT(700), "persons-per-year"),
        ("de", "acht Menschen", EXACT(8), "persons"),
        ("de", "dreihundertzwölf Menschen", EXACT(312), "persons"),
        ("de", "viertausendfünfhundert Menschen", EXACT(4_500), "persons"),
        ("de", "acht oder neun Menschen", RANGE(8, 9), "persons"),
        ("de", "Hunderte Menschen", VAGUE("hundreds"), "persons"),
        ("es", "3 mil millones de personas", EXACT(3_000_000_000), "persons"),
        ("es", "4 millones y medio de personas", EXACT(4_500_000), "persons"),
        ("es", "70 personas o más", AT_LEAST(70), "persons"),
        ("es", "<70 personas", LESS_THAN(70), "persons"),
        ("es", "trescientas doce personas", EXACT(312), "persons"),
        ("es", "cuarenta y dos personas", EXACT(42), "persons"),
        ("es", "tres mil personas", EXACT(3_000), "persons"),
        ("id", "delapan orang", EXACT(8), "persons"),
        ("id", "tiga ratus dua belas orang", EXACT(312), "persons"),
        ("id", "ratusan orang", VAGUE("hundreds"), "persons"),
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "三百五人"),
        ("zh", "十百人"),
        ("zh", "三五百人"),
        ("ja", "第十人"),
        ("ja", "二三百四百人"),
        ("de", "70.00 Menschen"),
        ("de", "70,000 Menschen"),
        ("de", "70k Menschen"),
        ("de", "4 700 kamen"),
        ("de", "acht neun Menschen"),
        ("es", "70,000 personas"),
        ("id", "70,000 orang"),
    ],
)
def test_a_number_of_which_a_part_is_not_understood_is_not_read_at_all(language: str, text: str) -> None:
    assert figures(text, language) == []
