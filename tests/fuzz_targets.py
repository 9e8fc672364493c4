"""What is fuzzed: each target takes bytes and fails only where nkr would have failed a user.

Run by Hypothesis in ``test_fuzz.py``, and guided by coverage for as long as one likes by ``benchmarks/fuzz.py``.
"""

from __future__ import annotations

import io
import os
import tempfile
import textwrap
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

from nkr.analysis.prove import verification
from nkr.app import main
from nkr.curation import bulk_files, toml_files
from nkr.curation.raw import Reading
from nkr.curation.records import Builder, Entries
from nkr.documents import prose
from nkr.documents.decoding import Unreadable
from nkr.errors import NkrError
from nkr.language import phrases
from nkr.model import article, dates, period
from nkr.model.quantity import Qualifier, Quantity
from nkr.output import escaping, numbers
from nkr.store.database import Database

Target = Callable[[bytes], object]

DOCUMENTED = {0, 2, 3, 4, 5, 10}
"""Exit statuses that nkr documents; 70 is a fault of its own."""
READING = (
    "stats", "estimates", "conflicts", "source", "sources", "facts", "fact", "search", "checks", "gaps", "trace",
    "check", "cite", "about", "help", "lint", "verify", "doctor",
)  # fmt: skip
LANGUAGES = ("en", "ko", "ja", "zh", "de", "es", "id", "en-GB", "xx", "")


def text_of(data: bytes) -> str:
    """Any text, half surrogate pairs among it."""
    return data.decode("utf-8", "surrogateescape")


@cache
def vocabulary() -> Reading:
    from conftest import LIGHTHOUSES

    source = "[[source]]\nid = 'gazette'\ntitle = 'The gazette'\npublisher = 'Press'\npublished = '1902'\n"
    return toml_files.read(textwrap.dedent(LIGHTHOUSES) + source, "vocabulary.toml")


def built(reading: Reading) -> None:
    """Judge what was read as ingest does; every problem must be printable on one line."""
    builder = Builder(Entries())
    builder.add(vocabulary().records, "lights")
    assert not builder.problems, builder.problems
    builder.add(reading.records, "own")
    for problem in (*reading.problems, *builder.problems):
        assert problem.line >= 1
        assert "\n" not in escaping.line(str(problem))
    for fact in builder.entries.facts.values():
        assert fact.time.start <= fact.time.end
        assert fact.interval.floor <= fact.interval.ceiling
        numbers.stated(fact.quantity, fact.unit)
        assert dates.in_words(fact.period or fact.as_of or fact.published)


def toml(data: bytes) -> None:
    built(toml_files.read(text_of(data), "x.toml"))


def csv(data: bytes) -> None:
    built(bulk_files.read_csv(text_of(data), "x.csv"))


def json_lines(data: bytes) -> None:
    built(bulk_files.read_json_lines(text_of(data), "x.jsonl"))


def grammar(data: bytes) -> None:
    language = LANGUAGES[data[0] % len(LANGUAGES)] if data else "en"
    text = text_of(data[1:])
    end = 0
    for figure in phrases.figures(text, language):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
        numbers.stated(figure.quantity)
    phrases.people(text, language)
    phrases.reading(text, language)
    phrases.states(text, Quantity.exact(35), language, "persons")
    phrases.bare(text, language)


def edtf(data: bytes) -> None:
    text = text_of(data)
    try:
        found = period.parse(text)
    except ValueError:
        return
    assert found.start <= found.end
    assert found.text == text
    assert text.isascii()
    for written in (
        dates.in_words(found),
        dates.when(found),
        dates.either(found),
        dates.in_words(found, month_first=True),
    ):
        assert written
        assert escaping.line(written) == written


def articles(data: bytes) -> None:
    suffix = (".txt", ".html", ".mht", ".webarchive", "")[data[0] % 5] if data else ""
    try:
        for read in prose.readings(data[1:], f"x{suffix}"):
            article.fingerprint(read.plain)
            laid = article.layout(article.blocks(read.plain), "The gazette")
            assert all(block for _, block in laid)
    except Unreadable:
        pass


def drafts(data: bytes) -> None:
    name = ("x.txt", "x.md", "x.html", "-", "x")[data[0] % 5] if data else "-"
    try:
        read = prose.read(data[1:], name)
    except NkrError:
        return
    prose.written(read)


def notes_of(data: bytes) -> None:
    text = text_of(data)
    verification.claims_of(text)
    for language in LANGUAGES:
        verification.numbers_in(text, language)


def cell(data: bytes) -> None:
    text = text_of(data)
    assert "\x1b" not in escaping.printable(text)
    assert "\n" not in escaping.markdown(text)
    assert not str(escaping.spreadsheet(text)).startswith(("=", "+", "-", "@"))
    escaping.json_text(text).encode()
    escaping.spelled(text, "ascii")


def quantity(data: bytes) -> None:
    """A quantity that may exist has an interval, a rule and a printed form."""
    parts = text_of(data[1:]).split(",")
    try:
        low, high = (float(part) if part else None for part in [*parts, "", ""][:2])
        made = Quantity(list(Qualifier)[data[0] % len(Qualifier)] if data else Qualifier.EXACT, low, high)
    except ValueError:
        return
    assert made.interval.floor <= made.interval.ceiling
    assert numbers.stated(made)
    assert numbers.interval(made.interval)


@cache
def database() -> Path:
    """A sound database of the bundled facts, built once."""
    path = Path(tempfile.mkdtemp(prefix="nkr-fuzz-")) / "nkr.db"
    with redirect_stdout(io.StringIO()):
        assert main(["ingest", "--db", str(path)]) == 0
    return path


@cache
def opened() -> Database:
    return Database(database())


def search(data: bytes) -> None:
    try:
        found = opened().search(text_of(data))
    except NkrError:
        return
    assert all(isinstance(identifier, str) for identifier in found)


def command_line(data: bytes) -> None:
    """A command that only reads, with any words after it; in a folder of its own."""
    if not data:
        return
    words = [part.decode("utf-8", "surrogateescape") for part in data[1:].split(b"\x00")][:8]
    name = READING[data[0] % len(READING)]
    if name == "lint" and any("/" in word for word in words):
        return  # not through this machine's files
    before = Path.cwd()
    os.environ["NKR_DB"] = str(database())
    os.chdir(database().parent)
    out, err = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = main([name, *(word for word in words if not word.startswith(("--db", "--chart", "--force")))])
    finally:
        os.chdir(before)
    assert status in DOCUMENTED, err.getvalue()
    for said in (out.getvalue(), err.getvalue()):
        assert "\x1b" not in said
        assert "Traceback" not in said


def damaged_database(data: bytes) -> None:
    """A sound file with some bytes changed: read, or refused, but never a crash."""
    content = bytearray(database().read_bytes())
    for at in range(0, len(data) - 4, 5):
        content[int.from_bytes(data[at : at + 4], "big") % len(content)] = data[at + 4]
    path = database().with_name("damaged.db")
    path.write_bytes(content)
    try:
        spoilt = Database(path)
        try:
            record = spoilt.record(spoilt.collections)
            assert all(fact.source in record.sources for fact in record.facts)
            spoilt.search("arrested")
            _ = spoilt.attached
        finally:
            spoilt.close()
    except NkrError:
        pass


TARGETS: dict[str, Target] = {
    "toml": toml,
    "csv": csv,
    "json-lines": json_lines,
    "grammar": grammar,
    "edtf": edtf,
    "articles": articles,
    "drafts": drafts,
    "notes": notes_of,
    "cells": cell,
    "quantity": quantity,
    "search": search,
    "command-line": command_line,
    "database": damaged_database,
}
