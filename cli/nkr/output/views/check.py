"""The findings on a draft, as values, rows and a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from nkr.analysis.check import Finding, Judgement, Sureness
from nkr.model import dates
from nkr.model.dataset import Record
from nkr.output.serialize import Value
from nkr.output.tables import Cell, Column, Sheet
from nkr.output.views.advice import say

SIGNS = {
    Judgement.CONTRADICTED: ("✗", "error"),
    Judgement.HEDGE_LOST: ("✗", "error"),
    Judgement.OUTDATED: ("✗", "error"),
    Judgement.WRONG_YEAR: ("✗", "error"),
    Judgement.WRONG_KIND: ("✗", "error"),
    Judgement.PLANNED_AS_DONE: ("✗", "error"),
    Judgement.DOUBTFUL: ("✗", "error"),
    Judgement.ECHO: ("✗", "error"),
    Judgement.DISPUTED: ("≠", "warning"),
    Judgement.SUPPORTED: ("=", "good"),
    Judgement.COMPATIBLE: ("~", ""),
    Judgement.UNCLEAR: ("?", "warning"),
    Judgement.NOT_IN_RECORD: ("·", "dim"),
}

MEANINGS = {
    Judgement.CONTRADICTED: "what the record has for this measure and time excludes the figure",
    Judgement.HEDGE_LOST: "a bound is printed as a value, turned round, or one end of a range as the figure",
    Judgement.OUTDATED: "a later count by the same office has taken its place",
    Judgement.WRONG_YEAR: "the number is that of another time",
    Judgement.WRONG_KIND: "the number counts something else: those who crossed, printed as those who are there",
    Judgement.PLANNED_AS_DONE: "the source tells what was expected, the sentence that it happened",
    Judgement.DOUBTFUL: "the only figure like it is marked as a likely slip",
    Judgement.ECHO: "the sentence claims several voices, and all figures go back to one",
    Judgement.DISPUTED: "one source has it and another contradicts it: print both sides",
    Judgement.SUPPORTED: "a source has it, exactly, by rounding or inside its range",
    Judgement.COMPATIBLE: "only bounds and words of size stand in the record: not excluded, and not supported",
    Judgement.UNCLEAR: "the words do not tell for certain what is counted",
    Judgement.NOT_IN_RECORD: "the record has nothing to set beside it, or it counts something else altogether",
}


def value(finding: Finding, record: Record) -> Value:
    """A finding by the contract of ``nkr check FILE --json``."""
    mention, figure = finding.mention, finding.mention.figure
    time = finding.time
    return {
        "text": figure.text,
        "line": mention.line,
        "column": mention.column,
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "qualifier": figure.quantity.qualifier.value,
        "word": figure.quantity.word or None,
        "unit": figure.unit or None,
        "year": figure.year or (time.whole_year or time.latest_year if time is not None else None),
        "time": str(time) if time is not None else None,
        "measure": finding.measure or None,
        "topic": record.vocabulary.measures[finding.measure].topic if finding.measure else None,
        "sure": finding.sureness.value,
        "because": list(finding.candidates[0].words) if finding.candidates else [],
        "verdict": finding.judgement.value,
        "fault": finding.is_fault,
        "matches": [match.fact.id for match in finding.matches],
        "how": [match.how.value for match in finding.matches],
        "against": [fact.id for fact in finding.against],
        "origins": list(finding.origins),
        "sentence": " ".join(mention.words.split()),
        "say": say(finding, record),
    }


COLUMNS = [
    *("line", "column", "text", "low", "high", "qualifier", "word", "unit", "year", "time", "measure", "topic", "sure"),
    *("verdict", "fault", "matches", "against", "origins", "say", "sentence"),
]
"""The columns of a checked draft in CSV."""


def row(finding: Finding, record: Record) -> Value:
    found = value(finding, record)
    return found | {name: "; ".join(found[name]) for name in ("matches", "against", "origins")}


def sheets(found: Sequence[Finding], record: Record, name: str) -> list[Sheet]:
    """Every figure of a draft with its judgement, in the draft's order; those that no measure fits in one line."""
    sheet = Sheet(
        [Column("where", keep=True), Column("figure"), Column("judgement", keep=True), Column("what to do")],
        title=f"{name}: {len(found)} figure{'s' if len(found) != 1 else ''}",
        ruled=True,
    )
    aside = [finding for finding in found if not finding.measure]
    for finding in found:
        if not finding.measure:
            continue
        sign, style = SIGNS[finding.judgement]
        label = record.vocabulary.measures[finding.measure].label
        sheet.rows.append(
            [
                Cell(f"{finding.mention.line}:{finding.mention.column}", "dim"),
                [Cell(finding.mention.figure.text, "strong"), f" – {_taken_for(finding, label)}"],
                Cell(f"{sign} {finding.judgement.value}", style),
                say(finding, record),
            ]
        )
    if aside:
        told = ", ".join(
            f"{finding.mention.line}:{finding.mention.column} “{finding.mention.figure.text}”" for finding in aside
        )
        sheet.after.append(Cell(f"Of no measure of the record, by their words: {told}.", "dim"))
    counts = Counter(finding.judgement for finding in found)
    told = ", ".join(f"{count} {judgement.value}" for judgement, count in sorted(counts.items(), key=_gravity))
    sheet.after.append(Cell(f"{told}." if told else "No figure found.", "dim"))
    return [sheet]


def _gravity(entry: tuple[Judgement, int]) -> int:
    return list(Judgement).index(entry[0])


def _taken_for(finding: Finding, label: str) -> str:
    when = f", {dates.in_words(finding.time)}" if finding.time is not None else ""
    doubt = {Sureness.SURE: "", Sureness.LIKELY: "probably ", Sureness.UNSURE: "perhaps "}[finding.sureness]
    return f"{doubt}{label}{when}"
