"""What a command shows as tables and sentences, a module a command.

``views.stats`` is loaded where it is named, so that an answer in JSON pays for none.
"""
# ruff: noqa: F401 (for type checkers)

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nkr.output.views import about, ask, check, check_number, conflicts, details, facts, source, stats


def __getattr__(name: str) -> ModuleType:
    if name.startswith("_"):
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
