"""The judgements on a statement or on a whole draft, as values, rows and a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from nkr.analysis.check.judgements import FAULTS, Judgement, JudgementKind, Why
from nkr.analysis.check.numbers import NumberGroup
from nkr.model import Dataset, Fact, dates
from nkr.model.statement import Certainty
from nkr.output import labels, numbers
from nkr.output.fields import value_of
from nkr.output.sentences import sentence
from nkr.output.serialize import Value
from nkr.output.tables import Cell, Content, Sheet, columns
from nkr.output.views.advice import say

MAX_SIDES = 5

SIGNS = dict.fromkeys(FAULTS, ("✗", "error")) | {
    JudgementKind.DISPUTED: ("≠", "warning"),
    JudgementKind.SUPPORTED: ("=", "good"),
    JudgementKind.COMPATIBLE: ("~", ""),
    JudgementKind.DATED: ("~", "warning"),
    JudgementKind.UNCLEAR: ("?", "warning"),
    JudgementKind.NOT_IN_RECORD: ("·", "dim"),
}


def value(judgement: Judgement, record: Dataset) -> Value:
    """A judgement by the contract of ``nkr check --json``."""
    statement = judgement.statement
    mention, quantity, time = statement.mention, statement.quantity, statement.time.value
    measure = record.vocabulary.measures.get(statement.measure.value)
    place, number = ("line", "column"), ("low", "high", "qualifier", "word")
    return {
        "text": _text(judgement),
        **(value_of(mention, place) if mention else dict.fromkeys(place)),
        **(value_of(quantity, number) if quantity else dict.fromkeys(number)),
        "unit": statement.unit or None,
        "year": (time.whole_year or time.latest_year) if time is not None else None,
        "time": str(time) if time is not None else None,
        "measure": measure.code if measure else None,
        "topic": measure.topic if measure else None,
        **{name: getattr(statement, name).value or None for name in ("group", "place", "by", "event", "claimant")},
        "sure": judgement.certainty.value,
        "because": [field.words for field in (statement.measure, statement.time) if field.words],
        "verdict": judgement.kind.value,
        "fault": judgement.is_fault,
        "why": judgement.why.value or None,
        "matches": [match.fact.id for match in judgement.matches],
        "how": [match.how.value for match in judgement.matches],
        **value_of(judgement, "against origins cause"),
        "remarks": [{"note": remark.note.value, "fact": remark.fact.id} for remark in judgement.remarks],
        "sentence": " ".join(mention.words.split()) if mention else None,
        "say": say(judgement, record),
        "print": to_print(judgement, record),
    }


def to_print(answer: Judgement | NumberGroup, record: Dataset) -> str | None:
    """The sentence that a careful writer prints instead; ``None`` where the record has none to offer."""
    return sentence(answer.to_print, record, answer.comparisons) if answer.to_print else None


def comment(found: Value) -> str:
    """A judgement in the margin of a text: the word for it, what to do, what to print."""
    return f"{found['verdict']}: {found['say']}" + (f" To print: {found['print']}" if found["print"] else "")


COLUMNS = [
    *("line", "column", "text", "low", "high", "qualifier", "word", "unit", "year", "time", "measure", "topic"),
    *("group", "place", "by", "event", "claimant", "sure", "verdict", "fault", "why", "matches", "against", "origins"),
    *("cause", "say", "print", "sentence"),
]


def sheets(judgements: Sequence[Judgement], record: Dataset, name: str) -> list[Sheet]:
    """Every figure of a draft with its judgement, in the draft's order; those that no measure fits in one line."""
    title = f"{name}: {numbers.counted(len(judgements), 'figure')}"
    sheet = Sheet(columns("where!", "figure", "judgement!", "what to do"), title=title, ruled=True)
    sheet.rows += [_row(judgement, record) for judgement in judgements if judgement.why is not Why.NO_MEASURE]
    aside = [f"{_where(each)} “{_text(each)}”" for each in judgements if each.why is Why.NO_MEASURE]
    if aside:
        sheet.after.append(Cell(f"No figures of the record, by their words: {', '.join(aside)}.", "dim"))
    counts = Counter(judgement.kind for judgement in judgements)
    summary = ", ".join(f"{counts[kind]} {kind.value}" for kind in JudgementKind if counts[kind])
    sheet.after.append(Cell(f"{summary}." if summary else "No figure found.", "dim"))
    return [sheet]


def _row(judgement: Judgement, record: Dataset) -> list[Content]:
    advice = say(judgement, record) + (f" To print: {text}" if (text := to_print(judgement, record)) else "")
    figure: Content = [Cell(_text(judgement), "strong"), f" – {_taken_for(judgement, record)}"]
    return [Cell(_where(judgement), "dim"), figure, _verdict(judgement), advice]


def _where(judgement: Judgement) -> str:
    mention = judgement.statement.mention
    return f"{mention.line}:{mention.column}" if mention else ""


def _text(judgement: Judgement) -> str:
    statement = judgement.statement
    if statement.mention:
        return statement.mention.figure.text
    return numbers.stated(statement.quantity, statement.unit) if statement.quantity else ""


def _verdict(judgement: Judgement) -> Cell:
    sign, style = SIGNS[judgement.kind]
    return Cell(f"{sign} {judgement.kind.value}", style)


def _taken_for(judgement: Judgement, record: Dataset) -> str:
    label = record.vocabulary.measures[judgement.statement.measure.value].label
    when = f", {dates.in_words(judgement.time)}" if judgement.time is not None else ""
    doubt = "" if judgement.certainty is Certainty.SURE else f"{judgement.certainty.value} "
    return f"{doubt}{label}{when}"


SIDES = columns("!", "figure!", "what, about when", "who says it", "fact")


def single(judgement: Judgement, record: Dataset) -> list[Sheet]:
    """One statement with its sides: the judgement and what to print first, then who has the figure and who another."""
    verdict, style = _verdict(judgement)
    title = f"{verdict}: {_text(judgement)} – {_taken_for(judgement, record)}"
    sheet = Sheet(SIDES, title=title, style=style, before=[say(judgement, record)])
    if (printed := to_print(judgement, record)) is not None:
        sheet.before.append([Cell("To print: ", "strong"), printed])
    for heading, facts in (("for", [match.fact for match in judgement.matches]), ("against", judgement.against)):
        sheet.rows += [side(Cell(heading, "dim"), fact, record) for fact in facts[:MAX_SIDES]]
        if (more := len(facts) - MAX_SIDES) > 0:
            sheet.row(Cell(heading, "dim"), Cell(f"and {more} more", "dim"), "", "", "")
    return [sheet]


def side(heading: Cell, fact: Fact, record: Dataset) -> list[Content]:
    """A row for one figure: how it relates, the figure, what and when, who says it, its id."""
    figure = Cell(labels.figure(fact), labels.figure_style(fact))
    what = f"{record.vocabulary.measures[fact.measure].label}, {labels.when(fact)}"
    number = Cell(f"{fact.id} {labels.paragraph(fact.paragraph)}", "dim")
    return [heading, figure, what, labels.who(fact, record), number]
