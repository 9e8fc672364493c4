"""Codes that say what they mean: to a reader of the code, of the docs and of the database."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Coded(StrEnum):
    """A code, each member with what it means."""

    meaning: str

    def __new__(cls, code: str, meaning: str) -> Self:
        made = str.__new__(cls, code)
        made._value_, made.meaning = code, meaning
        return made
