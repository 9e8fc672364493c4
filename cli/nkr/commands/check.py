"""``nkr check``: what the record says to a number, or to every figure of a draft."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkr.analysis.check import Checker
from nkr.commands.options import complete_topic, query_command
from nkr.errors import CheckFailed, WrongUsage
from nkr.model import period
from nkr.model.figure import Figure
from nkr.model.period import Period
from nkr.output import terminal
from nkr.output.views import check, check_number
from nkr.services.session import Session

What = Annotated[
    str, typer.Argument(metavar="NUMBER|FILE", help="A figure (2,423, 'as many as 300,000'), a file, or - for stdin.")
]
Topic = Annotated[
    str | None, typer.Option(help="Only figures of this topic.", autocompletion=complete_topic, show_default=False)
]
Year = Annotated[int | None, typer.Option(help="The year that a number is said to be of.", show_default=False)]
Written = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="When a draft was written, for 'last year'.", show_default=False),
]
Language = Annotated[
    str,
    typer.Option(
        "--language", metavar="CODE", help="A draft's language, where it is not found out.", show_default=False
    ),
]
Encoding = Annotated[
    str, typer.Option(metavar="NAME", help="A draft's encoding, if it is read wrongly.", show_default=False)
]
Strict = Annotated[bool, typer.Option("--strict", help="End with status 10 where a figure is not borne out.")]

LONGEST_NUMBER = 80


@query_command
def command(
    ask: Session,
    what: What,
    topic: Topic = None,
    year: Year = None,
    written: Written = None,
    language: Language = "",
    encoding: Encoding = "",
    strict: Strict = False,
) -> None:
    """Check a number or a draft: who supports it, who contradicts it, and what to print instead.

    A draft is text, Markdown or HTML. Each of its figures is matched to measure and time by the words around it; how
    sure that is stands beside the judgement.

    Examples: nkr check 300,000 --topic in-china · nkr check draft.md --strict
    """
    if not what.strip():
        raise WrongUsage("nothing to check: give a number, a file, or - for what is piped in.")
    code = ask.topic(topic) if topic is not None else ""
    file = None if what == "-" else Path(what)
    number = None if file is None or (file.is_file() and _is_path(what)) else _number(what)
    if number is not None:
        if written is not None:
            raise WrongUsage("--date goes with a draft; give a number its --year.")
        _check_number(ask, what, number, code, year, strict)
        return
    if year is not None:
        raise WrongUsage("--year goes with a number; a draft names its years.")
    _check_draft(ask, what, file, code, _day(written), language, encoding, strict)


def _is_path(what: str) -> bool:
    """Whether a word is meant as a file although it may name one that is there: 229 is a number, ./229 a file."""
    return _number(what) is None or any(sign in what for sign in "/\\")


def _number(text: str) -> Figure | None:
    """The one figure that ``text`` is, hedge and unit included."""
    if not text.strip() or len(text) > LONGEST_NUMBER or any(sign in text for sign in "/\\"):
        return None
    from nkr.language import phrases
    from nkr.language.scripts import language_of

    return phrases.bare(text, language_of(text))


def _day(written: str | None) -> Period | None:
    if written is None:
        return None
    try:
        return period.parse(written)
    except ValueError as error:
        raise WrongUsage(f"--date: {error}.") from None


def _check_number(ask: Session, asked: str, figure: Figure, topic: str, year: int | None, strict: bool) -> None:
    if year is not None and not 1000 <= year <= 9999:
        raise WrongUsage(f"--year {year}: give a year with four digits.")
    unit = (
        figure.unit if any(figure.unit in measure.units for measure in ask.record.vocabulary.measures.values()) else ""
    )
    answer = Checker(ask.comparer).number(figure.quantity, unit, topic, year)
    ask.answer(
        value=lambda: check_number.value(answer, ask.record, topic, year),
        rows=lambda: check_number.rows(answer),
        tables=lambda: check_number.sheets(answer, ask.record, asked),
        columns=check_number.COLUMNS,
    )
    borne_out = any(group.supports and group.role != "other-time" and not group.outdated_by for group in answer.groups)
    if strict and not borne_out:
        raise CheckFailed(f"nothing in the record supports {asked}.")


def _check_draft(
    ask: Session,
    what: str,
    file: Path | None,
    topic: str,
    written: Period | None,
    language: str,
    encoding: str,
    strict: bool,
) -> None:
    from nkr.documents import prose
    from nkr.documents.article_heads import head_of
    from nkr.reading.mentions import mentions

    text = prose.read_file(file, encoding) if file is not None else prose.read(prose.piped(), "-", encoding)
    for remark in prose.remarks(text):
        terminal.note(f"nkr: {remark}")
    if not text.text.strip():
        terminal.note(f"nkr: {what} holds no text: there is nothing to check.")
    written = written or head_of(text).published
    read = mentions(text, written=written, language=language)
    found = Checker(ask.comparer).check(read, text.text, written)
    if topic:
        measures = ask.record.vocabulary.measures
        found = [judgement for judgement in found if judgement.measure and measures[judgement.measure].topic == topic]
    ask.answer(
        value=lambda: [check.value(judgement, ask.record) for judgement in found],
        rows=lambda: [check.row(judgement, ask.record) for judgement in found],
        tables=lambda: check.sheets(found, ask.record, what),
        columns=check.COLUMNS,
    )
    faults = [judgement for judgement in found if judgement.is_fault]
    if strict and faults:
        count = len(faults)
        raise CheckFailed(f"{count} figure{'s are' if count != 1 else ' is'} not borne out by the record.")
