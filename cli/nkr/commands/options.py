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

from nkr import locations
from nkr.commands.command_line import Invocation, argument, option
from nkr.errors import WrongUsage
from nkr.output import terminal
from nkr.output.shaping import Shape
from nkr.output.terminal import Format
from nkr.services.session import Session
from nkr.store.database import Database


def _completing(sql: str) -> Callable[[str], list[str]]:
    """Completes a word for the shell from the database; where there is none, not at all: completion builds none."""

    def completed(incomplete: str) -> list[str]:
        try:
            with closing(Database(locations.database(None))) as database:
                return sorted(row[0] for row in database.rows(sql) if row[0].startswith(incomplete))
        except Exception:
            return []  # a completion must never print: the user is in the middle of a line

    return completed


complete_id = _completing("select id from sources where not restricted union select id from facts where not withheld")
complete_fact = _completing("select id from facts where not withheld")
complete_topic = _completing("select code from topics where not withheld")
complete_measure = _completing("select code from measures where not withheld")
complete_collection = _completing("select code from collections where not withheld")


def given_id(name: str, text: str) -> str:
    """What an option gives as an id, empty where it is not given; raises ``WrongUsage``."""
    from nkr.curation.fields import identifier

    try:
        return identifier(text) if text else ""
    except ValueError as error:
        raise WrongUsage(f"{name}: {error}.") from None


def _given(path: str | None) -> str | None:
    if path == "":
        raise WrongUsage("--db is empty: give a file, or leave the option out.")
    return path


DbOption = Annotated[str | None, option(metavar="PATH", help="The database file (also NKR_DB).", callback=_given)]
With = Annotated[
    list[str] | None,
    option("--with", metavar="COLLECTION", help="Answer from this collection too.", autocompletion=complete_collection),
]
AsOf = Annotated[str | None, option(metavar="DATE", help="Only what had been published by then.")]
TopicWords = Annotated[
    list[str] | None,
    argument(metavar="[TOPIC]...", help="A topic or measure; all topics without one.", autocompletion=complete_topic),
]
Width = Annotated[
    int, option(show_default=True, metavar="MM", help="The width in millimetres. A newspaper column is 45 to 90.")
]


class Language(StrEnum):
    EN = "en"
    KO = "ko"


InLanguage = Annotated[Language, option(show_default=True, help="The language of sentences and reasons.")]
Force = Annotated[bool, option(help="Overwrite an existing file.")]
_Form = StrEnum("_Form", {one.name: one.value for one in Format if one in terminal.FORMATS})  # type: ignore[misc]
_TABULAR: dict[str, Any] = {
    "form": Annotated[_Form | None, option("--format", help="How to write the answer.")],
    "as_json": Annotated[bool, option("--json", help="Short for --format json.")],
    "as_csv": Annotated[bool, option("--csv", help="Short for --format csv.")],
    "limit": Annotated[int | None, option(metavar="N", min=0, help="At most N rows.")],
    "sort": Annotated[str | None, option(metavar="COLUMN", help="Order by a column of the CSV; -COLUMN reverses.")],
    "columns": Annotated[str | None, option(metavar="A,B,C", help="Only these columns of the CSV.")],
    "no_pager": Annotated[bool, option(help="Do not page a long answer.")],
}
"""The options of a command with an answer of rows."""
_COMMON: dict[str, Any] = {
    "collections": With,
    "as_of": AsOf,
    "restricted": Annotated[bool, option(help="Include restricted and withheld facts.")],
    "db": DbOption,
}
_EVERY_FORM = Annotated[Format | None, option("--format", help="How to write the answer.")]
_FILTERS: dict[str, Any] = {
    "topic": Annotated[str | None, option(help="A topic, such as in-china.", autocompletion=complete_topic)],
    "measure": Annotated[str | None, option(help="A measure: its code or label.", autocompletion=complete_measure)],
    "year": Annotated[str | None, option(help="The year or period (EDTF) of the figure.")],
    "place": Annotated[str | None, option(help="A place and all places in it.")],
    "group": Annotated[str | None, option(help="A group of people, such as women.")],
    "claimant": Annotated[str | None, option(help="Who gives the figure: a code, a name or words of one.")],
    "source": Annotated[str | None, option(help="A source's id or number.", autocompletion=complete_id)],
}
"""The options that say which facts are meant, in the same words for every command."""
EVERY_FILTER = tuple(_FILTERS)
WITHIN_TOPIC = tuple(name for name in _FILTERS if name != "topic")
_DEFAULTS = {"as_json": False, "as_csv": False, "restricted": False, "no_pager": False}


def query_command(
    command: Callable[..., None] | None = None,
    *,
    filters: Sequence[str] = (),
    own_formats: bool = False,
    tabular: bool = True,
) -> Callable[..., Any]:
    """Give ``command`` the options of a reading command and, as its first argument, the ``Session`` that they make.

    ``filters`` are the options that say which facts are meant: they are in ``Session.wanted``. ``own_formats`` offers
    every format, also those that only this command writes. One that is not ``tabular`` has no answer of rows.
    """
    if command is None:
        return functools.partial(query_command, filters=filters, own_formats=own_formats, tabular=tabular)

    @functools.wraps(command)
    def run(invocation: Invocation, *args: Any, **options: Any) -> None:
        form, shape = _shape(options) if tabular else (Format.TABLE, Shape())
        words = {name: options.pop(name) for name in filters}
        common = {name: options.pop(name) for name in ("as_of", "restricted", "db")}
        typed = invocation.obj if isinstance(invocation.obj, list) else ()
        collections = options.pop("collections") or ()
        with Session(form, collections, **common, typed=typed, words=words, shape=shape) as session:
            command(session, *args, **options)

    answer = (_TABULAR if tabular else {}) | ({"form": _EVERY_FORM} if own_formats else {})
    return _with_options(run, command, {name: _FILTERS[name] for name in filters} | answer | _COMMON)


file_command = functools.partial(query_command, tabular=False)
"""For a command that writes a file of its own format."""


def _shape(options: dict[str, Any]) -> tuple[Format, Shape]:
    """How the answer is written, from ``options``; they are taken out, so that only the command's own are left."""
    form, as_json, as_csv = options.pop("form"), options.pop("as_json"), options.pop("as_csv")
    if sum((form is not None, as_json, as_csv)) > 1:
        raise WrongUsage("give one of --format, --json and --csv.")
    terminal.paging = not options.pop("no_pager")
    columns = (options.pop("columns") or "").replace(",", " ").split()
    shape = Shape(options.pop("limit"), options.pop("sort") or "", tuple(columns))
    return Format.JSON if as_json else Format.CSV if as_csv else Format(form or Format.TABLE), shape


def _with_options(
    run: Callable[..., None], command: Callable[..., None], options: Mapping[str, Any]
) -> Callable[..., None]:
    """Give ``run`` the parameters of ``command`` after its first, and ``options``, for the command line to read."""
    own = list(inspect.signature(command).parameters.values())[1:]
    hints = get_type_hints(command, include_extras=True)
    invocation = inspect.Parameter("invocation", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Invocation)
    parameters = [invocation, *(parameter.replace(annotation=hints[parameter.name]) for parameter in own)] + [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=_DEFAULTS.get(name), annotation=annotation)
        for name, annotation in options.items()
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run
