"""Looking for what is recorded in a text: each way to be right or wrong is told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nkr.analysis.prove.verification import (
    NoteClaim,
    Proof,
    ProofResult,
    Sentence,
    Subject,
    Text,
    claims_of,
    marks,
    note_proofs,
    phrase_proof,
    sentence,
)
from nkr.language import phrases
from nkr.model import period
from nkr.model.fact import Fact
from nkr.model.quantity import Quantity
from nkr.model.source import Source
from nkr.model.vocabulary import Kind

BODY = """Lights of the coast

Dateline

The board says that some 40 keepers serve on the coast. Nobody else counts them.

In 1901 there were 1,300 lamps; the union speaks of three hundred keepers.

Eight new keepers came, and eight new keepers went.

As many as 2.5 million ships have passed."""


def source(**fields: object) -> Source:
    values = {"id": "gazette", "title": "Lights of the coast", "publisher": "The Gazette", "body_starts": 3}
    return Source(**{**values, "published": period.parse("1902-01-01"), **fields})  # type: ignore[arg-type]


def fact(phrase: str, paragraph: int = 1, value: int = 0, note: str = "", identifier: str = "f") -> Fact:
    return Fact(
        id=identifier,
        source="gazette",
        paragraph=paragraph,
        phrase=phrase,
        measure="keepers",
        topic="lighthouses",
        kind=Kind.STOCK,
        quantity=Quantity.about(value) if value else phrases.reading(phrase) or Quantity.about(40),
        unit="ships" if phrase.endswith("ships") else "persons",
        claimant="board",
        published=period.parse("1902-01-01"),
        note=note,
    )


def proof(wanted: Fact, text: str = BODY) -> Proof:
    return phrase_proof(wanted, Text(source(), text, [wanted], recorded=True))


@pytest.mark.parametrize(
    ("phrase", "paragraph", "result", "found_in"),
    [
        ("some 40 keepers", 1, ProofResult.FOUND, (1,)),
        ("Some 40 Keepers", 1, ProofResult.FOUND, (1,)),
        ("some 40 keepers", 2, ProofResult.ELSEWHERE, (1,)),
        ("some 40 keepers", 9, ProofResult.ELSEWHERE, (1,)),
        ("some 41 keepers", 1, ProofResult.OTHER_NUMBER, (1,)),
        ("some forty-one keepers", 1, ProofResult.OTHER_NUMBER, (1,)),
        ("two hundred keepers", 2, ProofResult.OTHER_NUMBER, (2,)),
        ("as many as 3.5 million ships", 4, ProofResult.OTHER_NUMBER, (4,)),
        ("some 41 keepers", 2, ProofResult.OTHER_NUMBER, (1,)),
        ("eight new keepers", 3, ProofResult.MORE_THAN_ONCE, (3, 3)),
        ("Dateline", 1, ProofResult.ELSEWHERE, ()),
        ("clusters of sailors", 1, ProofResult.NOT_FOUND, ()),
    ],
)
def test_a_phrase_is_found_or_the_reason_told(
    phrase: str, paragraph: int, result: ProofResult, found_in: tuple[int, ...]
) -> None:
    made = proof(fact(phrase, paragraph))
    assert (made.result, made.found_in) == (result, found_in)
    assert made.holds is (result is ProofResult.FOUND)


THREE = [fact("some 40 keepers"), fact("1,300 lamps", 2), fact("as many as 2.5 million ships", 4)]


def findings(text: str, recorded: bool, facts: list[Fact]) -> list[ProofResult]:
    read = Text(source(), text, facts, recorded)
    return [phrase_proof(one, read).result for one in facts]


@pytest.mark.parametrize("recorded", [True, False])
def test_a_copy_that_has_lost_its_blank_lines_is_read_by_its_lines(recorded: bool) -> None:
    for copy in (BODY.replace("\n\n", "\n"), BODY.replace("\n\n", "\n").replace("\n", "\n\n", 1)):
        assert findings(copy, recorded, THREE) == [ProofResult.FOUND] * 3


def test_a_slip_of_the_record_is_no_reason_to_read_the_recorded_text_otherwise() -> None:
    text = BODY.replace("Dateline", "Dateline\nThe coast")
    wrong = [fact("some 40 keepers", 2), fact("1,300 lamps", 2), fact("as many as 2.5 million ships", 4)]
    assert findings(text, True, wrong) == [ProofResult.ELSEWHERE, ProofResult.FOUND, ProofResult.FOUND]
    assert findings(text, True, wrong[:1]) == [ProofResult.ELSEWHERE]


def test_what_is_not_found_comes_with_the_nearest_passage() -> None:
    made = proof(fact("the union speaks of many keepers", 1))
    assert (made.result, made.found_in) == (ProofResult.NOT_FOUND, (2,))
    assert "the union speaks of three hundred keepers" in made.passage


def test_another_number_is_shown_as_the_text_has_it() -> None:
    assert proof(fact("some 41 keepers")).passage == "some 40 keepers"


@pytest.mark.parametrize("phrase", ["300 lamps", "40 keeper", "0 keepers", "5 million ships", "901 there"])
def test_a_number_is_not_found_inside_another_nor_a_word_inside_another(phrase: str) -> None:
    assert proof(fact(phrase, 2)).result is not ProofResult.FOUND
    assert proof(fact(phrase, 1)).result is not ProofResult.FOUND


def test_a_phrase_that_stands_there_but_does_not_say_the_figure_is_no_proof() -> None:
    made = proof(fact("some 40 keepers", value=41))
    assert made.result is ProofResult.NOT_AS_RECORDED
    assert "it reads as about (low 40, high 40)" in made.passage


def test_a_hedge_that_was_cut_off_is_told_by_the_sentence() -> None:
    made = proof(fact("2.5 million ships", 4))
    assert (made.result, made.passage) == (ProofResult.READS_OTHERWISE, "As many as 2.5 million ships")


@pytest.mark.parametrize(
    ("phrase", "paragraph", "stands"),
    [
        ("some 40 keepers", 1, ("The board says that ", "some 40 keepers", " serve on the coast.")),
        ("1,300 lamps", 2, ("In 1901 there were ", "1,300 lamps", "; the union speaks of three hundred keepers.")),
        ("2.5 million ships", 4, ("As many as ", "2.5 million ships", " have passed.")),
    ],
)
def test_a_phrase_is_read_in_its_own_sentence(phrase: str, paragraph: int, stands: Sentence) -> None:
    wanted = fact(phrase, paragraph)
    assert sentence(wanted, Text(source(), BODY, [wanted], recorded=True)) == stands


def test_an_abbreviation_ends_no_sentence() -> None:
    said = "Mr. Lamp of the N.K. lights said on Sept. 3 that some 40 keepers left."
    text = f"Lights of the coast\n\nD\n\nFirst. {said} Last."
    wanted = fact("some 40 keepers")
    found = sentence(wanted, Text(source(), text, [wanted], recorded=True))
    assert found is not None
    assert "".join(found) == said


@pytest.mark.parametrize("digit", ["0", "5", "7"])
def test_one_changed_digit_of_the_text_is_caught(digit: str) -> None:
    wanted = fact("In 1901 there were 1,300 lamps", 2)
    assert proof(wanted).result is ProofResult.FOUND
    assert proof(wanted, BODY.replace("1,300", f"1,3{digit}1")).result is ProofResult.OTHER_NUMBER


def test_korean_particles_may_touch_a_phrase_but_digits_may_not() -> None:
    text = "제목\n\n등대지기는 2,706명이다.\n\n등불은 12,706명분이다."
    korean = source(title="제목", body_starts=None, language="ko")
    for paragraph, result in ((1, ProofResult.FOUND), (2, ProofResult.OTHER_NUMBER)):
        wanted = replace(fact("2,706명", paragraph), quantity=Quantity.exact(2_706))
        assert phrase_proof(wanted, Text(korean, text, [wanted], True)).result is result


def test_in_another_edition_paragraphs_are_counted_from_where_the_phrases_fall() -> None:
    facts = [fact("some 41 keepers", 1, identifier="a"), fact("three hundred keepers", 2, identifier="b")]
    moved = "Site\n\n" + BODY.replace("Dateline", "Dateline\n\nShare this\n\nBy a reporter")
    text = Text(source(), moved, facts, recorded=False)
    assert text.paragraphs[1].startswith("the board says")
    assert [phrase_proof(wanted, text).result for wanted in facts] == [
        ProofResult.OTHER_NUMBER,
        ProofResult.FOUND,
    ]


# --- notes and outlines ---------------------------------------------------------------------------


def claimed(note: str = "", outline: tuple[tuple[int, str], ...] = ()) -> dict[str, ProofResult]:
    document = source(outline=outline)
    facts = [fact("some 40 keepers", note=note)]
    text = Text(document, BODY, facts, recorded=True)
    found = note_proofs(document, facts, text)
    return {proof.wanted: proof.result for proof in found}


def test_a_number_of_a_note_must_stand_in_the_text_or_in_the_record_beside_it() -> None:
    told = claimed("The union says 300, the board 40; in 1901; printed in 1902; never 17.")
    assert told == {
        "300": ProofResult.FOUND,
        "40": ProofResult.FOUND,
        "1901": ProofResult.FOUND,
        "1902": ProofResult.FOUND,
        "17": ProofResult.NOT_FOUND,
    }


def test_a_number_of_an_outline_must_stand_in_its_own_paragraph() -> None:
    told = claimed(outline=((1, "The board's count of 40."), (2, "The lamps, not the 40 keepers, nor 12.")))
    assert told == {"40": ProofResult.ELSEWHERE, "12": ProofResult.NOT_FOUND}


def test_quoted_words_of_a_note_must_stand_in_the_text() -> None:
    told = claimed("'Nobody else' counts; 'some … serve' is the hedge; the union's 'estimate' is ours.")
    assert told == {
        "Nobody else": ProofResult.FOUND,
        "some": ProofResult.FOUND,
        "serve": ProofResult.FOUND,
        "estimate": ProofResult.NOT_FOUND,
    }


def test_a_paragraph_that_a_note_names_must_exist() -> None:
    assert claimed("See paragraph 4, not paragraph 12.") == {"4": ProofResult.FOUND, "12": ProofResult.NOT_FOUND}


def test_square_brackets_set_apart_what_is_not_from_the_text() -> None:
    assert claimed("The board's third count [17] in all.") == {}


def test_a_claim_is_a_value() -> None:
    assert NoteClaim(Subject.NUMBER, "40", 40.0) == claims_of("40")[0]


# --- marks ----------------------------------------------------------------------------------------


def test_figures_are_marked_where_they_stand_and_overlapping_ones_as_one() -> None:
    words = "The  board says that “some 40 keepers” serve; 12 rest."
    facts = [fact("some 40 keepers", identifier="a"), fact("40 keepers", identifier="b"), fact("12", identifier="c")]
    found = [(words[start:end], ids) for start, end, ids in marks(facts, 1, words)]
    assert found == [("some 40 keepers", ("a", "b")), ("12", ("c",))]
