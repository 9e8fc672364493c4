"""Names as people type them, and what may have been meant by a word that is not known."""

from __future__ import annotations

import pytest

from nkr.errors import NothingFound
from nkr.model.names import FEW, find, fold, hint, near_misses, one, several, sought, words
from nkr.model.vocabulary import Term

MEASURES = ["lamps-lit", "keepers-on-leave", "keepers-hired-ever"]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("keepers-on-leaf", ["keepers-on-leave"]),
        ("lamp", ["lamps-lit"]),
        ("kepers", ["keepers-on-leave", "keepers-hired-ever"]),
        ("on-leaf", ["keepers-on-leave"]),
        ("harbour", []),
        ("e", []),
        ("", []),
    ],
)
def test_a_word_that_is_like_another_or_like_a_part_of_it_is_near(word: str, near: list[str]) -> None:
    assert near_misses(word, MEASURES) == near


def test_at_most_three_are_named() -> None:
    assert len(near_misses("lamp", [f"lamp-{number}" for number in range(9)])) == 3


def test_a_hint_names_what_is_near_or_all_there_are_if_they_are_few() -> None:
    assert hint("kepers", MEASURES) == " Did you mean keepers-on-leave or keepers-hired-ever?"
    assert hint("harbour", MEASURES) == " There are lamps-lit, keepers-on-leave, keepers-hired-ever."
    assert hint("harbour", MEASURES[:1]) == " There is lamps-lit."
    assert hint("harbour", MEASURES, offer_all=False) == hint("harbour", []) == ""
    assert hint("harbour", [f"lamp-{number}" for number in range(FEW + 1)]) == ""


LIGHTS = {
    code: Term(code, label, aliases=tuple(aliases))
    for code, label, *aliases in (
        ("lights-board", "The Board of Lights", "BOL", "등대청"),
        ("unification-board", "South Light's Board of Unification"),
        ("un-inspector", "The UN Inspector of Lights", "Élise Salmón"),
        ("keepers-union", "The Keepers' Union (KU)", "Keepers’ Union"),
    )
}


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("UN", ["un-inspector"]),
        ("U.N.", ["un-inspector"]),
        ("bol", ["lights-board"]),
        ("등대청", ["lights-board"]),
        ("board of lights", ["lights-board"]),
        ("the BOARD of LIGHTS", ["lights-board"]),
        ("board", ["lights-board", "unification-board"]),
        ("inspector lights", ["un-inspector"]),
        ("elise salmon", ["un-inspector"]),
        ("Élise Salmón", ["un-inspector"]),
        ("Keepers' Union", ["keepers-union"]),
        ("keepers’ union", ["keepers-union"]),
        ("ＫＵ", ["keepers-union"]),
        ("south light board of unification", ["unification-board"]),
        ("South Lights Board of Unification", ["unification-board"]),
        ("south‑light", ["unification-board"]),
        ("unif", ["unification-board"]),
        ("nion", []),
        ("", []),
        ("…", []),
    ],
)
def test_a_name_is_found_in_whole_words_however_it_is_typed(typed: str, codes: list[str]) -> None:
    assert list(find(typed, LIGHTS).codes) == codes


def test_the_whole_of_a_name_goes_before_words_of_another() -> None:
    known = {code: Term(code, label) for code, label in (("union", "Union"), ("keepers-union", "Keepers' Union"))}
    assert find("Union", known) == (("union",), True)
    assert several("keepers union", known, "claimant") == {"keepers-union"}


def test_one_name_is_wanted_or_all_that_it_may_mean_is_said() -> None:
    assert one("BOL", LIGHTS, "claimant") == "lights-board"
    with pytest.raises(NothingFound, match="names more than one claimant: lights-board, unification-board"):
        one("board", LIGHTS, "claimant")
    with pytest.raises(NothingFound, match=r"no claimant 'Bord of Lights'\. Did you mean The Board of Lights"):
        several("Bord of Lights", LIGHTS, "claimant")


@pytest.mark.parametrize(
    ("one_way", "another"),
    [
        ("300,000", "300000"),
        ("３００，０００", "300000"),
        ("Jilin—Yanbian", "jilin-yanbian"),
        ("Médecins", "MEDECINS"),
        ("통일부", "통일부"),
        ("“quoted”", '"quoted"'),
        ("N.K.", "nk"),
    ],
)
def test_two_spellings_of_one_text_are_folded_alike(one_way: str, another: str) -> None:
    assert fold(one_way) == fold(another)


def test_what_makes_another_word_is_not_folded_away() -> None:
    assert fold("が") != fold("か")
    assert fold("1,2,3") == "1,2,3"
    assert words("South Korea's 1.5") == ("south", "korea", "1", "5")


def test_a_search_looks_for_words_and_for_what_stands_in_quotation_marks_together() -> None:
    assert sought('lamp “South  Coast” 300,000 "') == ["lamp", "south coast", "300000"]
