"""The bundled record, compared as a whole."""

from __future__ import annotations

import random

import pytest
from bundled_once import read_bundled

from nkr.analysis.compare.comparer import Comparer


@pytest.mark.slow
def test_the_quick_search_for_conflicts_finds_what_judging_every_pair_finds() -> None:
    """Of each topic of the wider record at most 150 facts, drawn with a fixed seed: every pair of them is judged."""
    record = read_bundled()[0].entries.record
    comparer, draw = Comparer(record), random.Random(20_261_128)
    disagreements = 0
    for topic in record.vocabulary.topics:
        facts = [fact for fact in record.facts if fact.topic == topic]
        facts = draw.sample(facts, min(len(facts), 150))
        quick = {(pair.a.id, pair.b.id, pair.verdict) for pair in comparer.disagreements(facts)}
        every = [pair for pair in comparer.comparisons(facts) if pair.needs_attention]
        assert quick == {(pair.a.id, pair.b.id, pair.verdict) for pair in every}
        disagreements += len(quick)
    assert disagreements > 100
