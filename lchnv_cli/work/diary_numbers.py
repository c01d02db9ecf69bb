"""Diary numbers written back into notes: that field is changed, and not a byte beside it."""

from lchnv_cli.load.head import changed_head
from lchnv_cli.load.yaml_edits import Names, Value
from lchnv_cli.model.document import Notes
from lchnv_cli.model.folding import composed
from lchnv_cli.work.mend import Change
from lchnv_cli.work.principals import principal_named
from lchnv_cli.work.workplace import Stop, Workplace

FIELD = "diarieförd"
_LONGEST = 100


def numbers_of(here: Workplace, notes: Notes, written: list[str]) -> dict[str, str]:
    """Read what stands after --registered: each principal's number. Raises Stop."""
    numbers: dict[str, str] = {}
    for each in written:
        name, mark, number = each.partition("=")
        number = composed(" ".join(number.split()))
        if not mark or not number:
            raise Stop(f"”{each}” är inte HUVUDMAN=NUMMER. Skriv som Avesta=2026/123.")
        if len(number) > _LONGEST or not number.isprintable():
            raise Stop(f"”{number[:_LONGEST]}” är inget diarienummer.")
        principal = principal_named(here, name, notes.body_id, notes.date).on(notes.date)
        if numbers.setdefault(principal, number) != number:
            raise Stop(f"{principal} står två gånger, med olika nummer.")
    return numbers


def registered(notes: Notes, before: bytes, numbers: dict[str, str], *, force: bool) -> Change:
    """Give the notes, whose file is ``before``, with the numbers in them.

    Raises Stop where another number stands already, unless ``force`` is given, and Unchangeable.
    """
    _refuse_unusable(notes)
    _refuse_others(notes, numbers, force=force)
    new: dict[Names, Value] = {
        (FIELD, principal): number
        for principal, number in numbers.items()
        if notes.registered.get(principal) != number
    }
    after = changed_head(notes.file, before.decode(), new).encode() if new else before
    return Change(notes.file, before, after)


def _refuse_unusable(notes: Notes) -> None:
    if any(name.partition(".")[0] == FIELD for name in notes.unusable):
        raise Stop(
            f"{notes.place_of(FIELD)}\n    Fältet {FIELD} går inte att läsa. Kör: lchnv check"
        )


def _refuse_others(notes: Notes, numbers: dict[str, str], *, force: bool) -> None:
    for principal, number in numbers.items():
        known = notes.registered.get(principal)
        if known and known != number and not force:
            raise Stop(
                f"{notes.place_of(f'{FIELD}.{principal}')}\n    {principal} har redan numret "
                f"{known}. Lägg till --force om det ska bli {number}."
            )
