"""A database that was changed since it was built is recognised, whoever or whatever changed it."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hostile import loosened

from nkr.errors import ExitStatus
from nkr.store import database as store
from nkr.store import seal
from nkr.store.schema import TABLES

if TYPE_CHECKING:
    from conftest import Curated, Run

THOROUGH = bool(os.environ.get("NKR_THOROUGH"))
QUESTIONS = (("facts", "--json"), ("stats", "lighthouses", "--json"), ("source", "--json"))


@pytest.fixture
def lights(run: Run, curated: Curated, database: Path) -> Path:
    curated.source(
        facts=curated.fact("a", "35 keepers", value=35, as_of="1901", note="Counted at night.")
        + curated.fact("b", "36 keepers", value=36, as_of="1901", claimant="keepers-union", via=["sailors"])
        + curated.fact("c", "1,383 in 1905", "hired", kind="flow", value=1383, period="1905")
    )
    assert run("ingest", curated.folder).status == 0
    return database


def test_no_bit_that_flips_gives_another_answer(lights: Path, run: Run) -> None:
    sound = {question: run(*question).out for question in QUESTIONS}
    chance = random.Random(20261128)
    refused = 0
    for number in range(600 if THOROUGH else 60):
        place, bit = chance.randrange(lights.stat().st_size), 1 << chance.randrange(8)
        with lights.open("rb+") as file:
            file.seek(place)
            (byte,) = file.read(1)
            file.seek(place)
            file.write(bytes([byte ^ bit]))
        question = QUESTIONS[number % len(QUESTIONS)]
        ended = run(*question)
        if ended.status == 0:
            assert ended.out == sound[question], place
        else:
            assert (ended.status, ended.out, ended.err.count("\n")) == (ExitStatus.DATABASE_UNUSABLE, "", 1), place
            refused += 1
        with lights.open("rb+") as file:
            file.seek(place)
            file.write(bytes([byte]))
    assert refused > number * 0.95
    assert run(*QUESTIONS[0]).out == sound[QUESTIONS[0]]


@pytest.mark.parametrize(
    "statement",
    [
        "update facts set low = 36, high = 36 where id = 'a'",
        "update sources set title = 'Another title'",
        "update terms set label = 'Another board' where code = 'lights-board'",
        "update about set value = '2000-01-01' where key = 'edition'",
        "delete from facts where id = 'b'",
        "update facts set note = 'Counted by day. ' where id = 'a'",
        "update seal set value = replace(value, '0', '1')",
        "delete from seal",
    ],
)
def test_what_another_program_changed_is_not_answered_from(statement: str, lights: Path, run: Run) -> None:
    with closing(sqlite3.connect(lights)) as other, other:
        other.execute(statement)
    for question in (*QUESTIONS, ("ingest",), ("cite", "a")):
        ended = run(*question)
        assert (ended.status, ended.out, ended.err.count("\n")) == (ExitStatus.DATABASE_UNUSABLE, "", 1)
        assert "has been changed by another program, or by a disk error" in ended.err
    assert run("about", "--check").status == ExitStatus.DATABASE_UNUSABLE


def test_what_the_quick_sum_may_miss_the_full_one_finds(
    lights: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(lights)) as other, other:
        other.execute("update sources set title = 'Another title'")
    holds = seal.holds
    monkeypatch.setattr(seal, "holds", lambda file, value, *, fully=False: not fully or holds(file, value, fully=True))
    told = run("about", "--check")
    assert told.status == ExitStatus.DATABASE_UNUSABLE
    assert "its checksum is another than when it was built" in told.out


def test_to_be_opened_by_another_program_is_no_change(lights: Path, run: Run) -> None:
    before = run("facts", "--json").out
    for mode in ("wal", "delete"):
        with closing(sqlite3.connect(lights)) as other:
            assert other.execute(f"pragma journal_mode = {mode}").fetchone() == (mode,)
        assert run("facts", "--json").out == before


def test_a_database_that_is_replaced_while_it_is_opened_is_read_in_its_new_state(
    lights: Path, run: Run, curated: Curated, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = lights.with_name("new.db")
    curated.source("herald", facts=curated.fact("d", "37 keepers", value=37, as_of="1902"))
    assert run("ingest", curated.folder, "--db", new).status == 0
    connected, replacements = store.connected, [new]

    def replaced(path: Path) -> sqlite3.Connection:
        connection = connected(path)
        connection.execute("select count(*) from sqlite_master")
        if replacements:
            shutil.copy(replacements.pop(), path.with_name("copy.db"))
            path.with_name("copy.db").replace(path)
        return connection

    monkeypatch.setattr(store, "connected", replaced)
    answer = run("facts", "--topic", "lighthouses", "--json")
    assert (answer.status, answer.err) == (0, "")
    assert "d" in {fact["id"] for fact in answer.json}


VALUES = ("null", "'no such thing'", "x'00ff'", "-7") if THOROUGH else ("null",)
BEHIND = (*QUESTIONS, ("fact", "a"), ("about",), ("ingest",))
"""Each cell meets the next of these."""


@pytest.mark.parametrize("table", [table for table in TABLES if table != "seal"])
def test_a_cell_of_an_impossible_kind_is_one_line(table: str, lights: Path, run: Run) -> None:
    """Sealed again by one who knows how: what the rows hold is not trusted either."""
    sound = lights.read_bytes()
    asked = itertools.cycle(BEHIND)
    for column, value in itertools.product(TABLES[table], VALUES):
        lights.write_bytes(sound)
        try:
            loosened(lights, table, f"update [{table}] set [{column}] = {value}")
        except sqlite3.Error:
            continue  # SQLite itself refuses it
        question = next(asked)
        ended = run(*question)
        assert ended.status in (0, 3, 4, 5), (column, value, question, ended.err)
        assert ended.status == 0 or (ended.out, ended.err.count("\n")) == ("", 1), (column, value, question, ended)
