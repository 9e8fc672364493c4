"""The times that a sentence names."""

from __future__ import annotations

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
