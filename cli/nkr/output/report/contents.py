"""What stands on a page of the report or the site, as values: figures, times and verdicts already in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from nkr import __version__
from nkr.analysis.answers import Reply
from nkr.analysis.arithmetic import Check
from nkr.analysis.compare.clusters import Group
from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.analysis.series import Series
from nkr.model import Dataset, Fact, Period, Quantity, Source
from nkr.model.grouping import grouped
from nkr.output import citations, labels, numbers, sentences
from nkr.output.charts import strip, years
from nkr.output.charts.pictures import PHONE, Frame, Look, Picture, counted
from nkr.output.charts.rows import who, within_brackets
from nkr.output.citations.reference import address
from nkr.output.views import conflicts
from nkr.output.views.ask import how_old

MAX_ROWS = 7
"""Figures of a topic's strip: the table below it has all."""
MAX_MEASURES = 3
"""Measures in a topic's strip, those with the most figures: one figure each of many has nothing to be compared with."""
MAX_CONFLICTS = 5
"""Disagreements that a topic explains, the worst first."""
MAX_GROUPS = 3
"""Groups of figures whose clusters a topic lists, those with the most original sources."""
MAX_ANSWERS = 3
"""Measures that a topic answers in a sentence."""
MAX_SENTENCES = 5
"""Sentences of "in brief"."""
PAPER = 135
"""Millimetres: the pictures for a screen or a sheet of A4."""


class Material(NamedTuple):
    """What pages are made of; ``facts`` and so on are by topic, in the order of the vocabulary.

    ``disagreements`` are the pairs that need attention, the worst first; ``answers`` begin with the measures that have
    the most figures; ``numbers`` are those of the sources as references.
    """

    record: Dataset
    facts: Mapping[str, Sequence[Fact]]
    groups: Mapping[str, Sequence[Group]]
    disagreements: Mapping[str, Sequence[Comparison]]
    series: Mapping[str, Sequence[Series]]
    answers: Mapping[str, Sequence[Reply]]
    checks: Sequence[Check]
    about: Mapping[str, str]
    edition: str
    origins: Mapping[str, str]
    today: Period
    numbers: Mapping[str, int]
    group_of: Mapping[str, Group]


Value = dict[str, Any]
"""What a template fills in, by name."""

MEANINGS = {
    Verdict.CONFLICT: "Both count the same thing at the same time, and both cannot be true.",
    Verdict.DISCREPANCY: "They count different things that are quoted against each other, and they differ.",
    Verdict.UNRESOLVED: "A detail is missing on which the verdict depends.",
    Verdict.REVISION: "The same source gave another figure later, which replaces this one.",
}
"""What a reader should make of each verdict that a page shows, in one sentence."""
_EXAMPLES = (
    *(Quantity.exact(2_544), Quantity.exact(1_400), Quantity.about(8_000), Quantity.nearly(22_000)),
    *(Quantity.at_least(500_000), Quantity.up_to(300_000), Quantity.between(30_000, 300_000)),
    Quantity.vague("hundreds"),
)


def page(material: Material, title: str) -> Value:
    """The report of what was asked, under ``title``. ``described`` is the record for search engines (schema.org)."""
    facts = [fact for found in material.facts.values() for fact in found]
    topics = [topic(code, material) for code in material.facts]
    return {
        "title": title,
        "counted": counted(facts, material.origins),
        "edition": material.edition,
        "brief": brief(material),
        "topics": topics,
        "checks": [(labels.worded(check.asserted), check.text) for check in material.checks if not check.holds],
        "sources": [source(material.record.sources[code], number) for code, number in material.numbers.items()],
        "rules": [(numbers.stated(one), numbers.interval(one.interval)) for one in _EXAMPLES],
        "meanings": [(labels.SIGNS[verdict], verdict.value, meaning) for verdict, meaning in MEANINGS.items()],
        "citation": f"“{title}”. {material.about.get('cite', 'nkr')}",
        "version": __version__,
        "licence": material.about.get("licence", ""),
        "described": _described(material, {material.record.vocabulary.measures[fact.measure].label for fact in facts}),
    }


def _described(material: Material, measured: set[str]) -> Value:
    """What the record is, for search engines of data sets (schema.org)."""
    about, sources = material.about, material.record.sources
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": about.get("title", "nkr"),
        "description": "Figures on North Koreans leaving their country, each as its source states it, with its hedge, "
        "its source and the figures that contradict it.",
        "version": about.get("edition", ""),
        "license": "https://www.apache.org/licenses/LICENSE-2.0",
        "creator": {"@type": "Organization", "name": "The nkr maintainers"},
        "isBasedOn": sorted({found for code in material.numbers if (found := address(sources[code].url))}),
        "variableMeasured": sorted(measured),
    }


def brief(material: Material) -> list[Value]:
    """The answers for the topics with the most figures; of one topic, for its measures."""

    def figures(replies: Sequence[Reply]) -> int:
        return sum(len(reply.facts) + reply.rest for reply in replies)

    topics = sorted(material.answers.values(), key=figures, reverse=True)
    chosen = topics[0] if len(topics) == 1 else [replies[0] for replies in topics if replies]
    return [said for reply in chosen if (said := answer(reply, material))][:MAX_SENTENCES]


def answer(reply: Reply, material: Material) -> Value | None:
    """The sentence that answers for a measure, and how old its figure is; ``None`` where there is none."""
    if reply.best is None:
        return None
    said = f"{sentences.sentence(reply.best, material.record, reply.pairs)} {how_old(reply, material.today)}"
    return _said(said.rstrip(), reply.best, material.record)


def _said(text: str, fact: Fact, record: Dataset) -> Value:
    """A sentence to print, and the fact that it is about, with its short number."""
    return {"text": text, "fact": fact.id, "short": record.short(fact)}


def topic(code: str, material: Material) -> Value:
    """A topic as a section of the report, or as a page of the site."""
    record, facts, pairs = material.record, material.facts[code], material.disagreements[code]
    tally = Counter(pair.verdict for pair in pairs)
    worst = {fact.id: pair.verdict for pair in reversed(pairs) for fact in (pair.a, pair.b)}
    split = [group for group in material.groups[code] if len(group.clusters) > 1]
    split.sort(key=lambda group: -len(group.origins))
    ordered = sorted(facts, key=lambda fact: (fact.time.end, fact.published.end))
    by_measure = grouped(ordered, lambda fact: record.vocabulary.measures[fact.measure].label)
    return {
        "code": code,
        "label": record.vocabulary.topics[code].label,
        "counted": counted(facts, material.origins),
        "pictures": _pictures(code, material),
        "answers": [said for reply in material.answers[code] if (said := answer(reply, material))][:MAX_ANSWERS],
        "clusters": [
            (labels.scope_words(group, record), [cell.text.strip() for cell in lines[:6]])
            for group in split[:MAX_GROUPS]
            if (lines := conflicts.cluster_lines(group, record))
        ],
        "conflicts": ", ".join(
            f"{number:,} unresolved" if verdict is Verdict.UNRESOLVED else numbers.counted(number, verdict.value)
            for verdict in Verdict
            if (number := tally[verdict])
        ),
        "clashes": clashes(pairs, material)[:MAX_CONFLICTS],
        "tables": [
            (label, [fact_row(one, record, worst.get(one.id), material.numbers[one.source]) for one in found])
            for label, found in by_measure.items()
        ],
    }


def _pictures(code: str, material: Material) -> list[Value]:
    """What there is to draw: years where whole years are counted, and the strip where there is something to compare."""
    from markupsafe import Markup

    record, groups = material.record, material.groups[code]
    disputes = labels.disputed(material.disagreements[code])
    frame = Frame(record, disputes, material.origins, material.edition, Look(top=MAX_ROWS))
    made: list[Picture] = []
    series = [(sum(year.value is not None for year in one.years), one) for one in material.series[code]]
    values, longest = max(series, key=lambda found: found[0], default=(0, None))
    if longest is not None and values > 2:
        made.append(years.picture(f"{longest.measure.label}, by year", [longest], frame))
        groups = [group for group in groups if group.key.scope.measure != longest.measure.code]
    sized = [fact for group in groups for fact in group.facts if fact.quantity.has_size]
    drawn = {code for code, _ in Counter(fact.measure for fact in sized).most_common(MAX_MEASURES)}
    groups = [group for group in groups if group.key.scope.measure in drawn]
    if len({(fact.claimant, fact.quantity) for fact in sized}) > 1:
        made.append(strip.picture("Figures side by side", groups, frame))
    return [
        {
            "title": picture.title,
            "text": picture.subtitle,
            "wide": Markup(picture.svg(PAPER, page=f"w-{code}-{number}-")),  # noqa: S704 (escaped there)
            "narrow": Markup(picture.svg(PHONE, page=f"n-{code}-{number}-", hovers=False)),  # noqa: S704 (a phone has no pointer)
        }
        for number, picture in enumerate(made)
    ]


def clashes(pairs: Sequence[Comparison], material: Material) -> list[Value]:
    """The disagreements, one for each two groups and verdict: the worst pair of them, and how many more."""
    record, group_of = material.record, material.group_of
    lines = grouped(pairs, lambda pair: (pair.verdict, frozenset(id(group_of[one.id]) for one in (pair.a, pair.b))))
    return [
        {
            "verdict": worst.verdict.value,
            "sign": labels.SIGNS[worst.verdict],
            "about": labels.scope_words(group_of[worst.a.id], record),
            "a": _side(worst.a, record),
            "b": _side(worst.b, record),
            "apart": f", {numbers.ratio(worst.ratio)} apart" if worst.ratio and worst.ratio > 1 else "",
            "why": without_ids(worst.reasons[0].text, record),
            "more": len(others),
        }
        for worst, *others in lines.values()
    ]


_ID = re.compile(r"[a-z0-9][a-z0-9.-]*[a-z0-9]")


def without_ids(text: str, record: Dataset) -> str:
    """A reason with figures for the ids in it: a reader of a page knows no id."""
    by_id = record.by_id
    return _ID.sub(lambda found: labels.figure(by_id[found[0]]) if found[0] in by_id else found[0], text)


def _side(fact: Fact, record: Dataset) -> Value:
    beside = f"{labels.figure(fact)} ({who(fact, record)}; {labels.when(fact, bracketed=True)})"
    return _said(within_brackets(beside), fact, record)


def fact_row(fact: Fact, record: Dataset, verdict: Verdict | None, number: int) -> Value:
    """A figure with its reference. ``years`` are the first and last that it is about, for the filter."""
    last = fact.published.end if fact.time.open_end else fact.time.end
    first = last if fact.time.open_start else fact.time.start
    return {
        "id": fact.id,
        "figure": labels.figure(fact),
        "when": labels.when_brief(fact),
        "years": " ".join(map(str, sorted({date.fromordinal(day).year for day in (first, last)}))),
        "who": who(fact, record),
        "phrase": fact.phrase,
        "verdict": verdict.value if verdict is not None else "",
        "sign": labels.SIGNS[verdict] if verdict is not None else "",
        "source": fact.source,
        "number": number,
        "paragraph": labels.paragraph(fact.paragraph),
    }


def source(document: Source, number: int) -> Value:
    """A document with its reference: what stands before and after its address, no link unless it leads to the web."""
    reference = citations.reference(document)
    url = reference.url if reference.url.lower().startswith(("https://", "http://")) else ""
    text, _, rest = citations.STYLES["note"].written([reference]).partition(f" <{url}>" if url else "\0")
    return {"id": document.id, "number": number, "reference": text, "url": url, "rest": rest}


def numbered(record: Dataset, facts: Iterable[Fact]) -> dict[str, int]:
    """The sources of ``facts`` with their numbers as references: their own, or the next for one without."""
    sources = {fact.source: record.source_of(fact) for fact in facts}.values()
    own = sorted((one.number, one.id) for one in sources if one.number)
    without = sorted((one.published.start, one.id) for one in sources if not one.number)
    after = own[-1][0] if own else 0
    return {code: number for number, code in own} | {code: after + n for n, (_, code) in enumerate(without, start=1)}
