"""What publishing writes into a document's head, and what a document must be for it.

A rule says itself whether its errors stop publishing (Rule.stops): what the document says is wrong
and can be mended or exempted first, while a day that has passed is not mended by waiting longer.
"""

import datetime as dt
from pathlib import PurePosixPath

from lchnv_cli.load.digest import digest_of
from lchnv_cli.load.head import Names, Value, changed_head
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.document import MeetingDocument, Revision
from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.work.in_memory import with_files
from lchnv_cli.work.judge import judge
from lchnv_cli.work.mend import Change
from lchnv_cli.work.workplace import Stop, Workplace


def published(
    document: MeetingDocument, before: bytes, day: dt.date, revised: str
) -> Change | None:
    """Give the document with the day and checksum, or with a revision; None when it has them.

    ``before`` is its file. Raises Stop where it was published with other content, or before its
    meeting was revised, and Unchangeable.
    """
    digest = digest_of(before.decode())
    _refuse(document, day, digest, revised)
    if document.checksum == digest and not revised:
        return None
    revisions = (*document.revisions, Revision(day, revised)) if revised else document.revisions
    values: dict[Names, Value] = {("kontrollsumma",): digest}
    if document.published is None or document.published.date is None:
        values = {("publicerad",): day.isoformat(), **values}
    if revised:
        values["revideringar",] = [
            {"datum": each.date.isoformat(), "ändring": each.what} for each in revisions
        ]
    after = changed_head(document.file, before.decode(), values)
    return Change(document.file, before, after.encode())


def refuse_unready(here: Workplace, document: MeetingDocument) -> None:
    """Stop where the document is wrong in what it says, or a decision is not confirmed."""
    stopping = {rule.id for rule in RULES if rule.stops}
    errors = [e for e in _errors(here, document.file) if e.rule in stopping]
    lines = {error.line for error in errors}
    told = [f"{error.place}\n    {error.message}" for error in errors]
    fates = (fate_of(each, document.body_id, here.procedure) for each in document.points())
    unconfirmed = [line.line for fate in fates for line, _ in fate.of(OutcomeKind.TO_CONFIRM)]
    told += [
        f"{document.at(line)}\n    Beslutet är inte bekräftat."
        for line in unconfirmed
        if line not in lines
    ]
    if told:
        raise Stop(
            "\n".join(told) + "\nInget är skrivet: dokumentet är inte klart att publicera. "
            f"Rätta det, eller skriv in undantag\nmed skäl, och kör: lchnv check {document.file}"
        )


def told_beside(here: Workplace, change: Change) -> str:
    """Give what is wrong, though not in what it says, with the document as it will be."""
    after = with_files(here, {change.file: change.after})
    errors = _errors(after, change.file)
    return "\n".join(f"Obs: {error.message}" for error in errors)


def _errors(here: Workplace, file: PurePosixPath) -> list[Finding]:
    return [
        each
        for each in judge(here)
        if each.file == file and each.severity is Severity.ERROR and not each.exempted
    ]


def _refuse(document: MeetingDocument, day: dt.date, digest: str, revised: str) -> None:
    out = document.published is not None
    if revised and not out:
        raise Stop(f"{document.file}\n    Dokumentet är inte publicerat än; utelämna --revised.")
    if document.checksum and document.checksum != digest and not revised:
        raise Stop(
            f"{document.place_of('kontrollsumma')}\n    Innehållet har ändrats sedan dokumentet "
            'publicerades.\n    Skriv vad som ändrats: --revised "Bilaga 3 byttes"'
        )
    if revised and document.checksum == digest:
        raise Stop(f"{document.file}\n    Innehållet är detsamma som när det publicerades.")
    first = document.published.date if document.published else None
    if revised and first is not None and day < first:
        raise Stop(f"{document.file}\n    {day} är före den dag då det publicerades, {first}.")
