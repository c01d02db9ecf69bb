"""2 §: the chair leads the meeting, and the vice chair where the chair cannot take part."""

from collections.abc import Iterator, Mapping

from lchnv_cli.memory.attendees import key_of, meant_key, presence
from lchnv_cli.memory.leading import Leader, leader_in, tells_of_another_meeting
from lchnv_cli.model.blocks import Block, BlockKind, sentences_of
from lchnv_cli.model.document import Notes, Part
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.folding import folded
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.parts import Places, Points
from lchnv_cli.model.register import Post
from lchnv_cli.planning.terms import seats_of
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.speakers import names_by_key

TEXTS = Texts(
    summary="En punkt leddes av någon annan än ordföranden, av ingen eller av två, eller av vice "
    "ordföranden i onödan.",
    why="Ordföranden leder sammanträdena. Kan ordföranden inte delta i hela eller en del av ett "
    "sammanträde gör vice ordföranden det. Punkt för punkt prövas därför att någon leder, att det "
    "är en, och att den som leder var där enligt närvaron och delvis. Vem som får leda prövas när "
    "registret känner alla på dagens poster. Sägs i texten att någon annan i närvaron ledde mötet "
    "eller tog över som ordförande ska det också stå i fältet.",
    unseen="Den som ledde utan att det står i huvudet eller i en vanlig mening om det; "
    "uttryck som att någon höll samman samtalet läses inte.",
    wrong="ordförande: Ulrika Vice\nnärvarande: {Region Dalarna: [Beat Ordförande]}",
    right="ordförande:\n  - {namn: Beat Ordförande, till_punkt: 9}\n"
    "  - {namn: Ulrika Vice, från_punkt: 10}\ndelvis: [{namn: Beat Ordförande, till_punkt: 9}]",
    mend="Rätta fältet ordförande, skriv in under delvis att ordföranden gick, eller rätta "
    "registret.",
)
_PARTS = "Skriv för var och en från_punkt och till_punkt, så att varje punkt har en som leder."
_AS_CHAIR = ("ordförande", "ordföranden")  # a post in the field stands for who holds it
_AS_VICE = tuple(f"vice {post}" for post in _AS_CHAIR)
_QUOTED = frozenset({BlockKind.QUOTE, BlockKind.CODE})
_Led = list[tuple[Part, str, Places | None]]  # who, the name as compared, and the points


@rule(
    "fel-mötesordförande",
    cites="2 §",
    severity=Severity.ERROR,
    stops=True,
    texts=TEXTS,
    only=Only.HELD,
)
def wrong_meeting_chair(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Follow the chair of every point.

    Where the register does not know every holder of the posts an unknown name may be one, so nobody
    is said to be the wrong one then; nor is a vice chair where it knows two chairs.
    """
    if not any(is_answer(part.name) for part in notes.chairs):
        if "ordförande" not in notes.unusable and (notes.items or notes.chairs):
            name = context.procedure.kind_of(notes).brief.capitalize()
            message = f"{name} säger inte vem som ledde mötet."
            remedy = "Skriv namnet i fältet ordförande."
            place = notes.place_of("ordförande" if notes.chairs else "datum")
            severity = None if notes.chairs else Severity.WARNING
            yield Hit(place, message, remedy, severity)
        return
    points = Points.of(notes, context.text)
    chairs = _holders(Post.CHAIR, notes, context)
    vices = _holders(Post.VICE_CHAIR, notes, context)
    by_post = {**dict.fromkeys(_AS_CHAIR, chairs), **dict.fromkeys(_AS_VICE, vices)}
    led: _Led = []
    for part in notes.chairs:
        holders = list(by_post.get(folded(part.name), ()))
        key = holders[0] if len(holders) == 1 else meant_key(part.name, context.register)
        led.append((part, key, points.within(part)))
    there = presence(notes, points, context.register)
    away = [hit for each in led if (hit := _away(each, there, points))]
    yield from away
    told = {hit.place for hit in away}
    yield from _of_two_or_none(led, there, points)
    yield from _told_otherwise(notes, {key for _, key, _ in led}, there, context)
    procedure, body_id = context.procedure, notes.body_id
    if chairs and len(vices) >= seats_of(procedure, body_id, Post.VICE_CHAIR, notes.date):
        earlier: Places = frozenset()  # what two led is told already
        in_order = ((part, key, places) for part, key, places in led if part.place not in told)
        for part, key, places in in_order:
            if key not in chairs and key not in vices:
                yield _outsider(part, chairs, vices)
            elif key not in chairs and len(chairs) == 1:
                unsaid = frozenset() if points.addresses else points.all
                own = (unsaid if places is None else places) - earlier
                yield from _in_vain(part, own, chairs, there, points)
            earlier |= places or frozenset()


def _away(
    leader: tuple[Part, str, Places | None], there: Mapping[str, Places | None], points: Points
) -> Hit | None:
    """Tell of somebody who led and was absent, or had left or not yet come."""
    part, key, places = leader
    present = there.get(key)
    if present is None or (present and (places is None or places <= present)):
        return None
    message = f"{part.name} sägs ha lett mötet men står under frånvarande."
    if present and places is not None:
        message = f"{part.name} sägs ha lett {points.said(places - present)} men var enligt "
        message += f"delvis bara med på {points.said(present)}."
    return Hit(part.place, message, "Rätta fältet ordförande, eller närvaron.")


def _outsider(part: Part, chairs: Mapping[str, str], vices: Mapping[str, str]) -> Hit:
    message = f"Mötet leddes av {part.name}, som varken är ordförande"
    message += f" ({', '.join(chairs.values())}) eller vice ordförande"
    message += f" ({', '.join(vices.values())}) den dagen."
    remedy = "Rätta fältet ordförande, eller registret om det är det som är fel."
    return Hit(part.place, message, remedy)


def _in_vain(
    part: Part,
    places: Places,
    chairs: Mapping[str, str],
    there: Mapping[str, Places | None],
    points: Points,
) -> Iterator[Hit]:
    """Find points that the vice chair led though the chair was there."""
    for key, chair in chairs.items():
        if both := places & (there.get(key) or frozenset()):
            throughout = there.get(key) == points.all
            when = "hela mötet" if throughout else f"på {points.said(both)}"
            message = f"Mötet leddes av vice ordföranden {part.name}, fast ordföranden {chair}"
            remedy = "Skriv under delvis när ordföranden inte var med, eller rätta ordförande."
            yield Hit(part.place, f"{message} var med {when}.", remedy)


def _of_two_or_none(led: _Led, there: Mapping[str, Places | None], points: Points) -> Iterator[Hit]:
    """Find points that two led, and points that nobody did; who was not there is told already."""
    taken: dict[int, str] = {}
    nobody = points.all - points.bare
    for part, key, places in led:
        if places is None:
            return  # a point that is not there is told
        nobody -= places
        present = there.get(key)
        own = places if present is None else places & present
        if both := own & taken.keys():
            first = taken[min(both)]
            which = "Hela mötet" if both == points.all else points.said(both).capitalize()
            message = f"{which} leds enligt fältet ordförande av både {first} och {part.name}."
            yield Hit(part.place, message, _PARTS)
        taken |= dict.fromkeys(own, part.name)
    if nobody:
        message = f"{points.said(nobody).capitalize()} leddes av ingen enligt fältet ordförande."
        yield Hit(led[-1][0].place, message, _PARTS)


def _told_otherwise(
    notes: Notes, leaders: set[str], there: Mapping[str, Places | None], context: Alone
) -> Iterator[Hit]:
    """Find sentences in which somebody leads the meeting who does not according to the head."""
    vices = _holders(Post.VICE_CHAIR, notes, context)
    for line, leader in _told_leaders(notes, context):
        key = leader.key
        vice_unsaid = leader.is_vice and vices and not leaders & vices.keys()
        if vice_unsaid or (key and key in there and key not in leaders):
            message = f"Texten säger att någon annan ledde (”{leader.words}”) än fältet ordförande."
            yield Hit(notes.at(line), message, "Rätta fältet ordförande, eller texten.")


def _told_leaders(notes: Notes, context: Alone) -> Iterator[tuple[int, Leader]]:
    """Give who led by the text, but not where the name of another meeting stands before it."""
    steering = context.procedure.steered_by(notes.body_id)
    own = {notes.body_id, steering.id if steering else ""}
    bodies = context.procedure.bodies.values()
    others = [name for body in bodies if body.id not in own for name in body.names() if name]
    points = ((item.heading.title, context.text.of(item)) for item in notes.points())
    names = names_by_key(context.register)
    for title, parts in (("", context.text.preamble), *points):
        own_text = (p for p in parts if isinstance(p, Block) and p.kind not in _QUOTED)
        for block in (inner for part in own_text for inner in part.walk()):
            for line, sentence in sentences_of(block):
                if (leader := leader_in(sentence, names)) is None:
                    continue
                before = " ".join(block.text.split()).partition(sentence)[0]
                said = f"{title} {before}{sentence}"
                if not (tells_of_another_meeting(said) or any(name in said for name in others)):
                    yield line, leader


def _holders(post: Post, notes: Notes, context: Alone) -> dict[str, str]:
    """Give the names of those who hold a post on the meeting day, by how they are compared."""
    mandates = context.register.holders(notes.body_id, post, notes.date)
    return {key_of(mandate.person): mandate.person for mandate in mandates}
