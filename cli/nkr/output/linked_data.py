"""The record as a schema.org ``Dataset``, and judgements on a draft as ``ClaimReview``: JSON-LD for search engines.

A review is a proposal: who publishes it, with what rating, a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from nkr.analysis.check import Judgement, JudgementKind
from nkr.model.dataset import Dataset
from nkr.model.source import Source
from nkr.output.citations.reference import address
from nkr.output.views import check

CONTEXT = "https://schema.org"
_RATED = {JudgementKind.SUPPORTED: 5, JudgementKind.DISPUTED: 3}
"""Of five; a fault is 1. What is neither supported, disputed nor at fault is not reviewed."""


def dataset(about: Mapping[str, str], sources: Iterable[Source], measured: Iterable[str]) -> dict[str, Any]:
    """What the record is, for search engines of data sets."""
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": about.get("title", "nkr"),
        "description": "Figures on North Koreans leaving their country, each as its source states it, with its hedge, "
        "its source and the figures that contradict it.",
        "version": about.get("edition", ""),
        "license": "https://www.apache.org/licenses/LICENSE-2.0",
        "creator": {"@type": "Organization", "name": "The nkr maintainers"},
        "isBasedOn": sorted({found for source in sources if (found := address(source.url))}),
        "variableMeasured": sorted(measured),
    }


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
