"""For cog: a command as a reader of the docs would see it, run on a pseudo-terminal of 100 columns without colour.

The ``nkr`` of a session is that of this checkout, whatever is installed.
"""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).parent.parent
sys.path.insert(0, str(TOP / "cli"))  # so that what the docs import is this checkout's, too
WIDTH = 100
_FOLDER = Path(tempfile.mkdtemp())
_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "GITHUB_ACTIONS")},
    "NKR_DB": str(_FOLDER / "nkr.db"),
    "PATH": f"{_FOLDER / 'bin'}:{os.environ['PATH']}",
    "PYTHONPATH": str(TOP / "cli"),
    "COLUMNS": str(WIDTH),
    "NO_COLOR": "1",
    "TERM": "xterm",
    "PYTHONIOENCODING": "utf-8",
}
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def session(*lines: str, most: int | None = None) -> str:
    """The commands with their output as a console block; of each at most ``most`` lines, what is left out marked."""
    _build()
    shown = ["```console"]
    for line in lines:
        shown.append(f"$ {line}")
        printed = [row.rstrip() for row in _on_terminal(line).rstrip().splitlines()]
        shown += printed if most is None or len(printed) <= most else [*printed[:most], "…"]
    return "\n".join([*shown, "```"])


def file(name: str, text: str) -> str:
    """A file that the sessions after it can name, and the block that shows it."""
    place = _FOLDER / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return f"```{place.suffix[1:]}\n{text.strip()}\n```"


def database() -> Path:
    """The database that the sessions ask."""
    _build()
    return Path(_ENVIRONMENT["NKR_DB"])


def _build() -> None:
    if Path(_ENVIRONMENT["NKR_DB"]).exists():
        return
    own = _FOLDER / "bin" / "nkr"
    own.parent.mkdir(exist_ok=True)
    own.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m nkr "$@"\n')
    own.chmod(0o700)
    subprocess.run([own, "ingest"], env=_ENVIRONMENT, check=True, capture_output=True)


def _on_terminal(line: str) -> str:
    """What ``line`` prints; other programs' colours are taken out (jq 1.6 knows no NO_COLOR)."""
    master, slave = pty.openpty()
    process = subprocess.Popen(line, shell=True, stdout=slave, stderr=slave, env=_ENVIRONMENT, cwd=_FOLDER)
    os.close(slave)
    printed = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        printed += piece
    process.wait()
    os.close(master)
    return _STYLE.sub("", printed.decode("utf-8").replace("\r\n", "\n"))
