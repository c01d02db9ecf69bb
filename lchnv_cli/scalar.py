"""Text to a YAML scalar on one line: plain where that is safe, else in double quotes."""

import json
import re

# What YAML takes for the end of a line, or does not take at all.
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PLAIN = re.compile(r"[\wåäöÅÄÖ(/][^\x00-\x1f:#\"'\[\]{},&*!|>%@`\\]*", re.UNICODE)


def scalar(value: object) -> str:
    """Write a value so that the reader of heads gives the same text back."""
    text = str(value)
    if _PLAIN.fullmatch(text) and text == text.rstrip() and not _UNSEEN.search(text):
        return text
    return _UNSEEN.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"


def field(value: object, name: str) -> str:
    """Write a field, or its bare name to fill in where there is no value."""
    return f"{name}: {scalar(value)}" if value else f"{name}:"
