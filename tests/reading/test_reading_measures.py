"""What a figure counts: measure and kind by the words, never by the number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nkr.model import period
from nkr.model.statement import Certainty, Statement
from nkr.model.vocabulary import Kind
from nkr.reading.questions import question

from .conftest import VOCABULARY

Read = Callable[..., list[Statement]]

TABLE = [
    ("In 2011, 120 keepers were hired in Japan.", "hired", Kind.FLOW),
    ("More than 3,400 keepers have been hired in Japan.", "hired-ever", Kind.CUMULATIVE),
    ("By 2010, 242 keepers had been hired in Japan.", "hired-ever", Kind.CUMULATIVE),
    ("So far 3,400 keepers have been hired.", "hired-ever", Kind.CUMULATIVE),
    ("This year 34 keepers have been hired.", "hired", Kind.FLOW),
    ("Since 2001, 340 keepers were hired.", "hired-ever", Kind.CUMULATIVE),
    ("Some 34 keepers a year have been hired since 2001.", "hired", Kind.FLOW),
    ("Some 3,400 keepers now live in Japan.", "living", Kind.STOCK),
    ("Canada dismissed 12 keepers on 3 May 2011.", "dismissed", Kind.EVENT),
    ("Canada dismissed 120 keepers in 2011.", "dismissed", Kind.FLOW),
    ("Canada has dismissed 12 keepers, sailors said.", "dismissed", Kind.EVENT),
    ("In all, Canada has dismissed 120 keepers since 2001.", "dismissed", Kind.CUMULATIVE),
    ("Of the keepers, 72 percent are women.", "women-share", Kind.SHARE),
    ("등대지기 누적 채용 인원은 3,400명이다.", "hired-ever", Kind.CUMULATIVE),
]


@pytest.mark.parametrize(("sentence", "measure", "kind"), TABLE)
def test_the_words_say_what_is_counted(read: Read, sentence: str, measure: str, kind: Kind) -> None:
    statement = read(sentence)[-1]
    assert (statement.measure.value, statement.kind.value) == (measure, kind)


def test_a_series_goes_on_with_what_it_counts(read: Read) -> None:
    found = read("In 2009, 120 keepers were hired. In 2010 it was still 104.")
    assert [statement.measure.value for statement in found] == ["hired", "hired"]
    assert found[1].certainty is not Certainty.SURE


CARRIED = [
    ("How many keepers live in Japan?\n\nThe sailors say 3,400.", ["living"]),
    ("2010년 채용된 사람은 120명, 해고된 사람은 40명으로 집계됐다.", ["hired", "dismissed"]),
    ("2010년 등대지기는 120명이 채용됐고, 해고된 사람은 40명이다.", ["hired", "dismissed"]),
    ("Hiring in Japan has changed. There were 58 in 2001 and 72 in 1998.", ["hired", "hired"]),
    ("Canada dismissed more than 500 keepers in 2010. Some 600 were put on buses.", ["dismissed", "dismissed"]),
    ("In 2011, 29 keepers were hired. Twelve came by night, and 20 at once.", ["hired", "hired", "hired"]),
    ("In 2011, 120 keepers were hired.\n\nIn the first half of 2012, 40 came.", ["hired", "hired"]),
    ("In 2011, 175 keepers were hired: 37 men, 128 women and 10 children.", ["hired"] * 4),
    ("In 2011, 120 keepers were hired. The board runs four shelters with 22 chairs.", ["hired", "", ""]),
    ("In 2011, 120 keepers were hired. Some 90 South Koreans came too.", ["hired", ""]),
    ("In 2011, 120 keepers were hired. Another 30 had died.", ["hired", ""]),
    ("In 2011, 120 keepers were hired. Another 30 were in their forties.", ["hired", ""]),
    ("In 2011, 120 keepers were hired. The harbour says that 40 are working on a mole.", ["hired", ""]),
    ("In 2011, 120 keepers were hired. Another 12 went back in 2012.", ["hired", ""]),
    ("In 2011, 120 keepers were hired. Some 30 could not be found.", ["hired", "hired"]),
    ("In 2011 Japan hired 40 keepers, 30 of whom were sacked.", ["hired", "dismissed"]),
    ("In 2011 Japan hired nine of a group of 30 keepers who had been sacked.", ["hired", "dismissed"]),
    ("In 2011 Japan hired 40 keepers; seven of them, an old man among them, were sacked.", ["hired", "dismissed"]),
    ("By May 2011 a total of 90 keepers had been dismissed in Japan. Canada accounts for 12.", ["dismissed"] * 2),
]


@pytest.mark.parametrize(("text", "measures"), CARRIED)
def test_a_bare_number_goes_on_with_what_its_paragraph_counts(read: Read, text: str, measures: list[str]) -> None:
    assert [statement.measure.value for statement in read(text)] == measures


def test_a_part_of_whom_nothing_is_known_is_not_the_whole(read: Read) -> None:
    _, part = read("In 2011, 120 keepers were hired. Nine of them like the sea.")
    assert part.group.value == ""
    assert not part.group.certain


def test_what_is_said_by_the_way_or_only_feared_counts_nothing(read: Read) -> None:
    found = read("In 2011, 48 keepers, who were about to be hired in Japan by boat, were dismissed by Canada.")
    assert found[-1].measure.value == "dismissed"


def test_the_main_verb_decides_and_not_who_they_are(read: Read) -> None:
    found = read("In 2011, 48 keepers who live in Japan were dismissed.")
    assert found[-1].measure.value == "dismissed"
    found = read("Of the 90 keepers who live in Japan, 48 have been dismissed.")
    assert found[-1].measure.value == "dismissed"


def test_the_next_sentence_says_what_they_are(read: Read) -> None:
    found = read("The keepers are sad. There are 150 of whom nobody hears. They live in Japan.")
    assert found[-1].measure.value == "living"


def test_a_percentage_beside_a_count_is_no_share_of_women(read: Read) -> None:
    found = read("In 2011, 76 percent of the keepers hired were women. The young hired were 31 – 15 percent of all.")
    assert [statement.measure.value for statement in found][-1] == ""


def test_what_was_only_expected_is_planned(read: Read) -> None:
    (statement,) = read("This year the board expects to hire fewer than 100 keepers who are hired by the day.")
    assert statement.planned


def test_a_text_of_nothing_of_the_field_is_never_certain(read: Read) -> None:
    (statement,) = read("Two people in Florida were hired in 2011.")
    assert statement.certainty is Certainty.PERHAPS


def test_a_table_is_read_by_its_columns(read: Read) -> None:
    found = read("Keepers and their lights.\n\nYear\tKeepers hired\tWomen, percent\n2009\t120\t75\n2010\t104\t78\n")
    told = [(statement.measure.value, str(statement.time.value), statement.unit) for statement in found]
    assert told == [
        ("hired", "2009", "persons"),
        ("women-share", "2009", "percent"),
        ("hired", "2010", "persons"),
        ("women-share", "2010", "percent"),
    ]
    assert [(statement.mention.line, statement.mention.column) for statement in found if statement.mention][:2] == [
        (4, 6),
        (4, 10),
    ]


QUESTIONS = [
    ("how many keepers were hired in 2011?", "hired", "2011", "keepers", None),
    ("what share of the keepers are women?", "women-share", None, "keepers", None),
    ("How many women were hired in Japan last year?", "hired", "2011", "women", None),
    ("who said 200 are dismissed?", "dismissed", None, "keepers", 200),
    ("등대지기 2011년 채용", "hired", "2011", "keepers", None),
    ("2011년에 채용된 등대지기는 몇 명입니까?", "hired", "2011", "keepers", None),
]


@pytest.mark.parametrize(("text", "measure", "time", "group", "number"), QUESTIONS)
def test_a_question_is_a_statement_without_a_number(
    text: str, measure: str, time: str | None, group: str, number: int | None
) -> None:
    asked = question(text, VOCABULARY, today=period.parse("2012-03-05"))
    assert (asked.measure.value, asked.group.value) == (measure, group)
    assert (str(asked.time.value) if asked.time.value else None) == time
    assert (asked.quantity.stated if asked.quantity else None) == ((number,) if number else None)
    assert asked.mention is None


def test_what_is_said_of_others_before_a_figure_does_not_say_what_it_counts(read: Read) -> None:
    found = read(
        "In 2010, 30 keepers were hired. The watch, from talks with people who had dismissed some, inferred 40."
    )
    assert [statement.measure.value for statement in found] == ["hired", "hired-ever"]
