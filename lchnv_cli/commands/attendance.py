"""lchnv attendance: which principals were at a year's meetings, and how many from each side."""

from lchnv_cli.registers.attendance_year import attendance as register_of
from lchnv_cli.screen.options import BodyId, DryRun, Force, Json, Output, Root, To, Today, Year
from lchnv_cli.work.making.register_files import asked, show_register
from lchnv_cli.work.opening.seen import opened


def attendance(
    year: Year = None,
    *,
    body: BodyId = "",
    to: To = "",
    output: Output = None,
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Visa vilka huvudmän som var med.

    På ett års möten, och hur många som var där från varje part.

    Exempel:
    lchnv attendance
    lchnv attendance 2026 --to xlsx
    """
    wanted = asked(to, output, dry_run=dry_run, force=force, as_json=as_json)
    here = opened(root, today)
    chosen = here.body(body)
    register = register_of(here.archive, here.today, chosen.id, year or here.today.year)
    show_register(here, register, chosen, wanted)
