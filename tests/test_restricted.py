"""What is restricted stays out of everything that nkr prints, writes, hints at or completes, unless it is asked for."""

from __future__ import annotations

import os
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from nkr.commands import options

if TYPE_CHECKING:
    from conftest import Asked, Curated, Run

SECRETS = ("zanzibar", "4711", "4,711", "Zanzibar")
"""Stand in everything that is restricted here and in nothing else."""

VOCABULARY = """
    [[topic]]
    code = "zanzibar-topic"
    label = "Zanzibar topic"
    [[measure]]
    code = "zanzibar-measure"
    label = "Zanzibar measure"
    definition = "Zanzibar"
    topic = "zanzibar-topic"
    kinds = ["stock"]
    place = "coast"
    group = "all-keepers"
    [[claimant]]
    code = "zanzibar-claimant"
    label = "Zanzibar claimant"
    kind = "person"
    [[place]]
    code = "zanzibar-place"
    label = "Zanzibar place"
    within = ["coast"]
    [[group]]
    code = "zanzibar-group"
    label = "Zanzibar group"
    within = ["all-keepers"]
    [[event]]
    code = "zanzibar-event"
    label = "Zanzibar event"
"""

CHECKS = """
    [[check]]
    id = "zanzibar-check"
    kind = "within"
    parts = ["keepers-35", "zanzibar-fact"]
    total = "keepers-300"
    text = "Zanzibar"
    [[decision]]
    id = "zanzibar-decision"
    facts = ["keepers-35", "zanzibar-fact"]
    seen = ["000000000000", "000000000000"]
    reason = "Zanzibar"
    date = "1902"
"""

ARTICLE = """The gazette

On the coast 35 keepers were counted.

In Zanzibar 4,711 keepers were counted by night.

There are 20 lamps; 4,711 keepers hide near them.
"""


def _secret(curated: Curated, identifier: str, **fields: Any) -> str:
    given = {"value": 4711, "as_of": "1901", "note": "Zanzibar", "term": "zanzibar", "restricted": True} | fields
    return curated.fact(identifier, "4,711 keepers", **given)


@pytest.fixture
def lights(run: Run, curated: Curated, tmp_path: Path) -> Path:
    """Public and restricted facts in one source, a restricted source, and a collection of nothing else."""
    curated.write("more.toml", VOCABULARY)
    names = {"claimant": "zanzibar-claimant", "place": "zanzibar-place", "group": "zanzibar-group"}
    curated.source(
        facts="[[source.outline]]\nparagraph = 1\ntext = 'Keepers on the coast.'\n"
        "[[source.outline]]\nparagraph = 2\ntext = 'Zanzibar: 4711.'\n"
        + curated.fact("keepers-35", "35 keepers", value=35, as_of="1901")
        + curated.fact("keepers-300", "up to 300 keepers", qualifier="up-to", high=300, as_of="1901", paragraph=7)
        + curated.fact("lamps-20", "20 lamps", "lamps", value=20, period="1901", kind="flow", paragraph=3)
        + curated.fact("told-again", "35 keepers", value=35, as_of="1901", repeats="zanzibar-fact", paragraph=8)
        + _secret(curated, "zanzibar-fact", paragraph=2, **names, via=["zanzibar-claimant"])
        + _secret(curated, "zanzibar-event-fact", measure="hired", kind="event", event="zanzibar-event", paragraph=2)
        + _secret(curated, "zanzibar-lamp", measure="zanzibar-measure", paragraph=3)
        + _secret(curated, "zanzibar-rival", paragraph=9)
    )
    curated.write("checks.toml", CHECKS)
    curated.source(
        "zanzibar-source",
        facts=_secret(curated, "zanzibar-inherits", restricted=False),
        restricted=True,
        title="Zanzibar",
    )
    loaded = run("ingest", curated.folder, "--collection", "lights")
    assert loaded.status == 0, loaded.err
    other = curated.write("../other/zanzibar.toml", "[source]\nid = 'zanzibar-2'\ntitle = 'Zanzibar'\n"
                          "publisher = 'Zanzibar'\npublished = '1902'\nrestricted = true\n"
                          + curated.fact("zanzibar-elsewhere", "4,711 keepers", value=4711, as_of="1901"))  # fmt: skip
    assert run("ingest", other, "--collection", "zanzibar-collection").status == 0
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "gazette.txt").write_text(ARTICLE)
    (texts / "zanzibar.txt").write_text("Zanzibar\n\n4,711 keepers.")
    attached = run("ingest", "--articles", texts)
    assert attached.status == 0, attached.err
    assert _secrets(attached.out + attached.err) == []
    draft = tmp_path / "draft" / "draft.md"
    draft.parent.mkdir()
    draft.write_text("In 1901 there were 35 keepers on the coast.\n")
    return draft


def _secrets(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def _written(folder: Path) -> Iterator[str]:
    """All that was written, archives and columns unpacked."""
    for path in (path for path in sorted(folder.rglob("*")) if path.is_file()):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                yield from (packed.read(name).decode() for name in packed.namelist())
        else:
            yield path.read_bytes().decode("utf-8", "replace")


@pytest.fixture
def asked(lights: Path) -> Asked:
    return make_asked(lights)


def make_asked(draft: Path) -> Any:
    from types import SimpleNamespace

    return SimpleNamespace(
        fact="keepers-35", other="keepers-300", source="gazette", topic="lighthouses", measure="keepers",
        word="keepers", number="35", file=draft,
    )  # fmt: skip


OTHER_SECRETS = {"zanzibar": "mombasa", "Zanzibar": "Mombasa", "4711": "58223", "4,711": "58,223"}


def _with_other_secrets(text: str) -> str:
    for secret, other in OTHER_SECRETS.items():
        text = text.replace(secret, other)
    return text


@pytest.fixture
def twin(lights: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A second database that differs from the first in its secrets alone: other words and numbers, and one fewer.

    ``twin("other")`` and ``twin("own")`` choose which of the two answers.
    """
    own, other = os.environ["NKR_DB"], str(tmp_path / "twin" / Path(os.environ["NKR_DB"]).name)
    for folder in ("lights", "other", "texts"):
        for path in (tmp_path / folder).rglob("*.*"):
            text = _with_other_secrets(path.read_text(encoding="utf-8"))
            text = text.split('\n[[fact]]\nid = "mombasa-rival"')[0]  # one fact fewer
            copy = tmp_path / "twin" / folder / _with_other_secrets(path.name)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text, encoding="utf-8")
    monkeypatch.setenv("NKR_DB", other)
    assert run("ingest", tmp_path / "twin" / "lights", "--collection", "lights").status == 0
    assert run("ingest", tmp_path / "twin" / "other", "--collection", "mombasa-collection").status == 0
    assert run("ingest", "--articles", tmp_path / "twin" / "texts").status == 0
    monkeypatch.setenv("NKR_DB", own)
    return lambda which: monkeypatch.setenv("NKR_DB", other if which == "other" else own)


def _masked(text: str, tmp_path: Path) -> str:
    """Without what two runs differ in anyhow: where the database and the written files are."""
    text = text.replace(str(tmp_path), "").replace("/twin/", "/")
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.+]+Z?", "(time)", text).replace("written-other", "written")


@pytest.mark.slow
def test_two_databases_that_differ_in_secrets_alone_answer_alike(
    twin: Callable[[str], None], asked: Any, run: Run, every_call: Callable[[Any], Iterator[list[str]]], tmp_path: Path
) -> None:
    (tmp_path / "written-other").mkdir()
    for call in every_call(asked):
        twin("own")
        first = run(*call)
        twin("other")
        second = run(*[word.replace(str(tmp_path / "written"), str(tmp_path / "written-other")) for word in call])
        assert _masked(first.out, tmp_path) == _masked(second.out, tmp_path), call
        assert _masked(first.err, tmp_path) == _masked(second.err, tmp_path), call
        assert first.status == second.status, call
    ours, others = (list(_written(tmp_path / name)) for name in ("written", "written-other"))
    assert [_masked(text, tmp_path) for text in ours] == [_masked(text, tmp_path) for text in others]


def test_completion_datasette_and_assistants_answer_alike_whatever_the_secrets(twin: Callable[[str], None]) -> None:
    from nkr.output import datasette
    from nkr.output.terminal import Format
    from nkr.services.session import Session

    answers = []
    for which in ("own", "other"):
        twin(which)
        completed = [
            complete(start)
            for complete in (
                *(options.complete_id, options.complete_fact, options.complete_topic),
                *(options.complete_measure, options.complete_collection),
            )
            for start in ("", "k", "z", "m")
        ]
        with Session(Format.JSON) as session:
            tables = [(table.name, list(table.rows())) for table in datasette.shown(session.exported())]
        answers.append((completed, tables))
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    "terminal", [pytest.param(True, id="terminal", marks=pytest.mark.slow), pytest.param(False, id="piped")]
)
def test_no_command_and_no_form_shows_what_is_restricted(
    terminal: bool,
    asked: Any,
    run: Run,
    every_call: Callable[[Any], Iterator[list[str]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nkr.output.terminal.on_terminal", lambda: terminal)
    answered = set()
    for call in every_call(asked):
        ended = run(*call)
        assert ended.status in (0, 2, 3, 4, 10), (call, ended)
        assert _secrets(ended.out + ended.err) == [], call
        if ended.status in (0, 10):
            answered.add(call[0])
    assert answered >= {"stats", "estimates", "conflicts", "source", "facts", "cite", "export", "report"}
    for text in _written(tmp_path / "written"):
        assert _secrets(text) == []


def test_asked_for_explicitly_it_is_there(lights: Path, run: Run) -> None:
    listed = run("facts", "--json", "--restricted").json
    assert {"zanzibar-fact", "zanzibar-inherits", "zanzibar-elsewhere"} <= {fact["id"] for fact in listed}
    assert run("fact", "zanzibar-fact", "--restricted", "--json").json["claimant"] == "zanzibar-claimant"
    assert "zanzibar-check" in run("sums", "--restricted", "--json").out
    assert "⟦4,711 keepers⟧ (zanzibar-lamp) hide near them" in run("source", "gazette", "--restricted").out
    assert run("source", "gazette", "--restricted", "--json").json["outline"][1]["text"] == "Zanzibar: 4711."


OTHER_COPIES = {
    "with furniture": ARTICLE.replace("The gazette\n", "Menu\n\nThe gazette\n\nBy a reporter\n\nShare\n"),
    "without blank lines": ARTICLE.replace("\n\n", "\n"),
    "in one block": ARTICLE.replace("\n\n", " ").replace("The gazette ", "The gazette\n\n"),
    "with a paragraph more": ARTICLE.replace("On the coast", "It was a fine day.\n\nOn the coast"),
    "told twice": ARTICLE + "\nOnce more: 4,711 keepers.\n",
    "with another number": ARTICLE.replace("4,711 keepers were", "4,712 keepers were").replace("; 4,711", "; 4,710"),
    "with other words": ARTICLE.replace("4,711 keepers", "keepers, 4,711 of them,"),
}


@pytest.mark.parametrize("copy", OTHER_COPIES)
def test_another_copy_of_the_article_tells_no_more(copy: str, lights: Path, run: Run, tmp_path: Path) -> None:
    """Its paragraphs may be counted otherwise than the record counts them."""
    assert run("ingest", "--detach", "gazette").status == 0
    (tmp_path / "copy.txt").write_text(OTHER_COPIES[copy])
    attached = run("ingest", "--articles", tmp_path / "copy.txt")
    assert "attached: gazette" in attached.out, attached
    for call in (
        ("source", "gazette"),
        ("source", "gazette", "--json"),
        ("source", "keepers-35", "--full"),
        ("verify",),
    ):
        said = run(*call)
        assert [secret for secret in (*SECRETS, "4,712", "4,710") if secret in said.out + said.err] == [], call
    assert "4,71" in run("source", "gazette", "--restricted").out


@pytest.mark.usefixtures("with_wider")
def test_counts_are_those_of_what_is_shown(lights: Path, run: Run) -> None:
    (gazette,) = (source for source in run("source", "--json").json if source["id"] == "gazette")
    assert gazette["facts"] == 4
    again = run("ingest", "--with", "wider")
    assert "lights: 4 facts" in again.out
    assert "zanzibar-collection" not in again.out


HINTED = """
fact zanzibr · fact zanz · source zanziba · search zanzi · search 4,71 · facts --topic zanzi · facts --measure zanzi
facts --claimant anziba · facts --with zanzi · facts --with x · ingest --with zanzi · ingest --remove zanzi
ingest --detach zanzi · stats zanzi · cite zanzi · verify zanzi · trace 4710 · check 4710 · estimates zanzi
chart zanzi -o x.svg · conflicts zanzi · export --format csv --collection zanzi · gaps zanzi
"""


def test_no_hint_gives_it_away(lights: Path, run: Run) -> None:
    for call in HINTED.replace("\n", " · ").strip(" ·").split(" · "):
        ended = run(*call.split())
        said = ended.out + ended.err
        for typed in call.split():
            said = said.replace(f"'{typed}'", "").replace(f"“{typed}”", "")
        assert _secrets(said) == [], call
        assert ended.status == 3 or call.startswith(("facts --claimant", "trace", "check")), (call, ended)


def test_no_completion_offers_it(lights: Path, run: Run) -> None:
    for complete in (options.complete_id, options.complete_fact, options.complete_topic, options.complete_measure):
        assert complete("zanz") == []
    assert options.complete_fact("keepers") == ["keepers-300", "keepers-35"]


def test_a_message_about_a_restricted_record_says_where_and_not_what(
    run: Run, curated: Curated, tmp_path: Path
) -> None:
    bad = curated.source(
        "zanzibar", facts=_secret(curated, "zanzibar-x", claimant="zanzibar", unit="zanzibars"), restricted=True
    )
    bad = bad.rename(curated.folder / "own.toml")
    for command in ("lint", "ingest"):
        ended = run(command, curated.folder)
        assert ended.status == 4
        assert _secrets(ended.err) == []
        assert f"{bad}:15: unit: invalid; the record is restricted: --restricted says why" in ended.err
        assert "zanzibars" in run(command, curated.folder, "--restricted").err


def test_the_library_keeps_it_out_too(lights: Path, database: Path) -> None:
    import nkr

    with nkr.open(database) as record:
        told = repr(list(record.facts())) + repr(list(record.sources())) + repr(record.vocabulary)
    assert _secrets(told) == []


def test_what_is_served_to_a_browser_and_to_assistants_comes_from_a_record_without_it(lights: Path) -> None:
    from nkr.output import datasette
    from nkr.output.terminal import Format
    from nkr.services.session import Session

    with closing(Session(Format.JSON)) as session:
        tables = datasette.shown(session.exported())
    assert _secrets(repr([list(table.rows()) for table in tables])) == []


ASSISTANT_CALLS = (
    ("search", {"words": "keepers"}),
    ("search", {"words": "zanzibar"}),
    ("facts", {"topic": "lighthouses"}),
    ("compare", {"topic": "lighthouses"}),
    ("check", {"number": "4,711 keepers"}),
    ("check", {"number": "35 keepers"}),
    ("cite", {"identifier": "keepers-35"}),
    ("cite", {"identifier": "zanzibar-fact"}),
)


def test_assistants_get_the_same_whatever_the_secrets(twin: Callable[[str], None]) -> None:
    pytest.importorskip("mcp", reason="the Model Context Protocol is the extra 'mcp'")
    import anyio

    from nkr.commands.mcp import _server
    from nkr.output.terminal import Format
    from nkr.services.session import Session

    async def answers(which: str) -> list[str]:
        server = _server(lambda: Session(Format.JSON))
        given = []
        for tool, arguments in ASSISTANT_CALLS:
            asked = arguments if which == "own" else {key: _with_other_secrets(word) for key, word in arguments.items()}
            try:
                answer = str(await server.call_tool(tool, asked))
            except Exception as error:
                answer = str(error)
            given.append(_with_other_secrets(answer))
        return given

    said = []
    for which in ("own", "other"):
        twin(which)
        said.append(anyio.run(answers, which))
    assert said[0] == said[1]
    assert all(len(text) > 20 for text in said[0])


# --- small counts ----------------------------------------------------------------------------------------------------


@pytest.fixture
def few(run: Run, curated: Curated) -> None:
    curated.source(
        "herald",
        title="Three hired in the storm",
        url="https://example.org/three",
        facts=curated.fact(
            "head-3", "Three hired", "hired", value=3, event="storm", kind="event", period="1901", paragraph=0
        ),
    )
    curated.source(
        facts="[[source.outline]]\nparagraph = 1\ntext = 'Three keepers.'\n"
        + curated.fact("three", "3 keepers", value=3, as_of="1901", place="north-coast")
        + curated.fact("twenty", "20 keepers", value=20, as_of="1901", place="south-coast", paragraph=2)
        + curated.fact("all", "23 keepers", value=23, as_of="1901", paragraph=2)
        + curated.fact("four", "four keepers", value=4, as_of="1901", claimant="keepers-union", paragraph=3)
        + curated.fact("none", "0 keepers", value=0, as_of="1900", paragraph=4)
        + curated.fact("five", "5 lamps", "lamps", value=5, period="1901", paragraph=5)
    )
    curated.write(
        "sum.toml",
        '[[check]]\nid = "sum"\nkind = "sum"\nparts = ["three", "twenty"]\ntotal = "all"\ntext = "North, south."',
    )
    assert run("ingest", curated.folder).status == 0


def shown(run: Run) -> set[str]:
    return {fact["id"] for fact in run("facts", "--topic", "lighthouses", "--json").json}


def test_small_counts_are_shown_unless_the_database_is_told_to_withhold_them(few: None, run: Run) -> None:
    assert {"three", "twenty", "all", "four", "none", "five", "head-3"} == shown(run)


def test_figures_of_few_people_are_withheld_and_what_they_could_be_reckoned_from(few: None, run: Run) -> None:
    assert run("ingest", "--withhold-below", 5).status == 0
    assert shown(run) == {"all", "none", "five"}
    assert "sum" not in {check["id"] for check in run("sums", "--json").json}
    assert run("source", "gazette", "--json").json["outline"] == []
    herald = run("source", "herald", "--json").json
    assert (herald["title"], herald["url"], herald["facts"]) == ("(title withheld)", None, [])
    assert {"three", "head-3"} <= {fact["id"] for fact in run("facts", "--restricted", "--json").json}
    assert run("facts", "hired in the storm").status == 3


@pytest.mark.usefixtures("with_wider")
def test_the_database_remembers_from_how_many_people_it_shows(few: None, run: Run, curated: Curated) -> None:
    run("ingest", "--withhold-below", 5)
    run("ingest", "--with", "wider")
    assert "three" not in shown(run)
    run("ingest", "--withhold-below", 0)
    assert "three" in shown(run)


def test_a_title_an_address_and_a_phrase_that_state_a_withheld_figure_are_withheld_too(
    run: Run, curated: Curated
) -> None:
    curated.source(
        "herald",
        title="Four thousand, seven hundred and eleven keepers",
        url="https://example.org/4711-keepers-of-the-coast",
        facts=_secret(curated, "zanzibar-fact", paragraph=2)
        + curated.fact("of-5000", "5,000 keepers, 4,711 of them at night", value=5000, as_of="1901", paragraph=3)
        + curated.fact("lamps", "20 lamps", "lamps", value=20, period="1901", paragraph=4),
    )
    assert run("ingest", curated.folder).status == 0
    herald = run("source", "herald", "--json").json
    assert (herald["title"], herald["url"]) == ("(title withheld)", None)
    assert [fact["id"] for fact in herald["facts"]] == ["lamps"]


def test_a_restricted_part_cannot_be_calculated_from_the_rest_of_its_sum(run: Run, curated: Curated) -> None:
    curated.source(
        facts=_secret(curated, "secret-part", place="north-coast")
        + curated.fact("rest", "289 keepers", value=289, as_of="1901", place="south-coast", paragraph=2)
        + curated.fact("all", "5,000 keepers", qualifier="exact", value=5000, as_of="1901", paragraph=3)
    )
    curated.write(
        "sum.toml",
        '[[check]]\nid = "sum"\nkind = "sum"\nparts = ["secret-part", "rest"]\ntotal = "all"\ntext = "North, south."',
    )
    assert run("ingest", curated.folder).status == 0
    assert shown(run) == {"all"}


def test_completion_offers_no_collection_of_restricted_facts_alone(lights: Path) -> None:
    assert "zanzibar-collection" not in options.complete_collection("")
    assert "lights" in options.complete_collection("")


# --- the file --------------------------------------------------------------------------------------------------------


def test_the_database_is_readable_by_its_owner_alone(run: Run, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.umask(0)
    try:
        assert run("facts").status == 0
        assert stat.S_IMODE(database.stat().st_mode) == 0o600
        database.chmod(0o644)
        assert run("ingest").status == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert [stat.S_IMODE(path.stat().st_mode) for path in database.parent.glob(f".{database.name}*")] == [0o600]


def test_the_default_database_lies_in_a_folder_of_its_owner_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NKR_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert run("facts").status == 0
    assert stat.S_IMODE((tmp_path / "share" / "nkr").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "share" / "nkr" / "nkr.db").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "written",
    [
        ("export", "--format", "csv", "-o", "x.csv"),
        ("export", "--format", "toml", "-o", "folder"),
        ("chart", "-o", "x.svg"),
        ("report", "-o", "x.html"),
    ],
)
def test_what_is_written_with_restricted_records_is_readable_by_its_owner_alone(
    written: tuple[str, ...], lights: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    before = os.umask(0o022)
    try:
        assert run(*written, "--restricted").status == 0
        modes = {path.is_dir(): stat.S_IMODE(path.stat().st_mode) for path in Path.cwd().rglob("*")}
        assert modes == ({True: 0o700, False: 0o600} if "folder" in written else {False: 0o600})
        assert run(*written, "--force").status == 0
        assert {stat.S_IMODE(path.stat().st_mode) for path in Path.cwd().rglob("*") if path.is_file()} == {0o644}
    finally:
        os.umask(before)
