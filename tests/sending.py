"""The made-up network with e-mail addresses and annexes, and its drafts as a reader sees them."""

import email
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

MAILS = {
    "Asta Almgren": "asta.almgren@bjorkby.example",
    "Elsa Ekenstam": "elsa.ekenstam@prov.example",
    "Folke Forsander": "folke.forsander@prov.example",
}
REGISTER = Path("meetings/register.yaml")
NOTES = Path("meetings/lchnv/2026-05-22/minnesanteckningar.md")
ANNEX = b"%PDF-1.7 en bilaga\n"


def add_mails(folder: Path, mails: Mapping[str, str] = MAILS) -> None:
    """Write addresses into the register."""
    path = folder / REGISTER
    text = path.read_text(encoding="utf-8")
    for name, address in mails.items():
        text = text.replace(f"  - namn: {name}\n", f"  - namn: {name}\n    epost: {address!r}\n")
    path.write_bytes(text.encode())


def add_annexes(folder: Path) -> None:
    """Lay the file of the agenda's Bilaga 1 in its place."""
    annexes = folder / "meetings/lchnv/2026-03-20/bilagor"
    annexes.mkdir()
    (annexes / "1-minnesanteckningar.pdf").write_bytes(ANNEX)


def change(path: Path, old: str, new: str) -> None:
    """Change a text in a file, where it stands once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_bytes(text.replace(old, new).encode())


def opened(path: Path) -> EmailMessage:
    """Read a draft as a mail program does."""
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def text_of(message: EmailMessage) -> str:
    """Give a draft's text."""
    [first, *_] = message.iter_parts()
    return str(first.get_content()).replace("\r\n", "\n")


def shown(message: EmailMessage) -> str:
    """Give a draft as its reader sees it."""
    files = [f"Bifogat: {p.get_filename()} ({p.get_content_type()})" for p in attached(message)]
    head = [f"{name}: {message[name]}" for name in ("X-Unsent", "To", "Subject")]
    return "\n".join([*head, *files, "", text_of(message)])


def attached(message: EmailMessage) -> list[EmailMessage]:
    """Give a draft's attachments."""
    return [part for part in message.iter_attachments() if isinstance(part, EmailMessage)]
