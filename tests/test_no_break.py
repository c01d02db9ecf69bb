"""What Swedish writes with a space and reads as one stays on one line: in print and on screen."""

import re

import pytest

from lchnv_cli.export.tree import parse
from lchnv_cli.model.no_break import bound
from lchnv_cli.screen.layout import columns, filled, wrapped

# ~ is a space that does not break; the others do.
TOGETHER = [
    "3~jul",
    "den 17~november 2026",
    "10~januari–3~mars",
    "kl.~9 och kl~9.30",
    "14~h eller 30~min",
    "5~§",
    "2 och 3~§§",
    "§~4 och §§~2 och 3",
    "3~kap.~4~§",
    "20~000~kronor",
    "1~200~000~kr",
    "12,5~procent och 5~%",
    "punkt~5~c och punkt~12~b",
    "punkt~4 i dagordningen",
    "Bilaga~3 och bil.~4",
    "nr~5",
    "t.~ex. bl.~a. m.~m. fr.~o.~m. d.~v.~s. s.~k.",
]
APART = [
    "bilaga till dagordningen",
    "2 marsvin och 5 minuter",
    "023-49 00 00 och 070-123 456",
    "år 2026 100 personer",
    "Region Dalarna och 15 kommuner",
    "Vi ses kl nio. Sedan 3 augustiveckor",
]
LONG = "Mötet den 3 jul börjar kl. 9 och tar 2 h enligt 5 § om 20 000 kr finns i punkt 5 c"
PARTED = re.compile(r"\b3$|kl\.$|\b2$|\b5$|\b20$|000$|punkt$")


@pytest.mark.parametrize("written", [*TOGETHER, *APART])
@pytest.mark.parametrize("space", [" ", "\n"])
def test_what_belongs_together_is_bound(written: str, space: str) -> None:
    assert bound(written.replace("~", space)) == written.replace("~", "\u00a0")


def test_every_print_gets_the_same_text_bound_but_what_is_to_be_as_written() -> None:
    shown = f"<p>3 jul <em>kl. 9</em> 5 § <code>3 jul</code> 2 h</p><pre>{LONG}</pre>"
    told = "".join(parse(f"<html><body>{shown}</body></html>").itertext()).replace("\u00a0", "~")
    assert told == f"3~jul kl.~9 5~§ 3 jul 2~h{LONG}"


@pytest.mark.parametrize("room", range(40, 81))
def test_no_line_on_the_screen_ends_inside_it(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(room))
    told = (wrapped(LONG), filled(LONG, room), columns([["A", "B"], [LONG, LONG]]))
    for lines in told:
        assert [line for line in lines.splitlines() if PARTED.search(line.rstrip())] == []
    assert " ".join(told[0].split()) == LONG


def test_the_number_of_an_exit_code_stands_with_its_words() -> None:
    for room in range(30, 70):
        lines = filled("Slutkod 0: allt är inläst. 1: någon fil gick inte. 2: ingen gick.", room)
        assert not re.search(r"\d:$", lines, re.MULTILINE), lines
