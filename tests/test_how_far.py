"""The bar of long work: drawn for somebody who has waited, and for nobody else."""

import io
import sys
import threading
from pathlib import Path

import pytest

from lchnv_cli.screen import how_far, terminal
from lchnv_cli.screen.how_far import tracked
from tests.running import network


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")  # in one that can draw nothing, no bar is drawn


class Screen(io.StringIO):
    """A terminal that somebody looks at."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


@pytest.mark.parametrize(
    ("stream", "patience", "drawn"),
    [(Screen(), -1.0, True), (Screen(), 999.0, False), (io.StringIO(), -1.0, False)],
)
def test_a_bar_is_drawn_in_a_terminal_once_it_has_taken_long(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float, *, drawn: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(how_far, "PATIENCE", patience)
    assert list(tracked("abc", 3, "Läser")) == ["a", "b", "c"]
    assert ("Läser" in stream.getvalue()) is drawn


def test_the_wait_is_counted_over_all_that_the_program_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(terminal, "waited", lambda: how_far.PATIENCE + 0.1)
    assert list(tracked("ab", 2, "Granskar")) == ["a", "b"]
    assert "Granskar" in screen.getvalue()


def test_what_a_server_does_for_a_browser_draws_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(how_far, "PATIENCE", -1.0)
    done: list[str] = []
    served = threading.Thread(target=lambda: done.extend(tracked("ab", 2, "Läser")))
    served.start()
    served.join()
    assert (done, screen.getvalue()) == (["a", "b"], "")


@pytest.mark.parametrize(("options", "drawn"), [((), True), (("-q",), False)])
def test_the_bar_of_a_long_check_follows_the_reading_and_the_rules(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    *,
    drawn: bool,
) -> None:
    program, screen = network(tmp_path, capsys, monkeypatch), Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(how_far, "PATIENCE", -1.0)
    program("check", "--no-cache", "--today", "2026-03-01", *options)
    told = screen.getvalue()
    assert ["Läser" in told, "Granskar" in told] == [drawn, drawn]
