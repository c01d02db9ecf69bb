"""lchnv init: a new folder for a network.

A run that was killed is finished by the next one. rules.yaml makes a folder a network's, so it is
written last: half a network is never taken for a whole one.
"""

import datetime as dt
import re
from pathlib import Path
from typing import Annotated

import typer

from lchnv_cli import defaults
from lchnv_cli.save import content
from lchnv_cli.screen import terminal
from lchnv_cli.screen.nearest import no_such
from lchnv_cli.screen.options import DryRun, Json, Today, the_day
from lchnv_cli.template_copies import COPIES, TEMPLATES, names, programs, with_copied
from lchnv_cli.work.keeping.versions import home
from lchnv_cli.work.making.ci_files import PAGES, SERVICES, ci_files, left_to_say
from lchnv_cli.work.making.vscode_files import renewed, vscode_files
from lchnv_cli.work.making.writing import write
from lchnv_cli.work.opening.workplace import Stop

_MARK = Path("rules.yaml")
_FOLDER = Annotated[Path, typer.Argument(metavar="MAPP", help="Mappen som skapas.")]
_AnswersFrom = Annotated[
    str | None,
    typer.Option(
        "--answers-from",
        metavar="DATUM",
        help="Dagen från vilken mappen svarar för organen; utan den svarar den för alla dagar.",
    ),
]
_Templates = Annotated[
    bool, typer.Option("--templates", help="Kopiera också mallarna, för att ändra utseendet.")
]
_START = Path(__file__).parent / "new_folder"
_Ci = Annotated[
    str,
    typer.Option("--ci", metavar="TJÄNST", help="Låt github eller gitlab granska varje ändring."),
]
_Vscode = Annotated[
    bool,
    typer.Option("--vscode", help="Låt VS Code förklara fälten; bara det, där en mapp redan är."),
]
_Pages = Annotated[
    bool,
    typer.Option(
        "--pages",
        help="Ett jobb som lägger webbplatsen på GitHub Pages när någon startar det; bara det, där"
        " en mapp redan är.",
    ),
]
_STARTED = """Webbplatsen läggs ut när någon startar jobbet webbplats under Actions på GitHub,
aldrig av en ändring. Välj först GitHub Actions som källa under Settings, Pages."""
_QUESTION = """Från vilken dag ska mappen svara för organens möten? Före den krävs inget som inte
finns i mappen, och äldre handlingar kan läggas in som avskrifter.
Dag (ÅÅÅÅ-MM-DD), eller bara Retur för alla dagar:"""
_OTHERS = (
    "    Finns redan med annat innehåll; inget är ändrat.",
    "Välj en mapp som inte redan är ett nätverks.",
)
_DAY = re.compile(rb" *ansvarar_fr\xc3\xa5n:.*\r?\n")
_TITLE = re.compile(rb"^(    )rubrik:.*\n", re.MULTILINE)  # a body's, in the rules.yaml we bring


def init(
    folder: _FOLDER = Path(),
    *,
    answers_from: _AnswersFrom = None,
    templates: _Templates = False,
    ci: _Ci = "",
    vscode: _Vscode = False,
    pages: _Pages = False,
    today: Today = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Skapa en ny mapp för ett nätverk.

    Mappen får rules.yaml, ett register och det som håller filerna lika på alla datorer. Det som
    redan finns rörs inte. Mallarna ligger i programmet; egna kopior får du med lchnv templates.

    Exempel:
    lchnv init nätverket
    lchnv init nätverket --answers-from 2027-01-01 --ci github
    """
    day = today or dt.date.today()  # noqa: DTZ011 - the day is the user's own
    begun = None if answers_from is None else the_day(answers_from, day)
    added = (dict(vscode_files()) if vscode else {}) | (_pages() if pages else {})
    alone = added and (folder / _MARK).exists()
    files = added if alone else added | _files(folder, ci, templates=templates)
    there = {name: content(folder / name) for name in files}
    if _MARK in files:
        files[_MARK] = _dated(files[_MARK], there[_MARK] or b"", begun, day, ask=not dry_run)
    if others := [name for name, data in files.items() if there[name] not in {None, b"", data}]:
        out = _OTHERS[1:] if _MARK in files else renewed(folder, others)
        raise Stop("\n".join([*(str(folder / n) for n in others), _OTHERS[0], *out]))
    missing = [name for name, data in files.items() if there[name] != data]
    with terminal.files_shown({} if as_json else None):
        for name in missing:
            if not dry_run:
                write(folder / name, files[name], home=folder)
            terminal.say(str(folder / name))
    if not missing:
        terminal.tell("Mappen är redan skapad, och inget saknas.")
    elif len(missing) < len(files):
        terminal.tell(f"{len(files) - len(missing)} filer fanns redan, som de ska vara.")
    _tell_next(folder, ci, pages=pages, new=_MARK in files)


def _tell_next(folder: Path, ci: str, *, pages: bool, new: bool) -> None:
    """Say how the site is laid out, and of a new folder what is to be filled in and then run."""
    if pages:
        terminal.tell(f"{_STARTED}{left_to_say(PAGES, terminal.version(), home())}")
    if not new:
        return
    terminal.tell(
        f"Fyll i nätverket i {folder / 'rules.yaml'} och personerna i "
        f"{folder / 'meetings' / 'register.yaml'}.\n"
        "Se sedan vad som är näst: lchnv status"
        + (left_to_say(ci, terminal.version(), home()) if ci else "")
    )


def _pages() -> dict[Path, bytes]:
    made = ci_files(PAGES, terminal.version(), home())
    return {_target(own): data for own, data in made.items()}


def _files(folder: Path, ci: str = "", *, templates: bool = False) -> dict[Path, bytes]:
    """Give every file of a new folder, in the order they are written.

    Raises Stop for a service that is not known.
    """
    if ci and ci not in SERVICES:
        raise Stop(no_such("Tjänsten", ci, dict.fromkeys(SERVICES, "")))
    files: dict[Path, bytes] = {}
    if templates:
        files |= {Path(TEMPLATES, name): programs(name) for name in names()}
        files[Path(TEMPLATES, COPIES)] = with_copied(folder / TEMPLATES, names())
    started = {each.relative_to(_START): each for each in sorted(_START.rglob("*"))}
    files |= {_target(own): each.read_bytes() for own, each in started.items() if each.is_file()}
    if ci:
        made = ci_files(ci, terminal.version(), home())
        files |= {_target(own): data for own, data in made.items()}
    return {**files, _MARK: _bare((defaults.folder() / _MARK).read_bytes())}


def _dated(own: bytes, there: bytes, begun: dt.date | None, today: dt.date, *, ask: bool) -> bytes:
    """Give rules.yaml with the day from which the folder answers, which may be told already."""
    if begun is None and _bare(there) == own:
        return there
    return own if there or not ask else _answering(own, begun or _asked(today))


def _asked(today: dt.date) -> dt.date | None:
    """Ask for the day until it is one, or left out."""
    question = _QUESTION
    while answer := terminal.ask(question):
        try:
            return the_day(answer, today)
        except typer.BadParameter as fault:
            question = f"{fault.message}\nDag:"
    return None


def _bare(rules: bytes) -> bytes:
    """Give rules.yaml without the days from which a folder answers: they are another's."""
    return _DAY.sub(b"", rules)


def _answering(rules: bytes, day: dt.date | None) -> bytes:
    """Give rules.yaml with the day at each of its bodies."""
    line = f"ansvarar_från: {day}\n".encode()
    return rules if day is None else _TITLE.sub(lambda told: told[0] + told[1] + line, rules)


def _target(path: Path) -> Path:
    """Give the path in the new folder; names that begin with dot- are hidden ones."""
    return Path(
        *(part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in path.parts)
    )
