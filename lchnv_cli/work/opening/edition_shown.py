"""The arbetsordning that lchnv rule explains by: the folder's, or the program's own outside one."""

import contextlib
import datetime as dt
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lchnv_cli import defaults
from lchnv_cli.guarded import Refused, read_inside
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.cited import cited, not_of
from lchnv_cli.load.folder import MAX_BYTES, RULES_FILE, sentences_beside
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.load.sentences_file import read_sentences
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.procedure import Body, Edition
from lchnv_cli.model.sentences import Sentences
from lchnv_cli.work.opening.find_root import find_root
from lchnv_cli.work.opening.workplace import Stop, body_named


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition, the body it is shown for, and the folder that its files lie in.

    ``told`` is what to say of it: why it is not the folder's own.
    """

    edition: Edition
    body: Body
    folder: Path
    told: str = ""


def edition_shown(root: Path | None, today: dt.date, body: str) -> Shown:
    """Give the edition to explain by. A folder that cannot be read keeps nobody from a rule."""
    folder, told = defaults.folder(), ""
    if root is not None:
        folder = find_root(root)
    else:
        with contextlib.suppress(UserFault):
            folder = find_root(None)
    try:
        data = read_inside(folder / RULES_FILE, MAX_BYTES, folder)
        procedure, _ = cited(read_procedure(data), sentences_beside(folder, data))
    except (Broken, Refused) as fault:
        told = f"{fault}\nTalen är därför de som följer med programmet."
        folder = defaults.folder()
        procedure = read_procedure(read_inside(folder / RULES_FILE, MAX_BYTES, folder))
    chosen = body_named(procedure, body)
    edition = procedure.edition_for(chosen.id, today)
    if edition.body_id != chosen.id:
        own = procedure.bodies[edition.body_id].name
        told += f"\nIngen arbetsordning gäller {chosen.name}; det som visas är den för {own}."
    return Shown(edition, chosen, folder, told.strip())


def sentences_of(shown: Shown) -> Sentences:
    """Give the sentences of the edition, with its numbers. Raises Stop where no file has them."""
    edition = shown.edition
    adopted = edition.adopted or edition.start
    known = defaults.sentences(adopted)
    if edition.sentences:
        found = read_sentences(shown.folder, PurePosixPath(edition.sentences))
    elif known is not None:
        found = read_sentences(known.parent, PurePosixPath(known.name))
    else:
        raise Stop(
            f"{edition.place}\n    Arbetsordningen från {edition.start} har ingen fil med sina "
            "meningar.\n    Skriv en, och namnge den med meningar: FIL. docs/format.md säger hur."
        )
    if hit := not_of(edition, found):
        raise Stop(f"{hit.place}\n    {hit.message}\n    {hit.remedy}")
    return found.with_numbers(edition.told())
