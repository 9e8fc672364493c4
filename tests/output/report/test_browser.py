"""The page in a real browser: sorting, filtering, copying, printing, a phone, accessibility, silence on the network.

Needs Debian's chromium and chromium-driver, selenium, and for accessibility axe-core's axe.min.js, which NKR_AXE names
(npm install axe-core). Where one is missing, the test is skipped and says so.
"""

from __future__ import annotations

import base64
import functools
import http.server
import json
import os
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


def column(browser: Any, table: str, number: int) -> list[str]:
    """The cells of a table's column that can be seen, from top to bottom."""
    script = (
        "return Array.from(document.querySelectorAll(arguments[0] + ' tbody tr')).filter(r => !r.hidden)"
        ".map(r => r.cells[arguments[1]].firstChild.textContent)"
    )
    found: list[str] = browser.execute_script(script, table, number)
    return found


def click(browser: Any, selector: str) -> None:
    browser.execute_script("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
    browser.find_element("css selector", selector).click()


def requests(browser: Any) -> list[str]:
    """Every address that was asked for since the logs were read last."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return [address for address in sent if not address.startswith("about:")]


def waited(condition: Callable[[], bool], seconds: float = 5) -> bool:
    import time

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


ARRIVALS = "#f-table-1"


def test_a_table_sorts_by_a_column_and_back(opened: Any) -> None:
    click(opened, f"{ARRIVALS} thead th:nth-child(1) button")
    assert column(opened, ARRIVALS, 0) == [
        "1,383",
        "1,400",
        "2,018",
        "2,423",
        "2,544",
        "2,809",
        "2,927",
        "nearly 22,000",
    ]
    heading = opened.find_element("css selector", f"{ARRIVALS} thead th:nth-child(1)")
    assert heading.get_attribute("aria-sort") == "ascending"
    click(opened, f"{ARRIVALS} thead th:nth-child(1) button")
    assert column(opened, ARRIVALS, 0)[0] == "nearly 22,000"
    assert heading.get_attribute("aria-sort") == "descending"


def test_a_table_sorts_by_keyboard(opened: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    opened.find_element("css selector", f"{ARRIVALS} thead th:nth-child(3) button").send_keys(Keys.ENTER)
    assert column(opened, ARRIVALS, 2)[0] == "2005"


def test_a_filter_shows_only_what_holds_every_word_and_says_how_many(opened: Any) -> None:
    opened.find_element("css selector", f"{ARRIVALS}-w").send_keys("korea herald 2008")
    status = opened.find_element("css selector", f"[data-for='{ARRIVALS[1:]}'] [role=status]")
    assert waited(lambda: status.text == "1 of 8 shown"), status.text
    assert column(opened, ARRIVALS, 0) == ["2,809"]


def test_a_choice_shows_only_one_measure(opened: Any) -> None:
    from selenium.webdriver.support.select import Select

    Select(opened.find_element("css selector", f"{ARRIVALS}-c")).select_by_value("arrivals-south-korea-cumulative")
    assert waited(lambda: column(opened, ARRIVALS, 0) == ["nearly 22,000"])


def test_a_link_shows_a_row_that_a_filter_hides(opened: Any) -> None:
    opened.find_element("css selector", f"{ARRIVALS}-w").send_keys("nothing holds this")
    assert waited(lambda: column(opened, ARRIVALS, 0) == [])
    opened.execute_script("location.hash = '#f-korea-herald-2011-arrivals-2008'")
    assert waited(lambda: column(opened, ARRIVALS, 0) == ["2,809"])


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
    button = "#f-korea-herald-2011-arrivals-2008 .copy"
    reference = opened.find_element("css selector", "#f-korea-herald-2011-arrivals-2008 .cite").text
    assert "Herald" in reference
    click(opened, button)
    assert waited(lambda: opened.find_element("css selector", "#said").text == "Copied.")
    assert waited(lambda: opened.find_element("css selector", button).text == "Copied")
    if withheld == "working":
        assert opened.execute_script("return window.taken") == reference
        return
    from selenium.webdriver.common.keys import Keys

    field = opened.find_element("css selector", f"{ARRIVALS}-w")
    field.send_keys(Keys.CONTROL, "v")
    assert field.get_attribute("value") == reference


def test_where_nothing_can_copy_the_text_is_selected_and_the_reader_told(opened: Any) -> None:
    opened.execute_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true});"
        "document.execCommand = () => false"
    )
    click(opened, "#f-korea-herald-2011-arrivals-2008 .copy")
    assert "press Ctrl+C" in opened.find_element("css selector", "#said").text
    assert "Herald" in opened.execute_script("return String(window.getSelection())")


def test_nothing_is_asked_of_the_network_and_no_error_is_logged(opened: Any, page: Path) -> None:
    click(opened, f"{ARRIVALS} thead th:nth-child(1) button")
    assert requests(opened) == [page.as_uri()]
    assert opened.get_log("browser") == []


def test_the_text_under_the_pointer_names_figure_claimant_source_and_paragraph(opened: Any) -> None:
    told = opened.execute_script(
        "return Array.from(document.querySelectorAll('.wide svg g > title')).map(t => t.textContent)"
    )
    assert any(
        "30,000 to 300,000: North Koreans in China" in text and "says: " in text and "¶2" in text for text in told
    )


def test_a_phone_shows_the_narrow_pictures_and_nothing_to_the_side(opened: Any, page: Path) -> None:
    phone = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    opened.get(page.as_uri())
    assert opened.execute_script("return document.documentElement.scrollWidth") <= 360
    shown = opened.execute_script(
        "return ['.wide', '.narrow'].map(s => getComputedStyle(document.querySelector(s)).display)"
    )
    assert shown == ["none", "block"]
    smallest = opened.execute_script(
        "var svg = document.querySelector('.narrow svg'); return 6.5 * svg.getBoundingClientRect().width /"
        "svg.viewBox.baseVal.width"
    )
    assert smallest >= 10, "the smallest type of a picture, in pixels"


def test_on_a_phone_the_headings_of_a_table_do_not_run_into_each_other(opened: Any, page: Path) -> None:
    phone = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    opened.get(page.as_uri())
    script = (
        "return Array.from(document.querySelectorAll('#c-table thead th')).map(th => {"
        "var box = (th.querySelector('button') || th).getBoundingClientRect();"
        "return [box.left, box.top, box.right, box.bottom]; })"
    )
    boxes = opened.execute_script(script)
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert other[0] >= right - 1 or other[2] <= left + 1 or other[1] >= bottom - 1 or other[3] <= top + 1


def test_print_leaves_out_the_controls_and_unfolds_what_is_folded(opened: Any) -> None:
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = opened.execute_script(
        "return ['.tools', '.copy', 'nav', '.narrow', '.wide']"
        ".map(selector => getComputedStyle(document.querySelector(selector)).display)"
    )
    assert shown == ["none", "none", "none", "none", "block"]
    paper = base64.b64decode(
        opened.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"]
    )
    assert paper.startswith(b"%PDF")


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
    assert "Copy citation" not in text
    assert "Find in the figures" not in text


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
        assert "How to cite this page" in text
    finally:
        server.shutdown()
        server.server_close()


def test_a_chart_as_a_page_asks_nobody_logs_nothing_and_has_no_violation(
    opened: Any, page: Path, tmp_path: Path
) -> None:
    from nkr.app import main

    chart = tmp_path / "chart.html"
    assert main(["chart", "in-china", "-o", str(chart), "--db", str(page.parent / "nkr.db")]) == 0
    opened.get_log("performance")
    opened.get(chart.as_uri())
    assert requests(opened) == [chart.as_uri()]
    assert opened.get_log("browser") == []
    if (axe := os.environ.get("NKR_AXE")) and Path(axe).is_file():
        assert violations(opened, axe) == []


def violations(browser: Any, axe: str) -> list[str]:
    browser.execute_script(Path(axe).read_text(encoding="utf-8"))
    found: list[str] = browser.execute_async_script(
        "var done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(result => done("
        "result.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes[0].html.slice(0, 200))))"
    )
    return found


@pytest.mark.parametrize("screen", ["wide", "phone"])
def test_axe_finds_no_violation(opened: Any, page: Path, screen: str) -> None:
    axe = os.environ.get("NKR_AXE")
    if not axe or not Path(axe).is_file():
        pytest.skip("NKR_AXE does not name axe-core's axe.min.js: npm install axe-core")
    if screen == "phone":
        phone = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
        opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
        opened.get(page.as_uri())
    opened.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(opened, axe) == []
