"""The site tells of what is moved, called off and taken back, and its calendars follow."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from lchnv_cli.work.making.public_files import PublicFiles
from tests import exemplary
from tests.running import Program
from tests.sealing import seal
from tests.site_pages import crawled
from tests.test_site import ADDRESS, SITE, Killed, edit, made, text_of

pytestmark = pytest.mark.slow

DAY = "2027-02-15"
NOTES = "meetings/lchnv/2026-03-20/minnesanteckningar.md"
YEAR = "meetings/lchnv/2027/kalendarium.md"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in the exemplary years, published."""
    shutil.copytree(exemplary.FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    edit("rules.yaml", lambda text: text.replace("nätverk:", f"{ADDRESS}nätverk:", 1))
    seal(tmp_path)
    return Program(tmp_path.resolve(), capsys)


def site(lchnv: Program, day: str = DAY) -> dict[str, Any]:
    """Make the site and read it along every link."""
    assert lchnv("site", "--output", "webb", "--today", day).code == 0
    return crawled(lchnv.folder / "webb")


def event(lchnv: Program, path: str, day: str = "") -> Any:
    read = Calendar.from_ical((lchnv.folder / "webb" / path).read_bytes())
    events: list[Any] = [*read.walk("VEVENT")]
    (found,) = (each for each in events if day in str(each["dtstart"].dt))
    return found


def links(tree: Any, words: str) -> list[str]:
    """Give where the links lead that stand in what begins with some words."""
    return [str(each) for each in tree.xpath(f"//main//p[starts-with(., '{words}')]/a/@href")]


def test_why_it_was_taken_back_leads_to_what_it_names(lchnv: Program) -> None:
    why = "Fel siffror, se LCHNV 260320 punkt 5 a, och fråga lo@prov.example"
    own = "meetings/lchnv/2027-01-29/minnesanteckningar.md"
    assert lchnv("publish", own, "--withdraw", why, "--today", "2027-02-10").code == 0
    page = site(lchnv)["lchnv/2027-01-29/minnesanteckningar/index.html"]
    there = "../../../lchnv/2026-03-20/minnesanteckningar/index.html#punkt-5-a"
    assert links(page, "Skäl") == [there]
    assert "fråga [e-postadress]" in text_of(
        made(lchnv)["lchnv/2027-01-29/minnesanteckningar/index.html"]
    )
    crumbs = page.xpath("//nav[@class='crumbs']//a/@href")
    assert crumbs[-1] == "../../../lchnv/2027-01-29/index.html"


def test_a_meeting_tells_where_it_was_moved_or_called_off(lchnv: Program) -> None:
    pages = site(lchnv)
    off = pages["lchnv/2027-03-19/index.html"]
    assert "Inställt" in off.text_content()
    assert "Inga handlingar är publicerade." in off.text_content()
    assert links(off, "Beslutet") == ["../../lchnv/2027-01-29/index.html#punkt-5-b"]
    held = pages["lchnv/2026-09-25/index.html"]
    assert links(held, "Flyttat från") == ["../../lchnv/2026-09-18/index.html"]
    assert links(held, "Beslutet") == ["../../lchnv/2026-05-29/index.html#punkt-5-a"]
    left = pages["lchnv/2026-09-18/index.html"]
    assert links(left, "Flyttat till") == ["../../lchnv/2026-09-25/index.html"]
    assert "2026-09-18" not in str(pages["index.html"].xpath("//main//@href"))


def test_what_is_left_of_a_moved_meeting_leads_to_its_new_day(lchnv: Program) -> None:
    day = ("--today", "2027-04-01")
    Path("meetings/lchnv/2027-04-09/minnesanteckningar.md").unlink()
    seal(lchnv.folder)
    site(lchnv, day[1])
    before = event(lchnv, "lchnv/2027-04-09/mote.ics")
    assert lchnv("move", "2027-04-09", "2027-04-16", *day).code == 0
    new = "meetings/lchnv/2027-04-16/dagordning.md"
    assert lchnv("publish", new, "--revised", "Flyttat", *day).code == 0
    pages = site(lchnv, day[1])
    target = "lchnv/2027-04-16/index.html"
    for path, up in (
        ("lchnv/2027-04-09/index.html", "../../"),
        ("lchnv/2027-04-09/dagordning/index.html", "../../../"),
    ):
        (told,) = pages[path].xpath("//p[@class='status']")
        assert "lyttat till" in told.text_content()
        assert told.xpath("a/@href") == [up + target]
    for path in ("lchnv/2027-04-09/mote.ics", "lchnv/2027-04-16/mote.ics"):
        after = event(lchnv, path)
        assert after["uid"] == before["uid"]
        assert after["sequence"] > before["sequence"]
        assert after["dtstart"].dt.day == 16
    assert event(lchnv, "lchnv/kalender.ics", "2027-04")["dtstart"].dt.day == 16


def test_the_event_of_a_meeting_leads_to_pages_that_are_there(lchnv: Program) -> None:
    pages = site(lchnv)
    own = event(lchnv, "lchnv/2026-03-20/mote.ics")
    address = str(own["description"]).removeprefix("Dagordning: ")
    for told in (address, str(own["url"])):
        assert told.startswith(f"{SITE}/")
        assert told.removeprefix(f"{SITE}/") + "index.html" in pages


def test_a_new_place_raises_the_number_of_an_event_and_a_new_day_alone_does_not(
    lchnv: Program,
) -> None:
    path = "lchnv/2028-01-28/mote.ics"
    site(lchnv)
    first = made(lchnv)
    site(lchnv, "2027-02-16")
    assert made(lchnv)[path] == first[path]
    year = "meetings/lchnv/2028/kalendarium.md"
    edit(year, lambda text: text.replace("2028-01-28", "2028-01-28\n    plats: Nya salen", 1))
    site(lchnv, "2027-02-17")
    for file in (path, "lchnv/kalender.ics"):
        own = event(lchnv, file, "2028-01-28")
        assert (own["sequence"], str(own["location"])) == (1, "Nya salen")
        assert str(own["dtstamp"].dt.date()) == "2027-02-17"
    other = event(lchnv, "lchnv/kalender.ics", "2028-03-17")
    assert other["sequence"] == 0
    site(lchnv, "2027-02-18")
    assert event(lchnv, path)["sequence"] == 1


def test_what_is_taken_back_never_lowers_the_number_of_an_event(lchnv: Program) -> None:
    path, agenda = "lchnv/2027-04-09/mote.ics", "meetings/lchnv/2027-04-09/dagordning.md"
    site(lchnv)
    before = event(lchnv, path)
    assert lchnv("publish", agenda, "--withdraw", "Fel", "--today", "2027-05-01").code == 0
    shutil.rmtree("webb")  # nor where the site is made anew
    site(lchnv, "2027-05-01")
    after = event(lchnv, path)
    assert after["sequence"] > before["sequence"]
    assert "description" not in after


def test_a_run_for_uploads_is_ended_only_when_it_has_told_of_its_table(
    lchnv: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    single, table = ("site", "--single", "--output", "ut"), Path("ut/att-ladda-upp.csv")
    with pytest.MonkeyPatch.context() as patched:

        def killed(_: PublicFiles) -> None:
            raise Killed

        patched.setattr(PublicFiles, "tidy", killed)
        with pytest.raises(Killed):
            lchnv(*single)
    assert str(table) in capsys.readouterr().out
    for told in ("ny", "oförändrad"):
        assert lchnv(*single).code == 0
        rows = table.read_text(encoding="utf-8-sig").splitlines()[1:]
        assert {row.split(";")[3] for row in rows} == {told}


def test_an_annex_is_a_link_wherever_a_decision_cites_it(lchnv: Program) -> None:
    edit(
        NOTES,
        lambda text: text.replace("- att anta rutinen", "- att anta rutinen i bilaga 2 och 3", 1),
    )
    seal(lchnv.folder)
    pages = site(lchnv)
    files = [
        "lchnv/2026-03-20/bilagor/Bilaga%202%20%E2%80%93%20Rutin%20f%C3%B6r%20gemensam%20"
        "v%C3%A5rdplanering.txt",
        "lchnv/2026-03-20/bilagor/Bilaga%203%20%E2%80%93%20Uppdragsbeskrivning%20f%C3%B6r%20"
        "tidiga%20insatser.txt",
    ]
    for path in (
        "lchnv/2026-03-20/index.html",
        "lchnv/2026-03-20/minnesanteckningar/index.html",
        "beslut/2026/index.html",
        "arenden/vardplanering/index.html",
    ):
        clause = "//main//li[starts-with(normalize-space(), 'att anta rutinen')]"
        cited = pages[path].xpath(f"{clause}//a/@href")
        assert [each.lstrip("./") for each in cited] == files, path
        assert ", text\xa01\xa0kB" in pages[path].xpath(clause)[0].text_content()


def test_what_is_only_proposed_is_no_agreement(lchnv: Program) -> None:
    file = Path("meetings/överenskommelser.yaml")
    more = (
        "  - {titel: Nya taxor, slag: avtal, läge: förslag, beslut: lchnv 2026-03-20 punkt 5 b}\n"
        "  - {titel: Taxor hos lo@prov.example, slag: avtal, beslut: lchnv 2026-03-20 punkt 5 b}\n"
    )
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    site(lchnv)
    told = text_of(made(lchnv)["overenskommelser/index.html"])
    assert "Nya taxor" not in told
    assert "Taxor hos [e-postadress]" in told


def test_no_mail_address_reaches_a_page_that_is_no_document_or_a_calendar(lchnv: Program) -> None:
    edit(
        "meetings/lchnv/2028/kalendarium.md",
        lambda text: text.replace("2028-01-28", "2028-01-28\n    plats: Länk av lo@prov.example"),
    )
    edit(NOTES, lambda text: text.replace("att anta rutinen", "att svara lo@prov.example"))
    edit(YEAR, lambda text: text.replace("inställt: ", "inställt: ring lo@prov.example, "))
    seal(lchnv.folder)
    site(lchnv)
    found = {name for name, data in made(lchnv).items() if b"lo@prov" in data}
    assert {name for name in found if not name.startswith(("dokument/", "oparl/"))} == {
        "lchnv/2026-03-20/minnesanteckningar/index.html"  # it is shown as it was published
    }
    assert "[e-postadress]" in text_of(made(lchnv)["lchnv/2028-01-28/index.html"])


def test_addresses_last_though_a_heading_is_written_otherwise(lchnv: Program) -> None:
    day = ("--today", "2027-02-11")
    edit(  # who got the notes is to be told
        "meetings/register.yaml",
        lambda text: re.sub(r"(- namn: .*\n)", r"\1    epost: lo@prov.example\n", text),
    )
    pages = {path for path, tree in site(lchnv).items() if tree is not None}
    own = "meetings/lchnv/2026-05-29/minnesanteckningar.md"
    agenda = own.replace("minnesanteckningar", "dagordning")
    assert "arenden/lchnv-2026-05-29-punkt-5-a/index.html" in pages
    for file in (own, agenda):
        edit(file, lambda text: text.replace("Mötet i september flyttas", "Septembers möte"))
    assert lchnv("publish", own, "--revised", "Rubriken", *day).code == 0
    assert lchnv("publish", agenda, "--revised", "Rubriken", *day).code == 0
    again = site(lchnv)
    assert pages == {path for path, tree in again.items() if tree is not None}
    (heading,) = again["arenden/lchnv-2026-05-29-punkt-5-a/index.html"].xpath("//h1")
    assert heading.text == "Septembers möte"


def test_the_networks_logo_stands_on_every_page(lchnv: Program) -> None:
    Path("templates").mkdir()
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9"/></svg>'
    )
    Path("templates/logotyp.svg").write_bytes(drawing)
    pages = site(lchnv)
    assert made(lchnv)["logotyp.svg"] == drawing
    assert "logotyp.svg" in pages  # every link and picture was followed
    shown = [
        tree.xpath("count(//header//img[@alt=''])") for tree in pages.values() if tree is not None
    ]
    assert {*shown} == {1}
    Path("templates/logotyp.svg").write_bytes(b"inget")
    ran = lchnv("site", "--output", "webb", "--today", DAY)
    assert (ran.code, "Logotypen" in ran.err) == (2, True)
