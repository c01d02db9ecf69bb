"""lchnv members: who leads and steers on a day, what is wrong, and whose turn it is next."""

import datetime as dt
from typing import Annotated, Any

import typer

from lchnv_cli import save
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.register import Mandate, Post
from lchnv_cli.screen import people_table, terminal
from lchnv_cli.screen.options import BodyId, DryRun, FromToday, Json, Root, Today, the_day
from lchnv_cli.work.changing.adoption import decision_named
from lchnv_cli.work.changing.election import Elected, Election, chosen_of, elected
from lchnv_cli.work.changing.mend import diff
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Workplace

Elect = Annotated[
    list[str] | None,
    typer.Option(
        "--elect",
        metavar="ROLL=NAMN",
        help="Skriv in den valda i registret. Kan anges flera gånger.",
    ),
]
Decided = Annotated[
    str, typer.Option("--decided", metavar="BESLUT", help="Mötet och punkten där valet står.")
]
First = Annotated[
    str, typer.Option("--from", metavar="DATUM", help="Första dagen; annars nästa mandattids.")
]
Until = Annotated[
    str, typer.Option("--until", metavar="DATUM", help="Sista dagen; annars mandattidens.")
]
Principal = Annotated[
    str, typer.Option("--principal", metavar="HUVUDMAN", help="Huvudmannen för någon ny.")
]
InsteadOf = Annotated[
    str, typer.Option("--instead-of", metavar="NAMN", help="Den som slutar, om det kan vara flera.")
]


def members(
    *,
    date: FromToday = None,
    elect: Elect = None,
    decided: Decided = "",
    first: First = "",
    until: Until = "",
    principal: Principal = "",
    instead_of: InsteadOf = "",
    body: BodyId = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Visa presidium och styrgrupp.

    De som har uppdragen en viss dag, vad som är fel i registret, och nästa års tur. Med --elect
    skrivs valda in i registret, när anteckningarna säger att de är valda, och den som slutar får
    sin sista dag.

    Exempel:
    lchnv members
    lchnv members --date 2026-03-20
    lchnv members --elect "ordförande=Cecilia Cedersköld" --decided "11/12 p 5b"
    """
    here = opened(root, today)
    chosen = here.body(body)
    if elect:
        election = Election(
            chosen_of(elect),
            decision_named(here, chosen, decided) if decided else None,
            the_day(first, here.today) if first else None,
            the_day(until, here.today) if until else None,
            principal,
            instead_of,
        )
        _elect(here, elected(here, chosen, election), dry_run=dry_run)
        return
    day = here.today if date is None else the_day(date, here.today)
    if as_json:
        terminal.show_json(_as_dict(here, chosen, day))
    else:
        terminal.say("\n\n".join(people_table.shown(here, chosen, day)))


def _elect(here: Workplace, done: Elected, *, dry_run: bool) -> None:
    change = done.change
    if dry_run:
        terminal.show(diff([change]) or "Inget skulle ändras.")
        return
    if change.after != change.before:
        save.replace(here.root / change.file, change.after, expected=change.before)
    terminal.say(change.file.as_posix())
    for each in done.new:
        days = f"{each.start}–{each.end}" if each.end else f"från {each.start}"
        side = f", {each.principal}" if each.principal else ""
        terminal.tell(f"{each.person}{side}: {each.post} {days}.")
    for old, last in done.ended:
        terminal.tell(f"{old.person}: {old.post} till och med {last}.")
    if not done.new:
        terminal.tell("Det står redan i registret.")


def _as_dict(here: Workplace, body: Body, day: dt.date) -> dict[str, Any]:
    register = here.archive.register
    posts = {"steering": Post.STEERING, "representatives": Post.REPRESENTATIVE}
    named = {"chair": Post.CHAIR, "vice_chair": Post.VICE_CHAIR}
    named |= {"rss_head": Post.RSS_HEAD, "secretary": Post.SECRETARY} | posts
    term, found = people_table.next_turn(here, body, day)
    return {
        "body": body.id,
        "date": day.isoformat(),
        **{
            name: [_mandate_dict(m, here, day) for m in register.holders(body.id, post, day)]
            for name, post in named.items()
        },
        "unrepresented": people_table.unrepresented(here, body, day),
        "next_year": {
            "year": term.first,
            "until": term.last,
            "chair": found.chair.name,
            "vice_chair": [side.name for side in found.vices],
        }
        if found
        else None,
        "faults": [
            {"rule": f.rule, "paragraph": f.paragraph, "place": str(f.place), "message": f.message}
            for f in people_table.faults(here, body, day)
        ],
    }


def _mandate_dict(mandate: Mandate, here: Workplace, day: dt.date) -> dict[str, Any]:
    return {
        "name": mandate.person_on(day),
        "principal": here.archive.register.principal_of(mandate, day),
        "acting": mandate.acting,
        "since": mandate.start.isoformat(),
        "decided": mandate.decided,
    }
