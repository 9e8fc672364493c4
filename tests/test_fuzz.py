"""Any input: no crash, no hang, memory bounded. By Hypothesis here; for hours, by coverage, in benchmarks/fuzz.py."""

from __future__ import annotations

import os
import time
import tracemalloc

import pytest
from fuzz_targets import TARGETS
from hypothesis import example, given, settings
from hypothesis import strategies as st

EXAMPLES = 200 if os.environ.get("NKR_THOROUGH") else 25
SLOW = {"command-line": 5, "database": 5}
"""Targets that open a database at each try get so many times fewer examples."""
LONGEST = 10.0
"""Seconds that one input may take on a busy machine."""

WORDS = """
[[fact]] [source] [[measure]] [[claimant]] [[check]] [defaults] id source paragraph phrase measure qualifier unit
claimant low high period as_of kind place group by event via term status restricted repeats note outline corrections =
{ } [ ] ' " true false null gazette keepers lights-board exact about range vague persons percent 35 35.5 -1 0x1f 1e999
nan inf 1901-01-01 199X 2005/2004 ../2006 [1901,1902] {1901..1903} ~ ? % XX 2005-24 as many as nearly dozens half a
million one in five 3만3천여 수백 명 約 2,500人 一万 , ; : | < > & \\ / ../ <p> </p> <script> <!-- --> &amp; <![CDATA[ #
** ` [x](y) MIME-Version: 1.0 boundary= quoted-printable bplist00 --json --csv --format --year --topic --as-of --with
NEAR( * ^ col:
"""
PIECES = [
    *(word.encode() for word in WORDS.split()),
    *(
        b"\n",
        b"\r\n",
        b"\t",
        b" ",
        b"\x00",
        b"\x1b[31m",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        "\u202e".encode(),
        b"\xed\xa0\x80",
    ),
]
INPUTS = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(PIECES), max_size=60).map(b" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join),
)


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_it(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=max(3, EXAMPLES // SLOW.get(name, 1)))
    @given(st.integers(0, 255), INPUTS)
    @example(0, b"")
    def fuzzed(choice: int, data: bytes) -> None:
        started = time.process_time()
        target(bytes([choice]) + data)
        target(data)
        assert time.process_time() - started < LONGEST

    fuzzed()


FOUND: dict[str, list[bytes]] = {
    "edtf": [b"[2002,..]", b"[..]", b"{..,..}", b"[2001 ]", b"[ 2001 , 2002]"],
}
"""What fuzzing has found, mended since."""


@pytest.mark.parametrize(("name", "data"), [(name, data) for name, found in FOUND.items() for data in found])
def test_what_was_found_stays_mended(name: str, data: bytes) -> None:
    TARGETS[name](data)


LONG = {
    "toml": [b"[[fact]]\n" * 4_000, b"a." * 50_000 + b"b = 1", b'"a". ' * 50_000, b"x" * 100_000, b"x = [" * 5_000],
    "csv": [b"id,phrase\n" + b"x,y\n" * 4_000, b"id,phrase\n" + b'"' * 100_000, b"," * 200_000],
    "json-lines": [b"{}\n" * 10_000, b'{"a":' * 20_000, b'{"phrase": "' + b"1 " * 50_000 + b'"}'],
    "grammar": [
        *(b"\x001,383 " * 4_000, b"\x00as many as " * 4_000, b"\x00one hundred and " * 4_000),
        b"\x01" + "3만".encode() * 4_000,
    ],
    "articles": [
        *(b"\x01" + b"<p>" * 50_000, b"\x01" + b"<" * 100_000, b"\x01" + b"<!--" * 50_000),
        b"\x02" + b"--x\n" * 50_000,
    ],
    "drafts": [
        *(b"\x01" + b"[" * 100_000, b"\x01" + b"*" * 100_000, b"\x02" + b"<a " * 50_000),
        b"\x00" + b"1 " * 50_000,
    ],
    "notes": [b"[" * 10_000, b"\xe2\x80\x9c" * 20_000, b"1 " * 5_000],
    "edtf": [b"[" + b"2001," * 100 + b"2002]", b"2001/" * 100_000],
    "cells": [b"| " * 100_000, b";=" * 100_000, b"; " * 100_000],
}
"""Inputs whose cost must grow with their length and no faster."""


@pytest.mark.parametrize("name", LONG)
def test_a_long_input_takes_time_in_proportion(name: str) -> None:
    for data in LONG[name]:
        started = time.process_time()
        TARGETS[name](data)
        assert time.process_time() - started < 3, data[:30]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["toml", "csv", "grammar", "articles", "drafts"])
def test_a_long_input_takes_memory_in_proportion(name: str) -> None:
    data = LONG[name][0]
    tracemalloc.start()
    try:
        TARGETS[name](data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20_000_000 + 400 * len(data)
