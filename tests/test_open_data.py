"""lchnv export --to oparl: an endpoint as the specification asks, of what is public alone."""

import datetime as dt
import hashlib
import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from lchnv_cli.load.broken import Broken
from lchnv_cli.memory.moments import moment
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.public_archive import public_archive
from lchnv_cli.oparl.endpoint import endpoint
from lchnv_cli.oparl.source import OpenFile, Source
from tests import exemplary
from tests.oparl_checks import SCHEMA, Client, Json, wrong_with
from tests.running import FORCE, NETWORK, ROOT, Program, archive, network
from tests.sealing import seal, sealed

SITE = "https://www.prov.example/lchnv"
OPARL = f"{SITE}/oparl/"
START = f"{OPARL}system.json"
DRAFT = Path("meetings/lchnv/2026-05-22/minnesanteckningar.md")
OUT = Path("meetings/lchnv/2026-01-30/minnesanteckningar.md")


def _with_address(rules: str) -> str:
    """Give rules.yaml with an address, and every body's documents on the web."""
    told = re.sub(r"^ +webb: .*\n", "", rules, flags=re.MULTILINE)
    told = told.replace("nätverk: ", f"webbadress: {SITE}\nnätverk: ", 1)
    return re.sub(r"^(    )(rubrik: .*)$", r"\1\2\n\1webb: ja", told, flags=re.MULTILINE)


def _tell(folder: Archive, day: dt.date | None = None) -> dict[str, bytes]:
    """Give the endpoint of all that is public, or of a day, with files for the documents."""
    public = public_archive(folder)
    printed: dict[PurePosixPath, OpenFile] = {}
    annexes: dict[tuple[PurePosixPath, str], OpenFile] = {}
    source, files = Source(public, printed, annexes), dict[str, bytes]()

    def file(path: str) -> OpenFile:
        files[path] = path.encode()
        return OpenFile(path, "Fil", len(path), hashlib.sha512(path.encode()).hexdigest())

    meetings = [each for each in public.meetings if day in {None, each.date}]
    for meeting in meetings:
        for document in meeting.documents:
            printed[document.file] = file(f"{source.folder(meeting)}{document.kind.word}.pdf")
            for at, annex in enumerate(document.annexes, 1):
                path = f"{source.folder(meeting)}bilagor/{at}.pdf"
                annexes[document.file, annex.number] = file(path)
    told = endpoint(meetings, source)
    return files | {path: json.dumps(each).encode() for path, each in told}


@cache
def _years() -> Archive:
    texts = dict(exemplary.files())
    found, _ = exemplary.read(texts | {"rules.yaml": _with_address(texts["rules.yaml"])})
    return sealed(found)


@cache
def _whole() -> tuple[dict[str, bytes], Client]:
    files = _tell(_years())
    return files, Client(files, START)


def _at(path: str) -> Json:
    return _whole()[1].objects[f"{OPARL}{path}.json"]


@pytest.mark.slow
def test_a_client_that_follows_every_address_finds_all_and_nothing_wrong() -> None:
    files, client = _whole()
    assert client.wrong == []
    told = {path: json.loads(files[path]) for path in files if path.endswith(".json")}
    objects = {path for path, each in told.items() if "data" not in each}
    assert objects == {url.removeprefix(OPARL) for url in client.objects}
    assert told.keys() - objects >= {url.removeprefix(OPARL) for url in client.lists}
    assert len(client.of("Meeting")) == len(public_archive(_years()).meetings)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("organizations", "Organization"),
        ("people", "Person"),
        ("memberships", "Membership"),
        ("meetings", "Meeting"),
        ("agenda-items", "AgendaItem"),
        ("papers", "Paper"),
        ("consultations", "Consultation"),
        ("files", "File"),
        ("locations", "Location"),
        ("legislative-terms", "LegislativeTerm"),
    ],
)
def test_every_object_stands_in_its_list(name: str, kind: str) -> None:
    client = _whole()[1]
    listed = [each["id"] for each in client.lists[f"{OPARL}{name}.json"]]
    assert listed == sorted(each["id"] for each in client.of(kind))
    assert bool(listed) is (kind != "LegislativeTerm")


def test_a_list_that_fills_its_page_has_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = len(_whole()[1].of("Paper"))
    for on_a_page, pages in ((papers, 1), (papers - 1, 2)):
        monkeypatch.setattr("lchnv_cli.oparl.endpoint.ON_A_PAGE", on_a_page)
        files = _tell(_years())
        assert Client(files, START).wrong == []
        assert len([name for name in files if re.fullmatch(r"papers(-\d+)?\.json", name)]) == pages


def test_the_same_folder_gives_the_same_bytes() -> None:
    assert _tell(_years()) == _whole()[0]


def test_a_meeting_alone_is_told_as_among_all_and_leads_nowhere_else() -> None:
    files = _tell(_years(), dt.date(2026, 3, 20))
    client = Client(files, START)
    assert (client.wrong, len(client.of("Meeting"))) == ([], 1)
    own = [path for path in files if path.startswith("meetings/lchnv/2026-03-20/")]
    assert len(own) > 10
    paper = re.compile(rb', "paper": \[[^]]*\]')  # which of them are told
    assert [paper.sub(b"", files[path]) for path in own] == [
        paper.sub(b"", _whole()[0][path]) for path in own
    ]
    assert files["people/asta-almgren.json"] == _whole()[0]["people/asta-almgren.json"]


def test_a_meeting_tells_its_time_papers_and_who_was_there() -> None:
    met = _at("meetings/lchnv/2026-03-20/meeting")
    assert (met["start"], met["end"]) == ("2026-03-20T09:30:00+01:00", "2026-03-20T12:00:00+01:00")
    assert met["location"]["description"] == "Aspgården, Sjövägen 4, Aspnäs"
    assert met["organization"] == [f"{OPARL}organizations/lchnv.json"]
    assert (met["meetingState"], met["cancelled"]) == ("durchgeführt", False)
    names = [_whole()[1].objects[each]["name"] for each in met["participant"]]
    assert names[:2] == ["Asta Almgren", "Bertil Björkegren"]
    assert "Inga Isling" not in names  # absent
    assert met["invitation"]["date"] == "2026-03-11"
    assert met["resultsProtocol"]["date"] == "2026-03-27"
    assert (met["created"], met["modified"]) == (  # the calendar, and the notes
        "2025-12-12T00:00:00+01:00",
        "2026-03-27T00:00:00+01:00",
    )
    told = [(each["number"], each["order"]) for each in met["agendaItem"]]
    assert told[3:6] == [("4", 3), ("4 a", 4), ("5", 5)]


def test_a_point_tells_what_was_proposed_and_what_became_of_it() -> None:
    point = _at("meetings/lchnv/2026-03-20/punkt-5-c")
    assert (point["name"], point["result"], point["resolutionText"]) == (
        "Utvecklingsarbete om tidiga insatser",
        "bifall",
        "att starta utvecklingsarbetet",
    )
    assert point["lchnv:proposal"] == ["att starta utvecklingsarbetet"]
    (annex,) = point["auxiliaryFile"]
    assert annex["accessUrl"] == f"{OPARL}meetings/lchnv/2026-03-20/bilagor/3.pdf"
    assert annex["id"] not in {
        each["id"] for each in _at("meetings/lchnv/2026-03-20/meeting").get("auxiliaryFile", ())
    }
    tabled = _at("meetings/lchnv/2026-01-30/punkt-5-b")
    assert (tabled["result"], tabled["lchnv:outcome"]) == ("bordlagd 2026-03-20", ["bordlagd"])
    assert "resolutionText" not in tabled


def test_a_point_of_an_agenda_alone_tells_no_decision() -> None:
    met = _at("meetings/schnv/2027-10-22/meeting")  # whose notes are not published
    assert (met["meetingState"], "participant" in met) == ("eingeladen", False)
    point = _at("meetings/schnv/2027-10-22/punkt-2")
    assert point["lchnv:proposal"] == ["att starta handledningen i januari 2028"]
    assert point.keys().isdisjoint({"result", "resolutionText", "lchnv:outcome"})


def test_meetings_to_come_and_those_called_off_stand_as_the_calendar_has_them() -> None:
    coming = _at("meetings/lchnv/2028-01-28/meeting")
    assert (coming["meetingState"], coming["cancelled"]) == ("terminiert", False)
    off = [each["id"] for each in _whole()[1].of("Meeting") if each["cancelled"]]
    assert off == [
        f"{OPARL}meetings/{each.body_id}/{each.date}/meeting.json"
        for each in _years().meetings
        if each.cancelled
    ]
    assert off


def test_a_matter_is_a_paper_that_is_followed_from_meeting_to_meeting() -> None:
    paper = _at("papers/vardplanering")
    assert (paper["reference"], paper["date"]) == ("vårdplanering", "2026-01-30")
    assert [each["agendaItem"].removeprefix(OPARL) for each in paper["consultation"]] == [
        "meetings/lchnv/2026-01-30/punkt-5-a.json",
        "meetings/lchnv/2026-03-20/punkt-5-a.json",
        "meetings/lchnv/2026-09-25/punkt-5-a.json",
    ]
    first = paper["consultation"][0]["id"].removeprefix(OPARL).removesuffix(".json")
    assert _at(first)["paper"] == paper["id"]
    point = _at("meetings/lchnv/2026-01-30/punkt-5-a")
    assert point["consultation"] == paper["consultation"][0]["id"]
    assert "consultation" not in _at("meetings/lchnv/2026-03-20/punkt-1")  # a formality


def test_mandates_are_memberships_with_their_days_and_principals() -> None:
    person = _at("people/elsa-ekenstam")
    told = {(each["role"], each["startDate"]): each for each in person["membership"]}
    member = told["representant", "2024-12-19"]
    assert (member["votingRight"], member["onBehalfOf"]) == (
        True,
        f"{OPARL}principals/region-prov.json",
    )
    assert told["ordförande", "2026-01-01"]["endDate"] == "2026-12-31"
    steering = told["styrgrupp", "2024-12-19"]
    assert steering["organization"] == f"{OPARL}organizations/styrgrupp.json"
    group = _at("organizations/styrgrupp")
    assert steering["id"] in group["membership"]
    assert group["subOrganizationOf"] == f"{OPARL}organizations/lchnv.json"
    assert person["status"] == ["hälso- och sjukvårdsdirektör"]


def test_nobody_who_neither_sat_nor_was_there_is_told_of() -> None:
    people = """personer:
  - namn: Lo Falk
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Björkby, från: 2020-01-01, till: 2026-03-19}
  - {namn: Nils Hage, befattning: utredare}
  - namn: Ivar Ek
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Björkby, från: 2020-01-01, till: 2026-03-20}
  - namn: Eva Ek
    uppdrag: [{roll: representant, organ: lchnv, huvudman: Tallsjö, från: 2026-03-20}]
  - namn: Bo Alm
    uppdrag: [{roll: representant, organ: lchnv, huvudman: Tallsjö, från: 2026-03-21}]
"""
    rules = _with_address((NETWORK / "rules.yaml").read_text(encoding="utf-8"))
    notes = (
        "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-03-20\n"
        "publicerad: 2026-03-25\nnärvarande: {Björkby: [Åsa Öman]}\n"
        "frånvarande: {Orsa: [Nils Hage]}\n---\n## 1. Avslutning\n"
    )
    calendar = (
        "---\ndokument: kalendarium\norgan: lchnv\når: 2026\nfastställt: oklart\n"
        "möten: [{datum: 2026-01-30}, {datum: 2026-05-22}]\n---\n"
    )
    client = Client(_tell(sealed(archive(notes, calendar, register=people, rules=rules))), START)
    assert client.wrong == []
    assert len(client.of("Meeting")) == 3
    assert [(each["name"], each["id"]) for each in client.of("Person")] == [
        ("Åsa Öman", f"{OPARL}people/asa-oman.json"),
        ("Ivar Ek", f"{OPARL}people/ivar-ek.json"),
        ("Eva Ek", f"{OPARL}people/eva-ek.json"),
    ]


@pytest.mark.parametrize(
    ("day", "hour", "told"),
    [
        ("2026-03-28", 9, "2026-03-28T09:00:00+01:00"),
        ("2026-03-29", 1, "2026-03-29T01:00:00+01:00"),
        ("2026-03-29", 3, "2026-03-29T03:00:00+02:00"),
        ("2026-10-25", 1, "2026-10-25T01:00:00+02:00"),
        ("2026-10-25", 3, "2026-10-25T03:00:00+01:00"),
        ("2025-03-30", 9, "2025-03-30T09:00:00+02:00"),
    ],
)
def test_moments_are_swedish_time(day: str, hour: int, told: str) -> None:
    assert moment(dt.date.fromisoformat(day), dt.time(hour)) == told


_RIGHT: Json = {
    "id": "https://a.example/m.json",
    "type": f"{SCHEMA}Meeting",
    "created": "2026-03-20T09:30:00+01:00",
    "modified": "2026-03-20T09:30:00+01:00",
    "lchnv:anything": None,
}


@pytest.mark.parametrize(
    "change",
    [
        {"id": "meeting/1"},
        {"type": f"{SCHEMA}meeting"},
        {"created": None},
        {"created": "2026-03-20T09:30:00"},
        {"modified": "2026-03-20T09:30:00Z"},
        {"start": "2026-02-30T09:30:00+01:00"},
        {"start": "2026-03-20"},
        {"cancelled": "nej"},
        {"name": ""},
        {"organization": "https://a.example/o.json"},
        {"organization": []},
        {"location": "https://a.example/l.json"},
        {"invitation": {**_RIGHT, "type": f"{SCHEMA}Location"}},
        {"agendaItem": [{**_RIGHT, "type": f"{SCHEMA}AgendaItem"}]},
        {"outcome": "bifall"},
        {"date": "2026-03-20"},
    ],
)
def test_what_the_specification_refuses_is_refused(change: dict[str, Any]) -> None:
    assert list(wrong_with(_RIGHT)) == []
    assert list(wrong_with({**_RIGHT, **change}))


@pytest.mark.parametrize("lacking", ["id", "type", "created", "modified"])
def test_what_every_object_must_have_is_asked_for(lacking: str) -> None:
    assert list(wrong_with({name: _RIGHT[name] for name in _RIGHT if name != lacking}))


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    _edit("rules.yaml", _with_address)
    seal(tmp_path)
    return program


def _edit(file: str | Path, change: Callable[[str], str]) -> None:
    path = Path(file)
    before = path.read_text(encoding="utf-8")
    assert change(before) != before
    path.write_text(change(before), encoding="utf-8")


def _made(lchnv: Program, folder: str = "export/oparl/") -> dict[str, bytes]:
    found = lchnv.files().items()
    return {name.removeprefix(folder): data for name, data in found if name.startswith(folder)}


@pytest.mark.slow
def test_the_folder_is_the_endpoint_with_all_its_files(lchnv: Program) -> None:
    annex = Path("meetings/lchnv/2026-03-20/bilagor/1-minnesanteckningar.pdf")
    annex.parent.mkdir()
    annex.write_bytes(b"%PDF-1.7 bilaga")
    ran = lchnv("export", "--all", "--to", "oparl")
    assert (ran.code, ran.out) == (0, "MAPP/export/oparl/system.json\n")
    withheld = "Inte publicerat som det står, och inte med:"
    assert ran.err.startswith(f"{withheld}\n    {DRAFT.as_posix()}\n")
    files = _made(lchnv)
    client = Client(files, START)
    assert client.wrong == []
    told = {each["accessUrl"].removeprefix(OPARL) for each in client.of("File")}
    assert told == {name for name in files if name.endswith(".pdf")}
    folder = "meetings/lchnv/2026-03-20"
    assert files[f"{folder}/dagordning-lchnv-2026-03-20.pdf"].startswith(b"%PDF")
    assert files[f"{folder}/bilagor/1-minnesanteckningar.pdf"] == b"%PDF-1.7 bilaga"
    again = lchnv("export", "--all", "--to", "oparl")
    assert again.err.endswith(f"0 filer skrivna; {len(files)} oförändrade.\n")
    assert _made(lchnv) == files


CANARY = "kanariefågel"


def test_no_draft_no_address_and_nothing_for_the_writer_goes_out(lchnv: Program) -> None:
    _edit(DRAFT, lambda text: text.replace("Taxor", CANARY).replace("anta taxorna", CANARY))
    for document in (OUT, Path("meetings/lchnv/2026-03-20/dagordning.md")):
        _edit(
            document,
            lambda text: text.replace(
                "\norgan: lchnv\n",
                f"\norgan: lchnv\nsekretess: {CANARY}\n# {CANARY}\n",
            ).replace("## 1.", f"<!-- {CANARY} -->\n\n## 1."),
        )
    _edit(OUT, lambda text: text.replace("finns bara på papper", CANARY))
    _edit(
        OUT,
        lambda text: text.replace("Bystugan", f"Bystugan, {CANARY}@prov.example").replace(
            "att kartlägga läget", f"att svara till {CANARY}@prov.example, eller ringa"
        ),
    )
    _edit(
        "meetings/register.yaml",
        lambda text: text.replace(
            "- namn: Asta Almgren\n", f"- namn: Asta Almgren\n    epost: {CANARY}@prov.example\n"
        ).replace("från: 2024-12-19}", f"från: 2024-12-19, anmärkning: {CANARY}}}"),
    )
    _edit(
        "meetings/styrgrupp/2026/kalendarium.md",
        lambda text: text.replace("2026-03-02}", f"2026-03-02, plats: {CANARY}}}"),
    )
    lchnv("new-per-capsulam", "2026-01-30", "2a", "--answer-by", "2026-02-20")
    _edit(
        "meetings/lchnv/2026-01-30/per-capsulam-2a.md",
        lambda text: text.replace("---\n", f"---\ninfo: {CANARY}\n", 1),
    )
    seal(lchnv.folder)
    assert lchnv("export", "--all", "--to", "oparl").code == 0
    files = _made(lchnv)
    assert "people/asta-almgren.json" in files
    own = {name: data.decode().casefold() for name, data in files.items() if "json" in name}
    assert {name for name, text in own.items() if CANARY in text or "@" in text} == set()
    assert {name for name in own if "2026-03-02" in name} == set()  # of a calendar not adopted
    point = json.loads(files["meetings/lchnv/2026-01-30/punkt-2-b.json"])
    assert point["resolutionText"] == "att svara till [e-postadress], eller ringa"


@pytest.mark.slow
def test_what_is_published_later_comes_with_it_and_tells_its_outcome(lchnv: Program) -> None:
    lchnv("export", "2026-05-22", "--to", "oparl")
    meeting = "meetings/lchnv/2026-05-22/meeting.json"
    assert "agendaItem" not in json.loads(_made(lchnv)[meeting])
    _edit(DRAFT, lambda text: text.replace("utskickad:", "publicerad: 2026-05-27\nutskickad:"))
    seal(lchnv.folder)
    lchnv("export", "2026-05-22", "--to", "oparl")
    told = json.loads(_made(lchnv)[meeting])
    assert told["agendaItem"][1]["result"] == "ändrad"
    assert told["modified"] == "2026-05-27T00:00:00+02:00"
    _edit(DRAFT, lambda text: text.replace("publicerad: 2026-05-27\n", ""))
    seal(lchnv.folder)
    ran = lchnv("export", "2026-05-22", "--to", "oparl")
    left = meeting.replace("meeting.", "minnesanteckningar-lchnv-2026-05-22.")
    assert "inte längre med; ta bort det innan du lägger ut mappen:\n" in ran.err
    assert f"    MAPP/export/oparl/{left}\n" in ran.err
    assert "agendaItem" not in json.loads(_made(lchnv)[meeting])


@pytest.mark.slow
def test_what_was_changed_since_it_was_published_waits_until_that_is_told(lchnv: Program) -> None:
    agenda = "meetings/lchnv/2026-03-20/dagordning.md"
    point = "meetings/lchnv/2026-03-20/punkt-1.json"
    lchnv("publish", agenda, "--today", "2026-03-13")
    lchnv("export", "2026-03-20", "--to", "oparl", "--output", "först")
    _edit(agenda, lambda text: text.replace("## 1. Mötets öppnande", f"## 1. {CANARY}"))
    ran = lchnv("export", "2026-03-20", "--to", "oparl", "--output", "sedan")
    assert ran.err.startswith(f"Inte publicerat som det står, och inte med:\n    {agenda}\n")
    assert point in _made(lchnv, "först/oparl/")
    assert point not in _made(lchnv, "sedan/oparl/")
    lchnv("publish", agenda, "--revised", "Punkt 1 bytte namn", "--today", "2026-03-16")
    lchnv("export", "2026-03-20", "--to", "oparl", "--output", "sist")
    told = json.loads(_made(lchnv, "sist/oparl/")[point])
    assert (told["name"], told["modified"]) == (CANARY, "2026-03-16T00:00:00+01:00")


@pytest.mark.slow
def test_a_year_a_body_and_a_file_choose_meetings(lchnv: Program) -> None:
    for arguments, count in (
        (["2026"], 4),
        (["--body", "lchnv"], 4),
        (["2026", "--body", "lchnv"], 4),
        (["2026-03-20"], 1),
        ([OUT.as_posix()], 1),
    ):
        lchnv("export", *arguments, "--to", "oparl", "--output", "ut")
        told = json.loads(_made(lchnv, "ut/oparl/")["meetings.json"])
        assert (arguments, told["pagination"]["totalElements"]) == (arguments, count)


def test_prints_and_open_data_are_made_together(lchnv: Program) -> None:
    ran = lchnv("export", "2026-03-20", "--to", "html,oparl")
    assert ran.out == (
        "MAPP/export/dagordning-lchnv-2026-03-20.html\nMAPP/export/oparl/system.json\n"
    )


def test_a_dry_run_writes_nothing(lchnv: Program) -> None:
    before = lchnv.files()
    ran = lchnv("export", "--all", "--to", "oparl", "--dry-run")
    assert (ran.code, ran.out, lchnv.files()) == (0, "MAPP/export/oparl/system.json\n", before)


def test_somebodys_own_file_is_only_replaced_by_force(lchnv: Program) -> None:
    mine = Path("export/oparl/body.json")
    mine.parent.mkdir(parents=True)
    mine.write_text("mitt", encoding="utf-8")
    refused = lchnv("export", "2026-03-20", "--to", "oparl")
    assert (refused.code, mine.read_text(encoding="utf-8")) == (2, "mitt")
    assert refused.err.endswith(
        f"MAPP/export/oparl/body.json finns redan med annat innehåll; inget är skrivet.\n{FORCE}"
    )
    assert [*_made(lchnv)] == ["body.json"]
    assert lchnv("export", "2026-03-20", "--to", "oparl", "--force").code == 0
    assert lchnv.copies() == [b"mitt"]


def test_an_unreadable_neighbour_is_told(lchnv: Program) -> None:
    OUT.with_name("dagordning.md").write_bytes(b"ej ett dokument")
    ran = lchnv("export", "2026-01-30", "--to", "oparl")
    assert (ran.code, "Går inte att läsa" in ran.err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2030-01-01"], "Det finns inget dokument för ”2030-01-01”."),
        (["2031"], "Inget av det är publicerat"),
        ([], "Skriv vilket möte"),
        (["--all", "2026-03-20"], "antingen vilka möten eller --all"),
        (["2026-03-20", "--point", "1"], "Ett utdrag finns inte som öppna data"),
    ],
)
def test_what_is_not_there_to_tell_gives_2(lchnv: Program, arguments: list[str], said: str) -> None:
    before = lchnv.files()
    ran = lchnv("export", *arguments, "--to", "oparl")
    assert (ran.code, ran.out, lchnv.files()) == (2, "", before)
    assert said in ran.err


def test_without_an_address_it_says_what_to_write(lchnv: Program) -> None:
    _edit("rules.yaml", lambda text: text.replace(f"webbadress: {SITE}\n", ""))
    ran = lchnv("export", "--all", "--to", "oparl")
    assert (ran.code, ran.out) == (2, "")
    assert "    webbadress: https://www.exempel.se/lchnv\n" in ran.err
    assert "export" not in {name.split("/")[0] for name in lchnv.files()}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("https://www.prov.example", "https://www.prov.example/oparl/"),
        ("https://www.prov.example/", "https://www.prov.example/oparl/"),
        ("http://localhost:8000/a/b_c~d/", "http://localhost:8000/a/b_c~d/oparl/"),
        ("www.prov.example", None),
        ("ftp://prov.example", None),
        ("https://prov.example/?a=1", None),
        ("https://prov.example/#a", None),
        ("https://prov.example//a", None),
        ("https://lo@prov.example/", None),
        ("https://prov.example/å", None),
        ("https://", None),
    ],
)
def test_an_address_is_whole_and_means_the_same_everywhere(written: str, told: str | None) -> None:
    rules = _with_address((NETWORK / "rules.yaml").read_text(encoding="utf-8"))
    rules = rules.replace(f"webbadress: {SITE}", f"webbadress: '{written}'")
    if told is None:
        with pytest.raises(Broken, match="som inte är en webbadress"):
            archive(rules=rules)
    else:
        assert Source(archive(rules=rules)).root == told


@pytest.mark.slow
def test_the_networks_own_folder_is_a_whole_endpoint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(ROOT / "rules.yaml", tmp_path)
    shutil.copytree(ROOT / "meetings", tmp_path / "meetings")
    monkeypatch.chdir(tmp_path)
    _edit("rules.yaml", _with_address)
    program = Program(tmp_path.resolve(), capsys)
    assert program("export", "--all", "--to", "oparl").code == 0
    client = Client(_made(program), START)
    assert client.wrong == []
    told = [each for each in client.of("Meeting") if "agendaItem" in each]
    assert "date" not in told[0]["invitation"]  # published on a day that nobody knows
    assert [each["id"] for each in told] == [f"{OPARL}meetings/lchnv/2026-03-20/meeting.json"]
