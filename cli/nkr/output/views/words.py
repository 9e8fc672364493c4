"""The words for matches and for the facts behind them."""

from __future__ import annotations

from collections.abc import Iterable

from nkr.analysis.check import How
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.output import labels

HOW = {
    How.EXACTLY: "exactly",
    How.HEDGE: "the number, otherwise hedged",
    How.END: "one end of its range",
    How.ROUNDED: "by rounding",
    How.INSIDE: "inside its range",
    How.BOUND: "not excluded by its bound",
}

MAX_WITNESSES = 3
"""Facts that one sentence names."""


def witness(fact: Fact, record: Dataset) -> str:
    """A fact as one clause: figure, time, who says it, where."""
    who = f"{record.claimant_label(fact)}, {labels.where(fact)}"
    said = f"{labels.figure(fact)} ({labels.when(fact, bracketed=True)}; {who})"
    return said.replace(") (", "; ")


def witnesses(facts: Iterable[Fact], record: Dataset) -> str:
    found = list(dict.fromkeys(facts))
    shown = "; ".join(witness(fact, record) for fact in found[:MAX_WITNESSES])
    more = len(found) - MAX_WITNESSES
    return shown + (f"; and {more} more" if more > 0 else "")


def origin_name(origin: str, record: Dataset) -> str:
    claimant, _, source = origin.partition("@")
    term = record.vocabulary.claimants.get(claimant)
    return f"{source} ({term.label if term else claimant})" if source else (term.label if term else claimant)
