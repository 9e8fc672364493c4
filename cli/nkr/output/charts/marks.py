"""How a figure is drawn: its interval, its open ends, and whether it is at peace with the others.

Every meaning has a shape as well as a colour, so that nothing is lost in black and white or to the colour-blind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.quantity import UPPER_BOUNDS
from nkr.output import labels, numbers
from nkr.output.charts.drawing import INK, PAPER, PEN, Drawing
from nkr.output.charts.scales import Scale


class Dispute(Enum):
    """How a figure stands to the other figures of the record."""

    CONFLICT = "conflict"
    DISCREPANCY = "discrepancy"
    QUIET = "quiet"


COLOURS = {Dispute.CONFLICT: "#b30", Dispute.DISCREPANCY: "#850", Dispute.QUIET: "#159"}
"""Dark enough to be told from white, and from one another by a reader who sees no red or green: 6 : 1 on paper."""

SHORTEST = 6
"""Points: a span is drawn at least this long, so that a hedged figure never looks like one value."""

TOLD_PAIRS = 3
"""Verdicts that the text under the pointer names; the page and the commands list all."""


class Mark(NamedTuple):
    """A figure with the words that stand beside it in a picture.

    ``who`` is the claimant with what is counted, ``said`` the same with the source's own word for it; ``brief`` and
    ``hover`` are told under the pointer, one statement a line; the longer one where no table stands beside the picture.
    """

    fact: Fact
    figure: str
    about: str
    who: str
    said: str
    where: str
    dispute: Dispute
    brief: str
    hover: str


class DisputeIndex:
    """What the comparisons say of each figure: the gravest verdict, and the pairs behind it."""

    def __init__(self, comparisons: Iterable[Comparison]) -> None:
        self.against: dict[str, list[Comparison]] = {}
        for comparison in comparisons:
            if comparison.verdict in (Verdict.CONFLICT, Verdict.DISCREPANCY):
                self.against.setdefault(comparison.a.id, []).append(comparison)
                self.against.setdefault(comparison.b.id, []).append(comparison)

    def of(self, fact: Fact) -> Dispute:
        found = {comparison.verdict for comparison in self.against.get(fact.id, ())}
        if Verdict.CONFLICT in found:
            return Dispute.CONFLICT
        return Dispute.DISCREPANCY if found else Dispute.QUIET


def marked(fact: Fact, record: Dataset, disputes: DisputeIndex) -> Mark:
    """``fact`` with its words and its standing."""
    term = f", “{fact.term}”" if fact.term else ""
    who = f"{record.claimant_label(fact)}{labels.scope_note(fact, record)}"
    return Mark(
        fact,
        labels.figure(fact),
        labels.when(fact),
        who,
        who + term,
        printed_by(fact, record),
        disputes.of(fact),
        "\n".join(_told(fact, record)),
        "\n".join([*_told(fact, record), *_further(fact), *_reasons(fact, disputes.against.get(fact.id, ()))]),
    )


def printed_by(fact: Fact, record: Dataset) -> str:
    """Publisher, date and paragraph: "The Star, 23 March 2006, ¶2"."""
    source = record.source_of(fact)
    agency = f" ({source.agency})" if source.agency else ""
    return f"{source.publisher}{agency}, {dates.in_words(fact.published)}, {labels.paragraph(fact.paragraph)}"


def _told(fact: Fact, record: Dataset) -> list[str]:
    measure = record.vocabulary.measures[fact.measure]
    return [
        f"{labels.figure(fact)}: {measure.label}{labels.scope_note(fact, record)}",
        f"says: {record.claimant_label(fact)}",
        f"printed by: {printed_by(fact, record)}",
    ]


def _further(fact: Fact) -> list[str]:
    lines = [f"about: {labels.when(fact)}", f"in the source: “{fact.phrase}”", f"fact: {fact.id}"]
    if fact.quantity.has_size and not fact.quantity.is_bound:
        span = numbers.interval(fact.interval, fact.unit)
        lines += [f"means {span}"] if span != labels.figure(fact) else []
    return lines


def _reasons(fact: Fact, against: Sequence[Comparison]) -> list[str]:
    lines = []
    for comparison in against[:TOLD_PAIRS]:
        other = comparison.b if comparison.a is fact else comparison.a
        sign = labels.SIGNS[comparison.verdict]
        why = comparison.reasons[0].text
        lines.append(f"{sign} {comparison.verdict} with {labels.figure(other)} ({other.id}): {why}")
    if len(against) > TOLD_PAIRS:
        lines.append(f"and {len(against) - TOLD_PAIRS} more")
    return lines


def interval(
    drawing: Drawing,
    scale: Scale,
    across: float,
    fact: Fact,
    dispute: Dispute,
    *,
    upright: bool,
    reach: float | None = None,
) -> None:
    """The values that ``fact`` is compatible with: posts where an end is stated, hollow where it is itself excluded, an
    arrow where the source gives none, a shape for one value. Doubtful or expected ones are dashed or hollow.
    An arrow runs to the end of the scale, or ``reach`` points.
    """
    colour = COLOURS[dispute]

    def place(along: float, sideways: float = 0) -> tuple[float, float]:
        return (across + sideways, along) if upright else (along, across + sideways)

    values = fact.interval
    below = values.low is None or fact.quantity.qualifier in UPPER_BOUNDS
    low = scale.start if below or values.low is None else scale.at(values.low)
    high = scale.end if values.high is None else scale.at(values.high)
    towards = 1 if scale.end > scale.start else -1
    if reach is not None:
        low = high - towards * reach if below and values.high is not None else low
        high = low + towards * reach if values.high is None and not below else high
    if not below and values.high is not None:
        if values.low == values.high:
            x, y = place(low)
            point(drawing, x, y, dispute, hollow=fact.planned or fact.doubtful)
            return
        middle, half = (low + high) / 2, towards * max(abs(high - low), SHORTEST) / 2
        low, high = middle - half, middle + half
    dashed = fact.doubtful or fact.planned
    hollow: list[float] = []
    strokes = [(*place(low), *place(high))]
    for at, is_open, excluded, direction in (
        (low, below, values.open_low, -towards),
        (high, values.high is None, values.open_high, towards),
    ):
        if is_open:
            tip = [place(at), place(at - 5 * direction, -3), place(at - 5 * direction, 3)]
            drawing.shape(tip, colour)
        elif excluded:
            hollow.append(at)
        else:
            strokes.append((*place(at, -3.2), *place(at, 3.2)))
    drawing.strokes(strokes, colour, PEN, dashed=dashed)
    for at in hollow:
        drawing.circle(*place(at), 2, PAPER, colour)


def point(drawing: Drawing, x: float, y: float, dispute: Dispute, *, hollow: bool = False, size: float = 2.7) -> None:
    """One value: a cross in a conflict, a diamond in a discrepancy, else a dot."""
    colour = COLOURS[dispute]
    if dispute is Dispute.CONFLICT:
        cross(drawing, x, y, size, colour)
        if hollow:
            drawing.circle(x, y, size + 1.4, "none", colour)
    elif dispute is Dispute.DISCREPANCY:
        reach = size * 1.3
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
        drawing.shape(corners, PAPER if hollow else colour, colour)
    else:
        drawing.circle(x, y, size, PAPER if hollow else colour, colour)


def cross(drawing: Drawing, x: float, y: float, size: float = 2.7, colour: str = INK) -> None:
    drawing.strokes([(x - size, y - size, x + size, y + size), (x - size, y + size, x + size, y - size)], colour, PEN)


def sign(drawing: Drawing, x: float, y: float, dispute: Dispute) -> None:
    """The sign beside a figure: a cross for a conflict, an unequal sign for a discrepancy. No font is asked."""
    colour = COLOURS[dispute]
    if dispute is Dispute.CONFLICT:
        cross(drawing, x, y, 2.4, colour)
    elif dispute is Dispute.DISCREPANCY:
        level = [(x - 2.8, y + at, x + 2.8, y + at) for at in (-1.1, 1.1)]
        drawing.strokes([*level, (x - 1.6, y + 3, x + 1.6, y - 3)], colour, 1)


MEANINGS: Mapping[Dispute, str] = {
    Dispute.CONFLICT: "in conflict: counts the same thing at the same time as another figure, and both cannot be true",
    Dispute.DISCREPANCY: "set against a figure of something else, from which it differs",
}
"""What the signs mean, in the words of a legend."""
