"""What a reader must be told beside a figure.

Everything that carries figures out of nkr (exports, the library, the protocol for assistants) takes these along, so
that no figure travels without them.
"""

from __future__ import annotations

from nkr.model import Fact, Kind, Method, Status, Vocabulary
from nkr.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, VAGUE_SIZES, Qualifier


def caveats(fact: Fact, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Every reason for care that the fact itself gives, each a sentence; empty for a plain dated count with a name."""
    qualifier, claimant = fact.quantity.qualifier, vocabulary.claimants.get(fact.claimant)
    ranged, vague, total = qualifier is Qualifier.RANGE, qualifier is Qualifier.VAGUE, fact.kind is Kind.CUMULATIVE
    least, most = VAGUE_SIZES.get(fact.quantity.word, (0, 0))
    sentences = {
        "Read by a program and not reviewed: do not use it as it is.": not fact.reviewed,
        "A maximum, not a value: it may be any number below.": qualifier in UPPER_BOUNDS,
        "A minimum, not a value: it may be any number above.": qualifier in LOWER_BOUNDS,
        f"Its claimant's best estimate within it is {fact.best or 0:,}.": ranged and fact.best is not None,
        "A range: give both ends, never one end or the midpoint.": ranged,
        f"A word, not a number; read as {least:,} to {most:,}.": vague and most,
        "No size is stated.": vague and not most,
        "The source states no date for it: the day of publication is assumed.": fact.time_assumed,
        "Its date is uncertain.": fact.time.uncertain and not fact.time_assumed,
        "A cumulative total since a start, not the number at a date.": total,
        "The source does not say since when.": total and not fact.time.known_start,
        "No source is named.": claimant is None or claimant.unnamed,
        f"Repeats {fact.repeats}: not a second source.": fact.repeats,
        f"Its document was {fact.withdrawn.rstrip('.')}. It counts for nothing.": fact.withdrawn,
        "Provisional when it was printed.": fact.status is Status.PROVISIONAL,
        "Expected when it was printed: it had not happened.": fact.status is Status.PLANNED,
        "Likely an error. Do not use it as a value.": fact.status is Status.DOUBTFUL,
        "Only cases that were documented: not an estimate of the whole.": fact.method is Method.DOCUMENTED_CASES,
        "Extrapolated from a part.": fact.method is Method.EXTRAPOLATION,
        "Hearsay, not a count.": fact.method is Method.HEARSAY,
        "Cases, not persons.": fact.unit == "cases",
    }
    caution = vocabulary.measures[fact.measure].caution
    return (*(text for text, holds in sentences.items() if holds), *([caution] if caution else ()))
