"""Compiled patterns come back from the cache as Python would compile them."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import lchnv_cli
from lchnv_cli.model.late_pattern import late
from lchnv_cli.work.keeping import patterns
from lchnv_cli.work.keeping.patterns import Patterns

_LATE = type(late("x"))
WRITTEN: tuple[str, re.RegexFlag] = (r"(?P<first>å+)(?P<then>b)?|c(?=d)", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LCHNV_CACHE", str(tmp_path))


def _remembered() -> None:
    first = Patterns()
    first.compile(*WRITTEN)
    first.keep()


def _compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*told: object) -> bytes:
        raise AssertionError(told)

    monkeypatch.setattr(patterns, "_taken_apart", fail)


def _all_late() -> Iterator[tuple[str, re.RegexFlag]]:
    for module in pkgutil.walk_packages(lchnv_cli.__path__, "lchnv_cli."):
        if not module.name.endswith("__main__"):
            told = vars(importlib.import_module(module.name)).values()
            yield from (vars(each)["_told"] for each in told if isinstance(each, _LATE))


@pytest.mark.slow
def test_every_pattern_of_the_program_comes_back_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    written = list(_all_late())
    first = Patterns()
    assert all(first.compile(*told) == re.compile(*told) for told in written)
    first.keep()
    _compiles_nothing(monkeypatch)
    then = Patterns()
    assert len(written) > 100
    assert all(then.compile(*told) == re.compile(*told) for told in written)


def test_names_and_groups_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    _remembered()
    _compiles_nothing(monkeypatch)
    found = Patterns().compile(*WRITTEN).search("xÅåB")
    assert found is not None
    assert found.groupdict() == {"first": "Åå", "then": "B"}
    assert found.re.groups == 2


@pytest.mark.parametrize("damage", [b"", b"damaged\n", None])
def test_a_damaged_file_is_as_none(tmp_path: Path, damage: bytes | None) -> None:
    _remembered()
    (file,) = tmp_path.iterdir()
    data = file.read_bytes()
    file.write_bytes(data[:-9] + b'AAAAAAAA"' if damage is None else damage)
    assert Patterns().compile(*WRITTEN) == re.compile(*WRITTEN)


@pytest.mark.parametrize("lacks", ["re._parser", "re._compiler", "_sre"])
def test_a_python_without_the_parts_compiles_each_time(
    monkeypatch: pytest.MonkeyPatch, lacks: str
) -> None:
    def without(name: str) -> Any:
        if name == lacks:
            raise ImportError(name)
        return importlib.import_module(name)

    monkeypatch.setattr(patterns, "import_module", without)
    assert Patterns().compile(*WRITTEN) == re.compile(*WRITTEN)


def test_nothing_is_written_where_nothing_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCHNV_CACHE", "")
    _remembered()
    assert not list(tmp_path.iterdir())


def test_what_is_no_pattern_is_told_as_python_tells_it() -> None:
    with pytest.raises(re.error):
        Patterns().compile("(", re.NOFLAG)
