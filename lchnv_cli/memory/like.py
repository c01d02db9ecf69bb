"""What a name of a matter that nobody knows may mean, as whoever wrote it is asked."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.matter import known_as
from lchnv_cli.memory.strands import Matter

_FIGURES = re.compile(r"\d+")
_LIKE, _MOST = 80, 3  # of 100: how like a name must be to be asked for, and how many are


@dataclass(frozen=True, eq=False)
class Like:
    """Finds what a name that nobody knows may mean."""

    ledger: Ledger

    def of(self, name: str, before: dt.date) -> list[Matter]:
        """Give the matters older than a day that are called nearly so, open ones if any are."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - slow to load, seldom needed

        near = [each for _, each in self._near(name, self._all, fuzz.WRatio, before)]
        return ([each for each in near if each.open] or near)[:_MOST]

    def surely(self, name: str, before: dt.date) -> list[Matter]:
        """Give the older ones that are open, and have a name with the same words and figures."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - slow to load, seldom needed

        near = self._near(name, self._open, fuzz.ratio, before)
        figures = _FIGURES.findall(name)
        return [each for text, each in near if _FIGURES.findall(text) == figures][:_MOST]

    def _near(
        self,
        name: str,
        called: Sequence[tuple[str, Matter]],
        scorer: Callable[..., float],
        before: dt.date,
    ) -> Iterator[tuple[str, Matter]]:
        from rapidfuzz import process  # noqa: PLC0415 - slow to load, seldom needed

        texts = [text for text, _ in called]
        found: set[Matter] = set()
        for text, _, at in process.extract(
            known_as(name), texts, scorer=scorer, score_cutoff=_LIKE, limit=None
        ):
            matter = called[at][1]
            if matter not in found and matter.events[0].date < before:
                found.add(matter)
                yield text, matter

    @cached_property
    def _all(self) -> list[tuple[str, Matter]]:
        names = ((each, {each.name, each.title}) for each in self.ledger.told)
        return [(known_as(text), each) for each, own in names for text in sorted(own)]

    @cached_property
    def _open(self) -> list[tuple[str, Matter]]:
        return [(text, each) for text, each in self._all if each.open]
