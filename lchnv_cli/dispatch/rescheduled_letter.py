"""What the mails about a meeting that is moved or called off say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RescheduledLetter:
    """What ``mejl-flyttat.txt.j2`` and ``mejl-installt.txt.j2`` get.

    ``old`` is the day that those who get the mail know, and ``day`` the new one, empty where the
    meeting is called off. ``agenda_by`` is the last day to publish, where that is still to come.
    ``carried`` tells whether an agenda comes up at the ``next`` meeting.
    """

    body: str
    old: str
    day: str
    decided: str
    sender: str
    facts: tuple[tuple[str, str], ...] = ()
    agenda_by: str = ""
    next: str = ""
    carried: bool = False

    @property
    def subject(self) -> str:
        """The mail's subject."""
        if self.day:
            return f"Mötet är flyttat: {self.body} {self.old} blir {self.day}"
        return f"Mötet är inställt: {self.body} {self.old}"

    @property
    def template(self) -> str:
        """The name of the template."""
        return "mejl-flyttat.txt.j2" if self.day else "mejl-installt.txt.j2"
