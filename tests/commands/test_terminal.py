"""Charts and tables on a terminal of 80 columns and fewer, in ASCII, and without colour: whole numbers, nothing cut."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from nkr.output import typesetting

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
fcntl = pytest.importorskip("fcntl", reason="this system has no pseudo-terminals")


_BUILT: list[bytes] = []
"""The database of these tests, built by the first of them: loading takes longer than drawing."""


@pytest.fixture
def lights(run: Any, curated: Any, database: Path) -> Any:
    if _BUILT:
        database.write_bytes(_BUILT[0])
        return curated
    facts = curated.fact("range", "10 to 435 keepers", qualifier="range", low=10, high=435, as_of="1901-05-01")
    facts += curated.fact(
        "bound", "at least 5,000 keepers", qualifier="at-least", low=5000, as_of="1901-06-01", claimant="sailors"
    )
    for year, value in ((1898, 1204), (1899, 1310), (1901, 97)):
        facts += curated.fact(f"hired-{year}", f"{value:,} hired", "hired", value=value, period=str(year), kind="flow")
    facts += curated.fact(
        "slip",
        "131,000 hired",
        "hired",
        value=131_000,
        period="1899",
        kind="flow",
        status="doubtful",
        note="A slip of a digit.",
    )
    curated.source(facts=facts)
    loaded = run("ingest", curated.folder)
    assert loaded.status == 0, loaded.err
    _BUILT.append(database.read_bytes())
    return curated


TERMINAL = {"TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", "PAGER": "cat"}


def shown(database: Path, columns: int, *arguments: str, **variables: str) -> str:
    """What the program shows on a terminal of ``columns``."""
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR", "NO_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "nkr.app", *arguments],
        stdout=theirs,
        stderr=theirs,
        env={**kept, "NKR_DB": str(database), **TERMINAL, **variables},
    )
    os.close(theirs)
    taken = b""
    while True:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # Linux says so when the other side has closed
            break
        if not part:
            break
        taken += part
    os.close(ours)
    assert process.wait() == 0, taken.decode()
    return taken.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("question", [("stats", "lighthouses"), ("estimates", "lighthouses")])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_a_chart_holds_in_the_terminal_with_every_number_whole(
    lights: Any, database: Path, question: tuple[str, str], columns: int, encoding: str
) -> None:
    text = shown(database, columns, *question, NO_COLOR="1", PYTHONIOENCODING=encoding)
    assert max(map(len, text.splitlines())) <= columns
    whole = " ".join(text.split())
    for number in ("1,204", "1,310", "97") if question[0] == "stats" else ("10 to 435", "at least 5,000"):
        assert number in whole
    if question[0] == "stats":
        assert {"1898", "1899", "1900", "1901"} <= set(whole.split())
    assert "\x1b" not in text
    assert text.isascii() is (encoding == "ascii")


def test_bars_and_strips_are_drawn_in_ascii_where_the_terminal_takes_nothing_else(lights: Any, database: Path) -> None:
    stats = shown(database, 80, "stats", "lighthouses", PYTHONIOENCODING="ascii", NO_COLOR="1")
    estimates = shown(database, 80, "estimates", "lighthouses", PYTHONIOENCODING="ascii", NO_COLOR="1")
    assert "#######" in stats
    assert "[===]" in estimates
    assert ">" in estimates


@pytest.mark.parametrize("columns", [80, 200])
def test_strips_line_up_beside_names_in_wide_letters_and_stay_within_sixty_columns(
    run: Any, curated: Any, database: Path, columns: int
) -> None:
    curated.write("ko.toml", '[[claimant]]\ncode = "ko"\nlabel = "등대지기 조합"\nkind = "ngo"\n')
    facts = curated.fact("one", "10 keepers", value=10, as_of="1901-05-01", claimant="ko")
    facts += curated.fact("two", "435 keepers", value=435, as_of="1901-05-01", claimant="sailors")
    curated.source(facts=facts)
    assert run("ingest", curated.folder).status == 0
    text = shown(database, columns, "estimates", "lighthouses", "--compare", NO_COLOR="1")
    rows = [line for line in text.splitlines() if re.match(r".? *(10|435) +[┊◆]", line)]
    assert any("등대지기 조합" in row for row in rows)
    assert any("Sailors" in row for row in rows)
    strips = [re.search(r"[┊◆].*[┊◆]", row) for row in rows]
    places = {(found.start(), found.end()) for found in strips if found}
    assert len(places) == 1, rows
    start, end = places.pop()
    assert end - start <= 60
    after = {wide_up_to(row, row.rindex(" ")) for row in rows}
    assert len(after) == 1, "the column after the names"


def wide_up_to(row: str, place: int) -> int:
    """The columns of a terminal that ``row`` takes up to ``place``."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in row[:place])


def test_colour_is_there_without_no_color(lights: Any, database: Path) -> None:
    assert "\x1b[" in shown(database, 80, "stats", "lighthouses")


def test_a_terminal_without_escape_codes_is_obeyed_in_its_width_all_the_same(lights: Any, database: Path) -> None:
    text = shown(database, 70, "estimates", "lighthouses", "--compare", TERM="dumb")
    assert "\x1b" not in text
    assert 40 < max(map(len, text.splitlines())) <= 70


def test_json_is_whole_in_ascii_and_csv_refuses_to_lose_letters(run: Any, curated: Any, database: Path) -> None:
    curated.source(facts=curated.fact("one", "10 keepers", value=10, as_of="1901", term="등대지기"))
    assert run("ingest", curated.folder).status == 0

    def piped(form: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "NKR_DB": str(database), "PYTHONIOENCODING": "ascii"}
        command = [sys.executable, "-m", "nkr.app", "facts", "--topic", "lighthouses", form]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    import json

    assert json.loads(piped("--json").stdout)[0]["term"] == "등대지기"
    csv = piped("--csv")
    assert csv.returncode == 2
    assert "PYTHONIOENCODING=utf-8" in csv.stderr
    assert csv.stderr.count("\n") == 1


def test_each_row_of_a_list_keeps_to_one_line_of_the_terminal(lights: Any, database: Path) -> None:
    for question in (("facts", "--topic", "lighthouses"), ("estimates", "lighthouses"), ("stats", "lighthouses")):
        lines = shown(database, 80, *question, NO_COLOR="1", PAGER="cat").splitlines()
        wide = shown(database, 200, *question, NO_COLOR="1", PAGER="cat").splitlines()
        assert max(map(len, lines)) <= 80
        figures = [line for line in wide if "1,204" in line or "at least 5,000" in line]
        assert figures
        assert all(any(line[:12].strip() and line[:12] == figure[:12] for line in lines) for figure in figures)


def test_a_long_answer_goes_through_a_pager_where_there_is_a_terminal(lights: Any, database: Path) -> None:
    count = "sh -c 'wc -l | sed s/^/paged:/'"
    assert "paged:" in shown(database, 80, "facts", "--json", PAGER=count)
    assert "paged:" in shown(database, 80, "facts", "--json", PAGER="cat", NKR_PAGER=count)
    assert "paged:" not in shown(database, 80, "stats", "lighthouses", PAGER=count)
    assert "paged:" not in shown(database, 80, "facts", "--json", "--no-pager", PAGER=count)
    for nothing in ("", "cat", "no-such-pager"):
        assert '"id"' in shown(database, 80, "facts", "--json", PAGER=nothing)


@pytest.mark.parametrize("style", sorted(typesetting.STYLES))
def test_every_colour_can_be_read_on_a_light_and_on_a_dark_screen(style: str) -> None:
    """A text colour comes with its background, and between the two lies a contrast of at least 4.5 to 1."""
    colours = {layer: int(code) for layer, code in re.findall(r"(38|48);5;(\d+)", typesetting.STYLES[style])}
    if not colours:
        return  # the terminal's own colours
    lighter, darker = sorted(map(_luminance, (colours["38"], colours["48"])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def _luminance(colour: int) -> float:
    """Relative luminance of one of 256 colours, as WCAG 2 defines it."""
    levels = (0, 95, 135, 175, 215, 255)
    parts = [levels[(colour - 16) // size % 6] / 255 for size in (36, 6, 1)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
