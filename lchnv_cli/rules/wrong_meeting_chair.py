"""2 §: the chair leads the meeting, and the vice chair where the chair cannot take part."""

from collections.abc import Iterator

from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Post
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.names import names_of

TEXTS = Texts(
    summary="Mötet leddes av någon annan än ordföranden, eller av vice ordföranden i onödan.",
    why="Ordföranden leder sammanträdena. Kan ordföranden inte delta i hela eller en del av ett "
    "sammanträde gör vice ordföranden det. Regeln prövas när registret känner dagens båda poster.",
    wrong="ordförande: Ulrika Vice\nnärvarande: {Region Dalarna: [Beat Ordförande]}",
    right="ordförande:\n  - {namn: Beat Ordförande, till_punkt: 9}\n"
    "  - {namn: Ulrika Vice, från_punkt: 10}\ndelvis: [{namn: Beat Ordförande, till_punkt: 9}]",
    mend="Rätta fältet ordförande, skriv in under delvis att ordföranden gick, eller rätta "
    "registret.",
)


@rule("fel-mötesordförande", cites="2 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def wrong_meeting_chair(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find a meeting led by an outsider, or by the vice chair while the chair was there.

    Where the register knows only one of the posts an unknown name may hold the other, so only
    the vice chair's leading is judged then, and that needs both.
    """
    if not notes.chairs:
        return
    chairs = _holders(Post.CHAIR, notes, context)
    vices = _holders(Post.VICE_CHAIR, notes, context)
    if not chairs or not vices:
        return
    there = {bare(a.name) for a in notes.present} - {bare(p.name) for p in notes.partly}
    throughout = [name for key, name in chairs.items() if key in there]
    away = {bare(attendee.name) for attendee in notes.absent}
    for part in notes.chairs:
        leader = bare(names_of(context.register).meant(part.name) or part.name)
        if leader in away:
            message = f"{part.name} sägs ha lett mötet men står under frånvarande."
            yield Hit(part.place, message, "Rätta fältet ordförande, eller närvaron.")
            continue
        if leader not in chairs and leader not in vices:
            message = f"Mötet leddes av {part.name}, som varken är ordförande"
            message += f" ({', '.join(chairs.values())}) eller vice ordförande"
            message += f" ({', '.join(vices.values())}) den dagen."
            remedy = "Rätta fältet ordförande, eller registret om det är det som är fel."
            yield Hit(part.place, message, remedy)
        elif leader not in chairs and throughout:
            message = f"Mötet leddes av vice ordföranden {part.name}, fast ordföranden"
            message += f" {throughout[0]} var med hela mötet."
            remedy = "Skriv under delvis när ordföranden inte var med, eller rätta ordförande."
            yield Hit(part.place, message, remedy)


def bare(name: str) -> str:
    """Give a name as it is compared: without title and (tf), in one case."""
    return " ".join(name.partition(",")[0].partition("(")[0].split()).casefold()


def _holders(post: Post, notes: Notes, context: Alone) -> dict[str, str]:
    """Give the names of those who hold a post on the meeting day, by how they are compared."""
    mandates = context.register.holders(notes.body_id, post, notes.date)
    return {bare(mandate.person): mandate.person for mandate in mandates}
