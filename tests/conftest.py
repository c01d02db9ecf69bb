"""Golden files, and how hypothesis runs."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

GOLDEN = Path(__file__).parent / "golden"

# Slow machines are no fault of the code, and CI tries the same examples every time.
settings.register_profile("lchnv", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("lchnv")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with ``tests/golden/NAME``, or write the file with ``--renew``."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        # Bytes, so that no system's own line ends get in between.
        if request.config.getoption("--renew"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.exists(), f"{path} is missing: run pytest --renew and read the diff"
        assert text == path.read_bytes().decode()

    return compare


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run when a test was skipped where every program it needs should be."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("LCHNV_NO_SKIP") or reporter is None:
        return
    if reporter.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line("LCHNV_NO_SKIP is set, and a test was skipped:")
        for skipped in reporter.stats["skipped"]:
            reporter.write_line(f"  {skipped.nodeid}: {skipped.longrepr}")
