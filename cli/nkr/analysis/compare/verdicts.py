"""Verdicts on pairs of figures as values: what a reader should make of a pair, and why.

Which verdict a pair gets is decided in ``rules``, its wording in ``reasons``; ``comparer`` compares the figures of a
dataset.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from nkr.model import Fact, Number
from nkr.model.notebook import table

ENUMERATED = 3_000
"""Up to this many facts in a topic every pair is compared by itself; above, groups are summarised (``scale``)."""

WIDE = 3
"""A range whose high is more than this many times its low contains too much to support anything."""


class Verdict(Enum):
    """What a reader should make of a pair. Refuses to be a boolean: "not a conflict" is seven different things."""

    CONFLICT = "conflict"
    DISCREPANCY = "discrepancy"
    UNRESOLVED = "unresolved"
    REVISION = "revision"
    SLIP = "slip"
    AGREE = "agree"
    PART = "part"
    ECHO = "echo"
    NOT_COMPARABLE = "not-comparable"

    __hash__ = object.__hash__  # an enum's own is a function of Python's, and pairs ask for it by the thousand

    def __bool__(self) -> bool:
        raise TypeError("a verdict is not true or false: compare it with a member of Verdict")

    def __str__(self) -> str:
        return str(self.value)

    @property
    def severity(self) -> int:
        """0 for the worst."""
        return _SEVERITY[self]


_SEVERITY = {verdict: rank for rank, verdict in enumerate(Verdict)}

OPEN_VERDICTS = frozenset({Verdict.CONFLICT, Verdict.DISCREPANCY, Verdict.UNRESOLVED, Verdict.REVISION})
"""The verdicts that ``nkr conflicts`` lists."""

QUIET_VERDICTS = frozenset({Verdict.PART, Verdict.ECHO, Verdict.NOT_COMPARABLE})
"""The verdicts of pairs that say nothing about each other's truth."""


class Reason(NamedTuple):
    """Why: a code for programs, a sentence for people."""

    code: str
    text: str


class Comparison(NamedTuple):
    """The verdict on one pair. ``gap`` is in the figures' unit; it and ``ratio`` are ``None`` where they overlap."""

    a: Fact
    b: Fact
    verdict: Verdict
    reasons: tuple[Reason, ...]
    gap: Number | None = None
    ratio: float | None = None

    def __repr__(self) -> str:
        ratio = f", {self.ratio:g} times" if self.ratio else ""
        return f"<{self.verdict}: {self.a.id} and {self.b.id}{ratio}>"

    def _repr_html_(self) -> str:
        facts = [(fact.id, fact.quantity, fact.time, fact.claimant) for fact in (self.a, self.b)]
        reasons = [(self.verdict, reason.text) for reason in self.reasons]
        return table(facts, ("fact", "figure", "time", "claimant")) + table(reasons)

    @property
    def text(self) -> str:
        """The reasons as one text."""
        return " ".join(reason.text for reason in self.reasons)

    def other(self, fact: Fact) -> Fact:
        """The one of the pair that is not ``fact``."""
        return self.b if self.a.id == fact.id else self.a

    @property
    def severity_key(self) -> tuple[int, float, str, str]:
        """Sorts the worst first: by verdict, then by ratio."""
        return self.verdict.severity, -(self.ratio or 0), self.a.id, self.b.id

    @property
    def needs_attention(self) -> bool:
        """Whether ``nkr conflicts`` lists the pair: its verdict is open, and no other pair reports the same."""
        reported = any(reason.code in ("superseded", "same-total") for reason in self.reasons)
        return self.verdict in OPEN_VERDICTS and not reported


class OpenPair(NamedTuple):
    """A pair that needs attention, by the ids of its facts."""

    a: str
    b: str
    verdict: Verdict
    ratio: float | None


def stated_ratio(a: Fact, b: Fact) -> float | None:
    """The larger figure by the smaller, by the stated numbers that face each other; ``None`` at zero.

    30,000 to 300,000 against at least 500,000 is 500,000 / 300,000.
    """
    lower, upper = (a, b) if a.interval.floor + a.interval.ceiling <= b.interval.floor + b.interval.ceiling else (b, a)
    if upper.interval.floor < lower.interval.floor:
        lower, upper = upper, lower
    below, above = lower.stated, upper.stated
    if not below or not above or below[-1] <= 0:
        return None
    return round(above[0] / below[-1], 2)


def supports(comparison: Comparison) -> bool:
    """Whether an agreement counts as support, rather than as a failure to contradict."""
    telling = ("equal", "rounding", "inside", "overlap")
    return comparison.verdict is Verdict.AGREE and comparison.reasons[0].code in telling
