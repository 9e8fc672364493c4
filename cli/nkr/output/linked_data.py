"""The record as a schema.org ``Dataset``, and judgements on a draft as ``ClaimReview``: JSON-LD for search engines.

A review is a proposal: who publishes it, with what rating, a person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from nkr.analysis.check import Judgement, JudgementKind
from nkr.model.dataset import Dataset
from nkr.output.citations.reference import address
from nkr.output.views import check

CONTEXT = "https://schema.org"
_RATED = {JudgementKind.SUPPORTED: 5, JudgementKind.DISPUTED: 3}
"""Of five; a fault is 1. What is neither supported, disputed nor at fault is not reviewed."""


def reviews(judgements: Sequence[Judgement], record: Dataset) -> list[dict[str, Any]]:
    """A ``ClaimReview`` for each figure that the record supports, disputes or contradicts."""
    return [_review(one, record) for one in judgements if one.is_fault or one.kind in _RATED]


def _review(judgement: Judgement, record: Dataset) -> dict[str, Any]:
    found = check.value(judgement, record)
    sides = {match.fact.source for match in judgement.matches} | {fact.source for fact in judgement.against}
    urls = [address(record.sources[source].url) for source in sorted(sides)]
    claim: dict[str, Any] = {"@type": "Claim", "name": found["text"]}
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "claimReviewed": found["sentence"] or found["text"],
        "datePublished": date.today().isoformat(),
        "itemReviewed": claim,
        "reviewBody": check.comment(found),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATED.get(judgement.kind, 1),
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": judgement.kind.value,
        },
        "citation": [url for url in urls if url],
    }
