"""What the text of a source points to: its pictures and footnotes, written where they are shown."""

import re
from collections.abc import Sequence

from lchnv_cli.intake.recognise.draft import Doubt, Piece, Point
from lchnv_cli.intake.recognise.run_markdown import BREAK, inline
from lchnv_cli.intake.recognise.source_lines import lines_of
from lchnv_cli.intake.source_blocks import Note, Picture
from lchnv_cli.model.late_pattern import late
from lchnv_cli.render.literal import literal

_SHOWN = late(r"!\[\]\(bilder/([^)]*)\)")
_STARTS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}


class Beside:
    """The pictures and footnotes of a source; ``pictures`` are the files that are shown."""

    def __init__(self, pictures: Sequence[Picture], notes: Sequence[Note], word: str) -> None:
        self._pictures = {each.name: each for each in pictures}
        self._notes = {each.name: each for each in notes}
        self._word = word
        self._mentioned: dict[str, None] = {}
        self._files: dict[str, str] = {}
        self.pictures: dict[str, bytes] = {}

    def point(self, point: Point) -> Point:
        """Fill in a point's pictures, and note which footnotes it mentions."""
        heading, doubts = self._filled(point.heading)
        pieces = tuple(map(self.piece, point.pieces))
        return point._replace(heading=heading, pieces=pieces, doubts=(*point.doubts, *doubts))

    def piece(self, piece: Piece) -> Piece:
        """Do the same for a piece of text."""
        text, doubts = self._filled(piece.markdown)
        shown = " ".join(re.findall(r"\(bilder/[^)]*\)", text))
        own = f"{piece.own} {shown}".strip()
        return piece._replace(markdown=text, doubts=(*piece.doubts, *doubts), own=own)

    def footnotes(self) -> tuple[Piece, ...]:
        """Give the text of the footnotes that are mentioned, each as a piece."""
        found = []
        for name in self._mentioned:
            lines = lines_of(self._notes[name].blocks)
            text = BREAK.join(inline(line.runs) for line in lines)
            found.append(Piece(f"[^{name}]: {text}"))
        return tuple(found)

    def _filled(self, text: str) -> tuple[str, list[Doubt]]:
        doubts: list[Doubt] = []
        for name in re.findall(r"\[\^([^\]]+)\]", text):
            if name in self._notes:
                self._mentioned.setdefault(name)

        def shown(match: re.Match[str]) -> str:
            picture = self._pictures.get(match[1])
            if picture is None or not picture.data:
                said = "En bild visas här i källan, men den ligger inte i filen."
                doubts.append(Doubt(said, match[1]))
                return ""
            file = self._file(picture)
            if not picture.alt.strip():
                said = f"Bilden {file} saknar beskrivning. Skriv i hakparentesen vad den visar."
                doubts.append(Doubt(said))
            return f"![{literal(' '.join(picture.alt.split()))}](bilder/{file})"

        return _SHOWN.sub(shown, text), doubts

    def _file(self, picture: Picture) -> str:
        """Give the name of a picture's file, and keep what is to be in it."""
        if picture.name not in self._files:
            suffix = next((s for start, s in _STARTS.items() if picture.data.startswith(start)), "")
            suffix = suffix or picture.name.rpartition(".")[2].lower()
            name = f"{self._word}-{len(self._files) + 1}.{suffix}"
            self._files[picture.name], self.pictures[name] = name, picture.data
        return self._files[picture.name]
