"""The findings on a draft, as values, rows and a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from nkr.analysis.check import Judgement, JudgementKind, Sureness
from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.output.serialize import Value
from nkr.output.tables import Cell, Column, Sheet
from nkr.output.views.advice import say

SIGNS = {
    JudgementKind.CONTRADICTED: ("✗", "error"),
    JudgementKind.HEDGE_LOST: ("✗", "error"),
    JudgementKind.OUTDATED: ("✗", "error"),
    JudgementKind.WRONG_YEAR: ("✗", "error"),
    JudgementKind.WRONG_KIND: ("✗", "error"),
    JudgementKind.PLANNED_AS_DONE: ("✗", "error"),
    JudgementKind.DOUBTFUL: ("✗", "error"),
    JudgementKind.ECHO: ("✗", "error"),
    JudgementKind.DISPUTED: ("≠", "warning"),
    JudgementKind.SUPPORTED: ("=", "good"),
    JudgementKind.COMPATIBLE: ("~", ""),
    JudgementKind.UNCLEAR: ("?", "warning"),
    JudgementKind.NOT_IN_RECORD: ("·", "dim"),
}

MEANINGS = {
    JudgementKind.CONTRADICTED: "what the record has for this measure and time excludes the figure",
    JudgementKind.HEDGE_LOST: "a bound is printed as a value, turned round, or one end of a range as the figure",
    JudgementKind.OUTDATED: "a later count by the same office has taken its place",
    JudgementKind.WRONG_YEAR: "the number is that of another time",
    JudgementKind.WRONG_KIND: "the number counts something else: those who crossed, printed as those who are there",
    JudgementKind.PLANNED_AS_DONE: "the source tells what was expected, the sentence that it happened",
    JudgementKind.DOUBTFUL: "the only figure like it is marked as a likely slip",
    JudgementKind.ECHO: "the sentence claims several voices, and all figures go back to one",
    JudgementKind.DISPUTED: "one source has it and another contradicts it: print both sides",
    JudgementKind.SUPPORTED: "a source has it, exactly, by rounding or inside its range",
    JudgementKind.COMPATIBLE: "only bounds and words of size stand in the record: not excluded, and not supported",
    JudgementKind.UNCLEAR: "the words do not tell for certain what is counted",
    JudgementKind.NOT_IN_RECORD: "the record has nothing to set beside it, or it counts something else altogether",
}


def value(judgement: Judgement, record: Dataset) -> Value:
    """A finding by the contract of ``nkr check FILE --json``."""
    mention, figure = judgement.mention, judgement.mention.figure
    time = judgement.time
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
        "measure": judgement.measure or None,
        "topic": record.vocabulary.measures[judgement.measure].topic if judgement.measure else None,
        "sure": judgement.sureness.value,
        "because": list(judgement.candidates[0].words) if judgement.candidates else [],
        "verdict": judgement.kind.value,
        "fault": judgement.is_fault,
        "matches": [match.fact.id for match in judgement.matches],
        "how": [match.how.value for match in judgement.matches],
        "against": [fact.id for fact in judgement.against],
        "origins": list(judgement.origins),
        "sentence": " ".join(mention.words.split()),
        "say": say(judgement, record),
    }


COLUMNS = [
    *("line", "column", "text", "low", "high", "qualifier", "word", "unit", "year", "time", "measure", "topic", "sure"),
    *("verdict", "fault", "matches", "against", "origins", "say", "sentence"),
]
"""The columns of a checked draft in CSV."""


def row(judgement: Judgement, record: Dataset) -> Value:
    found = value(judgement, record)
    return found | {name: "; ".join(found[name]) for name in ("matches", "against", "origins")}


def sheets(found: Sequence[Judgement], record: Dataset, name: str) -> list[Sheet]:
    """Every figure of a draft with its judgement, in the draft's order; those that no measure fits in one line."""
    sheet = Sheet(
        [Column("where", keep=True), Column("figure"), Column("judgement", keep=True), Column("what to do")],
        title=f"{name}: {len(found)} figure{'s' if len(found) != 1 else ''}",
        ruled=True,
    )
    aside = [judgement for judgement in found if not judgement.measure]
    for judgement in found:
        if not judgement.measure:
            continue
        sign, style = SIGNS[judgement.kind]
        label = record.vocabulary.measures[judgement.measure].label
        sheet.rows.append(
            [
                Cell(f"{judgement.mention.line}:{judgement.mention.column}", "dim"),
                [Cell(judgement.mention.figure.text, "strong"), f" – {_taken_for(judgement, label)}"],
                Cell(f"{sign} {judgement.kind.value}", style),
                say(judgement, record),
            ]
        )
    if aside:
        told = ", ".join(
            f"{judgement.mention.line}:{judgement.mention.column} “{judgement.mention.figure.text}”"
            for judgement in aside
        )
        sheet.after.append(Cell(f"Of no measure of the record, by their words: {told}.", "dim"))
    counts = Counter(judgement.kind for judgement in found)
    told = ", ".join(f"{count} {kind.value}" for kind, count in sorted(counts.items(), key=_severity))
    sheet.after.append(Cell(f"{told}." if told else "No figure found.", "dim"))
    return [sheet]


def _severity(entry: tuple[JudgementKind, int]) -> int:
    return list(JudgementKind).index(entry[0])


def _taken_for(judgement: Judgement, label: str) -> str:
    when = f", {dates.in_words(judgement.time)}" if judgement.time is not None else ""
    doubt = {Sureness.SURE: "", Sureness.LIKELY: "probably ", Sureness.UNSURE: "perhaps "}[judgement.sureness]
    return f"{doubt}{label}{when}"
