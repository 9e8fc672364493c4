"""A database that is not what it should be: one clear line and the way out; nothing planted in it is ever run."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hostile import DATABASES, changed
from running import THOROUGH

from nkr.app import main
from nkr.errors import ExitStatus
from nkr.store.schema import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from conftest import Curated, Run

QUESTIONS = (("facts",), ("facts", "--json"), ("stats", "arrests"), ("search", "arrested"), ("sources", "--csv"))


FACT = """
[source]
id = "gazette"
title = "The gazette"
publisher = "The gazette press"
published = "1902-01-01"
[[fact]]
id = "a"
paragraph = 1
phrase = "35 were arrested"
measure = "arrested-in-china"
kind = "flow"
qualifier = "exact"
low = 35
high = 35
unit = "persons"
claimant = "unattributed"
via = ["unattributed"]
period = "1901"
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds one fact, so that every question meets what is changed in it."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "gazette.toml").write_text(FACT)
    database = folder / "nkr.db"
    assert main(["ingest", str(folder / "gazette.toml"), "--db", str(database)]) == 0
    changed(database, "delete from facts where id <> 'a'", "delete from checks")
    return database


@pytest.fixture
def lights(built: Path, database: Path) -> Path:
    shutil.copy(built, database)
    return database


@pytest.mark.parametrize("damage", DATABASES)
def test_a_bad_database_is_refused_in_one_line_with_the_way_out(damage: str, lights: Path, run: Run) -> None:
    DATABASES[damage](lights)
    for question in QUESTIONS:
        ended = run(*question)
        assert (ended.status, ended.out) == (ExitStatus.DATABASE_UNUSABLE, ""), ended
        assert ended.err.count("\n") == 1
        assert any(way in ended.err for way in ("--db", "nkr ingest"))


@pytest.mark.parametrize("damage", ["bytes changed throughout", "a blob for a note"])
def test_no_command_in_any_form_answers_from_a_bad_database(
    damage: str, lights: Path, run: Run, every_call: Callable[[Any], Iterator[list[str]]], tmp_path: Path
) -> None:
    draft = tmp_path / "draft" / "draft.md"
    draft.parent.mkdir()
    draft.write_text("In 1901 35 were arrested.\n")
    asked = SimpleNamespace(
        fact="a", other="a", source="gazette", topic="arrests", measure="arrested-in-china", word="arrested",
        number="35", file=draft,
    )  # fmt: skip
    DATABASES[damage](lights)
    refused = set()
    for call in itertools.islice(every_call(asked), None, None, 1 if THOROUGH else 3):
        ended = run(*call)
        assert ended.status in (0, 2, 3, 4, 5, 10), (call, ended)
        if ended.status == ExitStatus.DATABASE_UNUSABLE and call[:2] != ["about", "--check"]:  # which tells at length
            assert (ended.out, ended.err.count("\n")) == ("", 1), (call, ended)
            refused.add(call[0])
    assert refused >= {"stats", "estimates", "conflicts", "source", "facts", "cite"}


@pytest.mark.parametrize("damage", [name for name in DATABASES if name != "of a newer version"])
def test_an_ingest_never_overwrites_what_it_cannot_read(damage: str, lights: Path, run: Run) -> None:
    DATABASES[damage](lights)
    before = None if not lights.is_file() else lights.read_bytes()
    ended = run("ingest")
    assert ended.status == ExitStatus.DATABASE_UNUSABLE, ended
    assert ended.err.count("\n") == 1
    assert before is None or lights.read_bytes() == before


@pytest.mark.usefixtures("with_wider")
def test_what_was_loaded_is_read_again_when_the_database_is_of_another_version(
    run: Run, curated: Curated, database: Path
) -> None:
    curated.source(facts=curated.fact("mine", "35 keepers", value=35, as_of="1901"))
    run("ingest", curated.folder, "--with", "wider")
    before = run("facts", "--json").json
    changed(database, "pragma user_version = 1", "alter table facts drop column note")
    assert run("facts").status == ExitStatus.DATABASE_UNUSABLE
    assert run("ingest").status == 0
    assert run("facts", "--json").json == before


def test_a_path_that_has_gone_is_named_when_the_database_must_be_read_anew(
    run: Run, curated: Curated, database: Path
) -> None:
    file = curated.source(facts=curated.fact("mine", "35 keepers", value=35, as_of="1901"))
    run("ingest", curated.folder, "--collection", "own")
    changed(database, "pragma user_version = 1")
    file.unlink()
    (curated.folder / "vocabulary.toml").unlink()
    curated.folder.rmdir()
    before = database.read_bytes()
    ended = run("ingest")
    assert ended.status == ExitStatus.INVALID_DATA
    assert "put it back, or delete its facts with --remove own" in ended.err
    assert database.read_bytes() == before
    assert run("ingest", "--remove", "own").status == 0
    assert run("facts", "--source", "gazette").status == ExitStatus.NOTHING_FOUND


def test_the_number_of_the_tables_is_reckoned_from_them(run: Run, database: Path) -> None:
    run("ingest")
    connection = sqlite3.connect(database)
    (application,), (version,) = (
        connection.execute(f"pragma {name}").fetchone() for name in ("application_id", "user_version")
    )
    connection.close()
    assert (application, version) == (APPLICATION_ID, SCHEMA)


def test_the_tables_refuse_values_of_another_type(run: Run, database: Path) -> None:
    run("ingest")
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in REAL column"):
        changed(database, "update facts set low = 'many'")


def test_a_link_goes_on_pointing_where_it_points(run: Run, database: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "real.db"
    elsewhere.parent.mkdir()
    database.symlink_to(elsewhere)
    assert run("ingest").status == 0
    assert database.is_symlink()
    assert elsewhere.is_file()
    assert run("facts").status == 0


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_a_database_that_another_program_is_writing_is_not_read(ending: str, lights: Path, run: Run) -> None:
    lights.with_name(lights.name + ending).write_bytes(b"begun, not ended")
    for command in ("facts", "ingest"):
        ended = run(command)
        assert (ended.status, ended.err.count("\n")) == (ExitStatus.DATABASE_UNUSABLE, 1)
        assert f"{ending} is beside it" in ended.err


def test_what_a_dead_writer_left_beside_the_database_does_not_reach_the_new_one(run: Run, database: Path) -> None:
    """A journal left by a program that was killed would be rolled back into whatever file stands there next."""
    for ending in ("-journal", "-wal", "-shm"):
        database.with_name(database.name + ending).write_bytes(b"left behind")
    assert run("ingest").status == 0
    assert [path.name for path in database.parent.iterdir() if path.name.startswith(database.name)] == [database.name]
    assert run("facts").status == 0


@pytest.mark.parametrize("place", ["\0", "x" * 300, "/dev/null/nkr.db", "/dev/null"])
def test_a_place_where_no_database_can_be_is_said_in_one_line(place: str, run: Run) -> None:
    for command in ("facts", "ingest"):
        ended = run(command, "--db", place)
        assert ended.status == ExitStatus.DATABASE_UNUSABLE
        assert ended.err.count("\n") == 1
        assert "--db PATH or NKR_DB" in ended.err


def test_an_empty_place_is_wrong_usage_and_not_the_default(run: Run) -> None:
    ended = run("facts", "--db", "")
    assert (ended.status, ended.err.count("\n")) == (ExitStatus.WRONG_USAGE, 1)


def test_a_fact_may_come_from_a_source_of_another_collection(run: Run, curated: Curated) -> None:
    curated.source(identifier="gazette")
    run("ingest", curated.folder, "--collection", "own")
    more = curated.write("../more/f.toml", curated.fact("b", "36 keepers", value=36, as_of="1901", source="gazette"))
    assert run("ingest", more.parent, "--collection", "second").status == 0
    listed = run("facts", "--source", "gazette", "--json")
    assert [(fact["id"], fact["publisher"]) for fact in listed.json] == [("b", "The gazette press")]


@pytest.mark.parametrize(("option", "known"), [("--with", "wider"), ("--remove", "wider")])
def test_an_unknown_collection_is_told_with_a_near_miss(option: str, known: str, run: Run) -> None:
    ended = run("ingest", option, "widr")
    assert ended.status == ExitStatus.NOTHING_FOUND
    assert ended.err == f"nkr: {option}: no collection 'widr'. Did you mean {known}?\n"


def test_the_day_an_address_was_read_is_kept(run: Run, curated: Curated) -> None:
    curated.source(url="https://example.org/lights", accessed="1902-03-04")
    assert run("ingest", curated.folder).status == 0
    assert run("source", "gazette", "--json").json["accessed"] == "1902-03-04"
