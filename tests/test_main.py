"""``python -m nkr`` is the command line of that interpreter."""

from __future__ import annotations

import subprocess
import sys

from nkr import __version__


def test_python_m_nkr_is_the_command_line() -> None:
    ended = subprocess.run([sys.executable, "-m", "nkr", "--version"], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, f"nkr {__version__}\n")
