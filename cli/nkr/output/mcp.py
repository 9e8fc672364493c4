"""Answers for programs that quote figures: each figure has its hedge, caveats, reference and the other sides.

An assistant reads one answer and writes a sentence from it. So no figure can be taken alone: it contains in full who
contradicts it, and a sentence to print that names all sides.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nkr.analysis.caveats import caveats
from nkr.analysis.compare.clusters import Group
from nkr.analysis.compare.verdicts import OPEN_VERDICTS, Comparison, Verdict
from nkr.model import Dataset, Fact
from nkr.output import escaping, fields, serialize
from nkr.output.citations import written
from nkr.output.sentences import Length, sentence
from nkr.output.serialize import Value

RULES = (
    "Print `stated` or `sentence`, never low, high or an end of the interval alone: a bound is not a value.",
    "Never average figures or take a midpoint. 'No defensible single value' is an answer.",
    "Where `disputed` is true, give every side in `against` with its source, or do not give the figure.",
    "Name the claimant (who gives the figure) and the publisher (who printed it): they are not the same.",
    "Say the caveats that matter beside the figure, and give the reference.",
)
"""How the figures may be used; part of every answer, since an answer may be all that is kept of a conversation."""

MAX_OPPONENTS = 6
"""Opponents told in full with one figure; the rest are counted: an answer too long to be read tells no side."""
MAX_PAIRS = 20
"""Judgements told with a comparison, the worst first; the others are counted."""
MAX_GROUPS = 20

_NOT_FOR_ASSISTANTS = frozenset(
    {"id", "stated", "measure", "measure_label", "caveats", "source", "word", "claimant", "exact_count", "repeats"}
    | {"reviewed", "restricted", "entered", "checked", "corrections", "confirmed", "own_published", "first_day"}
    | {"last_day", "author", "agency", "language", "archived", "accessed"}
)
"""What stands elsewhere in an answer, by the reference, or not at all."""


def figure(fact: Fact, record: Dataset, judged: Sequence[Comparison]) -> Value:
    """A fact with everything that must be said when it is quoted. ``judged`` are its judgements, of any verdict."""
    against = [comparison for comparison in judged if comparison.verdict in OPEN_VERDICTS]
    told = _told(fact, against)
    gravest = min((comparison.verdict for comparison in against), key=lambda verdict: verdict.severity, default=None)
    value = fields.fact_value(fact, record)
    return {
        "id": fact.id,
        "stated": value["stated"],
        "disputed": gravest in (Verdict.CONFLICT, Verdict.DISCREPANCY),
        "verdict": gravest.value if gravest is not None else "undisputed in this record",
        "sentence": sentence(fact, record, against, Length.MEDIUM),
        "against": [_side(comparison, fact, record) for comparison in told],
        "against_left_out": len(against) - len(told),
        # an echo is no support, and a bound only does not contradict: the verdict says which it is
        "agrees_with": [
            {"id": comparison.other(fact).id, "verdict": comparison.verdict.value, "why": comparison.text}
            for comparison in judged
            if comparison.verdict in (Verdict.AGREE, Verdict.ECHO)
        ][:MAX_OPPONENTS],
        "caveats": list(caveats(fact, record.vocabulary)),
        "reference": written(fact, record),
        "measure": fact.measure,
        "measure_label": record.vocabulary.measures[fact.measure].label,
        "definition": record.vocabulary.measures[fact.measure].definition,
        **{name: found for name, found in value.items() if name not in _NOT_FOR_ASSISTANTS},
        "source": fact.source,
    }


def _told(fact: Fact, against: Sequence[Comparison]) -> list[Comparison]:
    """One opponent a voice and figure; of many the worst, and always the lowest and the highest."""
    sides: dict[object, Comparison] = {}
    for comparison in sorted(against, key=lambda comparison: comparison.severity_key):
        opponent = comparison.other(fact)
        sides.setdefault((opponent.claimant, opponent.quantity, str(opponent.time), comparison.verdict), comparison)
    worst = list(sides.values())
    if len(worst) <= MAX_OPPONENTS:
        return worst
    lowest = min(worst, key=lambda comparison: comparison.other(fact).interval.floor)
    highest = max(worst, key=lambda comparison: comparison.other(fact).interval.ceiling)
    kept = worst[: MAX_OPPONENTS - 2]
    return kept + [end for end in dict.fromkeys((lowest, highest)) if end not in kept]


def _side(comparison: Comparison, fact: Fact, record: Dataset) -> Value:
    opponent = comparison.other(fact)
    told = fields.fact_value(opponent, record)
    return {
        **{name: told[name] for name in ("id", "stated", "claimant_name", "publisher", "period", "as_of", "caveats")},
        **{"verdict": comparison.verdict.value, "why": comparison.text, "ratio": comparison.ratio},
        "reference": written(opponent, record),
    }


def answer(figures: Sequence[Value], about: Mapping[str, str], *, left_out: int = 0) -> Value:
    """An answer with ``figures``: what to make of them first, then the figures, then how they may be used."""
    disputed = sum(found["disputed"] for found in figures)
    codes, found = [verdict.value for verdict in Verdict], {figure["verdict"] for figure in figures}
    if not figures:
        say = "The record has no figure that answers the question. A gap in the record is not evidence of absence."
    elif disputed:
        say = f"{disputed:,} of these figures {'is' if disputed == 1 else 'are'} disputed. "
        say += "Do not give one without the sides in its `against`."
    else:
        say = "Nothing in this record contradicts these figures. That is not proof: see the caveats of each."
    if left_out:
        more = f"{left_out:,} more {'figure fits' if left_out == 1 else 'figures fit'}"
        say += f" {more}: narrow the question or raise the limit."
    return {
        "say": say,
        "disputed": disputed > 0,
        "verdict": next((code for code in (*codes, *found) if code in found), None),
        "figures": list(figures),
        "left_out": left_out,
        "rules": list(RULES),
        "data": {name: about[name] for name in ("edition", "cite", "licence") if name in about},
    }


def comparison(
    judged: Sequence[Comparison], found: Sequence[Group], record: Dataset, topic: str, shown: frozenset[str]
) -> Value:
    """What a topic's figures make of each other; ``shown`` are the ids of the figures that the answer holds in full."""
    counts = Counter(pair.verdict for pair in judged)
    disputed = [group for group in found if len(group.clusters) > 1]
    open_pairs = [pair for pair in judged if pair.verdict in OPEN_VERDICTS]
    return {
        "topic": topic,
        "label": record.vocabulary.topics[topic].label,
        "pairs": {verdict.value: counts[verdict] for verdict in Verdict if counts[verdict]},
        "disputed_groups": [serialize.group_value(group) for group in disputed[:MAX_GROUPS]],
        "disputed_groups_left_out": max(0, len(disputed) - MAX_GROUPS),
        "judgements": [
            serialize.comparison_value(pair)
            | {"a_stated": serialize.stated(pair.a), "b_stated": serialize.stated(pair.b)}
            | {"references": [written(side, record) for side in (pair.a, pair.b) if side.id not in shown]}
            for pair in open_pairs[:MAX_PAIRS]
        ],
        "judgements_left_out": max(0, len(open_pairs) - MAX_PAIRS),
    }


MAX_BYTES = 10_000
"""Bytes of an answer, unless more figures are asked for: what an assistant can read beside its other work."""


def bounded(value: Value, size: int = MAX_BYTES) -> Value:
    """``value`` cut to ``size`` bytes of JSON: first the longer details of each figure, then the longest list,
    wherever it is, from its end, until all fits. A list keeps its first entry.

    What is cut is counted in ``NAME_left_out``, so that no side is lost without a word.
    """
    value = copy.deepcopy(value)
    if _size(value) > size and "figures" in value:
        value["figures"] = [_leaner(each) for each in value["figures"]]
    while _size(value) > size and (lists := list(_lists(value))):
        holder, name = max(lists, key=lambda each: _size(each[0][each[1]]))
        kept = len(holder[name]) // 2
        count = f"{name}_left_out" if name != "figures" else "left_out"
        holder[count] = holder.get(count, 0) + len(holder[name]) - kept
        holder[name] = holder[name][:kept]
    return value


def _lists(value: Any) -> Iterator[tuple[Value, str]]:
    """Each list of several entries in ``value``, as what holds it and its name."""
    if isinstance(value, list):
        for inner in value:
            yield from _lists(inner)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, list) and len(inner) > 1 and isinstance(inner[0], dict):
                yield value, name
            yield from _lists(inner)


def _leaner(figure: Value) -> Value:
    """A figure without what can be asked for by its id: its opponents beyond two, the reasons and caveats of each."""
    against = [
        {name: side[name] for name in ("id", "stated", "verdict", "claimant_name", "publisher", "reference")}
        for side in figure.get("against", [])[:2]
    ]
    kept = {name: inner for name, inner in figure.items() if name not in _DETAILS}
    left_out = figure.get("against_left_out", 0) + len(figure.get("against", [])) - len(against)
    return kept | {"against": against, "against_left_out": left_out}


_DETAILS = frozenset({"definition", "agrees_with", "note", "title", "term", "translation", "interval", "open", "via"})


def _size(value: Any) -> int:
    return len(escaping.json_text(value).encode("utf-8", "replace"))


def printable(value: Any) -> Any:
    """``value`` with every text in it free of control codes and direction marks: it may be shown as it is."""
    if isinstance(value, str):
        return escaping.printable(value)
    if isinstance(value, dict):
        return {name: printable(inner) for name, inner in value.items()}
    return [printable(inner) for inner in value] if isinstance(value, list) else value
