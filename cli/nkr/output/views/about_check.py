"""What ``nkr about --check`` found: findings about nkr, its parts, the database and the terminal, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from nkr.output.tables import Cell, Sheet, columns


class HealthFinding(NamedTuple):
    """One thing that was looked at. ``value`` is for programs, ``told`` for people where that is not the value itself.

    ``todo`` says what to do, and is empty where nothing is; ``wrong`` marks what makes the database unusable.
    """

    about: str
    name: str
    value: Any
    told: str = ""
    todo: str = ""
    wrong: bool = False


def findings_value(found: Iterable[HealthFinding], sound: bool | None) -> dict[str, Any]:
    """The findings by what they are about; ``sound`` is ``null`` where there is no database."""
    made: dict[str, Any] = {"sound": sound}
    todo: list[str] = []
    for finding in found:
        made.setdefault(finding.about, {})[finding.name] = finding.value
        todo += [finding.todo] if finding.todo else []
    return {**made, "todo": todo}


def findings(found: Sequence[HealthFinding]) -> list[Sheet]:
    """The findings by what they are about, then what to do."""
    sheet = Sheet(columns("about!", "what!", "found"))
    before = ""
    for finding in found:
        style = "error" if finding.wrong else "warning" if finding.todo else ""
        about = "" if finding.about == before else finding.about
        before = finding.about
        sheet.row(about, finding.name, Cell(finding.told or str(finding.value), style))
    todo = [finding.todo for finding in found if finding.todo]
    sheet.after += (
        ["", *(Cell(f"→ {line}", "strong") for line in todo)] if todo else ["", Cell("Nothing to do.", "good")]
    )
    return [sheet]
