"""The time that a draft gives a figure: the nearest that may be its own, and none rather than another's."""

from __future__ import annotations

import pytest

from nkr.documents import prose
from nkr.model.period import parse
from nkr.reading.mentions import mentions
from nkr.reading.times import time_of


def told(text: str, figure: str, written: str = "2012-05-04") -> str:
    """The time of the one figure in ``text`` whose words begin so; "" for none."""
    found = mentions(prose.read(text.encode(), "draft.txt"), written=parse(written))
    (mention,) = (mention for mention in found if mention.figure.text.startswith(figure))
    time = time_of(mention).time
    return "" if time is None else str(time)


@pytest.mark.parametrize(
    ("text", "figure", "time"),
    [
        ("In 2010 the board hired 431 keepers; in 2009 it was 528.", "431", "2010"),
        ("In 2008, 78 percent were women, in 2002 the share was 56 percent.", "78", "2008"),
        ("The storm came in 2010. By the end of that year 431 keepers had left.", "431", "2010"),
        ("An official said on Thursday that 431 keepers had left in 2010.", "431", "2010"),
        ("It rose to 528 in 2010 before it sank to 431 last year.", "431", "2011"),
        ("In the last months before the storm of 2010, 431 keepers left.", "431", "2010"),
    ],
)
def test_a_figure_has_the_time_that_stands_with_it(text: str, figure: str, time: str) -> None:
    assert told(text, figure) == time


def test_a_time_that_nothing_fixes_is_not_replaced_by_the_next_best() -> None:
    found = mentions(prose.read(b"It rose to 528 in 2010 before it sank to 431 last year.", "draft.txt"))
    assert time_of(found[-1]).time is None
