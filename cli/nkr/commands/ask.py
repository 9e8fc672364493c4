"""``nkr ask``: a question in words, or a topic and a year, answered on one screen."""

from __future__ import annotations

from typing import Annotated

from nkr.commands.options import WITHIN_TOPIC, argument, complete_topic, option, query_command
from nkr.output.views import ask as view
from nkr.services import answering
from nkr.services.session import Session


@query_command(filters=WITHIN_TOPIC)
def command(
    ask: Session,
    words: Annotated[list[str], argument(help="A question, or a topic and a year.", autocompletion=complete_topic)],
    everything: Annotated[
        bool, option("--all", help="Every figure of the answer, and every measure of a topic.")
    ] = False,
) -> None:
    """Answer a question.

    The figure, who gives it, for when, and who differs. Ask in English or Korean, or name a topic and a year. Ask also
    for the year with most or fewest, a change or a sum over years (calculated from one source, and said so), who says a
    number, since when, or where, for both ends of a range, or for single years. Further questions are answered below
    the first, or named as not answered. A word that is not in the record is named: there is no answer if it says what
    is counted, else one that leaves it out.

    Examples: nkr ask "how many North Koreans came to the South in 2011?" · nkr ask in-china 2006
    """
    answer, record = answering.answer(ask, " ".join(words)), ask.record
    ask.answer(
        value=lambda: view.value(answer, record, ask.outside()),
        rows=lambda: view.rows(answer, record),
        tables=lambda: view.sheets(
            answer,
            record,
            suggest=ask.suggest,
            series=lambda each: answering.by_year(ask, each),
            everything=everything,
        ),
        columns=view.ROW_COLUMNS,
    )
