"""``nkr facts``: the facts, filtered and searched."""

from __future__ import annotations

from typing import Annotated

from nkr.analysis.grade import is_checked
from nkr.commands.options import EVERY_FILTER, argument, option, query_command
from nkr.errors import WrongUsage
from nkr.output import fields, serialize, views
from nkr.services.session import Session


@query_command(filters=EVERY_FILTER)
def command(
    ask: Session,
    words: Annotated[
        list[str] | None, argument(help='Words to look for, in any order. Put a phrase in "quotation marks".')
    ] = None,
    unchecked: Annotated[bool, option(help="Only figures that no second person has checked.")] = False,
) -> None:
    """List the figures, or search them.

    Each as published, with who gives it, for when, and where it was printed.
    A search looks in phrases, notes, titles, publishers, claimants, measures and places. 300000 finds 300,000.

    Examples: nkr facts --topic in-china --year 2006 · nkr facts special rapporteur
    """
    if words and not " ".join(words).strip():
        raise WrongUsage("nothing to search for: give words, or leave them out to list the figures.")
    record, found = ask.record, ask.facts(ask.wanted, words=" ".join(words or ()))
    if unchecked:
        found = [fact for fact in found if not is_checked(fact)]
    ask.answer(
        value=lambda: [fields.fact_value(fact, record) for fact in found],
        rows=lambda: serialize.fact_rows(found, ask.comparer),
        tables=lambda: [views.facts.facts(found, record)],
        columns=serialize.FACT_COLUMNS,
    )
