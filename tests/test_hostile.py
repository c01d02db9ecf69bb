"""Nothing that a file can hold makes the reader fail, hang or point outside the file."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchnv_cli.context import Context
from lchnv_cli.load import nodes
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.documents import Read
from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Place
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Register
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.workdays import Workdays
from tests.announced import DOCUMENTS, TODAY
from tests.judging import read_document, run

pytestmark = pytest.mark.slow

FILE = PurePosixPath("meetings/lchnv/2026-05-22/minnesanteckningar.md")
BODIES = frozenset({"lchnv", "schnv", "styrgrupp"})
NOTES = """---
dokument: minnesanteckningar
organ: lchnv
datum: 2026-05-22
tid: 09.30–12.00
plats: Bystugan, Björkby
ordförande: [{namn: Elsa Ekenstam, till_punkt: 9}, {namn: Asta Almgren, från_punkt: 10}]
sekreterare: Hedvig Hallmark
närvarande:
  Björkby: [Asta Almgren, ~~David Dahlkvist~~]
  Region Prov:
    - Elsa Ekenstam
    - Folke Forsander (tf), chef
delvis: [{namn: Elsa Ekenstam, till_punkt: 9}]
publicerad: oklart
bilagor:
  - {nr: 1, titel: Minnesanteckningar 2026-03-20, publicerad: 2026-05-15}
  - nr: 2 A–C
    titel: "Rapporter: 2025"
    fil: bilagor/2.pdf
undantag:
  - regel: sen-dagordning
    skäl: Mötet flyttades.
---

## 1. Mötets öppnande

## 2. Föregående minnesanteckningar 260320 (Bilaga 1)

Länschefsnätverket beslutade

- att lägga minnesanteckningarna till handlingarna

## 3. Styrgruppen

### a) Beslut: Rutin (Bilaga 2 A–C)

Föredragande: Asta Almgren, socialchef
Beredd: styrgrupp 2026-05-08

Fredagen den 8 maj 2026 enades *alla* om [rutinen](https://example.se).

| Kommun | Dag |
|--------|-----|
| Björkby | 8 |

#### Förslag till beslut

Länschefsnätverket beslutar

1. att anta rutinen
   - med tillägg
2. att följa upp den

Uppdrag: Styrgruppen; återrapport nästa möte
"""
REGISTER = (DOCUMENTS / "register.yaml").read_text(encoding="utf-8")
PROCEDURE = (DOCUMENTS / "rules.yaml").read_text(encoding="utf-8")
SNIPPETS = [
    "---", "\n", "\r\n", "\t", " ", ":", "- ", "[", "]", "{", "}", "&a ", "*a", "!!map ", "<<: ",
    "#", "##", "### a) Beslut: ", "'", '"', "|", ">", "~~", "`", "<b>", "\ufeff", "\u2028", "\x1b",
    "%", "? ", "...", "2026-02-30", "9999-12-31", "0", "-1", "999999999", "Bilaga 2 A–Z",
    "- att ", "beslutade\n", "Föredragande: ", "o\u0308", "\U0001f600", "\udcff",
]  # fmt: skip


def mutated(text: str) -> st.SearchStrategy[bytes]:
    """Cut, repeat and fill a text at random places, and break single bytes of it."""
    place = st.integers(0, len(text))
    edit = st.tuples(place, st.integers(0, 40), st.sampled_from([*SNIPPETS, text[:200]]))

    def apply(edits: list[tuple[int, int, str]], end: int) -> bytes:
        changed = text
        for at, length, snippet in edits:
            changed = changed[:at] + snippet + changed[at + length :]
        return changed[: len(changed) - end].encode("utf-8", "surrogateescape")

    ends = st.one_of(st.just(0), place)
    return st.builds(apply, st.lists(edit, min_size=1, max_size=4), ends)


@cache
def procedure() -> Procedure:
    return read_procedure(PROCEDURE.encode())


@cache
def register() -> Register:
    return read_register(REGISTER.encode())[0]


def spoken_of(refusal: Broken, file: str) -> None:
    """See that a refusal says which file it is about."""
    assert str(refusal).startswith(file)


def outside(places: Iterable[Place], data: bytes) -> list[Place]:
    """Give the places that do not lie in a file's text."""
    lines = data.decode("utf-8", "replace").split("\n")
    return [
        place
        for place in places
        if not 1 <= place.line <= len(lines)
        or not 1 <= place.column <= len(lines[place.line - 1]) + 1
    ]


def check(read: Read, data: bytes) -> None:
    """Judge what was read by every rule, and see that every finding lies in the file."""
    documents = (read.document,) if read.document else ()
    archive = Archive(Path(), procedure(), register(), documents)
    found = run(RULES, Context(TODAY, archive, Workdays()), read.faults)
    own = [finding for finding in found if finding.file == FILE]
    assert outside((f.place for f in own), data) == []
    assert read.document is not None or own != []


@settings(max_examples=300)
@given(mutated(NOTES))
def test_a_mutated_document_never_fails_and_is_never_silently_nothing(data: bytes) -> None:
    check(read_document(FILE, data, BODIES), data)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_random_bytes_never_fail(data: bytes) -> None:
    check(read_document(FILE, data, BODIES), data)


@given(st.lists(st.sampled_from([*SNIPPETS, *NOTES.split("\n")]), max_size=30))
def test_shuffled_lines_never_fail(lines: list[str]) -> None:
    head = "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-05-22\n---\n"
    data = (head + "\n".join(lines)).encode("utf-8", "surrogateescape")
    check(read_document(FILE, data, BODIES), data)


def test_a_document_cut_off_anywhere_never_fails() -> None:
    whole = NOTES.encode()
    for end in range(0, len(whole), 3):
        check(read_document(FILE, whole[:end], BODIES), whole[:end])


@settings(max_examples=300)
@given(mutated(REGISTER))
def test_a_mutated_register_is_read_or_refused_in_words(data: bytes) -> None:
    try:
        people, faults = read_register(data)
    except Broken as refusal:
        spoken_of(refusal, "meetings/register.yaml")
        return
    assert outside((f.hit.place for f in faults), data) == []
    archive = Archive(Path(), procedure(), people)
    found = run(RULES, Context(TODAY, archive, Workdays()), faults)
    own = (f.place for f in found if f.file == people.file)
    assert outside(own, data) == []


@settings(max_examples=300)
@given(mutated(PROCEDURE))
def test_mutated_rules_are_read_or_refused_in_words(data: bytes) -> None:
    try:
        rules = read_procedure(data)
    except Broken as refusal:
        spoken_of(refusal, "rules.yaml")
        return
    bodies = frozenset(rules.bodies)
    kinds = (NOTES, NOTES.replace("minnesanteckningar\n", "dagordning\n", 1))
    read = [read_document(FILE, text.encode(), bodies) for text in kinds]
    documents = tuple(one.document for one in read if one.document)
    archive = Archive(Path(), rules, register(), documents)
    run(RULES, Context(TODAY, archive, Workdays()), read[0].faults)


@pytest.mark.parametrize("name", ["arbetsdagar", "förvarning_arbetsdagar", "styrgrupp_antal"])
@pytest.mark.parametrize("value", ["0", "-5", "9999", "999999999999", "fem", "[5]", ""])
def test_values_that_cannot_be_counted_with_are_refused(name: str, value: str) -> None:
    text = re.sub(rf"\b{name}: \d+", f"{name}: {value}", PROCEDURE)
    with pytest.raises(Broken, match=r"^rules\.yaml:\d+:\d+\n"):
        read_procedure(text.encode())


@pytest.mark.parametrize("date", ["1954-01-01", "2099-12-31"])
def test_the_first_and_last_days_can_be_judged_with_the_largest_values(date: str) -> None:
    text = re.sub(r"arbetsdagar: \d+", "arbetsdagar: 200", PROCEDURE)
    rules = read_procedure(text.replace("2024-12-19", "1954-01-01").encode())
    kinds = (NOTES, NOTES.replace("minnesanteckningar\n", "dagordning\n", 1))
    data = [text.replace("2026-05-22", date).replace("publicerad: oklart\n", "") for text in kinds]
    read = [read_document(FILE, text.encode(), BODIES) for text in data]
    documents = tuple(one.document for one in read if one.document)
    archive = Archive(Path(), rules, register(), documents)
    found = run(RULES, Context(TODAY, archive, Workdays()), ())
    assert "sen-dagordning" in {f.rule for f in found} or date.startswith("2099")


def head(fields: str, body: str = "") -> bytes:
    start = "---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-05-22\n"
    return f"{start}{fields}\n---\n{body}".encode()


ALIASES = "\n".join(
    ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))]
)
# Two rows that lack the line under the header make the reader look closer at the paragraph.
TABLE_ROWS = "\n| a | b |\n| c | d |\n"
BOMBS = {
    "aliases": head(ALIASES),
    "a thousand brackets": head("info: " + "[" * 1_000),
    "a hundred thousand brackets": head("info: " + "[" * 100_000),
    "a hundred thousand braces": head("info: " + "{a: " * 100_000),
    "deep indentation": head("\n".join(" " * n + f"a{n}:" for n in range(1_000))),
    "a hundred thousand fields": head("\n".join(f"f{n}: 1" for n in range(100_000))),
    "thousands of unknown fields": head("\n".join(f"f{n}: 1" for n in range(9_000))),
    "one field ten thousand times": head("info: 1\n" * 9_990),
    "quotes": head("", ">" * 100_000),
    "list levels": head("", "\n".join("- " * n for n in range(0, 1_000, 10))),
    "fifty thousand list levels": head("", "- " * 50_000 + "x"),
    "stars": head("", "*" * 990_000),
    "stars and text": head("", "*a_ " * 240_000),
    "struck": head("", "~~a " * 240_000),
    "brackets in the text": head("", "[" * 990_000),
    "links": head("", "[a](" * 240_000),
    "backticks": head("", " ".join("`" * n for n in range(1, 1_400))),
    "angle brackets": head("", "<a " * 330_000),
    "ampersands": head("", "&amp" * 240_000),
    "one long line": head("", "ord " * 240_000),
    "one long word": head("", "a" * 990_000),
    "a long value": head("info: " + "a" * 900_000),
    "a long field": head("a" * 900_000 + ": 1"),
    "a wide table": head("", "|a" * 100_000 + "|\n" + "|-" * 100_000 + "|\n" + "|b" * 90_000 + "|"),
    "a long table": head("", "|a|b|\n|-|-|\n" + "|c|d|\n" * 60_000),
    "a table of nothing": head("", "|" * 300 + "\n" + "|-" * 300 + "|\n" + "|\n" * 3_000),
    "headings": head("", "## 1. a\n" * 100_000),
    "sub-headings": head("", "## 1. a\n" + "### a) a\n" * 90_000),
    "proposals": head("", "## 1. a\n" + "#### Förslag till beslut\n\n" * 30_000),
    "lead-ins": head("", "## 1. a\n" + "Nätverket beslutar\n\n- att a\n\n" * 25_000),
    "lead-ins on a line": head("", "## 1. a\n\n" + "beslutar " * 100_000),
    "lead-ins under a heading": head("", "## 1. a\n\n#### Beslut\n\n" + "beslutar " * 100_000),
    "sentences with outcomes": head("", "## 1. a\n\n" + "Punkten utgår till nästa möte. " * 30_000),
    "a sentence of outcomes": head("", "## 1. a\n\n" + "utgår tas upp igen " * 50_000),
    "sentences with votes": head("", "## 1. a\n\n" + "Sju röster för. " * 60_000),
    "clauses": head("", "## 1. a\n\nNätverket beslutar\n\n" + "- att efter votering\n" * 40_000),
    "clauses without list": head("", "## 1. a\n\nNätverket beslutar\n" + "att a\n" * 100_000),
    "denied votes": head("", "## 1. a\n\nNätverket beslutar\n\n- att " + "utan votering " * 60_000),
    "lines of protokoll": head("", "# a\n" + "nämndens protokoll\n" * 50_000),
    "facts": head("", "## 1. a\n\n" + "Föredragande: a\n" * 50_000),
    "fact without end": head("", "## 1. a\n\nBeredd: a\n" + "b\n" * 400_000),
    "citations": head("", "Bilaga 1–99 " * 10_000),
    "one endless citation": head("", "Bilaga 1" + ", 2" * 300_000),
    "a heading with spaces": head("", "## " + " " * 900_000 + "a"),
    "a heading with kinds": head("", "## " + "Beslut/" * 130_000),
    "a heading with annexes": head("", "## a " + "(Bilaga " * 100_000),
    "rules": head("", "---\n" * 200_000),
    "line ends": head("", "\n" * 990_000),
    "windows line ends": head("", "\r\n" * 490_000),
    "definitions": head("", "".join(f"[a{n}]: b\n" for n in range(70_000))),
    "half definitions": head("", "[a]: b 'c\n" * 90_000),
    "html": head("", "<!--" * 240_000),
    "comments with one end": head("", "<!-- a\n\n" * 100_000 + "-->\n"),
    "comments without end": head("", "x <!-- a " * 100_000 + TABLE_ROWS),
    "backticks and rows": head("", " ".join("`" * n for n in range(1, 1_300)) + TABLE_ROWS),
    "bold lines": head("", "**a**\n\n" * 130_000),
    "digits": head("", "1" * 990_000),
    "protokoll": head("", "nämndens protokoll vid protokollet " * 25_000),
    "words before protokoll": head("", "s " * 400_000 + "mötesprotokoll"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("kind", ["dagordning", "minnesanteckningar"])
def test_a_bomb_is_read_or_refused(name: str, kind: str) -> None:
    data = BOMBS[name].replace(b"dagordning", kind.encode(), 1)
    check(read_document(FILE, data, BODIES), data)


def test_a_large_register_is_read() -> None:
    row = "  - namn: Lo Falk{}\n    uppdrag:\n      - {{roll: sekreterare, organ: lchnv}}\n"
    people = "".join(row.format("a" * (n % 20) + "b" * (n // 20)) for n in range(1_500))
    found, _ = read_register(f"personer:\n{people}".encode())
    assert len(found.people) == 1_500


def _flow(values: int) -> str:
    return "x: [" + "a," * values + "]"


def _deep(levels: int) -> str:
    return "x: " + "[" * levels + "]" * levels


@pytest.mark.parametrize(
    ("text", "most", "said"), [(_flow, 199_992, "fler än 200 000"), (_deep, 14, "fler än 16")]
)
def test_values_and_levels_are_read_to_a_limit_that_is_told(
    text: Callable[[int], str], most: int, said: str
) -> None:
    assert nodes.read(text(most))
    with pytest.raises(nodes.Unreadable, match=said):
        nodes.read(text(most + 1))
