"""``nkr stats``: yearly figures of a flow, such as arrivals in South Korea."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from nkr.analysis.selection import Filter
from nkr.analysis.series import Series, Year, kind_by_year, yearly
from nkr.commands.options import WITHIN_TOPIC, TopicWords, option, query_command
from nkr.errors import NothingFound, WrongUsage
from nkr.model import Dataset, Kind, Measure, Period
from nkr.output import serialize, views
from nkr.output.tables import Cell, Sheet
from nkr.services.session import Session


@query_command(filters=WITHIN_TOPIC)
def command(
    ask: Session,
    topic: TopicWords = None,
    by: Annotated[
        str, option(metavar="WHAT", help="year (the default), half, quarter, month, sex, age or origin.")
    ] = "year",
    by_year: Annotated[bool, option(help="One line a year (the default).")] = True,  # noqa: ARG001 (the default, by its name)
    vintages: Annotated[bool, option(help="Every release of the official source, and repetitions.")] = False,
) -> None:
    """Yearly figures with change and source.

    One line a year, with the figures that differ beside it. Parts of a year, forecasts and rates give no yearly value;
    they are counted below. A share has its years too. The default topic is arrivals in South Korea. With --by, the
    parts of a year or of the people, and their sum beside the whole.

    Examples: nkr stats defectors --by-year --group women --with wider · nkr stats --by quarter --with wider
    """
    wanted = ask.within(topic or ["defectors"], alone=True)
    if by != "year":
        _answer_by_parts(ask, wanted, by, vintages=vintages)
        return
    chosen, beside = _measures(ask.record, wanted, " ".join(topic or ()))
    facts = ask.facts(wanted._replace(time=None))
    place, group = ask.whole("place"), ask.whole("group")
    found = [yearly(facts, ask.comparer, measure, place=place, group=group) for measure in chosen]
    made = [(each, _in(each, wanted.time)) for each in found if each.years or each.apart]
    if wanted.time is not None and not any(years for _, years in made):
        ask.look(wanted, [])
        raise ask.no_figure(wanted)
    newer = ask.newer(year.value_fact for _, years in made for year in years if year.value_fact is not None)

    def value() -> list[serialize.Value]:
        return [
            {"measure": series.measure.code, **serialize.year_value(year, ask.record, newer)}
            for series, years in made
            for year in years
        ]

    def tables() -> list[Sheet]:
        each = (views.stats.series(*one, ask.record, ask.suggest, vintages=vintages, newer=newer) for one in made)
        sheets = [sheet for sheets in each for sheet in sheets]
        if beside and sheets:
            commands = " · ".join(ask.suggest("stats", code) for code in beside)
            sheets[-1].after.append(Cell(f"Other counts by year: {commands}", "dim"))
        return sheets

    ask.answer(value=value, tables=tables, columns=serialize.YEAR_COLUMNS)


def _answer_by_parts(ask: Session, wanted: Filter, by: str, *, vintages: bool) -> None:
    """Answer with the quarters of each year, or with the groups that divide the people by ``by``."""
    from nkr.analysis import breakdown

    measures, known = ask.record.vocabulary.measures, breakdown.dimensions(ask.record.vocabulary)
    names = breakdown.PARTS_OF_A_YEAR.get(by)
    if names is None and by not in known:
        raise WrongUsage(f"--by {by:.40}: give {', '.join(('year', *breakdown.PARTS_OF_A_YEAR, *known))}.")
    facts = ask.facts(wanted)

    def rows(measure: Measure) -> list[breakdown.Row]:
        if names is not None:
            where, who = ask.whole("place") or measure.place, ask.whole("group") or measure.group
            return breakdown.by_part_of_year(facts, ask.comparer, measure._replace(place=where, group=who), names)
        return breakdown.by_group(facts, ask.comparer, measure, known[by])

    found = [
        (measures[code], each)
        for code in dict.fromkeys(fact.measure for fact in facts)
        if (each := rows(measures[code]))
    ]
    if not found:
        ask.look(wanted, [])
        raise NothingFound(f"no figure by {by} fits. {ask.outside()}".rstrip())
    ask.answer(
        value=lambda: [
            serialize.part_value(measure, row, part)
            for measure, each in found
            for row in each
            for part in (*row.parts, row.whole)
        ],
        tables=lambda: [views.stats.parts(measure, by, each, vintages=vintages) for measure, each in found],
        columns=serialize.PART_COLUMNS,
    )


def _measures(record: Dataset, wanted: Filter, asked: str) -> tuple[list[Measure], list[str]]:
    """The measures that are shown by year, and the codes of those that are only named below: of a topic with a register
    only that has its rows. A reader who looks up 2004 must not find another count of it further down.
    """
    measures = record.vocabulary.measures
    chosen = [measures[wanted.measure]] if wanted.measure else [m for m in measures.values() if m.topic == wanted.topic]
    if not wanted.measure or kind_by_year(chosen[0]) is None:
        chosen = [measure for measure in chosen if Kind.FLOW in measure.kinds]
    if not chosen:
        flows = sorted({measure.topic for measure in measures.values() if Kind.FLOW in measure.kinds})
        raise NothingFound(f"'{asked}' has no yearly figures. These have: {', '.join(flows)}.")
    registers = [measure for measure in chosen if measure.keeper]
    counted = {fact.measure for fact in record.facts}
    others = [measure.code for measure in chosen if not measure.keeper and measure.code in counted]
    return (registers, others) if registers else (chosen, [])


def _in(series: Series, span: Period | None) -> list[Year]:
    """The years of a series, from the first to the last that lie in ``span``."""
    if span is None:
        return list(series.years)
    first, last = date.fromordinal(max(span.start, 1)).year, span.latest_year or date.max.year
    return [year for year in series.years if first <= year.year <= last]
