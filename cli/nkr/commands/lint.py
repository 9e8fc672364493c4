"""``nkr lint``: check curated files without loading them: errors, and what a careful curator would check again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from nkr import locations
from nkr.analysis.compare.registers import origins
from nkr.analysis.suspicions import suspicions
from nkr.commands.options import argument, option
from nkr.curation import folders
from nkr.curation.records import Builder, Entries
from nkr.errors import ExitStatus, InvalidData, Problem, told
from nkr.model import Fact
from nkr.output import numbers, terminal
from nkr.output.fields import value_of
from nkr.services import editions
from nkr.services.loading import collection_code, overfull, read_bundled


def command(
    paths: Annotated[
        list[Path] | None,
        argument(metavar="[PATH]...", help="Curated files or folders. The default is the bundled ones."),
    ] = None,
    as_json: Annotated[bool, option("--json", help="Write the problems as JSON, for editors and scripts.")] = False,
    strict: Annotated[bool, option(help="Warnings fail too.")] = False,
    restricted: Annotated[bool, option(help="Show and count what is in restricted records.")] = False,
) -> None:
    """Check curated files without loading them.

    Every problem at once, as file:line: field: message. Status 4 if there is an error.

    Errors come first; then warnings: a digit too many or exchanged, a limit lost on the way from one source to the
    next, the figure of another year; then notes. A warning is a reason to look again, not an error.

    Example: nkr lint my-articles/
    """
    problems, facts = _lint(paths or ())
    if restricted:
        problems = [problem._replace(confidential=False) for problem in problems]
    counts = Counter(problem.severity for problem in problems)
    if as_json:
        placed = "file line field severity"
        terminal.write_json([value_of(problem, placed) | {"message": problem.said} for problem in problems])
    else:
        for problem in problems:
            terminal.note(str(problem))
        _summarise(counts, facts, restricted=restricted)
    if counts["error"] or (strict and counts["warning"]):
        raise SystemExit(ExitStatus.INVALID_DATA)


def _summarise(counts: Counter[str], facts: Sequence[Fact], *, restricted: bool) -> None:
    more = [numbers.counted(counts[severity], severity) for severity in ("warning", "note") if counts[severity]]
    shown = sum(restricted or not fact.restricted for fact in facts)
    if counts["error"]:
        problems = numbers.counted(counts["error"], "problem")
        terminal.note(f"nkr: {', '.join([problems, *more])}; nothing was loaded.")
    else:
        found = f"no problems found; {' and '.join(more)}" if more else "no problems found"
        terminal.write(f"{numbers.counted(shown, 'fact')}: {found}.")
    if shown < len(facts):
        terminal.note("nkr: restricted facts are not counted; --restricted counts them.")


def _lint(paths: Sequence[Path]) -> tuple[list[Problem], Sequence[Fact]]:
    """Every problem in ``paths``, the gravest first and then by place, and the facts that could be built.

    They are read beside the bundled data; without ``paths``, the problems are those in the bundled data itself.
    """
    bundled = {locations.bundled(root).resolve() for root in ("data", "seeds")}
    if not paths or any(path.resolve().is_relative_to(place) for path in paths for place in bundled):
        try:
            builder, _ = read_bundled(field_lines=True)
        except InvalidData as error:
            return error.problems, ()
        facts = list(builder.entries.facts.values())
        problems = [*builder.problems, *_without_erratum(builder.entries)]
    else:
        builder, _ = read_bundled()
        before = len(builder.entries.facts)
        builder.problems.clear()
        builder.unreviewed = True
        builder.field_lines = {}
        for path in paths:
            reading = folders.read(path)
            builder.problems += [*reading.problems, *reading.undecided]
            builder.add(reading.taken(), collection_code(path))
        facts = list(builder.entries.facts.values())[before:]
        unreviewed = "{} has not been reviewed: nkr ingest leaves it out"
        waiting = (fact for fact in facts if not fact.reviewed)
        notes = [builder.problem_of(fact, "reviewed", unreviewed.format(fact.id), "note") for fact in waiting]
        problems = [*builder.problems, *notes]
    order = ("error", "warning", "note")
    problems = told([*problems, *overfull(builder, facts), *_suspicious(builder, facts)])
    return sorted(problems, key=lambda problem: order.index(problem.severity)), facts


def _suspicious(builder: Builder, facts: Sequence[Fact]) -> Iterator[Problem]:
    """What is suspicious in ``facts``. Nothing restricted is named to explain it."""
    record = builder.entries.record
    for found in suspicions(facts, record, origins(record.facts, record.vocabulary)):
        secret = any(other.restricted for other in found.others)
        yield builder.problem_of(found.fact, found.field, found.text, found.severity, confidential=secret)


def _without_erratum(entries: Entries) -> list[Problem]:
    """A warning for each fact that says something else than the edition before did, and has no erratum for it."""
    before = editions.history().last
    if before is None or before.name == locations.EDITION:
        return []
    message = f"changed since edition {before.name}: say what it was and why in [[fact.corrections]]"
    changed = editions.without_erratum(entries, before)
    return [Problem(change.id, 1, "", message, "warning") for change in changed]
