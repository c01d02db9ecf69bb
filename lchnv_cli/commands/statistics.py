"""lchnv statistics: a year in figures, of its meetings, decisions, matters and attendance."""

from dataclasses import replace

from lchnv_cli.registers.statistics import statistics as register_of
from lchnv_cli.screen.options import (
    DRAWN,
    FORMATS,
    BodyId,
    DryRun,
    Force,
    Json,
    Output,
    Root,
    Today,
    ToDrawn,
    Year,
    formats_option,
)
from lchnv_cli.work.making.register_files import asked, show_register
from lchnv_cli.work.opening.seen import opened


def statistics(
    year: Year = None,
    *,
    body: BodyId = "",
    to: ToDrawn = "",
    output: Output = None,
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Visa ett år i siffror.

    Möten, beslut, närvaro och hur länge ärenden tar.

    Exempel:
    lchnv statistics
    lchnv statistics 2026 --to xlsx svg
    """
    wanted = asked("", output, dry_run=dry_run, force=force, as_json=as_json)
    if to:
        wanted = replace(wanted, formats=formats_option(to, FORMATS + DRAWN))
    here = opened(root, today)
    chosen = here.body(body)
    register = register_of(here.ledger, here.workdays, chosen.id, year or here.today.year)
    show_register(here, register, chosen, wanted)
