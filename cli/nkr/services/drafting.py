"""From an article's bytes to the proposal: read, its head told, its figures matched, all of it written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nkr.analysis.check import Checker
from nkr.documents import article_heads, prose
from nkr.model.article import fingerprint
from nkr.model.period import Period
from nkr.reading.context import told_by_context
from nkr.reading.mentions import mentions
from nkr.services import proposals
from nkr.services.proposals import Proposal, Proposed


@dataclass(frozen=True, slots=True)
class Told:
    """What the user tells of an article; it goes before what the text shows."""

    title: str = ""
    publisher: str = ""
    published: Period | None = None
    language: str = ""
    identifier: str = ""
    encoding: str = ""


def drafted(data: bytes, name: str, told: Told, checker: Checker) -> Proposal:
    """The proposal for one article; raises ``WrongUsage`` where the bytes are no text.

    The text is that which ``nkr ingest --articles`` would attach, so that paragraphs and fingerprint agree with it.
    """
    read = prose.read(data, name, told.encoding)
    text = read.plain
    if told.title:
        read.head["title"] = told.title
    head = article_heads.head_of(read)
    head = replace(
        head,
        publisher=told.publisher or head.publisher,
        published=told.published or head.published,
        language=told.language or head.language,
    )
    found = mentions(read, written=head.published, language=told.language, title=head.title)
    nouns = proposals.nouns_of_groups(checker.record.vocabulary, checker.record.vocabulary.measures.values())
    subject = checker.names_subject(text)
    claims = checker.claims(found, subject=subject)
    if subject:
        claims = told_by_context(claims, checker.counts_ours, head.headline)
    groups = proposals.groups_of(found, nouns)
    proposed = [
        Proposed(mention, claim, group, subject) for (mention, claim), group in zip(claims, groups, strict=True)
    ]
    written = proposals.proposal(
        head,
        name,
        fingerprint(text),
        proposed,
        checker.record.vocabulary,
        told.identifier,
    )
    return replace(written, remarks=tuple(prose.remarks(read)))
