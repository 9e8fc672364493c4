"""What a figure counts where its own words do not tell it: told by the rest of its text. For proposals, not judgements.

A headline repeats a figure of its article ("8 refugees held"), and a report goes on with what it speaks of ("31 came
in the first quarter, 17 men and 14 women; 5 in the second"). A curator who gets such a figure proposed has less to do
than one who finds it in a comment; a draft is never called wrong on such grounds, so ``nkr check`` does not use them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from nkr.model.figure import Mention
from nkr.model.quantity import Number
from nkr.reading.cues import Found
from nkr.reading.statements import Claim, Sureness
from nkr.reading.times import time_of

SCORE = 0.3
"""Of a claim that rests on the rest of the text: as weak as the weakest that words give."""
TELLING = 20
"""The smallest number that is taken for the same figure wherever it stands again; "two" is anybody's."""
REACH = 1
"""Paragraphs over which a report goes on with what it speaks of."""

Pair = tuple[Mention, Claim | None]


def told_by_context(claims: Sequence[Pair], counts_ours: Callable[[Mention], bool], heading: int | None) -> list[Pair]:
    """The same pairs, with a claim for each figure that the rest of the text tells.

    ``counts_ours`` tells whether a figure's own noun is one of those whom the record counts, ``heading`` is the
    paragraph that is the headline.
    """
    certain: dict[tuple[tuple[Number, ...], str], Claim] = {}
    for _, claim in claims:
        if claim is not None and claim.sureness is not Sureness.UNSURE:
            unit = claim.mention.figure.unit
            certain.setdefault((claim.quantity.stated, unit), claim)
            certain.setdefault((claim.quantity.stated, ""), claim)
    made: list[Pair] = []
    leading: Claim | None = None
    for mention, claim in claims:
        figure = mention.figure
        told = None
        if claim is not None and claim.sureness is not Sureness.UNSURE:
            leading = claim
        elif not (mention.change or mention.thing or mention.nation or mention.summed):
            told = _repeated(mention, certain, heading)
            if told is None and leading is not None and (figure.unit or figure.year) and counts_ours(mention):
                told = _continued(mention, claim, leading)
            if figure.year:  # a series goes on line by line
                leading = told or claim or leading
        made.append((mention, told or claim))
    return made


def _repeated(
    mention: Mention, certain: Mapping[tuple[tuple[Number, ...], str], Claim], heading: int | None
) -> Claim | None:
    """What the same number is said to count elsewhere in the text; ``certain`` are such claims by number and unit."""
    stated = mention.figure.quantity.stated
    if not stated or (max(stated) < TELLING and mention.paragraph != heading):
        return None
    other = certain.get((stated, mention.figure.unit))
    return _of(mention, other, f"the same number in line {other.mention.line}") if other is not None else None


def _continued(mention: Mention, claim: Claim | None, leading: Claim) -> Claim | None:
    """What the figure before it counts, which its own words may not gainsay."""
    if mention.paragraph - leading.mention.paragraph > REACH or (mention.figure.unit or "persons") not in (
        leading.measure.units
    ):
        return None
    if claim is not None and claim.measure.code != leading.measure.code:
        return None
    return _of(mention, leading, "goes on from the figure before")


def _of(mention: Mention, other: Claim, ground: str) -> Claim:
    time = time_of(mention)
    words = (Found(other.measure.code, SCORE, (ground,)),)
    claim = Claim(mention, other.measure, time.time, time.since, Sureness.UNSURE, words, SCORE)
    return claim if time.time is not None or "same" not in ground else replace(claim, time=other.time)
