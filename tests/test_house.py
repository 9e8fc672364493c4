"""The house keeps its shape: format, lint, types and layers, with the very tools that a contributor runs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
CHECKS = {
    "format": ["ruff", "format", "--check", "cli", "tests", "benchmarks", "docs", "scripts"],
    "lint": ["ruff", "check", "cli", "tests", "benchmarks", "docs", "scripts"],
    "types": ["mypy"],
    "layers": ["lint-imports", "--no-cache"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_keeps_its_shape(check: str) -> None:
    tool, *arguments = CHECKS[check]
    found = shutil.which(tool, path=str(Path(sys.executable).parent)) or shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed: pip install -e '.[dev]'")
    ended = subprocess.run([found, *arguments], cwd=TOP, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
