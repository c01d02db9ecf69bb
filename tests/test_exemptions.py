"""Exemptions, with every rule at work: what they cover, and what becomes of the others."""

import datetime as dt
from pathlib import Path, PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Finding
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.workdays import Workdays
from tests.announced import DOCUMENTS
from tests.judging import read_document, run

FILE = PurePosixPath("meetings/lchnv/2026-05-22/dagordning.md")
LATE = """---
dokument: dagordning
organ: lchnv
datum: 2026-05-22
tid: 09.30–12.00
plats: Bystugan, Björkby
utfärdad_av: RSS Prov
publicerad: 2026-05-18
undantag:
{}
---
"""
REASON = "    skäl: Mötet flyttades."


def judged(text: str, register: str = "", *rules: str) -> list[Finding]:
    """Judge one agenda by every rule; give the findings of ``rules`` and of exemptions."""
    procedure = read_procedure((DOCUMENTS / "rules.yaml").read_bytes())
    people, faults = read_register(register.encode() if register else None)
    read = read_document(FILE, text.encode(), frozenset(procedure.bodies))
    documents = (read.document,) if read.document else ()
    archive = Archive(Path(), procedure, people, documents)
    context = Context(dt.date(2026, 5, 19), archive, Workdays())
    wanted = {*rules, "okänt-undantag", "onödigt-undantag"}
    return [f for f in run(RULES, context, [*read.faults, *faults]) if f.rule in wanted]


def late(*exemption: str) -> list[tuple[str, int, str]]:
    """Give the findings on an agenda that is published late: rule, line and exemption."""
    found = judged(LATE.format("\n".join(exemption)), "", "sen-dagordning")
    return [(f.rule, f.line, f.exempted) for f in found]


def test_an_exemption_covers_its_rule_with_its_reason() -> None:
    found = late("  - regel: sen-dagordning", REASON)
    assert found == [("sen-dagordning", 8, "Mötet flyttades.")]


def test_an_exemption_narrowed_to_the_finding_covers_it() -> None:
    found = late("  - regel: sen-dagordning", "    gäller: måndag 18 maj", REASON)
    assert found == [("sen-dagordning", 8, "Mötet flyttades.")]


def test_an_exemption_narrowed_to_something_else_does_not() -> None:
    found = late("  - regel: sen-dagordning", "    gäller: tisdag 19 maj", REASON)
    assert found == [("sen-dagordning", 8, ""), ("onödigt-undantag", 10, "")]


def test_an_exemption_without_reason_does_not_cover() -> None:
    found = late("  - regel: sen-dagordning")
    assert found == [("sen-dagordning", 8, ""), ("okänt-undantag", 10, "")]


def test_an_exemption_from_another_rule_does_not_cover() -> None:
    found = late("  - regel: utan-tid", REASON)
    assert found == [("sen-dagordning", 8, ""), ("onödigt-undantag", 10, "")]


def test_an_exemption_from_a_misspelt_rule_does_not_cover() -> None:
    found = late("  - regel: sendagordning", REASON)
    assert found == [("sen-dagordning", 8, ""), ("okänt-undantag", 10, "")]


def test_an_exemption_that_is_no_longer_needed_is_a_warning_on_its_line() -> None:
    text = LATE.replace("2026-05-18", "2026-05-15")
    found = judged(text.format(f"  - regel: sen-dagordning\n{REASON}"), "", "sen-dagordning")
    told = [(f.rule, f.line, f.column, f.severity) for f in found]
    assert told == [("onödigt-undantag", 10, 5, "warning")]


def test_an_exemption_waits_until_the_values_beside_it_can_be_read() -> None:
    text = LATE.replace("2026-05-18", "2026-02-30")
    found = judged(text.format(f"  - regel: sen-bilaga\n{REASON}"), "", "ogiltigt-värde")
    assert [(f.rule, f.line) for f in found] == [("ogiltigt-värde", 8)]


def test_a_reminder_that_an_exemption_covers_keeps_it_needed() -> None:
    text = LATE.replace("publicerad: 2026-05-18", "publicerad:")
    found = judged(text.format(f"  - regel: sen-dagordning\n{REASON}"), "", "sen-dagordning")
    assert [(f.rule, f.exempted) for f in found] == [("sen-dagordning", "Mötet flyttades.")]


def test_an_exemption_covers_a_text_typed_on_a_mac() -> None:
    head = LATE.format(f"  - regel: beslut-utan-förslag\n    gäller: Björkby\n{REASON}")
    found = judged(f"{head}\n## 1. Beslut: Avtal med Bjo\u0308rkby\n", "", "beslut-utan-förslag")
    assert [(f.rule, f.exempted) for f in found] == [("beslut-utan-förslag", "Mötet flyttades.")]


def test_the_registers_exemptions_cover_findings_in_the_register() -> None:
    exemption = "undantag:\n  - regel: styrgrupp-antal\n    skäl: Källorna säger det inte.\n"
    mandate = "{roll: styrgrupp, organ: lchnv, från: 2026-01-01}"
    alone = f"personer:\n  - namn: Asta Almgren\n    uppdrag: [{mandate}]\n"
    found = judged("", f"{alone}{exemption}", "styrgrupp-antal")
    assert [(f.rule, f.exempted) for f in found] == [
        ("styrgrupp-antal", "Källorna säger det inte.")
    ]


def test_the_registers_exemptions_do_not_cover_a_document() -> None:
    exemption = "undantag:\n  - regel: sen-dagordning\n    skäl: Mötet flyttades.\n"
    text = LATE.replace("undantag:\n{}\n", "")
    found = judged(text, f"personer: []\n{exemption}", "sen-dagordning")
    told = [(str(f.file), f.rule, f.exempted) for f in found]
    assert told == [
        (str(FILE), "sen-dagordning", ""),
        ("meetings/register.yaml", "onödigt-undantag", ""),
    ]


def test_every_rule_may_be_named() -> None:
    rows = [f"  - regel: {rule.id}\n{REASON}" for rule in RULES]
    found = judged(LATE.format("\n".join(rows)))
    assert [f.message for f in found if f.rule == "okänt-undantag"] == []


def test_a_misspelt_rule_gets_the_nearest_name() -> None:
    found = judged(LATE.format(f"  - regel: sendagordning\n{REASON}"))
    assert [f.remedy for f in found] == ["Menade du sen-dagordning?"]
