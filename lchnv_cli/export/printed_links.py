"""Links from one document of the folder to another, as they are when both are printed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from lchnv_cli.export.tree import Element, name
from lchnv_cli.model.link_targets import file_of
from lchnv_cli.model.phrases import around_phrases

PRINTED = "utskrift:"  # before the name of a printed file, where other paths are no links
_APART = {"a", "h1", "code", "pre", "title", "style", "head"}
# Word and the readers of a PDF list them, and a link in one leads astray there.
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


class Links(NamedTuple):
    """What leads where: to the printed file's name without its ending.

    ``files`` by the path in a link, and ``phrases`` by the words that name a meeting, or a point
    of it, to the file's name and the point's anchor or nothing.
    """

    files: Mapping[str, str] = {}
    phrases: Mapping[str, tuple[str, str]] = {}


NO_LINKS = Links()


def lead_to_printed(root: Element, links: Links, suffix: str, mark: str = PRINTED) -> None:
    """Let links to documents lead to what is printed of them in the same format, beside this.

    One that leads out of the meeting's folder, or to a source that is not printed, leads nowhere.
    """
    tree: Any = root
    for each in tree.iter():
        path = file_of(each.get("href", "")) if name(each) == "a" else ""
        if stem := links.files.get(path):
            each.set("href", f"{mark}{stem}.{suffix}")
        elif ".." in path.split("/") or path.endswith(".md"):
            del each.attrib["href"]
    if links.phrases:
        apart = _APART if suffix == "html" else _APART | _HEADINGS
        for each in [each for each in tree.iter() if _may_hold(each, apart)]:
            _link_phrases(each, links, suffix, mark)


def _may_hold(element: Any, apart: set[str]) -> bool:
    """Tell whether a text right within an element may be made a link."""
    if not isinstance(element.tag, str):
        return False
    return not any(name(each) in apart for each in (element, *element.iterancestors()))


def _link_phrases(element: Any, links: Links, suffix: str, mark: str) -> None:
    """Make links of the phrases in the texts right within an element."""
    space = element.tag.rpartition("}")[0]
    tag = f"{space}}}a" if space else "a"
    children = list(element)
    for at, holder in reversed([(-1, element), *enumerate(children)]):
        text = (holder.text if at < 0 else holder.tail) or ""
        pieces = list(around_phrases(text, links.phrases))
        if len(pieces) == 1:
            continue
        if at < 0:
            element.text = pieces[0][0]
        else:
            holder.tail = pieces[0][0]
        for place, (after, phrase) in enumerate(pieces[1:], at + 1):
            stem, anchor = links.phrases[phrase]
            link = element.makeelement(tag, {"href": _href(stem, anchor, suffix, mark)})
            link.text, link.tail = phrase, after
            element.insert(place, link)


def _href(stem: str, anchor: str, suffix: str, mark: str) -> str:
    return f"{mark}{stem}.{suffix}" + (f"#{anchor}" if anchor and suffix == "html" else "")
