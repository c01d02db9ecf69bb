"""Drafts of mails with a text that is out no more: nobody is to send one by mistake."""

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.save import content, remove
from lchnv_cli.work.making.writing import keep
from lchnv_cli.work.opening.drafted import reminders_of, waiting_mail
from lchnv_cli.work.opening.workplace import Workplace


def put_away(here: Workplace, document: MeetingDocument, *, redrafted: bool = False) -> None:
    """Take the drafts that wait with a document, and its reminders, out of the folder of drafts.

    A copy of each is kept. The mail itself stays where it is ``redrafted``, as that replaces it.
    """
    mail = "" if redrafted else waiting_mail(document, here)
    for name in filter(None, (mail, *reminders_of(document, here))):
        path = here.root / name
        if there := content(path):
            keep(path, there, here.root)
            remove(path)
