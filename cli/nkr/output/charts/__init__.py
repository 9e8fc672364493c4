"""Pictures as files: interval strips, yearly bars and the record over time, as SVG, PNG or HTML.

Drawn here, as SVG: Vega-Lite breaks no lines, so a caveat would run off a newspaper column, its SVG names nothing under
the pointer, and its renderer weighs 88 MB and takes 390 ms where ``resvg-py`` weighs 3 MB and takes 70 ms. So only PNG
needs the extra ``charts``.
"""

from __future__ import annotations

from nkr.output.charts import over_time, strip, years
from nkr.output.charts.pictures import NARROWEST, USUAL_WIDTH, WIDEST, Frame, Look, Notes, Picture, edition_line
from nkr.output.charts.rendering import ENDINGS, card, ending_of, rendered, require_renderer
from nkr.output.charts.rows import Disputes

__all__ = [
    "ENDINGS",
    "NARROWEST",
    "USUAL_WIDTH",
    "WIDEST",
    "Disputes",
    "Frame",
    "Look",
    "Notes",
    "Picture",
    "card",
    "edition_line",
    "ending_of",
    "over_time",
    "rendered",
    "require_renderer",
    "strip",
    "years",
]
