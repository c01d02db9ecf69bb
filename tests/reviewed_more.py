"""More that people do to a review copy: paragraphs split and joined, marks typed as text."""

from tests.reviewed_documents import Case
from tests.reviewing import Returned


def _with_bold(word: Returned) -> None:
    word.replace("gånger.", "gånger. Viktigt nu.", within="Brukarråden har")
    word.look("Viktigt", b=True, within="Brukarråden har")


_GROUP = "Gruppen föreslår att arbetet fortsätter under hösten."
MORE = (
    Case(
        "dela stycke",
        lambda w: w.split(
            "Frågan diskuterades. Kommunerna var eniga.", len("Frågan diskuterades. ")
        ),
        (("diskuterades. Kommunerna", "diskuterades.\n\nKommunerna"),),
        notes=True,
    ),
    Case(
        "slå ihop",
        lambda w: w.join("Arbetsgruppen har", _GROUP),
        (("i **hela** länet.\n\nGruppen", "i **hela** länet.Gruppen"),),
    ),
    Case(
        "ny föredragande",
        lambda w: w.add(
            "Föredragande:\tLo Falk, jurist", "Rapport: Brukarråden", like="Föredragande:\tFolke"
        ),
        (("Brukarråden\n\nBruk", "Brukarråden\n\nFöredragande: Lo Falk, jurist\n\nBruk"),),
    ),
    Case(
        "nytt utfall",
        lambda w: w.add(
            "Utfall:\tbordlagd till nästa möte", "Inget fanns att ta upp.", like="Utfall:\t"
        ),
        (("att ta upp.\n", "att ta upp.\n\nUtfall: bordlagd till nästa möte\n"),),
        notes=True,
    ),
    Case(
        "länk ändrad",
        lambda w: w.relink("https://example.se/avtal", "https://example.se/nytt"),
        (("example.se/avtal", "example.se/nytt"),),
    ),
    Case(
        "fet i bort",
        lambda w: w.look("hela", b=False, within="Arbetsgruppen"),
        (("**hela**", "hela"),),
    ),
    Case(
        "kursiv och fet",
        lambda w: w.look("mötts två", i=True, within="Brukarråden har"),
        (("mötts två", "*mötts två*"),),
    ),
    Case(
        "stryk",
        lambda w: w.look("två", strike=True, within="Brukarråden har"),
        (("mötts två gånger", "mötts ~~två~~ gånger"),),
    ),
    Case(
        "bilaga i rubrik",
        lambda w: w.replace("1", "2", within="Beslut: Uppdragsbeskrivning"),
        (("hemmet (Bilaga 1)", "hemmet (Bilaga 2)"),),
    ),
    Case(
        "slag",
        lambda w: w.replace("Dialog", "Information", within="Dialog: Kost"),
        (("b) Dialog:", "b) Information:"),),
    ),
    Case(
        "ny huvudman",
        lambda w: w.row(["Aspnäs", "David Dahlkvist", ""], "Tallsjö"),
        (("# Folke på distans\n", "# Folke på distans\n  Aspnäs: [David Dahlkvist]\n"),),
        notes=True,
    ),
    Case(
        "huvudman bort",
        lambda w: w.remove_row("Tallsjö"),
        (("  Tallsjö: [Cecilia Cedersköld]\n", ""),),
        notes=True,
    ),
    Case(
        "ordförande",
        lambda w: w.replace("Elsa Ekenstam", "Asta Almgren", within="Ordförande\t"),
        (("ordförande: Elsa Ekenstam", "ordförande: Asta Almgren"),),
        notes=True,
    ),
    Case(
        "upprättad",
        lambda w: w.replace("2026-05-25", "26 maj 2026", within="Upprättad"),
        (("upprättad: 2026-05-25", "upprättad: 2026-05-26"),),
        notes=True,
    ),
    Case(
        "nytt fält",
        lambda w: w.add("Övrigt\tFika 09.15", "Plats\t"),
        (("per kommun\n---", "per kommun\ninfo: Fika 09.15\n---"),),
    ),
    Case(
        "fält bort",
        lambda w: w.remove("Plats\tBystugan, Björkby"),
        (('plats: "Bystugan, Björkby"\n', ""),),
    ),
    Case(
        "struken närvarande",
        lambda w: w.look("Folke Forsander", strike=True),
        (
            ("[Elsa Ekenstam, Folke Forsander]", "[Elsa Ekenstam]"),
            ("[Bertil Björkegren]\n", "[Bertil Björkegren]\n  Region Prov: [Folke Forsander]\n"),
        ),
        notes=True,
    ),
    Case(
        "ny underlista",
        lambda w: w.add("inre", "skriv kort"),
        (("* skriv kort\n", "* skriv kort\n* inre\n"),),
    ),
    Case("tabellrad bort", lambda w: w.remove_row("Resor"), (("| Resor  | 8 000 kr  |\n", ""),)),
    Case(
        "numrerad rad först",
        lambda w: w.add("information i maj", "anmälan i juni", before=True),
        (
            (
                "1. anmälan i juni\n2. start i september\n3. av",
                "1. information i maj\n2. anmälan i juni\n3. start i september\n4. av",
            ),
        ),
    ),
    Case(
        "citat",
        lambda w: w.add("Han sa ”nej” – och *gick*.", _GROUP),
        ((f"{_GROUP}\n", f"{_GROUP}\n\nHan sa ”nej” – och \\*gick\\*.\n"),),
    ),
    Case(
        "stjärna",
        lambda w: w.replace("två gånger", "2 * 3 [x] <b>", within="Brukarråden har"),
        (("två gånger", "2 \\* 3 \\[x\\] \\<b>"),),
    ),
    Case("ny mening med fet", _with_bold, (("två gånger.", "två gånger. **Viktigt** nu."),)),
)
