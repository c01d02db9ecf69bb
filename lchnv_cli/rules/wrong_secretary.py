"""4 §: the head of RSS, or an officer whom the head appoints, keeps the notes."""

from collections.abc import Iterator

from lchnv_cli.memory.attendees import key_of, person_key
from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.folding import folded
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.register import Post
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.posts import is_among, people_in, spoken_names

TEXTS = Texts(
    summary="{Anteckningarna} har ingen sekreterare, eller en som ingen har utsett.",
    why="Chef för RSS, eller den tjänsteperson som Chef för RSS utser, är sekreterare. Den som är "
    "utsedd har rollen sekreterare i registret. Känner registret varken chefen eller någon utsedd "
    "den dagen prövas bara att en sekreterare är angiven.",
    unseen="Om Chef för RSS utsåg den som registret säger, och vem som egentligen skrev.",
    wrong="dokument: minnesanteckningar\nordförande: Beat Ordförande",
    right="dokument: minnesanteckningar\nordförande: Beat Ordförande\nsekreterare: Siv Sekreterare",
    mend="Skriv sekreterarens namn i fältet sekreterare, eller rätta registret: "
    "{roll: sekreterare, organ: lchnv, från: 2026-01-01}.",
)
_FIELD = "sekreterare"


@rule(
    "fel-sekreterare", cites="4 §", severity=Severity.ERROR, stops=True, texts=TEXTS, only=Only.HELD
)
def wrong_secretary(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find notes without a secretary, or with one who holds neither post that day."""
    if _FIELD in notes.unusable:
        return
    place = notes.place_of(_FIELD if _FIELD in notes.places else "datum")
    if not is_answer(notes.secretary):
        name = context.procedure.kind_of(notes).brief.capitalize()
        message = f"{name} säger inte vem som var sekreterare."
        yield Hit(place, message, "Skriv sekreterarens namn i fältet sekreterare.")
        return
    heads = context.register.holders(notes.body_id, Post.RSS_HEAD, notes.date)
    appointed = context.register.holders(notes.body_id, Post.SECRETARY, notes.date)
    allowed = (*heads, *appointed)
    own = {key_of(mandate.person) for mandate in allowed}
    if person_key(notes.secretary, context.register) in own:
        return
    for name in people_in(notes.secretary) if allowed else ():
        if folded(name) == folded(Post.RSS_HEAD) or is_among(name, allowed, context.register):
            continue
        message = f"Sekreteraren {name} är varken chef för RSS eller utsedd till sekreterare den "
        message += f"dagen; det är {spoken_names(allowed)}."
        remedy = "Rätta fältet sekreterare, eller skriv in i registret vem Chef för RSS har utsett."
        yield Hit(place, message, remedy)
