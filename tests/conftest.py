"""Golden files, the large programs that some tests ask, and how hypothesis runs."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from lchnv_cli.work.keeping import program
from tests.verapdf import harness

GOLDEN = Path(__file__).parent / "golden"

# Slow machines are no fault of the code, and CI tries the same examples every time.
settings.register_profile("lchnv", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("lchnv")

# Nothing is remembered from test to test; those that try the cache name a folder of their own.
os.environ["LCHNV_CACHE"] = ""
# Nor does what is read depend on the window that the tests run in.
os.environ.pop("COLUMNS", None)

# A test that asks for one of these is slow, without being marked so.
LARGE_PROGRAMS = {"verapdf", "libreoffice", "browser"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session", autouse=True)
def _settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let the program keep what it keeps for its user in a folder of the tests' own."""
    folder = str(tmp_path_factory.mktemp("settings"))
    os.environ.update(XDG_STATE_HOME=folder, LOCALAPPDATA=folder)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name the folder where things are remembered; it is not there yet."""
    folder = tmp_path / "kom-ihåg"
    monkeypatch.setenv("LCHNV_CACHE", str(folder))
    program.told.cache_clear()  # as in a process of its own
    return folder


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
        kept = path.read_bytes().decode()
        assert text == kept, f"{path} says otherwise: if the change is meant, run pytest --renew"

    return compare


@pytest.fixture(scope="session")
def verapdf(tmp_path_factory: pytest.TempPathFactory) -> harness.Validate:
    """Give what checks PDFs against PDF/UA and PDF/A."""
    if missing := harness.missing():
        pytest.skip(f"veraPDF needs {missing}")
    return harness.compile_into(tmp_path_factory.mktemp("verapdf"))


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Give what turns files into another format, beside themselves."""
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice (soffice)")
    home = f"-env:UserInstallation={tmp_path_factory.mktemp('hem').as_uri()}"

    def convert(to: str, files: list[Path], into: Path | None = None) -> None:
        command = ["soffice", home, "--headless", "--convert-to", to, "--outdir"]
        folder = into or files[0].parent
        subprocess.run([*command, folder, *files], check=True, capture_output=True, timeout=300)

    return convert


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium. It holds the thread's event loop, so no longer than a module's tests."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("needs Chromium")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=as_root)
        yield opened
        opened.close()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what asks a large program, before ``-m`` chooses among the tests."""
    for item in items:
        if isinstance(item, pytest.Function) and LARGE_PROGRAMS & set(item.fixturenames):
            item.add_marker("slow")


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
