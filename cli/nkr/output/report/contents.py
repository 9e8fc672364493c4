"""What stands on the page, as values: every figure, time and verdict already in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nkr import __version__
from nkr.analysis.acknowledged import Acknowledged
from nkr.analysis.arithmetic import Check
from nkr.analysis.caveats import caveats
from nkr.analysis.compare.clusters import Group
from nkr.analysis.compare.verdicts import OPEN_VERDICTS, Comparison, Verdict
from nkr.analysis.series import Series
from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.quantity import Number, Quantity
from nkr.model.source import Source
from nkr.output import citations, labels, numbers
from nkr.output.charts import Disputes, Look, Picture, strip, years
from nkr.output.charts.rows import printed_by
from nkr.output.views import conflicts

if TYPE_CHECKING:
    from markupsafe import Markup

MAX_PAIRS = 500
"""Pairs that a topic lists, the worst first."""
LONG = 40
"""Figures above which the strip is folded."""
PHONE, PAPER = 70, 180
"""Millimetres: the pictures for a phone, and for a screen or a sheet of A4."""


class Material(NamedTuple):
    """What the page is made of, as asked from the record. ``facts`` are by topic, in the order of the vocabulary."""

    record: Dataset
    facts: Mapping[str, Sequence[Fact]]
    groups: Mapping[str, Sequence[Group]]
    judged: Mapping[str, Sequence[Comparison]]
    series: Mapping[str, Sequence[Series]]
    checks: Sequence[Check]
    decided: Acknowledged
    about: Mapping[str, str]
    edition: str
    origins: Mapping[str, str]


class Drawing(NamedTuple):
    """A picture for wide and for narrow screens, as SVG."""

    title: str
    wide: Markup
    narrow: Markup
    words: Sequence[str]
    caveats: Sequence[str]
    long: bool


class Named(NamedTuple):
    """A figure where another row speaks of it."""

    id: str
    figure: str
    who: str
    where: str
    size: Number | str


class PairRow(NamedTuple):
    """A judgement on two figures."""

    verdict: str
    sign: str
    severity: int
    a: Named
    b: Named
    ratio: float | str
    times: str
    why: str
    decision: str


class FactRow(NamedTuple):
    """A figure with its reference. ``size``, ``day`` and ``severity`` are what its columns sort by."""

    id: str
    measure: str
    figure: str
    size: Number | str
    span: str
    what: str
    phrase: str
    translation: str
    caveats: Sequence[str]
    about: str
    day: int
    who: str
    verdict: str
    sign: str
    severity: int
    against: str
    reference: str
    source: str


class TopicPart(NamedTuple):
    """A topic: its pictures, its quarrels, its figures. ``grave`` counts its conflicts and discrepancies, each with the
    verdict and its sign; ``clusters`` are those of each group that falls apart.
    """

    code: str
    label: str
    told: str
    pictures: Sequence[Drawing]
    quarrels: str
    grave: Sequence[tuple[Verdict, str, int]]
    clusters: Sequence[tuple[str, Sequence[str]]]
    pairs: Sequence[PairRow]
    verdicts: Sequence[tuple[str, str]]
    left_out: int
    facts: Sequence[FactRow]
    measures: Sequence[tuple[str, str]]


class CheckRow(NamedTuple):
    """A check; ``size`` is how far it is off, whatever the direction."""

    holds: bool
    asserted: str
    calculated: str
    difference: str
    size: Number | str
    text: str
    facts: Sequence[str]


class SourceRow(NamedTuple):
    """A document with its references, by the name of their style."""

    id: str
    number: int | str
    day: int
    published: str
    publisher: str
    title: str
    url: str
    archived: str
    note: str
    figures: int
    references: Sequence[tuple[str, str]]


class Page(NamedTuple):
    """The page."""

    title: str
    told: str
    edition: str
    topics: Sequence[TopicPart]
    checks: Sequence[CheckRow]
    sources: Sequence[SourceRow]
    rules: Sequence[tuple[str, str, str]]
    meanings: Sequence[tuple[str, str, str]]
    citation: str
    version: str
    licence: str


MEANINGS = {
    Verdict.CONFLICT: "Both count the same thing at the same time, and both cannot be true.",
    Verdict.DISCREPANCY: "They count different things that are quoted against each other, and they differ.",
    Verdict.UNRESOLVED: "A field is missing on which the verdict depends.",
    Verdict.REVISION: "The original source later gave another figure for the same time, which replaces this.",
    Verdict.AGREE: "Like for like, and one value can satisfy both. A minimum or maximum is no support.",
    Verdict.SLIP: "One of the two is marked as a likely error: it is listed apart and counts for nothing.",
    Verdict.PART: "One lies within the other: part of the place, the people or the time.",
    Verdict.ECHO: "Both repeat one original source: no corroboration.",
    Verdict.NOT_COMPARABLE: "They count different things or times.",
}
"""What a reader should make of each verdict, in one sentence."""

_EXAMPLES = (
    Quantity.exact(2_544),
    Quantity.exact(1_400),
    Quantity.about(8_000),
    Quantity.nearly(22_000),
    Quantity.at_least(500_000),
    Quantity.more_than(500_000),
    Quantity.up_to(300_000),
    Quantity.less_than(300_000),
    Quantity.between(30_000, 300_000),
    Quantity.vague("hundreds"),
)


def page(material: Material, title: str) -> Page:
    """The page of what was asked, under ``title``."""
    record = material.record
    facts = [fact for found in material.facts.values() for fact in found]
    shown = {fact.source for fact in facts}
    sources = [source for source in record.sources.values() if source.id in shown]
    counts = Counter(fact.source for fact in facts)
    quarrels = sum(pair.verdict is Verdict.CONFLICT for judged in material.judged.values() for pair in judged)
    told = (
        f"{numbers.counted(len(facts), 'figure')} from {numbers.counted(len(sources), 'source')}, and "
        f"{numbers.counted(quarrels, 'pair')} of figures that cannot both be true. Each figure is given as its source "
        "states it."
    )
    cite = material.about.get("cite", "nkr")
    return Page(
        title,
        told,
        material.edition,
        [_topic(code, material) for code in material.facts],
        [_check(check) for check in material.checks],
        [_source(source, counts[source.id]) for source in sources],
        [(numbers.stated(one), numbers.interval(one.interval), one.rule_in("persons")) for one in _EXAMPLES],
        [(labels.SIGNS[verdict], verdict.value, meaning) for verdict, meaning in MEANINGS.items()],
        f"“{title}”. {cite} {_made_from(material.edition, cite)}".strip(),
        __version__,
        material.about.get("licence", ""),
    )


def _made_from(edition: str, cite: str) -> str:
    """What the edition line says beyond the citation: collections, and the day up to which was asked."""
    return edition.removeprefix(cite).replace("Figures as their sources state them; nothing is averaged.", "").strip()


def _topic(code: str, material: Material) -> TopicPart:
    record, facts, judged = material.record, material.facts[code], material.judged[code]
    groups = material.groups[code]
    label = record.vocabulary.topics[code].label
    open_pairs = [pair for pair in judged if pair.verdict in OPEN_VERDICTS]
    disputes = Disputes(judged)
    against: dict[str, list[Comparison]] = {}
    for pair in open_pairs:
        for fact in (pair.a, pair.b):
            against.setdefault(fact.id, []).append(pair)
    counted = Counter(pair.verdict for pair in open_pairs)
    quarrels = ", ".join(f"{verdict} {counted[verdict]:,}" for verdict in Verdict if verdict in counted)
    measures = record.vocabulary.measures
    origins = len({origin for group in groups for origin in group.origins})
    return TopicPart(
        code,
        label,
        f"{numbers.counted(len(facts), 'figure')} by {numbers.counted(origins, 'independent origin')}.",
        _pictures(code, label, material, disputes),
        f"Judged pair by pair: {quarrels}." if quarrels else "",
        [
            (verdict, labels.SIGNS[verdict], counted[verdict])
            for verdict in (Verdict.CONFLICT, Verdict.DISCREPANCY)
            if counted[verdict]
        ],
        [
            (labels.scope_words(group, record), [line.text.strip() for line in conflicts.cluster_lines(group, record)])
            for group in groups
            if len(group.clusters) > 1
        ],
        [_pair(pair, record, material.decided) for pair in open_pairs[:MAX_PAIRS]],
        [(verdict.value, verdict.value) for verdict in Verdict if verdict in counted],
        max(0, len(open_pairs) - MAX_PAIRS),
        [_fact(fact, record, against.get(fact.id, ())) for fact in facts],
        [(one, measures[one].label) for one in dict.fromkeys(fact.measure for fact in facts)],
    )


def _pictures(code: str, label: str, material: Material, disputes: Disputes) -> list[Drawing]:
    """What there is to draw: years where whole years are counted, and the strip."""
    record, facts, groups = material.record, material.facts[code], material.groups[code]
    made: list[tuple[str, Picture, bool]] = []
    series = [one for one in material.series[code] if one.years]
    settings = (record, disputes, material.origins, material.edition, Look())
    if series:
        made.append(("Year by year", years.picture(label, series, *settings), False))
    if any(fact.quantity.has_size for fact in facts):
        made.append(("Side by side", strip.picture(label, groups, *settings), len(facts) > LONG))
    return [_drawing(f"{code}{len(title)}", title, picture, long) for title, picture, long in made]


def _drawing(code: str, title: str, picture: Picture, long: bool) -> Drawing:
    """Both sizes of a picture. A phone has no pointer, so the narrow one tells nothing under it."""
    from markupsafe import Markup

    wide, narrow = picture.svg(PAPER, page=f"w{code}-"), picture.svg(PHONE, page=f"n{code}-", hovers=False)
    words: list[str] = []
    return Drawing(title, Markup(wide), Markup(narrow), words, picture.caveats, long)  # noqa: S704 (escaped there)


def _size(fact: Fact) -> Number | str:
    stated = fact.quantity.stated
    return stated[0] if stated else ""


def _named(fact: Fact, record: Dataset) -> Named:
    who = f"{record.claimant_label(fact)}{labels.scope_note(fact, record)}"
    return Named(fact.id, labels.figure(fact), who, printed_by(fact, record), _size(fact))


def _pair(pair: Comparison, record: Dataset, decided: Acknowledged) -> PairRow:
    decision = decided.of(pair)
    return PairRow(
        pair.verdict.value,
        labels.SIGNS[pair.verdict],
        pair.verdict.severity,
        _named(pair.a, record),
        _named(pair.b, record),
        pair.ratio or "",
        numbers.ratio(pair.ratio) if pair.ratio else "",
        " ".join(reason.text for reason in pair.reasons),
        f"Acknowledged on {decision.date}: {decision.reason}" if decision else "",
    )


def _fact(fact: Fact, record: Dataset, against: Sequence[Comparison]) -> FactRow:
    worst = min(against, key=lambda pair: pair.severity_key, default=None)
    span = ""
    if fact.quantity.has_size and not fact.quantity.is_bound:
        span = numbers.interval(fact.interval, fact.unit)
    reference = citations.reference(record.source_of(fact), fact)
    term = f", “{fact.term}”" if fact.term else ""
    return FactRow(
        fact.id,
        fact.measure,
        labels.figure(fact),
        _size(fact),
        span if span != numbers.stated(fact.quantity, fact.unit) else "",
        f"{record.vocabulary.measures[fact.measure].label}{labels.scope_note(fact, record)}{term}",
        fact.phrase,
        fact.translation,
        [*caveats(fact, record.vocabulary), *([fact.note] if fact.note else [])],
        labels.when(fact),
        fact.published.end if fact.time.open_end else fact.time.end,
        record.claimant_label(fact),
        worst.verdict.value if worst else "",
        labels.SIGNS[worst.verdict] if worst else "",
        worst.verdict.severity if worst else len(Verdict),
        numbers.counted(len(against), "figure"),
        citations.STYLES["note"].written([reference]),
        fact.source,
    )


def _check(check: Check) -> CheckRow:
    return CheckRow(
        check.holds,
        labels.worded(check.asserted),
        labels.worded(check.calculated),
        "" if check.difference is None else numbers.count(check.difference),
        "" if check.difference is None else abs(check.difference),
        check.text,
        [fact.id for fact in check.facts],
    )


def _source(source: Source, figures: int) -> SourceRow:
    reference = citations.reference(source)
    return SourceRow(
        source.id,
        source.number or "",
        source.published.end,
        dates.in_words(source.published),
        source.publisher + (f" ({source.agency})" if source.agency else ""),
        source.title,
        _web(reference.url),
        _web(reference.archived),
        source.note,
        figures,
        [(style.name, style.written([reference])) for style in citations.STYLES.values()],
    )


def _web(address: str) -> str:
    """An address that a page may link to; anything but the web (a script, a file) is no link."""
    return address if address.lower().startswith(("https://", "http://")) else ""


def topics_of(record: Dataset, facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """``facts`` by topic, in the order of the vocabulary."""
    found: dict[str, list[Fact]] = {code: [] for code in record.vocabulary.topics}
    for fact in facts:
        found.setdefault(fact.topic, []).append(fact)
    return {code: members for code, members in found.items() if members}
