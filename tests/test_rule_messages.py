"""Where a message says one thing or another, it says what is so: the cases are test documents."""

import pytest

from tests.announced import DOCUMENTS, Case, findings

SAID = {
    "dubbel-rubrik/två-punkter.md": ["punkt 1 på rad 7."],
    "dubbel-rubrik/underpunkter-under-olika-punkter.md": ["punkt 1 a på rad 9."],
    "extra-utan-styrgrupp/kallat-av-rss.md": ["har RSS Prov kallat, inte styrgruppen."],
    "extra-utan-styrgrupp/ingen-sägs-ha-kallat.md": ["sägs inte vem som har kallat."],
    "fel-numrering/utan-nummer.md": [
        "Punkten ”Mötets öppnande” saknar nummer; i ordningen är den 1. Skriv 1. först",
        "Underpunkten ”Utfall” saknar bokstav; i ordningen är den a. Skriv a) först",
    ],
    "fel-numrering/dubblett.md": ["har 2, som redan står på rad 9; i ordningen är den 3."],
    "fel-numrering/lucka.md": ["har 3, men är 2 i ordningen.", "har 4, men är 3 i ordningen."],
    "oanvänd-bilaga/en-används-inte.md": ["Bilaga 1 (Budget) nämns inte i texten."],
    "oanvänd-bilaga/en-del-används-inte.md": ["Bilaga 2 B, 2 C (Rapporter) nämns inte i texten."],
    "okänd-möteshänvisning/okänt-möte": ["Menade du 260129?"],
    "okänt-undantag/felstavad-regel.md": ["Menade du sen-dagordning?"],
    "okänt-undantag/regel-som-inte-finns.md": ["Reglerna visas med lchnv rule."],
    "okänt-undantag/tomt-skäl.md": ["har inget skäl och gäller därför inte."],
    "okänt-undantag/utan-regel.md": ["säger inte vilken regel det gäller."],
    "ordförande-växlar-inte/samma-part-två-år": ["som Bertil Björkegren 2025."],
    "ordförande-växlar-inte/samma-person-två-år": ["(Kommunerna) som 2025."],
    "ordförandeberedning-saknas/en-saknas.md": [
        "planerad före styrgruppen fredag 8 maj 2026, inför mötet fredag 22 maj 2026."
    ],
    "ordförandeberedning-saknas/styrgruppens-dag-okänd.md": [
        "planerad före mötet fredag 22 maj 2026."
    ],
    "saknad-huvudman/dagen-efter-mötet": ["på mötet fredag 11 december 2026."],
    "saknad-huvudman/slutade-dagen-före": [
        "på mötena fredag 20 mars 2026 och fredag 22 maj 2026."
    ],
    "sen-dagordning/bara-minnesanteckningar.md": [
        "Dagordningen finns inte; senast fredag 15 maj gällde.\n"
        "5 arbetsdagar före fredag 22 maj: 21/5, 20/5, 19/5, 18/5 och 15/5. "
        "Lägg in den som den publicerades, eller skriv in ett undantag med skäl."
    ],
    "sen-dagordning/möte-utan-dagordning-dagen-passerad.md": ["2026-03-20, eller flytta"],
    "slag-utan-täckning/anteckningar.md": [
        "”Budget” har slaget Information, men beslutet är mer än att lägga till handlingarna. "
        "Byt slag till Beslut, eller ändra beslutet.",
        "”Läget” har slaget Beslut, men det enda beslutet är att lägga till handlingarna. "
        "Byt slag till Information eller Dialog, eller skriv vad mötet ska besluta.",
    ],
    "styrgrupp-ej-beslutad/beslut-dagen-efter": ["men beslutet fattades först fredag 12"],
    "styrgrupp-ej-beslutad/punkten-finns-inte": ["anteckningarna från 2025-12-12 har ingen punkt"],
    "tom-föredragningslista/ingen-text.md": ["har inga punkter. Skriv en rubrik"],
    "tom-föredragningslista/text-utan-rubriker.md": [
        "har inga punkter. Texten har inga rubriker som börjar med ##."
    ],
    "ändrad-efter-publicering/ändrad-text.md": ["publicerades 2026-03-13."],
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_a_message_says_what_is_so(name: str) -> None:
    path = DOCUMENTS / name
    assert path.exists()
    found = [f"{f.message} {f.remedy}" for f in findings(Case(path.parent.name, path))]
    pairs = list(zip(found, SAID[name], strict=True))
    assert [said for told, said in pairs if said not in told] == []
