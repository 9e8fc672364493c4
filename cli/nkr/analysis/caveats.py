"""What a reader must be told beside a figure.

Everything that carries figures out of nkr (exports, the library, the protocol for assistants) takes these along, so
that no figure travels without them.
"""

from __future__ import annotations

from collections.abc import Iterable

from nkr.model import Fact, Kind, Method, Status, Vocabulary
from nkr.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, VAGUE_SIZES, Qualifier

_STATUS = {
    Status.PROVISIONAL: "Provisional when it was printed.",
    Status.PLANNED: "Expected when it was printed: it had not happened.",
    Status.DOUBTFUL: "Likely an error. Do not use it as a value.",
}
_METHOD = {
    Method.DOCUMENTED_CASES: "Only cases that were documented: not an estimate of the whole.",
    Method.EXTRAPOLATION: "Extrapolated from a part.",
    Method.HEARSAY: "Hearsay, not a count.",
}


def caveats(fact: Fact, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Every reason for care that the fact itself gives, each a sentence; empty for a plain dated count with a name."""
    measure = vocabulary.measures[fact.measure]
    told = [
        "" if fact.reviewed else "Read by a program and not reviewed: do not use it as it is.",
        *_of_the_figure(fact),
        *_of_the_time(fact),
        *_of_the_voice(fact, vocabulary),
        f"Its document was {fact.withdrawn.rstrip('.')}. It counts for nothing." if fact.withdrawn else "",
        _STATUS.get(fact.status, ""),
        _METHOD.get(fact.method, "") if fact.method else "",
        "Cases, not persons." if fact.unit == "cases" else "",
        measure.caution,
    ]
    return tuple(text for text in told if text)


def _of_the_figure(fact: Fact) -> Iterable[str]:
    quantity = fact.quantity
    if quantity.qualifier in UPPER_BOUNDS:
        yield "A maximum, not a value: it may be any number below."
    elif quantity.qualifier in LOWER_BOUNDS:
        yield "A minimum, not a value: it may be any number above."
    elif quantity.qualifier is Qualifier.RANGE:
        if fact.best is not None:
            yield f"Its claimant's best estimate within it is {fact.best:,}."
        yield "A range: give both ends, never one end or the midpoint."
    elif quantity.qualifier is Qualifier.VAGUE:
        size = VAGUE_SIZES.get(quantity.word)
        yield f"A word, not a number; read as {size[0]:,} to {size[1]:,}." if size else "No size is stated."


def _of_the_time(fact: Fact) -> Iterable[str]:
    if fact.time_assumed:
        yield "The source states no date for it: the day of publication is assumed."
    elif fact.time.uncertain:
        yield "Its date is uncertain."
    if fact.kind is Kind.CUMULATIVE:
        yield "A cumulative total since a start, not the number at a date."
        if not fact.time.known_start:
            yield "The source does not say since when."


def _of_the_voice(fact: Fact, vocabulary: Vocabulary) -> Iterable[str]:
    claimant = vocabulary.claimants.get(fact.claimant)
    if claimant is None or claimant.unnamed:
        yield "No source is named."
    if fact.repeats:
        yield f"Repeats {fact.repeats}: not a second source."
