"""Every sentence of the arbetsordning is accounted for, and shown."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.coverage.sentence import Sentence
from lchnv_cli.rules.coverage.sentences import ADOPTED, PARAGRAPHS, PRACTICE, SENTENCES
from lchnv_cli.rules.late_agenda import late_agenda
from lchnv_cli.rules.rule import Rule
from tests.running import ROOT, Program

Golden = Callable[[str, str], None]

# Counted by hand in the arbetsordning, full stop by full stop; in 4 § one is missing there, between
# the two sentences on the notes.
IN_THE_ARBETSORDNING = {
    "ingress": 11,
    "1 §": 4,
    "2 §": 4,
    "3 §": 9,
    "4 §": 16,
    "5 §": 13,
    "6 §": 7,
    "7 §": 1,
}
# Where something is said with bör, kan, ska or skall, or commanded with minst or senast.
WORDS = {
    "ska": "U.8 U.11 3.6 4.1 4.4 4.6 4.7 4.13 4.14 5.2 5.13 6.1 7.1",
    "bör": "3.3 3.4 3.5 4.2",
    "kan": "U.7 3.2 4.3",
}
KNOWN = {rule.id for rule in RULES}
NAMED = {rule for sentence in SENTENCES for rule in sentence.rules}
_PARAGRAPH = re.compile(r"[1-7] §")
_RULE_IN_TEXT = re.compile(r"\b[a-zåäö]+(?:-[a-zåäö]+)+\b")


@pytest.fixture
def lchnv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys)


def test_no_sentence_of_the_arbetsordning_is_left_out() -> None:
    assert Counter(sentence.paragraph for sentence in SENTENCES) == IN_THE_ARBETSORDNING


def test_the_sentences_are_numbered_in_the_order_of_the_arbetsordning() -> None:
    numbered = [(sentence.paragraph, sentence.number) for sentence in SENTENCES]
    counted = IN_THE_ARBETSORDNING.items()
    assert numbered == [(name, n) for name, count in counted for n in range(1, count + 1)]
    assert list(PARAGRAPHS) == list(IN_THE_ARBETSORDNING)


def test_the_sentences_are_those_of_the_arbetsordning_in_force() -> None:
    assert f"gäller_från: {ADOPTED}\n" in (ROOT / "rules.yaml").read_text(encoding="utf-8")


def test_every_sentence_has_the_word_that_it_has_in_the_arbetsordning() -> None:
    expected = {label: word for word, labels in WORDS.items() for label in labels.split()}
    actual = {s.label: s.word for s in SENTENCES if s.word != "presens"}
    assert actual == expected


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.label)
def test_a_sentence_has_rules_or_a_reason_and_is_retold_in_few_words(sentence: Sentence) -> None:
    assert sentence.rules or sentence.why
    assert len(set(sentence.rules)) == len(sentence.rules)
    assert 5 <= len(sentence.text.split()) <= 15
    for text in filter(None, (sentence.text, sentence.why)):
        assert re.fullmatch(r"[A-ZÅÄÖ].*[^.\s]\.", text)


def test_every_rule_that_the_sentences_name_exists() -> None:
    mentioned = {name for s in SENTENCES for name in _RULE_IN_TEXT.findall(s.why)}
    assert sorted((NAMED | mentioned | set(PRACTICE)) - KNOWN) == []


def test_every_rule_of_a_paragraph_watches_a_sentence_or_is_a_habit() -> None:
    governed = {rule.id for rule in RULES if rule.governed}
    assert sorted(governed - NAMED - set(PRACTICE)) == []
    assert sorted(NAMED & set(PRACTICE)) == []


@pytest.mark.parametrize("rule", [r for r in RULES if r.id in NAMED], ids=lambda rule: rule.id)
def test_a_rule_cites_a_paragraph_in_which_it_watches_a_sentence(rule: Rule) -> None:
    if _PARAGRAPH.fullmatch(rule.cites):
        assert rule.cites in {s.paragraph for s in SENTENCES if rule.id in s.rules}


def test_the_whole_table(lchnv: Program, golden: Golden) -> None:
    ran = lchnv("rule", "--coverage")
    golden("commands/rule-coverage.txt", ran.transcript())
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    shown = [line.split()[0] for line in lines if re.match(r"[U1-7]\.\d", line)]
    assert shown == [sentence.label for sentence in SENTENCES]
    assert max(len(line) for line in lines) <= 80
    assert lines[-1] == (
        "65 meningar: 39 har regler (26 av dem delvis), 26 kan inget program vaka över."
    )


def test_every_rule_and_reason_stands_whole_in_the_table(lchnv: Program) -> None:
    out = lchnv("rule", "--coverage").out
    right = " ".join(" ".join(line[50:] for line in out.splitlines()).split())
    for sentence in SENTENCES:
        said = ("Kvar: " if sentence.rules else "Ingen: ") + sentence.why if sentence.why else ""
        assert " ".join([*sentence.rules, said]).strip() in right


def test_only_the_sentences_that_a_rule_watches(lchnv: Program, golden: Golden) -> None:
    golden("commands/rule-coverage-one.txt", lchnv("rule", "--coverage", "votering").transcript())
    out = lchnv("rule", "fel-mötesordförande", "--coverage").out
    assert re.findall(r"^[U1-7]\.\d+", out, re.MULTILINE) == ["2.3", "2.4"]


def test_a_rule_that_watches_no_sentence_says_why(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    habit = replace(late_agenda, id=PRACTICE[0])
    monkeypatch.setattr("lchnv_cli.commands.rule.RULES", (*RULES, habit))
    said = {
        name: " ".join(lchnv("rule", "--coverage", name).out.split())
        for name in ("fel-numrering", habit.id)
    }
    assert said == {
        "fel-numrering": "fel-numrering vakar inte över någon mening i arbetsordningen: den gäller "
        "dokumentens form.",
        habit.id: f"{habit.id} vakar inte över någon mening i arbetsordningen: den är praxis i "
        "nätverket.",
    }
    assert json.loads(lchnv("rule", "--coverage", "--json", "fel-numrering").out) == []


def test_programs_get_the_same_sentences(lchnv: Program) -> None:
    told = json.loads(lchnv("rule", "--coverage", "--json").out)
    assert [(each["paragraph"], each["sentence"]) for each in told] == [
        (sentence.paragraph, sentence.number) for sentence in SENTENCES
    ]
    (one,) = json.loads(lchnv("rule", "--coverage", "--json", "votering").out)
    assert one == {
        "paragraph": "4 §",
        "sentence": 12,
        "word": "presens",
        "text": "Nätverket beslutar aldrig genom att rösta.",
        "rules": ["votering"],
        "why": "En omröstning som ingen har skrivit om syns inte.",
    }
