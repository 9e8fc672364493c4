"""How values show themselves in a notebook: a small table in HTML, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(rows: Iterable[Sequence[object]], head: Sequence[str] = ()) -> str:
    """Rows as an HTML table; ``None`` is an empty cell."""
    from html import escape

    def line(cells: Iterable[object], tag: str) -> str:
        written = (escape("" if cell is None else str(cell)) for cell in cells)
        return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in written) + "</tr>"

    heading = line(head, "th") if head else ""
    return f"<table>{heading}{''.join(line(row, 'td') for row in rows)}</table>"
