"""Points are numbered 1, 2, 3 …, sub-points lettered a, b, c …."""

from collections.abc import Callable, Iterator, Sequence

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Edit, Hit, Place, Severity
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Item, letter_of, number_of
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import FORM, Texts, rule
from lchnv_cli.rules.shared.look_alikes import look_alikes, unread_points

TEXTS = Texts(
    summary="Punkternas nummer eller underpunkternas bokstäver är inte i ordning.",
    why="Beslut och hänvisningar pekar på punktens nummer. Punkterna numreras 1, 2, 3 och "
    "så vidare, och under varje punkt underpunkterna a, b, c, utan luckor och dubbletter.",
    unseen="Om numren är desamma som i dagordningen, och hänvisningar i texten till fel punkt.",
    wrong="## 1. Mötets öppnande\n\n## 3. Övriga frågor",
    right="## 1. Mötets öppnande\n\n## 2. Övriga frågor",
    mend="Kör lchnv check --fix, som sätter rätt nummer och bokstav i varje rubrik. Se sedan "
    "efter om någon text hänvisar till en punkt som har fått nytt nummer.",
)
_READABLE = late(r"\d{1,3}|a?[a-z]")
# A label that lacks its mark or space ("5.Title", "5 Title") is replaced, not pushed to the right.
_BARE = late(rb"\d{1,3}(?:[.)](?!\d)[ \t]*|[ \t]+(?=[A-Z]|\xc3[\x84\x85\x96]))")
_LIKE_A_LABEL = late(r"(?:\d{1,3}|[A-Za-z])[.)]|a[a-z]\)|\d{1,3}\s")


@rule("fel-numrering", cites=FORM, severity=Severity.WARNING, texts=TEXTS, fixable="ja")
def numbering(document: MeetingDocument, text: FullText) -> Iterator[Hit]:
    """Find headings whose number or letter is not the one of their position.

    Past a heading that was perhaps not read as one, no position is known, so nothing is said.
    """
    points = list(_misnumbered(document.items, number_of, text))
    below = [
        (item.line, hit)
        for item in document.items
        for hit in _misnumbered(item.sub_items, letter_of, text)
    ]
    if not (points or below):
        return
    unread = [one for one in look_alikes(document, text) if one.level is not None]
    points_unread = (one.line for one in unread_points(document, text))
    first = min(points_unread, default=len(text.encoded))
    yield from (hit for hit in points if hit.place.line < first)
    for line, hit in below:
        if not any(line < one.line <= hit.place.line for one in unread):
            yield hit


def _misnumbered(
    items: Sequence[Item], label_of: Callable[[int], str], text: FullText
) -> Iterator[Hit]:
    seen: dict[str, int] = {}
    for position, item in enumerate(items, 1):
        label, expected = item.heading.label, label_of(position)
        if label != expected and _READABLE.fullmatch(expected):
            message = _message(item, expected, seen.get(label, 0))
            mark = "." if expected.isdigit() else ")"
            remedy = f"Skriv {expected}{mark} först i rubriken, eller kör lchnv check --fix."
            edits = _edits(text, item, f"{expected}{mark} ")
            yield Hit(Place(text.file, item.line), message, remedy, edits=edits)
        seen.setdefault(label, item.line)


def _message(item: Item, expected: str, first: int) -> str:
    label = item.heading.label
    what = "Punkten" if expected.isdigit() else "Underpunkten"
    sign = "nummer" if expected.isdigit() else "bokstav"
    named = f"{what} ”{item.called}”"
    if not label:
        return f"{named} saknar {sign}; i ordningen är den {expected}."
    if first:
        return f"{named} har {label}, som redan står på rad {first}; i ordningen är den {expected}."
    return f"{named} har {label}, men är {expected} i ordningen."


def _edits(text: FullText, item: Item, label: str) -> tuple[Edit, ...]:
    """Set the label; give nothing where the heading holds a label that is hidden in marks."""
    heading = item.heading
    end = heading.end
    if not heading.label and _LIKE_A_LABEL.match(heading.title):
        bare = _BARE.match(text.encoded, heading.start)
        if bare is None:
            return ()
        end = bare.end()
    return (text.edit_bytes(heading.start, end, label),)
