"""The times that a sentence names."""

from __future__ import annotations

import time
import unicodedata

import pytest

from nkr.language.times import moments
from nkr.model import period

WRITTEN = period.parse("2011-10-12")


def times(text: str, language: str = "en") -> list[str]:
    return [str(moment.period) for moment in moments(text, language, WRITTEN)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was 41 in 2005, 52 in 2006 and 63 in 2009.", ["2005", "2006", "2009"]),
        ("held from Sept. 26-30 on the coast", ["2011-09-26/2011-09-30"]),
        ("In February 31 keepers left", ["2011-02"]),
        ("in the past 10 years", ["2001-10/2011-10"]),
        ("in the first quarter of 2019", ["2019-01/2019-03"]),
        ("in the first eight months of 2009", ["2009-01/2009-08"]),
        ("from January to August 2012", ["2012-01/2012-08"]),
        ("between 2005 and 2009", ["2005/2009"]),
        ("in 2005 and 2006", ["2005", "2006"]),
        ("a storm in the 1990s", ["199X"]),
        ("On 8 June 2002 two came", ["2002-06-08"]),
        ("on June 8, 2002", ["2002-06-08"]),
        ("Last year 40 came, this year 50", ["2010", "2011"]),
        ("in December", ["2010-12"]),
        ("24/01/2006", ["2006-01-24"]),
        ("03/04/2006", ["2006"]),
        ("in June last year", ["2010-06"]),
        ("in the twelve months to June 2004", ["2003-07/2004-06"]),
        ("in the six months to February 2005", ["2004-09/2005-02"]),
        ("since New Year", ["2011-01"]),
        ("from 4 to 8 February 2009", ["2009-02-04/2009-02-08"]),
        ("April 2 to 7, 2009", ["2009-04-02/2009-04-07"]),
        ("the last week of June 2009", ["2009-06-24/2009-06-30"]),
        ("the second half of June 2009", ["2009-06-16/2009-06-30"]),
        ("in mid-2009 and by the middle of 2010", ["2009-06", "2010-06"]),
        ("in the fiscal year that ended in September 2009", ["2008-10/2009-09"]),
        ("they warned last year that it would rain", ["2010"]),
        ("between May 3 and May 8, 2009", ["2009-05-03/2009-05-08"]),
        ("April 2 and July 5, 2009", ["2009-04-02", "2009-07-05"]),
        ("in Q3 2009", ["2009-07/2009-09"]),
        ("H1 2009", ["2009-01/2009-06"]),
        ("last year's third quarter", ["2010-07/2010-09"]),
        ("in the second quarter", ["2011-04/2011-06"]),
        ("in the fourth quarter", ["2011-10/2011-12"]),
        ("the first two quarters of 2009", ["2009-01/2009-06"]),
        ("the last three months of 2009", ["2009-10/2009-12"]),
        ("in the two years 2008 and 2009", ["2008/2009"]),
        ("in the year ending June 2009", ["2008-07/2009-06"]),
        ("in the three years to 2009", ["2007/2009"]),
        ("over 2008 and 2009", ["2008/2009"]),
        ("in 2008/09", ["2008/2009"]),
        ("in 2008-09 and on 2008-07", ["2008/2009", "2008-07"]),
        ("fiscal 2009", ["2009"]),
        ("in the 70s and the 1960's", ["197X", "196X"]),
        ("in nineteen eighty-four", ["1984"]),
        ("today, yesterday and tomorrow", ["2011-10-12", "2011-10-11", "2011-10-13"]),
        ("two days before yesterday", ["2011-10-09"]),
        ("last week", ["2011-10-03/2011-10-09"]),
        ("next year", ["2012"]),
        ("three years ago", ["2008"]),
        ("twenty years ago", ["1991"]),
        ("four months ago", ["2011-06"]),
        ("A decade ago this morning", ["2001-10-12"]),
        ("two years ago today", ["2009-10-12"]),
        ("about 500 as 2007 closed", ["2007"]),
        ("next Tuesday", ["2011-10-18"]),
        ("on Monday next week", ["2011-10-17"]),
        ("last Friday", ["2011-10-07"]),
        ("on the last day of 2009 and the first day of May 2010", ["2009-12-31", "2010-05-01"]),
        ("one of the 2009 newcomers", ["2009"]),
        ("last autumn, last summer, this autumn", ["2010-23", "2011-22", "2011-23"]),
        ("on New Year's Eve, and on New Year's Eve 2008", ["2010-12-31", "2008-12-31"]),
        ("on Christmas Day, on Christmas Eve 2008, on New Year's Day", ["2010-12-25", "2008-12-24", "2011-01-01"]),
        ("on May 3 and 4 and on 7 and 8 June 2009", ["2011-05-03/2011-05-04", "2009-06-07/2009-06-08"]),
        ("since the turn of the year, as recently as 2009", ["2011-01", "2009"]),
        ("from mid-February to early March, in 2010 – the last year", ["2011-02/2011-03", "2010", "2010"]),
        ("some 300 keepers; that was 1999, they say", ["1999"]),
        ("in summer 2009", ["2009-22"]),
    ],
)
def test_english_times(text: str, wanted: list[str]) -> None:
    assert times(text) == wanted


@pytest.mark.parametrize(
    "text", ["2,018 people", "2018 keepers", "they may not come", "a march of 20 miles", "31 February"]
)
def test_what_is_no_time(text: str) -> None:
    assert not [moment for moment in moments(text, "en", None) if moment.period is not None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2011년 9월 26일", ["2011-09-26"]),
        ("지난해 40명", ["2010"]),
        ("2012년 1~8월", ["2012-01/2012-08"]),
        ("올해 상반기", ["2011-01/2011-06"]),
        ("지난 10년간", ["2001-10/2011-10"]),
        ("2007~2009년", ["2007/2009"]),
        ("2007년에서 2009년 사이", ["2007/2009"]),
        ("6월 4일부터 8일까지", ["2011-06-04/2011-06-08"]),
        ("2월 4~8일", ["2011-02-04/2011-02-08"]),
        ("2009년 2분기", ["2009-04/2009-06"]),
        ("2분기에는 40명", ["2011-04/2011-06"]),
        ("지난해 3분기에 40명, 지난해 같은 기간에는 30명", ["2010-07/2010-09", "2009-07/2009-09"]),
        ("내년 5월", ["2012-05"]),
        ("80년대 중반", ["198X"]),
        ("지난 해", ["2010"]),
        ("지난달 26일", ["2011-09-26"]),
        ("올해 들어 6월까지", ["2011-01/2011-06"]),
        ("올해는 8월까지 40명", ["2011-01/2011-08"]),
        ("2010년 초부터 12월 말까지", ["2010"]),
        ("지난 9일 밤", ["2011-10-09"]),
        ("지난 31일 밤", []),
        ("2010년 1~12월 11월까지", ["2010-01/2010-11"]),
        ("96년 56명, 97년 85명", ["1996", "1997"]),
        ("15년 만에 40명", []),
    ],
)
def test_korean_times(text: str, wanted: list[str]) -> None:
    assert times(text, "ko") == wanted


def test_since_and_as_of_are_told_apart() -> None:
    since, until = moments("since 1998, and as of August 2023", "en", None)
    assert (since.since, since.until, until.since, until.until) == (True, False, False, True)


def test_without_the_date_of_the_text_a_month_is_there_and_not_fixed() -> None:
    (found,) = moments("in March 40 came", "en", None)
    assert found.period is None


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ja", "昨年は40人だった", ["2010"]),
        ("ja", "2009年4~6月期に40人、前年同期は30人", ["2009-04/2009-06", "2008-04/2008-06"]),
        ("ja", "09年4~6月期に40人", ["2009-04/2009-06"]),
        ("ja", "平成21年3月", ["2009-03"]),
        ("ja", "2007年から2009年まで", ["2007/2009"]),
        ("ja", "昨年同月の34人", ["None"]),
        ("zh", "去年上半年40人", ["2010-01/2010-06"]),
        ("zh", "第一季度40人，上半年90人", ["2011-01/2011-03", "2011-01/2011-06"]),
        ("zh", "今年以来40人", ["2011"]),
        ("ja", "9日夜", ["2011-10-09"]),
        ("zh", "今年前5個月40人,與去年同期30人", ["2011-01/2011-05", "2010-01/2010-05"]),
        ("zh", "今年前九个月40人", ["2011-01/2011-09"]),
        ("zh", "首十一個月40人", ["2010-01/2010-11"]),
        ("zh", "40人8日晚到达", ["2011-10-08"]),
        ("ko", "40명이 9일 도착했다", ["2011-10-09"]),
        ("ko", "40명이 9일 동안, 그리고 3일 만에", []),
        ("ja", "8日に40人、3日間で20人", ["2011-10-08"]),
        ("zh", "2007年至2009年", ["2007/2009"]),
    ],
)
def test_japanese_and_chinese_times(language: str, text: str, wanted: list[str]) -> None:
    assert times(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Some 40 keepers are expected to arrive on Nov. 17", "2011-11-17"),
        ("Some 40 keepers arrived on Nov. 17", "2010-11-17"),
        ("The lamp will be lit in March", "2012-03"),
        ("The lamp was lit in March", "2011-03"),
        ("The council will meet on Friday", "2011-10-14"),
        ("The council met on Friday", "2011-10-07"),
        ("To begin with, the 40 keepers whose names they gave on Nov. 17", "2010-11-17"),
        ("On Dec. 3, 40 keepers will sail", "2011-12-03"),
        ("It announced plans on Dec. 3, which will be read", "2010-12-03"),
    ],
)
def test_a_date_without_a_year_is_the_next_beside_a_plan_and_else_the_last(text: str, wanted: str) -> None:
    assert times(text) == [wanted]


def test_a_month_without_a_year_beside_a_plan_is_the_next_in_korean_too() -> None:
    assert times("12월에 40명이 도착할 예정이다", "ko") == ["2011-12"]
    assert times("12월에 40명이 도착했다", "ko") == ["2010-12"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2,018 in 2006, up from 1,383 the year before", ["2006", "2005"]),
        ("On May 22, 2005 they came, and the following year they left", ["2005-05-22", "2006"]),
        ("40 in the third quarter of 2009, up from 30 a year earlier", ["2009-07/2009-09", "2008-07/2008-09"]),
        (
            "40 in the third quarter of 2009, 30 a year ago. In the quarter 5 left",
            ["2009-07/2009-09", "2008-07/2008-09", "2009-07/2009-09"],
        ),
        ("40 in 2009, the council said on Friday, up from 30 the year before", ["2009", "2011-10-07", "2008"]),
    ],
)
def test_a_time_told_from_another_is_counted_from_it(text: str, wanted: list[str]) -> None:
    assert times(text) == wanted


def test_a_rate_is_no_time() -> None:
    assert times("200 people each month, 50 a week") == []
    assert times("매달 20명", "ko") == []


def test_since_the_end_of_a_year_is_since_in_korean() -> None:
    (found,) = moments("2009년 말 이후", "ko", WRITTEN)
    assert (str(found.period), found.since, found.until) == ("2009", True, False)


def test_decomposed_hangul_and_wide_digits_are_read() -> None:
    text = unicodedata.normalize("NFD", "모두 2009년 3월에")
    (found,) = moments(text, "ko", None)
    assert (str(found.period), text[found.start : found.end]) == ("2009-03", found.text)
    assert times("２００９年３月", "ja") == ["2009-03"]


@pytest.mark.parametrize(
    ("language", "piece"), [("en", "in the year 2005 "), ("en", "May "), ("ko", "지난해 "), ("ja", "年")]
)
def test_the_time_is_in_proportion_to_the_length(language: str, piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    moments(text, language, WRITTEN)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "Im vergangenen Jahr kamen 40, 2009 noch 30", ["2010", "2009"]),
        ("de", "2009 waren es 30; bis Ende 2010 insgesamt 300", ["2009", "2010"]),
        ("de", "In der ersten Jahreshälfte 2010 40, im ersten Quartal 20", ["2010-01/2010-06", "2010-01/2010-03"]),
        (
            "de",
            "zwischen 2001 und 2005, von Januar bis März 2009, am 3. Mai 2010",
            ["2001/2005", "2009-01/2009-03", "2010-05-03"],
        ),
        ("de", "2010 Menschen kamen im September", ["2011-09"]),
        ("es", "El año pasado 40, en 2009 30, desde 1998 400", ["2010", "2009", "1998"]),
        ("es", "en los primeros nueve meses de este año", ["2011-01/2011-09"]),
        ("es", "el 3 de mayo de 2010, en el segundo semestre", ["2010-05-03", "2010-07/2010-12"]),
        ("id", "Tahun lalu 40, pada 2009 30, hingga akhir 2010 400", ["2010", "2009", "2010"]),
        ("id", "dalam sembilan bulan pertama tahun ini, kuartal ketiga 2010", ["2011-01/2011-09", "2010-07/2010-09"]),
        ("id", "3 Mei 2010, 5 tahun lalu, bulan lalu", ["2010-05-03", "2006", "2011-09"]),
    ],
)
def test_german_spanish_and_indonesian_times(language: str, text: str, wanted: list[str]) -> None:
    assert times(text, language) == wanted


def test_a_time_tells_which_end_of_a_span_it_is() -> None:
    (since,) = moments("seit 1998", "de", WRITTEN)
    (until,) = moments("hasta finales de 2010", "es", WRITTEN)
    assert (since.since, since.until, until.since, until.until) == (True, False, False, True)


def test_on_a_sunday_last_monday_is_of_the_week_that_ends() -> None:
    (monday,) = moments("last Monday", "en", period.parse("2012-03-11"))
    assert str(monday.period) == "2012-03-05"
