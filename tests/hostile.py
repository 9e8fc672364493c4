"""The table of hostile cases: what is put where. ``test_hostile_input.py`` runs them and writes the page on them."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from nkr.store import seal

Make = Callable[[Path], Path]

TEXTS: dict[str, str] = {
    "a terminal's colour codes": "\x1b[31mred\x1b[0m",
    "a terminal's title and bell": "\x1b]0;owned\x07",
    "a control code of eight bits": "\x9b31m",
    "NUL": "a\x00b",
    "backspaces that rub out a digit": "500\x08\x08\x0835",
    "a carriage return": "300,000\r35",
    "half a surrogate pair": "\ud800",
    "marks that turn the direction of writing": "\u202e000,3\u202c\u2066x\u2069",
    "characters without width": "3\u200b0\u200d0\u2060",
    "letters that no reader sees": "35" + "".join(chr(0xE0000 + ord(letter)) for letter in " say 53") + "\u180e\ufff9",
    "a byte order mark": "\ufeff300",
    "line and paragraph separators": "a\u2028b\u2029c",
    "line breaks that look like another row": "35\nconflict  300,000  The Board of Lights",
    "markup of the table library": "[bold red]x[/bold red] [/] [link=http://x.example]y[/link] :skull:",
    "a formula": '=HYPERLINK("http://x.example","y")',
    "a formula with a plus": "+1+cmd|' /C calc'!A0",
    "a formula with a minus": "-2+3",
    "a formula with an at sign": "@SUM(A1:A9)",
    "a full-width formula": "＝1＋1",
    "a formula behind a separator": "x;=1+1",
    "a script": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "the end of a script": "</script><!-- --></style></title>",
    "entities": "&lt;b&gt; &amp; &#0; &bogus;",
    "the ends of XML's sections": ']]> --> ?> <!DOCTYPE x [<!ENTITY y "z">]>',
    "an address that is a script": "javascript:alert(3)",
    "SQL": "'; drop table facts; --",
    "the words of full-text search": '" OR NEAR(a b) NOT * col:x ^y',
    "a template": "{{7*7}} {% raw %} ${7*7} {0.__class__} %(x)s %n",
    "a path": "../../../../etc/passwd",
    "a shell's commands": "$(touch owned) `touch owned` ; touch owned",
    "Markdown": "| a | b |\n|---|---|\n# h [x](javascript:alert(4)) `c` **b** <u>",
    "BibTeX and TeX": "\\input{/etc/passwd} } , x = {y % $ & # _ ~ ^",
    "the end of a RIS record": "x\nER  - \nTY  - JOUR",
    "letters that take two columns, and none": "탈북자 👩‍👩‍👧 e\u0301\u0301\u0301 𝟛𝟘𝟘",
    "ten thousand letters": "x" * 10_000,
    "more than ten thousand letters": "x" * 10_001,
}
"""Case to text. Put into every field that holds free text, of facts, sources, vocabulary, checks and decisions."""


def _file(name: str, content: str | bytes) -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return path

    return make


def _json(**fields: object) -> Make:
    return _file("facts.jsonl", json.dumps(FACT | fields) + "\n")


def _toml(text: str) -> Make:
    return _file("facts.toml", f"[[fact]]\n{text}\n")


FACT: dict[str, object] = {
    "id": "x", "source": "gazette", "paragraph": 1, "phrase": "35 keepers", "measure": "keepers", "qualifier": "exact",
    "low": 35, "high": 35, "unit": "persons", "claimant": "lights-board", "as_of": "1901",
}  # fmt: skip
HEADER = "id,source,paragraph,phrase,measure,qualifier,low,high,unit,claimant,as_of"
ROW = "x,gazette,1,35 keepers,keepers,exact,35,35,persons,lights-board,1901"


def _link_out(folder: Path) -> Path:
    (folder.parent / "elsewhere.toml").write_text("secret = 1")
    place = folder / "collection"
    place.mkdir()
    (place / "facts.toml").symlink_to(folder.parent / "elsewhere.toml")
    return place


def _link_loop(folder: Path) -> Path:
    place = folder / "collection"
    place.mkdir()
    (place / "a.toml").symlink_to(place / "b.toml")
    (place / "b.toml").symlink_to(place / "a.toml")
    return place


def _link_folder(folder: Path) -> Path:
    (folder.parent / "elsewhere").mkdir()
    (folder.parent / "elsewhere" / "facts.toml").write_text("secret = 1")
    place = folder / "collection"
    place.mkdir()
    (place / "inner").symlink_to(folder.parent / "elsewhere")
    return place


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "facts.toml")
    return folder / "facts.toml"


def _folder(folder: Path) -> Path:
    (folder / "facts.toml").mkdir()
    return folder / "facts.toml"


def _deep_folders(folder: Path) -> Path:
    path = folder / "collection"
    here = path
    for _ in range(60):
        here = here / "d"
    here.mkdir(parents=True)
    (here / "facts.toml").write_text("deep = 1")
    return path


FILES: dict[str, Make] = {
    "an empty file": _file("facts.toml", ""),
    "an empty CSV": _file("facts.csv", ""),
    "bytes that are not UTF-8": _file("facts.toml", b'[[fact]]\nid = "\xff\xfe"\n'),
    "UTF-16": _file("facts.csv", "id,phrase\nx,y\n".encode("utf-16")),
    "noise": _file("facts.jsonl", bytes(range(256)) * 40),
    "a byte order mark": _file("facts.csv", f"\ufeff{HEADER}\n{ROW}\n"),
    "no such file": lambda folder: folder / "nothing.toml",
    "a folder in place of a file": _folder,
    "a pipe in place of a file": _pipe,
    "a file of another kind": _file("facts.xlsx", "PK"),
    "a link out of the folder": _link_out,
    "a link to a folder elsewhere": _link_folder,
    "links in a circle": _link_loop,
    "folders sixty deep": _deep_folders,
    "TOML that does not close": _file("facts.toml", '[[fact]]\nid = "x'),
    "TOML with a key twice": _toml('id = "x"\nid = "y"'),
    "TOML nested a hundred thousand deep": _file("facts.toml", "a = " + "[" * 100_000),
    "a TOML key of twenty thousand parts": _file("facts.toml", ".".join(["a"] * 20_000) + " = 1"),
    "tables nested a thousand deep": _file("facts.toml", "[" + ".".join(["a"] * 1_000) + "]"),
    "a table that is no table of ours": _file("facts.toml", "[[user]]\nid = 1"),
    "a fact that is a number": _file("facts.toml", "fact = 7"),
    "facts that are numbers": _file("facts.toml", "fact = [1, 2]"),
    "a field that is no field of ours": _json(__class__="x"),
    "a field's name with line breaks": _json(**{"x\nfacts.jsonl:1: id: all is well": 1}),
    "JSON nested a hundred thousand deep": _file("facts.jsonl", "[" * 100_000),
    "JSON that is a list": _file("facts.jsonl", "[1, 2]\n"),
    "JSON with a key twice": _file("facts.jsonl", json.dumps(FACT)[:-1] + ', "low": 99}\n'),
    "CSV with too many cells": _file("facts.csv", f"{HEADER}\n{ROW},more\n"),
    "CSV with a quote that does not close": _file("facts.csv", f'{HEADER}\n"{ROW}\n'),
    "CSV with a column twice": _file("facts.csv", f"{HEADER},id\n{ROW},y\n"),
    "CSV with a cell of a million letters": _file("facts.csv", f"{HEADER},note\n{ROW},{'x' * 1_000_000}\n"),
    "CSV with NUL": _file("facts.csv", f"{HEADER}\n{ROW}\x00\n"),
    "a number that is text": _json(low="many"),
    "a number that is true": _json(low=True),
    "a number that is a list": _json(low=[35]),
    "NaN": _file("facts.jsonl", json.dumps(FACT | {"low": float("nan")})),
    "infinity": _file("facts.jsonl", json.dumps(FACT | {"high": float("inf")})),
    "a number beyond floating point": _file("facts.jsonl", json.dumps(FACT).replace('"high": 35', '"high": 1e999')),
    "a number of four hundred digits": _json(low=10**400),
    "a number of five thousand digits": _file(
        "facts.jsonl", json.dumps(FACT).replace('"low": 35', f'"low": {"9" * 5_000}')
    ),
    "a hexadecimal number of five thousand digits": _toml(f'id = "x"\nlow = 0x{"f" * 5_000}'),
    "a number with leading zeros": _file(
        "facts.csv", f"{HEADER}\n{ROW.replace('exact,35,35', f'exact,{35:030},{35:030}')}\n"
    ),
    "a negative number": _json(low=-35, high=-35),
    "a range that runs backwards": _json(qualifier="range", low=300_000, high=30_000),
    "a bound with two ends": _json(qualifier="up-to"),
    "a paragraph beyond a million": _json(paragraph=10**9),
    "a paragraph that is a fraction": _json(paragraph=1.5),
    "a date that is none": _json(as_of="1901-02-30"),
    "a period that ends before it begins": _json(as_of="1902/1901"),
    "a date with digits of another script": _json(as_of="１９０１"),
    "a date with line breaks": _json(as_of="[1901,\n1902]"),
    "a date of a hundred thousand parts": _json(as_of="[" + "1901," * 100_000 + "1901]"),
    "a date of TOML's own": _toml('id = "x"\nas_of = 1901-01-01'),
    "an id with a path in it": _json(id="../../etc/passwd"),
    "an id with capitals": _json(id="Xylophone"),
    "an id of ten thousand letters": _json(id="x" * 10_000),
    "an empty id": _json(id=""),
    "a phrase of two hundred words": _json(phrase="35 keepers " * 100),
    "a phrase that says another figure": _json(phrase="53 keepers"),
    "a source that is not there": _json(source="gazete"),
    "a claimant that is not there": _json(claimant="lights-bord"),
    "a mark of restriction that cannot be read": _json(restricted="perhaps"),
    "a fact that repeats itself": _json(repeats="x"),
}
"""Case to what makes the file or folder that is linted and ingested."""


ARTICLE = "The gazette\n\nThe gazette press: a keeper spoke.\n\nThe board counted 35 keepers."
"""What the invented source says; its fact stands in paragraph 2."""


def _article(change: Callable[[str], str | bytes], name: str = "x.txt") -> Make:
    return _file(name, change(ARTICLE))


def _huge(folder: Path) -> Path:
    path = folder / "x.txt"
    path.write_text(ARTICLE)
    os.truncate(path, 50_000_000)
    return path


def _article_link_out(folder: Path) -> Path:
    (folder.parent / "elsewhere.txt").write_text(ARTICLE)
    place = folder / "texts"
    place.mkdir()
    (place / "x.txt").symlink_to(folder.parent / "elsewhere.txt")
    (place / "all").symlink_to("/")
    return place


def _article_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "x.txt")
    return folder


def _copies(folder: Path) -> Path:
    (folder / "one.txt").write_text(ARTICLE)
    (folder / "two.txt").write_text(ARTICLE.replace("35", "36"))
    return folder


ARTICLES: dict[str, Make] = {
    "the article": _article(str),
    "nothing in it": _article(lambda _: ""),
    "noise": _file("x.txt", bytes(range(256)) * 40),
    "a PDF": _file("x.txt", b"%PDF-1.7\n" + ARTICLE.encode()),
    "a packed file": _file("x.docx", b"PK\x03\x04" + bytes(500)),
    "50 MB": _huge,
    "six million letters": _article(lambda text: text + "\n\n" + "x " * 3_000_000),
    "UTF-16 without its mark": _article(lambda text: text.encode("utf-16-le")),
    "an old Macintosh's line ends and a byte order mark": _article(lambda text: "\ufeff" + text.replace("\n", "\r")),
    "bytes that are not UTF-8": _article(lambda text: (text + "\n\n" + "등대지기 " * 20).encode() + b" \xff\xfe"),
    "another number": _article(lambda text: text.replace("35", "53")),
    "the title alone": _article(lambda text: text.partition("\n")[0]),
    "another article": _article(lambda text: text.replace("The gazette", "The herald")),
    "escape codes in the text": _article(
        lambda text: text.replace("a keeper", "\x1b[31m\x9b2J\x07a keeper\u202e") + " and so on" * 100
    ),
    "markup in the text": _article(
        lambda text: text.replace("a keeper", "[bold]a[/bold] [/] <script>alert(1)</script>")
    ),
    "a web page with scripts and comments": _article(
        lambda text: f"<!doctype html><title>x</title><script>'35 keepers'</script><!-- 53 --><p>{text}".replace(
            "\n\n", "<p>"
        ),
        "x.html",
    ),
    "a web page that never closes anything": _article(
        lambda text: "<html><body>" + "<div><p " * 50_000 + ">" + text.replace("\n\n", "<p>"), "x.html"
    ),
    "a web page of open comments": _article(lambda _: "<html>" + "<!--" * 200_000, "x.html"),
    "a name with escape codes": _article(str, "\x1b[31m[bold]x.txt"),
    "links that lead out": _article_link_out,
    "a pipe in place of a file": _article_pipe,
    "two editions": _copies,
}
"""Case to what makes the file or folder that is given as articles."""


def sealed(path: Path) -> None:
    """Seal a database that was changed, as one who knows how could: what lies behind the seal must hold by itself."""
    with suppress(sqlite3.Error):  # what has no seal any more goes without
        seal.apply(path)


def changed(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    sealed(path)


def loosened(path: Path, table: str, *statements: str) -> None:
    """Change rows as SQLite's strict tables would not let us: behind its back, the definition put back afterwards."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma writable_schema = on")
    (strict,) = connection.execute("select sql from sqlite_master where name = ?", (table,)).fetchone()
    loose = strict.removesuffix(" STRICT").replace("TEXT", "BLOB").replace(" NOT NULL", "")
    connection.execute("update sqlite_master set sql = ? where name = ?", (loose, table))
    connection.close()
    changed(path, *statements)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma writable_schema = on")
    connection.execute("update sqlite_master set sql = ? where name = ?", (strict, table))
    connection.close()
    sealed(path)


def _text(path: Path) -> None:
    path.write_text("This is a letter, not a database. " * 100)


def _truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _noise(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(4096, len(content), 97):
        content[at] ^= 0xA5
    path.write_bytes(content)


def _as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _sql(*statements: str) -> Callable[[Path], None]:
    return lambda path: changed(path, *statements)


def _loose(table: str, *statements: str) -> Callable[[Path], None]:
    return lambda path: loosened(path, table, *statements)


DATABASES: dict[str, Callable[[Path], None]] = {
    "a text": _text,
    "nothing in it": lambda path: os.truncate(path, 0),
    "a folder": _as_folder,
    "a pipe": _as_pipe,
    "cut in half": _truncated,
    "bytes changed throughout": _noise,
    "another program's": _sql("pragma application_id = 1"),
    "of a newer version": _sql("pragma user_version = 2000000000"),
    "without a table": _sql("drop table measures"),
    "without a column": _sql("alter table facts drop column note"),
    "with a column more": _sql("alter table facts add column x text"),
    "with a view for a table": _sql("alter table facts rename to f", "create view facts as select * from f"),
    "with a trigger": _sql("create trigger t after insert on facts begin delete from sources; end"),
    "with a view that never ends": _sql(
        "create view v as with recursive n(i) as (select 1 union all select i + 1 from n) select * from n"
    ),
    "a blob for a phrase": _loose("facts", "update facts set phrase = x'ff'"),
    "a blob for a note": _loose("facts", "update facts set note = x'37'"),
    "words for a number": _loose("facts", "update facts set low = 'many'"),
    "words for a list": _sql("update facts set via = 'x'"),
    "numbers in a list": _sql("update facts set via = '[1, 2]'"),
    "a list without end": _sql(f"update facts set via = '{'[' * 100_000}'"),
    "an infinite number": _sql("update facts set low = 9e999, high = 9e999"),
    "a negative number": _sql("update facts set low = -5, high = -5"),
    "an unknown qualifier": _sql("update facts set qualifier = 'x'"),
    "a date that is none": _sql("update facts set published = '31 May'"),
    "no date": _loose("facts", "update facts set published = null"),
    "a measure that is not there": _sql("update facts set measure = 'x'"),
    "a source that is not there": _sql("update facts set source = 'x'"),
    "no vocabulary": _sql("delete from terms"),
    "text that is not Unicode": _sql("update facts set phrase = cast(x'fffe' as text)"),
    "terms of wrong types": _loose("terms", "update terms set label = x'35'"),
    "measures of no known kind": _sql("update measures set kinds = '[\"x\"]'"),
}
"""Case to what is done to a sound database."""

WORDS: dict[str, tuple[str, ...]] = {
    "search with an open quote": ("search", '"nowhere'),
    "search with operators": ("search", "keepers AND OR NOT NEAR(", "*", "^x", "words:x"),
    "search for a percent sign": ("search", "%"),
    "search for SQL": ("search", "'; drop table facts; --"),
    "search for nothing": ("search", " "),
    "search for NUL": ("search", "\x00"),
    "search for half a surrogate pair": ("search", "\udcff\ud800"),
    "search for a hundred thousand letters": ("search", "x" * 100_000),
    "search for ten thousand words": ("search", "ab " * 10_000),
    "an id that is a path": ("fact", "../../../etc/passwd"),
    "an id that is SQL": ("fact", "' or 1=1 --"),
    "an id with escape codes": ("fact", "\x1b[31mx"),
    "an id with line breaks": ("fact", "x\nnkr: all is well"),
    "an id of a hundred thousand letters": ("fact", "x" * 100_000),
    "an empty id": ("fact", ""),
    "a source by a number beyond all": ("source", "9" * 400),
    "a source by a number of another script": ("source", "１"),
    "a source by minus one": ("source", "--", "-1"),
    "a topic that is markup": ("estimates", "[bold]x[/bold]"),
    "a topic that is empty": ("estimates", ""),
    "a year that is none": ("facts", "--year", "last year"),
    "a year of four hundred digits": ("facts", "--year", "9" * 400),
    "a year that runs backwards": ("facts", "--year", "2005/2001"),
    "a date that is NUL": ("facts", "--as-of", "\x00"),
    "a collection that is a path": ("facts", "--with", "../x"),
    "a format that is none": ("facts", "--format", "yaml"),
    "two formats": ("facts", "--json", "--csv"),
    "an option that is none": ("facts", "--drop"),
    "a command that is none": ("drop",),
    "a number that is none": ("trace", "many"),
    "a number of four hundred digits": ("trace", "9" * 400),
    "a check of nothing": ("check", ""),
    "a check of infinity": ("check", "infinity"),
    "a check of NaN": ("check", "nan"),
    "a check of a folder": ("check", "/"),
    "a check of a device": ("check", "/dev/zero"),
    "a check of a file that is not there": ("check", "./nothing.txt"),
    "a collection's name with a path in it": ("ingest", "--collection", "../x"),
    "a limit that is not a number": ("ingest", "--withhold-below", "five"),
    "a limit below nothing": ("ingest", "--withhold-below", "-1"),
    "a database that is empty": ("facts", "--db", ""),
    "a database with NUL in its name": ("facts", "--db", "a\x00b"),
    "a database below a device": ("facts", "--db", "/dev/null/x"),
    "a database with a name too long": ("facts", "--db", "x" * 300),
    "an answer into a folder that is not there": ("export", "--format", "csv", "-o", "nowhere/x.csv"),
    "an answer over a folder": ("export", "--format", "csv", "-o", "."),
}
"""Case to what is typed after ``nkr``."""
