"""Articles on disk: which files a path means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from nkr.documents import prose
from nkr.documents.decoding import Unreadable
from nkr.errors import Problem
from nkr.locations import files_below
from nkr.model.prose import Prose

LONGEST_TEXT = 5_000_000
"""In characters: some 1,500 printed pages."""


class ArticleFile(NamedTuple):
    """A file that may hold an article, and its path below the folder that was given."""

    path: Path
    shown: str

    def readings(self) -> Iterator[Prose]:
        """The readings that its bytes allow, the likeliest first. Raises ``Unreadable``."""
        try:
            if not self.path.is_file():
                raise Unreadable("not a regular file")
            if (size := self.path.stat().st_size) > prose.LARGEST:
                most = f"an article has at most {prose.LARGEST / 1e6:,.0f}"
                raise Unreadable(f"{size / 1e6:,.0f} MB, and {most}: save the article alone")
            data = self.path.read_bytes()
        except OSError as error:
            raise Unreadable(f"cannot be read: {error.strerror}") from None
        for read in prose.readings(data, self.path.name):
            if len(read.text) > LONGEST_TEXT:
                raise Unreadable(f"{len(read.text):,} characters, and an article has at most {LONGEST_TEXT:,}")
            yield read


def files(path: Path) -> tuple[list[ArticleFile], list[Problem]]:
    """The files of a folder and the folders below it (or the one file), and what was refused."""
    if path.is_file():
        return [ArticleFile(path, str(path))], []
    if not path.is_dir():
        return [], [Problem(str(path), 1, "", "no such file or folder")]
    problems: list[Problem] = []
    found = files_below(path, lambda file, reason: problems.append(Problem(file, 1, "", reason)))
    return [ArticleFile(file, str(file.relative_to(path))) for file in found], problems
