"""What the site is drawn from and with, whether it is written to a folder or shown in a browser."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from lchnv_cli import defaults
from lchnv_cli.export.html import style_sheet
from lchnv_cli.export.logo import Logo, logo
from lchnv_cli.export.printed_links import Links
from lchnv_cli.export.site_text import AnnexLink, SiteText, site_text
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.file_stem import stem
from lchnv_cli.model.sentences import Sentences
from lchnv_cli.render.pages import Printable
from lchnv_cli.render.templates import html_page
from lchnv_cli.site.addresses import PRINTS
from lchnv_cli.site.site_page import Link, SitePage
from lchnv_cli.site.site_source import Site
from lchnv_cli.site.told_to_programs import without_mail
from lchnv_cli.work.making.linked_documents import linked_documents, phrases_in
from lchnv_cli.work.making.printing import Drawn
from lchnv_cli.work.making.public_files import public_place
from lchnv_cli.work.making.site_ready import NOTHING
from lchnv_cli.work.opening.edition_shown import Shown, sentences_of
from lchnv_cli.work.opening.workplace import Stop, Workplace

PRINTED = {"docx": "Word", "pdf": "PDF"}
_STYLES = ("dokument.css", "sajt.css")


def public_site(whole: Workplace) -> tuple[Workplace, Site]:
    """Give the folder as if it held what is public alone, and the site of it, without files.

    Raises Stop where nothing is public.
    """
    here = public_place(whole)
    site = Site(here.archive, here.today, here.workdays)
    if not any(site.meetings.values()):
        raise Stop(NOTHING)
    stems = stems_of(site)

    def named_in(text: str, body_id: str, year: int) -> Mapping[str, Link]:
        return _page_links(Links({}, phrases_in(here, text, body_id, year)), stems)

    named = _named(here, stems)
    mark = site_logo(whole.root)
    path = mark[0] if mark else ""
    return here, replace(
        site, sentences=_sentences(whole, site), named=named, named_in=named_in, logo=path
    )


def site_style(root: Path) -> str:
    """Give the style sheet of every page, with what the network has of its own."""
    return "\n".join(style_sheet(defaults.template(root, name)) for name in _STYLES)


def site_logo(root: Path) -> tuple[str, Logo] | None:
    """Give the network's own logo with where it lies on the site. Raises ExportFault."""
    found = logo(partial(defaults.template, root))
    return (f"logotyp.{found.format}", found) if found else None


def drawn_page(page: SitePage, root: Path, **values: object) -> str:
    """Draw a page with its template; but on some pages no mail address is shown."""
    whole = html_page(page.template, defaults.template_folders(root), page=page, **values).lstrip()
    return whole if page.as_written else without_mail(whole)


def document_text(
    drawn: Drawn, page: SitePage, stems: Mapping[str, str], annexes: Mapping[str, AnnexLink]
) -> SiteText:
    """Give a document's text as its page has it. Raises ExportFault."""
    links = _links(drawn.links, stems, page.up)
    return site_text(drawn.xhtml, drawn.pictures, links, annexes)


def annex_links(document: MeetingDocument, page: SitePage, site: Site) -> dict[str, AnnexLink]:
    """Give where the annexes lie that a document may speak of, by their single numbers."""
    return {
        number: AnnexLink(page.up + file.href, file.told)
        for number, file in site.annexes_in(document).items()
    }


def stems_of(site: Site) -> dict[str, str]:
    """Give the page of each document, without its ending, by how its prints are named."""
    meetings = (each for own in site.meetings.values() for each in own)
    return {
        stem(each): site.at.document(each).removesuffix(".html")
        for meeting in meetings
        for each in site.shown(meeting)
    }


def print_path(document: Printable, suffix: str) -> str:
    """Give where a print of a document lies."""
    return f"{PRINTS}/{stem(document)}.{suffix}"


def _named(
    here: Workplace, stems: Mapping[str, str]
) -> Callable[[MeetingDocument], Mapping[str, Link]]:
    """Give what tells which words of a document are links, to the same as on its own page."""
    known = dict[PurePosixPath, Mapping[str, Link]]()

    def named(document: MeetingDocument) -> Mapping[str, Link]:
        if document.file not in known:
            known[document.file] = _page_links(linked_documents(here, document), stems)
        return known[document.file]

    return named


def _page_links(known: Links, stems: Mapping[str, str]) -> Mapping[str, Link]:
    """Give the words that lead somewhere with their links, counted from the first folder."""
    return {
        words: Link(words, f"{page}.html{f'#{anchor}' if anchor else ''}")
        for words, (page, anchor) in _links(known, stems, "").phrases.items()
    }


def _sentences(here: Workplace, site: Site) -> Sentences | None:
    """Give the sentences of the arbetsordning of the first body that has one, if they are known."""
    for body in site.bodies:
        if edition := here.procedure.edition(body.id, here.today):
            with contextlib.suppress(UserFault):  # check tells why not
                return sentences_of(Shown(edition, body, here.root))
    return None


def _links(known: Links, stems: Mapping[str, str], up: str) -> Links:
    """Give a document's links to others as links to their pages."""
    files = {path: up + stems[own] for path, own in known.files.items() if own in stems}
    phrases = {
        words: (up + stems[own], anchor)
        for words, (own, anchor) in known.phrases.items()
        if own in stems
    }
    return Links(files, phrases)
