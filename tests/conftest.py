"""Golden files, and how hypothesis runs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

GOLDEN = Path(__file__).parent / "golden"

# Slow machines are no fault of the code.
settings.register_profile("lchnv", deadline=None)
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
