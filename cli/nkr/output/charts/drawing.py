"""The one drawing kernel: a scale, and SVG written element by element, with the box of everything that is drawn.

Everything is in points (1/72 inch); what goes in as text is escaped here. Presentation attributes only, no style sheet:
a drawing stands in a page with other drawings, under a strict Content-Security-Policy, or alone. In a page its colours
are the page's variables, so that it turns dark with it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from typing import NamedTuple

from nkr.model import Number
from nkr.output import escaping, numbers
from nkr.output.charts import text_metrics

_COLOURS = {
    "ink": ("#111", "#ececec"),
    "quiet": ("#555", "#b3b3b3"),
    "rule": ("#d5d5d5", "#474747"),
    "paper": ("#fff", "#151719"),
    "value": ("#1a5a99", "#7db8ee"),
    "fill": ("#8fbbe0", "#3f78ac"),
    "conflict": ("#b03000", "#ff9270"),
    "other": ("#855700", "#e5b455"),
    "band": ("#f0ead6", "#3a3626"),
}
PALETTE, DARK = ({name: pair[page] for name, pair in _COLOURS.items()} for page in (0, 1))
"""Colours told from the paper, or a dark page, and from one another by a reader who sees no red or green."""
TYPE = 6.5
"""The smallest type, in points: what newspapers set tables in."""
LEADING = 1.3
"""Line height by the size of the type."""
MILLIMETRE = 72 / 25.4
LOGARITHMIC_FROM = 20
"""A scale is logarithmic where the highest number is at least this many times the lowest."""


class Box(NamedTuple):
    """Where something was drawn; ``text`` is "" for a shape."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def overlaps(self, other: Box, room: float = 0) -> bool:
        across = self.left < other.right + room and other.left < self.right + room
        return across and self.top < other.bottom and other.top < self.bottom


class Scale(NamedTuple):
    """``low`` at ``start`` to ``high`` at ``end`` (points). What is outside is at an edge."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    @classmethod
    def over(cls, values: Iterable[Number], start: float, end: float, *, linear: bool = False) -> Scale:
        """A scale that ends near the highest of ``values``: from zero, or logarithmic where they lie far apart."""
        found = [value for value in values if value > 0] or [1]
        lowest, highest = min(found), max(found)
        if not linear and highest >= LOGARITHMIC_FROM * lowest:
            return cls(_bound(lowest, down=True), _bound(highest, down=False), start, end, logarithmic=True)
        step = _step(highest)
        return cls(0, max(highest * 1.01, step * math.floor(highest * 1.08 / step)), start, end)

    def at(self, value: float) -> float:
        if self.logarithmic:
            share = math.log(value / self.low) / math.log(self.high / self.low) if value > 0 else 0
        else:
            share = (value - self.low) / (self.high - self.low)
        return self.start + min(1, max(0, share)) * (self.end - self.start)

    def ticks(self) -> list[tuple[float, str]]:
        """The places with lines, and their labels."""
        if self.logarithmic:
            powers = range(math.ceil(math.log10(self.low) - 1e-9), math.floor(math.log10(self.high) + 1e-9) + 1)
            return [(10.0**power, numbers.count(round(10.0**power, 6))) for power in powers]
        step = _step(self.high)
        return [(n * step, numbers.count(n * step)) for n in range(int(self.high / step + 1e-9) + 1)]

    def words(self, unit: str) -> str:
        return f"{unit}; each line is ten times the one before" if self.logarithmic else unit


def _bound(value: float, *, down: bool) -> float:
    """A power of ten where one is near, else a little beyond ``value``: so that there are at least two lines."""
    power = math.log10(value)
    whole = 10.0 ** (math.floor(power) if down else math.ceil(power))
    return whole if max(value / whole, whole / value) < 3 else value * (0.8 if down else 1.25)


def _step(highest: float) -> float:
    """Between the lines of a linear scale: 1, 2, 2.5 or 5 times a power of ten."""
    wanted = highest / 4.2
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(power * digit for digit in (1, 2, 2.5, 5, 10) if power * digit >= wanted)


def safe(text: str) -> str:
    """``text`` as XML: escaped, and without the control codes that no XML may hold."""
    return escape(escaping.printable(" ".join(text.split())), quote=True)


def _at(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


class Drawing:
    """A drawing of a given width that grows downwards. ``page`` names it within a page, and is "" for one alone."""

    def __init__(self, width: float, *, page: str = "", hovers: bool = True) -> None:
        self.width, self.page, self.hovers = width, page, hovers
        self.boxes: list[Box] = []
        self._parts: list[str] = []
        self._defined: dict[str, str] = {}

    def colour(self, name: str) -> str:
        return name if name not in PALETTE else f"var(--{name})" if self.page else PALETTE[name]

    def lines(self, ends: Iterable[tuple[float, float, float, float]], colour: str = "ink", width: float = 1) -> None:
        """Several lines with one pen, as one element."""
        path = "".join(f"M{_at(x1)} {_at(y1)}L{_at(x2)} {_at(y2)}" for x1, y1, x2, y2 in ends)
        self._parts.append(f'<path d="{path}" stroke="{self.colour(colour)}" stroke-width="{_at(width)}"/>')

    def polyline(self, points: Sequence[tuple[float, float]], colour: str, width: float) -> None:
        path = "M" + "L".join(f"{_at(x)} {_at(y)}" for x, y in points)
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            steps = int(max(abs(x2 - x1), abs(y2 - y1)) / 4) + 1
            along = [(x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps) for n in range(steps + 1)]
            self.boxes += [Box(x - 1, y - 1, x + 1, y + 1) for x, y in along]
        self._parts.append(f'<path d="{path}" fill="none" stroke="{self.colour(colour)}" stroke-width="{_at(width)}"/>')

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, edge: str = "", *, dashed: bool = False
    ) -> None:
        stroke = f' stroke="{self.colour(edge)}" stroke-width=".8"' if edge else ""
        dash = ' stroke-dasharray="2 1.5"' if dashed else ""
        place = f'x="{_at(x)}" y="{_at(y)}" width="{_at(width)}" height="{_at(height)}"'
        self._parts.append(f'<rect {place} fill="{self.colour(fill)}"{stroke}{dash}/>')
        self.boxes.append(Box(x, y, x + width, y + height))

    def faded(self, x: float, y: float, width: float, height: float, colour: str, towards: str) -> None:
        """A bar that dissolves towards "left", "right", "up" or "down": its source states no number at that end."""
        ends = {"right": "", "left": ' x1="1" x2="0"', "up": ' x1="0" x2="0" y1="1"', "down": ' x2="0" y2="1"'}
        name = f"{self.page}{colour}-{towards}"
        stop = f'<stop offset="%d" stop-color="{self.colour(colour)}" stop-opacity="%d"/>'
        self._defined[name] = (
            f'<linearGradient id="{name}"{ends[towards]}>{stop % (0, 1)}{stop % (1, 0)}</linearGradient>'
        )
        self.box(x, y, width, height, f"url(#{name})")

    def hatched(self, x: float, y: float, width: float, height: float) -> None:
        name = f"{self.page}hatch"
        self._defined[name] = (
            f'<pattern id="{name}" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<path d="M0 0V3" stroke="{self.colour("value")}" stroke-width="1.6"/></pattern>'
        )
        self.box(x, y, width, height, f"url(#{name})", "value")

    def circle(self, x: float, y: float, radius: float, fill: str, edge: str = "") -> None:
        stroke = f' stroke="{self.colour(edge)}" stroke-width="1.1"' if edge and edge != fill else ""
        place = f'cx="{_at(x)}" cy="{_at(y)}" r="{_at(radius)}"'
        self._parts.append(f'<circle {place} fill="{self.colour(fill)}"{stroke}/>')
        self.boxes.append(Box(x - radius, y - radius, x + radius, y + radius))

    def cross(self, x: float, y: float, size: float = 2.4) -> None:
        box = Box(x - size, y - size, x + size, y + size)
        self.lines([box[:4], (box.left, box.bottom, box.right, box.top)], "conflict", 1.7)
        self.boxes.append(box)

    @staticmethod
    def room_of(x: float, y: float, text: str, size: float = TYPE, bold: bool = False, anchor: str = "start") -> Box:
        """The box that a line of text with its baseline at ``y`` takes."""
        width = text_metrics.width(text, size, bold)
        left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        return Box(left, y - size * 0.74, left + width, y + size * 0.22, text)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        bold: bool = False,
        colour: str = "ink",
        anchor: str = "start",
        halo: bool = False,
    ) -> None:
        """One line with its baseline at ``y``; ``halo`` keeps what lies below from running through it."""
        end = f' text-anchor="{anchor}"' if anchor != "start" else ""
        around = f' stroke="{self.colour("paper")}" stroke-width="1.8" paint-order="stroke"' if halo else ""
        place = f'x="{_at(x)}" y="{_at(y)}"{self._look(TYPE, bold, colour)}{around}{end}'
        self._parts.append(f"<text {place}>{safe(text)}</text>")
        self.boxes.append(self.room_of(x, y, text, bold=bold, anchor=anchor))

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        room: float,
        size: float = TYPE,
        bold: bool = False,
        colour: str = "ink",
        most: int = 0,
    ) -> float:
        """Text broken into lines (at most ``most``), its top at ``y``; returns where the next line would start."""
        lines = text_metrics.wrapped(escaping.printable(text), room, size, bold)
        if most and len(lines) > most:
            lines = [*lines[: most - 1], text_metrics.shortened(f"{lines[most - 1]} {lines[most]}", room, size, bold)]
        first, *others = lines
        more = "".join(f'<tspan x="{_at(x)}" dy="{size * LEADING:g}">{safe(line)}</tspan>' for line in others)
        look = self._look(size, bold, colour)
        self._parts.append(f'<text x="{_at(x)}" y="{_at(y + size * 0.95)}"{look}>{safe(first)}{more}</text>')
        for number, line in enumerate(lines):
            if line:
                self.boxes.append(self.room_of(x, y + size * (0.95 + LEADING * number), line, size, bold))
        return y + size * LEADING * len(lines)

    def _look(self, size: float, bold: bool, colour: str) -> str:
        shown = f' font-size="{size:g}"' if size != TYPE else ""
        shown += ' font-weight="700"' if bold else ""
        return shown + (f' fill="{self.colour(colour)}"' if colour != "ink" else "")

    def is_free(self, place: Box, room: float) -> bool:
        """Whether nothing that was drawn so far lies at ``place``, and it is within the width."""
        inside = place.left >= 0 and place.right <= self.width
        return inside and not any(place.overlaps(box, room) for box in self.boxes)

    def fitting(self, labels: Sequence[tuple[float, str]], y: float) -> list[Box]:
        """The boxes of labels about their places on one line: every one, or else every second, third and so on."""
        boxes = [self.room_of(x, y, text, anchor="middle") for x, text in labels]
        boxes = [box for box in boxes if box.left >= 0 and box.right <= self.width]
        for stride in range(1, len(boxes)):
            if all(b.left - a.right >= 4 for a, b in zip(boxes[::stride], boxes[stride::stride], strict=False)):
                return boxes[::stride]
        return boxes[:1]

    def levels(self, scale: Scale, left: float, right: float) -> float:
        """Level lines from the numbers of ``scale``, which begin at ``left``; returns where the plot begins."""
        start = left + max(text_metrics.width(label, TYPE) for _, label in scale.ticks()) + 5
        self.lines([(start, scale.at(value), right, scale.at(value)) for value, _ in scale.ticks()], "rule", 0.5)
        for value, label in scale.ticks():
            self.text(start - 3, scale.at(value) + TYPE * 0.35, label, anchor="end", colour="quiet")
        return start

    def years(self, places: Sequence[tuple[float, int]], y: float) -> float:
        """The years below a plot: every one, or as many round ones as have room; returns where they end."""
        line = y + TYPE * 1.35
        for step in (1, 2, 5, 10, 20, 50, 100):
            round_years = [(x, str(year)) for x, year in places if year % step == 0]
            boxes = self.fitting(round_years, line)
            if len(boxes) >= len(round_years) - 1:  # one may lie half outside
                break
        for box in boxes if len(boxes) > 2 else self.fitting([(x, str(year)) for x, year in places], line):
            self.text(box.left, line, box.text)
        return y + TYPE * 1.8

    @contextmanager
    def hover(self, *words: str) -> Iterator[None]:
        """What is drawn inside is one thing, and says ``words`` when pointed at, a line each."""
        lines = "\n".join(safe(line) for line in words)
        self._parts += [f"<g><title>{lines}</title>"] if self.hovers else []
        yield
        self._parts += ["</g>"] if self.hovers else []

    def svg(self, height: float, title: str, description: str) -> str:
        """The drawing as SVG; alone it is on white, since readers may have a dark page."""
        size, head = "", ""
        if not self.page:
            size = 'xmlns="http://www.w3.org/2000/svg" '
            size += f'width="{self.width / MILLIMETRE:.2f}mm" height="{height / MILLIMETRE:.2f}mm" '
            head = f"<title>{safe(title)}</title><desc>{safe(description)}</desc>"
        defined = f"<defs>{''.join(self._defined.values())}</defs>" if self._defined else ""
        return (
            f'<svg {size}viewBox="0 0 {_at(self.width)} {_at(height)}" role="img" '
            f'aria-label="{safe(title)}. {safe(description)}" font-family="{text_metrics.FAMILIES}" '
            f'stroke-linejoin="round" font-size="{TYPE}" fill="{self.colour("ink")}">{head}{defined}'
            f'<rect width="100%" height="100%" fill="{self.colour("paper")}"/>{"".join(self._parts)}</svg>'
        )
