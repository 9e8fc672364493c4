"""What every reading command, the library and the assistants' server have in common: the record that is asked, and how
it is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nkr import locations
from nkr.errors import NothingFound, WrongUsage
from nkr.model import period
from nkr.model.dataset import Dataset, named
from nkr.model.fact import Fact
from nkr.model.period import Period
from nkr.model.source import Source
from nkr.output import terminal
from nkr.output.tables import Sheet
from nkr.output.terminal import Format
from nkr.store.database import Database, Scope, exists

if TYPE_CHECKING:
    from nkr.analysis.compare.comparer import Comparer


def opened(path: Path, *, restricted: bool = False) -> Database:
    """The database; built first from the bundled data where there is none, which is said on stderr."""
    if not exists(path):
        from nkr.services.loading import build_first

        loaded = build_first(path)
        if loaded is not None:
            terminal.note(f"nkr: built {path} from the bundled data ({len(loaded.entries.facts)} facts).")
    return Database(path, restricted=restricted)


def wanted_period(text: str | None, option: str) -> Period | None:
    """What ``option`` gives as a period (EDTF); raises ``WrongUsage``."""
    if text is None:
        return None
    try:
        return period.parse(text)
    except ValueError as error:
        raise WrongUsage(f"{option}: {error}.") from None


class Session:
    """One question: which record it is put to, and in which form it is answered. The record is read on first use.

    Used in a ``with``, it closes the database at the end, and says on stderr where that is of another edition than the
    data that come with this nkr: figures may have been corrected since.
    """

    def __init__(
        self,
        form: Format,
        collections: Sequence[str] = (),
        as_of: str | None = None,
        restricted: bool = False,
        db: str | None = None,
    ) -> None:
        self.form = form
        self.collections = tuple(collections)
        self.as_of = wanted_period(as_of, "--as-of")
        self.restricted = restricted
        self.path = locations.database(db)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        if "database" in self.__dict__ and not failed:
            edition = self.database.about.get("edition") or "(none)"
            if edition != locations.EDITION:
                terminal.note(
                    f"nkr: {self.path} holds edition {edition:.20} of the data, and this nkr comes with "
                    f"{locations.EDITION}: 'nkr ingest' brings it up to date."
                )
        self.close()

    def close(self) -> None:
        """Close the database, if it was opened. What has been answered stays valid."""
        if "database" in self.__dict__:
            self.database.close()

    @cached_property
    def database(self) -> Database:
        return opened(self.path, restricted=self.restricted)

    @cached_property
    def record(self) -> Dataset:
        return self.database.record(self.collections, as_of=self.as_of)

    @cached_property
    def comparer(self) -> Comparer:
        from nkr.analysis.compare.comparer import Comparer

        return Comparer(self.record)

    def scope(self, topic: str | None = None) -> Scope:
        """What is asked, as a condition on the database: for records that are too large to hold."""
        return self.database.scope(self.collections, topic=topic, as_of=self.as_of)

    def is_large(self, topic: str | None = None) -> bool:
        """Whether a topic holds more facts than can be judged pair by pair."""
        from nkr.analysis.compare.verdicts import ENUMERATED

        return max(self.database.count(self.scope(topic)).values(), default=0) > ENUMERATED

    def answer(
        self,
        *,
        value: Callable[[], Any],
        rows: Callable[[], Sequence[Mapping[str, Any]]],
        tables: Callable[[], Iterable[Sheet]],
        columns: Sequence[str] | None = None,
    ) -> None:
        terminal.FORMATS[self.form](terminal.Answer(value, rows, tables, columns))

    def topic(self, word: str) -> str:
        """The code of a topic by code, alias or unique prefix; raises ``NothingFound`` with near misses."""
        names = self.database.vocabulary.topic_names
        return names[named(word, names, "topic", offer_all=True)]

    def measure(self, word: str) -> str:
        return named(word, self.database.vocabulary.measures, "measure", offer_all=True)

    def fact_or_source(self, word: str) -> Fact | Source:
        """What an id, a unique prefix of one, or a source's number names; raises ``NothingFound`` with near misses."""
        record = self.record
        if word.isascii() and word.isdigit() and len(word) < 10:
            for source in record.sources.values():
                if source.number == int(word):
                    return source
        found = self._elsewhere(word) or self._named(word, [*record.sources, *record.by_id], "source or fact")
        return record.sources.get(found) or record.by_id[found]

    def fact(self, word: str) -> Fact:
        self._elsewhere(word)
        return self.record.by_id[self._named(word, self.record.by_id, "fact")]

    @staticmethod
    def _named(word: str, known: Iterable[str], what: str) -> str:
        """As ``named``; an id that was retired is told as such, since somebody may have cited it."""
        try:
            return named(word, known, what)
        except NothingFound:
            from nkr.services.editions import history

            if word not in history().retired:
                raise
            edition, row = history().retired[word]
            raise NothingFound(
                f"'{word}' was retired with edition {edition}; it was “{row['phrase']}” in {row['source']}."
            ) from None

    def _elsewhere(self, word: str) -> str | None:
        """Say where an id is that exists, but not in what was asked: another collection, or later than ``--as-of``."""
        if word in self.record.by_id or word in self.record.sources:
            return word
        everything = self.database.record(self.database.collections)
        found = everything.by_id.get(word) or everything.sources.get(word)
        if found is None:
            return None
        if found.collection not in {*self.database.selected, *self.collections}:
            raise NothingFound(f"'{word}' is in the collection '{found.collection}': add --with {found.collection}.")
        raise NothingFound(f"'{word}' had not been published by {self.as_of}.")
