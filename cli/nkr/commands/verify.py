"""``nkr verify``: prove what is recorded against the articles' texts."""

from __future__ import annotations

from typing import Annotated

from nkr.analysis.prove.verification import Proof, Text, proofs
from nkr.commands.options import argument, complete_id, query_command
from nkr.errors import CheckFailed, NothingFound
from nkr.model import Fact
from nkr.model.grouping import grouped
from nkr.output import terminal
from nkr.output.fields import value_of
from nkr.output.views import details
from nkr.output.views import source as view
from nkr.services.session import Session


@query_command()
def command(
    ask: Session,
    identifiers: Annotated[
        list[str] | None,
        argument(metavar="[ID]...", help="Sources or facts. The default: all with a text.", autocompletion=complete_id),
    ] = None,
) -> None:
    """Check figures against the articles' texts.

    Each phrase must be in its paragraph, once, in the texts that you have attached.

    Numbers and quotations in notes and outlines are looked for too; square brackets mark a number that is
    not from the text. Ends with status 10 if something is not proved, and 3 if no text is attached.

    Example: nkr verify korea-herald-2011-10
    """
    record = ask.record
    named = [ask.fact_or_source(identifier) for identifier in identifiers or ()]
    only = {found.id: found.source for found in named if isinstance(found, Fact)}
    whole = {found.id for found in named if found.id not in only}
    wanted = whole.union(only.values())
    texts = {row["source"]: row for row in ask.database.everything_attached()}
    facts = grouped(record.facts, lambda fact: fact.source)
    asked = [source for source in record.sources.values() if not wanted or source.id in wanted]
    if not any(source.id in texts for source in asked):
        raise NothingFound(details.ATTACH)
    found: dict[str, list[Proof]] = {}
    for source in terminal.progress(asked, "Verifying"):
        own, row = facts.get(source.id, []), texts.get(source.id)
        made = proofs(source, own, None if row is None else Text.attached(source, row, own))
        found[source.id] = [one for one in made if not only or source.id in whole or one.fact in only]
    everything = [proof for of_source in found.values() for proof in of_source]
    editions = {identifier: bool(row["recorded_edition"]) for identifier, row in texts.items()}
    ask.answer(
        value=lambda: [value_of(proof, view.PROOF_COLUMNS, text=view.result(proof)) for proof in everything],
        tables=lambda: view.proved(found, record.sources, editions),
        columns=view.PROOF_COLUMNS,
    )
    if left := view.untold(everything):
        terminal.note(left)
    failed = sum(proof.holds is False for proof in everything)
    held = sum(proof.holds is True for proof in everything)
    if failed:
        raise CheckFailed(f"{failed} of {failed + held} not proved.")
    terminal.note(f"{held} of {held} proved.")
