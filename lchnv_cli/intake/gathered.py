"""A paragraph that is being read, piece by piece."""

from dataclasses import replace

from lchnv_cli.intake.source_blocks import Run


class Gathered:
    """The runs of a paragraph so far: pieces that look the same become one run."""

    def __init__(self) -> None:
        self._runs: list[tuple[Run, list[str]]] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing is there yet."""
        return not self._runs

    @property
    def ends_in_space(self) -> bool:
        """Whether a space more would not be seen."""
        return not self._runs or (
            bool(self._runs[-1][1]) and self._runs[-1][1][-1][-1:] in {" ", "\n", "\t"}
        )

    def ends_with(self, text: str) -> bool:
        """Tell whether that is the last there is so far."""
        return bool(self._runs and self._runs[-1][1]) and self._runs[-1][1][-1].endswith(text)

    def add(self, text: str, like: Run) -> None:
        """Add text that looks like a run, which is itself empty."""
        if not text:
            return
        if self._runs and self._runs[-1][1] and self._runs[-1][0] == like:
            self._runs[-1][1].append(text)
        else:
            self._runs.append((like, [text]))

    def put(self, run: Run) -> None:
        """Put in a picture or the mention of a note."""
        self._runs.append((run, []))

    @property
    def last(self) -> Run:
        """What the last piece looks like, itself empty."""
        return replace(self._runs[-1][0], text="") if self._runs else Run("")

    def cut(self, count: int) -> None:
        """Take away characters at the end."""
        if self._runs:
            like, pieces = self._runs.pop()
            if text := "".join(pieces)[:-count]:
                self._runs.append((like, [text]))

    def taken(self) -> tuple[Run, ...]:
        """Give the runs without the space at the end, and begin anew."""
        runs, self._runs = self._runs, []
        made = [replace(like, text="".join(pieces)) for like, pieces in runs]
        while made and not (made[-1].note or made[-1].picture):
            text = made[-1].text.rstrip(" \t\n\r\f")
            if text:
                made[-1] = replace(made[-1], text=text)
                break
            made.pop()
        return tuple(made)
