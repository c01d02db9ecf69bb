"""A document of each kind with everything that it can show, with invented people."""

from dataclasses import replace
from pathlib import PurePosixPath

from lchnv_cli.render.page import Page
from lchnv_cli.render.pages import Printable, page
from lchnv_cli.render.templates import xhtml
from tests.judging import read_document, text_of
from tests.running import NETWORK, TEMPLATES, archive

_POINTS = """
Mötet hölls både på plats och *digitalt*.

## 1. Mötets öppnande

Länschefsnätverket beslutade

- att öppna mötet

## 2. Återrapportering från styrgruppen

### a) Beslut: Uppdragsbeskrivning för provtagning i hemmet (Bilaga 1)

Föredragande: Asta Almgren, socialchef, Björkby
Ivar Ingmarsson, utredare, RSS Prov
Beredd: styrgrupp 2026-05-08
Ärende: provtagning

#### Bakgrund

Se [överenskommelsen](https://example.se/avtal), [posten](mailto:prov@example.se) och `kod`.

1. Det första
   - inre
2. Det ~~andra~~ **tredje**

| Post | Kostnad |
|---|---|
| Lokal | 12 000 kr |

> Vi behöver veta vad det kostar.

```
fast
```

Länschefsnätverket beslutade

1. att anta uppdragsbeskrivningen med den ändringen att uppdraget redovisas redan i november 2026
2. att ge RSS Prov i uppdrag att
   - utse en ledare
   - rapportera

Utfall: ändrad
Uppdrag: RSS Prov; återrapport 2026-11-20

### b) Dialog/Beslut: Taxor

Länschefsnätverket beslutade

- att återremittera ärendet till styrgruppen

Utfall: återremiss till styrgruppen

## 3. Rapport: Utredning

Föredragande: Folke Forsander, ekonom
Utfall: bordlagd till nästa möte

## 4. Beslut: Licenser

Länschefsnätverket beslutade

- att frågan avgörs per capsulam

Utfall: per capsulam senast 2026-06-15
Svar: 14 av 16
"""
_HEAD = """---
dokument: minnesanteckningar
organ: lchnv
datum: 2026-05-22
möte: extra
kallat_av: styrgrupp 2026-05-08
tid: 09.30–12.00
plats: Tallsjö gård
upprättad: 2026-05-29
diarienummer: PROV 2026/17
ordförande: [{namn: Asta Almgren, till_punkt: 1}, {namn: Elsa Ekenstam, från_punkt: 2}]
sekreterare: Ivar Ingmarsson
närvarande:
  Björkby: [Asta Almgren]
  Region Prov: ["Elsa Ekenstam, direktör", Folke Forsander]
frånvarande: {Granköping: [Bertil Björkegren (tf)]}
oklart: {Tallsjö: [Cecilia Cedersköld]}
delvis:
  - {namn: Asta Almgren, från_punkt: 2, till_punkt: 3}
  - {namn: Folke Forsander}
  - {namn: Gäst Gustavsson, till_punkt: 2}
gäster: [Gäst Gustavsson]
bilagor: [{nr: 1, titel: Uppdragsbeskrivning}, {nr: 2 A–C, titel: Årsrapporter}]
---
"""
_SENTENCE = "Frågan har beretts av de lokala programområdena, där kommunerna och regionen möts. "
_MORE = "".join(f"\n## {number}. Fråga {number}\n\nText.\n" for number in range(5, 14))


def read(text: str) -> Printable:
    """Read a document of the made-up network."""
    document = read_document(PurePosixPath("x.md"), text.encode(), frozenset({"lchnv"})).document
    assert isinstance(document, Printable)
    return document


def _page(text: str) -> Page:
    document = read(text)
    return page(document, text_of(document), archive())


def drawn(text: str) -> str:
    """Draw a document."""
    return xhtml(_page(text), TEMPLATES)


def notes(more: str = _MORE) -> str:
    """Draw a draft of notes that are long and revised, with every kind of outcome."""
    shown = _page(_HEAD + _POINTS + more)
    revised = replace(shown, revisions=(("2026-05-30", "punkt 2 b har fått ett nytt beslut"),))
    return xhtml(revised, TEMPLATES)


def agenda() -> str:
    """Draw the made-up network's agenda."""
    path = NETWORK / "meetings/lchnv/2026-03-20/dagordning.md"
    return drawn(path.read_text(encoding="utf-8"))


def long_agenda() -> str:
    """Draw an agenda of some twenty pages, in which every page breaks at another place."""
    text = (NETWORK / "meetings/lchnv/2026-03-20/dagordning.md").read_text(encoding="utf-8")
    head, _, _ = text.partition("\n---\n")
    points = (
        f"\n## {number}. Fråga om samverkan\n\n### a) Beslut: Del av frågan\n\n"
        f"Föredragande: Asta Almgren, socialchef, Björkby\nBeredd: styrgrupp 2026-03-02\n\n"
        f"{_SENTENCE * (number % 9 + 1)}\n\n#### Bakgrund\n\n{_SENTENCE * (number % 5 + 1)}\n\n"
        "#### Förslag till beslut\n\nLänschefsnätverket beslutar\n\n"
        f"- att i fråga {number} {_SENTENCE * (number % 8 + 1)}\n- att återkomma\n"
        for number in range(1, 40)
    )
    return drawn(f"{head}\n---\n{''.join(points)}")
