"""How a fact, a source and a verdict are named in a cell: the figure as stated, its time, its place, its sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.model import UNATTRIBUTED, Dataset, Fact, Kind, Measure, Number, Source, Term, Vocabulary, dates
from nkr.model.period import Period, parse
from nkr.output import numbers, terminal, terminal_charts
from nkr.output.tables import Cell

if TYPE_CHECKING:  # what is asked for is loaded by who asks
    from nkr.analysis.answers import Asked
    from nkr.analysis.compare.clusters import Bound, Group
    from nkr.analysis.compare.scope import Scope

_MARKS = {
    Verdict.CONFLICT: ("✗", "error"),
    Verdict.DISCREPANCY: ("≠", "warning"),
    Verdict.UNRESOLVED: ("?", "warning"),
    Verdict.REVISION: ("→", "strong"),
    Verdict.SLIP: ("!", ""),
    Verdict.AGREE: ("=", ""),
    Verdict.PART: ("⊂", ""),
    Verdict.ECHO: ("≡", ""),
    Verdict.NOT_COMPARABLE: ("·", ""),
}
"""A sign beside each verdict's word, so that colour is never the only mark; and the style of those that matter."""
SIGNS = {verdict: sign for verdict, (sign, _) in _MARKS.items()}
VERDICT_STYLES = {verdict: style for verdict, (_, style) in _MARKS.items() if style}


def disputed(judged: Iterable[Comparison]) -> dict[str, Verdict]:
    """For each fact that is in conflict or discrepancy the graver of the two."""
    pairs = [pair for pair in judged if pair.verdict in (Verdict.CONFLICT, Verdict.DISCREPANCY)]
    pairs.sort(key=lambda pair: -pair.verdict.severity)  # the graver overwrites
    return {fact.id: pair.verdict for pair in pairs for fact in (pair.a, pair.b)}


def signs() -> terminal_charts.Signs:
    return terminal_charts.UNICODE if terminal.draws_unicode() else terminal_charts.ASCII


def when(fact: Fact, *, bracketed: bool = False) -> str:
    """The time that a figure is about, as a reader says it; an assumed one says so. ``bracketed``: inside brackets."""
    if fact.time_assumed:
        printed = f"printed {dates.in_words(fact.published)}"
        return f"no date, {printed}" if bracketed else f"no date ({printed})"
    return _time(fact, dates.in_words)


ASSUMED = "Dates in brackets are publication dates: the sources give none."
"""What is said below a table in which ``when_brief`` has put a date in brackets."""
LONG_NAME = 24
"""Characters above which a name in a table gives way to its abbreviation."""


def when_brief(fact: Fact) -> str:
    """The time for a column of a table; a date that is only that of printing is in brackets."""
    return f"[{dates.brief(fact.published)}]" if fact.time_assumed else _time(fact, dates.brief)


def _time(fact: Fact, written: Callable[[Period], str]) -> str:
    return written(fact.as_of or fact.time) if fact.kind is Kind.STOCK else written(fact.time)


def remark(facts: Iterable[Fact]) -> list[Cell | str]:
    return [Cell(ASSUMED, "dim")] if any(fact.time_assumed for fact in facts) else []


def short_name(fact: Fact, record: Dataset) -> str:
    """Who says it, for a column of a table: the name without what follows it, an abbreviation for a long one."""
    if fact.claimant == UNATTRIBUTED:
        return "no source named"
    name = record.claimant_label(fact).partition(", ")[0]
    if len(name) > LONG_NAME and (abbreviated := re.search(r"\(([A-Z]{2,})\)$", name)):
        return abbreviated[1]
    return re.sub(r"^The |^South Korea's (?=Ministry)", "", name)


def cells(fact: Fact, record: Dataset, heading: str = "") -> list[Cell | str]:
    """A fact in a table: the figure, when, who says it and of whom (unless ``heading`` says that), its short number."""
    shown, number = Cell(figure(fact), figure_style(fact)), Cell(record.short(fact), "dim")
    return [shown, when_brief(fact), short_name(fact, record) + scope_note(fact, record, heading), number]


def within(label: str) -> str:
    """A label as it reads after other words: "the Canadian embassy"."""
    return re.sub("^(by )?The ", r"\1the ", label)


def where(fact: Fact, record: Dataset | None = None) -> str:
    """Source and paragraph, and the collection where ``record`` has several: "voa-2002-06-10 ¶5"."""
    several = record is not None and more_than_one(record.facts)
    return f"{fact.source} {paragraph(fact.paragraph)}" + (f" [{fact.collection}]" if several else "")


def who(fact: Fact, record: Dataset) -> str:
    """Who says it, and of whom, where that is not what the measure means by default: "UNHCR (North Korean women)"."""
    return record.claimant_label(fact) + scope_note(fact, record)


def publisher(source: Source) -> str:
    """Who printed it, and the agency whose report it is: "The Korea Herald (Yonhap)"."""
    return source.publisher + (f" ({source.agency})" if source.agency else "")


def paragraph(number: int) -> str:
    return f"¶{number}" if number else "headline"


def figure(fact: Fact) -> str:
    """The figure as stated, with what must never be lost beside it."""
    marks = {"planned": " (expected)", "doubtful": " (likely error)", "provisional": " (provisional)"}
    mark = marks.get(fact.status.value, "") + (" (withdrawn)" if fact.withdrawn else "")
    return numbers.stated(fact.quantity, fact.unit) + mark + ("" if fact.reviewed else " (unreviewed)")


def figure_style(fact: Fact) -> str:
    return "dim" if fact.doubtful or not fact.quantity.has_size else "strong"


def more_than_one(found: Iterable[Fact | Source]) -> bool:
    return len({each.collection for each in found}) > 1


def limits(
    counted: Fact | Scope | Asked | Measure, vocabulary: Vocabulary, measure: Measure, place: str = ""
) -> list[str]:
    """What is counted that is neither the measure's default nor the incident's ``place``: women only, a town."""
    named: list[tuple[str, str, str, Mapping[str, Term]]] = [
        ("", counted.group, measure.group, vocabulary.groups),
        ("", counted.place, place or measure.place, vocabulary.places),
        ("by ", "" if counted.by == counted.place else counted.by, measure.by, vocabulary.places),
    ]
    return [within(by + known[code].label) for by, code, usual, known in named if code != usual and code in known]


def scope_note(fact: Fact, record: Dataset, heading: str = "") -> str:
    """What a figure counts that is neither what its measure means by default nor in the heading."""
    found = limits(fact, record.vocabulary, record.vocabulary.measures[fact.measure])
    named = [limit for limit in found if limit not in heading]
    return f" ({'; '.join(named)})" if named else ""


def scope_words(group: Group, record: Dataset, *, unit: bool = True) -> str:
    """What a group counts, in a few words: "North Koreans in China, 2006"."""
    scope, vocabulary = group.key.scope, record.vocabulary
    measure, event = vocabulary.measures[scope.measure], vocabulary.events.get(scope.event)
    words = [measure.label, *limits(scope, vocabulary, measure, event.place if event else "")]
    if event or group.key.period:
        words.append(within(event.label) if event else dates.in_words(parse(group.key.period)))
    words += [scope.unit.replace("-per-", " a ")] if unit and scope.unit != "persons" else []
    return ", ".join(words) + (" (expected)" if scope.planned else "")


def breaks(measure: Measure, years: Collection[int]) -> list[str]:
    """Where the definition of a measure changed within these years, in a sentence each."""
    told = []
    for each in measure.breaks:
        on, source = parse(each.on), f" ({each.source})" if each.source else ""
        if years and min(years) <= (on.latest_year or 0) <= max(years):
            told.append(f"Not one trend: from {dates.in_words(on)} {each.change.rstrip('.')}{source}.")
    return told


def worded(value: Number | str | None) -> str:
    """What a check asserts or calculates, as a reader sees it."""
    return value if isinstance(value, str) else "–" if value is None else numbers.count(value)


def letter(number: int) -> str:
    """A, B, … Z, then AA: the names of clusters."""
    return (letter(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def excluded(bound: Bound, group: Group) -> str:
    """Which clusters a minimum, maximum or wide range excludes, in words."""
    extent = bound.extent(len(group.clusters))
    return f"excludes {extent if extent != 'some' else ' and '.join(map(letter, bound.excludes))}"
