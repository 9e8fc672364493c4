"""For cog: a command as a reader of the docs would see it, run on a pseudo-terminal of 100 columns without colour."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

WIDTH = 100
_FOLDER = Path(tempfile.mkdtemp())
_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "GITHUB_ACTIONS")},
    "NKR_DB": str(_FOLDER / "nkr.db"),
    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    "COLUMNS": str(WIDTH),
    "NO_COLOR": "1",
    "TERM": "xterm",
    "PYTHONIOENCODING": "utf-8",
}


def session(*lines: str, most: int | None = None) -> str:
    """The commands with their output as a console block; of each at most ``most`` lines, what is left out marked."""
    _build()
    shown = ["```console"]
    for line in lines:
        shown.append(f"$ {line}")
        printed = [row.rstrip() for row in _on_terminal(line).rstrip().splitlines()]
        shown += printed if most is None or len(printed) <= most else [*printed[:most], "…"]
    return "\n".join([*shown, "```"])


def _build() -> None:
    if not Path(_ENVIRONMENT["NKR_DB"]).exists():
        subprocess.run(["nkr", "ingest"], env=_ENVIRONMENT, check=True, capture_output=True)


def _on_terminal(line: str) -> str:
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
    return printed.decode("utf-8").replace("\r\n", "\n")
