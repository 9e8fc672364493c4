"""Where a figure first appeared, and who printed it after whom: ``nkr check --history``."""

from __future__ import annotations

from nkr.analysis.coverage import appearances
from nkr.errors import NothingFound
from nkr.model.quantity import Number, Qualifier
from nkr.output import serialize, views
from nkr.services.checking import figure_of
from nkr.services.session import Session


def answer(ask: Session, wanted: str, topic: str | None) -> None:
    """The dated chain of who printed a number (or a fact's), after whom, and what changed on the way."""
    code = ask.topic(topic) if topic is not None else None
    figure = figure_of(wanted)
    if figure is not None and figure.quantity.qualifier is not Qualifier.VAGUE:
        numbers: list[Number] = list(figure.quantity.stated)
    else:
        fact = ask.fact(wanted)
        numbers, code = list(fact.quantity.stated), code or fact.topic
    chain = [found for number in numbers for found in appearances(ask.record, ask.comparer.origins, number, code)]
    if not chain:
        raise NothingFound(f"no source in the record prints {wanted}. Try --with wider, or nkr facts.")
    ask.answer(
        value=lambda: [serialize.appearance_value(found, ask.record) for found in chain],
        rows=lambda: [serialize.appearance_row(found, ask.record) for found in chain],
        tables=lambda: [views.facts.appearances(chain, ask.record)],
        columns=["published", "stated", "fact", "source", "claimant", "origin", "after", "changed", "collection"],
    )
