"""What is next with a mail: to write its draft, and when that lies there to send it.

Also the addresses that those who are to have mail lack in the register.
"""

import datetime as dt
from collections.abc import Collection, Iterator

from lchnv_cli.model.deadline import Due
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.kinds import AGENDA, NOTES
from lchnv_cli.model.listing import listed
from lchnv_cli.model.mail_address import usable
from lchnv_cli.model.spokespeople import spokespeople
from lchnv_cli.planning.task import NAMED, Ask, Task, TaskKind


def mail_task(document: MeetingDocument, told: str, command: str, task: Task, ask: Ask) -> Task:
    """Give the mail with a document, which ``told`` names: ``task`` with what is next with it.

    ``command`` drafts it, and with ``--sent`` writes that it is sent.
    """
    name, *options = command.split(" --body ")
    sent = " --body ".join([f"{name} --sent", *options])
    if draft := ask.drafted.mails.get(document.file):
        do = f"Öppna {draft} i Outlook, läs igenom och skicka."
        return task._replace(what=f"skicka mejlet med {told}", do=do, then=sent)
    if not reached(ask):
        do = f"Ingen som ska ha det har e-post i {ask.archive.register.file}: skriv in adresserna, "
        do += "eller skicka det utan utkast."
        return task._replace(what=f"mejla {told}", do=do, then=sent)
    return task._replace(what=f"mejla {told}", command=command)


def revision_tasks(ask: Ask) -> Iterator[Task]:
    """Give what was revised since people got it, until they have been told of it."""
    for meeting in ask.archive.all_for(ask.body_id):
        for document in meeting.documents:
            told = document.was_sent(ask.today) and document.unsent
            out = document.file not in ask.changed and not ask.archive.withdrawn(document.file)
            if told and out and not meeting.off:
                yield _revised(document, told[0].date, ask)


def _revised(document: MeetingDocument, since: dt.date, ask: Ask) -> Task:
    """Give the mail of a revision: as soon as that of notes, and before what is to come."""
    procedure, day, kind = ask.archive.procedure, document.date, document.kind
    time = procedure.edition_for(ask.body_id, day).deadline(Due.MAIL)
    due = ask.workdays.after(since, time).date
    name, of = procedure.kind_of(document).definite, "från"
    if kind is AGENDA:
        due, of = min(due, max(ask.workdays.before(day, 1).date, ask.today)), "till"
    elif isinstance(document, Notes):
        name = procedure.notes_kind(ask.body_id, day).brief
    mail = Task(TaskKind.MAIL, due, "", ask.secretary(day), meeting=day)
    command = f"lchnv mail {as_word(document.file)}"
    if kind in {AGENDA, NOTES}:
        option = "agenda" if kind is AGENDA else "notes"
        command = ask.of_meeting(f"lchnv mail {day} --{option}", day)
    return mail_task(document, f"rättelsen av {name} {of} {ask.named(day)}", command, mail, ask)


def address_tasks(ask: Ask) -> Iterator[Task]:
    """Give those who are called to the next meeting and have no address, where others have."""
    archive, coming = ask.archive, ask.archive.coming(ask.body_id, ask.today)
    if coming is None or archive.register.partial:
        return
    people, there = _called(ask), reached(ask)
    lacking = [name for name in people if name not in there]
    if lacking and there:
        whom = listed(lacking, NAMED)
        what = f"skriv e-postadressen till {whom} i {archive.register.file}"
        under = "namnet" if len(lacking) == 1 else "vart och ett av namnen"
        do = f"Skriv raden epost under {under}, utan å, ä och ö."
        yield Task(TaskKind.ADDRESS, coming.date, what, ask.secretary(ask.today), do=do)


def _called(ask: Ask) -> list[str]:
    """Give those who speak for a principal today."""
    called = spokespeople(ask.body_id, ask.today, ask.archive.register, ask.archive.procedure)
    return list(dict.fromkeys(each.person for each in called))


def reached(ask: Ask, principals: Collection[str] = ()) -> set[str]:
    """Give those who speak today for some principals, or all, and have a usable address."""
    register, today = ask.archive.register, ask.today
    mails = {each.name: each.mail.strip() for each in register.people}
    called = spokespeople(ask.body_id, today, register, ask.archive.procedure)
    wanted = (m for m in called if not principals or m.principal_on(today) in principals)
    return {each.person for each in wanted if usable(mails[each.person])}
