"""The times that a sentence names: "in 2005", "from Sept. 26-30", "last year", "2011년 9월부터", "昨年同月".

A time without a year takes it from the date of the text: the latest such time that had begun by then, or beside a plan
the next one. Without that date it is there, and not fixed. "Each month" is a rate and no time. Linear: one regular
expression finds dates, and each looks at the words beside it.
"""

from __future__ import annotations

from nkr.language.scripts import LANGUAGES, primary_of, times_of
from nkr.model.figure import Moment
from nkr.model.period import Period


def moments(text: str, language: str = "en", written: Period | None = None) -> list[Moment]:
    """The times named in ``text``, in order; ``written`` is the date of the text, where that is known."""
    primary = primary_of(language)
    return list(times_of(primary).moments(text, primary, written)) if primary in LANGUAGES else []
