"""The lines ``Nyckel: värde`` that a point may have: one member for each key.

Everything that is known of a key beside what becomes of its value stands here, so that the
reader, the rules and docs/format.md cannot tell different stories.
"""

import re
from enum import StrEnum
from functools import cache
from typing import Self

from lchnv_cli.model.late_pattern import late


class FactName(StrEnum):
    """A key as it is written, with what its line tells and an example of the value."""

    about: str
    example: str

    def __new__(cls, key: str, about: str, example: str) -> Self:
        """Make a member that is its own key."""
        self = str.__new__(cls, key)
        self._value_ = key
        self.about, self.example = about, example
        return self

    PRESENTER = (
        "Föredragande",
        "namn, titel, organisation; en rad till utan nyckel är en föredragande till",
        "Nils Hage, utvecklingsledare, RSS Prov",
    )
    PREPARED = ("Beredd", "när styrgruppen beredde ärendet", "styrgrupp 2026-05-08")
    MATTER = (
        "Ärende",
        "ett kort namn som följer ärendet från möte till möte, även om rubriken ändras",
        "vårdplanering",
    )
    HISTORY = (
        "Tidigare",
        "vad som har hänt ärendet på tidigare möten; new-agenda skriver raden",
        "bordlagd 2025-12-12, dagordning 6 b",
    )
    OUTCOME = ("Utfall", "vad som hände i stället för eller utöver ett beslut; se nedan", "ändrad")
    ANSWERS = ("Svar", "vilka som har svarat på ett beslut per capsulam", "alla 16 huvudmän")
    ASSIGNMENT = (
        "Uppdrag",
        "den som är ansvarig, och när det ska återrapporteras",
        "RSS Prov; återrapport 2026-09-18",
    )
    DEVELOPMENT = (
        "Utvecklingsuppdrag",
        "ett uppdrag att utveckla något; skrivs som Uppdrag, och behöver de två följande raderna",
        "RSS Prov; återrapport 2026-09-18",
    )
    REPORT = (
        "Återrapport",
        "klar när uppdraget är slutfört, annars fortsätter och när det återrapporteras igen",
        "fortsätter; återrapport 2026-11-20",
    )
    DESCRIPTION = ("Uppdragsbeskrivning", "var uppdraget är beskrivet", "Bilaga 3")
    PARTICIPATION = (
        "Brukarmedverkan",
        "hur patienter och brukare medverkar",
        "brukarråden deltar i arbetsgruppen",
    )
    POLITICAL = (
        "Politiskt beslut",
        "ja när nämnder måste fatta beslutet, som då ska hänskjutas till det politiska organet; är "
        "det hänskjutet dit behövs raden inte",
        "ja",
    )
    APPOINTS = (
        "Utser",
        "vem som utses till en plats i en grupp; huvudmannen står inom parentes",
        "Lo Falk (Björkby) till Vårdplanering",
    )
    NOMINATION = (
        "Nominering",
        "gruppen och platsen som någon söks till, och när nomineringarna ska ha kommit in",
        "Vårdplanering, socialchef; senast 2026-10-01",
    )

    @property
    def after_decision(self) -> bool:
        """Whether it may stand after a proposal or decision too, not only under a heading."""
        return self not in {FactName.PRESENTER, FactName.PREPARED, FactName.HISTORY}


FACT_NAMES = tuple(FactName)
AFTER_DECISION = tuple(name for name in FactName if name.after_decision)
ASSIGNMENTS = frozenset({FactName.ASSIGNMENT, FactName.DEVELOPMENT})

# A full stop for the colon, and what a value then must have to be one and not running text.
LIKELY = {
    FactName.PRESENTER: "",
    FactName.PREPARED: r"\d",
    FactName.OUTCOME: "",
    FactName.ASSIGNMENT: "återrapport",
    FactName.DEVELOPMENT: "återrapport",
    FactName.DESCRIPTION: r"bil\w*\.?\s*\d",
    FactName.POLITICAL: r"^(?:ja|nej)\b",
}
# Words that running text seldom puts a colon after; "Svar:" and "Ärende:" it does.
_TELLING = frozenset(FACT_NAMES) - {
    FactName.ANSWERS,
    FactName.MATTER,
    FactName.ASSIGNMENT,
    FactName.REPORT,
    FactName.HISTORY,
    FactName.APPOINTS,
    FactName.NOMINATION,
}
_PERSON = late(r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)+,[^.]+")
LONGEST = 100  # characters of a value; what is longer is running text


def slip_of(line: str) -> tuple[FactName, str] | None:
    """Give the key and the value of a line that is one but for its letters or its sign."""
    if not (match := _slip().match(line)):
        return None
    name = next(n for n in FACT_NAMES if n.casefold() == " ".join(match["name"].split()).casefold())
    value = match["value"].strip("*_ ")
    if match["colon"]:
        return (name, value) if name in _TELLING else None
    if not match["sign"]:
        return (name, value) if name is FactName.PRESENTER and _PERSON.fullmatch(value) else None
    likely = name in LIKELY and re.search(LIKELY[name], value, re.IGNORECASE)
    return (name, value) if likely and len(value) <= LONGEST else None


@cache
def _slip() -> re.Pattern[str]:
    names = "|".join(FACT_NAMES).replace(" ", r"[^\S\n]")
    return re.compile(
        rf"(?P<name>{names})[*_]*(?:\s*(?P<colon>[:：∶﹕])|(?P<sign>[.;=]|\s+[-–—=](?=\s))|,?\s)[*_]*"
        r"(?P<value>.*)",
        re.IGNORECASE | re.DOTALL,
    )
