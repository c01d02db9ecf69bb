"""The bar of long work: drawn for somebody who has waited, and for nobody else."""

import io
import sys

import pytest

from lchnv_cli.screen import how_far
from lchnv_cli.screen.how_far import tracked


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
