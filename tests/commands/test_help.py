"""``nkr help``: the pages say what is so."""

from __future__ import annotations

import inspect
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from nkr.analysis.compare.verdicts import Verdict
from nkr.app import INTERNAL_FAULT
from nkr.errors import ExitStatus
from nkr.model import period
from nkr.model.quantity import VAGUE_SIZES, Qualifier
from nkr.output import help as pages


def terms(name: str) -> dict[str, str]:
    """What a page explains, each with its explanation."""
    lines = pages.page(name)
    pairs = pairwise(lines)
    return {term: text.strip() for term, text in pairs if term[:1].strip() and text.startswith(" ")}


def examples(name: str) -> list[str]:
    return [line.strip() for line in pages.page(name) if line.startswith(" ") and not line.endswith(".")]


def test_without_a_topic_the_pages_are_listed(run: Any) -> None:
    outcome = run("help")
    assert outcome.status == 0
    assert all(f"nkr help {name}" in outcome.out for name in pages.TOPICS)


@pytest.mark.parametrize("name", pages.TOPICS)
def test_a_page_is_printed_within_the_width_of_the_terminal(run: Any, name: str) -> None:
    outcome = run("help", name)
    assert outcome.status == 0
    assert outcome.out.startswith(f"{pages.page(name)[0]}\n\n")
    kept = [len(line) + 4 for line in examples(name)]
    assert max(map(len, pages.plain(pages.page(name), 60).splitlines())) <= max([60, *kept])


def test_every_page_is_a_topic_and_every_topic_a_page() -> None:
    folder = Path(inspect.getfile(pages)).parent
    assert sorted(pages.TOPICS) == sorted(path.stem for path in folder.glob("*.txt"))


def test_the_pages_explain_every_verdict_qualifier_and_exit_status() -> None:
    assert set(terms("verdicts")) == {verdict.value for verdict in Verdict}
    assert set(terms("qualifiers")) == {qualifier.value for qualifier in Qualifier}
    assert set(terms("exit-statuses")) == {str(int(status)) for status in ExitStatus} | {str(INTERNAL_FAULT), "130"}


def test_the_sizes_of_words_are_those_that_are_used() -> None:
    text = terms("qualifiers")["vague"]
    for word, (low, high) in VAGUE_SIZES.items():
        assert word.removesuffix("s") in text.casefold()
        if word not in ("most", "millions", "several", "a few"):
            assert f"{word} {low:,} to {high:,}" in text


def test_every_period_of_the_page_is_read() -> None:
    read = [period.parse(line.split()[0]) for line in examples("periods") if not line.startswith("nkr ")]
    assert len(read) == 11


def test_every_command_of_the_pages_is_answered(run: Any) -> None:
    lines = [
        line
        for name in pages.TOPICS
        for line in examples(name)
        if line.startswith("nkr ") and "my-facts" not in line and "completion" not in line and "export" not in line
    ]
    assert len(lines) >= 8
    for line in lines:
        outcome = run(*line.partition("|")[0].split()[1:])
        assert outcome.status == 0, (line, outcome.err)


@pytest.mark.usefixtures("articles_alone")
def test_the_example_of_curating_is_sound(run: Any, tmp_path: Path) -> None:
    text = "\n".join(line for line in examples("curating") if not line.startswith("nkr "))
    (tmp_path / "my-facts").mkdir()
    (tmp_path / "my-facts" / "gazette.toml").write_text(text, encoding="utf-8")
    outcome = run("lint", tmp_path / "my-facts")
    assert outcome.status == 0, outcome.err
    assert run("ingest", tmp_path / "my-facts").status == 0
    assert run("conflicts", "--with", "my-facts").status == 0


def test_a_commands_name_gives_its_help_and_a_near_miss_is_named(run: Any) -> None:
    assert run("help", "facts").out.startswith("Usage: nkr facts [OPTIONS]")
    assert run("help", "qual").out.startswith("Qualifiers: ")
    outcome = run("help", "verdcts")
    assert outcome.status == 3
    assert "Did you mean verdicts?" in outcome.err
    assert outcome.err.count("\n") == 1


def test_the_help_tells_each_commands_first_sentence_whole(run: Any) -> None:
    told = " ".join(run("--help").out.split())
    assert "..." not in told.split("Ask:")[1]
    assert "estimates Every estimate of a topic, side by side." in told
