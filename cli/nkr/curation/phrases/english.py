"""English figures: "as many as 2.5 million", "some 8,000", "two dozen", "one in five", "1,383 in 2005".

A passage is cut into words by one regular expression; from there on everything is looked up word by word, with a fixed
reach to either side, so that reading is linear in the text. The order is always the same: a number starts here; is it a
date, an age, an amount of money or a name; does it go on as a range or a share; which hedge stands before or behind
it; what does it count; which year goes with it.

Decisions that a reader may want to know:

- A fraction that does not come out even is "about": two thirds = about 66.7 percent. "One in five" and "half" are
  exact.
- "A majority" is "most"; "several hundred" is "hundreds"; "a handful" and "a couple" have no size.
- "500+" and "500 or more" include 500; "topping 500" does not.
- A point is a decimal point: "1.400" is 1.4, as nobody can tell it from a European thousand; a decimal number that is
  not followed by a magnitude, a percent sign or a unit is no count, and no figure in running prose.
- "More than the 1,383 of 2005" compares with a count, which stays exact.
- "An estimated", "estimated at" and "estimates that" hedge: about.
- "Rose from 10 to 20" and "by 10 to 20" are two figures, "from 10 to 20" without a verb of change is a range.
- A difference in percentage points, a multiple ("three times") and a duration are no figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nkr.curation.phrases import english_words as english
from nkr.curation.phrases.hedges import hedged, strongest
from nkr.curation.phrases.text import Text
from nkr.model.figure import Figure
from nkr.model.quantity import LARGEST, Number, Qualifier, Quantity, plain

_TOKEN = re.compile(
    r"[0-9]{1,3}(?:\u00a0[0-9]{3}){1,5}(?![0-9\u00a0])"  # 1 400 with a space that does not break
    r"|[0-9](?:[0-9.,:/]*[0-9])?"
    r"|[^\W\d_]\w*(?:'[^\W\d_]+)*"
    r"|\S"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,6})?|[0-9]{1,3}(?:\u00a0[0-9]{3}){1,5}")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}")
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,6})?")
_PAD = 12
_NOUN_REACH = 5
_YEAR_REACH = 9
_SENTENCE = 80
_LINKS_TO_COUNT = frozenset(
    {"with", "at", "to", "was", "were", "is", "when", "it", "saw", "of", "reached", "stood", "totaled"}
)


@dataclass(slots=True)
class _Amount:
    """A number as written, between two token positions; ``scale`` is the magnitude word's, 1 where there was none."""

    start: int
    end: int
    value: Number
    scale: int = 1
    bare: bool = False  # digits alone, without separator or magnitude: may be a year, a day, a name
    worded: bool = False
    uneven: bool = False  # "a third of a million"

    @property
    def fractional(self) -> bool:
        return self.value != int(self.value)


@dataclass(slots=True)
class _Counted:
    """What stands behind a number. ``refused``: the number is no figure. ``end``: behind what touches the number."""

    end: int
    unit: str = ""
    noun: str = ""
    refused: bool = False
    after: int = 0  # behind the whole noun phrase


class Passage:
    """The figures of one passage. ``curated`` phrases are a few words chosen by a person, and are read more freely."""

    def __init__(
        self, text: Text, start: int, end: int, *, curated: bool, currencies: bool, years: bool = False
    ) -> None:
        self.text = text
        self.curated = curated
        self.currencies = currencies
        self.years = years
        folded = text.folded
        spans = [match.span() for match in _TOKEN.finditer(folded, start, end)]
        self.raw = [""] * _PAD + [folded[a:b] for a, b in spans] + [""] * _PAD
        self.low = [word.lower() for word in self.raw]
        self.starts = [start] * _PAD + [a for a, _ in spans] + [end] * _PAD
        self.ends = [start] * _PAD + [b for _, b in spans] + [end] * _PAD
        self.first = start
        self.date_end = -1  # behind the last date: "June 10 and 11"
        self.age_end = -1  # behind the last age: "aged 4 and 12"
        self.name_end = -1  # behind the last number of a name: "Exhibits 3, 6 and 7"
        self.year_used = -1  # the last token that was taken as the year of a count

    # -- words -------------------------------------------------------------------------------------------------------

    def glued(self, at: int) -> bool:
        """Whether nothing stands between the token ``at`` and the one before it."""
        return self.starts[at] == self.ends[at - 1] and bool(self.raw[at]) and bool(self.raw[at - 1])

    def is_number(self, at: int) -> bool:
        return "0" <= self.raw[at][:1] <= "9"

    def capital(self, at: int) -> bool:
        return self.raw[at][:1].isupper()

    def sentence_start(self, at: int) -> bool:
        return self.raw[at - 1] in {"", ".", "!", "?", ":", '"', "-", "—"} and not self.glued(at)

    # -- numbers -----------------------------------------------------------------------------------------------------

    def amount(self, at: int) -> _Amount | None:
        """The number that starts at ``at``, or nothing."""
        if self.is_number(at):
            return self._digits(at)
        return self._words(at)

    def _digits(self, at: int) -> _Amount | None:
        raw = self.raw[at]
        if len(raw) > 30:
            return None
        if raw.isdigit() and self.low[at - 1] == "." and self.glued(at) and not self.glued(at - 1):
            return self._magnified(_Amount(at - 1, at + 1, float(f"0.{raw}")))  # .5 percent
        if _PLAIN.fullmatch(raw):
            bare = "." not in raw
            value: Number = int(raw) if bare else float(raw)
        elif _THOUSANDS.fullmatch(raw) or _INDIAN.fullmatch(raw):
            digits = raw.replace(",", "").replace("\u00a0", "")
            bare, value = False, float(digits) if "." in digits else int(digits)
        else:
            return None
        end, scale = at + 1, 1
        if bare and len(raw) <= 3 and value:
            groups = self._spaced_thousands(at)
            if groups:
                bare, value, end = False, int("".join(self.raw[at : at + 1 + groups])), at + 1 + groups
        word = self.low[end]
        if word[:1].isalpha() and self.glued(end):
            if word in english.GLUED_MAGNITUDES:
                scale = english.GLUED_MAGNITUDES[word]
                end += 1
            elif word not in english.KILOMETRES | {"ish"}:
                return None  # 38th, 1990s, 3pm
        amount = _Amount(at, end, value, scale, bare and scale == 1)
        return self._magnified(amount)

    def _spaced_thousands(self, at: int) -> int:
        """How many groups of three digits follow, each behind one space: "5 000 people".

        Only round numbers and counts of people: in a table's row "591 565 509" are three numbers.
        """
        groups, here = 0, at + 1
        while (
            groups < 4
            and len(self.raw[here]) == 3
            and self.raw[here].isdigit()
            and self.starts[here] == self.ends[here - 1] + 1
            and self.text.folded[self.ends[here - 1]] == " "
        ):
            groups, here = groups + 1, here + 1
        if not groups or self.glued(here) or self.is_number(at - 1):
            return 0
        return groups if self.raw[here - 1] == "000" or self.low[here] in english.PEOPLE else 0

    def _and_a_half(self, amount: _Amount) -> _Amount:
        """ "One and a half million", "a million and a half"."""
        low = self.low
        if low[amount.end : amount.end + 3] != ["and", "a", "half"]:
            return amount
        scale = english.MAGNITUDES.get(low[amount.end + 3], 0)
        if amount.scale == 1 and scale:
            value = plain((amount.value + 0.5) * scale)
            return _Amount(amount.start, amount.end + 4, value, scale, worded=True)
        if amount.scale > 1:
            return _Amount(
                amount.start, amount.end + 3, plain(amount.value + amount.scale / 2), amount.scale, worded=True
            )
        return amount

    def _magnified(self, amount: _Amount) -> _Amount | None:
        """With the magnitude words that follow: "2.5 million", "30-thousand-five", "3 hundred thousand"."""
        rest: Number = 0
        while True:
            end = amount.end
            if self.low[end] == "-" and self.glued(end) and self.glued(end + 1):
                end += 1
            factor = english.MAGNITUDES.get(self.low[end])
            if factor is None:
                break
            amount.scale *= factor
            amount.end = end + 1
            amount.bare = False
        if amount.scale >= 1_000 and self.low[amount.end] == "-" and self.glued(amount.end):
            tail = self._words(amount.end + 1)
            if tail is not None and tail.value < amount.scale:
                rest, amount.end = tail.value, tail.end
        amount.value = plain(amount.value * amount.scale + rest)
        return amount if amount.value <= LARGEST else None

    def _words(self, at: int) -> _Amount | None:
        """A number in words, "a hundred and five" and "half a million" among them."""
        low = self.low
        word = low[at]
        part = self._part_of_a_magnitude(at)
        if part is not None:
            return part
        if word == "half":
            after = at + 1 + (low[at + 1] == "-")
            after += low[after] == "a"
            after += low[after] == "-"
            value = english.MAGNITUDES.get(low[after], 0)
            return _Amount(at, after + 1, value // 2, value, worded=True) if value and after > at + 1 else None
        if word in {"a", "an"}:
            if low[at + 1] == "half" and low[at + 2] in {"million", "dozen", "billion"}:
                value = english.MAGNITUDES[low[at + 2]]
                return _Amount(at, at + 3, value // 2, value, worded=True)
            if low[at + 1] not in english.MAGNITUDES:
                return None
            total, group, end, scale = 0, 1, at + 1, 1
        elif word in english.UNITS or word in english.TENS:
            total, group, end, scale = 0, 0, at, 1
        else:
            return None
        room = 100 if end == at else 0  # what may still be added below the last word: 10 behind a ten
        while True:
            word = low[end]
            step = end
            if (word == "-" and end > at and self.glued(end) and self.glued(end + 1)) or (
                word == "and"
                and end > at
                and scale >= 100
                and (low[end + 1] in english.UNITS or low[end + 1] in english.TENS)
            ):
                step, word = end + 1, low[end + 1]
            if (word in english.UNITS and 0 < english.UNITS[word] < room) or (word in english.UNITS and end == at):
                group += english.UNITS[word]
                room = 0
            elif word in english.TENS and room >= 100:
                group += english.TENS[word]
                room = 10
            elif word in english.MAGNITUDES and (group or total):
                scale = english.MAGNITUDES[word]
                if scale <= 100:
                    group, room = group * scale, 100 if scale == 100 else 0
                else:
                    total, group, room = total + group * scale, 0, 100
                    # A smaller thousand may follow, behind its own number: "two million three hundred thousand".
            else:
                break
            end = step + 1
            if total + group > LARGEST:
                return None
        if low[end] == "-" and self.glued(end) and low[end + 1] in english.ORDINALS and self.glued(end + 1):
            return None  # twenty-first
        return self._and_a_half(_Amount(at, end, total + group, scale, worded=True))

    def _part_of_a_magnitude(self, at: int) -> _Amount | None:
        """ "A quarter of a million", "three-quarters of a billion", "a quarter million": a number, and no share."""
        low = self.low
        upper = 1 if low[at] in {"a", "an"} else english.UNITS.get(low[at], 0)
        here = at + 1 + (low[at + 1] == "-")
        lower = english.DENOMINATORS.get(low[here], 0)
        if not 0 < upper < lower or low[here] == "half":
            return None
        here += 1
        if low[here] == "of" and low[here + 1] in {"a", "one"}:
            here += 2
        elif lower != 4:
            return None  # "a third million" is the one behind the second
        scale = english.MAGNITUDES.get(low[here], 0)
        if scale < 10**6:
            return None
        return _Amount(at, here + 1, round(scale * upper / lower), scale, worded=True, uneven=scale * upper % lower > 0)

    def fraction(self, at: int) -> tuple[float, int] | None:
        """A share in words as a percentage, and where it ends: "two thirds", "a quarter of", "half of"."""
        low = self.low
        word = low[at]
        if word == "half":
            if low[at - 1] in {"first", "second", "other", "a", "an", "-", "latter", "last"} or low[at + 1] in {
                "-",
                "a",
                "an",
            }:
                return None
            ends = low[at + 1] in {
                "of",
                "the",
                "were",
                "are",
                "had",
                "have",
                "",
                ",",
                ".",
                "its",
                "their",
                "as",
                "that",
            }
            if not ends or low[at + 1 : at + 3] in (["of", "year"], ["the", "year"]):
                return None
            return 50, at + 1
        upper = 1 if word in {"a", "an"} else english.UNITS.get(word, 0)
        if not 0 < upper < 10:
            return None
        end = at + 1
        hyphen = low[end] == "-" and self.glued(end) and self.glued(end + 1)
        lower = english.DENOMINATORS.get(low[end + hyphen], 0)
        if lower <= upper or low[end + hyphen] == "half":
            return None
        end += hyphen + 1
        # "A third country" is everywhere in this field, and "a quarter" may be three months.
        if upper == 1 and not (low[end] in {"of", "", ",", ".", "were", "are", "is", "was", "have", "had"} or hyphen):
            return None
        if upper == 1 and low[end] in {"country", "countries", "party", "-"}:
            return None
        return upper * 100 / lower, end

    # -- what surrounds a number -------------------------------------------------------------------------------------

    def hedges_before(self, at: int) -> tuple[list[Qualifier], int]:
        """The hedges that end before the token ``at``, nearest first, and where they start."""
        found: list[Qualifier] = []
        start, here = at, at - 1
        for _ in range(8):
            word = self.low[here]
            hedge = self._hedge_ending(here, touches=here == start - 1)
            if hedge is not None:
                qualifier, length = hedge
                found.append(qualifier)
                here -= length
                start = here + 1
            elif word in english.PASSING and here == at - 2 and self._marks(at):
                found.append(Qualifier.MORE_THAN)  # "passed the 20,000 mark"
                start = here
                here -= 1
            elif (word in english.BETWEEN_HEDGE_AND_NUMBER and (word != "of" or self.low[here - 1] == "total")) or (
                word == "the" and self._marks(at)
            ):
                here -= 1
            else:
                break
        return found, start

    def _marks(self, at: int) -> bool:
        return any(word in english.MARKS for word in self.low[at + 1 : at + 4])

    def _hedge_ending(self, at: int, *, touches: bool) -> tuple[Qualifier, int] | None:
        for words, qualifier in english.HEDGES.get(self.low[at], ()):
            length = len(words)
            if tuple(self.low[at - length + 1 : at + 1]) != words:
                continue
            if length == 1 and words[0] in english.TOUCHING:
                before = self.low[at - 1]
                if (
                    not (touches or self.low[at + 1] == "the")
                    or (before in english.ASKS_FOR_PREPOSITION and words[0] != "some")
                    or (words[0] == "top" and before == "the")
                ):
                    continue
            return qualifier, length
        return None

    def hedges_after(self, at: int) -> tuple[list[Qualifier], int]:
        """The hedges that start at the token ``at``, and where they end."""
        found: list[Qualifier] = []
        for _ in range(2):
            for words, qualifier in english.TRAILING_FROM.get(self.low[at], ()):
                length = len(words)
                if tuple(self.low[at : at + length]) != words:
                    continue
                if words[0] == "-" and not self.glued(at):
                    continue
                if words[-1] in {"least", "most", "approximately", "plus", "under", "over", "above", "below"} and (
                    self.is_number(at + length) or self._words(at + length) is not None
                ):
                    continue  # "20 people, at least three of them children"
                found.append(qualifier)
                at += length
                break
            else:
                break
        return found, at

    def counted(self, at: int, *, one: bool) -> _Counted:
        """What the number before ``at`` counts."""
        low = self.low
        word = low[at]
        glued = self.glued(at)
        if word in english.PERCENT or (word == "-" and glued and low[at + 1] in english.PERCENT):
            end = at + 1 + (word == "-")
            return self._percent(end)
        if (word == "per" and low[at + 1] == "cent") or (word == "-" and glued and low[at + 1] == "per"):
            end = at + 2 if word == "per" else at + 2 + (low[at + 2] == "-") + (low[at + 2] in {"cent", "-"})
            if low[end - 1] == "cent" or word == "per":
                return self._percent(end)
        if word == "percentage":
            return _Counted(at, refused=True)
        if word in english.KILOMETRES:
            return _Counted(at + 1, "km", after=at + 1)
        if word == "-" and glued and self.glued(at + 1):
            return self._compound(at)
        if word in english.SPAN_THINGS or (word == "square" and low[at + 1] in english.KILOMETRES | english.THINGS):
            if word == "square":
                return _Counted(at + 2, "square " + low[at + 1], after=at + 2)
            return _Counted(at + 1, english.SPAN_THINGS[word], after=at + 1)
        if self._is_duration(at, one=one):
            return _Counted(at, refused=True)
        return self._noun(at, one=one)

    def _percent(self, end: int) -> _Counted:
        if self.low[end] in {"point", "points"} or (self.low[end] == "-" and self.low[end + 1].startswith("point")):
            return _Counted(end, refused=True)
        noun = self._noun(end, one=False).noun if self.low[end] == "of" else ""
        return _Counted(end, "percent", noun, after=end)

    def _compound(self, at: int) -> _Counted:
        """Behind a hyphen: "1,400-km", "20-member"; "six-party", "two-year-old" and "zero-tolerance" count nobody."""
        word = self.low[at + 1]
        if word in english.KILOMETRES:
            return _Counted(at + 2, "km", after=at + 2)
        if word in english.SPAN_THINGS:
            return _Counted(at + 2, english.SPAN_THINGS[word], after=at + 2)
        if word in {"member", "strong", "person", "people"} or word in english.SINGULAR_PEOPLE:
            return _Counted(at + 2, "persons", english.SINGULAR_PEOPLE.get(word, "people"), after=at + 2)
        return _Counted(at, refused=True)

    def _is_duration(self, at: int, *, one: bool) -> bool:
        here = at
        if self.low[at : at + 3] == ["and", "a", "half"]:
            here += 3  # two and a half years
        for _ in range(3):
            word = self.low[here]
            if word in {"a", "p"} and self.low[here + 1] == "." and self.low[here + 2] == "m":
                return True
            if word in english.DURATIONS:
                return True
            if word in english.DURATION:
                return one or here == at or self.low[here + 1] == "-" or word != "year"
            if word not in english.BEFORE_DURATION:
                return False
            here += 1
        return False

    def _noun(self, at: int, *, one: bool) -> _Counted:
        """The noun phrase behind a number: its head noun where it is known."""
        low = self.low
        here = at
        if low[here] == "of":
            here += 1
            while low[here] in english.DETERMINERS:
                here += 1
        nouns: list[str] = []
        for _ in range(_NOUN_REACH):
            while self._is_inside_a_noun_phrase(here):
                if low[here] in {"(", ")"} and nouns:
                    break
                here += 1
            word = low[here]
            person = english.PEOPLE.get(word) or (english.SINGULAR_PEOPLE.get(word) if one else None)
            if person is not None and not (low[here + 1] == "-" and self.glued(here + 1)):
                if word in {"koreans", "korean"} and low[here - 1] in {"north", "south", "northern", "."}:
                    person = "South Koreans" if low[here - 1] == "south" or low[here - 2] == "s" else "North Koreans"
                nouns = [self._with_first_half(here, person)]
                here += 1
                if low[here] in english.PEOPLE:
                    continue
                return _Counted(self._touching(at, here, nouns[0]), "persons", nouns[0], after=here)
            if nouns:
                return _Counted(self._touching(at, here, nouns[0]), "persons", nouns[0], after=here)
            if word in english.THINGS:
                unit = "cases" if word in {"cases", "case"} else word
                end = here + 1 if here == at else at
                return _Counted(end, unit, word, after=here + 1)
            if not word[:1].isalpha() or word in english.STOPS:
                break
            here += 1
        return _Counted(at, after=at)

    def _is_inside_a_noun_phrase(self, at: int) -> bool:
        """Whether a sign does not end the phrase: the hyphen of asylum-seekers, the point of N. Koreans, a quote."""
        sign = self.low[at]
        if sign == "-":
            return self.glued(at)  # " - " begins something new
        if sign == ".":
            return len(self.low[at - 1]) <= 2 and self.low[at - 1].isalpha()
        return sign in {"'", '"', "&", "]", "(", ")"}

    def _touching(self, at: int, end: int, noun: str) -> int:
        """The end of the noun where nothing else stands between it and the number, else the number's end."""
        words = self.text.folded[self.starts[at] : self.ends[end - 1]]
        return end if len(words.split()) == len(noun.split()) and self.low[at] != "of" else at

    def _with_first_half(self, at: int, person: str) -> str:
        """ "Seekers" are asylum-seekers, "members" of a family family members."""
        if person in {"seekers", "crossers"} and self.low[at - 1] == "-":
            return f"{self.low[at - 2]}-{person}"
        if person in {"seekers", "members"} and self.low[at - 1] in {"asylum", "family", "refuge"}:
            return f"{self.low[at - 1]} {person}"
        return person

    def rate(self, counted: _Counted, end: int) -> tuple[str, int]:
        """ "A week", "per day", "every year" behind the number or its noun; the unit's ending and where it ends."""
        low = self.low
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
            if self.is_number(place) or not low[place][:1].isalpha():
                break
        return "", end

    # -- what is no figure -------------------------------------------------------------------------------------------

    def year_like(self, amount: _Amount) -> bool:
        return amount.bare and 1800 <= amount.value <= 2099

    def _is_date(self, amount: _Amount) -> bool:
        """A day of a month, before or behind its name; the date's end is remembered for "June 10 and 11"."""
        if not amount.bare or amount.value > 31:
            return False
        low = self.low
        before, after = amount.start - 1, amount.end
        if low[before] == ".":
            before -= 1
        if low[before] in {"the", ","} and (low[before - 1] in english.WEEKDAYS or low[before - 1] in english.MONTHS):
            before -= low[before] == "the"
        month_before = low[before] in english.MONTHS and self.capital(before)
        month_after = low[after] in english.MONTHS and self.capital(after)
        chained = self.date_end == amount.start - 1 and low[amount.start - 1] in {"-", "and", ",", "to", "/", "or"}
        # "June 10, 11 and 12", but "on June 10, 9 on June 11".
        chained = chained and (
            low[after] in {",", "and", "-", ".", ")", "", "to", "or"} or self._year_at(after) is not None
        )
        weekday = low[before] in english.WEEKDAYS and low[after] != "-"
        if month_before or weekday:
            spoken_of = low[before - 1] in {"in", "during", "last", "this", "by", "since", "early", "late", "mid", "-"}
            if spoken_of and self._noun(after, one=False).unit == "persons":
                return False  # "In October 20 North Koreans were arrested"
        elif chained and self._noun(after, one=False).unit == "persons":
            return False
        elif not month_after and low[after] in {"-", "and", "to", ","} and self.is_number(after + 1):
            # "26-30 September": the month behind the second number dates the first too.
            month_after = low[after + 2] in english.MONTHS and self.capital(after + 2) and len(low[after + 1]) <= 2
            if low[after] == "," and not month_after:
                month_after = False
        if month_before or month_after or weekday or chained:
            self.date_end = amount.end
            return True
        return False

    def _is_name(self, amount: _Amount) -> bool:
        """A number that belongs to a name, an address or a list: Office 39, COVID-19, "1." at the start of a line."""
        low = self.low
        before = amount.start - 1
        if self.glued(amount.start):
            sign = low[before]
            if sign in {"/", "_", "=", "&", "#", "@", "\\", "+", "*", "^", "|"}:
                return True
            if sign in {".", "-"} and self.glued(before) and not (sign == "-" and low[before - 1] in english.HEDGES):
                return True  # COVID-19, 010-1234-5678, file.2
            if sign in {"[", "("} and self.glued(before) and low[amount.end] in {"]", ")"} and sign == "[":
                return True  # a footnote mark
        if low[amount.end] in {"/", "_", "=", "@", "\\", ":", "°", "º"} and self.glued(amount.end):
            return low[amount.end + 1] not in english.TIME and (
                low[amount.end] != ":" or self.is_number(amount.end + 1)
            )
        if (
            low[before] in english.LABELS | english.NAME_LABELS
            and self.capital(before)
            and (amount.bare or amount.worded)
        ):
            # "Office 39", "Phase Two"; but at the start of a sentence "Note 20 people" is a verb.
            return not self.sentence_start(before) or not self._noun(amount.end, one=False).unit
        if not amount.bare:
            return low[before] in english.LABELS and "." in self.raw[amount.start]  # version 2.1
        if low[before] == "of" and self.is_number(before - 1) and low[before - 2] in english.PAGE_LABELS:
            return True  # page 3 of 12
        if self._is_odds(amount):
            return True
        if low[before] in {"#", "minus"} or (low[before] == "of" and low[before - 1] == "score"):
            return True
        if low[before] in {".", ":"} and low[before - 1] in english.LABELS | english.COUNTERS_OF_A_PAGE:
            return True
        if low[before] in english.LABELS:
            return True
        at_line_start = before < _PAD or "\n" in self.text.folded[self.ends[before] : self.starts[amount.start]]
        if at_line_start and low[amount.end] in {".", ")"} and low[amount.end + 1]:
            return True
        return not self.curated and self._follows_a_name(amount)

    def _follows_a_name(self, amount: _Amount) -> bool:
        """ "Boeing 747", "Beijing 2008": digits behind a capitalised word, and nothing counted behind them."""
        before = amount.start - 1
        if self.low[before] in english.PEOPLE and not self.capital(before) and amount.value < 100:
            return not self.counted(amount.end, one=False).unit  # a footnote: "illegal migrants 2 and"
        if not self.capital(before) or self.sentence_start(before) or self.low[before] in english.HEDGES:
            return False
        if self.low[before] in english.STOPS or self.low[before] in english.PEOPLE:
            return False
        return not self.counted(amount.end, one=False).unit

    def _is_odds(self, amount: _Amount) -> bool:
        """ "By 14 to 1", "a ratio of 3 to 1": how many for each, and nobody is counted."""
        low, before, end = self.low, amount.start - 1, amount.end
        if low[end : end + 2] == ["to", "1"] and amount.value > 1:
            return not self._noun(end + 2, one=False).unit
        more = low[before] == "to" and self.raw[amount.start] == "1" and self.raw[before - 1].isdigit()
        return more and int(self.raw[before - 1][:9]) > 1 and not self._noun(end, one=False).unit

    def _is_age(self, amount: _Amount, end: int, *, hedged: bool) -> bool:
        """Whether a number, or the range up to ``end``, is somebody's age."""
        low = self.low
        before, after = amount.start - 1, amount.end
        if low[before] in {"aged", "age", "ages"} or (low[before] == "of" and low[before - 1] in {"age", "ages"}):
            return True
        if low[before] in {"between", "from"} and low[before - 1] in {"aged", "age", "ages"}:
            return True
        if low[before] == "of" and low[before - 1] in english.CHILDREN and amount.value < 19:
            return True  # a girl of eight
        behind = end + 1 if low[end] == "-" else end
        if low[behind] in {"age", "aged", "year-olds"} and amount.value < 120:
            return True  # the 18-29 age group
        if (
            low[before] in {"was", "is", "am", "turned"}
            and low[before - 1] in {"he", "she", "i", "who"}
            and amount.bare
        ):
            return low[after] in {",", ".", ";", "", "when", "and", "now"} and amount.value < 120
        if low[before] in {"over", "under", "above", "below"} and amount.value <= 100:
            subject = low[before - 1]
            if subject in english.PEOPLE or subject in {"aged", "age", "those", "anyone", "everyone", "ages"}:
                return not self._noun(after, one=False).unit
        if not amount.bare or not 0 < amount.value < 120 or hedged:
            return False
        closed = low[after] in {",", ".", ")", ";", ""}
        if low[before] == "," and closed and low[before - 1] not in english.MONTHS:
            name = before - 3 if low[before - 2] == "-" else before - 1  # Kim Yung-ho, 63,
            return self.capital(name) and (low[after] in {",", ")"} or self.capital(name - 1))
        if low[before] == "(" and self.capital(before - 1) and self.capital(before - 2) and low[after] == ")":
            return low[before - 1] not in english.PEOPLE and not self.curated
        return False

    def _currency(self, amount: _Amount) -> tuple[str, int, int]:
        """The currency of an amount of money, and the tokens that it covers."""
        low = self.low
        before = amount.start - 1
        code = english.CURRENCY_SIGNS.get(self.raw[before], "")
        if code:
            start = before - (low[before - 1] in {"us", "a", "hk", "s"} and self.glued(before))
            return code, start, amount.end
        if low[before] in {"usd", "krw", "cny", "rmb", "eur", "gbp", "jpy", "us$"}:
            return english.CURRENCIES[low[before]], before, amount.end
        after = amount.end
        for skipped in range(3):
            word = low[after + skipped]
            if word in english.CURRENCIES and (word != "won" or self._is_money(after + skipped)):
                return english.CURRENCIES[word], amount.start, after + skipped + 1
            if word not in {"u", "s", ".", "us", "south", "north", "korean", "chinese", "-"}:
                break
        return "", 0, 0

    def _is_money(self, at: int) -> bool:
        """ "5,000 won" is money, "20 won asylum" is not."""
        return self.low[at + 1] not in {"asylum", "the", "a", "safe", "their", "refuge", "seats", "permission", "an"}

    # -- the figures -------------------------------------------------------------------------------------------------

    def figures(self) -> list[Figure]:
        found: list[Figure] = []
        at, end = _PAD, len(self.raw) - _PAD
        low = self.low
        starters = _STARTERS
        while at < end:
            word = low[at]
            if not ("0" <= word[:1] <= "9" or word in starters):
                at += 1
                continue
            figure, at = self._figure(at)
            if figure is not None:
                found.append(figure)
        if "respectively" in low:
            self._share_out_years(found)
        return found

    def _share_out_years(self, found: list[Figure]) -> None:
        """ "1,383 and 2,018 arrived in 2005 and 2006, respectively": each count in a row has its year in another."""
        for at in range(_PAD, len(self.low) - _PAD):
            if self.low[at] != "respectively":
                continue
            first = at
            while at - first < _SENTENCE and self.low[first - 1] not in {"", ".", "!", "?", ";"}:
                first -= 1
            years = self._longest_row(
                [(place, place + 1) for place in range(first, at) if self._year_at(place) is not None]
            )
            begin, stop = self.text.original(self.starts[first]), self.text.original(self.starts[at])
            inside = [index for index, figure in enumerate(found) if begin <= figure.start < stop]
            tokens = {self.text.original(self.starts[place]): place for place in range(first, at)}
            behind = {self.text.original(self.ends[place], end=True): place + 1 for place in range(first, at)}
            spans = [(tokens.get(found[index].start, 0), behind.get(found[index].end, 0)) for index in inside]
            counts = self._longest_row(spans)
            if len(counts) == len(years) > 1:
                for count, year in zip(counts, years, strict=True):
                    index = inside[spans.index(count)]
                    found[index] = found[index]._replace(year=self._year_at(year[0]))

    def _longest_row(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The most of these places that follow one another with only "," and "and" between."""
        best: list[tuple[int, int]] = []
        row: list[tuple[int, int]] = []
        for span in spans:
            joined = row and span[0] > row[-1][1] and set(self.low[row[-1][1] : span[0]]) <= {",", "and"}
            row = [*row, span] if joined else [span]
            best = max(best, row, key=len)
        return best

    def _figure(self, at: int) -> tuple[Figure | None, int]:
        vague = None if self.is_number(at) else self._vague(at)
        if vague is not None:
            return vague
        share = None if self.is_number(at) or self._part_of_a_magnitude(at) else self.fraction(at)
        if share is not None:
            percent, end = share
            qualifier = Qualifier.EXACT if plain(percent * 10) == int(plain(percent * 10)) else Qualifier.ABOUT
            return self._built(
                at,
                end,
                plain(round(percent, 1)),
                None,
                _Counted(end, "percent", self._noun(end, one=False).noun, after=end),
                qualifier,
            )
        amount = self.amount(at)
        if amount is None or amount.end == at:
            return None, at + 1
        return self._counted_figure(amount)

    def _counted_figure(self, first: _Amount) -> tuple[Figure | None, int]:
        low = self.low
        code, _, money_end = self._currency(first)
        second = self._second(first)
        if code or (second is not None and self._currency(second)[0]):
            return self._money(first, second, code, money_end)
        if self._is_date(first):
            return None, first.end
        if self._is_name(first) or (first.bare and self._goes_on_from(self.name_end, first)):
            self.name_end = first.end
            return None, self._past_a_chain(first.end)
        one_in = self._one_in(first)
        if one_in is not None:
            percent, end = one_in
            exact = plain(percent * 10) == int(plain(percent * 10))
            counted = _Counted(end, "percent", self._noun(end, one=False).noun, after=end)
            return self._built(
                first.start, end, plain(round(percent, 1)), None, counted, Qualifier.EXACT if exact else Qualifier.ABOUT
            )
        if second is not None and self._are_years_or_phone(first, second):
            return None, self._past_a_chain(second.end)
        last = second or first
        hedges, start = self.hedges_before(first.start)
        if self._is_age(first, last.end, hedged=bool(hedges)) or (
            first.bare and first.value < 120 and self._goes_on_from(self.age_end, first)
        ):
            self.age_end = last.end
            return None, last.end
        trailing, end = self.hedges_after(last.end)
        counted = self.counted(end, one=last.value == 1)
        if counted.refused or (first.worded and not last.value and not counted.unit):
            return None, last.end  # "two-year-old", "zero tolerance"
        if second is None and self.year_like(first) and not self._counts_in_spite(first, counted):
            return None, first.end
        pronoun = first.worded and first.value == 1 and second is None
        if pronoun and (low[end] == "of" or not (counted.unit or self._alone(first))):
            return None, first.end  # "one of the issues"
        # Nobody counts 1.4 refugees: most likely that was a European 1.400.
        whole = counted.unit == "persons" or counted.unit in english.THINGS or not (counted.unit or self.curated)
        if whole and (first.fractional or (second is not None and second.fractional)):
            return None, last.end
        if second is None and self._chained(first):
            return None, self._past_a_chain(first.end)
        upper = second.value if second is not None else None
        shape = Qualifier.ABOUT if first.uneven else None
        return self._built(first.start, end, first.value, upper, counted, shape, hedges, start, trailing)

    def _goes_on_from(self, end: int, amount: _Amount) -> bool:
        """Whether a number that counts nothing goes on a list whose last number ends at ``end``: "aged 4, 7 and 12"."""
        between = self.low[end : amount.start] if 0 <= end < amount.start <= end + 2 else []
        linked = between in ([","], ["and"], ["or"], [",", "and"], [",", "or"])
        return linked and not self.counted(amount.end, one=False).unit

    def _alone(self, amount: _Amount) -> bool:
        """Whether a curated phrase is nothing but this number."""
        return self.curated and not self.low[amount.end] and not self.low[amount.start - 1]

    def _chained(self, amount: _Amount) -> bool:
        """A number that a hyphen ties to more digits: a telephone number, a date such as 2006-03-23."""
        return (
            self.low[amount.end] == "-"
            and self.glued(amount.end)
            and self.glued(amount.end + 1)
            and self.is_number(amount.end + 1)
        )

    def _past_a_chain(self, at: int) -> int:
        """Behind the digits that a hyphen, a slash or, in a telephone number, a space ties to the one before ``at``."""
        if self.raw[at - 2] == "+" and self.glued(at - 1):
            while self.raw[at].isdigit() or (self.low[at] in {"-", "(", ")"} and self.is_number(at + 1)):
                at += 1
        while self.low[at] in {"-", "/", "."} and self.glued(at) and self.glued(at + 1) and self.is_number(at + 1):
            at += 2
        return at

    def _second(self, first: _Amount) -> _Amount | None:
        """The upper end of a range that starts with ``first``, which takes over the second number's magnitude."""
        low = self.low
        at = first.end
        percent = False
        if low[at] in english.PERCENT:
            at, percent = at + 1, True
        elif low[at] == "per" and low[at + 1] == "cent":
            at, percent = at + 2, True
        link = low[at]
        _, start = self.hedges_before(first.start)
        opening = low[start - 1]
        opening_at = start - 1
        if opening in {"as", "a"}:
            opening = low[start - 2]
        if self.year_like(first) and opening in english.BEFORE_A_YEAR - {"between", "from", "around"}:
            return None  # "the total since 1998 to 33,815"
        if link == "or":
            close = self.amount(at + 1)
            if (
                close is None
                or not first.value < close.value <= 2 * first.value
                or percent
                or low[at + 1] in {"a", "half"}
            ):
                return None
        elif link == "and":
            if opening not in {"between", "from", "betweeen"}:
                return None
        elif link == "to":
            if opening == "from" and low[opening_at - 1] in english.CHANGES:
                return None
            if opening in english.CHANGES or self._changed_before(opening_at):
                return None
        elif link not in {"-", "~"}:
            return None
        at += 1
        if link == "-" and low[at] == "-":
            at += 1
        if link in {"to", "and"}:
            at = self._past_hedges(at)
        second = self.amount(at)
        if second is None or (percent and self.counted(second.end, one=False).unit != "percent"):
            return None
        if link == "and" and opening == "from" and (first.worded or second.worded):
            return None
        if self.year_like(first) and self._has_separator(second):
            return None  # "2009 – 2,914": a year and its count
        low_end: Number = first.value
        if (
            first.scale == 1
            and second.scale > 1
            and first.value <= second.value / second.scale
            and not self._has_separator(first)
        ):
            low_end = plain(first.value * second.scale)
        if low_end >= second.value:
            return None
        first.value = low_end
        return second

    def _has_separator(self, amount: _Amount) -> bool:
        return "," in self.raw[amount.start]

    def _changed_before(self, at: int) -> bool:
        """Whether "from X to Y" before ``at`` tells of a change: "rose sharply from", "fell by half from"."""
        if self.low[at] != "from":
            return False
        return any(word in english.CHANGES for word in self.low[at - 6 : at])

    def _past_hedges(self, at: int) -> int:
        """Behind the hedges that repeat inside a range: "from 10,000 to as many as 300,000"."""
        for length in (4, 3, 2, 1):
            words = tuple(self.low[at : at + length])
            if any(words == hedge for hedge, _ in english.HEDGES.get(words[-1], ())):
                return at + length
        return at

    def _one_in(self, first: _Amount) -> tuple[float, int] | None:
        """ "One in five", "nine out of ten", "1 in every 20" as a percentage, and where it ends."""
        low = self.low
        at = first.end
        if first.worded and first.value == 1 and (noun := self._noun(at, one=True)).unit == "persons":
            at = noun.after if low[noun.after] == "in" else at  # "one woman in five"
        if low[at] == "in":
            at += 1
        elif low[at] == "out" and low[at + 1] == "of":
            at += 2
        else:
            return None
        at += low[at] == "every"
        whole = self.amount(at)
        if whole is None or whole.value not in english.ONE_IN or not 0 < first.value < whole.value or first.value > 99:
            return None
        if self._is_duration(whole.end, one=False) or low[whole.end] in english.MONTHS or whole.fractional:
            return None
        if self.counted(whole.end, one=False).unit in english.THINGS:
            return None  # "three in ten cities"
        return first.value * 100 / whole.value, whole.end

    def _are_years_or_phone(self, first: _Amount, second: _Amount) -> bool:
        if self.year_like(first) and second.bare and (self.year_like(second) or second.value < 100):
            return True  # 2005-2009, 2008-09, "between 2009 and 2011"
        hyphen = self.low[first.end] == "-"
        if hyphen and self._chained(second):
            return True  # 010-1234-5678
        digits = (len(self.raw[first.start]), len(self.raw[second.start]))
        round_numbers = first.value % 10 == 0 and second.value % 10 == 0
        return hyphen and digits == (3, 4) and first.bare and second.bare and not round_numbers

    def _counts_in_spite(self, amount: _Amount, counted: _Counted) -> bool:
        """Whether digits that look like a year count something: "1502 defectors", "1894 in 2004"."""
        if counted.unit and counted.unit not in english.THINGS:
            return True
        if self.low[amount.start - 1] in {"some", "least"} or self.low[amount.start - 2 : amount.start] in (
            ["many", "as"],
            ["up", "to"],
            ["more", "than"],
            ["fewer", "than"],
            ["total", "of"],
        ):
            return True  # nobody hedges a year like that
        after = amount.end
        if (
            self.low[after] == "in"
            and self._year_at(after + 1)
            and self.low[amount.start - 1] not in english.BEFORE_A_YEAR
        ):
            return True
        if self.years and self.low[amount.start - 1] not in english.BEFORE_A_YEAR:
            return not (self.low[amount.start - 1] in english.MONTHS or self.low[amount.start - 1] == ",")
        return False

    def _money(self, first: _Amount, second: _Amount | None, code: str, end: int) -> tuple[Figure | None, int]:
        if second is not None:
            code, _, end = self._currency(second) if self._currency(second)[0] else (code, 0, second.end)
        if not self.currencies:
            return None, end
        hedges, start = self.hedges_before(first.start - (self.raw[first.start - 1] in english.CURRENCY_SIGNS))
        upper = second.value if second is not None else None
        return self._built(
            first.start, end, first.value, upper, _Counted(end, code, after=end), None, hedges, start, []
        )

    def _built(
        self,
        first: int,
        end: int,
        value: Number,
        upper: Number | None,
        counted: _Counted,
        shape: Qualifier | None,
        hedges: list[Qualifier] | None = None,
        start: int | None = None,
        trailing: list[Qualifier] | None = None,
    ) -> tuple[Figure, int]:
        if hedges is None or start is None:
            hedges, start = self.hedges_before(first)
        after, behind = self.hedges_after(counted.after) if not trailing and counted.after > end else ([], 0)
        if after:
            counted.end = counted.after = behind
        stated = strongest([*hedges, *(trailing or []), *after])
        if upper is not None:
            quantity = Quantity.between(value, upper)
            start -= self.low[start - 1] in {"between", "from"}
        else:
            quantity = hedged(value, stated or shape or Qualifier.EXACT)
        unit = counted.unit
        last = max(counted.end, end)
        if unit in {"persons", ""}:
            per, last = self.rate(counted, last)
            unit = f"persons-per-{per}" if per else unit
        year = self._year_of(start, max(counted.after, last))
        return self._figure_at(quantity, unit, start, last, year, counted.noun), max(last, end)

    def _figure_at(self, quantity: Quantity, unit: str, first: int, end: int, year: int | None, noun: str) -> Figure:
        start = self.text.original(self.starts[first])
        stop = self.text.original(self.ends[end - 1], end=True)
        return Figure(quantity, unit, start, stop, self.text.source[start:stop], year, noun)

    # -- lists of people ---------------------------------------------------------------------------------------------

    def people(self) -> list[Figure]:
        """Lists such as "two women and a two-year-old boy" as one count each."""
        found: list[Figure] = []
        at, end = _PAD, len(self.raw) - _PAD
        while at < end:
            items, stop = self._people_list(at)
            if len(items) > 1 and any(explicit for _, _, explicit in items):
                total = sum(number for number, _, _ in items)
                start = at + (self.low[at] == "the")
                found.append(self._figure_at(Quantity.exact(total), "persons", start, stop, None, "people"))
                at = stop
            else:
                at += 1
        return found

    def _people_list(self, at: int) -> tuple[list[tuple[Number, str, bool]], int]:
        items: list[tuple[Number, str, bool]] = []
        here = stop = at
        while len(items) < 30:
            item = self._people_item(here)
            if item is None:
                break
            number, noun, explicit, here = item
            items.append((number, noun, explicit))
            stop = here
            link = here
            if self.low[link] == "," and self.low[link + 2] == "of" and self.low[link + 3] in {"whom", "them"}:
                # ", one of whom is pregnant," tells of one of them, and adds nobody.
                for place in range(link + 4, link + 12):
                    if self.low[place] == ",":
                        link = place
                        break
                else:
                    break
            joined = False
            while self.low[link] in {",", "and", "plus", "&"} or self.low[link : link + 3] == ["as", "well", "as"]:
                link += 3 if self.low[link] == "as" else 1
                joined = True
            if not joined:
                break
            here = link
        return items, stop

    def _people_item(self, at: int) -> tuple[Number, str, bool, int] | None:
        """One counted item by sex or age: its number, noun, whether a number word said so, and its end."""
        low = self.low
        at += low[at] in {"the", "his", "her", "their"}
        amount = self.amount(at)
        if amount is not None and amount.end > at:
            if self.hedges_before(at)[0] or amount.fractional or amount.value < 1:
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
            if (
                not (word[:1].isalpha() or word == "-" or (self.is_number(here) and low[here + 1] == "-"))
                or word in english.STOPS
            ):
                return None
            here += 1
        return None

    # -- sizes in words ----------------------------------------------------------------------------------------------

    def _vague(self, at: int) -> tuple[Figure | None, int] | None:
        """A size word with what it counts, ``(None, next)`` for one that counts nothing, ``None`` for no size word."""
        size = self._size(at)
        if size is None:
            return None
        word, end, needs_people = size
        hedges, start = self.hedges_before(at)
        if word == "most":
            return self._most(at, end)
        if self._is_duration(end + (self.low[end] == "of"), one=False):
            return None, end
        after = end + (self.low[end] == "of")
        if self.low[after] in english.CURRENCIES and (self.low[after] != "won" or self._is_money(after)):
            return None, end
        counted = self.counted(end, one=False)
        if counted.refused:
            return None, end
        if self.low[end] == "of" and self.low[after] in english.KILOMETRES | set(english.SPAN_THINGS) | {"miles"}:
            unit = "km" if self.low[after] in english.KILOMETRES else "miles"
            counted = _Counted(end, unit, after=after + 1)
        if needs_people and not self.curated and counted.unit != "persons":
            return None, end
        unit = counted.unit
        last = counted.end if counted.end > end else end
        if unit in {"persons", ""}:
            per, last = self.rate(counted, last)
            unit = f"persons-per-{per}" if per else unit
        if not hedges:
            start = at
            if self.low[at] in {"number", "numbers", "few", "couple", "handful"}:
                start = at - 1 - (self.low[at - 2] in {"a", "an", "the"} and self.low[at - 1] not in {"a", "the"})
        year = self._year_of(start, max(counted.after, last))
        return self._figure_at(Quantity.vague(word), unit, start, last, year, counted.noun), last

    def _are_people(self, at: int) -> bool:
        """Whether "scores" are sixty and more people, and no results: "scores of refugees", "scores were arrested"."""
        low = self.low
        if low[at - 1] in english.RESULTS:
            return False
        if low[at + 1] == "of":
            return low[at + 2] not in {"last", "this", "the", "all", "each"}
        if low[at + 1] in {"were", "are", "have", "had", "more"} and not self.curated:
            behind = at + 2 + (low[at + 2] in {"been", "were", "are", "more"})
            return low[at - 1] in {"", ".", ",", "and", "while", "that"} and low[behind] in english.DONE_TO_PEOPLE
        return self._noun(at + 1, one=False).unit == "persons"

    def _most(self, at: int, end: int) -> tuple[Figure | None, int]:
        low = self.low
        follows = low[end]
        counted = self._noun(end, one=False)
        told = follows in {"of", "are", "were", "have", "had"} or counted.unit == "persons"
        told = told or (follows.endswith("ing") and (self.curated or low[at - 1] == ","))  # ", most reaching safety"
        if low[at - 1] in {"the", "at", "one", "second", "among", "its", "their"} and low[at] == "most":
            return None, end
        if not told and not (self.curated and not low[end]):
            return None, end
        if follows == "of" and counted.unit != "persons" and not self.curated:
            return None, end
        return self._figure_at(Quantity.vague("most"), "percent", at, end, None, counted.noun), end

    def _size(self, at: int) -> tuple[str, int, bool] | None:
        """The canonical size word, where it ends, and whether it is a figure only where people are counted."""
        low = self.low
        word = low[at]
        if word in english.PLURAL_SIZES:
            if low[at + 1] == "of" and low[at + 2] in _OF_SIZES:
                if word in {"tens", "dozens", "scores"} and low[at + 2] == "thousands":
                    return "tens of thousands", at + 3, False
                return f"{word} of {low[at + 2]}", at + 3, False
            if low[at + 1] in {"upon", "and", "on"} and low[at + 2] == word:
                at += 2  # "thousands upon thousands"
            elif low[at + 1] == "," and low[at + 2 : at + 4] in (["if", "not"], ["or", "even"]):
                behind = at + 5 + (low[at + 5] == ",")
                if low[at + 4] in english.PLURAL_SIZES and low[behind] == "of" and low[behind + 1] in _OF_SIZES:
                    return f"{word} of {low[behind + 1]}", behind + 2, False  # "tens, if not hundreds, of thousands"
            if word == "scores" and not self.curated and not self._are_people(at):
                return None
            if word in {"dozens", "hundreds"} and low[at + 1] == "more":
                return word, at + 2, False
            return word, at + 1, False
        if word in english.A_FEW:
            first = at
            if word != "several" and low[at - 1] not in {"a", "the", "some", "only", "last", "past"}:
                return None
            if word in {"few", "couple", "handful"} and low[at - 1] in {"the", "last", "past"}:
                return None
            end = first + 1 + (word in {"couple", "handful"} and low[first + 1] == "of")
            factor = low[end]
            if word == "couple" and end == first + 1 and factor not in english.MAGNITUDES and factor != "more":
                return None  # "appeared to be a couple"
            if factor == "tens" and low[end + 1] == "of":
                return "tens of thousands", end + 3, False
            if factor in english.MAGNITUDES:
                size = f"{factor}s"
                if low[end + 1] in {"thousand", "million"}:
                    return f"{factor}s of {low[end + 1]}s", end + 2, False
                return size, end + 1, False
            return english.A_FEW[word], first + 1, True
        if word == "many":
            if low[at - 1] in {"as", "how", "so", "too", "not", "very"} or low[at + 1] in {"a", "as"}:
                return None
            end = at + 1
            if low[end] in english.MAGNITUDES or low[end] in {"hundreds", "thousands"}:
                return low[end].rstrip("s") + "s", end + 1, False
            return "many", end, True
        if word in {"numerous", "countless"}:
            return word, at + 1, True
        if word == "most":
            return "most", at + 1, True
        if word in english.MAJORITY and low[at - 1] in {"a", "the", "vast", "large", "great", "overwhelming", "clear"}:
            return ("most", at + 1, True) if low[at + 1] == "of" or self.curated else None
        if word in english.CROWDS and low[at + 1] == "of":
            return word, at + 1, True
        if word in {"number", "numbers"}:
            adjective = low[at - 1]
            if adjective in english.NUMBER_ADJECTIVES:
                article = "" if word == "numbers" else "an " if adjective[0] in "aeiou" else "a "
                return f"{article}{adjective} {word}", at + 1, self.low[at + 1] == "of"
            if word == "number" and adjective == "a" and low[at + 1] == "of":
                return "a number", at + 1, True
        return None

    # -- years -------------------------------------------------------------------------------------------------------

    def _year_at(self, at: int) -> int | None:
        raw = self.raw[at]
        if (
            len(raw) == 4
            and raw.isdigit()
            and 1800 <= int(raw) <= 2099
            and not (self.low[at + 1] == "-" and self.glued(at + 1))
        ):
            return int(raw)
        return None

    def _year_of(self, start: int, end: int) -> int | None:
        """The year of a count in a series: before it ("in 2005 1,400"), else behind it ("1,383 in 2005")."""
        year_token = self._year_before(start)
        if year_token is None:
            year_token = self._year_behind(end)
        if year_token is None:
            return None
        self.year_used = year_token
        return self._year_at(year_token)

    def _year_before(self, start: int) -> int | None:
        low = self.low
        at = start - 1
        linked = False
        for _ in range(6):
            word = low[at]
            if self._year_at(at) is not None:
                break
            if word in {"(", ":", "-", "=", "~"} or word in _LINKS_TO_COUNT:
                linked = linked or word != ","
            elif word not in {",", "a", "total", "only", "just", "the", "year", "there", "with", "rate", "number"}:
                return None
            at -= 1
        else:
            return None
        if self._year_at(at) is None or (at == self.year_used and not low[at + 1 :][:2].count("when")):
            return None
        before = low[at - 1]
        if low[at + 1] == "(" and before == "and":
            return at  # "in 1999 (148) and 2000 (312)"
        if low[at + 1] == "," and self._opens_a_time_before(at):
            return None  # "since the war ended in 1953, 10,000 have come"
        if "when" in low[at + 1 : at + 3]:
            return at  # "since 2009, when the rate was 16.7 percent"
        if before in {"in", "for", "during", "from", "of"} or (
            linked and before not in english.MONTHS | {"and", "until", "since"}
        ):
            return at
        return at if before in {"", ";", "|"} else None

    def _opens_a_time_before(self, at: int) -> bool:
        """Whether the year at ``at`` ends a clause that tells since when, or after what, something was counted."""
        for place in range(at - 2, at - 10, -1):
            word = self.low[place]
            if word in {"since", "until", "before", "after"}:
                return True
            if not word[:1].isalpha():
                break
        return False

    def _year_behind(self, end: int) -> int | None:
        low = self.low
        if low[end] in {"(", "["} and self._year_at(end + 1) is not None and low[end + 2] in {")", "]"}:
            return end + 1
        for at in range(end, end + _YEAR_REACH):
            word = low[at]
            if word in {"in", "for", "during", "of", "over"} and self._year_at(at + 1) is not None:
                return at + 1
            if (
                self.is_number(at)
                or word in _STOPS_YEAR
                or not (word[:1].isalpha() or word in {"-", "'", ")", "]", "%"})
            ):
                return None
            if word in _COUNTED_WORDS and word != "one":
                return None
        return None


_STOPS_YEAR = frozenset(
    {
        "and",
        "but",
        "while",
        "from",
        "since",
        "until",
        "or",
        "when",
        "compared",
        "against",
        "than",
        "after",
        "before",
        "as",
    }
)
_OF_SIZES = frozenset({"hundreds", "thousands", "millions"})
_COUNTED_WORDS = frozenset(english.UNITS) | frozenset(english.TENS) | english.PLURAL_SIZES
_STARTERS = (
    frozenset(english.UNITS)
    | frozenset(english.TENS)
    | frozenset(english.A_FEW)
    | english.PLURAL_SIZES
    | english.CROWDS
    | english.MAJORITY
    | {"a", "an", "half", "many", "numerous", "countless", "most", "number", "numbers"}
)


def people(text: Text) -> list[Figure]:
    """The lists of people of an English text, each as one count."""
    found: list[Figure] = []
    for start, end in text.passages():
        found += Passage(text, start, end, curated=False, currencies=False).people()
    return found


def read(text: Text, *, curated: bool, currencies: bool) -> list[Figure]:
    """The figures of an English text, in order."""
    found: list[Figure] = []
    for start, end in text.passages():
        found += Passage(text, start, end, curated=curated, currencies=currencies).figures()
    if curated and not found:
        # A table's cell may hold nothing but a count that looks like a year.
        for start, end in text.passages():
            found += Passage(text, start, end, curated=True, currencies=currencies, years=True).figures()
    return found
