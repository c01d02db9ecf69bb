"""What a style says of text and paragraphs, laid over what the styles below it say."""

from typing import NamedTuple

from lchnv_cli.intake.source_blocks import Change, Run


class Look(NamedTuple):
    """How characters look; None is what nobody has said."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    underlined: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    size: float | None = None

    def over(self, below: "Look") -> "Look":
        """Lay this look over another."""
        return below._replace(
            **{name: value for name, value in self._asdict().items() if value is not None}
        )

    def run(
        self, link: str = "", change: Change | None = None, comments: tuple[str, ...] = ()
    ) -> Run:
        """Make an empty run that looks like this; what nobody has said is not so."""
        return Run(
            "",
            bool(self.bold),
            bool(self.italic),
            bool(self.struck),
            bool(self.underlined),
            bool(self.raised),
            bool(self.hidden),
            self.size or 0.0,
            link,
            change=change,
            comments=comments,
        )

    def toggled(self, below: "Look") -> "Look":
        """Lay a character style over a paragraph's: what both turn on is off, as in Word."""
        both = {
            name: False
            for name in ("bold", "italic", "struck", "hidden")
            if getattr(self, name) and getattr(below, name)
        }
        return self.over(below)._replace(**both)


class Setting(NamedTuple):
    """How a paragraph is set; None is what nobody has said. ``indent`` is in points."""

    indent: float | None = None
    outline: int | None = None
    numbered: str | None = None
    depth: int | None = None

    def over(self, below: "Setting") -> "Setting":
        """Lay this setting over another."""
        return below._replace(
            **{name: value for name, value in self._asdict().items() if value is not None}
        )
