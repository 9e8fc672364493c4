"""Checking statements: fields that are typed in, a sentence, a file. What commands, library and assistants share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from nkr.errors import WrongUsage
from nkr.language import phrases
from nkr.language.scripts import language_of
from nkr.model import Measure, Period, Term, Vocabulary, names, period
from nkr.model.figure import Figure
from nkr.model.statement import NOT_KNOWN, Certainty, Field, Known, Statement
from nkr.services.session import Session, wanted_period
from nkr.store import focus
from nkr.store.focus import Focus

if TYPE_CHECKING:
    from nkr.analysis.check.checker import Checker
    from nkr.analysis.check.judgements import Judgement
    from nkr.analysis.check.numbers import NumberAnswer
    from nkr.model.prose import Prose

LONGEST_NUMBER = 80
"""Characters of a text that may be a number alone."""


class Fields(NamedTuple):
    """A statement in fields, as a program or a person gives them: codes, labels or aliases.

    ``year`` is a year or an EDTF period, ``date`` when the text was written that has the figure.
    """

    measure: str
    year: str | int | None = None
    place: str | None = None
    group: str | None = None
    by: str | None = None
    event: str | None = None
    claimant: str | None = None
    date: str | int | None = None


def checker_of(session: Session) -> Checker:
    from nkr.analysis.check.checker import Checker

    return Checker(session.comparer, period.parse(date.today().isoformat()))


def judged(session: Session, value: str | float, fields: Fields) -> Judgement:
    """The judgement on a figure whose fields are given; raises ``WrongUsage`` or ``NothingFound`` on a wrong one."""
    statement = statement_of(value, fields, session.database.vocabulary)
    session.focus_on(_focus_of([statement]))
    written = wanted_period(fields.date, "--date")
    return checker_of(session).judge(statement, written)


def judged_text(
    session: Session, text: Prose, *, topic: str = "", written: Period | None = None, language: str = ""
) -> list[Judgement]:
    """The judgements on the figures of a text. The day when it was ``written`` goes before the one that it shows."""
    from nkr.documents.article_heads import head_of
    from nkr.reading.reader import statements

    head, vocabulary = head_of(text), session.database.vocabulary
    written = written or head.published
    read = statements(text, vocabulary, written=written, language=language, **head.above)
    session.focus_on(_focus_of(read))
    found = checker_of(session).check(read, written)
    if not topic:
        return found
    measures = vocabulary.measures
    return [one for one in found if one.statement.counts and measures[one.statement.measure.value].topic == topic]


def number_answer(session: Session, figure: Figure, topic: str, year: str | None) -> NumberAnswer:
    """What a bare number matches in the record; raises ``WrongUsage`` where ``year`` is none.

    Where a source has the number as its figure, that is the answer: topics that do not state it are not read.
    """
    from nkr.analysis.check import numbers
    from nkr.analysis.check.evidence import Evidence

    if year is not None and not (year.isascii() and year.isdigit() and len(year) == 4 and year[0] != "0"):
        raise WrongUsage(f"--year {year}: give a year with four digits.")
    quantity, stated = figure.quantity, figure.quantity.stated
    units = {unit for measure in session.database.vocabulary.measures.values() for unit in measure.units}
    unit = figure.unit if figure.unit in units else ""
    times = [None] if year is None else [None, period.parse(year)]
    near = (focus.nearest_to(time, stated, topic=topic) for time in times)
    session.focus_on([*near, *focus.with_number(stated)])
    if topic or len(stated) == 1:
        session.topics_alone = [topic] if topic else session.database.topics_stating(stated[0], unit, session.scope())
    asked_year = int(year) if year is not None else None
    return numbers.number_answer(Evidence(session.comparer), quantity, unit, topic, asked_year)


def _focus_of(statements: Iterable[Statement]) -> list[Focus]:
    """What statements are compared with there: figures of their measure and time, and those with their number."""
    parts: dict[tuple[object, ...], list[Focus]] = {}
    for one in statements:
        numbers = one.quantity.stated if one.quantity is not None else ()
        if one.measure.value:
            measure, time = [one.measure.value], one.time.value
            parts[*measure, time, numbers] = [focus.nearest_to(time, numbers, measures=measure)]
        if numbers:
            parts[numbers] = focus.with_number(numbers)
    return [part for found in parts.values() for part in found]


def prose_of(text: str) -> Prose:
    """A text that was typed or handed over, read as a file of plain text is."""
    from nkr.documents import prose

    return prose.read(text.encode("utf-8", "replace"), "-")  # half a surrogate pair can be typed, and is no letter


def statement_of(value: str | float, fields: Fields, vocabulary: Vocabulary) -> Statement:
    """Fields as a statement: what is given is stated, all else is the measure's default."""
    measure = vocabulary.measures[names.one(fields.measure, vocabulary.measures, "measure")]
    if (figure := figure_of(str(value))) is None:
        raise WrongUsage(f"'{value}' is not one figure: give a number, such as 2,423 or 'as many as 300,000'.")
    time = wanted_period(fields.year, "--year")
    return Statement(
        quantity=figure.quantity,
        unit=_unit(figure, measure),
        measure=Field(measure.code, Known.STATED),
        group=_named(fields.group, vocabulary.groups, "group", "group"),
        place=_named(fields.place, vocabulary.places, "place", "place"),
        by=_named(fields.by, vocabulary.places, "place", "by"),
        event=_named(fields.event, vocabulary.events, "event", "event"),
        claimant=_named(fields.claimant, vocabulary.claimants, "claimant", "claimant"),
        time=Field(time, Known.STATED) if time is not None else Field(None, Known.UNKNOWN),
        certainty=Certainty.SURE,
    )


def figure_of(text: str) -> Figure | None:
    """The one figure that a text is, hedge and unit included; ``None`` where it is more, or none."""
    if not text.strip() or len(text) > LONGEST_NUMBER or any(sign in text for sign in "/\\"):
        return None
    return phrases.bare(text, language_of(text))


def refuse_unclear(text: str) -> None:
    """Raises ``WrongUsage`` where a text is one number that may be two: 300.000."""
    for start, end, larger in phrases.unclear(text, language_of(text)):
        if not (text[:start] + text[end:]).strip():
            stated = text[start:end]
            raise WrongUsage(f"'{stated}' may be {larger / 1000:g} or {larger:,}: write one of these.")


def _unit(figure: Figure, measure: Measure) -> str:
    """The figure's own unit, or the measure's where the words give none that it knows."""
    if figure.unit and figure.unit not in measure.units and measure.units[0] in ("percent", "km", "miles"):
        raise WrongUsage(f"“{measure.label}” is in {measure.units[0]}, not in {figure.unit}.")
    return figure.unit if figure.unit in measure.units else measure.units[0]


def _named(word: str | None, terms: Mapping[str, Term], what: str, option: str) -> Field[str]:
    """What a word names, by code, label or alias; not known where no word is given."""
    if word is None:
        return NOT_KNOWN
    if not word.strip():
        raise WrongUsage(f"--{option} is empty: give a name, or leave it out.")
    return Field(names.one(word, terms, what), Known.STATED, words=word)
