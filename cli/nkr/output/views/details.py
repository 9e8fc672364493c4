"""One fact or one source in full: the record, the evidence chain, the article with its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nkr.analysis import grade
from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.model import Dataset, Period, dates, period
from nkr.model.fact import FIELDS, Fact
from nkr.model.source import Source
from nkr.output import fields, labels, numbers, serialize
from nkr.output.tables import Cell, Content, Sheet, columns
from nkr.output.views import facts

if TYPE_CHECKING:
    from nkr.analysis.arithmetic import Check
    from nkr.analysis.prove.verification import Proof, Sentence

    Evidence = tuple[Proof, Sentence | None]

MAX_RELATED = 200
"""Other figures that a screen lists for one, the worst first: in a topic of 10,000 there are thousands."""
ATTACH = "No text attached. To read it here: nkr ingest --articles DIR, where DIR holds your copy of the article."


def _fields(title: str, found: Mapping[str, Content]) -> Sheet:
    return Sheet(columns("!", ""), [[Cell(name, "dim"), value] for name, value in found.items() if value], title)


def source_record(source: Source) -> Sheet:
    changes = {}
    for change in source.changes:
        text = f"{dates.in_words(period.parse(change.on))}: {change.reason}"
        changes[change.kind.value] = Cell(text + (f" ({change.url})" if change.url else ""), "warning")
    found: dict[str, Content] = {
        **fields.value_of(source, "publisher agency author"),
        "published": dates.in_words(source.published),
        "language": source.language if source.language != "en" else "",
        "kind": source.kind,
        "address": source.url,
        **changes,
        "archived": source.archived,
        "read on": str(source.accessed or ""),
        **fields.value_of(source, "id collection fingerprint note"),
    }
    return _fields(f"{source.number} · {source.title}" if source.number else source.title, found)


def outline(source: Source, marked: int | None = None) -> Sheet:
    """The article by paragraph in our own words; ``marked`` is the paragraph that was asked for."""
    sheet = Sheet(columns("¶#", "outline, in our own words"))
    for number, text in source.outline:
        style, margin = ("strong", "strong") if number == marked else ("", "dim")
        sheet.row(Cell(str(number), margin), Cell(text, style))
    return sheet


def figures(found: Sequence[Fact], record: Dataset, marked: str = "", newer: Mapping[str, Fact] | None = None) -> Sheet:
    """A source's figures in the order of its paragraphs."""
    sheet = Sheet(columns("¶#", "figure!", "about", "what", "fact"))
    for fact in sorted(found, key=lambda fact: fact.paragraph):
        sign, style = ("▸ ", "mark") if fact.id == marked else ("", labels.figure_style(fact))
        what = f"{record.vocabulary.measures[fact.measure].label}: “{fact.phrase}”"
        since = f"; replaced by {replaced(newer[fact.id])}" if newer and fact.id in newer else ""
        shown, number = Cell(labels.figure(fact), style), Cell(sign + record.short(fact), "dim")
        paragraph = str(fact.paragraph or "headline")
        sheet.row(paragraph, shown, labels.when(fact), [what, Cell(since, "warning")], number)
    return sheet


def replaced(newer: Fact) -> str:
    """The release that has replaced a figure: "2,914, published 28 October 2012 (its id)"."""
    return f"{labels.figure(newer)}, published {dates.in_words(newer.published)} ({newer.id})"


class FactChain(NamedTuple):
    """A fact with its evidence: original source, comparisons, checks, text, what has replaced it, the print to cite."""

    fact: Fact
    record: Dataset
    origin: str
    related: Sequence[Comparison]
    involved: Sequence[Check]
    evidence: Evidence | None
    newer: Fact | None
    best: Fact | None

    @property
    def cite_instead(self) -> str:
        """The id of a better print of the same figure; empty where there is none."""
        return self.best.id if self.best not in (None, self.fact) and self.newer is None else ""


def chain_value(chain: FactChain) -> serialize.Value:
    from nkr.analysis.disputes import link

    fact, vocabulary, evidence = chain.fact, chain.record.vocabulary, chain.evidence
    return {
        **fields.fact_value(fact, chain.record),
        "rule": fact.quantity.rule_in(fact.unit),
        "origin": chain.origin,
        "replaced_by": serialize.release_value(chain.newer),
        "cite_instead": chain.cite_instead or None,
        **fields.value_of(fact, "entered checked corrections"),
        "proof": evidence[0].result.value if evidence else "no-text",
        "sentence": "".join(evidence[1]) if evidence and evidence[1] else None,
        "comparisons": [
            {**serialize.comparison_value(pair), "link": link(fact, pair, vocabulary)} for pair in chain.related
        ],
        "checks": [fields.value_of(check, serialize.CHECK_COLUMNS) for check in chain.involved],
    }


def chain_sheets(chain: FactChain) -> list[Sheet]:
    """The figure with rule, time, claimant, document and text; then errata, other figures, and checks."""
    fact, record = chain.fact, chain.record
    title = f"{labels.figure(fact)}: {record.vocabulary.measures[fact.measure].label}"
    made = [_fields(title, _about_figure(chain) | _about_print(chain))]
    if fact.corrections:
        corrected: list[Sequence[Content]] = [[each.on, each.was, each.reason] for each in fact.corrections]
        made.append(Sheet(columns("corrected on!", "said before", "why"), corrected, "Errata"))
    compared = [pair for pair in chain.related if pair.verdict not in (Verdict.NOT_COMPARABLE, Verdict.PART)]
    if told := [pair for pair in compared if pair.reasons[0].code != "superseded"]:
        made.append(_relations(fact, told, record))
    if parts := sum(pair.verdict is Verdict.PART for pair in chain.related):
        made[-1].after.append(Cell(f"{numbers.counted(parts, 'figure')} more, parts of it or around it: --json", "dim"))
    if chain.involved:
        made.append(replace(facts.checks(chain.involved), title="Checks that involve it"))
    return made


def _about_figure(chain: FactChain) -> dict[str, Content]:
    fact, record, vocabulary = chain.fact, chain.record, chain.record.vocabulary

    def label(known: Mapping[str, object], code: str) -> str:
        return str(getattr(known.get(code), "label", code))

    via = " via " + ", ".join(label(vocabulary.claimants, code) for code in fact.via) if fact.via else ""
    behind = vocabulary.claimants.get(chain.origin)
    origin = behind.label if behind else "no source named: one original source within this document"
    return {
        "figure": Cell(labels.figure(fact), "strong"),
        "means": numbers.interval(fact.interval, fact.counted_in) if fact.quantity.has_size else "",
        "reading": fact.quantity.rule_in(fact.unit),
        "counts": vocabulary.measures[fact.measure].definition,
        **fields.value_of(fact, "kind unit"),
        "period": _both(fact.period),
        "as of": _both(fact.as_of),
        "time": "not stated; the day of publication is assumed" if fact.time_assumed else "",
        "who": label(vocabulary.groups, fact.group),
        "where": label(vocabulary.places, fact.place),
        "by": label(vocabulary.places, fact.by) if fact.by else "",
        "incident": label(vocabulary.events, fact.event) if fact.event else "",
        "claimant": record.claimant_label(fact) + via,
        "grade": f"{grade.voice(fact, vocabulary)}; {grade.basis(fact, vocabulary)}",
        "origin": origin if chain.origin != fact.claimant else "",  # who is behind it, if not who says it
        **fields.value_of(fact, "method status"),
        "replaced by": Cell(replaced(chain.newer), "warning") if chain.newer else "",
        "better print": chain.cite_instead,
    }


def _about_print(chain: FactChain) -> dict[str, Content]:
    fact, source = chain.fact, chain.record.source_of(chain.fact)
    own = f"; this headline is of {dates.in_words(fact.published)}" if fact.own_published else ""
    return {
        "printed by": f"{labels.publisher(source)}, {dates.in_words(source.published)}{own}",
        "title": source.title,
        "page": fact.locator,
        "withdrawn": Cell(fact.withdrawn, "warning") if fact.withdrawn else "",
        "paragraph": f"{fact.paragraph}" if fact.paragraph else "headline",
        "phrase": f"“{fact.phrase}”" + (f" – our translation: “{fact.translation}”" if fact.translation else ""),
        "in the text": _in_the_text(chain.evidence),
        "their word": fact.term,
        "printed after": fact.repeats,
        "address": source.url,
        **fields.value_of(fact, "note entered"),
        "read again": fact.checked,
        **_further(fact),
        "collection": fact.collection,
        "number": short if (short := chain.record.short(fact)) != fact.id else "",
        "id": fact.id,
    }


_WITH_A_LINE = (
    "id source paragraph phrase translation measure number topic kind quantity unit claimant published period as_of "
    "place group by event via term status method repeats own_published note entered checked corrections collection "
    "locator withdrawn"
)


def _further(fact: Fact) -> dict[str, str]:
    """The fields of a fact that have no line of their own, where they are not as usual."""
    others = {}
    for name in FIELDS:
        value = getattr(fact, name)
        if name not in _WITH_A_LINE.split() and value != Fact.__dataclass_fields__[name].default:
            others[name.replace("_", " ")] = {True: "yes", False: "no"}.get(value, str(value))
    return others


def _both(when: Period | None) -> str:
    """A time in words and, where these differ, as recorded."""
    words = dates.in_words(when) if when is not None else ""
    return words if when is None or words == str(when) else f"{words} ({when})"


def _in_the_text(evidence: Evidence | None) -> Content:
    """The sentence of the attached text that holds the phrase, or what was found instead."""
    if evidence is None:
        return Cell("not attached: nkr ingest --articles DIR", "dim")
    from nkr.output.views import source as view

    proof, sentence = evidence
    if sentence is None:
        return Cell(f"✗ {view.result(proof)}", "error")
    before, words, after = sentence
    return [Cell("✓ ", "good"), before, Cell(words, "strong"), after]


def _relations(fact: Fact, told: Sequence[Comparison], record: Dataset) -> Sheet:
    from nkr.analysis.disputes import acknowledged, link

    sheet = Sheet(columns("!", "other figure", "why"), title="Compared with other figures")
    decided = acknowledged(record)
    if len(told) > MAX_RELATED:
        sheet.after.append(Cell(f"{len(told) - MAX_RELATED:,} more: --format json", "dim"))
    for comparison in told[:MAX_RELATED]:
        other, decision = comparison.other(fact), decided.of(comparison)
        sign = f"{labels.SIGNS[comparison.verdict]} {link(fact, comparison, record.vocabulary)}"
        named = f"{labels.figure(other)}, {record.claimant_label(other)}, {record.short(other)}"
        why = comparison.text + (f" Acknowledged on {decision.text}" if decision else "")
        sheet.row(Cell(sign, labels.VERDICT_STYLES.get(comparison.verdict, "")), named, why)
    return sheet
