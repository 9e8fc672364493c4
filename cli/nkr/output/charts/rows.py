"""A figure in a picture: its words, and its interval on a scale.

Every meaning has a shape as well as a colour, so that nothing is lost in black and white or to the colour-blind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nkr.analysis.compare.verdicts import Verdict
from nkr.model import UNATTRIBUTED, Dataset, Fact, dates
from nkr.model.grouping import grouped
from nkr.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier
from nkr.output import labels, numbers
from nkr.output.charts.drawing import Drawing, Scale
from nkr.output.sentences.attribution import capital

COLOURS: Mapping[Verdict | None, str] = {Verdict.CONFLICT: "conflict", Verdict.DISCREPANCY: "other", None: "value"}
MEANINGS: Mapping[Verdict, str] = {
    Verdict.CONFLICT: "in conflict: counts the same thing at the same time as another figure, and both cannot be true",
    Verdict.DISCREPANCY: "set against a figure of something else, from which it differs",
}
"""What the signs mean, in the words of a legend."""
THICK = 5.0
"""Points: how thick a bar of an interval is."""
SHORTEST = 5.0
"""Points: a span is drawn at least this long, so that a hedged figure never looks like one value."""
LONGEST_VOICE = 80
"""Letters of a name that is said once, in the subtitle."""
TAIL = 34.0
"""Points: how far a bar fades where the source states no number at that end; the same for minimums and maximums."""


class Row(NamedTuple):
    """One claimant's number for one thing and time: ``facts`` are its prints, of which the first is shown."""

    facts: tuple[Fact, ...]
    figure: str
    what: str
    who: str
    name: str
    when: str
    printed: str
    dispute: Verdict | None

    @property
    def fact(self) -> Fact:
        return self.facts[0]

    @property
    def colour(self) -> str:
        return COLOURS[self.dispute]

    @property
    def is_one_value(self) -> bool:
        return self.fact.interval.low == self.fact.interval.high

    @property
    def about(self) -> str:
        """The second line beside it: "2006, in 3 documents"."""
        documents = len({fact.source for fact in self.facts})
        return ", ".join(filter(None, (self.when, f"in {documents} documents" if documents > 1 else "")))

    @property
    def hover(self) -> tuple[str, str, str]:
        return f"{self.figure}: {self.what}", f"says: {self.who}", f"printed by: {self.printed}"


def rows_of(facts: Iterable[Fact], record: Dataset, disputes: Mapping[str, Verdict]) -> list[Row]:
    """The rows of those like figures that have a size, the repetitions of one voice folded."""

    def said(fact: Fact) -> tuple[object, ...]:
        return fact.claimant, fact.claimant == UNATTRIBUTED and fact.source, fact.quantity, fact.status

    rows = []
    for prints in grouped((fact for fact in facts if fact.quantity.has_size), said).values():
        prints.sort(key=lambda fact: (fact.time_assumed, fact.published.end))
        fact, verdicts = prints[0], [disputes[fact.id] for fact in prints if fact.id in disputes]
        row = Row(
            facts=tuple(prints),
            figure=labels.figure(fact),
            what=record.vocabulary.measures[fact.measure].label,
            who=who(fact, record),
            name=labels.short_name(fact, record),
            when=labels.when(fact),
            printed=printed_by(fact, record),
            dispute=min(verdicts, key=lambda verdict: verdict.severity, default=None),
        )
        rows.append(row)
    return rows


def who(fact: Fact, record: Dataset, *, of_whom: bool = True) -> str:
    """Who says it and of whom; where no source is named, who printed it. "Activists (unnamed; Kunming, Yunnan)"."""
    name = labels.short_name(fact, record)
    if fact.claimant == UNATTRIBUTED:
        name = f"No source named ({record.source_of(fact).publisher})"
    written = (capital(name) + (labels.scope_note(fact, record) if of_whom else "")).replace(") (", "; ")
    return within_brackets(written)


def within_brackets(text: str) -> str:
    """``text`` with square brackets for round ones that lie within round ones."""
    depth, letters = 0, []
    for letter in text:
        depth -= letter == ")" and depth > 0
        letters.append({"(": "[", ")": "]"}.get(letter, letter) if depth else letter)
        depth += letter == "("
    return "".join(letters)


def voice(rows: Sequence[Row]) -> str:
    """Who says all of ``rows``; "" where they are several, or where a figure has no source named."""
    claimants = {row.fact.claimant for row in rows}
    alone = len(rows) > 1 and len(claimants) == 1 and UNATTRIBUTED not in claimants
    return rows[0].name if alone and len(rows[0].name) <= LONGEST_VOICE else ""


def printed_by(fact: Fact, record: Dataset) -> str:
    """Publisher, date and paragraph: "The Star, 23 March 2006, ¶2"."""
    publisher = labels.publisher(record.source_of(fact))
    return f"{publisher}, {dates.in_words(fact.published)}, {labels.paragraph(fact.paragraph)}"


def ends(fact: Fact, *, beside: bool) -> tuple[str, str]:
    """What stands left and right of a bar: both numbers of a range; else, ``beside`` it, the figure on the right."""
    quantity = fact.quantity
    if quantity.qualifier is Qualifier.RANGE and quantity.low is not None and quantity.high is not None:
        whole = numbers.stated(quantity, fact.unit)
        upper = whole.partition(" to ")[2] + labels.figure(fact).removeprefix(whole)
        return numbers.count(quantity.low), upper if beside else numbers.count(quantity.high)
    return "", labels.figure(fact) if beside else ""


def span(scale: Scale, fact: Fact, tail: float = TAIL) -> tuple[float, float]:
    """Where the drawing of a figure begins and ends along ``scale``, in points, whatever its direction."""
    values = fact.interval
    towards = 1 if scale.end > scale.start else -1
    below = values.low is None or fact.quantity.qualifier in UPPER_BOUNDS
    down = tail if scale.logarithmic else min(tail, abs(scale.at(values.high or 0) - scale.start))  # not below zero
    low = scale.at(values.low or 0) if not below else scale.at(values.high or 0) - towards * down
    high = scale.at(values.high) if values.high is not None else scale.at(values.low or 0) + towards * tail
    if values.low != values.high and abs(high - low) < SHORTEST:
        middle = (low + high) / 2
        low, high = middle - towards * SHORTEST / 2, middle + towards * SHORTEST / 2
    return low, high


def interval(
    drawing: Drawing, scale: Scale, across: float, row: Row, *, upright: bool = False, tail: float = TAIL
) -> None:
    """The values that a figure is compatible with: a bar; a shape for one value; faded where no number is stated."""
    fact, values = row.fact, row.fact.interval
    low, high = span(scale, fact, tail)
    hollow = fact.doubtful or fact.planned
    if values.low is not None and values.low == values.high:
        x, y = (across, low) if upright else (low, across)
        drawing.circle(x, y, 3, "paper" if hollow else row.colour, row.colour)
        return
    start, side, length = min(low, high), across - THICK / 2, abs(high - low)
    place = (side, start, THICK, length) if upright else (start, side, length, THICK)
    maximum = fact.quantity.qualifier in UPPER_BOUNDS
    if maximum or fact.quantity.qualifier in LOWER_BOUNDS or values.high is None:
        up, right = ("down", "left") if maximum else ("up", "right")
        drawing.faded(*place, row.colour, up if upright else right)
        at = high if maximum else low
        post = (across - 4, at, across + 4, at) if upright else (at, across - 4, at, across + 4)
        drawing.lines([post], row.colour, 1.6)
    else:
        drawing.box(*place, "paper" if hollow else row.colour, row.colour, dashed=hollow)


def sign(drawing: Drawing, x: float, y: float, dispute: Verdict | None) -> None:
    """The sign beside a figure: a cross for a conflict, an unequal sign for a discrepancy. No font is asked."""
    if dispute is Verdict.CONFLICT:
        drawing.cross(x, y)
    elif dispute is Verdict.DISCREPANCY:
        level = [(x - 2.8, y + at, x + 2.8, y + at) for at in (-1.1, 1.1)]
        drawing.lines([*level, (x - 1.6, y + 3, x + 1.6, y - 3)], COLOURS[dispute], 1)


def chosen(rows: Sequence[Row], most: int) -> list[Row]:
    """The ``most`` rows in the most documents, of equals those in dispute and the newest; in their order."""
    ranked = sorted(rows, key=lambda row: (-len(row.facts), row.dispute is None, -row.fact.time.end, row.fact.id))
    kept = {id(row) for row in ranked[:most]}
    return [row for row in rows if id(row) in kept]
