"""The sessions in the README and the docs are what the program prints."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
PAGES = [TOP / "README.md", TOP / "CONTRIBUTING.md", *sorted((TOP / "docs").glob("*.md"))]
GENERATED = [page for page in PAGES if "[[[cog" in page.read_text(encoding="utf-8")]


def test_the_sessions_of_the_pages_are_what_the_program_prints() -> None:
    """In one process, which builds the record once for all of them."""
    if shutil.which("jq") is None and any("jq " in page.read_text(encoding="utf-8") for page in GENERATED):
        pytest.skip("jq, which a session uses, is not installed")
    environment = {name: value for name, value in os.environ.items() if name not in ("NKR_DB", "FORCE_COLOR")}
    command = [sys.executable, "-m", "cogapp", "-I", "docs", "--check", "--diff", *map(str, GENERATED)]
    ended = subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True, check=False)
    mend = "python -m cogapp -I docs -r README.md CONTRIBUTING.md docs/*.md"
    assert ended.returncode == 0, f"{ended.stdout}{ended.stderr}\nWrite it anew: {mend}"


def test_the_readme_is_short_and_the_pages_that_it_names_are_there() -> None:
    """It has no relative links, which lead nowhere on a package index."""
    text = (TOP / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    assert re.findall(r"\]\(([^)#:]+)\)", text) == []
    named = re.findall(r"`(docs/[a-z-]+\.md)`", text)
    assert "docs/method.md" in named
    assert [name for name in named if not (TOP / name).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/curation.md", "docs/method.md"])
def test_what_a_page_names_is_there(name: str) -> None:
    text = (TOP / name).read_text(encoding="utf-8")
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:\.(?:py|toml)|/))`", text)
    assert [path for path in named if not any((root / path).exists() for root in (TOP, TOP / "cli" / "nkr"))] == []
    tests = re.findall(r"`(test_[a-z_]+)`", text)
    written = "".join(file.read_text(encoding="utf-8") for file in (TOP / "tests").rglob("test_*.py"))
    assert [test for test in tests if f"def {test}(" not in written] == []


def test_every_picture_in_the_docs_is_there_has_words_for_it_and_says_its_edition() -> None:
    page = (TOP / "docs/pictures.md").read_text(encoding="utf-8")
    named = re.findall(r"!\[[^\]]{20,}\]\((pictures/[\w-]+\.svg)\)", page)
    assert sorted(named) == sorted(f"pictures/{path.name}" for path in (TOP / "docs/pictures").iterdir())
    for name in named:
        assert f"-o docs/{name}" in page, "the command that draws it"
        assert re.search(r"nkr, edition \d{4}-\d\d-\d\d", (TOP / "docs" / name).read_text(encoding="utf-8"))
