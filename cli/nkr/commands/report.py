"""``nkr report``: the record, or one topic of it, as one page to share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

from nkr.analysis.answers import Asked, Reply, replies
from nkr.analysis.arithmetic import checks
from nkr.analysis.compare.clusters import groups
from nkr.analysis.disputes import acknowledged
from nkr.analysis.selection import Filter, by_topic
from nkr.commands.options import EVERY_FILTER, Force, TopicWords, file_command, option
from nkr.errors import WrongUsage
from nkr.model import Fact, Period, period
from nkr.output import files, numbers, report, terminal
from nkr.output.charts import pictures, rendering
from nkr.output.report import site as pages
from nkr.output.report.contents import MAX_SENTENCES, Material, numbered
from nkr.services import drawing
from nkr.services.session import Session


@file_command(filters=EVERY_FILTER)
def command(
    ask: Session,
    output: Annotated[str, option("--output", "-o", metavar="FILE.html", help="Where to write the page.")] = "",
    about: TopicWords = None,
    site: Annotated[str, option(metavar="DIR", help="Write a folder to publish instead: a page a figure.")] = "",
    address: Annotated[str, option(metavar="URL", help="Where the folder will be published.")] = "",
    force: Force = False,
) -> None:
    """Write one page with everything, to share.

    A summary, pictures, estimates, conflicts with reasons, every figure, and references. It makes no request, and
    works from disk and without JavaScript, in a dark theme and on paper. --site writes a folder instead, with a page
    and a JSON file for each topic, document and figure; --address adds a sitemap and cards for links to it. Both need
    an extra: pip install 'nkr[report]'.

    Examples: nkr report in-china -o in-china.html · nkr report --site public --address https://figures.example/
    """
    path = Path(output or site)
    if bool(output) == bool(site):
        raise WrongUsage("give -o FILE.html for a page, or --site DIR for a folder.")
    if output:
        if not path.name.lower().endswith((".html", ".htm")):
            raise WrongUsage(f"'{path.name:.80}': a report's name ends in .html.")
        files.judge_place(path, force=force)
    if address and not address.startswith(("https://", "http://")):
        raise WrongUsage(f"--address takes an address that begins with https://, not '{address:.80}'.")
    report.environment()  # where its library is missing, that is said before the work is done
    wanted = ask.within(about)
    if ask.is_large(wanted):
        raise drawing.too_many()
    material = _material(ask, ask.facts(wanted))
    title = drawing.title(wanted, ask.record.vocabulary)
    if site:
        made = _site(ask, material, title, address)
        files.write_folder(path, made, force=force, private=ask.restricted, label="Writing pages")
        terminal.note(f"nkr: wrote {path} ({numbers.counted(len(made), 'file')}). Open {path / 'index.html'}.")
        return
    filled = report.page(material, title)
    content = report.html(filled).encode("utf-8", "replace")
    files.write_file(path, files.text_writer(content), force=force, private=ask.restricted)
    counted = f"{sum(map(len, material.facts.values()))} figures, {len(material.numbers)} sources"
    terminal.note(f"nkr: wrote {path} ({len(content) / 1e6:.2f} MB, {counted}).")


def _material(ask: Session, facts: Sequence[Fact]) -> Material:
    """What pages of ``facts`` need. Disagreements that a curator has acknowledged are left out."""
    record, topics = ask.record, by_topic(facts, ask.record.vocabulary)
    today = ask.as_of or period.parse(date.today().isoformat())
    shown = {fact.id for fact in facts}
    open_pairs, _ = acknowledged(record).split(ask.comparer.disagreements(facts))
    grouped = {code: groups(found, ask.comparer) for code, found in topics.items()}
    return Material(
        record,
        topics,
        grouped,
        {code: [pair for pair in open_pairs if pair.a.topic == code] for code in topics},
        {code: drawing.flows(ask, found) for code, found in topics.items()},
        {code: _answers(ask, code, found, today) for code, found in topics.items()},
        [check for check in checks(record) if any(fact.id in shown for fact in check.facts)],
        ask.database.about,
        pictures.edition_line(ask.database.about, ask.as_of),
        ask.comparer.origins,
        today,
        numbered(record, facts),
        {fact.id: group for found in grouped.values() for group in found for fact in group.facts},
    )


def _site(ask: Session, material: Material, title: str, address: str) -> dict[str, files.Writer]:
    """The files of a folder to publish; its cards need the extra ``charts``, and are left out without it."""
    cards: dict[str, bytes] = {}
    if address:
        try:
            rendering.require_renderer(".png")
            sized = {fact.topic for facts in material.facts.values() for fact in facts if fact.quantity.has_size}
            cards = {code: _card(ask, code, material) for code in material.facts if code in sized}
        except WrongUsage as missing:
            terminal.note(f"nkr: no cards with pictures. {missing}")
    made = {**pages.files(material, title, address, list(cards))}
    made |= {f"cards/{code}.png": partial(bytes, card) for code, card in cards.items()}
    return {name: files.text_writer(content) for name, content in made.items()}


def _card(ask: Session, topic: str, material: Material) -> bytes:
    """The picture of a topic that fits a card best: its yearly bars, or its figures over time."""
    look, facts = pictures.Look(notes=pictures.Notes.NONE), material.facts[topic]
    if not (series := drawing.longest(material.series[topic])):
        return rendering.card(drawing.picture(ask, Filter(topic=topic), facts, drawing.Drawn.TIME, look))
    measure = series[0].measure.code
    facts = [fact for fact in facts if fact.measure == measure]
    return rendering.card(drawing.picture(ask, Filter(measure=measure), facts, drawing.Drawn.YEARS, look))


def _answers(ask: Session, topic: str, facts: Sequence[Fact], today: Period) -> list[Reply]:
    """The newest figures of the measures with the most figures, these first."""
    by_measure = Counter(fact.measure for fact in facts if fact.quantity.has_size)
    found: list[Reply] = []
    for code, _ in by_measure.most_common(MAX_SENTENCES):
        of_measure = [fact for fact in facts if fact.measure == code]
        found += replies(ask.comparer, Asked(topic, (code,)), of_measure, today)
    return [reply for reply in found if reply.best is not None]
