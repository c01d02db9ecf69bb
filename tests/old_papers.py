"""Documents as people made them by hand, as the readers of files give them, and in Word."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import docx

from lchnv_cli.intake.as_document import everything_in, write
from lchnv_cli.intake.recognise.draft import Draft
from lchnv_cli.intake.recognise.recognise import recognise
from lchnv_cli.intake.source_blocks import (
    Block,
    Cell,
    Kind,
    Label,
    Paragraph,
    Place,
    Run,
    Source,
    Table,
)
from lchnv_cli.intake.written import Told
from lchnv_cli.load.documents import read_document
from lchnv_cli.load.ground import read_ground
from lchnv_cli.model.document import Notes
from lchnv_cli.model.items import Item
from tests.running import NETWORK

PROCEDURE = read_ground(
    (NETWORK / "rules.yaml").read_bytes(), (NETWORK / "meetings/register.yaml").read_bytes()
)[0]
_BULLETS = frozenset("•-–")


def line(  # noqa: PLR0913 - what the eye goes by
    text: str = "",
    *,
    bold: bool = False,
    level: int = 0,
    label: str = "",
    depth: int = 0,
    indent: float = 0.0,
) -> Paragraph:
    """Make a paragraph; what stands between tildes is struck: ``Bo Ek, ~Siv Alm~``."""
    runs = [
        Run(piece, bold=bold, struck=bool(number % 2))
        for number, piece in enumerate(text.split("~"))
        if piece
    ]
    printed = Label(label, depth, label in _BULLETS, "1") if label else None
    return Paragraph(tuple(runs), level=level, label=printed, indent=indent)


def bold(text: str) -> Paragraph:
    """Make a paragraph in bold."""
    return line(text, bold=True)


def table(*rows: str) -> Table:
    """Make a table of rows whose cells bars part."""
    return Table(
        tuple(
            tuple(
                Cell((line(text.strip()),), row, column)
                for column, text in enumerate(cells.split("|"))
            )
            for row, cells in enumerate(rows)
        )
    )


def source(*blocks: Block | str, kind: Kind = Kind.DOCX) -> Source:
    """Make a source; a text is a paragraph, and each has its place."""
    made = [line(each) if isinstance(each, str) else each for each in blocks]
    return Source(kind, tuple(_placed(made)))


def _placed(blocks: list[Block]) -> Iterator[Block]:
    for number, block in enumerate(blocks, 1):
        if isinstance(block, Paragraph):
            yield Paragraph(
                *(block.runs, Place(paragraph=number), block.style, block.level, block.label),
                block.indent,
            )
        else:
            yield block


@dataclass(frozen=True)
class Read:
    """What became of a source: the draft, the file, its doubts, and the document in it."""

    draft: Draft
    text: str
    doubts: tuple[Told, ...]
    document: Notes

    @property
    def points(self) -> list[tuple[str, Item]]:
        """The points with their addresses."""
        return [(str(item.address), item) for item in self.document.points()]

    @property
    def said(self) -> str:
        """All that is said of what is not certain."""
        return "\n".join(f"{each.said} {each.quote}" for each in self.doubts)


def read(*blocks: Block | str, kind: Kind = Kind.DOCX, transcript: str = "gammal.docx") -> Read:
    """Recognise a source, write the file and read it as any document of the folder."""
    made = source(*blocks, kind=kind)
    draft = recognise(made, PROCEDURE, ("Anna-Karin Hage", "Lo Falk"))
    written = write(draft, transcript=transcript, everything=list(everything_in(made)))
    found = read_document(
        PurePosixPath("dokument.md"), written.text.encode(), frozenset(PROCEDURE.bodies)
    )
    assert found.document is not None, (written.text, found.faults)
    return Read(draft, written.text, tuple(written.doubts), found.document)  # type: ignore[arg-type]


HEAD = ("Minnesanteckningar Länschefsnätverket", "Datum: 2024-02-23")


def notes(*blocks: Block | str, kind: Kind = Kind.DOCX) -> Read:
    """Do the same for notes that only need their points."""
    return read(*HEAD, *blocks, kind=kind)


def in_word(*paragraphs: str) -> bytes:
    """Make a Word file; ``**`` around a paragraph makes it bold."""
    made = docx.Document()
    for text in paragraphs:
        run = made.add_paragraph().add_run(text.strip("*"))
        run.bold = text.startswith("**")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
