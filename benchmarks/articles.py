"""How long attaching and verifying takes: articles of 5 kB with ten facts each, as whole processes.

Run ``python benchmarks/articles.py [COUNT...]`` (100, 300, 1000, 3000 without). Prints the processor seconds of loading
the facts, of attaching the texts by their fingerprints, of attaching them by their titles (every text differs from the
edition on record), and of verifying everything; and how verifying grows: 1.0 is linear.
"""

from __future__ import annotations

import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from nkr.model.article import fingerprint

VOCABULARY = (
    "the coast board says that keepers light lamp harbour ship night winter council union report island of "
    "and in a at was were had been for with from storm service years months people officials spokesman told reporters"
)
WORDS = VOCABULARY.split()
SIZE = 5_000
FACTS = 10


def article(number: int, chance: random.Random) -> tuple[str, list[str]]:
    """A text of some 5 kB under a headline of its own, and the phrases of its ten figures by paragraph."""
    phrases = [f"some {chance.randrange(2, 90) * 100 + place:,} keepers" for place in range(FACTS)]
    paragraphs = []
    for phrase in phrases:
        before, after = (" ".join(chance.choices(WORDS, k=40)) for _ in range(2))
        paragraphs.append(f"{before.capitalize()} {phrase} {after}.")
    text = "\n\n".join([f"Report {number} on the lights of the coast", *paragraphs])
    return text + " " + " ".join(chance.choices(WORDS, k=max(0, (SIZE - len(text)) // 6))) + ".", phrases


def write(count: int, folder: Path) -> None:
    """Curated facts in ``facts/`` as JSON lines, texts in ``exact/`` and, with one word more, in ``other/``."""
    chance = random.Random(count)
    for name in ("facts", "exact", "other"):
        (folder / name).mkdir(parents=True)
    sources, facts = [], []
    for number in range(count):
        text, phrases = article(number, chance)
        (folder / "exact" / f"{number}.txt").write_text(text, encoding="utf-8")
        (folder / "other" / f"{number}.txt").write_text(text + " Indeed.", encoding="utf-8")
        sources.append(
            {
                "id": f"report-{number}",
                "title": f"Report {number} on the lights of the coast",
                "publisher": "The Gazette",
                "published": "2010-01-01",
                "fingerprint": fingerprint(text),
            }
        )
        for place, phrase in enumerate(phrases, start=1):
            value = int(phrase.split()[1].replace(",", ""))
            facts.append(
                {
                    "id": f"report-{number}-{place}",
                    "source": f"report-{number}",
                    "paragraph": place,
                    "phrase": phrase,
                    "measure": "population-in-china",
                    "qualifier": "about",
                    "low": value,
                    "high": value,
                    "unit": "persons",
                    "as_of": f"{1900 + number % 100}-{place:02}",
                    "claimant": "unattributed",
                    "note": f"The report has {phrase.split()[1]} in paragraph {place}.",
                }
            )
    for name, rows in (("sources", sources), ("facts", facts)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / "facts" / f"{name}.jsonl").write_text(lines, encoding="utf-8")


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds(folder: Path, *arguments: str) -> float:
    """Processor time of one ``nkr`` process, which other programs on the machine do not disturb; stops if it fails."""
    environment = {**os.environ, "NKR_DB": str(folder / "nkr.db")}
    began = _of_children()
    ended = subprocess.run(
        [sys.executable, "-m", "nkr.app", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    took = _of_children() - began
    if ended.returncode:
        sys.exit(f"nkr {' '.join(arguments)}: {ended.stderr[-500:]}")
    return took


def main() -> None:
    counts = [int(word) for word in sys.argv[1:]] or [100, 300, 1000, 3000]
    print(f"{'articles':>8} {'facts':>7} {'load':>7} {'attach':>7} {'by title':>8} {'verify':>7}  growth")
    before: tuple[int, float] | None = None
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(count, folder / "made")
            load = seconds(folder, "ingest", str(folder / "made" / "facts"))
            attach = seconds(folder, "ingest", "--articles", str(folder / "made" / "exact"))
            verify = seconds(folder, "verify", "--json")
            seconds(folder, "ingest", "--detach", "all")
            titles = seconds(folder, "ingest", "--articles", str(folder / "made" / "other"))
        growth = ""
        if before:
            growth = f"{math.log(verify / before[1]) / math.log(count / before[0]):.2f}"
        before = (count, verify)
        print(f"{count:>8} {count * FACTS:>7} {load:>7.2f} {attach:>7.2f} {titles:>8.2f} {verify:>7.2f}  {growth}")


if __name__ == "__main__":
    main()
