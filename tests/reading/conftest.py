"""An invented vocabulary to read by: keepers who are hired, live and leave in Japan and Canada."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nkr.model import period
from nkr.model.prose import Prose
from nkr.model.statement import Statement
from nkr.model.vocabulary import Kind, Measure, Term, Vocabulary
from nkr.reading.reader import statements

_NOBODY = Measure("", "", "", "lights", ())


def _measure(code: str, *kinds: Kind, place: str = "japan", **more: object) -> Measure:
    return _NOBODY._replace(code=code, label=code, kinds=kinds, place=place, group="keepers", **more)  # type: ignore[arg-type]


VOCABULARY = Vocabulary(
    measures={
        measure.code: measure
        for measure in (
            _measure(
                "hired",
                Kind.FLOW,
                keeper="lights-board",
                part_of=("hired-ever",),
                units=("persons", "persons-per-year"),
                cues=("hired|hiring*|recruit* -canada", "채용*", "採用", "eingestellt"),
            ),
            _measure(
                "hired-ever",
                Kind.CUMULATIVE,
                keeper="lights-board",
                quoted_against=("living",),
                cues=("ever|since|altogether + hired|recruit*", "누적* + 채용*", "累計 + 採用"),
            ),
            _measure("living", Kind.STOCK, part_of=("hired-ever",), cues=("live|living|lived + japan",)),
            _measure(
                "dismissed",
                Kind.EVENT,
                Kind.FLOW,
                Kind.CUMULATIVE,
                place="world",
                by="world",
                cues=("dismiss*|sacked", "해고*"),
            ),
            _measure("women-share", Kind.SHARE, units=("percent",), cues=("women|female", "여성*")),
            _measure("held", Kind.STOCK, cues=("are held|being held + lighthouse|tower",)),
        )
    },
    claimants={
        term.code: term
        for term in (
            Term("unattributed", "unattributed", unnamed=True),
            Term(
                "lights-board",
                "Japan's Ministry of Lights",
                kind="government",
                aliases=("Lights Ministry", "등대부", "灯台省", "Leuchtturmamt"),
            ),
            Term("watch", "Lighthouse Watch", kind="ngo", aliases=("LHW", "Mara Lind")),
            Term(
                "government-of-canada", "The Canadian government", kind="government", aliases=("Canadian authorities",)
            ),
            Term("gazette", "The Harbour Gazette", kind="media", aliases=("Harbour Gazette",)),
            Term("sailors", "Sailors (unnamed)", unnamed=True),
        )
    },
    places={
        term.code: term
        for term in (
            Term("world", "Any country"),
            Term("japan", "Japan", within=("world",)),
            Term("canada", "Canada", within=("world",)),
            Term("osaka", "Osaka", within=("japan",)),
            Term(
                "spanish-embassy",
                "The Spanish embassy in Osaka",
                within=("osaka",),
                kind="site",
                aliases=("스페인 대사관",),
            ),
        )
    },
    groups={
        term.code: term
        for term in (
            Term(
                "keepers",
                "Keepers",
                singular="keeper",
                aliases=("keepers", "lightkeepers", "등대지기", "명", "灯台守"),
                cues=("keeper*|lighthouse*", "등대*", "灯台*"),
            ),
            Term("women", "Women keepers", within=("keepers",), aliases=("women",)),
            Term("men", "Men who keep", within=("keepers",), aliases=("men",)),
        )
    },
)
"""A vocabulary about something else altogether: the subject is data, not code."""

Read = Callable[..., list[Statement]]


@pytest.fixture
def read() -> Read:
    """The statements of a text written on 5 March 2012 (or ``written``)."""

    def statements_of(
        text: str, written: str | None = "2012-03-05", title: str = "", publisher: str = ""
    ) -> list[Statement]:
        when = period.parse(written) if written else None
        found = statements(Prose("text", text, {}, text), VOCABULARY, written=when, title=title, publisher=publisher)
        return [statement for statement in found if statement.mention is None or not statement.mention.summed]

    return statements_of
