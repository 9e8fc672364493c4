"""A measure by year, one line a year: value, change, bar, where it stands, and which other figures differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from nkr.analysis.compare.verdicts import Verdict
from nkr.analysis.slips import nearly_transposition_of, transposition_of
from nkr.model import Dataset, Fact, Measure, Number, dates
from nkr.output import numbers, tables, terminal, terminal_charts
from nkr.output.labels import SIGNS, breaks, figure, figure_style, limits, short_name, signs
from nkr.output.tables import Cell, Content, Sheet, columns

if TYPE_CHECKING:  # for type checkers only; imported where used
    from nkr.analysis.breakdown import Part, Row
    from nkr.analysis.series import Series, Year

Suggest = Callable[..., str]
BAR = 7
"""Columns of the longest bar; twice that on a wide screen."""
MAX_OTHERS = 2
"""Other figures of a kind that a year's line names."""


_LEGEND = {
    SIGNS[Verdict.CONFLICT]: f"{SIGNS[Verdict.CONFLICT]} contradicts the figure",
    SIGNS[Verdict.UNRESOLVED]: f"{SIGNS[Verdict.UNRESOLVED]} perhaps another release",
    "error?": "error? a likely error",
    "before:": "before: an earlier release",
}
"""What stands before other figures, and what it means."""


def series(
    found: Series, years: Iterable[Year], record: Dataset, suggest: Suggest, *, vintages: bool, newer: dict[str, Fact]
) -> list[Sheet]:
    """A measure by year; what gives no yearly value is counted below. ``vintages`` lists every figure of a year.

    ``newer`` has, by fact id, what has replaced a year's value outside of what was asked.
    """
    shown = list(years)
    most = max((year.value for year in shown if year.value is not None), default=0)
    width = BAR * (2 if terminal.terminal_width() >= terminal.WIDE else 1)
    official = record.vocabulary.claimants.get(found.measure.keeper)
    where = "fact!" if official else "who and where…"
    titled = columns("year!", "figure#", "!", "change#", where, "other figures…")
    scope = limits(found.measure, record.vocabulary, record.vocabulary.measures[found.measure.code])
    sheet = Sheet(titled, title=f"{found.measure.label} by year" + (f": {', '.join(scope)}" if scope else ""))
    sheet.before.append(Cell(found.measure.definition, "dim"))
    if official:
        sheet.before.append(Cell(f"Official source: {official.label}; its latest release is shown.", "dim"))
    for counted, (year, *others) in groupby(shown, key=lambda year: year.year if year.facts else 0):
        if counted:
            sheet.rows.append(_line(year, record, most, width, bool(official)))
            sheet.rows += _vintages(year, found, record) if vintages else []
        else:
            span = f"{year.year}–{str(others[-1].year)[2:]}" if others else str(year.year)
            sheet.row(span, "–", "", "", Cell("no figure", "dim"), "")
    sheet.after += _remarks(found, shown, record, suggest, newer, vintages=vintages)
    return [sheet]


def _remarks(
    found: Series, shown: Sequence[Year], record: Dataset, suggest: Suggest, newer: dict[str, Fact], *, vintages: bool
) -> Iterator[Cell]:
    """What is said below the years: what else there is, what has replaced a value, where the definition changed."""
    if not shown:
        yield Cell("No figure for a whole year.")
    if not vintages and any(len(year.facts) > 1 for year in shown):
        command = suggest("stats", found.measure.code, "--vintages")
        yield Cell(f"Every release and repetition: {command}", "dim")
    used = {part.text.split()[0] for year in shown for part in tables.runs(_others(year))}
    if legend := [text for sign, text in _LEGEND.items() if sign in used]:
        yield Cell(" · ".join(legend), "dim")
    if releases := [(year.year, newer[fact.id]) for year in shown if (fact := year.value_fact) and fact.id in newer]:
        replaced = ", ".join(f"{figure(release)} ({year})" for year, release in releases)
        yield Cell(f"Later releases, in collections not searched: {replaced}.", "warning")
    for told in breaks(record.vocabulary.measures[found.measure.code], [year.year for year in shown]):
        yield Cell(told, "warning")
    if found.apart:
        count = numbers.counted(len(found.apart), "figure")
        which = "of parts of a year or of the people, of longer times, or expected"
        yield Cell(f"{count} {which}: {suggest('facts', '--measure', found.measure.code)}", "dim")


def parts(measure: Measure, by: str, rows: Sequence[Row], *, vintages: bool) -> Sheet:
    """A count by the parts of a year or of the people, their sum, and the whole as published.

    ``vintages`` writes what the official source said in turn: "2 → 5".
    """
    names = [part.name for part in rows[0].parts]
    several = len({row.kind for row in rows}) > 1
    titled = columns("when!", *(f"{name}#" for name in names), "sum#", "all#", "differs by#")
    sheet = Sheet(titled, title=f"{measure.label} by {by}")
    sheet.before.append(Cell(measure.definition, "dim"))
    for row in rows:
        when = dates.in_words(row.time) + (f" ({row.kind})" if several else "")
        *cells, whole = (_part(part, vintages=vintages) for part in (*row.parts, row.whole))
        total = numbers.count(row.total) if row.total is not None else "–"
        off = "" if row.difference is None else numbers.count(row.difference).replace("-", "−")
        sheet.row(Cell(when, "strong"), *cells, total, whole, Cell(off, "warning" if row.difference else "dim"))
    if not vintages and any(len(part.states) > 1 for row in rows for part in row.parts):
        sheet.after.append(Cell("The latest release is shown; --vintages has the earlier ones.", "dim"))
    return sheet


def _part(part: Part, *, vintages: bool) -> Content:
    if part.fact is None:
        return "–"
    turns = list(dict.fromkeys(figure(fact) for fact in part.states)) if vintages and len(part.states) > 1 else []
    return Cell(" → ".join(turns) or figure(part.fact), figure_style(part.fact))


def _line(year: Year, record: Dataset, most: Number, width: int, official: bool) -> list[Content]:
    shown: Content = "–"
    bar = terminal_charts.bar(year.value, most, width, signs()) if year.value is not None else ""
    where = ""
    if (fact := year.value_fact) is not None:
        shown = Cell(figure(fact), figure_style(fact))
        where = record.short(fact) if official else f"{short_name(fact, record)} · {record.short(fact)}"
    change = f"{year.change:+,}" if year.change is not None else ""
    if change and year.change_percent is not None:
        change += f" ({year.change_percent:+.1f} %)"
    return [Cell(str(year.year), "strong"), shown, bar, change.replace("-", "−"), Cell(where, "dim"), _others(year)]


def _vintages(year: Year, found: Series, record: Dataset) -> Iterator[list[Content]]:
    """A line for each other figure of a year; then the releases of the official source, by their first printing."""
    beside = [other for other in found.years if abs(other.year - year.year) == 1]
    for fact in (fact for fact in year.facts if fact is not year.value_fact):
        where = f"{short_name(fact, record)} · {fact.source} · printed {dates.brief(fact.published)}"
        yield ["", Cell(figure(fact), "dim"), "", "", Cell(where, "dim"), _why_not(fact, year, beside)]
    if len(year.states) > 1:
        turns = " → ".join(f"{figure(fact)} ({dates.brief(fact.published)})" for fact in year.states)
        yield ["", "", "", "", Cell(f"releases: {turns}", "dim"), ""]


def _others(year: Year) -> Content:
    """Which other figures a year has: those that differ, likely errors, and what the official source said before."""
    differing = year.deviating if year.value_fact is not None else year.facts
    told: list[Cell | str] = []
    for what, style, facts in (
        (SIGNS[Verdict.CONFLICT], "error", [fact for fact in differing if not fact.doubtful]),
        (SIGNS[Verdict.UNRESOLVED], "", year.unresolved),
        ("error?", "", year.errors),
        ("before:", "", sorted(year.superseded, key=lambda fact: -fact.published.end)),
    ):
        if written := list(dict.fromkeys(numbers.stated(fact.quantity, fact.unit) for fact in facts)):
            more = f" +{len(written) - MAX_OTHERS}" if len(written) > MAX_OTHERS else ""
            told += ["; "] if told else []
            told.append(Cell(f"{what} {', '.join(written[:MAX_OTHERS])}{more}", style))
    return told


def _why_not(fact: Fact, year: Year, beside: list[Year]) -> str:
    """Why a figure that differs is not the year's value, which is the official source's latest release."""
    if fact in year.errors:
        return "likely error: never the value"
    if fact in year.superseded:
        return "an earlier release"
    if year.value_fact is None or fact not in (*year.deviating, *year.unresolved):
        return ""
    doubt = _suspicion(fact, year, beside) or ("perhaps another release" if fact in year.unresolved else "")
    reason = f"not the value: the latest official release says {figure(year.value_fact)}"
    return f"{reason}; {doubt}" if doubt else reason


def _suspicion(fact: Fact, year: Year, beside: list[Year]) -> str:
    """A likely slip, of digits or of the year, as a suspicion."""
    value = fact.interval.low
    if value is None or value != fact.interval.high:
        return ""
    if years := [str(other.year) for other in beside if value in _sound(other)]:
        return f"looks like the figure of {'/'.join(years)}"
    if meant := transposition_of(value, _sound(year)):
        return f"looks like a transposition of {'/'.join(map(numbers.count, meant))}"
    if (near := nearly_transposition_of(value, _sound(year))) is not None:
        return f"looks like a transposition of {numbers.count(near[0])} (beside {numbers.count(near[1])})"
    return ""


def _sound(year: Year) -> list[Number]:
    """The counts of a year: no bound, nothing rounded, nothing that deviates."""
    kept = (fact.interval for fact in year.facts if fact not in year.deviating)
    return [interval.low for interval in kept if interval.low is not None and interval.low == interval.high]
