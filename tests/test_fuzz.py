"""What fuzzing begins with is read whole, by each target: the rest of it is run by hand."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.endure.trials import Failed
from tools.fuzz import targets
from tools.fuzz.targets import TARGETS, seeds

IMPORTED = ("word", "pdf")


@pytest.mark.parametrize("target", TARGETS)
def test_what_fuzzing_begins_with_is_read(target: str) -> None:
    """Some of it, by the same dice each time."""
    every = list(seeds(target))
    assert len(every) > 1
    for data in random.Random(1).sample(every, min(10, len(every))):  # noqa: S311
        TARGETS[target](data)


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
@given(data=st.binary(max_size=400))
@settings(max_examples=50)
def test_any_bytes_are_read_or_told(target: str, data: bytes) -> None:
    """Nothing is raised."""
    TARGETS[target](data)


@pytest.mark.parametrize("target", IMPORTED)
def test_what_is_built_is_read_as_text(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A target whose every file is refused would find nothing."""
    sources: list[object] = []

    def recognised(source: object, *_: object, **__: object) -> None:
        sources.append(source)
        raise Failed("seen")

    monkeypatch.setattr(targets, "recognise", recognised)
    with pytest.raises(Failed, match="seen"):
        TARGETS[target](next(seeds(target)))
    assert "Minnesanteckningar" in str(sources)


def test_a_document_that_is_nothing_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """So the targets can fail."""
    monkeypatch.setattr(targets, "write", lambda *_, **__: Written())
    with pytest.raises(Failed, match="no document"):
        TARGETS["word"](next(seeds("word")))


class Written:
    """A file without a head."""

    text = "Text\n"
