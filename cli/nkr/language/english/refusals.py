"""What looks like a figure and is none: dates, ages, names, telephone numbers, years. One function a reason."""

from __future__ import annotations

from nkr.language.english import nouns
from nkr.language.english import words as english
from nkr.language.english.nouns import Counted
from nkr.language.english.numbers import Amount
from nkr.language.english.passage import PAD, Passage
from nkr.language.matching import Phrases

LIST_REACH = 8
"""Words back to the number before, in a list of names with their numbers."""
_LIST_OPENERS = {":", "(", "give", "gives", "gave", "giving", "show", "shows", "showed", "list", "lists", "listed"}
_LIST_OPENERS |= {"has", "had", "have", "with", "namely", "counted", "counts"}
"""Words before the first name of such a list."""
_HEDGES_OF_NO_YEAR = Phrases((None, "some; least; many as; up to; more|fewer than; total of"))


def is_date(passage: Passage, amount: Amount) -> bool:
    """A day of a month, before or behind its name; the date's end is remembered for "June 10 and 11"."""
    if not amount.bare or amount.value > 31:
        return False
    low = passage.low
    before, after = amount.start - 1, amount.end
    if low[before] == ".":
        before -= 1
    if low[before] in {"the", ","} and (low[before - 1] in english.WEEKDAYS or low[before - 1] in english.MONTHS):
        before -= low[before] == "the"
    if low[before] == "," and passage.year_at(after) is not None:
        before -= 1  # "July, 10 2017"
    month_before = low[before] in english.MONTHS and passage.capital(before)
    month_after = low[after] in english.MONTHS and passage.capital(after)
    chained = passage.date_end == amount.start - 1 and low[amount.start - 1] in {"-", "and", ",", "to", "/", "or"}
    # "June 10, 11 and 12", but "on June 10, 9 on June 11".
    chained = chained and (
        low[after] in {",", "and", "-", ".", ")", "", "to", "or"}
        or (low[amount.start - 1] in {"and", "to", "-"} and low[after] in {"in", "at", "near", "last", "this"})
        or passage.year_at(after) is not None
    )
    weekday = low[before] in english.WEEKDAYS and low[after] != "-"
    if month_before or weekday:
        spoken_of = low[before - 1] in {"in", "during", "last", "this", "by", "since", "early", "late", "mid", "-"}
        if spoken_of and nouns.noun_behind(passage, after, one=False).unit == "persons":
            return False  # "In October 20 North Koreans were arrested"
    elif chained and nouns.noun_behind(passage, after, one=False).unit == "persons":
        return False
    elif not month_after and low[after] in {"-", "and", "to", ","} and passage.is_number(after + 1):
        # "26-30 September": the month behind the second number dates the first too.
        month_after = low[after + 2] in english.MONTHS and passage.capital(after + 2) and len(low[after + 1]) <= 2
    if month_before or month_after or weekday or chained:
        passage.date_end = amount.end
        return True
    return False


def is_name(passage: Passage, amount: Amount) -> bool:
    """A number that belongs to a name, an address or a list: Office 39, COVID-19, "1." at the start of a line."""
    low = passage.low
    before = amount.start - 1
    if passage.glued(amount.start):
        sign = low[before]
        if sign[-1:].isalnum():
            return True  # A12,345: whatever it is, it belongs to the word before it
        if sign in {"/", "_", "=", "&", "#", "@", "\\", "+", "*", "^", "|"}:
            return True
        hedged = sign == "-" and low[before - 1] in english.HEDGE_WORDS
        if sign in {".", "-"} and passage.glued(before) and not hedged:
            return True  # COVID-19, 010-1234-5678, file.2
        if sign == "[" and passage.glued(before) and low[amount.end] in {"]", ")"}:
            return True  # a footnote mark
    if low[amount.end] in {"/", "_", "=", "@", "\\", ":", "°", "º"} and passage.glued(amount.end):
        return low[amount.end + 1] not in english.TIME and (low[amount.end] != ":" or passage.is_number(amount.end + 1))
    label = low[before] in english.LABELS or low[before] in english.NAME_LABELS
    if label and passage.capital(before) and (amount.bare or amount.worded):
        # "Office 39", "Phase Two"; but at the start of a sentence "Note 20 people" is a verb.
        return not passage.sentence_start(before) or not nouns.noun_behind(passage, amount.end, one=False).unit
    if not amount.bare:
        return low[before] in english.LABELS and "." in passage.raw[amount.start]  # version 2.1
    if low[before] == "of" and passage.is_number(before - 1) and low[before - 2] in english.PAGE_LABELS:
        return True  # page 3 of 12
    if low[before] in {"#", "minus"} or low[before - 1 : before + 1] == ["score", "of"] or _is_odds(passage, amount):
        return True
    if low[before] in {".", ":"} and low[before - 1] in english.LABELS | english.COUNTERS_OF_A_PAGE:
        return not nouns.noun_behind(passage, amount.end, one=False).unit  # "by the ministry's table: 311 arrivals"
    if low[before] in english.LABELS:
        return True
    at_line_start = before < PAD or "\n" in passage.text.folded[passage.ends[before] : passage.starts[amount.start]]
    if at_line_start and low[amount.end] in {".", ")"} and low[amount.end + 1]:
        return True
    return not passage.curated and _follows_a_name(passage, amount)


def _follows_a_name(passage: Passage, amount: Amount) -> bool:
    """ "Boeing 747", "Beijing 2008": digits behind a capitalised word, and nothing counted behind them."""
    before = amount.start - 1
    in_a_list = passage.low[before - 1] in {"(", ";", ",", "and"}  # "(women 198; men 25)"
    if passage.low[before] in english.PEOPLE and not passage.capital(before) and amount.value < 100 and not in_a_list:
        return not nouns.counted(passage, amount.end, one=False).unit  # a footnote: "illegal migrants 2 and"
    if not passage.capital(before) or passage.sentence_start(before) or passage.low[before] in english.HEDGE_WORDS:
        return False
    listed = _goes_on_a_list(passage, before) or (_opens_a_list(passage, before) and _is_followed(passage, amount))
    if listed and not 1900 <= amount.value < 2100:
        return False
    word = passage.low[before]
    if _is_place(passage, before) and word not in english.MONTHS | english.WEEKDAYS and not amount.year_like:
        return False
    if word in english.STOPS | english.PEOPLE.keys() or (word in english.MONTHS and amount.value > 31):
        return False  # "since the end of August 180 others"
    return not nouns.counted(passage, amount.end, one=False).unit


def _is_place(passage: Passage, name: int) -> bool:
    """Whether a name says where: "in Germany 193", "in South Korea 583"."""
    first = name - 1 if passage.capital(name - 1) and not passage.sentence_start(name - 1) else name
    return passage.low[first - 1 - (passage.low[first - 1] == "the")] == "in"


def _goes_on_a_list(passage: Passage, name: int) -> bool:
    """Whether a name stands before its number as others did: "France had 146, Germany 126 and Canada 104"."""
    first = _start_of_name(passage, name)
    if passage.low[first - 1] not in {",", "and", ";"}:
        return False
    for at in range(first - 2, max(first - LIST_REACH, PAD), -1):
        if passage.low[at][:1].isdigit():
            if not passage.capital(at - 1):
                return passage.low[at - 1] not in english.LABELS
            other = passage.raw[at - 1] != passage.raw[name]  # no "Camp 14, Camp 16"
            return other and (_opens_a_list(passage, at - 1) or _goes_on_a_list(passage, at - 1))
        if passage.sentence_start(at):
            break
    return False


def _start_of_name(passage: Passage, name: int) -> int:
    """Where the name of one or two words, or its "the", begins that ends at ``name``."""
    first = name - 1 if passage.capital(name - 1) else name
    return first - (passage.low[first - 1] == "the")


def _opens_a_list(passage: Passage, name: int) -> bool:
    """Whether a name is the first of a list of names with their numbers: "they give Germany 102, Belgium 66"."""
    return passage.low[_start_of_name(passage, name) - 1] in _LIST_OPENERS


def _is_followed(passage: Passage, amount: Amount) -> bool:
    """Whether another name with its number follows: ", the United Kingdom 78"."""
    low, at = passage.low, amount.end
    if low[at] not in {",", "and", ";"}:
        return False
    at += 1 + (low[at + 1] == "and")
    at += low[at] == "the"
    while passage.capital(at):
        at += 1
    return passage.capital(at - 1) and passage.is_number(at) and passage.raw[at - 1] != passage.raw[amount.start - 1]


def _is_odds(passage: Passage, amount: Amount) -> bool:
    """ "By 14 to 1", "a ratio of 3 to 1": how many for each, and no one is counted."""
    low, before, end = passage.low, amount.start - 1, amount.end
    if low[end : end + 2] == ["to", "1"] and amount.value > 1:
        return not nouns.noun_behind(passage, end + 2, one=False).unit
    more = low[before] == "to" and passage.raw[amount.start] == "1" and passage.raw[before - 1].isdigit()
    return more and int(passage.raw[before - 1][:9]) > 1 and not nouns.noun_behind(passage, end, one=False).unit


def ends_an_unread_range(passage: Passage, amount: Amount) -> bool:
    """The end of a range whose beginning was not understood: "between 150,00 and 200,000"."""
    low, link = passage.low, amount.start - 1
    return passage.unread == link and low[link] in {"and", "to"} and low[link - 2] in {"between", "from"}


def is_negative(passage: Passage, amount: Amount) -> bool:
    """A percentage below zero: "-17.2 %" is how much something fell."""
    sign = amount.start - 1
    tied = passage.low[sign] == "-" and passage.glued(amount.start) and not passage.glued(sign)
    return tied and english.PERCENT.first(passage.low, amount.end) is not None


def is_age(passage: Passage, amount: Amount, end: int, *, hedged: bool) -> bool:
    """Whether a number, or the range up to ``end``, is somebody's age."""
    low = passage.low
    before, after = amount.start - 1, amount.end
    if low[before] in {"aged", "age", "ages"} or (low[before] == "of" and low[before - 1] in {"age", "ages"}):
        return True
    if low[before] in {"between", "from"} and low[before - 1] in {"aged", "age", "ages"}:
        return True
    if low[before] == "of" and low[before - 1] in english.CHILDREN and amount.value < 19:
        return True  # a girl of eight
    one = low[before - 2] in {"a", "an", "one"} and low[before - 1] in {"woman", "man", "lady", "infant", "veteran"}
    if low[before] == "of" and one and amount.value < 120:
        return True  # a woman of seventy
    if low[end] in {"and", "or"} and low[end + 1] in {"older", "younger", "above"} and amount.value < 120:
        return True  # sixty and older
    behind = end + 1 if low[end] == "-" else end
    if low[behind] in {"age", "aged", "year-olds"} and amount.value < 120:
        return True  # the 18-29 age group
    if low[before] in {"was", "is", "am", "turned"} and low[before - 1] in english.ONE_OF_THEM and amount.bare:
        return low[after] in {",", ".", ";", "", "when", "and", "now"} and amount.value < 120
    if low[before] in {"over", "under", "above", "below"} and amount.value <= 100:
        subject = low[before - 1]
        if subject in english.PEOPLE or subject in {"aged", "age", "those", "anyone", "everyone", "ages"}:
            return not nouns.noun_behind(passage, after, one=False).unit
    if not amount.bare or not 0 < amount.value < 120 or hedged:
        return False
    closed = low[after] in {",", ".", ")", ";", ""}
    if low[before] == "," and closed and low[before - 1] not in english.MONTHS:
        name = before - 3 if low[before - 2] == "-" else before - 1  # Kim Yung-ho, 63,
        return passage.capital(name) and (low[after] in {",", ")"} or passage.capital(name - 1))
    if low[before] == "(" and passage.capital(before - 1) and passage.capital(before - 2) and low[after] == ")":
        return low[before - 1] not in english.PEOPLE and not passage.curated
    return False


def goes_on_from(passage: Passage, end: int, amount: Amount) -> bool:
    """Whether a number that counts nothing goes on a list whose last number ends at ``end``: "aged 4, 7 and 12"."""
    between = passage.low[end : amount.start] if 0 <= end < amount.start <= end + 2 else []
    linked = between in ([","], ["and"], ["or"], [",", "and"], [",", "or"])
    return linked and not nouns.counted(passage, amount.end, one=False).unit


def chained(passage: Passage, amount: Amount) -> bool:
    """A number that a hyphen ties to more digits: a telephone number, a date such as 2006-03-23."""
    return passage.low[amount.end] == "-" and passage.ties(amount.end)


def past_a_chain(passage: Passage, at: int) -> int:
    """Behind the digits that a hyphen, a slash or, in a telephone number, a space ties to the one before ``at``."""
    if passage.raw[at - 2] == "+" and passage.glued(at - 1):
        while passage.raw[at].isdigit() or (passage.low[at] in {"-", "(", ")"} and passage.is_number(at + 1)):
            at += 1
    while passage.low[at] in {"-", "/", "."} and passage.ties(at):
        at += 2
    return at


def are_years_or_phone(passage: Passage, first: Amount, second: Amount) -> bool:
    if first.year_like and second.bare and (second.year_like or second.value < 100):
        return True  # 2005-2009, 2008-09, "between 2009 and 2011"
    hyphen = passage.low[first.end] == "-"
    if hyphen and chained(passage, second):
        return True  # 010-1234-5678
    digits = (len(passage.raw[first.start]), len(passage.raw[second.start]))
    round_numbers = first.value % 10 == 0 and second.value % 10 == 0
    return hyphen and digits == (3, 4) and first.bare and second.bare and not round_numbers


def counts_in_spite(passage: Passage, amount: Amount, counted: Counted) -> bool:
    """Whether digits that look like a year count something: "1502 defectors", "1894 in 2004"."""
    if passage.low[amount.start - 1] in english.MONTHS and passage.capital(amount.start - 1):
        return False  # "from January to August 2017 women were"
    if counted.unit and counted.unit not in english.THINGS:
        return True
    if _HEDGES_OF_NO_YEAR.stands_before(passage.low, amount.start):
        return True
    before, after = passage.low[amount.start - 1], amount.end
    if before in english.BEFORE_A_YEAR:
        return False
    if passage.low[after] == "in" and passage.year_at(after + 1):
        return True
    return passage.years and before not in english.MONTHS and before != ","
