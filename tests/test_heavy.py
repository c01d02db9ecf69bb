"""What is judged of a document costs in proportion to it, and a document has its limits."""

import sys
import time
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import pytest
from lxml import etree

from lchnv_cli.export.amounts import refuse_too_much
from lchnv_cli.export.pdf import Look, pdf
from lchnv_cli.export.tree import ExportFault, parse
from lchnv_cli.export.word import word
from lchnv_cli.export.word_tokens import fill
from lchnv_cli.export.word_xml import W
from lchnv_cli.intake.recognise.field_names import ends_in_body
from lchnv_cli.intake.recognise.running import each_presenter
from lchnv_cli.memory.names import name_key
from tests.judging import read_document
from tests.running import TEMPLATES
from tests.test_hostile import check

FILE = PurePosixPath("meetings/lchnv/2026-05-22/minnesanteckningar.md")
BODIES = frozenset({"lchnv", "schnv", "styrgrupp"})
HEAD = "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-05-22\n"
DECIDED = "Länschefsnätverket beslutade\n\n"


def notes(body: str = "", fields: str = "") -> bytes:
    return f"{HEAD}{fields}---\n{body}".encode()


def named(*numbers: int) -> str:
    return ", ".join(f"Lo Fa{n}" for n in numbers)


def calls_to_judge(data: bytes) -> int:
    """Count every call of a function, ours and Python's own, that reading and judging takes."""
    count = 0

    def called(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(called)
    try:
        check(read_document(FILE, data, BODIES), data)
    finally:
        sys.setprofile(None)
    return count


GROWING: dict[str, Callable[[int], bytes]] = {
    "names": lambda n: notes("", f"närvarande: {{Björkby: [{named(*range(n))}]}}\n"),
    "names and points": lambda n: notes(
        "".join(f"## {m}. Punkt {m}\n\nLo Fa{m} berättade.\n\n" for m in range(1, n)),
        f"närvarande: {{Björkby: [{named(*range(n))}]}}\n",
    ),
    "points": lambda n: notes("".join(f"## {m}. Punkt {m}\n\nText.\n\n" for m in range(1, n))),
    "other headings": lambda n: notes("# 1. a\n\n" * n),
    "decisions": lambda n: notes(
        f"## 1. a\n\n{DECIDED}" + "".join(f"- att utse Lo Fa{m} till värd\n" for m in range(n))
    ),
    "dates": lambda n: notes("## 1. a\n\n" + "mötet 8/5 och 9 maj, " * n),
    "references": lambda n: notes("## 1. a\n\n" + "Se beslut på mötet 2026-03-20.\n\n" * n),
    "footnotes": lambda n: notes("".join(f"Ord[^{m}].\n\n[^{m}]: Not {m}.\n\n" for m in range(n))),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWING)
def test_twice_as_much_takes_some_twice_the_work(name: str) -> None:
    calls_to_judge(GROWING[name](80))  # what is made once
    few, many = (calls_to_judge(GROWING[name](size)) for size in (400, 800))
    assert many < 2.5 * few


def test_half_a_megabyte_is_read_and_no_more() -> None:
    whole = notes("a" * 80 + "\n")
    longest = whole + b"a" * (500_000 - len(whole))
    assert read_document(FILE, longest, BODIES).document is not None
    read = read_document(FILE, longest + b"a", BODIES)
    (fault,) = read.faults
    assert read.document is None
    assert fault.hit.message == "Filen är för stor: 501 kB; högst 500 kB går att läsa."


def test_twenty_thousand_lines_are_read_and_no_more() -> None:
    longest = notes("\n" * (19_999 - HEAD.count("\n") - 1))
    assert read_document(FILE, longest, BODIES).document is not None
    read = read_document(FILE, longest + b"\n", BODIES)
    (fault,) = read.faults
    assert (read.document, fault.hit.place.line) == (None, 20_001)
    told = "Filen är för lång: 20\u00a0001 rader; högst 20\u00a0000 går att läsa."
    assert fault.hit.message == told


@pytest.mark.parametrize("sign", [*"*_~|]"])
def test_fifty_thousand_signs_that_mark_are_read_and_no_more(sign: str) -> None:
    whole = notes("## 1. a\n\n")
    most = 50_000 - sum(whole.count(each) for each in b"*_~|]")
    longest = whole + f"a{sign} ".encode() * most
    assert read_document(FILE, longest, BODIES).document is not None
    read = read_document(FILE, longest + sign.encode(), BODIES)
    (fault,) = read.faults
    assert read.document is None
    told = "50\u00a0001 av tecknen * _ ~ | ]; högst 50\u00a0000 går att läsa."
    assert fault.hit.message == f"Filen har för mycket märkning: {told}"


AMOUNTS = {
    "rubriker": ("<h2>a</h2>", 600),
    "celler i tabeller": ("<td>a</td>", 15_000),
    "fotnoter": ('<span class="footnote">a</span>', 1_000),
    "tecken i ord som är längre än en rad": (f"<p>{'a' * 1_000}</p> ", 40),
}


@pytest.mark.parametrize("what", AMOUNTS)
def test_word_and_pdf_hold_so_much_and_no_more(what: str) -> None:
    piece, most = AMOUNTS[what]
    refuse_too_much(parse(f"<body>{piece * most}</body>"))
    look = Look(TEMPLATES[0] / "dokument.typ", TEMPLATES[0] / "fonts")
    more = f"<body>{piece * (most + 1)}</body>"
    with pytest.raises(ExportFault, match=f"{what}; högst .* Dela upp det"):
        word(more, TEMPLATES[0] / "mall.docx")
    with pytest.raises(ExportFault, match=f"{what}; högst .* Dela upp det"):
        pdf(more, look)


def _filled(text: str) -> None:
    part: Any = etree.Element(W + "hdr")
    run = etree.SubElement(etree.SubElement(part, W + "p"), W + "r")
    etree.SubElement(run, W + "t").text = text
    fill(part, {})


# Each took minutes, or ran out of stack, before it was made to look at every character once.
LINEAR: dict[str, Callable[[], object]] = {
    "an open token": lambda: _filled("{{" + " " * 200_000),
    "spaces in a presenter": lambda: [*each_presenter("Bo Ek" + " " * 200_000 + "x")],
    "very many presenters": lambda: [*each_presenter("Bo Ek, chef / " * 5_000)],
    "a word of bodies": lambda: ends_in_body("grupp" * 40_000 + "-"),
    "a sentence of speakers": lambda: check(
        read_document(
            FILE, data := notes(f"## 1. a\n\n{named(*range(9_000))} och Bo Ek berättade."), BODIES
        ),
        data,
    ),
}


@pytest.mark.parametrize("name", LINEAR)
def test_long_lines_are_gone_through_once(name: str) -> None:
    start = time.process_time()  # of this process alone, and far below what each took
    LINEAR[name]()
    assert time.process_time() - start < 10


def test_only_what_may_be_a_name_is_turned() -> None:
    """A value of a hundred thousand words would be copied as many times."""
    eight, nine = [*"bcdefgha"], [*"bcdefghia"]
    assert name_key(" ".join(eight)) == name_key(" ".join([*eight[-1:], *eight[:-1]]))
    assert name_key(" ".join(nine)) == "".join(nine)
