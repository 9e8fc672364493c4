"""What a number counts, and per what time: the noun phrase behind it, percent, kilometres, "a week"."""

from __future__ import annotations

from dataclasses import dataclass

from nkr.language.english import words as english
from nkr.language.english.passage import Passage

_NOUN_REACH = 5


@dataclass(slots=True)
class Counted:
    """What stands behind a number. ``refused``: the number is no figure. ``end``: behind what touches the number."""

    end: int
    unit: str = ""
    noun: str = ""
    refused: bool = False
    after: int = 0  # behind the whole noun phrase


def counted(passage: Passage, at: int, *, one: bool) -> Counted:
    """What the number before ``at`` counts."""
    low = passage.low
    word = low[at]
    glued = passage.glued(at)
    percent = english.PERCENT.first(low, at) if word != "-" or glued else None
    if percent is not None:
        return _percent(passage, percent[1])
    if word == "percentage":
        return Counted(at, refused=True)
    if word in english.KILOMETRES:
        return Counted(at + 1, "km", after=at + 1)
    if word == "-" and glued and passage.glued(at + 1):
        return _compound(passage, at)
    if word in english.SPAN_THINGS or (word == "square" and low[at + 1] in english.KILOMETRES | english.THINGS):
        if word == "square":
            return Counted(at + 2, "square " + low[at + 1], after=at + 2)
        return Counted(at + 1, english.SPAN_THINGS[word], after=at + 1)
    if is_duration(passage, at, one=one):
        return Counted(at, refused=True)
    return noun_behind(passage, at, one=one)


def _percent(passage: Passage, end: int) -> Counted:
    low = passage.low
    if low[end + (low[end] == "-")] in {"point", "points"}:
        return Counted(end, refused=True)
    noun = noun_behind(passage, end, one=False).noun if low[end] == "of" else ""
    return Counted(end, "percent", noun, after=end)


def _compound(passage: Passage, at: int) -> Counted:
    """Behind a hyphen: "1,400-km", "20-member"; "six-party", "two-year-old" and "zero-tolerance" count no one."""
    word = passage.low[at + 1]
    if word in english.KILOMETRES:
        return Counted(at + 2, "km", after=at + 2)
    if word in english.SPAN_THINGS:
        return Counted(at + 2, english.SPAN_THINGS[word], after=at + 2)
    if word in {"member", "strong", "person", "people"} or word in english.SINGULAR_PEOPLE:
        return Counted(at + 2, "persons", english.SINGULAR_PEOPLE.get(word, "people"), after=at + 2)
    return Counted(at, refused=True)


def is_duration(passage: Passage, at: int, *, one: bool) -> bool:
    here = at
    for half in (["and", "a", "half"], ["and", "half"]):
        if passage.low[at : at + len(half)] == half:
            here += len(half)  # two and a half years
            break
    for _ in range(3):
        word = passage.low[here]
        if word in {"a", "p"} and passage.low[here + 1] == "." and passage.low[here + 2] == "m":
            return True
        if word in english.DURATIONS:
            return True
        if word in english.DURATION:
            return one or here == at or passage.low[here + 1] == "-" or word == "day"
        if word not in english.BEFORE_DURATION:
            return False
        here += 1
    return False


def noun_behind(passage: Passage, at: int, *, one: bool) -> Counted:
    """The noun phrase behind a number: its head noun where it is known."""
    low = passage.low
    here = at
    if low[here] == "of":
        here += 1
        while low[here] in english.DETERMINERS:
            here += 1
    noun = ""
    for _ in range(_NOUN_REACH):
        while _is_inside_a_noun_phrase(passage, here) and not (noun and low[here] in {"(", ")"}):
            here += 1
        if low[here - 1] == "(" and passage.is_number(here + 1):
            break  # "223 (women 198)"
        word = low[here]
        person = english.PEOPLE.get(word) or (english.SINGULAR_PEOPLE.get(word) if one else None)
        if person is not None and not (low[here + 1] == "-" and passage.glued(here + 1)):
            if word in {"koreans", "korean"} and low[here - 1] in {"north", "south", "northern", "."}:
                person = "South Koreans" if low[here - 1] == "south" or low[here - 2] == "s" else "North Koreans"
            noun, here = _with_first_half(passage, here, person), here + 1
            if low[here] in english.PEOPLE:
                continue
        if noun:
            return Counted(_touching(passage, at, here, noun), "persons", noun, after=here)
        if word in english.THINGS:
            return Counted(here + 1 if here == at else at, word, word, after=here + 1)
        if not word[:1].isalpha() or word in english.STOPS:
            break
        here += 1
    return Counted(at, after=at)


def _is_inside_a_noun_phrase(passage: Passage, at: int) -> bool:
    """Whether a sign does not end the phrase: the hyphen of asylum-seekers, the point of N. Koreans, a quote."""
    sign = passage.low[at]
    if sign == "-":
        return passage.glued(at)  # " - " begins something new
    if sign == ".":
        return len(passage.low[at - 1]) <= 2 and passage.low[at - 1].isalpha()
    return sign in {"'", '"', "&", "]", "(", ")"}


def _touching(passage: Passage, at: int, end: int, noun: str) -> int:
    """The end of the noun where nothing else stands between it and the number, else the number's end."""
    words = passage.text.folded[passage.starts[at] : passage.ends[end - 1]]
    return end if len(words.split()) == len(noun.split()) and passage.low[at] != "of" else at


def _with_first_half(passage: Passage, at: int, person: str) -> str:
    """ "Seekers" are asylum-seekers, "members" of a family family members."""
    if person in {"seekers", "crossers"} and passage.low[at - 1] == "-":
        return f"{passage.low[at - 2]}-{person}"
    if person in {"seekers", "members"} and passage.low[at - 1] in {"asylum", "family", "refuge"}:
        return f"{passage.low[at - 1]} {person}"
    return person


def rate(passage: Passage, counted: Counted, end: int) -> tuple[str, int]:
    """ "A week", "per day", "every year" behind the number or its noun; the unit's ending and where it ends."""
    low = passage.low
    for place in (end, counted.after):
        word = low[place]
        if low[place + 2] in {"earlier", "before", "ago", "later", "after", "previously"}:
            continue  # "72 a year earlier"
        if word in {"a", "per", "each", "every", "an", "/"} and low[place + 1] in english.PER:
            return english.PER[low[place + 1]], place + 2 if place == end else end
        if word == "-" and low[place + 1] == "a" and low[place + 2] == "-" and low[place + 3] in english.TIME:
            return english.TIME[low[place + 3]], place + 4 if place == end else end
        if word in english.RATE_ADVERBS:
            return english.TIME[word], place + 1 if place == end else end
    for place in range(counted.after, counted.after + 8):
        if low[place] in {"every", "each", "per"} and low[place + 1] in english.TIME:
            return english.TIME[low[place + 1]], end
        if passage.is_number(place) or not low[place][:1].isalpha():
            break
    return "", end
