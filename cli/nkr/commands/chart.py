"""``nkr chart``: figures as a picture that can travel alone."""

from __future__ import annotations

from typing import Annotated

import typer

from nkr.commands.options import WITHIN_TOPIC, Force, TopicWords, Width, file_command, option
from nkr.services import drawing
from nkr.services.drawing import ChartTarget, Drawn
from nkr.services.session import Session

Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to: the ending says what, .svg, .png or .html.")
]
As = Annotated[Drawn | None, option("--as", help="strip: one row a figure. years: bars.")]


@file_command(filters=WITHIN_TOPIC)
def command(
    ask: Session,
    output: Output,
    topic: TopicWords = None,
    drawn: As = None,
    width: Width = 180,
    force: Force = False,
) -> None:
    """Draw a topic's figures to a file.

    As strips of intervals, or as yearly bars: a topic that is mostly counted by year is drawn as years, any other as
    strips; --as chooses. Title, units, sources and caveats are on the picture. PNG needs an extra:
    pip install 'nkr[charts]'.

    Example: nkr chart in-china -o in-china.svg --width 90
    """
    target = ChartTarget(output, width=width, force=force, private=ask.restricted)
    wanted = ask.within(topic)
    if ask.is_large(wanted):
        raise drawing.too_many()
    found, title = ask.facts(wanted), drawing.title(wanted, ask.record.vocabulary)
    series = drawing.flows(ask, found) if drawn in (None, Drawn.YEARS) else []
    counted = sum(len(year.facts) for one in series for year in one.years)
    if drawn is None:
        drawn = Drawn.YEARS if 2 * counted > len(found) else Drawn.STRIP
    if drawn is Drawn.YEARS:
        picture = drawing.years(ask, title, series)
    else:
        picture = drawing.strip(ask, title, found)
    target.write(picture)
