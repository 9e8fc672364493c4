"""Articles on disk: which files a path means, and their text, whatever its encoding.

Which encoding a file is in cannot be seen for certain. UTF-8 and what bears a byte order mark are told at once; for the
rest ``texts`` gives every reading that the bytes allow, the likeliest first, and the reading under which the article is
recognised is the right one. So nothing is guessed, and no library is needed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nkr.documents import html_text
from nkr.errors import Problem
from nkr.locations import leads_out

LARGEST_FILE = 20_000_000
"""In bytes. A saved page with its pictures inside stays below it; a longer file is no article."""
LONGEST_TEXT = 5_000_000
"""In characters: some 1,500 printed pages."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OTHER = (
    ("cp1252", ""),
    ("cp949", "ko"),
    ("gb18030", "zh"),
    ("big5", "zh"),
    ("cp932", "ja"),
    ("euc_jp", "ja"),
    ("latin-1", ""),
    ("mac_roman", ""),
)
"""Encodings that are tried where the text is not UTF-8, and the language that each is for."""
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a packed file (such as .docx or .odt)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a rich-text file"),
    (b"bplist", "a web archive"),
    (b"\x1f\x8b", "a packed file"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """One reading of a file. ``replaced`` bytes could not be read and stand as �; ``language`` is that which the
    encoding is for, if for one.
    """

    text: str
    encoding: str
    language: str = ""
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file that may hold an article. ``name`` is its name without folders: a path is nobody else's business."""

    path: Path
    shown: str

    @property
    def name(self) -> str:
        return self.path.name

    def texts(self) -> Iterator[Decoded]:
        """The readings that its bytes allow, the likeliest first. Raises ``Unreadable``."""
        yield from texts(_bytes(self.path), self.path.suffix.lower())


class Unreadable(Exception):
    """A file that holds no text; the message says what it is and what to do."""


def files(path: Path) -> tuple[list[ArticleFile], list[Problem]]:
    """The files of a folder and the folders below it (or the one file), and what was refused.

    Hidden files, and the folder of pictures that a browser puts beside a saved page (``NAME_files``), are passed over.
    Symbolic links that lead out of the folder are refused.
    """
    if path.is_file():
        return [ArticleFile(path, str(path))], []
    if not path.is_dir():
        return [], [Problem(str(path), 1, "", "no such file or folder")]
    found: list[ArticleFile] = []
    problems: list[Problem] = []
    root = path.resolve()
    for parent, folders, names in os.walk(path, onerror=lambda error: problems.append(_unlisted(error))):
        stems = {Path(name).stem for name in names}
        for name in [*folders, *names]:
            link = Path(parent) / name
            if not name.startswith(".") and leads_out(link, root):
                problems.append(Problem(str(link), 1, "", "a symbolic link that leads out of the folder: not followed"))
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not (name.endswith("_files") and name.removesuffix("_files") in stems)
        )
        for name in sorted(names):
            file = Path(parent) / name
            if name.startswith(".") or leads_out(file, root):
                continue
            found.append(ArticleFile(file, str(file.relative_to(path))))
    return found, problems


def _unlisted(error: OSError) -> Problem:
    return Problem(str(error.filename), 1, "", f"cannot be read: {error.strerror}")


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Unreadable("not a regular file")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise Unreadable(
                f"{size / 1e6:,.0f} MB, and an article has at most {LARGEST_FILE / 1e6:,.0f}: save the article alone"
            )
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from None


def texts(data: bytes, suffix: str = "") -> Iterator[Decoded]:
    """Every reading of ``data`` as text, web pages as the text that they show. Raises ``Unreadable``."""
    for sign, kind in _KINDS:
        if data.startswith(sign):
            raise Unreadable(f"is {kind}: save the article as plain text, or as a web page")
    if suffix in (".mht", ".mhtml"):
        data, charset = _inside_archive(data)
    else:
        charset = None
    read = False
    for decoded in _decoded(data, charset):
        text = decoded.text
        if html_text.looks_like_html(text) or (suffix in (".htm", ".html", ".xhtml") and "<" in text):
            text = html_text.text_of(text)
        if not _is_text(text):
            continue
        if len(text) > LONGEST_TEXT:
            raise Unreadable(f"{len(text):,} characters, and an article has at most {LONGEST_TEXT:,}")
        read = True
        yield Decoded(text, decoded.encoding, decoded.language, decoded.replaced)
    if not read:
        raise Unreadable("is empty" if not data.strip() else "holds no text (a binary file?)")


def _is_text(text: str) -> bool:
    """Whether it is text: no NUL, hardly any control codes, and letters at all."""
    return (
        "\0" not in text and bool(text.strip()) and len(_CONTROL.findall(text[:100_000])) <= len(text[:100_000]) // 100
    )


def _decoded(data: bytes, charset: str | None) -> Iterator[Decoded]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            yield Decoded(text, encoding.removesuffix("-sig"), replaced=text.count("\ufffd"))
            return
    half = len(data) // 2
    if half and data[:4000].count(0) > len(data[:4000]) // 5:
        # UTF-16 without its mark: every other byte of Latin text is nought.
        encoding = "utf-16-le" if data[1:4000:2].count(0) >= data[0:4000:2].count(0) else "utf-16-be"
        text = data.decode(encoding, "replace")
        yield Decoded(text, encoding, replaced=text.count("\ufffd"))
        return
    try:
        yield Decoded(data.decode("utf-8"), "utf-8")
        return
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    whole, broken = len(_MULTIBYTE.findall(data)), text.count("\ufffd")
    if whole > 3 * broken:  # UTF-8 with a few bytes damaged, rather than another encoding that happens to fit
        yield Decoded(text, "utf-8", replaced=broken)
        return
    declared = charset or html_text.declared_charset(data)
    tried = [(declared, ""), *_OTHER] if declared else list(_OTHER)
    for encoding, language in tried:
        try:
            yield Decoded(data.decode(encoding), encoding, language)
        except (UnicodeDecodeError, LookupError):
            continue


def _inside_archive(data: bytes) -> tuple[bytes, str | None]:
    """The page inside a web archive in one file (MHTML), and the encoding that its part is said to have."""
    import email
    from email import policy

    message = email.message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            inside = part.get_payload(decode=True)
            if isinstance(inside, bytes):
                return inside, part.get_content_charset()
    raise Unreadable("is a web archive without a page inside")
