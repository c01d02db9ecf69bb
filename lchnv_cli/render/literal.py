"""Plain text to Markdown that reads back as the same text."""

from lchnv_cli.model.late_pattern import late

# Inside a line: what could begin emphasis, code, a link, raw HTML, an entity or an escape.
_INSIDE = late(r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|#(?=#*\s*$)")
_DASHES = late("--+")
# First on a line: what could begin a heading, list, quote, rule or fenced code.
_FIRST = late(r"(?P<mark>[-+>=#:]|\d{1,9}(?=[.)](?:\s|$)))(?P<end>[.)]?)")


def literal(text: str) -> str:
    """Write text on one line, for a place where something already stands before it."""
    return _INSIDE.sub(r"\\\g<0>", text)


def comment(text: str) -> str:
    """Write text inside a comment, which it cannot end."""
    return _DASHES.sub("–", text)


def literal_lines(text: str) -> str:
    """Write text that begins its own lines."""
    return "\n".join(beginning(literal(line.strip())) for line in text.split("\n"))


def beginning(line: str) -> str:
    """Keep what is written already from beginning a heading or a list where it begins a line."""
    first = _FIRST.match(line)
    if first is None:
        return line
    if first["mark"].isdigit():
        return f"{first['mark']}\\{first['end']}{line[first.end() :]}"
    return f"\\{line}"
