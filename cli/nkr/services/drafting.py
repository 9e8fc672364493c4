"""From an article's bytes to the proposal: read, its head told, its figures matched, all of it written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath

from nkr.analysis.check import Checker
from nkr.documents import article_files, article_heads, prose
from nkr.errors import WrongUsage
from nkr.model.period import Period
from nkr.model.prose import Prose
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


def drafted(data: bytes, name: str, told: Told, checker: Checker, fingerprint: Callable[[str], str]) -> Proposal:
    """The proposal for one article; raises ``WrongUsage`` where the bytes are no text.

    The text is that which ``nkr ingest --articles`` would attach, so that paragraphs and fingerprint agree with it.
    """
    text = _text(data, name)
    read = Prose(name, text, _told_by(data, name), text)
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
    return proposals.proposal(
        head,
        name,
        fingerprint(text),
        proposed,
        checker.record.vocabulary,
        told.identifier,
        positions=text[:200].encode() in data,  # not of a web page, whose text was taken out of it
    )


def _text(data: bytes, name: str) -> str:
    if len(data) > prose.LARGEST:
        raise WrongUsage(f"{name}: {len(data):,} bytes; a text of at most {prose.LARGEST:,} is read: split it.")
    try:
        decoded = next(article_files.texts(data, PurePath(name).suffix.lower()))
    except article_files.Unreadable as error:
        between = ": " if str(error)[0].isdigit() else " "
        raise WrongUsage(f"{name}{between}{error}.") from None
    return decoded.text


def _told_by(data: bytes, name: str) -> dict[str, str]:
    """What the file's own head tells: only of web pages and Markdown."""
    try:
        return dict(prose.read(data, name).head)
    except WrongUsage:
        return {}  # in an encoding that only the article reader knows
