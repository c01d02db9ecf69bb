"""Fields in a Word file: what they print is kept, what they ask for is not."""

import re
from dataclasses import dataclass

from lxml import etree

from lchnv_cli.intake.docx_styles import VAL, W, is_on, whole
from lchnv_cli.model.late_pattern import late

_LINK = late(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]+))?(?:.*?\\l\s+"([^"]*)")?', re.DOTALL)
_BUTTON = late(r"\s*MACROBUTTON\s+\S+\s+(.*)", re.DOTALL)
_CHAR = f"{W}fldChar"


@dataclass(slots=True)
class _Field:
    instruction: str
    prints: bool = False
    link: str = ""


class Fields:
    """The fields that the reading stands inside of; one that never ends hides nothing."""

    def __init__(self, root: etree._Element) -> None:
        self._open: list[_Field] = []
        self._asked: dict[etree._Element, str] = {}
        self.inside = ""
        self.hides = False
        begun: list[tuple[etree._Element, list[str]]] = []
        for each in root.iter(_CHAR, f"{W}instrText"):
            sort = each.get(f"{W}fldCharType")
            if each.tag != _CHAR:
                if begun:
                    begun[-1][1].append(each.text or "")
            elif sort == "begin":
                begun.append((each, []))
            elif sort == "end" and begun:
                begins, asked = begun.pop()
                self._asked[begins] = "".join(asked)

    def met(self, char: etree._Element) -> str:
        """Pass the beginning, the middle or the end of a field; give what is printed there."""
        sort, said = char.get(f"{W}fldCharType"), ""
        around = list(self._open)  # what a ticked box or a button is seen in
        if sort == "begin" and char in self._asked:
            self._open.append(_Field(self._asked[char]))
            said = _chosen(char)
        elif sort == "separate" and self._open:
            field = self._open[-1]
            field.prints, field.link = True, self.link(field.instruction)
        elif sort == "end" and self._open:
            around.pop()
            field = self._open.pop()
            if not field.prints and (button := _BUTTON.match(field.instruction)):
                said = button[1].strip()
        self.inside = next((each.link for each in reversed(self._open) if each.link), "")
        self.hides = any(not each.prints for each in (around if said else self._open))
        return said

    @staticmethod
    def link(instruction: str) -> str:
        """Give where the instruction of a field leads, empty for other fields than links."""
        if (found := _LINK.match(instruction)) is None:
            return ""
        address, bare, anchor = found.groups()
        return (address or bare or "") + (f"#{anchor}" if anchor else "")


def _chosen(char: etree._Element) -> str:
    """Give the ticked or empty box, or the chosen line, of a form's field."""
    box, lines = char.find(f"{W}ffData/{W}checkBox"), char.find(f"{W}ffData/{W}ddList")
    if box is not None:
        checked, default = box.find(f"{W}checked"), box.find(f"{W}default")
        return "☒" if is_on(checked if checked is not None else default) else "☐"
    if lines is None:
        return ""
    result = lines.find(f"{W}result")
    chosen = (whole(result.get(VAL)) if result is not None else 0) or 0
    entries = [each.get(VAL, "") for each in lines.iterchildren(f"{W}listEntry")]
    return entries[chosen] if 0 <= chosen < len(entries) else ""
