"""A head is changed in the fields that are meant, or the change is left to people."""

from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lchnv_cli.load import frontmatter, head
from lchnv_cli.load.head import Unchangeable, changed_head
from lchnv_cli.load.records import plain
from lchnv_cli.load.yaml_edits import Names, Value
from lchnv_cli.model.folding import composed

FILE = PurePosixPath("a.md")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
HEADS = (
    "a: 1\nb: 2\n",
    "a: # ett\nb: 2 # två\n",
    "# först\na:\n  - x\n  - y\nb: 'a: b'\n# sist\n",
    "{a: 1, b: [2, 3] }\n",
    "a: {b: }\nb: |\n  lång\n  text\n",
    "a:\n    b: 1\n    c: 2  # två\n\n",
)


def _told(text: str) -> dict[str, object]:
    told = plain(frontmatter.split(text).head)
    assert isinstance(told, dict)
    return told


def _composed(value: Any) -> Any:
    """Give a value with its texts composed, as a document's are before they are read."""
    if isinstance(value, dict):
        return {composed(name): _composed(each) for name, each in value.items()}
    return composed(value) if isinstance(value, str) else [_composed(each) for each in value]


@pytest.mark.slow
@example(HEADS[0], "a", ":\u0a5e")
@example(HEADS[0], "a", "\u0a5e")
@given(
    fields=st.sampled_from(HEADS),
    name=st.sampled_from(["a", "b", "ny", "nytt: fält"]),
    value=VALUES,
)
def test_a_field_is_set_to_any_value_and_the_rest_stays(
    fields: str, name: str, value: Value
) -> None:
    text = f"---\n{fields}---\n\nBrödtext.\n"
    after = changed_head(FILE, text, {(name,): value})
    assert _composed(_told(after)) == _composed({**_told(text), name: value})
    assert after.endswith("---\n\nBrödtext.\n")
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        line for line in after.split("\n") if line.startswith("#")
    ]


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ("a: 1\n", ("a", "b")),  # a text would become a group
        ("a: [1]\n", ("a", "b")),
        ("a: {b: 1}\n", ("a", "b", "c")),
        ("? a\n", ("a",)),
        ("a:\n  ? b\n", ("a", "b")),
    ],
)
def test_what_would_lose_something_is_left_to_people(fields: str, names: Names) -> None:
    with pytest.raises(Unchangeable, match=r"a.md:2:1\n    Huvudet .* Skriv själv:\n    a: "):
        changed_head(FILE, f"---\n{fields}---\n", {names: "2"})


@pytest.mark.parametrize("wrong", ["a: 3", "b: 2", "a: 2\nb: 1", "a: 2\n---\n---", "a: 'x", ""])
def test_a_change_that_says_something_else_is_never_handed_on(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "---\na: 1\n---\n\nBrödtext.\n"
    monkeypatch.setattr(head, "with_value", lambda *_: text.replace("a: 1", wrong))
    with pytest.raises(Unchangeable):
        changed_head(FILE, text, {("a",): "2"})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("möten:\n  - 2026-03-20 # ett\n  - 2026-05-22\n", "möten:\n  - {a: b} # ett\n"),
        ("möten: [2026-03-20, 2026-05-22]\n", "möten: [{a: b}, 2026-05-22]\n"),
        ("möten:\n- datum: x\n- datum: y\n", "möten:\n- {a: b}\n- datum: y\n"),
    ],
)
def test_an_element_of_a_list_is_set_where_it_stands(old: str, new: str) -> None:
    after = changed_head(FILE, f"---\n{old}---\n", {("möten", "0"): {"a": "b"}})
    assert after.startswith(f"---\n{new}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- {datum: x, tid: y}\n", "- {datum: z, tid: y, ny: 1}\n"),
        ("- datum: x  # ett\n  tid: y\n- datum: x\n", "- datum: z  # ett\n  tid: y\n  ny: 1\n"),
    ],
)
def test_a_field_of_an_element_is_set_beside_the_others(old: str, new: str) -> None:
    values: dict[Names, Value] = {("m", "0", "datum"): "z", ("m", "0", "ny"): "1"}
    assert f"m:\n{new}" in changed_head(FILE, f"---\nm:\n{old}---\n", values)


@pytest.mark.parametrize("name", ["1", "x", "-1", "²"])
def test_a_list_has_no_place_beyond_its_end(name: str) -> None:
    with pytest.raises(Unchangeable, match="Skriv själv"):
        changed_head(FILE, "---\nm: [a]\n---\n", {("m", name): "b"})
