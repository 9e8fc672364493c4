"""The text of an article set for reading, its figures marked; and what verifying it found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nkr.analysis.prove.verification import Proof, ProofResult, Subject
from nkr.model import Source
from nkr.output import numbers, terminal
from nkr.output.serialize import Value
from nkr.output.tables import Cell, Sheet, columns


class Passage(NamedTuple):
    """A block of the text: its paragraph number (none for furniture), its words, where its figures stand in them."""

    number: int | None
    text: str
    marks: Sequence[tuple[int, int, tuple[str, ...]]] = ()


def _set(passage: Passage, marked: str) -> list[Cell | str]:
    """The words of a passage, each figure marked and followed by the ids of its facts.

    Lines that were only broken to fit a page are joined, letter for letter; short ones, as of a list, stay lines.
    """
    text, lines = passage.text, passage.text.split("\n")
    if len(lines) > 1 and sum(map(len, lines)) / len(lines) > 50:
        text = text.replace("\r\n", " \n").replace("\n", " ").replace("\r", " ")
    opening, closing = ("", "") if terminal.takes_colour() else ("⟦", "⟧") if terminal.draws_unicode() else ("[[", "]]")
    made: list[Cell | str] = []
    done = 0
    for start, end, ids in passage.marks:
        words = Cell(opening + text[start:end] + closing, "mark" if marked in ids else "strong")
        named = ", ".join(f"▸ {identifier}" if identifier == marked else identifier for identifier in ids)
        made += [text[done:start], words, Cell(f" ({named})", "dim")]
        done = end
    return [part for part in [*made, text[done:]] if part]


def article(passages: Sequence[Passage], marked: str = "", title: str = "") -> Sheet:
    """The article in paragraphs, their numbers in the margin; ``marked`` is the fact that was asked for."""
    sheet = Sheet(columns("¶#", ""), title=title)
    for passage in passages:
        words = _set(passage, marked)
        if passage.number is None:
            words = [Cell(cell if isinstance(cell, str) else cell.text, "dim") for cell in words]
        margin = "" if passage.number is None else "title" if passage.number == 0 else str(passage.number)
        if terminal.takes_colour() and sheet.rows:
            sheet.row("", "")
        sheet.row(Cell(margin, "dim"), words)
    return sheet


def passage_value(passage: Passage) -> Value:
    """A block of the text as JSON has it; ``start`` and ``end`` count characters of ``text``."""
    return {
        "paragraph": passage.number,
        "text": passage.text,
        "figures": [{"start": start, "end": end, "facts": list(ids)} for start, end, ids in passage.marks],
    }


# --- what was proved --------------------------------------------------------------------------------------------------

_SAYS = {
    ProofResult.FOUND: "found",
    ProofResult.MORE_THAN_ONCE: "{times} times in {where}: give more words, so that it means one place",
    ProofResult.ELSEWHERE: "not in {stated}; found {elsewhere}",
    ProofResult.OTHER_NUMBER: "found with another number: “{passage}” in {where}",
    ProofResult.NOT_FOUND: "not found",
    ProofResult.NOT_AS_RECORDED: "does not say what is recorded: {passage}",
    ProofResult.READS_OTHERWISE: "reads otherwise in its sentence: “{passage}”",
    ProofResult.NO_TEXT: "no text attached",
}
"""What was found, in a sentence with the places of ``result``."""
PROOF_COLUMNS = (
    *("source", "fact", "subject", "written_in", "wanted", "paragraph"),
    *("result", "holds", "found_in", "passage", "text"),
)


def result(proof: Proof) -> str:
    """What was found, in a sentence: "found in paragraph 7, not in 5"."""
    said, passage = _SAYS[proof.result], proof.passage
    where = _paragraphs(sorted(set(proof.found_in)))
    stated = "" if proof.paragraph is None else _paragraphs([proof.paragraph])
    if proof.result is ProofResult.NOT_FOUND and passage:
        return f"{said}; nearest: “{passage}” in {where}"
    if proof.result is ProofResult.NOT_FOUND and proof.subject is Subject.PARAGRAPH:
        return f"there is no paragraph {proof.wanted}"
    elsewhere, times = f"in {where}" if where else passage, len(proof.found_in)
    return said.format(passage=passage, where=where, stated=stated, elsewhere=elsewhere, times=times)


def _paragraphs(numbers: Sequence[int]) -> str:
    if list(numbers) in ([], [0]):
        return "the headline" if numbers else ""
    named = ", ".join(str(number) if number else "the headline" for number in numbers)
    return f"paragraph{'s' if len(numbers) > 1 else ''} {named}"


def proved(
    found: Mapping[str, Sequence[Proof]], sources: Mapping[str, Source], editions: Mapping[str, bool]
) -> list[Sheet]:
    """A line for each source with a text, and below it everything that was not proved."""
    overview = Sheet(columns("!", "source", "phrases#", "notes#", "edition"))
    failed = Sheet(columns("fact, or where it is written", "looked for", "found"), title="Not proved", ruled=True)
    for identifier, proofs in found.items():
        if identifier not in editions:
            continue
        shares = []
        for phrases in (True, False):
            held = [bool(proof.holds) for proof in proofs if (proof.subject is Subject.PHRASE) is phrases]
            shares.append(f"{sum(held)} of {len(held)}" if held else "–")
        sign = Cell("✓", "good") if all(proof.holds for proof in proofs) else Cell("✗", "error")
        edition = Cell("as recorded") if editions[identifier] else Cell(other_edition(sources[identifier]), "warning")
        overview.row(sign, identifier, *shares, edition)
        for proof in (proof for proof in proofs if not proof.holds):
            failed.row(
                proof.fact if proof.subject is Subject.PHRASE else f"{proof.fact or proof.source}, {proof.written_in}",
                f"“{proof.wanted}”" + (f" in {_paragraphs([proof.paragraph])}" if proof.paragraph is not None else ""),
                Cell(result(proof), "error"),
            )
    return [overview, failed] if failed.rows else [overview]


def other_edition(source: Source) -> str:
    """What is to be said of an attached text that is not the edition on record."""
    return "not the edition on record" if source.fingerprint else "no edition on record to compare it with"


def untold(found: Iterable[Proof]) -> str:
    """One line on the facts whose article is not attached; empty where there is none."""
    if not (sources := [proof.source for proof in found if proof.result is ProofResult.NO_TEXT]):
        return ""
    facts, documents = numbers.counted(len(sources), "fact"), numbers.counted(len(set(sources)), "source")
    return f"{facts} of {documents} not verified: no text attached. nkr ingest --articles DIR attaches texts."
