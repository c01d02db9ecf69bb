"""Whom clauses appoint to what, which ones call for names, and which groups and seats they mean."""

import datetime as dt

import pytest

from lchnv_cli.memory.appointing import appoints, calls, told_of_seats
from lchnv_cli.memory.group_named import groups_named, seats_named
from tests.running import archive

DAY = dt.date(2026, 3, 20)
GROUPS = """\
grupper:
  - namn: Arbetsgruppen för SPAK
    kortnamn: SPAK
    nivå: lokal
    status: pågår
    platser:
      - {för: Kommunerna, kompetens: HSL-chef}
      - {för: Kommunerna, kompetens: MAS}
      - {för: Region Prov, kompetens: verksamhetschef}
  - {namn: LPO Barn och unga, nivå: lokal, status: pågår}
  - {namn: LPO Äldres hälsa, nivå: lokal, status: pågår}
  - {namn: Överenskommelsen om barn och ungas hälsa, nivå: lokal, status: pågår}
  - {namn: LPO Levnadsvanor, nivå: lokal, status: avslutad, till: 2026-03-19}
"""
FOLDER = archive(groups=GROUPS)


@pytest.mark.parametrize(
    ("clause", "people", "to"),
    [
        ("att utse Lo Falk till ledamot i SPAK", ["Lo Falk"], "ledamot i SPAK"),
        ("att utse Lo Falk (Säter) till SPAK.", ["Lo Falk (Säter)"], "SPAK"),
        ("att välja Lo Falk som representant i SPAK", ["Lo Falk"], "representant i SPAK"),
        (
            "att utse Lo Falk, HSL-chef i Säter, till arbetsgruppen för SPAK",
            ["Lo Falk (HSL-chef i Säter)"],
            "arbetsgruppen för SPAK",
        ),
        (
            "att utse Lo Falk och Nils Hage till ledamöter i SPAK",
            ["Lo Falk", "Nils Hage"],
            "ledamöter i SPAK",
        ),
        (
            "att utse Lo Falk (Mora), Nils Hage (Orsa) samt Siv Alm till SPAK",
            ["Lo Falk (Mora)", "Nils Hage (Orsa)", "Siv Alm"],
            "SPAK",
        ),
        (
            "att till kommunernas representant i SPAK utse Lo Falk",
            ["Lo Falk"],
            "kommunernas representant i SPAK",
        ),
        (
            "att utse till ledamöter i SPAK: Lo Falk och Siv Alm",
            ["Lo Falk", "Siv Alm"],
            "ledamöter i SPAK",
        ),
        ("att Lo Falk utses till ledamot i SPAK", ["Lo Falk"], "ledamot i SPAK"),
        (
            "att Lo Falk representerar kommunerna i arbetsgruppen för SPAK",
            ["Lo Falk"],
            "kommunerna i arbetsgruppen för SPAK",
        ),
        (
            "att Lo Falk, socialchef i Mora, ska ingå i SPAK",
            ["Lo Falk (socialchef i Mora)"],
            "i SPAK",
        ),
        (
            "att uppdra Lo Falk att representera kommunerna i arbetsgruppen för SPAK.",
            ["Lo Falk"],
            "kommunerna i arbetsgruppen för SPAK",
        ),
        (
            "att Lo Falk, Avesta kommun erbjuds tjänsten som processledare för SPAK",
            ["Lo Falk (Avesta kommun)"],
            "processledare för SPAK",
        ),
        ("att Lo Falk ersätter Nils Hage i SPAK", ["Lo Falk"], "SPAK"),
        (
            "att Lo von Falk efterträder Nils Hage som kommunernas ledamot i SPAK",
            ["Lo von Falk"],
            "kommunernas ledamot i SPAK",
        ),
        ("att Lo Falk blir kommunernas ledamot i SPAK", ["Lo Falk"], "kommunernas ledamot i SPAK"),
    ],
)
def test_a_clause_appoints(clause: str, people: list[str], to: str) -> None:
    ((found, where),) = appoints(clause)
    told = [f"{name} ({source})" if source else name for name, source in found]
    assert (told, where) == (people, to)


def test_a_clause_appoints_several_to_a_post_each() -> None:
    clause = "att utse Lo Falk (Mora) till ordförande och Nils Hage till vice ordförande i SPAK"
    assert appoints(clause) == (
        ((("Lo Falk", "Mora"),), "ordförande i SPAK"),
        ((("Nils Hage", ""),), "vice ordförande i SPAK"),
    )
    clause = "att utse Lo Falk till ledamot i SPAK och Siv Alm till ledamot i LPO Barn och unga"
    assert [to for _, to in appoints(clause)] == ["ledamot i SPAK", "ledamot i LPO Barn och unga"]


@pytest.mark.parametrize(
    "clause",
    [
        "att utse en arbetsgrupp",
        "att ge Styrgruppen i uppdrag att utse arbetsgruppen",
        "att RSS Prov utser en processledare till SPAK",
        "att lägga informationen till handlingarna",
        "att Region Prov får i uppdrag att rekvirera medlen",
        "att ställa sig bakom förslaget till handlingsplan",
        "att nominera Lo Falk till NSK-S",
        "att rutinen representerar ett steg i rätt riktning",
    ],
)
def test_a_clause_that_appoints_nobody(clause: str) -> None:
    assert appoints(clause) == ()


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("att genomföra ett nomineringsförfarande till SPAK", True),
        ("att ett nomineringsförfarande ska genomföras för att tillsätta uppdragsledaren", True),
        ("att Styrgruppen initierar en nomineringsprocess avseende LPO", True),
        ("att kommunerna nominerar en HSL-chef till SPAK senast den 1 oktober", True),
        ("att begära in nomineringar till SPAK", True),
        ("att godkänna bifogade nomineringsunderlag för vakanser i LPO", True),
        ("att nominera Lo Falk till NSK-S", False),
        ("att avsluta nomineringsförfarandet till SPAK", False),
        ("att nomineringen till SPAK avslutas", False),
        ("att nomineringarna läggs till handlingarna", True),
        ("att utse Lo Falk till SPAK", False),
    ],
)
def test_a_clause_calls_for_names(clause: str, *, expected: bool) -> None:
    assert calls(clause) is expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("arbetsgruppen för SPAK", ["SPAK"]),
        ("SPAK-arbetsgruppen", ["SPAK"]),
        ("spaken", []),
        ("det lokala programområdet för barn och unga", ["LPO Barn och unga"]),
        ("överenskommelsen om barns och ungas hälsa", ["Överenskommelsen om barn och ungas hälsa"]),
        ("LPO Barn och unga\nLPO Äldres hälsa", ["LPO Barn och unga", "LPO Äldres hälsa"]),
        ("LPO Levnadsvanor", []),
        ("en annan grupp", []),
    ],
)
def test_a_text_names_groups(text: str, names: list[str]) -> None:
    assert [group.title for group in groups_named(text, FOLDER.groups.groups, DAY)] == names


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("SPAK, kommunal HSL-chef", ["HSL-chef"]),
        ("SPAK", ["HSL-chef", "MAS", "verksamhetschef"]),
        ("kommunernas representant i SPAK", ["HSL-chef", "MAS"]),
        ("regionens ledamot i SPAK", ["verksamhetschef"]),
        ("Björkbys plats i SPAK", ["HSL-chef", "MAS"]),
    ],
)
def test_a_text_names_seats(text: str, titles: list[str]) -> None:
    group = FOLDER.groups.groups[0]
    found = seats_named(text, group, FOLDER.procedure, DAY)
    assert [seat.title for seat in found] == titles


@pytest.mark.parametrize(
    ("clause", "seat"),
    [
        ("att Lo Falk representerar kommunerna i SPAK", "SPAK"),
        ("att Lo Falk ska ingå i arbetsgruppen för SPAK", "arbetsgruppen för SPAK"),
        ("att utse Lo Falk till kommunernas ledamot i SPAK", "kommunernas ledamot i SPAK"),
    ],
)
def test_a_message_tells_the_seat_and_not_whose_it_is(clause: str, seat: str) -> None:
    head = "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-03-20\n---\n\n"
    notes = f"{head}## 1. Platser\n\n"
    folder = archive(f"{notes}Länschefsnätverket beslutade\n\n- {clause}\n", groups=GROUPS)
    ((told,), _) = told_of_seats(folder, DAY)
    assert told.seat == seat
