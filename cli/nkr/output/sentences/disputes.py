"""The other side of a disputed figure in words: who says what else. Never a middle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.analysis.disputes import highest, lowest
from nkr.model import UNATTRIBUTED, Dataset, Fact, Kind, Qualifier
from nkr.output import numbers
from nkr.output.sentences.attribution import according_to, as_reported, put_it, where_of
from nkr.output.sentences.clauses import clause, dates_itself, figure_of, kept_by, time_of

FEW = 2
"""Up to this many sides are named in a medium sentence; of more, the lowest and the highest."""


def in_short(fact: Fact, record: Dataset, sides: Sequence[Fact], *, named: bool) -> str:
    """The other side in a few words: one figure, with its name where there is room, or the range of several."""
    if not sides:
        return ""
    if len(sides) > 1:
        return _range(fact, sides)
    if sides[0].claimant == fact.claimant != UNATTRIBUTED:
        return f"elsewhere it gives {figure_of(sides[0])}"
    if not named:
        return f"another {'estimate' if fact.kind is Kind.STOCK else 'figure'} is {figure_of(sides[0])}"
    return put_it(sides[0], record, figure_of(sides[0]))


def in_medium(fact: Fact, record: Dataset, sides: Sequence[Fact]) -> list[str]:
    """A sentence that names up to two sides, or the range of more."""
    named = [put_it(side, record, figure_of(side)) for side in sides]
    return _disputed(fact, [_range(fact, sides)] if len(sides) > FEW else named)


def in_full(fact: Fact, record: Dataset, sides: Sequence[Fact], against: Sequence[Comparison]) -> list[str]:
    """Every side with its document, what is set against it, likely errors, and other releases."""
    text = _disputed(fact, [_side(fact, side, record) for side in sides])
    text += _different_counts(fact, record, [one for one in against if one.verdict is Verdict.DISCREPANCY])
    slips = [one.other(fact) for one in against if one.verdict is Verdict.SLIP and one.gap]
    errors = [_side(fact, side, record) for side in slips if side.doubtful and not fact.doubtful]
    text += [f"Likely errors in print: {'; '.join(errors)}."] if errors else []
    for release in _newest_of_each(fact, against):
        when = "later" if release.published.start > fact.published.start else "earlier"
        figure = f"The {when} figure is {figure_of(release)}"
        text.append(f"{figure}, {according_to(release, record, dated=True)}.")
    return text


def _disputed(fact: Fact, sides: Sequence[str]) -> list[str]:
    opening = "Compare" if fact.doubtful else "The figure is disputed"
    return [f"{opening}: {'; '.join(sides)}."] if sides else []


def _newest_of_each(fact: Fact, against: Iterable[Comparison]) -> Iterable[Fact]:
    """Of later prints of the same figure the newest, as of earlier ones."""
    found: dict[object, Fact] = {}
    revisions = [one.other(fact) for one in against if one.verdict is Verdict.REVISION]
    for side in sorted(revisions, key=lambda side: side.published.start):
        found[side.quantity, side.published.start > fact.published.start] = side
    return found.values()


def _different_counts(fact: Fact, record: Dataset, found: Sequence[Comparison]) -> list[str]:
    """Counts of something else that headlines set against it, with what must be true if both hold."""
    counts: dict[str, dict[object, str]] = {}
    for comparison in found:
        side = comparison.other(fact)
        both = next((reason.text for reason in comparison.reasons if reason.code == "if-both-hold"), "")
        key = (side.claimant, side.quantity, side.measure, side.time.start, side.time.end)
        voice = as_reported if kept_by(side, record) else according_to
        whole = f"{clause(side, record)}, {voice(side, record, dated=not dates_itself(side, record))}"
        counts.setdefault(both, {}).setdefault(key, whole + _standing(side))
    return [
        f"{'Another count' if len(sides) == 1 else 'Other counts'}: {'; '.join(sides.values())}. {both}".rstrip()
        for both, sides in counts.items()
    ]


def _side(fact: Fact, side: Fact, record: Dataset) -> str:
    """A figure for the same thing: only what differs is said again, the number, the name and, of a stock, the day."""
    time = time_of(side) if time_of(side) != time_of(fact) else ""
    printed = where_of(side, record, dated=not dates_itself(side, record), beside=fact)
    return put_it(side, record, f"{figure_of(side)} {time}".strip(), printed=printed, brief=False) + _standing(side)


def _standing(side: Fact) -> str:
    """What weakens a side must be said of it as well."""
    if side.withdrawn:
        return " (since withdrawn)"
    return {"doubtful": " (likely an error)", "provisional": " (provisional)"}.get(side.status.value, "")


def _range(fact: Fact, sides: Sequence[Fact]) -> str:
    """From the lowest to the highest number that is published against it, hedges and all: "from 10,000 to 50,000"."""
    first, last = min(sides, key=lowest), max(sides, key=highest)
    low, high = _end(first, upper=False), _end(last, upper=True)
    if low == high:
        return f"others put it at {low}"
    return f"other {'estimates' if fact.kind is Kind.STOCK else 'figures'} run from {low} to {high}"


def _end(fact: Fact, *, upper: bool) -> str:
    quantity = fact.quantity
    if quantity.qualifier is Qualifier.RANGE and quantity.low is not None and quantity.high is not None:
        return numbers.in_prose(quantity.high if upper else quantity.low)
    written = figure_of(fact)
    return f"at most {written.removeprefix('up to ')}" if written.startswith("up to ") else written
