"""The Markdown that a PDF carries: all that is printed, and nothing that is only for its writer."""

import io
from pathlib import Path

import pypdf
import pytest

from lchnv_cli.load.fields import HEAD
from lchnv_cli.load.published_edition import published_edition
from lchnv_cli.render.pages import Printable
from tests.full_documents import read
from tests.judging import read_document, text_of
from tests.real_documents import REAL, drawn, known
from tests.running import Program, archive, network

_SECRET = "HEMLIGT"  # noqa: S105 - a word to look for
_HEAD = f"""---
# {_SECRET}
dokument: minnesanteckningar # {_SECRET}
organ: lchnv
datum: 2026-05-22
plats: "Gården # Tallsjö: sal 2"
info: >
  Fika
  kl. 9
tid:
utfärdad_av: RSS
publicerad: 2026-05-29
kontrollsumma: {_SECRET}
sekretess: {_SECRET}
diarienummer: PROV 2026/17
sekreterare: "Ivar \\"Ivo\\" Ingmarsson"
okänt: {_SECRET}
revideringar: [{{datum: 2026-05-30, ändring: "Bilaga 1, byttes", vem: {_SECRET}}}]
ordförande: Asta Almgren
delvis: [{{namn: Asta Almgren, till_punkt: 2}}, Folke Forsander]
närvarande:
  # {_SECRET}
  Björkby: [Asta Almgren]
  Region Prov: ["Elsa Ekenstam, direktör", Folke Forsander]
frånvarande: {{Granköping: [], Tallsjö: Bo Ek}}
gäster: []
undantag:
  - regel: sen-dagordning
    skäl: {_SECRET}
diarieförd: {{Björkby: {_SECRET}}}
bilagor:
  - nr: 1
    titel: Rapport
    fil: bilagor/{_SECRET}.pdf
    publicerad: 2026-05-30
---
"""
_BODY = f"""
Före. <!-- {_SECRET} -->

<!--
{_SECRET}
-->
## 1. Prov <!-- {_SECRET} -->

Föredragande: Asta Almgren
<!-- {_SECRET} -->
Ivar Ingmarsson

- ett
<!-- {_SECRET} -->
- två
  <!-- {_SECRET} -->

| a | b |<!-- {_SECRET} -->
| - | - |
| c | <!-- {_SECRET} --> d |

Kod `<!-- synligt -->` och

```
<!-- också synligt -->
```

[x]: /{{}} "t"
"""


def _edition(text: str) -> str:
    document = read(text)
    return published_edition(text_of(document).source, document).decode()


def test_it_holds_nothing_that_is_not_printed() -> None:
    edition = _edition(_HEAD + _BODY)
    assert _SECRET not in edition
    for field in HEAD:
        assert field.printed or f"\n{field.name}:" not in edition
    assert "<!-- synligt -->" in edition
    assert "<!-- också synligt -->" in edition


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_it_prints_as_the_document_does(ends: str, mark: str) -> None:
    written = mark + (_HEAD + _BODY).replace("\n", ends)
    edition = _edition(written)
    assert not edition.startswith("\ufeff")
    assert "\r" not in edition
    assert drawn(read(edition), archive()) == drawn(read(written), archive())
    assert _edition(edition) == edition


@pytest.mark.parametrize("name", REAL)
def test_a_real_document_prints_the_same_from_its_edition(name: str) -> None:
    document, archive_ = known()[name]
    data = published_edition(text_of(document).source, document)
    bodies = frozenset(archive_.procedure.bodies)
    edition = read_document(document.file, data, bodies).document
    assert isinstance(edition, Printable)
    assert drawn(edition, archive_) == drawn(document, archive_)


def test_the_pdf_of_a_draft_carries_it_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lchnv: Program = network(tmp_path, capsys, monkeypatch)
    file = Path("meetings/lchnv/2026-03-20/dagordning.md")
    text = file.read_text(encoding="utf-8")
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    noted = f"---\n{head}\nsekretess: {_SECRET}\n---\n<!-- {_SECRET} -->\n{body}"
    file.write_text(noted, encoding="utf-8")
    lchnv("export", "2026-03-20", "--to", "pdf")
    reader = pypdf.PdfReader(
        io.BytesIO(Path("export/dagordning-lchnv-2026-03-20.pdf").read_bytes())
    )
    (carried,) = reader.attachments["dagordning.md"]
    assert carried.decode() == _edition(text)
