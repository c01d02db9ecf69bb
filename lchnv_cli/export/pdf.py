"""The document as PDF: PDF/A-3a for the archive and PDF/UA-1 for every reader, in one file."""

import json
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lchnv_cli.bounded import OutOfBounds, bounded
from lchnv_cli.export.amounts import refuse_too_much
from lchnv_cli.export.kept_ending import keep_ending
from lchnv_cli.export.logo import Logo, unusable
from lchnv_cli.export.numbered_notes import number_notes
from lchnv_cli.export.pdf_glyphs import FontFolder, Glyphs, font_folder, glyphs
from lchnv_cli.export.pdf_nodes import Visitor, anchors, picture_name
from lchnv_cli.export.printed_links import NO_LINKS, Links, lead_to_printed
from lchnv_cli.export.shown_pictures import Pictures, told_in_words
from lchnv_cli.export.table_width import lies
from lchnv_cli.export.tree import ExportFault, body_of, classes, meta, parse
from lchnv_cli.export.typesetting import Refusal, typeset
from lchnv_cli.guarded import read_inside

_STANDARDS: list[Any] = ["a-3a", "ua-1"]
_LINE = re.compile(r"\.typ:(\d+):")
# Typst fetches a package from the network wherever one is named, and lets the name be computed.
# The worker has no network; so that it is told where, the words that can reach one are refused
# wherever they stand: those that take a name, eval that could spell them, and std that could hand
# out eval. No identifier can be written in another way.
_REACHING = re.compile(r"(?<![A-Za-z_])(?:import|include|eval|std)(?![\w-])")
_LARGEST = 1_000_000  # bytes of a template
_PICTURE = re.compile("failed to (?:decode image|parse SVG)")
_FONT_WARNING = "unknown font family: "


@dataclass(frozen=True, slots=True)
class Look:
    """Where the look comes from: the Typst template, the folder with its fonts, and a logo."""

    dokument_typ: Path
    fonts: Path
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF; one in Markdown counts as the document's source."""

    name: str
    mime: str
    description: str
    data: bytes


def pdf(
    xhtml: str,
    look: Look,
    attachments: tuple[Attachment, ...] = (),
    pictures: Pictures = MappingProxyType({}),
    links: Links = NO_LINKS,
) -> bytes:
    """Return the PDF: the same bytes for the same document, on every machine.

    System fonts and the clock play no part. Raises ExportFault.
    """
    root = parse(xhtml)
    refuse_too_much(root)
    told_in_words(root, pictures)
    lead_to_printed(root, links, "pdf")
    number_notes(root)
    keep_ending(root)
    fonts = font_folder(look.fonts)
    table = glyphs(fonts)
    logo = look.logo
    document = _head(meta(root), table) | {
        "attachments": [_attached(each) for each in attachments],
        "logo": logo and {"format": logo.format, "data": _as_json(logo.data)},
        "draft": any("draft" in classes(each) for each in root.iter()),
        "lies": lies(root),
        "body": Visitor(table.clean, anchors(root), pictures).blocks(body_of(root)),
    }
    return _compiled(document, look, fonts, pictures)


def _head(said: dict[str, str], table: Glyphs) -> dict[str, object]:
    """Return what the template needs beside the text; `shown` is in characters the fonts have."""
    try:
        day = date.fromisoformat(said.get("date", ""))
    except ValueError as fault:
        raise ExportFault("Dokumentmallen ger inget datum (meta date saknas).") from fault
    names = ("kind", "diary")
    return {
        "title": said["title"],
        "author": said.get("author", ""),
        "keywords": [said[each] for each in names if said.get(each)],
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "shown": {
            "date": table.clean(said.get("shown-date", day.isoformat())),
            "diary": table.clean(said.get("diary", "")),
            "running": table.clean(said.get("running", "")),
        },
    }


def _attached(file: Attachment) -> dict[str, object]:
    source = file.mime == "text/markdown"
    described = {"name": file.name, "mime": file.mime, "description": file.description}
    return described | {
        "relationship": "source" if source else "supplement",
        "data": _as_json(file.data),
    }


def _as_json(content: bytes) -> str | list[int]:
    """Return the bytes in the form JSON has for them: text where it is text."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return list(content)


def _compiled(
    document: dict[str, object], look: Look, fonts: FontFolder, pictures: Pictures
) -> bytes:
    """Run Typst in a folder of its own with the pictures: the template can read nothing else."""
    template = _template(look.dokument_typ)
    midnight = datetime.combine(date(**document["date"]), time(), UTC)  # type: ignore[arg-type]
    how = {"format": "pdf", "pdf_standards": _STANDARDS, "timestamp": int(midnight.timestamp())}
    inputs = {"dokument": json.dumps(document, ensure_ascii=False)}
    with tempfile.TemporaryDirectory(prefix="lchnv-") as empty:
        for at, picture in enumerate(pictures.values()):
            Path(empty, picture_name(at, picture)).write_bytes(picture.data)
        try:
            made = bounded(template, typeset, template, fonts, empty, inputs, how)
        except OutOfBounds as fault:
            raise ExportFault(
                f"PDF-mallen {look.dokument_typ} kunde inte sätta dokumentet: {fault}. Ångra den"
                " senaste ändringen i mallen, eller dela dokumentet."
            ) from None
    if isinstance(made, Refusal):
        raise _refused(look, made)
    data, warnings = made
    _refuse_unknown_fonts(look, warnings)
    return bytes(data)


def _template(path: Path) -> bytes:
    """Return the template, which may be the user's own. Raises ExportFault."""
    content = read_inside(path, _LARGEST, path.parent)
    if found := _REACHING.search(content.decode(errors="replace")):
        line = found.string.count("\n", 0, found.start()) + 1
        raise ExportFault(
            f"PDF-mallen {path} har ordet {found[0]} på rad {line}. Med det kan en mall hämta ett"
            " paket från nätet, så det får inte stå där, inte ens i en kommentar. Ta bort det."
        )
    return content


def _refused(look: Look, refusal: Refusal) -> ExportFault:
    """Give what to tell of what Typst would not do."""
    if refusal.panic:
        return ExportFault(f"Typst klarade inte av dokumentet: {refusal.message}")
    if look.logo and _PICTURE.search(refusal.message):
        return unusable(look.logo.path)
    if _PICTURE.search(refusal.message):
        return ExportFault("En bild i dokumentet är skadad. Spara den på nytt som PNG eller JPEG.")
    return ExportFault(_explained(look.dokument_typ, refusal))


def _explained(path: Path, refusal: Refusal) -> str:
    """Say where in the template Typst stopped, and what it says."""
    place = _LINE.search(refusal.diagnostic)
    where = f"rad {place[1]}" if place else "okänd rad"
    said = "; ".join([refusal.message, *refusal.hints])
    if refusal.message.startswith("PDF/"):
        return (
            f"Något i dokumentet, eller i PDF-mallen {path} ({where}), får en tillgänglig PDF inte"
            f" ha. Typst säger: {said}. Word och HTML går att skriva ut: --to docx,html"
        )
    return (
        f"PDF-mallen {path} kunde inte användas ({where}). Typst säger: {said}. "
        "Ångra den senaste ändringen i mallen, eller ta bort den så används den medföljande."
    )


def _refuse_unknown_fonts(look: Look, warnings: tuple[str, ...]) -> None:
    """Stop rather than fall back on another font than the one that was asked for."""
    for warning in warnings:
        if warning.startswith(_FONT_WARNING):
            raise ExportFault(
                f"PDF-mallen {look.dokument_typ} vill ha typsnittet "
                f"”{warning.removeprefix(_FONT_WARNING)}”, som inte finns i {look.fonts}. "
                "Lägg typsnittets filer där, eller ändra namnet i mallen."
            )
