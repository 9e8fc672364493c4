"""``nkr conflicts``: what needs attention, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.analysis.disputes import acknowledged
from nkr.analysis.selection import Filter
from nkr.commands.options import WITHIN_TOPIC, InLanguage, Language, TopicWords, option, query_command
from nkr.errors import CheckFailed, WrongUsage
from nkr.model import Dataset
from nkr.model.identity import digest
from nkr.output import escaping, numbers, serialize, terminal, views
from nkr.output.fields import value_of
from nkr.output.tables import Cell, Sheet
from nkr.services.session import Session

NONE = "Nothing is in conflict."


@query_command(filters=WITHIN_TOPIC)
def command(
    ask: Session,
    topic: TopicWords = None,
    pairs: Annotated[bool, option(help="List every pair.")] = False,
    summary: Annotated[bool, option(help="Only counts.")] = False,
    everything: Annotated[bool, option("--all", help="Every verdict, even those that need no attention.")] = False,
    acknowledge: Annotated[bool, option(help="Print a decision on the facts named instead of a topic.")] = False,
    reason: Annotated[str, option(help="For --acknowledge: what you found, in a sentence or two.")] = "",
    who: Annotated[str, option(help="For --acknowledge: who decides.")] = "",
    strict: Annotated[bool, option(help="End with status 10 if a conflict is left.")] = False,
    language: InLanguage = Language.EN,
) -> None:
    """Figures that disagree, the worst first.

    Conflicts and discrepancies, then what is unresolved or revised, with reasons in plain words. What a curator has
    acknowledged is counted and left out, until one of its facts changes; --all shows it. Without a topic, a record of
    more than 400 figures gives an overview with a row for each topic; --pairs, --json and --csv list every pair.

    --acknowledge FACT FACT... --reason WORDS prints a decision to put into a curated file: the facts as they are now,
    the reason, the date. It lapses when one of the facts changes.

    Example: nkr conflicts in-china
    """
    if acknowledge:
        _acknowledge(ask, topic or (), reason, who)
        return
    wanted = ask.within(topic, alone=True)
    if ask.is_large(wanted):
        from nkr.services import at_scale

        at_scale.conflicts(ask, wanted, summary=summary)
        return
    if not (pairs or summary or everything) and ask.wants_overview(wanted):
        left = _overview(ask)
    else:
        left = _listed(ask, wanted, language, pairs=pairs, summary=summary, everything=everything)
    if strict and left:
        raise CheckFailed(f"{numbers.counted(left, 'conflict')} without a decision.")


def _overview(ask: Session) -> int:
    """Show a row a topic, from what was judged when the database was built; returns how many conflicts are open."""
    decisions, scope = ask.database.decisions({*ask.database.selected, *ask.collections}), ask.scope()
    known = ask.database.facts_of({code for decision in decisions for code in decision.facts}, scope)
    decided = acknowledged(Dataset([*known.values()], {}, ask.database.vocabulary, decisions=decisions))
    open_pairs = {
        topic: [pair for pair in pairs if frozenset((pair.a, pair.b)) not in decided.pairs]
        for topic, pairs in ask.open_pairs().items()
    }
    worst = {code for pairs in open_pairs.values() for pair in pairs[:1] for code in (pair.a, pair.b)}
    sheet = views.conflicts.overview(open_pairs, ask.database.facts_of(worst, scope), ask.database.vocabulary)
    if sheet.rows:
        first = ask.suggest("conflicts", str(sheet.rows[0][0]))
        sheet.after.append(Cell(f"The conflicts of one topic: {first}", "dim"))
    else:
        sheet = Sheet([], before=[Cell(NONE)])
    ask.answer(value=lambda: [], tables=lambda: [sheet])
    return sum(pair.verdict is Verdict.CONFLICT for pairs in open_pairs.values() for pair in pairs)


def _listed(ask: Session, wanted: Filter, language: str, *, pairs: bool, summary: bool, everything: bool) -> int:
    """Answer with the pairs themselves; returns how many conflicts are open."""
    found, decided = ask.facts(wanted), acknowledged(ask.record)
    if everything:
        judged, covered = ask.comparer.comparisons(found), list[Comparison]()
    else:
        judged, covered = decided.split(ask.comparer.disagreements(found))
    judged = ask.in_language(judged, language)
    left = sum(pair.verdict is Verdict.CONFLICT and decided.of(pair) is None for pair in judged)
    if summary:
        counted = Counter((pair.a.topic, pair.verdict) for pair in judged)
        ordered = sorted(counted.items(), key=lambda item: (item[0][1].severity, item[0][0]))
        counts = [{"topic": code, "verdict": str(verdict), "pairs": count} for (code, verdict), count in ordered]
        ask.answer(value=lambda: counts, columns=["topic", "verdict", "pairs"])
        return left

    def tables() -> list[Sheet]:
        from nkr.analysis.compare.clusters import groups

        conflicts = views.conflicts
        if not judged:
            sheets = [Sheet([], before=[Cell(NONE)])]
        elif pairs:
            sheets = [conflicts.verdicts(judged, ask.record, decided=decided)]
        else:
            made = groups(found, ask.comparer, holding={fact.id for pair in judged for fact in (pair.a, pair.b)})
            sheets = conflicts.conflict_blocks(judged, made, ask.record, ask.again("--pairs"))
        told = covered or [pair for pair in judged if decided.of(pair)]
        sheets[-1].after += conflicts.decisions(told, decided, hidden=bool(covered))
        return sheets

    ask.answer(
        value=lambda: [
            serialize.comparison_value(pair)
            | {"acknowledged": (decision := decided.of(pair)) and value_of(decision, "id reason date who")}
            for pair in judged
        ],
        rows=lambda: [serialize.comparison_row(pair) for pair in judged],
        tables=tables,
        columns=serialize.COMPARISON_COLUMNS,
    )
    return left


def _acknowledge(ask: Session, identifiers: Sequence[str], reason: str, who: str) -> None:
    """Print a decision: the conflict is then shown as acknowledged, until one of the facts changes."""
    facts = [ask.fact(identifier) for identifier in identifiers]
    if len({fact.id for fact in facts}) < 2 or not reason.strip():
        raise WrongUsage("name at least two different facts and give a --reason.")
    decision: serialize.Value = {
        "id": "-and-".join(fact.id for fact in facts)[:120].rstrip("-."),
        "facts": [fact.id for fact in facts],
        "seen": [digest(fact) for fact in facts],
        "reason": reason.strip(),
        "date": date.today().isoformat(),
    } | ({"who": who.strip()} if who.strip() else {})
    if ask.form in (terminal.Format.JSON, terminal.Format.CSV):
        ask.answer(value=lambda: decision, columns=list(decision))
        return
    lines = [f"{name} = {escaping.json_text(value)}" for name, value in decision.items()]
    terminal.write("\n".join(["[[decision]]", *lines]))
