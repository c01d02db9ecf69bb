"""Every field of every kind of document is seen in print, but those that say they are not."""

import pytest

from lchnv_cli.load import nodes
from lchnv_cli.load.fields import record_of
from lchnv_cli.load.records import Field
from lchnv_cli.model.date_forms import date_of
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.kinds import KINDS
from tests.contract import X, tree
from tests.full_documents import drawn

# Told in the title, or only where it is out of the ordinary.
_OTHERWISE = {"dokument", "organ", "möte"}
_BESIDE = {"fastställt_av": {"fastställt": "2025-12-12"}}  # a day that is told first
_FIELDS = {
    f"{kind.word}: {field.name}": (kind, field)
    for kind in KINDS.values()
    for field in record_of(kind).fields
    if kind.printed and field.printed and field.name not in _OTHERWISE
}


@pytest.mark.parametrize(("kind", "field"), _FIELDS.values(), ids=_FIELDS)
def test_what_a_field_says_is_seen_in_print(kind: DocumentKind, field: Field) -> None:
    needed = {each.name: each.example for each in record_of(kind).fields if each.required}
    head = {**needed, "dokument": kind.word, "organ": "lchnv"}
    head |= {field.name: field.example, **_BESIDE.get(field.name, {})}
    lines = "\n".join(f"{name}: {value}" for name, value in head.items())
    main = tree(drawn(f"---\n{lines}\n---\n")).find(f".//{X}body")
    shown = "".join(main.itertext())
    for value in _values(nodes.read(f"v: {field.example}")):
        day = date_of(value)
        said = spoken_with_year(day).removesuffix(" 2026") if day else value.split()[-1]
        assert value in shown or said in shown, f"{field.name} is not printed; see CONTRIBUTING.md"


def _values(node: nodes.Node | None) -> list[str]:
    if isinstance(node, nodes.Mapping):
        return [text for _, value in node.entries for text in _values(value)]
    if isinstance(node, nodes.Sequence):
        return [text for item in node.nodes for text in _values(item)]
    return [node.text] if isinstance(node, nodes.Scalar) else []
