"""What was left open comes up at the meeting that is to deal with it."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.alike import is_called_nearly
from lchnv_cli.memory.left_out import RULE
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.planning.task import Ask, to_agenda
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Ett ärende som mötet ska ta upp finns inte på dagordningen.",
    why="Det som är bordlagt, återremitterat, inte hanns med, hänskjutet hit eller ska "
    "återrapporteras kommer upp på nästa möte, eller på den dag det väntar till. Regeln prövar "
    "dagordningar till möten som inte har hållits, och säger varför ärendet ska vara med och sedan "
    "när. Heter en punkt nästan så frågar regeln om det är den. "
    "Styrgruppens dagordning ska ha det som nätverkets nästa möte ska ta upp, och alla "
    "uppdrag som nätverket har gett. Ett ärende känns igen på rubriken eller på raden Ärende:. Så "
    "länge ärendet fattas här sägs det inte där det kommer från.",
    unseen="Om punkten handlar om det som väntar, och ärenden som kommit tillbaka under en annan "
    "rubrik utan raden Ärende:.",
    wrong="Utfall: bordlagd till 2026-05-22\n\n(och ingen punkt om ärendet på dagordningen till "
    "2026-05-22)",
    right="undantag:\n  - regel: ärende-fattas\n    gäller: Rutin för hembesök\n"
    "    skäl: Underlaget är inte klart; ärendet tas upp i september.",
    mend="Kör kommandot i meddelandet, som lägger in det som fattas. Ska ärendet vänta: skriv ett "
    "undantag med skäl.",
)


@rule(RULE, cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def left_off_agenda(agenda: Agenda, context: Context) -> Iterator[Hit]:
    """Find what the agenda of a meeting to come lacks."""
    ground = context.archive, context.workdays
    ask = Ask(*ground, agenda.body_id, context.today, context.ledger)
    command = to_agenda(agenda.date, ask)
    for missed in context.left_out.by_file.get(agenda.file, ()):
        remedy = f"Skriv ett undantag med skäl, eller kör: {command}"
        matter = missed.carried.matter
        points = (each for each in agenda.points() if is_called_nearly(each.heading.title, matter))
        if (near := next(points, None)) is not None:
            line = f"{FactName.MATTER}: {matter.name}"
            remedy = f"Är det punkt {near.address}, ”{near.heading.title}”? Skriv då {line} "
            remedy += f"under rubriken. Annars: skriv ett undantag med skäl, eller kör: {command}"
        since = [strand.since for strand in missed.carried.strands]
        about = tuple((event.body_id, event.date) for event in since)
        yield Hit(agenda.place_of("datum"), missed.message, remedy, about=about)
