"""What a check found, as the report formats take it."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from lchnv_cli.model.finding import Finding, Severity


def page_of(rule: str, home: str) -> str:
    """Give the address where a rule is described, in the repository that the program is from."""
    return f"{home}/blob/main/docs/regler.md#{quote(rule, errors='replace')}"


class RuleInfo(NamedTuple):
    """What the formats tell about a rule; all texts are Swedish and may have several lines."""

    id: str
    paragraph: str
    severity: Severity
    summary: str
    why: str
    help: str


class Report(NamedTuple):
    """The findings in the order they are shown, and how many documents were read.

    ``rules`` are all rules that were run, whether or not they found anything; ``version`` is the
    program's and ``home`` where that comes from; both may be empty. ``show_exempted`` is asked for
    by people: programs that know of exemptions are told of them always. ``within`` is where the
    folder lies in its repository, for formats whose readers count from there.
    """

    findings: tuple[Finding, ...]
    documents: int
    rules: tuple[RuleInfo, ...] = ()
    version: str = ""
    home: str = ""
    show_exempted: bool = False
    within: PurePosixPath = PurePosixPath()

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that no exemption covers: the only ones that count."""
        return tuple([finding for finding in self.findings if not finding.exempted])

    @property
    def exempted(self) -> tuple[Finding, ...]:
        """The findings that an exemption covers; they are told but never counted as faults."""
        return tuple(finding for finding in self.findings if finding.exempted)

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that people are shown, in order."""
        return self.findings if self.show_exempted else self.standing

    def count(self, severity: Severity) -> int:
        """Count the standing findings of a severity."""
        return sum(finding.severity is severity for finding in self.standing)


class Styled(NamedTuple):
    """Text for people; its pieces are made as they are written, for there may be half a million."""

    make: Callable[[], Iterator[tuple[str, str]]]

    @property
    def pieces(self) -> Iterator[tuple[str, str]]:
        """The pieces of the text, each with its style, which may be empty."""
        return self.make()

    @property
    def plain(self) -> str:
        """The text without its styles."""
        return "".join(text for text, _ in self.pieces)
