"""Pictures as files: the interval strip, the yearly bars and the timeline, as SVG, PNG, HTML or Vega-Lite.

Drawn here, as SVG. DEPENDENCIES.md weighs Vega-Lite through vl-convert (88 MB, 390 ms) against this and ``resvg-py``
(3 MB, 70 ms). Vega-Lite breaks no lines, so a caveat would run off a newspaper column; its SVG names nothing under the
pointer; and a page with its pictures would need the 88 MB. So only PNG needs the extra ``charts``; the Vega-Lite
specification is written from the same values, and the tests render it.
"""

from __future__ import annotations

from nkr.output.charts import marks, strip, timeline, years
from nkr.output.charts.marks import Court
from nkr.output.charts.pictures import NARROWEST, USUAL_WIDTH, WIDEST, Picture, Word, edition_line
from nkr.output.charts.rendering import ENDINGS, ending_of, rendered, require_renderer

__all__ = [
    "ENDINGS",
    "NARROWEST",
    "USUAL_WIDTH",
    "WIDEST",
    "Court",
    "Picture",
    "Word",
    "edition_line",
    "ending_of",
    "marks",
    "rendered",
    "require_renderer",
    "strip",
    "timeline",
    "years",
]
