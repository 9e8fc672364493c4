"""The first line of an answer that is no single figure: the year with most, a difference, a sum, yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from nkr.analysis.answers import Asked, Reply
from nkr.analysis.calculated import Calculated, fits
from nkr.analysis.disputes import highest
from nkr.model import dates
from nkr.model.aim import Aim
from nkr.model.dataset import Dataset
from nkr.model.fact import UNATTRIBUTED, Fact
from nkr.model.quantity import Number, Qualifier, Quantity, plain
from nkr.output import labels, numbers

MAX_SUMMANDS = 12
MAX_PLACES = 6
MAX_CLAIMANTS = 4

_WHY = {
    "hedged": "they are not all exact figures",
    "sources": "they are not all of one source that counts alike",
    "gaps": "the record has no single value for {missing}",
    "average": "nkr calculates no averages",
}


def first_line(asked: Sequence[Asked], found: Sequence[Reply], calculated: Calculated | None, record: Dataset) -> str:
    """What answers the question, where that is not just the figure of the first reply; else ""."""
    aim, reply = asked[0].aim, found[0]
    if len(asked) > 1:
        return _compared(asked, found, calculated, record)
    if calculated is not None and calculated.aim in (Aim.SINCE_WHEN, Aim.FIRST):
        return _from_then_on(calculated, asked[0])
    if (quantity := asked[0].quantity) is not None:
        return _given(aim, quantity, reply, record)
    if aim is Aim.RANGE and reply.best is None and reply.facts:
        return _ends(reply, record)
    if asked[0].step and reply.best is None and reply.parts and calculated is None:
        return f"{numbers.counted(len(reply.parts), 'figure')} of single years."
    if calculated is not None:
        return _calculated(asked[0], calculated, record)
    if aim is Aim.WHERE and reply.parts and reply.best is None:
        return _places(reply, record)
    if aim in (Aim.NO_ONE, Aim.ANYONE):
        return _anyone(aim, reply)
    if aim is Aim.AVERAGE:
        return f"{_WHY['average']}."
    if aim is Aim.CHANGE:
        return "No change is calculated: the record has no yearly figures of one source for this."
    return _since(reply) if aim in (Aim.SINCE_WHEN, Aim.SOURCE) and reply.best is not None else ""


def _ends(reply: Reply, record: Dataset) -> str:
    """The lowest and the highest figure as published, with who gives them."""
    facts = [fact for fact in reply.facts if fact.quantity.qualifier is not Qualifier.VAGUE] or reply.facts
    sides = (facts[0], max(facts, key=highest))
    ends = [f"{labels.figure(one)} ({labels.short_name(one, record)}, {labels.when_brief(one)})" for one in sides]
    if len(facts) == 1:
        return f"Only one figure: {ends[0]}."
    parts = len({(fact.place, fact.group) for fact in facts}) > 1
    note = " Some count only a part of the people or the place." if parts else ""
    return f"{numbers.counted(len(reply.facts), 'figure')}, from {' to '.join(ends)}.{note}"


def part_name(fact: Fact, record: Dataset) -> str:
    """The place of a figure, where it is not the whole that its measure is of, or else the group that it counts."""
    terms, measure = record.vocabulary, record.vocabulary.measures[fact.measure]
    term = terms.groups.get(fact.group) if fact.place == measure.place else None
    return labels.within((term or terms.places[fact.place]).label).partition(",")[0]


def _places(reply: Reply, record: Dataset) -> str:
    """The places that have a figure, the highest first: no ranking, since times and sources differ."""
    named = [f"{part_name(fact, record)} ({labels.figure(fact)})" for fact in reply.parts[:MAX_PLACES]]
    more = len(reply.parts) - len(named)
    told = ", ".join(named) + (f" and {numbers.counted(more, 'other place')}" if more > 0 else "")
    return f"{told}." + (" Their dates differ: no ranking." if len({fact.time for fact in reply.parts}) > 1 else "")


def _anyone(aim: Aim, reply: Reply) -> str:
    if reply.best is None:
        return "The record does not say: a gap in it is not evidence of absence."
    stated = reply.best.quantity.stated
    if not stated or reply.rivals:
        return ""
    yes = (stated[0] > 0 or len(stated) > 1) is (aim is Aim.ANYONE)
    return f"{'Yes' if yes else 'No'}: {labels.figure(reply.best)}."


def _since(reply: Reply) -> str:
    """The earliest figure of the record, which says when it was first counted and not when it began."""
    facts = [fact for fact in (*reply.earlier, *reply.facts) if not fact.planned]
    first = min(facts, key=lambda fact: (fact.published.end, fact.time.end))
    earliest = min(facts, key=lambda fact: (fact.time.start if not fact.time.open_start else fact.time.end, fact.id))
    when, printed = labels.when_brief(earliest), dates.in_words(first.published)
    return f"The record's figures begin with {when} ({labels.figure(earliest)}); the first document is of {printed}."


# -- a number in the question -----------------------------------------------------------------------------------------


def _given(aim: Aim, quantity: Quantity, reply: Reply, record: Dataset) -> str:
    """Who stands behind the number that the question names; whether it is still the newest, where that is asked."""
    if not reply.given:
        return f"No such figure: the record has {_instead(quantity, reply)}."
    told = _who_says(quantity, reply, record)
    first = min(reply.given, key=lambda fact: (fact.published.end, fact.id))
    if aim is Aim.SINCE_WHEN:
        return f"Since {dates.in_words(first.published)} at the latest: {_printed(first, record)}."
    if aim is Aim.SOURCE:
        return f"First in the record: {_printed(first, record)}. {told}"
    return f"{newest} {told}" if aim is Aim.STILL_RIGHT and (newest := _newest(quantity, reply)) else told


def _instead(quantity: Quantity, reply: Reply) -> str:
    """What the record has in place of a number that it does not have, and whether that fits a minimum or maximum."""
    best, asked = reply.best, numbers.stated(quantity, reply.measure.units[0])
    sized = quantity.is_bound or (quantity.qualifier is Qualifier.VAGUE and quantity.has_size)
    if best is None or reply.rivals or not sized or not best.quantity.has_size:
        return f"no {asked} for this"
    told = {True: f", which fits {asked}", False: f", which does not fit {asked}", None: f", and no {asked}"}
    return f"{labels.figure(best)} ({labels.when(best)}){told[fits(best, quantity)]}"


def _printed(fact: Fact, record: Dataset) -> str:
    """Who gave a figure, of what and when, and who printed it: "Good Friends, for 1999, in The Korea Times of …"."""
    source = record.sources[fact.source]
    publisher = "" if source.publisher in labels.short_name(fact, record) else f", printed by {source.publisher}"
    when, printed = labels.when(fact, bracketed=True), dates.in_words(fact.published)
    return f"{labels.short_name(fact, record)}, for {when}{publisher} on {printed}"


def _newest(quantity: Quantity, reply: Reply) -> str:
    """Whether the number is the newest figure, one side of those that differ, or replaced by another."""
    best = reply.best
    if best is None:
        return ""
    ids = {fact.id for fact in reply.given}
    if all(fact.doubtful for fact in reply.given):
        return f"No: it is marked as a likely error. The record has {labels.figure(best)} ({labels.when(best)})."
    if reply.rivals:
        low, high = (labels.figure(fact) for fact in (reply.rivals[0], reply.rivals[-1]))
        among = "is among" if any(fact.id in ids for fact in reply.rivals) else "is not among"
        return f"Disputed: {numbers.stated(quantity)} {among} the newest figures, which run from {low} to {high}."
    if best.id in ids:
        return f"Yes: it is the newest figure in the record ({labels.when(best, bracketed=True)})."
    return f"No longer the newest: that is {labels.figure(best)} ({labels.when(best, bracketed=True)})."


def _who_says(quantity: Quantity, reply: Reply, record: Dataset) -> str:
    """Those who give the number, and those who give it only as one end of a range."""
    ranges = quantity.qualifier is not Qualifier.RANGE
    alone = [fact for fact in reply.given if not (ranges and fact.quantity.qualifier is Qualifier.RANGE)]
    facts = sorted(alone or reply.given, key=lambda fact: fact.published.end)
    sources = {fact.source for fact in facts}
    named = (labels.short_name(fact, record) for fact in facts if fact.claimant != UNATTRIBUTED)
    claimants = list(dict.fromkeys(named)) or ["no named source"]
    more = len(claimants) - MAX_CLAIMANTS
    shown = ", ".join(claimants[:MAX_CLAIMANTS]) + (f" and {numbers.counted(more, 'other')}" if more > 0 else "")
    documents = numbers.counted(len(sources), "document")
    printed = f"{documents}, {'first on ' if len(sources) > 1 else ''}{dates.in_words(facts[0].published)}"
    if not alone:
        return f"Given only as one end of a range, by: {shown} ({printed})."
    ends = len({fact.source for fact in reply.given} - sources)
    return f"Given by: {shown} ({printed})" + (f"; as one end of a range in {ends} more." if ends else ".")


# -- what is calculated -----------------------------------------------------------------------------------------------


def _number(value: Number, fact: Fact) -> str:
    return numbers.count(value) + (" %" if fact.unit == "percent" else "")


def _calculated(asked: Asked, calculated: Calculated, record: Dataset) -> str:
    """A year with its figure, or a sum with its summands; else why there is none."""
    if calculated.aim in (Aim.MOST, Aim.FEWEST):
        return _extreme(asked, calculated)
    terms, number, among = calculated.terms, calculated.number, calculated.among
    if calculated.aim is Aim.AVERAGE:
        ends = (choose(terms, key=lambda fact: fact.quantity.stated[0]) for choose in (min, max))
        low, high = (f"{labels.figure(fact)} ({dates.in_words(fact.time)})" for fact in ends)
        return f"nkr calculates no averages. The yearly figures run from {low} to {high}."
    if number is None:
        why = _WHY[calculated.why].format(missing=", ".join(map(str, calculated.missing[:MAX_SUMMANDS])))
        return f"No figure{for_time(asked)}, and the yearly figures are not added up: {why}."
    summands = " + ".join(numbers.count(fact.quantity.stated[0]) for fact in terms[:MAX_SUMMANDS])
    summands += " + …" if len(terms) > MAX_SUMMANDS else ""
    whose, unit = labels.short_name(terms[0], record), numbers.count(number)
    return f"{unit} from {among[0]} to {among[-1]}, calculated from the figures of one source ({whose}): {summands}."


def _from_then_on(calculated: Calculated, asked: Asked) -> str:
    """The year from which on all values are as asked, or the first that is, and the value before it."""
    first, *before = calculated.terms
    if calculated.aim is Aim.FIRST:
        then = f"; {labels.figure(before[0])} ({labels.when(before[0])}) before" if before else ""
        return f"First in the record: {labels.figure(first)} ({labels.when(first)}){then}."
    wanted = numbers.stated(asked.quantity, first.unit) if asked.quantity else ""
    latest = "" if before else " at the latest"
    told = f"Since {dates.in_words(first.time)}{latest} ({labels.figure(first)}): each yearly value since fits {wanted}"
    return f"{told}; {dates.in_words(before[0].time)} had {labels.figure(before[0])}." if before else f"{told}."


_RANKS = {1: "", 2: "second-", 3: "third-"}


def _extreme(asked: Asked, calculated: Calculated) -> str:
    """The year with most or fewest, its figure, and among how many years it was looked for."""
    terms, number, among = calculated.terms, calculated.number, calculated.among
    if number is None:
        when = f" for {dates.in_words(asked.time)}" if asked.time else ""
        return f"The record has no yearly figures{when} among which to find that year."
    years = " and ".join(dates.in_words(fact.time) for fact in terms)
    word = f"{_RANKS[asked.rank]}{'highest' if calculated.aim is Aim.MOST else 'lowest'}"
    values = f"{numbers.counted(len(among), 'yearly value')} from {among[0]} to {among[-1]}"
    return f"{years}: {_number(number, terms[0])}, the {word} of {values}."


def _compared(asked: Sequence[Asked], found: Sequence[Reply], calculated: Calculated | None, record: Dataset) -> str:
    """Which of two is higher and by how much; of more, their order."""
    names = sides(asked, record)
    if calculated is None or asked[0].aim is not Aim.CHANGE:
        return _highest_first(names, found)
    first, second = (reply.best for reply in found)
    if first is None or second is None:
        missing = " or ".join(name for name, reply in zip(names, found, strict=True) if reply.best is None)
        return f"No comparison: the record has no figure for {missing}."
    if calculated.number is None:
        both = f"{labels.figure(first)} ({names[0]}) and {labels.figure(second)} ({names[1]})"
        return f"No difference is calculated between {both}: {_WHY[calculated.why]}."
    return _difference(asked[0], names, first, second, calculated.number)


def _difference(asked: Asked, names: Sequence[str], first: Fact, second: Fact, number: Number) -> str:
    """ "1,629 more in 2009 than in 2003: 2,914 against 1,285, up 126.8 % (calculated)", and whether it is as asked."""
    answer = "" if not asked.claim else "Yes: " if number and (number > 0) is (asked.claim == "up") else "No: "
    values = [_number(fact.quantity.stated[0], fact) for fact in (first, second)]
    bare = first.time == second.time and first.place == second.place
    at = "" if bare or names[0].split()[0] in ("since", "until", "newest") else "in "
    if not number:
        return f"{answer}{values[0]} both {at}{names[0]} and {at}{names[1]}."
    entries = list(zip(names, values, strict=True))
    (low, least), (high, most) = entries if number > 0 else entries[::-1]
    by = numbers.count(plain(abs(number))) + (" percentage points" if first.unit == "percent" else "")
    start, percent = first.quantity.stated[0], ""
    if first.time.end < second.time.start and start and first.unit != "percent":
        percent = f", {'up' if number > 0 else 'down'} {numbers.count(round(100 * abs(number) / start, 1))} %"
    return f"{answer}{by} more {at}{high} than {at}{low}: {most} against {least}{percent} (calculated)."


def sides(asked: Sequence[Asked], record: Dataset) -> list[str]:
    """What each of the answers that stand side by side is for: its time, its place, or its people."""
    if len({each.claimants for each in asked}) > 1:
        claimants = record.vocabulary.claimants
        whole = [
            next(code for code in sorted(each.claimants) if each.claimants.isdisjoint(claimants[code].within))
            for each in asked
        ]
        return [labels.within(claimants[code].label).partition(",")[0] for code in whole]
    if len({each.time for each in asked}) > 1:
        return [time_of(each) or "newest" for each in asked]
    by_place = len({each.place for each in asked}) > 1
    terms = record.vocabulary.places if by_place else record.vocabulary.groups
    codes = [each.place if by_place else each.group for each in asked]
    return [labels.within(terms[code].label) if code in terms else "" for code in codes]


def time_of(asked: Asked) -> str:
    """The time asked for in words: "2006", "since 2006"; "" where none is."""
    if asked.time is None:
        return ""
    return f"since {asked.time.text.split('/')[0]}" if asked.since else dates.in_words(asked.time)


def for_time(asked: Asked) -> str:
    """The same after other words: " for 2006", " since 2006"."""
    return f" {'' if asked.since else 'for '}{time_of(asked)}" if asked.time else ""


def _highest_first(names: Sequence[str], found: Sequence[Reply]) -> str:
    """The order of figures side by side, where every figure is a plain number and no two are the same."""
    bests = [reply.best for reply in found if reply.best and reply.best.quantity.qualifier is Qualifier.EXACT]
    values = {fact.quantity.stated[0]: name for name, fact in zip(names, bests, strict=False)}
    if len(values) < len(names):
        return ""
    ordered = sorted(values.items(), reverse=True)
    return f"Highest first: {', '.join(f'{name} ({numbers.count(number)})' for number, name in ordered)}."
