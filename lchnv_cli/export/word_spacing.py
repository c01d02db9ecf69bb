"""The space between what is written in Word, and what stays on the page of what follows."""

from collections.abc import Iterable

from lchnv_cli.export.word_frame import CLAUSES, OUTCOME, TABBED, Written
from lchnv_cli.export.word_styles import Styles
from lchnv_cli.export.word_xml import Node, W, put

AIR = "160"  # twips below a table or a row of facts, which have no space of their own


def apart(above: Written | None, new: Written, styles: Styles) -> None:
    """Close the gaps in nested lists and in a decision's rule, and open one below a table."""
    if above is None:
        return
    if above.is_nested_with(new.item):
        put(above.properties, "spacing", after="0")
    if new.style == OUTCOME and above.style in CLAUSES.values():
        put(above.properties, "spacing", after="0")
        keep_with_next(above)
    if new.style in TABBED and above.style in TABBED:
        put(above.properties, "spacing", after="0")
    if above.style == "table":
        own = styles.inherited(styles.paragraph(new.style), f"{W}pPr/{W}spacing")
        if own is None or own.get(W + "before") in {None, "", "0"}:
            put(new.properties, "spacing", before=AIR)


def keep_with_next(last: Written | None) -> None:
    """Keep what was written last on the page of what follows."""
    if last is not None and last.style != "table":
        put(last.properties, "keepNext")


def keep_all(blocks: Iterable[Node]) -> None:
    """Keep blocks on the page of what follows them."""
    for paragraph in (each for block in blocks for each in block.iter(W + "p")):
        properties = paragraph.find(W + "pPr")
        if properties is not None:
            put(properties, "keepNext")


def keep_rows(table: Node, *, whole: bool) -> None:
    """Keep all rows of a table on one page, or else see that none goes alone to another page."""
    rows = table.findall(W + "tr")
    head = sum(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows)
    last = len(rows) - 1
    keep_all(rows[at] for at in range(last) if whole or at <= head or at == last - 1)


def let_go(last: Written | None, styles: Styles) -> None:
    """Let a page end with a point, also with one of nothing but its heading."""
    if last is None or last.style == "table":
        return
    if styles.inherited(styles.paragraph(last.style), f"{W}pPr/{W}keepNext") is not None:
        put(last.properties, "keepNext", val="0")
