"""What stops the site before anything of it is made: where it would lie, and what is not sealed."""

from pathlib import Path

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from lchnv_cli.rules.run import run
from lchnv_cli.work.opening.workplace import Stop, Workplace


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
    ]
    gone = dict.fromkeys(each.file for each in here.archive.publications)
    told += [
        f"{file}\n    Dokumentet är publicerat, men finns inte eller går inte att läsa."
        for file in gone
        if file not in there and file.parts[1:2] and file.parts[1] in bodies
    ]
    if told:
        raise Stop(
            "\n".join(told) + "\nInget är skrivet på webbplatsen: det som ligger där ska vara det "
            "som publicerades.\nKör lchnv check, och rätta eller publicera om med --revised."
        )
