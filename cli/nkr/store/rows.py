"""Between values and rows: how a source or a term stands in its table, and back."""

from __future__ import annotations

import json
from typing import Any

from nkr.model import period
from nkr.model.dataset import Collection, Decision, DeclaredCheck
from nkr.model.source import Source
from nkr.model.vocabulary import Kind, Measure, Term, Topic
from nkr.store.fact_rows import Row, listed, texts


def source_row(source: Source, load: str) -> dict[str, Any]:
    return {
        "id": source.id,
        "number": source.number,
        "title": source.title,
        "publisher": source.publisher,
        "published": str(source.published),
        "author": source.author,
        "agency": source.agency,
        "language": source.language,
        "kind": source.kind,
        "url": source.url,
        "archived": source.archived,
        "accessed": source.accessed,
        "fingerprint": source.fingerprint,
        "body_starts": source.body_starts,
        "outline": json.dumps(source.outline, ensure_ascii=False) if source.outline else "",
        "note": source.note,
        "restricted": int(source.restricted),
        "untitled": int(source.untitled),
        "collection": source.collection,
        "load": load,
    }


def source_from(row: Row) -> Source:
    values = {name: row[name] for name in Source._fields}
    values["published"] = period.parse(values["published"])
    values["restricted"], values["untitled"] = bool(values["restricted"]), bool(values["untitled"])
    values["outline"] = tuple((int(number), str(text)) for number, text in json.loads(values["outline"] or "[]"))
    return Source(**values)


def topic_row(topic: Topic) -> dict[str, Any]:
    return {"code": topic.code, "label": topic.label, "aliases": listed(topic.aliases), "collection": topic.collection}


def topic_from(row: Row) -> Topic:
    return Topic(row["code"], row["label"], texts(row["aliases"]), row["collection"])


_MEASURE_LISTS = ("kinds", "units", "part_of", "quoted_against", "cues")


def measure_row(measure: Measure) -> dict[str, Any]:
    row = measure._asdict()
    return {name: listed(value) if name in _MEASURE_LISTS else value for name, value in row.items()}


def measure_from(row: Row) -> Measure:
    values = {name: row[name] for name in Measure._fields}
    values.update({name: texts(values[name]) for name in _MEASURE_LISTS})
    values["kinds"] = tuple(Kind(kind) for kind in values["kinds"])
    if values["since"]:
        period.parse(values["since"])  # it is kept as text: one that is no time is damage
    return Measure(**values)


def term_row(kind_of_term: str, term: Term) -> dict[str, Any]:
    row: dict[str, Any] = {"kind_of_term": kind_of_term}
    row |= term._asdict()
    return row | {
        "within": listed(term.within),
        "aliases": listed(term.aliases),
        "cues": listed(term.cues),
        "unnamed": int(term.unnamed),
    }


def term_from(row: Row) -> Term:
    values = {name: row[name] for name in Term._fields}
    values.update({name: texts(values[name]) for name in ("within", "aliases", "cues")})
    values["unnamed"] = bool(values["unnamed"])
    return Term(**values)


def collection_from(row: Row) -> Collection:
    return Collection(row["code"], row["label"], bool(row["default"]))


def check_row(check: DeclaredCheck) -> dict[str, Any]:
    return check._asdict() | {"parts": listed(check.parts)}


def check_from(row: Row) -> DeclaredCheck:
    values = {name: row[name] for name in row.keys()} | {"parts": texts(row["parts"])}  # noqa: SIM118
    return DeclaredCheck(**values)


def decision_row(decision: Decision) -> dict[str, Any]:
    row = decision._asdict()
    return row | {"facts": listed(decision.facts), "seen": listed(decision.seen)}


def decision_from(row: Row) -> Decision:
    values = {name: row[name] for name in row.keys()}  # noqa: SIM118
    return Decision(**values | {"facts": texts(values["facts"]), "seen": texts(values["seen"])})
