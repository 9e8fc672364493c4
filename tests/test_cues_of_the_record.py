"""The cues of the real vocabulary: how journalists say what each measure counts, in other words than its label."""

from __future__ import annotations

import pytest

from nkr.model.period import parse
from nkr.model.prose import Prose
from nkr.model.vocabulary import Vocabulary
from nkr.reading.questions import question
from nkr.reading.reader import statements
from nkr.services.loading import read_bundled


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_bundled()[0].entries.vocabulary


SAID = [
    ("Some 840 refugees from North Korea found a new home in the South in 2008.", "arrivals-south-korea"),
    ("The ministry reported 96 newcomers from North Korea for last year.", "arrivals-south-korea"),
    ("The annual total of North Korean defectors slid from 940 in 2019 to 51 in 2021.", "arrivals-south-korea"),
    ("All told, 21,400 North Koreans have come to the South.", "arrivals-south-korea-cumulative"),
    ("About 40,000 North Koreans are lying low in Yanbian.", "population-in-china"),
    ("Police raids in Yanji netted 38 North Koreans in 2003.", "arrested-in-china"),
    ("China drove 90 North Koreans back across the Tumen in 2010.", "repatriated"),
    ("Eleven North Koreans were handed over to the North by Chinese police in 2010.", "repatriated"),
    ("Nine North Koreans scrambled over the wall of the Spanish embassy in Beijing.", "entered-diplomatic-missions"),
    ("There were 19 North Koreans in the consular section of the embassy in Beijing.", "in-diplomatic-missions"),
    ("The famine in North Korea brought 400,000 excess deaths between 1994 and 1999.", "famine-deaths"),
    ("The famine in North Korea also meant 90,000 births forgone.", "famine-births-lost"),
    ("Some 120,000 North Koreans are locked up in camps for political offenders.", "political-prisoners"),
    ("In 2007, 31 North Koreans were shot in public before crowds.", "public-executions"),
    ("In 1970, 41 fishermen from the South were carried off to North Korea after the armistice.", "abductees"),
    ("About 300 South Korean soldiers taken prisoner are still alive in the North.", "south-korean-pows-in-north"),
    (
        "Since 1988, 90,000 South Koreans have signed up to see kin in the North.",
        "separated-families-registered",
    ),
    ("Brokers keep 30 percent of the money that North Koreans send home.", "remittance-fee-share"),
    ("In the survey, 24 percent of the North Koreans had wired money home that year.", "remitted-in-year-share"),
    ("The whereabouts of 700 North Korean settlers cannot be established.", "whereabouts-unknown"),
    ("In 2016, 14 North Korean defectors died with no family to bury them.", "unclaimed-deaths"),
    ("In 2018, 2,100 pupils of North Korean background attended schools.", "students-of-north-korean-background"),
    ("Seven North Koreans reached the South by boat in 2017.", "arrivals-by-sea"),
    ("Britain received 30 asylum applications from North Koreans in 2012.", "asylum-claims-other-country"),
    ("Of the North Koreans whose asylum claims Canada decided, 17 were refusals.", "asylum-refused-other-country"),
    ("Some 130 North Koreans are stranded in Ulan Bator on their way to Seoul.", "waiting-for-south-korea"),
    ("More than 40,000 North Korean labourers toil on building sites in Russia.", "overseas-workers"),
    ("Kuwait has sent home 700 North Korean labourers.", "workers-sent-home"),
    ("UNHCR said 900 North Koreans of concern to the UN refugee agency were on its books.", "registered-with-unhcr"),
    ("Some 14 North Koreans applied for refugee status in Norway in 2011.", "asylum-claims-other-country"),
    ("In the exchange of prisoners after the armistice, 6,100 South Korean POWs came home.", "pows-exchanged"),
    ("The whereabouts of 410 South Korean prisoners of war are not known.", "pows-fate-unknown"),
    ("As of 2021, 21 of the abducted Japanese have not returned.", "japanese-abductees-remaining"),
    ("지금까지 국군포로 64명이 북한을 탈출해 돌아왔다.", "pows-escaped"),
    ("행방을 알 수 없는 국군포로는 410명이다.", "pows-fate-unknown"),
    ("포로 교환 때 송환된 국군포로는 6,100명이다.", "pows-exchanged"),
    ("아직 돌아오지 못한 납북자는 470명이다.", "abductees-remaining"),
    ("북한에서 풀려나 돌아온 납북자는 3,100명이다.", "abductees-returned"),
    ("정부가 6·25전쟁 납북자로 인정한 사람은 2,300명이다.", "wartime-abductees-recognised"),
    ("기근으로 태어나지 못한 아이는 9만 명에 이른다.", "famine-births-lost"),
    ("북한 정치범수용소에서 숨진 사람은 7만 명에 이른다.", "deaths-in-prison-camps"),
    ("중국 감옥에 갇혀 있는 탈북민은 1,900명이다.", "detained-in-china"),
    ("2019년 목선을 타고 서해를 건너온 탈북민은 23명이다.", "arrivals-by-sea"),
    ("2019년 스스로 목숨을 끊은 탈북민은 13명이다.", "suicides-resettled"),
    ("2012년 캐나다에 난민 신청을 한 탈북민은 310명이다.", "asylum-claims-other-country"),
    ("2014년 캐나다에서 난민 신청이 기각된 탈북민은 120명이다.", "asylum-refused-other-country"),
    ("2014년 러시아에서 임시 망명을 허가받은 북한 주민은 17명이다.", "temporary-asylum-granted"),
    ("러시아에 있는 북한 노동자는 2만3,000명이다.", "overseas-workers"),
    ("유엔난민기구에 등록된 탈북자는 1,300명이다.", "registered-with-unhcr"),
    ("2020년에 북한으로 송금한 탈북민은 24퍼센트였다.", "remitted-in-year-share"),
    ("북한에 돈을 보낸 적이 있는 탈북민은 63퍼센트였다.", "remitted-ever-share"),
]


@pytest.mark.parametrize(("sentence", "measure"), SAID)
def test_a_measure_is_known_in_other_words(vocabulary: Vocabulary, sentence: str, measure: str) -> None:
    found = statements(Prose("text", sentence, {}, sentence), vocabulary, written=parse("2019-03-05"))
    counted = {read.measure.value for read in found if read.counts and read.mention and not read.mention.summed}
    assert counted == {measure}


ASKED = [
    ("국군포로는 지금까지 몇 명이 탈출해 돌아왔나요?", "pows-escaped"),
    ("2020년에 북한으로 송금한 탈북민 비율", "remitted-in-year-share"),
    ("How many North Koreans asked for refugee status in Russia in 2011?", "asylum-claims-other-country"),
    ("How many North Koreans did Chinese police round up in 2008?", "arrested-in-china"),
    ("number of defectors residing in the South, 2020", "residents-south-korea"),
    ("How many children of defectors live in South Korea?", "children-of-resettled"),
    ("How many South Korean abductees have come back?", "abductees-returned"),
    ("attempted embassy entries in Beijing 2002", "attempted-entry-diplomatic-missions"),
    ("태국에서 한국행을 기다리는 탈북자는 몇 명인가요?", "waiting-for-south-korea"),
    ("하나원 교육을 마친 인원", "hanawon-graduates"),
    ("경제적 이유로 중국에 넘어간 탈북자 비율은?", "economic-motive-share"),
    ("중국인과 결혼한 탈북 여성 비율", "women-with-chinese-men-share"),
    ("이산가족 신청자 중 이미 사망한 비율은?", "separated-families-died-share"),
    ("북한에 남아 있는 일본인 납북자 수", "japanese-abductees-remaining"),
    ("재일교포 북송 인원", "moved-from-japan-to-north-korea"),
    ("러시아에서 취업 허가를 받은 북한 노동자는 몇 명인가요?", "work-permits"),
]


@pytest.mark.parametrize(("asked", "measure"), ASKED)
def test_a_question_finds_its_measure(vocabulary: Vocabulary, asked: str, measure: str) -> None:
    assert question(asked, vocabulary, today=parse("2024-03-05")).measure.value == measure


OTHER = [
    "지난해 환율이 두 배로 늘어 탈북민 단체가 300명을 돕는 데 그쳤다.",
    "한 탈북 외교관은 평양 시민 300명이 행사에 동원됐다고 말했다.",
    "전 세계 40개국에서 온 대표 300명이 탈북민 인권 회의에 참석했다.",
    "관광 목적으로 북한을 방문한 중국인은 3만 명이었다.",
    "30대 탈북민의 실업률은 7퍼센트였다.",
    "The US says 7,500 American soldiers went missing in the war in Korea.",
]


@pytest.mark.parametrize("sentence", OTHER)
def test_near_words_about_something_else_count_nothing(vocabulary: Vocabulary, sentence: str) -> None:
    found = statements(Prose("text", sentence, {}, sentence), vocabulary, written=parse("2024-03-05"))
    assert [read.measure.value for read in found if read.counts] == []


def test_what_is_told_of_those_counted_is_its_own_measure(vocabulary: Vocabulary) -> None:
    text = (
        "Since 1988 a total of 134,516 people have put down their names in the hope of seeing relatives in the North. "
        "Of them 34,368 were still alive at the end of 2010. In 2010 another 2,437 died."
    )
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2011-03-05"))
    counted = [read.measure.value for read in found if read.counts and read.mention and not read.mention.summed]
    assert counted == ["separated-families-registered", "separated-families-living", "separated-families-died"]


def test_those_who_went_elsewhere_count_where_a_measure_counts_them(vocabulary: Vocabulary) -> None:
    text = "The ministry said that 30 resettled North Koreans had gone back to the North since 2012."
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2018-03-05"))
    assert [read.measure.value for read in found] == ["resettled-returned"]


def test_what_did_not_happen_counts_where_the_words_of_a_measure_say_so(vocabulary: Vocabulary) -> None:
    text = "Some 500 South Korean fishermen abducted after the war have not come back from the North."
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2018-03-05"))
    assert [read.measure.value for read in found] == ["abductees-remaining"]


def test_a_whole_named_behind_its_part_is_of_the_whole_measure(vocabulary: Vocabulary) -> None:
    text = "Some 500 abducted fishermen have not come back from the North, of about 3,800 in all."
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2018-03-05"))
    assert found[-1].measure.value == "abductees"


def test_words_of_its_own_end_the_country_that_is_only_carried(vocabulary: Vocabulary) -> None:
    text = (
        "Dozens of North Koreans have reached embassies in Beijing since March, and most of them were let go to the "
        "South. Last year 583 defectors arrived there."
    )
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2002-09-20"))
    assert found[-1].measure.value == "arrivals-south-korea"


PARTS_AND_COUNTRIES = [
    (
        "According to the Ministry of Education, 2,538 students of North Korean background were enrolled as of April"
        " 2018. Of that number 1,530 were born in China or other third countries; 1,008 were born in the North.",
        ["students-of-north-korean-background", "third-country-born-students", "north-born-students"],
    ),
    (
        "In 2012 Britain granted asylum to 15 North Koreans and 19 were refused.",
        ["admitted-other-country", "asylum-refused-other-country"],
    ),
    (
        "Police in northern Thailand said that 33 North Koreans were arrested.\n\nThey are the latest of many. Records"
        " of the Immigration Bureau show that 2,482 North Koreans were arrested for illegal entry in 2010.",
        ["arrested-other-country", "arrested-other-country"],
    ),
    (
        "South Korea took in 2,706 North Koreans last year, lifting the overall tally since the division to 23,100.",
        ["arrivals-south-korea", "arrivals-south-korea-cumulative"],
    ),
]


@pytest.mark.parametrize(("text", "measures"), PARTS_AND_COUNTRIES)
def test_a_clause_tells_its_own_part_and_a_text_its_country(
    vocabulary: Vocabulary, text: str, measures: list[str]
) -> None:
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2018-03-05"))
    assert [read.measure.value for read in found] == measures


def test_the_year_behind_a_total_is_that_of_its_last_day(vocabulary: Vocabulary) -> None:
    text = (
        "A total of 1,047 North Koreans arrived in South Korea in 2019. Cumulative entries stood at 33,523 on"
        " 31 December.\n\nDuring the year 918 North Koreans completed the course at Hanawon."
    )
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2020-02-01"))
    assert [str(read.time.value) for read in found] == ["2019", "../2019-12-31", "2019"]
