"""What a number is in its sentence: a table a role, in English, Korean and Japanese."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nkr.model.statement import Direction, Role, Statement

Read = Callable[..., list[Statement]]

CHANGES = [
    ("Hiring in Japan rose by 242 in 2010.", 242),
    ("In 2010 keepers hired in Japan fell slightly, by 7.2 percent, to 240.", 7.2),
    ("In 2010, 26 percent more keepers were hired.", 26),
    ("A total of 135 keepers were hired, 94 fewer than in 2009.", 94),
    ("Three times as many as 138 keepers were hired in 2005.", 138),
    ("That left a shortfall of up to 220 keepers.", 220),
    ("2010년 채용된 등대지기는 24명 증가했다.", 24),
    ("지난해 채용된 등대지기는 2010년보다 4명(6.3%) 늘어난 67명이다.", 4),
    ("지난해 채용된 등대지기는 2010년보다 4명(6.3%) 늘어난 67명이다.", 6.3),
    ("昨年採用された灯台守は12人増の96人だった。", 12),
]
DENIALS = [
    ("In 2010, 242 keepers were not hired.", 242),
    ("Not 242 but 292 keepers were hired in 2010.", 242),
    ("Hiring came nowhere near 500 keepers in 2010.", 500),
    ("In 2010 42 keepers failed to be hired.", 42),
    ("2010년에 채용된 등대지기는 42명이 아니라 40명이다.", 42),
    ("2010년에 42명이 채용되지 못했다.", 42),
]
BACK_REFERENCES = [
    ("At least 41 keepers were dismissed. Nine of the 41 were hired in 2010.", 41),
    ("It believes that nine of the 41 were dismissed.", 41),
    ("Of these 92 keepers none was hired.", 92),
    ("92명의 등대지기가 채용됐다. 이들 92명은 서울에 산다.", 92),
]
OTHERS = [
    ("In 2010, 242 South Koreans were hired.", 242),
    ("In 2010, 242 Chinese keepers were hired.", 242),
    ("Some 30 diplomats came to the light.", 30),
    ("The town is home to about 900 ethnic Spaniards who live in Japan.", 900),
    ("He told of his contacts with some 200 keepers hired in Japan.", 200),
    ("They bought 22 chairs.", 22),
    ("Its report rests on interviews with 219 keepers who were hired in 2010.", 219),
    ("Of 54 keepers who were interviewed, most were hired in 2010.", 54),
    ("Six members of the Canadian union were hired.", 6),
    ("The keepers were seen 20 miles from the light.", 20),
    ("Of 73,293 people hired in 2010, 25 came from North Korea.", 73293),
    ("Of 730 hired in 2010, 25 came from North Korea, whereas 180 came from Iraq, followed by Somalia (48).", 180),
    ("Of 730 hired in 2010, 25 came from North Korea, whereas 180 came from Iraq, followed by Somalia (48).", 48),
    ("> 300 keepers were hired in 2010.", 300),
]
COUNTS = [
    ("In 2010, 242 keepers were hired.", 242),
    ("Hiring in Japan went up to 290 in 2011.", 290),
    ("Up from 201 in 2006, 254 keepers were hired in 2007.", 201),
    ("Not 242 but 292 keepers were hired in 2010.", 292),
    ("Five more keepers were dismissed on Monday.", 5),
    ("In 2010, 92 keepers were hired. Of these 40 were women.", 40),
    ("In 2010 the board hired 72 nationals of Lighthouse Island.", 72),
    ("In 2010, 12 percent of the 947 keepers hired were women.", 947),
    ("The number of keepers hired “bounced up to” 236 in 2010.", 236),
    ("Of the 104 keepers who were hired in 2009, nine left.", 104),
    ("지난해 채용된 등대지기는 2010년보다 4명(6.3%) 늘어난 67명이다.", 67),
    ("昨年採用された灯台守は12人増の96人だった。", 96),
]
TABLE = [
    (sentence, number, role)
    for role, sentences in (
        (Role.CHANGE, CHANGES),
        (Role.DENIED, DENIALS),
        (Role.BACK_REFERENCE, BACK_REFERENCES),
        (Role.OTHER, OTHERS),
        (Role.COUNT, COUNTS),
    )
    for sentence, number in sentences
]


@pytest.mark.parametrize(("sentence", "number", "role"), TABLE)
def test_a_number_is_what_its_sentence_makes_it(read: Read, sentence: str, number: float, role: Role) -> None:
    found = [
        statement for statement in read(sentence) if number in (statement.quantity.stated if statement.quantity else ())
    ]
    assert found, [statement.quantity for statement in read(sentence)]
    assert found[-1].role is role


def test_only_a_count_is_a_figure_of_a_measure(read: Read) -> None:
    (statement,) = read("Hiring in Japan rose by 242 in 2010.")
    assert not statement.counts


def test_a_change_says_which_way_and_by_how_much_and_to_what(read: Read) -> None:
    percent, end = read("In 2010 hiring in Japan fell slightly, by 7.2 percent, to 240.")
    assert percent.change is not None
    assert percent.change.direction is Direction.DOWN
    assert percent.change.percent is not None
    assert percent.change.percent.stated == (7.2,)
    assert percent.change.end == end.quantity


def test_a_word_of_growth_has_its_factor(read: Read) -> None:
    factor, first, last = read("Hiring in Japan doubled from 150 in 2010 to 151 in 2011.")
    assert factor.role is Role.CHANGE
    assert factor.change is not None
    assert factor.change.factor is not None
    assert factor.change.factor.stated == (2,)
    assert (factor.change.start, factor.change.end) == (first.quantity, last.quantity)
    assert factor.change.spanned


def test_a_figure_from_which_something_rose_has_the_direction(read: Read) -> None:
    *_, last = read("In 2011, 151 keepers were hired in Japan, up from 150 in 2010.")
    assert last.change is not None
    assert (last.change.direction, last.change.start) == (Direction.UP, last.quantity)


def test_a_superlative_is_told_with_its_span(read: Read) -> None:
    (statement,) = read("In 2011, 270 keepers were hired in Japan, the lowest number since 2001.")
    assert statement.trend is not None
    assert statement.trend.direction is Direction.DOWN
    assert str(statement.trend.since) == "2001"
    assert str(statement.time.value) == "2011"
