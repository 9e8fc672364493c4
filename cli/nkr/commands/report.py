"""``nkr report``: the record, or one topic of it, as one page to share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkr.analysis.acknowledged import acknowledged
from nkr.analysis.arithmetic import checks
from nkr.analysis.compare.clusters import groups
from nkr.commands.options import WITHIN_TOPIC, Force, TopicWords, file_command
from nkr.errors import NothingFound, WrongUsage
from nkr.output import files, report, terminal
from nkr.output.report import contents
from nkr.services import drawing
from nkr.services.session import Session

Output = Annotated[str, typer.Option("--output", "-o", metavar="FILE.html", help="Where to.")]


@file_command(filters=WITHIN_TOPIC)
def command(ask: Session, output: Output, topic: TopicWords = None, force: Force = False) -> None:
    """Write one page with everything, to share.

    Pictures, tables to sort, conflicts with reasons, references. It asks no other computer for anything, works from
    disk and without JavaScript, and prints. It needs an extra: pip install 'nkr[report]'.

    Example: nkr report in-china -o in-china.html
    """
    path = Path(output)
    if not path.name.lower().endswith((".html", ".htm")):
        raise WrongUsage(f"'{path.name:.80}': a report's name ends in .html.")
    files.judge_place(path, force=force)
    report.require_templates()
    wanted = ask.within(topic)
    if ask.is_large(wanted):
        raise drawing.too_many()
    record = ask.record
    by_topic = contents.topics_of(record, ask.facts(wanted))
    if not by_topic:
        raise NothingFound("there is no figure to report.")
    shown = {fact.id for found in by_topic.values() for fact in found}
    material = contents.Material(
        record,
        by_topic,
        {code: groups(found, ask.comparer) for code, found in by_topic.items()},
        {code: ask.comparer.comparisons(found) for code, found in by_topic.items()},
        {code: drawing.flows(ask, found) for code, found in by_topic.items()},
        [check for check in checks(record) if any(fact.id in shown for fact in check.facts)],
        acknowledged(record),
        ask.database.about,
        drawing.edition(ask),
        ask.comparer.origins,
    )
    filled = report.page(material, drawing.title(wanted, record.vocabulary))
    content = report.html(filled).encode("utf-8", "replace")
    files.write_file(path, lambda handle: drawing.put(handle, content), force=force, private=ask.restricted)
    terminal.note(
        f"nkr: wrote {path} ({len(content) / 1e6:.2f} MB, {len(shown)} figures, {len(filled.sources)} sources)."
    )
