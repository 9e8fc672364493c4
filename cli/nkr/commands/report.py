"""``nkr report``: the record, or one topic of it, as one page to share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkr.commands.options import WITHIN_TOPIC, Force, TopicWords, file_command
from nkr.errors import WrongUsage
from nkr.output import files, report, terminal
from nkr.services import drawing, reporting
from nkr.services.session import Session

Output = Annotated[str, typer.Option("--output", "-o", metavar="FILE.html", help="Where to.")]


@file_command(filters=WITHIN_TOPIC)
def command(ask: Session, output: Output, topic: TopicWords = None, force: Force = False) -> None:
    """Write one page with everything, to share.

    In brief, pictures, what the estimates say, conflicts with reasons, every figure, references. It makes no request,
    works from disk and without JavaScript, in a dark theme and on paper. It needs an extra: pip install 'nkr[report]'.

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
    material = reporting.material(ask, ask.facts(wanted))
    filled = report.page(material, drawing.title(wanted, ask.record.vocabulary))
    content = report.html(filled).encode("utf-8", "replace")
    files.write_file(path, lambda handle: drawing.put(handle, content), force=force, private=ask.restricted)
    counted = f"{sum(map(len, material.facts.values()))} figures, {len(filled.sources)} sources"
    terminal.note(f"nkr: wrote {path} ({len(content) / 1e6:.2f} MB, {counted}).")
