"""``nkr chart``: figures as a picture that can travel alone."""

from __future__ import annotations

from typing import Annotated

import typer

from nkr.commands.options import Force, Width, complete_topic, file_command
from nkr.model import dates
from nkr.services import drawing
from nkr.services.drawing import ChartTarget, Drawn
from nkr.services.session import Session, wanted_period

Topic = Annotated[
    str | None,
    typer.Argument(help="A topic or a measure; all topics without one.", autocompletion=complete_topic),
]
Output = Annotated[
    str,
    typer.Option("--output", "-o", metavar="FILE", help="Where to: the ending says what, .svg, .png or .html."),
]
As = Annotated[
    Drawn | None,
    typer.Option("--as", help="strip: one row a figure. years: bars.", show_default=False),
]
Year = Annotated[str | None, typer.Option(help="Only figures about this year or period (EDTF).", show_default=False)]


@file_command
def command(
    ask: Session,
    output: Output,
    topic: Topic = None,
    drawn: As = None,
    year: Year = None,
    width: Width = 180,
    force: Force = False,
) -> None:
    """Draw a topic's figures to a file.

    As strips of intervals, or as yearly bars.
    A topic that is mostly counted by year is drawn as years, any other as strips; --as chooses. Title, units, sources
    and caveats are on the picture. PNG needs an extra: pip install 'nkr[charts]'.

    Example: nkr chart in-china -o in-china.svg --width 90
    """
    target = ChartTarget(output, width=width, force=force, private=ask.restricted)
    vocabulary = ask.database.vocabulary
    wanted = ask.within(topic)._replace(time=wanted_period(year, "--year"))
    if ask.is_large(wanted):
        raise drawing.too_many()
    found, title = ask.facts(wanted), drawing.EVERYTHING
    if wanted.measure:
        title = vocabulary.measures[wanted.measure].label
    elif wanted.topic:
        title = vocabulary.topics[wanted.topic].label
    if wanted.time is not None:
        title = f"{title}, {dates.in_words(wanted.time)}"
    series = drawing.flows(ask, found) if drawn in (None, Drawn.YEARS) else []
    counted = sum(len(year.facts) for one in series for year in one.years)
    if drawn is None:
        drawn = Drawn.YEARS if 2 * counted > len(found) else Drawn.STRIP
    if drawn is Drawn.YEARS:
        picture = drawing.years(ask, title, series)
    else:
        picture = drawing.strip(ask, title, found)
    target.write(picture)
