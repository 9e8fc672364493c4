"""What every reading command has in common: its options, the record that it asks, and how it answers.

``@reading`` adds ``--format``, ``--json``, ``--csv``, ``--with``, ``--as-of``, ``--restricted`` and ``--db`` to a
command and hands it an ``Asking`` as its first argument.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from nkr import locations
from nkr.errors import NothingFound, WrongUsage
from nkr.model import period
from nkr.model.collection import Record, named
from nkr.model.fact import Fact
from nkr.model.period import Period
from nkr.model.source import Source
from nkr.output import screen
from nkr.output.screen import Format
from nkr.output.sheets import Sheet
from nkr.store.database import Database, Scope, exists

if TYPE_CHECKING:
    from nkr.analysis.court import Court


def opened(path: Path, *, restricted: bool = False) -> Database:
    """The database; built first from the bundled data where there is none, which is said on stderr."""
    if not exists(path):
        from nkr.commands.loading import build_first

        loaded = build_first(path)
        if loaded is not None:
            screen.note(f"nkr: built {path} from the bundled data ({len(loaded.entries.facts)} facts).")
    return Database(path, restricted=restricted)


def wanted_period(text: str | None, option: str) -> Period | None:
    """What ``option`` gives as a period (EDTF); raises ``WrongUsage``."""
    if text is None:
        return None
    try:
        return period.parse(text)
    except ValueError as error:
        raise WrongUsage(f"{option}: {error}.") from None


class Asking:
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

    def __enter__(self) -> Asking:
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        if "database" in self.__dict__ and not failed:
            edition = self.database.about.get("edition") or "(none)"
            if edition != locations.EDITION:
                screen.note(
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
    def record(self) -> Record:
        return self.database.record(self.collections, as_of=self.as_of)

    @cached_property
    def court(self) -> Court:
        from nkr.analysis.court import Court

        return Court(self.record)

    def scope(self, topic: str | None = None) -> Scope:
        """What is asked, as a condition on the database: for records that are too large to hold."""
        return self.database.scope(self.collections, topic=topic, as_of=self.as_of)

    def is_large(self, topic: str | None = None) -> bool:
        """Whether a topic holds more facts than can be judged pair by pair."""
        from nkr.analysis.verdicts import ENUMERATED

        return max(self.database.count(self.scope(topic)).values(), default=0) > ENUMERATED

    def answer(
        self,
        *,
        value: Callable[[], Any],
        rows: Callable[[], Sequence[Mapping[str, Any]]],
        tables: Callable[[], Iterable[Sheet]],
        columns: Sequence[str] | None = None,
    ) -> None:
        screen.FORMATS[self.form](screen.Answer(value, rows, tables, columns))

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
            from nkr.commands.editions import history

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


def complete_id(incomplete: str) -> list[str]:
    """Ids that begin so, for the shell; none where there is no database, since completion must not build one."""
    return _completed(
        "select id from sources where not restricted union select id from facts where not withheld", incomplete
    )


def complete_fact(incomplete: str) -> list[str]:
    return _completed("select id from facts where not withheld", incomplete)


def complete_topic(incomplete: str) -> list[str]:
    return _completed("select code from topics where not withheld", incomplete)


def complete_measure(incomplete: str) -> list[str]:
    return _completed("select code from measures where not withheld", incomplete)


def complete_collection(incomplete: str) -> list[str]:
    return _completed("select code from collections", incomplete)


def _completed(sql: str, incomplete: str) -> list[str]:
    try:
        with closing(Database(locations.database(None))) as database:
            return sorted(row[0] for row in database.rows(sql) if row[0].startswith(incomplete))
    except Exception:
        return []  # a completion must never print: the user is in the middle of a line


def _given(path: str | None) -> str | None:
    if path == "":
        raise WrongUsage("--db is empty: give a file, or leave the option out.")
    return path


DbOption = Annotated[
    str | None,
    typer.Option("--db", metavar="PATH", help="The database file (also NKR_DB).", show_default=False, callback=_given),
]
ChartFile = Annotated[
    str | None,
    typer.Option(
        "--chart", metavar="FILE", help="Draw it to a file too: .svg, .png, .html or .vl.json.", show_default=False
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]
_OPTIONS: dict[str, Any] = {
    "form": Annotated[Format | None, typer.Option("--format", help="How to write the answer.", show_default=False)],
    "as_json": Annotated[bool, typer.Option("--json", help="Short for --format json.")],
    "as_csv": Annotated[bool, typer.Option("--csv", help="Short for --format csv.")],
    "collections": Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="COLLECTION",
            help="Answer from this collection too.",
            autocompletion=complete_collection,
            show_default=False,
        ),
    ],
    "as_of": Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Only what had been published by then.", show_default=False),
    ],
    "restricted": Annotated[bool, typer.Option("--restricted", help="Let in what is restricted or withheld.")],
    "db": DbOption,
}
_DEFAULTS = {"as_json": False, "as_csv": False, "restricted": False}


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """Give ``command`` the options of a reading command and, as its first argument, the ``Asking`` that they make."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        form, as_json, as_csv = options.pop("form"), options.pop("as_json"), options.pop("as_csv")
        if sum((form is not None, as_json, as_csv)) > 1:
            raise WrongUsage("give one of --format, --json and --csv.")
        chosen = Format.JSON if as_json else Format.CSV if as_csv else form or Format.TABLE
        common = {name: options.pop(name) for name in ("as_of", "restricted", "db")}
        with Asking(chosen, options.pop("collections") or (), **common) as asking:
            command(asking, *args, **options)

    return _with_options(run, command, _OPTIONS)


def writing(command: Callable[..., None]) -> Callable[..., None]:
    """The same for a command that writes a file of its own format: without ``--format``, ``--json`` and ``--csv``."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        common = {name: options.pop(name) for name in ("as_of", "restricted", "db")}
        with Asking(Format.TABLE, options.pop("collections") or (), **common) as asking:
            command(asking, *args, **options)

    kept = {name: option for name, option in _OPTIONS.items() if name not in ("form", "as_json", "as_csv")}
    return _with_options(run, command, kept)


def _with_options(
    run: Callable[..., None], command: Callable[..., None], options: Mapping[str, Any]
) -> Callable[..., None]:
    """Give ``run`` the parameters of ``command`` after its first, and ``options``, for the command line to read."""
    own = list(inspect.signature(command).parameters.values())[1:]
    hints = get_type_hints(command, include_extras=True)
    parameters = [parameter.replace(annotation=hints[parameter.name]) for parameter in own] + [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=_DEFAULTS.get(name), annotation=annotation)
        for name, annotation in options.items()
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run
