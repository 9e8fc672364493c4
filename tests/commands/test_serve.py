"""``nkr serve``: Datasette over a copy that holds what may be shown, for this machine alone."""

from __future__ import annotations

import asyncio
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

import httpx

from nkr.model.article import fingerprint
from nkr.services import serving

if TYPE_CHECKING:
    from conftest import Planted

TEXT = "The keepers went home early that night, says an invented article."

TOKENS: dict[str, str] = {}
"""The token for each address."""
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
        said = ""
        while not (found := re.search(r"(http://127\.0\.0\.1:\d+/)\?token=(\S+)", said)):
            line = process.stderr.readline()  # another may come first: that the data are of another edition, say
            assert line, said
            said += line
        TOKENS[found[1]] = found[2]
        yield found[1]
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "nkr: ended.\n")


def request(address: str, **parameters: str) -> urllib.request.Request:
    query = f"?{urllib.parse.urlencode(parameters)}" if parameters else ""
    token = TOKENS["/".join(address.split("/")[:3]) + "/"]
    return urllib.request.Request(address + query, headers={"Authorization": f"Bearer {token}"})


def get(address: str, **parameters: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(request(address, **parameters), timeout=PATIENCE) as answer:
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

        first = get(address)[1]
        assert '<a href="/nkr/open_conflicts">Open conflicts</a>' in first, "the questions stand on the first page"
        assert '<a href="/nkr/facts/union-435">union-435</a>' in get(f"{address}nkr/figures", id="union-435")[1]
        assert len(rows(f"{address}nkr/figures.json")[0]) == 10
        assert rows(f"{address}nkr.json", sql="select counted_group, acting_country from facts")

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
        with urllib.request.urlopen(request(f"{address}nkr.db"), timeout=PATIENCE) as answer:
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


def answer(app: serving.App, path: str, **headers: str) -> httpx.Response:
    """What one request is answered, without a server."""

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8001") as client:
            return await client.get(path, headers={"Accept": "text/html", **headers})

    return asyncio.run(asked())


async def told(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"referrer-policy", b"unsafe-url")]})
    await send({"type": "http.response.body", "body": scope["query_string"]})


GUARD = serving.Guard(told, 8001, "the-token")
KNOWN = {"Authorization": "Bearer the-token"}


@pytest.mark.parametrize("host", ["evil.example:8001", "evil.example", "127.0.0.1", "127.0.0.1:8002", ""])
def test_another_name_than_this_machines_is_not_answered(host: str) -> None:
    """A page whose name was turned to 127.0.0.1 meanwhile could read everything else."""
    assert answer(GUARD, "/", Host=host, **KNOWN).status_code == 421
    assert answer(GUARD, "/", Host="localhost:8001", **KNOWN).status_code == 200


@pytest.mark.parametrize("given", [{}, {"Cookie": "nkr-8001=another"}, {"Authorization": "Bearer "}, {"Cookie": ";=;"}])
def test_without_the_token_nothing_is_answered(given: dict[str, str]) -> None:
    for path in ("/", "/nkr.db", "/nkr/facts.json?token=another", "/static/nkr.css"):
        refused = answer(GUARD, path, **given)
        assert (refused.status_code, "nkr serve" in refused.text) == (403, True)


def test_the_token_leaves_the_address_and_becomes_a_cookie() -> None:
    first = answer(GUARD, "http://127.0.0.1:8001//evil.example/x?a=1&token=the-token")
    assert (first.status_code, first.headers["location"]) == (303, "/evil.example/x?a=1")
    cookie = first.headers["set-cookie"]
    assert cookie == "nkr-8001=the-token; Path=/; HttpOnly; SameSite=Strict"
    assert answer(GUARD, "/?a=1", Cookie=cookie.partition(";")[0]).text == "a=1"
    assert answer(GUARD, "/x.json?token=the-token&a=1", Accept="*/*").text == "a=1", "a program is answered at once"


def test_every_answer_tells_the_browser_to_run_and_to_send_nothing() -> None:
    for made in (answer(GUARD, "/", **KNOWN), answer(GUARD, "/"), answer(GUARD, "/?token=the-token")):
        policy = made.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert made.headers["referrer-policy"] == "no-referrer"
        assert made.headers["x-content-type-options"] == "nosniff"
        assert made.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", ["/-/databases.json", "/-/versions", "/-/plugins", "/-/threads", "/-/settings.json"])
def test_pages_that_tell_of_the_machine_are_not_there(path: str) -> None:
    assert answer(GUARD, path, **KNOWN).status_code == 404


def test_what_a_statement_may_take_is_bounded(lights: Path) -> None:
    with served(lights) as address:
        port = address.rstrip("/").rpartition(":")[2]
        assert get(f"{address}nkr.json", sql="select randomblob(1000000000)")[0] == 400
        assert get(f"{address}nkr.json", sql="select zeroblob(90000) from facts a, facts b limit 1000")[0] == 400
        joined = "select group_concat(a.caveats || b.caveats) from facts a, facts b, facts c"
        assert get(f"{address}nkr.json", sql=joined)[0] == 400
        endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
        assert get(f"{address}nkr.json", sql=endless)[0] == 400
        for sql in ("select file from pragma_database_list", 'select * from "PRAGMA_database_list"'):
            status, text = get(f"{address}nkr.json", sql=sql)
            assert (status, "/nkr-" in text) == (400, False)
        assert get(f"{address}nkr/facts.json", _where="1 in (select 1 from pragma_database_list)")[0] == 400
        assert [port in TOKENS[address], get(f"{address}nkr.json", sql="select 1 as one")[0]] == [False, 200]
