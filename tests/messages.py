"""What no message has: empty quotation marks, a count of no documents, a thing said twice."""

import re

_EMPTY = re.compile(r"””|“”|\"\"|\(\)|\b0 dokument|\bNone\b| {2}")
_DAY = r"[a-zåäö]+dag \d{1,2} [a-z]+ \d{4}"
_TWICE = re.compile(
    rf"(?P<day>{_DAY}).*\b(?P=day)|\b(?P<said>[^\W\d]{{4,}}(?: \w+){{3,}}).*\b(?P=said)"
)


def wording_faults(message: str, remedy: str) -> list[str]:
    """Give what is empty, or said twice; what a document says, and paths, may hold anything."""
    said = re.sub(r"”[^”]+”|meetings/\S+", "”x”", message)
    wrong = [match[0] for match in _EMPTY.finditer(f"{message} {remedy}")]
    return [*wrong, *(match[0] for match in _TWICE.finditer(said))]
