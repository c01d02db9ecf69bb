"""Each sort of what meetings leave has a standing point that takes it up."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.waits import TAKEN_UP_AS
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Ingen stående punkt tar upp det som väntar.",
    why="Fältet tar_upp i rules.yaml säger under vilken stående punkt nya dagordningar får det som "
    "tidigare möten lämnade: bordlagda, uppdrag, hänskjutna och per_capsulam. Det som ingen punkt "
    "tar upp hamnar under Övriga frågor. Regeln säger det en gång för varje organ, när något av "
    "slaget väntar där.",
    unseen="Om punkten som tar upp ärendena är den rätta.",
    wrong="stående_punkter:\n  - Nya ärenden\n  - Övriga frågor",
    right="stående_punkter:\n  - {rubrik: Nya ärenden, tar_upp: [bordlagda, uppdrag]}\n"
    "  - Övriga frågor",
    mend="Skriv tar_upp på den stående punkt i rules.yaml där ärendena ska stå.",
)


@rule("utan-stående-punkt", cites=FORM, severity=Severity.INFO, texts=TEXTS)
def nowhere_to_put(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find bodies where something waits that none of their standing points takes up."""
    waits = {(each.body_id, each.wait) for matter in context.ledger.told for each in matter.open}
    for body in archive.procedure.bodies.values():
        taken = {word for point in body.standing for word in point.carries}
        sorts = (TAKEN_UP_AS.get(wait, ()) for body_id, wait in waits if body_id == body.id)
        lacking = sorted({words[0] for words in sorts if words and taken.isdisjoint(words)})
        if body.standing and lacking:
            message = f"Ingen stående punkt hos {body.name} tar upp det som väntar där "
            message += f"({listed(lacking)}), så nya dagordningar får det under Övriga frågor."
            remedy = f"Skriv tar_upp: [{', '.join(lacking)}] på den punkt där det ska stå."
            yield Hit(body.place, message, remedy)
