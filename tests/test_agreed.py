"""What clauses say of agreements, in the words of real documents: both sides."""

import datetime as dt

import pytest

from lchnv_cli.memory.agreed import Step, agreed_in, as_title, names_agreement
from lchnv_cli.memory.agreement_names import AgreementNames
from lchnv_cli.memory.until import until_in
from lchnv_cli.model.agreements import Agreement, AgreementKind
from lchnv_cli.model.data_names import AGREEMENTS_FILE
from lchnv_cli.model.finding import Place

TOLD = dt.date(2026, 3, 20)
K = AgreementKind


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("att anta överenskommelsen om vård i hemmet", K.AGREEMENT),
        ("att godkänna förslag till samarbetsavtal mellan regionen och kommunerna", K.CONTRACT),
        ("att anta uppdragsbeskrivningen för ÖK vård i hemmet samt", K.BRIEF),
        ("att fastställa den reviderade rutinen för utskrivning", K.ROUTINE),
        ("att rekommendera huvudmännen att anta överenskommelsen om samsjuklighet", K.AGREEMENT),
        ("att ställa sig bakom överenskommelsen om suicidprevention", K.AGREEMENT),
        ("att överenskommelsen om hemsjukvård antas", K.AGREEMENT),
        ("att regional handlingsplan för sköra äldre fastställs", K.PLAN),
        ("att anta länsgemensam strategi för god och nära vård", K.PLAN),
        ("att anta RSS Prov arbetssätt kring återrapportering", K.ROUTINE),
        ("att teckna ett nytt avtal med leverantören", K.CONTRACT),
        ("att godkänna revideringen av överenskommelsen om egenvård", K.AGREEMENT),
        ("att besluta att anta Rutin för egenvård", K.ROUTINE),
        ("att anta ”Riktlinje för samordnad plan”", K.ROUTINE),
        ("att Länschefsnätverket antar överenskommelsen om barn", K.AGREEMENT),
        ("att nätverket ställer sig bakom förslaget till reviderad rutin för vård", K.ROUTINE),
        ("att godkänna avtalsförslaget om vårdhygien", K.CONTRACT),
        ("att Rutin för egenvård godkänns och skickas till huvudmännen", K.ROUTINE),
    ],
)
def test_what_adopts_an_agreement_is_read(clause: str, kind: AgreementKind) -> None:
    agreed = agreed_in(clause, TOLD)
    assert agreed is not None
    assert (agreed.step, agreed.kind, agreed.until) == (Step.ADOPTED, kind, None)


@pytest.mark.parametrize(
    ("clause", "until"),
    [
        (
            "att förlänga överenskommelsen om barn och unga till och med den 30 juni 2027",
            "2027-06-30",
        ),
        ("att RÖK:arna förlängs t.o.m. 2027-06-30", "2027-06-30"),
        ("att besluta om förlängd giltighetstid för RÖK t.o.m. den 30 juni 2026", "2026-06-30"),
        ("att besluta om fortsatt förlängning av befintliga RÖK:ar t o m 270630", "2027-06-30"),
        ("att överenskommelsen ska gälla till och med utgången av 2028", "2028-12-31"),
        ("att hemsjukvårdsavtalet fortsätter att gälla till och med mars 2027", "2027-03-31"),
        ("att förnya licensen för vårdcollege för perioden 2026–2029", "2029-12-31"),
        ("att förlänga finansieringen av resurscentret till och med februari 2028", "2028-02-29"),
        ("att avtalet om MiniMaria förlängs med två år till den 31 december 2028", "2028-12-31"),
        ("att godkänna förlängning av samverkansavtalet till och med den 31 maj", "2026-05-31"),
        ("att förlänga giltigheten av hemsjukvårdsavtalet till den 30 juni 2027", "2027-06-30"),
        ("att befintliga RÖK fortsatt ska gälla till och med 30 juni 2027", "2027-06-30"),
        ("att låta överenskommelsen löpa vidare till och med den 31 december 2027", "2027-12-31"),
        ("att fortsätta finansiera centret till och med december 2026", "2026-12-31"),
        ("att ge centret fortsatt finansiering till och med mars 2027", "2027-03-31"),
    ],
)
def test_what_prolongs_an_agreement_is_read_with_its_new_last_day(clause: str, until: str) -> None:
    agreed = agreed_in(clause, TOLD)
    assert agreed is not None
    assert (agreed.step, str(agreed.until)) == (Step.PROLONGED, until)


@pytest.mark.parametrize(
    "clause",
    [
        "att godkänna dagordningen",
        "att lägga rutinen till handlingarna",
        "att godkänna redovisningen av överenskommelsen",
        "att godkänna tidplanen för arbetet med överenskommelsen",
        "att uppdra åt RSS Prov att revidera överenskommelsen",
        "att inte anta överenskommelsen",
        "att inte förlänga överenskommelsen om barn och unga",
        "att ställa sig bakom centrets arbete att ta fram förslag på nytt avtal för nämnden",
        "att regionen får i uppdrag att rekvirera medlen enligt överenskommelsen med staten",
        "att skicka överenskommelsen på remiss till huvudmännen",
        "att överenskommelsen skickas ut och att den antas av huvudmännen",
        "att frågan om fortsatt finansiering av centret tas upp för beslut vid nästa möte",
        "att anta förslaget att styrgruppen representerar grupperingen",
        "att förlänga mötet till klockan 13",
        "att förlänga uppdraget att ta fram överenskommelsen till och med 30 juni 2027",
        "att förslaget till överenskommelse skickas på remiss till och med den 30 april",
        "att uppsägning av avtalet inte sker",
        "att rutinen gäller alla kommuner",
        "att avtalet gäller från och med den 1 maj",
        "att varje kommun tecknar egna licenser",
        "att finansiera en konferens",
        "att tillsätta en arbetsgrupp för att ta fram rutin för utskrivning",
        "att förlänga svarstiden om överenskommelsen till den 1 maj",
        "att Lo Falk utses att representera kommunerna i arbetet med överenskommelsen",
    ],
)
def test_what_neither_adopts_nor_prolongs_one_is_not(clause: str) -> None:
    assert agreed_in(clause, TOLD) is None


@pytest.mark.parametrize(
    ("span", "until"),
    [("två år", "2029-06-30"), ("sex månader", "2027-12-31"), ("ett halvår", "2027-12-31")],
)
def test_how_much_longer_it_goes_on_is_counted_from_its_last_day(span: str, until: str) -> None:
    agreed = agreed_in(f"att förlänga överenskommelsen om barn med {span}", TOLD)
    assert agreed is not None
    assert str(agreed.until_from(dt.date(2027, 6, 30))) == until
    assert agreed.until_from(None) is None


@pytest.mark.parametrize(
    ("clause", "title"),
    [
        ("att anta den bilagda överenskommelsen om vård samt", "Överenskommelse om vård"),
        ("att godkänna förslaget till reviderad rutin för vård", "Rutin för vård"),
        ("att fastställa handlingsplanen för vård enligt bilaga 3", "Handlingsplan för vård"),
        ("att förlänga avtalet om vård med ett år, till den 30 juni 2027", "Avtal om vård"),
        ("att anta RSS Prov arbetssätt kring vård", "RSS Prov arbetssätt kring vård"),
        ("att godkänna avtal mellan By, Ek och Alm, som bilagts", "Avtal mellan By, Ek och Alm"),
    ],
)
def test_it_is_called_by_its_name_and_not_by_the_clause(clause: str, title: str) -> None:
    agreed = agreed_in(clause, TOLD)
    assert agreed is not None
    assert as_title(agreed.what) == title


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("till och med den sista juni 2027", "2027-06-30"),
        ("fram till 31/12 2027", "2027-12-31"),
        ("intill utgången av 2027", "2027-12-31"),
        ("i två år", "None"),
        ("till huvudmännen", "None"),
    ],
)
def test_the_last_day_is_read_however_it_is_said(text: str, until: str) -> None:
    assert str(until_in(text, TOLD)) == until


def called(title: str, short: str = "", kind: AgreementKind = K.AGREEMENT) -> Agreement:
    return Agreement(title, kind, Place(AGREEMENTS_FILE), short=short)


CHILDREN = called("Överenskommelse om samverkan kring barns och ungas hälsa", "ÖK barn")
ROUTINE = called("Rutin för egenvård", kind=K.ROUTINE)
FOR_CHILDREN = called("Rutin för egenvård hos barn", kind=K.ROUTINE)
RENEWED = called("Regional överenskommelse om missbruk", "RÖK")
BRIEF = called("Uppdragsbeskrivning för revidering av RÖK", kind=K.BRIEF)
KNOWN = AgreementNames([CHILDREN, ROUTINE, FOR_CHILDREN, RENEWED, BRIEF])


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("överenskommelsen om barn och ungas hälsa", K.AGREEMENT, [CHILDREN]),
        ("ÖK barn", None, [CHILDREN]),
        ("ÖK barnahus", None, []),
        ("rutinen för egenvård", K.ROUTINE, [ROUTINE]),
        ("rutinen för egenvård hos barn", K.ROUTINE, [FOR_CHILDREN]),
        ("avtalet om egenvård", K.CONTRACT, []),
        ("RÖK:arna", K.AGREEMENT, [RENEWED]),
        ("RÖKarnas", None, []),
        ("uppdragsbeskrivningen för revidering av RÖK", K.BRIEF, [BRIEF]),
        ("rutinen för hembesök", K.ROUTINE, []),
    ],
)
def test_an_agreement_is_known_by_its_words_or_its_short_name(
    text: str, kind: AgreementKind | None, named: list[Agreement]
) -> None:
    assert [*KNOWN.named_in(text, kind=kind)] == named


@pytest.mark.parametrize("kind", AgreementKind)
def test_every_word_for_an_agreement_is_looked_for(kind: AgreementKind) -> None:
    assert names_agreement(f"att anta {kind}en".upper())


def test_other_words_are_not() -> None:
    assert not names_agreement("att lägga informationen till handlingarna")
