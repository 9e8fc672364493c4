"""How well drafts are checked: the verdicts on invented drafts beside what a careful reader wrote down before.

Each draft in ``texts/drafts`` has a TOML file of the same name: a ``[[figure]]`` a figure, in order, with its ``text``
and in ``any`` the verdicts that a careful reader would let stand. "none" among them: it is no figure of the record, and
best left alone. ``with`` names the collection that it is judged by, beside the five articles. The folders are
batches, in the order in which they were written; each was written when the program already read those before it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nkr.analysis.check.judgements import FAULTS

DRAFTS = Path(__file__).parent / "texts" / "drafts"
BATCHES = sorted(path.name for path in DRAFTS.iterdir())
_BORNE_OUT = {"supported", "disputed", "compatible"}


@dataclass
class Tally:
    """``figures`` are those that the record speaks of or might, ``others`` those that are none of its business."""

    figures: int = 0
    right: int = 0
    faulty: int = 0
    faults_found: int = 0
    flagged: int = 0
    flagged_rightly: int = 0
    wrongly_supported: int = 0
    others: int = 0
    others_left_alone: int = 0

    def add(self, wanted: set[str], found: dict[str, Any] | None) -> None:
        verdict = found["verdict"] if found else "none"
        flagged = bool(found and found["fault"])
        faulty = bool(wanted & FAULTS) and not wanted & _BORNE_OUT
        if "none" in wanted:
            self.others += 1
            self.others_left_alone += verdict in wanted
        else:
            self.figures += 1
            self.right += verdict in wanted
        self.faulty += faulty
        self.faults_found += faulty and flagged
        self.flagged += flagged
        self.flagged_rightly += flagged and bool(wanted & FAULTS)
        self.wrongly_supported += verdict in ("supported", "disputed") and not wanted & _BORNE_OUT


def tallied(batch: str, check: Callable[..., list[dict[str, Any]]]) -> Tally:
    """The tally of one batch; ``check`` gives the findings on a file, as values."""
    tally = Tally()
    for expected in sorted((DRAFTS / batch).glob("*.toml")):
        (draft,) = (path for path in expected.parent.glob(f"{expected.stem}.*") if path != expected)
        judged = tomllib.loads(expected.read_text(encoding="utf-8"))
        left = check(draft, *(("--with", judged["with"]) if "with" in judged else ()))
        for entry in judged["figure"]:
            found = _found(entry["text"], left)
            if found is not None:
                left.remove(found)
            tally.add(set(entry["any"]), found)
        for found in left:
            tally.flagged += found["fault"]  # what nobody took for a figure
    return tally


def _found(text: str, findings: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """The finding on a figure, though it may be cut a little otherwise."""
    texts = [(" ".join(judgement["text"].split()), judgement) for judgement in findings]
    same = [(abs(len(cut) - len(text)), judgement) for cut, judgement in texts if text in cut or cut in text]
    return min(same, key=lambda entry: entry[0], default=(0, None))[1]


def _measure() -> None:
    """Print the tally of each batch as the program reads it now: ``python tests/drafts.py``."""
    import json
    import subprocess
    import sys

    def check(draft: Path, *arguments: str) -> list[dict[str, Any]]:
        done = subprocess.run(["nkr", "check", draft, "--json", *arguments], capture_output=True, text=True, check=True)
        return list(json.loads(done.stdout))

    for batch in BATCHES:
        sys.stdout.write(f"{batch}: {tallied(batch, check)}\n")


if __name__ == "__main__":
    _measure()
