"""Form: an exemption names a rule that exists, and a reason."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Exemption
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.procedure import Edition
from lchnv_cli.rules.catalogue import IDS
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Ett undantag saknar regel eller skäl, eller gäller en regel som inte finns.",
    why="Ett undantag visas i varje granskning med sitt skäl, så att den som läser ser varför "
    "regeln inte följdes. Utan skäl, eller med ett felskrivet namn på regeln, gäller det inte.",
    unseen="Om skälet är gott, eller om den som beslutade fick göra det.",
    wrong="undantag:\n  - regel: sendagordning",
    right="undantag:\n  - regel: sen-dagordning\n    skäl: Mötet flyttades med en veckas varsel.",
    mend="Skriv regelns namn som det står i granskningen, och skälet i en mening.",
)
_NEAR = 60  # of 100: likeness below which no name is suggested


@rule("okänt-undantag", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def unknown_exemption(archive: Archive, _: Context) -> Iterator[Hit]:
    """Find exemptions that cannot cover anything: in rules.yaml, the register or a document."""
    for exemption in archive.exemptions():
        yield from _judge(exemption, IDS)
    for edition in archive.procedure.editions:
        yield from _judge_edition(edition, IDS)


def _judge(exemption: Exemption, known: frozenset[str]) -> Iterator[Hit]:
    name = exemption.rule
    if not name:
        remedy = "Skriv regel: och namnet som står i granskningen."
        yield Hit(exemption.place, "Undantaget säger inte vilken regel det gäller.", remedy)
    elif name not in known:
        message = f"Undantaget gäller regeln {name}, som inte finns."
        yield Hit(exemption.place, message, _suggestion(name, known))
    elif not exemption.reason:
        message = f"Undantaget från {name} har inget skäl och gäller därför inte."
        yield Hit(exemption.place, message, "Skriv skäl: och varför regeln inte följs.")


def _judge_edition(edition: Edition, known: frozenset[str]) -> Iterator[Hit]:
    """Find rules that an arbetsordning leaves out or brings, and that do not exist."""
    for name in sorted({*edition.dropped, *edition.added} - known):
        message = f"Arbetsordningen från {edition.start} nämner regeln {name}, som inte finns."
        yield Hit(edition.place, message, _suggestion(name, known))


def _suggestion(name: str, known: frozenset[str]) -> str:
    from rapidfuzz import process  # noqa: PLC0415 - a typing mistake is rare

    near = process.extractOne(name.casefold(), sorted(known), score_cutoff=_NEAR)
    return f"Menade du {near[0]}?" if near else "Reglerna visas med lchnv rule."
