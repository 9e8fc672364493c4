"""Hostile and broken input, case by case, through every command and form; and the page that tells what becomes of each.

docs/hostile-input.md is written by ``NKR_REWRITE=1 pytest tests/test_hostile_input.py``.
"""

from __future__ import annotations

import csv
import html.parser
import io
import itertools
import json
import os
import re
import shutil
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hostile import ARTICLE, ARTICLES, DATABASES, FACT, FILES, TEXTS, WORDS
from running import THOROUGH

from nkr.model import article
from nkr.output import escaping
from nkr.output.typesetting import STYLES
from nkr.services import loading
from nkr.store import seal

if TYPE_CHECKING:
    from conftest import Curated, Outcome, Run

PAGE = Path(__file__).parent.parent / "docs" / "hostile-input.md"
KNOWN = {0, 2, 3, 4, 5, 10}
"""The statuses that nkr documents; 70 would be a fault of its own."""
TEXT_FIELDS = ("term", "note", "translation")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No bundled facts, so that every answer is about what was put in; and a folder in which nothing may be touched."""
    monkeypatch.setattr(loading, "BUNDLED", {})
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def written_as(name: str, folder: Path, records: list[dict[str, Any]]) -> Path:
    path = folder / name
    lines = "".join(json.dumps(record) + "\n" for record in records)
    path.write_bytes(lines.encode())
    return path


def toml_value(text: str) -> str:
    return '"' + "".join(c if c.isalnum() or c in " .,-" else f"\\U{ord(c):08x}" for c in text) + '"'


def accepted(text: str) -> bool:
    """Whether curation takes a text; the page says which it refuses, and why."""
    from nkr.curation.fields import text as read

    try:
        read(text)
    except ValueError:
        return False
    return True


TAKEN = {name: text for name, text in TEXTS.items() if accepted(text)}
REFUSED = {name: text for name, text in TEXTS.items() if name not in TAKEN}


def hostile_collection(curated: Curated, texts: dict[str, str]) -> Path:
    """A source and a fact for each text, with the text in every free field; all of the vocabulary the same."""
    everything = " ".join(text for text in texts.values() if len(text) < 1_000)
    terms = "".join(
        f"[[{kind}]]\ncode = 'hostile'\nlabel = {toml_value(everything)}\n"
        + (f"kind = {toml_value(everything)}\n" if kind == "claimant" else "")
        + ("" if kind == "topic" else f"note = {toml_value(everything)}\nin_sentence = {toml_value(everything)}\n")
        + f"aliases = [{toml_value(everything)}]\n"
        for kind in ("topic", "claimant", "place", "group", "event")
    )
    told = "".join(
        f"{name} = {toml_value(everything)}\n"
        for name in ("label", "definition", "caution", "sentence", "keeper_sentence")
    )
    measure = f"[[measure]]\ncode = 'hostile'\ntopic = 'hostile'\nkinds = ['stock', 'flow']\n{told}"
    curated.write("hostile.toml", terms + measure)
    sources, facts = [], []
    for number, text in enumerate(texts.values()):
        own = dict.fromkeys(("title", "publisher", "author", "agency", "note"), text)
        own |= dict.fromkeys(("url", "archived"), f"https://example.org/{text}"[:9_900])
        sources.append({"id": f"s-{number}", "published": "1902", "language": "eo", **own})
        facts.append(
            FACT
            | {"id": f"f-{number}", "source": f"s-{number}", "phrase": text if len(text.split()) < 12 else "35"}
            | {"claimant": "hostile", "place": "coast", "low": 35 + number, "high": 35 + number}
            | dict.fromkeys(TEXT_FIELDS, text)
            | dict.fromkeys(("entered", "checked"), f"2026-11-22 {text}"[:9_000])
            | {"corrections": [{"on": "1902", "was": text, "reason": text}]}
        )
        facts.append(facts[-1] | {"id": f"m-{number}", "measure": "hostile", "kind": "flow", "as_of": "1901"})
    written_as("sources.jsonl", curated.folder, sources)
    written_as("facts.jsonl", curated.folder, facts)
    curated.write(
        "rest.toml",
        f"[[check]]\nid = 'c'\nkind = 'sum'\nparts = ['f-0', 'm-0']\ntotal = 'f-1'\ntext = {toml_value(everything)}\n"
        f"[[decision]]\nid = 'd'\nfacts = ['f-0', 'f-1']\nseen = ['0', '1']\nreason = {toml_value(everything)}\n"
        "date = '1902'\n",
    )
    return curated.folder


@pytest.fixture
def asked(tmp_path: Path) -> Any:
    from types import SimpleNamespace

    draft = tmp_path / "draft" / "draft.md"
    draft.parent.mkdir()
    draft.write_text("In 1901 there were 35 keepers. " + " ".join(text for text in TAKEN.values() if len(text) < 1_000))
    return SimpleNamespace(
        fact="f-0",
        other="f-1",
        source="s-0",
        topic="lighthouses",
        measure="hostile",
        word="alert",
        number="35",
        file=draft,
    )


class Parsed(html.parser.HTMLParser):
    """The elements and attributes that a browser would see, and the scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def check_terminal(text: str) -> None:
    assert escaping.printable(text) == text
    assert "\r" not in text


def check_csv(text: str) -> None:
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            assert not cell.startswith(("=", "@", "\t", "＝")), cell
            assert not re.match(r"[+-](?!\d+(\.\d+)?$)", cell), cell
            assert not re.search(r";\s*[=@＝]", cell), cell
            check_terminal(cell)


def check_markdown(text: str) -> None:
    assert not re.search(r"(?<!\\)<(script|img|u)\b", text)
    assert not re.search(r"(?<!\\)\]\(javascript", text)


def check_page(text: str) -> None:
    parsed = Parsed(text)
    for tag, attributes in parsed.seen:
        assert not any(name.startswith("on") for name in attributes), (tag, attributes)
        assert tag != "u"
        for name in ("href", "src", "action"):
            assert not (attributes.get(name) or "").strip().lower().startswith("javascript:"), attributes
        assert not (tag == "img" and attributes.get("src") == "x")
    for script in re.findall(r'<script(?![^>]*type="application/(?:ld\+)?json")[^>]*>(.*?)</script>', text, re.DOTALL):
        assert "alert(" not in script
    for data in re.findall(r'<script[^>]*json"[^>]*>(.*?)</script>', text, re.DOTALL):  # data, which no browser runs
        assert "<" not in data
        json.loads(data)


CHECKS: dict[str, Callable[[str], object]] = {
    "table": check_terminal,
    "json": json.loads,
    "csv": check_csv,
    "md": check_markdown,
}


def form_of(call: list[str]) -> str:
    if "--json" in call:
        return "json"
    return call[call.index("--format") + 1] if "--format" in call else "table"


OURS = re.compile(rf"\x1b\[(?:{'|'.join(set(STYLES.values()))})m([^\x1b]*)\x1b\[0m")
"""A styled run of ours: the only escape codes that may reach a terminal."""


def check_answer(call: list[str], ended: Outcome, *, terminal: bool = False) -> None:
    assert ended.status in KNOWN, (call, ended.err)
    check_terminal(ended.err)
    form = form_of(call)
    if form == "json" and ended.out:
        assert json.loads(ended.out) is not None, call
    if form == "csv":
        check_csv(ended.out)
    if form == "md":
        check_markdown(ended.out)
    if "toml" not in call:
        check_terminal(OURS.sub(r"\1", ended.out) if terminal else ended.out)


def check_written(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.suffix == ".html":
            check_page(path.read_text(encoding="utf-8"))
        elif path.suffix == ".svg":
            check_page(path.read_text(encoding="utf-8"))
            ET.fromstring(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("way", "terminal"),
    [
        pytest.param("curated", False, id="curated-piped"),
        pytest.param("curated", True, id="curated-terminal", marks=pytest.mark.slow),
        pytest.param("planted", False, id="planted-piped", marks=pytest.mark.slow),
        pytest.param("planted", True, id="planted-terminal", marks=pytest.mark.slow),
    ],
)
def test_hostile_text_reaches_no_reader_as_anything_but_text(
    way: str,
    terminal: bool,
    bare: None,
    asked: Any,
    run: Run,
    curated: Curated,
    every_call: Callable[[Any], Iterator[list[str]]],
    database: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As far as curation takes it, and planted in the database past curation; in every form in a pipe, and as set for a
    terminal. Without ``NKR_THOROUGH``, by every third command.
    """
    monkeypatch.setattr("nkr.output.terminal.on_terminal", lambda: terminal)
    monkeypatch.setenv("COLUMNS", "100")
    texts = TAKEN if way == "curated" else dict(list(TAKEN.items())[:2])
    assert run("ingest", hostile_collection(curated, texts), "--collection", "own").status == 0
    if way == "planted":
        plant(database, " ".join(text for name, text in TEXTS.items() if len(text) < 1_000 and "surrogate" not in name))
    for number, call in enumerate(every_call(asked)):
        if not THOROUGH and number % 3:
            continue
        if not terminal or form_of(call) == "table":  # what programs read is the same on a terminal
            check_answer(call, run(*call), terminal=terminal)
    check_written(tmp_path / "written")
    assert list((tmp_path / "here").iterdir()) == []


def plant(database: Path, text: str) -> None:
    """Put ``text`` into every free text of a database, past the curation that would refuse it."""
    planted = {
        "facts": "phrase translation term note entered checked",
        "sources": "title publisher author agency note url archived kind",
        "terms": "label note in_sentence",
        "measures": "label definition caution",
        "topics": "label",
        "collections": "label",
        "checks": "text",
        "decisions": "reason",
    }
    connection = sqlite3.connect(database)
    for table, columns in planted.items():
        for column in columns.split():
            connection.execute(f"update [{table}] set [{column}] = ?", (text,))
    connection.commit()
    connection.close()
    seal.apply(database)


def test_what_is_taken_comes_out_as_it_went_in(bare: None, run: Run, curated: Curated) -> None:
    assert run("ingest", hostile_collection(curated, TAKEN)).status == 0
    for number, (name, text) in enumerate(TAKEN.items()):
        told = run("fact", f"f-{number}", "--json").json
        assert told["note"] == text.strip(), name
        assert run("source", f"s-{number}", "--json").json["title"] == text.strip()


# --- files ----------------------------------------------------------------------------------------------------------


def linted(given: Path, curated: Curated, run: Run, command: str = "lint") -> Outcome:
    own = ["--collection", "o"] * (command == "ingest")
    return run(command, curated.folder / "vocabulary.toml", curated.folder / "gazette.toml", given, *own)


def made(make: Callable[[Path], Path], folder: Path) -> Path:
    folder.mkdir()
    return make(folder)


def check_loads_nothing(given: Path, curated: Curated, run: Run, database: Path) -> None:
    """A broken file is refused in lines that say where, and nothing of it is loaded."""
    before = database.read_bytes()
    ended = linted(given, curated, run, "ingest")
    assert ended.status in (0, 2, 4), ended
    check_terminal(ended.err + ended.out)
    if ended.status:
        assert database.read_bytes() == before
        assert all(len(line) < 600 for line in ended.err.splitlines())
        assert not any(line.startswith("facts.jsonl:1: id: all is well") for line in ended.err.splitlines())
    database.write_bytes(before)


# --- articles -------------------------------------------------------------------------------------------------------


def attached(make: Callable[[Path], Path], folder: Path, run: Run) -> tuple[Outcome, Path]:
    """What becomes of an article's file, no other being attached, and the folder that it is in."""
    assert run("ingest", "--detach", "all").status == 0
    given = made(make, folder)
    return run("ingest", "--articles", given), given if given.is_dir() else given.parent


READ = [
    [*call, "--format", form]
    for call in (["source", "gazette"], ["source", "a", "--full"], ["verify"], ["fact", "a"])
    for form in ("table", "json", "csv", "md")
]


def check_attached(ended: Outcome, number: int, run: Run) -> None:
    """A hostile article is attached as text, or refused in a line; each meets five of the questions that show it."""
    assert ended.status == 0, ended
    check_terminal(ended.err + ended.out)
    assert all(len(line) < 400 for line in ended.err.splitlines())
    held = "attached: gazette" in ended.out
    assert held or ended.err
    for asked in itertools.islice(itertools.cycle(READ), 5 * number, 5 * number + 5):
        shown = run(*asked)
        check_answer(asked, shown)
        assert shown.status in {0, 10} if held or "verify" not in asked else {3}, asked


# --- the page -------------------------------------------------------------------------------------------------------


def told(ended: Outcome, *places: Path) -> str:
    """What nkr said, for the page: its first line without the paths of this machine, and how many more there were."""
    lines = [line for line in ended.err.splitlines() if not re.match(r"nkr: \d+ problems?; nothing was loaded", line)]
    if not lines:
        return "taken"
    said = lines[0]
    for place in sorted(places, key=lambda place: -len(str(place))):
        said = said.replace(f"{place}/", "").replace(str(place), "nkr.db" if place.suffix == ".db" else "…")
    said = said.removeprefix("nkr: ")
    if len(said) > 220:
        said = said[:140] + " … " + said[-60:]
    more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
    return escaping.markdown(said) + more


def table(heading: list[str], rows: list[list[str]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def shown(text: str) -> str:
    """A hostile text as the page can hold it."""
    escaped = text.encode("unicode_escape").decode() if not text.isprintable() else text
    return f"`` {escaped[:60].replace('|', '∣')}{'…' if len(escaped) > 60 else ''} ``"


def page(run: Run, curated: Curated, database: Path, tmp_path: Path) -> str:
    curated.source(
        facts=curated.fact("a", "35 keepers", value=35, as_of="1901", via=["keepers-union"], paragraph=2),
        fingerprint=article.fingerprint(ARTICLE),
    )
    assert run("ingest", curated.folder, "--collection", "lights").status == 0
    parts = [OPENING]
    rows = []
    for name, text in TEXTS.items():
        if name in TAKEN:
            csv_cell = str(escaping.spreadsheet(text.strip()))
            rows.append([name, shown(text), "taken", shown(escaping.line(text.strip())), shown(csv_cell)])
        else:
            folder = tmp_path / f"text-{len(rows)}"
            ended = linted(made(_noted(text), folder), curated, run)
            rows.append([name, shown(text), told(ended, folder, tmp_path), "", ""])
    parts.append(TEXTS_OPENING + table(["case", "text", "when curated", "on a screen", "in CSV"], rows))
    rows = []
    for number, (name, make) in enumerate(FILES.items()):
        folder = tmp_path / f"file-{number}"
        given = made(make, folder)
        ended = linted(given, curated, run)
        rows.append([name, str(ended.status), told(ended, folder, tmp_path)])
        check_loads_nothing(given, curated, run, database)
    parts.append(FILES_OPENING + table(["case", "status", "what nkr lint says"], rows))
    rows = []
    for number, (name, make) in enumerate(ARTICLES.items()):
        ended, folder = attached(make, tmp_path / f"article-{number}", run)
        check_attached(ended, number, run)
        said, held = told(ended, folder), "attached: gazette" in ended.out
        verified = run("verify").status
        rows.append([name, "attached" + f"; {said}" * (said != "taken") if held else said, str(verified)])
    run("ingest", "--detach", "all")
    parts.append(ARTICLES_OPENING + table(["case", "what nkr ingest says", "status of nkr verify"], rows))
    rows = []
    sound = database.read_bytes()
    for name, harm in DATABASES.items():
        restore(database, sound)
        harm(database)
        ended = run("facts")
        rows.append([name, str(ended.status), told(ended, database, tmp_path)])
    restore(database, sound)
    parts.append(DATABASES_OPENING + table(["case", "status", "what nkr facts says"], rows))
    rows = []
    for name, words in WORDS.items():
        ended = run(*words)
        assert (ended.status in {2, 3, 5}, ended.err.count("\n") <= 1, len(ended.err) < 1_000) == (True, True, True), (
            name
        )
        check_terminal(ended.err + ended.out)
        rows.append([name, str(ended.status), told(ended, database, tmp_path)])
    parts.append(WORDS_OPENING + table(["case", "status", "what nkr says"], rows))
    return "\n\n".join(parts) + "\n"


def _noted(text: str) -> Callable[[Path], Path]:
    return lambda folder: written_as("facts.jsonl", folder, [FACT | {"note": text}])


def restore(database: Path, content: bytes) -> None:
    if database.is_dir():
        shutil.rmtree(database)
    else:
        database.unlink(missing_ok=True)
    database.write_bytes(content)


@pytest.mark.usefixtures("bare")
def test_the_page_on_hostile_input_tells_what_becomes_of_each_case(
    run: Run, curated: Curated, database: Path, tmp_path: Path, plain_terminal: None
) -> None:
    written = page(run, curated, database, tmp_path)
    if os.environ.get("NKR_REWRITE"):
        PAGE.write_text(written, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == written, (
        "write it again: NKR_REWRITE=1 pytest tests/test_hostile_input.py"
    )


OPENING = """# Hostile and broken input

Curated files, article texts, databases and the words on the command line may be wrong, huge or malicious. Nothing in
them reaches a terminal as a control code or as markup, a spreadsheet as a formula, a page as a script, SQL as a
statement, or a path outside the folder that was given; and nothing ends in a traceback. This page lists the cases that
the tests try, with the result of each. The tests write it (`tests/test_hostile_input.py`).

Statuses: 0 answered · 2 wrong usage · 3 nothing found · 4 invalid data, nothing loaded · 5 database unusable, and left
unchanged."""
TEXTS_OPENING = """## Texts in the data

Each text is put into every field that holds free text (of facts, sources, vocabulary, checks and decisions), as far as
curation takes it; then all of them are planted in a database past curation. Every command is run on it in every form,
and as set for a terminal. JSON always gives the text as it was, with control codes and unseen marks as escapes.

"""
FILES_OPENING = """## Curated files

All problems are reported at once, with file, line and field. If there is one, nothing is loaded.

"""
ARTICLES_OPENING = """## Texts of articles

Files given to `nkr ingest --articles`. What is not recognised is listed and never guessed, and does no harm to the
rest; what is attached is shown as text, whatever it holds. `nkr verify` then ends with 0 where every figure stands in
it, 10 where one does not, and 3 where nothing is attached.

"""
DATABASES_OPENING = """## Databases

A database is opened for reading only, its tables are compared with ours, and a trigger or view in it is never run.
When it is built it gets a seal, a checksum of the whole file: a figure, a title or a label that was changed since, by
another program or a disk error, makes every command refuse it. The cases below were sealed again after the
damage, as one who knows how could do. `nkr about --check` also takes the full checksum (SHA-256) and compares the
bundled figures with their digest. The seal is no signature: it does not show who changed a file.
`nkr ingest` refuses the same files and overwrites none of them, but for one of another version, which it builds anew
from the files that had been loaded into it.

"""
WORDS_OPENING = """## Words on the command line

"""
