"""Every fault of a curated file is named with file, line and field, all at once, and nothing is loaded."""

from __future__ import annotations

import re
from typing import Any

import pytest


@pytest.fixture
def faults(run: Any, curated: Any) -> Any:
    """The problems of one fact whose fields are replaced, as (line, field, message)."""

    def judge(**fields: Any) -> list[tuple[str, str, str]]:
        phrase = fields.pop("phrase", "35 keepers")
        curated.source("paper", "1902", curated.fact("a", phrase, **{"value": 35, "as_of": "1901", **fields}))
        outcome = run("ingest", curated.folder)
        assert outcome.status == 4
        assert outcome.out == ""
        assert outcome.err.splitlines()[-1].endswith("nothing was loaded.")
        lines = [line for line in outcome.err.splitlines()[:-1] if ": warning:" not in line]
        assert all("paper.toml:" in line for line in lines)
        return [tuple(line.partition("paper.toml:")[2].split(": ", 2)) for line in lines]

    return judge


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"measure": "keeperz"}, "measure", "did you mean keepers"),
        ({"claimant": "The Board of Light"}, "claimant", "no claimant"),
        ({"source": "papyr"}, "source", "did you mean paper"),
        ({"place": "north-cost"}, "place", "did you mean north-coast"),
        ({"group": "day-keepers"}, "group", "no group"),
        ({"event": "storms"}, "event", "did you mean storm"),
        ({"as_of": "1905/1901"}, "as_of", "ends before it begins"),
        ({"as_of": 1901}, "as_of", "in quotes"),
        ({"qualifier": "roughly"}, "qualifier", "none of exact"),
        ({"qualifier": "up-to"}, "qualifier", "high only"),
        ({"unit": "lamps"}, "unit", "counted in persons"),
        ({"kind": "flow"}, "kind", "is stock"),
        ({"low": 53, "high": 53}, "phrase", "does not say exact (low 53, high 53)"),
        ({"phrase": "as many as 35 keepers"}, "phrase", "it reads as up-to (high 35)"),
        ({"id": "A Fact"}, "id", "is not an id"),
        ({"colour": "red"}, "colour", "no such field"),
        ({"paragraf": 2}, "paragraf", "did you mean paragraph"),
        ({"note": "a\u001b[31mred"}, "note", "control characters"),
        ({"low": -1, "high": -1}, "low", "not a count"),
        ({"repeats": "nothing"}, "repeats", "no fact"),
    ],
)
def test_a_fault_is_named_with_its_field(faults: Any, fields: dict[str, Any], field: str, said: str) -> None:
    found = faults(**fields)
    assert any(name == field and said in message for _, name, message in found), found


def test_all_faults_of_a_fact_are_named_at_once(faults: Any) -> None:
    found = faults(measure="keeperz", claimant="nobody-known", as_of="1901-13", qualifier="abut", colour="red")
    assert {name for _, name, _ in found} == {"measure", "claimant", "as_of", "qualifier", "colour"}


def test_an_id_that_is_used_twice_names_both_places(run: Any, curated: Any) -> None:
    fact = curated.fact("a", "35 keepers", value=35, as_of="1901")
    curated.source("one", "1902", fact)
    curated.source("two", "1902", fact)
    outcome = run("ingest", curated.folder)
    assert outcome.status == 4
    assert "two.toml:" in outcome.err
    assert "one.toml:" in outcome.err


@pytest.mark.parametrize("faulty", [(True, False), (False, True), (True, True)])
def test_an_id_that_is_used_twice_is_named_although_another_fault_stands_beside(
    run: Any, curated: Any, faulty: tuple[bool, bool]
) -> None:
    """Else the second fault would show only when the first is mended."""
    for name, broken in zip(("one", "two"), faulty, strict=True):
        as_of = "1901/1899" if broken else "1901"
        curated.source(name, "1902", curated.fact("a", "35 keepers", value=35, as_of=as_of))
    outcome = run("ingest", curated.folder)
    assert outcome.status == 4
    assert re.search(r"two.toml:\d+: id: the fact .a. already exists; the first is in \S+one.toml:\d+", outcome.err)
    assert outcome.err.count("already exists") == 1
    assert outcome.err.count("ends before it begins") == sum(faulty)


def test_two_documents_with_one_id_are_refused(run: Any, curated: Any) -> None:
    curated.source("one", "1902")
    curated.write("other.toml", '[source]\nid = "one"\ntitle = "Another"\npublisher = "P"\npublished = "1902"\n')
    outcome = run("ingest", curated.folder)
    assert outcome.status == 4
    assert "already exists" in outcome.err


def test_the_old_database_is_untouched_by_a_faulty_load(run: Any, curated: Any, database: Any) -> None:
    run("ingest")
    before = database.read_bytes()
    curated.source("paper", "1902", curated.fact("a", "35 keepers", value=36, as_of="1901"))
    assert run("ingest", curated.folder).status == 4
    assert database.read_bytes() == before


def test_a_claimants_several_names_are_one_claimant(run: Any, curated: Any) -> None:
    facts = curated.fact("a", "35 keepers", value=35, as_of="1901", claimant="Board of Lights")
    curated.source(
        "paper", "1902", facts + curated.fact("b", "35 keepers", value=35, as_of="1901", claimant="The Board of Lights")
    )
    assert run("ingest", curated.folder).status == 0
    found = run("facts", "--topic", "lighthouses", "--json").json
    assert {fact["claimant"] for fact in found} == {"lights-board"}


CSV = "id{s}source{s}paragraph{s}phrase{s}measure{s}qualifier{s}unit{s}claimant{s}low{s}high{s}as_of\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_bulk_rows_are_read_whatever_the_separator_and_with_a_bom(run: Any, curated: Any, separator: str) -> None:
    curated.source("paper", "1902")
    row = ["c1", "paper", "1", "35 keepers", "keepers", "exact", "persons", "lights-board", "35", "35", "1901"]
    (curated.folder / "facts.csv").write_text(
        "\ufeff" + CSV.format(s=separator) + separator.join(row) + "\n", encoding="utf-8"
    )
    assert run("ingest", curated.folder).status == 0
    assert [fact["low"] for fact in run("facts", "--topic", "lighthouses", "--json").json] == [35]


def test_faults_of_bulk_rows_are_named_with_their_lines(run: Any, curated: Any) -> None:
    curated.source("paper", "1902")
    good = "c1,paper,1,35 keepers,keepers,exact,persons,lights-board,35,35,1901\n"
    (curated.folder / "facts.csv").write_text(
        CSV.format(s=",") + good + "c2,paper,1\n" + good.replace("35,35", "x,35").replace("c1", "c3")
    )
    (curated.folder / "more.jsonl").write_text('{"id": "j1", "phrase": "\n{"colour": 1}\n')
    outcome = run("ingest", curated.folder)
    assert outcome.status == 4
    for place in ("facts.csv:3:", "facts.csv:4: low:", "more.jsonl:1:", "more.jsonl:2:"):
        assert place in outcome.err


def test_a_wrong_digit_is_told_beside_an_unknown_claimant(run: Any, curated: Any) -> None:
    path = curated.source(
        facts=curated.fact("union-435", "435 keepers", value=453, as_of="1901-05-01", claimant="keepers-onion")
    )
    told = run("lint", curated.folder)
    assert told.status == 4
    lines = path.read_text(encoding="utf-8").splitlines()
    at = {name: next(n for n, line in enumerate(lines, 1) if line.startswith(name)) for name in ("phrase", "claimant")}
    assert f"gazette.toml:{at['claimant']}: claimant: no claimant 'keepers-onion'; did you mean" in told.err
    assert f"gazette.toml:{at['phrase']}: phrase: '435 keepers' does not say exact (low 453, high 453)" in told.err


def test_a_vocabulary_file_that_cannot_be_read_is_told_and_not_the_hundred_facts_that_need_it(
    run: Any, curated: Any
) -> None:
    curated.source(facts="".join(curated.fact(f"f-{n}", "35 keepers", value=35, as_of="1901") for n in range(100)))
    (curated.folder / "vocabulary.toml").write_text("[[claimant]\n")
    for command in ("lint", "ingest"):
        ended = run(command, curated.folder)
        assert ended.status == 4
        first, last = ended.err.splitlines()
        assert "vocabulary.toml:1: not readable as TOML" in first
        assert last == "nkr: 1 problem; nothing was loaded."


def test_a_faulty_entry_of_the_vocabulary_is_told_once_and_not_with_every_fact_that_names_it(
    run: Any, curated: Any
) -> None:
    curated.write("more.toml", '[[claimant]]\ncode = "pilots"\nlabel = "Pilots"\ncolour = "red"\nkind = "person"\n')
    curated.source(
        facts=curated.fact("a", "35 keepers", value=35, as_of="1901", claimant="pilots")
        + curated.fact("b", "36 keepers", value=36, as_of="1901", claimant="Pilots")
        + curated.fact("c", "37 keepers", value=37, as_of="1901", claimant="pilotes")
    )
    told = run("lint", curated.folder).err.splitlines()
    assert [line.split(": ")[1] for line in told] == ["claimant", "colour", "2 problems; nothing was loaded."]
    assert "no claimant 'pilotes'" in told[0]


LIT = {"phrase": "35 keepers", "value": 35, "as_of": "1901"}


@pytest.fixture
def document(run: Any, curated: Any) -> Any:
    """What lint says of a source whose head has these fields."""

    def lint(text: str) -> list[str]:
        fact = curated.fact("a", **LIT)
        curated.write("paper.toml", f"[source]\nid = 'paper'\npublisher = 'Tide'\npublished = '1902'\n{text}\n{fact}")
        outcome = run("lint", curated.folder)
        return [line.partition("paper.toml:")[2] for line in outcome.err.splitlines() if "paper.toml:" in line]

    return lint


def test_the_kind_of_a_document_is_one_of_nine(document: Any) -> None:
    assert document("title = 'Lights'\nkind = 'pamphlet'")[0].startswith("6: kind: 'pamphlet' is none of official")
    assert not [line for line in document("title = 'Lights'\nkind = 'broadcaster'") if "kind" in line]


@pytest.mark.parametrize("title", ["?", "Untitled", "[title not shown]", "(title not shown in the text)", "n/a", "…"])
def test_a_placeholder_is_no_title(document: Any, title: str) -> None:
    (said,) = (line for line in document(f"title = '{title}'") if "title" in line)
    assert said.startswith("5: title: ")
    assert "untitled = true" in said


def test_a_document_without_a_title_says_so_and_may_describe_itself_in_brackets(document: Any) -> None:
    assert any("title: missing" in line for line in document(""))
    assert any("untitled = true" in line for line in document("title = '[Lights lit in 1901]'"))
    assert any("square brackets" in line for line in document("untitled = true\ntitle = 'Lights'"))
    assert not [line for line in document("untitled = true") if "title" in line]
    assert not [line for line in document("untitled = true\ntitle = '[Lights lit in 1901]'") if "title" in line]


STORM = """
[[event]]
code = "wreck"
label = "The wreck of 1901"
date = "1901-03-04"
place = "north-coast"
actor = "coast"
"""


def test_a_fact_inherits_the_date_place_and_actor_of_its_incident(run: Any, curated: Any) -> None:
    curated.write("events.toml", STORM)
    curated.source("paper", "1902", curated.fact("a", "35 keepers", "hired", kind="event", event="wreck", value=35))
    assert run("ingest", curated.folder).status == 0
    (fact,) = run("facts", "--source", "paper", "--json").json
    assert (fact["period"], fact["place"], fact["by"]) == ("1901-03-04", "north-coast", "coast")


def test_a_fact_that_differs_from_its_incident_is_shown_with_file_line_and_field(run: Any, curated: Any) -> None:
    curated.write("events.toml", STORM)
    own = {"period": "1901-04", "place": "south-coast", "by": "south-coast"}
    fact = curated.fact("a", "35 keepers", "hired", kind="event", event="wreck", value=35, **own)
    curated.source("paper", "1902", fact)
    said = [line for line in run("lint", curated.folder).err.splitlines() if "wreck" in line]
    assert {line.split(": ")[1] for line in said} == {"period", "place"}
    assert all("paper.toml:" in line and ": warning: " in line for line in said)
    assert run("ingest", curated.folder).status == 0


@pytest.mark.parametrize(
    "looked_at", [{"status": "doubtful"}, {"note": "Dated to April here; the wreck was on 1901-03-04."}]
)
def test_a_difference_from_the_incident_that_was_looked_at_is_no_warning(
    run: Any, curated: Any, looked_at: dict[str, str]
) -> None:
    curated.write("events.toml", STORM)
    more = {"period": "1901-04", **looked_at}
    curated.source(
        "paper", "1902", curated.fact("a", "35 keepers", "hired", kind="event", event="wreck", value=35, **more)
    )
    assert "wreck" not in run("lint", curated.folder).err


def test_an_incident_names_places_that_exist(run: Any, curated: Any) -> None:
    curated.write("events.toml", STORM.replace("north-coast", "north-cost"))
    outcome = run("lint", curated.folder)
    assert outcome.status == 4
    assert "events.toml:6: place: no place 'north-cost'; did you mean north-coast" in outcome.err


def test_how_near_two_stocks_are_is_a_number_of_days(run: Any, curated: Any) -> None:
    measure = """
    [[measure]]
    code = "in-the-tower"
    label = "In the tower"
    definition = "People inside."
    topic = "lighthouses"
    kinds = ["stock"]
    near = "a day"
    """
    curated.write("more.toml", measure)
    assert "more.toml:8: near: 'a day' is not a number" in run("lint", curated.folder).err


def test_a_share_may_state_no_time_and_then_speaks_of_the_day_it_was_printed(run: Any, curated: Any) -> None:
    measure = """
    [[measure]]
    code = "night-share"
    label = "Share on duty at night"
    definition = "Of the keepers, the share on duty at night."
    topic = "lighthouses"
    kinds = ["share"]
    units = ["percent"]
    group = "all-keepers"
    """
    curated.write("share.toml", measure)
    curated.source(
        "paper", "1902", curated.fact("a", "80 percent of the keepers", "night-share", value=80, unit="percent")
    )
    assert "1902, when it was printed, is assumed" in " ".join(run("lint", curated.folder).err.split())
