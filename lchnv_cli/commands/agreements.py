"""lchnv agreements: what runs out, whether anybody renews it, and who has not signed."""

import re
from typing import Annotated

import typer

from lchnv_cli.model.agreements import AgreementKind
from lchnv_cli.registers.agreement_list import Wanted
from lchnv_cli.registers.agreement_list import agreements as register_of
from lchnv_cli.screen.nearest import no_such
from lchnv_cli.screen.options import DryRun, Force, Json, Output, Root, To, Today
from lchnv_cli.work.choosing.principals import principal_named
from lchnv_cli.work.making.register_files import asked, show_register
from lchnv_cli.work.opening.seen import opened

_SPAN = re.compile(r"(?P<number>[1-9]\d{0,2})\s*(?P<unit>m\w*|å\w*|y)?", re.IGNORECASE)
_MOST = 600  # months


def _months(text: str) -> int:
    """Read a number of months: 12m, 12, 18 månader, 2 år."""
    match = _SPAN.fullmatch(text.strip())
    unit = (match["unit"] or "m")[0].lower() if match else ""
    months = int(match["number"]) * (1 if unit == "m" else 12) if match else 0
    if 0 < months <= _MOST:
        return months
    raise typer.BadParameter(f"”{text}” är ingen tid. Skriv som 12m eller 2år.")


def _kind(text: str) -> AgreementKind:
    wanted = text.strip().casefold()
    if wanted in [*AgreementKind]:
        return AgreementKind(wanted)
    raise typer.BadParameter(no_such("Slaget", text, dict.fromkeys(AgreementKind, "")))


Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="TEXT", help="Ord i titel eller kortnamn; annars alla som gäller."),
]
Expiring = Annotated[
    int | None,
    typer.Option(
        "--expiring", parser=_months, metavar="TID", help="De som löper ut inom tiden: 12m, 2år."
    ),
]
Unsigned = Annotated[
    bool, typer.Option("--unsigned", help="De som någon part inte har undertecknat.")
]
Principal = Annotated[
    str, typer.Option("--principal", metavar="HUVUDMAN", help="De som huvudmannen är part i.")
]
Kind = Annotated[
    AgreementKind | None,
    typer.Option("--kind", parser=_kind, metavar="SLAG", help="Överenskommelse, avtal, rutin, …"),
]
Everything = Annotated[bool, typer.Option("--all", help="Också de som inte längre gäller.")]


def agreements(
    words: Words = None,
    *,
    expiring: Expiring = None,
    unsigned: Unsigned = False,
    principal: Principal = "",
    kind: Kind = None,
    everything: Everything = False,
    to: To = "",
    output: Output = None,
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Visa överenskommelser och när de slutar.

    Vad som löper ut, om ett ärende är öppet om det, och vem som inte har undertecknat.

    Exempel:
    lchnv agreements
    lchnv agreements --expiring 12m
    lchnv agreements --unsigned --principal Granköping
    lchnv agreements --to xlsx
    """
    ways = asked(to, output, dry_run=dry_run, force=force, as_json=as_json)
    here = opened(root, today)
    first = here.body("")
    party = principal_named(here, principal, first.id, here.today) if principal else None
    whole = bool(words or to or as_json)
    wanted = Wanted(" ".join(words or ()), expiring, unsigned, party, kind, everything, whole)
    show_register(here, register_of(here.ledger, wanted), first, ways)
