"""lchnv site: pages and files of what is published, and of nothing else."""

import contextlib
import csv
import hashlib
import io
import json
import posixpath
import re
import shutil
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from icalendar import Calendar
from lxml import etree
from pypdf import PdfReader

from lchnv_cli import save
from lchnv_cli.commands.app import run
from lchnv_cli.harmless import active
from lchnv_cli.render.templates import html_page
from tests import exemplary
from tests.running import ROOT, Program, network
from tests.sealing import seal
from tests.site_pages import crawled, wrong_with

pytestmark = pytest.mark.slow

SITE = "https://www.prov.example/lchnv"
LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/"
ADDRESS = f"webbadress: {SITE}\nlicens: {LICENSE}\n"
DAY = "2027-02-15"
CANARY = "kanariefagel"
AGENDA = "meetings/lchnv/2026-03-20/dagordning.md"
OUT = "meetings/lchnv/2026-01-30/minnesanteckningar.md"
MATTER = "arenden/pejling/index.html"
DRAFT = "meetings/lchnv/2026-05-22/minnesanteckningar.md"


def on_the_web(rules: str, *bodies: str) -> str:
    """Give rules.yaml with some bodies' documents on the web."""
    told = re.sub(r"^ +webb: .*\n", "", rules, flags=re.MULTILINE)
    for body in bodies:
        told = told.replace(f"  - id: {body}\n", f"  - id: {body}\n    webb: ja\n", 1)
    return told


def edit(file: str, change: Callable[[str], str]) -> None:
    path = Path(file)
    before = path.read_text(encoding="utf-8")
    assert change(before) != before
    path.write_text(change(before), encoding="utf-8")


class Killed(BaseException):
    """What ends a run in the middle, as a kill does."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the site of the exemplary years once."""
    folder = tmp_path_factory.mktemp("webb")
    shutil.copytree(exemplary.FOLDER, folder / "nät")
    rules = folder / "nät" / "rules.yaml"
    text = on_the_web(rules.read_text(encoding="utf-8"), "lchnv", "schnv")
    rules.write_text(text.replace("nätverk:", f"{ADDRESS}nätverk:", 1), "utf-8")
    seal(folder / "nät")
    made = ["site", "--root", str(folder / "nät"), "--output", str(folder / "webb")]
    assert run([*made, "--today", DAY]) == 0
    return folder / "webb"


def published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in a network whose published documents may be on the web."""
    program = network(tmp_path, capsys, monkeypatch)
    edit("rules.yaml", lambda text: on_the_web(text, "lchnv"))
    seal(tmp_path)
    return program


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return published(tmp_path, capsys, monkeypatch)


def made(lchnv: Program, folder: str = "webb/") -> dict[str, bytes]:
    found = lchnv.files().items()
    return {name.removeprefix(folder): data for name, data in found if name.startswith(folder)}


def text_of(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def test_every_file_is_found_from_the_first_page_and_every_link_leads_somewhere(
    whole: Path,
) -> None:
    there = {each.relative_to(whole).as_posix() for each in whole.rglob("*") if each.is_file()}
    pages = {name for name in there if not name.startswith("oparl/")}
    apart = {".lchnv-utskrifter.json", "sitemap.xml", "dcat.rdf"}
    assert pages - crawled(whole).keys() == apart
    assert len(pages) > 100


def test_every_page_can_be_read_by_everyone(whole: Path) -> None:
    wrong = {
        (path, told)
        for path, tree in crawled(whole).items()
        if tree is not None
        for told in wrong_with(tree)
    }
    assert wrong == set()


def test_every_page_may_be_made_by_templates_of_the_folder_s_own(whole: Path) -> None:
    """What the program's own templates give is let through where they are copied and changed."""
    pages = {file.name: active(file.read_text()) for file in whole.rglob("*.html")}
    assert pages
    assert not any(pages.values()), pages


def test_the_first_page_tells_what_comes_next_and_what_came_last(whole: Path) -> None:
    told = text_of((whole / "index.html").read_bytes())
    coming = (
        "Nästa möte: Länschefsnätverket Fredag 9 april 2027 Tid 09.30–12.00 "
        "Plats Bystugan, Storgatan 1, Björkby"
    )
    assert coming in told
    assert "Senaste mötena Länschefsnätverket fredag 29 januari 2027" in told


def test_a_meeting_that_was_held_stands_on_the_first_page_before_its_notes_are_out(
    lchnv: Program,
) -> None:
    assert lchnv("site", "--output", "webb", "--today", "2026-03-20").code == 0
    told = text_of(made(lchnv)["index.html"])
    assert "Senaste mötena Fredag 20 mars 2026" not in told
    assert lchnv("site", "--output", "webb", "--today", "2026-03-21").code == 0
    assert "Senaste mötena Fredag 20 mars 2026" in text_of(made(lchnv)["index.html"])


def test_what_is_read_as_one_stays_on_one_line(whole: Path) -> None:
    page = (whole / "lchnv/2026-03-20/index.html").read_text(encoding="utf-8")
    assert "<h1>Länschefsnätverket fredag 20\u00a0mars 2026</h1>" in page
    agreed = (whole / "overenskommelser/index.html").read_text(encoding="utf-8")
    assert "fredag 20\u00a0mars 2026, punkt\u00a05\u00a0a</a>" in agreed
    assert "<dt>Undertecknad av</dt><dd>alla parter</dd>" in agreed
    found = (whole / "sok/2026.js").read_text(encoding="utf-8")
    assert '"Länschefsnätverket fredag 20\u00a0mars 2026, punkt\u00a05\u00a0a"' in found


def test_a_meeting_has_its_documents_annexes_and_points_under_addresses_that_last(
    whole: Path,
) -> None:
    page = crawled(whole)["lchnv/2026-03-20/index.html"]
    (point,) = page.xpath("//section[@id='punkt-5-c']")
    told = " ".join(point.text_content().split())
    assert told.startswith("c) Beslut: Utvecklingsarbete om tidiga insatser")
    assert "Utfall: bifall Beslut# att starta utvecklingsarbetet" in told
    (annex,) = point.xpath(".//ul[@class='files']//a")
    name = "Bilaga 3 – Uppdragsbeskrivning för tidiga insatser"
    assert " ".join(annex.text_content().split()) == f"{name}, text 1 kB"
    assert (whole / "lchnv/2026-03-20/bilagor" / f"{name}.txt").read_bytes() == (
        exemplary.FOLDER / "meetings/lchnv/2026-03-20/bilagor/3-uppdragsbeskrivning.txt"
    ).read_bytes()
    (canonical,) = page.xpath("//link[@rel='canonical']/@href")
    assert canonical == f"{SITE}/lchnv/2026-03-20/"
    beside = page.xpath("//nav[@class='beside']//a/@href")
    assert beside == [
        "../../lchnv/2026-01-30/index.html",
        "../../lchnv/2026-05-29/index.html",
    ]
    crumbs = page.xpath("//nav[@class='crumbs']//a")
    assert [each.text for each in crumbs] == ["Start", "Länschefsnätverket", "2026"]
    year = crawled(whole)["lchnv/2026/index.html"].xpath("//nav[@class='crumbs']")[0]
    assert year.text_content().split() == ["Start", "Länschefsnätverket", "2026"]


def test_a_citation_and_a_named_meeting_are_links_in_the_documents_text(whole: Path) -> None:
    page = crawled(whole)["lchnv/2026-03-20/dagordning/index.html"]
    (row,) = page.xpath("//section[@class='annexes']//tr[th='3']//a")
    cited = page.xpath("//*[@id='punkt-5-c']/h3//a[@class='annex']")
    assert {each.get("href") for each in cited} == {row.get("href")}
    assert row.text_content() == "Uppdragsbeskrivning för tidiga insatser, text\u00a01\u00a0kB"
    assert page.xpath("//a[.='260130']/@href")[0] == (
        "../../../lchnv/2026-01-30/minnesanteckningar/index.html"
    )


def test_a_meeting_that_a_decision_names_is_a_link_wherever_the_decision_is_told(
    lchnv: Program,
) -> None:
    def told(path: str) -> tuple[str, list[str]]:
        page = crawled(lchnv.folder / "webb")[path]
        (each,) = page.xpath("//main//li[starts-with(normalize-space(), 'att stå fast')]")
        return each.text_content(), each.xpath(".//a/@href")

    clauses = "- att stå fast vid beslut 260320 punkt 3 a och inte som 260522\n"
    point = f"\n## 9. Pejling\n\nÄrende: pejling\n\nLänschefsnätverket beslutade\n\n{clauses}"
    edit(DRAFT, lambda text: text.replace("utskickad:", "publicerad: 2026-05-27\nutskickad:"))
    edit(DRAFT, lambda text: text + point)
    seal(lchnv.folder)
    own = "lchnv/2026-05-22/minnesanteckningar/index.html"
    everywhere = (own, "lchnv/2026-05-22/index.html", "beslut/2026/index.html", MATTER)
    assert lchnv("site", "--output", "webb").code == 0
    for path in everywhere:
        text, links = told(path)
        assert " ".join(text.split()) == clauses.removeprefix("- ").strip()
        (href,) = links
        assert posixpath.normpath(posixpath.join(posixpath.dirname(path), href)) == (
            "lchnv/2026-03-20/dagordning/index.html#punkt-3-a"
        )
    edit(AGENDA, lambda text: text.replace("publicerad:", "ej_webb: Prov.\npublicerad:"))
    seal(lchnv.folder)
    assert lchnv("site", "--output", "webb").code == 0
    assert [told(path)[1] for path in everywhere] == [[], [], [], []]


def test_a_meeting_that_a_title_or_a_revision_names_is_a_link(lchnv: Program) -> None:
    def links(path: str, words: str) -> list[str]:
        page = crawled(lchnv.folder / "webb")[path]
        return [
            posixpath.normpath(posixpath.join(posixpath.dirname(path), each.get("href")))
            for each in page.xpath(f"//main//*[contains(text(), '{words}')]/a[.='260320']")
        ]

    revised = "revideringar:\n  - {datum: 2026-05-28, ändring: Punkt 3 rättad som 260320}\n"
    edit(
        DRAFT,
        lambda text: text.replace("utskickad:", f"publicerad: 2026-05-27\n{revised}utskickad:"),
    )
    edit(DRAFT, lambda text: f"{text}\n## 9. Föregående möte 260320\n\nDe gicks igenom.\n")
    seal(lchnv.folder)
    assert lchnv("site", "--output", "webb").code == 0
    target = ["lchnv/2026-03-20/dagordning/index.html"]
    meeting = "lchnv/2026-05-22/index.html"
    own = "lchnv/2026-05-22/minnesanteckningar/index.html"
    for path in (meeting, own):
        assert links(path, "Föregående möte") == target
        assert links(path, "rättad som") == target  # a document tells it in its head alone


def test_the_day_that_a_matter_waits_for_is_a_link_where_there_is_a_meeting(whole: Path) -> None:
    pages = crawled(whole)
    story = pages["arenden/tidiga-insatser/index.html"]
    until = story.xpath("//p[@class='outcome']/a")
    assert [(each.text, each.get("href")) for each in until] == [
        ("fredag 11\u00a0december 2026", "../../lchnv/2026-12-11/index.html")
    ]
    tasks = pages["uppdrag/index.html"].xpath("//p[starts-with(., 'Gavs')]")
    assert tasks
    assert all(each.xpath("a[starts-with(@href, '../lchnv/20')]") for each in tasks)


def test_a_meeting_is_an_event_whose_number_rises_with_what_is_published(whole: Path) -> None:
    def event(path: str) -> object:
        (found,) = Calendar.from_ical((whole / path).read_bytes()).walk("VEVENT")
        return found

    held, coming = event("lchnv/2026-03-20/mote.ics"), event("lchnv/2027-04-09/mote.ics")
    assert (held["sequence"], coming["sequence"]) == (2, 2)  # type: ignore[index]
    assert held["url"] == f"{SITE}/lchnv/2026-03-20/"  # type: ignore[index]
    every = Calendar.from_ical((whole / "lchnv/kalender.ics").read_bytes()).walk("VEVENT")
    status = {str(each["summary"]).partition(":")[0]: str(each["status"]) for each in every}
    assert status == {"LCHNV": "CONFIRMED", "Inställt": "CANCELLED"}
    assert len({str(each["uid"]) for each in every}) == len(every)


def test_a_matter_is_followed_from_its_decisions_and_points(whole: Path) -> None:
    pages = crawled(whole)
    story = pages["arenden/vardplanering/index.html"]
    told = [" ".join(each.text_content().split()) for each in story.xpath("//main//li/h2/..")]
    assert told[0].startswith("Återremitterad Länschefsnätverket fredag 30 januari 2026")
    assert "att anta rutinen" in told[1]
    href = story.xpath("//main//h2/a/@href")
    assert href[0] == "../../lchnv/2026-01-30/index.html#punkt-5-a"
    point = pages["lchnv/2026-03-20/index.html"].xpath("//*[@id='punkt-5-a']//a/@href")
    assert "../../arenden/vardplanering/index.html" in point
    decided = text_of((whole / "beslut/2026/index.html").read_bytes())
    assert (
        "Gemensamma utbildningsdagar Länschefsnätverket fredag 20 mars 2026, punkt 5 b" in decided
    )
    assert "att öppna mötet" not in decided  # a formality
    tasks = text_of((whole / "uppdrag/index.html").read_bytes())
    assert "Ansvarig: RSS Prov" in tasks


def test_the_members_of_the_day_and_the_arbetsordning_have_pages(whole: Path) -> None:
    told = text_of((whole / "ledamoter/index.html").read_bytes())
    assert "Måndag 15 februari 2027. Länschefsnätverket Presidium" in told
    assert "Ordförande Cecilia Cedersköld Tallsjö" in told
    pages = crawled(whole)
    sentence = pages["arbetsordningen/index.html"].xpath("//*[@id='mening-4-1']")
    assert len(sentence) == 1


def test_what_can_be_searched_is_what_the_points_of_the_meetings_say(whole: Path) -> None:
    page = crawled(whole)["sok/index.html"]
    scripts = [each.rpartition("/")[2] for each in page.xpath("//script/@src")]
    assert scripts[:2] == ["sok.js", "2027.js"]
    told = (whole / "sok/2026.js").read_text(encoding="utf-8")
    found = json.loads(told.removeprefix("sok.lagg(").removesuffix(");\n"))
    (point,) = [each for each in found if each["plats"] == "lchnv/2026-03-20/index.html#punkt-5-c"]
    assert point["rubrik"] == "Utvecklingsarbete om tidiga insatser"
    assert point["dagord"] == "2026-03-20 260320 20/3"
    assert (point["slag"], point["utfall"]) == (["Beslut"], "bifall")
    assert "registren nedan" in text_of((whole / "sok/index.html").read_bytes()).casefold()


def test_groups_and_agreements_are_told_as_far_as_they_are_public(whole: Path) -> None:
    told = text_of((whole / "grupper/index.html").read_bytes())
    assert "socialchef Asta Almgren Björkby" in told
    assert "verksamhetschef Folke Forsander Regionen" in told  # who has it that day
    assert "samordnare Vakant" in told
    assert "Granhult" not in told
    assert "vårdhygien" not in told  # which no body of the web decides about
    page = crawled(whole)["overenskommelser/index.html"]
    told = " ".join(page.xpath("//main")[0].text_content().split())
    assert "Överenskommelse om hjälpmedel" in told
    assert "HSN" not in told
    links = page.xpath("//section[@id]/p[@class='read']/a/@href")
    assert "../lchnv/2026-05-29/index.html#punkt-5-b" in links


def test_an_agreement_of_notes_that_are_not_published_is_not_told(lchnv: Program) -> None:
    Path("meetings/grupper.yaml").write_text(
        f"grupper:\n  - {{namn: {CANARY}, nivå: lokal, status: pågår, beslutas_av: styrgrupp}}\n",
        encoding="utf-8",
    )
    Path("meetings/överenskommelser.yaml").write_text(
        "överenskommelser:\n  - {titel: Taxor, slag: avtal, beslut: lchnv 2026-05-22 punkt 2 a, "
        f"anmärkning: {CANARY}}}\n  - {{titel: {CANARY}, slag: avtal, förslag: ja}}\n",
        encoding="utf-8",
    )
    assert lchnv("site", "--output", "webb").code == 0
    assert [n for n, data in made(lchnv).items() if CANARY.encode() in inside(n, data)] == []
    assert "overenskommelser/index.html" not in made(lchnv)


def test_the_accessibility_statement_claims_nothing_that_nobody_has_assessed(
    lchnv: Program,
) -> None:
    def told() -> str:
        assert lchnv("site", "--output", "webb").code == 0
        return text_of(made(lchnv)["tillganglighet/index.html"])

    assert "Ej bedömd. Ingen har ännu bedömt" in (unknown := told())
    assert "uppfyller lagens krav helt" not in unknown
    assert "Inga brister är kända" not in unknown
    assessed = (
        "{bedömd: 2026-11-20, metod: Prövad av Lo Falk, uppfyller: delvis, brister: [En bild]}"
    )
    edit("rules.yaml", lambda text: f"tillgänglighet: {assessed}\n{text}")
    known = told()
    assert "uppfyller lagens krav delvis" in known
    assert "En bild" in known
    assert "Fredag 20 november 2026: prövad av lo falk" not in known
    assert "20 november 2026: Prövad av Lo Falk" in known
    edit("rules.yaml", lambda text: text.replace("bedömd: 2026-11-20, ", ""))
    ran = lchnv("site", "--output", "webb")
    assert (ran.code, "kräver att någon har bedömt webbplatsen" in ran.err) == (2, True)


def test_programs_are_told_of_events_and_of_what_is_new(whole: Path) -> None:
    page = crawled(whole)["lchnv/2026-03-20/index.html"]
    (data,) = page.xpath("//script[@type='application/ld+json']/text()")
    event = json.loads(data)
    assert (event["@type"], event["startDate"]) == ("Event", "2026-03-20T09:30:00+01:00")
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["url"] == f"{SITE}/lchnv/2026-03-20/"
    atom = {"a": "http://www.w3.org/2005/Atom"}
    for name, title in (
        ("publicerat.xml", "Minnesanteckningar Länschefsnätverket fredag 10 december 2027"),
        ("beslut.xml", "Stöd till anhöriga (Länschefsnätverket fredag 10 december 2027)"),
    ):
        feed = etree.fromstring((whole / name).read_bytes())
        entries = feed.findall("a:entry", atom)
        assert entries[0].findtext("a:title", namespaces=atom) == title
        ids = [each.findtext("a:id", namespaces=atom) for each in entries]
        assert len(ids) == len({*ids})
        assert all(each and each.startswith(f"{SITE}/") for each in ids)
        items = json.loads((whole / name).with_suffix(".json").read_bytes())["items"]
        assert [each["id"] for each in items] == ids
        assert items[0]["title"] == title
        days = [each.findtext("a:updated", namespaces=atom) or "" for each in entries]
        assert days == sorted(days, reverse=True)
        assert feed.findtext("a:updated", namespaces=atom) == days[0]
    every = re.findall(r"<loc>(.*?)</loc>", (whole / "sitemap.xml").read_text("utf-8"))
    paths = {each.removeprefix(f"{SITE}/") + "index.html" for each in every}
    assert paths == {path for path, tree in crawled(whole).items() if tree is not None}


def test_without_an_address_there_is_nothing_that_needs_one(lchnv: Program) -> None:
    assert lchnv("site", "--output", "webb").code == 0
    assert [name for name in made(lchnv) if name.endswith(".xml")] == []
    assert [n for n, data in made(lchnv).items() if b"canonical" in data or b"Atom" in data] == []


def test_open_data_lie_beside_the_pages_and_lead_to_the_files_of_the_site(
    whole: Path, tmp_path: Path
) -> None:
    pages = crawled(whole)
    for path in ("lchnv/2026-03-20/index.html", "lchnv/2026-03-20/dagordning/index.html"):
        alternate = "//link[@type='application/json']/@href"
        (href,) = pages[path].xpath(alternate)
        own = posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
        assert json.loads((whole / own).read_bytes())["id"] == f"{SITE}/{own}"
    every = [json.loads(each.read_bytes()) for each in (whole / "oparl").rglob("*.json")]
    files = [each for each in every if each.get("type", "").endswith("/File")]
    assert len(files) > 20
    for each in files:
        data = (whole / unquote(each["accessUrl"].removeprefix(f"{SITE}/"))).read_bytes()
        assert hashlib.sha512(data).hexdigest() == each["sha512Checksum"]
    network = str(whole.with_name("nät"))
    told = ["export", "--all", "--to", "oparl", "--root", network, "--output", str(tmp_path)]
    assert run([*told, "--today", DAY]) == 0
    alone = [each.relative_to(tmp_path) for each in (tmp_path / "oparl").rglob("*.json")]
    assert len(alone) > 100
    for name in alone:
        here, there = ((f / name).read_bytes() for f in (whole, tmp_path))
        assert re.sub(rb'"accessUrl": .*', b"", here) == re.sub(rb'"accessUrl": .*', b"", there)


def test_the_national_register_is_told_of_the_data_where_their_licence_is_known(
    whole: Path, lchnv: Program
) -> None:
    record = etree.fromstring((whole / "dcat.rdf").read_bytes())
    names = {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }

    def each(path: str) -> list[Any]:
        found: Any = record.xpath(path, namespaces=names)
        return [*found]

    assert [*map(len, map(each, ("dcat:Catalog", "dcat:Dataset", "dcat:Distribution")))] == [
        *(1, 1, 3)
    ]
    demanded = ("title", "description", "publisher")
    for kind in ("dcat:Catalog", "dcat:Dataset"):
        assert all(each(f"{kind}/dcterms:{name}") for name in demanded)
    licences = each("//dcterms:license/@rdf:resource")
    assert licences == [LICENSE] * 4
    subjects = {*each("/rdf:RDF/*/@rdf:about")}
    pointed = {*each("//@rdf:resource")}
    own = {address for address in pointed if "dcat.rdf#" in address}
    assert own <= subjects
    for address in {address for address in pointed if address.startswith(SITE)} - own:
        path = address.removeprefix(f"{SITE}/")
        assert (whole / path / "index.html" if path.endswith("/") else whole / path).exists() or (
            not path
        )
    edit("rules.yaml", lambda text: text.replace("nätverk:", f"webbadress: {SITE}\nnätverk:", 1))
    assert lchnv("site", "--output", "webb").code == 0
    assert "dcat.rdf" not in made(lchnv)
    assert "oparl/system.json" in made(lchnv)


def test_a_body_is_on_the_web_only_where_rules_yaml_says_so(lchnv: Program) -> None:
    edit("rules.yaml", lambda text: text.replace("    webb: ja\n", ""))
    ran = lchnv("site", "--output", "webb")
    assert (ran.code, made(lchnv)) == (2, {})
    assert "Skriv webb: ja under organet" in ran.err


def test_a_document_that_is_kept_off_the_web_leaves_no_trace(lchnv: Program) -> None:
    assert lchnv("site", "--output", "webb").code == 0
    page, word = (
        "lchnv/2026-01-30/minnesanteckningar/index.html",
        "minnesanteckningar-lchnv-2026-01-30",
    )
    assert {page, f"dokument/{word}.pdf"} <= made(lchnv).keys()
    edit(OUT, lambda text: text.replace("\ntid:", "\nej_webb: Prövas\ntid:", 1))
    ran = lchnv("site", "--output", "webb")
    assert f"Inte med, för fältet ej_webb:\n    {OUT} (Prövas)" in ran.err
    left = made(lchnv)
    assert [name for name in left if word in name or name == page] == []
    assert [name for name, data in left.items() if word.encode() in data] == []
    assert not (lchnv.folder / "webb/lchnv/2026-01-30/minnesanteckningar").exists()
    crawled(lchnv.folder / "webb")


def test_what_was_taken_back_leaves_a_page_that_says_so_and_nothing_of_its_text(
    lchnv: Program,
) -> None:
    own, word = "lchnv/2026-01-30/minnesanteckningar/index.html", "minnesanteckningar-lchnv"
    edit(OUT, lambda text: text.replace("\n## 1.", f"\n{CANARY}.\n\n## 1.", 1))
    assert lchnv("publish", OUT, "--withdraw", "Skäl", "--today", "2026-02-03").code == 2
    seal(lchnv.folder)
    assert lchnv("site", "--output", "webb").code == 0
    assert CANARY in text_of(made(lchnv)[own])
    ledger = Path("meetings/publicerat.jsonl").read_bytes()
    why = "Bilaga 2 hade fel siffror; fråga lo@prov.example"
    day = ("--today", "2026-04-01")
    assert lchnv("publish", OUT, "--withdraw", why, "--dry-run", *day).code == 0
    assert Path("meetings/publicerat.jsonl").read_bytes() == ledger
    ran = lchnv("publish", OUT, "--withdraw", why, *day)
    assert "Återkallat onsdag 1 april 2026.\nGör om webbplatsen" in ran.err
    assert "Det återkallades onsdag 1 april 2026" in lchnv("publish", OUT, "--withdraw", "Igen").err
    edit(OUT, lambda text: text.replace("\n## 1.", "\nRättat.\n\n## 1.", 1))
    assert lchnv("site", "--output", "webb").code == 0
    files = {name: inside(name, data) for name, data in made(lchnv).items()}
    assert [name for name, data in files.items() if CANARY.encode() in data.lower()] == []
    assert [name for name in files if word in name] == []
    told = text_of(files[own])
    assert "Återkallad onsdag 1 april 2026 Skäl: Bilaga 2 hade fel siffror" in told
    assert "@" not in told
    assert own in crawled(lchnv.folder / "webb")
    assert "Återkallad: Minnesanteckningar" in text_of(files["lchnv/2026-01-30/index.html"])
    assert lchnv("publish", OUT).code == 2
    ran = lchnv("publish", OUT, "--revised", "Punkt 1 rättad", "--today", "2026-04-02")
    assert "Reviderat torsdag 2 april 2026" in ran.err
    assert lchnv("site", "--output", "webb").code == 0
    again = text_of(made(lchnv)[own])
    assert "Rättat." in again
    assert "Reviderad 2026-04-02: Punkt 1 rättad" in again


def test_single_files_hold_all_of_themselves_and_a_table_tells_what_changed(
    lchnv: Program,
) -> None:
    def changes() -> dict[str, str]:
        return {each["Fil"]: each["Sedan sist"] for each in table()}

    def table() -> list[dict[str, str]]:
        told = made(lchnv, "ut/")["att-ladda-upp.csv"].decode("utf-8-sig")
        return [*csv.DictReader(io.StringIO(told), delimiter=";")]

    edit(DRAFT, lambda text: text.replace("\ntid:", f"\ninfo: {CANARY}\ntid:", 1))
    assert lchnv("site", "--single", "--output", "ut").code == 0
    page, pdf = (f"minnesanteckningar-lchnv-2026-01-30.{each}" for each in ("html", "pdf"))
    files = made(lchnv, "ut/")
    asked = re.findall(r'<(?:link|script|img)\b[^>]*(?:href|src)="([^"]*)"', files[page].decode())
    assert [each for each in asked if not each.startswith("data:")] == []
    assert b"<style" in files[page]
    assert {*changes().values()} == {"ny"}
    assert {*changes()} | {"att-ladda-upp.csv", ".lchnv-utskrifter.json"} == {*files}
    assert [
        n for n, data in files.items() if CANARY.encode() in inside(f"dokument/{n}", data)
    ] == []
    assert lchnv("site", "--single", "--output", "ut").code == 0
    assert {*changes().values()} == {"oförändrad"}
    edit(OUT, lambda text: text.replace("\n## 1.", "\nEtt tillägg.\n\n## 1.", 1))
    seal(lchnv.folder)
    assert lchnv("site", "--single", "--output", "ut").code == 0
    assert {name for name, told in changes().items() if told == "ändrad"} == {page, pdf}
    assert {each["Fil"] for each in table()[:2]} == {page, pdf}  # what is to be done first
    assert {each["Adress"] for each in table()} == {""}
    assert table()[0]["Publicerad och ändrad"].startswith("Publicerad ")
    edit("rules.yaml", lambda text: text.replace("nätverk:", f"{ADDRESS}nätverk:", 1))
    assert lchnv("site", "--single", "--output", "ut").code == 0
    assert {unquote(each["Adress"]) for each in table()} == {
        f"{SITE}/{each['Fil']}" for each in table()
    }
    edit(OUT, lambda text: text.replace("\ntid:", "\nej_webb: Prövas\ntid:", 1))
    assert lchnv("site", "--single", "--output", "ut").code == 0
    assert {name for name, told in changes().items() if told.startswith("bort")} == {page, pdf}
    assert page not in made(lchnv, "ut/")


def test_a_day_written_by_hand_publishes_nothing(lchnv: Program) -> None:
    edit(DRAFT, lambda text: text.replace("utskickad:", "publicerad: 2026-05-27\nutskickad:"))
    ran = lchnv("site", "--output", "webb")
    assert f"Inte publicerat som det står, och inte med:\n    {DRAFT}\n" in ran.err
    own = "lchnv/2026-05-22/minnesanteckningar/index.html"
    assert own not in made(lchnv)
    seal(lchnv.folder)
    assert lchnv("site", "--output", "webb").code == 0
    assert own in made(lchnv)


def test_a_broken_seal_stops_the_site_and_names_the_document(lchnv: Program) -> None:
    Path(AGENDA).with_name("bilagor").mkdir()
    Path(AGENDA).with_name("bilagor").joinpath("1-minnesanteckningar.pdf").write_bytes(b"%PDF 1")
    seal(lchnv.folder)
    assert lchnv("site", "--output", "webb").code == 0
    before = made(lchnv)
    edit(AGENDA, lambda text: text.replace("Mötets öppnande", "Mötet öppnas"))
    ran = lchnv("site", "--output", "webb")
    assert (ran.code, made(lchnv)) == (2, before)
    assert f"{AGENDA}:19:1\n    Innehållet har ändrats sedan dokumentet publicerades" in ran.err
    assert "Inget är skrivet på webbplatsen" in ran.err
    Path(AGENDA).unlink()
    ran = lchnv("site", "--output", "webb")
    assert (ran.code, made(lchnv)) == (2, before)
    assert f"{AGENDA}\n    Dokumentet är publicerat, men finns inte" in ran.err


def test_the_same_folder_gives_the_same_bytes_and_writes_nothing_again(lchnv: Program) -> None:
    assert lchnv("site", "--output", "webb").code == 0
    first = made(lchnv)
    times = {each: each.stat().st_mtime_ns for each in Path("webb").rglob("*")}
    ran = lchnv("site", "--output", "webb")
    assert ran.err.endswith(f"0 filer skrivna; {len(first) - 1} oförändrade.\n")
    assert times == {each: each.stat().st_mtime_ns for each in Path("webb").rglob("*")}
    assert lchnv("site", "--output", "igen").code == 0
    assert made(lchnv, "igen/") == first == made(lchnv)


def test_a_page_is_drawn_again_only_when_what_it_shows_has_changed(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: set[str] = set()
    draw = html_page

    def noting(name: str, folders: tuple[Path, ...], **values: Any) -> str:
        drawn.add(values["page"].path)
        return draw(name, folders, **values)

    def pages_drawn(today: str) -> set[str]:
        drawn.clear()
        assert lchnv("site", "--output", "webb", "--today", today).code == 0
        return {*drawn}

    monkeypatch.setattr("lchnv_cli.work.making.site_drawn.html_page", noting)
    pages = pages_drawn("2026-04-01")
    assert pages == {name for name in made(lchnv) if name.endswith(".html")}
    assert pages_drawn("2026-04-01") == set()
    assert pages_drawn("2026-04-02") == {"index.html", "ledamoter/index.html"}
    edit(OUT, lambda text: text.replace("\n## 1.", "\nEtt tillägg.\n\n## 1.", 1))
    seal(lchnv.folder)
    own = "lchnv/2026-01-30/minnesanteckningar/index.html"
    size = "lchnv/2026-01-30/index.html"  # of its files
    assert pages_drawn("2026-04-02") == {"index.html", own, size}
    assert "Ett tillägg." in text_of(made(lchnv)[own])
    Path("webb", own).unlink()
    assert pages_drawn("2026-04-02") == {"index.html", own}
    edit("rules.yaml", lambda text: f"{text}# Något annat.\n")
    assert pages_drawn("2026-04-02") == pages


def test_a_run_that_is_killed_leaves_a_site_where_every_link_leads_somewhere(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lchnv("site", "--output", "webb").code == 0
    edit(DRAFT, lambda text: text.replace("utskickad:", "publicerad: 2026-05-27\nutskickad:"))
    edit(OUT, lambda text: text.replace("\n## 1.", "\nEtt tillägg.\n\n## 1.", 1))
    seal(lchnv.folder)
    before = made(lchnv)
    left = [0]

    def some(*arguments: Any, own: Any, **options: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        own(*arguments, **options)

    for name in ("write_new", "replace"):
        own = partial(some, own=getattr(save, name))
        monkeypatch.setattr(f"lchnv_cli.work.making.print_ledger.{name}", own)
    killed = 0
    while left[0] <= 0:
        left[0] = 5
        with contextlib.suppress(Killed):
            lchnv("site", "--output", "webb")
        killed += left[0] < 0
        pages = {name for name, tree in crawled(lchnv.folder / "webb").items() if tree is not None}
        assert pages >= {name for name in before if name.endswith(".html")}
    assert killed > 2
    left[0] = 100
    assert lchnv("site", "--output", "igen").code == 0
    assert made(lchnv) == made(lchnv, "igen/") != before


def test_somebodys_own_file_stays_and_is_told(lchnv: Program) -> None:
    assert lchnv("site", "--output", "webb").code == 0
    Path("webb/robots.txt").write_text("mitt", encoding="utf-8")
    ran = lchnv("site", "--output", "webb")
    assert "Ligger i mappen utan att höra till webbplatsen:\n    webb/robots.txt" in ran.err
    Path("webb/lchnv/index.html").write_text("mitt", encoding="utf-8")
    refused = lchnv("site", "--output", "webb")
    assert (refused.code, Path("webb/lchnv/index.html").read_text("utf-8")) == (2, "mitt")
    assert "finns redan med annat innehåll; inget är skrivet" in refused.err
    assert lchnv("site", "--output", "webb", "--force").code == 0
    assert lchnv.copies() == [b"mitt"]


@pytest.mark.parametrize("folder", [".", "..", "meetings", "meetings/webb", "templates"])
def test_the_networks_own_folder_is_no_place_for_the_site(lchnv: Program, folder: str) -> None:
    before = lchnv.files()
    ran = lchnv("site", "--output", folder)
    assert (ran.code, lchnv.files()) == (2, before)
    assert "ska ha en mapp för sig" in ran.err


def test_a_dry_run_writes_nothing(lchnv: Program) -> None:
    assert lchnv("site", "--output", "webb", "--dry-run").out == "webb/index.html\n"
    assert made(lchnv) == {}


def inside(name: str, data: bytes) -> bytes:
    """Give all that a file holds, also what is packed in it."""
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return b"\n".join(packed.read(each) for each in packed.namelist())
    if name.endswith(".pdf") and name.startswith("dokument/"):
        reader = PdfReader(io.BytesIO(data))
        attached = [each for own in reader.attachments.values() for each in own]
        texts = [page.extract_text().encode() for page in reader.pages]
        return b"\n".join([data, *attached, *texts, str(reader.metadata).encode()])
    return data


def test_nothing_but_what_is_published_reaches_a_byte_of_it(lchnv: Program) -> None:
    edit("rules.yaml", lambda text: text.replace("nätverk:", f"{ADDRESS}nätverk:", 1))
    head = (
        f"sekretess: {CANARY}\n# {CANARY}\nundantag: [{{regel: inget, skäl: {CANARY}, "
        f"beslutat_av: {CANARY}}}]\n"
    )
    for file in (OUT, AGENDA):
        edit(file, lambda text: text.replace("\norgan: lchnv\n", f"\norgan: lchnv\n{head}", 1))
        edit(file, lambda text: text.replace("## 1.", f"<!-- {CANARY} -->\n\n## 1.", 1))
    edit(
        AGENDA, lambda text: text.replace("bilagor:", f"anmält_förhinder: [{CANARY}]\nbilagor:", 1)
    )
    edit(DRAFT, lambda text: text.replace("\ntid:", f"\ninfo: {CANARY}\ntid:", 1))
    edit(DRAFT, lambda text: f"{text}\n## 9. {CANARY}\n\n{CANARY}\n")
    bilagor = Path(AGENDA).with_name("bilagor")
    bilagor.mkdir()
    (bilagor / "1-minnesanteckningar.pdf").write_bytes(b"%PDF-1.7 bilaga")
    (bilagor / f"{CANARY}.txt").write_text(CANARY, encoding="utf-8")
    Path(AGENDA).with_name(f"{CANARY}.md").write_text(CANARY, encoding="utf-8")
    Path("meetings/lchnv/2026-07-01").mkdir()
    coming = Path("meetings/lchnv/2026-07-01/dagordning.md")
    coming.write_text(
        f"---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-07-01\nplats: {CANARY}\n---\n\n"
        f"## 1. {CANARY} 260320\n",
        encoding="utf-8",
    )
    edit(
        AGENDA, lambda text: f"{text}\n## 9. Nästa möte\n\nSe [den](../2026-07-01/dagordning.md).\n"
    )
    edit(OUT, lambda text: text.replace("\ntid:", f"\ndiarieförd: {{Regionen: {CANARY}}}\ntid:", 1))
    Path("meetings/grupper.yaml").write_text(
        f"grupper:\n  - namn: Råd\n    nivå: lokal\n    status: pågår\n    beslutas_av: lchnv\n"
        f"    anmärkning: {CANARY}\n",
        encoding="utf-8",
    )
    Path("meetings/överenskommelser.yaml").write_text(
        "överenskommelser:\n  - {titel: Taxor, slag: avtal, beslut: lchnv 2026-01-30 punkt 2 a, "
        f"anmärkning: {CANARY}, diarienummer: {CANARY}}}\n",
        encoding="utf-8",
    )
    edit(
        "meetings/register.yaml",
        lambda text: text.replace(
            "- namn: Asta Almgren\n", f"- namn: Asta Almgren\n    epost: {CANARY}@prov.example\n"
        ).replace("från: 2024-12-19}", f"från: 2024-12-19, anmärkning: {CANARY}}}"),
    )
    edit(
        "meetings/styrgrupp/2026/kalendarium.md",
        lambda text: text.replace("2026-03-02}", f"2026-03-02, plats: {CANARY}}}"),
    )
    lchnv("new-per-capsulam", "2026-01-30", "2a", "--answer-by", "2026-02-20")
    edit(
        "meetings/lchnv/2026-01-30/per-capsulam-2a.md",
        lambda text: text.replace("---\n", f"---\ninfo: {CANARY}\n", 1),
    )
    seal(lchnv.folder)
    assert lchnv("site", "--output", "webb", "--today", "2026-04-01").code == 0
    files = {name: inside(name, data) for name, data in made(lchnv).items()}
    assert "dokument/dagordning-lchnv-2026-03-20.pdf" in files
    assert [name for name in files if CANARY in name] == []
    assert [name for name, data in files.items() if CANARY.encode() in data.lower()] == []
    # The source goes along with a PDF as it was published, with what it names itself.
    assert {"oparl/system.json", "dcat.rdf", "beslut.json", "beslut.xml"} <= files.keys()
    assert "Råd" in text_of(files["grupper/index.html"])
    assert "Taxor" in text_of(files["overenskommelser/index.html"])
    named = [name for name, data in files.items() if b"2026-07-01" in data]
    assert named == ["dokument/dagordning-lchnv-2026-03-20.pdf"]
    assert [name for name, data in files.items() if b"@prov" in data] == []


def test_annexes_without_a_file_are_told_once_with_their_meeting(lchnv: Program) -> None:
    rows = "".join(f"  - {{nr: {n}, titel: Rapport {n}}}\n" for n in range(20, 34))
    edit(AGENDA, lambda text: text.replace("bilagor:\n", f"bilagor:\n{rows}", 1))
    edit(AGENDA, lambda text: f"{text}\n## 9. Bilagor\n\nSe bilaga 20–33.\n")
    seal(lchnv.folder)
    for made_by in ((), ("--single",)):
        ran = lchnv("site", "--output", f"webb{len(made_by)}", *made_by)
        assert ran.err.count("Följer inte med, för") == 1
        told = ran.err.partition("Följer inte med, för ingen fil är angiven:\n")[2]
        assert "    LCHNV 2026-03-20, Bilaga 20: Rapport 20\n" in told
        assert re.search(r"\n    … och \d+ till\n", told)


def test_the_networks_own_folder_makes_a_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(ROOT / "rules.yaml", tmp_path)
    shutil.copytree(ROOT / "meetings", tmp_path / "meetings")
    monkeypatch.chdir(tmp_path)
    program = Program(tmp_path.resolve(), capsys)
    assert program("webbplats", "--output", "webb").code == 0
    pages = crawled(tmp_path / "webb")
    assert "lchnv/2026-03-20/dagordning/index.html" in pages
    told = {path: [*wrong_with(tree)] for path, tree in pages.items() if tree is not None}
    assert {path: wrong for path, wrong in told.items() if wrong} == {}
