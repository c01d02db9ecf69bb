"""lchnv new-per-capsulam: a question to the representatives, of a point of a meeting."""

from dataclasses import replace
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Annotated

import typer

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.paired import paired
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.items import Item
from lchnv_cli.model.kinds import QUESTION
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.wording import counted
from lchnv_cli.render.question_draft import QuestionDraft, question_draft
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import (
    DryRun,
    Force,
    Json,
    Named,
    OfBody,
    Root,
    Today,
    the_day,
)
from lchnv_cli.work.choosing.extract import cut_out, point_named
from lchnv_cli.work.choosing.one_meeting import documents_of
from lchnv_cli.work.making.new_document import drawn, new_document
from lchnv_cli.work.making.ways import Ways
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace, path_of

Point = Annotated[str, typer.Argument(metavar="PUNKT", help="Punkten som frågan hör till (5c).")]
AnswerBy = Annotated[
    str | None,
    typer.Option(
        "--answer-by",
        metavar="DATUM",
        help="Sista dagen att svara; annars den som anteckningarna säger.",
    ),
]
Again = Annotated[
    bool, typer.Option("--again", help="En fråga till, om en punkt som redan har en.")
]


def new_per_capsulam(
    meeting: Named,
    point: Point,
    *,
    answer_by: AnswerBy = None,
    again: Again = False,
    body: OfBody = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Skapa en fråga per capsulam.

    Den är om en punkt på ett möte, och får punktens text och förslag. Mejla den till
    representanterna med lchnv mail, och skriv in svaren och utfallet i den.

    Exempel:
    lchnv new-per-capsulam 16/10 3 --answer-by 2027-01-15
    """
    here = opened(root, today)
    found = documents_of(here, meeting, body).meeting
    main = found.notes or found.agenda
    if main is None:
        raise Stop(f"Mötet {found.date} har varken dagordning eller anteckningar i mappen.")
    item = point_named(here, main, point)
    source, asked = _asked(found, main, item)
    by_mail = fate_of(item, main.body_id, here.procedure).of(OutcomeKind.PER_CAPSULAM)
    outcome = next((one for _, one in by_mail), None) if main is found.notes else None
    asked_by = None if answer_by is None else the_day(answer_by, here.today, ahead=True)
    last = asked_by or (outcome.when.on(found.date) if outcome else None)
    sent = max(here.today, found.date)
    cut = cut_out(here, source, asked)
    draft = question_draft(here.archive, cut, here.text_of(source), sent)
    draft = replace(draft, point=str(item.address), answer_by=last)
    file = path_of(here.body(main.body_id), found.date, QUESTION)
    file = _named(here, file, item, again=again, replacing=force or dry_run)
    told = {"date": str(found.date), "point": str(item.address), "answer_by": last and str(last)}
    text = drawn(QUESTION, draft, here.root)
    new_document(here, file, text, told, Ways(dry_run, force, as_json))
    _explain(here, found, draft, says_so=outcome is not None)
    terminal.tell(f"Läs igenom frågan, och mejla den: lchnv mail {as_word(file)}")


def _named(
    here: Workplace, file: PurePosixPath, item: Item, *, again: bool, replacing: bool
) -> PurePosixPath:
    """Give the file of a point's question, or of one more."""
    label = str(item.address).replace(" ", "")
    first = file.with_name(f"{QUESTION.word}-{label}.md")
    if again:
        return _next_free(here, first)
    if not replacing and (here.root / first).exists():
        terminal.tell(f"Punkt {item.address} har redan en fråga. Ska den ha en till: --again")
    return first


def _next_free(here: Workplace, first: PurePosixPath) -> PurePosixPath:
    """Give the name for one question more of a point: the first has no number, the next is 2."""
    names = (first.with_stem(f"{first.stem}-{number}") for number in count(2))
    return next(file for file in chain([first], names) if not (here.root / file).exists())


def _explain(here: Workplace, meeting: Meeting, draft: QuestionDraft, *, says_so: bool) -> None:
    whom = counted(len(draft.representatives), "en representant", "representanter")
    terminal.tell(
        f"Fråga per capsulam om punkt {draft.point} {spoken_with_year(meeting.date)}, till {whom}."
    )
    if draft.answer_by is None:
        terminal.tell("Obs: sista svarsdagen saknas. Skriv den i fältet svara_senast.")
    if meeting.notes and not says_so:
        name = here.procedure.kind_of(meeting.notes).brief
        when = f" senast {draft.answer_by}" if draft.answer_by else ""
        terminal.tell(f"Obs: {name} säger inte att frågan skickas. Skriv under punkten:")
        terminal.tell(f"Utfall: {OutcomeKind.PER_CAPSULAM}{when}")


def _asked(meeting: Meeting, main: MeetingDocument, item: Item) -> tuple[MeetingDocument, Item]:
    """Give where the proposal stands: on the agenda, or else in what tells of the point."""
    if meeting.agenda and meeting.notes:
        for asked, told in paired(meeting.agenda, meeting.notes):
            if told and told.line == item.line:
                return meeting.agenda, asked
    return main, item
