"""Making the pictures of a record, for every command that draws one, and writing them where the user wants them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from nkr.analysis.compare.clusters import Group, groups
from nkr.analysis.compare.verdicts import ENUMERATED, Comparison, Verdict
from nkr.analysis.selection import Filter
from nkr.analysis.series import Series, yearly
from nkr.errors import NothingFound, WrongUsage
from nkr.model import Fact, Kind, Vocabulary, dates
from nkr.model.grouping import grouped
from nkr.output import files
from nkr.output.charts import over_time, pictures, rendering, strip, years
from nkr.output.labels import disputed
from nkr.services.session import Session


class Drawn(StrEnum):
    STRIP = "strip"
    YEARS = "years"
    TIME = "time"


def judge_target(path: Path, width: int, *, force: bool) -> None:
    """Raise ``WrongUsage`` where no picture can be drawn to a file, before it is drawn."""
    if not pictures.NARROWEST <= width <= pictures.WIDEST:
        raise WrongUsage(f"--width takes {pictures.NARROWEST} to {pictures.WIDEST} millimetres, not {width}.")
    ending = rendering.ending_of(path.name)
    files.judge_place(path, force=force)
    rendering.require_renderer(ending)


def title(wanted: Filter, vocabulary: Vocabulary, counted: str = "") -> str:
    """What a picture or page is about: "North Koreans in China, women, 2006"; ``counted`` is for what is narrower."""
    about, limits = counted, {"claimant": wanted.claimants}
    if not counted:
        measure, topic = vocabulary.measures.get(wanted.measure), vocabulary.topics.get(wanted.topic)
        about = measure.label if measure else topic.label if topic else "Figures on North Koreans leaving their country"
        limits = {"group": wanted.groups, "place": wanted.places, **limits}
    for kind, codes in limits.items():
        known = vocabulary.by_kind[kind]
        if names := [known[code].label for code in codes if code in known]:
            about += f", {'by ' if kind == 'claimant' else ''}{min(names, key=len)}"
    return f"{about}, {dates.in_words(wanted.time)}" if wanted.time is not None else about


def flows(ask: Session, facts: Sequence[Fact]) -> list[Series]:
    """The yearly series of the measures of ``facts`` that are counted by the year, those of ``facts`` alone."""
    measures = ask.record.vocabulary.measures
    chosen = [measures[code] for code in dict.fromkeys(fact.measure for fact in facts)]
    made = (yearly(facts, ask.comparer, measure) for measure in chosen if Kind.FLOW in measure.kinds)
    return [series for series in made if any(fact.quantity.has_size for year in series.years for fact in year.facts)]


def picture(
    ask: Session, wanted: Filter, facts: Sequence[Fact], drawn: Drawn | None, look: pictures.Look
) -> pictures.Picture:
    """The picture of ``facts`` that is wanted, or that fits them best; raises ``NothingFound`` where there is none."""
    if not (sized := [fact for fact in facts if fact.quantity.has_size]):
        raise NothingFound("there is no figure with a size to draw.")
    made, wanted = _made(ask, wanted, sized, facts, drawn, look)
    heading = title(wanted, ask.record.vocabulary, made.title)
    if made.years and wanted.time is None:
        heading += f", {made.years}"
    return made._replace(title=look.title or heading)


def _made(
    ask: Session, wanted: Filter, sized: Sequence[Fact], facts: Sequence[Fact], drawn: Drawn | None, look: pictures.Look
) -> tuple[pictures.Picture, Filter]:
    """The picture, and what it shows of what was ``wanted``: one measure, or a topic."""

    def frame(disputes: Iterable[Comparison] = ()) -> pictures.Frame:
        edition = pictures.edition_line(ask.database.about, ask.as_of)
        return pictures.Frame(ask.record, disputed(disputes), ask.comparer.origins, edition, look)

    def card(fact: Fact) -> tuple[pictures.Picture, Filter]:
        against = sum(pair.verdict is Verdict.CONFLICT for pair in ask.comparer.against(fact))
        return strip.card(fact, against, frame()), wanted._replace(measure=fact.measure, time=None)

    if drawn is None and len({(fact.claimant, fact.quantity, fact.measure) for fact in sized}) == 1:
        return card(sized[0])
    series = longest(flows(ask, facts)) if drawn in (None, Drawn.YEARS) else []
    if drawn is None:
        drawn = Drawn.YEARS if series and _values(series[0]) >= 4 else Drawn.STRIP
    if drawn is Drawn.YEARS:
        if not series:
            raise NothingFound("there is no figure for a whole year to draw.")
        of_years = [fact for one in series for year in one.years for fact in year.facts if fact.quantity.has_size]
        if len(of_years) == 1:
            return card(of_years[0])
        only = series[0].measure.code if len(series) == 1 else wanted.measure
        disputes = (pair for one in series for pair in one.comparisons)
        return years.picture("", series, frame(disputes)), wanted._replace(measure=only)
    found = groups(facts, ask.comparer)
    if drawn is Drawn.TIME:
        return over_time.picture(one_scope(found), frame()), wanted
    return strip.picture("", found, frame(ask.comparer.disagreements(facts))), wanted


def _values(series: Series) -> int:
    return sum(year.value is not None for year in series.years)


def longest(series: Sequence[Series]) -> list[Series]:
    """At most four series, those with the most values; one without any only where none has one."""
    ordered = sorted(series, key=lambda one: -_values(one))
    return [one for one in ordered if _values(one) or not _values(ordered[0])][:4]


def one_scope(found: Sequence[Group]) -> list[Group]:
    """The groups with the most figures that count the same; of a flow only whole years: a quarter looks like a fall."""
    whole = [group for group in found if group.key.scope.kind is not Kind.FLOW or group.facts[0].time.whole_year]
    sized = (group for group in whole or found if any(fact.quantity.has_size for fact in group.facts))
    by_scope = grouped(sized, lambda group: group.key.scope._replace(event=""))
    return max(by_scope.values(), key=lambda alike: sum(len(group.facts) for group in alike))


def too_many() -> WrongUsage:
    return WrongUsage(f"more than {ENUMERATED:,} figures are too many for a picture: choose a smaller collection.")
