"""Proving a source's facts against its text: what ``nkr verify`` and ``nkr source`` have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from nkr.analysis import verification
from nkr.analysis.verification import Proof, Text
from nkr.model.fact import Fact
from nkr.model.source import Source


def says(fact: Fact, language: str) -> bool:
    """Whether the phrase of a fact states its figure, by the grammar that judged it when it was loaded.

    Asked again because the database may have been changed since.
    """
    from nkr.curation.phrase_check import read_phrase

    return not isinstance(read_phrase(fact.phrase, fact.quantity, language, fact.unit), str)


def text_of(source: Source, row: Mapping[str, Any], facts: Sequence[Fact]) -> Text:
    """An attached text, ready to be searched."""
    return Text(source, row["text"], facts, bool(row["recorded_edition"]))


def proofs(source: Source, facts: Sequence[Fact], row: Mapping[str, Any] | None) -> Iterator[Proof]:
    """Everything that the record says of a source's text, with what was found; ``row`` is the attached text, if any."""
    from nkr.curation import notes

    english = source.language.lower().startswith("en")
    text = None if row is None else text_of(source, row, facts)
    yield from verification.proofs(
        source,
        facts,
        text,
        partial(says, language=source.language),
        partial(notes.claims, same_language=english),
        cache(notes.reader_for(source.language)),
    )
