"""How often `nkr check` is right on drafts with planned errors: flags, support and misses, each with n and a base rate.

Run ``python benchmarks/drafts_with_plans.py FOLDER [PLAN] [-- NKR OPTIONS]``. The plan (``plan.txt`` in the folder) has
a line a figure: the file's name without its ending, the figure as the text has it, and OK (right), FAULT and its kind,
or FREE (about something else), parted by ``|``. Whatever follows the figure in its column is a note.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

SUPPORT = ("supported", "disputed")


class Planned(NamedTuple):
    """A figure of a draft and what it is: OK, FAULT or FREE."""

    draft: str
    text: str
    plan: str


def planned(path: Path) -> Iterator[Planned]:
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = [part.strip() for part in line.split("|")]
        if len(parts) == 3 and not line.startswith("#"):
            yield Planned(parts[0], parts[1], re.split(r"[\s/]", parts[2])[0])


def checked(draft: Path, options: list[str]) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "nkr", "check", str(draft), "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{draft.name}: {done.stderr.strip()}")
    return list(json.loads(done.stdout))


_WORD = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    "|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|dozen)"
)
_NUMBER = re.compile(rf"\d[\d,.]*\d|\d|\b{_WORD}(?:(?:[\s-]|\sand\s){_WORD})*\b", re.IGNORECASE)


def number_of(text: str) -> str:
    """What a figure is found by: its first number, in digits or in words, or its first word."""
    found = _NUMBER.search(text)
    return found.group().casefold() if found else text.split(maxsplit=1)[0].casefold()


def taken(entry: Planned, left: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The judgement on a planned figure, taken out of those that are left."""
    wanted = number_of(entry.text)
    same = (judgement for judgement in left if number_of(judgement["text"]) == wanted)
    words = (judgement for judgement in left if _is_same_growth(judgement["text"].casefold(), entry.text.casefold()))
    judgement = next(same, None) or next(words, None)
    if judgement is not None:
        left.remove(judgement)
    return judgement


def _is_same_growth(read: str, told: str) -> bool:
    """Whether words of growth are the same, as one or the other cuts them: "fell by half", "half"."""
    return not re.search(r"\d", read) and (read in told or (told in read and not re.search(r"\d", told)))


def main(arguments: list[str]) -> None:
    own, _, options = " ".join(arguments).partition(" -- ")
    names = own.split()
    folder = Path(names[0])
    plan = list(planned(Path(names[1]) if len(names) > 1 else folder / "plan.txt"))
    counts: Counter[tuple[str, str]] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    sure: Counter[tuple[str, bool]] = Counter()
    for name in dict.fromkeys(entry.draft for entry in plan):
        (draft,) = folder.glob(f"{name}.*")
        left = checked(draft, options.split())
        for entry in (entry for entry in plan if entry.draft == name):
            judgement = taken(entry, left)
            verdict = judgement["verdict"] if judgement else "not read"
            outcome = (
                "flagged" if judgement and judgement["fault"] else "supported" if verdict in SUPPORT else "neither"
            )
            counts[entry.plan, outcome] += 1
            kinds[verdict, entry.plan] += 1
            if judgement and outcome != "neither":
                sure[judgement["sure"], (outcome == "flagged") == (entry.plan == "FAULT")] += 1
    report(counts, kinds, sure)


def report(counts: Counter[tuple[str, str]], kinds: Counter[tuple[str, str]], sure: Counter[tuple[str, bool]]) -> None:
    total = {plan: sum(n for (of, _), n in counts.items() if of == plan) for plan in ("OK", "FAULT", "FREE")}
    flags = sum(n for (_, outcome), n in counts.items() if outcome == "flagged")
    print(f"figures: {total['OK']} right, {total['FAULT']} wrong, {total['FREE']} about something else")
    print(rate("wrong figures flagged", counts["FAULT", "flagged"], total["FAULT"]), "· flag nothing: 0 %")
    print(rate("flags that are right", counts["FAULT", "flagged"], flags))
    print(
        rate("right figures flagged", counts["OK", "flagged"] + counts["FREE", "flagged"], total["OK"] + total["FREE"])
    )
    print(rate("right figures supported", counts["OK", "supported"], total["OK"]))
    print(rate("wrong figures supported", counts["FAULT", "supported"], total["FAULT"]))
    print(rate("right without a flag on any figure (flag nothing)", total["OK"] + total["FREE"], sum(total.values())))
    for certainty in ("sure", "probably"):
        print(rate(f"{certainty}: right", sure[certainty, True], sure[certainty, True] + sure[certainty, False]))
    print("judgement, of which right / wrong / other figures:")
    for verdict in sorted({verdict for verdict, _ in kinds}):
        n = [kinds[verdict, plan] for plan in ("OK", "FAULT", "FREE")]
        print(f"  {verdict:16} {sum(n):4} · {n[0]} / {n[1]} / {n[2]}")


def rate(what: str, part: int, whole: int) -> str:
    return f"{what}: {part} of {whole}" + (f" ({100 * part / whole:.0f} %)" if whole else "")


if __name__ == "__main__":
    main(sys.argv[1:])
