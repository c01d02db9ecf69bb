"""What a document prints that stands outside it: as it was kept, and else as it is now."""

from dataclasses import fields

import pytest

from lchnv_cli.render.outside import Outside

KEPT = {
    "organ": "LCHNV", "brevhuvud": "Nätet", "rubrik": "Nätet i länet", "dokument": "Dagordning",
    "avsändare": ["RSS"], "utfärdare": "RSS", "kallat_av": "", "närvarande": "", "ordning": [],
    "huvudmän": {}, "ändrat": {}, "föreslaget": {"punkt-1": "att öppna"}, "avviker": [],
    "beredd": {},
}  # fmt: skip


def now() -> Outside:
    asked.append(1)
    return Outside.of_kept({**KEPT, "organ": "Nytt namn", "avviker": ["punkt-2"]}, now)


asked: list[int] = []


def test_what_was_kept_whole_asks_for_nothing_of_what_stands_now() -> None:
    asked.clear()
    found = Outside.of_kept(KEPT, now)
    assert (found.kept(), asked) == (KEPT, [])
    assert all(type(getattr(found, each.name)) in {str, tuple, dict} for each in fields(found))


@pytest.mark.parametrize(
    "kept",
    [
        {name: value for name, value in KEPT.items() if name != "avviker"},
        KEPT | {"avviker": "punkt-1"},
        KEPT | {"avviker": {}},
        KEPT | {"avviker": None},
    ],
)
def test_what_nobody_knew_to_keep_is_as_it_stands_now(kept: dict[str, object]) -> None:
    asked.clear()
    found = Outside.of_kept(kept, now)
    assert (found.differing, found.body, asked) == (("punkt-2",), "LCHNV", [1])
