"""``nkr fact``: one fact with its whole evidence chain."""

from __future__ import annotations

from typing import Annotated

import typer

from nkr.analysis.arithmetic import checks
from nkr.analysis.prints import to_cite
from nkr.commands.options import complete_fact, query_command
from nkr.output import fields, serialize
from nkr.output.tables import Sheet
from nkr.services.session import Session

Id = Annotated[str, typer.Argument(help="A fact's id, or a prefix that is unique.", autocompletion=complete_fact)]


@query_command
def command(ask: Session, identifier: Id) -> None:
    """One figure with its evidence.

    The figure, its interval and rule, time, claimant and document, and how it compares with others.
    If the article is attached, the sentence with the figure is shown.

    Example: nkr fact korea-herald-2011-arrested-35
    """
    record, fact = ask.record, ask.fact(identifier)
    others = [other for other in record.facts if other.topic == fact.topic and other is not fact]
    related = sorted(
        (ask.comparer.compare(fact, other) for other in others), key=lambda comparison: comparison.severity_key
    )
    involved = [check for check in checks(record) if fact in check.facts]
    origin, newer = ask.comparer.origins[fact.id], ask.replaced_by(fact)
    best = to_cite(ask.comparer.registers.prints(fact), record)
    source = record.source_of(fact)
    row = ask.database.article(source)
    evidence = None
    if row is not None:
        from nkr.services.proving import evidence_of

        evidence = evidence_of(fact, source, row, [other for other in record.facts if other.source == source.id])

    def value() -> serialize.Value:
        from nkr.analysis.opponents import link

        return {
            **fields.fact_value(fact, record),
            "rule": fact.quantity.rule_in(fact.unit),
            "origin": origin,
            "replaced_by": serialize.release_value(newer),
            "cite_instead": best.id if best is not None and best.id != fact.id and newer is None else None,
            "entered": fact.entered or None,
            "checked": fact.checked or None,
            "corrections": [{"on": c.on, "was": c.was, "reason": c.reason} for c in fact.corrections],
            "proof": evidence[0].result.value if evidence else "no-text",
            "sentence": "".join(evidence[1]) if evidence and evidence[1] else None,
            "comparisons": [
                {**serialize.comparison_value(comparison), "link": link(fact, comparison, record.vocabulary).value}
                for comparison in related
            ],
            "checks": [serialize.check_value(check) for check in involved],
        }

    def tables() -> list[Sheet]:
        from nkr.output.views import details

        return details.fact_chain(fact, record, origin, related, involved, evidence, newer, best)

    ask.answer(
        value=value,
        rows=lambda: serialize.fact_rows([fact], ask.comparer),
        tables=tables,
        columns=serialize.FACT_COLUMNS,
    )
