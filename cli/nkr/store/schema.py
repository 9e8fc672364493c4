"""The tables of the database, every column with what it means.

The database is derived from curated files: it may be deleted and built again at any time. ``SCHEMA`` is calculated from
the statements that make the tables, so it changes with them by itself; a database of another number is refused with the
way out, and one whose statements are not these has been changed by somebody else.
"""

from __future__ import annotations

from binascii import crc32

from nkr.model import Measure, Source, Term, Topic
from nkr.model.dataset import Collection, Decision, DeclaredCheck, Missing
from nkr.store.rows import FACT_COLUMNS, columns

APPLICATION_ID = 0x6E6B7201
"""Marks the file as nkr's (SQLite's ``application_id``)."""
MEANING = 2
"""To be raised when what a column holds changes but its name does not: a rule for intervals, a way of writing dates."""
_WITHHELD = {"withheld": (int, "Whether only withheld facts use it")}
TABLES: dict[str, dict[str, tuple[type, str]]] = {
    "about": {"key": (str, "Name"), "value": (str, "What it is")},
    "codes": {
        "field": (str, "The column that holds the code"),
        "code": (str, "The code"),
        "label": (str, "What it is called"),
        "meaning": (str, "What it means"),
    },
    "loads": {
        "path": (str, "The path that was loaded; empty for what comes with nkr"),
        "collection": (str, "The collection that its facts are part of"),
    },
    "collections": columns(Collection)
    | {
        "selected": (int, "Whether this database answers from it"),
        "withheld": (int, "Whether all that it holds is withheld"),
    },
    "topics": columns(Topic) | _WITHHELD,
    "measures": columns(Measure) | _WITHHELD,
    "terms": {"kind_of_term": (str, "claimant, place, group or event")} | columns(Term) | _WITHHELD,
    "sources": columns(Source)
    | {
        "title_withheld": (int, "Whether its title states a withheld figure"),
        "load": (str, "The path that it was loaded from"),
    },
    "facts": {
        **FACT_COLUMNS,
        "interval_low": (float, "Least value that the figure is compatible with; none where unbounded"),
        "interval_high": (float, "Greatest value that the figure is compatible with; none where unbounded"),
        "interval_open": (str, "Which ends are excluded: low, high, both"),
        "first_day": (int, "First day of the time it is about, as a day number (1 = 0001-01-01)"),
        "last_day": (int, "Last day of the time it is about, as a day number"),
        "grouping": (str, "What it can be like for like with: topic, measure, kind, unit, ... and time, as one text"),
        "origin": (str, "The claimant behind a chain of repetition, over the whole record"),
        "published_last_day": (int, "Latest possible day of when it was printed, as a day number"),
        "withheld": (int, "Whether it is kept out: restricted, of a restricted source, or of too few people"),
        "load": (str, "The path that it was loaded from"),
    },
    "checks": columns(DeclaredCheck),
    "decisions": columns(Decision),
    "missing": columns(Missing),
    "judged": {
        "selection": (str, "The collections whose facts were compared"),
        "rules": (str, "The digest of the rules that compared them"),
        "topic": (str, "The topic of the pairs"),
        "attention": (int, "Whether they are those that need attention"),
        "pairs": (str, "The pairs: ids, verdict, reasons, gap and ratio (JSON lists)"),
    },
    "articles": {
        "source": (str, "The source whose text this is"),
        "text": (str, "The text, as the user attached it"),
        "fingerprint": (str, "SHA-256 of the normalised text"),
        "recorded_edition": (int, "Whether that is the edition on record"),
        "file": (str, "The file's name"),
    },
    "seal": {
        "method": (str, "How the checksums are taken"),
        "value": (str, "Where the seal is in the file, and the checksums of all the rest"),
    },
}
"""Table to column to (type, meaning). The database carries the meanings itself, in ``codes`` and for Datasette."""

_WITHOUT_KEY = ("codes", "loads", "terms", "judged", "seal")
"""The tables whose rows are not named by their first column."""
OPTIONAL = {
    "sources": frozenset({"number", "body_starts"}),
    "facts": frozenset({"low", "high", "best", "interval_low", "interval_high", "interval_open", "period", "as_of"}),
}
"""The columns that may hold nothing. A text that is not there is empty."""
_SQL_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}


def _statement(table: str) -> str:
    """``STRICT``: SQLite itself then refuses a value of another type. Written as SQLite keeps it, to be compared."""
    columns = (
        f"[{name}] {_SQL_TYPES[kind]}"
        + " PRIMARY KEY" * (table not in _WITHOUT_KEY and name == next(iter(TABLES[table])))
        + " NOT NULL" * (name not in OPTIONAL.get(table, ()))
        for name, (kind, _) in TABLES[table].items()
    )
    return f"CREATE TABLE [{table}] ({', '.join(columns)}) STRICT"


STATEMENTS: dict[str, str] = {
    **{table: _statement(table) for table in TABLES},
    "fact_words": "CREATE TABLE [fact_words] ([id] TEXT NOT NULL, [words] TEXT NOT NULL) STRICT",
    "facts_by_topic": "CREATE INDEX facts_by_topic ON facts (topic, collection)",
    "facts_by_source": "CREATE INDEX facts_by_source ON facts (source)",
    "facts_withheld": "CREATE INDEX facts_withheld ON facts (source) WHERE withheld",
}
"""What the database is made of: name to SQL, tables before indexes. ``fact_words`` is the full text of the facts,
read from beginning to end: of 2,400 facts in 3 ms, of a million in about a second."""
SCHEMA = crc32(f"{MEANING} {' '.join(STATEMENTS.values())}".encode()) & 0x7FFFFFFF
"""The version of these tables (SQLite's ``user_version``)."""
