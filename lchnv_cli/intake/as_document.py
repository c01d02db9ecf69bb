"""A draft → the file that it becomes, and where in it each doubt stands.

Every doubt is a comment right before what it is about, in the head or in the text. What the source
says in words that the file does not have stands as a comment last in the head, and what fits
nowhere as one last in the text: nobody needs the source to see what became of each word.
"""

from collections.abc import Iterator, Sequence

from lchnv_cli.intake.head_lines import write_head
from lchnv_cli.intake.recognise.counted import Counted
from lchnv_cli.intake.recognise.draft import Draft, Piece, Point, Quoted
from lchnv_cli.intake.source_blocks import Source
from lchnv_cli.intake.written import Told, Written, one_line, uncommented
from lchnv_cli.model.late_pattern import late
from lchnv_cli.render.literal import beginning

_LETTER_FIRST = late(r"([A-Za-z])([.)])")
UNPLACED = "Kunde inte placeras:"


def write(draft: Draft, *, transcript: str, everything: Sequence[Quoted]) -> Written:
    """Write a draft that has kind, body and date.

    ``transcript`` is what it transcribes, where it does, and ``everything`` all that the source
    says, which is counted against the file.
    """
    first = _written(draft, transcript, (), ())
    counted = Counted(first.text, first.own)
    pieces = [*draft.preamble, *(piece for point in draft.points for piece in point.pieces)]
    known: dict[str, list[str]] = {}
    for quoted in (*draft.read, *(each for piece in pieces for each in piece.read)):
        known.setdefault(quoted.text, []).append(quoted.row or quoted.text)
    # What the head says in other words is counted last, so that it takes no word from the text.
    lacking = [
        quoted
        for quoted in sorted(everything, key=lambda each: each.text in known)
        if not counted.has(quoted.text)
    ]
    read = dict.fromkeys(
        known[each.text].pop(0) if len(known[each.text]) > 1 else known[each.text][0]
        for each in lacking
        if each.text in known
    )
    strange = [quoted for quoted in lacking if quoted.text not in known]
    return _written(draft, transcript, [Quoted(text) for text in read], strange)


def _written(
    draft: Draft, transcript: str, read: Sequence[Quoted], strange: Sequence[Quoted]
) -> Written:
    out = Written()
    write_head(out, draft, transcript, read)
    for doubt in draft.doubts:
        if not doubt.about:
            out.add("")
            out.doubt(doubt, head=False)
    _pieces(out, draft.preamble)
    for point in draft.points:
        _point(out, point)
    _pieces(out, draft.footnotes)
    unplaced = [*draft.unplaced, *strange]
    if unplaced:
        out.add("", f"<!-- {UNPLACED}", own=UNPLACED)
        for quoted in unplaced:
            place = str(quoted.place)
            told = uncommented(one_line(quoted.text))
            out.doubts.append(Told(len(out.lines) + 1, "Kunde inte placeras.", told, place))
            out.add(f"{place + ': ' if place else ''}”{told}”", own=place)
        out.add("-->")
    return out


def _pieces(out: Written, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        out.add("")
        for doubt in piece.doubts:
            out.doubt(doubt, head=False)
            out.add("")
        out.add(piece.markdown, own=piece.own)


def _point(out: Written, point: Point) -> None:
    for doubt in point.doubts:
        out.add("")
        out.doubt(doubt, head=False)
    heading = f"{point.number} {point.heading}" if point.number else _unnumbered(point.heading)
    out.add("", f"{'#' * (point.level + 1)} {heading}".rstrip())
    _pieces(out, point.pieces)


def _unnumbered(heading: str) -> str:
    """Keep a heading without a number from being read as if it had one."""
    return _LETTER_FIRST.sub(r"\1\\\2", beginning(heading), count=1)


def everything_in(source: Source) -> Iterator[Quoted]:
    """Give all that a source holds, line by line, with the numbers that lists print.

    What tracked changes take away, or what is hidden, stands by itself.
    """
    for paragraph in source.everything():
        numbered = paragraph.label is not None and not paragraph.label.bullet
        gone = "".join(run.text for run in paragraph.runs if not run.stays)
        for text in (paragraph.printed if numbered else paragraph.text, gone):
            for line in text.split("\n"):
                if line.strip():
                    yield Quoted(one_line(line), paragraph.place)
