"""How another figure looks from the one that was asked for: who revises whom, which is part of which."""

from __future__ import annotations

from enum import StrEnum

from nkr.analysis.compare.scope import Relation, scope_difference
from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.model.fact import Fact
from nkr.model.vocabulary import Vocabulary


class Link(StrEnum):
    """What the fact that was asked for does to the other."""

    CONTRADICTS = "contradicts"
    DIFFERS = "differs from"
    UNRESOLVED = "unresolved with"
    LIKELY_ERROR = "beside a likely error"
    REVISES = "revises"
    REVISED_BY = "is revised by"
    AGREES = "agrees with"
    PART_OF = "is part of"
    CONTAINS = "contains"
    REPEATS = "repeats"
    REPEATED_BY = "is repeated by"
    NOT_COMPARABLE = "not comparable with"


_LINKS = {
    Verdict.CONFLICT: Link.CONTRADICTS,
    Verdict.DISCREPANCY: Link.DIFFERS,
    Verdict.UNRESOLVED: Link.UNRESOLVED,
    Verdict.SLIP: Link.LIKELY_ERROR,
    Verdict.AGREE: Link.AGREES,
    Verdict.NOT_COMPARABLE: Link.NOT_COMPARABLE,
}


def link(fact: Fact, comparison: Comparison, vocabulary: Vocabulary) -> Link:
    """The verdict of ``comparison``, seen from ``fact``, which is one of its two. The later published is ``b``."""
    later = comparison.b is fact
    if comparison.verdict is Verdict.REVISION:
        return Link.REVISES if later else Link.REVISED_BY
    if comparison.verdict is Verdict.ECHO:
        return Link.REPEATS if later else Link.REPEATED_BY
    if comparison.verdict is Verdict.PART:
        other = comparison.a if later else comparison.b
        side = scope_difference(fact, other, vocabulary, same_origin=False).part
        return Link.CONTAINS if side is Relation.AROUND else Link.PART_OF
    return _LINKS[comparison.verdict]
