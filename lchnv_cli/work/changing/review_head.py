"""What reviewers changed of a head, written into it: fields, who was there, annexes."""

import re
from dataclasses import fields
from pathlib import PurePosixPath

from lchnv_cli.intake.returned.attending import HeadChanges
from lchnv_cli.intake.returned.confirming import WORDS
from lchnv_cli.load import nodes
from lchnv_cli.load.fields import record_of
from lchnv_cli.load.groups import ListOf
from lchnv_cli.load.head import Unchangeable, changed_head, read_head
from lchnv_cli.load.taken_away import without
from lchnv_cli.load.types import Date, DayOrUnclear
from lchnv_cli.load.yaml_edits import More, Value
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.folding import composed
from lchnv_cli.model.labelled import labelled
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.said_day import days_meant

_GUESTS = late(r"\s*,\s*(?=[A-ZÅÄÖ][\w-]+\s+[A-ZÅÄÖ])")
_MORE = {
    "Datum": "datum",
    "Mötesdag": "datum",
    "Gäster": "gäster",
    "Diarienummer": "diarienummer",
    "Avskrift av": "avskrift_av",
}


def labels_of(document: MeetingDocument) -> dict[str, str]:
    """Give what is printed above the text under each label, also of what is not filled in."""
    day = spoken_with_year(document.date)
    guests = ", ".join(map(str, document.guests))
    return {
        "Mötesdag" if document.kind.by_mail else "Datum": day,
        **dict(labelled(document)),
        "Gäster": guests,
        "Diarienummer": document.diary_number,
        "Avskrift av": document.transcript_of,
    }


def with_head(text: str, document: MeetingDocument, done: HeadChanges) -> tuple[str, list[str]]:
    """Give a document's text with its head changed, and what could not be written."""
    lost: list[str] = []
    file = document.file
    names = _names(document)
    for label, value in done.fields.items():
        try:
            text = _field(file, text, names[label], value, document)
        except (Unchangeable, ValueError, KeyError):
            lost.append(f"{label}: {value}")
    for (field, principal), people in done.people.items():
        try:
            text = _people(file, text, (field, principal) if principal else (field,), people)
        except Unchangeable:
            lost.append(f"{field}, {principal}: {', '.join(people)}")
    text = _to_confirm(text, done)
    try:
        text = _annexes(file, text, done)
    except Unchangeable as fault:
        lost.append(str(fault))
    return text, lost


def _names(document: MeetingDocument) -> dict[str, str]:
    """Give the field that is printed under each label."""
    named = {field.attribute: field.name for field in record_of(document.kind).fields}
    own = {
        each.metadata["label"]: named[each.name]
        for each in fields(document)
        if "label" in each.metadata and each.name in named
    }
    return {**_MORE, **own}


def _field(file: PurePosixPath, text: str, name: str, value: str, document: MeetingDocument) -> str:
    """Set one field. Raises ValueError where the value is none, and Unchangeable."""
    node = _node(text, name)
    if not value.strip():
        return without(file, text, (name,)) if node is not None else text
    own = next(each for each in record_of(document.kind).fields if each.name == name)
    new: Value = " ".join(value.split())
    if isinstance(own.type, (Date, DayOrUnclear)) or name == "datum":
        days = days_meant(value, document.date)
        if len(days) != 1:
            raise ValueError(value)
        new = days[0].isoformat()
    elif isinstance(own.type, ListOf) and not isinstance(node, nodes.Scalar | None):
        if any(not isinstance(each, nodes.Scalar) for each in getattr(node, "nodes", ())):
            raise ValueError(value)
        new = _GUESTS.split(value.rstrip("."))
    return changed_head(file, text, {(name,): new})


def _people(file: PurePosixPath, text: str, names: tuple[str, ...], people: list[str]) -> str:
    """Write who stands somewhere; those who stood there already are written as they were."""
    node = _node(text, *names)
    old = [each for each in getattr(node, "nodes", ()) if isinstance(each, nodes.Scalar)]
    if node is not None and len(old) != len(getattr(node, "nodes", ())):
        raise Unchangeable(file)
    written = {_plain(each.text): each.text for each in old}
    if not people:
        return without(file, text, names) if node is not None else text
    kept = [_plain(each.text) for each in old if _plain(each.text) not in map(_plain, people)]
    if node is not None and kept and len(kept) + len(people) == len(old):
        for name in kept:
            at = [_plain(each.text) for each in getattr(_node(text, *names), "nodes", ())]
            text = without(file, text, (*names, str(at.index(name))))
        return text
    values = [written.get(_plain(name), name) for name in people]
    return changed_head(file, text, {names: values})


def _to_confirm(text: str, done: HeadChanges) -> str:
    """Say above each field of the attendance whom somebody put in or took away."""
    for field, people in done.confirm.items():
        line = re.search(rf"^(?={field}[ \t]*:)", text, re.MULTILINE)
        mark = f"# {WORDS}: {', '.join(people)}"
        if line is not None and mark not in text:
            end = "\r\n" if "\r\n" in text else "\n"
            text = f"{text[: line.start()]}{mark}{end}{text[line.start() :]}"
    return text


def _plain(name: str) -> str:
    return " ".join(name.replace("~", "").split())


def _annexes(file: PurePosixPath, text: str, done: HeadChanges) -> str:
    for at, pair in done.annexes.items():
        if pair is not None:
            node = _node(text, "bilagor", str(at))
            known = dict(zip(("nr", "titel"), pair, strict=True))
            for name, value in known.items():
                own = _of(node, name)
                if not isinstance(own, nodes.Scalar) or own.text.strip() != value:
                    text = changed_head(file, text, {("bilagor", str(at), name): value})
    for at in sorted((at for at, pair in done.annexes.items() if pair is None), reverse=True):
        text = without(file, text, ("bilagor", str(at)))
    more = [{"nr": number, "titel": title} for number, title in done.new_annexes]
    return changed_head(file, text, {("bilagor",): More(more)}) if more else text


def _node(text: str, *names: str) -> nodes.Node | None:
    node = read_head(text)[0]
    for name in names:
        node = _of(node, name)
    return node


def _of(node: nodes.Node | None, name: str) -> nodes.Node | None:
    if isinstance(node, nodes.Sequence):
        return node.nodes[int(name)] if int(name) < len(node.nodes) else None
    if not isinstance(node, nodes.Mapping):
        return None
    return next((value for key, value in node.entries if composed(key.text) == name), None)
