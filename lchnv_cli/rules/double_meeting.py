"""Form: a body meets once a day, with one agenda and one set of notes; a year has one calendar."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive, is_copy
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Två dokument av samma slag gäller samma möte eller år, eller ett organ möts två "
    "gånger samma dag.",
    why="Har ett möte två dagordningar eller två {minnesanteckningar} vet ingen vilken som gäller. "
    "Granskningen räknar med den första; den andra läses men jämförs inte med något. Ett möte "
    "heter efter organ och dag, så av två rader samma dag i kalendariet räknas bara den första; "
    "inställda möten räknas inte.",
    unseen="Två dokument om samma möte där det ena har fel dag i både mapp och huvud.",
    wrong="meetings/lchnv/2026-05-22/dagordning.md\nmeetings/lchnv/2026-05-22/utkast/dagordning.md",
    right="meetings/lchnv/2026-05-22/dagordning.md",
    mend="Ta bort den ena filen, eller rätta dess datum om den hör till ett annat möte. Två möten "
    "samma dag blir en rad med båda klockslagen.",
)

_COPY = (
    "OneDrive och liknande gör en kopia när en fil har ändrats på två håll. Jämför de båda, för "
    "över det som ska vara med och ta bort den här."
)


@rule("dubbelt-möte", cites=FORM, severity=Severity.ERROR, stops=False, texts=TEXTS)
def double_meeting(archive: Archive, _: Context) -> Iterator[Hit]:
    """Find a second agenda, notes or calendar for the same body and day or year, or meeting."""
    yield from _documents(archive)
    for calendar in archive.calendars():
        days: set[tuple[str, dt.date]] = set()
        for occasion in calendar.occasions:
            body_id = archive.meets_on(occasion, calendar)
            key = (body_id, occasion.date)
            if not body_id or occasion.cancelled:
                continue
            if key in days:
                name, day = archive.procedure.bodies[body_id].name, spoken_with_year(occasion.date)
                message = f"{name} har ett möte till {day}; bara det första räknas."
                remedy = "Ta bort raden, eller skriv båda mötenas tider på en rad."
                yield Hit(occasion.place, message, remedy)
            days.add(key)


def _documents(archive: Archive) -> Iterator[Hit]:
    """Find a second document of a kind where there is one."""
    first: dict[tuple[str, str, str], Document] = {}
    # Of a file and its copy the one with the right name counts.
    for document in sorted(archive.documents, key=is_copy):
        kind = document.kind
        other = first.setdefault((kind.word, document.body_id, document.when), document)
        if kind.single and other is not document:
            name = kind.indefinite
            message = f"{name[0].upper()}{name[1:]} för {document.when} finns redan i {other.file}."
            remedy = "Ta bort den fil som inte gäller, eller rätta dess datum eller organ."
            if other.file.parent == document.file.parent:
                remedy = _COPY
            yield Hit(document.place_of(document.when_field), message, remedy)
