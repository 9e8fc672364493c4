"""How sheets are set on a terminal: nothing broken that is to be copied, no ladder of words, columns that line up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from nkr.analysis.arithmetic import checks
from nkr.analysis.coverage import gaps
from nkr.output import escaping, typesetting
from nkr.output.tables import Cell, Column, Sheet, columns
from nkr.output.terminal import Format
from nkr.output.views import facts
from nkr.services.session import Session

IDS = ("harbour-gazette-1901-03.keepers-of-the-northern-lights", "pilot-1899.keepers-10", "almanac-1902.lamps")
KEEPERS = "The keepers of the northern lights, counted by the harbour office at the end of each winter"


def shown(made: Sequence[Sheet], width: int, *, signs: tuple[str, ...] = ()) -> list[str]:
    """The lines of a terminal that is ``width`` wide."""
    return [line.rstrip() for line in typesetting.Page(width, False, *signs).written(made).splitlines()]


def counted(who: str = KEEPERS) -> Sheet:
    columns = [Column("figure", right=True, keep=True), Column("about"), Column("who says it"), Column("fact")]
    rows = [["1,204", "1901", who, Cell(IDS[0], "dim")], ["35", "winter of 1899", "sailors", Cell(IDS[1], "dim")]]
    return Sheet(columns, rows)


def test_what_has_room_is_a_table_of_one_line_a_row() -> None:
    lines = shown([counted("sailors")], 120)
    assert len(lines) == 4
    assert lines[2].split("   ")[0] == " 1,204"


def test_words_that_would_stand_in_a_ladder_go_below_their_number() -> None:
    lines = shown([counted()], 80)
    assert lines[0].split() == ["figure", "about"]
    assert lines[1] == "    who says it · fact"
    assert lines[3] == " 1,204   1901"
    assert " ".join(lines[4:6]).split() == KEEPERS.split()
    assert lines[6] == f"    {IDS[0]}"
    assert lines[7:] == ["    35   winter of 1899", f"    sailors · {IDS[1]}"]


def test_prose_beside_a_name_stays_beside_it() -> None:
    lines = shown([Sheet([Column("", keep=True), Column("")], [["note", KEEPERS], ["id", IDS[1]]])], 60)
    assert lines[0].startswith("note   The keepers")
    assert lines[1].startswith("       ")
    assert lines[-1] == f"id     {IDS[1]}"


@given(some.integers(len(IDS[0]) + typesetting.INDENT, 200), some.text("ab ", max_size=120))
def test_no_id_and_no_number_is_broken_and_no_line_is_too_long(width: int, words: str) -> None:
    lines = shown([counted(words)], width)
    assert max(map(len, lines)) <= width
    for whole in ("1,204", "35", *IDS[:2]):
        assert sum(whole in line.split() for line in lines) == 1


@pytest.mark.parametrize("width", [70, 200])
def test_what_goes_on_under_a_heading_lines_up_with_it(width: int) -> None:
    columns = [Column("figure", keep=True), Column("strip", keep=True), Column("fact")]
    first = Sheet(columns, [["35", "◆", IDS[1]]], title="Keepers")
    second = Sheet(columns, [["at least 5,000", "━▶", IDS[0]]], title="Lamps", headed=False)
    lines = shown([first, second], width)
    assert [line.index("◆") for line in lines if "◆" in line] == [line.index("━▶") for line in lines if "━▶" in line]
    assert sum("figure" in line for line in lines) == 1


def test_an_indented_line_that_is_wrapped_hangs() -> None:
    lines = shown([Sheet([], after=[f"  35: {KEEPERS}"])], 50)
    assert lines[0].startswith("  35: ")
    assert all(line.startswith("    ") for line in lines[1:])


def test_signs_of_ours_are_ascii_where_the_terminal_takes_nothing_else() -> None:
    text = "\n".join(shown([counted()], 80, signs=("...", "-", " - ")))
    assert text.isascii()
    assert f"sailors - {IDS[1]}" in text


def test_a_style_is_written_in_codes_only_where_the_terminal_takes_them() -> None:
    sheet = Sheet(columns("!", "figure!"), [[Cell("✗ conflict", "error"), Cell("35", "dim")]])
    assert "\x1b" not in typesetting.Page(80).written([sheet])
    assert f"\x1b[{typesetting.STYLES['error']}m✗ conflict\x1b[0m" in typesetting.Page(80, colour=True).written([sheet])


def test_korean_words_are_broken_by_the_columns_that_they_take() -> None:
    lines = shown([Sheet(columns("!", ""), [["note", "북한이탈주민" * 8]])], 40)
    assert max(sum(2 if letter > "\u1100" else 1 for letter in line) for line in lines) <= 40
    assert "".join(lines).replace(" ", "") == "note" + "북한이탈주민" * 8


def test_what_is_cut_first_gives_way_to_the_words_and_no_number_is_cut() -> None:
    sheet = Sheet(columns("asserted‥", "difference#", "what was checked…"))
    sheet.row("7,275 to 1,234,567", "12", "six years of arrivals must lie within the total")
    *_, row = shown([sheet], 60)
    assert row.startswith("7,275 to …")
    assert row.endswith("must lie…") or "must l" in row
    assert "1,2" not in row


@pytest.mark.parametrize("width", [80, 100])
def test_each_sum_and_each_gap_keeps_to_one_line(run: Any, width: int) -> None:
    run("sources")
    with Session(Format.TABLE, ["wider"]) as session:
        record = session.record
        sheets = facts.checks(checks(record)), facts.gaps(gaps(record, session.comparer.origins), record)
    for sheet in sheets:
        lines = shown([replace(sheet, after=[])], width)
        assert len(lines) == len(sheet.rows) + 2
        assert max(map(escaping.width, lines)) <= width
