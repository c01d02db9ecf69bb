"""lchnv decisions: what was decided, what was changed, and what a principal takes home."""

import datetime as dt
from typing import Annotated

import typer

from lchnv_cli.memory.outcome import OutcomeKind, outcomes_of
from lchnv_cli.memory.outcome import words as outcome_words
from lchnv_cli.registers import decided
from lchnv_cli.registers.decided import Wanted
from lchnv_cli.registers.taking_home import taking_home
from lchnv_cli.screen.options import (
    DryRun,
    Force,
    Json,
    OfBodies,
    Output,
    Root,
    To,
    Today,
    number_option,
)
from lchnv_cli.work.choosing.meeting_day import meeting_day
from lchnv_cli.work.choosing.principals import principal_named
from lchnv_cli.work.making.register_files import asked, show_register
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop

_YEARS = number_option(range(1900, 2200), "inte ett år. Skriv ÅÅÅÅ, till exempel 2026.")
_LATELY = dt.timedelta(days=365)


def _kind(text: str) -> OutcomeKind:
    """Read an outcome's word, in any form that a line Utfall may have."""
    if text.strip().casefold() == OutcomeKind.WITHDRAWN:
        return OutcomeKind.WITHDRAWN
    if found := outcomes_of(text):
        return found[0].kind
    known = ", ".join(word for word in outcome_words() if word != OutcomeKind.TO_CONFIRM)
    raise typer.BadParameter(f"”{text}” är inget utfall. Välj bland: {known}.")


Words = Annotated[
    list[str] | None, typer.Argument(metavar="TEXT", help="Ord i beslutet; annars alla beslut.")
]
Year = Annotated[
    int | None, typer.Option("--year", parser=_YEARS, metavar="ÅR", help="Ett års beslut.")
]
Meeting = Annotated[
    str | None, typer.Option("--meeting", metavar="DATUM", help="Ett mötes beslut.")
]
InMatter = Annotated[str, typer.Option("--matter", metavar="TEXT", help="Besluten i ett ärende.")]
Kind = Annotated[
    OutcomeKind | None,
    typer.Option("--kind", parser=_kind, metavar="UTFALL", help="Bifall, ändrad, avslag, …"),
]
Principal = Annotated[
    str,
    typer.Option(
        "--principal",
        metavar="HUVUDMAN",
        help="Det som huvudmannen ska ta hem (6 §), och anteckningar den inte har diariefört.",
    ),
]
Differing = Annotated[
    bool, typer.Option("--changed", help="Bara det som skiljer sig från dagordningens förslag.")
]
Formal = Annotated[
    bool, typer.Option("--all", help="Visa också formaliteter, som att mötet öppnades.")
]


def decisions(
    words: Words = None,
    *,
    year: Year = None,
    meeting: Meeting = None,
    matter: InMatter = "",
    kind: Kind = None,
    principal: Principal = "",
    differing: Differing = False,
    formal: Formal = False,
    body: OfBodies = "",
    to: To = "",
    output: Output = None,
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Visa vad som har beslutats.

    Också vad som ändrades från förslaget, eller vad en huvudman ska ta hem.

    Exempel:
    lchnv decisions --year 2026
    lchnv decisions rutin
    lchnv decisions --meeting 16/10 --changed
    lchnv decisions --principal Granköping
    """
    ways = asked(to, output, dry_run=dry_run, force=force, as_json=as_json)
    if principal and (differing or formal):
        raise Stop("--principal visas för sig, utan --changed och --all.")
    here = opened(root, today)
    named_body, held = meeting_day(here, meeting, body)
    chosen = here.body(named_body)
    body_id = chosen.id if named_body or principal else ""
    since = here.today - _LATELY if principal and not (year or meeting) else dt.date.min
    wanted = Wanted(" ".join(words or ()), body_id, year, since, held, matter, kind)
    if principal:
        named = principal_named(here, principal, chosen.id, here.today)
        register = taking_home(here.ledger, named, wanted)
    else:
        made = decided.changed if differing else decided.decisions
        register = made(here.ledger, wanted, formal=formal)
    show_register(here, register, chosen, ways)
