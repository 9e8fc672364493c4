"""``nkr serve``: Datasette over a copy that holds what may be shown, for this machine alone."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("datasette", reason="Datasette is the extra 'serve'")

from nkr.model.article import fingerprint

if TYPE_CHECKING:
    from conftest import Planted

TEXT = "The keepers went home early that night, says an invented article."

PATIENCE = 120
"""Seconds: Datasette takes two to start, and sixty times that on a machine that does much else."""


@contextmanager
def served(database: Path, *options: str, folder: Path | None = None) -> Iterator[str]:
    """The address of a running ``nkr serve``, started in ``folder``; ended as a user ends it."""
    command = [sys.executable, "-P", "-m", "nkr.app", "serve", "--port", "0", "--db", str(database), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder)
    assert process.stderr is not None
    assert process.stdout is not None
    try:
        line = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line + process.stderr.read()
        yield found.group()
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "nkr: ended.\n")


def get(address: str, **parameters: str) -> tuple[int, str]:
    query = f"?{urllib.parse.urlencode(parameters)}" if parameters else ""
    try:
        with urllib.request.urlopen(address + query, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def rows(address: str, **parameters: str) -> Any:
    return json.loads(get(address, _shape="array", **parameters)[1])


@pytest.fixture
def lights(run: Any, curated: Any, database: Path) -> Path:
    curated.source(
        facts=curated.fact("union-435", "435 keepers", value=435, as_of="1901-05-01", claimant="keepers-union")
        + curated.fact("board-200", "200 keepers", value=200, as_of="1901-05-01", note="<script>alert(1)</script>")
        + curated.fact(
            "north-300", "up to 300 keepers", qualifier="up-to", high=300, place="north-coast", note="등대지기 명단"
        )
        + curated.fact("shut-9", "9 keepers", value=9, place="south-coast", restricted=True),
        author="<b>Nobody</b>",
        fingerprint=fingerprint(TEXT),
    )
    assert run("ingest", curated.folder).status == 0
    copies = curated.folder.parent / "copies"
    copies.mkdir()
    (copies / "gazette.txt").write_text(TEXT, encoding="utf-8")
    attached = run("ingest", "--articles", copies)
    assert attached.status == 0, attached.err
    assert TEXT in run("source", "gazette", "--restricted").out  # withheld else: it may tell the restricted figure
    return database


def test_a_reader_browses_searches_filters_and_asks(lights: Path) -> None:
    with served(lights) as address:
        status, page = get(address)
        assert status == 200
        assert "Apache License 2.0" in page
        assert "Never average them" in page

        facts = {row["id"]: row for row in rows(f"{address}nkr/facts.json", _labels="on", collection="lights")}
        assert facts["north-300"]["measure"] == {"value": "keepers", "label": "Lighthouse keepers"}
        assert facts["north-300"]["place"]["label"] == "The north coast"
        assert facts["north-300"]["source"]["label"] == "The gazette"
        assert (facts["north-300"]["low"], facts["north-300"]["high"]) == (None, 300)
        assert "A maximum" in facts["north-300"]["caveats"]

        assert [row["id"] for row in rows(f"{address}nkr/facts.json", _search="등대지기", place="north-coast")] == [
            "north-300"
        ]
        assert [row["id"] for row in rows(f"{address}nkr/sources.json", _search="gazette press")] == ["gazette"]
        conflict = rows(f"{address}nkr/open_conflicts.json")[0]
        assert rows(f"{address}nkr/comparisons.json")[0]["verdict"] == "conflict", "the worst first"
        assert "column-descriptions" in get(f"{address}static/nkr.css")[1]
        assert {conflict["a"], conflict["b"]} == {"union-435", "board-200"}
        for query in ("arrivals_by_year", "in_china_compared", "by_claimant"):
            assert rows(f"{address}nkr/{query}.json"), query
        assert rows(f"{address}nkr/by_year.json", measure="arrivals-south-korea")
        assert rows(f"{address}nkr/by_year.json", measure="arrivals in")
        assert rows(f"{address}nkr/figures_of_a_claimant.json", claimant="Keepers' Union")

        page = get(f"{address}nkr/facts")[1]
        assert "How the source hedges" in page, "columns are explained"
        assert "<script>alert(1)" not in page
        assert "<b>Nobody</b>" not in get(f"{address}nkr/sources/gazette")[1]
        assert json.loads(get(f"{address}nkr/facts.json")[1])["facet_results"].keys() >= {"topic", "measure", "verdict"}


def test_texts_restricted_facts_and_paths_of_the_machine_are_not_served(lights: Path) -> None:
    with served(lights) as address:
        tables = {table["name"] for table in json.loads(get(f"{address}nkr.json")[1])["tables"]}
        assert "articles" not in tables
        assert "loads" not in tables
        with urllib.request.urlopen(f"{address}nkr.db", timeout=PATIENCE) as answer:
            whole = answer.read()
        assert whole.startswith(b"SQLite format 3")
        assert TEXT.encode() not in whole
        assert b"shut-9" not in whole
        assert str(lights.parent).encode() not in whole
        assert b"board-200" in whole


def test_nothing_can_be_written_and_no_other_machine_can_ask(lights: Path) -> None:
    with served(lights) as address:
        for sql in ("delete from facts", "attach database '/tmp/x.db' as x", "pragma writable_schema = 1"):
            status, _ = get(f"{address}nkr.json", sql=sql)
            assert status == 400, sql
        port = int(address.rstrip("/").rpartition(":")[2])
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.2", port), timeout=2)


def test_whichever_page_is_opened_first_says_the_licence_and_the_edition(lights: Path) -> None:
    with served(lights) as address:
        page = get(f"{address}nkr/facts/union-435")[1]
        assert "Apache License 2.0" in page
        assert "edition" in page
        assert "435: The Keepers&#39; Union, in The gazette press, 1 January 1902" in page
        assert "Apache License 2.0" in get(f"{address}nkr/open_conflicts")[1]
        assert 'td.col-stated::before { content: "stated" }' in get(f"{address}static/nkr.css")[1]


@pytest.mark.slow
@pytest.mark.usefixtures("with_wider")
def test_every_table_and_column_is_explained(lights: Path) -> None:
    with served(lights, "--with", "wider") as address:
        told = json.loads(get(f"{address}-/metadata.json")[1])["databases"]["nkr"]["tables"]
        shown = [table for table in json.loads(get(f"{address}nkr.json")[1])["tables"] if not table["hidden"]]
        for table in shown:
            assert told[table["name"]]["title"]
            assert told[table["name"]]["description"]
            assert set(table["columns"]) == set(told[table["name"]]["columns"]), table["name"]


def test_no_code_from_the_current_folder_is_run(lights: Path, planted: Planted) -> None:
    with served(lights, folder=planted.folder) as address:
        assert get(f"{address}nkr/facts")[0] == 200
    assert planted.modules_run() == ""


def test_a_port_that_is_taken_is_one_line(run: Any, lights: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        outcome = run("serve", "--port", port)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == f"nkr: port {port} is taken: choose another with --port, or --port 0 for any.\n"


def test_without_datasette_it_says_how_to_get_it(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    outcome = run("serve")
    assert (outcome.status, outcome.err) == (2, "nkr: Datasette needs an extra: pip install 'nkr[serve]'.\n")


def test_a_server_that_cannot_start_says_why(run: Any, lights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nkr.commands.serve.SETTINGS", {"no_such_setting": "1"})
    outcome = run("serve", "--port", "0")
    assert outcome.status == 2
    assert outcome.err.startswith("nkr: Datasette ended by itself: ")
    assert outcome.err.count("\n") == 1


def test_the_copy_is_removed_when_the_server_is_told_to_end(lights: Path, tmp_path: Path) -> None:
    places = tmp_path / "temporary"
    places.mkdir()
    command = [sys.executable, "-m", "nkr.app", "serve", "--port", "0", "--db", str(lights)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(places)})
    assert process.stderr is not None
    assert "facts at http" in process.stderr.readline()
    assert list(places.iterdir())
    process.terminate()
    process.communicate(timeout=PATIENCE)
    assert list(places.iterdir()) == []


def test_hostile_text_is_shown_as_text(lights: Path, poison: Any) -> None:
    poison()
    with served(lights) as address:
        for page in ("", "nkr", "nkr/facts", "nkr/sources/gazette", "nkr/comparisons", "nkr/open_conflicts"):
            status, html = get(address + page)
            assert status == 200, page
            assert "<script>x</script>" not in html, page
            assert "<b>&" not in html, page
