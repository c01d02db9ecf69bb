"""People in a sentence as signs: who stands where, whatever they are called."""

import pytest

from lchnv_cli.memory.attendees import key_of
from lchnv_cli.memory.signed import SIGN, signed

KEYS = {key_of(name): name for name in ("Lo Falk", "Bo Ek")}


@pytest.mark.parametrize(
    ("text", "read", "keys"),
    [
        ("Därefter ledde Lo Falk mötet.", "Därefter ledde §0 mötet.", ["Lo Falk"]),
        ("Ordföranden Lo Falk tackade.", "Ordföranden §0 tackade.", ["Lo Falk"]),
        ("I Bo Eks ställe kom Lo Falk.", "I §0s ställe kom §1.", ["Bo Ek", "Lo Falk"]),
        ("Vice ordföranden Lo Falk (Prov) ledde.", "§0 ledde.", ["Lo Falk", ""]),
        ("Lo Falk, vice ordförande, ledde.", "§0 ledde.", ["Lo Falk", ""]),
        ("Lo Falk, som ledde, tackade.", "§0, som ledde, tackade.", ["Lo Falk"]),
        ("Vice ordförande ledde.", "§0 ledde.", [""]),
        ("Siv Alm ledde enligt §1.", "Siv Alm ledde enligt §1.", []),
    ],
)
def test_people_are_signs_with_their_keys(text: str, read: str, keys: list[str]) -> None:
    said = signed(text, KEYS)
    assert said.text == read.replace("§0", f"{SIGN}0").replace("§1", f"{SIGN}1" if keys else "§1")
    assert [key for key, _ in said.people] == keys


def test_a_sign_in_the_text_itself_is_nobody() -> None:
    said = signed(f"{SIGN}7 ledde mötet, sade Lo Falk.", KEYS)
    assert said.text == f"7 ledde mötet, sade {SIGN}0."
    assert said.written(0, len(said.text)) == "7 ledde mötet, sade Lo Falk."
