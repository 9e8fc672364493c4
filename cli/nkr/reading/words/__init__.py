"""The words that say what surrounds a figure, a language a module: tables of patterns, no rules.

A language without a module has no such words: its figures are read without what surrounds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from nkr.language.scripts import BY_DIGITS, IN_SIGNS, primary_of

NEVER = re.compile(r"(?!)")
"""Matches nothing: the table of a language that has no such words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Patterns of one language. ``…_before`` end where a figure begins, ``…_behind`` begin where it ends, the others
    are looked for in a sentence or a clause.
    """

    time_first: bool = False  # whether a time comes before what happened then
    verb_last: bool = False  # whether a clause ends with what happened
    clause: re.Pattern[str] = NEVER  # between two clauses
    # what a number is
    change_before: re.Pattern[str] = NEVER
    change_behind: re.Pattern[str] = NEVER
    up: re.Pattern[str] = NEVER  # a word of growth; where it is none, the change is a fall
    moved_to: re.Pattern[str] = NEVER  # a ``verb`` of growth behind the figure to which it leads
    factor: re.Pattern[str] = NEVER  # doubled, tripled
    moved: re.Pattern[str] = NEVER  # fell sharply, has risen
    factors: dict[str, float] = field(default_factory=dict)
    parts_of_one: dict[str, float] = field(default_factory=dict)
    compared_before: re.Pattern[str] = NEVER  # "up from", "compared with": another time's figure
    compared_behind: re.Pattern[str] = NEVER  # "보다", "に比べ": the same, where the word stands behind
    halved: re.Pattern[str] = NEVER  # "절반 이하로 급감": half is a change and no share
    part_noun: re.Pattern[str] = NEVER  # before a figure: those of one work or age, who are a part
    milestone: re.Pattern[str] = NEVER  # passed: a total where no year is named
    denied_before: re.Pattern[str] = NEVER
    denied_behind: re.Pattern[str] = NEVER
    back_before: re.Pattern[str] = NEVER  # of the, of these
    back_always: re.Pattern[str] = NEVER  # these, those
    back_behind: re.Pattern[str] = NEVER
    thing: re.Pattern[str] = NEVER  # group 1: a noun behind a number
    sampled_before: re.Pattern[str] = NEVER  # interviews with: people asked, not counted
    sampled_behind: re.Pattern[str] = NEVER
    distance: re.Pattern[str] = NEVER  # behind kilometres that measure no border
    origin: re.Pattern[str] = NEVER  # group 1: where people came from
    nation: re.Pattern[str] = NEVER  # group 1: an adjective of nationality behind a number
    nation_before: re.Pattern[str] = NEVER  # the same before it
    # how it is said
    planned: re.Pattern[str] = NEVER
    threatened: re.Pattern[str] = NEVER
    counts_on: re.Pattern[str] = NEVER  # so far, to date: a total whatever time is named
    perfect: re.Pattern[str] = NEVER  # have fled: a total where no period is named
    year_to_date: re.Pattern[str] = NEVER  # up to a month or the end of one year: no total of all years
    so_far: re.Pattern[str] = NEVER  # so far this year: up to the month of the text
    total: re.Pattern[str] = NEVER  # the running total: of what was spoken of
    estimating: re.Pattern[str] = NEVER  # puts the number at, speaks of: another's figure of what was spoken of
    in_all: re.Pattern[str] = NEVER  # altogether: a total where no period is named
    here: re.Pattern[str] = NEVER  # the country of the writer, whatever was spoken of
    average: re.Pattern[str] = NEVER  # a year, on average: no total
    parts: re.Pattern[str] = NEVER  # of these: a part of the figure before
    aim: re.Pattern[str] = NEVER  # before what was only wanted, or is to be prevented
    aside: re.Pattern[str] = NEVER  # before what is said by the way
    present: re.Pattern[str] = NEVER
    record: re.Pattern[str] = NEVER  # the highest, the lowest
    lowest: re.Pattern[str] = NEVER
    corroborated: re.Pattern[str] = NEVER
    own_deed: re.Pattern[str] = NEVER  # behind a figure what it is of: died, are alive, went back, are working
    going_on: re.Pattern[str] = NEVER  # "They", "Most": the sentence speaks of those whom the one before it counted
    pointing: re.Pattern[str] = NEVER  # it, the figure, this ratio: the sentence goes on with what was spoken of
    # times
    comparator_before: re.Pattern[str] = NEVER  # before a time with which is only compared
    comparator_behind: re.Pattern[str] = NEVER
    trend_before: re.Pattern[str] = NEVER  # "the lowest since"
    named_after: re.Pattern[str] = NEVER  # "the Act of"
    name_behind: re.Pattern[str] = NEVER  # "census"
    published_before: re.Pattern[str] = NEVER  # "in a report of"
    saying_before: re.Pattern[str] = NEVER
    saying_behind: re.Pattern[str] = NEVER
    points: re.Pattern[str] = re.compile("")  # what every pointer holds: a sentence without it is not searched further
    saying_at_once: re.Pattern[str] = NEVER  # right behind a time, also a year: when it was said
    said_that: re.Pattern[str] = NEVER  # words of saying before a figure, with "that": a time before them is theirs
    pointers: tuple[tuple[re.Pattern[str], str], ...] = ()  # years from the time spoken of: "-1", whole ones "-1 year"
    thereby: re.Pattern[str] = NEVER  # "이로써": with what was just told
    relative: re.Pattern[str] = NEVER  # between a figure and a time that it belongs to: "40명이 입국한 지난해"
    since_clause: re.Pattern[str] = NEVER  # "since he took power in": a start told by a clause
    today: re.Pattern[str] = NEVER
    now: re.Pattern[str] = NEVER  # the day of the text
    respectively: re.Pattern[str] = NEVER
    # who says it
    reporting: re.Pattern[str] = NEVER
    recording: re.Pattern[str] = NEVER  # counted, found: only beside a known name
    according: re.Pattern[str] = NEVER  # group 1: who
    told: re.Pattern[str] = NEVER  # group 1: to whom
    citing: re.Pattern[str] = NEVER  # group 1: who is cited
    source_noun: re.Pattern[str] = NEVER  # "figures from", "'s report"
    sayer_behind: re.Pattern[str] = NEVER  # behind a name: who says, where others are named as doing
    unnamed: dict[str, str] = field(default_factory=dict)  # nouns for sources without a name, with the English ones
    hearsay: re.Pattern[str] = NEVER  # "it is said": a source that is not named
    passive: re.Pattern[str] = NEVER  # is believed
    pronoun: re.Pattern[str] = NEVER  # a subject that points back


@cache
def words_of(language: str) -> Words:
    """The words of a language, by its primary subtag; loaded on first use."""
    primary = primary_of(language)
    module = "english" if primary == "en" else (BY_DIGITS | IN_SIGNS).get(primary)
    if module is None:
        return Words()
    words: Words = getattr(import_module(f"nkr.reading.words.{module}"), module.upper())
    return words
