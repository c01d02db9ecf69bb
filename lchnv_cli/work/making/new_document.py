"""A new document of any kind: what every command that creates one has in common."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from lchnv_cli import defaults
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.render.templates import draw
from lchnv_cli.screen import terminal
from lchnv_cli.work.making.ways import Ways
from lchnv_cli.work.making.writing import create
from lchnv_cli.work.opening.workplace import Workplace


def drawn(kind: DocumentKind, draft: object, root: Path) -> str:
    """Draw a new document in Markdown, with the folder's own template of its kind or ours.

    The template gets ``draft``. Raises TemplateFault.
    """
    return draw(kind.draft_template, defaults.template_folders(root), draft=draft)


def new_document(
    here: Workplace, file: PurePosixPath, text: str, told: Mapping[str, Any], ways: Ways
) -> None:
    """Write a new document and say where, or only show it; ``told`` is what JSON tells beside.

    Raises Stop where something else lies there already.
    """
    if not ways.dry_run:
        create(here, file, text, force=ways.force)
    if ways.as_json:
        shown = {"file": file.as_posix(), **told}
        terminal.show_json(shown)
    else:
        terminal.say(text if ways.dry_run else file.as_posix())
