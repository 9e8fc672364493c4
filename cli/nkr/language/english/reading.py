"""The order in which a number is read: what it is not first, then its range, its hedges, what it counts."""

from __future__ import annotations

from nkr.language.english import building, hedging, money, nouns, numbers, ranges, refusals, shares, sizes
from nkr.language.english import words as english
from nkr.language.english.building import Parts
from nkr.language.english.nouns import Counted
from nkr.language.english.numbers import Amount
from nkr.language.english.passage import PAD, Passage
from nkr.model.figure import Figure
from nkr.model.quantity import Qualifier, plain

_STARTERS = english.NUMBER_WORDS | english.SIZES.openers | {"a", "an"}
_STARTERS |= english.VULGAR_FRACTIONS.keys() | english.DENOMINATORS.keys()


_Read = tuple[Figure | None, int]
"""A figure, if there is one, and where to read on."""


def figures(passage: Passage) -> list[Figure]:
    """The figures of a passage, in order, none overlapping."""
    found: list[Figure] = []
    at, end = PAD, len(passage.raw) - PAD
    low = passage.low
    while at < end:
        word = low[at]
        if not ("0" <= word[:1] <= "9" or word in _STARTERS):
            at += 1
            continue
        figure, at = _figure(passage, at)
        if figure is not None:
            if found and figure.start < found[-1].end:  # a hedge between two counts, which the first has taken
                start = found[-1].end
                figure = figure._replace(start=start, text=passage.text.source[start : figure.end])
            found.append(figure)
    return found


def _figure(passage: Passage, at: int) -> _Read:
    if not passage.is_number(at):
        vague = sizes.size_in_words(passage, at)
        if vague is not None:
            return vague
        if not numbers.part_of_a_magnitude(passage, at):
            share = shares.fraction(passage, at)
            if share is not None:
                return _as_share(passage, at, *share)
    amount = numbers.amount(passage, at)
    if amount is None or amount.end == at:
        passage.unread = at + 1
        return None, numbers.past(passage, at)
    return _counted_figure(passage, amount)


def _counted_figure(passage: Passage, first: Amount) -> _Read:
    end = money.end_of(passage, first)
    second = ranges.upper_end(passage, first)
    upper_end = money.end_of(passage, second) if second is not None else 0
    if end or upper_end:
        return None, upper_end or (second.end if second is not None else end)
    refused = _refused(passage, first, second)
    if refused:
        return None, refused
    one_in = shares.one_in(passage, first)
    if one_in is not None:
        return _as_share(passage, first.start, *one_in)
    last = second or first
    hedges, start = hedging.before(passage, first.start)
    if refusals.is_age(passage, first, last.end, hedged=bool(hedges)) or (
        first.bare and first.value < 120 and refusals.goes_on_from(passage, passage.age_end, first)
    ):
        passage.age_end = last.end
        return None, last.end
    trailing, end = hedging.after(passage, last.end)
    counted = nouns.counted(passage, end, one=last.value == 1)
    if not _counts(passage, first, second, counted, end):
        return None, last.end
    if second is None and refusals.chained(passage, first):
        return None, refusals.past_a_chain(passage, first.end)
    upper, shape = second.value if second is not None else None, Qualifier.ABOUT if first.uneven else Qualifier.EXACT
    parts = Parts(first.start, end, first.value, counted, upper, shape, hedges=hedges, start=start, trailing=trailing)
    return building.built(passage, parts)


def _refused(passage: Passage, first: Amount, second: Amount | None) -> int:
    """Where to read on behind a number that is no figure by what stands around it; 0 if nothing speaks against it."""
    if refusals.ends_an_unread_range(passage, first):
        return first.end
    if first.unclear or refusals.is_date(passage, first) or refusals.is_negative(passage, first):
        return first.end
    if refusals.is_name(passage, first) or (first.bare and refusals.goes_on_from(passage, passage.name_end, first)):
        passage.name_end = -1 if first.year_like else first.end  # "in June 2005, 400 came"
        return refusals.past_a_chain(passage, first.end)
    if second is not None and refusals.are_years_or_phone(passage, first, second):
        return refusals.past_a_chain(passage, second.end)
    return 0


def _counts(passage: Passage, first: Amount, second: Amount | None, counted: Counted, end: int) -> bool:
    """Whether a number counts something, by what stands behind it; ``end`` is where that begins."""
    if counted.refused or (first.worded and not (second or first).value and not counted.unit):
        return False  # "two-year-old", "zero tolerance"
    if second is None and first.year_like and not refusals.counts_in_spite(passage, first, counted):
        return False
    pronoun = first.worded and first.value == 1 and second is None
    alone = passage.curated and not passage.low[first.end] and not passage.low[first.start - 1]
    if pronoun and (passage.low[end] == "of" or not (counted.unit or alone)):
        return False  # "one of the issues"
    # No one counts 1.4 refugees: most likely that was a European 1.400.
    things = counted.unit in english.THINGS - english.MEASURES
    whole = counted.unit == "persons" or things or not (counted.unit or passage.curated)
    return not (whole and (first.fractional or (second is not None and second.fractional)))


def _as_share(passage: Passage, at: int, percent: float, end: int) -> tuple[Figure, int]:
    """A share told in words; what does not come out even is "about"."""
    even = plain(percent * 10) == int(plain(percent * 10))
    counted = Counted(end, "percent", nouns.noun_behind(passage, end, one=False).noun, after=end)
    shape = Qualifier.EXACT if even else Qualifier.ABOUT
    return building.built(passage, Parts(at, end, plain(round(percent, 1)), counted, shape=shape))
