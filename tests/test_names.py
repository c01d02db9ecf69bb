"""Which name of the register a written one nearly is: both sides of every limit."""

import pytest

from lchnv_cli.memory.names import Names


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Tove Ekberg", "Tofe Ekbarg"),  # ten letters, two wrong
        ("Bo Alme", "Bo Alma"),  # six letters, one wrong
        ("Elisa Ekberg", "Elico Ekberg"),  # two wrong in a word of five
        ("Elisa Ekberg", "Elisa Ekberggg"),  # two too many
        ("Elisa Ekberg", "Elisa Ekbe"),  # two too few
        ("Elisabet Ekenstam", "Elsiabet Eknestam"),  # two pairs that have changed places
        ("Elisa Ekberg", "ElisaEkberg"),
        ("Elisa Ekberg", "ELISA EKBARG"),
        ("Elisa-Maria Ek", "Elisa-Marja Ek"),
    ],
)
def test_a_slip_of_the_pen_means_the_name(name: str, written: str) -> None:
    assert Names((name,)).meant(written) == name


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Tove Ekber", "Tofe Ekbar"),  # nine letters, two wrong
        ("Bo Alm", "Bo Elm"),  # five letters, one wrong
        ("Tove Ekberg", "Tofa Ekberg"),  # two wrong in a word of four
        ("Elisa Ekberg", "Elisa Ekbergggg"),  # three too many
        ("Elisa Ekberg", "Elisa Ekb"),  # three too few
        ("Elisabet Ekenstam", "Elisabat Okonstam"),  # three wrong
    ],
)
def test_what_is_further_off_means_nobody(name: str, written: str) -> None:
    assert Names((name,)).meant(written) == ""


def test_a_first_name_or_surname_that_another_has_is_right() -> None:
    names = Names(("Elisa Ekberg", "Elise Holm"))
    assert [names.meant(written) for written in ("Elise Ekberg", "Elisa Halm")] == ["", ""]
    assert Names(("Elisa Ekberg", "Bo Ekborg")).meant("Elisa Ekborg") == ""
    assert names.meant("Elisi Ekberg") == "Elisa Ekberg"
    # Where somebody has three, nothing tells which of them are the surname.
    three = Names(("Elisa Maria Ekberg", "Elise Holm"))
    assert three.meant("Elise Maria Ekberg") == "Elisa Maria Ekberg"


@pytest.mark.parametrize(
    "names", [("Elisa Ekberg", "Elisa Ekborn"), ("Elisa Ekborn", "Elisa Ekberg")]
)
def test_the_nearest_is_meant(names: tuple[str, str]) -> None:
    assert Names(names).meant("Elisa Ekboern") == "Elisa Ekborn"
    assert Names(names).meant("Elisa Ekbarg") == "Elisa Ekberg"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Elisa Ekberg", "Elisa Ekberg"),
        ("elisa ekberg", "elisa ekberg"),
        ("Elisa Ekbergs", "Elisa Ekbergs"),
        ("Elisa Ekbargs", "Elisa Ekbergs"),
    ],
)
def test_a_name_is_as_written_and_a_genitive_keeps_its_s(written: str, meant: str) -> None:
    assert Names(("Elisa Ekberg",)).meant(written) == meant
