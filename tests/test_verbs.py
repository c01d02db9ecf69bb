"""Verbs are found in every form that minutes use."""

import re

import pytest

from lchnv_cli.model.verbs import forms, passives, present, preterites


@pytest.mark.parametrize(
    ("verb", "every"),
    [
        (
            "bordlägga",
            "bordlägga bordlägger bordlade bordlagt bordläggas bordläggs bordlades bordlagts"
            " bordlagd bordlagda",
        ),
        (
            "uppskjuta",
            "uppskjuta uppskjuter uppsköt uppskjutit uppskjutas uppskjuts uppsköts uppskjutits"
            " uppskjuten uppskjutet uppskjutna",
        ),
        (
            "avvakta",
            "avvakta avvaktar avvaktade avvaktat avvaktas avvaktades avvaktats avvaktad",
        ),
        (
            "avslå",
            "avslå avslår avslog avslagit avslås avslogs avslagits avslagen avslaget avslagna",
        ),
        ("föra", "föra för förde fört föras förs fördes förts förd förda"),
        ("återuppta", "återuppta återupptar återupptog återupptagit återupptas återupptogs"),
        ("styrka", "styrka styrker styrkte styrkt styrkas styrks styrktes styrkts styrkta"),
        ("säga", "säga säger sade sa sagt sägs sades sas"),
        ("styra", "styra styr styrde styrt styras styrs styrdes styrts"),
        ("ersätta", "ersätter ersatte ersatt ersattes"),
        ("kartlägga", "kartlägger kartläggs kartlade kartlades kartlagts"),
        ("besluta", "besluta beslutar beslutade beslöt beslutat beslutit beslutades beslöts"),
    ],
)
def test_a_verb_is_found_in_every_form(verb: str, every: str) -> None:
    pattern = re.compile(forms(verb))
    assert [form for form in every.split() if not pattern.fullmatch(form)] == []


@pytest.mark.parametrize(
    ("verb", "other"),
    [("avvakta", "avvaktog"), ("ändra", "ändrog"), ("skjuta", "skjutade"), ("vänta", "väntar den")],
)
def test_a_verb_has_no_form_of_another(verb: str, other: str) -> None:
    assert re.fullmatch(forms(verb), other) is None


def test_passives_are_those_that_are_said_of_what_is_done() -> None:
    pattern = re.compile(passives("lägga", "ta", "ombe"))
    found = ["läggs", "läggas", "lades", "tas", "togs", "ombeds", "ombads"]
    assert [each for each in found if not pattern.fullmatch(each)] == []
    assert pattern.fullmatch("lägger") is None
    assert pattern.fullmatch("lagt") is None


def test_the_present_follows_the_conjugation() -> None:
    actual = [
        present(verb) for verb in ("lyfta", "beskriva", "framföra", "berätta", "föredra", "be")
    ]
    assert actual == ["lyfter", "beskriver", "framför", "berättar", "föredrar", "ber"]


def test_past_forms_that_end_in_de_or_te_need_no_list() -> None:
    assert {"sa", "gav", "skrev", "höll"} <= preterites()
    assert not any(past.endswith(("de", "te")) for past in preterites())
