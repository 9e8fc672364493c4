"""From an article's bytes to the proposal: read, its head told, its figures as statements, all of it written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from nkr.documents import article_heads, prose
from nkr.model.article import fingerprint
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.period import Period
from nkr.model.statement import Statement
from nkr.reading.reader import statements
from nkr.services import proposals
from nkr.services.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says about an article; it goes before what the text shows."""

    title: str = ""
    publisher: str = ""
    published: Period | None = None
    language: str = ""
    identifier: str = ""
    encoding: str = ""


def drafted(data: bytes, name: str, told: Told, record: Dataset) -> Proposal:
    """The proposal for one article; raises ``WrongUsage`` where the bytes are no text.

    The text is that which ``nkr ingest --articles`` would attach, so that paragraphs and fingerprint agree with it.
    """
    read = prose.read(data, name, told.encoding)
    if told.title:
        read.head["title"] = told.title
    head = article_heads.head_of(read)
    head = replace(
        head,
        publisher=told.publisher or head.publisher,
        published=told.published or head.published,
        language=told.language or head.language,
    )
    found = statements(
        read,
        record.vocabulary,
        written=head.published,
        language=told.language,
        title=head.title,
        headline=head.headline,
    )
    written = proposals.proposal(
        head, name, fingerprint(read.plain), found, record.vocabulary, told.identifier, _on_record(record)
    )
    return replace(written, remarks=tuple(prose.remarks(read)))


def _on_record(record: Dataset) -> Callable[[Statement], Sequence[Fact]]:
    """Looks up the facts that say what a statement says: the same numbers of the same measure, group and time."""
    by_number: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in record.facts:
        by_number[fact.measure, fact.group, fact.quantity.stated].append(fact)

    def known(statement: Statement) -> Sequence[Fact]:
        if statement.quantity is None or not statement.quantity.stated:
            return ()
        alike = by_number[statement.measure.value, statement.group.value, statement.quantity.stated]
        time = statement.time.value
        return [fact for fact in alike if time is None or fact.time.same_span(time) or fact.time.end == time.end]

    return known
