"""SVG, written element by element. Everything is in points (1/72 inch); what goes in as text is escaped here.

Presentation attributes only, no style sheet and no ids: a drawing stands in a page with other drawings, under a strict
Content-Security-Policy, or alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

from nkr.output import cells
from nkr.output.charts import lettering

INK = "#111111"
QUIET_INK = "#4a4a4a"
RULE = "#c4c4c4"
PAPER = "#ffffff"
MILLIMETRE = 72 / 25.4
"""Points in a millimetre."""


def safe(text: str) -> str:
    """``text`` as XML: escaped, and without the control codes that no XML may hold."""
    return escape(cells.printable(" ".join(text.split())), quote=True)


def _at(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


class Drawing:
    """A drawing of a given width that grows downwards."""

    def __init__(self, width: float) -> None:
        self.width = width
        self._parts: list[str] = []

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str = INK, width: float = 1, dashed: bool = False
    ) -> None:
        dash = ' stroke-dasharray="3 2"' if dashed else ""
        self._parts.append(
            f'<path d="M{_at(x1)} {_at(y1)}L{_at(x2)} {_at(y2)}" stroke="{colour}" stroke-width="{_at(width)}"{dash}/>'
        )

    def shape(self, points: list[tuple[float, float]], fill: str, edge: str = "") -> None:
        """A filled polygon, with an edge of one point if ``edge`` is a colour."""
        path = "L".join(f"{_at(x)} {_at(y)}" for x, y in points)
        stroke = f' stroke="{edge}" stroke-width="1"' if edge else ""
        self._parts.append(f'<path d="M{path}Z" fill="{fill}"{stroke}/>')

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, edge: str = "", dashed: bool = False
    ) -> None:
        stroke = f' stroke="{edge}" stroke-width="0.7"' if edge else ""
        dash = ' stroke-dasharray="2 1.5"' if dashed else ""
        self._parts.append(
            f'<rect x="{_at(x)}" y="{_at(y)}" width="{_at(width)}" height="{_at(height)}" fill="{fill}"{stroke}{dash}/>'
        )

    def circle(self, x: float, y: float, radius: float, fill: str, edge: str = "") -> None:
        stroke = f' stroke="{edge}" stroke-width="1.1"' if edge else ""
        self._parts.append(f'<circle cx="{_at(x)}" cy="{_at(y)}" r="{_at(radius)}" fill="{fill}"{stroke}/>')

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 7.5,
        bold: bool = False,
        colour: str = INK,
        anchor: str = "start",
        upright: bool = False,
    ) -> None:
        """One line with its baseline at ``y``; ``upright`` reads from below upwards."""
        weight = ' font-weight="700"' if bold else ""
        end = f' text-anchor="{anchor}"' if anchor != "start" else ""
        turned = f' transform="rotate(-90 {_at(x)} {_at(y)})"' if upright else ""
        place = f'x="{_at(x)}" y="{_at(y)}" font-size="{size:g}"{weight} fill="{colour}"{end}{turned}'
        self._parts.append(f"<text {place}>{safe(text)}</text>")

    def paragraph(
        self, x: float, y: float, text: str, room: float, size: float = 7.5, bold: bool = False, colour: str = INK
    ) -> float:
        """Text broken into lines, its top at ``y``; returns where the next line would start."""
        for line in lettering.wrapped(cells.printable(text), room, size, bold):
            self.text(x, y + size * 0.95, line, size, bold, colour)
            y += size * LEADING
        return y

    @contextmanager
    def told(self, hover: str) -> Iterator[None]:
        """What is drawn inside is one thing, and tells ``hover`` when pointed at. Line breaks in it are kept."""
        lines = "\n".join(safe(line) for line in hover.split("\n"))
        self._parts.append(f"<g><title>{lines}</title>")
        yield
        self._parts.append("</g>")

    def svg(self, height: float, title: str, description: str, *, alone: bool = True) -> str:
        """The drawing as SVG, on white: readers may have a dark page. ``alone`` is a file of its own, not in a page."""
        namespace = ' xmlns="http://www.w3.org/2000/svg"' if alone else ""
        size = f'width="{self.width / MILLIMETRE:.2f}mm" height="{height / MILLIMETRE:.2f}mm" '
        head = f"<title>{safe(title)}</title><desc>{safe(description)}</desc>" if alone else ""
        return (
            f'<svg{namespace} {size if alone else ""}viewBox="0 0 {_at(self.width)} {_at(height)}" role="img" '
            f'aria-label="{safe(title)}. {safe(description)}" font-family="{lettering.FAMILIES}" fill="none">{head}'
            f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(self._parts)}</svg>'
        )


LEADING = 1.3
"""Line height by the size of the type."""
