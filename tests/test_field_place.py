"""Where in a group of fields a half-written text has come, and what may stand there."""

from typing import Any

import pytest

from lchnv_cli.load.agreements_file import AGREEMENTS
from lchnv_cli.load.field_place import FieldPlace, field_place
from lchnv_cli.load.fields import record_of
from lchnv_cli.load.groups_file import GROUPS
from lchnv_cli.load.network_fields import RULES_YAML
from lchnv_cli.load.records import Record
from lchnv_cli.load.register_file import REGISTER
from lchnv_cli.model.kinds import KINDS

NOTES = record_of(KINDS["minnesanteckningar"])
AGENDA = record_of(KINDS["dagordning"])

MANDATE = "uppdraget"
PERSON = "personen"

# A text, what it is of, and the group whose fields may stand at its end.
NAMED: dict[str, tuple[Record[Any], str]] = {
    "pers": (REGISTER, "registret"),
    "personer:\n  - ": (REGISTER, PERSON),
    "personer:\n- na": (REGISTER, PERSON),
    "personer:\n- namn: Bo Ek\n  up": (REGISTER, PERSON),
    "personer:\n- namn: Bo Ek\n  uppdrag:\n  - ": (REGISTER, MANDATE),
    "personer:\n- namn: Bo Ek\n  uppdrag:\n    - roll: ordförande\n      o": (REGISTER, MANDATE),
    "personer:\n- namn: Bo Ek\n  uppdrag:\n  - roll: ordförande\n- ": (REGISTER, PERSON),
    "personer:\n  - namn: Bo Ek # den förra\n\n  # till\n  - ": (REGISTER, PERSON),
    "personer:\n  - namn: Bo Ek\nund": (REGISTER, "registret"),
    "personer:\n  - {namn: Bo Ek, uppdrag: [{": (REGISTER, MANDATE),
    "personer:\n  - {namn: Bo Ek,\n     up": (REGISTER, PERSON),
    "personer: [{namn: Bo Ek,\n  uppdrag: [{roll: tf,\n  ": (REGISTER, MANDATE),
    "personer: [{namn: 'Ek, Bo', be": (REGISTER, PERSON),
    "personer: [{namn: Bo Ek},\n  {namn: Lo Ek, uppdrag: [{roll: tf}]}]\nun": (
        REGISTER,
        "registret",
    ),
    "organ:\n- id: rss\n  stående_punkter:\n  - Öppnande\n  - ": (
        RULES_YAML,
        "den stående punkten",
    ),
    "arbetsordningar:\n  - värden:\n      ar": (RULES_YAML, "värdena"),
    "grupper:\n  - platser:\n      - innehavare:\n          - ": (GROUPS, "innehavaren"),
    "\ufeff---\nbilagor:\r\n  - nr: 1\r\n    ": (AGENDA, "bilagan"),
}


@pytest.mark.parametrize("text", NAMED, ids=repr)
def test_fields_are_those_of_the_group_that_goes_on(text: str) -> None:
    of, wanted = NAMED[text]
    at = _at(of, text)
    assert at.named
    assert at.record is not None
    assert at.record.name == wanted


# A text, what it is of, the field whose value stands at its end, and the words there are.
VALUED: dict[str, tuple[Record[Any], str, tuple[str, ...]]] = {
    "personer:\n- uppdrag:\n  - tf: ": (REGISTER, "tf", ("ja", "nej")),
    "personer: [{uppdrag: [{från: 2026-01-01, tf: n": (REGISTER, "tf", ("ja", "nej")),
    "personer:\n- uppdrag:\n  - organ: l": (REGISTER, "organ", ()),
    "organ:\n- stående_punkter:\n  - tar_upp: [bordlagda, ": (
        RULES_YAML,
        "tar_upp",
        ("bordlagda", "uppdrag", "hänskjutna", "per_capsulam", "årsärenden"),
    ),
    "överenskommelser:\n- läge:": (AGREEMENTS, "läge", ("förslag", "antagen")),
    "överenskommelser:\n- parter:\n    Säter: ": (AGREEMENTS, "parter", ("oklart", "avstår")),
    "överenskommelser:\n- parter: {Säter: ": (AGREEMENTS, "parter", ("oklart", "avstår")),
    "ordförande:\n  - ": (NOTES, "namn", ()),
    "ordförande: B": (NOTES, "namn", ()),
    "närvarande:\n  Säter: [Bo Ek, ": (NOTES, "närvarande", ()),
    "närvarande:\n  Säter:\n    - ": (NOTES, "närvarande", ()),
    "publicerad: ": (NOTES, "publicerad", ("oklart",)),
    "bilagor:\n  - titel: Om [utkast\n    publicerad: o": (NOTES, "publicerad", ("oklart",)),
}


@pytest.mark.parametrize("text", VALUED, ids=repr)
def test_a_value_is_that_of_its_field(text: str) -> None:
    of, field, words = VALUED[text]
    at = _at(of, text)
    assert at.valued
    assert at.value is not None
    assert (at.value.name, at.words) == (field, words)
    assert at.tight == text.endswith(":")


@pytest.mark.parametrize(
    "text", ["närvarande:\n  ", "närvarande: {", "närvarande:\n  Säter: [Bo Ek]\n  Av"]
)
def test_names_that_the_writer_chooses_are_no_fields(text: str) -> None:
    at = _at(NOTES, text)
    assert (at.by_name, at.named, at.valued, at.record) == (True, True, False, None)


@pytest.mark.parametrize(
    "text",
    [
        "okänt: ",
        "okänt:\n  - ",
        "personer: # ",
        "# pers",
        "personer:\n- namn: Bo Ek\n  okänt:\n    - ",
        "personer: [{namn: Bo Ek}]",
    ],
)
def test_nothing_is_known_where_no_field_is(text: str) -> None:
    assert field_place(REGISTER, text) is None


def test_what_is_written_in_the_group_is_told_and_nothing_of_others() -> None:
    text = "personer:\n- namn: Lo Ek\n  epost: lo@example.se\n- namn: Bo Ek\n  befattning: chef\n  "
    assert _at(REGISTER, text).written == ("namn", "befattning")
    assert _at(REGISTER, "personer: [{epost: x}, {namn: Bo Ek, ").written == ("namn",)
    assert _at(REGISTER, f"{text}\n- ").written == ()


def test_a_group_is_no_value() -> None:
    at = _at(REGISTER, "personer: ")
    assert (at.valued, at.value, at.words) == (True, None, ())


def _at(record: Record[Any], text: str) -> FieldPlace:
    at = field_place(record, text)
    assert at is not None
    return at
