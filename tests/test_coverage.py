"""Every sentence of the arbetsordning is accounted for, and shown."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lchnv_cli import defaults
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.sentences import Sentence
from lchnv_cli.rules.accounted import unaccounted
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.late_agenda import late_agenda
from lchnv_cli.rules.rule import Rule
from tests.running import NETWORK, ROOT, Program
from tools.packaged import SENTENCES as KNOWN_SENTENCES

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
LABELLED = {
    paragraph.label(sentence): sentence
    for paragraph in KNOWN_SENTENCES.paragraphs
    for sentence in paragraph.sentences
}
SENTENCES = tuple(LABELLED.values())
PRACTICE = KNOWN_SENTENCES.practice
EDITION = read_procedure((ROOT / "rules.yaml").read_bytes()).editions[0]
KNOWN = {rule.id for rule in RULES}
NAMED = {rule for sentence in SENTENCES for rule in sentence.rules}
_PARAGRAPH = re.compile(r"[1-7] §")
_RULE_IN_TEXT = re.compile(r"\b[a-zåäö]+(?:-[a-zåäö]+)+\b")


@pytest.fixture
def lchnv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys)


def test_no_sentence_of_the_arbetsordning_is_left_out() -> None:
    counts = {each.name: len(each.sentences) for each in KNOWN_SENTENCES.paragraphs}
    assert list(counts.items()) == list(IN_THE_ARBETSORDNING.items())


def test_the_sentences_are_those_of_the_arbetsordning_in_force() -> None:
    assert KNOWN_SENTENCES.adopted == EDITION.start
    assert defaults.sentences(EDITION.start) is not None


def test_nothing_is_unaccounted_for() -> None:
    assert list(unaccounted(KNOWN_SENTENCES, EDITION, RULES)) == []


def test_every_sentence_has_the_word_that_it_has_in_the_arbetsordning() -> None:
    expected = {label: word for word, labels in WORDS.items() for label in labels.split()}
    actual = {label: s.word for label, s in LABELLED.items() if s.word != "presens"}
    assert actual == expected


@pytest.mark.parametrize("sentence", SENTENCES, ids=list(LABELLED))
def test_a_sentence_has_rules_or_a_reason_and_is_retold_in_few_words(sentence: Sentence) -> None:
    assert sentence.rules or sentence.why
    assert 5 <= len(sentence.text.split()) <= 15
    for text in filter(None, (sentence.text, sentence.why)):
        assert re.fullmatch(r"[A-ZÅÄÖ].*[^.\s]\.", text)


def test_every_rule_that_the_sentences_name_exists() -> None:
    mentioned = {name for s in SENTENCES for name in _RULE_IN_TEXT.findall(s.why)}
    assert sorted((NAMED | mentioned | set(PRACTICE)) - KNOWN) == []


def test_every_rule_of_a_paragraph_watches_a_sentence_or_is_a_habit() -> None:
    governed = {rule.id for rule in RULES if rule.governed}
    assert sorted(governed - NAMED - set(PRACTICE)) == sorted(EDITION.dropped)
    assert sorted(NAMED & set(PRACTICE)) == []


@pytest.mark.parametrize("rule", [r for r in RULES if r.id in NAMED], ids=lambda rule: rule.id)
def test_a_rule_cites_a_paragraph_in_which_it_watches_a_sentence(rule: Rule) -> None:
    if _PARAGRAPH.fullmatch(rule.cites):
        assert rule.cites in {each.name for each in KNOWN_SENTENCES.watched_by(rule.id)}


def test_the_whole_table(lchnv: Program) -> None:
    ran = lchnv("rule", "--coverage")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    shown = [line.split()[0] for line in lines if re.match(r"[U1-7]\.\d", line)]
    assert shown == list(LABELLED)
    assert max(len(line) for line in lines) <= 80
    watched = [sentence for sentence in SENTENCES if sentence.rules]
    partly = sum(bool(sentence.why) for sentence in watched)
    assert lines[-1] == (
        f"65 meningar: {len(watched)} har regler ({partly} av dem delvis), "
        f"{65 - len(watched)} kan inget program vaka över."
    )


def test_every_rule_and_reason_stands_whole_in_the_table(lchnv: Program) -> None:
    out = lchnv("rule", "--coverage").out
    right = " ".join(" ".join(line[49:] for line in out.splitlines()).split())
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
    habit = late_agenda._replace(id=PRACTICE[0])
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
    assert json.loads(lchnv("rule", "--coverage", "--json", "fel-numrering").out)["sentences"] == []


def test_programs_get_the_same_sentences(lchnv: Program) -> None:
    told = json.loads(lchnv("rule", "--coverage", "--json").out)["sentences"]
    assert [(each["paragraph"], each["sentence"]) for each in told] == [
        (paragraph.name, sentence.number)
        for paragraph in KNOWN_SENTENCES.paragraphs
        for sentence in paragraph.sentences
    ]
    (one,) = json.loads(lchnv("rule", "--coverage", "--json", "votering").out)["sentences"]
    assert one == {
        "paragraph": "4 §",
        "sentence": 12,
        "word": "presens",
        "text": "Nätverket beslutar aldrig genom att rösta.",
        "rules": ["votering"],
        "why": "En omröstning som ingen har skrivit om syns inte.",
    }


# A folder's own arbetsordning, with its sentences beside rules.yaml.
POST = """\
  - gäller_från: 2027-01-01
    antagen: 2026-12-11
    organ: [lchnv]
    värden: {arbetsdagar: 7, möten_per_år: 1}
    meningar: meningar.yaml
"""
OWN = """\
antagen: 2026-12-11
praxis: [PRAXIS]
paragrafer:
  - paragraf: 1 §
    rubrik: Möten
    meningar:
      - nr: 1
        text: Nätverket möts minst {möten_per_år en gång|gånger} om året.
        ord: ska
        regler: [för-få-möten]
      - nr: 2
        text: Dagordningen kommer {arbetsdagar en arbetsdag|arbetsdagar} före mötet.
        ord: presens
        regler: [sen-dagordning]
        kvar: Webbsidan syns inte.
""".replace(
    "PRAXIS",
    ", ".join(r.id for r in RULES if r.governed and r.id not in {"för-få-möten", "sen-dagordning"}),
)
LATER = ("--today", "2027-03-01")


@pytest.fixture
def folder(lchnv: Program, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(lchnv.folder)
    rules = (NETWORK / "rules.yaml").read_bytes()
    (lchnv.folder / "rules.yaml").write_bytes(rules + POST.encode())
    (lchnv.folder / "meningar.yaml").write_bytes(OWN.encode())
    return lchnv.folder


@pytest.mark.usefixtures("folder")
def test_the_sentences_of_the_edition_in_force_are_shown_with_its_numbers(lchnv: Program) -> None:
    ran = lchnv("rule", "--coverage", *LATER)
    assert (ran.code, ran.err) == (0, "")
    out = " ".join(ran.out.split())
    assert "antagen 2026-12-11" in out
    told = json.loads(lchnv("rule", "--coverage", "--json", *LATER).out)["sentences"]
    assert [each["text"] for each in told] == [
        "Nätverket möts minst en gång om året.",
        "Dagordningen kommer sju arbetsdagar före mötet.",
    ]
    before = lchnv("rule", "--coverage", "--today", "2026-12-31")
    assert (before.code, "antagen 2024-12-19" in before.out) == (0, True)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("        regler: [för-få-möten]\n", "", "7:9 1.1 har varken regler eller skäl"),
        ("[sen-dagordning]", "[sendagordning]", "11:9 1.2 nämner regeln sendagordning, som"),
        ("[sen-dagordning]", "[sen-dagordning, sen-dagordning]", "11:9 1.2 nämner en regel två"),
        ("praxis: [", "praxis: [påhittad, ", "1:1 Regeln påhittad under praxis finns inte"),
        ("praxis: [", "praxis: [för-få-möten, ", "1:1 för-få-möten står både i en mening"),
        ("per-capsulam", "votering", "1:1 Regeln per-capsulam står inte i någon mening"),
    ],
)
def test_what_is_not_accounted_for_in_a_folder_s_own_file_is_told(
    old: str, new: str, told: str, lchnv: Program, folder: Path
) -> None:
    assert old in OWN
    (folder / "meningar.yaml").write_bytes(OWN.replace(old, new, 1).encode())
    ran = lchnv("rule", "--coverage", *LATER)
    assert ran.code == 1
    assert len(ran.out.splitlines()) > 5
    place, _, message = told.partition(" ")
    assert ran.err.startswith(f"meningar.yaml:{place}\n")
    assert message in ran.err


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("nr: 2", "nr: 3", "Meningen har nr 3 men är nummer 2"),
        ("1 §", "§ 1", "är ingen paragraf"),
        ("ord: ska", "ord: måste", "ord"),
        ("{arbetsdagar en", "{arbetsdag en", "är inget värde"),
        ("{arbetsdagar en arbetsdag|arbetsdagar}", "{arbetsdagar:romerska}", "är inget värde"),
        ("antagen: 2026-12-11", "antagen: 2026-12-12", "Rätta filens antagen"),
        ("kvar:", "återstår:", "återstår finns inte i meningen"),
        (OWN, "", "Filen är tom"),
    ],
)
def test_a_file_of_sentences_is_read_strictly(
    old: str, new: str, message: str, lchnv: Program, folder: Path
) -> None:
    assert old in OWN
    (folder / "meningar.yaml").write_bytes(OWN.replace(old, new, 1).encode())
    ran = lchnv("rule", "--coverage", *LATER)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert lchnv("rule", "votering", *LATER).code == 0


def test_an_edition_without_sentences_and_a_file_that_is_not_there_are_told(
    lchnv: Program, folder: Path
) -> None:
    (folder / "meningar.yaml").unlink()
    assert "meningar.yaml" in lchnv("rule", "--coverage", *LATER).err
    rules = (folder / "rules.yaml").read_bytes()
    (folder / "rules.yaml").write_bytes(rules.replace(b"    meningar: meningar.yaml\n", b""))
    ran = lchnv("rule", "--coverage", *LATER)
    assert (ran.code, ran.out) == (2, "")
    assert "har ingen fil med sina meningar" in ran.err


# The 4 § of before is 12 a § and, for the agenda, the preamble too.
RENUMBERED = OWN.replace("1 §", "12 a §").replace(
    "paragrafer:\n",
    """paragrafer:
  - paragraf: ingress
    rubrik: Uppdrag
    meningar:
      - {nr: 1, text: Alla får läsa dagordningen i tid., ord: ska, regler: [sen-dagordning]}
""",
)
EVERY_FORMAT = ("full", "concise", "json", "sarif", "github", "gitlab", "junit")


def _agenda(folder: Path, body: str, day: str) -> None:
    path = folder / f"meetings/{body}/{day}/dagordning.md"
    path.parent.mkdir(parents=True)
    head = f"dokument: dagordning\norgan: {body}\ndatum: {day}\npublicerad: {day}\n"
    path.write_text(f"---\n{head}---\n\n## 1. Budget\n", encoding="utf-8")


def _cited(lchnv: Program, rule: str) -> dict[str, set[str]]:
    """Give the paragraphs that a rule's findings cite, by the year of the meeting's folder."""
    told = json.loads(lchnv("check", "--output-format", "json", *LATER).out)
    found: dict[str, set[str]] = {}
    for each in told["findings"]:
        if each["rule"] == rule:
            found.setdefault("/".join(each["file"].split("/")[1:3]), set()).add(each["paragraph"])
    return found


def test_a_finding_cites_the_paragraph_of_the_edition_that_judges(
    lchnv: Program, folder: Path
) -> None:
    unnamed = RENUMBERED.replace("utan-plats, ", "")
    assert unnamed != RENUMBERED
    (folder / "meningar.yaml").write_text(unnamed, encoding="utf-8")
    for day in ("2026-12-31", "2027-01-01"):
        _agenda(folder, "lchnv", day)
    before, after = "lchnv/2026-12-31", "lchnv/2027-01-01"
    assert _cited(lchnv, "sen-dagordning") == {before: {"4 §"}, after: {"ingress och 12 a §"}}
    assert _cited(lchnv, "utan-tid") == {before: {"4 §"}, after: {"praxis"}}
    assert _cited(lchnv, "utan-plats") == {before: {"4 §"}, after: {"utan §"}}
    for name in EVERY_FORMAT:
        assert "12 a §" in lchnv("check", "--output-format", name, *LATER).out
    told = lchnv("rule", "sen-dagordning", *LATER).out
    assert "Arbetsordningens ingress och 12 a §." in told
    assert "Nätverkets vana; står inte i" in lchnv("rule", "utan-tid", *LATER).out
    assert "nämner den varken i en mening" in lchnv("rule", "utan-plats", *LATER).out
    assert "Arbetsordningen 4 §." in lchnv("rule", "utan-plats", "--today", "2026-12-31").out
    assert "12a.2" in lchnv("rule", "--coverage", *LATER).out


def test_each_body_is_judged_and_shown_by_its_own_edition(lchnv: Program, folder: Path) -> None:
    rules = (folder / "rules.yaml").read_text(encoding="utf-8")
    post = POST.replace("[lchnv]", "[styrgrupp]").replace("meningar.yaml", "egna/gruppen.yaml")
    (folder / "rules.yaml").write_text(rules + post, encoding="utf-8")
    (folder / "egna").mkdir()
    (folder / "egna/gruppen.yaml").write_text(RENUMBERED, encoding="utf-8")
    for body in ("lchnv", "styrgrupp"):
        _agenda(folder, body, "2027-01-01")
    cited = _cited(lchnv, "sen-dagordning")
    assert cited == {"lchnv/2027-01-01": {"1 §"}, "styrgrupp/2027-01-01": {"ingress och 12 a §"}}
    coverage = lchnv("rule", "--coverage", "--body", "styrgrupp", *LATER)
    assert (coverage.code, coverage.err) == (0, "")
    assert "12a.1" in coverage.out
    assert "1.1  " in lchnv("rule", "--coverage", *LATER).out


def test_an_edition_that_only_changes_numbers_keeps_the_paragraphs(
    lchnv: Program, folder: Path
) -> None:
    rules = (folder / "rules.yaml").read_text(encoding="utf-8")
    later = "  - {gäller_från: 2027-02-01, organ: [lchnv], värden: {arbetsdagar: 9}}\n"
    (folder / "rules.yaml").write_text(rules + later, encoding="utf-8")
    _agenda(folder, "lchnv", "2027-02-05")
    assert _cited(lchnv, "sen-dagordning") == {"lchnv/2027-02-05": {"1 §"}}


def test_check_tells_of_a_file_it_cannot_use_and_sees_when_it_changes(
    lchnv: Program, folder: Path
) -> None:
    _agenda(folder, "lchnv", "2027-01-01")
    (folder / "meningar.yaml").unlink()
    missing = lchnv("check", *LATER)
    assert "Filen meningar.yaml med arbetsordningens meningar går inte att läsa." in missing.out
    assert _cited(lchnv, "sen-dagordning") == {"lchnv/2027-01-01": {"4 §"}}
    (folder / "meningar.yaml").write_text(OWN.replace("nr: 2", "nr: 3"), encoding="utf-8")
    assert "meningar.yaml:11:9" in lchnv("check", *LATER).out
    (folder / "meningar.yaml").write_text(OWN, encoding="utf-8")
    assert _cited(lchnv, "sen-dagordning") == {"lchnv/2027-01-01": {"1 §"}}
    assert "meningar" not in lchnv("check", *LATER).out


def test_commands_cite_the_edition_and_nothing_where_no_paragraph_asks(
    lchnv: Program, folder: Path
) -> None:
    (folder / "meningar.yaml").write_text(RENUMBERED, encoding="utf-8")
    made = lchnv("new-agenda", "2027-03-19", *LATER).err
    assert "(ingress och 12 a §: 7 arbetsdagar före)" in made
    assert "(cirka två veckor före)" in made
    status = " ".join(lchnv("status", "--all", *LATER).out.split())
    assert "fel hindrar publiceringen (ingress och 12 a §)." in status
    told = json.loads(lchnv("status", "--json", *LATER).out)["tasks"]
    before = {each["paragraph"] for each in told if each["due"] < "2027-01-01"}
    since = {each["paragraph"] for each in told if each["due"] >= "2027-01-01"}
    assert (before, since) == ({"2 §", "4 §"}, {"ingress och 12 a §", ""})


@pytest.mark.parametrize("cited", ["", " (arbetsordningen 12 a §)"])
def test_what_goes_to_the_diaries_cites_the_edition(
    cited: str, lchnv: Program, folder: Path
) -> None:
    text = RENUMBERED
    if cited:
        text = text.replace("ej-diarieförda, ", "").replace("[för-få", "[ej-diarieförda, för-få")
    (folder / "meningar.yaml").write_text(text, encoding="utf-8")
    notes = folder / "meetings/lchnv/2027-01-29/minnesanteckningar.md"
    notes.parent.mkdir(parents=True)
    head = "dokument: minnesanteckningar\norgan: lchnv\ndatum: 2027-01-29\n"
    notes.write_text(f"---\n{head}---\n\n## 1. Ett\n", encoding="utf-8")
    assert lchnv("file", "2027-01-29").code == 0
    slip = folder / "export/diarieföring-lchnv-2027-01-29/följesedel.txt"
    told = " ".join(slip.read_text(encoding="utf-8").split())
    assert f"diarieföra minnesanteckningarna{cited}." in told


def test_coverage_of_a_body_without_an_arbetsordning_says_whose_it_shows(lchnv: Program) -> None:
    told = lchnv("rule", "--coverage", "--body", "styrgrupp")
    assert told.code == 0
    assert "Ingen arbetsordning gäller Styrgruppen" in told.err


@pytest.mark.parametrize("path", ["../meningar.yaml", "/etc/hostname"])
def test_a_file_of_sentences_lies_in_the_folder(path: str, lchnv: Program, folder: Path) -> None:
    rules = (folder / "rules.yaml").read_text(encoding="utf-8")
    outside = rules.replace("meningar: meningar.yaml", f"meningar: {path}")
    (folder / "rules.yaml").write_bytes(outside.encode())
    ran = lchnv("rule", "--coverage", *LATER)
    assert (ran.code, ran.out) == (2, "")
    assert "leder ut ur" in ran.err


def test_a_rules_yaml_that_cannot_be_read_keeps_nobody_from_a_rule(
    lchnv: Program, folder: Path
) -> None:
    (folder / "rules.yaml").write_bytes(b"organ: [")
    ran = lchnv("rule", "sen-dagordning")
    assert (ran.code, "fem arbetsdagar" in ran.out) == (0, True)
    assert ran.err.startswith("rules.yaml:2:1\n")
    assert "följer med programmet" in ran.err
