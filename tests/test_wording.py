"""No text says a number of the arbetsordning that its edition does not say."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from lchnv_cli.load.edition_fields import VALUES
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.wording import filled, spelled, unknown_in
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.rule import Rule
from lchnv_cli.work.opening.edition_shown import edition_shown, sentences_of
from tests.running import ROOT, Program
from tools.packaged import VALUES as OLD

NAMES = {field.name: field for field in VALUES.fields}
# Each value another, none of them a number that stands in a text for something else.
NEW = {name: 40 + 7 * place + place % 3 for place, name in enumerate(OLD)} | {"påminnelse_månad": 8}
# What the numbers count: a number of the old edition must not stand before any of these.
THINGS = "arbetsdag|dag|möte|gång|medlem|representant|ledamöter|person|från varje|ordinarie"
SAID = {word for number in OLD.values() if number > 2 for word in (str(number), spelled(number))}
STILL = re.compile(
    rf"\b(?:{'|'.join(SAID)})\b (?:{THINGS})|två veckor|--propose \d\b|oktober|\((?:18|10)\)"
)
# Numbers that no edition decides.
OTHERS = re.compile(r"sex siffror")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_s_texts_say_no_number_of_another_edition(rule: Rule) -> None:
    texts = rule.texts.filled(NEW)
    for name, text in texts._asdict().items():
        assert STILL.findall(OTHERS.sub("", text)) == []
        assert list(unknown_in(getattr(rule.texts, name), NAMES)) == []


def test_the_grep_sees_the_numbers_of_the_present_edition() -> None:
    watched = {r.id for r in RULES if STILL.search(" ".join(_texts(r, OLD)))}
    assert watched >= {"sen-dagordning", "sen-bilaga", "styrgrupp-antal", "styrgrupp-fördelning"}
    assert watched >= {"för-få-möten", "ej-berett-möte", "kalendarium-saknas", "sent-kalendarium"}
    assert watched >= {"ordförandeval-saknas"}


def _texts(rule: Rule, values: Mapping[str, int]) -> list[str]:
    texts = rule.texts.filled(values)
    return list(texts._asdict().values())


def test_no_sentence_says_a_number_of_another_edition() -> None:
    shown = edition_shown(ROOT, dt.date(2026, 1, 1), "")
    told = sentences_of(shown)
    raw = told.with_numbers({})
    assert raw == told  # nothing is left to fill in
    text = (ROOT / f"lchnv_cli/rules/coverage/{told.adopted}.yaml").read_text(encoding="utf-8")
    assert STILL.findall(filled(" ".join(text.split()), NEW)) == []


@pytest.mark.slow
def test_every_value_is_said_by_the_folder_s_own_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = (ROOT / "rules.yaml").read_text(encoding="utf-8")
    for name, number in NEW.items():
        rules, changes = re.subn(rf"(\b{name}: )\d+", rf"\g<1>{number}", rules)
        assert changes == 1
    possible = {"styrgrupp_senast": 20, "vice_ordförande": 2, "mandattid_år": 3}
    possible |= {"beslutsför_antal": 9, "beslutsför_per_part": 1}
    for name, number in possible.items():
        rules = re.sub(rf"{name}: \d+", f"{name}: {number}", rules)
    (tmp_path / "rules.yaml").write_bytes(rules.encode())
    monkeypatch.chdir(tmp_path)
    lchnv = Program(tmp_path, capsys)
    for rule in RULES:
        told = " ".join(lchnv("rule", rule.id).out.split())
        assert STILL.findall(OTHERS.sub("", told)) == []
    assert f"senast {NEW['arbetsdagar']} arbetsdagar före" in " ".join(
        lchnv("rule", "sen-dagordning").out.split()
    )


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("{arbetsdagar}", 5, "fem"),
        ("{arbetsdagar}", 12, "tolv"),
        ("{arbetsdagar}", 13, "13"),
        ("{arbetsdagar en arbetsdag|arbetsdagar}", 1, "en arbetsdag"),
        ("{arbetsdagar en arbetsdag|arbetsdagar}", 2, "två arbetsdagar"),
        ("den {arbetsdagar:ordning} dagen", 1, "den första dagen"),
        ("den {arbetsdagar:ordning} dagen", 12, "den tolfte dagen"),
        ("den {arbetsdagar:ordning} dagen", 13, "den 13:e dagen"),
        ("den {arbetsdagar:ordning} dagen", 21, "den 21:a dagen"),
        ("{arbetsdagar inga|en dag|dagar}", 0, "inga"),
        ("{arbetsdagar inga|en dag|dagar}", 1, "en dag"),
        ("{arbetsdagar inga|en dag|dagar}", 2, "två dagar"),
        ("{arbetsdagar:siffror}", 5, "5"),
        ("{arbetsdagar:tid}", 7, "en vecka"),
        ("{arbetsdagar:tid}", 14, "två veckor"),
        ("{arbetsdagar:tid}", 10, "tio dagar"),
        ("{arbetsdagar:tid}", 1, "en dag"),
        ("{arbetsdagar:månad}", 10, "oktober"),
        ("{arbetsdagar: 5} {påhittad} {arbetsdagar:romersk}", 5, ""),
    ],
)
def test_a_number_is_said_as_swedish_says_it(text: str, number: int, said: str) -> None:
    assert filled(text, {"arbetsdagar": number}) == (said or text)


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("{dagordning}", {"arbetsdagar": 5}, "fem arbetsdagar"),
        ("{dagordning}", {"arbetsdagar": 1}, "en arbetsdag"),
        ("{dagordning}", {"dagar": 10}, "tio dagar"),
        ("{dagordning}", {"dagar": 1}, "en dag"),
        ("den {dagordning:ordning}", {"arbetsdagar": 5}, "den femte arbetsdagen"),
        ("den {dagordning:ordning}", {"dagar": 21}, "den 21:a dagen"),
        ("{bilagor}", {"dagar": 10}, "tio dagar"),
        ("{bilagor}", {"dagar": 10, "bilagor_arbetsdagar": 3}, "tre arbetsdagar"),
        (
            "{utskick} {publicering}",
            {"utskick_dagar": 1, "publicering_arbetsdagar": 2},
            "en dag två arbetsdagar",
        ),
        ("{dagordning:siffror} {dagordning en|två} {bilagor}", {}, ""),
    ],
)
def test_a_deadline_is_said_with_its_unit(text: str, values: dict[str, int], said: str) -> None:
    assert filled(text, values) == (said or text)


def test_a_way_to_say_a_deadline_that_does_not_exist_is_known() -> None:
    text = "{dagordning} {bilagor:ordning} {dagordning:räkning} {dagordning:siffror} {utskick en|x}"
    assert list(unknown_in(text, NAMES)) == ["{dagordning:siffror}", "{utskick en|x}"]


def test_the_values_of_the_tests_are_others_and_can_be_read() -> None:
    assert all(NEW[name] != OLD[name] for name in NEW)
    assert set(NEW) <= set(NAMES)
    assert read_procedure((ROOT / "rules.yaml").read_bytes()).editions[0].values == OLD


def test_no_command_that_is_shown_has_quotation_marks_that_no_shell_knows() -> None:
    files = [*(ROOT / "lchnv_cli").rglob("*.py"), *(ROOT / "templates").glob("*.j2")]
    curly = re.compile(r"\blchnv [a-z-]+ [^\n]*--[a-z-]+[ =][”“]")
    assert [path.name for path in files if curly.search(path.read_text(encoding="utf-8"))] == []
