"""EDTF as spans of days, held against the edtf library where both read a string."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkr.model import period


def day(year: int, month: int, number: int) -> int:
    return date(year, month, number).toordinal()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2005", day(2005, 1, 1), day(2005, 12, 31)),
        ("2004-02", day(2004, 2, 1), day(2004, 2, 29)),
        ("2011-09-26/2011-09-30", day(2011, 9, 26), day(2011, 9, 30)),
        ("../2023-08", period.EVER, day(2023, 8, 31)),
        ("2005-09-27/..", day(2005, 9, 27), period.FOREVER),
        ("199X", day(1990, 1, 1), day(1999, 12, 31)),
        ("[2011-10-05,2011-10-12]", day(2011, 10, 5), day(2011, 10, 12)),
        ("1953~/2011-10", day(1953, 1, 1), day(2011, 10, 31)),
    ],
)
def test_a_period_covers_these_days(text: str, start: int, end: int) -> None:
    read = period.parse(text)
    assert (read.start, read.end, str(read)) == (start, end, text)


@pytest.mark.parametrize(
    "text",
    ["", "2005-13", "2005-02-30", "2009/2005", "../..", "/", "yesterday", "0000", "[2005", "20055", "2005-1", "[2005}"],
)
def test_what_is_no_date_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match=r"'"):
        period.parse(text)


def test_an_open_start_is_known_and_a_missing_one_is_not() -> None:
    assert period.parse("../2006").known_start
    assert not period.parse("/2006").known_start


def test_only_a_full_calendar_year_is_a_whole_year() -> None:
    assert period.parse("2005").whole_year == 2005
    assert period.parse("2005-01/2005-12").whole_year == 2005
    assert period.parse("2005-01/2005-11").whole_year is None
    assert period.parse("2005/2006").whole_year is None


def test_a_span_of_unknown_start_lies_within_nothing() -> None:
    assert not period.parse("/2006").within(period.parse("../2010"))
    assert period.parse("2006").within(period.parse("../2010"))


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_dates_are_read_as_the_edtf_library_reads_them(when: date, form: str) -> None:
    edtf = pytest.importorskip("edtf", reason="the edtf library, an oracle for tests, is not installed")
    text = when.strftime(form)
    theirs, ours = edtf.parse_edtf(text), period.parse(text)
    first, last = theirs.lower_strict(), theirs.upper_strict()
    assert ours.start == date(*first[:3]).toordinal()
    assert ours.end == date(*last[:3]).toordinal()
