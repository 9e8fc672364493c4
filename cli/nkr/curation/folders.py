"""Curated files on disk: which of them a path means, and their text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nkr.curation import bulk_files, toml_files
from nkr.curation.raw import Reading
from nkr.locations import files_below

READERS: dict[str, Callable[[str, str], Reading]] = {
    ".toml": toml_files.read,
    ".csv": bulk_files.read_csv,
    ".jsonl": bulk_files.read_json_lines,
    ".ndjson": bulk_files.read_json_lines,
    ".json": bulk_files.read_json,
}
_IN_FOLDERS = tuple(ending for ending in READERS if ending != ".json")
"""What is read of a folder: a .json file there may be anything, and is read where it is named."""
LARGEST_FILE = 1_000_000_000
_NEW = Path(__file__).parent / "new_collection"


def read(path: Path, shown: Path | None = None) -> Reading:
    """Every record of a file, or of the curated files in and below a folder. Problems name files from ``shown``."""
    reading = Reading()
    if path.is_dir():

        def refuse(file: str, reason: str) -> None:
            if Path(file).is_dir() or Path(file).suffix.lower() in _IN_FOLDERS:
                reading.refuse(file, 1, reason, lost=reason.startswith("cannot"))

        files = [file for file in files_below(path, refuse) if file.suffix.lower() in _IN_FOLDERS]
        for file in files:
            reading.add(_read_file(file, str(file.relative_to(shown)) if shown else str(file)))
        if not files and not reading.problems:
            reading.refuse(str(path), 1, f"no curated files here ({', '.join(_IN_FOLDERS)})")
    elif path.exists():
        reading.add(_read_file(path, str(path)))
    else:
        reading.refuse(str(path), 1, "no such file or folder", lost=True)
    return reading


def _read_file(file: Path, name: str) -> Reading:
    if (reader := READERS.get(file.suffix.lower())) is None:
        return Reading().refuse(name, 1, f"not a curated file: expected {', '.join(READERS)}")
    try:
        if not file.is_file():
            reason = "not a regular file"
        elif file.stat().st_size > LARGEST_FILE:
            reason = f"larger than {LARGEST_FILE:,} bytes: split it"
        else:
            return reader(file.read_bytes().decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 text (byte {error.start}): save it as UTF-8"
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    return Reading().refuse(name, 1, reason, lost=True)


def new_collection(name: str, code: str) -> dict[str, str]:
    """The files that a new collection begins with, by name; ``code`` is what ``nkr`` will call it."""
    texts = {file: _NEW.joinpath(file).read_text(encoding="utf-8") for file in ("README.md", "vocabulary.toml")}
    return {file: text.replace("{name}", name).replace("{code}", code) for file, text in texts.items()}
