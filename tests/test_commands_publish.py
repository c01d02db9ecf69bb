"""lchnv publish: the day and the checksum in the head, and nothing else touched."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.load.digest import digest_of, first_digest_of
from lchnv_cli.load.fields import HEAD
from lchnv_cli.load.records import Field
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Severity
from lchnv_cli.model.publication import PUBLICATIONS
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from lchnv_cli.rules.rule import rule
from tests.running import AGENDA, Program, judge_by, network, read
from tests.sending import add_mails

pytestmark = pytest.mark.slow

DAY = "2026-03-20"
TODAY = ("--today", "2026-03-12")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    text = AGENDA.read_text(encoding="utf-8").replace("publicerad: 2026-03-13", "publicerad:")
    AGENDA.write_bytes(text.encode())
    return program


def _agenda() -> MeetingDocument:
    document = read(AGENDA.read_text(encoding="utf-8")).document
    assert isinstance(document, MeetingDocument)
    return document


def _seal(lchnv: Program) -> str:
    """Give the seal of the last line among the publications."""
    (*_, last) = (lchnv.folder / PUBLICATIONS).read_text(encoding="utf-8").splitlines()
    return str(json.loads(last)["kontrollsumma"])


def _faults(lchnv: Program) -> str:
    return lchnv("check", str(AGENDA), *TODAY).out


def test_the_day_and_the_checksum_are_written_and_no_other_line_changes(lchnv: Program) -> None:
    before = AGENDA.read_bytes().splitlines()
    ran = lchnv("publish", DAY, *TODAY)
    assert (ran.code, ran.out.splitlines()[:1]) == (0, [AGENDA.as_posix()])
    after = AGENDA.read_bytes().splitlines()
    new = [line.decode() for line in after if line not in before]
    gone = [line.decode() for line in before if line not in after]
    assert gone == ["publicerad:"]
    assert new == ["publicerad: 2026-03-12", f"kontrollsumma: {_seal(lchnv)}"]


def test_what_publishing_prints_is_what_export_prints_of_it_afterwards(lchnv: Program) -> None:
    assert lchnv("publish", DAY, *TODAY).code == 0
    printed = {path.name: path.read_bytes() for path in Path("export").glob("dagordning-*")}
    assert {Path(name).suffix for name in printed} == {".pdf", ".docx"}
    assert lchnv("export", DAY, "--output", "igen", *TODAY).code == 0
    again = {path.name: path.read_bytes() for path in Path("igen").glob("dagordning-*")}
    assert {name: data == again[name] for name, data in printed.items()} == dict.fromkeys(
        printed, True
    )


def test_what_was_written_on_a_mac_is_unchanged_after_publishing(lchnv: Program) -> None:
    AGENDA.write_bytes(unicodedata.normalize("NFD", AGENDA.read_text(encoding="utf-8")).encode())
    ran = lchnv("publish", DAY, *TODAY)
    assert (ran.code, "har ändrats" in ran.err) == (0, False)
    assert _agenda().checksum == _seal(lchnv)
    assert "Redan publicerat" in lchnv("publish", DAY, "--agenda", *TODAY).err


def test_publishing_twice_changes_nothing(lchnv: Program) -> None:
    lchnv("publish", DAY, *TODAY)
    before = AGENDA.read_bytes()
    ran = lchnv("publish", DAY, "--agenda", "--today", "2026-03-18")
    assert (ran.code, ran.out, AGENDA.read_bytes()) == (0, "", before)
    assert "Redan publicerat" in ran.err


def test_a_day_that_stands_there_is_kept(lchnv: Program) -> None:
    AGENDA.write_bytes(AGENDA.read_bytes().replace(b"publicerad:", b"publicerad: 2026-03-11"))
    assert lchnv("publish", DAY, *TODAY).code == 0
    assert str(_agenda().published) == "2026-03-11"


def test_a_day_that_nobody_knows_is_not_made_into_another(lchnv: Program) -> None:
    AGENDA.write_bytes(AGENDA.read_bytes().replace(b"publicerad:", b"publicerad: oklart"))
    ran = lchnv("publish", DAY, *TODAY)
    assert (ran.code, "okänd" in ran.err) == (0, True)
    assert (str(_agenda().published), _agenda().checksum) == ("oklart", _seal(lchnv))
    assert "Redan publicerat" in lchnv("publish", DAY, "--agenda", *TODAY).err
    _change()
    assert lchnv("publish", DAY, "--agenda", "--revised", "Punkt 9", *TODAY).code == 0
    assert str(_agenda().published) == "oklart"
    assert [str(each.date) for each in _agenda().revisions] == ["2026-03-12"]


def _change() -> None:
    AGENDA.write_bytes(AGENDA.read_bytes() + "\n## 9. Något nytt\n".encode())


def test_a_change_after_publishing_is_refused_until_it_is_told(lchnv: Program) -> None:
    lchnv("publish", DAY, *TODAY)
    _change()
    ran = lchnv("publish", DAY, "--agenda", *TODAY)
    assert ran.code == 2
    assert "--revised" in ran.err
    told = lchnv("publish", DAY, "--agenda", "--revised", "Punkt 9: ”ny”", "--date", "2026-03-16")
    assert told.code == 0
    document = _agenda()
    assert [(str(r.date), r.what) for r in document.revisions] == [("2026-03-16", "Punkt 9: ”ny”")]
    assert document.checksum == _seal(lchnv)
    assert str(document.published) == "2026-03-12"


def test_a_second_revision_is_added_to_the_first(lchnv: Program) -> None:
    lchnv("publish", DAY, *TODAY)
    for number in (1, 2):
        _change()
        done = lchnv("publish", DAY, "--agenda", "--revised", f"Ändring {number}", *TODAY)
        assert done.code == 0
    assert [revision.what for revision in _agenda().revisions] == ["Ändring 1", "Ändring 2"]
    assert "ändrad-efter-publicering" not in _faults(lchnv)
    path = lchnv.folder / PUBLICATIONS  # as a synchroniser may put the lines of one day
    path.write_bytes(b"".join(reversed(path.read_bytes().splitlines(keepends=True))))
    assert "ändrad-efter-publicering" not in _faults(lchnv)


def test_a_mail_that_was_cut_off_after_publishing_is_drafted_by_the_same_command(
    lchnv: Program,
) -> None:
    add_mails(lchnv.folder)
    assert lchnv("publish", DAY, *TODAY).code == 0
    draft = lchnv.folder / "export" / f"mejl-dagordning-lchnv-{DAY}.eml"
    assert not draft.exists()
    assert lchnv("publish", DAY, "--agenda", "--mail", "--dry-run", *TODAY).code == 0
    assert not draft.exists()
    assert lchnv("publish", DAY, "--agenda", "--mail", *TODAY).code == 0
    assert draft.exists()


def test_a_revision_is_seen_in_the_printed_document(lchnv: Program) -> None:
    lchnv("publish", DAY, *TODAY)
    _change()
    lchnv("publish", DAY, "--agenda", "--revised", "Punkt 9 är ny", "--date", "2026-03-16")
    lchnv("export", DAY, "--to", "html")
    (html,) = (lchnv.folder / "export").glob("dagordning*.html")
    assert "Punkt\u00a09 är ny" in html.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--revised", "Något"), "inte publicerat än"),
        (("--notes",), "inget sådant dokument"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    lchnv: Program, arguments: tuple[str, ...], told: str
) -> None:
    before = lchnv.files()
    ran = lchnv("publish", DAY, *arguments, *TODAY)
    assert (ran.code, lchnv.files()) == (2, before)
    assert told in ran.err


def test_a_revision_that_changed_nothing_is_refused(lchnv: Program) -> None:
    lchnv("publish", DAY, *TODAY)
    ran = lchnv("publish", DAY, "--agenda", "--revised", "Inget", *TODAY)
    assert ran.code == 2
    assert "detsamma" in ran.err


def test_a_dry_run_shows_the_change_and_writes_nothing(lchnv: Program) -> None:
    before = lchnv.files()
    ran = lchnv("publish", DAY, "--dry-run", *TODAY)
    assert lchnv.files() == before
    assert "+publicerad: 2026-03-12" in ran.out


BASE = "---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-03-20\nplats: By\n---\n\n## 1. Ett\n"


@pytest.mark.parametrize(
    "text",
    [
        BASE.replace("\n", "\r\n"),
        BASE.replace("plats: By", "plats: By  # vid kyrkan"),
        BASE.replace("organ: lchnv\ndatum: 2026-03-20\n", "datum: 2026-03-20\norgan: lchnv\n"),
        BASE.replace("---\n\n", "utskickad: oklart\nsekretess: ingen\n---\n\n"),
        BASE.replace("plats: By", "plats: 'By'"),
        BASE + "\n\n",
        BASE.replace("## 1. Ett", "## 1. Ett  "),
        BASE.replace("## 1. Ett", "## 1. Ett <!-- stämmer det? -->"),
        BASE.replace("## 1. Ett", "<!-- Stämmer det? -->\n\n## 1. Ett"),
    ],
)
def test_the_checksum_is_the_same_where_the_content_is(text: str) -> None:
    assert digest_of(text) == digest_of(BASE)


@pytest.mark.parametrize(
    "text",
    [
        BASE.replace("plats: By", "plats: Stad"),
        BASE.replace("## 1. Ett", "## 1. Två"),
        BASE.replace("## 1. Ett", "  ## 1. Ett"),
        BASE + "\nmer\n",
        BASE.replace("plats: By\n", ""),
    ],
)
def test_the_checksum_is_another_where_the_content_is(text: str) -> None:
    assert digest_of(text) != digest_of(BASE)


@pytest.mark.parametrize("field", HEAD, ids=lambda field: field.name)
def test_a_field_counts_unless_it_is_filled_in_later(field: Field) -> None:
    bare = BASE.replace(f"{field.name}: ", "tidigare: ")
    filled = bare.replace("---\n\n", f"{field.name}: {field.example}\n---\n\n")
    assert (first_digest_of(filled) == first_digest_of(bare)) == field.later
    later = field.later and not field.at_publishing
    assert (digest_of(filled) == digest_of(bare)) == later


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), max_size=4))
def test_any_change_of_the_running_text_changes_the_checksum(lines: list[str]) -> None:
    text = "\n".join(lines)
    same = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n") == ""
    assert (digest_of(f"{BASE}\n{text}") == digest_of(BASE)) is same


@pytest.mark.parametrize(
    "head",
    [
        "{dokument: dagordning, organ: lchnv, datum: 2026-03-20}\n",
        "dokument: dagordning\norgan: lchnv\ndatum: 2026-03-20\npublicerad: # när?\n",
        "dokument: dagordning\r\norgan: lchnv\r\ndatum: 2026-03-20\r\n",
        "dokument: dagordning\norgan: lchnv\ndatum: 2026-03-20\nbilagor:\n  - {nr: 1, titel: A}\n",
        "  dokument: dagordning\n  organ: lchnv\n  datum: 2026-03-20\n",
        "dokument: dagordning\norgan: lchnv\ndatum: 2026-03-20\nrevideringar:\nplats: By\n",
    ],
)
def test_heads_of_many_shapes_are_filled_in(lchnv: Program, head: str) -> None:
    end = "\r\n" if "\r\n" in head else "\n"
    AGENDA.write_bytes(f"---{end}{head}---{end}{end}## 1. Ett{end}".encode())
    assert lchnv("publish", DAY, *TODAY).code == 0
    _change()
    assert lchnv("publish", DAY, "--agenda", "--revised", "Mer: {a}, b", *TODAY).code == 0
    document = _agenda()
    assert str(document.published) == "2026-03-12"
    assert [revision.what for revision in document.revisions] == ["Mer: {a}, b"]


def test_a_changed_document_is_found_by_the_check(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, frozenset({changed_after_publishing.id}))
    lchnv("publish", DAY, *TODAY)
    assert "ändrad-efter-publicering" not in _faults(lchnv)
    _change()
    assert "ändrad-efter-publicering" in _faults(lchnv)


def _spoil(old: str, new: str) -> int:
    """Change a text in the agenda and give the line it stands on."""
    text = AGENDA.read_text(encoding="utf-8")
    assert text.count(old) == 1
    AGENDA.write_bytes(text.replace(old, new).encode())
    return text[: text.index(old)].count("\n") + 1 + new.count("\n") - old.count("\n")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("publicerad:", "publicerad:\nplatsen: By", "Fältet platsen finns inte"),
        ("publicerad:", "publicerad:\ntid: tidigt", "tid"),
        ("publicerad:", "publicerad:\nplats: By\nplats: By", "plats"),
        ("## 1. Mötets öppnande\n", "## 1. Mötets öppnande\n\nUtfall: att bekräfta\n", "bekräftat"),
    ],
)
def test_a_document_with_an_error_in_what_it_says_is_not_published(
    lchnv: Program, old: str, new: str, told: str
) -> None:
    line = _spoil(old, new)
    before = AGENDA.read_bytes()
    for more in ((), ("--dry-run",)):
        ran = lchnv("publish", DAY, *TODAY, *more)
        assert (ran.code, ran.out, AGENDA.read_bytes()) == (2, "", before)
        assert f"{AGENDA.as_posix()}:{line}:" in ran.err
        assert told in ran.err
        assert f"lchnv check {AGENDA.as_posix()}" in ran.err


def test_an_unreadable_document_is_not_published(lchnv: Program) -> None:
    AGENDA.write_bytes(AGENDA.read_bytes().replace(b"---", b"--", 1))
    ran = lchnv("publish", DAY, *TODAY)
    assert (ran.code, ran.out) == (2, "")
    assert AGENDA.as_posix() in ran.err


def test_an_error_with_an_exemption_stops_nothing(lchnv: Program) -> None:
    exempted = "publicerad:\nplatsen: By\nundantag: [{regel: okänt-fält, skäl: Provet.}]"
    _spoil("publicerad:", exempted)
    assert lchnv("publish", DAY, *TODAY).code == 0


def test_an_error_of_another_document_stops_nothing(lchnv: Program) -> None:
    Path("meetings/lchnv/2026-05-22/minnesanteckningar.md").write_bytes(b"---\n")
    assert lchnv("publish", DAY, *TODAY).code == 0


def test_a_late_publishing_is_told_and_done(lchnv: Program) -> None:
    ran = lchnv("publish", DAY, "--today", "2026-03-17")
    assert ran.code == 0
    assert "Obs: Dagordningen publicerades tisdag 17 mars" in ran.err
    assert str(_agenda().published) == "2026-03-17"


@pytest.mark.parametrize("body", ["lchnv", "styrgrupp"])
def test_a_decision_that_is_not_confirmed_stops_the_notes_of_every_body(
    lchnv: Program, body: str
) -> None:
    file = Path("meetings", body, "2026-03-02", "minnesanteckningar.md")
    file.parent.mkdir(exist_ok=True, parents=True)
    head = f"---\ndokument: minnesanteckningar\norgan: {body}\ndatum: 2026-03-02\n---\n\n"
    said = "## 1. Taxan\n\nGruppen beslutade\n\n- att höja den\n\nUtfall: {}\n"
    file.write_bytes((head + said.format("Att bekräfta")).encode())
    ran = lchnv("publish", str(file), *TODAY)
    assert (ran.code, ran.err.count("bekräftat")) == (2, 1)
    assert f"{file.as_posix()}:13" in ran.err
    file.write_bytes((head + said.format("bifall")).encode())
    assert lchnv("publish", str(file), *TODAY).code == 0


def test_a_new_error_must_say_whether_it_stops_publishing() -> None:
    texts = changed_after_publishing.texts
    with pytest.raises(TypeError, match="ny-regel"):
        rule("ny-regel", cites="form", severity=Severity.ERROR, texts=texts)
    rule("ny-regel", cites="form", severity=Severity.WARNING, texts=texts)


def test_a_day_to_come_is_no_day_of_publishing(lchnv: Program) -> None:
    before = AGENDA.read_bytes()
    ran = lchnv("publish", DAY, "--date", "2026-03-13", *TODAY)
    assert (ran.code, AGENDA.read_bytes()) == (2, before)
    assert ran.err == f"{AGENDA.as_posix()}\n    2026-03-13 har inte varit än.\n"


@pytest.mark.parametrize("out", [False, True])
def test_the_agenda_of_a_meeting_that_is_off_is_published_only_anew(
    lchnv: Program, *, out: bool
) -> None:
    if out:
        assert lchnv("publish", DAY, *TODAY).code == 0
    assert lchnv("cancel", DAY, *TODAY).code == 0
    text = AGENDA.read_text(encoding="utf-8")
    AGENDA.write_text(text.replace("## 1. Mötets", "Inställt.\n\n## 1. Mötets"), encoding="utf-8")
    before = AGENDA.read_bytes()
    ran = lchnv("publish", DAY, *(["--revised", "Inställt"] if out else []), *TODAY)
    assert (ran.code, AGENDA.read_bytes() != before) == ((0, True) if out else (2, False))
    assert ("är inställt" in ran.err) != out


def test_what_is_out_is_never_made_anew(lchnv: Program) -> None:
    assert lchnv("publish", DAY, *TODAY).code == 0
    before = AGENDA.read_bytes()
    for force in ([], ["--force"]):
        ran = lchnv("new-agenda", DAY, *force, *TODAY)
        assert (ran.code, AGENDA.read_bytes()) == (2, before)
        assert f"lchnv publish {AGENDA.as_posix()} --revised" in ran.err
        assert "--force" not in ran.err
