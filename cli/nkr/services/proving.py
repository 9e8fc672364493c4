"""Proving a source's facts against its text: what ``nkr verify`` and ``nkr source`` have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from nkr.analysis.prove import verification
from nkr.analysis.prove.verification import Proof, ProofResult, Sentence, Text
from nkr.model.fact import Fact
from nkr.model.source import Source


def judged(fact: Fact, stands: Sentence, language: str) -> tuple[ProofResult, str]:
    """What a fact's phrase says by the grammar that judged it when it was loaded, and what the sentence around it says.

    The phrase is read again because the database may have been changed since. In the sentence another figure in its
    place means that a hedge, or the other end of a range, was cut off.
    """
    from nkr.language import phrases
    from nkr.language.phrase_check import read_phrase

    read = read_phrase(fact.phrase, fact.quantity, language, fact.unit)
    if isinstance(read, str):
        return ProofResult.NOT_AS_RECORDED, read
    whole = "".join(stands)
    start, end = len(stands[0]), len(stands[0]) + len(stands[1])
    there = [figure for figure in phrases.figures(whole, language) if figure.start < end and figure.end > start]
    if not there:
        return (
            ProofResult.FOUND,
            "",
        )  # read only as a curated phrase: the grammar takes it for no figure in running text
    grown = whole[min(start, there[0].start) : max(end, there[-1].end)]
    if grown == stands[1] or phrases.states(grown, fact.quantity, language, fact.unit):
        return ProofResult.FOUND, ""
    return ProofResult.READS_OTHERWISE, grown


def text_of(source: Source, row: Mapping[str, Any], facts: Sequence[Fact]) -> Text:
    """An attached text, ready to be searched."""
    return Text(source, row["text"], facts, bool(row["recorded_edition"]))


def evidence_of(
    fact: Fact, source: Source, row: Mapping[str, Any], facts: Sequence[Fact]
) -> tuple[Proof, Sentence | None]:
    """What is found of one fact's phrase in its text, and, where it is proved, the sentence that holds it."""
    text = text_of(source, row, facts)
    proof = verification.phrase_proof(fact, text, partial(judged, language=source.language))
    return proof, verification.sentence(fact, text) if proof.holds else None


def proofs(source: Source, facts: Sequence[Fact], row: Mapping[str, Any] | None) -> Iterator[Proof]:
    """Everything that the record says of a source's text, with what was found; ``row`` is the attached text, if any."""
    from nkr.analysis.prove import notes

    english = source.language.lower().startswith("en")
    text = None if row is None else text_of(source, row, facts)
    yield from verification.proofs(
        source,
        facts,
        text,
        partial(judged, language=source.language),
        partial(notes.claims, same_language=english),
        cache(notes.reader_for(source.language)),
    )
