"""The annexes are first cited in the order of their numbers."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lchnv_cli.context import Context
from lchnv_cli.model.annexes import Annex, AnnexUse, sort_key
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule
from lchnv_cli.rules.shared.citing import listed, meant, numbers_of

TEXTS = Texts(
    summary="Bilagorna nämns inte i nummerordning.",
    why="Den som läser uppifrån och ned ska möta bilagorna i den ordning de är numrerade. Det "
    "gäller första gången var och en nämns.",
    unseen="Hänvisningar utan ordet bilaga (se rapporten).",
    wrong="## 1. Budget (Bilaga 2)\n\n## 2. Kalendarium (Bilaga 1)",
    right="## 1. Budget (Bilaga 1)\n\n## 2. Kalendarium (Bilaga 2)",
    mend="Numrera om bilagorna i den ordning punkterna nämner dem, både i listan och i texten.",
)


@rule("bilageordning", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def annex_order(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find the fewest annexes that break the order of first citations."""
    firsts = _firsts(document, context)
    keys = [tuple(map(sort_key, numbers_of(annex.number))) for annex, _ in firsts]
    if all(before <= after for before, after in pairwise(keys)):
        return
    ranks = {key: rank for rank, key in enumerate(sorted(keys))}
    order = [ranks[key] for key in keys]
    kept = _longest_rise(order)
    for position, (annex, use) in enumerate(firsts):
        if position not in kept:
            other, after = _disturbed(order, position)
            when = "först efter" if after else "redan före"
            message = f"Bilaga {annex.number} nämns {when} bilaga {firsts[other][0].number}."
            yield Hit(document.at(use.line, use.column, use.written), message, TEXTS.mend)


def _disturbed(order: Sequence[int], position: int) -> tuple[int, bool]:
    """Give the position of an annex on the wrong side of this one, and whether it came before."""
    rank = order[position]
    for before in range(position):
        if order[before] > rank:
            return before, True
    return next(at for at in range(position, len(order)) if order[at] < rank), False


def _firsts(document: MeetingDocument, context: Context) -> list[tuple[Annex, AnnexUse]]:
    """Give each listed annex with its first citation, in reading order."""
    if not document.annex_uses:
        return []
    known = listed(document, context)
    firsts: dict[str, tuple[Annex, AnnexUse]] = {}
    for use in document.annex_uses:
        for number in use.numbers:
            for one in meant(number, known):
                firsts.setdefault(known[one].number, (known[one], use))
    return list(firsts.values())


def _longest_rise(ranks: Sequence[int]) -> frozenset[int]:
    """Give the positions of the longest rising run with gaps; of several, the earliest."""
    tails: list[int] = []  # the negated best start of a run, by the run's length
    lengths = []
    for rank in reversed(ranks):
        length = bisect_left(tails, -rank)
        tails[length : length + 1] = [-rank]
        lengths.append(length + 1)
    lengths.reverse()
    kept, wanted, last = [], len(tails), -1
    for position, (rank, length) in enumerate(zip(ranks, lengths, strict=True)):
        if length == wanted and rank > last:
            kept.append(position)
            wanted, last = wanted - 1, rank
    return frozenset(kept)
