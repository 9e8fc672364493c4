"""The files that a new collection begins with: a vocabulary to add to, and what to do next, with an example."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def files(name: str, code: str) -> dict[str, str]:
    """The files of a new collection by name. ``code`` is what ``nkr`` will call it."""
    texts = {file: (_FOLDER / file).read_text(encoding="utf-8") for file in ("README.md", "vocabulary.toml")}
    return {file: text.replace("{name}", name).replace("{code}", code) for file, text in texts.items()}
