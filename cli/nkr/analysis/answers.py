"""The answer to a question: which figure to give, how old it is, who agrees, who differs, what replaced what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkr.analysis.compare.clusters import clusters
from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.verdicts import WIDE, Comparison, Verdict
from nkr.analysis.disputes import disputing, size
from nkr.analysis.selection import is_of
from nkr.analysis.series import official_value
from nkr.model import UNATTRIBUTED, Fact, Kind, Measure, Number, Qualifier, Quantity, Vocabulary
from nkr.model.aim import Aim
from nkr.model.grouping import grouped
from nkr.model.period import MONTH, YEAR, Period

OLD = 2 * 366
"""Days after which the newest figure is said to be old."""
STEPS = {"year": (365, 366), "month": (28, 31), "quarter": (89, 92), "half-year": (181, 184)}
"""Days that parts of a year have."""
SAME_TOTAL = 31
"""Days by which two totals may end apart and still be the newest ones."""


class Asked(NamedTuple):
    """What a question asks for, in codes; what is empty is the measure's default, or any.

    ``measures`` is one, or all of a topic. ``quantity`` is the number that the question names, ``claimants`` whose
    figure it is. ``aim`` tells what it wants of them, ``rank`` which of the highest years, ``claim`` whether it asks if
    the first of two had "more" or "fewer". ``step`` asks for the parts of a year, ``since`` tells that the time runs up
    to today, ``exact`` that a total must begin and end with it.
    """

    topic: str
    measures: tuple[str, ...]
    kind: Kind | None = None
    unit: str = ""
    group: str = ""
    place: str = ""
    by: str = ""
    event: str = ""
    time: Period | None = None
    quantity: Quantity | None = None
    claimants: frozenset[str] = frozenset()
    aim: Aim = Aim.VALUE
    rank: int = 1
    claim: str = ""
    since: bool = False
    exact: bool = False
    step: str = ""


class Reply(NamedTuple):
    """What the record has of one measure for a question.

    ``best`` is the figure to begin with: the official source's latest, or one of the values with most origins; the
    others are told with it. ``facts`` are all figures of the time that was asked for, or of the newest. ``same`` say
    what ``best`` says, ``sides`` dispute it, ``releases`` are other releases of the official source. Where there is
    none of that time, ``nearest`` are the figures of the nearest times, and ``parts`` those of a part of the people,
    the place or the time. ``given`` are those that state the number in the question. ``earlier`` are all figures of
    earlier times, where the newest was asked for. ``rest`` counts what fits the measure and is in none of these.
    """

    measure: Measure
    best: Fact | None
    facts: tuple[Fact, ...]
    same: tuple[Fact, ...] = ()
    sides: tuple[Fact, ...] = ()
    releases: tuple[Fact, ...] = ()
    nearest: tuple[Fact, ...] = ()
    parts: tuple[Fact, ...] = ()
    earlier: tuple[Fact, ...] = ()
    given: tuple[Fact, ...] = ()
    rest: int = 0
    pairs: tuple[Comparison, ...] = ()

    def age(self, today: Period) -> int:
        """Whole years between the figure and today; 0 where it is not old."""
        if self.best is None or self.best.time.open_end:
            return 0
        days = today.end - self.best.time.end
        return days // 365 if days > self.measure.good_for else 0

    @property
    def rivals(self) -> tuple[Fact, ...]:
        """The figures, lowest first, where none of them is the value: estimates that others dispute.

        An official count has its latest release, and an incident has one true number that most documents give.
        """
        if self.best is None or self.measure.keeper or self.best.event or not self.sides:
            return ()
        return tuple(sorted((self.best, *self.sides), key=size))

    def earlier_range(self) -> tuple[int, Number, Number] | None:
        """How many earlier estimates there are, their lowest and highest number; ``None`` for official counts."""
        if self.best is None or self.best.kind not in (Kind.STOCK, Kind.CUMULATIVE) or self.measure.keeper:
            return None
        numbered = [one for one in self.earlier if one.quantity.qualifier is not Qualifier.VAGUE and not one.event]
        stated = [number for fact in numbered for number in fact.quantity.stated]
        return (len(numbered), min(stated), max(stated)) if len(set(stated)) > 1 else None

    @property
    def alone(self) -> bool:
        """Whether earlier figures run more than ``WIDE`` times apart, so that the newest is only the newest."""
        extent = None if self.best is None or self.best.event or self.rivals else self.earlier_range()
        return extent is not None and extent[2] > WIDE * extent[1]


def replies(comparer: Comparer, asked: Asked, facts: Iterable[Fact], today: Period) -> list[Reply]:
    """One reply a measure with a figure of the time asked for, or else of the nearest; official counts go first."""
    known, measures = grouped(facts, lambda fact: fact.measure), comparer.vocabulary.measures
    made = [_reply(comparer, asked, measures[code], known.get(code, []), today) for code in asked.measures]
    found = [reply for reply in made if reply.facts] or [reply for reply in made if reply.nearest or reply.parts]
    return sorted(found, key=lambda reply: (reply.best is None, not reply.measure.keeper))


def _reply(comparer: Comparer, asked: Asked, measure: Measure, facts: Sequence[Fact], today: Period) -> Reply:
    fitting = [(fit, fact) for fact in facts if (fit := _fit(fact, asked, measure, comparer.vocabulary)) is not None]
    whole = [(fit, fact) for fit, fact in fitting if fit < PART]
    time = asked.time
    stating = [fact for _, fact in fitting if asked.quantity and _states(fact, asked.quantity)]
    if time is not None:
        then = [fact for fact in stating if _time_fit(fact, time, since=asked.since) is not None]
        stating = then or ([] if asked.aim is Aim.STILL_RIGHT else stating)
    given = tuple(sorted(stating, key=lambda fact: fact.quantity.qualifier is Qualifier.RANGE))
    if time is None:
        chosen = _newest(whole, asked, measure, today)
    else:
        chosen = _of_time(whole, time, 0, since=asked.since, exact=asked.exact)
    if asked.since:
        chosen = _last(chosen, SAME_TOTAL)
    reply = Reply(measure, None, tuple(chosen), given=given, rest=len(facts) - len(chosen))
    if asked.aim is Aim.RANGE and not measure.keeper and (sized := _sized(fitting, asked, today)):
        return reply._replace(facts=tuple(sized))
    counted = measure.keeper and Kind.SHARE not in measure.kinds  # whose years are added up elsewhere
    by_year = asked.step == "year" and not (counted or asked.kind is Kind.CUMULATIVE)
    by_year = by_year and (time is None or time.days > YEAR)
    if by_year and (steps := _steps(facts, asked, measure, comparer.vocabulary)):
        return reply._replace(parts=tuple(steps))
    if not chosen:
        pieces = _pieces(fitting, asked)
        scopes = {(one.place, one.by, one.group) for one in pieces}
        if asked.claimants and not asked.place and len(scopes) == 1:  # all that is known of them is of one place
            place, by, group = scopes.pop()
            return _reply(comparer, asked._replace(place=place, by=by, group=group), measure, facts, today)
        near = [] if pieces else _nearest(whole, asked, comparer, measure)
        return reply._replace(nearest=tuple(near), parts=tuple(pieces))
    best = _best(chosen, comparer, measure)
    if best is None:
        return reply
    pairs = tuple(comparer.against(best))
    same = (pair.other(best) for pair in pairs if pair.verdict in (Verdict.AGREE, Verdict.ECHO))
    shown = {fact.id for fact in chosen}
    earlier = [fact for fit, fact in whole if not fit and fact.id not in shown and fact.kind is best.kind]
    return reply._replace(
        best=best,
        same=tuple(sorted(same, key=lambda fact: fact.quantity != best.quantity)),
        sides=tuple(disputing(best, pairs)),
        releases=tuple(_releases(best, pairs)),
        earlier=tuple(earlier) if time is None else (),
        parts=tuple(_steps(facts, asked, measure, comparer.vocabulary) or _of_incident(fitting, best)),
        pairs=pairs,
    )


def by_part(
    comparer: Comparer, asked: Asked, facts: Iterable[Fact], today: Period, dimension: str = "place"
) -> list[Reply]:
    """A reply whose ``parts`` are the figures of the places, or groups, in the one asked about, the highest first.

    Each has its figure of the time that is asked for, or else its newest, of a total before that of one year.
    """
    vocabulary = comparer.vocabulary
    measure = vocabulary.measures[asked.measures[0]]
    outer = getattr(asked, dimension) or getattr(measure, dimension)
    here = grouped((fact for fact in facts if fact.measure == measure.code), lambda fact: getattr(fact, dimension))
    found: list[Fact] = []
    for part, own in here.items():
        if part and vocabulary.lies_within(dimension, part, outer):
            wanted = asked._replace(**{dimension: part}, measures=(measure.code,))
            for reply in replies(comparer, wanted, own, today):
                found += [reply.best] if reply.best else reply.parts[:1]
    listed = sorted(found, key=lambda fact: -(fact.quantity.stated or (0,))[-1])
    return [Reply(measure, None, tuple(listed), parts=tuple(listed))] if listed else []


def _of_incident(fitting: Fitting, best: Fact) -> list[Fact]:
    """The women, men and children of an incident."""
    same = [fact for fit, fact in fitting if fit == PART and best.event and fact.event == best.event]
    return [fact for fact in same if fact.place == best.place and fact.unit == best.unit]


def _steps(facts: Iterable[Fact], asked: Asked, measure: Measure, vocabulary: Vocabulary) -> list[Fact]:
    """The figures of each month, quarter, half or year of the time that is asked for, in their order; of years where no
    time is asked for, the newest first.
    """
    yearly = asked.step == "year"
    if not asked.step or (asked.time is None and not yearly):
        return []
    shortest, longest = STEPS[asked.step]
    time, alike = asked.time, asked._replace(kind=None)
    among = [fact for fact in facts if _fit(fact, alike, measure, vocabulary) == 0]
    among = [fact for fact in among if time is None or _time_fit(fact, time) is not None]
    dated = [f for f in among if shortest <= f.time.days <= longest or (yearly and f.kind is Kind.STOCK)]
    newest = -1 if asked.time is None else 1
    return sorted(dated, key=lambda fact: (newest * fact.time.start, fact.published.end, fact.id))


def _sized(fitting: Fitting, asked: Asked, today: Period) -> list[Fact]:
    """All figures of the time that is asked for, or of any past time, the lowest first; those of parts of the people or
    the place only where there is no more than one of the whole.
    """
    one = asked.time is not None and asked.time.days <= MONTH  # several counted one incident
    dated = [(fit, fact) for fit, fact in fitting if fact.time.start <= today.end and (one or not fact.event)]
    if asked.time is not None:
        dated = [(fit, f) for fit, f in dated if is_of(f, asked.time) or f.time.touches(asked.time)]
    facts = [fact for fit, fact in dated if not fit]
    facts = facts if len(facts) > 1 else [fact for fit, fact in dated if fit != 1]
    facts = [fact for fact in facts if fact.quantity.has_size and not fact.doubtful]
    whole = [fact for fact in facts if fact.kind is not Kind.CUMULATIVE or fact.time.days > YEAR]  # no single year's
    return sorted(whole or facts, key=size)


def _pieces(fitting: Fitting, asked: Asked) -> list[Fact]:
    """The figures of parts of the people or the place at the time that is asked for, else of parts of that time."""
    time, since = asked.time, asked.since
    parts = [fact for fit, fact in fitting if fit == PART]
    if time is None:
        return parts
    whole = [(fit, fact) for fit, fact in fitting if fit < PART]
    exact = [fact for fact in parts if _time_fit(fact, time, since=since) == 0]
    exact += [fact for fit, fact in whole if not fit and _is_most_of(fact.time, time)]
    return exact + _of_time(whole, time, 1, since=since) or [f for f in parts if _time_fit(f, time) is not None]


def _is_most_of(one: Period, other: Period) -> bool:
    """Whether two spans of several years share more than half of each: 2013 to 2022, and the last ten years."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    bounded = not (one.open_start or one.open_end or other.open_start or other.open_end)
    return bounded and min(one.days, other.days) > YEAR and 2 * shared > max(one.days, other.days)


def _releases(best: Fact, pairs: Iterable[Comparison]) -> list[Fact]:
    """Other releases of the same source, each by its first print, the newest first."""
    first: dict[Quantity, Fact] = {}
    releases = (pair.other(best) for pair in pairs if pair.verdict is Verdict.REVISION)
    for fact in sorted(releases, key=lambda fact: fact.published.end):
        first.setdefault(fact.quantity, fact)
    return sorted(first.values(), key=lambda fact: -fact.published.end)


PART = 2
"""How a part of what is asked for fits: it is listed, and never the answer."""


def _fit(fact: Fact, asked: Asked, measure: Measure, vocabulary: Vocabulary) -> int | None:
    """How well a fact is what is counted: 0 the same, 1 counted otherwise, ``PART`` a part, ``None`` another thing."""
    if asked.event and fact.event != asked.event:
        return None
    part, around = False, (fact.place, *vocabulary.wholes("place", fact.place))
    for dimension in ("place", "group", "by"):
        wanted, has = getattr(asked, dimension) or getattr(measure, dimension), getattr(fact, dimension)
        if has == wanted or not wanted:
            continue
        if dimension == "by":  # "arrested in Thailand" names no state: the Thai
            unnamed = has in around and bool(asked.place) and not asked.by
            if not has or unnamed or (has == measure.by and wanted in around):
                continue
        if not vocabulary.lies_within(dimension, has, wanted):
            return None
        part = part or not fact.event or dimension == "group"  # an incident is one, wherever in a place it was
    unit = asked.unit or measure.units[0]
    otherwise = fact.unit != unit or (asked.kind is not None and fact.kind is not asked.kind and not fact.event)
    if part:
        return PART
    return 1 if otherwise or fact.planned or fact.doubtful or not fact.quantity.has_size else 0


Fitting = Sequence[tuple[int, Fact]]


def _of_time(fitting: Fitting, time: Period, wanted: int, *, since: bool = False, exact: bool = False) -> list[Fact]:
    """The figures of a time (``wanted`` 0) or of parts of it (1), of what is counted as asked before what is not."""
    fits = ((fit, fact) for fit, fact in fitting if _time_fit(fact, time, since=since) == wanted)
    ranked = [(fit, fact) for fit, fact in fits if not exact or _spans(fact.time, time) or fact.kind is Kind.STOCK]
    counted = (Kind.FLOW, Kind.CUMULATIVE)
    counts = [(fit, fact) for fit, fact in ranked if fact.kind in counted and fact.time.same_span(time)]
    if wanted == 0 and any(fit == 0 for fit, _ in counts):
        ranked = counts  # the count of a year, before the incidents in it
    least = min((fit for fit, _ in ranked), default=0)
    return [fact for fit, fact in ranked if fit == least]


def _spans(own: Period, time: Period) -> bool:
    """Whether a time runs from the beginning of another to its end, or into its last year."""
    return own.start == time.start and time.end - YEAR < own.end <= time.end


def _time_fit(fact: Fact, time: Period, *, since: bool = False) -> int | None:
    """0 for a figure of the whole time, or of a day in it; 1 for one of a part of it; ``None`` for another time."""
    if time.open_start:  # "by the end of 2019"
        counted = fact.kind is not Kind.FLOW or fact.event  # a flow of some years is none of all up to then
        return 0 if counted and fact.time.latest_year == time.latest_year else None
    if fact.kind is Kind.LENGTH:
        return 0
    if not is_of(fact, time):
        return None
    if since and fact.kind is not Kind.STOCK:
        same_start = fact.time.start == time.start and (fact.time.days > YEAR or time.days <= YEAR)
        return 0 if same_start else 1  # the figure of its first year is none of what came since
    return 0 if fact.kind in (Kind.STOCK, Kind.CUMULATIVE) or fact.event or fact.time.same_span(time) else 1


def _newest(fitting: Fitting, asked: Asked, measure: Measure, today: Period) -> list[Fact]:
    """The figures of the newest time that is past, of what is counted as asked; whole years before parts of one.

    Of shares both that of the newest year and that of the newest total.
    """
    past = [(fit, fact) for fit, fact in fitting if not fact.time.open_end and fact.time.start <= today.end]
    past = [(fit, fact) for fit, fact in past if fact.time.known_start] or past
    least = min((fit for fit, _ in past), default=0)
    kept = [fact for fit, fact in past if fit == least]
    kept = [fact for fact in kept if not fact.planned] or kept
    kinds = {fact.kind for fact in kept}
    kind = asked.kind if asked.kind in kinds else next((each for each in measure.kinds if each in kinds), None)
    if kind is Kind.FLOW and asked.kind is None and Kind.CUMULATIVE in kinds:
        whole = max((fact.time.end for fact in kept if fact.kind is kind and fact.time.whole_year), default=0)
        counted = max(fact.time.end for fact in kept if fact.kind is Kind.CUMULATIVE)
        kind = Kind.CUMULATIVE if counted - whole > OLD else kind  # no month, and no year long before the newest total
    if kind is Kind.EVENT and asked.kind is None:  # no incident long before the newest count
        kind = max(kept, key=lambda fact: (fact.time.end, fact.kind is Kind.EVENT)).kind
    kept = [fact for fact in kept if fact.kind is kind]
    years = [fact for fact in kept if fact.time.whole_year is not None]
    totals = [fact for fact in kept if fact.time.whole_year is None and fact.time.days > OLD and not fact.doubtful]
    if kind is Kind.SHARE and years and totals:
        return [*_last(totals, SAME_TOTAL), *_last(years, 0)]
    if kind is Kind.FLOW and asked.kind is Kind.CUMULATIVE and totals:
        return _last(totals, SAME_TOTAL)
    apart = measure.near if kind is Kind.STOCK else SAME_TOTAL if kind is Kind.CUMULATIVE else 0
    return _last(years if kind is Kind.FLOW and years else kept, apart)


def _last(facts: Sequence[Fact], apart: int) -> list[Fact]:
    """Those that end at most ``apart`` days before the last one."""
    end = max((fact.time.end for fact in facts), default=0)
    return [fact for fact in facts if end - fact.time.end <= apart]


def _nearest(fitting: Fitting, asked: Asked, comparer: Comparer, measure: Measure) -> list[Fact]:
    """The best figure of the nearest time before the one that is asked for, and of the nearest after it."""
    time = asked.time
    if time is None:
        return []
    sound = [fact for fit, fact in fitting if fit == 0 and not fact.time.open_end]
    start = time.end if time.open_start or time.days > YEAR else time.start  # "up to 2018", "in the 1990s"
    before = max((fact.time.end for fact in sound if fact.time.end < start), default=None)
    after = min((fact.time.end for fact in sound if fact.time.end > time.end), default=None)
    found = (_best([fact for fact in sound if fact.time.end == end], comparer, measure) for end in (before, after))
    return [fact for fact in found if fact is not None]


def _states(fact: Fact, quantity: Quantity) -> bool:
    """Whether a source printed one of the numbers of ``quantity``, or the same size word; "nearly 3,000" is not what
    "more than 3,000" says.
    """
    if Qualifier.VAGUE in (fact.quantity.qualifier, quantity.qualifier):
        return fact.quantity == quantity
    if set(quantity.stated).isdisjoint(fact.quantity.stated):
        return False
    return not quantity.is_bound or fact.quantity.interval.overlaps(quantity.interval)


def _best(facts: Sequence[Fact], comparer: Comparer, measure: Measure) -> Fact | None:
    """The figure to begin with: the official source's latest, else of the value with most origins the plainest.

    A choice of where to begin, not of who is right: the others are told with it.
    """
    sized = [fact for fact in facts if fact.quantity.has_size]
    sound = [fact for fact in sized if not fact.doubtful] or sized
    # Of totals those of the newest day: a later print of an older total is not the newest total.
    newest = _last(sound, 0) if any(fact.kind is Kind.CUMULATIVE for fact in sound) else sound
    if measure.keeper and (latest := official_value(newest, comparer)) is not None:
        return latest
    found = sorted(clusters(sound, comparer.origins), key=lambda cluster: -len(cluster.origins))
    return min(found[0].facts if found else sound, key=lambda fact: _order(fact, comparer), default=None)


def _order(fact: Fact, comparer: Comparer) -> tuple[bool, bool, bool, Number, Number, Number, str]:
    bound = fact.quantity.is_bound
    unnamed = "@" in comparer.origin(fact) or UNATTRIBUTED in fact.via  # "reportedly"
    vague = fact.quantity.qualifier is Qualifier.VAGUE
    begun = fact.time.start if fact.kind is Kind.CUMULATIVE else 0  # of two totals the one of more years
    return vague, bound, unnamed, begun, -fact.time.end, fact.published.end, fact.id
