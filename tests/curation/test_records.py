"""Every fault of a record is told at once, with its line and field."""

from __future__ import annotations

from typing import Any


def test_a_wrong_digit_is_told_beside_an_unknown_claimant(run: Any, curated: Any) -> None:
    path = curated.source(
        facts=curated.fact("union-435", "435 keepers", value=453, as_of="1901-05-01", claimant="keepers-onion")
    )
    told = run("lint", curated.folder)
    assert told.status == 4
    lines = path.read_text(encoding="utf-8").splitlines()
    at = {name: next(n for n, line in enumerate(lines, 1) if line.startswith(name)) for name in ("phrase", "claimant")}
    assert f"gazette.toml:{at['claimant']}: claimant: no claimant 'keepers-onion'; did you mean" in told.err
    assert f"gazette.toml:{at['phrase']}: phrase: '435 keepers' does not say exact (low 453, high 453)" in told.err
