"""Checking curated files without loading them: errors, and what a careful curator would check again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from nkr import locations
from nkr.analysis.compare.registers import origins
from nkr.analysis.suspicions import suspicions
from nkr.curation import folders
from nkr.curation.records import Builder, Entries
from nkr.errors import InvalidData, Problem, told
from nkr.model import Fact
from nkr.services import editions
from nkr.services.loading import collection_code, overfull, read_bundled


class LintResult(NamedTuple):
    """Every problem, the gravest first and then by place, and the facts that could be built."""

    problems: list[Problem]
    facts: Sequence[Fact]


def lint(paths: Sequence[Path]) -> LintResult:
    """Every problem in ``paths``, read beside the bundled data; without ``paths``, those in the bundled data itself."""
    bundled = {locations.bundled(root).resolve() for root in ("data", "seeds")}
    if not paths or any(path.resolve().is_relative_to(place) for path in paths for place in bundled):
        try:
            builder, _ = read_bundled(field_lines=True)
        except InvalidData as error:
            return LintResult(error.problems, ())
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
    problems = told([*problems, *overfull(builder, facts), *_suspicious(builder, facts)])
    order = ("error", "warning", "note")
    return LintResult(sorted(problems, key=lambda problem: order.index(problem.severity)), facts)


def _suspicious(builder: Builder, facts: Sequence[Fact]) -> list[Problem]:
    """What is suspicious in ``facts``. Nothing restricted is named to explain it."""
    record = builder.entries.record
    problems = []
    for found in suspicions(facts, record, origins(record.facts, record.vocabulary)):
        secret = any(other.restricted for other in found.others)
        problems.append(builder.problem_of(found.fact, found.field, found.text, found.severity, confidential=secret))
    return problems


def _without_erratum(entries: Entries) -> list[Problem]:
    """A warning for each fact that says something else than the edition before did, and has no erratum for it."""
    before = editions.history().last
    if before is None or before.name == locations.EDITION:
        return []
    message = f"changed since edition {before.name}: say what it was and why in [[fact.corrections]]"
    changed = editions.without_erratum(entries, before)
    return [Problem(change.id, 1, "", message, "warning") for change in changed]
