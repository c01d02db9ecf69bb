"""Runs of a line → Markdown that prints as they stood.

Marks of bold and italics only count beside letters in certain ways, so spaces and signs at the
edge of a marked piece are left outside of it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote

from lchnv_cli.intake.recognise.source_lines import Line
from lchnv_cli.intake.source_blocks import Run
from lchnv_cli.model.late_pattern import late
from lchnv_cli.render.literal import beginning, literal

BREAK = "<br>"
_BOTH = 2  # letters
_SCHEMES = ("http://", "https://", "mailto:")
_EDGES = late(r"([\W_]*)(.*?)([\W_]*)", re.DOTALL)
_INVISIBLE = late("[\u00ad\u200b\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def inline(runs: Sequence[Run], *, plain: bool = False) -> str:
    """Write runs on one line; ``plain`` leaves out bold and italics, which a heading has anyway."""
    runs = runs if plain else _told_apart(runs)
    pieces = [_piece(style, list(own)) for style, own in groupby(runs, key=_look(plain=plain))]
    return " ".join("".join(pieces).split())


def paragraph(lines: Iterable[Line], *, plain: bool = False) -> str:
    """Write lines as one paragraph with the breaks that part them."""
    return beginning(BREAK.join(inline(line.runs, plain=plain) for line in lines))


def _told_apart(runs: Sequence[Run]) -> list[Run]:
    """Give runs whose marks can be written: inside a word one mark cannot end where one begins."""
    made = [run for run in runs if run.text or run.note or run.picture]
    at = 0
    while at < len(made) - 1:
        one, other = made[at], made[at + 1]
        marks = (one.bold, one.italic), (other.bold, other.italic)
        touching = (one.text[-1:] + other.text[:1]).strip()
        if marks[0] != marks[1] and all(map(any, marks)) and len(touching) == _BOTH:
            bold, italic = one.bold and other.bold, one.italic and other.italic
            made[at] = replace(one, bold=bold, italic=italic)
            made[at + 1] = replace(other, bold=bold, italic=italic)
            at = max(0, at - 1)
        else:
            at += 1
    return made


def _look(*, plain: bool) -> Callable[[Run], tuple[object, ...]]:
    def look(run: Run) -> tuple[object, ...]:
        marked = (False, False) if plain else (run.bold, run.italic)
        return (*marked, run.struck, run.link, run.note, run.picture)

    return look


def _piece(style: tuple[object, ...], runs: list[Run]) -> str:
    bold, italic, struck, link, note, picture = style
    text = literal(_INVISIBLE.sub("", "".join(run.text for run in runs)))
    text = re.sub(r"[\t\u00a0\u2007\u202f]+", " ", text)
    shown = "".join(run.text for run in runs).strip()
    if link and shown:
        text = _link(text, shown, str(link))
    marks = "***" if bold and italic else "**" if bold else "*" if italic else ""
    marks = f"~~{marks}" if struck else marks
    if marks and not (link and text.startswith("[")):
        before, inside, after = _EDGES.fullmatch(text).groups()  # type: ignore[union-attr]
        text = f"{before}{marks}{inside}{marks[::-1]}{after}" if inside else text
    if note:
        text += f"[^{note}]"
    if picture:
        text += f"![](bilder/{picture})"
    return text


def _link(text: str, shown: str, target: str) -> str:
    """Write a link; one that shows its own address is one without being told."""
    bare = target.removeprefix("mailto:").rstrip("/")
    if shown.rstrip("/") in {bare, bare.partition("://")[2]} or target.startswith("#"):
        return text
    if not target.lower().startswith(_SCHEMES):
        return f"{text} ({literal(target)})"
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}[{text.strip()}](<{quote(target, safe=_KEPT)}>){tail}"


_KEPT = ":/?#[]@!$&'()*+,;=%~-._åäöÅÄÖ"
