"""A picture in the format that a file's ending names."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import PurePath

from nkr.errors import MissingExtra, WrongUsage
from nkr.output import escaping
from nkr.output.charts import text_metrics
from nkr.output.charts.drawing import DARK, MILLIMETRE, PALETTE, safe
from nkr.output.charts.pictures import PHONE, SPREAD, Picture

DENSITIES = (300, 200, 150)
"""Dots an inch of a PNG: what print asks for, and less for long pictures, which would take a second to draw."""
MANY_PIXELS = 3_000_000
"""Pixels that are drawn in about 0.3 s: with all the rest, a chart then takes half a second."""
LARGEST = 30_000
"""Pixels a side: above this renderers and picture programs give up."""


def _page_style(millimetres: float) -> str:
    light, dark = (";".join(f"--{name}:{colour}" for name, colour in palette.items()) for palette in (PALETTE, DARK))
    return (
        f":root{{color-scheme:light dark;{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"body{{margin:1rem;background:var(--paper)}}svg{{display:block;margin:auto;width:100%;height:auto}}"
        f".wide{{overflow-x:auto}}.wide svg{{max-width:{millimetres * 1.4:g}mm}}.narrow{{display:none}}"
        f".wide:last-child svg{{min-width:{millimetres:g}mm}}"
        "@media screen and (max-width:34rem){.narrow{display:block}.wide:not(:last-child){display:none}}"
        "h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"  # the picture has it
    )


def _html(picture: Picture, millimetres: float) -> bytes:
    """A page with the picture and nothing else, narrow on a phone: no script, no request, a policy that allows none."""
    style = _page_style(millimetres)
    drawn = f'<div class="wide">{picture.svg(millimetres, page="w-", whole=True)}</div>'
    if picture.narrows and millimetres * MILLIMETRE >= SPREAD:  # a phone has no pointer
        drawn += f'<div class="narrow">{picture.svg(PHONE, page="n-", whole=True, hovers=False)}</div>'
    policy = escaping.page_policy(style=style)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{safe(picture.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{safe(picture.title)}</h1>\n{drawn}\n</main>\n</body>\n</html>\n"
    ).encode()


def _png(picture: Picture, millimetres: float) -> bytes:
    """The SVG as dots, by resvg. Letters that no font on this machine has are named, not drawn as boxes."""
    svg = _spelled(picture.svg(millimetres), _dots)
    width, height = (float(value) / 25.4 for value in re.findall(r'(?:width|height)="([\d.]+)mm"', svg)[:2])
    dots = next((dots for dots in DENSITIES if width * height * dots**2 <= MANY_PIXELS), DENSITIES[-1])
    if height * dots > LARGEST:
        raise WrongUsage(
            f"the picture would be {height * dots:,.0f} pixels high, more than the {LARGEST:,} that PNGs may have: "
            "choose a measure or a year, or write .svg."
        )
    return _sized(_dots(svg, dots), dots)


def _dots(svg: str, an_inch: int = 0) -> bytes:
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=svg, dpi=float(an_inch)))


def card(picture: Picture) -> bytes:
    """The picture within 1,200 by 630 dots, as links to a page show it."""
    place = ' x="30" y="20" width="1140" height="590"'
    inner = re.sub(r' width="[^"]*mm" height="[^"]*mm"', place, picture.svg(165), count=1)
    frame = f'<rect width="1200" height="630" fill="#fff"/>{inner}'
    outer = f'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">{frame}</svg>'
    return _dots(_spelled(outer, _dots))


def _sized(png: bytes, dots: int) -> bytes:
    """``png`` with its physical size (chunk pHYs), so that it is placed at the width that was asked for."""
    per_metre = round(dots / 0.0254)
    body = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    after_header = 8 + 25  # the signature, then IHDR: length, name, 13 bytes, checksum
    return png[:after_header] + chunk + png[after_header:]


# --- letters that no font has ----------------------------------------------------------------------------------------

_SCRIPTS = {
    **{"HANGUL": "Korean", "CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"},
    **{"CYRILLIC": "Cyrillic", "ARABIC": "Arabic", "GREEK": "Greek", "THAI": "Thai"},
}
_NOWHERE = "\U0010fffd"  # a code point that no font has: what a missing letter looks like here


def _spelled(svg: str, render: Callable[[str], bytes]) -> str:
    """``svg`` with every word named instead whose letters no font here has: "[Korean]". Never a row of empty boxes.

    Letter by letter, since some fonts hold a few letters of a script. Raises ``WrongUsage`` where there is no font.
    """

    def drawn(letter: str) -> bytes:
        return render(
            '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="#fff"/>'
            f'<text x="1" y="15" font-size="14" font-family="{text_metrics.FAMILIES}">{letter}</text></svg>'
        )

    missing = drawn(_NOWHERE)
    if drawn("a") == missing:
        raise WrongUsage(
            "no font was found on this machine, and a PNG needs one: install a sans-serif font, or write .svg."
        )
    gone = {letter for letter in set(svg) if not letter.isascii() and drawn(letter) == missing}
    scripts = {_script(letter) for letter in gone} & _SCRIPTS.keys()
    if letters := {letter for letter in set(svg) if not letter.isascii() and _script(letter) in scripts}:
        one = f"[{''.join(map(re.escape, sorted(letters)))}]+"
        svg = re.sub(f"{one}(?: {one})*", lambda match: f"[{_SCRIPTS[_script(match.group()[0])]}]", svg)
    return svg.translate({ord(letter): "?" for letter in gone - letters})


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0].split("-")[0]


ENDINGS: dict[str, Callable[[Picture, float], bytes]] = {
    ".svg": lambda picture, width: f'<?xml version="1.0" encoding="UTF-8"?>\n{picture.svg(width)}\n'.encode(),
    ".png": _png,
    ".html": _html,
}


def ending_of(name: str) -> str:
    """Which ending of ``ENDINGS`` a file's name has, whatever its case; raises ``WrongUsage`` where it has none."""
    if (ending := PurePath(name).suffix.lower()) in ENDINGS:
        return ending
    raise WrongUsage(f"'{name:.80}': a picture's name ends in {', '.join(ENDINGS)}.")


def require_renderer(ending: str) -> None:
    """Raise ``MissingExtra`` where a file of this ending cannot be written here for want of the renderer."""
    try:
        if ending == ".png":
            import resvg_py  # noqa: F401 (only whether it is there)
    except ImportError:
        raise MissingExtra("PNG", "charts") from None
