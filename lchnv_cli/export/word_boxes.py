"""A decision's rule and ground, drawn on beside the lists and tables in its clauses."""

from lchnv_cli.export.word_frame import CLAUSES, Frame, Mark
from lchnv_cli.export.word_lists import Numbering
from lchnv_cli.export.word_table import Box
from lchnv_cli.export.word_xml import Node, W, add, put

_FARTHEST = 31  # points between a rule and its text, in Word


def continue_rule(numbering: Numbering, properties: Node, frame: Frame, item: Mark) -> None:
    """Draw a decision's rule and ground also beside a list inside one of its clauses."""
    styles = numbering.styles
    clause = styles.paragraph(CLAUSES[frame.zone, "ul"])
    outer = numbering.edge(numbering.of_style(CLAUSES[frame.zone, "ul"]), 0)
    own = numbering.of_style(item.style)
    inner = numbering.edge(item.number or own, item.level)
    if (rule := styles.inherited(clause, f"{W}pPr/{W}pBdr/{W}left")) is not None:
        looks = _own(rule)
        beside = int(looks.get("space", "0")) + (inner - outer) // 20
        looks["space"] = str(max(0, min(beside, _FARTHEST)))
        add(put(properties, "pBdr"), "left", **looks)
    if (ground := styles.inherited(clause, f"{W}pPr/{W}shd")) is not None:
        put(properties, "shd", **_own(ground))


def box_around(numbering: Numbering, frame: Frame) -> Box | None:
    """Give the box of the decision that a table's clause is part of."""
    styles = numbering.styles
    if not frame.zone or not frame.left:
        return None
    clause = styles.paragraph(CLAUSES[frame.zone, "ul"])
    rule = styles.inherited(clause, f"{W}pPr/{W}pBdr/{W}left")
    if rule is None:
        return None
    ground = styles.inherited(clause, f"{W}pPr/{W}shd")
    edge = numbering.edge(numbering.of_style(CLAUSES[frame.zone, "ul"]), 0)
    left = edge - 20 * int(rule.get(W + "space", "0"))
    return Box(left, _own(rule, "space"), {} if ground is None else _own(ground))


def _own(node: Node, *without: str) -> dict[str, str]:
    """Give an element's attributes by their names in Word."""
    named = {key.removeprefix(W): value for key, value in node.attrib.items()}
    return {key: value for key, value in named.items() if key not in without}
