"""Rows of a CSV file: each is read where it stands, when it is asked for."""

from __future__ import annotations

import pytest

from nkr.curation.bulk_files import read_csv

HEADER = "id,source,paragraph,phrase,measure,note"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_has_its_own_fields_and_line_whatever_ends_a_line_and_stands_in_its_cells(end: str) -> None:
    rows = [HEADER, 'a,gazette,1,"35 keepers, ""or so""",keepers,"two\nlines"', "", "b, gazette ,2,'=1+1,keepers,"]
    first, second = read_csv(end.join(rows), "lights.csv").records
    assert dict(second.fields) == {
        "id": "b",
        "source": "gazette",
        "paragraph": "2",
        "phrase": "=1+1",
        "measure": "keepers",
    }
    assert first.fields["phrase"] == '35 keepers, "or so"'
    assert (first.fields["note"], "note" in second.fields) == ("two\nlines", False)
    assert second.line - first.line == 3
    assert first.fields["source"] is second.fields["source"], "what rows have in common is held once"


def test_a_row_that_is_cut_short_is_named_and_the_others_are_read() -> None:
    reading = read_csv(f"{HEADER}\na,gazette,1\nb,gazette,1,35 keepers,keepers,", "lights.csv")
    assert [(problem.line, problem.message[:7]) for problem in reading.problems] == [(2, "3 cells")]
    assert [entry.fields["id"] for entry in reading.records] == ["b"]
