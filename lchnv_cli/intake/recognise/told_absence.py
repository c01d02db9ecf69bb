"""Absence that a sentence tells, after the one on who was there."""

from dataclasses import replace

from lchnv_cli.intake.recognise.listed_names import names_in
from lchnv_cli.intake.recognise.source_lines import Line, raw_place
from lchnv_cli.intake.source_blocks import Run
from lchnv_cli.model.late_pattern import late

_TOLD = late(
    r"(?:^|\.\s+)(?P<who>[A-ZÅÄÖ][^.]{2,160}?)\s+(?:hade|har|var|anmälde|meddelade)\s+"
    r"(?:anmält\s+|meddelat\s+)?(?:förhinder|frånvaro|frånvarande|förhindrade?)\.?$"
)


def absent_apart(line: Line) -> list[Line]:
    """Part "Närvarande var …. Bo Ek hade förhinder." in two, each as a head has it."""
    match = _TOLD.search(line.text)
    if match is None or not names_in(match["who"]).people:
        return [line]
    start, end = match.span("who")
    names = line.until(raw_place(line, end)).after(raw_place(line, start))
    absent = replace(names, runs=(Run("Frånvarande: "), *names.runs))
    before = line.until(raw_place(line, start))
    return [before, absent] if before.text else [absent]
