"""Official counts: which releases of a figure an office has published, and which one is the value today.

An official count is kept by one office, which the measure names. The office publishes its figures again and again, and
they change: each release is a vintage. Facts are looked up by measure, people, place and time, so a repetition finds
its latest release even if the two were never compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nkr.analysis.compare.scope import Scope, compatible, same_time, scope_of
from nkr.model import Dataset, Fact, Number, Qualifier, Vocabulary, names
from nkr.model.grouping import grouped
from nkr.model.source import Source, SourceKind

PROBABLE = 0.01
"""A figure this near to a release is perhaps a release that the record does not hold: revisions are that small."""

Value = tuple[Number | None, Number | None, str, str]


Entry = tuple[Scope, int, int]
"""What a register counts from one day to another: two releases of one entry replace each other."""


def value_of(fact: Fact) -> Value:
    """What is equal in two repetitions: low, high, qualifier and, for a vague figure, its word."""
    quantity = fact.quantity
    return quantity.low, quantity.high, quantity.qualifier.value, quantity.word


def published(fact: Fact) -> tuple[int, int]:
    """Sorts by publication; of two on one day, the one whose date is less certain comes first."""
    return fact.published.end, fact.published.start


class Registers:
    """The official counts among ``facts``: every vintage of each entry, by the office that keeps it."""

    def __init__(self, facts: Iterable[Fact], vocabulary: Vocabulary) -> None:
        self._measures = vocabulary.measures
        sound = (fact for fact in facts if fact.quantity.has_size and not fact.doubtful)  # else it is no release
        own = (fact for fact in sound if fact.claimant == self.keeper(fact) and self.entry(fact))
        self._vintages = grouped(sorted(own, key=published), self.entry)
        self._values = {entry: set(map(value_of, found)) for entry, found in self._vintages.items()}
        vintages = self._vintages.values()
        self._unconfirmed = {fact.id for found in vintages for fact in found if _moves_far(fact, found)}

    def keeper(self, fact: Fact) -> str:
        """The office that keeps the register of what ``fact`` counts; empty where there is none."""
        return self._measures[fact.measure].keeper

    def entry(self, fact: Fact) -> Entry | None:
        """Where ``fact`` belongs in its register; ``None`` where there is none, or it is about one incident."""
        if not self.keeper(fact) or fact.event or fact.planned:
            return None
        return scope_of(fact), fact.time.start, fact.time.end

    def vintages(self, fact: Fact) -> list[Fact]:
        """The keeper's releases of what ``fact`` counts, in the order of publication; none of them a likely error."""
        return self._vintages.get(self.entry(fact), [])

    def has_value(self, fact: Fact) -> bool:
        """Whether the keeper has published this very figure."""
        return value_of(fact) in self._values.get(self.entry(fact), ())

    def latest(self, fact: Fact) -> Fact | None:
        """The keeper's latest exact release of what ``fact`` counts, the value today; none that ``is_unconfirmed``."""
        latest_first = reversed(self.vintages(fact))
        return next((found for found in latest_first if _is_exact(found) and not self.is_unconfirmed(found)), None)

    def prints(self, release: Fact) -> list[Fact]:
        """The keeper's releases with the very value of ``release``: what may be cited for it."""
        return [found for found in self.vintages(release) if value_of(found) == value_of(release)]

    def is_unconfirmed(self, fact: Fact) -> bool:
        """Whether a release moves a year's figure by more than 5 % from two or more earlier prints, unconfirmed."""
        return fact.id in self._unconfirmed

    def replaced_by(self, fact: Fact) -> Fact | None:
        """The latest release, where ``fact`` is an earlier one (or repeats one) that cannot be true beside it."""
        if fact.doubtful or not fact.quantity.has_size or not self.has_value(fact):
            return None
        latest = self.latest(fact)
        if latest is None or compatible(latest, fact):
            return None
        own = fact.claimant == self.keeper(fact)
        return None if own and published(latest) < published(fact) else latest

    def probable_vintage(self, fact: Fact) -> Fact | None:
        """The release that an exact figure lies within 1 % of and is equal to none of; ``None`` where there is none.

        Only of a figure that is not the keeper's own. Of shares, one percentage point.
        """
        value = fact.quantity.low
        if value is None or not _is_exact(fact) or fact.claimant == self.keeper(fact) or self.has_value(fact):
            return None
        exact = ((found, found.quantity.low or 0) for found in self.vintages(fact) if _is_exact(found))
        nearest, known = min(exact, key=lambda pair: abs(pair[1] - value), default=(None, 0))
        return nearest if abs(known - value) <= (1 if fact.unit == "percent" else PROBABLE * known) else None


def _moves_far(release: Fact, vintages: Iterable[Fact]) -> bool:
    """Whether a year's release lies more than 5 % from two earlier documents, and no curator has confirmed it.

    That is more often a misprint than a revision. The counts of months are so small that a few people are 5 %.
    """
    value = release.quantity.low
    if release.confirmed or value is None or not _is_exact(release) or release.time.days < 365:
        return False
    before = (found for found in vintages if found.published.end < release.published.end and _is_exact(found))
    known = ((found.source, found.quantity.low or 0) for found in before)
    return len({source for source, low in known if abs(low - value) > 0.05 * low}) >= 2


def _is_exact(fact: Fact) -> bool:
    return fact.quantity.qualifier is Qualifier.EXACT


def origins(facts: Iterable[Fact], vocabulary: Vocabulary, registers: Registers | None = None) -> dict[str, str]:
    """The origin of each fact, by fact id: a claimant's code, or ``claimant@source`` where no one is named.

    On a register's measure a figure equal to one of the keeper's vintages has the keeper as origin, in whatever print.
    A fact that says which fact it ``repeats`` has that one's origin.
    """
    facts = list(facts)
    registers = registers or Registers(facts, vocabulary)
    found: dict[str, str] = {}
    for fact in facts:
        claimant = vocabulary.claimants.get(fact.claimant)
        unnamed = claimant is None or claimant.unnamed
        own = f"{fact.claimant}@{fact.source}" if unnamed else fact.claimant
        found[fact.id] = registers.keeper(fact) if not fact.doubtful and registers.has_value(fact) else own
    return _following(facts, found)


def _following(facts: Iterable[Fact], found: Mapping[str, str]) -> dict[str, str]:
    """Origins with ``repeats`` followed to its first fact; a circle of repetitions ends where it closes."""
    repeats = {fact.id: fact.repeats for fact in facts if fact.repeats}
    followed: dict[str, str] = dict(found)
    for identifier in repeats:
        first, seen = identifier, {identifier}
        while repeats.get(first) in found and repeats[first] not in seen:
            first = repeats[first]
            seen.add(first)
        followed[identifier] = found[first]
    return followed


class Succession:
    """The figures that one origin has published for one thing, in order: which follows which.

    One change is one revision: between the last fact that printed the old value and the first that printed the new.
    The other pairs of old and new values are only older or later copies of these. Where the origin is only known by an
    equal number, as where a newspaper prints a register's figure without naming the keeper, the fact is a copy: it may
    repeat what was replaced years ago, and witnesses no change.
    """

    def __init__(self, facts: Iterable[Fact], origin: Mapping[str, str]) -> None:
        def chain_of(fact: Fact) -> tuple[str, Scope, tuple[int, int]]:
            return origin[fact.id], scope_of(fact), (0, 0) if fact.event else (fact.time.start, fact.time.end)

        sound = (fact for fact in facts if not fact.doubtful and not fact.time_assumed and fact.quantity.has_size)
        chains = [chain for chain in grouped(sound, chain_of).values() if len(chain) > 1]
        self._chained = {fact.id for chain in chains for fact in chain}
        self._changes: dict[tuple[str, str], bool] = {}
        for chain in chains:
            if witnesses := [fact for fact in chain if origin[fact.id].partition("@")[0] == fact.claimant]:
                self._follow(sorted(witnesses, key=published))

    def _follow(self, chain: list[Fact]) -> None:
        earlier: set[Value] = set()
        old = chain[0]
        for new in chain[1:]:
            earlier.add(value_of(old))
            if compatible(old, new):
                if new.interval.contains(old.interval) and not old.interval.contains(new.interval):
                    continue  # a vaguer copy ("more than 1,000") does not hide the change that follows
            elif old.published.end < new.published.end:
                self._changes[old.id, new.id] = value_of(new) in earlier
            old = new

    def changed(self, one: Fact, other: Fact) -> bool:
        """Whether the two are the witnesses of one change."""
        return (one.id, other.id) in self._changes or (other.id, one.id) in self._changes

    def returned(self, one: Fact, other: Fact) -> bool:
        """Whether that change went back to a value published before."""
        return self._changes.get((one.id, other.id), False) or self._changes.get((other.id, one.id), False)

    def chained(self, one: Fact, other: Fact) -> bool:
        """Whether both are figures of one origin for one thing, published at different times."""
        if one.id not in self._chained or other.id not in self._chained:
            return False
        return scope_of(one) == scope_of(other) and same_time(one, other) and one.published.end != other.published.end


# -- which print to cite ----------------------------------------------------------------------------------------------

_LAST = frozenset({SourceKind.BLOG, SourceKind.COPY})
_PRESS = frozenset({SourceKind.AGENCY, SourceKind.NEWSPAPER, SourceKind.BROADCASTER})


def to_cite(prints: Iterable[Fact], record: Dataset) -> Fact | None:
    """The one of ``prints``, all of them of one figure, to cite; of equals the latest.

    The keeper's own page goes first, then an agency, a paper or a broadcaster that names the keeper, then others; a
    dated page before an undated one, a document without likely errors before one that has some. Blogs and copies come
    last.
    """
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
    undated = source.published.uncertain or source.published.days > 31  # known only to the year
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
