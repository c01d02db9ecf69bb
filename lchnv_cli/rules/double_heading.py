"""No two points, and no two sub-points, have the same title."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.items import Item
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Två punkter eller två underpunkter har samma rubrik.",
    why="Den som söker ett ärende i efterhand har bara rubriken att gå efter. Rubriker jämförs "
    "utan nummer, slag och bilagor, och utan hänsyn till stora och små bokstäver.",
    unseen="Rubriker som betyder samma sak med olika ord.",
    wrong="## 4. Rapport från regional nivå\n\n## 6. Rapport från regional nivå",
    right="## 4. Rapport från nationell nivå\n\n## 6. Rapport från regional nivå",
    mend="Döp om den ena punkten, eller för ihop de två.",
)


@rule("dubbel-rubrik", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def double_heading(document: MeetingDocument) -> Iterator[Hit]:
    """Find points that repeat the title of an earlier point, and sub-points likewise."""
    yield from _repeated(document, ((item, _named(item)) for item in document.items))
    subs = ((sub, _named(sub, item)) for item in document.items for sub in item.sub_items)
    yield from _repeated(document, subs)


def _repeated(document: MeetingDocument, items: Iterable[tuple[Item, str]]) -> Iterator[Hit]:
    seen: dict[str, tuple[Item, str]] = {}
    for item, named in items:
        title = item.heading.title
        if not (key := _key(title)):
            continue
        first, first_named = seen.setdefault(key, (item, named))
        if first is not item:
            message = f"Rubriken ”{title}” har redan använts: {first_named} på rad {first.line}."
            yield Hit(
                document.at(item.line), message, "Döp om den ena punkten, eller för ihop dem."
            )


@lru_cache(maxsize=4096)
def _key(title: str) -> str:
    return "".join(title.casefold().split()).rstrip(".:")


def _named(item: Item, above: Item | None = None) -> str:
    label = f"{above.heading.label} {item.heading.label}" if above else item.heading.label
    return f"punkt {label}".rstrip()
