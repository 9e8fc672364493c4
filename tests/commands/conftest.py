"""What tests of single commands share: a database that somebody has filled with hostile text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from nkr.store import seal

NASTY = """=HYPERLINK("http://x.example","a") <script>x</script><b>& "' ]]> --> {{7*7}} 탈북자 \u202e\x1b[2J\x07 end"""
"""A formula, a script, markup, a template, the ends of XML's sections, Korean, a direction mark and control codes."""

_TEXTS = {
    "facts": "phrase translation term note",
    "sources": "title publisher author agency note url archived",
    "terms": "label note",
    "measures": "label definition caution",
    "topics": "label",
    "collections": "label",
    "about": "value",
}


@pytest.fixture
def poison(database: Path) -> Callable[[], None]:
    """Put ``NASTY`` into every text of the database, past curation, and seal it again."""

    def act() -> None:
        connection = sqlite3.connect(database)
        for table, columns in _TEXTS.items():
            for column in columns.split():
                connection.execute(f"update [{table}] set [{column}] = [{column}] || ?", (NASTY,))
        connection.commit()
        connection.close()
        seal.apply(database)

    return act
