"""Fuzzing guided by coverage (atheris): ``python benchmarks/fuzz.py TARGET [SECONDS]``, or ``all``.

The targets are those of ``tests/fuzz_targets.py``. What makes one fail is written to the folder that is named, and can
be tried again with ``python benchmarks/fuzz.py TARGET FILE``. Needs ``pip install atheris`` (Linux, CPython).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).parent.parent
SEEDS = {
    "toml": [b'[[fact]]\nid = "x"\nlow = 35\n', b'[source]\nid = "x"\n[[source.outline]]\nparagraph = 1\ntext = "y"\n'],
    "csv": [
        b"id,source,paragraph,phrase,measure,qualifier,low,high,unit,claimant,as_of\n"
        b"x,gazette,1,35 keepers,keepers,exact,35,35,persons,lights-board,1901\n"
    ],
    "json-lines": [b'{"id": "x", "source": "gazette", "phrase": "35 keepers", "measure": "keepers", "low": 35}\n'],
    "grammar": [b"\x00as many as 2.5 million in 2005", "\x013만3천여 명, 약 200명".encode()],
    "edtf": [b"2005-09-26/2005-09-30", b"[2001,2003-05..2004]", b"199X", b"../2006~"],
    "articles": [
        b"\x01<html><head><meta charset=utf-8><title>x</title><body><p>35 keepers</p>",
        b"\x02MIME-Version: 1.0\n",
    ],
    "drafts": [b"\x01# Title\n\nIn 2005 **1,383** came[^1].\n", b"\x02<p>35<script>x</script>"],
    "notes": ["2,927 [= 2009], \u201calmost 22,000\u201d in \u00b65".encode()],
    "search": [b'special "rapporteur" NEAR('],
    "command-line": [b"\x05--topic\x00in-china\x00--json", b"\x07rapporteur"],
    "quantity": [b"\x0235,35", b"\x0730000,300000"],
}  # fmt: skip
FOUND = 77
"""Exit status of libFuzzer for a crash; a hang and too much memory have others, which count the same."""


def fuzz(name: str, arguments: list[str]) -> None:
    import atheris

    sys.path[:0] = [str(TOP / "tests"), str(TOP / "cli")]
    with atheris.instrument_imports(include=["nkr"]):
        from fuzz_targets import TARGETS
    target = TARGETS[name]
    target(SEEDS.get(name, [b"\x00"])[0])  # loads what it needs, be it a database: no input is blamed for that
    atheris.Setup([sys.argv[0], *arguments], lambda data: target(bytes(data)))
    atheris.Fuzz()


def run(name: str, seconds: int) -> bool:
    """Fuzz one target for some time; whether nothing was found. Prints how many inputs were tried."""
    corpus = Path(tempfile.mkdtemp(prefix=f"nkr-fuzz-{name}-"))
    for number, seed in enumerate(SEEDS.get(name, [])):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = [
        f"-max_total_time={seconds}",
        "-timeout=60",  # by the clock: a machine with other work is no hang
        "-rss_limit_mb=2048",
        "-max_len=4096",
        "-print_final_stats=1",
    ]
    ended = subprocess.run(
        [sys.executable, __file__, name, "--", *limits, f"-artifact_prefix={corpus}/found-", str(corpus)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    said = ended.stdout.splitlines()
    tried = next((line.split()[-1] for line in said if "number_of_executed_units" in line), "?")
    print(f"{name}: {tried} inputs in {seconds} s, {'nothing found' if not ended.returncode else f'FOUND: {corpus}'}")
    if ended.returncode:
        at = next((i for i, line in enumerate(said) if "Uncaught Python exception" in line), max(0, len(said) - 25))
        print("\n".join(said[at : at + 40]))
    return not ended.returncode


def main() -> int:
    name = sys.argv[1] if len(sys.argv) > 1 else "all"
    if "--" in sys.argv:
        fuzz(name, sys.argv[sys.argv.index("--") + 1 :])
        return 0
    if len(sys.argv) > 2 and Path(sys.argv[2]).is_file():
        sys.path[:0] = [str(TOP / "tests"), str(TOP / "cli")]
        from fuzz_targets import TARGETS

        TARGETS[name](Path(sys.argv[2]).read_bytes())
        return 0
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    sys.path[:0] = [str(TOP / "tests"), str(TOP / "cli")]
    from fuzz_targets import TARGETS

    sound = [run(one, seconds) for one in (TARGETS if name == "all" else [name])]
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main())
