"""Every agenda has the body's standing points, in their order."""

from collections.abc import Iterator, Sequence

from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.standing import standing_in
from lchnv_cli.rules.empty_agenda import empty_agenda
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule
from lchnv_cli.rules.shared.look_alikes import unread_points

TEXTS = Texts(
    summary="En stående punkt saknas på dagordningen eller står på fel plats.",
    why="Varje organ har i rules.yaml de punkter som alla ordinarie dagordningar har, i en viss "
    "ordning. Rubriken får ha mer text än den stående punktens, som ett datum, och dess ord i "
    "andra former: Öppnande av mötet, Övriga ärenden. Andra punkter får stå emellan. Extra möten "
    "prövas inte, och inget sägs saknas medan en rubrik är oläst.",
    unseen="Om punkten har något under sig, och punkter som heter något helt annat.",
    wrong="## 1. Mötets öppnande\n\n## 2. Övriga frågor\n\n## 3. Godkännande av dagordning",
    right="## 1. Mötets öppnande\n\n## 2. Godkännande av dagordning\n\n## 3. Övriga frågor",
    mend="Lägg till punkten eller flytta den, eller ändra organets stående punkter i rules.yaml.",
)


@rule(
    "saknad-standardpunkt", cites=FORM, severity=Severity.WARNING, texts=TEXTS, only=Only.ORDINARY
)
def standing_points(agenda: Agenda, context: Alone) -> Iterator[Hit]:
    """Find standing points that are missing, and those out of order at their own lines."""
    titles = context.procedure.bodies[agenda.body_id].standing_titles()
    if not titles or agenda.extra or _is_told_empty(agenda, context):
        return
    found = [(p, item) for item in agenda.items for p in standing_in(item.heading.said, titles)]
    present = {place for place, _ in found}
    missing = [f"”{title}”" for place, title in enumerate(titles) if place not in present]
    if missing and not unread_points(agenda, context.text):
        several = len(missing) > 1
        message = (
            f"Dagordningen saknar {'de stående punkterna' if several else 'den stående punkten'}"
        )
        remedy = f"Lägg till {'punkterna' if several else 'punkten'}."
        yield Hit(agenda.place_of("datum"), f"{message} {listed(missing)}.", remedy)
    kept = _in_order([place for place, _ in found])
    for place in sorted(present.difference(kept)):
        item = next(item for own, item in found if own == place)
        message = f"Den stående punkten ”{titles[place]}” står på fel plats; den ska komma"
        message += f" {_where(place, kept, titles)}."
        yield Hit(agenda.at(item.line), message, "Flytta punkten.")


def _is_told_empty(agenda: Agenda, context: Alone) -> bool:
    """Tell whether the agenda has no points at all and another rule says so."""
    governs = context.procedure.governs
    return not agenda.items and governs(agenda.body_id, agenda.date, empty_agenda.id)


def _in_order(places: Sequence[int]) -> list[int]:
    """Give a longest run of places that rises; others may stand between."""
    best: list[list[int]] = []
    for at, place in enumerate(places):
        before = (run for run, last in zip(best, places[:at], strict=True) if last < place)
        best.append([*max(before, key=len, default=[]), place])
    return max(best, key=len, default=[])


def _where(place: int, kept: Sequence[int], titles: Sequence[str]) -> str:
    """Tell between which of the points that stand right another belongs."""
    before = [titles[other] for other in kept if other < place]
    after = [titles[other] for other in kept if other > place]
    return f"efter ”{before[-1]}”" if before else f"före ”{after[0]}”"
