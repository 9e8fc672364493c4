"""``nkr fact``: one fact with its whole evidence chain."""

from __future__ import annotations

from typing import Annotated

from nkr.analysis.arithmetic import checks
from nkr.analysis.compare.registers import to_cite
from nkr.commands.options import argument, complete_fact, query_command
from nkr.model import Fact
from nkr.output import serialize
from nkr.output.views import details
from nkr.services.session import Session


@query_command()
def command(
    ask: Session,
    identifier: Annotated[str, argument(help="A fact's id, or a prefix that is unique.", autocompletion=complete_fact)],
) -> None:
    """One figure with its evidence.

    The figure, its interval and rule, time, claimant and document, and how it compares with others.
    If the article is attached, the sentence with the figure is shown.

    Example: nkr fact korea-herald-2011-arrested-35
    """
    ask.focus_on_named([identifier])
    record, fact = ask.record, ask.fact(identifier)
    others = [other for other in record.facts if other.topic == fact.topic and other is not fact]
    related = [ask.comparer.compare(fact, other) for other in others]
    chain = details.FactChain(
        fact,
        record,
        ask.comparer.origins[fact.id],
        sorted(related, key=lambda comparison: comparison.severity_key),
        [check for check in checks(record) if fact in check.facts],
        _evidence(ask, fact),
        ask.replaced_by(fact),
        to_cite(ask.comparer.registers.prints(fact), record),
    )
    ask.answer(
        value=lambda: details.chain_value(chain),
        rows=lambda: serialize.fact_rows([fact], ask.comparer),
        tables=lambda: details.chain_sheets(chain),
        columns=serialize.FACT_COLUMNS,
    )


def _evidence(ask: Session, fact: Fact) -> details.Evidence | None:
    """What was found of the fact's phrase in the attached text; none where no text is attached."""
    source = ask.record.source_of(fact)
    if (row := ask.database.article(source)) is None:
        return None
    from nkr.analysis.prove.verification import Text, phrase_proof, sentence

    own = [other for other in ask.record.facts if other.source == source.id]
    text = Text.attached(source, row, own)
    proof = phrase_proof(fact, text)
    return proof, sentence(fact, text) if proof.holds else None
