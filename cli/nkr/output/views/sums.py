"""Arithmetic and narrative checks, as asserted, calculated and difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nkr.output import numbers
from nkr.output.labels import worded
from nkr.output.tables import Cell, Sheet, columns

if TYPE_CHECKING:  # what is asked for is loaded by who asks
    from nkr.analysis.arithmetic import Check


def checks(found: Sequence[Check]) -> Sheet:
    """Checks as asserted, calculated and difference; those that fail first."""
    sheet = Sheet(columns("holds!", "asserted", "calculated", "difference#", "what was checked", "facts"))
    for check in found:
        sheet.row(
            Cell("yes" if check.holds else "✗ no", "good" if check.holds else "error"),
            worded(check.asserted),
            worded(check.calculated),
            "" if check.difference is None else numbers.count(check.difference).replace("-", "−"),
            check.text,
            Cell(", ".join(fact.id for fact in check.facts), "dim"),
        )
    if not found:
        sheet.before.append("No sums to check.")
    return sheet
