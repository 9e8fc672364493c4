"""Dates in words say what the EDTF string says, and nothing more certain."""

import pytest

from nkr.model.dates import either, in_words, when
from nkr.model.period import parse


@pytest.mark.parametrize(
    ("edtf", "noun", "adverb"),
    [
        ("2005", "2005", "in 2005"),
        ("2005-06", "June 2005", "in June 2005"),
        ("2002-06-08", "8 June 2002", "on 8 June 2002"),
        ("2002-06-08/2002-06-09", "8 and 9 June 2002", "on 8 and 9 June 2002"),
        ("2011-09-26/2011-09-30", "26 to 30 September 2011", "from 26 to 30 September 2011"),
        ("2011-12-30/2012-01-02", "30 December 2011 to 2 January 2012", "from 30 December 2011 to 2 January 2012"),
        ("2008-01/2008-02", "January to February 2008", "from January to February 2008"),
        ("1998-01/2008-01", "January 1998 to January 2008", "from January 1998 to January 2008"),
        ("2005/2009", "2005 to 2009", "from 2005 to 2009"),
        ("../2023-08", "until August 2023", "by August 2023"),
        ("/2006", "until 2006", "by 2006"),
        ("2005-09-27/..", "27 September 2005 onwards", "from 27 September 2005 onwards"),
        ("199X", "the 1990s", "in the 1990s"),
        ("19XX", "1900 to 1999", "from 1900 to 1999"),
        ("2005-06-XX", "June 2005", "in June 2005"),
        ("2005-21", "spring 2005", "in spring 2005"),
        ("2006~", "about 2006", "in about 2006"),
        ("2006?", "perhaps 2006", "perhaps in 2006"),
        ("2006-03-05%", "perhaps about 5 March 2006", "perhaps on about 5 March 2006"),
        ("1953~/2011-10", "about 1953 to October 2011", "from about 1953 to October 2011"),
        ("[2011-10-05,2011-10-12]", "5 or 12 October 2011", "on 5 or 12 October 2011"),
        ("{2011-10-05,2011-11-12}", "5 October and 12 November 2011", "on 5 October and 12 November 2011"),
        ("[1998,2001,2004]", "1998, 2001 or 2004", "in 1998, 2001 or 2004"),
        ("[1999,2001..2005]", "some time in 1999 or from 2001 to 2005", "at some time in 1999 or from 2001 to 2005"),
        ("[..2005]", "some time until 2005", "at some time until 2005"),
        ("[2005-06-30..]", "some time from 30 June 2005 onwards", "at some time from 30 June 2005 onwards"),
    ],
)
def test_a_period_reads_as_english(edtf: str, noun: str, adverb: str) -> None:
    assert in_words(parse(edtf)) == noun
    assert when(parse(edtf)) == adverb


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2008-01/2008-02", "in January or February 2008"),
        ("2008-12/2009-01", "in December 2008 or January 2009"),
        ("2002-06-08/2002-06-09", "on 8 or 9 June 2002"),
        ("2008-01/2008-06", "from January to June 2008"),
        ("2008", "in 2008"),
    ],
)
def test_what_happens_once_happens_in_one_of_two_months_or_days(edtf: str, expected: str) -> None:
    assert either(parse(edtf)) == expected


def test_only_a_certain_day_is_written_month_first() -> None:
    assert in_words(parse("2002-06-08"), month_first=True) == "June 8, 2002"
    assert in_words(parse("2002-06"), month_first=True) == "June 2002"
    assert in_words(parse("[2011-10-05,2011-10-12]"), month_first=True) == "5 or 12 October 2011"
