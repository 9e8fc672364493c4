"""Of several prints of one figure, the one to cite.

The keeper's own page goes first, then an agency, a paper or a broadcaster that names the keeper, then others; a dated
page before an undated one, a document without likely errors before one that has some. Blogs and copies come last.
"""

from __future__ import annotations

from collections.abc import Iterable

from nkr.analysis.compare.registers import Registers
from nkr.model import names
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.source import Source, SourceKind

_LAST = frozenset({SourceKind.BLOG, SourceKind.COPY})
_PRESS = frozenset({SourceKind.AGENCY, SourceKind.NEWSPAPER, SourceKind.BROADCASTER})
_DATED = 31
"""Days: a page whose date is known only to the year is undated."""


def to_cite(prints: Iterable[Fact], record: Dataset) -> Fact | None:
    """The one of ``prints``, all of them of one figure, to cite; of equals the latest."""
    prints = list(prints)
    if len(prints) < 2:
        return prints[0] if prints else None
    sources = {fact.source for fact in prints}
    faulty = {fact.source for fact in record.facts if fact.doubtful and fact.source in sources}
    return min(prints, key=lambda fact: (_rank(fact, record, faulty), -fact.published.end, fact.id))


def replaced_by(fact: Fact, facts: Iterable[Fact], record: Dataset) -> Fact | None:
    """The release among ``facts`` that has replaced an official figure, looked up by register and time; as to cite."""
    alike = [one for one in facts if one.measure == fact.measure and one.time.end == fact.time.end]
    registers = Registers([fact, *(one for one in alike if one.id != fact.id)], record.vocabulary)
    latest = registers.replaced_by(fact)
    return to_cite(registers.prints(latest), record) if latest is not None else None


def _rank(fact: Fact, record: Dataset, faulty: set[str]) -> tuple[bool, int, bool, bool]:
    source = record.source_of(fact)
    keeper = record.vocabulary.measures[fact.measure].keeper or fact.claimant
    undated = source.published.uncertain or source.published.days > _DATED
    return source.kind in _LAST, _nearness(fact, source, keeper, record), undated, fact.source in faulty


def _nearness(fact: Fact, source: Source, keeper: str, record: Dataset) -> int:
    """0 for the keeper's own page, 1 for the press that names the keeper, 2 for all else."""
    if fact.claimant != keeper:
        return 2
    office = record.vocabulary.claimants.get(keeper)
    if source.kind == SourceKind.OFFICIAL and office is not None:
        publisher = names.words(source.publisher)
        if any(names.holds(names.words(name), publisher) for name in (office.label, *office.aliases)):
            return 0
    return 1 if source.kind in _PRESS else 2
