"""``nkr serve``: the record in a web browser, by Datasette."""

from __future__ import annotations

import gc
import importlib.util
import os
import secrets
import signal
import socket
import tempfile
from contextlib import redirect_stderr, suppress
from pathlib import Path
from typing import Annotated

from nkr.commands.options import AsOf, DbOption, With, option
from nkr.errors import MissingExtra, WrongUsage
from nkr.output import datasette, terminal
from nkr.output.export import Material
from nkr.services import serving
from nkr.services.session import Session
from nkr.store.publication import Published, publish

HOST = "127.0.0.1"
"""Loopback only: what is shown is for the person at this machine."""
SETTINGS = {
    "default_page_size": 50,
    "max_returned_rows": 5000,
    "sql_time_limit_ms": 3000,
    "facet_time_limit_ms": 1000,
    "suggest_facets": False,  # it would suggest low and high, which mean nothing without the qualifier
}


def command(
    port: Annotated[
        int,
        option(
            "--port", "-p", show_default=True, min=0, max=65535, help="The port on 127.0.0.1; 0 takes any that is free."
        ),
    ] = 8001,
    show: Annotated[bool, option("--open", help="Open it in the browser.")] = False,
    collections: With = None,
    as_of: AsOf = None,
    db: DbOption = None,
) -> None:
    """Show the record in a web browser.

    Browse, filter, search and query it on this machine, with Datasette. Ctrl+C ends it.

    It shows a read-only copy of facts, sources and judgements, with no article text and nothing restricted. Only this
    machine can reach it, and only with the token in the address that is printed. Frequent questions are ready to
    run, and every column is explained.

    Example: nkr serve --open
    """
    if importlib.util.find_spec("datasette") is None:
        raise MissingExtra("Datasette", "serve")
    with _listening(port) as listener, tempfile.TemporaryDirectory(prefix="nkr-") as folder:
        with Session(terminal.Format.JSON, collections or (), as_of, False, db) as session:
            material = session.exported()
            app = _application(Path(folder), material)
        gc.enable()  # main() switches it off for short runs; this one stays
        _serve(app, listener, len(material.facts), show)


def _application(folder: Path, material: Material) -> serving.App:
    database = folder / "nkr.db"
    made = datasette.shown(material)
    tables = []
    for table in made:
        kinds, searched = {one.name: one.kind for one in table.columns}, datasette.SEARCHED.get(table.name, ())
        tables.append(Published(table.name, kinds, table.key, table.rows(), table.points, searched))
    publish(database, tables, datasette.VIEWS)
    looks = folder / "static"
    looks.mkdir()
    (looks / "nkr.css").write_text(datasette.style(made), encoding="utf-8")
    return serving.application(database, datasette.metadata(material, made, database.stem), SETTINGS, looks)


def _serve(app: serving.App, listener: socket.socket, facts: int, show: bool) -> None:
    import uvicorn

    port, token = int(listener.getsockname()[1]), secrets.token_urlsafe(18)
    guarded = serving.Guard(app, port, token)
    server = uvicorn.Server(uvicorn.Config(guarded, log_level="error", lifespan="on", access_log=False, ws="none"))
    address = f"http://{HOST}:{port}/?token={token}"
    for number in (signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGTERM)):  # a terminal that closes
        signal.signal(number, lambda *_: setattr(server, "should_exit", True))
    terminal.note(f"nkr: {facts} facts at {address} (this machine only). Ctrl+C ends it.")
    if show:
        import webbrowser

        webbrowser.open(address)
    with suppress(KeyboardInterrupt), Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
        server.run(sockets=[listener])  # Datasette writes to stderr which statements of a reader failed
    terminal.note("nkr: ended.")


def _listening(port: int) -> socket.socket:
    """A socket on ``port``, on any free one for 0; raises ``WrongUsage`` in one line where it cannot be had."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere this lets two programs have one port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(64)  # who comes before the server is ready waits
    except OSError as error:
        listener.close()
        if isinstance(error, PermissionError):
            raise WrongUsage(f"port {port} is not for users: choose one above 1023 with --port.") from None
        raise WrongUsage(f"port {port} is taken: choose another with --port, or --port 0 for any.") from None
    return listener
