"""No label over another, nothing outside the picture: all topics of the wider record, at four widths, in every kind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from nkr.analysis.selection import Filter
from nkr.errors import NothingFound
from nkr.output.charts import over_time
from nkr.output.charts.drawing import Box, Drawing, Scale
from nkr.output.charts.pictures import Look, Notes
from nkr.output.charts.rows import span
from nkr.output.terminal import Format
from nkr.services import drawing
from nkr.services.drawing import Drawn
from nkr.services.session import Session

WIDTHS = (45, 400 * 25.4 / 96, 800 * 25.4 / 96, 1200 * 25.4 / 96)
"""Millimetres: the narrowest column, and 400, 800 and 1,200 pixels."""


@pytest.fixture(scope="module")
def wider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path: Path = tmp_path_factory.mktemp("wider") / "nkr.db"
    with Session(Format.TABLE, ("wider",), db=str(path)) as session:
        yield session


def faults(made: Drawing, height: float) -> list[str]:
    """Labels that lie over each other, and what leaves the picture."""
    texts = [box for box in made.boxes if box.text]
    outside = [
        f"outside: {box}"
        for box in made.boxes
        if box.left < -0.5 or box.right > made.width + 0.5 or box.top < -0.5 or box.bottom > height + 0.5
    ]
    ordered = sorted(texts, key=lambda box: box.top)
    return outside + [f"{a.text!r} over {b.text!r}" for a, b in combinations(ordered, 2) if _over(a, b)]


def _over(a: Box, b: Box) -> bool:
    return a.overlaps(b._replace(top=b.top + 0.3, bottom=b.bottom - 0.3), -0.3)


@pytest.mark.slow
@pytest.mark.parametrize("drawn", [None, *Drawn])
def test_no_label_lies_over_another_or_leaves_the_picture(wider: Session, drawn: Drawn | None) -> None:
    checked = 0
    for topic in wider.record.vocabulary.topics:
        wanted = Filter(topic=topic)
        for top, width in product((0, 60), WIDTHS):
            look = Look(top=top, notes=Notes.FULL, width=width)
            try:
                picture = drawing.picture(wider, wanted, wider.facts(wanted), drawn, look)
            except NothingFound:
                continue
            for page in ("", "p1-"):
                made, height = picture.drawn(width, page=page)
                assert faults(made, height) == [], (topic, drawn, width, top)
                checked += 1
    assert checked > 50


@pytest.mark.parametrize("topic", ["in-china", "arrivals", "background", "overseas-workers"])
def test_over_time_a_name_is_nearest_to_its_own_figure(
    wider: Session, topic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = over_time.OverTime._names
    checked = []

    def watched(self: Any, made: Drawing, scale: Scale, places: Any, edges: Any) -> None:
        before = len(made.boxes)
        names(self, made, scale, places, edges)
        for label in made.boxes[before:]:
            apart = [
                (_distance(label, x, *span(scale, row.fact)), not label.text.startswith(row.figure))
                for row, x in places
            ]
            assert min(apart)[1] is False, label
            checked.append(label)

    monkeypatch.setattr(over_time.OverTime, "_names", watched)
    wanted = Filter(topic=topic)
    for width in WIDTHS:
        drawing.picture(wider, wanted, wider.facts(wanted), Drawn.TIME, Look(width=width)).drawn(width)
    assert len(checked) > 20


def test_over_time_no_figure_stands_at_another_year(wider: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar that gives way to others stays within half a year of its date, or within its own breadth."""
    apart = over_time.OverTime._apart
    moved = []

    def watched(self: Any, scale: Scale, days: Scale) -> Any:
        placed = apart(self, scale, days)
        most = max(over_time.BAR_ROOM, days.at(days.low + 183) - days.start)
        for row, x in placed:
            moved.append(abs(x - days.at(over_time._day(row.fact))))
            assert moved[-1] <= most + 0.1, row
        return placed

    monkeypatch.setattr(over_time.OverTime, "_apart", watched)
    for topic, width in product(("in-china", "arrivals", "background"), WIDTHS):
        wanted = Filter(topic=topic)
        drawing.picture(wider, wanted, wider.facts(wanted), Drawn.TIME, Look(width=width)).drawn(width)
    assert max(moved) > 0


def _distance(label: Box, x: float, low: float, high: float) -> float:
    """From a label to the bar at ``x``."""
    across = max(label.left - x, x - label.right, 0)
    down = max(label.top - max(low, high), min(low, high) - label.bottom, 0)
    return float((across**2 + down**2) ** 0.5)


NAMES = (
    "Donaudampfschifffahrt" * 15,
    "Ministerium " * 25,
    "\u05de\u05e9\u05e8\u05d3 \u05d4\u05de\u05d2\u05d3\u05dc\u05d5\u05e8\u05d9\u05dd",
    "\U0001f6a2\U0001f30a" * 40,
)
"""A word and words of 300 letters, Hebrew, emoji."""


@pytest.mark.parametrize("drawn", [None, *Drawn])
def test_hostile_names_lie_over_nothing_and_leave_no_picture(
    run: Any, curated: Any, database: Path, drawn: Drawn | None
) -> None:
    facts = ""
    for number, name in enumerate(NAMES):
        curated.write(f"n{number}.toml", f'[[claimant]]\ncode = "c{number}"\nlabel = "{name}"\nkind = "ngo"\n')
        for year in range(1890, 1895):
            value = 100 + 9 * year % 37 + number
            facts += curated.fact(
                f"k{number}-{year}", f"{value} keepers", value=value, as_of=str(year), claimant=f"c{number}"
            )
            facts += curated.fact(
                f"h{number}-{year}",
                f"{value} hired",
                "hired",
                value=value,
                period=str(year),
                kind="flow",
                claimant=f"c{number}",
            )
    curated.source(facts=facts, title=NAMES[1], publisher=NAMES[0], author=NAMES[2])
    assert run("ingest", curated.folder).status == 0
    with Session(Format.TABLE, (), db=str(database)) as session:
        wanted = Filter(topic="lighthouses")
        for width, notes in product(WIDTHS, Notes):
            picture = drawing.picture(session, wanted, session.facts(wanted), drawn, Look(notes=notes, width=width))
            assert faults(*picture.drawn(width)) == [], (width, notes)


def test_every_figure_alone_fits_the_narrowest_column(wider: Session) -> None:
    for fact in wider.record.facts[::9]:
        if fact.quantity.has_size:
            picture = drawing.picture(wider, Filter(measure=fact.measure), [fact], None, Look())
            assert faults(*picture.drawn(45)) == [], fact.id
