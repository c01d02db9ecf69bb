"""Word → blocks: the running text, page heads and feet, notes and comments."""

from collections.abc import Iterator

from lxml import etree

from lchnv_cli.intake.docx_blocks import Blocks
from lchnv_cli.intake.docx_drawings import R
from lchnv_cli.intake.docx_file import WordFile
from lchnv_cli.intake.docx_runs import Story
from lchnv_cli.intake.docx_styles import W, is_on
from lchnv_cli.intake.source_blocks import (
    Block,
    Comment,
    Kind,
    Note,
    Remark,
    Source,
    commented,
    paragraphs,
)
from lchnv_cli.packed import Packed
from lchnv_cli.unreadable import Unreadable

_NO_TEXT = "Filen är inget Worddokument inuti. Öppna den i Word och spara den som .docx."
_TERMS = "{http://purl.org/dc/terms/}"
# Not notes, but the lines that are drawn above them.
_LINES = {"separator", "continuationSeparator", "continuationNotice"}
_TURNS = ("first", "default", "even")


def read(name: str, data: bytes) -> Source:
    """Read a Word file. Raises Unreadable."""
    packed = Packed(name, data)
    file = WordFile(packed)
    root = packed.xml(file.main)
    body = root.find(f"{W}body")
    if body is None:
        raise Unreadable(name, _NO_TEXT)
    blocks = Blocks(Story(file, file.main, body)).of(body)
    headers = _furniture(file, body, "header", "sidhuvudet")
    footers = _furniture(file, body, "footer", "sidfoten")
    notes = (*_notes(file, "footnote", "fotnot"), *_notes(file, "endnote", "slutnot"))
    comments, saved = _comments(file, blocks), _saved(file)
    return Source(
        Kind.DOCX,
        blocks,
        headers,
        footers,
        notes,
        comments,
        tuple(file.pictures.values()),
        tuple(dict.fromkeys(file.remarks)),
        saved,
    )


def _furniture(file: WordFile, body: etree._Element, sort: str, told: str) -> tuple[Block, ...]:
    """Give the page heads or feet that are shown on some page, the same text once."""
    settings, shown = file.optional("settings"), list[str]()
    both = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
    kept: dict[str, str] = {}  # a section without one of its own has that of the section before
    for section in body.iter(f"{W}sectPr"):
        for each in section.iterchildren(f"{W}{sort}Reference"):
            kept[each.get(f"{W}type", "default")] = each.get(f"{R}id", "")
        seen = {"default": True, "even": both, "first": is_on(section.find(f"{W}titlePg"))}
        shown += [kept[turn] for turn in _TURNS if seen[turn] and turn in kept]
    blocks: dict[str, tuple[Block, ...]] = {}
    for name in dict.fromkeys(shown):
        _, part, _ = file.relationships.get(name, ("", "", True))
        if part in file.packed:
            root = _parsed(file, part)
            read = () if root is None else Blocks(Story(file, part, root, told)).of(root)
            blocks.setdefault("\n".join(each.printed for each in paragraphs(read)), read)
    return tuple(block for each in blocks.values() for block in each)


def _parsed(file: WordFile, part: str) -> etree._Element | None:
    try:
        return file.packed.xml(part)
    except Unreadable as fault:
        file.remarks.append(Remark(f"Delen {part} går inte att läsa: {fault.why}"))
        return None


def _notes(file: WordFile, sort: str, told: str) -> Iterator[Note]:
    """Give the notes of a sort that the text mentions, and those that it does not."""
    part = file.part(f"{sort}s")
    root = None if part is None else _parsed(file, part)
    if part is None or root is None:
        return
    found = {each.get(f"{W}id", ""): each for each in root.iterchildren(f"{W}{sort}")}
    real = {name for name, each in found.items() if each.get(f"{W}type") not in _LINES}
    mentioned = [name for each, name in file.mentioned if each == sort and name in real]
    for number in dict.fromkeys([*mentioned, *(name for name in found if name in real)]):
        name = file.note(sort, number)
        place = f"{told} {name.removeprefix('slut-')}"
        blocks = Blocks(Story(file, part, found[number], place)).of(found[number])
        yield Note(name, blocks)


def _comments(file: WordFile, blocks: tuple[Block, ...]) -> tuple[Comment, ...]:
    part = file.part("comments")
    root = None if part is None else _parsed(file, part)
    if part is None or root is None:
        return ()
    made = []
    for each in root.iterchildren(f"{W}comment"):
        said = Blocks(Story(file, part, each, "kommentaren")).of(each)
        made.append(Comment(each.get(f"{W}id", ""), each.get(f"{W}author", ""), said))
    return commented(made, blocks)


def _saved(file: WordFile) -> str:
    """Give when the file says that it was saved."""
    targets = [
        target
        for sort, target, _ in file.packed.relationships("").values()
        if sort == "core-properties" and target in file.packed
    ]
    root = _parsed(file, targets[0]) if targets else None
    return "" if root is None else (root.findtext(f"{_TERMS}modified") or "").strip()
