"""How people are written in the documents: attendance, parts of a meeting, exemptions."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lchnv_cli.load.groups import ListOf, Named
from lchnv_cli.load.nodes import Mapping, Node, Scalar
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import Field, Record, Values, placed
from lchnv_cli.load.types import Date, Schema, Text, text_of, where
from lchnv_cli.model.document import Attendee, Exemption, Part
from lchnv_cli.model.late_pattern import late

# What is struck through: ~~Name~~, the same in HTML, Word's own line through each letter, or so
# many words.
_STRUCK = late(
    r"~~(.*?)~~|<(?P<tag>s|del|strike)>(.*?)</(?P=tag)>|\u0336"
    r"|\s*\(\s*(?:över|genom)?struke[nt]\s*\)|,\s*(?:över|genom)?struke[nt]\s*$",
    re.IGNORECASE,
)
_REVERSED = late(r"[A-ZÅÄÖÉÜ][\w’'-]+,\s+[A-ZÅÄÖÉÜ][a-zåäöéü’'-]+(?=\s*(?:,|$))")
_ACTING = late(r"\s*\(\s*tf\.?\s*\)", re.IGNORECASE)


class Name(NamedTuple):
    """A person as ``Namn``, ``Namn (tf)`` or ``Namn, titel``; Falk, Lo is a name."""

    about: str = "ett namn, kanske följt av (tf) eller av kommatecken och titel"

    def read(self, node: Node, reading: Reading, path: str) -> Attendee | None:
        """Read the person."""
        if not (text := text_of(node, reading, path)):
            return None
        bare = _STRUCK.sub(lambda match: match[1] or match[3] or "", text)
        bare_name = _ACTING.sub("", bare)
        reversed_name = _REVERSED.match(bare_name)
        end = reversed_name.end() if reversed_name else 0
        name, _, title = bare_name[end:].partition(",")
        name = bare_name[:end] + name
        return Attendee(
            " ".join(name.split()),
            "",
            where(reading, path),
            acting=_ACTING.search(bare) is not None,
            title=title.strip(),
            struck=bare != text,
        )

    def schema(self) -> Schema:
        """Describe the text."""
        return Text().schema()


class Attendance(NamedTuple):
    """People by principal, or a plain list where the source does not say the principal."""

    about: str = "huvudman: [personer], en på varje rad, eller bara en lista med personer"
    called: tuple[str, str] = ("huvudman", "representanter")

    def read(self, node: Node, reading: Reading, path: str) -> tuple[Attendee, ...] | None:
        """Read everyone."""
        people = ListOf(Name())
        if not isinstance(node, Mapping):
            return _with_titles(people.read(node, reading, path) or ())
        by_principal = Named(people).read(node, reading, path) or {}
        return tuple(
            Attendee(p.name, principal, p.place, p.acting, p.title, p.struck)
            for principal, group in by_principal.items()
            for p in _with_titles(group)
        )

    def schema(self) -> Schema:
        """Describe an object of lists, or a list."""
        names = ListOf(Name())
        return {"anyOf": [Named(names).schema(), *names.schema()["anyOf"]]}


_TITLE = late(r"(?:tf\.?\s+)?[a-zåäö-]*(?:chef|direktör|ledare|samordnare|utredare|strateg)")


def _with_titles(people: Iterable[Attendee]) -> tuple[Attendee, ...]:
    """Give people, where ``[Bo Ek, socialchef]`` is one with his title and not two."""
    found: list[Attendee] = []
    for each in people:
        if found and not found[-1].title and _TITLE.fullmatch(each.name):
            found[-1] = found[-1]._replace(title=each.name)
        else:
            found.append(each)
    return tuple(found)


def _exemption(values: Values, _: Reading) -> Exemption:
    return Exemption(place=values.place, **{"rule": "", "reason": "", **values.found})


PART = Record(
    "raden om en person",
    (
        Field("namn", "name", Text(), "personens namn", "Bo Ek", required=True),
        Field(
            "från_punkt",
            "first",
            Text(),
            "den första punkten personen var med på; annars från början",
            "3",
        ),
        Field(
            "till_punkt",
            "last",
            Text(),
            "den sista punkten personen var med på; annars till slutet",
            "9",
        ),
    ),
    placed(Part),
    short="namn",
)

EXEMPTION = Record(
    "undantaget",
    (
        Field(
            "regel",
            "rule",
            Text(),
            "regelns namn; måste finnas för att undantaget ska gälla",
            "sen-dagordning",
        ),
        Field(
            "skäl",
            "reason",
            Text(),
            "varför regeln inte ska gälla här; utan skäl gäller inget undantag",
            "Mötet flyttades.",
        ),
        Field(
            "gäller",
            "only",
            Text(),
            "ord ur felets meddelande, så att undantaget bara gäller det felet",
            "måndag 18 maj",
        ),
        Field(
            "beslutat_av", "decided_by", Text(), "den som beslutade om undantaget", "Chef för RSS"
        ),
        Field("datum", "date", Date(), "dagen undantaget beslutades", "2026-03-13"),
    ),
    _exemption,
)


def lone(text: str, line: int = 1, column: int = 1) -> Scalar:
    """Make a scalar of text that does not come from YAML."""
    return Scalar(text, line, column)
