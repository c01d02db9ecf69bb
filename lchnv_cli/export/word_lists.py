"""Numbering of lists: real definitions of Word's, taken from the template's list styles."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from lchnv_cli.export.tree import ExportFault
from lchnv_cli.export.word_styles import Styles
from lchnv_cli.export.word_xml import Node, W, add, copied

_STEP = 425  # twips from one level to the next where the template does not say
LEVELS = 9  # Word has no more


@dataclass(frozen=True, slots=True)
class Numbering:
    """The template's numbering part, and what is added to it."""

    root: Node
    styles: Styles
    levels: dict[str, dict[int, Node]]
    abstracts: dict[str, str]
    ids: Iterator[int]
    completed: dict[tuple[str, int], str] = field(default_factory=dict)

    def of_style(self, name: str) -> str:
        """Return the id of the numbering that a paragraph style carries, or ""."""
        style_id = self.styles.paragraph(name)
        held = self.styles.inherited(style_id, f"{W}pPr/{W}numPr/{W}numId")
        found = "" if held is None else held.get(W + "val")
        return found if found in self.levels else ""

    def ordered(self, name: str, level: int, start: int, *, letters: bool = False) -> str:
        """Return the id of a numbering that looks as the style's and begins anew at `start`.

        With `letters` it counts in letters, whatever the style counts in.
        """
        origin = self.of_style(name)
        if not origin and not self.styles.missing:
            raise ExportFault(
                f"Formatmallen ”{name}” i mallen {self.styles.template} har ingen numrering."
                " Öppna mallen i Word, ge formatmallen en numrering och spara."
            )
        made = self._derived(origin, level, start) if origin else ""
        if made and letters:
            self._count_in_letters(made, level)
        return made

    def of_points(self) -> str:
        """Return the id of a new numbering of points and sub-points: 1. and under it a)."""
        tags = [each.tag for each in self.root]
        kinds = [
            int(each.get(W + "abstractNumId")) for each in self.root.findall(W + "abstractNum")
        ]
        kind, new_id = str(1 + max(kinds, default=0)), str(next(self.ids))
        abstract = self.root.makeelement(W + "abstractNum", {W + "abstractNumId": kind})
        self.root.insert(tags.index(W + "num") if W + "num" in tags else len(tags), abstract)
        add(abstract, "multiLevelType", val="multilevel")
        for level, (form, label) in enumerate((("decimal", "%1."), ("lowerLetter", "%2)"))):
            defined = add(abstract, "lvl", ilvl=str(level))
            for tag, value in (
                ("start", "1"),
                ("numFmt", form),
                ("suff", "space"),
                ("lvlText", label),
                ("lvlJc", "left"),
            ):
                add(defined, tag, val=value)
            add(add(defined, "pPr"), "ind", left="0", firstLine="0")
        self._add(new_id, kind)
        return new_id

    def bulleted(self, name: str, level: int) -> str:
        """Return the id of a numbering that has a bullet at a level, or ""."""
        origin = self.of_style(name)
        if not origin or level in self.levels[origin]:
            return origin
        if (origin, level) not in self.completed:
            self.completed[origin, level] = self._derived(origin, level, 1)
        return self.completed[origin, level]

    def left(self, number: str, level: int) -> int:
        """Return how far the text of a level stands from the margin, in twips."""
        ind = None
        if (defined := self.levels.get(number, {}).get(level)) is not None:
            ind = defined.find(f"{W}pPr/{W}ind")
        said = "" if ind is None else ind.get(W + "left") or ind.get(W + "start") or ""
        return int(said) if said.isdecimal() else _STEP * (level + 1)

    def edge(self, number: str, level: int) -> int:
        """Return how far the mark of a level stands from the margin, in twips."""
        defined = self.levels.get(number, {}).get(level)
        ind = None if defined is None else defined.find(f"{W}pPr/{W}ind")
        said = "" if ind is None else ind.get(W + "hanging") or ""
        return self.left(number, level) - (int(said) if said.isdecimal() else 0)

    def _derived(self, origin: str, level: int, start: int) -> str:
        """Add a numbering of its own, with the level defined where the template has it not."""
        new_id = str(next(self.ids))
        number = self._add(new_id, self.abstracts[origin])
        override = add(number, "lvlOverride", ilvl=str(level))
        add(override, "startOverride", val=str(start))
        if level not in self.levels[origin]:
            self._define(override, origin, level)
        self.levels[new_id] = self.levels[origin]
        return new_id

    def _add(self, new_id: str, kind: str) -> Node:
        """Add a numbering of a kind after the last, where nothing may stand between two of them."""
        number = self.root.makeelement(W + "num", {W + "numId": new_id})
        nums = [at for at, each in enumerate(self.root) if each.tag == W + "num"]
        self.root.insert(nums[-1] + 1 if nums else len(self.root), number)
        add(number, "abstractNumId", val=kind)
        return number

    def _count_in_letters(self, number: str, level: int) -> None:
        """Let a level of a numbering be a), b), c)."""
        override = next(
            each.find(W + "lvlOverride")
            for each in self.root.findall(W + "num")
            if each.get(W + "numId") == number
        )
        if override is None:
            return
        defined = override.find(W + "lvl")
        if defined is None:
            defined = copied(self.levels[number][level])
            if (style := defined.find(W + "pStyle")) is not None:
                defined.remove(style)
            override.append(defined)
        for tag, value in (("numFmt", "lowerLetter"), ("lvlText", f"%{level + 1})")):
            if (found := defined.find(W + tag)) is not None:
                found.set(W + "val", value)

    def _define(self, override: Node, origin: str, level: int) -> None:
        """Define a level like the first one of the template, one step in for each level."""
        first = self.levels[origin].get(0)
        form = None if first is None else first.find(W + "numFmt")
        label = None if first is None else first.find(W + "lvlText")
        shown = "%1." if label is None else label.get(W + "val")
        defined = add(override, "lvl", ilvl=str(level))
        add(defined, "start", val="1")
        add(defined, "numFmt", val="decimal" if form is None else form.get(W + "val"))
        add(defined, "lvlText", val=shown.replace("%1", f"%{level + 1}"))
        add(defined, "lvlJc", val="left")
        add(add(defined, "pPr"), "ind", left=str(_STEP * (level + 1)), hanging=str(_STEP))
        if first is not None and (look := first.find(W + "rPr")) is not None:
            defined.append(copied(look))  # a bullet may be a letter of a symbol font


def numbering(root: Node, styles: Styles) -> Numbering:
    """Index the levels of every numbering of a template."""
    abstract = {
        each.get(W + "abstractNumId"): {
            int(level.get(W + "ilvl")): level for level in each.findall(W + "lvl")
        }
        for each in root.findall(W + "abstractNum")
    }
    of = {
        each.get(W + "numId"): held.get(W + "val")
        for each in root.findall(W + "num")
        if (held := each.find(W + "abstractNumId")) is not None
    }
    levels = {number: abstract.get(kind, {}) for number, kind in of.items()}
    return Numbering(root, styles, levels, of, count(1 + max(map(int, of), default=0)))
