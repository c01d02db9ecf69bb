"""Somebody called something else: the register keeps both names, what is not out gets the new one.

What is published stays as it was, and so do transcripts: the register knows the former name, and
whoever reads those documents knows by it who was there.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.load.folder import REGISTER_FILE, RULES_FILE, bytes_of
from lchnv_cli.load.head import changed_file
from lchnv_cli.load.yaml_edits import More, Names, Value
from lchnv_cli.memory.names import names_of
from lchnv_cli.model.data_names import DATA_FILES
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.folding import composed, folded
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.listing import listed
from lchnv_cli.model.register import Person
from lchnv_cli.save import content
from lchnv_cli.screen import terminal
from lchnv_cli.screen.nearest import meant
from lchnv_cli.work.changing.mend import Change
from lchnv_cli.work.changing.rescheduling import is_out
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Stop, Workplace, not_read

_ONE = dt.timedelta(days=1)
# What may stand between the words of a name: spaces, and one line break with its indent.
_BETWEEN = r"(?:[ \t\u00a0]+|[ \t\u00a0]*\r?\n[ \t\u00a0]*)"
_NAME = late(r"[^\W\d_][\w.’' -]*")
_S_SOUNDS = ("s", "x", "z")  # a name that ends so has no s of its own in the genitive


@dataclass(frozen=True, slots=True)
class Renaming:
    """The folder as it will be, the files that change, and the documents that keep the old name.

    ``out`` are those that are published or sent, ``earlier`` those of meetings before the new name;
    ``mail`` is the address that the register has.
    """

    here: Workplace
    old: str
    new: str
    mail: str
    changes: tuple[Change, ...]
    out: tuple[MeetingDocument, ...]
    earlier: tuple[MeetingDocument, ...]


def renamed(here: Workplace, old: str, new: str, first: dt.date | None) -> Renaming:
    """Give what changes when somebody is called something else from a day on; without one, today.

    With a day the documents of meetings before it keep the old name, and those of past meetings
    that need not be published always do. Raises Stop and Unchangeable.
    """
    at, written = _whom(here, old := _name(old), new := _name(new))
    person = here.archive.register.people[at]
    own = ("personer", str(at))
    last = str((first or here.today) - _ONE)
    values: dict[Names, Value | More] = {
        (*own, "tidigare_namn"): More([{"namn": person.name, "till": last}]),
        (*own, "namn"): new,
    }
    changes = []
    if person.name != new:
        data = bytes_of(here.root, REGISTER_FILE)
        text = changed_file(REGISTER_FILE, data.decode(), values)
        changes.append(Change(REGISTER_FILE, data, text.encode()))
    for file in DATA_FILES:  # who they tell of is called as in the register
        data = content(here.root / file) or b""
        after = _rewritten(data.decode(errors="surrogateescape"), written, new, _longer(here))
        if (changed := after.encode(errors="surrogateescape")) != data:
            changes.append(Change(file, data, changed))
    kept: dict[bool, list[MeetingDocument]] = {True: [], False: []}
    for document in here.archive.documents:
        if not isinstance(document, MeetingDocument):
            continue
        data = here.bytes_of(document)
        after = _rewritten(data.decode(), written, new, [*_longer(here), *_files(document)])
        if after.encode() == data:
            continue
        out = is_out(document, here) or document.mailed or here.procedure.is_transcript(document)
        awaited = here.procedure.demands(document.body_id, document.date)  # its publishing
        if out or document.date < (first or (dt.date.min if awaited else here.today)):
            kept[bool(out)].append(document)
        else:
            changes.append(Change(document.file, data, after.encode()))
    read = _as_read(here, changes, new)
    return Renaming(read, written, new, person.mail, tuple(changes), *map(tuple, kept.values()))


def tell_renamed(here: Workplace, done: Renaming) -> None:
    """Tell what keeps the old name, and what is left for people to see to."""
    if not done.changes:
        terminal.tell(f"{done.new} står redan i registret och i dokumenten.")
    for documents, why in ((done.out, "är ute"), (done.earlier, "hör till tidigare möten")):
        if documents:
            what = "1 dokument som" if len(documents) == 1 else f"{len(documents)} dokument som"
            terminal.tell(f"{done.old} står kvar i {what} {why}.")
    for file in here.archive.unread:
        terminal.tell(f"{file}\n    Går inte att läsa, och är inte ändrad. Kör: lchnv check")
    rules = (content(here.root / RULES_FILE) or b"").decode(errors="replace").splitlines()
    for number, line in enumerate(rules, 1):
        if folded(done.old) in folded(line):
            terminal.tell(f"{RULES_FILE}:{number}:1\n    Nämner {done.old}. Ändra själv.")
    if done.changes and done.mail:
        terminal.tell(f"E-postadressen i registret är kvar: {done.mail}. Ändra den om den är ny.")


def _name(text: str) -> str:
    name = composed(" ".join(text.split()))
    if not _NAME.fullmatch(name):
        raise Stop(f"”{text}” är inget namn. Skriv förnamn och efternamn, som ”Lo Ek”.")
    return name


def _whom(here: Workplace, old: str, new: str) -> tuple[int, str]:
    """Give the place of the person in the register, and the name that documents have. Raises Stop.

    Whoever has the new name already, and had the old one, is named again.
    """
    register = here.archive.register
    if register.partial or not register.people:
        if register.partial:
            raise not_read(register.file, here.found)
        raise Stop(f"{register.file}\n    Registret har ingen.")
    called = [at for at, each in enumerate(register.people) if folded(each.name) == folded(old)]
    theirs = [at for at, each in enumerate(register.people) if folded(each.name) == folded(new)]
    lines = [str(register.people[at].place.line) for at in called]
    if len(called) > 1:
        raise Stop(
            f"{register.file}\n    {old} står flera gånger, på raderna {listed(lines)}. Skriv "
            "tidigare_namn och namn själv hos den det gäller."
        )
    if not called and (was := [at for at in theirs if _had(register.people[at], old)]):
        return was[0], _had(register.people[was[0]], old)
    if not called:
        now = [each.name for each in register.people if _had(each, old)]
        near = names_of(register).meant(old)
        about = f"{old} heter {now[0]} nu." if now else f"{old} finns inte i registret."
        raise Stop(f"{register.file}\n    {about}{meant([*now, near] if near else now)}")
    if old == new:
        raise Stop(f"{old} heter redan så i registret, rad {lines[0]}.")
    if theirs and theirs != called:
        line = register.people[theirs[0]].place.line
        raise Stop(
            f"{register.file}:{line}:3\n    {new} finns redan. Är det samma person: flytta "
            f"uppdragen dit och skriv tidigare_namn: [{old}] där."
        )
    return called[0], register.people[called[0]].name


def _had(person: Person, name: str) -> str:
    return next((each.text for each in person.former if folded(each.text) == folded(name)), "")


def _longer(here: Workplace) -> list[str]:
    """Give the names of the register: one that has the other in it is somebody else's."""
    return [*here.archive.register.known_as()]


def _files(document: MeetingDocument) -> Iterator[str]:
    yield from (each.file for each in document.annexes if each.file)
    yield from (each.path for each in document.file_uses if each.path)


def _rewritten(text: str, old: str, new: str, others: list[str]) -> str:
    """Give a text with the name changed, also in the genitive and with the surname first."""
    first, _, last = old.rpartition(" ")
    turned = rf"{_pattern(last)},[ \t]+{_pattern(first)}" if first else "(?!)"
    longer = sorted((e for e in others if last in e and e != old), key=len, reverse=True)
    kept = "|".join(map(_pattern, longer)) or "(?!)"
    genitive = "(?P<s>s)?" if not old.endswith(_S_SOUNDS) else "(?P<s>(?!))?"
    pattern = rf"(?<![\w-])(?:{kept}|(?:(?P<name>{_pattern(old)})|(?P<turned>{turned})){genitive})"

    def put(match: re.Match[str]) -> str:
        ending = "s" if match["s"] and not new.endswith(_S_SOUNDS) else ""
        if match["turned"]:
            start, _, end = new.rpartition(" ")
            return (f"{end}, {start}" if start else end) + ending
        if not match["name"]:
            return match[0]
        between = iter(re.findall(_BETWEEN, match["name"]))
        head, *rest = new.split(" ")
        return head + "".join(f"{next(between, ' ')}{word}" for word in rest) + ending

    return re.sub(rf"{pattern}(?![\w\u0300-\u036f-])", put, text)


def _pattern(name: str) -> str:
    """Match a name whose letters are composed or not, and whose words a line may part."""
    words = (
        {re.escape(unicodedata.normalize(form, word)): None for form in ("NFC", "NFD")}
        for word in name.split()
    )
    return _BETWEEN.join(f"(?:{'|'.join(forms)})" for forms in words)


def _as_read(here: Workplace, changes: list[Change], new: str) -> Workplace:
    """Give the folder as it will be. Raises Stop where a file would be read otherwise."""
    after = with_files(here, {each.file: each.after for each in changes})
    archive, was = after.archive, here.archive
    torn = archive.register.partial or new not in archive.register.names()
    torn |= archive.groups.partial > was.groups.partial
    torn |= archive.agreements.partial > was.agreements.partial
    read = {REGISTER_FILE, *DATA_FILES, *(each.file for each in archive.documents)}
    for each in changes:
        if torn or each.file not in read:
            raise Stop(
                f"{each.file}\n    {new} går inte att skriva in så att filen läses rätt. "
                "Inget är ändrat."
            )
    return after
