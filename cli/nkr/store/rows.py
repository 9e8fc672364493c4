"""Between values and rows: how a fact, a source or a term stands in its table, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from nkr.model import period
from nkr.model.dataset import Collection, Decision, DeclaredCheck
from nkr.model.fact import Correction, Fact, Method, Status
from nkr.model.quantity import Number, Qualifier, Quantity
from nkr.model.source import Source
from nkr.model.vocabulary import NEAR, Kind, Measure, Term, Topic

Row = Mapping[str, Any] | sqlite3.Row


def _listed(values: tuple[Any, ...]) -> str:
    return json.dumps(list(values), ensure_ascii=False) if values else ""


def _tuple(text: str | None) -> tuple[str, ...]:
    found = json.loads(text) if text else []
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise ValueError(f"expected a list of texts, found {text!r:.40}")
    return tuple(found)


def _number(value: float | None) -> Number | None:
    return int(value) if value is not None and value == int(value) else value


def fact_row(fact: Fact, origin: str, load: str, near: int = NEAR) -> dict[str, Any]:
    from nkr.analysis.compare.clusters import grouping  # only where data is written

    quantity, interval = fact.quantity, fact.interval
    return {
        "id": fact.id,
        "source": fact.source,
        "paragraph": fact.paragraph,
        "phrase": fact.phrase,
        "translation": fact.translation,
        "measure": fact.measure,
        "topic": fact.topic,
        "kind": fact.kind.value,
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": quantity.qualifier.value,
        "word": quantity.word,
        "rounded": int(quantity.rounded),
        "interval_low": interval.low if quantity.has_size else None,
        "interval_high": interval.high,
        "interval_open": interval.open,
        "unit": fact.unit,
        "period": str(fact.period or "") or None,
        "as_of": str(fact.as_of or "") or None,
        "first_day": fact.time.start,
        "last_day": fact.time.end,
        "claimant": fact.claimant,
        "grouping": grouping(fact, near),
        "origin": origin,
        "via": _listed(fact.via),
        "place": fact.place,
        "group": fact.group,
        "by": fact.by,
        "event": fact.event,
        "term": fact.term,
        "status": fact.status.value,
        "method": fact.method.value if fact.method else "",
        "published": str(fact.published),
        "published_last_day": fact.published.end,
        "own_published": int(fact.own_published),
        "repeats": fact.repeats,
        "note": fact.note,
        "restricted": int(fact.restricted),
        "entered": fact.entered,
        "checked": fact.checked,
        "corrections": json.dumps([[c.on, c.was, c.reason] for c in fact.corrections], ensure_ascii=False)
        if fact.corrections
        else "",
        "reviewed": int(fact.reviewed),
        "confirmed": int(fact.confirmed),
        "collection": fact.collection,
        "load": load,
    }


def fact_from(row: Row) -> Fact:
    return Fact(
        id=row["id"],
        source=row["source"],
        paragraph=row["paragraph"],
        phrase=row["phrase"],
        translation=row["translation"],
        measure=row["measure"],
        topic=row["topic"],
        kind=Kind(row["kind"]),
        quantity=Quantity(
            Qualifier(row["qualifier"]), _number(row["low"]), _number(row["high"]), row["word"], bool(row["rounded"])
        ),
        unit=row["unit"],
        period=period.parse(row["period"]) if row["period"] else None,
        as_of=period.parse(row["as_of"]) if row["as_of"] else None,
        claimant=row["claimant"],
        via=_tuple(row["via"]),
        place=row["place"],
        group=row["group"],
        by=row["by"],
        event=row["event"],
        term=row["term"],
        status=Status(row["status"]),
        method=Method(row["method"]) if row["method"] else None,
        published=period.parse(row["published"]),
        own_published=bool(row["own_published"]),
        repeats=row["repeats"],
        note=row["note"],
        restricted=bool(row["restricted"]),
        entered=row["entered"],
        checked=row["checked"],
        corrections=_corrections(row["corrections"]),
        reviewed=bool(row["reviewed"]),
        confirmed=bool(row["confirmed"]),
        collection=row["collection"],
    )


def _corrections(text: str | None) -> tuple[Correction, ...]:
    entries = json.loads(text) if text else []
    return tuple(Correction(str(on), str(was), str(reason)) for on, was, reason in entries)


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
    return {"code": topic.code, "label": topic.label, "aliases": _listed(topic.aliases), "collection": topic.collection}


def topic_from(row: Row) -> Topic:
    return Topic(row["code"], row["label"], _tuple(row["aliases"]), row["collection"])


_MEASURE_LISTS = ("kinds", "units", "part_of", "quoted_against", "cues")


def measure_row(measure: Measure) -> dict[str, Any]:
    row = measure._asdict()
    return {name: _listed(value) if name in _MEASURE_LISTS else value for name, value in row.items()}


def measure_from(row: Row) -> Measure:
    values = {name: row[name] for name in Measure._fields}
    values.update({name: _tuple(values[name]) for name in _MEASURE_LISTS})
    values["kinds"] = tuple(Kind(kind) for kind in values["kinds"])
    if values["since"]:
        period.parse(values["since"])  # it is kept as text: one that is no time is damage
    return Measure(**values)


def term_row(kind_of_term: str, term: Term) -> dict[str, Any]:
    row: dict[str, Any] = {"kind_of_term": kind_of_term}
    row |= term._asdict()
    return row | {
        "within": _listed(term.within),
        "aliases": _listed(term.aliases),
        "cues": _listed(term.cues),
        "unnamed": int(term.unnamed),
    }


def term_from(row: Row) -> Term:
    values = {name: row[name] for name in Term._fields}
    values.update({name: _tuple(values[name]) for name in ("within", "aliases", "cues")})
    values["unnamed"] = bool(values["unnamed"])
    return Term(**values)


def collection_from(row: Row) -> Collection:
    return Collection(row["code"], row["label"], bool(row["default"]))


def check_row(check: DeclaredCheck) -> dict[str, Any]:
    return check._asdict() | {"parts": _listed(check.parts)}


def check_from(row: Row) -> DeclaredCheck:
    values = {name: row[name] for name in row.keys()} | {"parts": _tuple(row["parts"])}  # noqa: SIM118
    return DeclaredCheck(**values)


def decision_row(decision: Decision) -> dict[str, Any]:
    row = decision._asdict()
    return row | {"facts": _listed(decision.facts), "seen": _listed(decision.seen)}


def decision_from(row: Row) -> Decision:
    values = {name: row[name] for name in row.keys()}  # noqa: SIM118
    return Decision(**values | {"facts": _tuple(values["facts"]), "seen": _tuple(values["seen"])})
