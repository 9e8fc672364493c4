"""Pictures as files: the interval strip and the yearly bars, as SVG, PNG or HTML.

Drawn here, as SVG: Vega-Lite breaks no lines, so a caveat would run off a newspaper column, its SVG names nothing under
the pointer, and its renderer weighs 88 MB and takes 390 ms where ``resvg-py`` weighs 3 MB and takes 70 ms. So only PNG
needs the extra ``charts``.
"""

from __future__ import annotations

from nkr.output.charts import marks, strip, years
from nkr.output.charts.marks import DisputeIndex
from nkr.output.charts.pictures import NARROWEST, USUAL_WIDTH, WIDEST, Picture, edition_line
from nkr.output.charts.rendering import ENDINGS, ending_of, rendered, require_renderer

__all__ = [
    "ENDINGS",
    "NARROWEST",
    "USUAL_WIDTH",
    "WIDEST",
    "DisputeIndex",
    "Picture",
    "edition_line",
    "ending_of",
    "marks",
    "rendered",
    "require_renderer",
    "strip",
    "years",
]
