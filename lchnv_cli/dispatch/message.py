"""A mail draft as a file (.eml), the same bytes for the same content."""

import base64
import hashlib
import quopri
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lchnv_cli.dispatch.headers import file_name, header, words
from lchnv_cli.dispatch.recipients import Recipient
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.media_types import MEDIA_TYPES

_UNKNOWN = "application/octet-stream"
_CONTROL = late("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """A mail that nobody has sent: to whom, about what, and what goes with it."""

    recipients: tuple[Recipient, ...]
    subject: str
    text: str
    attachments: tuple[Attachment, ...] = ()


def eml(message: Message) -> bytes:
    """Write a draft without sender, day and identity: the mail program that sends it adds them.

    ``X-Unsent`` makes Outlook open it as a mail to be sent. What separates the parts is drawn
    from their content, and holds a sign pair that no encoded part can.
    """
    parts = [_text(message.text), *map(_attached, message.attachments)]
    boundary = f"=_lchnv_{hashlib.sha256(b''.join(parts)).hexdigest()[:40]}"
    head = (
        "X-Unsent: 1\r\n"
        + header("To", _addressed(message.recipients))
        + header("Subject", words(message.subject))
        + "MIME-Version: 1.0\r\n"
        + f'Content-Type: multipart/mixed;\r\n boundary="{boundary}"\r\n\r\n'
    )
    body = b"".join(b"--%s\r\n%s\r\n" % (boundary.encode(), part) for part in parts)
    return head.encode("ascii") + body + f"--{boundary}--\r\n".encode()


def _addressed(recipients: tuple[Recipient, ...]) -> Iterator[str]:
    for place, recipient in enumerate(recipients, 1):
        yield from words(recipient.name)
        yield f"<{recipient.address}>" + ("," if place < len(recipients) else "")


def _text(text: str) -> bytes:
    lines = "".join(f"{_CONTROL.sub('', line)}\r\n" for line in text.splitlines())
    return (
        b'Content-Type: text/plain; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    ) + quopri.encodestring(lines.encode())


def _attached(attachment: Attachment) -> bytes:
    kind = MEDIA_TYPES.get(PurePosixPath(attachment.name).suffix.lower(), _UNKNOWN)
    head = (
        f"Content-Type: {kind}\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment;\r\n {file_name(attachment.name)}\r\n\r\n"
    )
    return head.encode("ascii") + base64.encodebytes(attachment.data).replace(b"\n", b"\r\n")
