"""What was changed within a paragraph, carried over to its Markdown as somebody wrote it.

Both the print that was sent and what came back are written as Markdown of one form; what differs
between the two is then put into the source, which keeps its line breaks, its marks and its escapes
wherever nobody changed anything.
"""

import re
from itertools import groupby
from urllib.parse import unquote

from lchnv_cli.intake.returned.change import word_steps
from lchnv_cli.intake.returned.lines import THING, Look, Styled, alike
from lchnv_cli.intake.returned.three_way import Clash, merged
from lchnv_cli.model.late_pattern import late
from lchnv_cli.render.literal import beginning, literal

_TOKEN = late(r"\]\([^()\s]*\)|\\.|\*\*|~~|\w+|[ \t]+|\n|.", re.DOTALL)
_BREAK = "\\\n"
_OWN_SIGNS = 0xF0000  # where Unicode leaves room for anybody's own


def carried(source: str, was: Styled, now: Styled, *, line_break: str = _BREAK) -> str:
    """Give the source of a text with the changes that were made in its print."""
    plain = _plain_looks(source, was)
    before, after = (as_markdown(each, plain, line_break) for each in (was, now))
    if before == after:
        return source
    pieces = merged(*(_TOKEN.findall(each) for each in (before, source, after)))
    return "".join("".join(p.theirs) if isinstance(p, Clash) else p for p in pieces)


def harmonised(now: Styled, was: Styled) -> Styled:
    """Give what came back with the very characters and addresses sent, where they are the same."""
    text, looks = list(now.text), list(now.looks)
    names: dict[str, str] = {}
    for tag, i, i2, j, _ in word_steps(*(_apart(each, names) for each in (was, now))):
        if tag != "equal":
            continue
        text[j : j + i2 - i] = was.text[i:i2]
        for step in range(i2 - i):
            old, new = was.looks[i + step], looks[j + step]
            if old.link != new.link and _address(old.link) == _address(new.link):
                new = new._replace(link=old.link)
            if was.text[i + step] == THING or was.text[i + step].isspace():
                new = old
            looks[j + step] = new
    return Styled("".join(text), tuple(looks))


def _apart(styled: Styled, names: dict[str, str]) -> str:
    """Give a text as it is compared, where each footnote and picture is a sign of its own."""
    signs = (
        names.setdefault(look.thing, chr(_OWN_SIGNS + len(names))) if look.thing else sign
        for sign, look in zip(alike(styled.text), styled.looks, strict=True)
    )
    return "".join(signs)


def as_markdown(styled: Styled, plain: Look = Look(), line_break: str = _BREAK) -> str:  # noqa: B008 - frozen
    """Write text as Markdown; looks that ``plain`` has mean nothing here."""
    looks = [_without(look, plain) for look in styled.looks]
    pieces = []
    at = 0
    for link, linked in groupby(range(len(looks)), lambda place: looks[place].link):
        size = len(list(linked))
        part = styled.text[at : at + size]
        inner = _marked(part, looks[at : at + size], bare=_is_bare(part, link))
        at += size
        pieces.append(f"[{inner}]({link})" if link and not _is_bare(part, link) else inner)
    return "".join(pieces).replace("\n", line_break)


def _marked(text: str, looks: list[Look], *, bare: bool) -> str:
    """Write text with its marks; spaces stand outside of them."""
    pieces = []
    at = 0
    for look, group in groupby(_spread(text, looks)):
        size = len(list(group))
        part = text[at : at + size]
        at += size
        if look.thing:
            pieces.append(look.thing)
            continue
        inner = part if bare else literal(part)
        mark = "**" * look.bold + "*" * look.italic
        lead = inner[: len(inner) - len(inner.lstrip())]
        tail = inner[len(inner.rstrip()) :] if inner.strip() else ""
        inner = inner.strip()
        if look.struck and inner:
            inner = f"~~{inner}~~"
        pieces.append(f"{lead}{mark}{inner}{mark[::-1]}{tail}" if inner else lead)
    return "".join(pieces)


def _spread(text: str, looks: list[Look]) -> list[Look]:
    """Let spaces look as the words around them where these look the same, else as nothing."""
    spread = list(looks)
    for match in re.finditer(r"\s+", text):
        before = spread[match.start() - 1] if match.start() else Look()
        after = spread[match.end()] if match.end() < len(text) else Look()
        own = (
            before if before == after and not before.thing else Look(link=looks[match.start()].link)
        )
        spread[match.start() : match.end()] = [own] * (match.end() - match.start())
    return [look._replace(link="") for look in spread]


def _without(look: Look, plain: Look) -> Look:
    bold, italic, struck = (a and not b for a, b in zip(look[:3], plain[:3], strict=True))
    return look._replace(bold=bold, italic=italic, struck=struck)


def _plain_looks(source: str, was: Styled) -> Look:
    """Give what all of a text looks like without its source saying so: a heading is bold."""
    shown = [look for sign, look in zip(was.text, was.looks, strict=True) if not sign.isspace()]
    if not shown:
        return Look()
    return Look(
        bold=all(look.bold for look in shown) and not source.startswith(("**", "__")),
        italic=all(look.italic for look in shown) and not source.startswith(("*", "_")),
    )


def _is_bare(text: str, link: str) -> bool:
    """Tell whether an address stands in the text itself, and is a link by that."""
    own = text.strip()
    return bool(link) and _address(link).removeprefix("mailto:") in {own, f"http://{own}"}


def _address(link: str) -> str:
    return unquote(link).rstrip("/").removesuffix("#")


def written(styled: Styled, plain: Look = Look()) -> str:  # noqa: B008 - frozen
    """Write new text that begins its own line."""
    return beginning(as_markdown(styled, plain))
