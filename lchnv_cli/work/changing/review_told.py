"""What a merge did, as people and programs are told it."""

from collections.abc import Iterator
from typing import Any

from lchnv_cli.intake.returned.change import Change, Did
from lchnv_cli.report.visible import visible
from lchnv_cli.screen.layout import wrapped
from lchnv_cli.work.changing.review_merge import Merging

_COMMON = {
    Did.CHANGED: "ändrad",
    Did.ADDED: "tillagd",
    Did.REMOVED: "borttagen",
    Did.MOVED: "flyttad",
}
_NEUTER = {"stycke", "Datum", "Diarienummer"}


def told(done: Merging, *, dry_run: bool) -> str:
    """Give the list: what is to be confirmed first, and last what was not carried over."""
    return "\n".join(_lines(done, dry_run=dry_run)) + "\n"


def _lines(done: Merging, *, dry_run: bool) -> Iterator[str]:
    yield from done.told
    groups = {
        "Att bekräfta": [each for each in done.changes if each.weighty and not each.left],
        _title(done, dry_run=dry_run): [
            each for each in done.changes if not (each.weighty or each.left)
        ],
        "Spårat, och inte infört": [each for each in done.changes if each.left],
    }
    for title, changes in groups.items():
        yield from [f"{title}:"] * bool(changes)
        for change in changes:
            yield from _change(change)
    for number, each in enumerate(done.conflicts, 1):
        yield f"Konflikt {number}: ändrat både här och i Word. Dokumentets lydelse står kvar."
        yield from _both(each.ours, each.theirs, ("Dokumentet", "Word"))
        yield f"    Ta Words lydelse med --theirs {number}."
    yield from _left(done)
    yield _end(done, dry_run=dry_run)


def _title(done: Merging, *, dry_run: bool) -> str:
    """Say of what was changed in Word whether it is in the file, and since when."""
    if done.after == done.before:
        return "Ändrat i Word" if done.conflicts else "Står redan i dokumentet"
    return "Förs in" if dry_run else "Infört"


def _left(done: Merging) -> Iterator[str]:
    """Tell what was not carried over, and what was said in the margin."""
    if done.generated:
        yield "Ändrat i text som programmet skriver; inte infört:"
        for old, new, why in done.generated:
            yield from _both(old, new, ("var", "blev"))
            yield _wrapped(why)
    if done.lost:
        yield "Kunde inte föras in; gör det själv:"
        for old, new in done.lost:
            yield from _both(old, new, ("var", "blev"))
    if done.comments:
        yield "Kommentarer:"
        for each in done.comments:
            where = f" i {each.where}" if each.where else ""
            yield _wrapped(f"{each.who or 'Någon'}{where} om ”{each.about}”", "  ")
            yield _wrapped(each.said)


def _change(each: Change) -> Iterator[str]:
    by = f" – {each.who}" if each.who else ""
    where = f" i {each.where}" if each.where else ""
    did = each.did.value if each.what in _NEUTER else _COMMON[each.did]
    yield _wrapped(f"{did.capitalize()} {each.what}{where}{by}", "  ")
    if each.before == each.after:
        yield _wrapped(f"bara hur det ser ut eller vart det leder: {each.after}")
    else:
        yield from _both(each.before, each.after, ("var", "blev"))


def _both(old: str, new: str, words: tuple[str, str]) -> Iterator[str]:
    for word, text in zip(words, (old, new), strict=True):
        if text:
            yield _wrapped(f"{word}: {' '.join(text.split())}")


def _wrapped(text: str, indent: str = "    ") -> str:
    return wrapped(visible(text), indent, f"{indent}  ")


def _end(done: Merging, *, dry_run: bool) -> str:
    if done.after == done.before:
        return f"{done.document.file}\n    Inget att föra in."
    verb = "Skulle ändras" if dry_run else "Ändrad"
    return f"{done.document.file}\n    {verb}."


def as_dict(done: Merging) -> dict[str, Any]:
    """Give the same for programs."""
    return {
        "file": str(done.document.file),
        "changed": done.after != done.before,
        "changes": [
            {
                "did": each.did.value,
                "what": each.what,
                "where": each.where,
                "before": each.before,
                "after": each.after,
                "who": each.who or None,
                "to_confirm": each.weighty,
                "tracked": bool(each.who),
                "carried_over": not each.left,
            }
            for each in done.changes
        ],
        "conflicts": [
            {"number": number, "base": each.base, "ours": each.ours, "theirs": each.theirs}
            for number, each in enumerate(done.conflicts, 1)
        ],
        "generated": [
            {"before": old, "after": new, "why": why} for old, new, why in done.generated
        ],
        "lost": [{"before": old, "after": new} for old, new in done.lost],
        "comments": [
            {"who": each.who, "about": each.about, "where": each.where, "said": each.said}
            for each in done.comments
        ],
        "said": list(done.told),
    }
