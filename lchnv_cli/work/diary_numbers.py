"""Diary numbers written back into notes: that field is changed, and not a byte beside it."""

import unicodedata

from lchnv_cli.load.documents import read_document
from lchnv_cli.load.head import other_fields
from lchnv_cli.load.registering import FIELD, Entry, number_edit
from lchnv_cli.model.document import Notes
from lchnv_cli.render.scalar import scalar
from lchnv_cli.work.mend import Change, apply
from lchnv_cli.work.principals import principal_named
from lchnv_cli.work.workplace import Stop, Workplace

_LONGEST = 100


def numbers_of(place: Workplace, written: list[str]) -> dict[str, str]:
    """Read what stands after --registered: each principal's number. Raises Stop."""
    numbers: dict[str, str] = {}
    for each in written:
        name, mark, number = each.partition("=")
        number = unicodedata.normalize("NFC", " ".join(number.split()))
        if not mark or not number:
            raise Stop(f"”{each}” är inte HUVUDMAN=NUMMER. Skriv som Avesta=2026/123.")
        if len(number) > _LONGEST or not number.isprintable():
            raise Stop(f"”{number[:_LONGEST]}” är inget diarienummer.")
        principal = principal_named(place, name)
        if numbers.setdefault(principal, number) != number:
            raise Stop(f"{principal} står två gånger, med olika nummer.")
    return numbers


def registered(place: Workplace, notes: Notes, numbers: dict[str, str], *, force: bool) -> Change:
    """Give the notes with the numbers in them.

    Raises Stop where another number stands already, unless ``force`` is given, and where the
    result would not say just what was meant.
    """
    _refuse_unusable(notes)
    _refuse_others(notes, numbers, force=force)
    data = before = notes.text.encode()
    meant = dict(notes.registered)
    for principal, number in numbers.items():
        if meant.get(principal) == number:
            continue
        meant[principal] = number
        entry = Entry(principal, scalar(principal), scalar(number))
        data = apply(data, [number_edit(notes.file, data.decode(), entry)])
        if not _says(place, notes, data, meant):
            raise Stop(
                f"{_place(notes)}\n    Numret går inte att skriva in i huvudet som det är "
                f"skrivet. Skriv det själv under {FIELD}."
            )
    return Change(notes.file, before, data)


def _refuse_unusable(notes: Notes) -> None:
    if any(name.partition(".")[0] == FIELD for name in notes.unusable):
        raise Stop(f"{_place(notes)}\n    Fältet {FIELD} går inte att läsa. Kör: lchnv check")


def _refuse_others(notes: Notes, numbers: dict[str, str], *, force: bool) -> None:
    for principal, number in numbers.items():
        known = notes.registered.get(principal)
        if known and known != number and not force:
            raise Stop(
                f"{notes.place_of(f'{FIELD}.{principal}')}\n    {principal} har redan numret "
                f"{known}. Lägg till --force om det ska bli {number}."
            )


def _says(place: Workplace, notes: Notes, data: bytes, numbers: dict[str, str]) -> bool:
    """Read the new bytes and tell whether they differ in the numbers alone."""
    bodies = frozenset(place.archive.procedure.bodies)
    again = read_document(notes.file, data, bodies)
    before = read_document(notes.file, notes.text.encode(), bodies)
    if not isinstance(again.document, Notes):
        return False
    text = data.decode()
    return (
        dict(again.document.registered) == numbers
        and other_fields(text, {FIELD}) == other_fields(notes.text, {FIELD})
        and _body(again.document) == _body(notes)
        and [fault.rule for fault in again.faults] == [fault.rule for fault in before.faults]
    )


def _body(notes: Notes) -> bytes:
    return notes.text.encode()[notes.body :]


def _place(notes: Notes) -> str:
    return str(notes.place_of(FIELD))
