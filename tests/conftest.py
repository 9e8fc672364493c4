"""What every test may use: the program as a function, and an invented collection to try it on."""

from __future__ import annotations

import json
import os
import shutil
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bundled_once import read_bundled

from nkr import locations
from nkr.analysis.compare.comparer import Comparer
from nkr.app import COMMANDS, group, main
from nkr.curation import folders
from nkr.model.dataset import Dataset
from nkr.output import serialize
from nkr.services import loading

pytest_plugins = ["running"]

ALL_BUNDLED = loading.BUNDLED

LIGHTHOUSES = """
    [[topic]]
    code = "lighthouses"
    label = "Lighthouses"

    [[measure]]
    code = "keepers"
    label = "Lighthouse keepers"
    definition = "People who keep a light at a date."
    topic = "lighthouses"
    kinds = ["stock"]
    place = "coast"
    group = "all-keepers"
    cues = ["keep*|tend* + light*|coast -hired -leave"]

    [[measure]]
    code = "keepers-on-leave"
    label = "Keepers on leave"
    definition = "Keepers away from their light at a date."
    topic = "lighthouses"
    kinds = ["stock"]
    part_of = ["keepers"]
    place = "coast"
    group = "all-keepers"
    cues = ["on leave|absent"]

    [[measure]]
    code = "hired"
    label = "Keepers hired"
    definition = "Keepers who began service in a period."
    topic = "lighthouses"
    kinds = ["flow", "event"]
    units = ["persons", "persons-per-week"]
    keeper = "lights-board"
    part_of = ["hired-ever"]
    place = "coast"
    group = "all-keepers"
    cues = ["hired|recruit*|engaged"]

    [[measure]]
    code = "hired-ever"
    label = "Keepers ever hired"
    definition = "Keepers who ever began service, since a start."
    topic = "lighthouses"
    kinds = ["cumulative"]
    keeper = "lights-board"
    quoted_against = ["keepers"]
    place = "coast"
    group = "all-keepers"
    cues = ["ever|since|altogether + hired|recruit*"]

    [[measure]]
    code = "lamps"
    label = "Lamps lit"
    definition = "Lamps lit in a period: counted by nobody officially."
    topic = "lighthouses"
    kinds = ["flow"]
    place = "coast"
    group = "all-keepers"
    cues = ["lamp*"]

    [[claimant]]
    code = "lights-board"
    label = "The Board of Lights"
    kind = "government"
    aliases = ["Board of Lights"]

    [[claimant]]
    code = "keepers-union"
    label = "The Keepers' Union"
    kind = "ngo"

    [[claimant]]
    code = "sailors"
    label = "Sailors (unnamed)"
    kind = "person"
    unnamed = true

    [[place]]
    code = "coast"
    label = "The coast"

    [[place]]
    code = "north-coast"
    label = "The north coast"
    within = ["coast"]

    [[place]]
    code = "south-coast"
    label = "The south coast"
    within = ["coast"]

    [[group]]
    code = "all-keepers"
    label = "Keepers"
    cues = ["lighthouse*|keeper*"]

    [[group]]
    code = "night-keepers"
    label = "Night keepers"
    within = ["all-keepers"]

    [[event]]
    code = "storm"
    label = "The storm of 1901"
"""
"""A vocabulary about something else altogether: the subject is data, not code."""


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database path of this test's own; nothing is built there yet."""
    path = tmp_path / "nkr.db"
    monkeypatch.setenv("NKR_DB", str(path))
    return path


@pytest.fixture
def run(database: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The program as a user calls it: ``run("facts", "--json")`` gives status, stdout and stderr."""

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return call


@pytest.fixture
def built(run: Run, database: Path) -> Path:
    """The bundled record in its database, for a process that a test starts: reading and building it takes seconds."""
    assert run("ingest").status == 0
    return database


@dataclass(frozen=True)
class Curated:
    """Curated files of a test's own in ``folder``; ``write`` adds one."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return path

    def source(
        self, identifier: str = "gazette", published: str = "1902-01-01", facts: str = "", **fields: Any
    ) -> Path:
        """A source with its facts (TOML text) in one file."""
        told = {"id": identifier, "title": f"The {identifier}", "publisher": f"The {identifier} press"}
        values = told | {"published": published} | fields
        head = "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items())
        return self.write(f"{identifier}.toml", f"[source]\n{head}\n{textwrap.dedent(facts)}")

    def fact(self, identifier: str, phrase: str, measure: str = "keepers", **fields: Any) -> str:
        """One ``[[fact]]`` table; ``qualifier`` is exact and ``low`` = ``high`` = ``value`` where given."""
        values: dict[str, Any] = {
            "id": identifier,
            "paragraph": 1,
            "phrase": phrase,
            "measure": measure,
            "qualifier": "exact",
            "unit": "persons",
            "claimant": "lights-board",
        }
        if "value" in fields:
            values["low"] = values["high"] = fields.pop("value")
        values |= fields
        return "\n[[fact]]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items())


@pytest.fixture
def articles_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the bundled facts those of the five articles: each ingest of the wider record takes seconds."""
    monkeypatch.setattr(loading, "BUNDLED", {"articles": ALL_BUNDLED["articles"]})


@pytest.fixture
def curated(tmp_path: Path, articles_alone: None) -> Curated:
    """An empty collection about lighthouses, with its vocabulary, beside the five articles."""
    made = Curated(tmp_path / "lights")
    made.write("vocabulary.toml", LIGHTHOUSES)
    return made


@pytest.fixture
def with_wider(curated: Curated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty documents of the wider record beside the invented collection, for tests that ask both."""
    (tmp_path / "data" / "wider").mkdir(parents=True)
    for file in sorted((locations.bundled("data") / "wider").glob("*.toml"))[:20]:
        shutil.copy(file, tmp_path / "data" / "wider")
    monkeypatch.setattr(loading, "BUNDLED", ALL_BUNDLED | {"wider": ((str(tmp_path / "data"), "wider"),)})


@pytest.fixture
def judged(curated: Curated) -> Callable[[], dict[frozenset[str], dict[str, Any]]]:
    """Read the collection and give every judgement on its pairs, by the two ids: values alone, without a database."""

    def judge() -> dict[frozenset[str], dict[str, Any]]:
        builder, _ = read_bundled()
        reading = folders.read(curated.folder)
        builder.add(reading.taken(), "lights")
        problems = [problem for problem in (*reading.problems, *builder.problems) if problem.severity == "error"]
        assert not problems, problems
        entries = builder.entries
        facts = [fact for fact in entries.facts.values() if fact.topic == "lighthouses"]
        pairs = Comparer(Dataset(facts, entries.sources, entries.vocabulary)).comparisons(facts)
        return {frozenset((pair.a.id, pair.b.id)): serialize.comparison_value(pair) for pair in pairs}

    return judge


@dataclass(frozen=True)
class Planted:
    """A folder of somebody else's, with modules of common names that say so when they are run."""

    folder: Path
    names = ("datasette", "uvicorn", "secrets", "nkr", "sqlite3", "tomllib", "jinja2", "mcp", "anyio", "typer", "rich")

    def modules_run(self) -> str:
        said = self.folder.with_suffix(".txt")
        return said.read_text(encoding="utf-8") if said.exists() else ""


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    made = Planted(tmp_path / "strange")
    made.folder.mkdir()
    for name in Planted.names:
        code = f"open({str(made.folder.with_suffix('.txt'))!r}, 'a').write('{name} ')"
        (made.folder / f"{name}.py").write_text(code, encoding="utf-8")
    return made


@pytest.fixture
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colour and 80 columns, whatever the machine says."""
    for name in ("FORCE_COLOR", "GITHUB_ACTIONS", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")


@dataclass(frozen=True)
class Asked:
    """What ``every_call`` puts where a command asks for it."""

    fact: str
    other: str
    source: str
    topic: str
    measure: str
    word: str
    number: str
    file: Path


SERVERS = {"serve", "mcp"}
"""Commands that stay: their own tests talk to them."""


@pytest.fixture
def every_call(tmp_path: Path) -> Callable[[Asked], Iterator[list[str]]]:
    """Every command in every form with what it asks for, as the command line declares it: new commands come by
    themselves. What they write goes to ``tmp_path / "written"``.
    """
    folder = tmp_path / "written"
    folder.mkdir()

    def arguments(asked: Asked, command: Any) -> list[list[str]]:
        known = {
            "topic": [[asked.topic], [asked.measure]] if command.name != "ask" else [[asked.topic]],
            "about": [[asked.topic], [asked.measure]],
            "identifier": [[asked.fact]] if command.name == "fact" else [[asked.fact], [asked.source]],
            "identifiers": [[asked.fact, asked.source]],
            "words": [[asked.word]],
            "what": [[asked.number], [str(asked.file)]],
            "paths": [[str(asked.file.parent)]],
            "field": [["measure"], ["claimant"], ["collection"]],
            "word": [[asked.word], [asked.measure]],
            "files": [[str(asked.file)]],
            "year": [["1901"]],
        }
        made: list[list[str]] = [[]]
        for parameter in command.params:
            if parameter.param_type_name == "argument":
                if parameter.name not in known:
                    pytest.fail(f"say in tests/conftest.py what 'nkr {command.name}' is given as {parameter.name}")
                given = known[parameter.name] + ([] if parameter.required else [[]])
                made = [[*before, *more] for before in made for more in given]
        return made

    def options(asked: Asked, command: Any) -> list[list[str]]:
        made: list[list[str]] = [[]]
        with_values = {"source": asked.source, "claimant": asked.word, "measure": asked.measure, "year": "1901"}
        for parameter in command.params:
            name = parameter.opts[-1] if parameter.param_type_name == "option" else ""
            if name in ("--format", "--style", "--as"):
                made += [[name, str(getattr(choice, "value", choice))] for choice in parameter.type.choices]
            elif name in (
                "--pairs",
                "--summary",
                "--all",
                "--full",
                "--vintages",
                "--sentence",
                "--compare",
                "--strict",
            ):
                made += [[name], [name, "--json"]]
            elif parameter.name in with_values and name:
                made += [[name, with_values[parameter.name]]]
        return made

    def calls(asked: Asked) -> Iterator[list[str]]:
        root = group()
        for name in COMMANDS:
            if name in SERVERS:
                continue
            command = root.get_command(None, name)  # type: ignore[arg-type]
            writes = next((p.opts[0] for p in command.params if p.name == "output"), None)  # type: ignore[union-attr]
            for given in arguments(asked, command):
                for chosen in options(asked, command):
                    line = [name, *given, *chosen]
                    if writes:
                        ending = {"chart": "svg", "report": "html"}.get(name, "zip")
                        line += [writes, str(folder / f"{name}-{len(list(folder.iterdir()))}.{ending}")]
                    yield line
        yield ["conflicts", "--acknowledge", asked.fact, asked.other, "--reason", "Looked at."]
        yield from (["about", "--since", since] for since in ("2026-11-22", os.environ["NKR_DB"]))
        yield from (["about", "--check"], ["about", "--check", "--json"])
        yield from (["check", "--history", asked.number], ["check", "--history", asked.fact])
        yield ["draft", "--new", str(folder / "new")]

    return calls
