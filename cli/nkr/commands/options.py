"""What a command takes from the command line: the quick way of reading it, and the options that commands share.

``@query_command`` adds ``--format``, ``--json``, ``--csv``, ``--with``, ``--as-of``, ``--restricted`` and ``--db`` to a
command and hands it a ``Session`` as its first argument.

Importing Typer and building its parser costs a sixth of a short run. A line that is plain, of whole options and values
of their type, is read here. Everything else (help, completion, a misspelt option, a value of another type, one that
begins with a dash) is left to Typer, whose parser is made from the same parameters: it alone complains.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from contextlib import closing
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from nkr import locations
from nkr.errors import WrongUsage
from nkr.output import terminal
from nkr.output.shaping import Shape
from nkr.output.terminal import Format
from nkr.services.session import Session
from nkr.store.database import Database


class Taken(NamedTuple):
    """How a parameter is given: by ``names`` (its own without them), or by its place. ``settings`` are Typer's."""

    names: tuple[str, ...]
    settings: dict[str, Any]
    by_place: bool = False


def option(*names: str, **settings: Any) -> Any:
    """An option without a default worth showing, unless ``show_default`` says otherwise."""
    return Taken(names, {"show_default": False, **settings})


def argument(**settings: Any) -> Any:
    return Taken((), {"show_default": False, **settings}, by_place=True)


def plainly(command: Callable[..., Any], words: Sequence[str]) -> dict[str, Any] | None:
    """What ``words`` give ``command``, by parameter; ``None`` where Typer has to read them."""
    parameters = [one for one in inspect.signature(command).parameters.values() if get_origin(one.annotation)]
    placed = [one for one in parameters if _taken(one).by_place]
    options = {name: one for one in parameters if one not in placed for name in _names(one.name, _taken(one))}
    try:
        values, rest = _options(list(words), options)
        for parameter in placed:
            several = _kind(parameter)[1]
            given, rest = (rest, []) if several else (rest[:1], rest[1:])
            if given:
                read = [_value(word, parameter) for word in given]
                values[parameter.name] = read if several else read[0]
    except (ValueError, LookupError):  # the line is not for the quick way
        return None
    values = {one.name: one.default for one in parameters} | values
    return None if rest or inspect.Parameter.empty in values.values() else values


def _options(words: list[str], options: dict[str, inspect.Parameter]) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    rest = []
    while words:
        word = words.pop(0)
        if not word.startswith("-") or word == "-":
            rest.append(word)
            continue
        name, given, value = word.partition("=")
        parameter = options[name]
        kind, several = _kind(parameter)
        if given and (kind is bool or not name.startswith("--")):
            raise ValueError
        if kind is bool:
            values[parameter.name] = True
            continue
        if not given and (value := words.pop(0)).startswith("-"):
            raise ValueError
        read = _value(value, parameter)
        values[parameter.name] = [*values.get(parameter.name, ()), read] if several else read
    return values, rest


def _names(parameter: str, taken: Taken) -> tuple[str, ...]:
    return taken.names or (f"--{parameter.replace('_', '-')}",)


def _taken(parameter: inspect.Parameter) -> Taken:
    taken: Taken = get_args(parameter.annotation)[1]
    return taken


def _kind(parameter: inspect.Parameter) -> tuple[Any, bool]:
    """The type of a parameter's value, and whether it may be given several times."""
    hint = get_args(parameter.annotation)[0]
    kind = get_args(hint)[0] if isinstance(hint, UnionType) else hint  # of "str | None" the str
    return (get_args(kind)[0], True) if get_origin(kind) is list else (kind, False)


def _value(word: str, parameter: inspect.Parameter) -> Any:
    """What a word gives a parameter, as its text, path, code or plain number; raises ``ValueError``."""
    kind, settings = _kind(parameter)[0], _taken(parameter).settings
    is_number = word.isascii() and word.isdigit() and len(word) < 10
    if not word or (kind is int and not is_number):
        raise ValueError
    value = kind(word)
    if kind is int and not settings.get("min", 0) <= value <= settings.get("max", value):
        raise ValueError
    return value


def for_typer(command: Callable[..., Any]) -> Callable[..., Any]:
    """``command`` with its parameters in Typer's own words."""
    import typer

    def typed(parameter: inspect.Parameter, hint: Any) -> inspect.Parameter:
        if hint is Invocation:
            return parameter.replace(annotation=typer.Context)
        taken = get_args(hint)[1] if get_origin(hint) is Annotated else None
        if not isinstance(taken, Taken):
            return parameter.replace(annotation=hint)
        if taken.by_place:
            made = typer.Argument(**taken.settings)
        else:
            made = typer.Option(*_names(parameter.name, taken), **taken.settings)
        return parameter.replace(annotation=Annotated[get_args(hint)[0], made])

    hints = get_type_hints(command, include_extras=True)
    parameters = [typed(one, hints[one.name]) for one in inspect.signature(command).parameters.values()]

    def run(**values: Any) -> Any:
        return command(**values)

    run.__doc__ = command.__doc__
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


class Invocation(NamedTuple):
    """How a command was called: ``obj`` are the words typed."""

    obj: Sequence[str]


# --- the options that commands share ---------------------------------------------------------------------------------


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


def query_command(
    *, filters: Sequence[str] = (), own_formats: bool = False, tabular: bool = True
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command the options of a reading command and, as its first argument, the ``Session`` that they make.

    ``filters`` are the options that say which facts are meant: they are in ``Session.wanted``. ``own_formats`` offers
    every format, also those that only this command writes. One that is not ``tabular`` has no answer of rows.
    """
    answer = (_TABULAR if tabular else {}) | ({"form": _EVERY_FORM} if own_formats else {})
    options = {name: _FILTERS[name] for name in filters} | answer | _COMMON

    def made(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def run(invocation: Invocation, **given: Any) -> None:
            form, shape = _shape(given) if tabular else (Format.TABLE, Shape())
            words = {name: given.pop(name) for name in filters}
            common = {name: given.pop(name) for name in ("as_of", "restricted", "db")}
            typed = invocation.obj if isinstance(invocation.obj, list) else ()
            collections = given.pop("collections") or ()
            with Session(form, collections, **common, typed=typed, words=words, shape=shape) as session:
                command(session, **given)

        own = list(inspect.signature(command).parameters.values())[1:]
        hints = get_type_hints(command, include_extras=True)
        parameters = [inspect.Parameter("invocation", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Invocation)]
        parameters += [parameter.replace(annotation=hints[parameter.name]) for parameter in own]
        for name, annotation in options.items():
            default = False if get_args(annotation)[0] is bool else None
            shared = inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            parameters.append(shared)
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run

    return made


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
