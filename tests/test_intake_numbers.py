"""The numbers that Word prints, which no Word file says: they are counted as Word counts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lchnv_cli.intake.counting import counted, sign
from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.source_blocks import Paragraph
from tests.plainly import texts
from tests.word_files import docx, level, numbered, numbering, p

_THREE = (
    level(0, "decimal", "%1."),
    level(1, "lowerLetter", "%2)"),
    level(2, "lowerRoman", "%1.%2.%3"),
)


def _start(at: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def _style(name: str, number: str, more: str = "") -> str:
    told = f"<w:pPr><w:numPr>{number}</w:numPr></w:pPr>"
    start = f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
    return f"{start}{more}{told}</w:style>"


def _styled(text: str, style: str, more: str = "") -> str:
    return p(text, properties=f'<w:pStyle w:val="{style}"/>{more}')


_NUMBER = '<w:numId w:val="1"/>'
_LINKED = level(1, "decimal", "%1.%2", '<w:pStyle w:val="B"/>')
_OWN = '<w:numPr><w:ilvl w:val="0"/></w:numPr>'
_LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)

# Each: its name, the body, what numbering and styles there are, and what is printed.
_CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "levels": (
        "".join(
            numbered(each, at) for each, at in zip("abcdefg", (0, 1, 1, 2, 0, 1, 2), strict=True)
        ),
        numbering(*_THREE),
        "",
        ["1.\ta", "a)\tb", "b)\tc", "1.b.i\td", "2.\te", "a)\tf", "2.a.i\tg"],
    ),
    "text between": (
        numbered("a")
        + p("mellan")
        + numbered("b")
        + numbered("c", 1)
        + p("till")
        + numbered("d", 1),
        numbering(*_THREE),
        "",
        ["1.\ta", "mellan", "2.\tb", "a)\tc", "till", "b)\td"],
    ),
    "two lists that share": (
        numbered("a") + numbered("b", number=2) + numbered("c"),
        numbering(*_THREE, num2=""),
        "",
        ["1.\ta", "2.\tb", "3.\tc"],
    ),
    "a list that starts anew": (
        numbered("a") + numbered("b", number=2) + numbered("c", number=2),
        numbering(*_THREE, num2=_start(0, 7)),
        "",
        ["1.\ta", "7.\tb", "8.\tc"],
    ),
    "a level with another start": (
        numbered("a", 1) + numbered("b") + numbered("c", 1),
        numbering(level(0, "decimal", "%1.", start=3), level(1, "decimal", "%1.%2", start=5)),
        "",
        ["3.5\ta", "4.\tb", "4.5\tc"],
    ),
    "a level of its own": (
        numbered("a", number=2) + numbered("b", number=2),
        numbering(
            *_THREE,
            num2=f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "§ %1")}</w:lvlOverride>',
        ),
        "",
        ["§ I\ta", "§ II\tb"],
    ),
    "never anew": (
        numbered("a") + numbered("b", 1) + numbered("c") + numbered("d", 1),
        numbering(
            level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
        ),
        "",
        ["1.\ta", "1)\tb", "2.\tc", "2)\td"],
    ),
    "digits only": (
        numbered("a") + numbered("b", 1),
        numbering(level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")),
        "",
        ["I\ta", "1.1\tb"],
    ),
    "signs": (
        numbered("a") + numbered("b", 1) + numbered("c", 2) + numbered("d", number=0),
        numbering(level(0, "bullet", "att"), level(1, "bullet", "–"), level(2, "none", "")),
        "",
        ["att\ta", "–\tb", "c", "d"],
    ),
    "by style": (
        _styled("a", "A") + _styled("b", "B") + _styled("c", "A") + _styled("d", "B"),
        numbering(level(0, "decimal", "%1.", '<w:pStyle w:val="A"/>'), _LINKED),
        _style("A", _NUMBER) + _style("B", f'<w:ilvl w:val="1"/>{_NUMBER}'),
        ["1.\ta", "1.1\tb", "2.\tc", "2.1\td"],
    ),
    "a style that inherits its list": (
        _styled("a", "A")
        + _styled("b", "C")
        + _styled("c", "A", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        numbering(*_THREE),
        _style("A", _NUMBER)
        + '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="A"/>'
        "</w:style>",
        ["1.\ta", "2.\tb", "c"],
    ),
    "a list by its style": (
        numbered("a", number=3) + numbered("b", number=3),
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + numbering('<w:styleLink w:val="L"/>', *_THREE).replace(
            "</w:abstractNum>", "</w:abstractNum>", 1
        )
        + '<w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num>',
        _LIST_STYLE,
        ["1.\ta", "2.\tb"],
    ),
    "an empty paragraph": (
        numbered("a") + numbered("") + numbered("c"),
        numbering(*_THREE),
        "",
        ["1.\ta", "2.\t", "3.\tc"],
    ),
}


@pytest.mark.parametrize("case", _CASES)
def test_numbers_are_those_that_word_prints(case: str) -> None:
    body, lists, styles, printed = _CASES[case]
    assert (
        texts(read_source("a.docx", docx(body, numbering=lists, styles=styles)).blocks) == printed
    )


def test_libreoffice_prints_the_same_numbers(
    tmp_path: Path, libreoffice: Callable[[str, list[Path]], None]
) -> None:
    # It starts every level anew, knows no digits only, and shows a sign that is a word as a dot.
    unlike = {"never anew", "digits only", "signs"}
    cases = {name: each for name, each in _CASES.items() if name not in unlike}
    files = []
    for at, (body, lists, styles, _) in enumerate(cases.values()):
        files.append(tmp_path / f"{at}.docx")
        files[-1].write_bytes(docx(body, numbering=lists, styles=styles))
    libreoffice("txt:Text (encoded):UTF8", files)
    for file, (name, (*_, printed)) in zip(files, cases.items(), strict=True):
        told = file.with_suffix(".txt").read_text(encoding="utf-8-sig").splitlines()
        ours = ["".join(each.split()) for each in printed]
        assert (name, ["".join(each.split()) for each in told if each]) == (name, ours)


def test_where_a_paragraph_stands_comes_from_it_its_list_or_its_style() -> None:
    lists = numbering(
        level(0, "decimal", "%1.").replace(
            "</w:lvl>", '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
        )
    )
    own = '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="1440"/>'
    body = numbered("a") + p("b", properties=own)
    found = read_source("a.docx", docx(body, numbering=lists)).blocks
    assert [b.indent for b in found if isinstance(b, Paragraph)] == [36, 72]


@pytest.mark.parametrize(
    ("number", "way", "told"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (1, "ordinal", "1:a"),
        (3, "ordinal", "3:e"),
        (11, "ordinal", "11:e"),
        (22, "ordinal", "22:a"),
        (0, "lowerRoman", "0"),
        (0, "lowerLetter", "0"),
        (5, "none", ""),
        (5, "chineseCounting", "5"),
    ],
)
def test_numbers_are_written_in_the_way_of_the_list(number: int, way: str, told: str) -> None:
    assert counted(number, way) == told


def test_signs_of_fonts_of_signs_become_characters() -> None:
    assert (sign("\uf0b7"), sign("\u00b7", symbols=True), sign("·"), sign("o")) == (
        "•",
        "•",
        "·",
        "o",
    )


def test_a_sign_of_a_list_in_a_font_of_signs_is_a_character() -> None:
    font = '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>'
    for way, text, label in (("bullet", "\u00b7", "•"), ("decimal", "\u00b7%1", "·0")):
        made = level(0, way, text).replace("</w:lvl>", font).replace('<w:start w:val="1"/>', "")
        found = read_source("a.docx", docx(numbered("a"), numbering=numbering(made))).blocks
        assert texts(found) == [f"{label}\ta"]
