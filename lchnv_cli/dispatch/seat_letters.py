"""The mails about seats in groups: a call for nominations, and word to somebody appointed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SoughtSeat:
    """A seat that names are called for; ``since`` is when it became empty, as it is said."""

    seat: str
    whose: str
    since: str


@dataclass(frozen=True, slots=True)
class NominationLetter:
    """What ``mejl-nominering.txt.j2`` gets: the empty seats of a group, and until when.

    ``called`` is the meeting that called for names, where any did.
    """

    sender: str
    group: str
    task: str
    seats: tuple[SoughtSeat, ...]
    called: str
    until: str

    @property
    def subject(self) -> str:
        """The mail's subject."""
        until = f" – svara senast {self.until}" if self.until else ""
        return f"Nominera till {self.group}{until}"


@dataclass(frozen=True, slots=True)
class AppointedLetter:
    """What ``mejl-utsedd.txt.j2`` gets: who got which seat, from and until when."""

    sender: str
    name: str
    group: str
    task: str
    seat: str
    start: str
    until: str
    decided: str
    responsible: str

    @property
    def subject(self) -> str:
        """The mail's subject."""
        return f"Du är utsedd till {self.group}"
