"""Links from one document of the folder to another, as they are when both are printed."""

from collections.abc import Mapping
from typing import Any

from lchnv_cli.export.tree import Element, name
from lchnv_cli.model.link_targets import file_of

Links = Mapping[str, str]  # by the path in the text: the printed file's name without its ending
PRINTED = "utskrift:"  # before the name of a printed file, where other paths are no links


def lead_to_printed(root: Element, links: Links, suffix: str, mark: str = PRINTED) -> None:
    """Let links to documents lead to what is printed of them in the same format, beside this.

    One that leads out of the meeting's folder, or to a source that is not printed, leads nowhere.
    """
    tree: Any = root
    for each in tree.iter():
        path = file_of(each.get("href", "")) if name(each) == "a" else ""
        if stem := links.get(path):
            each.set("href", f"{mark}{stem}.{suffix}")
        elif ".." in path.split("/") or path.endswith(".md"):
            del each.attrib["href"]
