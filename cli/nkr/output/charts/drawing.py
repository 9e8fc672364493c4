"""SVG, written element by element. Everything is in points (1/72 inch); what goes in as text is escaped here.

Presentation attributes only, no style sheet and no ids: a drawing stands in a page with other drawings, under a strict
Content-Security-Policy, or alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape

from nkr.output import escaping
from nkr.output.charts import text_metrics

INK = "#111"
QUIET_INK = "#444"
RULE = "#ccc"
PAPER = "#fff"
TYPE = 6.5
PEN = 1.9
"""Points: the usual sizes of type and pen, which an element need not name."""
MILLIMETRE = 72 / 25.4
"""Points in a millimetre."""


def safe(text: str) -> str:
    """``text`` as XML: escaped, and without the control codes that no XML may hold."""
    return escape(escaping.printable(" ".join(text.split())), quote=True)


def _look(size: float, bold: bool, colour: str) -> str:
    """The attributes of a type, the usual ones left out."""
    return (
        (f' font-size="{size:g}"' if size != TYPE else "")
        + (' font-weight="700"' if bold else "")
        + (f' fill="{colour}"' if colour != INK else "")
    )


def _at(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _to(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"H{_at(x2)}" if y1 == y2 else f"V{_at(y2)}" if x1 == x2 else f"L{_at(x2)} {_at(y2)}"


class Drawing:
    """A drawing of a given width that grows downwards."""

    def __init__(self, width: float, *, alone: bool = True, hovers: bool = True) -> None:
        self.width = width
        self.alone = alone
        self.hovers = hovers
        self._parts: list[str] = []

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str = INK, width: float = 1, dashed: bool = False
    ) -> None:
        self.strokes([(x1, y1, x2, y2)], colour, width, dashed=dashed)

    def strokes(
        self, ends: Iterable[tuple[float, float, float, float]], colour: str, width: float, *, dashed: bool = False
    ) -> None:
        """Several lines with one pen, as one element."""
        path = "".join(f"M{_at(x1)} {_at(y1)}{_to(x1, y1, x2, y2)}" for x1, y1, x2, y2 in ends)
        dash = ' stroke-dasharray="3 2"' if dashed else ""
        pen = f' stroke-width="{_at(width)}"' if width != PEN else ""
        self._parts.append(f'<path d="{path}" stroke="{colour}"{pen}{dash}/>')

    def rules(self, places: Iterable[float], top: float, bottom: float) -> None:
        """Fine upright lines at ``places``, as one element."""
        path = "".join(f"M{_at(x)} {_at(top)}V{_at(bottom)}" for x in places)
        self._parts.append(f'<path d="{path}" stroke="{RULE}" stroke-width=".5"/>')

    def shape(self, points: list[tuple[float, float]], fill: str, edge: str = "") -> None:
        """A filled polygon, with an edge of one point if ``edge`` is a colour."""
        path = "L".join(f"{_at(x)} {_at(y)}" for x, y in points)
        stroke = f' stroke="{edge}" stroke-width="1"' if edge and edge != fill else ""
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
        stroke = f' stroke="{edge}" stroke-width="1.1"' if edge and edge != fill else ""
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
        halo: bool = False,
    ) -> None:
        """One line with its baseline at ``y``; ``upright`` reads from below upwards, ``halo`` keeps what lies below
        from running through it.
        """
        end = f' text-anchor="{anchor}"' if anchor != "start" else ""
        turned = f' transform="rotate(-90 {_at(x)} {_at(y)})"' if upright else ""
        around = f' stroke="{PAPER}" stroke-width="1.6" paint-order="stroke"' if halo else ""
        look = _look(size, bold, colour)
        self._parts.append(f'<text x="{_at(x)}" y="{_at(y)}"{look}{around}{end}{turned}>{safe(text)}</text>')

    def paragraph(
        self, x: float, y: float, text: str, room: float, size: float = 7.5, bold: bool = False, colour: str = INK
    ) -> float:
        """Text broken into lines, its top at ``y``; returns where the next line would start."""
        first, *others = text_metrics.wrapped(escaping.printable(text), room, size, bold)
        more = "".join(f'<tspan x="{_at(x)}" dy="{size * LEADING:g}">{safe(line)}</tspan>' for line in others)
        look = _look(size, bold, colour)
        self._parts.append(f'<text x="{_at(x)}" y="{_at(y + size * 0.95)}"{look}>{safe(first)}{more}</text>')
        return y + size * LEADING * (1 + len(others))

    @contextmanager
    def told(self, brief: str, full: str) -> Iterator[None]:
        """What is drawn inside is one thing, and tells of itself when pointed at: ``full`` in a drawing that stands
        alone, ``brief`` in a page, which has the rest in its tables. Line breaks are kept.
        """
        if not self.hovers:
            yield
            return
        lines = "\n".join(safe(line) for line in (full if self.alone else brief).split("\n"))
        self._parts.append(f"<g><title>{lines}</title>")
        yield
        self._parts.append("</g>")

    def svg(self, height: float, title: str, description: str) -> str:
        """The drawing as SVG, on white: readers may have a dark page."""
        alone = self.alone
        namespace = ' xmlns="http://www.w3.org/2000/svg"' if alone else ""
        size = f'width="{self.width / MILLIMETRE:.2f}mm" height="{height / MILLIMETRE:.2f}mm" '
        head = f"<title>{safe(title)}</title><desc>{safe(description)}</desc>" if alone else ""
        return (
            f'<svg{namespace} {size if alone else ""}viewBox="0 0 {_at(self.width)} {_at(height)}" role="img" '
            f'aria-label="{safe(title)}. {safe(description)}" font-family="{text_metrics.FAMILIES}" '
            f'stroke-linejoin="round" font-size="{TYPE}" fill="{INK}" stroke-width="{PEN}">{head}'
            f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(self._parts)}</svg>'
        )


LEADING = 1.3
"""Line height by the size of the type."""
