"""A question in another language as the English question that asks the same."""

from __future__ import annotations

import pytest

from nkr.reading.foreign import in_english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Wie viele Nordkoreaner kamen 2008 nach Südkorea?", "how many North Koreans arrived in South Korea in 2008?"),
        (
            "Wie viele Nordkoreaner haben in Kanada Asyl beantragt und wie viele wurden aufgenommen?",
            "how many North Koreans applied for asylum in Canada and how many North Koreans were granted asylum?",
        ),
        (
            "¿Cuántos norcoreanos llegaron a Corea del Sur desde 2015?",
            "how many North Koreans arrived in South Korea since 2015?",
        ),
        (
            "ロシアで働く北朝鮮労働者は2017年に何人いましたか",
            "how many North Korean workers were working in Russia in 2017?",
        ),
        (
            "¿Cuántos refugiados norcoreanos viven en Francia y ha aumentado el número?",
            "how many North Koreans were living as refugees in France and has the number risen or fallen?",
        ),
        (
            "Wie viele Nordkoreaner sind 2004 in die kanadische Botschaft in Peking geflohen und wie viele davon waren"
            " Frauen?",
            "how many North Koreans entered the Canadian embassy in Beijing in 2004 and how many were women?",
        ),
        (
            "Wie viele nordkoreanische Arbeiter sind im Ausland und in welchen Ländern? Zahlen der Vereinten Nationen",
            "how many North Korean workers were working abroad according to the UN and in which countries?",
        ),
        ("有多少朝鲜人被中国遣返", "how many North Koreans were sent back to North Korea by China?"),
        (
            "In welchem Jahr kamen die meisten Nordkoreaner?",
            "in which year did the most North Koreans arrived in South Korea?",
        ),
    ],
)
def test_the_words_of_the_record_are_translated(text: str, english: str) -> None:
    assert in_english(text)[0] == english


@pytest.mark.parametrize(
    "text",
    [
        "How many arrived in 2011?",
        "Wie viele Nordkoreaner leben in Österreich?",
        "Wie viele Zahnärzte kamen 2008 nach Südkorea?",
        "¿Cuántos norcoreanos viven en Patagonia?",
        "ウズベキスタンに住む脱北者は何人ですか",
        "Was kostet die Flucht?",
    ],
)
def test_a_question_with_another_word_is_left_alone(text: str) -> None:
    assert in_english(text)[0] == ""


def test_a_sentence_that_asks_nothing_is_named() -> None:
    assert in_english("Wie viele Nordkoreaner kamen 2008? Ich schreibe ein Buch.")[1] == ("Ich schreibe ein Buch.",)
