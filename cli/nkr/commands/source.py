"""``nkr source``: all sources, or the citing article with its record, its figures and its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from nkr.commands.options import argument, complete_id, option, query_command
from nkr.errors import WrongUsage
from nkr.model.fact import Fact
from nkr.output import fields, serialize
from nkr.output.tables import Cell, Sheet
from nkr.services.session import Session

if TYPE_CHECKING:
    from nkr.output.views.source import Marks, Passage

Id = Annotated[
    str | None,
    argument(help="A source's id or number, or a fact's id; all sources without one.", autocompletion=complete_id),
]
Full = Annotated[bool, option("--full", help="For a fact: show the whole text.")]
Context = Annotated[int, typer.Option("--context", metavar="N", help="For a fact: show N paragraphs on either side.")]


@query_command
def command(ask: Session, identifier: Id = None, full: Full = False, context: Context = 1) -> None:
    """List the sources, or show one in full.

    Of one source: its record, its figures, and its text where you have attached it. A fact's id names its source.

    The text stands in paragraphs with their numbers in the margin, every figure marked with the id of its fact. A
    fact's id shows its paragraph with those around it; --full shows all. nkr ingest --articles DIR attaches texts.

    Examples: nkr source voa-2002-fled-to-china-300000 · nkr source --json
    """
    if identifier is None:
        _list(ask)
        return
    if context < 0:
        raise WrongUsage("--context: give a number of paragraphs, 0 or more.")
    record, found = ask.record, ask.fact_or_source(identifier)
    fact = found if isinstance(found, Fact) else None
    source = record.source_of(found) if isinstance(found, Fact) else found
    own = [other for other in record.facts if other.source == source.id]
    newer = {other.id: release for other in own if (release := ask.replaced_by(other)) is not None}
    row = ask.database.article(source)
    passages: list[Passage] = []
    if row is not None:
        from nkr.output.views.source import Passage
        from nkr.services.proving import text_of

        layout = text_of(source, row, own).layout
        passages = [Passage(number, words, _marks(own, number, words)) for number, words in layout]
        if fact is not None and not full:
            passages = _around(passages, fact.paragraph, context)

    def value() -> serialize.Value:
        from nkr.output.views import source as view

        attached = row and {"recorded_edition": bool(row["recorded_edition"]), "fingerprint": row["fingerprint"]}
        return {
            **serialize.source_value(source, record),
            "outline": [{"paragraph": number, "text": text} for number, text in source.outline],
            "facts": [
                {**fields.fact_value(other, record), "replaced_by": serialize.release_value(newer.get(other.id))}
                for other in own
            ],
            "attached": attached,
            "passages": [view.passage_value(passage) for passage in passages],
        }

    def tables() -> list[Sheet]:
        from nkr.output.views import details
        from nkr.output.views import source as view

        marked = fact.id if fact else ""
        made = [details.source_record(source), details.figures(own, record, marked, newer)]
        if row is None:
            if source.outline:
                made.append(details.outline(source, fact.paragraph if fact else None))
            made[-1].after.append(Cell(details.ATTACH, "dim"))
            return made
        sheet = view.article(passages, marked, title="Text")
        if not row["recorded_edition"]:
            sheet.before.append(Cell(f"{view.other_edition(source)}: paragraphs may be counted otherwise.", "warning"))
        if fact is not None and not full:
            shown = (
                "Around the figure; --full shows the whole text."
                if passages
                else f"Paragraph {fact.paragraph} is not in it."
            )
            sheet.after.append(Cell(shown, "dim"))
        return [*made, sheet]

    ask.answer(
        value=value, rows=lambda: serialize.fact_rows(own, ask.comparer), tables=tables, columns=serialize.FACT_COLUMNS
    )


def _list(ask: Session) -> None:
    """Every source: number, title, publisher, date, how many facts, and whether a text is attached."""
    record = ask.record
    attached = {row["source"]: bool(row["recorded_edition"]) for row in ask.database.articles()}
    found = list(record.sources.values())

    def value() -> list[serialize.Value]:
        return [{**serialize.source_value(source, record), "attached": source.id in attached} for source in found]

    def tables() -> list[Sheet]:
        from nkr.output.views import facts

        return [facts.sources(found, record, attached)]

    ask.answer(value=value, tables=tables, columns=serialize.SOURCE_COLUMNS)


def _marks(own: Sequence[Fact], number: int | None, words: str) -> Marks:
    from nkr.analysis.prove import verification

    return () if number is None else verification.marks(own, number, words)


def _around(passages: Sequence[Passage], paragraph: int, context: int) -> list[Passage]:
    """The fact's paragraph and ``context`` numbered ones on either side; for the headline, those that follow."""
    return [
        passage for passage in passages if passage.number is not None and abs(passage.number - paragraph) <= context
    ]
