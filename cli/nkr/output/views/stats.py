"""A measure by year: value, change, bar, who says it; what gives no yearly value stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkr.analysis.compare.verdicts import Verdict
from nkr.analysis.slips import nearly_transposition_of, transposition_of
from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.quantity import Number
from nkr.output import numbers, terminal, terminal_charts
from nkr.output.labels import SIGNS, VERDICT_STYLES, figure, figure_style, signs, where, who
from nkr.output.tables import Cell, Column, Sheet
from nkr.output.views import facts

if TYPE_CHECKING:  # what is asked for is loaded by who asks
    from nkr.analysis.series import Series, Year


MAX_APART = 12
"""Figures without a yearly value that a screen lists below a series."""


def series(found: Series, record: Dataset, vintages: bool = False) -> list[Sheet]:
    """A measure by year with change, bar and source; what gives no yearly value stands below."""
    most = max((year.value for year in found.years if year.value is not None), default=0)
    columns = [
        Column("year", keep=True),
        Column("figure", right=True, keep=True),
        Column("change", right=True, keep=True),
    ]
    columns += [Column("", keep=True), Column("verdict"), Column("who says it"), Column("where")]
    sheet = Sheet(columns, title=f"{found.measure.label} by year")
    sheet.before.append(Cell(found.measure.definition, "dim"))
    spread = _room(found)
    for year in found.years:
        beside = [other for other in found.years if abs(other.year - year.year) == 1]
        _year_rows(sheet, year, beside, record, most, spread, vintages)
    if not found.years:
        sheet.after.append("No figure for a whole year.")
    made = [sheet]
    if found.apart:
        rest = facts.facts(
            found.apart[:MAX_APART], record, "Listed apart: no whole year of the whole group, so no yearly value"
        )
        rest.after.clear()
        if len(found.apart) > MAX_APART:
            more = f"{len(found.apart) - MAX_APART} more: nkr facts --measure {found.measure.code}"
            rest.after.append(Cell(more, "dim"))
        made.append(rest)
    return made


def _room(found: Series) -> int:
    """Columns for a bar: beside who says it on a wide screen, else what year, figure, change and verdict leave free."""
    if not terminal.on_terminal() or terminal.terminal_width() >= terminal.WIDE:
        return 16
    others = [max((len(text) for text in column), default=0) for column in zip(*map(_widest, found.years), strict=True)]
    return min(30, max(10, terminal.terminal_width() - sum(others) - len("2010") - len("✗ deviates") - 12))


def _widest(year: Year) -> tuple[str, str]:
    return max((figure(fact) for fact in year.facts), key=len, default=""), _change(year)


def _year_rows(
    sheet: Sheet, year: Year, beside: list[Year], record: Dataset, most: Number, spread: int, vintages: bool
) -> None:
    hidden = set() if vintages else {fact.id for fact in (*year.superseded, *year.echoes)}
    shown = [fact for fact in year.facts if fact is year.value_fact or fact.id not in hidden]
    if not shown:
        nothing = Cell("no figure for the whole year", "dim")
        sheet.rows.append([Cell(str(year.year), "strong"), Cell("–", "dim"), "", "", "", nothing, ""])
        return
    for position, fact in enumerate(shown):
        chosen = fact is year.value_fact
        bar = terminal_charts.bar(year.value, most, spread, signs()) if chosen and year.value is not None else ""
        verdict, style = "", ""
        if position == 0 and year.verdict is not None and year.verdict is not Verdict.NOT_COMPARABLE:
            verdict, style = f"{SIGNS[year.verdict]} {year.verdict}", VERDICT_STYLES.get(year.verdict, "")
        if fact in year.deviating:
            verdict, style = f"{SIGNS[Verdict.CONFLICT]} deviates", "error"
        printed = f" (printed {dates.in_words(fact.published)})" if len(year.facts) > 1 else ""
        doubt = Cell(_suspicion(fact, year, beside) if fact in year.deviating else "", "warning")
        folded = Cell((_in_turn(year) if vintages else _folded(year, hidden)) if position == 0 else "", "dim")
        sheet.rows.append(
            [
                Cell(str(year.year) if position == 0 else "", "strong"),
                Cell(figure(fact), figure_style(fact) if chosen or not year.value_fact else "dim"),
                _change(year) if chosen else "",
                Cell(bar, "good"),
                Cell(verdict, style),
                who(fact, record),
                [where(fact, record), printed, doubt, folded],
            ]
        )


def _suspicion(fact: Fact, year: Year, beside: list[Year]) -> str:
    """A likely slip, of digits or of the year, as a suspicion."""
    value = fact.interval.low
    if value is None or value != fact.interval.high:
        return ""
    if years := [str(other.year) for other in beside if value in _sound(other)]:
        return f"; looks like the figure of {'/'.join(years)}"
    if meant := transposition_of(value, _sound(year)):
        return f"; looks like a transposition of {'/'.join(map(numbers.count, meant))}"
    if (near := nearly_transposition_of(value, _sound(year))) is not None:
        return f"; looks like a transposition of {numbers.count(near[0])} (beside {numbers.count(near[1])})"
    return ""


def _sound(year: Year) -> list[Number]:
    """The counts of a year: no bound, nothing rounded, nothing that deviates."""
    kept = (fact.interval for fact in year.facts if fact not in year.deviating)
    return [interval.low for interval in kept if interval.low is not None and interval.low == interval.high]


def _in_turn(year: Year) -> str:
    """The states of a register as one line, each with the date of its first printing."""
    if len(year.states) < 2:
        return ""
    return "; in turn: " + " → ".join(f"{figure(fact)} ({dates.in_words(fact.published)})" for fact in year.states)


def _folded(year: Year, hidden: set[str]) -> str:
    """What a year leaves out: repetitions, and older vintages."""
    if not hidden:
        return ""
    older = sum(fact.id in hidden for fact in year.superseded)
    repeated = sum(fact.id in hidden for fact in year.echoes if fact not in year.superseded)
    told = [f"{repeated} repetition{'s' if repeated != 1 else ''}"] if repeated else []
    told += [f"{older} superseded"] if older else []
    return f"; {' and '.join(told)}: --vintages"


def _change(year: Year) -> str:
    if year.change is None:
        return ""
    percent = f" ({year.change_percent:+.1f} %)" if year.change_percent is not None else ""
    return f"{year.change:+,}{percent}".replace("-", "−")
