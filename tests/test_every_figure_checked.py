"""Every figure of the record, given with its own fields on its own day, is a right figure to `nkr check`."""

from __future__ import annotations

from collections import Counter

import pytest

import nkr
from nkr.analysis.check.checker import Checker
from nkr.analysis.check.judgements import JudgementKind
from nkr.analysis.compare.comparer import Comparer
from nkr.model import period
from nkr.model.fact import Fact
from nkr.model.statement import NOT_KNOWN, Certainty, Field, Known, Statement
from nkr.model.vocabulary import Kind


def _stated(value: str) -> Field[str]:
    return Field(value, Known.STATED) if value else NOT_KNOWN


def _as_statement(fact: Fact) -> Statement:
    time = fact.as_of if fact.kind is Kind.STOCK else fact.time
    return Statement(
        quantity=fact.quantity,
        unit=fact.unit,
        measure=_stated(fact.measure),
        kind=Field(fact.kind, Known.STATED),
        group=_stated(fact.group),
        place=_stated(fact.place),
        by=_stated(fact.by),
        planned=fact.planned,
        time=Field(time, Known.STATED) if time else Field(None, Known.UNKNOWN),
        claimant=_stated(fact.claimant),
        certainty=Certainty.SURE,
    )


@pytest.mark.slow
def test_no_figure_of_the_record_is_called_wrong_on_its_own_day(tmp_path_factory: pytest.TempPathFactory) -> None:
    with nkr.open(tmp_path_factory.mktemp("record") / "nkr.db", collections=["wider"]) as record:
        checker = Checker(Comparer(record._record), period.parse("2026-11-28"))
        facts = [fact for fact in record.facts() if not fact.doubtful]
        judged = {fact.id: checker.judge(_as_statement(fact), fact.published) for fact in facts}
    kinds = Counter(judgement.kind for judgement in judged.values())
    wrong = [name for name, found in judged.items() if found.is_fault and found.kind is not JudgementKind.OUTDATED]
    assert not wrong
    assert kinds[JudgementKind.OUTDATED] <= 0.01 * len(facts), "a paper may print a figure that had been replaced"
    assert kinds[JudgementKind.SUPPORTED] + kinds[JudgementKind.DISPUTED] >= 0.97 * len(facts), kinds
