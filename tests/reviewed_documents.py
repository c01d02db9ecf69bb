"""An agenda and notes with everything that reviewers change, and 46 changes as people make them."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.reviewing import Returned

AGENDA = """---
dokument: dagordning
organ: lchnv
datum: 2026-05-22
tid: 09.30–12.00   # lokalen är bokad till 13
plats: "Bystugan, Björkby"
bilagor:
  - nr: 1
    titel: Uppdragsbeskrivning
  - nr: 2
    titel: Kostnader per kommun
---

## 1. Mötets öppnande

#### Förslag till beslut

Länschefsnätverket beslutar

- att öppna mötet

## 2. Återrapportering från styrgruppen

### a) Beslut: Uppdragsbeskrivning för provtagning i hemmet (Bilaga 1)

Föredragande: Asta Almgren, socialchef, Björkby
Ivar Ingmarsson, utredare, RSS Prov
Beredd: styrgrupp 2026-05-08
Ärende: provtagning

<!-- Fråga Asta om siffrorna innan mötet. -->
Arbetsgruppen har *träffats* fyra gånger under våren och lämnar
nu sitt förslag. Se [överenskommelsen](https://example.se/avtal) och
Vård\\_och\\_omsorg i **hela** länet.

Gruppen föreslår att arbetet fortsätter under hösten.

#### Förslag till beslut

Länschefsnätverket beslutar

- att anta uppdragsbeskrivningen
- att ett nomineringsförfarande
  genomförs under hösten
- att redovisa arbetet i december

### b) Dialog: Kostnader

Föredragande: Folke Forsander, ekonom, Region Prov

Kostnaderna fördelas så här:

| Post   | Kostnad   |
|--------|-----------|
| Lokal  | 12 000 kr |
| Resor  | 8 000 kr  |
| Konsult | 30 000 kr |

Att tänka på:

* skriv kort
* skriv klart
* läs igenom

## 3. Information: Utbildning för nya chefer

Utbildningen ges i höst.[^1]

1. anmälan i juni
2. start i september
3. avslutning i november

[^1]: Anmälan görs till RSS Prov.

## 4. Rapport: Brukarråden

Brukarråden har mötts två gånger.

## 5. Övriga frågor
"""

NOTES = """---
dokument: minnesanteckningar
organ: lchnv
datum: 2026-05-22
tid: 09.30–12.00
plats: Bystugan, Björkby
upprättad: 2026-05-25
diarienummer: PROV 2026/21
ordförande: Elsa Ekenstam
sekreterare: Hedvig Hallmark
närvarande:
  Björkby: [Asta Almgren]
  Tallsjö: [Cecilia Cedersköld]
  Region Prov: [Elsa Ekenstam, Folke Forsander]   # Folke på distans
frånvarande:
  Granköping: [Bertil Björkegren]
---

## 1. Mötets öppnande

Länschefsnätverket beslutade

- att öppna mötet

## 2. Beslut: Taxor

Föredragande: Folke Forsander, ekonom

Frågan diskuterades. Kommunerna var eniga.

Länschefsnätverket beslutade

1. att anta taxorna
2. att ge RSS Prov i uppdrag att följa upp

Utfall: ändrad
Uppdrag: RSS Prov; återrapport 2026-12-11

## 3. Övriga frågor

Inget fanns att ta upp.
"""


@dataclass(frozen=True)
class Case:
    """What somebody does in Word, and what it makes of the Markdown: pieces that give way."""

    name: str
    edit: Callable[[Returned], object]
    expected: tuple[tuple[str, str], ...]
    notes: bool = False

    @property
    def source(self) -> str:
        """The document before."""
        return NOTES if self.notes else AGENDA

    def after(self, source: str | None = None) -> str:
        """Give the document after."""
        text = self.source if source is None else source
        for old, new in self.expected:
            assert text.count(old) == 1, (self.name, old, text.count(old))
            text = text.replace(old, new)
        return text


def _removed_point(word: Returned) -> None:
    word.remove("Rapport: Brukarråden")
    word.remove("Brukarråden har mötts två gånger.")


def _absent(word: Returned) -> None:
    word.set_cell("Tallsjö", 1, [])
    word.set_cell("Tallsjö", 2, ["Cecilia Cedersköld"])


_REPORT = "## 4. Rapport: Brukarråden\n\nBrukarråden har mötts två gånger.\n\n"
_TEACH = AGENDA[AGENDA.index("## 3. Information") : AGENDA.index("## 4. Rapport")]

CASES = (
    Case(
        "ett ord",
        lambda w: w.replace("fyra", "fem", within="Arbetsgruppen har"),
        (("fyra gånger", "fem gånger"),),
    ),
    Case(
        "ett ord i en radbruten mening",
        lambda w: w.replace("lämnar nu", "överlämnar nu", within="Arbetsgruppen"),
        (("våren och lämnar", "våren och överlämnar"),),
    ),
    Case(
        "flera ord",
        lambda w: w.replace("fortsätter under hösten", "avslutas före jul", within="Gruppen"),
        (("fortsätter under hösten.", "avslutas före jul."),),
    ),
    Case(
        "en mening till",
        lambda w: w.replace("hösten.", "hösten. Region Prov leder det.", within="Gruppen föreslår"),
        (("under hösten.\n\n####", "under hösten. Region Prov leder det.\n\n####"),),
    ),
    Case(
        "en mening bort",
        lambda w: w.replace(" Kommunerna var eniga.", "", within="Frågan"),
        ((" Kommunerna var eniga.", ""),),
        notes=True,
    ),
    Case(
        "ett stycke omskrivet",
        lambda w: w.replace("Brukarråden har mötts två gånger.", "Rådens möten ställdes in."),
        (("Brukarråden har mötts två gånger.", "Rådens möten ställdes in."),),
    ),
    Case(
        "ett nytt stycke",
        lambda w: w.add(
            "Nästa träff är i juni.", "Gruppen föreslår att arbetet fortsätter under hösten."
        ),
        (("under hösten.\n\n####", "under hösten.\n\nNästa träff är i juni.\n\n####"),),
    ),
    Case(
        "ett nytt stycke sist",
        lambda w: w.add(
            "Julfika planeras.", "Övriga frågor", like="Brukarråden har mötts två gånger."
        ),
        (("## 5. Övriga frågor\n", "## 5. Övriga frågor\n\nJulfika planeras.\n"),),
    ),
    Case(
        "ett stycke bort",
        lambda w: w.remove("Gruppen föreslår att arbetet fortsätter under hösten."),
        (("Gruppen föreslår att arbetet fortsätter under hösten.\n\n", ""),),
    ),
    Case(
        "ett stycke flyttat",
        lambda w: w.move(
            "Gruppen föreslår att arbetet fortsätter under hösten.",
            "Gruppen föreslår att arbetet fortsätter under hösten.",
            "Brukarråden har mötts två gånger.",
        ),
        (
            ("Gruppen föreslår att arbetet fortsätter under hösten.\n\n", ""),
            (
                "två gånger.\n",
                "två gånger.\n\nGruppen föreslår att arbetet fortsätter under hösten.\n",
            ),
        ),
    ),
    Case(
        "ord i en sats",
        lambda w: w.replace("december", "november", within="att redovisa"),
        (("arbetet i december", "arbetet i november"),),
    ),
    Case(
        "ord i en radbruten sats",
        lambda w: w.replace("hösten", "våren", within="att ett nomin"),
        (("genomförs under hösten", "genomförs under våren"),),
    ),
    Case(
        "en ny sats",
        lambda w: w.add("att avsätta medel", "att anta uppdragsbeskrivningen"),
        (
            (
                "- att anta uppdragsbeskrivningen\n",
                "- att anta uppdragsbeskrivningen\n- att avsätta medel\n",
            ),
        ),
    ),
    Case(
        "en ny sats sist",
        lambda w: w.add("att avsätta medel", "att redovisa arbetet i december"),
        (
            (
                "- att redovisa arbetet i december\n",
                "- att redovisa arbetet i december\n- att avsätta medel\n",
            ),
        ),
    ),
    Case(
        "en ny sats först",
        lambda w: w.add("att avsätta medel", "att anta uppdragsbeskrivningen", before=True),
        (
            (
                "- att anta uppdragsbeskrivningen\n",
                "- att avsätta medel\n- att anta uppdragsbeskrivningen\n",
            ),
        ),
    ),
    Case(
        "en sats bort",
        lambda w: w.remove("att redovisa arbetet i december"),
        (("- att redovisa arbetet i december\n", ""),),
    ),
    Case(
        "en sats flyttad",
        lambda w: w.move(
            "att redovisa arbetet i december",
            "att redovisa arbetet i december",
            "att anta uppdragsbeskrivningen",
            before=True,
        ),
        (
            ("- att redovisa arbetet i december\n", ""),
            ("- att anta upp", "- att redovisa arbetet i december\n- att anta upp"),
        ),
    ),
    Case(
        "en formell sats",
        lambda w: w.replace(
            "öppna mötet", "förklara mötet öppnat", within="Förslag till beslut: Läns"
        ),
        (("- att öppna mötet", "- att förklara mötet öppnat"),),
    ),
    Case(
        "en numrerad sats",
        lambda w: w.replace("taxorna", "taxorna för 2027", within="att anta"),
        (("att anta taxorna", "att anta taxorna för 2027"),),
        notes=True,
    ),
    Case(
        "en numrerad sats till",
        lambda w: w.add("att tacka gruppen", "att ge RSS Prov i uppdrag att följa upp"),
        (("följa upp\n", "följa upp\n3. att tacka gruppen\n"),),
        notes=True,
    ),
    Case(
        "ett utfall",
        lambda w: w.replace("ändrad", "bifall", within="Utfall:"),
        (("Utfall: ändrad", "Utfall: bifall"),),
        notes=True,
    ),
    Case(
        "en ny punkt",
        lambda w: (
            w.add("Dialog: Sommaren", "Brukarråden har mötts två gånger.", like="Övriga frågor"),
            w.add("Hur bemannar vi?", "Dialog: Sommaren", like="Brukarråden har mötts två gånger."),
        ),
        (
            ("två gånger.\n", "två gånger.\n\n## 5. Dialog: Sommaren\n\nHur bemannar vi?\n"),
            ("## 5. Övriga", "## 6. Övriga"),
        ),
    ),
    Case(
        "en ny underpunkt",
        lambda w: w.add("Rapport: Nuläget", "läs igenom", like="Dialog: Kostnader"),
        (("* läs igenom\n", "* läs igenom\n\n### c) Rapport: Nuläget\n"),),
    ),
    Case(
        "en punkt med nytt namn",
        lambda w: w.replace("nya chefer", "chefer", within="Information:"),
        (("för nya chefer", "för chefer"),),
    ),
    Case(
        "en punkt flyttad",
        lambda w: w.move(
            "Rapport: Brukarråden",
            "Brukarråden har mötts två gånger.",
            "Information: Utbildning för nya chefer",
            before=True,
        ),
        ((_REPORT, ""), (_TEACH, _REPORT.replace("4.", "3.") + _TEACH.replace("## 3.", "## 4."))),
    ),
    Case(
        "en punkt bort",
        _removed_point,
        ((_REPORT, ""), ("## 5. Övriga", "## 4. Övriga")),
    ),
    Case(
        "en föredragande ändrad",
        lambda w: w.replace("ekonom", "controller", within="Föredragande:\tFolke"),
        (("Forsander, ekonom, Region", "Forsander, controller, Region"),),
    ),
    Case(
        "en föredragande till",
        lambda w: w.replace(
            "Region Prov", "Region Prov\nLo Falk, jurist", within="Föredragande:\tFolke"
        ),
        (("ekonom, Region Prov\n", "ekonom, Region Prov\nLo Falk, jurist\n"),),
    ),
    Case(
        "en föredragande bort",
        lambda w: w.replace(
            "\nIvar Ingmarsson, utredare, RSS Prov", "", within="Föredragande:\tAsta"
        ),
        (("Ivar Ingmarsson, utredare, RSS Prov\n", ""),),
    ),
    Case("tiden", lambda w: w.replace("12.00", "13.00", within="Tid\t"), (("–12.00 ", "–13.00 "),)),
    Case(
        "platsen",
        lambda w: w.replace("Bystugan, Björkby", "Gamla skolan"),
        (('"Bystugan, Björkby"', "Gamla skolan"),),
    ),
    Case(
        "dagen",
        lambda w: w.replace("fredag 22 maj 2026", "fredag 29 maj 2026"),
        (("datum: 2026-05-22", "datum: 2026-05-29"),),
    ),
    Case(
        "diarienumret",
        lambda w: w.replace("2026/21", "2026/22", within="Diarienummer"),
        (("2026/21", "2026/22"),),
        notes=True,
    ),
    Case(
        "närvarande till",
        lambda w: w.set_cell("Björkby", 1, ["Asta Almgren", "Lo Falk"]),
        (("[Asta Almgren]", "[Asta Almgren, Lo Falk]"),),
        notes=True,
    ),
    Case(
        "närvarande bort",
        lambda w: w.set_cell("Region Prov", 1, ["Elsa Ekenstam"]),
        (("[Elsa Ekenstam, Folke Forsander]", "[Elsa Ekenstam]"),),
        notes=True,
    ),
    Case(
        "från närvarande till frånvarande",
        _absent,
        (
            ("  Tallsjö: [Cecilia Cedersköld]\n", ""),
            ("[Bertil Björkegren]\n", "[Bertil Björkegren]\n  Tallsjö: [Cecilia Cedersköld]\n"),
        ),
        notes=True,
    ),
    Case(
        "en bilagas titel",
        lambda w: w.replace("per kommun", "per huvudman", within="Kostnader per"),
        (("per kommun", "per huvudman"),),
    ),
    Case(
        "en bilaga till",
        lambda w: w.row(["3", "Tidplan"], "Kostnader per kommun"),
        (("per kommun\n", "per kommun\n  - nr: 3\n    titel: Tidplan\n"),),
    ),
    Case(
        "en bilaga bort",
        lambda w: w.remove_row("Kostnader per kommun"),
        (("  - nr: 2\n    titel: Kostnader per kommun\n", ""),),
    ),
    Case(
        "fetstil",
        lambda w: w.look("hösten", within="Gruppen", b=True),
        (("arbetet fortsätter under hösten", "arbetet fortsätter under **hösten**"),),
    ),
    Case("kursiv bort", lambda w: w.look("träffats", i=False), (("*träffats*", "träffats"),)),
    Case(
        "en länk",
        lambda w: w.link("Brukarråden", "https://example.se/rad", within="Brukarråden har"),
        (("Brukarråden har", "[Brukarråden](https://example.se/rad) har"),),
    ),
    Case(
        "en listrad till",
        lambda w: w.add("skriv rätt", "skriv kort"),
        (("* skriv kort\n", "* skriv kort\n* skriv rätt\n"),),
    ),
    Case(
        "en listrad bort",
        lambda w: w.remove("start i september"),
        (("2. start i september\n3. avs", "2. avs"),),
    ),
    Case("en tabellcell", lambda w: w.replace("8 000", "9 000"), (("8 000", "9 000"),)),
    Case(
        "en tabellrad till",
        lambda w: w.row(["Fika", "500 kr"], "Resor"),
        (("| Resor  | 8 000 kr  |\n", "| Resor  | 8 000 kr  |\n| Fika | 500 kr |\n"),),
    ),
)
