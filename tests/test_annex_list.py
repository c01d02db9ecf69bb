"""The list of annexes last in an older document becomes the head's, and nothing else does."""

import pytest

from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.recognise.annex_list import annexes_apart
from lchnv_cli.intake.recognise.source_lines import Line, elements

TEXT = "1. Mötets öppnande\n\nOrdföranden öppnade mötet.\n\n2. Rutin\n\nRutinen visades.\n\n"
BOTH = [("1", "Rutin för hemgång"), ("2", "Presentation")]


def _apart(text: str) -> tuple[list[tuple[str, str]], str]:
    """Give the annexes and the last line that is left."""
    row, found = annexes_apart(elements(read_source("a.txt", text.encode()).blocks))
    last = row[-1]
    assert isinstance(last, Line)
    return [(each.number, each.title) for each in found.annexes], last.text


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("Bilagor\nBilaga 1 Rutin för hemgång\nBilaga 2 Presentation\n", BOTH),
        ("Bilagor:\n\n1. Rutin för hemgång\n\n2. Presentation\n", BOTH),
        ("Bilageförteckning\n1 Rutin för hemgång\n2 Presentation\n", BOTH),
        ("BILAGOR\nBil. 1: Rutin för hemgång\nBil. 2: Presentation\n", BOTH),
        ("Bilaga 1 – Rutin för hemgång\nBilaga 2 – Presentation\n", BOTH),
        ("Bilagor\n- Bilaga 1, Rutin för hemgång\n- Bilaga 2, Presentation\n", BOTH),
        ("Bilagor\nBilaga 2 A Karta\n", [("2 A", "Karta")]),
        ("Förteckning över bilagor\nA. Karta\nB. Tabell\n", [("A", "Karta"), ("B", "Tabell")]),
    ],
)
def test_a_list_of_annexes_is_parted_from_the_text(
    listed: str, expected: list[tuple[str, str]]
) -> None:
    assert _apart(TEXT + listed) == (expected, "Rutinen visades.")


def test_signatures_below_the_list_stay() -> None:
    found = _apart(f"{TEXT}Bilagor\nBilaga 1 Rutin för hemgång\n\nVid anteckningarna\nLo Falk\n")
    assert found == ([("1", "Rutin för hemgång")], "Lo Falk")


@pytest.mark.parametrize(
    "last",
    [
        "Bilaga 1 visar vad rutinen kostar.",
        "Bilagor",
        "Bilagor skickas ut efter mötet.",
        "Bilagor\nDe läggs upp på webben.",
        "Bilaga 1 visar kostnaden.\nBilaga 2 visar tiden.",
        "Bilagor\n1. Rutin\n\n3. Nästa möte\n" + "Det blev en lång punkt.\n\n" * 20 + "Slut.",
    ],
)
def test_what_is_no_list_stays_in_the_text(last: str) -> None:
    annexes, left = _apart(TEXT + last)
    assert annexes == []
    assert last.endswith(left)
