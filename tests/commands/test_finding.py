"""Names, numbers and words as people type them, and what other collections hold of what is asked."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from nkr.analysis.selection import Filter, selected
from nkr.model import period
from nkr.output.terminal import Format
from nkr.services.session import Session

LIGHTS = """
    [[claimant]]
    code = "unification-board"
    label = "The Board of Unification"
    aliases = ["BOU", "등대청"]
    kind = "government"

    [[claimant]]
    code = "un-inspector"
    label = "The UN Inspector of Lights"
    aliases = ["Élise Salmón"]
    kind = "un"
"""


@pytest.fixture
def lights(run: Any, curated: Any) -> Path:
    curated.write("claimants.toml", LIGHTS)
    facts = [
        ("board-12000", "12,000 keepers", {"value": 12_000, "as_of": "1901", "claimant": "unification-board"}),
        ("inspector-900", "900 at the south-coast lamps", {"value": 900, "as_of": "1902", "claimant": "un-inspector"}),
        ("hired-40", "40 keepers since 1898", {"value": 40, "measure": "hired-ever", "period": "1898/1901-06"}),
        (
            "hired-7",
            "7 keepers since autumn",
            {"value": 7, "measure": "hired", "kind": "flow", "period": "1900-10/1901-03"},
        ),
        ("north-5", "5 reunification keepers", {"value": 5, "as_of": "1901-02", "place": "north-coast"}),
        ("night-3", "the south lamps of the coast: 3", {"value": 3, "as_of": "1901", "group": "night-keepers"}),
    ]
    text = "".join(curated.fact(code, phrase, **fields) for code, phrase, fields in facts)
    curated.source(facts=text, title="Lights and the Coast")
    assert run("ingest", curated.folder).status == 0
    return curated.folder


def ids(outcome: Any) -> list[str]:
    assert outcome.status == 0, outcome.err
    return [fact["id"] for fact in outcome.json]


@pytest.mark.parametrize(
    ("option", "typed", "found"),
    [
        ("--claimant", "UN", ["inspector-900"]),
        ("--claimant", "elise salmon", ["inspector-900"]),
        ("--claimant", "등대청", ["board-12000"]),
        ("--claimant", "board of unification", ["board-12000"]),
        ("--place", "the north coast", ["north-5"]),
        ("--place", "coast", ["board-12000", "inspector-900", "hired-40", "hired-7", "north-5", "night-3"]),
        ("--group", "night keepers", ["night-3"]),
        ("--measure", "keepers ever hired", ["hired-40"]),
        ("--year", "1901", ["board-12000", "hired-40", "north-5", "night-3"]),
        ("--year", "1900/1901", ["board-12000", "hired-40", "hired-7", "north-5", "night-3"]),
        ("--source", "gaz", ["board-12000", "inspector-900", "hired-40", "hired-7", "north-5", "night-3"]),
    ],
)
def test_an_option_takes_a_code_a_label_or_an_alias(
    lights: Path, run: Any, option: str, typed: str, found: Any
) -> None:
    assert sorted(ids(run("facts", "--topic", "lighthouses", option, typed, "--json"))) == sorted(found)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (["12000"], ["board-12000"]),
        (["12,000"], ["board-12000"]),
        (["12 thousand"], ["board-12000"]),
        (["12 000"], ["board-12000"]),
        (["SALMON"], ["inspector-900"]),
        (["south", "coast"], ["inspector-900", "night-3"]),
        (['"south coast"'], ["inspector-900"]),
        (["south–coast"], ["inspector-900", "night-3"]),
        (["UN"], ["inspector-900"]),
        (["unification"], ["board-12000", "north-5"]),
    ],
)
def test_a_search_folds_words_and_ranks_whole_ones_first(lights: Path, run: Any, typed: list[str], found: Any) -> None:
    matches = ids(run("facts", *typed, "--topic", "lighthouses", "--json"))
    assert matches[: len(found)] == found or set(matches) == set(found)
    assert ids(run("facts", *typed, "--topic", "lighthouses", "--json")) == matches


def test_a_question_that_nothing_fits_ends_with_status_3_and_near_misses(lights: Path, run: Any) -> None:
    for words in (["facts", "--year", "1850"], ["estimates", "lighthouses", "--year", "1850"], ["facts", "zeppelin"]):
        outcome = run(*words)
        assert (outcome.status, outcome.out) == (3, ""), words
        assert len(outcome.err.splitlines()) == 1
    assert "Did you mean reunification" in run("facts", "reunifcation").err
    assert (
        "Did you mean The UN Inspector of Lights"
        in run("facts", "--topic", "lighthouses", "--claimant", "UN Inspectr of Lights").err
    )


def test_what_other_collections_hold_is_counted_with_the_command_to_type(run: Any) -> None:
    nothing = run("facts", "--year", "2024", "--topic", "arrivals")
    assert nothing.status == 3
    assert "--year 2024 --topic arrivals --with wider" in nothing.err
    older = run("estimates", "in-china", "--claimant", "unhcr")
    assert older.err.rstrip().endswith("nkr estimates in-china --claimant unhcr --with wider")
    assert "more figures" in older.err
    assert run("estimates", "in-china", "--with", "wider").err == ""
    assert run("facts", "--json").err == ""


@pytest.mark.parametrize("year", ["2006", "2005/2010", "2012-01"])
def test_the_database_counts_what_the_filter_selects(run: Any, year: str) -> None:
    run("source")
    with Session(Format.JSON) as session:
        record = session.database.record(session.database.collections)
        terms = record.vocabulary
        for wanted in (
            Filter(time=period.parse(year)),
            Filter(topic="in-china", time=period.parse(year)),
            Filter(measure="arrivals-south-korea", claimants=frozenset(["south-korea-unification-ministry"])),
            Filter(places=frozenset(terms.places) - {"world"}, groups=frozenset(["women"])),
            Filter(source="the-star-2006-03-23"),
        ):
            held = session.database.outside(wanted, sorted(record.collections))
            assert sum(map(len, held.values())) == len(selected(record, wanted)), wanted


@pytest.mark.parametrize("command", ["sums", "gaps", "stats", "estimates", "conflicts", "facts"])
def test_a_year_without_figures_is_nothing_found_and_names_the_nearest(run: Any, command: str) -> None:
    answer = run(command, "--year", "1890", "--with", "wider")
    assert (answer.status, answer.out) == (3, "")
    assert "The nearest year with a figure is 1" in answer.err


def test_a_suggested_command_repeats_every_option_and_can_be_typed(run: Any) -> None:
    lines = run("ask", "repatriated", "--place", "china", "--restricted", "--with", "wider").out.splitlines()
    suggested = [line.partition("nkr ")[2] for line in lines if "nkr " in line]
    assert all("--with wider" in command and command.endswith("--restricted") for command in suggested)
    assert any("--place china" in command for command in suggested if command.startswith("ask"))
    for command in suggested:
        assert run(*shlex.split(command.partition(" · ")[0])).status == 0


@pytest.mark.parametrize("command", ["fact", "cite", "source", "chart"])
def test_a_short_number_is_taken_where_an_id_is(run: Any, database: Path, command: str, tmp_path: Path) -> None:
    with Session(Format.TABLE, ("wider",), db=str(database)) as ask:
        record = ask.record
    fact = record.by_id["korea-herald-2011-arrivals-2008"]
    short = record.short(fact)
    assert short.startswith(f"{record.source_of(fact).number}.")
    assert record.by_number[short] == fact.id
    assert len(record.by_number) >= len(record.facts)
    more = ["-o", str(tmp_path / "one.svg")] if command == "chart" else []
    by_number, by_id = run(command, short, *more), run(command, fact.id, *more, *(["--force"] if more else []))
    assert by_number == by_id
    assert by_id.status == 0


def test_a_short_number_says_which_collection_has_it(run: Any) -> None:
    outcome = run("fact", "41.1")
    assert outcome.status == 3
    assert "--with wider" in outcome.err


@pytest.mark.parametrize("typed", ["ޣ", "ꀀß탈 ޣ", "북", "갈 x 탈북민", "é" * 3_000])
def test_signs_of_any_script_are_looked_for(typed: str, run: Any) -> None:
    """SQLite 3.40 ends the process where a pattern of fewer than three signs is looked for in an index of trigrams."""
    assert run("facts", typed, "--with", "wider").status in (0, 3)
