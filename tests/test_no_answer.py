"""Words that stand where an answer should are told from answers that merely hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.model.no_answer import is_answer


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "–", "—", "?", "??", "…", "...", "___", "xx", "XXX", "xx xx"),
        *("TBD", "tbd.", "T.B.D.", "TBA", "N.N.", "NN", "n n", "N/A", "oklart", "Oklart."),
        *("meddelas", "Meddelas senare", "meddelas senare av RSS", "lokal meddelas senare"),
        *("ej bestämt", "inte bestämt än", "ännu inte bestämt", "ej klart", "inte klart ännu"),
        *("ej utsedd", "utses senare", "ansvarig utses på nästa möte", "vakant", "oklart vem"),
        *("väntar", "väntar på svar från Björkby", "i väntan på besked", "inväntar svar"),
        *("kommer", "kommer senare", "återkommer", "återkommer om det", "mer information kommer"),
        *("se bilaga", "se bilagan", "se separat bilaga", "se kallelsen", "se ovan", "se nedan"),
        *("inga svar än", "har inte kommit in", "svaret har inte inkommit", "inga svar", "N."),
        *("saknas", "ingen", "nej", "vet ej", "under utredning", "ej aktuellt", "inte än"),
        *("tas fram senare", "beslutas senare", "senare", "[fyll i]", "(meddelas)", "**TBD**"),
    ],
)
def test_a_promise_or_a_gap_is_no_answer(text: str) -> None:
    assert not is_answer(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Teams", "Bystugan (lokal meddelas i receptionen)", "Kommunhuset, sal Väntan"),
        *("Lokal Stängslet, Myntgatan 2", "Sal 3", "Hos Aspnäs kommun", "Rum 12"),
        *("Lo Falk", "Nils Hage, utses till chef", "ordföranden", "Chef för RSS", "NN-gruppen"),
        *("den som styrgruppen utser", "Styrgruppen", "alla huvudmän", "Ingrid Nej", "Ing-Marie"),
        *("Bilaga 3", "se bilaga 3", "se Bilaga 2 A", "se minnesanteckningarna 260129"),
        *("styrgrupp 2026-03-06", "av styrgruppen i maj", "antagen av styrgruppen", "2026/12"),
        *("Kommunalförbundet", "Kommers hus", "Saknad-gruppen", "xylofonen", "Tomas Ek"),
    ],
)
def test_an_answer_may_hold_such_words(text: str) -> None:
    assert is_answer(text)


@given(st.text())
def test_any_text_is_judged_without_a_fault(text: str) -> None:
    assert is_answer(text) in {True, False}
