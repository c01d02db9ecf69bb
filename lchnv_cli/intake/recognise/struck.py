"""Which characters of a line are struck through."""

from lchnv_cli.intake.recognise.source_lines import Line


def struck_of(line: Line) -> list[bool]:
    """Tell of each character of a line's text whether it is struck."""
    found: list[bool] = []
    space = True
    for run in line.runs:
        for character in run.text.translate({0xAD: None, 0x200B: None}):
            if not character.isspace():
                found.append(run.struck)
                space = False
            elif not space:
                found.append(run.struck)
                space = True
    return found[: len(line.text)]
