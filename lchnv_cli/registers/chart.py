"""What a chart of a register shows, whatever draws it."""

from typing import NamedTuple


class Series(NamedTuple):
    """A row of numbers with its name; None where there is nothing to show."""

    name: str
    values: tuple[int | None, ...]


class Chart(NamedTuple):
    """Numbers that are easier seen than read: bars side by side, or else a line for each series.

    ``name`` is English, for files and programs.
    """

    name: str
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    bars: bool

    @property
    def alternative(self) -> str:
        """All that the chart shows, in words."""
        return f"{'Stapel' if self.bars else 'Linje'}diagram. {self.title}. " + " ".join(
            f"{name}: {', '.join(_said(*pair) for pair in zip(self.labels, values, strict=True))}."
            for name, values in self.series
        )


def _said(label: str, value: int | None) -> str:
    return f"{label} {'okänt' if value is None else value}"
