"""docs/arbetsordningen.md: every sentence of the arbetsordning, and what watches it."""

from lchnv_cli.model.sentences import PREAMBLE, Paragraph
from lchnv_cli.screen.sentence_table import counted
from tools.field_tables import table
from tools.packaged import SENTENCES

_HEAD = f"""# Arbetsordningen, mening för mening

Arbetsordningen, antagen {SENTENCES.adopted}, säger i {len(list(SENTENCES.all()))} meningar \
vad som gäller. Här står de \
i ordning, återgivna i korthet, så att den som har arbetsordningen bredvid sig kan pricka av \
dem: 4.12 är den tolfte meningen i 4 §, och U är kapitlet Uppdrag. Mellan 4.15 och 4.16 saknar \
arbetsordningen själv en punkt. Inledningen och definitionerna kräver inget och är inte med. \
`lchnv rule --coverage` visar samma sak i terminalen.

- **Ord** är det som gör meningen till ett krav: ska (också skall, minst och senast), bör, kan, \
eller presens där kravet står utan något av dem.
- **Regler** vakar över meningen: det de hittar är ett brott mot den, eller tyder på ett. De \
förklaras i [regler.md](regler.md).
- **Kvar** är det som reglerna inte ser, eller varför inget program kan vaka över meningen.

Sidan skrivs av `python -m tools.make_docs`; ändra texterna i \
`lchnv_cli/rules/coverage/{SENTENCES.adopted}.yaml`."""


def coverage() -> str:
    """Draw the page."""
    parts = [_HEAD, counted(SENTENCES)]
    for paragraph in SENTENCES.paragraphs:
        name = "" if paragraph.name == PREAMBLE else f"{paragraph.name} "
        parts += [f"## {name}{paragraph.title}", _rows(paragraph)]
    habits = ", ".join(_link(rule) for rule in SENTENCES.practice)
    parts += ["## Praxis", f"Nätverkets vanor, som inte står i någon mening: {habits}."]
    return "\n\n".join(parts) + "\n"


def _rows(paragraph: Paragraph) -> str:
    rows = [["Nr", "Ord", "Meningen i korthet", "Regler", "Kvar"]]
    for each in paragraph.sentences:
        rules = ", ".join(_link(rule) for rule in each.rules) or "ingen"
        rows.append([paragraph.label(each), each.word, each.text, rules, each.why])
    return table(rows)


def _link(rule: str) -> str:
    return f"[{rule}](regler.md#{rule})"
