"""For cog: the tables and worked examples of the docs, made from the code and the data that they describe."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from unittest import mock

from session import WIDTH, database

import nkr
from nkr import app
from nkr.analysis.arithmetic import KINDS
from nkr.analysis.compare.rules import RULES
from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.curation.fields import FIELDS
from nkr.errors import ExitStatus
from nkr.library import OpenRecord
from nkr.model import dates, period
from nkr.model.fact import UNATTRIBUTED, Fact
from nkr.model.period import Period
from nkr.model.quantity import VAGUE_SIZES, Quantity
from nkr.model.vocabulary import Kind
from nkr.output import labels, numbers
from nkr.output.escaping import markdown
from nkr.output.sentences import clauses
from nkr.store.codes import MEANINGS
from nkr.store.schema import TABLES

Row = Sequence[str]


def table(titles: Row, rows: Iterable[Row]) -> str:
    """A Markdown table; what stands in the cells is Markdown already."""
    lines = ["| " + " | ".join(titles) + " |", "|" + " --- |" * len(titles)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


@cache
def record() -> OpenRecord:
    """The five articles with the wider record beside them."""
    return nkr.open(database(), collections=["wider"])


# --- how a figure is read ------------------------------------------------------------------------------------------

_STATED = (
    Quantity.exact(2_544),
    Quantity.exact(35),
    Quantity.exact(20),
    Quantity.exact(1_400),
    Quantity.exact(20_000),
    Quantity.exact(20_000, rounded=False),
    Quantity.about(20),
    Quantity.about(25),
    Quantity.about(8_000),
    Quantity.about(100_000),
    Quantity.about(8_123),
    Quantity.nearly(22_000),
    Quantity.at_least(500_000),
    Quantity.more_than(500_000),
    Quantity.up_to(300_000),
    Quantity.less_than(300_000),
    Quantity.between(30_000, 300_000),
    Quantity.vague("hundreds"),
    Quantity.vague("many"),
)


def intervals() -> str:
    """What stated figures stand for, by the rules of ``nkr.model.quantity``; one row a rule."""
    by_rule: dict[str, list[Quantity]] = {}
    for quantity in _STATED:
        by_rule.setdefault(quantity.rule_in("persons"), []).append(quantity)
    return table(
        ("stated", "stands for", "by the rule"),
        (
            (" · ".join(map(_as_stated, members)), " · ".join(map(_stands_for, members)), rule)
            for rule, members in by_rule.items()
        ),
    )


def _as_stated(quantity: Quantity) -> str:
    return numbers.stated(quantity) + ("" if quantity.rounded else " (an official count)")


def _stands_for(quantity: Quantity) -> str:
    return numbers.interval(quantity.interval) if quantity.has_size else "–"


def size_words() -> str:
    return table(("word", "read as"), ((word, f"{low:,} to {high:,}") for word, (low, high) in VAGUE_SIZES.items()))


# --- time ----------------------------------------------------------------------------------------------------------

_TIMES = {
    "2005": "a year",
    "2011-09": "a month",
    "2011-09-26": "a day",
    "2011-09-26/2011-09-30": "a span, both days included",
    "199X": "a decade",
    "2006~": "about 2006: the span is the year's, marked as uncertain",
    "[2011-10-05,2011-10-12]": "one of two days: the span covers both, marked as uncertain",
    "2010-22": "summer 2010: season codes 21 to 24, marked as uncertain",
    "../2023-08": "from the beginning to August 2023: the start is open, and that is known",
    "/2006": "to 2006 from a start that the source does not give: unknown",
    "2004/..": "from 2004 on",
}


def times() -> str:
    """EDTF strings with the days that they cover."""

    def days(text: str) -> Row:
        found = period.parse(text)
        return f"`{text}`", _TIMES[text], _first(found), _last(found)

    return table(("written", "means", "first day", "last day"), map(days, _TIMES))


def _first(found: Period) -> str:
    if not found.known_start:
        return "unknown"
    return "open" if found.open_start else str(date.fromordinal(found.start))


def _last(found: Period) -> str:
    return "open" if found.open_end else str(date.fromordinal(found.end))


# --- verdicts ------------------------------------------------------------------------------------------------------


def rules() -> str:
    """The rules in their order, each with its docstring's first sentences."""
    return table(
        ("", "rule", "holds when"),
        (
            (str(number), f"`{rule.__name__.replace('_', '-')}`", _first_paragraph(rule.__doc__))
            for number, rule in enumerate(RULES, start=1)
        ),
    )


def _first_paragraph(docstring: str | None) -> str:
    paragraph = " ".join((docstring or "").split("\n\n")[0].split())
    return paragraph.replace("``None``", "nothing").replace("``", "`")


def example(verdict: str, one: str, other: str) -> str:
    """Two facts by their ids, and the verdict on them: judged as every command judges them, within the whole record.

    Raises ``ValueError`` where that is not the verdict that the page explains.
    """
    comparison = record().compare(facts=[record().fact(one), record().fact(other)])[0]
    if comparison.verdict.value != verdict:
        raise ValueError(f"{one} and {other} are an example of {verdict}, and get {comparison.verdict}")
    rows = [_shown(fact) for fact in (comparison.a, comparison.b)]
    return "\n\n".join([table(("figure", "counts", "about", "who says it, where"), rows), _judged(comparison)])


def _shown(fact: Fact) -> Row:
    found = record()
    named = fact.claimant != UNATTRIBUTED
    claimant = found.vocabulary.claimants[fact.claimant].label if named else "no source named"
    measure = found.measures[fact.measure].label
    words = (labels.figure(fact), measure, labels.when(fact), f"{claimant}, {labels.where(fact)}")
    return tuple(map(markdown, words))


def _judged(comparison: Comparison) -> str:
    factor = f" (×{comparison.ratio:g})" if comparison.ratio else ""
    told = " ".join(f"{markdown(reason.text)} `{reason.code}`" for reason in comparison.reasons)
    return f"**{labels.SIGNS[comparison.verdict]} {comparison.verdict}**{factor}: {told}"


def vintages(measure: str, year: int) -> str:
    """What the keeper of a register said of a year in turn, each state with the fact that has it first."""
    states = next(one.states for one in record().series(measure).years if one.year == year)
    rows = [(labels.figure(fact), dates.in_words(fact.published), f"`{fact.id}`") for fact in states]
    return table((f"arrivals in {year}", "first printed", "by"), rows)


def check_kinds() -> str:
    return table(
        ("kind", "what must hold"), ((f"`{kind}`", _first_paragraph(rule.__doc__)) for kind, rule in KINDS.items())
    )


# --- the data dictionary -------------------------------------------------------------------------------------------

_COLUMNS_OF = {
    "source": "sources",
    "fact": "facts",
    "topic": "topics",
    "collection": "collections",
    "measure": "measures",
    "claimant": "terms",
    "place": "terms",
    "group": "terms",
    "event": "terms",
    "check": "checks",
    "decision": "decisions",
}


def fields(kind: str) -> str:
    """What a curated record of a kind may hold: field, what to write, what it means; required ones in bold."""
    columns = TABLES.get(_COLUMNS_OF.get(kind, ""), {})

    def row(name: str) -> Row:
        field = FIELDS[kind][name]
        meaning = field.meaning or columns[name][1]
        meaning = meaning.replace(" (JSON list)", "").replace(" (EDTF)", "")
        return f"**`{name}`**" if field.required else f"`{name}`", _first_paragraph(field.read.__doc__), meaning

    return table(("field", "write", "meaning"), map(row, FIELDS[kind]))


def columns(name: str) -> str:
    """The columns of a table of the database."""
    kinds = {str: "text", int: "whole number", float: "number"}
    return table(
        ("column", "type", "meaning"),
        ((f"`{column}`", kinds[kind], markdown(meaning)) for column, (kind, meaning) in TABLES[name].items()),
    )


def codes(field: str, *wanted: str) -> str:
    """The codes that a field may hold (or those wanted), as the database itself explains them."""
    known = MEANINGS[field]
    return table(("code", "meaning"), ((f"`{code}`", known[code]) for code in wanted or known))


def measures(topic: str) -> str:
    """The measures of a topic: kinds, units, what a figure means that names no place, group or actor."""
    found = record()
    rows = []
    for code, measure in found.measures.items():
        if measure.topic == topic:
            kinds = ", ".join(measure.kinds) + (
                "" if measure.units == ("persons",) else f"; {', '.join(measure.units)}"
            )
            beside = []
            if measure.keeper:
                beside.append(f"register kept by {found.vocabulary.claimants[measure.keeper].label}")
            if measure.part_of:
                beside.append("part of " + ", ".join(f"`{other}`" for other in measure.part_of))
            if measure.quoted_against:
                beside.append("quoted against " + ", ".join(f"`{other}`" for other in measure.quoted_against))
            told = markdown(measure.definition) + (f" ({'; '.join(beside)})" if beside else "")
            rows.append((f"`{code}`", kinds, told))
    return table(("measure", "kinds; units", "what is counted"), rows)


def patterns() -> str:
    """The places of a sentence pattern, from the docstring of the module that fills them."""
    lines = (clauses.__doc__ or "").splitlines()
    first, last = (number for number, line in enumerate(lines) if line.startswith("===") and "=  =" in line)
    rows = [line.partition("  ") for line in lines[first + 1 : last]]
    cells = ((name.replace("|", "\\|"), told.strip()) for name, _, told in rows)
    return table(("place", "becomes"), ((name.replace("``", "`"), told.replace("``", "`")) for name, told in cells))


def terms(kind: str) -> str:
    """The places, groups or events of the vocabulary, with what they lie within."""
    known = getattr(record().vocabulary, f"{kind}s")
    return table(
        ("code", "name", "within"),
        (
            (f"`{code}`", markdown(term.label), ", ".join(f"`{outer}`" for outer in term.within))
            for code, term in known.items()
        ),
    )


# --- commands ------------------------------------------------------------------------------------------------------


def helps() -> str:
    """What ``nkr COMMAND --help`` prints, for every command."""
    return "\n\n".join(f"## nkr {name}\n\n```\n{_help(name)}\n```" for name in app.COMMANDS)


def statuses() -> str:
    told = {
        ExitStatus.ANSWERED: "answered; `conflicts` and `sums` too, whatever they find",
        ExitStatus.WRONG_USAGE: "wrong usage",
        ExitStatus.NOTHING_FOUND: "nothing found; `verify` where no text is attached",
        ExitStatus.INVALID_DATA: "invalid curated data",
        ExitStatus.DATABASE_UNUSABLE: "database unusable",
        ExitStatus.CHECK_FAILED: "a check that was asked for failed: `verify`, `check --strict`",
    }
    return table(("status", "when"), ((str(status.value), told[status]) for status in ExitStatus))


def _help(command: str) -> str:
    printed = io.StringIO()
    plain = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb"}
    with mock.patch.dict(os.environ, plain), contextlib.redirect_stdout(printed):
        for name in ("FORCE_COLOR", "GITHUB_ACTIONS"):
            os.environ.pop(name, None)
        app.main([command, "--help"])
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())


def judgements() -> str:
    """The verdicts of ``nkr check FILE`` as a table."""
    from nkr.analysis.check.judgements import JudgementKind
    from nkr.output.views.check import SIGNS

    rows = [f"| {SIGNS[kind][0]} | `{kind}` | {kind.meaning} |" for kind in JudgementKind]
    return "\n".join(["| | verdict | when |", "| --- | --- | --- |", *rows])


# --- where the figures conflict ------------------------------------------------------------------------------------


def _cited(fact: Fact) -> str:
    """A figure with who gives it, when, and its document."""
    return markdown(f"{labels.figure(fact)} ({labels.short_name(fact, record()._record)}") + f", `{fact.source}`)"


def widest_conflicts(most: int = 10) -> str:
    """Of like figures the pairs that lie widest apart, one for each thing counted in a year or an incident."""
    found = record()
    by_thing: dict[tuple[str, ...], tuple[str, ...]] = {}
    pairs = found._session.comparer.disagreements(found._record.facts)
    for pair in sorted(pairs, key=lambda pair: -(pair.ratio or 0)):
        low, high = sorted((pair.a, pair.b), key=lambda fact: fact.interval.floor)
        if (
            pair.verdict is Verdict.CONFLICT
            and pair.reasons[0].code == "disjoint"
            and _has_value(low)
            and _has_value(high)
        ):
            thing = (low.measure, low.place, low.group, low.event or str(low.time.latest_year))
            measure = found.measures[low.measure]
            where = "" if low.place == measure.place else f"{found.vocabulary.places[low.place].label}, "
            what = f"{measure.label}, {where}{low.event or low.time.latest_year}"
            by_thing.setdefault(thing, (markdown(what), _cited(low), _cited(high), f"{pair.ratio:g}"))
    return table(("what is counted", "lowest", "highest", "times apart"), list(by_thing.values())[:most])


def _has_value(fact: Fact) -> bool:
    return bool(fact.quantity.low and fact.quantity.high)


def unsourced(most: int = 10) -> str:
    """The figures that most documents print without saying whose they are."""
    by_figure: dict[tuple[str, str], list[Fact]] = {}
    for fact in record().facts():
        if fact.claimant == labels.UNATTRIBUTED and not fact.doubtful and not fact.event:
            by_figure.setdefault((fact.measure, numbers.stated(fact.quantity, fact.unit)), []).append(fact)
    ranked = sorted(by_figure.items(), key=lambda item: (-len({fact.source for fact in item[1]}), item[0]))
    rows = [
        (markdown(figure), markdown(record().measures[measure].label), _sources(facts))
        for (measure, figure), facts in ranked[:most]
        if len({fact.source for fact in facts}) > 1
    ]
    return table(("figure", "what is counted", "documents"), rows)


_HOLDINGS = {Kind.STOCK, Kind.CUMULATIVE}
_READ_AS_ANOTHER_KIND = re.compile(r"\b(stock|running total|ever arrived)\b", re.IGNORECASE)


def misread_kinds() -> str:
    """Likely errors that print people present, or all who ever came, as people who moved, or the other way."""
    facts = [fact for fact in record().facts() if _has_value(fact) and fact.unit != "percent"]
    rows = []
    for fact in facts:
        if not fact.doubtful or fact.kind not in (Kind.FLOW, Kind.STOCK):
            continue
        meant = [
            other
            for other in facts
            if (other.topic, other.group, other.quantity.low) == (fact.topic, fact.group, fact.quantity.low)
            and other.kind in _HOLDINGS - {fact.kind}
            and not other.doubtful
            and other.source != fact.source
        ]
        if meant or _READ_AS_ANOTHER_KIND.search(fact.note):
            is_ = " or ".join(dict.fromkeys(record().measures[one.measure].label for one in meant)) or fact.note
            rows.append((_cited(fact), markdown(record().measures[fact.measure].label), markdown(is_), _sources(meant)))
    return table(("as printed", "printed as", "what it is", "documents that have it right"), rows)


def _sources(facts: Iterable[Fact]) -> str:
    return ", ".join(f"`{source}`" for source in sorted({fact.source for fact in facts}))
