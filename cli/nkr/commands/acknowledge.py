"""``nkr acknowledge``: write down that a conflict has been looked at."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

import typer

from nkr.analysis.acknowledged import digest
from nkr.commands.options import complete_fact, query_command
from nkr.errors import WrongUsage
from nkr.output import serialize, terminal
from nkr.output.terminal import Format
from nkr.services.session import Session

Ids = Annotated[
    list[str], typer.Argument(metavar="FACT FACT...", help="The facts in conflict.", autocompletion=complete_fact)
]
Reason = Annotated[str, typer.Option(help="What you found, in a sentence or two.")]


@query_command
def command(ask: Session, identifiers: Ids, reason: Reason = "") -> None:
    """Print a decision to put into a curated file: the facts as they are now, the reason, the date.

    The conflict is then shown as acknowledged; the decision lapses by itself when one of the facts changes. As JSON or
    CSV it is the same for a program.

    Example: nkr acknowledge korea-herald-2011-arrested-35 korea-herald-2011-arrested-only-20 --reason "Two counts."
    """
    facts = [ask.fact(identifier) for identifier in identifiers]
    if len({fact.id for fact in facts}) < 2 or not reason.strip():
        raise WrongUsage("name at least two different facts and give a --reason.")
    decision: serialize.Value = {
        "id": "-and-".join(fact.id for fact in facts)[:120].rstrip("-."),
        "facts": [fact.id for fact in facts],
        "seen": [digest(fact) for fact in facts],
        "reason": reason.strip(),
        "date": date.today().isoformat(),
    }
    if ask.form in (Format.JSON, Format.CSV):
        row = decision | {name: "; ".join(decision[name]) for name in ("facts", "seen")}
        ask.answer(value=lambda: decision, rows=lambda: [row], tables=list, columns=list(decision))
        return
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in decision.items()]
    terminal.write("\n".join(["[[decision]]", *lines]))
