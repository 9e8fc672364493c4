"""The places and unnamed claimants of the record's vocabulary, as texts name them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import nkr
from nkr.model import Vocabulary
from nkr.model.prose import Prose
from nkr.reading.countries import COUNTRIES, KOREAS, countries
from nkr.reading.reader import statements
from nkr.reading.scope import ScopeBook


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vocabulary]:
    with nkr.open(tmp_path_factory.mktemp("record") / "nkr.db", collections=["wider"]) as opened:
        yield opened._record.vocabulary


def test_each_place_is_read_by_its_korean_name(vocabulary: Vocabulary) -> None:
    book = ScopeBook(vocabulary).places
    unread = [
        code
        for code, term in vocabulary.places.items()
        if term.korean and code not in KOREAS and code not in {hit.code for hit in book.hits(f"{term.korean}에서 왔다")}
    ]
    assert unread == []


def test_each_country_of_the_vocabulary_is_known_as_one(vocabulary: Vocabulary) -> None:
    whole = [code for code, term in vocabulary.places.items() if set(term.within) & {"world", "europe", "gulf-states"}]
    regions = {"north-korea", "gulf-states", "europe"}
    assert [code for code in whole if code not in COUNTRIES | regions] == []
    assert [code for code in whole if code not in regions and not countries(vocabulary.places[code].label)] == []


@pytest.mark.parametrize("name", ["Ireland", "Malta", "the Emirates", "Kazakhstan", "Oman", "South Africa"])
def test_a_country_is_found_however_seldom_texts_speak_of_it(name: str) -> None:
    (found,) = countries(f"12 people were in {name}.")
    assert found.code in COUNTRIES


@pytest.mark.parametrize(("text", "code"), [("14호에 3만 명이", "kwanliso-14"), ("25호 수용소에는", "kwanliso-25")])
def test_a_camp_is_known_by_its_number(vocabulary: Vocabulary, text: str, code: str) -> None:
    assert [hit.code for hit in ScopeBook(vocabulary).places.hits(text)] == [code]


@pytest.mark.parametrize(
    ("text", "measure", "place"),
    [
        (
            "Nine North Koreans were picked up in Shenyang as they set out towards Mongolia.",
            "arrested-in-china",
            "shenyang",
        ),
        (
            "Thai officers had let 70 North Koreans leave for Seoul in May.",
            "allowed-to-leave-third-country",
            "thailand",
        ),
        (
            "Of the North Koreans sent back from abroad, 97 percent were returned by China.",
            "repatriated-share-by-china",
            "world",
        ),
        ("How many North Koreans are left in China?\n\nActivists say 90,000.", "population-in-china", "china"),
        (
            "Some 700 North Koreans remain locked up in Jilin and Liaoning.",
            "detained-in-china",
            "northeast-china",
        ),
    ],
)
def test_another_country_is_none_where_china_is_spoken_of(
    vocabulary: Vocabulary, text: str, measure: str, place: str
) -> None:
    *_, found = statements(Prose("text", text, {}, text), vocabulary)
    assert (found.measure.value, found.place.value) == (measure, place)


@pytest.mark.parametrize(
    ("speaker", "claimant"),
    [("My friends in Beijing speak of", "sources-in-china"), ("Rights groups in Seoul report", "human-rights-groups")],
)
def test_unnamed_claimants_have_other_words_too(vocabulary: Vocabulary, speaker: str, claimant: str) -> None:
    text = f"{speaker} 40 North Koreans arrested in China in 2011."
    (statement,) = statements(Prose("text", text, {}, text), vocabulary)
    assert statement.claimant.value == claimant
