"""What a rule is, and how one is declared."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.procedure import Edition, Procedure
from lchnv_cli.model.register import Register
from lchnv_cli.model.sentences import NOWHERE
from lchnv_cli.model.wording import filled
from lchnv_cli.workdays import Workdays

FORM = "form"


class Alone(NamedTuple):
    """What a rule may ask that judges a document by itself: its whole text, and the ground.

    It cannot see the folder or the day, so what it finds is kept until the document, the
    register or rules.yaml changes.
    """

    procedure: Procedure
    register: Register
    workdays: Workdays
    text: FullText

    def value(self, name: str, body_id: str, on: dt.date) -> int:
        """Give what applied to a body on a day; see Procedure.value."""
        return self.procedure.value(name, body_id, on)


class Texts(NamedTuple):
    """What `lchnv rule ID` tells, in Swedish.

    ``summary`` is one line naming the fault; ``why`` retells the paragraph;
    ``unseen`` says what it cannot see; ``wrong`` and ``right`` are short examples; ``mend`` says
    what to do. The numbers of the arbetsordning stand
    in them by name: ``{arbetsdagar}``.
    """

    summary: str
    why: str
    unseen: str
    wrong: str
    right: str
    mend: str

    def filled(self, values: Mapping[str, int]) -> "Texts":
        """Give the texts with the numbers of an edition, as model/wording.py says them."""
        said = {name: filled(text, values) for name, text in self._asdict().items()}
        return Texts(**said)


Check = Callable[..., Iterator[Hit]]


class Rule(NamedTuple):
    """One fault that can be found.

    ``cites`` is a paragraph of the arbetsordning, or ``form``; paragraph rules only judge
    meetings that the arbetsordning governs. ``subject`` is the class whose objects are judged,
    ``asks`` the class of what the check asks beside it, and ``only`` says which meetings'
    documents are judged.
    ``follows`` tells that it judges what later meetings made of a matter.
    ``stops`` says whether its errors keep their document from being published: those of what the
    document says do, and those of days and of other documents are only told.
    A rule without ``check`` belongs to the reading of files or to the runner.
    """

    id: str
    cites: str
    severity: Severity
    texts: Texts
    subject: type | None = None
    asks: type | None = None
    check: Check | None = None
    only: Only = Only.ANY
    fixable: str = ""
    stops: bool = False
    follows: bool = False

    @property
    def alone(self) -> bool:
        """Whether it judges each document by itself."""
        return self.check is not None and self.asks is not Context

    def hits(self, subject: object, given: "Alone | Context") -> Iterator[Hit]:
        """Judge one subject."""
        assert self.check is not None  # noqa: S101 - only rules that check are asked
        if self.asks is None:
            return self.check(subject)
        if self.asks is FullText and isinstance(given, Alone):
            return self.check(subject, given.text)
        return self.check(subject, given)

    def under(self, edition: Edition) -> "Rule":
        """Give the rule as it is told under an edition: its paragraph there, and the numbers."""
        known = None if not self.governed else edition.paragraphs
        cites = self.cites if known is None else known.get(self.id, NOWHERE)
        return self._replace(cites=cites, texts=self.texts.filled(edition.told()))

    @property
    def governed(self) -> bool:
        """Whether the arbetsordning must apply."""
        return self.cites != FORM


def rule(  # noqa: PLR0913 - a declaration, every part with its name
    rule_id: str,
    *,
    cites: str,
    severity: Severity,
    texts: Texts,
    only: Only = Only.ANY,
    fixable: str = "",
    stops: bool | None = None,
    follows: bool = False,
) -> Callable[[Check], Rule]:
    """Declare a check as a rule.

    The check's parameters say what it judges and what it may ask. The first is an Agenda, Notes,
    MeetingDocument, Calendar, Document, Meeting, Register, Groups, Agreements or Archive. A
    document is judged by itself where the second is FullText, Alone or left out; with Context it is
    judged in brief, among all others. An error must say whether it ``stops`` its document from
    being published.
    """
    if stops is None and severity is Severity.ERROR:
        raise TypeError(f"{rule_id}: an error says whether it stops publishing")

    def declare(check: Check) -> Rule:
        *asked, _ = check.__annotations__.values()  # the last is what it gives
        subject, asks = [*asked, None][:2]
        return Rule(
            rule_id,
            cites,
            severity,
            texts,
            subject,
            asks,
            check,
            only,
            fixable,
            bool(stops),
            follows,
        )

    return declare
