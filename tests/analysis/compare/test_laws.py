"""The laws of judging, on facts made at random."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.rules import REASONS
from nkr.analysis.compare.scope import Relation, Scopes, compatible, containment
from nkr.analysis.compare.verdicts import OPEN_VERDICTS, QUIET_VERDICTS, Comparison, Verdict, supports
from nkr.model import period
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact, Status
from nkr.model.quantity import Quantity
from nkr.model.source import Source
from nkr.model.vocabulary import Kind, Measure, Term, Topic, Vocabulary

VOCABULARY = Vocabulary(
    topics={"t": Topic("t", "Topic")},
    measures={
        "stock": Measure("stock", "Stock", "d", "t", (Kind.STOCK,), quoted_against=("total",), place="all"),
        "inner": Measure("inner", "Inner", "d", "t", (Kind.STOCK,), part_of=("stock",), place="all"),
        "flow": Measure("flow", "Flow", "d", "t", (Kind.FLOW, Kind.EVENT), keeper="k", part_of=("total",), place="all"),
        "total": Measure("total", "Total", "d", "t", (Kind.CUMULATIVE,), keeper="k", place="all"),
    },
    claimants={
        "k": Term("k", "Keeper"),
        "other": Term("other", "Other"),
        "nobody": Term("nobody", "nobody", unnamed=True),
    },
    places={
        "all": Term("all", "All"),
        "north": Term("north", "North", within=("all",)),
        "south": Term("south", "South", within=("all",)),
    },
)
PRINTED = [period.parse(text) for text in ("2001", "2002-05", "2003-01-02")]
TIMES = {
    "stock": [("as_of", text) for text in ("2001", "2001-06-01", "2005")],
    "inner": [("as_of", "2001"), ("as_of", "2005")],
    "flow": [("period", text) for text in ("2001", "2001-01/2001-06", "2002")],
    "total": [("period", text) for text in ("../2001", "1990/2001", "/2001", "../2003")],
}


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    value = draw(st.sampled_from([20, 35, 140, 1_383, 1_400, 30_000, 300_000]))
    shape = draw(
        st.sampled_from(["exact", "about", "nearly", "at_least", "more_than", "up_to", "between", "vague", "many"])
    )
    if shape == "between":
        return Quantity.between(value, value * draw(st.integers(2, 12)))
    if shape in ("vague", "many"):
        return Quantity.vague("hundreds" if shape == "vague" else "many")
    return Quantity(**_stated(shape, value))


def _stated(shape: str, value: int) -> dict[str, object]:
    made = getattr(Quantity, shape)(value)
    return {"qualifier": made.qualifier, "low": made.low, "high": made.high}


@st.composite
def records(draw: st.DrawFn) -> Dataset:
    facts = []
    for number in range(draw(st.integers(2, 6))):
        measure = draw(st.sampled_from(sorted(VOCABULARY.measures)))
        name, text = draw(st.sampled_from(TIMES[measure]))
        facts.append(
            Fact(
                id=f"f{number}",
                source=f"s{draw(st.integers(0, 2))}",
                paragraph=1,
                phrase="",
                measure=measure,
                topic="t",
                kind=draw(st.sampled_from(VOCABULARY.measures[measure].kinds)),
                quantity=draw(quantities()),
                unit="persons",
                claimant=draw(st.sampled_from(sorted(VOCABULARY.claimants))),
                published=draw(st.sampled_from(PRINTED)),
                place=draw(st.sampled_from(sorted(VOCABULARY.places))),
                status=draw(st.sampled_from([Status.REPORTED, Status.PLANNED, Status.DOUBTFUL])),
                **{name: period.parse(text)},
            )
        )
    sources = {f"s{n}": Source(f"s{n}", "T", "P", PRINTED[n]) for n in range(3)}
    return Dataset(facts, sources, VOCABULARY)


@given(records())
def test_a_verdict_does_not_depend_on_the_order_of_the_pair(record: Dataset) -> None:
    comparer = Comparer(record)
    for a in record.facts:
        for b in record.facts:
            if a is not b:
                assert comparer.compare(a, b) == comparer.compare(b, a)


@given(records())
def test_every_verdict_keeps_to_its_definition(record: Dataset) -> None:
    comparer = Comparer(record)
    for judged in comparer.comparisons(record.facts):
        a, b, codes = judged.a, judged.b, {reason.code for reason in judged.reasons}
        same = comparer.origins[a.id] == comparer.origins[b.id]
        alike = not Scopes(VOCABULARY).difference(a, b, same_origin=same)
        if judged.verdict in OPEN_VERDICTS:
            assert not compatible(a, b) or codes & {"two-numbers", "floor-exceeded"}
            assert judged.gap is not None
        if judged.verdict in (Verdict.CONFLICT, Verdict.DISCREPANCY, Verdict.UNRESOLVED):
            assert not a.doubtful
            assert not b.doubtful
        if judged.verdict is Verdict.CONFLICT:
            assert alike or codes & {"part-exceeds-whole", "stock-exceeds-total"}
        if judged.verdict is Verdict.SLIP:
            assert a.doubtful or b.doubtful
        if judged.verdict is Verdict.AGREE:
            assert alike
            assert compatible(a, b)
        if judged.verdict in (Verdict.ECHO, Verdict.REVISION):
            assert same
        if judged.verdict is Verdict.REVISION:
            assert not a.doubtful
            assert not b.doubtful
            assert a.published.end < b.published.end
        if alike and a.quantity.has_size and b.quantity.has_size and not compatible(a, b):
            assert judged.verdict in (Verdict.CONFLICT, Verdict.REVISION, Verdict.SLIP) or "probable-vintage" in codes
        assert codes


@given(records())
def test_every_pair_has_exactly_one_verdict_and_a_sentence(record: Dataset) -> None:
    judged = Comparer(record).comparisons(record.facts)
    pairs = {frozenset((one.a.id, one.b.id)) for one in judged}
    count = len(record.facts)
    assert len(judged) == len(pairs) == count * (count - 1) // 2
    for one in judged:
        for reason in one.reasons:
            assert reason.code in REASONS
            assert reason.text[0].isupper() or reason.text.startswith(("“", *_ids(one)))
            assert reason.text.endswith(".")


def _ids(judged: Comparison) -> tuple[str, str]:
    return judged.a.id, judged.b.id


@given(records())
def test_a_part_larger_than_its_whole_is_always_a_conflict_and_a_smaller_one_never(record: Dataset) -> None:
    comparer = Comparer(record)
    for judged in comparer.comparisons(record.facts):
        a, b = judged.a, judged.b
        same = comparer.origins[a.id] == comparer.origins[b.id]
        side = containment(Scopes(VOCABULARY).difference(a, b, same_origin=same))
        if side is None or not (a.quantity.has_size and b.quantity.has_size):
            continue
        inner, outer = (a, b) if side is Relation.INSIDE else (b, a)
        larger = inner.interval.floor >= outer.interval.ceiling and not compatible(a, b)
        several = {reason.code for reason in judged.reasons} & {"floor-exceeded"}
        if larger or several:
            grave = Verdict.DISCREPANCY if several else Verdict.CONFLICT
            assert judged.verdict is (Verdict.SLIP if a.doubtful or b.doubtful else grave)
        else:
            assert judged.verdict is Verdict.PART


@given(records())
def test_the_quick_way_finds_every_conflict_and_nothing_else(record: Dataset) -> None:
    comparer = Comparer(record)
    every = comparer.comparisons(record.facts)
    assert comparer.disagreements(record.facts) == [judged for judged in every if judged.needs_attention]
    told = [judged for judged in every if judged.verdict not in QUIET_VERDICTS]
    assert comparer.related(record.facts) == told


@given(records())
def test_one_fact_against_its_topic_finds_what_comparing_every_pair_finds(record: Dataset) -> None:
    comparer = Comparer(record)
    every = [one for one in comparer.comparisons(record.facts) if one.verdict is not Verdict.NOT_COMPARABLE]
    for fact in record.facts:
        told = [one for one in every if fact in (one.a, one.b)]
        assert [one for one in comparer.against(fact) if one.verdict is not Verdict.ECHO] == [
            one for one in told if one.verdict is not Verdict.ECHO
        ]


@given(records())
def test_a_bound_or_a_wide_range_supports_nothing(record: Dataset) -> None:
    for judged in Comparer(record).comparisons(record.facts):
        if judged.a.quantity.is_bound or judged.b.quantity.is_bound:
            assert not supports(judged)


@given(records())
def test_a_wider_figure_never_brings_a_conflict_where_there_was_none(record: Dataset) -> None:
    comparer = Comparer(record)
    before = {(j.a.id, j.b.id) for j in comparer.comparisons(record.facts) if j.verdict is Verdict.CONFLICT}
    widened = [replace(fact, quantity=Quantity.at_least(0)) if fact.id == "f0" else fact for fact in record.facts]
    after = Comparer(replace(record, facts=widened))
    now = {(j.a.id, j.b.id) for j in after.comparisons(widened) if j.verdict is Verdict.CONFLICT}
    assert {pair for pair in now if "f0" in pair} <= before
