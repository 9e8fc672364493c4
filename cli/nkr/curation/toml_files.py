"""Curated TOML: a file may hold a [source], its [[fact]] entries, vocabulary, checks, [defaults] for facts."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from nkr.curation.fields import FIELDS
from nkr.curation.raw import RawEntry, Reading, reason_of
from nkr.errors import Problem

_HEADER = re.compile(r"\s*\[{1,2}\s*([A-Za-z_-]+)\s*\]{1,2}")
_KEY = re.compile(r"\s*([A-Za-z_-]+|\"[^\"]+\")\s*=")
_PARTS = 50
_LONG_KEY = re.compile(rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_PARTS}}}""")
"""A key of more parts than anybody writes: ``tomllib`` takes time with their square, minutes for one long line."""
_AT = re.compile(r"\(at line (\d+), column \d+\)")


def read(text: str, file: str) -> Reading:
    """The records of a TOML text. ``file`` is how problems name it."""
    reading = Reading()
    if (long := _LONG_KEY.search(text)) is not None:
        line = 1 + text.count("\n", 0, long.start())
        return reading.refuse(file, line, f"a key of more than {_PARTS} parts", lost=True)
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        message = reason_of(error)
        at = _AT.search(message)
        line = int(at.group(1)) if at else 1 + (text.count("\n") if "end of document" in message else 0)
        return reading.refuse(file, line, f"not readable as TOML: {_AT.sub('', message).strip()}", lost=True)
    reading.undecided += _undecided(text, file)
    positions = _positions(text)
    defaults, source = tables.pop("defaults", {}), tables.get("source")
    own = {"source": source["id"]} if isinstance(source, dict) and "id" in source else {}
    usual = {"fact": {**own, **defaults} if isinstance(defaults, dict) else {}, "left_out": own}
    for table, entries in tables.items():
        if table not in FIELDS:
            known = ", ".join((*FIELDS, "defaults"))
            reading.refuse(file, 1, f"no such table; a curated file may hold {known}", field=table)
            continue
        for number, entry in enumerate(entries if isinstance(entries, list) else [entries]):
            line, lines = (positions.get(table, [])[number : number + 1] or [(1, {})])[0]
            if not isinstance(entry, dict):
                reading.refuse(file, line, f"write [[{table}]] and the fields below it", field=table)
                continue
            fields: dict[str, Any] = {**usual.get(table, {}), **entry}
            reading.records.append(RawEntry(table, fields, file, line, lines))
    return reading


def _undecided(text: str, file: str) -> list[Problem]:
    """A problem for each comment that ``nkr draft`` left for a person to decide and that is still there."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        before, mark, question = line.partition("# decide:")
        if mark and before.count('"') % 2 == 0:
            name = _KEY.match(line.lstrip("# "))
            message = f"still to decide: {question.strip()[:120] or 'see the comment'}; then delete the comment"
            found.append(Problem(file, number, name.group(1).strip('"') if name else "", message))
    return found


def _positions(text: str) -> dict[str, list[tuple[int, dict[str, int]]]]:
    """The lines of each table's headers, in order, with those of the fields below: ``tomllib`` forgets them."""
    found: dict[str, list[tuple[int, dict[str, int]]]] = {}
    fields: dict[str, int] = {}
    inside = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if inside:
            if inside in line:
                inside = ""
            continue
        if header := _HEADER.match(line):
            fields = {}
            found.setdefault(header.group(1), []).append((number, fields))
        elif key := _KEY.match(line):
            fields.setdefault(key.group(1).strip('"'), number)
            for quotes in ('"""', "'''"):
                if line.count(quotes) == 1:
                    inside = quotes
    return found
