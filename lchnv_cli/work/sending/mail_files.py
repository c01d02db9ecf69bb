"""Drafts of mails as files that a mail program opens, shown to their writer first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lchnv_cli.dispatch.message import Message, eml
from lchnv_cli.dispatch.recipients import Recipient
from lchnv_cli.model.file_names import safe_names
from lchnv_cli.screen import terminal
from lchnv_cli.work.making.print_ledger import Ledger
from lchnv_cli.work.making.writing import home_of
from lchnv_cli.work.opening.workplace import Workplace

_LARGE = 20_000_000  # bytes; many mail servers take no more


@dataclass(frozen=True, slots=True)
class Drafts:
    """Each mail with the name that its file gets, and whom they leave out.

    ``unknown`` are people whom the register does not know, as written.
    """

    messages: tuple[tuple[str, Message], ...]
    unreached: tuple[Recipient, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MailFiles:
    """Where and how drafts are to be written."""

    folder: Path
    home: Path
    dry_run: bool
    force: bool
    as_json: bool

    def write(self, messages: Mapping[Path, Message], told: Mapping[str, Any]) -> None:
        """Show the drafts, then write them: all, or none where one is there that is not ours.

        ``told`` is what a program gets instead.
        """
        mails = {path: eml(message) for path, message in messages.items()}
        ledger = Ledger(self.folder, self.home)
        if not self.dry_run:
            ledger.tidy()
        for path in mails if not (self.dry_run or self.force) else ():
            ledger.refuse(path.name, mails[path], "; inget är skrivet")
        if (most := max(map(len, mails.values()), default=0)) > _LARGE:
            size = f"{most / 1_000_000:.0f} MB"
            terminal.tell(f"Obs: mejlet blir {size}; många tar inte emot mer än 20 MB.")
        if self.as_json:
            terminal.show_json(told)
        for path, message in messages.items():
            if not self.as_json:
                terminal.say("\n".join(_shown(message, path, text=self.dry_run)))
            if not self.dry_run:
                ledger.write(path.name, "", mails[path], force=self.force)
        if messages and not self.dry_run:
            one = len(messages) == 1
            made = "Utkastet är skrivet" if one else f"{len(messages)} utkast är skrivna"
            terminal.tell(f"{made}. Inget är skickat: öppna i Outlook, läs igenom och skicka.")


def write_drafts(drafts: Drafts, files: MailFiles, nobody: str) -> None:
    """Write the drafts, and tell who gets none; ``nobody`` is said where nobody is to."""
    for each in drafts.unreached:
        terminal.tell(not_reached(each))
    for who in drafts.unknown:
        terminal.tell(f"Får inget mejl: {who} (finns inte i registret).")
    names = safe_names(name for name, _ in drafts.messages)
    messages = {
        files.folder / f"{name}.eml": message
        for name, (_, message) in zip(names, drafts.messages, strict=True)
    }
    told = {
        "mails": [mail_dict(path, message) for path, message in messages.items()],
        "without_address": [recipient_dict(each) for each in drafts.unreached],
        "unknown": drafts.unknown,
    }
    files.write(messages, told)
    if not (messages or drafts.unknown or drafts.unreached or files.as_json):
        terminal.tell(nobody)


def mail_files(
    here: Workplace, output: Path | None, *, dry_run: bool, force: bool, as_json: bool
) -> MailFiles:
    """Give where drafts go: the folder asked for, or export."""
    folder = output or here.root / "export"
    return MailFiles(folder, home_of(here, folder), dry_run, force, as_json)


def not_reached(recipient: Recipient) -> str:
    """Tell who gets no mail, and what is wrong in the register."""
    address = recipient.address
    why = f"”{address}” är ingen e-postadress" if address else "ingen e-post"
    return f"Får inget mejl: {recipient.name}, {recipient.whom} ({why} i registret)."


def mail_dict(path: Path, message: Message) -> dict[str, Any]:
    """Give what a program is told of a draft."""
    return {
        "file": str(path),
        "subject": message.subject,
        "recipients": [recipient_dict(each) for each in message.recipients],
        "attachments": [
            {"name": each.name, "bytes": len(each.data)} for each in message.attachments
        ],
    }


def recipient_dict(recipient: Recipient) -> dict[str, str]:
    """Give what a program is told of somebody to mail."""
    return {
        "name": recipient.name,
        "role": str(recipient.post),
        "principal": recipient.principal,
        "address": recipient.address,
    }


def _shown(message: Message, path: Path, *, text: bool) -> Iterator[str]:
    """Give a draft as its writer is to see it, with its text where no file is written."""
    first, *rest = (f"{r.name} <{r.address}>, {r.whom}" for r in message.recipients)
    yield f"Till:    {first}"
    yield from (f"         {each}" for each in rest)
    yield f"Ämne:    {message.subject}"
    if message.attachments:
        yield f"Bifogat: {', '.join(each.name for each in message.attachments)}"
    if text:
        yield ""
        yield from (f"    {line}".rstrip() for line in message.text.splitlines())
        yield ""
    yield str(path)
