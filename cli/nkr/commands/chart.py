"""``nkr chart``: figures as a picture that stands alone, with its title, units and sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from nkr.analysis.selection import Filter
from nkr.commands.options import WITHIN_TOPIC, Force, TopicWords, Width, file_command, option
from nkr.model import Fact
from nkr.output import files, terminal
from nkr.output.charts import rendering
from nkr.output.charts.pictures import Look, Notes
from nkr.services import drawing
from nkr.services.drawing import Drawn
from nkr.services.session import Session


@file_command(filters=WITHIN_TOPIC)
def command(
    ask: Session,
    output: Annotated[
        str, option("--output", "-o", show_default=True, metavar="FILE", help="The file to write: .svg, .png or .html.")
    ],
    topic: TopicWords = None,
    drawn: Annotated[Drawn | None, option("--as", help="strip: one row a figure. years: bars. time: by date.")] = None,
    by_year: Annotated[bool, option(help="Short for --as years.")] = False,
    top: Annotated[
        int, option(show_default=True, metavar="N", min=0, help="The N figures in the most documents; 0: 20.")
    ] = 0,
    title: Annotated[str, option(metavar="WORDS", help="Your own title.")] = "",
    notes: Annotated[Notes, option(show_default=True, help="How much to print under the picture.")] = Notes.SHORT,
    linear: Annotated[bool, option(help="A linear scale, even if the figures are far apart.")] = False,
    width: Width = 180,
    force: Force = False,
) -> None:
    """Draw a topic's figures to a file.

    As strips of intervals, as yearly bars, or over time. A topic that is mostly counted by year is drawn as years, any
    other as strips; --as chooses. The id of a fact draws that figure alone, for a narrow column. Title, units and
    sources are on the picture. PNG needs an extra: pip install 'nkr[charts]'.

    Example: nkr chart in-china -o in-china.svg --width 90
    """
    path, look = Path(output), Look(title, notes, top, linear, width)
    drawing.judge_target(path, width, force=force)
    if topic and len(topic) == 1 and (fact := _fact(ask, topic[0])):
        picture = drawing.picture(ask, Filter(measure=fact.measure), [fact], drawn, look)
    else:
        wanted = ask.within(topic, alone=True)
        if ask.is_large(wanted):
            raise drawing.too_many()
        picture = drawing.picture(ask, wanted, ask.facts(wanted), Drawn.YEARS if by_year else drawn, look)
    content = rendering.ENDINGS[rendering.ending_of(path.name)](picture, width)
    files.write_file(path, files.text_writer(content), force=force, private=ask.restricted)
    terminal.note(f"nkr: wrote {path} ({picture.subtitle.rstrip('.')}).")


def _fact(ask: Session, word: str) -> Fact | None:
    """The fact whose id or number ``word`` is. The record is read whole only where it may be one."""
    if word.replace(".", "", 1).isdecimal() or ask.database.facts_of([word], ask.scope()):
        return ask.record.by_id.get(ask.spelled_out(word))
    return None
