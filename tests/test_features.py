"""The page of features: every command that it names runs, and answers."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "features.md"
COMMANDS = re.findall(r"^\| [^|]+\| `nkr ([^`]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_page_has_commands() -> None:
    assert len(COMMANDS) >= 20


@pytest.mark.parametrize(
    "command", [command for command in COMMANDS if command != "serve"]
)  # it does not end by itself
def test_every_command_of_the_page_answers(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.md").write_text("In 2005, 1,383 North Koreans reached South Korea.\n", encoding="utf-8")
    answer = run(*shlex.split(command))
    assert answer.status == 0, answer.err
    assert len(answer.out.splitlines()) >= 1
