"""A process, and what it took: seconds by the clock, seconds of processor time, and the most memory it held.

A process counts the memory of the one that started it until it becomes its own program, so a command is started by a
small process of its own: this file, run as a script.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Cost(NamedTuple):
    """``wall`` and ``cpu`` in seconds, ``megabytes`` the peak of resident memory (10⁶ bytes)."""

    wall: float
    cpu: float
    megabytes: float


def cost(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run ``command`` to its end; raises ``SystemExit`` where it fails, since a failure is quick."""
    ended = subprocess.run(
        [sys.executable, "-S", __file__, *command], env=environment, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {ended.returncode}: {ended.stderr[-500:]}")
    return Cost(*json.loads(ended.stdout))


def _run(command: Sequence[str]) -> int:
    began = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - began
    print(json.dumps([wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6]))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1:]))
