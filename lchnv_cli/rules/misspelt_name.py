"""Names are spelt as in the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lchnv_cli.memory.names import Names, names_of
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule

TEXTS = Texts(
    summary="Ett namn är en eller två bokstäver från ett namn i registret.",
    why="Ett felskrivet namn gör att personen inte hittas vid sökning, och att närvaro och "
    "uppdrag hamnar på någon som inte finns. Namn som står rätt i registret, också i "
    "genitiv, är aldrig fel.",
    unseen="Namn som inte liknar något i registret, och ett rätt stavat namn på fel person.",
    wrong="Föredragande: Ulrika Gärdback",
    right="Föredragande: Ulrika Gärdsback",
    mend="Rätta namnet. Är det en annan person: lägg till personen i registret.",
)
_WORD = r"[A-ZÅÄÖÉÜ][\w\u0300-\u036f'’-]++"
_BETWEEN = r"(?:[ \t\u00a0]++|[ \t]*+\r?\n[ \t]*+)"
_RUN = late(rf"(?<![\w'’-]){_WORD}(?:{_BETWEEN}{_WORD})++")
_ONE = late(_WORD)
# A quick look before the pattern, byte by byte: A for a capital (of Å, Ä, Ö, É, Ü the second
# byte), a for what else a word may hold, and everything else as itself.
_CAPITALS = bytes(range(0x41, 0x5B)) + bytes(letter.encode()[1] for letter in "ÅÄÖÉÜ")
_NO_BREAK, _NOT_ASCII = 0xA0, 0x80
_SHAPES = bytes(
    ord("A")
    if byte in _CAPITALS
    else ord(" ")
    if byte in b" \t\r\n" or byte == _NO_BREAK
    else ord("a")
    if byte >= _NOT_ASCII or chr(byte).isalnum() or byte in b"'-_"
    else ord(".")
    for byte in range(256)
)
_SHAPE = late(rb"A[Aa]*+(?: ++a?A[Aa]*+)++")
_FIRST_BITS, _CONTINUES = 0b1100_0000, 0b1000_0000  # of a byte inside a character in UTF-8
_SIZES = (4, 3, 2)  # words in a name, the longest first
_LINES_OF_A_PART = 4


@dataclass(frozen=True, slots=True)
class Spelling:
    """A wrong spelling: where it begins, the right one, and its end where it can be replaced."""

    start: int
    written: str
    right: str
    end: int | None


@rule(
    "felstavat-namn",
    cites=FORM,
    severity=Severity.WARNING,
    texts=TEXTS,
    fixable="på begäran",
)
def misspelt_name(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find names in the text and in the fields that are nearly a name in the register."""
    names, text = names_of(context.register), context.text
    if not names.names:
        return
    told = set()
    for spelling in [*_in_fields(document, names, text), *_in_text(text, names)]:
        place = text.place_at(spelling.start, spelling.end or 0)
        if (place.line, spelling.written) not in told:
            told.add((place.line, spelling.written))
            yield _hit(spelling, place, text)


def _in_text(text: FullText, names: Names) -> Iterator[Spelling]:
    source = text.encoded
    characters = bytes_counted = 0
    for shape in _SHAPE.finditer(source.translate(_SHAPES), text.start):
        start, end = shape.span()
        while source[start] & _FIRST_BITS == _CONTINUES:
            start -= 1
        wrong = _in_run(source[start:end].decode(errors="ignore"), names)
        if wrong:
            characters += len(source[bytes_counted:start].decode())
            bytes_counted = start
        for written, right in wrong:
            at = text.source.index(written, characters)
            yield Spelling(at, " ".join(written.split()), right, at + len(written))


@lru_cache(maxsize=65536)
def _in_run(text: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Look at two to four words together; words of a name that is known are left alone."""
    found = []
    for run in _RUN.finditer(text):
        words = [match.span() for match in _ONE.finditer(text, *run.span())]
        taken: set[int] = set()
        for size in _SIZES:
            for first in range(len(words) - size + 1):
                own = range(first, first + size)
                written = text[words[first][0] : words[first + size - 1][1]]
                if taken.isdisjoint(own) and (right := names.meant(written)):
                    taken.update(own)
                    found += [(written, right)] if right != written else []
    return tuple(found)


def _in_fields(document: MeetingDocument, names: Names, text: FullText) -> Iterator[Spelling]:
    for name, place in _named(document):
        right = names.meant(name)
        if right and right != name:
            start = text.written.index(place.line, place.column)
            stop = text.line_start(place.line + _LINES_OF_A_PART)
            at = text.source.find(name, start, stop)
            # A name that is read otherwise than it is written (NFD, two spaces) is only told.
            found = (at, at + len(name)) if at >= 0 else (start, None)
            yield Spelling(found[0], name, right, found[1])


def _named(document: MeetingDocument) -> Iterator[tuple[str, Place]]:
    """Give the names in the fields, each with where its field stands."""
    for person in document.guests:
        yield person.name, person.place
    for part in document.chairs:
        yield part.name, part.place
    if isinstance(document, Notes):
        for person in document.attendance():
            yield person.name, person.place
        for part in document.partly:
            yield part.name, part.place
        yield document.secretary, document.place_of("sekreterare")
        yield from ((name, document.place_of("justerare")) for name in document.adjusters)


def _hit(spelling: Spelling, place: Place, text: FullText) -> Hit:
    message = f"”{spelling.written}” är nästan {spelling.right} i registret."
    remedy = f"Skriv {spelling.right}, eller lägg till personen i registret om det är någon annan."
    if spelling.end is None:
        return Hit(place, message, remedy)
    edit = text.edit(spelling.start, spelling.end, spelling.right)
    return Hit(place, message, remedy, edits=(edit,), certain=False)
