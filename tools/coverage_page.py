"""docs/arbetsordningen.md: every sentence of the arbetsordning, and what watches it."""

from collections.abc import Iterable
from itertools import groupby

from lchnv_cli.rules.coverage.sentence import Sentence
from lchnv_cli.rules.coverage.sentences import ADOPTED, PARAGRAPHS, PRACTICE, SENTENCES
from lchnv_cli.screen.sentence_table import counted
from tools.field_tables import table

_HEAD = f"""# Arbetsordningen, mening för mening

Arbetsordningen, antagen {ADOPTED}, säger i {len(SENTENCES)} meningar vad som gäller. Här står de \
i ordning, återgivna i korthet, så att den som har arbetsordningen bredvid sig kan pricka av \
dem: 4.12 är den tolfte meningen i 4 §, och U är kapitlet Uppdrag. Mellan 4.15 och 4.16 saknar \
arbetsordningen själv en punkt. Inledningen och definitionerna kräver inget och är inte med. \
`lchnv rule --coverage` visar samma sak i terminalen.

- **Ord** är det som gör meningen till ett krav: ska (också skall, minst och senast), bör, kan, \
eller presens där kravet står utan något av dem.
- **Regler** vakar över meningen: det de hittar är ett brott mot den, eller tyder på ett. De \
förklaras i [regler.md](regler.md).
- **Kvar** är det som reglerna inte ser, eller varför inget program kan vaka över meningen.

Sidan skrivs av `python -m tools.make_docs`; ändra texterna i `lchnv_cli/rules/sentences_*.py`."""


def coverage() -> str:
    """Draw the page."""
    parts = [_HEAD, counted()]
    for paragraph, own in groupby(SENTENCES, key=lambda sentence: sentence.paragraph):
        parts += [f"## {_title(paragraph)}", _rows(own)]
    habits = ", ".join(_link(rule) for rule in PRACTICE)
    parts += ["## Praxis", f"Nätverkets vanor, som inte står i någon mening: {habits}."]
    return "\n\n".join(parts) + "\n"


def _title(paragraph: str) -> str:
    name = PARAGRAPHS[paragraph]
    return name if paragraph == "ingress" else f"{paragraph} {name}"


def _rows(sentences: Iterable[Sentence]) -> str:
    rows = [["Nr", "Ord", "Meningen i korthet", "Regler", "Kvar"]]
    for each in sentences:
        rules = ", ".join(_link(rule) for rule in each.rules) or "ingen"
        rows.append([each.label, each.word, each.text, rules, each.why])
    return table(rows)


def _link(rule: str) -> str:
    return f"[{rule}](regler.md#{rule})"
