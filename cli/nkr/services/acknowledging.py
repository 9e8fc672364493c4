"""Writing down that a conflict has been looked at: ``nkr conflicts --acknowledge``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from nkr.errors import WrongUsage
from nkr.model.identity import digest
from nkr.output import serialize, terminal
from nkr.output.terminal import Format
from nkr.services.session import Session


def answer(ask: Session, identifiers: Sequence[str], reason: str) -> None:
    """Print a decision to put into a curated file: the facts as they are now, the reason, the date.

    The conflict is then shown as acknowledged; the decision lapses by itself when one of the facts changes.
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
        ask.answer(value=lambda: decision, tables=list, columns=list(decision))
        return
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in decision.items()]
    terminal.write("\n".join(["[[decision]]", *lines]))
