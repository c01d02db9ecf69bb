"""The whole of a source, recognised: what every file in this room finds, put together."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lchnv_cli.intake.recognise.annex_list import AnnexList, annexes_apart
from lchnv_cli.intake.recognise.beside import Beside
from lchnv_cli.intake.recognise.dates import days_of
from lchnv_cli.intake.recognise.draft import Doubt, Draft, Quoted, Someone
from lchnv_cli.intake.recognise.heading_lines import Found, numbers_joined, times_apart
from lchnv_cli.intake.recognise.layout_tables import laid_out
from lchnv_cli.intake.recognise.minutes_table import opened
from lchnv_cli.intake.recognise.point_headings import headings
from lchnv_cli.intake.recognise.point_texts import before_points, points_of, said_once, with_left
from lchnv_cli.intake.recognise.roll import ABSENT, GUESTS, PRESENT, UNCLEAR, Roll
from lchnv_cli.intake.recognise.signatures import signed_apart
from lchnv_cli.intake.recognise.source_body import body_of, is_of, kind_of, letterhead, principals
from lchnv_cli.intake.recognise.source_head import Head
from lchnv_cli.intake.recognise.source_lines import Element, Line, elements, lines_of
from lchnv_cli.intake.recognise.unfound import unfound
from lchnv_cli.intake.source_blocks import Kind, Source
from lchnv_cli.model.date_forms import date_of, dates_in
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.kinds import NOTES
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.previous import is_on_previous
from lchnv_cli.model.procedure import Body, Procedure

_DIARY = late(
    r"\b(?:dnr|d:nr|diarienr|diarienummer)\b\.?\s*:?\s*([A-ZÅÄÖ]*[\w-]*\s?\d{2,4}[/:-]\d[\d:/-]*)",
    re.IGNORECASE,
)
_PAGES = late(r"(?<![\s.…])[\s.…]+\d{1,3}$")  # in a list of contents
_FEW = 2  # points; fewer may stand in a table
_PAGE = late(r"(?:sida?n?\s*)?\d{1,3}\s*(?:\(|/|av\s)?\s*\d{0,3}\)?", re.IGNORECASE)


class _Parts(NamedTuple):
    """A source in its parts: what stands before the points, they, the signatures, the edges."""

    row: tuple[Element, ...]
    found: list[Found]
    head: Head
    tail: Head
    end: int
    signed: int
    margin: tuple[Line, ...]
    annexes: AnnexList


def recognise(
    source: Source,
    procedure: Procedure,
    people: Sequence[str] = (),
    *,
    body: Body | None = None,
    date: dt.date | None = None,
) -> Draft:
    """Recognise a document; ``people`` are those of the register.

    ``body`` and ``date`` are what the secretary says that they are.
    """
    parts = _parts(source, procedure, people)
    head, tail, found = parts.head, parts.tail, parts.found
    doubts: list[Doubt] = list(head.doubts)
    kind = kind_of(head, parts.margin, parts.row, doubts)
    own = body or body_of(procedure, head, parts.margin, parts.row, doubts)
    notes = kind is NOTES
    previous = _previous(parts.row, found)
    days = days_of(head.dated, previous, _years(source, parts.row), notes=notes)
    doubts += days.doubts if date is None else ()
    attendance, guests = _attendance(head.roll, doubts, notes=notes)
    told = (*parts.row[: parts.end], *parts.row[parts.signed :])
    points = with_left(points_of(told, found, decides=notes), tail.left, decides=notes)
    printed = letterhead(procedure, own)
    preamble, read, odd = before_points(head.left, printed)
    for line in parts.margin:
        (read if _is_edge(line.text, printed) else odd).append(Quoted(line.text, line.place))
    fields = _fields(parts, procedure, days.document, kind)
    doubts += unfound({*fields, *attendance}, head.left, odd, notes=notes)
    beside = Beside(source.pictures, source.notes, kind.word if kind else "bild")
    return Draft(
        *(kind, own, date or days.meeting),
        fields=fields,
        attendance=attendance,
        guests=guests,
        doubts=tuple(doubts),
        annexes=parts.annexes.annexes,
        read=(*read, *head.read, *head.roll.read, *tail.read, *parts.annexes.read),
        unplaced=(*head.odd, *odd, *_unseen(source)),
        preamble=tuple(map(beside.piece, preamble)),
        points=tuple(map(beside.point, said_once(points))),
        footnotes=beside.footnotes(),
        pictures=beside.pictures,
    )


def _parts(source: Source, procedure: Procedure, people: Sequence[str]) -> _Parts:
    whole, annexes = annexes_apart(
        numbers_joined(times_apart([*laid_out(elements(source.blocks))]))
    )
    row = tuple(whole)
    standing = [t for each in procedure.bodies.values() for t in each.standing_titles()]
    found = headings(row, tuple(dict.fromkeys(standing)))
    said: tuple[Quoted, ...] = ()
    if len(found) < _FEW or not any(each.mark or each.line.level for each in found):
        in_table, header = opened(row)
        others = headings(in_table, tuple(dict.fromkeys(standing)))
        if len(found) < _FEW or sum(each.mark is not None for each in others) > len(found):
            row, said, found = in_table, header, others
    strikes = source.kind is not Kind.TXT
    bodies = [name for each in procedure.bodies.values() for name in (*each.names(), each.title)]
    head = Head(Roll(principals(procedure), strikes=strikes, registered=people), bodies)
    before, contents = _contents_apart(row[: found[0].at] if found else row, found)
    head.take(before)
    row, end, signed, turned = signed_apart(row, found)
    tail = Head(head.roll)
    tail.take(row[end:signed])
    head.read += (*said, *contents, *turned)
    margin = (*lines_of(source.headers), *lines_of(source.footers))
    if not head.dated:
        margin = head.take_margin(margin)
    head.end()
    return _Parts(row, found, head, tail, end, signed, margin, annexes)


def _contents_apart(
    before: Sequence[Element], found: Sequence[Found]
) -> tuple[list[Element], list[Quoted]]:
    """Part the list of the points, which says nothing but their headings, from the head."""
    titles = {each.line.bare.text.casefold() for each in found}
    kept: list[Element] = []
    read: list[Quoted] = []
    for element in before:
        text = element.bare.text.casefold() if isinstance(element, Line) else ""
        if isinstance(element, Line) and _PAGES.sub("", text) in titles:
            read.append(Quoted(f"{element.sign} {element.text}".strip(), element.place))
        else:
            kept.append(element)
    return kept, read


def _attendance(
    roll: Roll, doubts: list[Doubt], *, notes: bool
) -> tuple[dict[str, tuple[Someone, ...]], tuple[Someone, ...]]:
    """Give those who were there or not, and the guests; an agenda has only these."""
    gathered = roll.gathered()
    guests = gathered.pop(GUESTS, ())
    if notes:
        doubts += roll.doubts
        return {n: gathered[n] for n in (PRESENT, ABSENT, UNCLEAR) if gathered.get(n)}, guests
    if gathered:
        said = "Källan räknar upp personer, och en dagordning har ingen närvaro."
        quote = "; ".join(str(each) for people in gathered.values() for each in people)
        doubts.append(Doubt(said, quote, roll.read[0].place))
    return {}, guests


def _previous(row: Sequence[Element], found: Sequence[Found]) -> dt.date | None:
    """Give the day of the meeting before: from the heading on its notes, or the text under it."""
    for number, each in enumerate(found):
        if not is_on_previous(each.line.bare.text):
            continue
        end = found[number + 1].at if number + 1 < len(found) else len(row)
        texts = [more.text for more in row[each.at : end] if isinstance(more, Line)]
        for text in texts:
            for date in dates_in(text):
                if date.date:
                    return date.date
    return None


def _years(source: Source, row: Sequence[Element]) -> list[dt.date]:
    """Give days that tell in which year a source was written, where its head does not."""
    text = " ".join(each.text for each in row if isinstance(each, Line))
    days = [date.date for date in dates_in(text) if date.date]
    saved = date_of(source.saved[:10])
    return days or ([saved] if saved else [])


def _fields(
    parts: _Parts, procedure: Procedure, document: dt.date | None, kind: DocumentKind | None
) -> dict[str, str]:
    head = parts.head
    found = {**parts.tail.fields, **head.fields}
    if head.hours:
        found["tid"] = str(head.hours)
    if document and kind is NOTES:
        found["upprättad"] = document.isoformat()
    for role in ("ordförande", "sekreterare"):
        if role not in found and (name := head.roll.leading(role)):
            found[role] = name
    if kind is not NOTES:
        found = {k: v for k, v in found.items() if k not in {"sekreterare", "justerare"}}
    edges = [*(line.text for line in parts.margin), *(title.text for title in head.titles)]
    numbers = (match[1] for text in edges if (match := _DIARY.search(text)))
    if "diarienummer" not in found and (number := next(numbers, "")):
        found["diarienummer"] = number
    issuer = found.get("utfärdad_av", "")
    if not issuer and any(_line_is(each, procedure.issuer_names()) for each in head.left):
        found["utfärdad_av"] = procedure.issuer
    return found


def _line_is(element: Element, names: Sequence[str]) -> bool:
    """Tell whether a line begins with one of some names."""
    text = element.text.casefold() if isinstance(element, Line) else ""
    return any(name and text.startswith(name.casefold()) for name in names)


def _is_edge(text: str, letterhead: Sequence[str]) -> bool:
    """Tell whether the edge of a page has nothing but its number and the letterhead."""
    return _PAGE.fullmatch(text) is not None or is_of(text, letterhead)


def _unseen(source: Source) -> Iterator[Quoted]:
    """Give what a reader of the source does not see, or only beside the text."""
    for paragraph in source.everything():
        gone = "".join(run.text for run in paragraph.runs if not run.stays)
        if gone.strip():
            yield Quoted(" ".join(gone.split()), paragraph.place)
    for comment in source.comments:
        for line in lines_of(comment.blocks):
            yield Quoted(line.text, comment.place)
