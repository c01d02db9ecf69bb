"""5 §, by habit: the agenda tells when the steering group prepared a matter to decide."""

import re
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.reference import body_of, references_of, unfounded
from lchnv_cli.model.days import month_names
from lchnv_cli.model.document import Agenda, MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.items import Fact, Item, Kind
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="En beslutspunkt säger inte när styrgruppen beredde ärendet, eller något som inte "
    "stämmer.",
    why="Styrgruppen bereder ärendena till sammanträdena. Att dagordningen säger när är nätverkets "
    "vana och står inte i arbetsordningen. Står det på en punkt gäller det dess underpunkter "
    "också. Den dag som nämns ska styrgruppen ha haft ett möte, före det möte som dagordningen är "
    "till; ett år som mappen inte känner något av styrgruppens möten prövas inte, och inte en rad "
    "utan dag (av styrgruppen i maj). En dag för sig är styrgruppens. Ett "
    "organ som inget annat organ bereder behöver ingen.",
    unseen="Om styrgruppen tog upp ärendet den dag som nämns, och en dag då det sägs att någon "
    "annan än nätverkets organ beredde (RSS 6/3).",
    wrong="### c) Beslut: Rutin för hembesök\n\nFöredragande: Nils Hage, RSS Dalarna",
    right="### c) Beslut: Rutin för hembesök\n\nFöredragande: Nils Hage, RSS Dalarna\n"
    "Beredd: styrgrupp 2026-05-08",
    mend="Skriv en rad Beredd: med styrgruppens mötesdag rätt under rubriken.",
)
_WHEN = late(rf"\d|{'|'.join(month_names())}", re.IGNORECASE)
_BY = late(r"^(?:(?:i|av|vid|på|hos)\s+)+", re.IGNORECASE)
_DAY_ALONE = late(r"(?:(?:den|\w+dag(?:en)?|v\.|vecka)\s+)*\d", re.IGNORECASE)
_REMEDY = "Skriv rätt under rubriken när det skedde, till exempel Beredd: styrgrupp 2026-05-08."


@rule("ej-berett-ärende", cites="5 §", severity=Severity.INFO, texts=TEXTS)
def unprepared_matter(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find points of kind Beslut that do not say when they were prepared, and what is not true."""
    meeting = context.archive.meeting(document.body_id, document.date)
    if meeting is not None and meeting.off:
        return
    prepared = context.procedure.steered_by(document.body_id) is not None
    for item in document.items if prepared and isinstance(document, Agenda) else ():
        for point in _unprepared(item):
            message = f"Punkten ”{point.called}” ska beslutas, men det står inte när "
            message += "styrgruppen beredde ärendet."
            yield Hit(document.at(point.line), message, _REMEDY)
    for point in document.points():
        for fact in point.facts:
            asked = fact.key == FactName.PREPARED and is_answer(fact.value)
            if asked and (why := _why_not(fact, document, context)):
                message = f"Punkten ”{point.called}” sägs vara beredd {fact.value}, men {why}."
                yield Hit(document.at(fact.line), message, _REMEDY)


def _why_not(fact: Fact, document: MeetingDocument, context: Context) -> str:
    """Tell why the steering group did not prepare a matter on the days that a line names."""
    steering = context.procedure.steered_by(document.body_id)
    written = _BY.sub("", fact.value)
    if steering is not None and _DAY_ALONE.match(written):
        written = f"{steering.id} {written}"
    named = body_of(written, context.procedure)
    if steering is not None and named is None and not _WHEN.search(written):
        return "inte när styrgruppen gjorde det"
    if steering is None or named is None:
        return ""
    if named is not steering:
        return f"det är {steering.name} som bereder ärendena"
    for reference in references_of(written, context.procedure, document.date):
        if reference.date > document.date:
            return f"{reference.date} är efter mötet"
        preparations = {each.date for each in context.archive.preparations(document.body_id)}
        reason = unfounded(reference, context.archive, document.date)
        if reason and reference.date not in preparations:
            return reason
    return ""


def _unprepared(item: Item) -> Iterator[Item]:
    """Give what lacks its preparation; with sub-points to decide they are asked, not the point."""
    if _is_prepared(item):
        return
    deciding = [sub for sub in item.sub_items if Kind.DECISION in sub.heading.kinds]
    if deciding:
        yield from (sub for sub in deciding if not _is_prepared(sub))
    elif Kind.DECISION in item.heading.kinds:
        yield item


def _is_prepared(item: Item) -> bool:
    return any(fact.key == FactName.PREPARED and is_answer(fact.value) for fact in item.facts)
