"""A folder to publish: an index, a page a topic, a document and a figure, with a JSON file beside each.

It is built of the parts of the report. Its addresses are made of codes and ids, which are never reused. It opens from
the disk as it does from a host, and makes no request to any other.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from nkr.analysis.caveats import caveats
from nkr.analysis.compare.verdicts import Comparison
from nkr.model import Fact
from nkr.model.grouping import grouped
from nkr.output import citations, escaping, fields, labels, numbers, sentences, serialize
from nkr.output.charts.pictures import counted
from nkr.output.charts.rows import printed_by
from nkr.output.citations import STYLES
from nkr.output.report import contents, environment, text_of
from nkr.output.report.contents import Material

if TYPE_CHECKING:
    from jinja2 import Template

Content = Callable[[], bytes]
"""Makes the content of a file when it is written."""


def files(material: Material, title: str, address: str = "", cards: Sequence[str] = ()) -> dict[str, Content]:
    """The files of the site by name. With the ``address`` that it will have, there are a sitemap and absolute links;
    ``cards`` are the topics that have a picture.
    """
    site = _Site(material, title, address and address.rstrip("/") + "/", cards)
    made: dict[str, Content] = {}
    for name, content, value in site.pages():
        made |= {name: content, str(PurePosixPath(name).with_suffix(".json")): value}
    pages = [name for name in made if name.endswith(".html")]
    made["style.css"] = lambda: text_of("page.css").encode()
    made["script.js"] = lambda: text_of("page.js").encode()
    return made | ({"sitemap.xml": lambda: _sitemap(site.address, pages)} if site.address else {})


class _Site:
    def __init__(self, material: Material, title: str, address: str, cards: Sequence[str]) -> None:
        self.material, self.title, self.address, self.cards = material, title, address, cards
        self.pairs: dict[str, list[Comparison]] = defaultdict(list)
        for pairs in material.disagreements.values():
            for pair in pairs:
                self.pairs[pair.a.id].append(pair)
                self.pairs[pair.b.id].append(pair)
        self.of_source = grouped(chain.from_iterable(material.facts.values()), lambda fact: fact.source)
        self.said: dict[str, str] = {}
        self.template: Template = environment().get_template("site.html.jinja")

    def pages(self) -> Iterator[tuple[str, Content, Content]]:
        """Each page's name, its content, and the JSON beside it."""
        material = self.material
        yield "index.html", self._index, lambda: _json({"title": self.title, "topics": list(material.facts)})
        for code, facts in material.facts.items():
            yield f"topics/{code}.html", partial(self._topic, code), partial(self._facts_json, facts)
        for code, facts in self.of_source.items():
            source = serialize.source_value(material.record.sources[code], material.record)
            source["facts"] = [fact.id for fact in facts]
            yield f"sources/{code}.html", partial(self._source, code), partial(_json, source)
            for fact in facts:
                yield f"facts/{fact.id}.html", partial(self._fact, fact), partial(self._fact_json, fact)

    def _page(self, kind: str, name: str, title: str, description: str, *, card: str = "", **more: Any) -> bytes:
        return self.template.render(
            kind=kind,
            name=name,
            title=title,
            description=description,
            site=self.title,
            edition=self.material.edition,
            address=self.address,
            card=card if card in self.cards or kind == "fact" else "",
            base="../" if "/" in name else "",
            json=str(PurePosixPath(name).with_suffix(".json").name),
            **{"counted": f"{description}.", "what": "", **more},
        ).encode("utf-8", "replace")

    def _index(self) -> bytes:
        material, record = self.material, self.material.record
        count = counted([fact for found in material.facts.values() for fact in found], material.origins)
        topics = [(code, record.vocabulary.topics[code].label) for code in material.facts]
        sources = [contents.source(record.sources[code], number) for code, number in material.numbers.items()]
        more = {"brief": contents.brief(material), "topics": topics, "sources": sources}
        return self._page("index", "index.html", self.title, count, card=next(iter(self.cards), ""), **more)

    def _topic(self, code: str) -> bytes:
        part = contents.topic(code, self.material)
        return self._page("topic", f"topics/{code}.html", part["label"], part["counted"], card=code, part=part)

    def _source(self, code: str) -> bytes:
        document = self.material.record.sources[code]
        rows = [self._row(fact) for fact in self.of_source[code]]
        title, count = document.title or document.id, f"{numbers.counted(len(rows), 'figure')} in {document.publisher}"
        source = contents.source(document, self.material.numbers[code])
        return self._page("source", f"sources/{code}.html", title, count, source=source, rows=rows)

    def _row(self, fact: Fact) -> contents.Value:
        worst = min((pair.verdict for pair in self.pairs[fact.id]), key=lambda verdict: verdict.severity, default=None)
        return contents.fact_row(fact, self.material.record, worst, self.material.numbers[fact.source])

    def _sentence(self, fact: Fact) -> str:
        if fact.id not in self.said:  # the page has it, and the JSON beside it
            self.said[fact.id] = sentences.sentence(fact, self.material.record, self.pairs[fact.id])
        return self.said[fact.id]

    def _fact(self, fact: Fact) -> bytes:
        record, label = self.material.record, self.material.record.vocabulary.measures[fact.measure].label
        return self._page(
            "fact",
            f"facts/{fact.id}.html",
            f"{label}: {labels.figure(fact)}",
            self._sentence(fact),
            card=fact.topic,
            counted="",
            row=self._row(fact),
            sentence=self._sentence(fact),
            what=label + labels.scope_note(fact, record),
            translation=fact.translation,
            topic=record.vocabulary.topics[fact.topic].label,
            caveats=[*caveats(fact, record.vocabulary), *([fact.note] if fact.note else [])],
            clashes=contents.clashes(self.pairs[fact.id], self.material),
            document=printed_by(fact, record),
            references=[(style.heading, citations.written(fact, record, name)) for name, style in STYLES.items()],
        )

    def _fact_json(self, fact: Fact) -> bytes:
        disagreements = [serialize.comparison_value(pair) for pair in self.pairs[fact.id]]
        value = fields.fact_value(fact, self.material.record)
        return _json(value | {"sentence": self._sentence(fact), "disagreements": disagreements})

    def _facts_json(self, facts: Sequence[Fact]) -> bytes:
        return _json([fields.fact_value(fact, self.material.record) for fact in facts])


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n").encode("utf-8", "replace")


def _sitemap(address: str, pages: Sequence[str]) -> bytes:
    listed = "".join(f"<url><loc>{escape(escaping.printable(address + name))}</loc></url>\n" for name in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{listed}</urlset>\n".encode()
