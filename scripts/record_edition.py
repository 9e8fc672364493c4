"""Record an edition of the bundled data: ``python scripts/record_edition.py [--again | --check]``.

Writes ``data/editions/EDITION.jsonl`` for the ``EDITION`` of ``nkr.locations``. Set that to the day of the
release first. ``--again`` writes the newest edition anew, as long as nobody has it; ``--check`` only tells whether the
data are as the newest edition recorded them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from nkr import locations
from nkr.curation import editions
from nkr.curation.editions import CITED, Edition, Row
from nkr.curation.records import Entries
from nkr.errors import NkrError, WrongUsage
from nkr.locations import EDITION
from nkr.services.editions import edition_of, history, without_erratum
from nkr.services.loading import read_bundled


def main() -> int:
    """Record or check; returns the exit status."""
    try:
        builder, digest = read_bundled()
        if "--check" in sys.argv:
            last = history().last
            if last is None or last.digest != f"sha256:{digest}":
                sys.stderr.write(f"The data are not as edition {last.name if last else '(none)'} recorded them.\n")
                return 1
            return 0
        folder = locations.bundled("data") / "editions"
        path = record(EDITION, folder, builder.entries, f"sha256:{digest}", again="--again" in sys.argv)
    except NkrError as error:
        sys.stderr.write(f"{error}\n")
        return int(error.status)
    sys.stdout.write(f"{path.name}: {len(builder.entries.facts)} facts.\n")
    return 0


def record(name: str, folder: Path, entries: Entries, digest: str, *, again: bool = False) -> Path:
    """Write the file of edition ``name`` into ``folder``; returns its path.

    Raises ``WrongUsage`` where an edition of that name is out already (``again`` writes the newest one anew, as long as
    it has not been given to anybody), where a younger one is, or where a changed fact has no erratum.
    """
    known: Mapping[str, Edition] = editions.read(folder).editions
    if name in known and not again:
        raise WrongUsage(f"edition {name} is recorded: an edition never changes. Give the new one another name.")
    if any(other > name for other in known):
        raise WrongUsage(f"edition {name} is earlier than {max(known)}. Editions are named by day, in order.")
    before = next((known[other] for other in sorted(known, reverse=True) if other != name), None)
    if before is not None and (changed := without_erratum(entries, before)):
        ids = ", ".join(change.id for change in changed)
        raise WrongUsage(f"changed since edition {before.name} without a [[fact.corrections]] entry: {ids}.")
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.jsonl"
    path.write_text(recorded(before, edition_of(name, digest, entries)), encoding="utf-8")
    return path


def recorded(before: Edition | None, after: Edition) -> str:
    """The file of edition ``after``: what came, changed or went since ``before``."""
    lines: list[Row] = [{"edition": after.name, "digest": after.digest}]
    for what, old, new in (
        ("source", before.sources if before else {}, after.sources),
        ("fact", _bare(before.facts) if before else {}, _bare(after.facts)),
    ):
        lines += [{what: row} for identifier, row in sorted(new.items()) if old.get(identifier) != row]
        lines += [{"gone": what, "id": identifier} for identifier in sorted(old.keys() - new.keys())]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _bare(facts: Mapping[str, Row]) -> dict[str, Row]:
    return {
        identifier: {name: value for name, value in row.items() if name not in CITED}
        for identifier, row in facts.items()
    }


if __name__ == "__main__":
    sys.exit(main())
