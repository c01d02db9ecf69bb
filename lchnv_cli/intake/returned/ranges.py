"""Where the pieces of a printed line stand in it once somebody has written in the line."""

from lchnv_cli.intake.returned.change import word_steps
from lchnv_cli.intake.returned.lines import alike
from lchnv_cli.intake.returned.placing import Segment

_Steps = list[tuple[str, int, int, int, int]]


def ranges(was: str, now: str, segments: tuple[Segment, ...]) -> list[tuple[int, int]] | None:
    """Give where each segment stands in the text that came back; None where that cannot be told.

    What is put in between a piece and what the program wrote belongs to the piece. What the program
    wrote is to stand there as it did.
    """
    steps = word_steps(alike(was), alike(now))
    found: list[tuple[int, int]] = []
    for segment in segments:
        start = _moved_to(steps, segment.start, begins=True)
        end = _moved_to(steps, segment.end, begins=False)
        if start is None or end is None or start > end:
            return None
        found.append((start, end))
    edges = [0, *(edge for pair in found for edge in pair), len(now)]
    ours = [0, *(edge for each in segments for edge in each[:2]), len(was)]
    for place in range(0, len(edges), 2):
        own = alike(was[ours[place] : ours[place + 1]]).strip()
        if alike(now[edges[place] : edges[place + 1]]).strip() != own:
            return None
    return found


def _moved_to(steps: _Steps, at: int, *, begins: bool) -> int | None:
    edges: list[int] = []
    for tag, i, i2, j, j2 in steps:
        if tag == "equal" and i <= at <= i2:
            edges.append(j + at - i)
        elif i <= at <= i2 and (j == j2 or at in {i, i2}):
            edges += [j] * (at < i2 or i == i2) + [j2] * (at > i or i == i2)
    if not edges:
        return None
    return min(edges) if begins else max(edges)
