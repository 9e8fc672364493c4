"""Files that a user asked for: whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from nkr.errors import WrongUsage
from nkr.output import files


def full(handle: IO[bytes]) -> None:
    handle.write(b"the first half")
    raise OSError(errno.ENOSPC, "No space left on device")


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


OLD = {"facts.csv": files.text_writer("old"), "gone.csv": files.text_writer("old")}


@pytest.mark.parametrize("write", [files.write_folder, files.move_in])
def test_a_folder_on_a_full_disk_is_not_there_at_all(tmp_path: Path, write: Callable[..., None]) -> None:
    with pytest.raises(WrongUsage, match="No space left"):
        write(tmp_path / "made", {"facts.csv": files.text_writer("new"), "sources.csv": full})
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_export_stays_whole_when_the_next_fails(tmp_path: Path) -> None:
    made = tmp_path / "made"
    files.write_folder(made, OLD)
    before = everything(made)
    with pytest.raises(WrongUsage, match="No space left"):
        files.write_folder(made, {"facts.csv": files.text_writer("new"), "sources.csv": full}, force=True)
    assert everything(made) == before
    assert list(tmp_path.iterdir()) == [made]


def test_a_later_export_replaces_the_earlier_and_leaves_what_else_is_there(tmp_path: Path) -> None:
    made = tmp_path / "made"
    files.write_folder(made, OLD)
    (made / "notes.txt").write_text("mine")
    files.write_folder(made, {"facts.csv": files.text_writer("new"), "a/b.csv": files.text_writer("b")}, force=True)
    assert sorted(everything(made)) == ["a/b.csv", "facts.csv", "nkr-export.txt", "notes.txt"]
    assert (made / "facts.csv").read_text() == "new"
