"""OpenDocument files made by the tests, and a plain reading to compare with."""

import html
import io
import re
import zipfile

from tests.word_files import packed

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    "draw": "drawing:1.0",
    "fo": "xsl-fo-compatible:1.0",
    "meta": "meta:1.0",
    "office": "office:1.0",
    "style": "style:1.0",
    "svg": "svg-compatible:1.0",
    "table": "table:1.0",
    "text": "text:1.0",
}
NAMESPACES = " ".join(
    [
        *(f'xmlns:{prefix}="{_OASIS}{name}"' for prefix, name in _NAMES.items()),
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)


def odt(body: str, automatic: str = "", styles: str = "", **parts: str | bytes) -> bytes:
    """Make an OpenDocument text; what is in ``styles`` stands in styles.xml, as page heads do.

    Other parts are called by their names, with ``__`` for the slash and ``_`` for the dot.
    """
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    files: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text"}
    files["content.xml"] = content
    files["styles.xml"] = f"<office:document-styles {NAMESPACES}>{styles}</office:document-styles>"
    for name, part in parts.items():
        files[name.replace("__", "/").replace("_", ".")] = part
    return packed(files)


def level(at: int, way: str, more: str = "") -> str:
    """Make a numbered level of a list style."""
    told = f'text:level="{at}" style:num-format="{way}" {more}'
    return f"<text:list-level-style-number {told}/>"


def bullet(at: int, char: str, more: str = "") -> str:
    """Make a level of a list style that has a sign."""
    told = f'text:level="{at}" text:bullet-char="{char}" {more}'
    return f"<text:list-level-style-bullet {told}/>"


def list_style(name: str, *levels: str) -> str:
    """Make a list style."""
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def items(style: str, *inside: str, more: str = "") -> str:
    """Make a list of items: text is a paragraph, a list is one inside."""
    told = "".join(
        each
        if each.startswith("<text:list-")
        else f"<text:list-item>{each if each.startswith('<') else f'<text:p>{each}</text:p>'}"
        "</text:list-item>"
        for each in inside
    )
    return f'<text:list text:style-name="{style}" {more}>{told}</text:list>'


def words_of(data: bytes) -> str:
    """Give the text of a file with its tags taken away, that of tracked changes too."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        content = file.read("content.xml").decode()
    content = content[content.index("<office:body") :]
    content = re.sub(r"<(text:note-citation|dc:\w+|svg:\w+)[^>]*>[^<]*</\1>", "", content)
    return html.unescape(re.sub(r"<[^>]*>", "", content))
