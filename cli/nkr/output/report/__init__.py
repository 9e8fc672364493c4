"""The record as one page that just opens: no request to anywhere, no library, readable without its script.

The template is filled by Jinja2 with autoescape; all text from data passes ``escaping.printable`` on its way in. One
style and the one script are inline, and the page's own Content-Security-Policy allows these two and nothing else.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nkr.errors import MissingExtra
from nkr.output import escaping
from nkr.output.report.contents import Value, page

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment", "html", "page", "text_of"]

_HERE = Path(__file__).parent


def environment() -> Environment:
    """The templates; raises ``MissingExtra`` where the extra ``report`` is missing."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError:
        raise MissingExtra("The report", "report") from None

    def safe(value: Any) -> Any:
        return escaping.printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    made = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=safe,
    )
    made.filters["within"] = lambda text: Markup(escape(escaping.printable(text), quote=False))  # noqa: S704
    return made


def text_of(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def html(filled: Value) -> str:
    """The page as HTML; raises ``MissingExtra`` where the extra ``report`` is missing."""
    made = environment()
    from markupsafe import Markup

    style, script = text_of("page.css"), text_of("page.js")
    return made.get_template("page.html.jinja").render(
        page=filled,
        policy=Markup(escaping.page_policy(style=style, script=script)),  # noqa: S704 (made above, of constants)
        style=Markup(style),  # noqa: S704 (a file of this package)
        script=Markup(script),  # noqa: S704 (a file of this package)
        described=Markup(escaping.json_text(filled["described"]).replace("<", "\\u003c")),  # noqa: S704 (no tag is left)
    )
