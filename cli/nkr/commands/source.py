"""``nkr source``: all sources, or the citing article with its record, its figures and its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from nkr.commands.options import argument, complete_id, option, query_command
from nkr.errors import WrongUsage
from nkr.model import Dataset, Fact, Source
from nkr.output import fields, serialize, views
from nkr.output.tables import Cell, Sheet
from nkr.services.session import Session


@query_command()
def command(
    ask: Session,
    identifier: Annotated[
        str | None,
        argument(help="A source's id or number, or a fact's id; all sources without one.", autocompletion=complete_id),
    ] = None,
    full: Annotated[bool, option(help="For a fact: show the whole text.")] = False,
    context: Annotated[
        int, option(show_default=True, metavar="N", help="For a fact: show N paragraphs on either side.")
    ] = 1,
) -> None:
    """List the sources, or show one in full.

    For one source: its record, its figures, and its text if you have attached it. A fact's id names its source.

    The text is shown in numbered paragraphs, with each figure marked by the id of its fact. A
    fact's id shows its paragraph with those around it; --full shows all. nkr ingest --articles DIR attaches texts.

    Examples: nkr source voa-2002-fled-to-china-300000 · nkr source --json
    """
    if identifier is None:
        _list(ask)
        return
    if context < 0:
        raise WrongUsage("--context: give a number of paragraphs, 0 or more.")
    ask.focus_on_named([identifier])
    found = ask.fact_or_source(identifier)
    fact = found if isinstance(found, Fact) else None
    shown = _shown(ask, ask.record.source_of(found) if isinstance(found, Fact) else found)
    if fact is not None and not full:
        numbered = [passage for passage in shown.passages if passage.number is not None]
        around = [passage for passage in numbered if abs((passage.number or 0) - fact.paragraph) <= context]
        shown = shown._replace(passages=around)
    ask.answer(
        value=lambda: _value(shown, ask.record),
        rows=lambda: serialize.fact_rows(shown.facts, ask.comparer),
        tables=lambda: _tables(shown, ask.record, fact, full),
        columns=serialize.FACT_COLUMNS,
    )


class _Shown(NamedTuple):
    """A source with its facts, the releases that have replaced some of them, and the attached text, if there is one."""

    source: Source
    facts: list[Fact]
    newer: dict[str, Fact]
    row: Mapping[str, Any] | None
    passages: list[views.source.Passage]


def _shown(ask: Session, source: Source) -> _Shown:
    own = [other for other in ask.record.facts if other.source == source.id]
    passages = []
    if row := ask.database.article(source):
        from nkr.analysis.prove import verification

        for number, words in verification.Text.attached(source, row, own).layout:
            marks = () if number is None else verification.marks(own, number, words)
            passages.append(views.source.Passage(number, words, marks))
    return _Shown(source, own, ask.newer(own), row, passages)


def _value(shown: _Shown, record: Dataset) -> serialize.Value:
    row = shown.row
    return {
        **serialize.source_value(shown.source, record),
        "outline": serialize.outline_value(shown.source),
        "facts": [
            {**fields.fact_value(fact, record), "replaced_by": serialize.release_value(shown.newer.get(fact.id))}
            for fact in shown.facts
        ],
        "attached": row and {"recorded_edition": bool(row["recorded_edition"]), "fingerprint": row["fingerprint"]},
        "passages": [views.source.passage_value(passage) for passage in shown.passages],
    }


def _tables(shown: _Shown, record: Dataset, fact: Fact | None, full: bool) -> list[Sheet]:
    details, view = views.details, views.source
    source, marked = shown.source, fact.id if fact else ""
    made = [details.source_record(source), details.figures(shown.facts, record, marked, shown.newer)]
    if shown.row is None:
        if source.outline:
            made.append(details.outline(source, fact.paragraph if fact else None))
        made[-1].after.append(Cell(details.ATTACH, "dim"))
        return made
    sheet = view.article(shown.passages, marked, title="Text")
    if not shown.row["recorded_edition"]:
        sheet.before.append(Cell(f"{view.other_edition(source)}: paragraphs may be counted otherwise.", "warning"))
    if fact is not None and not full:
        around, missing = "Around the figure; --full shows the whole text.", f"Paragraph {fact.paragraph} is not in it."
        sheet.after.append(Cell(around if shown.passages else missing, "dim"))
    return [*made, sheet]


def _list(ask: Session) -> None:
    record = ask.record
    attached, found = ask.database.attached, list(record.sources.values())
    ask.answer(
        value=lambda: [
            {**serialize.source_value(source, record), "attached": source.id in attached} for source in found
        ],
        tables=lambda: [views.facts.sources(found, record, attached)],
        columns=serialize.SOURCE_COLUMNS,
    )
