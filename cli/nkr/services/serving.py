"""The record on a web server of this machine: Datasette in this process, behind a guard that lets one person in.

Any page in a browser, and any other user of the machine, can send requests to a port of this machine. So the guard
asks for the token that is in the printed address, answers only to this machine's own names, and tells browsers to run
nothing and to send nothing elsewhere. SQL that a reader types is bounded in memory and time.
"""

from __future__ import annotations

import re
import secrets
import sqlite3
import sys
import weakref
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Callable[[], Awaitable[Message]], Send], Awaitable[None]]
LONGEST_CELL = 100_000
"""Bytes of one value in an answer of SQL: ``randomblob(1000000000)`` is refused before it takes any memory."""
LARGEST_ANSWER = 20_000_000
"""Bytes of all values in an answer of SQL."""
MAX_MEMORY = 256_000_000
"""Bytes that SQLite may take for all its work, sorting included."""
_OPEN_PAGES = ("/-/static/", "/-/metadata")
"""The two of the pages about server and machine ("/-/") that say nothing about the machine."""
_PRAGMA = re.compile(r"\bpragma(?:_|\b)", re.IGNORECASE)
"""A statement that could ask SQLite for the file's path, also as a table: ``pragma_database_list``."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """What a statement may take. A hook of Datasette, whose plugin this module is."""
    if database != "_internal":
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_CELL)
        conn.execute(f"pragma hard_heap_limit = {MAX_MEMORY}")
        conn.execute("pragma temp_store = memory")  # what is sorted counts too, and no disk fills up
        conn.row_factory = _Bounded()


def render_cell(value: object, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """A link from a figure to its own page. A hook of Datasette."""
    if table != "figures" or column != "id":
        return None
    from datasette.utils import tilde_encode
    from markupsafe import Markup

    address = datasette.urls.path(f"/{database}/facts/{tilde_encode(str(value))}")
    return Markup('<a href="{}">{}</a>').format(address, value)


class _Bounded:
    """Makes rows, and refuses an answer that has become too large."""

    def __init__(self) -> None:
        self._cursor: weakref.ref[sqlite3.Cursor] | None = None
        self._bytes = 0

    def __call__(self, cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> sqlite3.Row:
        if self._cursor is None or self._cursor() is not cursor:
            self._cursor, self._bytes = weakref.ref(cursor), 0
        self._bytes += sum(len(value) for value in row if isinstance(value, str | bytes))
        if self._bytes > LARGEST_ANSWER:
            raise sqlite3.OperationalError("the answer is too large: ask for fewer or shorter columns")
        return sqlite3.Row(cursor, row)


def application(database: Path, metadata: Mapping[str, Any], settings: Mapping[str, Any], static: Path) -> App:
    """Datasette over one database that is only read."""
    from datasette import hookimpl
    from datasette.app import Datasette
    from datasette.plugins import pm

    # It would print every variable to stdout at each error, which takes seconds.
    sys.modules["datasette.handle_exception"].rich = None  # type: ignore[attr-defined]
    if not pm.has_plugin(__name__):
        hookimpl(prepare_connection)
        hookimpl(render_cell)
        pm.register(sys.modules[__name__], __name__)
    made: App = Datasette(
        immutables=[str(database)],
        metadata=dict(metadata),
        settings=dict(settings),
        static_mounts=[("static", str(static))],
    ).app()
    return made


class Guard:
    """Passes on the requests of the one person who has the token."""

    def __init__(self, app: App, port: int, token: str) -> None:
        self._app, self._token = app, token
        self._cookie = f"nkr-{port}"
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token")
        refusal = self._refusal(scope["path"], scope["query_string"], query, headers)
        if refusal is not None:
            await _tell(send, *refusal)
        elif given is not None and "text/html" in headers.get("accept", ""):
            await self._remember(scope, query, send)
        else:
            kept = [(name, value) for name, value in query if name != "token"]
            inner = {**scope, "query_string": urlencode(kept).encode()} if given is not None else scope
            await self._app(inner, receive, _guarded(send))

    def _refusal(
        self, path: str, raw: bytes, query: list[tuple[str, str]], headers: Mapping[str, str]
    ) -> tuple[int, str] | None:
        """Status and reason for which a request is not answered."""
        if headers.get("host") not in self._hosts:
            return 421, "This server answers only to 127.0.0.1 and localhost."
        if not self._has_token(query, headers):
            return 403, "Open the address that 'nkr serve' printed: the token for this server is in it."
        if path.startswith("/-/") and not path.startswith(_OPEN_PAGES):
            return 404, "There is no such page."
        if any(_PRAGMA.search(f"{name} {value}") for name, value in query) or b"\0" in raw:
            return 400, "PRAGMA is not answered here: it shows paths of the machine. Ask the tables instead."
        return None

    def _has_token(self, query: list[tuple[str, str]], headers: Mapping[str, str]) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            cookie = None
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        tokens = [value for name, value in query if name == "token"] + [bearer] + ([cookie.value] if cookie else [])
        return any(secrets.compare_digest(token.encode(), self._token.encode()) for token in tokens)

    async def _remember(self, scope: Message, query: list[tuple[str, str]], send: Send) -> None:
        """Keep the token as a cookie and take it out of the address, where it would be copied with it."""
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        path = (scope.get("raw_path") or quote(scope["path"]).encode()).decode("ascii")
        place = "/" + path.lstrip("/") + (f"?{rest}" if rest else "")  # never "//", which is another machine
        cookie = f"{self._cookie}={self._token}; Path=/; HttpOnly; SameSite=Strict"
        await _tell(send, 303, "", {"location": place, "set-cookie": cookie})


def _guarded(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [one for one in message.get("headers", []) if one[0].decode().lower() not in _HEADERS]
            message = {**message, "headers": [*kept, *_encoded(_HEADERS)]}
        await send(message)

    return with_headers


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


async def _tell(send: Send, status: int, text: str, headers: Mapping[str, str] | None = None) -> None:
    told = {**_HEADERS, "content-type": "text/plain; charset=utf-8", **(headers or {})}
    await send({"type": "http.response.start", "status": status, "headers": _encoded(told)})
    await send({"type": "http.response.body", "body": (text + "\n" * bool(text)).encode()})
