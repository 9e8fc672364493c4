"""Record an edition of the bundled data: ``python scripts/record_edition.py [--again | --check]``.

Writes ``data/editions/EDITION.jsonl`` for the ``EDITION`` of ``nkr.locations``. Set that to the day of the
release first. ``--again`` writes the newest edition anew, as long as nobody has it; ``--check`` only tells whether the
data are as the newest edition recorded them.
"""

from __future__ import annotations

import sys

from nkr import locations
from nkr.errors import NkrError
from nkr.locations import EDITION
from nkr.services.editions import history, record
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


if __name__ == "__main__":
    sys.exit(main())
