"""Carrying out that a meeting is moved or called off, and telling what is left to do."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from lchnv_cli.model.date_forms import date_of
from lchnv_cli.model.days import spoken, spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.procedure import Body
from lchnv_cli.planning.chain import chain, misplaced_steering
from lchnv_cli.screen import terminal
from lchnv_cli.screen.layout import wrapped
from lchnv_cli.work.changing.deadlines_told import deadlines_of, tell_deadlines
from lchnv_cli.work.changing.mend import diff
from lchnv_cli.work.changing.rescheduling import Rescheduling
from lchnv_cli.work.choosing.meeting_day import as_named
from lchnv_cli.work.opening.begun import Move, carry_out
from lchnv_cli.work.opening.find_root import composed
from lchnv_cli.work.opening.judge import judge
from lchnv_cli.work.opening.workplace import Stop, Workplace

_MOST = 5


def day_of(here: Workplace, name: str, body: str) -> tuple[Body, dt.date]:
    """Give the meeting that a command line names: its day, its folder or a file in it. Raises Stop.

    Where several bodies meet that day the command line says which.
    """
    name, body = as_named(here, name, body)
    if (day := date_of(name.strip())) is None:
        path = composed(Path(name).resolve())
        inside = path.relative_to(here.root) if path.is_relative_to(composed(here.root)) else path
        _, own, when, *_ = (*inside.parts, "", "", "")
        if (day := date_of(when)) is None or own not in here.procedure.bodies:
            raise Stop(f"”{name}” är inget möte. Skriv mötesdagen, till exempel 2026-03-20.")
        return here.procedure.bodies[own], day
    if body:
        return here.body(body), day
    known = [each for each in here.archive.meetings if each.date == day and not each.moved_to]
    bodies = list(dict.fromkeys(each.body_id for each in known))
    if len(bodies) > 1:
        ways = " eller ".join(f"--body {each}" for each in bodies)
        raise Stop(f"Flera organ möts {spoken_with_year(day)}. Lägg till {ways}.")
    return here.body(bodies[0] if bodies else ""), day


def show(done: Rescheduling, *, changes: bool) -> None:
    """Show what would be moved, and line by line the changes."""
    for step in done.steps:
        if isinstance(step, Move):
            how = "Kopieras" if step.copied else "Flyttas"
            terminal.tell(f"{how}: {step.source}\n    till {step.target}")
    if changes:
        terminal.show(diff([*done.changes]))


def perform(here: Workplace, done: Rescheduling, what: str, drafts: str) -> None:
    """Write it all, and give the files that changed; ``drafts`` is as carry_out takes it."""
    carry_out(here.root, done.steps, what, "" if done.only_decision else drafts)
    terminal.say("\n".join(str(each.file) for each in done.changes))


def tell_moved(here: Workplace, body: Body, old: dt.date, new: dt.date, done: Rescheduling) -> None:
    """Tell what is left to do when a meeting is moved: publish anew, prepare, and what is wrong."""
    after = done.here
    meets = after.archive.meeting(body.id, new) is not None
    what, done_word = (f"Mötet i {body.name}", "flyttat") if meets else ("Beredningen", "flyttad")
    said = f"{what} {spoken_with_year(old)} är {done_word} till {spoken_with_year(new)}."
    terminal.tell(wrapped(said, "", "  "))
    for target, document in done.brought.items():
        if document in done.left:
            terminal.tell(
                f"{document.file}\n    Publicerad, och ligger kvar som den var. Publicera den "
                f"ändrade när den är klar:\n    > lchnv publish {target} --revised "
                f'"Mötet flyttades från {spoken(old)}"'
            )
    if not meets:
        return
    deadlines = deadlines_of(after, body, new)
    tell_deadlines(after, body, new, deadlines)
    if deadlines is not None:
        _tell_steering(after, body, new)
    _tell_mentions(after, body, old)
    _tell_findings(here, done)


def tell_cancelled(here: Workplace, body: Body, day: dt.date, done: Rescheduling) -> None:
    """Tell what becomes of a meeting that is called off."""
    terminal.tell(f"Mötet i {body.name} {spoken_with_year(day)} är inställt.")
    meeting = here.archive.meeting(body.id, day)
    following = next(done.here.archive.after(body.id, day), None)
    if meeting is not None and meeting.agenda is not None:
        when = f" {spoken_with_year(following.date)}" if following else ""
        terminal.tell(f"Det som stod på dagordningen kommer upp på nästa möte{when}.")
    planned = chain(here.archive, here.workdays, body.id, day).steering if body.steering else None
    if planned is not None and planned >= here.today:
        terminal.tell(
            f"Styrgruppen skulle bereda det {spoken(planned)}. Ska också det ställas in:\n"
            f"    > lchnv cancel {planned} --body {body.steering}"
        )
    _tell_findings(here, done)


def _tell_steering(after: Workplace, body: Body, day: dt.date) -> None:
    """Tell that the steering group's day is too near the meeting now, or too far from it."""
    found = misplaced_steering(after.archive, after.workdays, body.id, day, after.today)
    if found is None:
        return
    cited = after.procedure.cited("ej-berett-möte", "5 §", body.id, day, " ({})")
    command = f":\n    > lchnv move {found.planned} {found.wanted} --body {body.steering}"
    terminal.tell(
        f"Obs: styrgruppen möts {(day - found.planned).days} dagar före{cited}. "
        f"Flytta det{command if found.free else '.'}"
    )


def _tell_mentions(after: Workplace, body: Body, old: dt.date) -> None:
    """Tell of what is not published and still names the old day."""
    found = [
        document.at(each.line, each.column)
        for document in after.archive.documents
        if isinstance(document, MeetingDocument) and not document.published
        if document.date > old or document.body_id == body.id
        for each in document.mentions
        if each.day == old
    ]
    for place in found[:_MOST]:
        terminal.tell(f"{place}\n    Nämner {spoken(old)}. Se efter om det ska vara den nya dagen.")
    if len(found) > _MOST:
        terminal.tell(f"… och {len(found) - _MOST} ställen till.")


def _tell_findings(here: Workplace, done: Rescheduling) -> None:
    """Tell of what the rules find now where they found nothing of the kind before."""
    moved = {was.file: file for file, was in done.brought.items() if was not in done.left}
    known = [*_wrong(here)]
    told = {(each.rule, each.message) for each in known}  # lines may have come between
    there = {(each.rule, moved.get(each.file, each.file), each.line) for each in known}
    found = [
        each
        for each in _wrong(done.here)
        if (each.rule, each.message) not in told and (each.rule, each.file, each.line) not in there
    ]
    for each in found[:_MOST]:
        terminal.tell(f"{each.place}\n{wrapped(each.message, '    ', '    ')}")
    if len(found) > _MOST:
        terminal.tell(f"… och {len(found) - _MOST} till. Kör: lchnv check")


def _wrong(here: Workplace) -> Iterator[Finding]:
    for each in judge(here):
        if each.severity in {Severity.ERROR, Severity.WARNING} and not each.exempted:
            yield each
