"""The other side of a disputed figure: who says what else, and how far apart they are. Never a middle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.model.dataset import Dataset
from nkr.model.fact import NOBODY, Fact, Status
from nkr.model.quantity import BOUNDS, Qualifier
from nkr.output import numbers
from nkr.output.sentences.attribution import according_to, as_reported, putting_it
from nkr.output.sentences.clauses import clause, dates_itself, figure_of, kept_by, time_of

FEW = 3
"""So many sides are told in a short sentence; of more, the lowest and the highest, and how many there are."""


def disputed(fact: Fact, record: Dataset, against: Iterable[Comparison], *, every: bool) -> list[str]:
    """Sentences on what contradicts ``fact``, what is set against it, and what replaced it, in this order.

    ``every`` tells all of many; without it the two furthest from each other stand for them, and the rest are counted.
    """
    judged = list(against)
    said: list[str] = []
    # A likely slip is no side: it does not make a figure a disputed one.
    sides = [one for one in judged if fact.doubtful or not _other(fact, one).doubtful]
    for verdict, tell in ((Verdict.CONFLICT, _conflict), (Verdict.DISCREPANCY, _discrepancy)):
        found = _sides(fact, [one for one in sides if one.verdict is verdict])
        if found:
            said += tell(fact, record, found, every)
    slips = _sides(fact, [one for one in judged if one not in sides and one.verdict is Verdict.CONFLICT])
    if every and slips:
        told = "; ".join(_side(fact, _other(fact, one), record) for one in slips)
        said.append(f"Printed as well, and likely to be a slip: {told}.")
    revisions = [_other(fact, one) for one in judged if one.verdict is Verdict.REVISION]
    return [*said, *(_revision(fact, other, record) for other in _newest_of_each(fact, revisions))]


def _newest_of_each(fact: Fact, revisions: Iterable[Fact]) -> Iterable[Fact]:
    """Of later prints of the same figure the newest, as of earlier ones."""
    found: dict[object, Fact] = {}
    for other in sorted(revisions, key=lambda other: other.published.start):
        found[other.quantity, other.published.start > fact.published.start] = other
    return found.values()


def _other(fact: Fact, comparison: Comparison) -> Fact:
    return comparison.b if comparison.a.id == fact.id else comparison.a


def _sides(fact: Fact, found: Sequence[Comparison]) -> list[Comparison]:
    """One comparison a voice and figure, the lowest first: the same claimant's same figure is not two sides."""
    sides: dict[object, Comparison] = {}
    for comparison in found:
        other = _other(fact, comparison)
        key = (other.claimant, other.quantity, other.measure, other.time.start, other.time.end)
        sides.setdefault(key if other.claimant != NOBODY else (key, other.source), comparison)
    return sorted(
        sides.values(), key=lambda one: (_other(fact, one).interval.floor, _other(fact, one).interval.ceiling)
    )


def _conflict(fact: Fact, record: Dataset, found: Sequence[Comparison], every: bool) -> list[str]:
    told = _told(found, every)
    sides = [_side(fact, _other(fact, one), record) for one in told]
    return [f"The figure is disputed: {'; '.join(sides)}{_rest(len(found) - len(told))}.", *_apart(fact, found)]


def _discrepancy(fact: Fact, record: Dataset, found: Sequence[Comparison], every: bool) -> list[str]:
    told = _told(found, every)
    sides = [_whole(_other(fact, one), record) for one in told]
    explained = [next((reason.text for reason in one.reasons if reason.code == "if-both-hold"), "") for one in told]
    if every and len(told) > 1:  # "both" is clear only beside the one that it means
        sides = [f"{side} ({_lowered(text)})" if text else side for side, text in zip(sides, explained, strict=True)]
    opening = "A different count is" if len(found) == 1 else "Different counts are"
    said = [f"{opening} hard to square with it: {'; '.join(sides)}{_rest(len(found) - len(told))}."]
    ending = explained if every and len(told) == 1 else []
    return [*said, *_apart(fact, found), *filter(None, ending)]


def _lowered(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}".rstrip(".")


def _revision(fact: Fact, other: Fact, record: Dataset) -> str:
    which = "A later" if other.published.start > fact.published.start else "An earlier"
    figure = f"{which} figure for the same is {figure_of(other)}"
    return f"{figure}, {according_to(other, record, dated=True)}{_standing(other)}."


def _told(found: Sequence[Comparison], every: bool) -> Sequence[Comparison]:
    return found if every or len(found) <= FEW else (found[0], found[-1])


def _rest(count: int) -> str:
    if not count:
        return ""
    return f"; {numbers.in_prose(count)} more {'stands' if count == 1 else 'stand'} against it as well"


def _side(fact: Fact, other: Fact, record: Dataset) -> str:
    """A figure for the same thing: only what differs is said again, the number, the voice and, of a stock, the day."""
    time = time_of(other) if time_of(other) != time_of(fact) else ""
    figure = f"{figure_of(other)} {time}".strip()
    dated = not dates_itself(other, record)
    return putting_it(other, record, figure, dated=dated, beside=fact) + _standing(other)


def _whole(other: Fact, record: Dataset) -> str:
    voice = as_reported if kept_by(other, record) else according_to
    return f"{clause(other, record)}, {voice(other, record, dated=not dates_itself(other, record))}{_standing(other)}"


def _standing(other: Fact) -> str:
    """What weakens a side must be said of it as well."""
    if other.doubtful:
        return " (a doubtful figure)"
    return " (a provisional figure)" if other.status is Status.PROVISIONAL else ""


def _apart(fact: Fact, found: Sequence[Comparison]) -> list[str]:
    """How far apart they are: a ratio, of the numbers as stated, and never what lies between them."""
    ratios = {one.ratio for one in found if one.ratio is not None and one.ratio > 1}
    if not ratios:
        return []
    most = numbers.ratio(max(ratios))
    factor = f"a factor of {'up to ' if len(ratios) > 1 else ''}{most.removesuffix(' times')}"
    single = _is_one_number(fact) and all(_is_one_number(_other(fact, one)) for one in found)
    if len(found) > 1:
        return [f"They differ from it by {factor}{'' if single else ', between the nearest numbers'}."]
    return [
        f"The higher figure is {most} the lower." if single else f"The nearest numbers of the two differ by {factor}."
    ]


def _is_one_number(fact: Fact) -> bool:
    return fact.quantity.qualifier not in BOUNDS | {Qualifier.RANGE, Qualifier.VAGUE}
