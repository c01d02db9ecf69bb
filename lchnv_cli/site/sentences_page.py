"""The arbetsordning's sentences as a page, each with an address of its own."""

from dataclasses import dataclass

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.sentences import PREAMBLE, Sentences
from lchnv_cli.site.addresses import SENTENCES, START
from lchnv_cli.site.site_page import Link, SitePage
from lchnv_cli.site.site_source import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencesPage(SitePage):
    """Paragraphs with their headings; a sentence has its anchor, its number and its words."""

    adopted: str
    paragraphs: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


def sentences_page(known: Sentences, site: Site) -> SentencesPage:
    """Give the page."""
    paragraphs = []
    for each in known.paragraphs:
        heading = each.title if each.name == PREAMBLE else f"{each.name} {each.title}"
        told = []
        for sentence in each.sentences:
            label = each.label(sentence)
            told.append(
                (f"mening-{label.replace('.', '-').replace(':', '-')}", label, sentence.text)
            )
        paragraphs.append((heading, tuple(told)))
    return SentencesPage(
        path=SENTENCES,
        template="sajt-arbetsordning.html.j2",
        heading="Arbetsordningen",
        frame=site.frame(SENTENCES),
        crumbs=(Link("Start", START),),
        address=site.address(SENTENCES),
        adopted=spoken_with_year(known.adopted),
        paragraphs=tuple(paragraphs),
    )
