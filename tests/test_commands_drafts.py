"""new-agenda and new-notes: what they write, and that every draft reads back as it was meant."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from unicodedata import normalize

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from lchnv_cli.context import Context
from lchnv_cli.load.documents import Read
from lchnv_cli.load.nodes import Mapping, Scalar, Sequence
from lchnv_cli.load.nodes import read as read_yaml
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.annexes import Annex
from lchnv_cli.model.document import Agenda, Attendee, MeetingDocument, Notes, Part
from lchnv_cli.model.finding import Place
from lchnv_cli.model.folding import composed
from lchnv_cli.model.items import Item
from lchnv_cli.model.kinds import AGENDA as AGENDA_KIND
from lchnv_cli.model.kinds import NOTES
from lchnv_cli.model.procedure import StandingItem
from lchnv_cli.model.register import Mandate, Person, Post, Register
from lchnv_cli.model.sides import LastingSide, Name, Principal
from lchnv_cli.render.agenda_draft import DraftPoint, agenda_draft
from lchnv_cli.render.brought import Brought
from lchnv_cli.render.literal import comment, literal, literal_lines
from lchnv_cli.render.notes_draft import notes_draft
from lchnv_cli.rules.late_agenda import late_agenda
from lchnv_cli.rules.numbering import numbering
from lchnv_cli.scalar import scalar
from lchnv_cli.work.making.new_document import drawn
from lchnv_cli.workdays import Workdays
from tests.judging import run, text_of
from tests.running import (
    AGENDA,
    DAY,
    FORCE,
    HEAD,
    NETWORK,
    RULES,
    Program,
    archive,
    network,
    read,
)

pytestmark = pytest.mark.slow

Golden = Callable[[str, str], None]

# One line as someone may type it: anything that can be seen, and what Markdown and YAML obey.
_OBEYED = ["{{ 7*7 }}", "{% x %}", '"', "'", "#", ": ", "- ", "\\", "*", "_", "`", "[a](b)", "<b>"]
_OBEYED += [
    " #",
    " # ",
    "a ",
    "&amp;",
    "|",
    "~~",
    "!",
    "%",
    "@",
    "&x",
    "1. ",
    "a) ",
    "==",
    "---",
    "> ",
    "~",
    "null",
]
_SEEN = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])
LINES = (
    st.lists(st.one_of(st.sampled_from(_OBEYED), st.text(_SEEN, min_size=1)), min_size=1)
    .map(lambda parts: " ".join("".join(parts).split()))
    .map(lambda text: normalize("NFC", text))
    .filter(lambda text: text and text.isprintable())
)
_PIECES = [
    "Länschefsnätverket beslutar",
    "Styrgruppen rekommenderar LCHNV att besluta",
    "Länschefsnätverket beslutade",
    "#### Förslag till beslut",
    "#### Beslut",
    "#### Fritt",
    "- att anta",
    "- att anta\n  - inre\n\n  stycke",
    "1. att anta\n2. att följa upp",
    "3) att anta",
    "att stå ensam",
    "att stå\növer två rader",
    "Utfall: bordlagd",
    "Uppdrag: RSS; återrapport nästa möte",
    "Föredragande: Asta Almgren, socialchef",
    r"Ärende: a\*b\* &amp;lt; \<c> \`d\` \[e](f)",
    "En rad till",
    "- Föredragande: i en lista",
    "> citat",
    "    kod",
    "```\nkod\n```",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "*fet* <b> &amp; `kod` [länk](https://example.se)",
    "***",
    "\\",
    "## Utan nummer",
    "## 7. *Rubrik* med `kod`",
    "### x) Beslut: Under (Bilaga 2 A–F)",
    "### Beslut/Dialog: a_b",
]
BODIES = st.lists(
    st.tuples(st.sampled_from(_PIECES) | LINES, st.sampled_from(["\n", "\n\n"])), max_size=12
).map(lambda parts: "\n## 1. Först\n\n" + "".join(text + gap for text, gap in parts))


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def test_new_agenda_gathers_what_the_calendar_and_earlier_notes_say(
    lchnv: Program, golden: Golden
) -> None:
    AGENDA.unlink()
    ran = lchnv("new-agenda", "--today", "2026-02-10")
    golden("commands/new-agenda.txt", ran.transcript() + AGENDA.read_text(encoding="utf-8"))


def test_new_agenda_for_a_day_outside_the_calendar_says_so(lchnv: Program, golden: Golden) -> None:
    ran = lchnv("new-agenda", "2027-01-08", "--today", "2026-12-01", "--dry-run")
    golden("commands/new-agenda-outside-calendar.txt", ran.transcript())


@pytest.mark.parametrize("command", ["new-agenda", "new-notes", "publish", "mail", "export"])
def test_a_meeting_called_off_is_said_and_never_drafted(lchnv: Program, command: str) -> None:
    before = lchnv.files()
    ran = lchnv(command, "2026-09-25", "--today", "2026-06-01")
    assert (ran.code, lchnv.files()) == (2, before)
    assert "Mötet fredag 25 september 2026 är inställt (styrgrupp 2026-09-01)." in ran.err


def test_new_agenda_as_json_gives_file_and_deadlines(lchnv: Program, golden: Golden) -> None:
    AGENDA.unlink()
    golden("commands/new-agenda-json.txt", lchnv("new-agenda", str(DAY), "--json").out)


def test_the_agenda_before_an_agenda_that_waits_is_not_made_again(lchnv: Program) -> None:
    ran = lchnv("new-agenda", "--today", "2026-02-10", "--dry-run")
    assert "datum: 2026-05-22" in ran.out


def test_new_notes_are_made_of_the_whole_agenda(lchnv: Program, golden: Golden) -> None:
    ran = lchnv("new-notes", "--today", "2026-03-21")
    written = AGENDA.with_name("minnesanteckningar.md").read_text(encoding="utf-8")
    golden("commands/new-notes.txt", ran.transcript() + written)


def test_new_notes_without_an_agenda_are_made_of_the_standing_points(
    lchnv: Program, golden: Golden
) -> None:
    AGENDA.unlink()
    ran = lchnv("new-notes", "--today", str(DAY))
    file = AGENDA.with_name("minnesanteckningar.md")
    golden("commands/new-notes-standing.txt", ran.transcript() + file.read_text(encoding="utf-8"))
    said = lchnv("check", str(file), "--output-format=concise").out.splitlines()[:-1]
    assert [each.split()[2] for each in said if each] == ["sen-dagordning"]
    told = json.loads(lchnv("new-notes", str(DAY), "--json", "--force").out)
    assert (told["file"], told["from"]) == (file.as_posix(), None)


def test_the_meeting_that_lacks_notes_is_the_last_that_was_held(lchnv: Program) -> None:
    notes = Path("meetings/lchnv/2026-05-22/minnesanteckningar.md")
    notes.unlink()
    for today, day in (("2026-05-21", "2026-03-20"), ("2026-05-22", "2026-05-22")):
        ran = lchnv("new-notes", "--dry-run", "--today", today)
        assert f"datum: {day}" in ran.out
    later = lchnv("new-notes", "--dry-run", "--today", "2026-10-01")  # one was called off
    assert "datum: 2026-05-22" in later.out
    asked = lchnv("new-notes", "2026-09-25", "--dry-run", "--today", "2026-10-01")
    assert (asked.code, asked.out) == (2, "")
    assert "är inställt (styrgrupp 2026-09-01).\n    Hölls det ändå: ta bort inställt" in asked.err


def test_notes_of_a_day_that_nothing_tells_of_are_made_once_it_has_come(lchnv: Program) -> None:
    ahead = lchnv("new-notes", "2026-06-12", "--today", "2026-06-11")
    said = "Länschefsnätverket har ingen dagordning 2026-06-12."
    assert (ahead.code, said in ahead.err) == (2, True)
    ran = lchnv("new-notes", "2026-06-12", "--today", "2026-06-12")
    assert (ran.code, "Obs: dagen finns inte i kalendariet." in ran.err) == (0, True)
    assert lchnv("check", "meetings/lchnv/2026-06-12", "--today", "2026-06-12").code == 1


def test_notes_of_a_body_without_standing_points_are_made(lchnv: Program) -> None:
    ran = lchnv("new-notes", "2026-05-07", "--body", "styrgrupp")
    file = Path("meetings/styrgrupp/2026-05-07/minnesanteckningar.md")
    assert (ran.code, ran.out) == (0, f"{file.as_posix()}\n")
    assert "ur rules.yaml, där inga punkter står." in ran.err
    assert lchnv("check", str(file)).code == 0


@pytest.mark.parametrize("command", [("new-agenda", "2027-01-08"), ("new-notes", str(DAY))])
def test_a_dry_run_shows_the_draft_and_writes_nothing(
    lchnv: Program, command: tuple[str, str]
) -> None:
    before = lchnv.files()
    dry = lchnv(*command, "--dry-run")
    assert lchnv.files() == before
    wet = lchnv(*command)
    (written,) = lchnv.files().keys() - before.keys()
    assert (dry.code, wet.code, wet.out) == (0, 0, f"{written}\n")
    assert lchnv.files()[written].decode() == dry.out


@pytest.mark.parametrize("command", ["new-agenda", "new-notes"])
def test_a_draft_is_only_overwritten_by_force(lchnv: Program, command: str) -> None:
    path = AGENDA if command == "new-agenda" else AGENDA.with_name("minnesanteckningar.md")
    if command == "new-notes":
        path.write_bytes(AGENDA.read_bytes().replace(b"dagordning", b"minnesanteckningar"))
    before = path.read_bytes()
    refused = lchnv(command, str(DAY))
    assert (refused.code, path.read_bytes()) == (2, before)
    assert refused.err == f"MAPP/{path.as_posix()} finns redan med annat innehåll.\n{FORCE}"
    forced = lchnv(command, str(DAY), "--force")
    assert forced.code == 0
    assert path.read_bytes() != before
    assert lchnv.copies() == [before]
    copy = Path(".lchnv/kopior", path).with_stem(f"{path.stem}-1").as_posix()
    assert f"Det som stod där finns kvar i\n    {copy}\n" in forced.err


@pytest.mark.parametrize("command", ["new-agenda", "new-notes"])
@pytest.mark.parametrize("text", [b"\xff\xfe", "Åsas anteckningar".encode("cp1252")])
def test_an_unreadable_document_is_never_offered_to_force_and_never_lost(
    lchnv: Program, command: str, text: bytes
) -> None:
    path = AGENDA if command == "new-agenda" else AGENDA.with_name("minnesanteckningar.md")
    path.write_bytes(text)
    refused = lchnv(command, str(DAY))
    assert (refused.code, path.read_bytes()) == (2, text)
    assert refused.err.startswith(f"{path.as_posix()}:1")
    assert f"lchnv check {path.as_posix()}" in refused.err
    assert "--force" not in refused.err
    assert lchnv(command, str(DAY), "--force").code == 0
    assert lchnv.copies() == [text]


def test_copies_of_the_same_file_get_each_their_number_and_the_same_text_one(
    lchnv: Program,
) -> None:
    for text in (b"ett", "två".encode(), b"ett", "två".encode()):
        AGENDA.write_bytes(text)
        lchnv("new-agenda", str(DAY), "--force")
    assert lchnv.copies() == [b"ett", "två".encode()]
    assert Path(".lchnv/.gitignore").read_bytes() == b"*\n"
    assert "kopior" not in lchnv("check").out


def test_an_empty_file_is_nobodys_text(lchnv: Program) -> None:
    AGENDA.write_bytes(b"")
    assert lchnv("new-agenda", str(DAY)).code == 0
    assert lchnv.copies() == []


def test_notes_of_an_unreadable_agenda_point_at_the_fault(lchnv: Program) -> None:
    AGENDA.write_text("datum: 2026-03-20", encoding="utf-8")
    ran = lchnv("new-notes", str(DAY))
    assert ran.code == 2
    assert ran.err == (
        f"{AGENDA.as_posix()}:1:1\n"
        "    Huvudet går inte att läsa: filen börjar inte med en rad med bara ---.\n"
        f"    Kör: lchnv check {AGENDA.as_posix()}\n"
    )


def _nfc(text: str) -> str:
    """Give text as every field is read."""
    return normalize("NFC", text).strip()


def _as_name(text: str) -> str:
    """Give a name: the part before a comma, without the marks that names can carry."""
    for mark in (",", "~~", "(tf", "\u0336"):
        text = text.replace(mark, "")
    return " ".join(_nfc(text).split()) or "N"


# What the notes must keep: every point, its facts, and every clause proposed or decided.
def _points(document: MeetingDocument) -> list[tuple[object, ...]]:
    return [_point(item) for item in document.points()]


def _point(item: Item) -> tuple[object, ...]:
    facts = [(f.key, f.value) for f in item.facts if f.value]
    clauses = [
        " ".join(clause.full_text.split()) for part in item.decisions for clause in part.clauses
    ]
    return item.heading.label, item.heading.text, facts, clauses


def _drawn_notes(agenda: Agenda) -> Notes:
    text = drawn(NOTES, notes_draft(archive(), agenda, text_of(agenda)), NETWORK)
    got = read(text, "minnesanteckningar.md")
    # What stood wrong in the agenda is still wrong; nothing else is.
    assert _messages(got) <= _messages(read(text_of(agenda).source))
    assert isinstance(got.document, Notes)
    return got.document


def _messages(got: Read) -> set[str]:
    return {fault.hit.message for fault in got.faults}


def _agenda(text: str) -> Agenda:
    document = read(text, "dagordning.md").document
    assert isinstance(document, Agenda)
    return document


@given(BODIES)
@example((NETWORK / "meetings/lchnv/2026-03-20/dagordning.md").read_text().split("---\n", 2)[2])
@example("\r\n## 1. Ett\r\n\r\n> a\r\n> b\r\n\r\nNätverket beslutar\r\n\r\n- att a\r\n  b\r\n")
@example("\n## 1. Ett\n\nNätverket beslutar\natt a\natt b\n\n- att c\n")
@example("\n## 1. *Ett*\n\nFöredragande: A\\*b\\* &amp;lt;\n\\- \\*c\\*\nÄrende: \\*d\\*\n")
@example(
    "\n## 1. Ett\n\nNätverket beslutar\n#### Förslag till beslut\natt stå\n\nUtfall: bordlagd\n"
)
def test_notes_have_the_points_and_clauses_of_any_agenda(body: str) -> None:
    agenda = _agenda(HEAD + body)
    assert _points(_drawn_notes(agenda)) == _points(agenda)


@given(BODIES)
def test_notes_of_any_agenda_only_wait_to_be_confirmed(body: str) -> None:
    agenda = _agenda(HEAD + body)
    notes = _drawn_notes(agenda)
    both = replace(archive(), documents=(notes,))
    left_out = {numbering.id, late_agenda.id}
    found = [f for f in run(RULES, Context(DAY, both, Workdays()), ()) if f.rule not in left_out]
    waiting = [
        fact.line
        for item in notes.points()
        for fact in item.all_facts()
        if (fact.key, fact.value) == ("Utfall", OutcomeKind.TO_CONFIRM)
    ]
    assert [(f.rule, f.line) for f in found] == [("obehandlad-punkt", line) for line in waiting]


@given(LINES, LINES, LINES, LINES)
def test_values_of_the_agenda_come_back_from_the_notes(
    venue: str, title: str, name: str, guest: str
) -> None:
    plain = _agenda(HEAD + "\n## 1. Ett\n")
    place = Place(PurePosixPath("x"))
    made = replace(
        plain,
        venue=_nfc(venue),
        annexes=(Annex("1", _nfc(title), place, _nfc(title)),),
        chairs=(Part(_nfc(name), place),),
        guests=(Attendee(_as_name(guest), "", place),),
    )
    notes = _drawn_notes(made)
    assert notes.venue == made.venue
    assert [(a.title, a.file) for a in notes.annexes] == [(a.title, a.file) for a in made.annexes]
    assert [part.name for part in notes.chairs] == [part.name for part in made.chairs]
    assert [guest.name for guest in notes.guests] == [guest.name for guest in made.guests]


@given(LINES, LINES)
def test_names_of_the_register_come_back_from_the_notes(name: str, principal: str) -> None:
    place = Place(PurePosixPath("x"))
    one, two = _as_name(name), _nfc(principal)
    mandates = tuple(
        Mandate(one, post, "lchnv", DAY, None, place, two, acting)
        for post, acting in ((Post.REPRESENTATIVE, True), (Post.SECRETARY, False))
    )
    known = archive()
    sides = (LastingSide("s", (Principal((Name(two),), place),), place),)
    known = replace(
        known,
        register=Register(PurePosixPath("x"), (Person(one, place, mandates=mandates),)),
        procedure=replace(known.procedure, sides=sides),
    )
    agenda = _agenda(HEAD + "\n## 1. Ett\n")
    draft = notes_draft(known, agenda, text_of(agenda))
    notes = read(drawn(NOTES, draft, NETWORK)).document
    assert isinstance(notes, Notes)
    assert notes.secretary == one
    assert [(p.name, p.principal, p.acting) for p in notes.present] == [(one, two, True)]


@given(LINES, LINES, LINES, LINES)
@example("1) 2. Ett", "- att", "#", "Utfall: bordlagd")
@example("__0__", "a__b", "_", "__0__")
def test_values_of_the_network_come_back_from_the_agenda(
    title: str, proposal: str, venue: str, why: str
) -> None:
    assume(":" not in venue)  # text that is carried was read as text, and no line such as Utfall:
    known = archive()
    body = known.procedure.bodies["lchnv"]._replace(standing=(StandingItem(title, proposal),))
    carried = Brought(literal(title), (f"Ärende: {literal(why)}",), (literal_lines(venue),), (why,))
    draft = replace(
        agenda_draft(Ledger(known), body, DAY, text_of),
        venue=_nfc(venue),
        issuer=_nfc(venue),
        chair=_nfc(venue),
        points=(DraftPoint(1, title, proposal, (("a", carried),)),),
    )
    text = drawn(AGENDA_KIND, draft, NETWORK)
    assert read(text).faults == ()
    agenda = _agenda(text)
    assert (agenda.venue, agenda.issued_by) == (_nfc(venue), _nfc(venue))
    assert [chair.name for chair in agenda.chairs] == [_nfc(venue)]
    (item,) = agenda.items
    (sub,) = item.sub_items
    assert (item.heading.text, sub.heading.text) == (title, title)
    assert [fact.value for fact in sub.facts] == [why]
    assert len(text_of(agenda).of(sub)) == 1  # what is for the secretary is a comment
    assert f"<!-- {comment(why)} -->" in text
    clauses = [clause.text for part in item.decisions for clause in part.clauses]
    assert clauses == [proposal]


def test_notes_of_an_agenda_from_windows_have_one_kind_of_line_end() -> None:
    agenda = _agenda((HEAD + "\n## 1. Ett\n\n> a\n> b\n\n- c\n  d\n").replace("\n", "\r\n"))
    text = drawn(NOTES, notes_draft(archive(), agenda, text_of(agenda)), NETWORK)
    assert "\r" not in text
    assert "> a\n> b\n\n- c\n  d\n" in text


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("a #b")
@example("a: b")
@example("a\x7f\x85\u2028\ufeff\uffff\x1b")
@example(" a ")
@example("~")
def test_any_text_comes_back_from_a_yaml_scalar(text: str) -> None:
    for written in (f"x: {scalar(text)}", f"x: [{scalar(text)}, b]", f"x: {{y: {scalar(text)}}}"):
        node = read_yaml(written)
        assert isinstance(node, Mapping)
        ((_, value),) = node.entries
        inner = value.nodes[0] if isinstance(value, Sequence) else value
        inner = inner.entries[0][1] if isinstance(inner, Mapping) else inner
        assert isinstance(inner, Scalar)
        assert composed(inner.text) == composed(text)
