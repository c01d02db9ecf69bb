"""The head of a file that was read in: its fields, each under what is not certain of it."""

import re
from collections.abc import Sequence
from itertools import groupby

from lchnv_cli.intake.recognise.draft import Draft, Quoted, Someone
from lchnv_cli.intake.recognise.name_words import is_name
from lchnv_cli.intake.written import Written, one_line
from lchnv_cli.scalar import scalar

_FIELDS = (
    *("tid", "plats", "info", "upprättad", "diarienummer", "ordförande", "sekreterare"),
    *("justerare", "utfärdad_av"),
)
_NOBODYS = "Utan huvudman i källan"
_OWN = frozenset(("dokument", "organ", "datum", "tid", "upprättad"))  # in words of our own


def write_head(out: Written, draft: Draft, transcript: str, read: Sequence[Quoted]) -> None:
    """Write the head; ``read`` is what the source says in other words, which stands last in it."""
    if not (draft.kind and draft.body and draft.date):
        raise ValueError("no document without kind, body and date")
    named = [("dokument", draft.kind.word), ("avskrift", transcript), ("organ", draft.body.id)]
    named += [("datum", draft.date.isoformat())]
    named += [(name, draft.fields.get(name, "")) for name in _FIELDS]
    told = {name for name, value in named if value} | {*draft.attendance}
    told |= {"gäster"} if draft.guests else set()
    out.add("---")
    for name, value in named:
        if value:
            _doubts(out, draft, name)
            if name == "justerare" and len(several := _each(value)) > 1:
                out.add("justerare:", *(f"  - {scalar(each)}" for each in several))
                continue
            own = value if name in _OWN or name == "avskrift" else ""
            out.add(f"{name}: {scalar(value)}", own=own)
    for name, people in draft.attendance.items():
        _doubts(out, draft, name)
        _people(out, name, people)
    _parts(out, [each for people in draft.attendance.values() for each in people])
    if draft.guests:
        _doubts(out, draft, "gäster")
        out.add("gäster:")
        for person in draft.guests:
            out.add(f"  - {scalar(', '.join(filter(None, (str(person), person.principal))))}")
    _annexes(out, draft)
    for doubt in draft.doubts:
        if doubt.about and doubt.about not in told:
            out.doubt(doubt, head=True)
    _as_it_stood(out, draft, read)
    out.add("---")


def _doubts(out: Written, draft: Draft, name: str) -> None:
    for doubt in draft.doubts:
        if doubt.about == name:
            out.doubt(doubt, head=True)


def _each(value: str) -> list[str]:
    """Give the people of a value that is several, however the source parts them."""
    several = re.split(r"\s*[;,]\s+|\s+(?:och|samt|&)\s+", value)
    return several if all(map(is_name, several)) else [value]


def _people(out: Written, name: str, people: Sequence[Someone]) -> None:
    """Write an attendance by principal, or as a list where the source names none."""
    out.add(f"{name}:")
    if not any(person.principal for person in people):
        for person in people:
            out.add(f"  - {scalar(person)}")
        return
    order = list(dict.fromkeys(person.principal for person in people))
    ordered = sorted(people, key=lambda person: order.index(person.principal))
    for principal, own in groupby(ordered, key=lambda person: person.principal):
        out.add(f"  {scalar(principal or _NOBODYS)}:", own="" if principal else _NOBODYS)
        for person in own:
            out.add(f"    - {scalar(person)}")


def _annexes(out: Written, draft: Draft) -> None:
    """Write the list of annexes; their files are nowhere yet."""
    if draft.annexes:
        out.add("bilagor:", own="bilagor")
    for annex in draft.annexes:
        out.add(f"  - nr: {scalar(annex.number)}", own="nr")
        out.add(f"    titel: {scalar(annex.title)}", own="titel")


def _parts(out: Written, people: Sequence[Someone]) -> None:
    """Write those who were there a part of the meeting."""
    partly = [person for person in people if person.partly]
    if partly:
        out.add("delvis:", own="delvis")
    for person in partly:
        out.add(f"  - namn: {scalar(person.name)}", own=f"namn {person.name}")
        for name, value in (("från_punkt", person.first), ("till_punkt", person.last)):
            if value:
                out.add(f"    {name}: {scalar(value)}", own=name)


def _as_it_stood(out: Written, draft: Draft, read: Sequence[Quoted]) -> None:
    labels = [p.label for p in draft.points if p.label and p.label.rstrip(".)") != p.number[:-1]]
    if read or labels:
        out.add("# Så stod det i källan:", own="Så stod det i källan:")
    for quoted in read:
        out.add(f"#   {one_line(quoted.text)}")
    if labels:
        out.add(f"#   Numren: {one_line('  '.join(labels))}", own="Numren:")
