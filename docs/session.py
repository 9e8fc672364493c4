"""For cog: a command as a reader of the docs would see it, run on a pseudo-terminal of 100 columns without colour.

The ``nkr`` of a session is that of this checkout, whatever is installed.
"""

from __future__ import annotations

import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Mapping
from pathlib import Path

TOP = Path(__file__).parent.parent
sys.path.insert(0, str(TOP / "cli"))  # so that what the docs import is this checkout's, too
WIDTH = 100
_FOLDER = Path(tempfile.mkdtemp())
_OWN = _FOLDER / "own.db"
_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "GITHUB_ACTIONS")},
    "NKR_DB": str(_FOLDER / "nkr.db"),
    "PATH": f"{_FOLDER / 'bin'}:{os.environ['PATH']}",
    "PYTHONPATH": str(TOP / "cli"),
    "COLUMNS": str(WIDTH),
    "NO_COLOR": "1",
    "TERM": "xterm",
    "NKR_PAGER": "cat",  # a long answer would wait for a reader
    "PYTHONIOENCODING": "utf-8",
}
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def session(*lines: str, most: int | None = None, own: bool = False) -> str:
    """The commands with their output as a console block; of each at most ``most`` lines, what is left out marked.

    Longer lines are broken between words, as an editor would. ``own`` asks a copy of the shared database, which the
    session may change.
    """
    _build()
    environment = {**_ENVIRONMENT, "NKR_DB": _OWN.name} if own else _ENVIRONMENT
    if own and not _OWN.exists():
        shutil.copy(_ENVIRONMENT["NKR_DB"], _OWN)
    shown = ["```console"]
    for line in lines:
        shown.append(f"$ {line}")
        printed = [row.rstrip() for row in _on_terminal(line, environment).rstrip().splitlines()]
        printed = [part for row in printed for part in (_folded(row) if len(row) > WIDTH else [row])]
        shown += printed if most is None or len(printed) <= most else [*printed[:most], "…"]
    return "\n".join([*shown, "```"])


def _folded(row: str) -> list[str]:
    return textwrap.wrap(row, WIDTH, break_long_words=False, break_on_hyphens=False)


def sample(name: str, *, shown: bool = True, **replaced: str) -> str:
    """A file of docs/examples, put where the sessions after it can name it, and the block that shows it.

    ``replaced`` mends it: the name of a field, and the value that it gets where it stands first.
    """
    text = (TOP / "docs" / "examples" / name).read_text(encoding="utf-8")
    for field, value in replaced.items():
        text = re.sub(rf"^{field} = .*$", f"{field} = {value}", text, count=1, flags=re.MULTILINE)
    place = _FOLDER / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    language = {".jsonl": "json"}.get(place.suffix, place.suffix[1:])
    return f"```{language}\n{text.strip()}\n```" if shown else ""


def edited(name: str, **replaced: str | None) -> None:
    """What a person does to a file of the session in an editor: give fields another value, or delete their lines."""
    place = _FOLDER / name
    text = place.read_text(encoding="utf-8")
    for field, value in replaced.items():
        line = "" if value is None else f"{field} = {value}\n"
        text = re.sub(rf"^{field} = .*\n", line, text, flags=re.MULTILINE)
    place.write_text(text, encoding="utf-8")


def begun_anew() -> None:
    """Forget what sessions have changed in a database of their own."""
    _OWN.unlink(missing_ok=True)


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


def _on_terminal(line: str, environment: Mapping[str, str]) -> str:
    """What ``line`` prints; other programs' colours are taken out (jq 1.6 knows no NO_COLOR)."""
    master, slave = pty.openpty()
    process = subprocess.Popen(line, shell=True, stdout=slave, stderr=slave, env=environment, cwd=_FOLDER)
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
