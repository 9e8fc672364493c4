"""Letters that no font has are named, not drawn as boxes; a machine without fonts is told so."""

from __future__ import annotations

from typing import Any

import pytest

from nkr.errors import WrongUsage
from nkr.output.charts import rendering
from nkr.output.charts.drawing import DARK, PALETTE


def renderer(known: str) -> Any:
    """A stand-in that draws ``known`` letters each its own way, and all others alike, as a renderer draws a box."""

    def render(svg: str) -> bytes:
        letter = svg[svg.rindex("<text") :].split(">")[1].split("<", maxsplit=1)[0]
        return letter.encode() if letter in known else b"box"

    return render


def test_a_korean_word_without_a_font_is_named() -> None:
    spelled = rendering._spelled("<text>“탈북자 여성”, ¶3</text>", renderer("a“”¶"))
    assert spelled == "<text>“[Korean]”, ¶3</text>"


def test_a_word_is_named_whole_where_a_font_has_some_of_its_letters() -> None:
    assert rendering._spelled("<text>탈북</text>", renderer("a북")) == "<text>[Korean]</text>"


def test_a_korean_word_with_a_font_stays() -> None:
    assert rendering._spelled("<text>탈북자</text>", renderer("a탈북자")) == "<text>탈북자</text>"


def test_a_machine_without_fonts_is_told_so() -> None:
    with pytest.raises(WrongUsage, match="no font"):
        rendering._spelled("<text>a</text>", renderer(""))


def test_the_real_renderer_draws_missing_letters_alike() -> None:
    """The trick rests on it: what has no glyph looks the same whatever it is."""
    resvg = pytest.importorskip("resvg_py", reason="the extra 'charts' is not installed")

    def drawn(letter: str) -> bytes:
        text = f'<text x="1" y="15" font-size="14" font-family="sans-serif">{letter}</text>'
        return bytes(
            resvg.svg_to_bytes(
                svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{text}</svg>'
            )
        )

    assert drawn("\U0010fffd") == drawn("\U0010fffc")
    if drawn("a") == drawn("\U0010fffd"):
        pytest.skip("there is no font on this machine")
    assert drawn("a") != drawn("b")


def test_the_colours_of_a_page_are_those_of_its_pictures() -> None:
    from importlib.resources import files

    css = files("nkr.output.report").joinpath("page.css").read_text(encoding="utf-8")
    light, dark = css.splitlines()[:2]
    assert "prefers-color-scheme:dark" in dark
    assert DARK.keys() == PALETTE.keys()
    assert [name for name, colour in DARK.items() if f"--{name}:{colour}" not in dark] == []
    assert [name for name in PALETTE if f"--{name}:#" not in light] == []
