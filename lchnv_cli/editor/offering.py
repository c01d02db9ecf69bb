"""What may be written at a place: in a head or a file of fields, or in running text."""

import re
from collections.abc import Iterable

from lchnv_cli.editor.known_names import Known, Offer
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.document import Document
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.kinds import kind_named

_VALUED = re.compile(r"[ \t]*(?:-[ \t]+)?(?P<key>[^\W\d][\w ]*):[ \t]*(?P<value>.*)$")
_ANNEX = re.compile(r"\b[Bb]ilag(?:a|or)\s+(?P<typed>\w*)$")
_WORDS = re.compile(r"[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?$")
_LAST = re.compile(r"[^,;\[{]*$")  # of several values on a line
_MEETINGS_AT = frozenset({FactName.PREPARED, FactName.HISTORY})


def offers_in_text(known: Known, before: str) -> list[Offer]:
    """Give what may follow a running text."""
    line = before.rpartition("\n")[2]
    valued = _VALUED.match(line)
    if valued:
        value = _LAST.search(valued["value"])
        typed = len(value[0].lstrip()) if value else 0
        return list(_values(known, valued["key"].strip(), typed))
    if annex := _ANNEX.search(line):
        return list(known.annexes(len(annex["typed"])))
    words = _WORDS.search(line)
    typed = len(words[0]) if words else 0
    found: list[Offer] = []
    if typed == len(line):
        found += (Offer(f"{name}: ", typed, "Property", name.about) for name in FactName)
    return [*found, *known.people(typed), *known.bodies(typed)]


def _values(known: Known, key: str, typed: int) -> Iterable[Offer]:
    if key == FactName.MATTER:
        return known.matters(typed)
    if key == FactName.DESCRIPTION:
        return (each._replace(text=f"Bilaga {each.text}") for each in known.annexes(typed))
    if key in _MEETINGS_AT:
        return known.meetings(typed)
    words = OutcomeKind if key == FactName.OUTCOME else ()
    said = (Offer(word, typed, "EnumMember", "utfall") for word in words)
    return (*said, *known.people(typed), *known.bodies(typed), *known.meetings(typed))


def kind_of(document: Document | None, text: str, name: str) -> DocumentKind | None:
    """Give the kind whose head a text is in the middle of; None where its head has ended."""
    lines = text.splitlines()
    if not lines or lines[0].lstrip("\ufeff").rstrip() != "---":
        return None
    if any(line.rstrip() == "---" for line in lines[1:]):
        return None
    told = (line.partition(":")[2].strip() for line in lines if line.startswith("dokument:"))
    return kind_named(next(told, "")) or (document.kind if document else kind_named(name))
