"""``nkr mcp``: search, facts, compare, check and cite for assistants, over the Model Context Protocol."""

from __future__ import annotations

import functools
import gc
import inspect
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any, Literal, Unpack

from nkr import __version__
from nkr.analysis.compare.clusters import groups
from nkr.analysis.compare.verdicts import ENUMERATED
from nkr.analysis.selection import Filter
from nkr.commands.options import AsOf, DbOption, With
from nkr.errors import ExitStatus, MissingExtra, NkrError, WrongUsage
from nkr.model import Fact
from nkr.output import mcp, terminal
from nkr.output.citations import written
from nkr.output.sentences import Length, sentence
from nkr.output.serialize import Value
from nkr.output.views import ask as view
from nkr.services import answering
from nkr.services.checking import LONGEST_NUMBER
from nkr.services.session import NoFigure, Session, Words

if TYPE_CHECKING:
    from mcp.server import MCPServer


DEFAULT_FIGURES = 10
"""Figures that an answer holds unless more are asked for."""
MAX_FIGURES = 100
"""Figures that one answer holds at most; each comes with its opponents."""
LONGEST_DRAFT = 200_000
"""Characters of a text that is checked: a long report, not a library."""
LONGEST_CHECK = 60
"""Seconds that checking a text may take."""
INSTRUCTIONS = (
    "Figures on North Koreans leaving their country, each as one source states it. Sources contradict each other: "
    "every answer names all sides, and so must you. Never give one side of a disputed figure alone, never average, "
    "never drop a hedge ('up to', 'nearly'). Print `stated` or `sentence`, with claimant, publisher and reference. "
    "Topics: arrivals, in-china, arrests, repatriations, missions, background."
)


def command(collections: With = None, as_of: AsOf = None, db: DbOption = None) -> None:
    """Answer assistants over MCP.

    The Model Context Protocol, on stdin and stdout; read-only.

    The tools are answer, search, facts, compare, check and cite. Every answer has the verdict, all sides, the caveats
    and the references, in at most 10 kB unless more figures are asked for. Restricted records are left out.

    Example: nkr mcp --with wider
    """
    if sys.stdin is None:
        raise WrongUsage("stdin is closed: the protocol is spoken on stdin and stdout.")
    server = _server(lambda: Session(terminal.Format.JSON, collections or (), as_of, False, db))
    if sys.stdin.isatty():
        terminal.note("nkr: mcp speaks the Model Context Protocol: assistants start it, not people. Ctrl+C ends it.")
    gc.enable()  # the console script switches it off for short runs; this one stays
    server.run("stdio")


_PARAMETERS: dict[str, tuple[Any, str, dict[str, Any]]] = {
    "question": (str, "A question in words, or a topic and a year.", {"max_length": 1_000}),
    "words": (str, "Words in its phrase, note, title, claimant or measure.", {}),
    "text": (str, "A figure with its hedge, or a text with figures.", {"max_length": LONGEST_DRAFT}),
    "topic": (str, "A topic's code: arrivals, in-china, arrests, repatriations, …", {}),
    "measure": (str, "What the figure counts: a measure's code, such as arrivals-south-korea.", {}),
    "year": (str | int, "A year or EDTF period that the figure is about.", {}),
    "place": (str, "A place, with all places in it.", {}),
    "group": (str, "A group of people, such as women.", {}),
    "by": (str, "Which state acted.", {}),
    "event": (str, "In which incident.", {}),
    "claimant": (str, "Who gives the figure: a name, or words of it.", {}),
    "date": (str | int, "When the text was written.", {}),
    "source": (str, "A source's id or number.", {}),
    "id": (str | int, "A figure's or source's id, or a source's number.", {}),
    "style": (Literal["note", "chicago", "bibtex", "csl-json", "ris"], "How to write the reference.", {}),
    "length": (Literal["short", "medium", "full"], "How much the sentence to print says.", {}),
    "limit": (int, "Figures at most.", {"ge": 1, "le": MAX_FIGURES}),
}
"""What the tools are asked with: type, meaning and limits."""
_DEFAULTS = {"style": "note", "length": "medium", "limit": DEFAULT_FIGURES}


def answer(session: Session, question: str) -> Value:
    """What the record says: the sentence to print, who differs, who agrees, and how old the figure is."""
    answered = answering.answer(session, question)
    value = view.value(answered, session.record, session.outside())
    best = [reply.best for reply in answered.found[:1] if reply.best is not None]
    names = ("measure", "label", "no_single_value", "sentence", "years_old")
    replies = [{name: each[name] for name in names} for each in value["answers"]]
    told = {name: value[name] for name in ("question", "topic", "time", "result", "calculated", "outside")}
    return told | {"answers": replies} | _answer(session, best, 1)


def search(session: Session, words: str, limit: int) -> Value:
    """Find figures by words, each with its hedge, verdict, all sides, caveats and reference."""
    return _answer(session, _found(session, Filter(), words), limit)


def facts(session: Session, limit: int, **words: Unpack[Words]) -> Value:
    """List figures, each with its hedge, verdict, all sides, caveats and reference."""
    return _answer(session, _found(session, session.filter(**words)), limit)


def compare(session: Session, topic: str, limit: int, **words: Any) -> Value:
    """Do the figures agree? Groups of like figures, their clusters, and every conflict with its reasons."""
    found = _found(session, session.filter(**{**words, "topic": topic}))
    if len(found) > ENUMERATED:
        raise WrongUsage(f"{len(found):,} figures fit: name a year or a measure.")
    answer = _answer(session, found, limit)
    shown = frozenset(figure["id"] for figure in answer["figures"])
    made, judged = groups(found, session.comparer), session.comparer.related(found)
    return answer | mcp.comparison(judged, made, session.record, session.topic(topic), shown)


def cite(session: Session, id: str | int, style: str, length: str) -> Value:
    """The reference in a style, and for a figure the sentence to print, which names all sides of a dispute."""
    found, record = session.fact_or_source(str(id)), session.record
    reference = {"reference": written(found, record, style)}
    if isinstance(found, Fact):
        judged, newer = session.comparer.against(found), session.replaced_by(found)
        printed = sentence(found, record, judged, Length(length), newer=newer)
        return reference | {"sentence": printed} | _answer(session, [found], 1)
    own = [fact for fact in record.facts if fact.source == found.id]
    return reference | {"sentence": None} | _answer(session, own, MAX_FIGURES)


def check(session: Session, text: str, **given: str | int | None) -> Value:
    """The judgement on a figure, with who supports it, who contradicts it and what to print instead.

    Read the text yourself and give each figure with its measure, year, place, group and claimant: that is surer than
    giving the text, which is read by rule.
    """
    known = session.record.by_id
    result = _checked(session, text, {name: str(value) for name, value in given.items() if value is not None})
    named = dict.fromkeys(word for word in re.findall(r'"([a-z0-9.-]+)"', json.dumps(result)) if word in known)
    return {"result": result} | _answer(session, [known[word] for word in named], MAX_FIGURES)


TOOLS: tuple[tuple[Callable[..., Value], str, str, str], ...] = (
    (answer, "Answer a question", "question", ""),
    (search, "Search the record", "words", "limit"),
    (facts, "Figures, filtered", "", "topic measure year claimant place group source limit"),
    (compare, "Compare a topic's figures", "topic", "year measure limit"),
    (cite, "Cite a figure or a source", "id", "style length"),
    (check, "Check a statement, a number or a text", "text", "measure year place group by event claimant date topic"),
)
"""The tools, each with its title, what it needs and what it may be given; it is explained by its docstring."""


def _server(ask: Callable[[], Session]) -> MCPServer[Any]:
    """The server; ``ask`` opens the record anew for each call, so that an ingest meanwhile is seen."""
    try:
        from mcp.server import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp_types import ToolAnnotations
        from pydantic import Field
    except ImportError:
        raise MissingExtra("The Model Context Protocol", "mcp") from None

    ask().database.close()  # a database that cannot be read is said now, not at the first question
    title = "nkr: figures on North Koreans leaving their country"
    server: MCPServer[Any] = MCPServer(
        "nkr", title=title, instructions=INSTRUCTIONS, version=__version__, log_level="ERROR"
    )

    def described(name: str, default: Any) -> inspect.Parameter:
        kind, meaning, limits = _PARAMETERS[name]
        annotation: Any = Annotated[kind | None if default is None else kind, Field(description=meaning, **limits)]
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)

    for tool, title, needed, optional in TOOLS:

        @functools.wraps(tool)
        def run(tool: Callable[..., Value] = tool, **named: Any) -> Value:
            """What it cannot answer becomes one sentence for the model to read."""
            size = mcp.MAX_BYTES * max(1, named.get("limit", DEFAULT_FIGURES) // DEFAULT_FIGURES)
            try:
                return mcp.bounded(mcp.printable(tool(ask(), **named)), size)
            except NkrError as error:
                raise ToolError(" ".join(str(error).split())) from None

        parameters = [described(name, inspect.Parameter.empty) for name in needed.split()]
        parameters += [described(name, _DEFAULTS.get(name)) for name in optional.split()]
        run.__signature__ = inspect.Signature(parameters, return_annotation=dict[str, Any])  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": dict[str, Any]}
        hints = ToolAnnotations(
            title=title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        )
        server.tool(title=title, annotations=hints)(run)
    _offer(server, ask)
    return server


def _offer(server: MCPServer[Any], ask: Callable[[], Session]) -> None:
    """The list of what can be asked about, and two ways to begin."""

    @server.resource(
        "nkr://measures",
        title="Topics and measures",
        description="What the record counts.",
        mime_type="application/json",
    )
    def measures() -> str:
        session = ask()
        counted = Counter(fact.measure for fact in session.record.facts)
        vocabulary = session.record.vocabulary
        listed = [
            {"topic": measure.topic, "measure": code, "label": measure.label, "figures": counted[code]}
            for code, measure in vocabulary.measures.items()
            if counted[code]
        ]
        return json.dumps(mcp.printable(listed), ensure_ascii=False)

    @server.prompt("check-paragraph", title="Check this paragraph")
    def check_paragraph(paragraph: str) -> str:
        return (
            "Check every figure of this paragraph with the tool check. Give each with its measure, year, place, group "
            "and claimant. Then say which figures are supported, which are not, and what to print instead, with the "
            f"references.\n\n{paragraph}"
        )

    @server.prompt("what-is-known", title="What is known about")
    def what_is_known(subject: str) -> str:
        return (
            f"What do the sources say about {subject}? Use the tools answer and compare. Name every side with its "
            "source and date, keep every hedge, average nothing, and say how old the newest figure is."
        )


def _found(session: Session, wanted: Filter, words: str = "") -> list[Fact]:
    """The facts that fit, none where none does: to an assistant that is an answer, which says so."""
    with suppress(NoFigure):
        return session.facts(wanted, words=words)
    return []


def _answer(session: Session, found: list[Fact], limit: int) -> Value:
    figures = [mcp.figure(fact, session.record, session.comparer.against(fact)) for fact in found[:limit]]
    aged = {"age": session.aged(found[:limit]).removeprefix("nkr: ") or None}
    return aged | mcp.answer(figures, session.database.about, left_out=max(0, len(found) - limit))


def _checked(session: Session, text: str, given: Mapping[str, str]) -> Any:
    """``nkr check`` over ``text`` as a process of its own: no draft must be able to stop the server.

    A short text may be a number; what is not read as one is read as a draft. It is never taken for a file's name: it
    comes from an assistant, and no file of this machine is its business.
    """
    common = [f"--db={session.path.absolute()}"]
    common += [f"--with={code}" for code in session.collections]
    common += [f"--as-of={session.as_of}"] if session.as_of is not None else []
    fields = [f"--{name}={value}" for name, value in given.items()]
    short = len(text.strip()) <= LONGEST_NUMBER and not any(sign in text for sign in "/\\\n") and text.strip() != "-"
    if short or "measure" in given:
        try:
            return _check([*common, *fields, "--", text.strip()])
        except WrongUsage:
            if "measure" in given:
                raise
    return _check([*common, *(field for field in fields if field.startswith(("--topic", "--date"))), "--", "-"], text)


def _check(arguments: Iterable[str], text: str = "") -> Any:
    """Run ``nkr check`` in an empty folder: there no word is a file's name."""
    command = [sys.executable, "-P", "-m", "nkr.app", "check", "--json", *arguments]
    with tempfile.TemporaryDirectory(prefix="nkr-") as nowhere:
        try:
            ended = subprocess.run(  # noqa: S603, PLW1510 (our own program; nothing goes through a shell)
                command, input=text, capture_output=True, encoding="utf-8", cwd=nowhere, timeout=LONGEST_CHECK
            )
        except subprocess.TimeoutExpired:
            raise WrongUsage(f"checking took more than {LONGEST_CHECK} seconds: give less text at a time.") from None
    if ended.returncode not in (ExitStatus.ANSWERED, ExitStatus.CHECK_FAILED):
        raise WrongUsage(ended.stderr.strip().removeprefix("nkr: ") or "the text could not be checked.")
    return json.loads(ended.stdout)
