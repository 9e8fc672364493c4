"""A record of lighthouse keepers with one of each: releases, limits, plans, sides, incidents, rates, likely errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import LIGHTHOUSES, Curated

import nkr
from nkr.analysis.check.checker import Checker
from nkr.analysis.check.judgements import Judgement
from nkr.analysis.compare.comparer import Comparer
from nkr.app import main
from nkr.library import OpenRecord
from nkr.model import period
from nkr.model.statement import Certainty, Field, Known, Statement
from nkr.services.checking import figure_of

MORE = """
    [[group]]
    code = "day-keepers"
    label = "Day keepers"
    within = ["all-keepers"]

    [[claimant]]
    code = "harbour-office"
    label = "The harbour office"
    kind = "government"

    [[claimant]]
    code = "inspector"
    label = "The inspector of lights"
    kind = "person"
"""


def _gazette(fact: Callable[..., str]) -> str:
    """What the board had published by 1902."""
    hired = {"1898": 2914, "1899": 1138, "1900": 431, "1901": 528}
    text = "".join(
        fact(f"hired-{y}", f"hired {n} keepers", "hired", kind="flow", value=n, period=y) for y, n in hired.items()
    )
    text += fact(
        "night-1901", "212 keepers by night", "hired", kind="flow", value=212, period="1901", group="night-keepers"
    )
    text += fact("day-1901", "316 keepers by day", "hired", kind="flow", value=316, period="1901", group="day-keepers")
    text += fact("ever-1901", "4,870 hired since 1850", "hired-ever", value=4870, period="1850/1901-12-31")
    text += fact("north-1900", "3,732 on the north coast", "lamps", value=3732, period="1900", place="north-coast")
    return text


def _union(fact: Callable[..., str]) -> str:
    said = {"claimant": "keepers-union"}
    text = fact("keepers-1901", "as many as 3,000 keepers", qualifier="up-to", high=3000, as_of="1901-12-31", **said)
    text += fact("keepers-1890", "about 1,150 keepers", qualifier="about", low=1150, high=1150, as_of="1890", **said)
    text += fact(
        "leave-union",
        "about 210 on leave",
        "keepers-on-leave",
        qualifier="about",
        low=210,
        high=210,
        as_of="1901",
        **said,
    )
    text += fact("lamps-union", "520 lamps", "lamps", value=520, period="1901", **said)
    text += fact(
        "rate",
        "20 to 30 keepers a week",
        "hired",
        kind="flow",
        qualifier="range",
        low=20,
        high=30,
        unit="persons-per-week",
        period="1895/1897",
        **said,
    )
    return text


def _office(fact: Callable[..., str]) -> str:
    said = {"claimant": "harbour-office"}
    text = fact("leave-office", "90 on leave", "keepers-on-leave", value=90, as_of="1901", **said)
    text += fact("leave-office-1900", "31 on leave", "keepers-on-leave", value=31, as_of="1900", **said)
    text += fact("lamps-office", "300 lamps", "lamps", value=300, period="1901", **said)
    text += fact(
        "storm-7",
        "seven hired after the storm",
        "hired",
        kind="event",
        value=7,
        event="storm",
        place="south-coast",
        period="1901-03-03",
        **said,
    )
    text += fact(
        "leave-range",
        "400 to 600 on leave",
        "keepers-on-leave",
        qualifier="range",
        low=400,
        high=600,
        as_of="1895",
        **said,
    )
    text += fact(
        "leave-inspector",
        "330 to 410 on leave",
        "keepers-on-leave",
        qualifier="range",
        low=330,
        high=410,
        as_of="1888",
        claimant="inspector",
    )
    text += fact("lamps-planned", "640 lamps to be lit", "lamps", value=640, period="1903", status="planned", **said)
    text += fact(
        "lamps-error", "77 lamps", "lamps", value=77, period="1894", status="doubtful", note="A likely error.", **said
    )
    text += fact("lamps-1896", "800 lamps", "lamps", value=800, period="1896", **said)
    return text


def _curate(curated: Curated) -> None:
    fact = curated.fact
    curated.write("vocabulary.toml", LIGHTHOUSES + MORE)
    curated.source("gazette", "1902-01-01", _gazette(fact))
    curated.source("lantern", "1902-02-01", _union(fact))
    curated.source("harbour-news", "1902-02-01", _office(fact))
    curated.source(
        "courier",
        "1904-01-01",
        fact("hired-1901-late", "532 in 1901", "hired", kind="flow", value=532, period="1901")
        + fact("hired-1903", "611 in 1903", "hired", kind="flow", value=611, period="1903")
        + fact("ever-1903", "5,911 hired by 1903", "hired-ever", value=5911, period="1850/1903-12-31")
        + fact("lamps-1896-union", "at least 450 lamps", "lamps", qualifier="at-least", low=450, period="1897",
               claimant="keepers-union")
        + fact("lamps-1897-inspector", "450 lamps", "lamps", value=450, period="1897", claimant="inspector"),
    )  # fmt: skip
    curated.source(
        "echo-sheet",
        "1904-02-01",
        fact("hired-1900-again", "431 in 1900", "hired", kind="flow", value=431, period="1900"),
    )


@pytest.fixture(scope="module")
def lights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRecord]:
    folder: Path = tmp_path_factory.mktemp("lights")
    _curate(Curated(folder / "data"))
    database = folder / "nkr.db"
    assert main(["ingest", str(folder / "data"), "--db", str(database)]) == 0
    with nkr.open(database) as record:
        yield record


Judge = Callable[..., Judgement]


@pytest.fixture(scope="module")
def judge(lights: OpenRecord) -> Judge:
    """The judgement on a figure with its fields, all of them stated: ``judge("431", "hired", "1900")``."""
    checker = Checker(Comparer(lights._record), period.parse("1904-06-01"))
    measures = lights.measures

    def judged(value: str, measure: str, time: str | None = None, date: str | None = None, **more: object) -> Judgement:
        figure = figure_of(value)
        assert figure is not None, value
        scope = {
            name: Field(str(more.pop(name)), Known.STATED)
            for name in ("group", "place", "by", "event", "claimant")
            if name in more
        }
        fields = {
            name.removeprefix("statement_"): more.pop(name) for name in list(more) if name.startswith("statement_")
        }
        fields = (
            {"time": Field(period.parse(time), Known.STATED) if time else Field(None, Known.UNKNOWN)} | scope | fields
        )
        statement = Statement(
            quantity=figure.quantity,
            unit=measures[measure].units[0],
            measure=Field(measure, Known.STATED),
            **({"certainty": Certainty.SURE} | fields | more),  # type: ignore[arg-type]
        )
        return checker.judge(statement, period.parse(date) if date else None)

    return judged
