"""5 §: the steering group prepares the matters and lays a proposal before the meeting."""

from collections.abc import Iterator

from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.items import Decision, Item, Kind, Role
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.look_alikes import look_alikes
from lchnv_cli.rules.unread_structure import unread_structure

TEXTS = Texts(
    summary="En punkt med slaget Beslut saknar förslag till beslut.",
    why="Styrgruppen bereder ärendena och lägger förslag till beslut. Ett förslag står under "
    "rubriken Förslag till beslut, med en inledning och minst en att-sats, så att var och en kan "
    "se före mötet vad som ska beslutas.",
    unseen="Om förslaget går att besluta om, och förslag som bara står i löpande text.",
    wrong="### c) Beslut: Uppdragsbeskrivning\n\nText om ärendet.",
    right="### c) Beslut: Uppdragsbeskrivning\n\nText om ärendet.\n\n#### Förslag till beslut\n\n"
    "Länschefsnätverket beslutar\n\n- att anta uppdragsbeskrivningen",
    mend="Skriv ett förslag till beslut, eller ändra punktens slag om inget ska beslutas.",
)
_PROPOSES = late(r"\b(?:föreslår|rekommenderar)\b")
_REMEDY = "Skriv #### Förslag till beslut, en inledning och att-satser, eller ändra punktens slag."


@rule("beslut-utan-förslag", cites="5 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def decision_without_proposal(agenda: Agenda, context: Alone) -> Iterator[Hit]:
    """Find points of kind Beslut whose meeting is not told what it is to decide."""
    for item in agenda.points():
        if Kind.DECISION not in item.heading.kinds or _is_told(item, agenda, context):
            continue
        if not any(_proposes(part) for part in (item, *item.sub_items)):
            what = _what(item, agenda, context)
            message = f"Punkten ”{item.called}” har slaget Beslut, men {what}."
            yield Hit(agenda.at(item.line), message, _REMEDY)


def _proposes(item: Item) -> bool:
    """Tell whether a proposal is there, under its heading or by its lead-in: X föreslår att."""
    return any(
        decision.clauses and (decision.heading or _PROPOSES.search(decision.lead_in))
        for decision in item.decisions
    )


def _is_told(item: Item, agenda: Agenda, context: Alone) -> bool:
    """Tell whether another rule says that the clauses under the heading are not read as such."""
    empty = [part.line for part in item.decisions if part.heading and not part.clauses]
    if not empty or not context.procedure.governs(agenda.body_id, agenda.date, unread_structure.id):
        return False
    after = min((each.line for each in agenda.points() if each.line > item.line), default=0)
    lines = (
        one.line
        for one in look_alikes(agenda, context.text)
        if one.severe and one.level is None and one.line > empty[0]
    )
    return any(line < after or not after for line in lines)


def _what(item: Item, agenda: Agenda, context: Alone) -> str:
    """Tell what is the matter with the proposal."""
    if any(decision.heading for decision in item.decisions):
        return "under Förslag till beslut står ingen att-sats"
    if any(_meant(decision, agenda, context) for decision in item.decisions):
        return "förslaget saknar rubriken Förslag till beslut"
    return "har inget förslag till beslut"


def _meant(decision: Decision, agenda: Agenda, context: Alone) -> bool:
    """Tell whether clauses without the heading look like the meeting's own proposal."""
    named = context.procedure.body_named_first(decision.lead_in)
    own = named is not None and named.id == agenda.body_id
    return bool(decision.clauses) and (own or decision.role is Role.PROPOSAL)
