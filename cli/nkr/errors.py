"""What can go wrong, and the exit status that each kind of failure has.

The statuses are part of the interface: other programs read them.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple


class ExitStatus(IntEnum):
    """How ``nkr`` ends."""

    ANSWERED = 0
    WRONG_USAGE = 2
    NOTHING_FOUND = 3
    INVALID_DATA = 4
    DATABASE_UNUSABLE = 5
    CHECK_FAILED = 10


class NkrError(Exception):
    """A failure that the user can understand and fix: one line, and an exit status."""

    status = ExitStatus.WRONG_USAGE


class WrongUsage(NkrError):
    """The command was called with words or options that it cannot act on."""


class MissingExtra(WrongUsage):
    """A feature needs a library from an optional extra of nkr."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an extra: pip install 'nkr[{extra}]'.")


class NothingFound(NkrError):
    """The question was understood, but the record has no answer."""

    status = ExitStatus.NOTHING_FOUND


class DatabaseUnusable(NkrError):
    """The database is missing, damaged, foreign, locked or of another version."""

    status = ExitStatus.DATABASE_UNUSABLE


class CheckFailed(NkrError):
    """A check that the user asked for did not hold."""

    status = ExitStatus.CHECK_FAILED


class Problem(NamedTuple):
    """One fault in a curated file: a value, not an exception, so that all are shown at once.

    What a ``confidential`` one says is not printed, since it quotes a restricted record: its place must do. ``lost``
    means that a whole file or line could not be read; a ``reference`` is to something that was not found, and one that
    ``follows`` is to something that is there, with a problem of its own.
    """

    file: str
    line: int
    field: str
    message: str
    severity: str = "error"
    confidential: bool = False
    lost: bool = False
    reference: bool = False
    follows: bool = False

    @property
    def said(self) -> str:
        """The message, as far as it may be said."""
        return "invalid; the record is restricted: --restricted says why" if self.confidential else self.message

    def __str__(self) -> str:
        label = "" if self.severity == "error" else f"{self.severity}: "
        field = f" {self.field}:" if self.field else ""
        return f"{self.file}:{self.line}:{field} {label}{self.said}"


def told(problems: Iterable[Problem]) -> list[Problem]:
    """What to say about ``problems``, in order: what could not be read first, and then no references to it.

    One vocabulary file that does not parse leaves hundreds of facts without their claimant; the one line says it all.
    """
    found = sorted(problems, key=lambda problem: (not problem.lost, problem))
    lost = any(problem.lost for problem in found)
    return [problem for problem in found if not (problem.follows or (lost and problem.reference))] or found


class InvalidData(NkrError):
    """Curated files that cannot be loaded; carries every problem found in them."""

    status = ExitStatus.INVALID_DATA

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = told(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def disclosed(self) -> InvalidData:
        """The same with what restricted records hold."""
        return InvalidData([problem._replace(confidential=False) for problem in self.problems])
