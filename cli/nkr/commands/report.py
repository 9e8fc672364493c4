"""``nkr report``: the record, or one topic of it, as one page to share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from nkr.commands.command_line import option
from nkr.commands.options import EVERY_FILTER, Force, TopicWords, file_command
from nkr.errors import WrongUsage
from nkr.output import files, numbers, report, terminal
from nkr.services import drawing, reporting
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
    report.require_templates()
    wanted = ask.within(about)
    if ask.is_large(wanted):
        raise drawing.too_many()
    material = reporting.material(ask, ask.facts(wanted))
    title = drawing.title(wanted, ask.record.vocabulary)
    if site:
        made = reporting.site(ask, material, title, address)
        files.write_folder(path, made, force=force, private=ask.restricted, label="Writing pages")
        terminal.note(f"nkr: wrote {path} ({numbers.counted(len(made), 'file')}). Open {path / 'index.html'}.")
        return
    filled = report.page(material, title)
    content = report.html(filled).encode("utf-8", "replace")
    files.write_file(path, files.text_writer(content), force=force, private=ask.restricted)
    counted = f"{sum(map(len, material.facts.values()))} figures, {len(material.numbers)} sources"
    terminal.note(f"nkr: wrote {path} ({len(content) / 1e6:.2f} MB, {counted}).")
