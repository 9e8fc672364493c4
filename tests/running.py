"""How the tests are run: in which processes, which of them are slow, and which may be skipped."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

THOROUGH = bool(os.environ.get("NKR_THOROUGH"))
"""Whether the slow tests run too, and the repeated ones hundreds of times. CI sets it."""
settings.register_profile(
    "nkr",
    max_examples=200 if THOROUGH else 40,
    derandomize=not THOROUGH,  # always the same, so that a failure comes again; CI draws others
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("nkr")

ALLOWED_SKIPS = Path(__file__).with_name("allowed_skips.toml")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--listed-skips",
        action="store_true",
        help=f"Fail if a test is skipped for a reason that {ALLOWED_SKIPS.name} does not list.",
    )


def pytest_configure(config: pytest.Config) -> None:
    # The tests start the program hundreds of times, and compiling it takes longer than what it does then. Where no byte
    # code may be written beside it, it is kept apart.
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None) and config.cache is not None:
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(config.cache.mkdir("pycache")))
    config.addinivalue_line("markers", "slow: takes seconds; runs where NKR_THOROUGH is set, or named by -m or its id")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """The whole suite runs in a process a core. A part of it runs in this process: workers take a second to start.

    ``-n 4`` and ``PYTEST_XDIST_AUTO_NUM_WORKERS`` decide otherwise.
    """
    whole = config.args_source is not pytest.Config.ArgsSource.ARGS
    return None if whole or "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else 0


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the slow tests, unless they are asked for: then they come first, so that no process waits for one."""
    if THOROUGH or config.option.markexpr:
        items.sort(key=lambda item: item.get_closest_marker("slow") is None)
        return
    named = {argument.partition("[")[0] for argument in config.args if "::" in argument}
    slow = [item for item in items if item.get_closest_marker("slow") and item.nodeid.partition("[")[0] not in named]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


def unlisted(skips: list[str]) -> list[str]:
    """The skips, as pytest tells them, whose reason is not in the list."""
    allowed = [entry["reason"] for entry in tomllib.loads(ALLOWED_SKIPS.read_text(encoding="utf-8"))["skip"]]
    return [skip for skip in skips if not any(reason in skip for reason in allowed)]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.getplugin("terminalreporter")
    if not session.config.option.listed_skips or reporter is None:
        return
    skips = [f"{report.nodeid}: {report.longrepr[2]}" for report in reporter.stats.get("skipped", ())]
    if found := unlisted(skips):
        reporter.ensure_newline()
        reporter.section("skipped, and not allowed to be", red=True)
        reporter.write_line("\n".join(sorted(set(found))))
        reporter.write_line(f"Provide what is missing, or list the reason in {ALLOWED_SKIPS.name}.")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
