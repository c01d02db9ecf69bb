"""lchnv calendar: a year's meetings shown, proposed, and as a file for other calendars."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

import typer

from lchnv_cli import defaults
from lchnv_cli.export.ics import Event
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.file_names import safe_name
from lchnv_cli.model.kinds import CALENDAR
from lchnv_cli.model.procedure import Body
from lchnv_cli.planning.candidates import Days
from lchnv_cli.planning.propose import Proposal, propose
from lchnv_cli.planning.year import YearMeeting, year_meetings
from lchnv_cli.render.calendar_draft import CalendarRow, calendar_text
from lchnv_cli.save import replace
from lchnv_cli.screen import terminal, year_table
from lchnv_cli.screen.options import BodyId, DryRun, Force, Json, Root, Today, Year, number_option
from lchnv_cli.work.changing.adoption import adopted as adoption
from lchnv_cli.work.changing.adoption import decision_named, new_calendar
from lchnv_cli.work.changing.mend import Change, diff
from lchnv_cli.work.changing.prepared_calendar import prepared
from lchnv_cli.work.making.calendar_files import EventFile, write_events
from lchnv_cli.work.making.event_log import gone
from lchnv_cli.work.making.writing import create
from lchnv_cli.work.making.year_events import year_events
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace, path_of, refuse_unread

_MOST = 52


_count = number_option(range(1, _MOST + 1), "inte ett antal möten; skriv till exempel 6.")

Count = Annotated[
    int | None,
    typer.Option(
        "--propose", parser=_count, metavar="ANTAL", help="Föreslå ett år med så många möten."
    ),
]
Save = Annotated[bool, typer.Option("--save", help="Skriv förslaget som årets kalendarium.")]
Prepare = Annotated[
    bool, typer.Option("--prepare", help="Skriv in styrgruppens möten och beredningar som fattas.")
]
Ics = Annotated[bool, typer.Option("--ics", help="Skriv möten och frister för Outlook.")]
Adopted = Annotated[
    str,
    typer.Option("--adopted", metavar="BESLUT", help="Skriv in mötet och punkten som fastställde."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="MAPP", help="Dit --ics skriver.")
]


@dataclass(frozen=True, slots=True)
class Ways:
    """How the command is to answer."""

    save: bool
    ics: bool
    output: Path | None
    dry_run: bool
    force: bool
    as_json: bool


def calendar(
    year: Year = None,
    *,
    proposed: Count = None,
    save: Save = False,
    prepare: Prepare = False,
    ics: Ics = False,
    adopted: Adopted = "",
    output: Output = None,
    body: BodyId = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Visa eller föreslå ett års möten.

    Mötena visas med sina frister. Ett förslag kan sparas som årets kalendarium, och ett
    kalendarium skrivas för Outlook. Beslutet som fastställde det skrivs in med --adopted, och de
    möten i styrgruppen som fattas med --prepare.

    Exempel:
    lchnv calendar
    lchnv calendar 2028 --propose 6
    lchnv calendar 2026 --ics
    lchnv calendar 2026 --adopted "lchnv 2025-12-12 punkt 5 c" --dry-run
    """
    here = opened(root, today)
    chosen = here.body(body)
    ways = Ways(save, ics, output, dry_run, force, as_json)
    _refuse(ways, proposed=bool(proposed), year=year, adopted=adopted, prepare=prepare)
    if prepare:
        _prepare(here, chosen, year or here.today.year, ways)
    elif adopted and year:
        _adopt(here, chosen, year, adopted, ways)
    elif proposed:
        _propose(here, chosen, year or here.today.year, proposed, ways)
    else:
        _show(here, chosen, year or here.today.year, ways)


def _refuse(ways: Ways, *, proposed: bool, year: int | None, adopted: str, prepare: bool) -> None:
    """Stop where options do not go together."""
    if ways.save and not proposed:
        raise Stop("--save skriver ett förslag; lägg till --propose ANTAL.")
    if ways.ics and proposed:
        raise Stop("--ics skriver ett kalendarium som finns; spara förslaget först med --save.")
    if ways.output and not ways.ics:
        raise Stop("--output säger var --ics skriver; lägg till --ics.")
    if prepare and (proposed or ways.ics or adopted):
        raise Stop("--prepare ändrar ett kalendarium som finns; skriv bara året.")
    if adopted and (year is None or proposed or ways.ics):
        raise Stop("Skriv bara året och beslutet: lchnv calendar 2027 --adopted BESLUT.")


def _propose(here: Workplace, body: Body, year: int, count: int, ways: Ways) -> None:
    days = Days(here.archive, here.workdays, body.id, year, here.today)
    proposal = propose(days, count)
    if ways.save:
        _save(here, body, proposal, ways)
    elif ways.as_json:
        _as_json(_proposal_dict(proposal))
    else:
        terminal.say(year_table.proposed(here, proposal))
        again = here.procedure.of_body(f"lchnv calendar {year} --propose {count} --save", body.id)
        terminal.tell(f"Inget är skrivet. Spara: {again}")


def _show(here: Workplace, body: Body, year: int, ways: Ways) -> None:
    meetings = _known(here, body, year)
    if ways.ics:
        folder = ways.output or here.root / "export"
        path = folder / f"{safe_name(f'kalendarium-{body.id}-{year}')}.ics"
        if not ways.dry_run:
            events = _events(here, body, year, meetings)
            write_events(here, EventFile(path, f"{body.name} {year}", force=ways.force), events)
        terminal.say(str(path))
    elif ways.as_json:
        _as_json(_year_dict(here, body, year, meetings))
    else:
        terminal.say(year_table.shown(here, body, year, meetings))


def _adopt(here: Workplace, body: Body, year: int, written: str, ways: Ways) -> None:
    known = here.archive.calendar(body.id, year)
    decision = decision_named(here, body, written)
    if known is None:
        change: Change | None = new_calendar(here, body, year, decision)
    else:
        change = adoption(here, known, decision)
    if ways.dry_run:
        terminal.show(diff([change] if change else []) or "Inget skulle ändras.")
        return
    if change is not None and known is None:
        create(here, change.file, change.after.decode(), force=False)
    elif change is not None:
        replace(here.root / change.file, change.after, expected=change.before)
    terminal.say((known.file if known else _path(body, year)).as_posix())
    terminal.tell(f"Fastställt {decision.date} ({decision}).")


def _prepare(here: Workplace, body: Body, year: int, ways: Ways) -> None:
    known = here.archive.calendar(body.id, year)
    if known is None:
        refuse_unread(here, _path(body, year))
        raise Stop(f"{body.name} har inget kalendarium för {year}.")
    change, planned = prepared(here, known)
    if ways.dry_run:
        terminal.show(diff([change] if change else []) or "Inget skulle ändras.")
        return
    if change is not None:
        replace(here.root / change.file, change.after, expected=change.before)
    if ways.as_json:
        told = [{"date": day, "kind": word} for word, day in planned]
        _as_json({"file": str(known.file), "planned": told})
    else:
        terminal.say(known.file.as_posix())
    for word, day in planned:
        terminal.tell(f"Skrev in {word} {spoken_with_year(day)}.")
    if not planned:
        terminal.tell("Inget möte som kommer saknar styrgrupp eller beredning som hinner planeras.")


def _known(here: Workplace, body: Body, year: int) -> tuple[YearMeeting, ...]:
    """Give the year's meetings. Raises Stop when none is known."""
    meetings = year_meetings(here.archive, here.workdays, body.id, year)
    if not meetings:
        refuse_unread(here, _path(body, year))
        raise Stop(
            f"Inget möte i {body.name} är känt {year}.\n"
            "Föreslå ett år: "
            + here.procedure.of_body(f"lchnv calendar {year} --propose 5", body.id)
        )
    return meetings


def _path(body: Body, year: int) -> PurePosixPath:
    return path_of(body, year, CALENDAR)


def _save(here: Workplace, body: Body, proposal: Proposal, ways: Ways) -> None:
    rows = []
    for found in (each.candidate for each in proposal.meetings):
        rows.append(CalendarRow(found.preparation, "beredning"))
        rows.append(CalendarRow(found.steering, "styrgrupp"))
        rows.append(CalendarRow(found.date, hours=str(proposal.hours or "")))
    text = calendar_text(body, proposal.year, rows, defaults.template_folders(here.root))
    path = _path(body, proposal.year)
    if ways.dry_run:
        terminal.say(text)
        return
    create(here, path, text, force=ways.force)
    terminal.say(path.as_posix())
    cited = here.procedure.cited(
        "sent-kalendarium", "4 §", body.id, dt.date(proposal.year - 1, 12, 31)
    )
    terminal.tell(
        f"Låt nätverket fastställa kalendariet före årsskiftet{cited}: lchnv status säger hur det "
        f"skrivs in.\nSkriv ut det: lchnv export {proposal.year}"
    )


def _events(
    here: Workplace, body: Body, year: int, meetings: tuple[YearMeeting, ...]
) -> list[Event]:
    own = [*year_events(here, body, year, meetings)]
    for body_id in filter(None, (body.id, body.steering)):
        own += gone(here, body_id, year, own)
    return own


def _as_json(told: dict[str, Any]) -> None:
    terminal.show_json(told)


def _year_dict(
    here: Workplace,
    body: Body,
    year: int,
    meetings: tuple[YearMeeting, ...],
) -> dict[str, Any]:
    known = here.archive.calendar(body.id, year)
    return {
        "body": body.id,
        "year": year,
        "adopted": str(known.adopted) if known and known.adopted else None,
        "meetings": [_meeting_dict(each) for each in meetings],
        "faults": [
            {"rule": f.rule, "paragraph": f.paragraph, "place": str(f.place), "message": f.message}
            for f in year_table.plan_faults(here, body, year)
        ],
    }


def _meeting_dict(each: YearMeeting) -> dict[str, Any]:
    dates = each.chain
    told: dict[str, Any] = {
        "date": each.meeting.date,
        "extra": each.meeting.extra,
        "cancelled": each.meeting.cancelled,
    }
    if dates is not None:
        told |= {
            "preparation": dates.preparation,
            "steering": dates.steering,
            "publish_by": dates.publish_by.date,
            "mail_by": dates.mail_by,
            "register_by": dates.register_by,
        }
    return told


def _proposal_dict(proposal: Proposal) -> dict[str, Any]:
    return {
        "body": proposal.body_id,
        "year": proposal.year,
        "hours": str(proposal.hours) if proposal.hours else None,
        "meetings": [
            {
                "date": each.candidate.date,
                "preparation": each.candidate.preparation,
                "steering": each.candidate.steering,
                "publish_by": each.candidate.publish_by.date,
                "reasons": each.reasons,
            }
            for each in proposal.meetings
        ],
    }
