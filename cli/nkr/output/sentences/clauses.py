"""The clause that a figure stands in, from its measure's pattern in the vocabulary.

A pattern is English with places to fill: ``{figure} {group} {was} arrested {in_place} {by} {time}``.

=================  ====================================================================================================
``{figure}``       the figure as stated, joined to what is counted: "about 40", "hundreds of", "nearly 98 per cent of"
``{group}``        who is counted, in the number of the figure: "North Koreans", "North Korean"; ``{groups}``: many
``{was}``          "was", "were", or "had been" before a time that is only an end ("by 8 June")
``{had}``          "had" before a time that is only an end, else nothing: "(had) crossed"
``{one|many}``     the first for exactly one, else the second
``{time}``         "in 2005", "from 26 to 30 September 2011", "by August 2023"; nothing where the source states none
``{place}``        "China"; ``{in_place}``: "in China", or where its incident was; ``{from_place}``: "from China";
                   ``{in_place:...}``: what follows the colon, where it is the measure's own place; ``{own:...}``: the
                   same, and nothing where only other people are counted
``{site:...}``     a building that people enter; else what follows the colon, and where: "foreign missions in China"
``{by}``           "by China", where that does not go without saying
=================  ====================================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from nkr.model import Dataset, Fact, Kind, Period, Qualifier, Status, Term, dates, period
from nkr.model.patterns import regex
from nkr.output import numbers

PLAIN_GROUP = 3
"""Words up to which people are named before a verb: not "North Koreans who had been soldiers arriving in"."""
ANYWHERE = "world"
"""The place that goes without saying."""

_PLACE = regex(r"\{(\w+)(?:([:|])([^{}]*))?\}")
_WITHOUT_OF = frozenset({"several", "a few", "many", "most", "a couple"})
_RATE = "persons-per-"


def clause(fact: Fact, record: Dataset) -> str:
    """The figure with its verb, people, place and time, without who says so; it begins in lower case."""
    pattern = _pattern(fact, record)
    if not pattern:  # a user's own collection about something else
        label, verb = record.vocabulary.measures[fact.measure].label, "was expected to be" if fact.planned else "was"
        return " ".join(f"the figure for “{label}” {time_of(fact)} {verb} {figure_of(fact)}".split())
    filled = _PLACE.sub(lambda match: _filled(match, fact, record), pattern)
    said = re.sub(r"\s+([,.;])", r"\1", " ".join(filled.split())).rstrip(",")
    return f"{_named(record.vocabulary.claimants, fact.claimant)} {said}" if kept_by(fact, record) else said


def kept_by(fact: Fact, record: Dataset) -> bool:
    """Whether the clause already says who counted: the office that keeps the register."""
    measure = record.vocabulary.measures[fact.measure]
    settled = fact.status not in (Status.PLANNED, Status.DOUBTFUL)
    plain = fact.group == measure.group or len(_group(fact, record, one=False).split()) <= PLAIN_GROUP
    own = fact.claimant == measure.keeper and fact.unit == "persons"
    return bool(measure.keeper_sentence) and own and settled and plain


def dates_itself(fact: Fact, record: Dataset) -> bool:
    """Whether the clause states the figure's time, so that no report needs to be dated in its stead."""
    return bool(time_of(fact)) and "{time}" in (_pattern(fact, record) or "{time}")


def time_of(fact: Fact) -> str:
    """When the figure is about, as an adverb; empty where the source does not say, or says only: after its own day."""
    span = span_of(fact)
    if span is None:
        return ""
    return dates.either(span) if fact.planned else dates.when(span)


def span_of(fact: Fact) -> Period | None:
    """The time that a sentence gives a figure; none where the source does not say, or says only: after its own day."""
    if fact.time_assumed or (fact.planned and fact.time.open_end and fact.time.start == fact.published.start):
        return None
    span = fact.as_of if fact.kind is Kind.STOCK and fact.as_of else fact.period or fact.as_of
    assert span is not None, "a time that is stated"  # noqa: S101 (states an invariant for the type checker)
    if fact.kind is Kind.CUMULATIVE and fact.as_of is not None:
        start, slash, _ = span.text.partition("/")
        since = start if slash and fact.period else "" if fact.period is None else start
        end = fact.as_of.text
        span = period.parse(f"{since or '..'}/{end}") if "/" not in end and end[:1] not in "[{" else span
    return span


def figure_of(fact: Fact) -> str:
    """The figure alone, as stated, for prose: "about 40", "nearly 98 per cent", "150 to 200 a week"."""
    return numbers.stated(fact.quantity, fact.unit, prose=True)


def in_text(term: Term) -> str:
    """How running text names an entry of the vocabulary; without a form of its own, from its label."""
    if term.in_sentence:
        return term.in_sentence
    name, _, unnamed = term.label.partition(" (unnamed)")
    article, space, rest = name.partition(" ")
    written = f"{article.lower()} {rest}" if space and article in ("The", "A", "An") else name
    return f"{written} (not named)" if unnamed or term.label != name else written


def _pattern(fact: Fact, record: Dataset) -> str:
    measure = record.vocabulary.measures[fact.measure]
    if fact.planned and measure.planned_sentence:
        return measure.planned_sentence
    if fact.unit == "cases":
        return measure.cases_sentence
    return measure.keeper_sentence if kept_by(fact, record) else measure.sentence


def _filled(match: re.Match[str], fact: Fact, record: Dataset) -> str:
    name, sign, rest = match[1], match[2], match[3]
    if sign == "|":
        return name if _is_one(fact) else rest
    if name == "site":
        return _place(fact, record) if _is_site(fact, record) else f"{rest or ''} {_within(fact, record)}"
    measure = record.vocabulary.measures[fact.measure]
    if name in ("in_place", "own") and rest and fact.place == measure.place:
        return rest if name == "in_place" or fact.group == measure.group else ""
    makers: dict[str, Callable[[], str]] = {
        "figure": lambda: _figure(fact),
        "group": lambda: _group(fact, record, one=_is_one(fact)),
        "groups": lambda: _group(fact, record, one=False, rate=False),
        "was": lambda: "had been" if _only_an_end(fact) else "was" if _is_one(fact) else "were",
        "had": lambda: "had" if _only_an_end(fact) else "",
        "time": lambda: time_of(fact),
        "place": lambda: _place(fact, record),
        "in_place": lambda: _in_place(fact, record),
        "own": lambda: _in_place(fact, record),
        "from_place": lambda: f"from {_place(fact, record)}" if fact.place not in ("", ANYWHERE) else "",
        "by": lambda: f"by {_named(record.vocabulary.places, actor)}" if (actor := actor_of(fact, record)) else "",
    }
    return makers[name]() if name in makers else match[0]


def _is_one(fact: Fact) -> bool:
    return fact.quantity.qualifier is Qualifier.EXACT and fact.quantity.low == 1


def _only_an_end(fact: Fact) -> bool:
    """Whether the time reads "by ...", before which what happened had happened."""
    moves = fact.kind in (Kind.FLOW, Kind.EVENT, Kind.CUMULATIVE)
    return moves and not fact.planned and time_of(fact).startswith("by ")


def _figure(fact: Fact) -> str:
    """The figure ready for what it counts: "hundreds of" North Koreans, "nearly 98 per cent of" them."""
    alone = fact.unit.startswith(_RATE) or fact.unit == "cases"
    written = numbers.stated(fact.quantity, prose=True) if alone else figure_of(fact)
    word = fact.quantity.qualifier is Qualifier.VAGUE and written not in _WITHOUT_OF
    return f"{written} of" if word or fact.unit in ("percent", "households") else written


def _group(fact: Fact, record: Dataset, *, one: bool, rate: bool = True) -> str:
    term, written = record.vocabulary.groups.get(fact.group), "person" if one else "people"
    if term is not None:
        written = term.singular if one and term.singular else in_text(term)
    return f"{written} a {fact.unit.removeprefix(_RATE)}" if rate and fact.unit.startswith(_RATE) else written


def _named(known: Mapping[str, Term], code: str) -> str:
    return in_text(known[code]) if code in known else code


def _place(fact: Fact, record: Dataset) -> str:
    return _named(record.vocabulary.places, fact.place)


def _in_place(fact: Fact, record: Dataset) -> str:
    """Where: the incident's own places before the wider place ("in Shenyang, Weihai and Yanji", not "in China")."""
    event = record.vocabulary.events.get(fact.event)
    if event is not None and event.in_sentence:
        return event.in_sentence
    # "the North Koreans detained in China" have their place already
    said = _group(fact, record, one=False).endswith(f" in {_place(fact, record)}")
    return "" if said else _within(fact, record)


def _within(fact: Fact, record: Dataset) -> str:
    """The place with its preposition: at an embassy or a crossing, on a side or a border, else in."""
    place = _place(fact, record)
    if fact.place in ("", ANYWHERE):
        return ""
    if _is_site(fact, record) or "crossing" in place:
        return f"at {place}"
    return f"on {place}" if re.search(r"\bside of\b|^the border\b", place) else f"in {place}"


def _is_site(fact: Fact, record: Dataset) -> bool:
    term = record.vocabulary.places.get(fact.place)
    return term is not None and term.kind == "site"


def actor_of(fact: Fact, record: Dataset) -> str:
    """Who acted; nothing where the measure has it so, and in a place of theirs ("from China by China")."""
    own_ground = fact.by == fact.place or record.vocabulary.lies_within("by", fact.place, fact.by)
    implied = fact.by in (record.vocabulary.measures[fact.measure].by, ANYWHERE)
    return "" if implied or own_ground else fact.by
