"""A document's text as it stands in a page of the site: its annexes and points can be linked to."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from lchnv_cli.export.html import web_tree
from lchnv_cli.export.printed_links import Links
from lchnv_cli.export.shown_pictures import Pictures
from lchnv_cli.export.tree import body_of, classes
from lchnv_cli.model.annexes import bare, cited, expand

_APART = {"a", "code", "pre", "script", "style"}  # what stands in no link, or in none of ours


class AnnexLink(NamedTuple):
    """Where the file of an annex lies from the page, and its type and size."""

    href: str
    told: str


class SiteText(NamedTuple):
    """The text as HTML: the title with what is told under it, and all the rest."""

    top: str
    rest: str


def site_text(
    xhtml: str, pictures: Pictures, links: Links, annexes: Mapping[str, AnnexLink]
) -> SiteText:
    """Give a drawn document's text. ``annexes`` are by their single numbers. Raises ExportFault."""
    from lxml import etree  # noqa: PLC0415 - heavy

    root = web_tree(xhtml, pictures, links)
    main = root.find(".//main")
    if main is None:
        main = body_of(root)
    _link_rows(main, annexes)
    for each in [found for found in main.iter() if _may_hold(found)]:
        _link_citations(each, annexes)
    for section in main.iter("section"):
        if section.get("id") and {"item", "sub-item"} & {*classes(section)}:
            _mark(section)
    parts = list(main)
    facts = next((at for at, each in enumerate(parts) if each.tag == "dl"), None)
    title = next((at for at, each in enumerate(parts) if each.tag == "h1"), -1)
    cut = (title if facts is None else facts) + 1
    top, rest = (
        "".join(etree.tostring(each, method="html", encoding="unicode") for each in own)
        for own in (parts[:cut], parts[cut:])
    )
    return SiteText(top, rest)


def _link_rows(main: Any, annexes: Mapping[str, AnnexLink]) -> None:
    """Link the titles in the list of annexes to their files."""
    for row in main.iterfind(".//section[@class='annexes']//tr"):
        number, title = row.find("th"), row.find("td")
        if number is None or title is None:
            continue
        written = bare("".join(number.itertext()))
        own = {annexes.get(each) for each in expand(written) or (written,)}
        if len(own) == 1 and (annex := own.pop()):
            link = _link(title, annex, "".join(title.itertext()))
            title.text, title[:] = None, [link]


def _may_hold(element: Any) -> bool:
    ancestors = (element, *element.iterancestors())
    return isinstance(element.tag, str) and not any(each.tag in _APART for each in ancestors)


def _link_citations(element: Any, annexes: Mapping[str, AnnexLink]) -> None:
    """Make links of the citations in the texts right within an element."""
    for at, holder in reversed([(-1, element), *enumerate(list(element))]):
        text = (holder.text if at < 0 else holder.tail) or ""
        found = list(cited(text, annexes))
        if not found:
            continue
        ends = [*(start for start, _, _ in found), len(text)]
        setattr(holder, "text" if at < 0 else "tail", text[: ends[0]])
        for place, ((start, written, annex), end) in enumerate(
            zip(found, ends[1:], strict=True), at + 1
        ):
            link = _link(element, annex, written)
            link.tail = text[start + len(written) : end]
            element.insert(place, link)


def _link(near: Any, annex: AnnexLink, words: str) -> Any:
    link = near.makeelement("a", {"href": annex.href, "class": "annex"})
    link.text = words
    told = near.makeelement("span", {"class": "file"})
    told.text = f", {annex.told}"
    link.append(told)
    return link


def _mark(section: Any) -> None:
    """Give a point, and each of its decisions, a link to itself."""
    own = section.get("id")
    heading = next((each for each in section if each.tag in {"h2", "h3"}), None)
    if heading is not None:
        heading.append(_permalink(heading, own))
    decisions = [each for each in section if {"decision"} & {*classes(each)}]
    for number, each in enumerate(decisions, 1):
        anchor = f"{own}-beslut" + (f"-{number}" if number > 1 else "")
        each.set("id", anchor)
        lead_in = next((part for part in each if "lead-in" in classes(part)), None)
        if lead_in is not None:
            lead_in.append(_permalink(lead_in, anchor))


def _permalink(near: Any, anchor: str) -> Any:
    told = f"Länk till {anchor.replace('-', ' ')}"
    link = near.makeelement("a", {"href": f"#{anchor}", "class": "permalink", "aria-label": told})
    link.text = "#"
    return link
