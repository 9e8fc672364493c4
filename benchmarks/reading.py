"""How well articles are drafted: what ``nkr draft`` proposes beside what a careful reader wrote down.

Run ``python benchmarks/reading.py FOLDER [FOLDER...]``. A folder holds ``articles/`` and ``gold.json``: by the number
at the head of an article's file name a list of figures with ``low, high, qualifier`` ("|" between several that count
as right), ``measures, times, claimants`` ("*": any; none: no one is named), ``scope`` (a group or place) and
``category`` ("wanted", "optional", or anything else for a figure that no measure counts). ``published.json`` may give
the days of publication. A group or place that a fact leaves out is its measure's.

Prints n and rate a field. A folder on which the rules were tried proves nothing about texts that were never read: say
which it was.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from nkr.model import period
from nkr.model.dataset import Dataset
from nkr.model.vocabulary import Kind
from nkr.output.terminal import Format
from nkr.services.drafting import Told, drafted
from nkr.services.session import Session

TOP = Path(__file__).parent.parent
FIELDS = ("hedge", "measure", "time", "claimant", "group", "place")
NO_PART = ("", "north-koreans")


def proposed(file: Path, published: str, record: Dataset) -> list[dict[str, Any]]:
    """The facts that are proposed for an article."""
    told = Told(published=period.parse(published) if published else None)
    facts: list[dict[str, Any]] = tomllib.loads(drafted(file.read_bytes(), file.name, told, record).text).get(
        "fact", []
    )
    return facts


def same_number(fact: dict[str, Any], wanted: dict[str, Any]) -> bool:
    numbers = {fact[name] for name in ("value", "low", "high") if name in fact}
    return numbers == {value for value in (wanted["low"], wanted["high"]) if value is not None}


def same_time(fact: dict[str, Any], times: list[str], assumed: str) -> bool:
    """Whether a fact's time is one of those that count as right; spans by their days, an end within a month.

    ``assumed`` is the time of a fact that states none: of a stock, as ``nkr ingest`` has it, the day of publication.
    """
    if "*" in times:
        return True
    text = fact.get("period") or fact.get("as_of") or assumed
    if not text:
        return False
    span = period.parse(text)
    for wanted in (time.removeprefix("as-of ") for time in times):
        try:
            other = period.parse(wanted)
        except ValueError:
            continue
        if str(span) == wanted or (span.start == other.start and abs(span.end - other.end) <= 31 * (span.days > 31)):
            return True
    return False


def judged(fact: dict[str, Any], wanted: dict[str, Any], record: Dataset, published: str = "") -> dict[str, bool]:
    """Which fields of a proposed fact are right."""
    stock = record.vocabulary.measures[fact["measure"]].kinds[0] is Kind.STOCK and fact.get("kind", "stock") == "stock"

    scope = wanted["scope"].replace(" ", "-")
    measure = record.vocabulary.measures[fact["measure"]]
    group, place = fact.get("group", measure.group), fact.get("place", measure.place)
    return {
        "hedge": wanted["qualifier"] in (None, "*") or fact["qualifier"] in wanted["qualifier"].split("|"),
        "measure": not wanted["measures"] or fact["measure"] in wanted["measures"],
        "time": same_time(fact, wanted["times"], published if stock else ""),
        "claimant": bool({"*", fact["claimant"] or "unattributed"} & set(wanted["claimants"] or ["unattributed"])),
        "group": group == scope if scope in record.vocabulary.groups else group in (measure.group, *NO_PART),
        "place": not scope or scope in (*record.vocabulary.groups, "forecast") or scope in place,
    }


def measured(folder: Path, record: Dataset) -> Counter[str]:
    """Counts of what is wanted, found and right in one folder."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    days = folder / "published.json"
    published = json.loads(days.read_text(encoding="utf-8")) if days.exists() else {}
    counts: Counter[str] = Counter()
    for number, figures in gold.items():
        (file,) = (folder / "articles").glob(f"{number}-*")
        day = published.get(number, "")
        left = proposed(file, day, record)
        counts["proposed"] += len(left)
        for wanted in sorted(figures, key=lambda figure: figure["category"] != "wanted"):
            counts[wanted["category"]] += 1
            alike = [fact for fact in left if same_number(fact, wanted)]
            if not alike or wanted["category"] not in ("wanted", "optional"):
                continue
            best = max(alike, key=lambda fact: sum(judged(fact, wanted, record, day).values()))
            left.remove(best)
            if wanted["category"] == "wanted":
                right = judged(best, wanted, record, day)
                counts["found"] += 1
                counts.update(name for name in FIELDS if right[name])
                counts["all"] += all(right.values())
        counts["noise"] += len(left)
    return counts


def main(names: list[str]) -> None:
    if not names:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NKR_DB"] = str(Path(folder) / "nkr.db")
        with Session(Format.TABLE, (), None, False, None) as session:
            record = session.database.record(session.database.collections)
        for name in names:
            show(name, measured(Path(name), record))


def show(name: str, counts: Counter[str]) -> None:
    """Print n and rate of each field."""

    def line(what: str, right: int, of: int) -> None:
        print(f"  {what} {right} of {of}: {100 * right / max(of, 1):.1f} %")

    print(f"{name}, {date.today()}: {counts['wanted']} figures wanted, {counts['proposed']} proposed")
    line("found", counts["found"], counts["wanted"])
    for field in FIELDS:
        line(f"{field} right", counts[field], counts["found"])
    line("all fields right", counts["all"], counts["wanted"])
    line("noise", counts["noise"], counts["proposed"])


if __name__ == "__main__":
    main(sys.argv[1:])
