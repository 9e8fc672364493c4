"""The judgements on a text for other programs: SARIF 2.1.0, which editors and code hosts show at the place in the file
(https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), and schema.org's ``ClaimReview`` for search engines.

A review is a proposal: who publishes it, with what rating, a person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

import nkr
from nkr.analysis.check.judgements import Judgement, JudgementKind, Why
from nkr.model import Dataset
from nkr.output.citations.reference import address
from nkr.output.sentences.attribution import capital
from nkr.output.views import check

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_KIND = {
    JudgementKind.SUPPORTED: ("pass", "none"),
    JudgementKind.DISPUTED: ("fail", "warning"),
    JudgementKind.DATED: ("fail", "note"),
    JudgementKind.UNCLEAR: ("review", "none"),
    JudgementKind.COMPATIBLE: ("informational", "none"),
    JudgementKind.NOT_IN_RECORD: ("informational", "none"),
}
"""What SARIF calls a result, and how grave it is; every fault is a failure and an error."""
_RATED = {JudgementKind.SUPPORTED: 5, JudgementKind.DISPUTED: 3}
"""Of five; a fault is 1. What is neither supported, disputed nor at fault is not reviewed."""


def log(judgements: Sequence[Judgement], record: Dataset, name: str) -> dict[str, Any]:
    """One run: a rule for each kind of judgement, a result for each figure that a measure fits."""
    meanings = {kind.value: f"{capital(kind.meaning)}." for kind in JudgementKind}
    rules = [{"id": kind, "shortDescription": {"text": meaning}} for kind, meaning in meanings.items()]
    driver = {"name": "nkr", "version": nkr.__version__, "rules": rules}
    results = [_result(one, record, name) for one in judgements if one.why is not Why.NO_MEASURE]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(judgement: Judgement, record: Dataset, name: str) -> dict[str, Any]:
    found = check.value(judgement, record)
    kind, level = ("fail", "error") if judgement.is_fault else _KIND[judgement.kind]
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(name.replace("\\", "/"))}}
    if found["line"] is not None:
        start, text = found["column"], found["text"]
        place["region"] = {"startLine": found["line"], "startColumn": start, "endColumn": start + len(text)}
        place["region"]["snippet"] = {"text": text}
    return {
        "ruleId": judgement.kind.value,
        "ruleIndex": list(JudgementKind).index(judgement.kind),
        "kind": kind,
        "level": level,
        "message": {"text": f"“{found['text']}” – {check.comment(found)}"},
        "locations": [{"physicalLocation": place}],
        "properties": {key: found[key] for key in ("measure", "time", "sure", "matches", "against")},
    }


def reviews(judgements: Sequence[Judgement], record: Dataset) -> list[dict[str, Any]]:
    """A ``ClaimReview`` for each figure that the record supports, disputes or contradicts."""
    return [_review(one, record) for one in judgements if one.is_fault or one.kind in _RATED]


def _review(judgement: Judgement, record: Dataset) -> dict[str, Any]:
    found, rating = check.value(judgement, record), _RATED.get(judgement.kind, 1)
    sides = {match.fact.source for match in judgement.matches} | {fact.source for fact in judgement.against}
    urls = [address(record.sources[source].url) for source in sorted(sides)]
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": found["sentence"] or found["text"],
        "datePublished": date.today().isoformat(),
        "itemReviewed": {"@type": "Claim", "name": found["text"]},
        "reviewBody": check.comment(found),
        "reviewRating": {"@type": "Rating", "ratingValue": rating, "worstRating": 1, "bestRating": 5}
        | {"alternateName": judgement.kind.value},
        "citation": [url for url in urls if url],
    }
