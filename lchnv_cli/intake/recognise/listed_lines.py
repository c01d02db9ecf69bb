"""What a line among names may be: an entry of a list, several people, or another field."""

from collections.abc import Sequence

from lchnv_cli.intake.recognise.name_words import is_name, is_principal, is_title
from lchnv_cli.intake.recognise.source_lines import Line, side_by_side


def people_beside(line: Line) -> list[Line]:
    """Give the people that tabs part on a line, where each has a name of their own."""
    parts = side_by_side(line)
    named = [is_name(part.text.partition(",")[0]) for part in parts]
    return parts if len(parts) > 1 and all(named) and "," in line.raw else []


def is_entry(line: Line) -> bool:
    """Tell whether a line is one of a list with signs."""
    return line.paragraph.label is not None and line.paragraph.label.bullet


def names_other(text: str, known: Sequence[str]) -> bool:
    """Tell whether a line names somebody after a word that is no principal: Upprättad av: Bo Ek."""
    label, colon, after = text.partition(": ")
    listed = is_principal(label, known) or is_name(label) or is_title(label)
    return bool(colon and is_name(after)) and not listed
