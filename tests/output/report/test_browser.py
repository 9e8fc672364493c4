"""The page in a real browser: sorting, filtering, copying, printing, a phone, accessibility, silence on the network.

Needs Debian's chromium and chromium-driver, selenium, and for accessibility axe-core's axe.min.js, which NKR_AXE names
(npm install axe-core). Where one is missing, the test is skipped and says so.
"""

from __future__ import annotations

import base64
import functools
import http.server
import itertools
import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("jinja2", reason="the extra 'report' is not installed: pip install 'nkr[report]'")
selenium = pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no browser: apt-get install chromium chromium-driver"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # selenium leaves sockets to the garbage collector
]
OPTIONS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,1000",
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for option in (*OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    driver.set_script_timeout(120)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the bundled articles, with a database of its own."""
    from nkr.app import main

    folder = tmp_path_factory.mktemp("page")
    path = folder / "page.html"
    assert main(["report", "-o", str(path), "--db", str(folder / "nkr.db")]) == 0
    return path


@pytest.fixture
def opened(browser: Any, page: Path) -> Any:
    """The page opened from disk, on a wide screen; what went before is out of the logs."""
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get_log("performance")
    browser.get(page.as_uri())
    return browser


def click(browser: Any, selector: str) -> None:
    browser.execute_script("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
    browser.find_element("css selector", selector).click()


def requests(browser: Any) -> list[str]:
    """Every address that was asked for since the logs were read last."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return [address for address in sent if not address.startswith("about:")]


def waited(condition: Callable[[], bool], seconds: float = 20) -> bool:
    import time

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


ARRIVALS = "#f-korea-herald-2011-arrivals-2008"
"""A row of the table of arrivals."""


def arrivals(browser: Any) -> list[str]:
    """The figures of the table that ``ARRIVALS`` is in, as far as they are shown."""
    script = (
        "return Array.from(document.querySelector(arguments[0]).closest('table').tBodies[0].rows)"
        ".filter(r => !r.hidden).map(r => r.cells[0].textContent.trim())"
    )
    found: list[str] = browser.execute_script(script, ARRIVALS)
    return found


def test_a_table_sorts_by_its_figures_and_back(opened: Any) -> None:
    button = f"table:has({ARRIVALS}) thead th:nth-child(1) button"
    click(opened, button)
    assert arrivals(opened) == ["1,383", "1,400", "2,018", "2,423", "2,544", "2,809", "2,927"]
    heading = opened.find_element("css selector", f"table:has({ARRIVALS}) thead th:nth-child(1)")
    assert heading.get_attribute("aria-sort") == "ascending"
    click(opened, button)
    assert arrivals(opened)[0] == "2,927"
    assert heading.get_attribute("aria-sort") == "descending"


def test_words_year_claimant_and_verdict_filter_the_whole_page_without_a_request(opened: Any, page: Path) -> None:
    from selenium.webdriver.support.select import Select

    status = opened.find_element("css selector", "#filters [role=status]")
    opened.find_element("css selector", "#year").send_keys("2008")
    assert waited(lambda: arrivals(opened) == ["2,809"]), arrivals(opened)
    opened.find_element("css selector", "#year").clear()
    opened.find_element("css selector", "#q").send_keys("unification 2,018")
    assert waited(lambda: status.text == "1 of 42 figures"), status.text
    opened.find_element("css selector", "#q").clear()
    Select(opened.find_element("css selector", "#verdict")).select_by_value("✗ conflict")
    assert waited(lambda: status.text.startswith("3 of")), status.text
    Select(opened.find_element("css selector", "#claimant")).select_by_visible_text("Chinese government")
    assert waited(lambda: status.text.startswith("1 of")), status.text
    assert requests(opened) == [page.as_uri()]


def test_a_link_shows_a_row_that_a_filter_hides(opened: Any) -> None:
    opened.find_element("css selector", "#q").send_keys("nothing holds this")
    assert waited(lambda: arrivals(opened) == [])
    opened.execute_script("location.hash = arguments[0]", ARRIVALS)
    assert waited(lambda: arrivals(opened) == ["2,809"])


@pytest.mark.parametrize("withheld", ["missing", "refusing", "working"])
def test_the_citation_is_copied_from_disk_whatever_the_browser_gives(opened: Any, withheld: str) -> None:
    """What arrives is pasted into a field of the page and read there."""
    if withheld == "missing":
        opened.execute_script("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})")
    elif withheld == "refusing":
        opened.execute_script(
            "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('no'))},"
            "configurable: true})"
        )
    else:
        opened.execute_script(
            "Object.defineProperty(navigator, 'clipboard', {value: {writeText: text => { window.taken = text;"
            "return Promise.resolve(); }}, configurable: true})"
        )
    row = opened.execute_script("return document.querySelector(arguments[0] + ' td:last-child a').hash", ARRIVALS)
    reference = opened.find_element("css selector", f"{row} .cite").text
    assert "Herald" in reference
    click(opened, f"{row} .copy")
    assert waited(lambda: opened.find_element("css selector", "#said").text == "Copied.")
    if withheld == "working":
        assert opened.execute_script("return window.taken") == reference
        return
    from selenium.webdriver.common.keys import Keys

    field = opened.find_element("css selector", "#q")
    field.send_keys(Keys.CONTROL, "v")
    assert field.get_attribute("value") == reference


def test_where_nothing_can_copy_the_text_is_selected_and_the_reader_told(opened: Any) -> None:
    opened.execute_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true});"
        "document.execCommand = () => false"
    )
    click(opened, ".references li:nth-child(4) .copy")
    assert "press Ctrl+C" in opened.find_element("css selector", "#said").text
    assert "Herald" in opened.execute_script("return String(window.getSelection())")


def test_nothing_is_asked_of_the_network_and_no_error_is_logged(opened: Any, page: Path) -> None:
    click(opened, f"table:has({ARRIVALS}) thead th:nth-child(1) button")
    assert requests(opened) == [page.as_uri()]
    assert opened.get_log("browser") == []


def test_the_text_under_the_pointer_names_figure_claimant_source_and_paragraph(opened: Any) -> None:
    told = opened.execute_script(
        "return Array.from(document.querySelectorAll('.wide svg g > title')).map(t => t.textContent)"
    )
    assert any(
        "30,000 to 300,000: North Koreans in China" in text and "says: " in text and "¶2" in text for text in told
    )


@pytest.mark.parametrize("width", [390, 800, 1440])
def test_nothing_stands_to_the_side_at_any_width(opened: Any, page: Path, width: int) -> None:
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    opened.get(page.as_uri())
    assert opened.execute_script("return document.documentElement.scrollWidth") <= width
    shown, smallest = opened.execute_script(
        "var svg = Array.from(document.querySelectorAll('figure svg')).find(s => s.getBoundingClientRect().width);"
        "return [svg.parentElement.className, 6.5 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width]"
    )
    assert shown == ("narrow" if width < 700 else "wide")
    cell = opened.execute_script("return document.querySelector('.figures tbody td').getBoundingClientRect().width")
    assert (cell > width / 2) == (width < 700), "on a phone a figure has the whole line"
    assert smallest >= 10, "the smallest type of a picture, in pixels"


def test_columns_line_up_on_paper_no_cell_holds_an_address_and_nothing_is_split_or_cut(opened: Any) -> None:
    """A short table has no heading on paper, which gives a long one its columns."""
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    lefts, texts = opened.execute_script(
        "var rows = Array.from(document.querySelectorAll('.figures tbody tr'));"
        "return [rows.map(r => [r.cells[1], r.cells[2], r.cells[5]].map("
        "c => Math.round(c.getBoundingClientRect().left)).join()), rows.map(r => r.textContent)]"
    )
    assert len(lefts) > 30
    assert len(set(lefts)) == 1
    assert not any("://" in text for text in texts)
    kept, widest = opened.execute_script(
        "var all = Array.from(document.querySelectorAll('.figures tbody tr, figure'));"
        "return [Array.from(new Set(all.map(e => getComputedStyle(e).breakInside))),"
        "Math.max(...Array.from(document.querySelectorAll('.wide')).map(e => e.getBoundingClientRect().width))]"
    )
    assert kept == ["avoid"], "no row and no picture is split across sheets"
    assert 300 < widest <= (210 - 2 * 12) * 96 / 25.4, "no picture is wider than the sheet without its margins"


def test_the_page_fits_eight_sheets_and_prints_no_controls(opened: Any) -> None:
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = opened.execute_script(
        "return ['#filters', '.copy', '.narrow', '.wide']"
        ".map(selector => getComputedStyle(document.querySelector(selector)).display)"
    )
    assert shown == ["none", "none", "none", "block"]
    paper = base64.b64decode(opened.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 8


@pytest.mark.slow
def test_the_wider_record_fits_sixty_sheets(browser: Any, tmp_path: Path) -> None:
    from nkr.app import main

    path = tmp_path / "wider.html"
    assert main(["report", "--with", "wider", "-o", str(path), "--db", str(tmp_path / "nkr.db")]) == 0
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.get(path.as_uri())
    paper = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 60


def test_without_javascript_everything_can_be_read_and_no_dead_button_is_shown(opened: Any, page: Path) -> None:
    opened.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    opened.get(page.as_uri())
    tree = opened.execute_cdp_cmd("DOMSnapshot.captureSnapshot", {"computedStyles": ["display"]})
    strings = tree["strings"]
    document = tree["documents"][0]
    boxes = [strings[text] for text in document["layout"]["text"] if text >= 0]
    text = " ".join(boxes)
    assert "30,000 to 300,000" in text
    assert "Seoul strives" in text
    assert "Copy" not in text.split()
    assert "Who says it" in text
    assert "everybody" not in text


def test_a_strict_policy_of_the_host_leaves_the_page_readable(opened: Any, page: Path) -> None:
    """A host may forbid every script and style: then the page is plain, and whole."""

    class Strict(http.server.SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", "default-src 'none'; sandbox")
            super().end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Strict, directory=str(page.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        opened.get(f"http://127.0.0.1:{server.server_port}/{page.name}")
        tree = opened.execute_cdp_cmd("DOMSnapshot.captureSnapshot", {"computedStyles": []})
        text = " ".join(tree["strings"][text] for text in tree["documents"][0]["layout"]["text"] if text >= 0)
        assert "30,000 to 300,000" in text
        assert "To cite this page" in text
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_chart_as_a_page_asks_nobody_logs_nothing_and_has_no_violation(
    opened: Any, page: Path, tmp_path: Path, theme: str, width: int
) -> None:
    from nkr.app import main

    chart = tmp_path / "chart.html"
    assert main(["chart", "in-china", "-o", str(chart), "--db", str(page.parent / "nkr.db")]) == 0
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    features = [{"name": "prefers-color-scheme", "value": theme}]
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
    opened.get_log("performance")
    opened.get(chart.as_uri())
    assert requests(opened) == [chart.as_uri()]
    assert opened.get_log("browser") == []
    smallest, paper = opened.execute_script(
        "var shown = Array.from(document.querySelectorAll('svg')).filter(s => s.getBoundingClientRect().width);"
        "return [shown.length == 1 && 6.5 * shown[0].getBoundingClientRect().width / shown[0].viewBox.baseVal.width,"
        "getComputedStyle(document.body).backgroundColor]"
    )
    assert smallest >= 8.5, "the smallest type, in pixels"
    assert paper == ("rgb(255, 255, 255)" if theme == "light" else "rgb(21, 23, 25)")
    assert opened.execute_script("return document.documentElement.scrollWidth") <= width
    if (axe := os.environ.get("NKR_AXE")) and Path(axe).is_file():
        assert violations(opened, axe) == []


def misdrawn(browser: Any, path: Path, width: float) -> list[object]:
    """Text over another, outside the picture, or wider than was calculated, as the browser draws it with its fonts."""
    from nkr.output.charts import text_metrics

    browser.get(path.as_uri())
    script = """return Array.from(document.querySelectorAll("text")).map(text => {
        const box = text.getBBox(), style = getComputedStyle(text)
        return [box.x, box.y, box.x + box.width, box.y + box.height,
                text.querySelector("tspan") ? "" : text.textContent, parseFloat(style.fontSize), style.fontWeight]
    })"""
    boxes = browser.execute_script(script)
    assert len(boxes) > 3
    edge = width * 72 / 25.4
    outside = [box for box in boxes if box[0] < -0.5 or box[2] > edge + 0.5]
    wide = [
        box for box in boxes if box[4] and box[2] - box[0] > text_metrics.width(box[4], box[5], box[6] == "700") + 0.5
    ]
    inner = [(left, top + 1.2, right, bottom - 1.2, text) for left, top, right, bottom, text, *_ in boxes]
    over = [
        (one[4], other[4])
        for one, other in itertools.combinations(inner, 2)
        if one[0] < other[2] - 0.3 and other[0] < one[2] - 0.3 and one[1] < other[3] and other[1] < one[3]
    ]
    return [*outside, *wide, *over]


@pytest.mark.parametrize("width", [45, 106, 212, 318])
@pytest.mark.parametrize("kind", ["strip", "years", "time"])
def test_chromium_draws_a_picture_as_it_was_measured(
    opened: Any, page: Path, tmp_path: Path, kind: str, width: int
) -> None:
    from nkr.app import main

    path, topic = tmp_path / "chart.svg", "defectors" if kind == "years" else "in-china"
    given = ["--as", kind, "--width", str(width), "--with", "wider", "--db", str(page.parent / "nkr.db")]
    assert main(["chart", topic, "-o", str(path), *given]) == 0
    assert misdrawn(opened, path, width) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [45, 106, 212, 318])
def test_chromium_draws_every_topic_of_the_wider_record_as_it_was_measured(
    opened: Any, page: Path, tmp_path: Path, width: int
) -> None:
    """At 45 mm and at 400, 800 and 1,200 pixels, in every kind."""
    from nkr.analysis.selection import Filter
    from nkr.errors import NothingFound
    from nkr.output.charts.pictures import Look
    from nkr.output.terminal import Format
    from nkr.services import drawing
    from nkr.services.session import Session

    path, checked = tmp_path / "chart.svg", 0
    with Session(Format.TABLE, ("wider",), db=str(page.parent / "nkr.db")) as session:
        for topic, kind in itertools.product(session.record.vocabulary.topics, drawing.Drawn):
            wanted = Filter(topic=topic)
            try:
                made = drawing.picture(session, wanted, session.facts(wanted), kind, Look(width=width))
            except NothingFound:  # no yearly figures
                continue
            path.write_text(made.svg(width), encoding="utf-8")
            assert misdrawn(opened, path, width) == [], (topic, kind)
            checked += 1
    assert checked > 35


def violations(browser: Any, axe: str) -> list[str]:
    browser.execute_script(Path(axe).read_text(encoding="utf-8"))
    found: list[str] = browser.execute_async_script(
        "var done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(result => done("
        "result.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes[0].html.slice(0, 200))))"
    )
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation_in_the_pages_of_a_site(opened: Any, page: Path, tmp_path: Path, theme: str) -> None:
    from nkr.app import main

    axe = os.environ.get("NKR_AXE")
    if not axe or not Path(axe).is_file():
        pytest.skip("NKR_AXE does not name axe-core's axe.min.js: npm install axe-core")
    assert main(["report", "--site", str(tmp_path / "public"), "--db", str(page.parent / "nkr.db")]) == 0
    features = [{"name": "prefers-color-scheme", "value": theme}]
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
    for name in ("index", "topics/arrests", "sources/korea-herald-2011-10", "facts/korea-herald-2011-arrivals-2008"):
        path = tmp_path / "public" / f"{name}.html"
        assert path.is_file()
        opened.get(path.as_uri())
        assert violations(opened, axe) == [], name


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("screen", ["wide", "phone"])
def test_axe_finds_no_violation(opened: Any, page: Path, screen: str, theme: str) -> None:
    axe = os.environ.get("NKR_AXE")
    if not axe or not Path(axe).is_file():
        pytest.skip("NKR_AXE does not name axe-core's axe.min.js: npm install axe-core")
    if screen == "phone":
        phone = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
        opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    features = [{"name": "prefers-color-scheme", "value": theme}]
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
    opened.get(page.as_uri())
    assert violations(opened, axe) == []
