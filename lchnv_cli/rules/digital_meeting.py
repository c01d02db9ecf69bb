"""4 §: where the arbetsordning wants meetings in a room, none is held on screen alone."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.venues import is_on_screen_alone
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Mötet hålls digitalt, och arbetsordningen har inga digitala möten.",
    why="En arbetsordning med digitala_möten: nej vill att organet möts i en lokal. Regeln läser "
    "platsen i dagordningen, {anteckningarna} och kalendariet: Teams, Zoom, digitalt, via länk, på "
    "distans. En lokal där någon också är med på länk (Falun och Teams) är en lokal.",
    unseen="Platser vars namn inte säger att de är digitala, och vad texten säger om hur "
    "mötet hölls.",
    wrong="plats: Teams",
    right="plats: Gamla elverket, Falun",
    mend="Håll mötet i en lokal och skriv den i fältet plats.",
)


@rule("digitalt-möte", cites="4 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def digital_meeting(meeting: Meeting, _: Context) -> Iterator[Hit]:
    """Find a meeting that some document, or the calendar, places on screen; each is told once."""
    told = [(each.venue, each.place_of("plats")) for each in meeting.documents]
    if (planned := meeting.occasion) is not None:
        told.append((planned.venue or planned.remark, planned.place))
    if not meeting.cancelled:
        for venue, place in told:
            if is_on_screen_alone(venue):
                message = f"Mötet hålls digitalt (”{venue}”), och det får det inte enligt "
                message += "arbetsordningen."
                yield Hit(place, message, TEXTS.mend)
                return
