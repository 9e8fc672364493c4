"""Proving a source's facts against its attached text: what ``nkr verify``, ``nkr fact`` and ``nkr source`` share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nkr.analysis.prove import verification
from nkr.analysis.prove.verification import Proof, Sentence, Text
from nkr.model.fact import Fact
from nkr.model.source import Source


def text_of(source: Source, row: Mapping[str, Any], facts: Sequence[Fact]) -> Text:
    """An attached text, ready to be searched."""
    return Text(source, row["text"], facts, bool(row["recorded_edition"]))


def evidence_of(
    fact: Fact, source: Source, row: Mapping[str, Any], facts: Sequence[Fact]
) -> tuple[Proof, Sentence | None]:
    """What is found of one fact's phrase in its text, and, where it is proved, the sentence that holds it."""
    text = text_of(source, row, facts)
    proof = verification.phrase_proof(fact, text)
    return proof, verification.sentence(fact, text) if proof.holds else None


def proofs(source: Source, facts: Sequence[Fact], row: Mapping[str, Any] | None) -> Iterator[Proof]:
    """Everything that the record says of a source's text, with what was found; ``row`` is the attached text, if any."""
    return verification.proofs(source, facts, None if row is None else text_of(source, row, facts))
