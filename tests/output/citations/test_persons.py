"""Authors as persons, with family and given name, and offices as they are."""

from __future__ import annotations

import pytest

from nkr.output.citations.reference import person, without_role


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ann Quay", ("Quay", "Ann")),
        ("James S. Quay", ("Quay", "James S.")),
        ("Song Dong-ho", ("Song", "Dong-ho")),
        ("Kim Dongho", ("Kim", "Dongho")),
        ("Dongho Kim", ("Kim", "Dongho")),
        ("홍길동", ("홍", "길동")),
        ("남궁길동", ("남궁", "길동")),
        ("Joseph Yun Do-ho", None),
        ("Tide News", None),
        ("Harbour Rights Watch", None),
        ("Reuters", None),
        ("増田聡太郎", None),
        ("", None),
    ],
)
def test_a_person_has_a_family_and_a_given_name_and_an_office_has_none(
    name: str, parts: tuple[str, str] | None
) -> None:
    assert person(name) == parts


def test_a_role_is_left_out() -> None:
    assert without_role("Ann Quay (spokesperson)") == "Ann Quay"
    assert without_role("(quoted)") == ""
