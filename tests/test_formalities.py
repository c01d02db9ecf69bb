"""A formality told in a sentence answers the proposal of its sort, and no other."""

import pytest

from lchnv_cli.memory.formalities import is_done, is_formality
from lchnv_cli.model.document import Notes
from tests.running import archive, read

OPEN, CLOSE = "att öppna mötet", "att avsluta mötet"
ADJUST = "att utse två justerare att jämte ordföranden justera protokollet"
FILE = "att lägga informationen till handlingarna"


@pytest.mark.parametrize(
    ("clause", "text", "done"),
    [
        (OPEN, "Ordföranden öppnade mötet.", True),
        (OPEN, "Lo Falk hälsade alla välkomna och öppnade mötet.", True),
        (OPEN, "Mötet öppnades av Lo Falk.", True),
        (OPEN, "Ordföranden förklarade mötet öppnat.", True),
        (CLOSE, "Ordföranden tackade alla och avslutade mötet.", True),
        (FILE, "Informationen lades till handlingarna.", True),
        (FILE, "Nätverket tackade för informationen och lade den till handlingarna.", True),
        (FILE, "Länschefsnätverket noterade informationen.", True),
        ("att notera informationen.", "Informationen noterades.", True),
        ("att tacka för rapporten och lägga den till handlingarna", "Rapporten noterades.", True),
        (ADJUST, "Lo Falk och Nils Hage utsågs att jämte ordföranden justera protokollet.", True),
        (ADJUST, "Till justerare utsågs Lo Falk och Nils Hage.", True),
        (ADJUST, "Mötet valde Lo Falk och Nils Hage till justerare.", True),
        (ADJUST, "Till justerare i socialnämnden utsågs Lo Falk.", False),
        (ADJUST, "Lo Falk utsågs att leda gruppen.", False),
        (ADJUST, "Ordföranden öppnade mötet.", False),
        ("att utse en grupp", "Till justerare utsågs Lo Falk och Nils Hage.", False),
        # another formality, or more than a formality
        (CLOSE, "Ordföranden öppnade mötet.", False),
        (FILE, "Ordföranden öppnade mötet.", False),
        ("att anta planen", "Planen lades till handlingarna.", False),
        ("att godkänna rapporten och lägga den till handlingarna", "Den noterades.", False),
        # others' acts, another time, what was not done or only meant
        (FILE, "Kommunstyrelsen lade informationen till handlingarna.", False),
        (FILE, "Socialcheferna lade informationen till handlingarna.", False),
        (FILE, "Styrgruppen noterade informationen.", False),
        (FILE, "Informationen lades till handlingarna den 20 februari.", False),
        (FILE, "Informationen lades inte till handlingarna.", False),
        (FILE, "Informationen läggs till handlingarna i socialnämnden.", False),
        (FILE, "Lo Falk föreslog att informationen läggs till handlingarna.", False),
        (FILE, "Nätverket noterade att behovet är stort.", False),
        (OPEN, "Innan mötet öppnades serverades kaffe.", False),
        (OPEN, "Lo Falk öppnade mötet med brukarna i maj.", False),
    ],
)
def test_a_sentence_tells_that_the_formality_was_done(
    clause: str, text: str, *, done: bool
) -> None:
    head = "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-03-20\n---\n\n"
    document = read(f"{head}## 1. Punkt\n\n{text}\n").document
    assert isinstance(document, Notes)
    assert is_done(clause, document.items, "lchnv", archive().procedure) is done


@pytest.mark.parametrize(
    ("clause", "formal"),
    [
        (OPEN, True),
        (CLOSE, True),
        (FILE, True),
        (ADJUST, True),
        ("att förklara mötet avslutat", True),
        ("att mötet öppnas", True),
        ("att godkänna dagordningen", True),
        ("att dagordningen fastställs", True),
        ("att godkänna föregående minnesanteckningar", True),
        ("att lägga föregående minnesanteckningar till handlingarna.", True),
        ("att utse Lo Falk till justerare", True),
        ("att notera informationen", True),
        ("att öppna två nya mottagningar", False),
        ("att avsluta projektet", False),
        ("att anta planen och lägga rapporten till handlingarna", False),
        ("att godkänna rapporten", False),
        ("att godkänna dagordningen och anta rutinen", False),
        ("att utse Lo Falk till projektledare", False),
    ],
)
def test_a_formality_is_told_from_what_is_decided_in_a_matter(clause: str, *, formal: bool) -> None:
    assert is_formality(clause) is formal
