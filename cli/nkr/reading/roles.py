"""What a number is in its sentence: one rule a role, in the order of ``RULES``. The first that holds decides.

A number that says how much something rose, that is denied, that points back to a figure already given, or that counts
other people or things is no figure of a measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from nkr.model import Number
from nkr.model.figure import Figure
from nkr.model.patterns import regex
from nkr.model.statement import Role
from nkr.reading.countries import NORTH_KOREA, SOUTH_KOREA, countries
from nkr.reading.passages import Sentence

REACH = 90
"""Characters before and behind a number that are looked at."""


class People(NamedTuple):
    """Whom the vocabulary counts: ``nouns`` for them, and ``ours``, which tells it of any words; ``counted`` tells of a
    noun whether it alone says what a measure counts ("arrests")."""

    nouns: Collection[str]
    ours: Callable[[str], bool]
    counted: Callable[[str], bool]


class Reading(NamedTuple):
    """A figure in its sentence, with what its rule may ask: ``before`` and ``behind`` are the words beside it."""

    figure: Figure
    sentence: Sentence
    before: str
    behind: str
    tail: str  # behind the number itself, its noun included
    earlier: Mapping[tuple[Number, ...], Collection[str]]  # figures that the text has given, with their nouns
    people: People
    beside_change: str


def role_of(
    figure: Figure,
    sentence: Sentence,
    earlier: Mapping[tuple[Number, ...], Collection[str]],
    people: People,
    last: tuple[Figure, Role, str] | None = None,
) -> tuple[Role, str]:
    """What the number is, and the words that say it; ``last`` is the figure before it in its sentence."""
    text = sentence.text
    number_end = figure.start + _number_length(figure)
    reading = Reading(
        figure,
        sentence,
        text[max(0, figure.start - REACH) : figure.start],
        text[figure.end : figure.end + REACH],
        text[number_end : number_end + REACH],
        earlier,
        people,
        _beside_change(figure, text, last),
    )
    for role, rule in RULES:
        words = rule(reading)
        if words:
            return role, words
    return Role.COUNT, ""


_DIGITS = regex(r"[^0-9]*[0-9][0-9.,\u00a0]*(?:[0-9]|%)?")


def _number_length(figure: Figure) -> int:
    """How much of a figure's words is the number, without the noun behind it."""
    if figure.noun:
        at = figure.text.casefold().rfind(figure.noun.casefold().split(" ")[0])
        if at > 0:
            return len(figure.text[:at].rstrip())
    found = _DIGITS.match(figure.text)
    return len(figure.text) if found is None or not figure.noun else found.end()


_IN_BRACKETS = regex(r"(?:명|인|人|people|persons)?\s*[(（,]\s*(?:or\s+)?")


def _beside_change(figure: Figure, text: str, last: tuple[Figure, Role, str] | None) -> str:
    """The words that make a figure a change since the one before it is one: "4명(6.3%) 늘어난"."""
    if last is None or last[1] is not Role.CHANGE or not _IN_BRACKETS.fullmatch(text[last[0].end : figure.start]):
        return ""
    return last[2]


def is_quoted(reading: Reading) -> str:
    """A line that begins with ``>`` repeats another's mail."""
    return ">" if reading.sentence.quoted else ""


def is_change(reading: Reading) -> str:
    """How much a number rose or fell, or by how many it is larger: "rose by 94", "4 more than", "a 20 percent drop"."""
    words = reading.sentence.words
    if reading.beside_change:
        return reading.beside_change
    if halved := words.halved.match(reading.sentence.text, reading.figure.start):
        return halved.group()
    for found in (words.change_before.search(reading.before), words.change_behind.match(reading.tail)):
        if found and found.group().strip():
            return found.group().strip()
    if reading.figure.unit == "percent" and reading.behind.lstrip().startswith("more "):
        return "percent more"
    behind = words.change_behind.match(reading.behind)
    return behind.group().strip() if behind else ""


def is_denied(reading: Reading) -> str:
    """A number that is said not to be so: "not 2,423", "nowhere near", "20 people did not reach", "아니라"."""
    words = reading.sentence.words
    if found := words.denied_before.search(reading.before):
        return found.group().strip()
    found = words.denied_behind.match(reading.tail)
    return found.group().strip() if found else ""


_WHOLE = regex(r"\s*of\s+(?:the|these|those|all)\s+\Z")
_SAID_OF_IT = regex(r"\s*(?:[A-Za-z-]+\s+){0,3}(?:who|that|which|in (?:19|20)[0-9]{2}|arriv\w+|last year|this year)\b")


def is_the_whole(reading: Reading) -> bool:
    """Whether a number is the whole of which the one before it is a part, and nothing more is said of it: "nine of
    the 41"."""
    figure, sentence = reading.figure, reading.sentence
    before = [other for other in sentence.figures if other.end <= figure.start]
    if not before or not _WHOLE.fullmatch(sentence.text[before[-1].end : figure.start]):
        return False
    if before[-1].unit == "percent" and not _given(figure, reading.earlier):
        return False  # "12 percent of the 947 defectors in the South": that of which it is a share was not given before
    return not _SAID_OF_IT.match(reading.behind)


def _given(figure: Figure, earlier: Mapping[tuple[Number, ...], Collection[str]]) -> bool:
    """Whether a text has given a number before, and not for others: "two men" is no "two women"."""
    nouns, noun = earlier.get(figure.quantity.stated), figure.noun.casefold()
    return nouns is not None and (noun not in BY_SEX or not {noun, ""}.isdisjoint(nouns))


def is_back_reference(reading: Reading) -> str:
    """A number that points to one already given: "these 92", "nine of the 41", "이들 92명". "Of the 1,047 who came last
    year" is no such, where the text has not given 1,047 before.
    """
    words, figure = reading.sentence.words, reading.figure
    if found := words.back_always.search(reading.before):
        of = reading.before[: found.start()].rstrip()
        # "366, of these 247 men", "Of these 40 came back"; not "Of these 40 none came"
        new = of.endswith("of") or (of.endswith("Of") and _OWN_VERB.match(reading.behind))
        if not new or _given(figure, reading.earlier):
            return found.group().strip()
    if is_the_whole(reading):
        return "of the"
    if not _given(figure, reading.earlier):
        return ""
    if found := words.back_before.search(reading.before):
        return found.group().strip()
    found = words.back_behind.match(reading.behind)
    return found.group().strip() if found else ""


_OWN_VERB = regex(r"\s+(?:were|was|are|is|had|have|held|hold|came|come|live|left|died|went|got|took|[a-z]{3,}ed)\b")


def is_sampled(reading: Reading) -> str:
    """People whom somebody asked: "interviews with 2,193 refugees", "54 of the defectors surveyed"."""
    words = reading.sentence.words
    found = words.sampled_before.search(reading.before) or words.sampled_behind.match(reading.behind)
    return found.group().strip() if found else ""


def is_distance(reading: Reading) -> str:
    """How far something is: "20 miles from the border"."""
    found = reading.figure.unit in ("km", "miles") and reading.sentence.words.distance.match(reading.behind)
    return found.group().strip() if found else ""


def counts_things(reading: Reading) -> str:
    """The noun behind the number is neither people nor a unit of any measure: "22 chairs", "12 rooms"."""
    figure, words = reading.figure, reading.sentence.words
    if figure.unit or figure.noun:
        return ""
    found = words.thing.match(reading.behind)
    noun = found.group(1) if found else ""
    if not found or not noun or noun in _NO_THINGS or noun in reading.people.nouns or reading.people.counted(noun):
        return ""
    return "" if reading.people.ours(found.group()) else noun


_NO_THINGS = frozenset(
    {
        "citizens",
        "nationals",
        "names",
        "ones",
        "others",
        "persons",
        "was",
        "has",
        "his",
        "this",
        "across",
        "times",
        "always",
        "perhaps",
        "towards",
        "besides",
    }
    | {"afterwards", "nowadays", "cases", "years", "months", "weeks", "days", "hours", "minutes", "dates"}
    | {"defections", "crossings", "deaths", "males", "females", "claims", "applications"}
)
ANYBODY = frozenset(
    {"people", "person", "persons", "others", "individuals", "men", "women", "children", "adults", "members", "lives"}
    | {"male", "males", "female", "females", "남성", "여성", "男性", "女性", "남자", "여자", "deaths", "boys", "girls"}
    | {"menschen", "personen", "frauen", "männer", "kinder", "personas", "mujeres", "hombres", "orang", "perempuan"}
    | {
        "names",
        "ones",
        "individuals",
        "survivors",
        "souls",
        "families",
        "cases",
        "admissions",
        "north koreans",
        "koreans",
        "dead",
        "victims",
        "infants",
        "babies",
        "minors",
    }
)


BY_SEX = frozenset({"men", "women", "children", "males", "females", "boys", "girls", "babies", "infants", "teenagers"})
"""Nouns of a list that breaks a count down."""


_ETHNIC = regex(r"\s*[Ee]thnic \w+")


def counts_other_people(reading: Reading) -> str:
    """People whom the record does not count: "three diplomats", "1.6 million Syrian refugees", "2,423 South
    Koreans"."""
    figure, people = reading.figure, reading.people
    if not people.nouns or figure.unit in ("km", "miles", "percent"):
        return ""
    noun = figure.noun.casefold()
    if noun == "south koreans":
        return figure.noun
    named = countries(figure.text + reading.behind[:0], reading.sentence.language)
    for country in named:
        if country.code not in (NORTH_KOREA,) and not (country.code == SOUTH_KOREA and country.word == "South"):
            if noun not in ANYBODY or country.start < len(figure.text):
                return country.word
    if found := _ETHNIC.match(reading.tail):
        return found.group().strip()
    phrase = reading.sentence.text[figure.start :].partition(figure.noun)[0] if noun else ""
    land = _OF_LAND.match(reading.behind)  # "372 nationals of the DPRK"
    phrase = f"{phrase} {noun}{land.group() if land else ''}"
    ours = noun in people.nouns or noun in ANYBODY or people.ours(phrase)
    if figure.unit == "persons" and noun and not ours:
        return figure.noun
    organised = [country for country in countries(reading.behind[:40]) if noun == "members" and "the" in reading.behind]
    if organised and organised[0].code != NORTH_KOREA:
        return "members of another body"
    words = reading.sentence.words
    found = (words.nation.match(reading.behind) or words.nation_before.search(reading.before)) if not noun else None
    nation = found.group(1) if found else ""
    return nation if nation and not people.ours(nation) else ""


_OF_LAND = regex(r"\s+(?:of|from) (?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*")
_CONTRASTED = regex(r"\bfrom (?:North Korea|the North|the DPRK)\b")
_LISTED = regex(r"(?:[,;]| and| followed by)?\s*(?:and |the )?[A-Z][\w’' ]{2,30}\(\Z")
_OF_ALL = regex(r"\b(?:of|among)\s+(?:the |all |some |about )*\Z", re.IGNORECASE)


def comes_from_elsewhere(reading: Reading) -> str:
    """Refugees of other countries beside those from the North: "of 9,000 refugees 25 came from North Korea, whereas
    2,000 came from Iraq, followed by Somalia (400)".
    """
    figure, sentence = reading.figure, reading.sentence
    contrasted = _CONTRASTED.search(sentence.text)
    if contrasted is None or reading.people.ours(figure.text):
        return ""
    if found := sentence.words.origin.match(reading.behind):
        return "" if NORTH_KOREA in {named.code for named in countries(found.group())} else found.group().strip()
    if contrasted.start() > figure.end and _OF_ALL.search(reading.before):
        between = [other for other in sentence.figures if figure.end <= other.start < contrasted.start()]
        return "of all countries" if between else ""
    return "in a list of countries" if contrasted.end() < figure.start and _LISTED.search(reading.before) else ""


_LEFT = regex(
    r"\b(?:left|leave|leaving|fled|flee|moved? (?:out )?from|defect\w* from|escaped? from"
    r"|emigrat\w+ from)\s+(?:from\s+)?"
    r"(?:South Korea|the South)\b"
    r"|\b(?:defect\w*|fled|went|crossed|moved|return\w*|re-?defect\w*|go|gone)\s+(?:over\s+"
    r"|back\s+)?(?:from (?:South Korea|the South) )?to\s+(?:North Korea|the North)\b"
    r"|\breach\w*\s+North Korea\b|\b(?:re-?entered|entered) North Korea\b",
)
_SENT_BACK = regex(
    r"\b(?:sen[dt]|return(?:ed|s|ing)?|repatriat\w+|deport\w+|hand\w+|force[ds]?|expel\w+|forcibly"
    r"|fl[oe]wn?|taken|by)\b|China|Chinese",
)
_KOREAN_LEFT = regex("재입북|월북|한국을 떠나|남한을 떠나|탈남")


def goes_elsewhere(reading: Reading) -> str:
    """Another direction: those who left the South, or went to the North of their own will."""
    sentence = reading.sentence
    start, end = sentence.clause(reading.figure.start)
    clause = sentence.text[start:end]
    if sentence.language == "ko":
        found = _KOREAN_LEFT.search(clause)
        return found.group() if found else ""
    found = _LEFT.search(clause)
    if found is None or (found.group().endswith(("North", "North Korea")) and _SENT_BACK.search(clause)):
        return ""
    return found.group()


RULES: tuple[tuple[Role, Callable[[Reading], str]], ...] = (
    (Role.OTHER, is_quoted),
    (Role.CHANGE, is_change),
    (Role.DENIED, is_denied),
    (Role.BACK_REFERENCE, is_back_reference),
    (Role.OTHER, is_sampled),
    (Role.OTHER, is_distance),
    (Role.OTHER, comes_from_elsewhere),
    (Role.OTHER, counts_other_people),
    (Role.OTHER, counts_things),
    (Role.OTHER, goes_elsewhere),
)
"""The rules in the order in which they are asked."""
