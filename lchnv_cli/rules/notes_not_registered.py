"""4 §: every principal registers the notes in its diary."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.planning.chain import chain
from lchnv_cli.planning.last_day import in_time
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Huvudmän har inte diariefört {minnesanteckningarna}.",
    why="Varje huvudman ansvarar för att diarieföra {anteckningarna}, enligt rules.yaml "
    "senast {diarieföring} efter utskicket. Från utskicket är det en upplysning vilka som saknas, "
    "och när tiden har gått ett fel. Ett värde utan "
    "siffror (väntar, nej) är inget diarienummer; oklart godtas där ingen längre vet numret. "
    "Har en rättelse mejlats ska alla diarieföra den nya lydelsen, och tiden räknas från det "
    "utskicket.",
    unseen="Om numret är det rätta, och om huvudmannen diarieförde alla bilagor.",
    wrong="utskickad: 2026-03-27\ndiarieförd: {Avesta: 2026/12}",
    right="utskickad: 2026-03-27\ndiarieförd:\n  Avesta: 2026/12\n  Borlänge: SN 2026/34\n"
    "  (och så vidare, alla huvudmän)",
    mend="Påminn huvudmännen, och skriv deras diarienummer i fältet diarieförd.",
)


@rule("ej-diarieförda", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def notes_not_registered(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find mailed notes that some principals have no diary number for."""
    notes = meeting.notes
    if notes is None or notes.mailed is None or "diarieförd" in notes.unusable:
        return
    principals = context.procedure.principals_of(notes.body_id, notes.date)
    lacking = [principal for principal in principals if not notes.is_registered_at(principal)]
    last = chain(context.archive, context.workdays, meeting.body_id, meeting.date).register_by
    if not lacking:
        return
    ahead = context.today <= last
    old = [principal for principal in lacking if notes.diary_number_at(principal)]
    renewed = old == lacking
    what = "Den nya lydelsen är inte diarieförd av" if renewed else "Diarienummer saknas från"
    message = f"{what} {len(lacking)} av {len(principals)} huvudmän: "
    message += f"{', '.join(lacking)}. Senast {spoken_with_year(last)}"
    time = context.procedure.deadline(Due.DIARY, notes.body_id, notes.date)
    message += f" {'gäller' if ahead else 'gällde'}, {time} efter utskicket"
    message += f"{in_time(last, context.workdays, 'diarieför') if ahead else ''}."
    place = notes.place_of("diarieförd" if "diarieförd" in notes.places else "utskickad")
    remedy = "Påminn dem, och skriv deras diarienummer i fältet diarieförd."
    if old:
        remedy = "Påminn dem, och skriv in svaren: lchnv file MÖTE --registered HUVUDMAN=NUMMER"
    yield Hit(place, message, remedy, Severity.INFO if ahead else None)
