"""The options that the commands share.

``@query_command`` adds ``--format``, ``--json``, ``--csv``, ``--with``, ``--as-of``, ``--restricted`` and ``--db`` to a
command and hands it an ``Session`` as its first argument.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from enum import StrEnum
from typing import Annotated, Any, get_type_hints

import typer

from nkr import locations
from nkr.errors import WrongUsage
from nkr.output import terminal
from nkr.output.shaping import Shape
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
    return _completed("select code from collections where not withheld", incomplete)


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
TopicWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TOPIC]...",
        help="A topic or measure; all topics without one.",
        autocompletion=complete_topic,
        show_default=False,
    ),
]
Width = Annotated[
    int, typer.Option("--width", metavar="MM", help="How wide, in millimetres; a newspaper column is 45 to 90.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]
_Form = StrEnum("_Form", {one.name: one.value for one in Format if one in terminal.FORMATS})  # type: ignore[misc]
_OPTIONS: dict[str, Any] = {
    "form": Annotated[_Form | None, typer.Option("--format", help="How to write the answer.", show_default=False)],
    "as_json": Annotated[bool, typer.Option("--json", help="Short for --format json.")],
    "as_csv": Annotated[bool, typer.Option("--csv", help="Short for --format csv.")],
    "limit": Annotated[
        int | None, typer.Option("--limit", metavar="N", min=0, help="At most N rows.", show_default=False)
    ],
    "sort": Annotated[
        str | None,
        typer.Option(
            "--sort", metavar="COLUMN", help="Order by a column of the CSV; -COLUMN reverses.", show_default=False
        ),
    ],
    "columns": Annotated[
        str | None,
        typer.Option("--columns", metavar="A,B,C", help="Only these columns of the CSV.", show_default=False),
    ],
    "no_pager": Annotated[bool, typer.Option("--no-pager", help="Do not page a long answer.")],
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
    "restricted": Annotated[bool, typer.Option("--restricted", help="Include restricted and withheld facts.")],
    "db": DbOption,
}
_EVERY_FORM = Annotated[Format | None, typer.Option("--format", help="How to write the answer.", show_default=False)]
_FILTERS: dict[str, Any] = {
    "topic": Annotated[
        str | None,
        typer.Option(help="A topic, such as in-china.", autocompletion=complete_topic, show_default=False),
    ],
    "measure": Annotated[
        str | None,
        typer.Option(help="A measure: its code or label.", autocompletion=complete_measure, show_default=False),
    ],
    "year": Annotated[
        str | None, typer.Option(help="A year or period (EDTF) that the figure is of.", show_default=False)
    ],
    "place": Annotated[str | None, typer.Option(help="A place, with all places in it.", show_default=False)],
    "group": Annotated[str | None, typer.Option(help="A group of people, such as women.", show_default=False)],
    "claimant": Annotated[
        str | None, typer.Option(help="Who says it: a code, a name or whole words of one.", show_default=False)
    ],
    "source": Annotated[
        str | None,
        typer.Option(help="A source's id or number.", autocompletion=complete_id, show_default=False),
    ],
}
"""The options that say which facts are meant, in the same words for every command."""
EVERY_FILTER = tuple(_FILTERS)
WITHIN_TOPIC = tuple(name for name in _FILTERS if name != "topic")
_TABULAR = ("form", "as_json", "as_csv", "limit", "sort", "columns", "no_pager")
"""The options that a command without an answer of rows does not have."""
_DEFAULTS = {"as_json": False, "as_csv": False, "restricted": False, "no_pager": False}


def query_command(
    command: Callable[..., None] | None = None, *, filters: Sequence[str] = (), own_formats: bool = False
) -> Callable[..., Any]:
    """Give ``command`` the options of a reading command and, as its first argument, the ``Session`` that they make.

    ``filters`` are the options that say which facts are meant: they are in ``Session.wanted``. ``own_formats`` offers
    every format, also those that only this command writes.
    """
    if command is None:
        return functools.partial(query_command, filters=filters, own_formats=own_formats)

    @functools.wraps(command)
    def run(invocation: typer.Context, *args: Any, **options: Any) -> None:
        form, as_json, as_csv = options.pop("form"), options.pop("as_json"), options.pop("as_csv")
        if sum((form is not None, as_json, as_csv)) > 1:
            raise WrongUsage("give one of --format, --json and --csv.")
        chosen = Format.JSON if as_json else Format.CSV if as_csv else Format(form or Format.TABLE)
        words = {name: options.pop(name) for name in filters}
        columns = (options.pop("columns") or "").replace(",", " ").split()
        shape = Shape(options.pop("limit"), options.pop("sort") or "", tuple(columns))
        terminal.paging = not options.pop("no_pager")
        with _session(invocation, chosen, options, words, shape) as session:
            command(session, *args, **options)

    shared = _OPTIONS | ({"form": _EVERY_FORM} if own_formats else {})
    return _with_options(run, command, {name: _FILTERS[name] for name in filters} | shared)


def file_command(command: Callable[..., None] | None = None, *, filters: Sequence[str] = ()) -> Callable[..., Any]:
    """The same for a command that writes a file of its own format: without ``--format``, ``--json`` and ``--csv``."""
    if command is None:
        return functools.partial(file_command, filters=filters)

    @functools.wraps(command)
    def run(invocation: typer.Context, *args: Any, **options: Any) -> None:
        words = {name: options.pop(name) for name in filters}
        with _session(invocation, Format.TABLE, options, words) as session:
            command(session, *args, **options)

    kept = {name: option for name, option in _OPTIONS.items() if name not in _TABULAR}
    return _with_options(run, command, {name: _FILTERS[name] for name in filters} | kept)


def _session(
    invocation: typer.Context,
    form: Format,
    options: dict[str, Any],
    words: Mapping[str, str | None],
    shape: Shape = Shape(),  # noqa: B008 (immutable)
) -> Session:
    """The session that ``options`` make; they are taken out, so that only the command's own are left."""
    common = {name: options.pop(name) for name in ("as_of", "restricted", "db")}
    typed = invocation.obj if isinstance(invocation.obj, list) else ()
    return Session(form, options.pop("collections") or (), **common, typed=typed, words=words, shape=shape)


def _with_options(
    run: Callable[..., None], command: Callable[..., None], options: Mapping[str, Any]
) -> Callable[..., None]:
    """Give ``run`` the parameters of ``command`` after its first, and ``options``, for the command line to read."""
    own = list(inspect.signature(command).parameters.values())[1:]
    hints = get_type_hints(command, include_extras=True)
    invocation = inspect.Parameter("invocation", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    parameters = [invocation, *(parameter.replace(annotation=hints[parameter.name]) for parameter in own)] + [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=_DEFAULTS.get(name), annotation=annotation)
        for name, annotation in options.items()
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run
