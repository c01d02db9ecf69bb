"""The start page: what is next as cards, and the meetings with a way to each of their documents."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from lchnv_cli.preview.html_page import Page, plain_page
from lchnv_cli.preview.panel import STATUS

_SHEET = "start.css"


class Line(NamedTuple):
    """A command line to give; ``when`` tells when it is time, where that is not at once.

    ``key`` is what its button asks for it by; without one it is only told.
    """

    command: str
    when: str = ""
    key: str = ""


class Card(NamedTuple):
    """Something to do: what, until when, whose it is, the paragraph that asks, and how.

    ``do`` is what a person does, before the lines.
    """

    what: str
    when: str
    who: str
    paragraph: str
    lines: tuple[Line, ...]
    do: str = ""


class Paper(NamedTuple):
    """A document: what it is called, its file, how far it has come, and where its fields are."""

    name: str
    file: str
    told: str = ""
    head: str = ""


class Entry(NamedTuple):
    """A meeting, or whatever else has documents."""

    name: str
    told: str
    papers: tuple[Paper, ...]


class Start(NamedTuple):
    """What the page shows; every group of entries has a heading."""

    network: str
    day: str
    cards: tuple[Card, ...]
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]


def start_page(start: Start) -> Page:
    """Draw the page."""
    cards = "".join(f"<li>{''.join(_card(card))}</li>" for card in start.cards)
    groups = "".join(
        f"<h3>{escape(heading)}</h3>{_entries(entries)}" for heading, entries in start.groups
    )
    main = (
        f"<h1>{escape(start.network)}</h1><p>{escape(start.day)}</p>{STATUS}"
        '<nav aria-label="På sidan"><ul><li><a href="#att-gora">Näst att göra</a></li>'
        '<li><a href="#moten">Möten</a></li></ul></nav>'
        '<section aria-labelledby="att-gora"><h2 id="att-gora" tabindex="-1">Näst att göra</h2>'
        f"{_list('cards', cards) or '<p>Inget är att göra just nu.</p>'}</section>"
        '<section aria-labelledby="moten"><h2 id="moten" tabindex="-1">Möten</h2>'
        f"{groups or '<p>Inget möte är känt.</p>'}</section>"
    )
    return plain_page(start.network, f'<main class="start">{main}</main>', _SHEET)


def fault_page(heading: str, lines: Iterable[str]) -> Page:
    """Say why there is no start page right now."""
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    main = f'<main class="start"><h1>{escape(heading)}</h1>{told}{STATUS}</main>'
    return plain_page(heading, main, _SHEET)


def refused_page(heading: str, lines: Iterable[str]) -> Page:
    """Say why nothing was done."""
    return _answer(heading, "".join(f"<p>{escape(line)}</p>" for line in lines), 409)


def try_page(line: Line, does: str, told: str, output: str) -> Page:
    """Ask whether to run a command: what it does, and what it says that it would do."""
    shown = f"<p>{escape(does)}</p><p>{escape(told)}</p>" + (_output(output) if output else "")
    return _answer("Kör kommandot?", f"{_told(line)}{shown}{_button('kor', line.key, 'Kör')}")


def ran_page(line: Line, heading: str, output: str) -> Page:
    """Tell how a command went, and what it said."""
    return _answer(heading, _told(line) + (_output(output) if output else ""))


def _answer(heading: str, body: str, status: int = 200) -> Page:
    """Give what answers a form; it never loads itself again, which would ask once more."""
    back = '<p><a href="./">Till startsidan</a></p>'
    main = f'<main class="start"><h1>{escape(heading)}</h1>{body}{back}</main>'
    return plain_page(heading, main, _SHEET, follows=False, status=status)


def _told(line: Line) -> str:
    return f"<p><code>{escape(line.command)}</code></p>"


def _output(text: str) -> str:
    return f'<pre tabindex="0" role="region" aria-label="Svar">{escape(text)}</pre>'


def _button(action: str, key: str, name: str) -> str:
    """Give a form that is only a button; ``name`` is markup."""
    return (
        f'<form method="post" action="{action}">'
        f'<input type="hidden" name="kommando" value="{key}"><button>{name}</button></form>'
    )


def _list(kind: str, items: str) -> str:
    """Give a list; its role is told for the browsers that take it from lists without marks."""
    return f'<ul class="{kind}" role="list">{items}</ul>' if items else ""


def _card(card: Card) -> Iterator[str]:
    yield f"<h3>{escape(card.what)}</h3><dl>"
    facts = (("Senast", card.when), ("Vem", card.who), ("Varför", card.paragraph))
    for name, value in facts:
        if value:
            yield f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>"
    yield f"</dl><p>{escape(card.do)}</p>" if card.do else "</dl>"
    for line in card.lines:
        when = f"<p>{escape(line.when)}:</p>" if line.when else ""
        yield f"{when}<p><code>{escape(line.command)}</code></p>"
        if line.key:
            own = f'<span class="unseen"> {escape(line.command)}</span>'
            yield _button("prova", line.key, f"Se vad det gör{own}")


def _entries(entries: Iterable[Entry]) -> str:
    return _list("entries", "".join(f"<li>{''.join(_entry(each))}</li>" for each in entries))


def _entry(entry: Entry) -> Iterator[str]:
    yield f"<p><strong>{escape(entry.name)}</strong>"
    yield f" · {escape(entry.told)}</p>" if entry.told else "</p>"
    yield _list("papers", "".join(f"<li>{''.join(_paper(each))}</li>" for each in entry.papers))


def _paper(paper: Paper) -> Iterator[str]:
    yield f'<a href="{quote(paper.file)}/">{escape(paper.name)}</a>'
    yield f" · {escape(paper.told)}" if paper.told else ""
    if paper.head:
        own = f'<span class="unseen"> i {escape(paper.name)}</span>'
        yield f' · <a href="{quote(paper.file)}/{paper.head}/">fyll i fälten{own}</a>'
