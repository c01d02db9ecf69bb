"""What is seen to before anything of the site is made.

Where it would lie, what is not sealed any more, and whether all that it is made of is as it was.
"""

import hashlib
import os
from pathlib import Path

from lchnv_cli.guarded import Refused, read_inside
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from lchnv_cli.rules.run import run
from lchnv_cli.work.opening.workplace import Stop, Workplace, not_read

NOTHING = (
    "Det finns inget att lägga på webbplatsen: inget organ med webb: ja i rules.yaml har ett\n"
    "publicerat dokument eller ett fastställt kalendarium.\n"
    "Skriv webb: ja under organet, och publicera med lchnv publish."
)
_LARGEST = 500_000_000  # bytes of an annex


def refuse_folder(here: Workplace, folder: Path) -> None:
    """Stop where the site would be written among the network's own files."""
    there = folder.resolve()
    own = [here.root / name for name in ("meetings", "templates", ".lchnv", ".git")]
    if here.root.is_relative_to(there) or any(there.is_relative_to(each) for each in own):
        raise Stop(
            f"{folder} är nätverkets egen mapp, och webbplatsen ska ha en mapp för sig.\n"
            "Skriv till exempel: lchnv site --output webb"
        )


def refuse_broken(here: Workplace) -> None:
    """Stop where something published is not what its seal says, or cannot be read any more."""
    bodies = {each.id for each in here.procedure.bodies.values() if each.web}
    there = {
        each.file: each for each in here.archive.documents if isinstance(each, MeetingDocument)
    }
    told = [
        f"{each.place}\n    {each.message}"
        for each in run([changed_after_publishing], here)
        if each.file in there
        and there[each.file].body_id in bodies
        and not there[each.file].off_web
        and not here.archive.withdrawn(each.file)
    ]
    gone = dict.fromkeys(each.file for each in here.archive.publications)
    unread = here.archive.unread
    told += [
        str(not_read(file, here.found))
        if file in unread
        else f"{file}\n    Dokumentet är publicerat, men finns inte."
        for file in gone
        if file not in there
        and not here.archive.withdrawn(file)
        and file.parts[1:2]
        and file.parts[1] in bodies
    ]
    if told:
        raise Stop(
            "\n".join(told) + "\nInget är skrivet på webbplatsen: det som ligger där ska vara det "
            "som publicerades.\nKör lchnv check, och rätta eller publicera om med --revised."
        )


def content_sum(here: Workplace) -> str:
    """Give the sum of all files that the site can be made of, beside rules.yaml and templates."""
    files = {
        Path(folder, name) for folder, _, own in os.walk(here.root / "meetings") for name in own
    }
    for each in here.archive.documents:
        if isinstance(each, MeetingDocument):
            named = (use.path for use in each.file_uses)
            own = (annex.file for annex in each.annexes if annex.file)
            files.update(here.root / each.file.parent / name for name in (*named, *own))
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(f"\n{path.relative_to(here.root)}\n".encode("utf-8", "surrogateescape"))
        try:
            whole.update(hashlib.sha256(read_inside(path, _LARGEST, here.root)).digest())
        except Refused as refused:
            whole.update(refused.why.encode())
    return whole.hexdigest()
