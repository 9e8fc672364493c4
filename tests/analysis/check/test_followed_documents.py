"""A text that follows a document is held to it: its numbers stand together there, and one of them is wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import nkr
from nkr.analysis.check.judgements import SUPPORT
from nkr.library import OpenRecord

PRISONERS = (
    "The Ministry of National Defence had identified 1,186 South Korean prisoners of war kept in the North by October"
    " 2003. Of these 507 had died"
)
PERMITS = "Moscow told the UN that North Koreans held 30,023 valid work permits at the end of 2017"


@pytest.fixture(scope="module")
def wider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRecord]:
    with nkr.open(tmp_path_factory.mktemp("record") / "nkr.db", collections=["wider"]) as opened:
        yield opened


def judgement(record: OpenRecord, text: str, number: str, date: str = "2025-11-01") -> str:
    found = record.check_text(text, date=date)
    return next(
        one.judgement
        for one in found
        if one.details.statement.mention and one.details.statement.mention.figure.text.startswith(number)
    )


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        (f"{PRISONERS} and 179 had escaped.", "179", "wrong-kind"),
        (f"{PRISONERS} and the fate of 179 was unknown.", "179", "supported"),
        (f"{PERMITS}, and 11,940 a year on.", "11,940", "contradicted"),
        (f"{PERMITS}, and 11,490 at the end of 2018.", "11,490", "supported"),
    ],
)
def test_a_number_of_the_document_that_a_text_follows(wider: OpenRecord, text: str, number: str, wanted: str) -> None:
    assert judgement(wider, text, number) == wanted


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("In 2014 Kazakhstan gave temporary asylum to 26 North Koreans, Russia's migration service said.", "26"),
        (
            "China sent back 4,800 to 9,800 North Koreans annually from 1998 to 2006, the Chinese Academy of Social"
            " Sciences found.",
            "4,800",
        ),
    ],
)
def test_what_the_words_name_otherwise_is_not_supported(wider: OpenRecord, text: str, number: str) -> None:
    assert judgement(wider, text, number) not in SUPPORT


def test_nearly_is_a_limit(wider: OpenRecord) -> None:
    text = "Lawmaker Cho Jeong-sik said that in June 2020 {} resettled North Koreans had no known address."
    assert judgement(wider, text.format("nearly 900"), "nearly") == "supported"
    assert judgement(wider, text.format("900"), "900") not in SUPPORT


DOUBTED = [
    (
        "At the end of 2021 separated families were old: those aged eighty and above, 30,148 persons, were most of the"
        " registered people who were still alive, the Ministry of Unification said.",
        "30,148",
    ),
    (
        "At the end of 2021 the Ministry of Unification wrote of 46,215 living applicants of separated families out of"
        " 133,619 registered.",
        "133,619",
    ),
    (
        "Women make up 69 percent of the North Koreans admitted to South Korea by the end of December 2011, 15,929 in"
        " all, against 7,171 men.",
        "15,929",
    ),
]


@pytest.mark.parametrize(("text", "number"), DOUBTED)
def test_what_may_count_some_of_them_is_no_fault(wider: OpenRecord, text: str, number: str) -> None:
    found = wider.check_text(text, date="2022-03-01")
    judgements = [
        one
        for one in found
        if one.details.statement.mention and one.details.statement.mention.figure.text.startswith(number)
    ]
    assert judgements
    assert not any(one.details.is_fault for one in judgements)


def test_a_release_that_the_sentence_dates_itself_is_not_outdated(wider: OpenRecord) -> None:
    text = "The Ministry of Unification{} reported 224 arrivals of North Koreans in South Korea for 2025."
    assert judgement(wider, text.format(", on 20 January 2026,"), "224", "2026-02-12") == "supported"
    assert judgement(wider, text.format(""), "224", "2026-02-12") == "outdated"


def test_a_count_over_several_years_may_be_kept_as_a_total(wider: OpenRecord) -> None:
    fields = {"measure": "admitted-other-country", "place": "united-states", "year": "2006-05/2019-12"}
    assert wider.check("218", **fields).judgement == "supported"


FAULTS = [
    ("In 2004 1,890 North Koreans arrived in South Korea, the Ministry of Unification said.", "1,890", "outdated"),
    ("In 2019 1,047 came to South Korea; from October to December 226 came.", "226", "wrong-year"),
    ("By September 2017 22,135 North Koreans had come to South Korea in all.", "22,135", "wrong-scope"),
    (
        "In October 2003 exactly 120 North Koreans were sheltered in South Korea's embassy in Beijing, Yonhap wrote.",
        "120",
        "hedge-lost",
    ),
    (
        "NKDB, for its part, has traced at least 406 North Koreans whom China sent back from 2024 to October 2025.",
        "at least 406",
        "unclear",
    ),
    ("Hwang Jang-yop said that half a million died of hunger in 1996 alone.", "half a million", "unclear"),
    ("All told at least 1,170 were held in China in July 2021, UNHCR said.", "at least 1,170", "unclear"),
    ("World Vision put the famine's dead up to August 1999 at about 3.5 million.", "about 3.5", "wrong-claimant"),
    ("The Health Ministry put the famine's dead up to August 1999 at about 3.5 million.", "about 3.5", "unclear"),
    ("UNHCR has said that as many as 200,000 North Koreans live in China.", "as many", "unclear"),
    ("In 2025 223 people arrived in South Korea. Of these 198 were women and 26 were men.", "26", "outdated"),
]

RIGHT = [
    ("By the end of 2016, 18,665 hailed from North Hamgyong.", "18,665"),
    ("All told the Thai police had counted 9,622 North Koreans between 2004 and that April.", "9,622"),
    ("At the end of 2025 100,148 of those registered for a search of their family had died.", "100,148"),
]


@pytest.mark.parametrize(("text", "number"), RIGHT)
def test_a_part_that_is_named_the_end_of_a_span_and_a_total_are_no_faults(
    wider: OpenRecord, text: str, number: str
) -> None:
    found = wider.check_text(text, date="2026-03-01")
    assert not any(one.details.is_fault for one in found)
    assert judgement(wider, text, number, "2026-03-01") in ("supported", "unclear", "not-in-record")


@pytest.mark.parametrize(("text", "number", "wanted"), FAULTS)
def test_a_number_of_an_earlier_release_another_quarter_group_or_claimant_is_named(
    wider: OpenRecord, text: str, number: str, wanted: str
) -> None:
    assert judgement(wider, text, number, "2026-03-01") == wanted


def test_a_time_since_which_a_figure_grew_is_not_its_own(wider: OpenRecord) -> None:
    text = (
        "In December 2011 UNHCR had 603 North Korean refugees in Britain and 193 in Germany, which has {} since 2004."
    )
    assert judgement(wider, text.format("doubled"), "193", "2012-07-01") == "supported"
    assert judgement(wider, text.format("doubled"), "doubled", "2012-07-01") == "contradicted"


WATCH = "Human Rights Watch said that 80 North Koreans were sent back on 29 August 2023"


@pytest.mark.parametrize(
    ("text", "number", "date", "wanted"),
    [
        (f"{WATCH}, and on 18 September 2023 another 140.", "140", "2023-12-14", "contradicted"),
        (f"{WATCH}, and on 18 September 2023 another 40.", "40", "2023-12-14", "supported"),
        (f"{WATCH}, and 140 were let go.", "140", "2023-12-14", "not-in-record"),
        (
            "Since 2020, Human Rights Watch says, China has forced back at least 1,067 North Koreans.",
            "at least",
            "2025-11-01",
            "contradicted",
        ),
        (
            "Since 2020, Human Rights Watch says, China has forced back at least 1,076 North Koreans.",
            "at least",
            "2025-11-01",
            "supported",
        ),
    ],
)
def test_who_is_named_with_a_day_is_held_to_what_he_gave_for_it(
    wider: OpenRecord, text: str, number: str, date: str, wanted: str
) -> None:
    assert judgement(wider, text, number, date) == wanted


@pytest.mark.parametrize(
    ("text", "number", "date"),
    [
        (
            "In 2011 the South took in 2,706; by the time the year closed its running total was 23,100.",
            "23,100",
            "2012",
        ),
        ("Kuwait told the UN in March 2020 that it had sent home 904 North Korean workers.", "904", "2020-07-30"),
        ("NKDB found that 98 percent of all forced returns to North Korea were by China.", "98", "2024-02-05"),
    ],
)
def test_words_of_a_total_and_numbers_without_a_hedge_raise_no_alarm(
    wider: OpenRecord, text: str, number: str, date: str
) -> None:
    assert judgement(wider, text, number, date) not in {"wrong-kind", "hedge-lost", "contradicted"}


LIST = "UNHCR, counting at the end of 2004, knew of 17 North Korean refugees in the United Kingdom,"


@pytest.mark.parametrize(
    ("text", "number", "date", "wanted"),
    [
        (f"{LIST} 41 in the Netherlands and five in Ireland.", "41", "2006-03-20", "contradicted"),
        (
            "At the end of 2016 UNHCR counted 533 North Koreans with refugee status in the whole world.",
            "533",
            "2018-11-12",
            "wrong-kind",
        ),
        (
            "NKDB had 8,139 cases of forced return from every country together as of October 2024.",
            "8,139",
            "2025-10-28",
            "wrong-scope",
        ),
        (f"{LIST} 15 in the Netherlands and five in Ireland.", "15", "2006-03-20", "supported"),
        ("통일부에 따르면 2023년 5월에는 9명이 동해로 배를 타고 왔다.", "9", "2024-02-05", "unclear"),
        ("통일부에 따르면 2023년 5월 동해로 9명, 10월 서해로 4명이 배를 타고 왔다.", "4", "2024-02-05", "unclear"),
        ("통일부에 따르면 2023년 5월에는 9명이 서해로 배를 타고 왔다.", "9", "2024-02-05", "supported"),
    ],
)
def test_a_place_of_its_own_holds_a_figure_to_what_the_record_has_for_it(
    wider: OpenRecord, text: str, number: str, date: str, wanted: str
) -> None:
    assert judgement(wider, text, number, date) == wanted


QUARTERS = "The ministry reports 12 arrivals for April to June 2020. In the second quarter of 2019 there were 320,"
MONTHS = "The Unification Ministry counted 139 arrivals in South Korea from January through September 2023, 40 of them"
YEARS = "The ministry says 1,384 came to South Korea in 2005: arrivals"
KOREAN = "통일부에 따르면 2024년 1~9월 한국에 들어온 북한이탈주민이 181명으로 집계됐다. 지난해 같은 기간의 139명에 비해"


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        (f"{QUARTERS} so the year-on-year decline is 60 percent.", "60", "contradicted"),
        (f"{QUARTERS} so the year-on-year decline is 96 percent.", "96", "supported"),
        (f"{QUARTERS} and the drop comes to a quarter.", "a quarter", "contradicted"),
        (f"{MONTHS} in July to September. That was about half that of 2022.", "about half", "contradicted"),
        (f"{YEARS} climbed from 1,898 the year before.", "climbed", "contradicted"),
        (f"{YEARS} sank from 1,898 the year before.", "sank", ""),
        (f"{KOREAN} 줄어든 수치다.", "줄어든", "contradicted"),
        (f"{KOREAN} 늘어난 수치다.", "늘어난", ""),
    ],
)
def test_growth_that_is_told_by_a_noun_or_of_a_part_of_a_year(
    wider: OpenRecord, text: str, word: str, wanted: str
) -> None:
    found = wider.check_text(text, date="2024-10-28" if text.startswith("통일부") else "2023-12-14")
    judged = [one.judgement for one in found if one.details.statement.mention.figure.text.startswith(word)]
    assert judged == ([wanted] if wanted else [])


SENT_BACK = (
    "On 9 October 2023 China sent back North Koreans. The Transitional Justice Working Group said it was up to 600,"
)


@pytest.mark.parametrize(("share", "wanted"), [("70", "supported"), ("90", "wrong-claimant")])
def test_a_share_of_those_before_it_is_that_of_the_one_who_is_named(wider: OpenRecord, share: str, wanted: str) -> None:
    text = f"{SENT_BACK} of whom more than {share} percent were women."
    assert judgement(wider, text, f"more than {share}", "2023-12-20") == wanted


THAI = "In 2004 the Thai police registered 46 North Koreans. Three years later, in 2007, it was"


@pytest.mark.parametrize(
    ("text", "number", "date", "wanted"),
    [
        (f"{THAI} 752, and in 2010 no fewer than 2,482.", "752", "2012-07-09", "wrong-year"),
        (f"{THAI} 1,785, and in 2010 no fewer than 2,482.", "1,785", "2012-07-09", "disputed"),
        ("On 22 June 2012 the Thai police detained 11 North Koreans in one party.", "11", "2012-07-10", "wrong-scope"),
        ("On 22 June 2012 the Thai police detained 19 North Koreans in one party.", "19", "2012-07-10", "supported"),
        (
            "In the whole of 2022 the ministry counted 42 North Koreans who came to South Korea.",
            "42",
            "2023-12-14",
            "wrong-year",
        ),
        ("재작년에는 한 해를 통틀어 139명이 한국에 들어왔다.", "139", "2025-02-10", "wrong-year"),
        ("통일부에 따르면 2024년 9월 국내에 사는 탈북민 중 여성은 7950명이다.", "7950", "2025-02-10", "wrong-scope"),
        ("통일부에 따르면 9월 말 현재 국내에 거주하는 탈북민은 3만4259명이다.", "3만", "2024-10-28", "wrong-kind"),
    ],
)
def test_a_time_before_the_figure_and_words_of_residents_hold(
    wider: OpenRecord, text: str, number: str, date: str, wanted: str
) -> None:
    assert judgement(wider, text, number, date) == wanted


PANEL = "The UN panel says"


@pytest.mark.parametrize(
    ("text", "number", "date", "wanted"),
    [
        (
            "The Korea Economic Daily wrote that Dandong has brought in 20,000 additional workers from North Korea.",
            "20,000",
            "2017-10-25",
            "planned-as-done",
        ),
        (
            f"{PANEL} the North dispatched around 400,000 workers abroad in 2024.",
            "around",
            "2025-10-28",
            "planned-as-done",
        ),
        (f"{PANEL} the North plans to send around 400,000 workers abroad.", "around", "2025-10-28", "supported"),
    ],
)
def test_a_plan_told_as_done_may_be_told_of_another_measure(
    wider: OpenRecord, text: str, number: str, date: str, wanted: str
) -> None:
    assert judgement(wider, text, number, date) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kim Suk-woo believes that each year about 5,000 North Koreans are returned from China.", "supported"),
        ("NKDB believes that about 5,000 North Koreans are being returned from China annually.", "wrong-claimant"),
        ("NKDB speaks of about 5,000 people a year who are sent back from China.", "wrong-claimant"),
    ],
)
def test_so_many_a_year_need_no_time(wider: OpenRecord, text: str, wanted: str) -> None:
    assert judgement(wider, text, "about 5,000", "2012-07-09") == wanted


def test_what_a_text_adds_up_itself_is_no_fault(wider: OpenRecord) -> None:
    text = (
        "UNHCR counted 1,052 North Korean refugees in the world at the end of 2011, and 490 claims were pending. Taken"
    )
    assert judgement(wider, f"{text} together they make 1,542 people.", "1,542", "2012-06-28") in (
        "unclear",
        "not-in-record",
    )


@pytest.mark.parametrize("who", ["people", "North Koreans"])
def test_one_incident_of_several_is_not_the_years_count(wider: OpenRecord, who: str) -> None:
    text = f"Only four {who} have arrived in South Korea by sea this year, the ministry's list suggests."
    assert judgement(wider, text, "four", "2023-11-02") not in SUPPORT


MALTA = "Malta had 22 North Korean workers in March 2014,"


@pytest.mark.parametrize(
    ("text", "number", "date", "wanted"),
    [
        (f"{MALTA} 240 in 2015 and three by July 2016.", "240", "2020-02-10", "contradicted"),
        (f"{MALTA} 72 in 2015 and three by July 2016.", "72", "2020-02-10", "supported"),
        ("NKDB says that some 8,000 were sent back to the North this year alone.", "some", "2023-11-02", "wrong-kind"),
        ("통일부에 따르면 스스로 목숨을 끊은 탈북민은 올해 들어서만 31명에 이른다.", "31", "2015-10-20", "wrong-kind"),
    ],
)
def test_a_list_is_of_one_source_and_a_year_alone_is_no_total(
    wider: OpenRecord, text: str, number: str, date: str, wanted: str
) -> None:
    assert judgement(wider, text, number, date) == wanted


BRITAIN = "UNHCR says that Britain had more than 1,300 claims by North Koreans from 2003 to 2016."
QUARTER = "통일부에 따르면 2024년 3분기 국내에 들어온 탈북민은 76명이다. 여성이 64명, 남성은"


@pytest.mark.parametrize(
    ("text", "number", "date"),
    [
        (f"{BRITAIN} The UK Home Office has 902 claims and 544 grants for the same period.", "544", "2020-07-15"),
        (f"{QUARTER} 22명이었다.", "22", "2024-10-28"),
        ("In 2024 alone, then, over 670 North Koreans have been sent back by China.", "over", "2024-10-31"),
        ("통일부에 따르면 1997년 7월부터 올해 6월까지 입국한 엘리트 탈북민은 통틀어 134명이다.", "134", "2024-11-05"),
    ],
)
def test_a_number_of_another_source_time_or_beginning_supports_nothing(
    wider: OpenRecord, text: str, number: str, date: str
) -> None:
    assert judgement(wider, text, number, date) not in {*SUPPORT, "disputed"}


def test_a_part_of_the_quarter_is_supported_for_it(wider: OpenRecord) -> None:
    assert judgement(wider, f"{QUARTER} 12명이었다.", "12", "2024-10-28") == "supported"


@pytest.mark.parametrize(
    ("text", "number", "date"),
    [
        ("통일부에 따르면 무연고로 숨진 탈북민은 올해 8월까지 모두 83명이다.", "83", "2024-11-05"),
        ("교육부에 따르면 지난해 탈북 학생의 44.9%가 중국 같은 제3국에서 태어났다.", "44", "2015-10-20"),
    ],
)
def test_a_total_and_a_country_named_for_example_raise_no_alarm(
    wider: OpenRecord, text: str, number: str, date: str
) -> None:
    assert judgement(wider, text, number, date) not in {"wrong-year", "wrong-scope", "contradicted"}
