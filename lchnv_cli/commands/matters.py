"""lchnv matters: what is open and on whom it waits, one matter from first to last, what is next."""

from typing import Annotated

import typer

from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body
from lchnv_cli.registers.matters import all_matters, found, history, some
from lchnv_cli.registers.next_meeting import next_meeting
from lchnv_cli.registers.table import Register, not_read
from lchnv_cli.screen.options import DryRun, Force, Json, OfBodies, Output, Root, To, Today
from lchnv_cli.work.making.register_files import asked, show_register
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace


def matters(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT", help="Ord i ärendets namn; annars allt som är öppet."),
    ] = None,
    *,
    closed: Annotated[bool, typer.Option("--all", help="Visa också avslutade ärenden.")] = False,
    coming: Annotated[
        bool, typer.Option("--next", help="Visa vad nästa möte ska, bör och kan ta upp.")
    ] = False,
    body: OfBodies = "",
    to: To = "",
    output: Output = None,
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Visa ärenden och vem de väntar på.

    Med ord ur ett ärendes namn visas det från början till slut.

    Exempel:
    lchnv matters
    lchnv matters rutin
    lchnv matters --next
    lchnv matters --to xlsx pdf
    """
    text = " ".join(words or ())
    wanted = asked(to, output, dry_run=dry_run, force=force, as_json=as_json)
    if coming and (text or closed):
        raise Stop("Skriv antingen --next eller ett ärende, inte båda.")
    here = opened(root, today)
    chosen = here.body(body)
    if coming:
        register = next_meeting(here.ledger, _coming(here, chosen))
    elif text:
        register = _told(here, text, chosen.id if body else "")
    else:
        register = all_matters(here.ledger, chosen.id if body else "", closed=closed)
    show_register(here, register, chosen, wanted)


def _coming(here: Workplace, body: Body) -> Meeting:
    """Give a body's next meeting. Raises Stop where none is known."""
    if (meeting := here.archive.coming(body.id, here.today)) is not None:
        return meeting
    raise Stop(f"Inget kommande möte med {body.name} är känt. Skriv in det i kalendariet.")


def _told(here: Workplace, text: str, body_id: str) -> Register:
    """Give one matter from first to last, or those that a text may mean. Raises Stop."""
    known = found(here.ledger, text, body_id)
    if len(known) == 1:
        return history(here.ledger, known[0])
    if known:
        register = some(here.ledger, known, f"{len(known)} ärenden med ”{text}”")
        more = "Skriv mer av namnet, eller --body, för att få ett från början till slut."
        return register._replace(notes=(more, *register.notes))
    from rapidfuzz import process  # noqa: PLC0415 - only what nobody knows needs it

    names = [matter.title for matter in here.ledger.matters]
    near = process.extractOne(text, names, processor=str.casefold, score_cutoff=70)
    meant = f" Menade du ”{near[0]}”?" if near else " lchnv matters --all visar alla."
    unread = "".join(f"\n{told}" for told in not_read(here.archive))
    raise Stop(f"Inget ärende heter något med ”{text}”.{meant}{unread}")
