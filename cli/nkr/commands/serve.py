"""``nkr serve``: the record in a web browser, by Datasette."""

from __future__ import annotations

import gc
import importlib.util
import json
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from nkr.commands.options import DbOption, complete_collection
from nkr.errors import MissingExtra, NkrError, WrongUsage
from nkr.output import datasette, terminal
from nkr.output.export import Material
from nkr.output.terminal import Format
from nkr.services.exporting import exported
from nkr.services.session import Session
from nkr.store.publication import Published, publish

HOST = "127.0.0.1"
"""Loopback only: what is shown is for the person at this machine."""
PATIENCE = 30
"""Seconds that Datasette may take to start."""
SETTINGS = {
    "default_page_size": "50",
    "max_returned_rows": "5000",
    "sql_time_limit_ms": "3000",
    "facet_time_limit_ms": "1000",
    "suggest_facets": "off",  # it would suggest low and high, which mean nothing without the qualifier
}

Port = Annotated[
    int, typer.Option("--port", "-p", min=0, max=65535, help="The port on 127.0.0.1; 0 takes any that is free.")
]
Open = Annotated[bool, typer.Option("--open", help="Open it in the browser.")]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="COLLECTION",
        help="Show this collection too.",
        autocompletion=complete_collection,
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Only what had been published by then.", show_default=False),
]


def command(
    port: Port = 8001, show: Open = False, collections: With = None, as_of: AsOf = None, db: DbOption = None
) -> None:
    """Show the record in a web browser.

    Browse, filter, search and query it on this machine, with Datasette. Ctrl+C ends it.

    What is shown is a read-only copy of facts, sources and judgements: no article's text, nothing restricted. Only this
    machine can reach it. Questions that are asked often stand ready, and every column is explained.

    Example: nkr serve --open
    """
    if importlib.util.find_spec("datasette") is None:
        raise MissingExtra("Datasette", "serve")
    material = exported(Session(Format.JSON, collections or (), as_of, False, db))
    chosen = _free(port)
    gc.enable()  # main() switches it off for short runs; this one stays
    with tempfile.TemporaryDirectory(prefix="nkr-") as folder:
        _serve(Path(folder), material, chosen, show)


def _serve(folder: Path, material: Material, port: int, show: bool) -> None:
    database = folder / "nkr.db"
    made = datasette.shown(material)
    publish(
        database,
        [
            Published(
                table.name,
                {column.name: column.kind for column in table.columns},
                table.key,
                table.rows(),
                table.points,
                datasette.SEARCHED.get(table.name, ()),
            )
            for table in made
        ],
    )
    told = folder / "metadata.json"
    told.write_text(json.dumps(datasette.metadata(material, made, database.stem)), encoding="utf-8")
    command = [sys.executable, "-P", "-m", "datasette", "serve", "--immutable", str(database), "--metadata", str(told)]
    looks = folder / "static"
    looks.mkdir()
    (looks / "nkr.css").write_text(datasette.style(made), encoding="utf-8")
    command += ["--static", f"static:{looks}", "--host", HOST, "--port", str(port)]
    for name, value in SETTINGS.items():
        command += ["--setting", name, value]
    address = f"http://{HOST}:{port}/"
    with _running(command, folder / "log.txt") as server:
        _await(server, port, folder / "log.txt")
        terminal.note(f"nkr: {len(material.facts)} facts at {address} (this machine only). Ctrl+C ends it.")
        if show:
            import webbrowser

            webbrowser.open(address)
        server.wait()
        raise _ended(folder / "log.txt")


@contextmanager
def _running(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server that ends with us: by Ctrl+C, when the terminal closes, or when we are told to end."""

    def end(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 (signal's own shape)
        raise KeyboardInterrupt

    before = {
        number: signal.signal(number, end) for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
    }
    with log.open("wb") as written:
        server = subprocess.Popen(  # noqa: S603 (our own words; nothing goes through a shell)
            command, stdin=subprocess.DEVNULL, stdout=written, stderr=written, start_new_session=True, cwd=log.parent
        )
        try:
            yield server
        except KeyboardInterrupt:
            terminal.note("nkr: ended.")
        finally:
            server.terminate()
            try:
                server.wait(5)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
            for number, handler in before.items():
                signal.signal(number, handler)


def _free(port: int) -> int:
    """``port`` where it can be had, any free one for 0; raises ``WrongUsage`` in one line."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise WrongUsage(f"port {port} is not for users: choose one above 1023 with --port.") from None
        except OSError:
            raise WrongUsage(f"port {port} is taken: choose another with --port, or --port 0 for any.") from None
        return int(probe.getsockname()[1])


def _await(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return when the server answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise _ended(log)
        try:
            with socket.create_connection((HOST, port), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise WrongUsage(f"Datasette did not start within {PATIENCE} seconds.")


def _ended(log: Path) -> NkrError:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return WrongUsage(f"Datasette ended by itself: {lines[-1][:200] if lines else 'it did not say why'}.")
