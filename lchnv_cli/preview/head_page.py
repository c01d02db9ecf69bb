"""The fields of a document's head as forms: each with its explanation, its value and its findings.

Each value is a form of its own, so that saving it says nothing of the others.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from lchnv_cli.model.finding import Finding
from lchnv_cli.preview.html_page import Page, plain_page
from lchnv_cli.preview.panel import STATUS, Ways, ways_out

_SHEET = "start.css"


class Asked(NamedTuple):
    """What is asked for in one box: its name and explanation, and the text that stands there.

    ``many`` values stand one on each line, and ``words`` are those to choose among.
    """

    name: str
    help: str
    text: str = ""
    many: bool = False
    words: tuple[str, ...] = ()


class Form(NamedTuple):
    """What is saved together: one value, or one more of something.

    ``key`` tells the program which it is, and ``mark`` what stood there when it was shown.
    """

    key: str
    label: str
    asked: tuple[Asked, ...]
    mark: str = ""
    more: bool = False
    found: tuple[Finding, ...] = ()
    saved: str = ""


class HeadField(NamedTuple):
    """A field of the head with all its forms; ``alone`` is one that is a single value."""

    name: str
    help: str
    forms: tuple[Form, ...]
    filled: bool
    alone: bool = False
    told: str = ""


class Head(NamedTuple):
    """What the page shows; ``up`` leads to the first page, from where ``file`` is its address."""

    title: str
    file: str
    fields: tuple[HeadField, ...]
    found: tuple[Finding, ...]
    up: str = ""
    ways: Ways = ()


def head_page(head: Head) -> Page:
    """Draw the page: what is filled in or has a finding first, the rest folded."""
    first = _fields(head, (each for each in head.fields if each.filled))
    rest = _fields(head, (each for each in head.fields if not each.filled))
    folded = f"<details><summary>Fält som inte är ifyllda</summary>{rest}</details>" if rest else ""
    found = f"<section>{''.join(map(_found, head.found))}</section>" if head.found else ""
    main = (
        f"<h1>{escape(head.title)}</h1>{STATUS}{ways_out(head.ways)}"
        f"<p><code>{escape(head.file)}</code></p>"
        "<p>Varje fält sparas för sig, och inget annat i filen ändras.</p>"
        f"{found}{first}{folded}"
    )
    return plain_page(head.title, f'<main class="start">{main}</main>', _SHEET)


def _fields(head: Head, fields: Iterable[HeadField]) -> str:
    own = "".join(f"<li>{''.join(_field(head, each))}</li>" for each in fields)
    return f'<ul class="fields" role="list">{own}</ul>' if own else ""


def _field(head: Head, field: HeadField) -> Iterator[str]:
    if field.alone:
        yield from (_form(head, form) for form in field.forms)
        return
    yield f'<fieldset><legend>{escape(field.name)}</legend><p class="help">{escape(field.help)}</p>'
    yield f"<p>{escape(field.told)}</p>" if field.told else ""
    yield from (_form(head, form) for form in field.forms)
    yield "</fieldset>"


def id_of(key: str) -> str:
    """Give the id of a form's first box."""
    return f"falt-{'_'.join(key.split())}"


def _form(head: Head, form: Form) -> str:
    own = escape(id_of(form.key))
    hidden = (("fil", head.file), ("falt", form.key), ("fore", form.mark))
    parts = [
        f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in hidden
    ]
    if form.more:
        parts.append(f'<p class="name">{escape(form.label)}</p>')
    for at, asked in enumerate(form.asked):
        label = asked.name if form.more else form.label
        parts.append(_box(asked, label, f"{id_of(form.key)}-{at}" if at else id_of(form.key), form))
    if form.found:
        parts.append(f'<div id="{own}-fynd">{"".join(map(_found, form.found))}</div>')
    if form.saved:
        parts.append(f'<p class="saved" role="status">{escape(form.saved)}</p>')
    what = "Lägg till" if form.more else "Spara"
    parts.append(f'<button>{what}<span class="unseen"> {escape(form.label)}</span></button>')
    action = "lagg-till" if form.more else "falt"
    kind = "more" if form.more else "one"
    inner = "".join(parts)
    return f'<form class="{kind}" method="post" action="{head.up}{action}">{inner}</form>'


def _box(asked: Asked, label: str, own: str, form: Form) -> str:
    name = f"v-{asked.name}" if form.more else "varde"
    told = [f"{own}-om"] if asked.help else []
    told += [f"{id_of(form.key)}-fynd"] if form.found else []
    at = f'id="{escape(own)}" name="{escape(name)}"'
    at += f' aria-describedby="{escape(" ".join(told))}"' if told else ""
    at += ' aria-invalid="true"' if form.found else ""
    value = escape(asked.text)
    if asked.words:
        words = dict.fromkeys((asked.text, *asked.words))
        options = (_option(word, chosen=word == asked.text) for word in words)
        box = f"<select {at}>{''.join(options)}</select>"
    elif asked.many or "\n" in asked.text:
        rows = max(2, asked.text.count("\n") + 2)
        box = f'<textarea {at} rows="{rows}">\n{value}</textarea>'
    else:
        box = f'<input {at} value="{value}" autocomplete="off">'
    about = f'<p class="help" id="{escape(own)}-om">{escape(asked.help)}</p>' if asked.help else ""
    return f'<div><label for="{escape(own)}">{escape(label)}</label>{about}{box}</div>'


def _option(word: str, *, chosen: bool) -> str:
    return f"<option{' selected' if chosen else ''}>{escape(word)}</option>"


def _found(finding: Finding) -> str:
    grade = f'<strong class="{finding.severity}">{finding.severity.swedish}</strong>'
    said = (finding.message, f"Skäl: {finding.exempted}" if finding.exempted else finding.remedy)
    lines = "<br>".join(escape(line) for each in said if each for line in each.split("\n"))
    which = escape(f"{finding.rule} {finding.paragraph}".rstrip())
    return f'<p class="found">{grade} {which}<br>{lines}</p>'
