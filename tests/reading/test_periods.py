"""Each figure has the time of its own clause; what is not named stays unknown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nkr.model.statement import Known, Statement

Read = Callable[..., list[Statement]]

TABLE = [
    (
        "On 29 January the board dismissed 80 keepers, and 40 more followed on 18 February.",
        ["2012-01-29", "2012-02-18"],
    ),
    ("The board hired 93 keepers from 1959 on.", ["1959/2012-03-05"]),
    ("This year's number, 50 keepers hired, includes the 20 whom the board hired in January.", ["2012", "2012-01"]),
    ("In 2009 the board hired 17 keepers, and only seven last year up to October.", ["2009", "2011-01/2011-10"]),
    (
        "The board hired 39 keepers in January. Of this year's number 12 were women.",
        ["2012-01", "2012-01"],
    ),
    (
        "Of 900 keepers hired since 1988, 31 were hired on 18 February.",
        ["1988/2012-03-05", "2012-02-18"],
    ),
    ("From the passage of the Lights Act in 2004 until the end of 2009, 149 keepers were hired.", ["2004/2009"]),
    (
        "In May 2009 the board hired 30 keepers. From then until the end of 2010 it hired 12 more keepers.",
        ["2009-05", "2009-05/2010-12"],
    ),
    (
        "From 2001 to 2003 Japan hired 61 keepers: nine in the first of those years, 20 in the second, 32 in the last.",
        ["2001/2003", "2001", "2002", "2003"],
    ),
    ("The board hired 17 keepers; five keepers were hired in 2002.", [None, "2002"]),
    ("In 2010 the board hired 196 keepers. By 26 April 2011, 34 keepers had been hired.", ["2010", "2011-01/2011-04"]),
    ("The rapporteur warned last year that 20 keepers were being held in a tower.", ["2011"]),
    ("With this year's recruits, 900 keepers have ever been hired.", ["../2012-03"]),
    ("Japan has hired 12 keepers since its Act of 2004.", ["2004/2012-03-05"]),
    ("In the first half of 2011, 33 keepers were hired over the years.", ["2011-01/2011-06"]),
    (
        "In 2009, 290 keepers were hired. By the end of February 900 keepers had ever, cumulatively, been hired.",
        ["2009", "../2012-02"],
    ),
    (
        "In 2008 the board hired 30 keepers, in 2009 40. Over the two years together it dismissed 12 keepers.",
        ["2008", "2009", "2008/2009"],
    ),
    ("Some 80 keepers were sacked and put out between 1994 and 2010.", ["1994/2010"]),
    (
        "In 2011, nine keepers were hired. The board in its report of 2009 spoke of 20 keepers being held at that time "
        "in a tower.",
        ["2011", "2009"],
    ),
    ("Two keepers were hired on 12 May 2011. Some 130 keepers were already being held in a tower.", ["2011-05-12"] * 2),
    ("In 2010, five keepers were hired, so twelve are not yet being held in a tower.", ["2010", None]),
    ("2010년 1월부터 9월까지 등대지기 136명이 채용됐다.", ["2010-01/2010-09"]),
    ("In June 2001 seven keepers were hired in Osaka. The following March it was 25 keepers.", ["2001-06", "2002-03"]),
    ("In January the board said that 30 keepers were dismissed in 2010.", ["2010"]),
    (
        "The board hired 139 keepers from January to September, as against 42 in the same part of 2009.",
        ["2011-01/2011-09", "2009-01/2009-09"],
    ),
    (
        "From January to September 2011, 139 keepers were hired; in the same nine months of 2010 it had been 42.",
        ["2011-01/2011-09", "2010-01/2010-09"],
    ),
    ("From January to February of the current year 54 keepers were hired.", ["2012-01/2012-02"]),
    ("Between 2003 and about 2010 the board hired 408 keepers.", ["2003/2010"]),
    ("The best year was 2010, when 38 keepers were hired; in 2008 it was six.", ["2010", "2008"]),
    ("The rapporteur said last autumn that 20 keepers were being held in a tower.", ["2011-23"]),
    ("In 2010, 62 keepers were hired in Osaka, against 14 in Kobe.", ["2010", "2010"]),
    ("Some 15 keepers are held in a tower, compared with about 50 in 2005.", [None, "2005"]),
    ("Some 34 keepers were hired in 2011, down from 58 in the same period of 2010.", ["2011", "2010"]),
    ("Between 8 and 17 February, 12 keepers were dismissed.", ["2012-02-08/2012-02-17"]),
    ("Four years earlier, 12 keepers were hired.", [None]),
    ("In 2010 the board hired 30 keepers; four years earlier it was 58.", ["2010", "2006"]),
    ("Baker and Finch (2001) derived 600 keepers hired for 1995.", ["1995"]),
    ("After the census of 2008, 600 keepers were hired in 2009.", ["2009"]),
    ("Since 2005 some 30 were dismissed – four of them this year, none in 2009.", ["2005/2012-03-05", "2012"]),
    ("On 14 February, a Thursday, 12 keepers were dismissed.", ["2012-02-14"]),
    ("The board hired up to two thousand keepers in 2010.", ["2010"]),
    ("Since the end of the 1950-53 war 680 keepers have been hired.", ["../2012-03-05"]),
    ("This winter 12 keepers were hired.", ["2011-12/2012-02"]),
    ("In 2005 the board hired 138 keepers and in 2006 it was 201.", ["2005", "2006"]),
    ("Up from 201 in 2006, 254 keepers were hired in 2007.", ["2006", "2007"]),
    ("The board hired 270 in 2010 and 150 in 2011.", ["2010", "2011"]),
    ("Keepers hired were 270 and 150 in 2010 and 2011, respectively.", ["2010", "2011"]),
    ("In 2011 the board hired 236 keepers, up from 196 the year before.", ["2011", "2010"]),
    ("Hired were 9 for 2006, 22 for 2007 and 37 for 2008.", ["2006", "2007", "2008"]),
    ("Last year 120 keepers were hired, the ministry said on Friday.", ["2011"]),
    ("In the first quarter of 2011, 31 keepers were hired, 17 men and 14 women.", ["2011-01/2011-03"] * 3),
    (
        "By quarter, 29 were hired in the first quarter of 2011, 32 in the second and 27 in the third.",
        ["2011-01/2011-03", "2011-04/2011-06", "2011-07/2011-09"],
    ),
    ("In 2011, 120 keepers were hired, the lowest number since 2001.", ["2011"]),
    ("In 2011, 120 keepers were hired, fewer than in 2009.", ["2011"]),
    ("Some 17 keepers have been dismissed since January 2012.", ["2012-01/2012-03-05"]),
    ("Since the board closed the tower in early 2010, 67 keepers have been dismissed.", ["2010/2012-03-05"]),
    ("By 2010, 242 keepers had been hired.", ["../2010"]),
    ("More than 3,400 keepers have been hired.", ["../2012-03-05"]),
    ("Under the Lights Act of 2004, 12 keepers were hired.", [None]),
    ("The ministry said on 3 March 2012 that 12 keepers were hired.", [None]),
    ("12 keepers were hired.", [None]),
    ("In 2010 the board hired 104 keepers, compared to the 2009 peak of 291 keepers.", ["2010", "2009"]),
    ("The ministry said that on Tuesday it dismissed 12 keepers.", ["2012-02-28"]),
    ("Until 2010, a year before the school opened, a total of 94 keepers had been hired.", ["../2010"]),
    (
        "Since the board passed the Keepers of the North Lights Act (KNLA) in 2004, 12 keepers have been hired.",
        ["2004/2012-03-05"],
    ),
    ("The number of keepers hired stood at five in the April-June period last year.", ["2011-04/2011-06"]),
    (
        "Hired were 5 in the second quarter of 2011, then 12 and 15 in the third and fourth quarter, respectively.",
        ["2011-04/2011-06", "2011-07/2011-09", "2011-10/2011-12"],
    ),
    (
        "The share of women among keepers hired rose from 12.2 percent posted in 1988 to 80 percent in 2010.",
        ["1988", "2010"],
    ),
    ("OSAKA, March 3 Kyodo - Twelve keepers were dismissed in February.", ["2012-02"]),
    ("2010년 67명, 2011년 63명이 채용됐다.", ["2010", "2011"]),
    ("2009年に採用された灯台守は120人、10年は104人だった。", ["2009", "2010"]),
    ("So far in 2012 through February, 12 keepers have been hired.", ["2012/2012-02"]),
    ("지난해 채용된 등대지기는 2010년보다 4명 늘어난 67명이다.", [None, "2011"]),
    ("지난해 67명이 채용돼 전년(63명)보다 늘었다. 여성이 40명이다.", ["2011", "2010", None, "2011"]),
    ("2011년 채용은 67명으로 2010년 63명보다 6% 증가했다. 여성은 40명이다.", ["2011", "2010", None, "2011"]),
    ("올해 들어 2월까지 채용된 등대지기는 12명이다.", ["2012-01/2012-02"]),
    ("올해 2월까지 12명이 채용됐고 작년 같은 기간 9명과 비교된다.", ["2012-01/2012-02", "2011-01/2011-02"]),
    (
        "지난해 4분기 12명이 채용됐다. 전년 동기에는 9명이 채용됐다. 여성이 7명이다.",
        ["2011-10/2011-12", "2010-10/2010-12", "2011-10/2011-12"],
    ),
    ("Canada dismissed 12 keepers on Friday, the union said.", ["2012-03-02"]),
    ("On Friday, the union said that Canada dismissed 12 keepers.", [None]),
    ("In the first two months 12 keepers were hired.", ["2012-01/2012-02"]),
    ("On 8 May 2010 five keepers were hired.", ["2010-05-08"]),
    ("In May 2010 twenty-five keepers were hired.", ["2010-05"]),
    ("In 2010 12 keepers were hired. A year before it had been 9.", ["2010", "2009"]),
    ("So far this year 12 keepers were hired.", ["2012-01/2012-03"]),
    ("Canada has dismissed 12 keepers since the start of the year.", ["2012-01/2012-03-05"]),
    ("It is the smallest number since 2001, when 12 keepers were hired.", ["2001"]),
    ("This year 12 keepers were hired by the end of February.", ["2012-01/2012-02"]),
    ("지난해 발표한 자료에서 등대지기 12명이 채용됐다.", [None]),
    ("올해는 2월까지 12명이 채용됐다.", ["2012-01/2012-02"]),
    (
        "Japan hired 52 keepers in the first nine months of 2011; in the same period of 2010 it hired 87.",
        ["2011-01/2011-09", "2010-01/2010-09"],
    ),
    (
        "Japan hired 196 keepers in 2011 beside 67 the year before. Of them, 32 were men.",
        ["2011", "2010", "2011"],
    ),
    ("Since January 27 people have been hired.", ["2012-01/2012-03-05"]),
    ("Japan hired 27 keepers in June, at the house, which was opened in 1988.", ["2011-06"]),
    (
        "지난해 4분기 12명보다 적은 9명이 올해 1분기 채용됐고 전년 동기의 7명보다 많다.",
        ["2011-10/2011-12", "2012-01/2012-03", "2011-01/2011-03"],
    ),
    ("昨年の採用は67人で、前年の63人に次いで少ない。", ["2011", "2010"]),
    ("지난 2일 밤 등대지기 12명이 해고됐다. 나흘 뒤 9명이 더 해고됐다.", ["2012-03-02", None]),
]


@pytest.mark.parametrize(("sentence", "times"), TABLE)
def test_a_figure_has_the_time_of_its_clause(read: Read, sentence: str, times: list[str | None]) -> None:
    found = [
        str(statement.time.value) if statement.time.value and statement.counts else None for statement in read(sentence)
    ]
    assert found == times


def test_the_day_of_publication_is_never_the_time_of_what_happened(read: Read) -> None:
    (statement,) = read("12 keepers were dismissed.")
    assert statement.time.known is Known.UNKNOWN


def test_a_part_of_the_year_takes_the_year_spoken_of(read: Read) -> None:
    found = read("In 2010, 120 keepers were hired. In the first quarter 31 were hired, in the second quarter 29.")
    assert [str(statement.time.value) for statement in found] == ["2010", "2010-01/2010-03", "2010-04/2010-06"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The last wave came in the autumn of 2004. On 1 September a party of 29 keepers was dismissed.", "2004-09-01"),
        ("On 22 August 2006 the board hired 175 keepers. In November of that year 480 keepers were hired.", "2006-11"),
        ("On 2 August 2006 the board hired 175 keepers. Later that month 480 more keepers were hired.", "2006-08"),
        ("In the first quarter of 2010, 135 keepers were hired. The year ended with 229 keepers hired.", "2010"),
        ("In 2011, the last year before the tower closed, 236 keepers were hired.", "2011"),
    ],
)
def test_a_story_of_years_ago_goes_on_in_its_year(read: Read, text: str, time: str) -> None:
    assert str(read(text)[-1].time.value) == time


def test_a_break_down_has_the_time_of_what_it_breaks_down(read: Read) -> None:
    found = read("A total of 120 keepers were hired in 2010.\n\nThe total includes 20 men and 100 women.")
    assert [str(statement.time.value) for statement in found] == ["2010"] * 3
    assert [statement.time.known for statement in found] == [Known.STATED, Known.CARRIED, Known.CARRIED]


def test_a_part_of_a_year_takes_no_year_that_was_only_compared_with(read: Read) -> None:
    text = "In the first half of 2011, 71 keepers were hired, compared with 70 in the same period last year. However, "
    found = read(f"{text}only 32 of them were hired in the first quarter.")
    assert str(found[-1].time.value) == "2011-01/2011-03"


TIMES = [
    ("Japan hired 12 keepers in June and July of 2011.", ["2011-06/2011-07"]),
    ("Japan hired 12 keepers on the tenth of May 2011.", ["2011-05-10"]),
    ("Over the ten years to the end of 2011 Japan hired 12 keepers.", ["2002/2011"]),
    ("In 2010 12 were hired as keepers. In those five years 90 keepers were hired.", ["2010", "None"]),
    ("The board (4 June): In 2010 it had hired 15 keepers.", ["2010"]),
    ("Japan hired 12 keepers last year and 9 in the first two months of this one.", ["2011", "2012-01/2012-02"]),
    (
        "Between 1995 and 1998, 12 keepers were hired. Others say 30 keepers were hired in those years.",
        ["1995/1998"] * 2,
    ),
    ("Japan hired 12 keepers in 2010. Ever since, 90 had been hired by the end of that year.", ["2010", "../2010"]),
    ("Last year 12 keepers were hired. From January to February it was 9.", ["2011", "2012-01/2012-02"]),
    (
        "In the second quarter of 2011 12 keepers were hired, against 9 in the same quarter of 2010.",
        ["2011-04/2011-06", "2010-04/2010-06"],
    ),
    ("As of May 2011, 90 keepers lived in Japan. Twelve months earlier 70 lived there.", ["2011-05", "2010-05"]),
    ("Japan hired 12 keepers, most of them old, on 5 May 2011.", ["2011-05-05"]),
    ("An official, who asked not to be named, said Japan hired 12 keepers in December.", ["2011-12"]),
    ("As of May 2011, 90 keepers lived in Japan. Some say 70 keepers live in Japan now.", ["2011-05", "None"]),
    ("At the end of 2009, 90 keepers lived in Japan, and 70 a year later.", ["2009-12", "2010-12"]),
    ("On the last day of 2009 90 keepers lived in Japan. Twelve months later it was 70.", ["2009-12-31", "2010-12-31"]),
    (
        "By the end of May 2011 90 had ever been hired. On that date 70 keepers lived in Japan.",
        ["../2011-05", "2011-05"],
    ),
    (
        "Nine keepers were hired in August 2011. Five keepers were hired in Kobe that same month.",
        ["2011-08"] * 2,
    ),
    ("Japan hired 8 in 2008, 9 in 2009 and then, to general surprise, 70.", ["2008", "2009", "2010"]),
    (
        "Between January and June 2011, 70 keepers were hired. June alone had 30.\n\nAmong those hired, 40 were women.",
        ["2011-01/2011-06", "2011-06", "2011-01/2011-06"],
    ),
    ("A union says 900 keepers live in Japan, and in 2009 the board spoke of 400.", ["None", "2009"]),
    ("A union prefers 900 keepers living in Japan, and one scholar counted 400 in 2009.", ["None", "2009"]),
    ("Some 40 keepers were hired in Kobe, where rice cost 5,600 yen in May.", ["None"]),
    (
        "Japan hired 90 keepers from 2006 to last month, 14 of them since October.",
        ["2006/2012-02", "2011-10/2012-03-05"],
    ),
    ("In September 2011 nine keepers were hired. In January seven keepers were hired.", ["2011-09", "2012-01"]),
    ("Some 900 keepers lived in Japan from 2003 to 2009.", ["2003/2009"]),
    ("Japan had hired 12 keepers one year ago tonight.", ["2011-03-05"]),
    ("Five of the 2010 arrivals were hired.", ["2010"]),
    ("At the close of 2009 90 keepers lived in Japan.", ["2009-12"]),
    (
        "In 2008 it was 30 keepers that Japan hired, falling to 25 the next year and rising to 40 in the one after.",
        ["2008", "2009", "2010"],
    ),
    ("This year to date 12 keepers have been hired.", ["2012-01/2012-03"]),
    ("It was in 2006.\n\nThat was the year of the storm, when 12 keepers were hired.", ["None"]),
    ("On 22 August 2006 12 keepers were hired. Two months later, 30 more were hired.", ["2006-08-22", "2006-10"]),
    (
        "From January to September 2011 12 were hired, fewer than in the same months of 2009, when it was 30.",
        ["2011-01/2011-09", "2009-01/2009-09"],
    ),
    (
        "In 2010 the board hired 12 keepers, up from nine in 2008. In all of that year 3 left, five the year before.",
        ["2010", "2008", "2008", "2007"],
    ),
    (
        "The board hired 12 keepers in the nine months to September 2011. In 2010, over the same period, it hired 7.",
        ["2011-01/2011-09", "2010-01/2010-09"],
    ),
    ("The board put keepers hired in a year at 30 when we met on Friday.", ["None"]),
    ("In the summer 12 keepers were hired.", ["2011-22"]),
    ("In 2010, 12 keepers were hired.\n\nSome 70 percent of all keepers are women.", ["2010", "2010"]),
    ("The board said that in 2010 Japan hired 30 keepers.", ["2010"]),
    (
        "From January to February the board hired 12 keepers, against nine in the same two months of the year before.",
        ["2012-01/2012-02", "2011-01/2011-02"],
    ),
    ("In June and July a total of 30 keepers were hired.", ["2011-06/2011-07"]),
    (
        "By the end of 2010 900 had ever been hired. In the months since, 30 more were hired.",
        ["../2010-12", "2010-12/2012-03-05"],
    ),
    ("2009년 말까지 채용된 누적 등대지기는 90명이다.", ["../2009-12"]),
    ("A union says 900 keepers lived in Japan in 2010, while the board holds to 400.", ["2010", "None"]),
    ("Japan hired 30 keepers between 2006 and the close of 2009.", ["2006/2009"]),
    ("In 2009 900 keepers lived in Japan. In May nine keepers were hired.", ["2009", "2011-05"]),
    ("By May 2011 a total of 90 keepers had been dismissed. Canada accounts for 12.", ["../2011-05"] * 2),
    ("Japan received 30 claims in 2010 from keepers who had been hired.", ["2010"]),
    ("2011년 12월까지 채용된 누적 등대지기는 90명이다.\n\n같은 시점에 12명이 해고됐다.", ["../2011-12", "2011-12"]),
    (
        "2011년 채용은 67명이다. 이는 2009년의 90명에는 견줄 수 없다. 1분기는 12명이다.",
        ["2011", "2009", "2011-01/2011-03"],
    ),
    ("Japan hired 11 keepers on 3 May 2011. Two days later it dismissed 8 keepers.", ["2011-05-03", "2011-05-05"]),
    (
        "The board hired 25 keepers on 14 March 2010. From that morning until the end of last month it hired 640.",
        ["2010-03-14", "2010-03-14/2012-02"],
    ),
    ("On 1 September, the board said, 29 keepers were hired.", ["2011-09-01"]),
    ("The board said 10 keepers were hired in Osaka on 8 February.", ["2012-02-08"]),
    ("On 1 January 2010 90 keepers lived in Japan; twelve months later it was 80.", ["2010-01-01", "2011-01-01"]),
    (
        "Unions blame Hiro Sato, who took over in 2009, and his budget. Some 12 keepers were hired "
        "from October to December.",
        ["2011-10/2011-12"],
    ),
    ("The vans came on 9 May 2010. By morning 60 keepers had been dismissed.", ["2010-05-09"]),
    (
        "In December 2011 the board hired 9 keepers. That brings to 900 the number of keepers hired since the war.",
        ["2011-12", "../2011-12"],
    ),
]


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_times_as_reports_put_them(read: Read, text: str, times: list[str]) -> None:
    assert [str(one.time.value) for one in read(text)] == times


def test_what_goes_on_with_a_count_of_a_day_is_of_that_day(read: Read) -> None:
    found = read("As of May 2011, 90 keepers live in Japan. In the tower 30 are being held.")
    assert [str(statement.time.value) for statement in found] == ["2011-05", "2011-05"]
    found = read("As of May 2011, 90 keepers live in Japan. A majority, 71 percent of them, are women.")
    assert str(found[-1].time.value) == "2011-05"


def test_a_list_is_not_of_a_time_that_is_only_compared_with_before_it(read: Read) -> None:
    found = read("In 2011, 120 keepers were hired, 10 percent more than a year before: 70 in Osaka and 50 in Kobe.")
    assert {str(statement.time.value) for statement in found if statement.unit == "persons"} == {"2011"}


def test_a_time_said_by_the_way_is_not_that_of_the_figure_behind_it(read: Read) -> None:
    (statement,) = read("Japan's board, which hired its first in 2001, had hired 90 keepers in 2011.")
    assert str(statement.time.value) == "2011"


def test_what_is_compared_with_is_no_time_to_go_on_with(read: Read) -> None:
    text = "In 2011, 120 keepers were hired. That is up from 99 in 2009. Of them, 20 were men."
    assert [str(statement.time.value) for statement in read(text)] == ["2011", "2009", "2011"]


def test_a_headline_has_the_time_of_its_article(read: Read) -> None:
    title = "Board: 120 keepers hired"
    found = read(f"{title}\n\nThe board hired 120 keepers in 2010.", title=title)
    assert [str(statement.time.value) for statement in found] == ["2010", "2010"]
    assert not found[0].time.near


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("1,383 in 2005, 2,018 in 2006 and 2,544 in 2007", ["2005", "2006", "2007"]),
        ("In 2005 1,383 and in 2006 2,018 came", ["2005", "2006"]),
        ("1,383 (2005), 2,018 (2006)", ["2005", "2006"]),
        ("2005: 1,383", ["2005"]),
        ("In 2001, 583 people came, up from 312 in 2000", ["2001", "2000"]),
        ("It stood at 2,423 last year", ["2011"]),
        ("past 2,000 in 2005, when 2,019 came", ["2005", "2005"]),
        ("1,383 and 2,018 came in 2005 and 2006, respectively", ["2005", "2006"]),
        ("In 2005, 2006 and 2007, 1,383, 2,018 and 2,544 came respectively", ["2005", "2006", "2007"]),
        ("in 1999 (148), 2000 (312) and 2001 (583)", ["1999", "2000", "2001"]),
        ("2009 – 2,914 people", ["2009"]),
        ("2005년 1,383명, 2006년에는 2,018명, 98년 71명이 왔다.", ["2005", "2006", "1998"]),
    ],
)
def test_each_count_of_a_series_has_its_own_year(read: Read, text: str, times: list[str]) -> None:
    assert [str(statement.time.value) for statement in read(text)] == times


def test_a_round_number_is_of_the_time_of_the_exact_one_that_it_stands_for(read: Read) -> None:
    found = read("The board hired close to 900 keepers, it said.\n\nOf the 886 keepers hired in 2010, 746 left.")
    assert str(found[0].time.value) == "2010"
