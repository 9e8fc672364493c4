"""Sums that must add up and words that must fit their numbers, printed as asserted, calculated and difference.

Checks over particular facts are declared in data; general ones are found by rule. A check works on intervals: rounded
parts may miss a rounded total by as much as the rounding allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise, product
from typing import NamedTuple

from nkr.analysis.compare.registers import Registers
from nkr.analysis.compare.scope import same_time, scope_of
from nkr.model import Fact, Kind, dates
from nkr.model.dataset import Dataset, DeclaredCheck
from nkr.model.grouping import grouped
from nkr.model.patterns import regex
from nkr.model.quantity import Interval, Number, Qualifier, plain


class Check(NamedTuple):
    """A check and its outcome. ``asserted`` and ``calculated`` are numbers in the figures' unit, or words."""

    kind: str
    facts: tuple[Fact, ...]
    asserted: Number | str | None
    calculated: Number | str | None
    holds: bool
    difference: Number | None = None
    id: str = ""
    text: str = ""


def checks(record: Dataset) -> list[Check]:
    """Every check on ``record``, those that fail first; what a curator has declared is not found again by rule."""
    found = [_declared(check, record) for check in record.checks if check.kind in KINDS]
    declared = [(check.facts[-1], set(check.facts)) for check in found]
    for check in (check for rule in _BY_RULE for check in rule(record)):
        if not any(total is check.facts[-1] and facts >= set(check.facts) for total, facts in declared):
            found.append(check)
    return sorted(found, key=lambda check: check.holds)


def _value(fact: Fact) -> Number:
    """The stated number: of a bound the bound, of a range the low end. Outcomes are judged by intervals."""
    stated = fact.quantity.stated
    return stated[0] if stated else 0


def _sum(parts: Sequence[Fact]) -> Interval:
    highs = [part.interval.high for part in parts]
    high = None if None in highs else sum(end or 0 for end in highs)
    return Interval(sum(part.interval.low or 0 for part in parts), high)


def _parts_and_total(_words: str, parts: Sequence[Fact], total: Fact) -> Check:
    """Parts must add up to their total: 2 + 3 = 5."""
    calculated = plain(sum(map(_value, parts)))
    holds = _sum(parts).compatible_with(total.interval)
    return Check("sum", (*parts, total), _value(total), calculated, holds, plain(_value(total) - calculated))


def _parts_within_total(words: str, parts: Sequence[Fact], total: Fact) -> Check:
    """Parts that are not all the parts may not exceed their total: six years within a cumulative total."""
    holds = _sum(parts).floor <= total.interval.ceiling
    return _parts_and_total(words, parts, total)._replace(kind="within", holds=holds)


def _share_of_total(_words: str, parts: Sequence[Fact], part: Fact | None) -> Check:
    """A share of a total gives a number of people; where a part is stated too, it must fit.

    A share is printed rounded: 12 % is anything that rounds to 12.
    """
    share, whole = parts
    rounding = _half_a_digit(str(_value(share))) if share.quantity.qualifier is Qualifier.EXACT else 0
    low = plain((share.interval.floor - rounding) * (whole.interval.low or 0) / 100)
    high = plain((share.interval.ceiling + rounding) * whole.interval.ceiling / 100)
    calculated = f"{low:,.0f} to {high:,.0f}"
    if part is None:
        return Check("share", tuple(parts), None, calculated, holds=True)
    holds = part.interval.compatible_with(Interval(low, high))
    return Check("share", (*parts, part), _value(part), calculated, holds)


def _difference_of_totals(_words: str, parts: Sequence[Fact], flow: Fact) -> Check:
    """Two cumulative totals of one series differ by what came between: total(2010) - total(2009) = arrivals in 2010."""
    earlier, later = parts
    calculated = plain(_value(later) - _value(earlier))
    least = (later.interval.low or 0) - earlier.interval.ceiling
    most = later.interval.ceiling - (earlier.interval.low or 0)
    holds = Interval(max(least, 0), max(most, 0)).compatible_with(flow.interval)
    return Check("totals", (*parts, flow), _value(flow), calculated, holds, plain(abs(_value(flow) - calculated)))


def _steadily(words: str, parts: Sequence[Fact], _total: None) -> Check:
    """'Steadily increased' (or decreased) must be true of every step."""
    facts = sorted(parts, key=lambda fact: fact.time.start)
    steps = [plain(_value(after) - _value(before)) for before, after in pairwise(facts)]
    rising = not _tells_a_fall(words)
    holds = all(step > 0 if rising else step < 0 for step in steps)
    return Check("words", tuple(facts), words, ", ".join(f"{step:+,}" for step in steps), holds)


def _change(before: Fact, after: Fact) -> tuple[float | None, str]:
    """By how many percent a figure changed, and the same in print; ``None`` from nothing."""
    if not _value(before):
        return None, f"{_value(after):+,} from none"
    percent = 100 * (_value(after) - _value(before)) / _value(before)
    return percent, f"{percent:+.1f} %".replace("-", "−")


def _slightly(words: str, parts: Sequence[Fact], _total: None) -> Check:
    """'Slightly decreased' must be a decrease, and slight: at most 5 %. From nothing, no change is slight."""
    percent, change = _change(*parts)
    holds = percent is not None and (percent < 0) == _tells_a_fall(words) and abs(round(percent, 1)) <= 5
    return Check("words", tuple(parts), words, change, holds)


_PERCENT = regex(r"(\d+(?:\.\d+)?) ?(?:%|per ?cent)")


def _tells_a_fall(words: str) -> bool:
    return any(word in words for word in ("decreas", "declin", "drop", "fall", "fell", "down", "less", "fewer"))


def _growth(words: str, parts: Sequence[Fact], _total: None) -> Check:
    """'Up 15 %' (or '6 % drop') must be what the change of the level rounds to."""
    match = _PERCENT.search(words)
    printed = match[1] if match else "0"
    percent, change = _change(*parts)
    if percent is None:
        return Check("growth", tuple(parts), words, change, holds=False)
    difference = (-float(printed) if _tells_a_fall(words) else float(printed)) - percent
    holds = abs(difference) <= _half_a_digit(printed)
    return Check("growth", tuple(parts), words, change, holds, plain(round(difference, 1)))


def _half_a_digit(printed: str) -> float:
    """Half a unit of the last digit that is printed: 0.5 of "12", 0.05 of "20.4"."""
    return float(0.5 / 10 ** len(printed.partition(".")[2]))


KINDS: dict[str, Callable[..., Check]] = {
    "sum": _parts_and_total,
    "within": _parts_within_total,
    "share": _share_of_total,
    "totals": _difference_of_totals,
    "steadily": _steadily,
    "slightly": _slightly,
    "growth": _growth,
}
"""The kinds of declared checks: what ``[[check]] kind`` may be."""


def _declared(declared: DeclaredCheck, record: Dataset) -> Check:
    parts = [record.by_id[code] for code in declared.parts]
    check = KINDS[declared.kind](declared.asserted, parts, record.by_id.get(declared.total))
    added = f"{' + '.join(f'{_value(part):,}' for part in parts)} = {check.calculated:,}" if check.kind == "sum" else ""
    return check._replace(id=declared.id, text=declared.text or added)


def misdeclared(declared: DeclaredCheck) -> str:
    """What is wrong with a declared check, as a sentence; empty where nothing is."""
    if declared.kind not in KINDS:
        return f"no kind of check '{declared.kind:.40}': there are {', '.join(KINDS)}"
    pairwise_kinds = {"share", "totals", "slightly", "growth"}
    if declared.kind in pairwise_kinds and len(declared.parts) != 2:
        return f"a check of kind '{declared.kind}' takes two parts"
    if declared.kind in {"sum", "within", "totals"} and not declared.total:
        return f"a check of kind '{declared.kind}' needs a total"
    if len(declared.parts) < 2:
        return "a check needs at least two parts"
    if declared.kind == "growth" and not _PERCENT.search(declared.asserted):
        return "a check of kind 'growth' asserts a change in percent, such as \"up 15 %\""
    return ""


def _exact(fact: Fact) -> bool:
    return fact.quantity.qualifier is Qualifier.EXACT and not fact.doubtful and not fact.planned


def _doubted(*facts: Fact) -> str:
    return "".join(f" {fact.id} is marked as doubtful." for fact in facts if fact.doubtful)


def _running_totals(record: Dataset) -> Iterator[Check]:
    """A cumulative total may not fall."""
    totals = (fact for fact in record.facts if fact.kind is Kind.CUMULATIVE and _exact(fact) and fact.time.known_start)
    for series in grouped(totals, lambda fact: (scope_of(fact), fact.claimant, fact.time.start)).values():
        ordered = sorted(series, key=lambda fact: (fact.time.end, fact.published.end))
        for before, after in pairwise(ordered):
            if after.time.end > before.time.end and after.interval.ceiling < before.interval.floor:
                days = f"{dates.in_words(before.time)}, and {dates.in_words(after.time)}"
                text = f"The later cumulative total is smaller ({days}). It falls only if older entries were corrected."
                code, gap = f"running-total.{before.id}.{after.id}", plain(_value(after) - _value(before))
                yield Check("running-total", (before, after), _value(after), _value(before), False, gap, code, text)


def _groups_of_a_whole(record: Dataset) -> Iterator[Check]:
    """Women and men of one count must add up to it, where one claimant states all three in one document.

    Of an incident, children may be counted beside them: 11 men, 15 women and three children. A doubtful figure is not
    left out: that a sum does not come out is why it is doubted.
    """
    counts: dict[tuple[object, ...], dict[str, Fact]] = {}
    for fact in record.facts:
        if fact.quantity.qualifier is Qualifier.EXACT and not fact.planned and fact.unit != "percent":
            scope = scope_of(fact)._replace(group="")
            key = (fact.source, fact.claimant, scope, fact.time.start, fact.time.end)
            counts.setdefault(key, {}).setdefault(fact.group, fact)
    for by_group in counts.values():
        if {"women", "men"} <= by_group.keys():
            whole = by_group.get(record.vocabulary.measures[by_group["women"].measure].group)
            if whole is not None:
                parts = [by_group["women"], by_group["men"]]
                rest = _value(whole) - sum(map(_value, parts))
                beside = [fact for fact in by_group.values() if fact is not whole and fact not in parts]
                parts += [fact for fact in beside if fact.event and rest and _value(fact) == rest][:1]
                text = f"Women and men must add up to all ({dates.in_words(whole.time)}).{_doubted(*parts, whole)}"
                yield _added("groups", parts, whole, text)


def _parts_of_a_span(record: Dataset) -> Iterator[Check]:
    """The parts of a year, and the months of a quarter, must add up to it; of two releases the later counts."""
    spans: dict[tuple[object, ...], dict[tuple[int, int], Fact]] = {}
    for fact in sorted(record.facts, key=lambda fact: fact.published.end):
        year = fact.time.latest_year
        if fact.kind is not Kind.FLOW or not _exact(fact) or year is None or fact.event:
            continue
        if fact.time.start >= date(year, 1, 1).toordinal():
            spans.setdefault((fact.claimant, scope_of(fact), year), {})[fact.time.start, fact.time.end] = fact
    for known in spans.values():
        for whole in known.values():
            # Halves, thirds, quarters, two-month spans or months of a year; months of a quarter.
            if parts := next((parts for count in (2, 3, 4, 6, 12) if (parts := _tiling(whole, known, count))), ()):
                yield _added("year", parts, whole, f"The parts of {dates.in_words(whole.time)} must add up to it.")


def _tiling(whole: Fact, known: Mapping[tuple[int, int], Fact], count: int) -> tuple[Fact, ...]:
    """The ``count`` facts that follow one another and cover ``whole``; none where one is missing."""
    parts: list[Fact] = []
    day, length = whole.time.start, whole.time.days / count
    fitting = [fact for fact in known.values() if length > 27 and abs(fact.time.days - length) <= 3]
    by_start = {fact.time.start: fact for fact in fitting}
    while day in by_start and day <= whole.time.end:
        parts.append(by_start[day])
        day = by_start[day].time.end + 1
    return tuple(parts) if len(parts) == count and day == whole.time.end + 1 else ()


def _added(kind: str, parts: Sequence[Fact], whole: Fact, text: str) -> Check:
    check = _parts_and_total("", parts, whole)
    text += "" if check.holds else _releases(check.facts)
    return check._replace(id=f"{kind}.{whole.id}", kind=kind, text=text)


def _releases(facts: Sequence[Fact]) -> str:
    """Why a sum need not come out: an office corrects earlier years from release to release."""
    printed = [fact.published.end for fact in facts]
    apart = max(printed) - min(printed) > 62  # days within which figures are taken to be of one release
    return " They are of different releases, and the office corrects earlier figures." if apart else ""


def _flows_and_totals(record: Dataset) -> Iterator[Check]:
    """A cumulative total at the end of a year plus the flow of the next year, or of its first months, is a later total.

    6,304 at the end of 2004 and 882 from January to August 2005 make 7,186 in August 2005.
    """
    ends = _ends_of_totals(record)
    flows: dict[tuple[str, int, int], list[Fact]] = {}
    for fact in record.facts:
        measure = record.vocabulary.measures[fact.measure]
        if fact.kind is not Kind.FLOW or not _exact(fact) or fact.event or not fact.counts_whole_of(measure):
            continue
        if fact.time.latest_year and fact.time.start == date(fact.time.latest_year, 1, 1).toordinal():
            for total in measure.part_of:
                flows.setdefault((total, fact.time.start, fact.time.end), []).append(fact)
    for (total, start, end), found in flows.items():
        earlier, later = ends.get((total, start - 1)), ends.get((total, end))
        if earlier and later:
            yield _fitting_totals(earlier, later, found)


def _ends_of_totals(record: Dataset) -> dict[tuple[str, int], list[Fact]]:
    """The cumulative totals of everyone who ever came, by measure and last day."""
    totals = (fact for fact in record.facts if fact.kind is Kind.CUMULATIVE and _exact(fact) and fact.time.open_start)
    whole = (fact for fact in totals if fact.counts_whole_of(record.vocabulary.measures[fact.measure]))
    return grouped(whole, lambda fact: (fact.measure, fact.time.end))


def _series_against_total(record: Dataset) -> Iterator[Check]:
    """The first total of a register and all later years, each by its latest release, must add up to its latest total.

    The first columns of a ministry's table are pooled: everyone until 1998, and 1999 to 2001 together.
    """
    registers = Registers(record.facts, record.vocabulary)
    spans: dict[tuple[str, int], dict[int, Fact]] = {}
    for fact in record.facts:
        measure = record.vocabulary.measures[fact.measure]
        whole_years = fact.time.days >= 365 and fact.kind is Kind.FLOW and not fact.event
        if whole_years and fact.counts_whole_of(measure) and (latest := registers.latest(fact)) is not None:
            for total in measure.part_of:
                spans.setdefault((total, fact.time.start), {})[fact.time.end] = latest
    totals: dict[str, dict[int, Fact]] = {}
    for (code, end), found in _ends_of_totals(record).items():
        if (latest := registers.latest(found[0])) is not None:
            totals.setdefault(code, {})[end] = latest
    for code, by_end in totals.items():
        chains = (_chain(by_end[first], code, spans, by_end) for first in sorted(by_end))
        longest = max(chains, key=len, default=[])
        if len(longest) > 4:  # more than the first total, two years and the last total
            text = "The first total, every later year, and the latest total."
            yield _added("series", longest[:-1], longest[-1], text)


def _chain(
    first: Fact, measure: str, spans: Mapping[tuple[str, int], Mapping[int, Fact]], totals: Mapping[int, Fact]
) -> list[Fact]:
    """A total, the years that follow it without a gap, and the last total that they reach; empty if they reach none."""
    parts, ends = [first], [first.time.end]
    while years := spans.get((measure, ends[-1] + 1)):
        parts.append(years[min(years)])
        ends.append(min(years))
    while len(parts) > 1 and ends[-1] not in totals:
        parts.pop()
        ends.pop()
    return [*parts, totals[ends[-1]]] if len(parts) > 1 else []


def _fitting_totals(earlier: Sequence[Fact], later: Sequence[Fact], flows: Sequence[Fact]) -> Check:
    """Each of the three has vintages: the check holds where one of each fits, and is shown for the latest of each."""
    starts, ends, between = (sorted(found, key=lambda fact: -fact.published.end) for found in (earlier, later, flows))
    latest = starts[0], ends[0], between[0]
    span = between[0].time
    text = f"Cumulative totals before and after {dates.in_words(span)}: their difference, against the flow."
    tried = product(ends, starts, between)
    fitting = ((old, new, flow) for new, old, flow in tried if _value(new) - _value(old) == _value(flow))
    old, new, flow = chosen = next(fitting, latest)
    text += " An older release fits; later ones were revised apart." if chosen != latest else ""
    calculated = plain(_value(new) - _value(old))
    text += "" if calculated == _value(flow) else _releases(chosen)
    difference = plain(_value(flow) - calculated)
    identifier = f"totals.{new.measure}.{span.whole_year or str(span).replace('/', '.')}"
    return Check("totals", chosen, _value(flow), calculated, difference == 0, difference, identifier, text)


def _headlines(record: Dataset) -> Iterator[Check]:
    """What the headline says against what the body of the same document says of the same thing."""
    for head in (fact for fact in record.facts if fact.paragraph == 0 and fact.quantity.has_size):
        for body in record.facts:
            same = body.source == head.source and body.paragraph > 0 and scope_of(body) == scope_of(head)
            if same and body.quantity.has_size and same_time(head, body) and not body.own_published:
                hedge = "" if head.quantity.qualifier == body.quantity.qualifier else " The hedge differs."
                asserted, calculated = (fact.quantity.word or _value(fact) for fact in (head, body))
                holds, gap = head.interval.compatible_with(body.interval), head.interval.gap(body.interval)
                code, text = f"headline.{head.id}.{body.id}", f"Headline against body.{hedge}{_doubted(head, body)}"
                yield Check("headline", (head, body), asserted, calculated, holds, gap, code, text)


_BY_RULE = (_running_totals, _groups_of_a_whole, _parts_of_a_span, _flows_and_totals, _series_against_total, _headlines)
