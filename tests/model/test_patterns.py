"""Patterns that are compiled at their first use are as good as those compiled at once."""

from __future__ import annotations

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import nkr.language
import nkr.reading
from nkr.model.patterns import _Lazy, regex


def test_it_answers_as_a_compiled_one() -> None:
    lazy, compiled = regex(r"(\d+) people", re.IGNORECASE), re.compile(r"(\d+) people", re.IGNORECASE)
    text = "12 People and 3 people"
    assert lazy.findall(text) == compiled.findall(text)
    assert lazy.sub("x", text) == compiled.sub("x", text)
    assert lazy.pattern == compiled.pattern
    with pytest.raises(AttributeError):
        _ = lazy.nothing_like_it  # type: ignore[attr-defined]


def test_every_pattern_of_the_reader_compiles() -> None:
    for package in (nkr.language, nkr.reading):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    patterns = [each for each in gc.get_objects() if isinstance(each, _Lazy)]
    assert len(patterns) > 100
    assert all(isinstance(each.pattern, str) for each in patterns)
