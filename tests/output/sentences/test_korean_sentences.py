"""Korean sentences and reasons: each is read back by the project's own Korean grammar, and by a second opinion."""

import re
from dataclasses import replace

import pytest

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.korean import _REASONS, in_korean
from nkr.analysis.compare.rules import REASONS
from nkr.language import phrases
from nkr.language.korean_prose import day, name, number, predicate, stated, when
from nkr.model.dataset import Dataset
from nkr.model.fact import UNATTRIBUTED
from nkr.model.period import parse
from nkr.model.quantity import Quantity
from nkr.output.sentences import Length, korean, sentence
from nkr.services.loading import read_bundled


@pytest.fixture(scope="module")
def record() -> Dataset:
    builder, _ = read_bundled()
    entries = builder.entries
    return Dataset(list(entries.facts.values()), entries.sources, entries.vocabulary, entries.collections)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (5, "5"),
        (2706, "2,706"),
        (8000, "8천"),
        (22_000, "2만 2천"),
        (34_537, "3만 4,537"),
        (2_500_000, "250만"),
        (2.5, "2.5"),
    ],
)
def test_numbers_have_ten_thousands_and_thousands(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("quantity", "unit", "written", "said"),
    [
        (Quantity.exact(2706), "persons", "2,706명", "2,706명이다"),
        (Quantity.about(8000), "persons", "약 8천 명", "약 8천 명이다"),
        (Quantity.nearly(98), "percent", "거의 98%", "거의 98%다"),
        (Quantity.at_least(500_000), "persons", "50만 명 이상", "50만 명 이상이다"),
        (Quantity.more_than(30_000), "persons", "3만 명 초과", "3만 명이 넘는다"),
        (Quantity.up_to(300), "persons-per-week", "주당 최대 300명", "주당 최대 300명이다"),
        (Quantity.less_than(70), "persons", "70명 미만", "70명 미만이다"),
        (Quantity.between(150, 200), "persons-per-week", "주당 150명에서 200명 사이", "주당 150명에서 200명 사이다"),
        (Quantity.vague("tens of thousands"), "persons", "수만 명", "수만 명이다"),
        (Quantity.exact(8230), "cases", "8,230건", "8,230건이다"),
        (Quantity.exact(1400), "km", "1,400km", "1,400km다"),
    ],
)
def test_a_figure_keeps_its_hedge_and_reads_back(quantity: Quantity, unit: str, written: str, said: str) -> None:
    assert stated(quantity, unit) == written
    assert predicate(quantity, unit) == said
    for text in (written, said):
        (read,) = phrases.figures(text, "ko")
        assert (read.quantity.qualifier, read.quantity.low, read.quantity.high, read.quantity.word) == (
            quantity.qualifier,
            quantity.low,
            quantity.high,
            quantity.word,
        )
        assert read.unit == unit


@pytest.mark.parametrize(
    ("edtf", "written"),
    [
        ("2011", "2011년"),
        ("2006-03-23", "2006년 3월 23일"),
        ("2002-01/2002-06", "2002년 1월부터 6월까지"),
        ("1998~/2008-01", "1998년경부터 2008년 1월까지"),
        ("../2023-08", "2023년 8월까지"),
        ("199X", "1990년대"),
        ("[2011-10-05,2011-10-12]", "2011년 10월 5일 또는 2011년 10월 12일"),
    ],
)
def test_times(edtf: str, written: str) -> None:
    assert when(parse(edtf)) == written
    assert day("2002-21") == "2002년 봄"


def test_every_sentence_of_the_record_reads_back_to_its_figure(record: Dataset) -> None:
    for fact in record.facts:
        text = korean.core(fact, record)
        read = [(*_values(one.quantity), one.unit) for one in phrases.figures(text, "ko")]
        assert read == ([(*_values(fact.quantity), fact.unit)] if fact.quantity.has_size else []), text


def _values(quantity: Quantity) -> tuple[object, ...]:
    return quantity.qualifier, quantity.low, quantity.high, quantity.word if quantity.has_size else ""


def test_measures_places_and_groups_have_korean_words(record: Dataset) -> None:
    known = record.vocabulary
    for fact in record.facts:
        counted = korean.core(fact, record).split("에 따르면 ", 1)[1].split("(")[0]
        assert "‘" not in counted, "named by the label of its measure"
        for term in (known.places.get(fact.place), known.groups.get(fact.group)):
            assert term is None or re.search("[가-힣]", name(term)), counted
    assert all(term.korean for term in (*known.measures.values(), *known.events.values()))


@pytest.mark.parametrize(
    ("fact", "counted"),
    [
        (
            "yonhap-2026-01-15.died-in-december-2025",
            "가족 찾기를 신청한 이산가족 가운데 2025년 12월 사망한 사람은 292명이다",
        ),
        ("christianitydaily-2011-11-07.women-share", "중국에 있는 탈북민 가운데 여성 비율은"),
        ("newsweek-2023-12.women-share-returned", "중국에서 송환된 탈북민 가운데 여성 비율은"),
        ("koreatimes-2012-01.third-country-share", "기준 한국 학교에 다니는 탈북 학생 가운데 제3국 출생 비율은 36%다"),
        ("nextshark-2021-12.executions-23", "북한에서 공개 처형된 주민 사례는 23건 이상이다"),
        ("kwafu-donga-2002-01-18.seoul-4616", "6·25전쟁 중 서울에서 납북된 민간인은 4,616명이다"),
        ("vedomosti-2025-12-26.to-come-50000", "러시아에 파견될 북한 노동자는 최대 5만 명으로 예상됐다"),
        ("hankyung-2003-11-11.forecast-2003", "한국에 입국할 북한이탈주민은 1,200명을 넘을 것으로 예상됐다"),
        ("koreaherald-2023-06-18.elite-2017-05-2022-05", "한국에 입국한 엘리트 탈북민은 연간 약 5명이다"),
    ],
)
def test_whom_a_figure_counts(record: Dataset, fact: str, counted: str) -> None:
    assert counted in korean.core(record.by_id[fact], record)


def test_the_lowest_of_other_figures_joins_the_highest(record: Dataset) -> None:
    fact, *sides = (
        replace(record.by_id["kbs-ap-2019-12.sent-home-23000"], quantity=quantity)
        for quantity in (Quantity.exact(5), Quantity.more_than(3_000), Quantity.exact(9_000))
    )
    text = korean.sentence(fact, record, sides, [], None, "short")
    assert text.endswith("다른 수치 가운데 가장 낮은 것은 3천 명이 넘고 가장 높은 것은 9천 명이다.")


def test_every_sentence_names_claimant_publisher_and_date(record: Dataset) -> None:
    for fact in record.facts:
        text = korean.core(fact, record)
        assert record.source_of(fact).publisher in text
        assert when(fact.published) in text
        assert "에 따르면" in text
        assert ("출처를 밝히지 않은" in text) == (fact.claimant == UNATTRIBUTED and not set(fact.via) - {UNATTRIBUTED})


def test_numbers_read_like_those_of_another_writer_of_korean(record: Dataset) -> None:
    num2words = pytest.importorskip("num2words").num2words
    for value in sorted({end for fact in record.facts for end in fact.quantity.stated if end == int(end) and end > 99}):
        spelt, written = (
            phrases.bare(text, "ko") for text in (f"{num2words(int(value), lang='ko')} 명", f"{number(value)} 명")
        )
        assert spelt
        assert written
        assert spelt.quantity.stated == written.quantity.stated == (value,)


def test_a_disputed_figure_is_given_with_the_other_side(record: Dataset) -> None:
    facts = [fact for fact in record.facts if fact.collection == "articles"]
    five = Dataset(facts, record.sources, record.vocabulary, record.collections)
    fact = five.by_id["korea-herald-2011-arrested-35"]
    judged = [Comparer(five).compare(fact, other) for other in facts if other.topic == fact.topic and other is not fact]
    assert sentence(fact, five, judged, Length.SHORT, language="ko") == (
        "탈북난민보호운동본부에 따르면 2011년 9월 26일부터 30일까지 중국에서 체포된 탈북민은 35명이다"
        "(The Korea Herald, 2011년 10월 5일 또는 2011년 10월 12일 보도). 다른 수치는 약 20명이다."
    )
    assert "체포된 사람이 모두 북한으로 송환된 것은 아니다." in sentence(fact, five, judged, Length.FULL, language="ko")


def test_every_reason_has_korean_words(record: Dataset) -> None:
    comparer = Comparer(record)
    for topic in record.vocabulary.topics:
        for pair in comparer.comparisons([fact for fact in record.facts if fact.topic == topic][:60]):
            told = in_korean(pair, record.vocabulary)
            assert [one.code for one in told.reasons] == [one.code for one in pair.reasons]
            assert all(one.text.endswith(".") and "{" not in one.text for one in told.reasons)
            assert not any("persons" in one.text for one in told.reasons)
            label = record.vocabulary.measures[pair.a.measure].label
            assert not any(label in one.text for one in told.reasons if one.code == "differs-measure")
    worded = {code for code in REASONS if not code.startswith(("differs-", "part-"))}
    assert worded <= _REASONS.keys()
