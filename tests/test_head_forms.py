"""lchnv start: the fields of a head as forms, each saved by itself."""

import html
import re
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlencode

import pytest

from lchnv_cli.commands.start import actions
from lchnv_cli.load.fields import record_of
from lchnv_cli.load.head import changed_head, read_head, told
from lchnv_cli.load.head_slots import Room, Slot
from lchnv_cli.preview.server import PreviewServer
from lchnv_cli.work.making.head_drawing import key_of, mark_of, spots_of
from lchnv_cli.work.making.serving import server_of
from lchnv_cli.work.making.start_drawing import StartDrawing
from lchnv_cli.work.opening.workplace import open_workplace
from tests.running import AGENDA, ROOT, Program, network
from tests.test_preview import ask, change, started
from tests.test_start import TODAY, post

pytestmark = pytest.mark.slow

NOTES = Path("meetings/lchnv/2026-05-22/minnesanteckningar.md")
EXEMPLARY = ROOT / "tests" / "exemplary"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


@pytest.fixture
def server(lchnv: Program) -> Iterator[PreviewServer]:
    drawing = StartDrawing(lchnv.folder, TODAY)
    with started(server_of(drawing, 0, drawing.document, actions(drawing))) as serving:
        yield serving


def page(server: PreviewServer, file: Path = AGENDA) -> str:
    """Give the page of a document's head."""
    answer = ask(server, f"/{server.token}/{file.as_posix()}/huvud/")
    assert answer.status == 200
    return answer.read().decode()


def form(shown: str, key: str) -> str:
    """Give the form of a field."""
    (own,) = [
        each for each in re.findall("<form.*?</form>", shown, re.DOTALL) if f'value="{key}"' in each
    ]
    return str(own)


def send(server: PreviewServer, key: str, file: Path = AGENDA, **told: str) -> HTTPResponse:
    """Fill in a form as it is shown, and send it."""
    own = form(page(server, file), key)
    hidden = re.findall('<input type="hidden" name="([^"]*)" value="([^"]*)">', own)
    fields = {name: html.unescape(value) for name, value in hidden}
    (action,) = re.findall('action="(?:[.][.]/)*([^"]*)"', own)
    return post(
        server, action, urlencode(fields | {n.replace("__", "-"): v for n, v in told.items()})
    )


def saved(answer: HTTPResponse) -> str:
    """Give where the browser is sent when something was saved."""
    assert answer.status == 303, answer.read().decode()
    return unquote(answer.headers["Location"])


def test_a_value_is_saved_in_its_own_bytes_and_told(server: PreviewServer) -> None:
    before = AGENDA.read_bytes()
    at = saved(send(server, "info", varde="Fika från 9.15"))
    assert at == f"{AGENDA.as_posix()}/huvud/#falt-info"
    assert AGENDA.read_bytes() == before.replace(
        "Fika 09.15–09.30".encode(), "Fika från 9.15".encode()
    )
    own = form(page(server), "info")
    assert 'value="Fika från 9.15"' in own
    assert "Sparat i filen, rad 7: info: Fika från 9.15" in own


def test_what_is_as_it_was_is_not_written(server: PreviewServer) -> None:
    before = AGENDA.stat().st_mtime_ns
    saved(send(server, "info", varde=" Fika 09.15–09.30 "))
    saved(send(server, "gäster", varde="Ivar Ingmarsson, utredare\r\n"))
    assert AGENDA.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("key", "told", "line"),
    [
        ("gäster", {"varde": "Ivar Ek\r\n\r\n Siv: Alm"}, 'gäster: [Ivar Ek, "Siv: Alm"]\n'),
        ("bilagor.1.titel", {"varde": "Rapporter"}, "    titel: Rapporter\n"),
        ("bilagor.+", {"v__nr": "3", "v__titel": "Mer"}, "  - nr: 3\n    titel: Mer\n---\n"),
        ("sekretess", {"varde": "ingen"}, "sekretess: ingen\n---\n"),
        ("anmält_förhinder", {"varde": "Lo Ek\nOrsa"}, "anmält_förhinder: [Lo Ek, Orsa]\n"),
        ("möte", {"varde": "extra"}, "möte: extra\n---\n"),
        ("plats", {"varde": ""}, 'plats: ""\n'),
        (
            "undantag.+",
            {"v__regel": "utan-tid", "v__skäl": "x"},
            "undantag: [{regel: utan-tid, skäl: x}]\n",
        ),
    ],
)
def test_every_kind_of_field_can_be_filled_in(
    server: PreviewServer, key: str, told: dict[str, str], line: str
) -> None:
    saved(send(server, key, AGENDA, **told))
    assert line in AGENDA.read_text(encoding="utf-8")


def test_who_was_there_is_filled_in_by_principal(server: PreviewServer) -> None:
    change(NOTES, "närvarande:", "oklart: {}\nnärvarande:")
    shown = form(page(server, NOTES), "oklart.+")
    assert ">huvudman</label>" in shown
    assert ">representanter</label>" in shown
    told = {"v__huvudman": "Region Prov", "v__representanter": "Bo Ek\nLo Ek"}
    saved(send(server, "oklart.+", NOTES, **told))
    saved(send(server, "oklart.Region Prov", NOTES, varde="Bo Ek"))
    assert "oklart: {Region Prov: [Bo Ek]}\n" in NOTES.read_text(encoding="utf-8")


def test_a_finding_stands_at_its_field_and_others_first(server: PreviewServer) -> None:
    change(AGENDA, "publicerad: 2026-03-13", "publicerad: 2026-03-16")
    change(AGENDA, "plats:", "palts:")
    shown = page(server)
    own = form(shown, "publicerad")
    assert "senast fredag 13 mars gällde" in own
    assert 'aria-describedby="falt-publicerad-om falt-publicerad-fynd" aria-invalid="true"' in own
    assert "Menade du plats?" in shown[: shown.index("<form")]
    assert "Menade du plats?" not in "".join(re.findall("<form.*?</form>", shown, re.DOTALL))


def test_fields_that_a_command_writes_are_shown_without_a_form(server: PreviewServer) -> None:
    change(AGENDA, "publicerad:", "kontrollsumma: v2-9f\npublicerad:")
    shown = page(server)
    assert "<legend>kontrollsumma</legend>" in shown
    assert 'value="kontrollsumma"' not in shown
    answer = post(server, "falt", urlencode({"fil": AGENDA.as_posix(), "falt": "kontrollsumma"}))
    assert answer.status == 409


@pytest.mark.parametrize(
    "file", sorted(EXEMPLARY.glob("meetings/*/*/*.md")), ids=lambda p: p.parent.name
)
def test_every_value_of_every_head_can_be_saved_alone(file: Path) -> None:
    here = open_workplace(EXEMPLARY, TODAY)
    document = here.archive.document_at(PurePosixPath(file.relative_to(EXEMPLARY).as_posix()))
    assert document
    text = file.read_text(encoding="utf-8")
    spots = spots_of(document, text)
    written = {each.name for each in record_of(document.kind).fields if each.by_hand}
    assert {each.names[0] for each in spots} == written
    slots = {key_of(each): each for each in spots if isinstance(each, Slot)}
    for key, slot in slots.items():
        after = changed_head(document.file, text, {slot.names: slot.value("Nytt: å")})
        changed = {key_of(each): each for each in spots_of(document, after)}
        assert {k for k, each in changed.items() if each != slots.get(k, each)} == {key}
        assert changed[key] == slot._replace(text="Nytt: å")


HOSTILE = [
    '"><script>alert(1)</script>',
    "a: [b",
    "{{ x }}",
    "'",
    "#",
    "- x",
    "&amp;",
    "!!x",
    "\u202eå",
    "*a",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_written_is_text_and_nothing_else(server: PreviewServer, text: str) -> None:
    saved(send(server, "info", varde=text))
    pairs = told(read_head(AGENDA.read_text(encoding="utf-8"))[0])
    assert isinstance(pairs, tuple)
    assert dict(pairs)["info"] == text
    own = form(page(server), "info")
    assert html.unescape(re.findall('name="varde"[^>]* value="([^"]*)"', own)[0]) == text
    assert "<script" not in own


def test_what_somebody_else_has_written_meanwhile_is_not_lost(server: PreviewServer) -> None:
    mark = form(page(server), "info")
    fields = {"fil": AGENDA.as_posix(), "falt": "info", "varde": "Te & kaka"}
    fields["fore"] = re.findall('name="fore" value="(.*?)"', mark)[0]
    change(AGENDA, "Fika 09.15–09.30", "Kaffe")
    before = AGENDA.read_bytes()
    answer = post(server, "falt", urlencode(fields))
    text = html.unescape(answer.read().decode())
    assert (answer.status, AGENDA.read_bytes() == before) == (409, True)
    assert "Någon har ändrat fältet" in text
    assert "Te & kaka" in text


@pytest.mark.parametrize(("key", "value"), [("datum", "snart"), ("organ", "annat"), ("datum", "")])
def test_no_form_makes_a_document_unreadable(server: PreviewServer, key: str, value: str) -> None:
    before = AGENDA.read_bytes()
    answer = send(server, key, varde=value)
    text = answer.read().decode()
    assert (answer.status, AGENDA.read_bytes() == before) == (409, True)
    assert f"ältet {key}" in text or "rganet" in text
    assert "Du skrev" in text


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"fil": AGENDA.as_posix()},
        {"fil": AGENDA.as_posix(), "falt": "info"},
        {"fil": AGENDA.as_posix(), "falt": "info", "fore": "0" * 16, "varde": "x"},
        {"fil": AGENDA.as_posix(), "falt": "påhittat", "fore": "0" * 16, "varde": "x"},
        {"fil": "rules.yaml", "falt": "organ", "varde": "x"},
        {"fil": f"./{AGENDA.as_posix()}/../../../../../rules.yaml", "falt": "organ", "varde": "x"},
        {"fil": "/etc/passwd", "falt": "info", "varde": "x"},
        {"fil": "meetings/register.yaml", "falt": "personer.0.namn", "varde": "x"},
    ],
)
@pytest.mark.parametrize("action", ["falt", "lagg-till"])
def test_nothing_else_can_be_written(
    server: PreviewServer, lchnv: Program, action: str, told: dict[str, str]
) -> None:
    before = lchnv.files()
    assert post(server, action, urlencode(told)).status == 409
    assert lchnv.files() == before


def test_a_form_for_one_more_sets_no_value_and_the_other_way_round(
    server: PreviewServer, lchnv: Program
) -> None:
    before = lchnv.files()
    document = open_workplace(lchnv.folder, TODAY).archive.document_at(
        PurePosixPath(AGENDA.as_posix())
    )
    assert document
    for each in spots_of(document, AGENDA.read_text(encoding="utf-8")):
        own = {"fil": AGENDA.as_posix(), "falt": key_of(each), "fore": mark_of(each), "varde": "x"}
        wrong = "falt" if isinstance(each, Room) else "lagg-till"
        assert post(server, wrong, urlencode(own)).status == 409
    assert lchnv.files() == before


def test_a_document_that_cannot_be_read_says_so(server: PreviewServer) -> None:
    change(AGENDA, "dokument: dagordning", "dokument: [")
    text = page(server)
    assert "Fälten går inte att visa just nu" in text
    assert "oläsbar-fil" in text
    assert 'href="../../../../../">Till startsidan' in text


def test_pages_lead_to_each_other(server: PreviewServer) -> None:
    at = f"/{server.token}/{AGENDA.as_posix()}/"
    first = ask(server, f"/{server.token}/").read().decode()
    assert f'href="{AGENDA.as_posix()}/huvud/"' in first
    document = ask(server, at).read().decode()
    assert 'href="../../../../">Till startsidan' in document
    assert 'href="huvud/">Fyll i fälten' in document
    head = page(server)
    assert 'href="../../../../../">Till startsidan' in head
    assert 'href="../">Visa dokumentet' in head
