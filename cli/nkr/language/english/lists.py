"""Lists of people as one count each: "two women and a two-year-old boy"."""

from __future__ import annotations

from nkr.language.english import building, hedging, numbers
from nkr.language.english import words as english
from nkr.language.english.passage import PAD, Passage
from nkr.model.figure import Figure
from nkr.model.quantity import Number, Quantity


def people(passage: Passage) -> list[Figure]:
    """Lists such as "two women and a two-year-old boy" as one count each."""
    found: list[Figure] = []
    at, end = PAD, len(passage.raw) - PAD
    while at < end:
        items, stop = _people_list(passage, at)
        if len(items) > 1 and any(explicit for _, _, explicit in items):
            total = sum(number for number, _, _ in items)
            start = at + (passage.low[at] == "the")
            found.append(building.figure_at(passage, Quantity.exact(total), "persons", start, stop, "people"))
            at = stop
        else:
            at += 1
    return found


def _people_list(passage: Passage, at: int) -> tuple[list[tuple[Number, str, bool]], int]:
    items: list[tuple[Number, str, bool]] = []
    here = stop = at
    while len(items) < 30:
        item = _people_item(passage, here)
        if item is None:
            break
        number, noun, explicit, here = item
        items.append((number, noun, explicit))
        stop = here
        link = here
        if passage.low[link] == "," and passage.low[link + 2] == "of" and passage.low[link + 3] in {"whom", "them"}:
            # ", one of whom is pregnant," is about one of them, and adds no one.
            link = next((place for place in range(link + 4, link + 12) if passage.low[place] == ","), -1)
            if link < 0:
                break
        joined = False
        while passage.low[link] in {",", "and", "plus", "&"} or passage.low[link : link + 3] == ["as", "well", "as"]:
            link += 3 if passage.low[link] == "as" else 1
            joined = True
        if not joined:
            break
        here = link
    return items, stop


def _people_item(passage: Passage, at: int) -> tuple[Number, str, bool, int] | None:
    """One counted item by sex or age: its number, noun, whether a number word said so, and its end."""
    low = passage.low
    at += low[at] in {"the", "his", "her", "their"}
    amount = numbers.amount(passage, at)
    if amount is not None and amount.end > at:
        if hedging.before(passage, at)[0] or amount.fractional or amount.value < 1:
            return None
        number, explicit, here = amount.value, amount.value > 1, amount.end
    elif low[at] in {"a", "an", "another"} or low[at - 1] in {"the", "his", "her", "their"}:
        number, explicit, here = 1, False, at + (low[at] in {"a", "an", "another"})
    else:
        return None
    for _ in range(8):
        word = low[here]
        singular = word in english.SINGULAR_PEOPLE
        if word in english.BY_SEX_OR_AGE and singular == (number == 1):
            return number, word, explicit, here + 1
        goes_on = word[:1].isalpha() or word == "-" or (passage.is_number(here) and low[here + 1] == "-")
        if not goes_on or word in english.STOPS:
            return None
        here += 1
    return None
