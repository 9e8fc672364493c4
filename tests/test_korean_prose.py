"""Korean prose read by the real vocabulary: who says a figure, of which place in a list, and whether it rose."""

from __future__ import annotations

import pytest

from nkr.model.period import parse
from nkr.model.prose import Prose
from nkr.model.statement import Certainty, Direction, Statement
from nkr.model.vocabulary import Vocabulary
from nkr.reading.reader import statements
from nkr.services.loading import read_bundled


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_bundled()[0].entries.vocabulary


def read(text: str, vocabulary: Vocabulary) -> list[Statement]:
    return statements(Prose("text", text, {}, text), vocabulary, written=parse("2024-05-01"))


def test_each_clause_has_the_one_who_speaks_in_it(vocabulary: Vocabulary) -> None:
    """The Korean name of a body is known from its label, and "라고 했다" is a word of saying."""
    found = read(
        "수용소에 갇힌 북한 주민은 유엔 북한인권조사위원회가 7만 명이라고 했고, 통일부는 9만 명이라고 했다.", vocabulary
    )
    assert [one.claimant.value for one in found] == ["un-commission-of-inquiry", "south-korea-unification-ministry"]


def test_each_place_of_a_list_stands_before_its_figure(vocabulary: Vocabulary) -> None:
    found = read("중국 공안에 구금돼 있는 탈북민은 투먼에 352명, 단둥에 180명, 선양에 47명이었다.", vocabulary)
    assert [one.place.value for one in found] == ["tumen", "dandong", "shenyang"]


@pytest.mark.parametrize(
    ("verb", "direction"), [("늘었다", Direction.UP), ("다시 증가했다", Direction.UP), ("크게 줄었다", Direction.DOWN)]
)
def test_a_verb_behind_a_figure_says_that_it_rose_or_fell(
    verb: str, direction: Direction, vocabulary: Vocabulary
) -> None:
    (_, later) = read(f"입국한 탈북민은 2018년 1,137명이었고 2019년에는 1,250명으로 {verb}.", vocabulary)
    assert later.change is not None
    assert (later.change.direction, later.change.end) == (direction, later.quantity)


def test_provinces_that_are_counted_together_are_one_group(vocabulary: Vocabulary) -> None:
    (both,) = read("2021년 입국한 탈북민의 출신 지역은 양강도와 함경도가 64%였다.", vocabulary)
    (one,) = read("2021년 입국한 탈북민의 출신 지역은 양강도가 34%였다.", vocabulary)
    assert (both.group.value, one.group.value) == ("from-ryanggang-or-hamgyong", "from-ryanggang")


@pytest.mark.parametrize(
    "text", ["고난의 행군 때 굶어 죽은 사람이 정말 300만 명일까?", "Did 3 million North Koreans die in the famine?"]
)
def test_a_question_states_nothing(text: str, vocabulary: Vocabulary) -> None:
    (statement,) = read(text, vocabulary)
    assert (statement.measure.value, statement.certainty) == ("famine-deaths", Certainty.PERHAPS)
