"""Form: a document lies where its head says it belongs."""

import re
import unicodedata
from collections.abc import Iterator

from lchnv_cli.model.document import Document, Question
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.kinds import kind_named
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Dokumentet ligger inte i den mapp, eller har inte det namn, som dess huvud säger.",
    why="Mappen visar organ och dag för den som letar, och huvudet är det som gäller. Säger de "
    "olika är ett av dem fel, och den som letar hittar inte dokumentet. Tills det är rättat sägs "
    "bara det som är fel vilket av dem som än gäller.",
    unseen="Om mappen och huvudet har samma fel.",
    wrong="meetings/lchnv/2026-05-29/dagordning.md med datum: 2026-05-22",
    right="meetings/lchnv/2026-05-22/dagordning.md med datum: 2026-05-22\n"
    "meetings/lchnv/2026/kalendarium.md med år: 2026",
    mend="Flytta filen dit meddelandet säger, eller rätta fältet om det är huvudet som är fel.",
)
_POINT = late(r"\s*(?:punkt(?:en)?\s*)?0*(\d+)\W*([^\W\d_]{0,2})(?![^\W_])", re.IGNORECASE)
_FOLDERS = 3  # meetings, the body, and the day or year


@rule("fel-mapp", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def wrong_folder(document: Document) -> Iterator[Hit]:
    """Find a document whose path disagrees with its body, its day or year, or its kind."""
    if isinstance(document, Question):
        yield from _named_for_another(document)
    name = document.file.name
    if document.kind.single or not name.startswith(f"{document.kind.word}-"):
        name = f"{document.kind.word}.md"
    actual = str(document.file)
    wanted = f"meetings/{document.body_id}/{document.when}/{name}"
    if actual == wanted or unicodedata.normalize("NFC", actual) == wanted:
        return
    message = f"Dokumentet ska ligga i {wanted} enligt sitt huvud, men ligger i {actual}."
    remedy = "Flytta filen dit, eller rätta huvudet om det är det som är fel."
    if actual.rpartition("/")[0] == wanted.rpartition("/")[0]:
        remedy = f"Byt namn på filen till {name}. Finns det redan en {name} är den här en kopia."
    yield Hit(_place(document, wanted), message, remedy)


def _named_for_another(question: Question) -> Iterator[Hit]:
    """Find a question whose name tells another point than its head; it may have a number too."""
    word = question.kind.word
    name = unicodedata.normalize("NFC", question.file.stem)[len(word) + 1 :]
    told, own = _POINT.match(name), _POINT.match(question.point)
    if told is None or own is None or _label(told) == _label(own):
        return
    right = f"{word}-{_label(own)}{name[told.end() :]}.md"
    message = f"Filen heter {question.file.name}, men frågan hör till punkt {question.point}."
    remedy = f"Byt namn på filen till {right}, eller rätta punkten om det är den som är fel."
    yield Hit(question.place_of("punkt"), message, remedy)


def _label(point: re.Match[str]) -> str:
    return "".join(point.groups()).casefold()


def _place(document: Document, wanted: str) -> Place:
    """Point at the first field that the folders disagree with, else at the whole document."""
    actual = unicodedata.normalize("NFC", str(document.file)).split("/")
    other = kind_named(document.file.stem)
    folders = wanted.split("/")
    if len(actual) != _FOLDERS + 1 or actual[0] != folders[0]:
        return document.at(1)
    for part, field in ((1, "organ"), (2, document.when_field)):
        if actual[part] != folders[part]:
            return document.place_of(field)
    return document.at(1) if other is None else document.place_of("dokument")
