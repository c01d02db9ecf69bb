"""What a rule is, and how one is declared."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity

FORM = "form"


@dataclass(frozen=True, slots=True)
class Texts:
    """What `lchnv rule ID` tells, in Swedish.

    ``summary`` is one line naming the fault; ``why`` retells the paragraph; ``wrong`` and
    ``right`` are short examples; ``mend`` says what to do.
    """

    summary: str
    why: str
    wrong: str
    right: str
    mend: str


Check = Callable[[Any, Context], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault that can be found.

    ``cites`` is a paragraph of the arbetsordning, or ``form``; paragraph rules only judge
    meetings that the arbetsordning governs. ``subject`` is the class whose objects are judged.
    A rule without ``check`` belongs to the reading of files or to the runner.
    """

    id: str
    cites: str
    severity: Severity
    texts: Texts
    subject: type | None = None
    check: Check | None = None
    fixable: str = ""

    @property
    def governed(self) -> bool:
        """Whether the arbetsordning must apply."""
        return self.cites != FORM


def rule(
    rule_id: str, *, cites: str, severity: Severity, texts: Texts, fixable: str = ""
) -> Callable[[Check], Rule]:
    """Declare a check as a rule.

    The class named by the check's first parameter says what it judges: Agenda, Notes,
    MeetingDocument, Calendar, Document, Meeting, Register or Archive.
    """

    def declare(check: Check) -> Rule:
        subject = next(iter(inspect.get_annotations(check).values()))
        return Rule(rule_id, cites, severity, texts, subject, check, fixable)

    return declare
