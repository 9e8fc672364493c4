"""How fast drafts are checked and articles drafted.

Run ``python benchmarks/drafts.py [FILE...]`` (texts; without any, an article is made of the tests' invented ones).
Prints, as whole processes, the time of checking a draft of 2,000 words; within one process, for texts of growing
length, characters a second of checking and of drafting, and how both grow: 1.0 is linear.
"""

from __future__ import annotations

import math
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from processes import cost

from nkr.documents import prose
from nkr.output.terminal import Format
from nkr.services.checking import judged_text
from nkr.services.drafting import Told, drafted
from nkr.services.session import Session

TOP = Path(__file__).parent.parent
INVENTED = [*sorted((TOP / "tests" / "texts" / "articles").glob("*.txt"))]
FILLER = (
    "The officials of the coast said on the evening of that day that they would look into the matter, and that the "
    "people of the town had been told of it long ago; nobody could say what would come of it before the winter. "
)
SIZES = (1, 4, 16, 64)


def text(files: list[Path]) -> bytes:
    """Paragraphs of the files, each with as much again without figures, as articles have it."""
    parts = [part for file in files for part in file.read_text(encoding="utf-8").split("\n\n")]
    return "\n\n".join(f"{part} {FILLER}{FILLER}" for part in parts).encode()


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main(names: list[str]) -> None:
    base = b"\n\n".join(Path(name).read_bytes() for name in names) if names else text(INVENTED)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NKR_DB"] = str(Path(folder) / "nkr.db")
        os.environ["PYTHONPATH"] = str(TOP / "cli")
        session = Session(Format.TABLE, (), None, False, None)
        draft = Path(folder) / "draft.txt"
        draft.write_text(" ".join((base * 9).decode().split(" ")[:2_000]), encoding="utf-8")
        command = [sys.executable, "-m", "nkr", "check", str(draft), "--json"]
        best = min(cost(command).wall for _ in range(5))
        print(f"a draft of 2,000 words, as a process, database built: {best:.2f} s (best of 5)")
        rates: dict[str, list[tuple[int, float]]] = {"check": [], "draft": []}
        for size in SIZES:
            data = base * size
            read = prose.read(data, "text.txt")
            took = seconds(lambda read=read: judged_text(session, read))  # type: ignore[misc]
            rates["check"].append((len(data), took))
            took = seconds(lambda data=data: drafted(data, "text.txt", Told(), session.record))  # type: ignore[misc]
            rates["draft"].append((len(data), took))
        for what, measured in rates.items():
            for length, took in measured:
                print(f"{what}: {length / 1000:8,.0f} kB in {took:6.2f} s = {length / 1000 / took:5.0f} kB a second")
            (small, first), (large, last) = measured[1], measured[-1]
            print(f"{what}: grows with exponent {math.log(last / first) / math.log(large / small):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
