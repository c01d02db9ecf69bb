"""What a page or a style sheet may not have: what runs, or is fetched, in the reader's browser.

A folder's own templates decide how pages look, and no more. Elements are allowed rather than
refused, and addresses are read as browsers read them; so what is new to browsers is refused too.
"""

import re
from collections.abc import Iterator
from html import unescape

_DATA = "application/ld+json"  # told to programs, which no browser runs
# The program's own search of the site, which has nothing of the folder's.
_OWN_SCRIPT = re.compile(r"(?:\.\./)*sok/(?:sok|\d{4})\.js")
_OWN_SEARCH = re.compile(r"(?:\.\./)*sok/index\.html")
_ELEMENTS = """
    html head title meta link body main header footer section article nav aside div span p h1 h2 h3
    h4 h5 h6 ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td blockquote pre
    code kbd samp var em strong b i u s del ins small sub sup mark q cite abbr dfn time address a
    img figure figcaption hr br wbr details summary bdi bdo data noscript form label input select
    option button output
"""
_LINKS = {"canonical", "alternate", "stylesheet", "license", "prev", "next", "up", "author", "me"}
_FETCHED = {"src", "poster", "background", "data", "lowsrc", "dynsrc", "longdesc"}
_SENDING = {"srcset", "ping", "action", "formaction", "srcdoc", "manifest", "http-equiv"}
_SCHEMES = {"", "http", "https", "mailto", "tel"}
_PICTURE = re.compile("data:image/")
_COMMENT = re.compile("<!--(?!-?>)[^<>]*-->")
_TAG = re.compile(
    r"<(/?[A-Za-z][^\s/>\"'=<]*)((?:\s+[^\s=<>\"'/]+(?:\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))?)*)\s*/?>"
)
_SAID = re.compile(r"([^\s=<>\"'/]+)(?:\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)'))?")
_IGNORED = re.compile(r"[\x00-\x20]")
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})(?:\r\n|[ \t\r\n\f])?|(.))", re.DOTALL)
_OUTWARD = re.compile(
    r"@import|(?:image-set|expression|(?<![\w-])(?:image|src))\(|-moz-binding|(?<![\w-])behavior\s*:"
    r"|url(?:-prefix)?\((?!\s*[\"']?\s*(?:#|data:image/|data:font/))"
)


def active(page: str) -> str:
    """Say what a page may not have, in the middle of a sentence; empty for nothing.

    It has to be written such that every reader takes it apart alike: attributes within quotation
    marks, and no other sign < than those that begin an element. A comment holds none of them.
    """
    page, at = _COMMENT.sub("", page.strip().removeprefix("<!DOCTYPE html>")), 0
    while (at := page.find("<", at)) >= 0:
        if (tag := _TAG.match(page, at)) is None:
            return f"märkningen ”{page[at : at + 30].strip()}”"
        said = ((m[1].lower(), unescape(m[2] or m[3] or "")) for m in _SAID.finditer(tag[2]))
        if told := next(_of(tag[1].lower(), dict(said)), ""):
            return told
        at = tag.end()
    return ""


def outward(css: str) -> str:
    """Say what a style sheet would fetch from elsewhere; empty for nothing.

    What is written with escapes is read as it is meant.
    """
    found = _OUTWARD.search(_ESCAPE.sub(_meant, css).lower())
    return found[0] if found else ""


def _of(name: str, said: dict[str, str]) -> Iterator[str]:
    end = name.startswith("/")
    own = end or said.get("type") == _DATA or _OWN_SCRIPT.fullmatch(said.get("src", ""))
    if name.strip("/") not in _ELEMENTS.split() and not (name.strip("/") == "script" and own):
        yield f"<{name}>"
    related = {*said.get("rel", "").lower().split()}
    if name == "link" and not related <= _LINKS:
        yield f"<link rel=”{said['rel']}”>"
    for full, value in said.items():
        scheme, outside = _leads(value)
        key = full.rpartition(":")[2]
        if full == "action" and name == "form" and _OWN_SEARCH.fullmatch(value):
            continue
        if key.startswith("on") or key in _SENDING:
            yield f"attributet {full} i <{name}>"
        elif key == "style" and (told := outward(value)):
            yield f"{told} i attributet style i <{name}>"
        elif key == "href" and scheme in _SCHEMES and not (outside and "stylesheet" in related):
            continue
        elif key == "href" or (key in _FETCHED and outside and not _PICTURE.match(value)):
            yield f"adressen {value[:80]} i <{name}>"


def _leads(address: str) -> tuple[str, bool]:
    """Give the scheme of an address, and whether it leads to another place on the web."""
    plain = _IGNORED.sub("", address).replace("\\", "/").lower()
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", plain)
    return scheme[1] if scheme else "", plain.startswith("//") or bool(scheme)


def _meant(escape: re.Match[str]) -> str:
    if escape[1] is None:
        return escape[2] or ""
    try:
        return chr(int(escape[1], 16))
    except ValueError:  # beyond the last sign
        return ""
