"""Where more fits in överenskommelser.yaml: a group in one of its lists, or a value."""

from collections.abc import Callable

from lchnv_cli.load.head import Unchangeable, changed_file
from lchnv_cli.load.yaml_edits import More
from lchnv_cli.model.agreements import Room
from lchnv_cli.model.data_names import AGREEMENTS_FILE

_FIRST, _SECOND = "provfält1", "provfält2"


def rooms_of(data: bytes) -> Callable[[tuple[str, ...], int], Room | None]:
    """Give what finds where some groups fit in a list of the file, or a value, or nothing.

    They are put there on trial, by what changes files and proves that it did nothing else; what
    was written around their fields is what any fields get around them.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:  # which its reader tells of
        return lambda *_: None

    def room(names: tuple[str, ...], groups: int) -> Room | None:
        trial = More([{_FIRST: f"x{at}x", _SECOND: f"x{at}x"} for at in range(groups)])
        own = [(f"{_FIRST}: x{at}x", f"{_SECOND}: x{at}x") for at in range(groups)]
        try:
            after = changed_file(AGREEMENTS_FILE, text, {names: trial if groups else _FIRST})
        except Unchangeable:
            return None
        spans = [(after.index(a), after.index(b) + len(b)) for a, b in own or [(_FIRST, _FIRST)]]
        start = min(_alike(text, after), spans[0][0])
        same = _alike(text[start:][::-1], after[spans[-1][1] :][::-1])
        edges = [start, *(at for span in spans for at in span), len(after) - same]
        pieces = tuple(after[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
        between = after.split(own[0][0])[1].partition(_SECOND)[0] if own else ""
        bounds = len(text[:start].encode()), len(text[: len(text) - same].encode())
        return Room(AGREEMENTS_FILE, *bounds, pieces, between)

    return room


def _alike(one: str, other: str) -> int:
    """Count the characters that two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
