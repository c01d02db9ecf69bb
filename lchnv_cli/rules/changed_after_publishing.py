"""Form: what has been published stays as it was, or says what was changed and when."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.publication import PUBLICATIONS, Publication, out_of_time, refilled, version_of
from lchnv_cli.on_disk import Use
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Ett publicerat dokument har ändrats utan att ändringen är daterad.",
    why="Det som ligger på webbsidan och i diarierna ska vara det som står i mappen. lchnv publish "
    "skriver en kontrollsumma över texten, det som skrivs ut från rules.yaml, registret och "
    "dagordningen, och filerna till bilagor och bilder. Den står både i dokumentet och i "
    "meetings/publicerat.jsonl, så att ingen av dem kan tas bort i tysthet. Dagen för utskick, "
    "diarienummer, sekretess och undantag får fyllas i efteråt, och utseendet får ändras.",
    unseen="En ändring där kontrollsumman är borttagen på båda ställena; den syns i historiken i "
    "git. I dokument som publicerades innan meetings/publicerat.jsonl fanns omfattar "
    "kontrollsumman bara texten och huvudet; i senare räcker en sådan inte.",
    wrong="publicerad: 2026-03-13\nkontrollsumma: v2-9f2c… (och sedan en ändring i texten)",
    right="publicerad: 2026-03-13\nkontrollsumma: v2-41d7…\nrevideringar:\n"
    "  - {datum: 2026-03-16, ändring: Bilaga 3 byttes}",
    mend="Ångra ändringen, eller kör lchnv publish med --revised och vad som ändrades, och lägg ut "
    "dokumentet igen.",
)


@rule("ändrad-efter-publicering", cites=FORM, severity=Severity.ERROR, stops=False, texts=TEXTS)
def changed_after_publishing(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find a document that is no longer what its seal, there or among the publications, says."""
    publication = context.archive.publication(document.file)
    day = document.published.date if document.published else None
    since = f"sedan dokumentet publicerades {day}" if day else "sedan dokumentet publicerades"
    place = document.place_of("kontrollsumma" if document.checksum else "publicerad")
    again = f'lchnv publish {as_word(document.file)} --revised "Vad som ändrades"'
    remedy = f"Ångra ändringen, eller kör: {again}"
    if publication is None and (earlier := _before_the_move(document, context)):
        message = f"Dokumentet är publicerat som {earlier.file}, innan mötet flyttades."
        yield Hit(place, message, f"Publicera det med den nya dagen. Kör: {again}")
    elif message := _broken(document, publication, context):
        yield Hit(place, message, f"Hämta tillbaka raden, eller kör: {again}")
    elif document.checksum and document.digest != _content(document, publication):
        yield Hit(place, f"Innehållet har ändrats {since}.", remedy)
    whole = publication if publication and publication.whole else None
    for name, value in refilled(document, whole) if whole else ():
        message = f"Fältet {name} var ”{value}” när dokumentet publicerades."
        yield Hit(document.place_of(name), message, remedy)
    for file, was in whole.files.items() if whole else ():
        folder = context.archive.root / document.file.parent
        if wrong := context.on_disk.wrong(Use.SAME, folder, file, was):
            yield Hit(_place(document, file), f"Filen ”{file}” {wrong}.", remedy)


def _before_the_move(document: MeetingDocument, context: Context) -> Publication | None:
    """Give the publication that a document was copied from when its meeting was moved."""
    known = (each for each in context.archive.publications if each.seal == document.checksum)
    found = next(known, None)
    if found is None or context.archive.document_at(found.file) is None:
        return None
    meeting = context.archive.meeting(document.body_id, document.date)
    days = meeting.occasion.moved_from if meeting and meeting.occasion else ()
    return found if found.file.parent.name in map(str, days) else None


def _broken(document: MeetingDocument, publication: Publication | None, context: Context) -> str:
    """Say which of the two places of a seal is not as it was written; empty for none."""
    if publication is None:
        late = out_of_time(document, context.archive.publications)
        if version_of(document.checksum) == 1 and not late:
            return ""
        return f"Dokumentet har en kontrollsumma, men i {PUBLICATIONS} saknas raden om det."
    if not document.checksum:
        return f"Raden kontrollsumma är borttagen; dokumentet publicerades {publication.day}."
    if not publication.whole:
        return f"Raden om dokumentet i {PUBLICATIONS}, rad {publication.line}, är ändrad."
    if document.checksum != publication.seal:
        return f"Kontrollsumman är en annan än på rad {publication.line} i {PUBLICATIONS}."
    return ""


def _content(document: MeetingDocument, publication: Publication | None) -> str:
    """Give the checksum that the content should have."""
    return document.checksum if publication is None else publication.content


def _place(document: MeetingDocument, file: str) -> Place:
    """Give where a document names a file."""
    for annex in document.annexes:
        if annex.file == file:
            return annex.file_place or annex.place
    uses = (document.at(use.line) for use in document.file_uses if use.path == file)
    return next(uses, document.place_of("kontrollsumma"))
