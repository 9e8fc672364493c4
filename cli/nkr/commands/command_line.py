"""What a command takes from the command line, and the quick way of reading it.

Importing Typer and building its parser costs a sixth of a short run. A line that is plain, of whole options and values
of their type, is read here. Everything else (help, completion, a misspelt option, a value of another type, one that
begins with a dash) is left to Typer, whose parser is made from the same parameters: it alone complains.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints


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


class Unusual(Exception):
    """The line is not for the quick way."""


def plainly(command: Callable[..., Any], words: Sequence[str]) -> dict[str, Any] | None:
    """What ``words`` give ``command``, by parameter; ``None`` where Typer has to read them."""
    parameters = [one for one in inspect.signature(command).parameters.values() if get_origin(one.annotation)]
    options: dict[str, inspect.Parameter] = {}
    placed = []
    for parameter in parameters:
        if _taken(parameter).by_place:
            placed.append(parameter)
        else:
            options |= dict.fromkeys(_names(parameter.name, _taken(parameter)), parameter)
    try:
        values, rest = _options(list(words), options)
        for parameter in placed:
            several = _kind(parameter)[1]
            given, rest = (rest, []) if several else (rest[:1], rest[1:])
            if given:
                values[parameter.name] = [_value(word, parameter) for word in given]
                if not several:
                    values[parameter.name] = values[parameter.name][0]
    except Unusual:
        return None
    missing = [one for one in parameters if one.name not in values and one.default is inspect.Parameter.empty]
    defaults = {one.name: one.default for one in parameters}
    return None if rest or missing else defaults | values


def _options(words: list[str], options: dict[str, inspect.Parameter]) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    rest = []
    while words:
        word = words.pop(0)
        if not word.startswith("-") or word == "-":
            rest.append(word)
            continue
        name, given, value = word.partition("=")
        parameter = options.get(name)
        if parameter is None or (given and not name.startswith("--")):
            raise Unusual
        kind, several = _kind(parameter)
        if kind is bool:
            if given:
                raise Unusual
            values[parameter.name] = True
            continue
        if not given:
            if not words or words[0].startswith("-"):
                raise Unusual
            value = words.pop(0)
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
    kind, settings = _kind(parameter)[0], _taken(parameter).settings
    if not word:
        raise Unusual
    if kind in (str, Path):
        return kind(word)
    if kind is int and word.isascii() and word.isdigit() and len(word) < 10:
        number = int(word)
        if settings.get("min", 0) <= number <= settings.get("max", number):
            return number
    if isinstance(kind, type) and issubclass(kind, Enum):
        with suppress(ValueError):
            return kind(word)
    raise Unusual


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
