"""The tables of the database, every column with what it means.

The database is derived from curated files: it may be deleted and built again at any time. ``SCHEMA`` is calculated from
the statements that make the tables, so it changes with them by itself; a database of another number is refused with the
way out, and one whose statements are not these has been changed by somebody else.
"""

from __future__ import annotations

from binascii import crc32

from nkr.store.fact_rows import COLUMNS as FACT_COLUMNS

APPLICATION_ID = 0x6E6B7201
"""Marks the file as nkr's (SQLite's ``application_id``)."""

MEANING = 2
"""To be raised when what a column holds changes but its name does not: a rule for intervals, a way of writing dates."""

TABLES: dict[str, dict[str, tuple[type, str]]] = {
    "about": {
        "key": (str, "Name"),
        "value": (str, "What it is"),
    },
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
    "collections": {
        "code": (str, "The collection's code"),
        "label": (str, "What it is called"),
        "default": (int, "Whether nkr answers from it unasked"),
        "selected": (int, "Whether this database answers from it"),
        "withheld": (int, "Whether all that it holds is withheld"),
    },
    "topics": {
        "code": (str, "The topic's code"),
        "label": (str, "What it is called"),
        "aliases": (str, "Other names that a user may type (JSON list)"),
        "collection": (str, "The collection that defines it"),
        "withheld": (int, "Whether only withheld facts use it"),
    },
    "measures": {
        "code": (str, "The measure's code"),
        "label": (str, "What it is called"),
        "definition": (str, "What is counted"),
        "topic": (str, "The topic it belongs to"),
        "kinds": (str, "What its figures may be: stock, flow, cumulative, event, share, length (JSON list)"),
        "units": (str, "The units its figures may have (JSON list)"),
        "keeper": (str, "The claimant who keeps the register of it"),
        "part_of": (str, "Measures that contain it (JSON list)"),
        "quoted_against": (str, "Measures that headlines quote it against (JSON list)"),
        "place": (str, "The place that a figure means which names none"),
        "group": (str, "The group that a figure means which names none"),
        "by": (str, "Who acted, where a figure names no one"),
        "since": (str, "When its cumulative totals begin (EDTF)"),
        "sentence": (str, "The pattern of a printed sentence"),
        "planned_sentence": (str, "The same for what was only expected"),
        "keeper_sentence": (str, "What follows the keeper's name in a printed sentence"),
        "cases_sentence": (str, "The pattern for cases instead of persons"),
        "korean": (str, "Whom it counts, as a pattern of a Korean sentence"),
        "caution": (str, "What must be printed with the figure"),
        "cues": (str, "Words that point to it in prose (JSON list)"),
        "near": (int, "Days between the middle days of two stocks up to which they count as the same time"),
        "good_for": (int, "Days after which its newest figure is said to be old"),
        "breaks": (str, "Days from which it counts something else, what changed, and who says so (JSON lists)"),
        "collection": (str, "The collection that defines it"),
        "withheld": (int, "Whether only withheld facts use it"),
    },
    "terms": {
        "kind_of_term": (str, "claimant, place, group or event"),
        "code": (str, "The code"),
        "label": (str, "What it is called"),
        "note": (str, "A note"),
        "kind": (str, "For claimants: government, un, ngo, media, academic, person, unattributed"),
        "within": (str, "What it lies within (JSON list)"),
        "aliases": (str, "Its other names in sources (JSON list)"),
        "in_sentence": (str, "How running text names it, where that is not the label"),
        "korean": (str, "Its name in Korean sentences"),
        "singular": (str, "For groups: the word for one of its members"),
        "divides": (str, "For groups: by what it divides people, and the name of the part"),
        "unnamed": (int, "For claimants: whether the source does not name them"),
        "cues": (str, "Words that point to it in prose (JSON list)"),
        "date": (str, "For events: when it was (EDTF); its facts inherit it where they state none"),
        "place": (str, "For events: where it was; inherited in the same way"),
        "actor": (str, "For events: who acted; inherited in the same way"),
        "collection": (str, "The collection that defines it"),
        "withheld": (int, "Whether only withheld facts use it"),
    },
    "sources": {
        "id": (str, "The source's id"),
        "number": (int, "Its place in the record, never reused"),
        "title": (str, "Title as printed; our description in square brackets where the document shows none"),
        "untitled": (int, "Whether the document shows no title"),
        "publisher": (str, "Who printed it"),
        "published": (str, "When it was printed (EDTF)"),
        "author": (str, "Who wrote it, where the document says so"),
        "agency": (str, "The agency whose report it carries"),
        "language": (str, "Language of the document (BCP 47)"),
        "kind": (str, "official, agency, newspaper, broadcaster, ngo, report, journal, blog or copy"),
        "url": (str, "Address, where known"),
        "archived": (str, "Address of an archived copy"),
        "accessed": (str, "When the address was read (EDTF)"),
        "fingerprint": (str, "SHA-256 of the normalised text of the edition that was read"),
        "body_starts": (int, "Which block of the text paragraph 1 is"),
        "outline": (str, "The document by paragraph, in our own words (JSON list of pairs)"),
        "changes": (str, "Corrections, retractions and withdrawals: kind, date, reason, address (JSON lists)"),
        "note": (str, "A note"),
        "restricted": (int, "Whether it is kept out of every output unless asked for"),
        "title_withheld": (int, "Whether its title states a withheld figure"),
        "collection": (str, "The collection it is part of"),
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
    "checks": {
        "id": (str, "The check's id"),
        "kind": (str, "The rule that it applies"),
        "parts": (str, "The facts it is about (JSON list)"),
        "total": (str, "The fact that they are compared with"),
        "asserted": (str, "What a source asserts in words"),
        "text": (str, "What it is about, in words"),
        "collection": (str, "The collection it is part of"),
    },
    "decisions": {
        "id": (str, "The decision's id"),
        "facts": (str, "The facts whose conflict is acknowledged (JSON list)"),
        "seen": (str, "The facts' digests when it was made (JSON list): it lapses when one changes"),
        "reason": (str, "Why"),
        "date": (str, "When"),
        "who": (str, "Who decided"),
        "collection": (str, "The collection it is part of"),
    },
    "missing": {
        "id": (str, "The entry's id"),
        "measure": (str, "What is not known"),
        "why": (str, "not-given, refused, not-counted, withheld or not-looked-up"),
        "period": (str, "About when (EDTF)"),
        "place": (str, "Where"),
        "group": (str, "Of whom"),
        "claimant": (str, "Who does not give it"),
        "source": (str, "The document that says so"),
        "note": (str, "What a reader must know"),
        "collection": (str, "The collection it is part of"),
    },
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

KEYS = {
    "about": "key",
    "collections": "code",
    "topics": "code",
    "measures": "code",
    "sources": "id",
    "facts": "id",
    "checks": "id",
    "decisions": "id",
    "missing": "id",
    "articles": "source",
}

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
        + " PRIMARY KEY" * (KEYS.get(table) == name)
        + " NOT NULL" * (name not in OPTIONAL.get(table, ()))
        for name, (kind, _) in TABLES[table].items()
    )
    return f"CREATE TABLE [{table}] ({', '.join(columns)}) STRICT"


STATEMENTS: dict[str, str] = {
    **{table: _statement(table) for table in TABLES},
    "fact_words": "CREATE VIRTUAL TABLE fact_words USING fts5(id UNINDEXED, words, tokenize = 'trigram')",
    "facts_by_topic": "CREATE INDEX facts_by_topic ON facts (topic, collection)",
    "facts_by_source": "CREATE INDEX facts_by_source ON facts (source)",
    "facts_withheld": "CREATE INDEX facts_withheld ON facts (source) WHERE withheld",
}
"""What the database is made of: name to SQL, tables before indexes. ``fact_words`` is the full text of the facts;
trigrams find words inside Korean ones."""

OWNED_BY_SQLITE = frozenset(f"fact_words_{part}" for part in ("data", "idx", "content", "docsize", "config"))
"""Tables that SQLite makes for the full text by itself."""

SCHEMA = crc32(f"{MEANING} {' '.join(STATEMENTS.values())}".encode()) & 0x7FFFFFFF
"""The version of these tables (SQLite's ``user_version``)."""
