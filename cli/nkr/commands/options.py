"""The options that the commands share.

``@query_command`` adds ``--format``, ``--json``, ``--csv``, ``--with``, ``--as-of``, ``--restricted`` and ``--db`` to a
command and hands it an ``Session`` as its first argument.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from contextlib import closing
from typing import Annotated, Any, get_type_hints

import typer

from nkr import locations
from nkr.errors import WrongUsage
from nkr.output.terminal import Format
from nkr.services.session import Session
from nkr.store.database import Database


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
Width = Annotated[
    int, typer.Option("--width", metavar="MM", help="How wide, in millimetres; a newspaper column is 45 to 90.")
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


def query_command(command: Callable[..., None]) -> Callable[..., None]:
    """Give ``command`` the options of a reading command and, as its first argument, the ``Session`` that they make."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        form, as_json, as_csv = options.pop("form"), options.pop("as_json"), options.pop("as_csv")
        if sum((form is not None, as_json, as_csv)) > 1:
            raise WrongUsage("give one of --format, --json and --csv.")
        chosen = Format.JSON if as_json else Format.CSV if as_csv else form or Format.TABLE
        common = {name: options.pop(name) for name in ("as_of", "restricted", "db")}
        with Session(chosen, options.pop("collections") or (), **common) as session:
            command(session, *args, **options)

    return _with_options(run, command, _OPTIONS)


def file_command(command: Callable[..., None]) -> Callable[..., None]:
    """The same for a command that writes a file of its own format: without ``--format``, ``--json`` and ``--csv``."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        common = {name: options.pop(name) for name in ("as_of", "restricted", "db")}
        with Session(Format.TABLE, options.pop("collections") or (), **common) as session:
            command(session, *args, **options)

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
