"""``nkr mcp``: a real client of the protocol asks, and never gets one side alone."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the Model Context Protocol is the extra 'mcp'")

import anyio
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.server import MCPServer

Call = tuple[str, dict[str, Any]]


@pytest.fixture
def lights(run: Any, curated: Any) -> Any:
    curated.source(
        facts=curated.fact("union-435", "435 keepers", value=435, as_of="1901-05-01", claimant="keepers-union")
        + curated.fact("board-200", "200 keepers", value=200, as_of="1901-05-01")
        + curated.fact("north-300", "up to 300 keepers", qualifier="up-to", high=300, place="north-coast")
        + curated.fact("shut-9", "9 keepers", value=9, place="south-coast", restricted=True)
    )
    assert run("ingest", curated.folder).status == 0
    return curated


Ask = Callable[..., Any]
"""Puts calls of tools to ``nkr mcp`` with some options: the answer to each."""


@pytest.fixture
def talk(run: Any, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Starts ``nkr mcp`` with some options, and does with it what a client may, all in this process."""

    def act(work: Callable[[Client], Any], *options: str) -> Any:
        said: list[Any] = []

        async def talked(server: Any) -> None:
            async with Client(server) as client:
                said.append(await work(client))

        monkeypatch.setattr(MCPServer, "run", lambda server, way: anyio.run(talked, server))
        ended = run("mcp", *options)
        assert (ended.status, ended.out) == (0, ""), ended
        return said[0]

    return act


@pytest.fixture
def ask(talk: Ask) -> Ask:
    def act(calls: Sequence[Call], *options: str) -> Any:
        async def work(client: Client) -> list[Any]:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

        return talk(work, *options)

    return act


def test_every_tool_only_reads_and_says_what_its_parameters_mean(talk: Ask) -> None:
    tools = talk(lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == {"answer", "search", "facts", "compare", "check", "cite"}
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert tool.description
        assert all("description" in parameter for parameter in tool.input_schema["properties"].values())


def test_no_answer_gives_one_side_of_a_disputed_figure(lights: Any, ask: Ask) -> None:
    calls: list[Call] = [
        ("facts", {"topic": "lighthouses", "claimant": "union"}),
        ("search", {"words": "435 keepers"}),
        ("cite", {"id": "union-435"}),
        ("compare", {"topic": "lighthouses", "limit": 1}),
    ]
    answers = ask(calls)
    for (name, _), answer in zip(calls, answers, strict=True):
        assert not answer.is_error, (name, answer.content)
        value = answer.structured_content
        assert json.loads(answer.content[0].text) == value, "what is read as text is the same"
        assert (value["disputed"], value["verdict"]) == (True, "conflict"), name
        figure = value["figures"][0]
        assert figure["id"] == "union-435"
        assert [side["id"] for side in figure["against"]] == ["board-200"]
        side = figure["against"][0]
        assert (side["stated"], side["claimant_name"]) == ("200", "The Board of Lights")
        assert "The gazette press" in side["reference"]
        assert "The gazette press" in figure["reference"]
        assert "200" in figure["sentence"], "the sentence to print names the other side"
        assert value["rules"][0].startswith("Print `stated`")
        assert "disputed" in value["say"]


def test_a_bound_is_told_as_a_bound_with_its_caveats(lights: Any, ask: Ask) -> None:
    (answer,) = ask([("facts", {"measure": "keepers", "year": "1902"})])
    figure = answer.structured_content["figures"][0]
    assert (figure["stated"], figure["low"], figure["high"], figure["qualifier"]) == ("up to 300", None, 300, "up-to")
    assert any("A maximum" in caveat for caveat in figure["caveats"])


def test_a_comparison_gives_groups_camps_and_reasons(lights: Any, ask: Ask) -> None:
    (answer,) = ask([("compare", {"topic": "lighthouses"})])
    value = answer.structured_content
    assert value["pairs"]["conflict"] == 1
    assert [len(group["clusters"]) for group in value["disputed_groups"]] == [2]
    assert value["judgements"][0]["reasons"][0]["text"]


def test_what_is_restricted_or_not_there_is_not_told(lights: Any, ask: Ask) -> None:
    answers = ask(
        [
            ("cite", {"id": "shut-9"}),
            ("search", {"words": "shut-9"}),
            ("cite", {"id": "union-453"}),
            ("facts", {"year": "1901-99"}),
            ("facts", {"limit": 100_000}),
            ("compare", {"topic": "no-such"}),
            ("search", {"words": "'; drop table facts; --"}),
        ],
    )
    told = [answer.content[0].text for answer in answers]
    assert [answer.is_error for answer in answers] == [True, False, True, True, True, True, False]
    assert "no source or fact 'shut-9'" in told[0]
    assert answers[1].structured_content["figures"] == []
    assert "not evidence of absence" in told[1]
    assert "Did you mean union-435" in told[2]
    assert all("Traceback" not in text and "File " not in text for text in told)


def test_another_collection_and_an_earlier_day_are_set_when_the_server_starts(ask: Ask) -> None:
    (with_wider,) = ask([("facts", {"topic": "in-china"})], "--with", "wider", "--as-of", "2003")
    figures = with_wider.structured_content["figures"]
    assert {figure["collection"] for figure in figures} >= {"wider"}
    assert all(figure["published"] < "2004" for figure in figures)


def test_only_the_protocol_is_on_stdout_and_a_missing_library_is_one_line(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    outcome = run("mcp")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "nkr: The Model Context Protocol needs an extra: pip install 'nkr[mcp]'.\n"


def test_hostile_text_reaches_an_assistant_without_control_codes(lights: Any, ask: Ask, poison: Any) -> None:
    poison()
    (answer,) = ask([("facts", {"topic": "lighthouses"})])
    assert not answer.is_error
    texts = json.dumps(answer.structured_content, ensure_ascii=False) + answer.content[0].text
    assert not [mark for mark in ("\x1b", "\x07", "\u202e", "\\u001b", "\\u202e") if mark in texts]
    assert "<script>" in texts, "text is text: nothing else is changed"


def test_a_number_and_a_draft_are_checked_with_all_sides(ask: Ask) -> None:
    draft = (
        "In September 2011 about 20 North Koreans were arrested in China.\n\nIn 2005 some 1,400 reached South Korea."
    )
    number, checked = ask([("check", {"text": "35", "topic": "arrests"}), ("check", {"text": draft})])
    for answer in (number, checked):
        assert not answer.is_error, answer.content
        figures = {figure["id"]: figure for figure in answer.structured_content["figures"]}
        assert answer.structured_content["disputed"]
        assert any(figure["against"] for figure in figures.values())
    assert len(checked.structured_content["result"]) >= 2


def test_a_text_to_check_is_never_taken_for_a_file(
    run: Any, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a server of its own, which speaks over stdin and stdout."""
    assert run("ingest").status == 0
    secret = tmp_path / "secret.txt"
    secret.write_text("In 2005 some 1,400 reached South Korea.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    async def talked() -> list[Any]:
        started = StdioServerParameters(command=sys.executable, args=["-m", "nkr.app", "mcp"], env=dict(os.environ))
        async with Client(stdio_client(started)) as client:
            texts = (str(secret), "secret.txt", "-", "--help")
            return [await client.call_tool("check", {"text": text}) for text in texts]

    for answer in anyio.run(talked):
        assert "1,400" not in answer.content[0].text


def size(result: Any) -> int:
    return len(json.dumps(result.structured_content, ensure_ascii=False).encode())


def test_an_answer_has_at_most_ten_kilobytes_and_says_what_it_leaves_out(ask: Ask) -> None:
    calls: list[Call] = [
        ("compare", {"topic": "in-china", "year": "2006"}),
        ("facts", {"topic": "in-china"}),
        ("search", {"words": "defectors"}),
        ("compare", {"topic": "arrivals"}),
        ("answer", {"question": "captives"}),
        ("answer", {"question": "in-china"}),
        ("cite", {"id": "unikorea-cn-2020-09"}),
        ("check", {"text": "2,914"}),
    ]
    answers = ask(calls, "--with", "wider")
    for result in answers:
        assert not result.is_error, result
        assert size(result) <= 10_200
        assert result.structured_content["figures"]
    assert answers[1].structured_content["left_out"] > 0


def test_a_question_is_answered_and_one_that_cannot_be_is_one_line(ask: Ask) -> None:
    calls: list[Call] = [("answer", {"question": "how many North Koreans came to the South in 2008?"})]
    known, unknown = ask([*calls, ("answer", {"question": "what about the whales?"})])
    assert "2,809" in known.structured_content["answers"][0]["sentence"]
    assert unknown.is_error
    assert "\n" not in unknown.content[0].text


def test_the_measures_are_listed_and_two_prompts_offered(talk: Ask) -> None:
    async def work(client: Client) -> Any:
        prompt = await client.get_prompt("check-paragraph", {"paragraph": "In 2008, 2,809 arrived."})
        return await client.read_resource("nkr://measures"), await client.list_prompts(), prompt

    resource, prompts, prompt = talk(work)
    measures = json.loads(resource.contents[0].text)
    assert {"topic", "measure", "label", "figures"} == measures[0].keys()
    assert {each.name for each in prompts.prompts} == {"check-paragraph", "what-is-known"}
    assert "2,809 arrived" in prompt.messages[0].content.text
