"""Pictures as files: interval strips, yearly bars and the record over time, as SVG, PNG or HTML.

Drawn here, as SVG: Vega-Lite breaks no lines, so a caveat would run off a newspaper column, its SVG names nothing under
the pointer, and its renderer weighs 88 MB and takes 390 ms where ``resvg-py`` weighs 3 MB and takes 70 ms. So only PNG
needs the extra ``charts``.
"""
