"""Findings for people, in a terminal or a file: the same text, with or without colours."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.report import Report, Styled
from lchnv_cli.report.visible import visible, visible_lines

_Piece = tuple[str, str]

_INDENT = "    "
_DIM = "dim"
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def full(report: Report) -> Styled:
    """Return each finding with its message and remedy, exempted ones last, and the sum."""
    return Styled(partial(_full, report))


def concise(report: Report) -> Styled:
    """Return one line for each finding, then the sum."""
    return Styled(partial(_concise, report))


def summary(report: Report) -> str:
    """Return the sum, such as ``1 fel och 2 varningar i 14 dokument.``, then the exemptions'."""
    standing = report.standing
    counts = Counter(finding.severity for finding in standing)
    told = listed([each.counted(counts[each]) for each in Severity if counts[each]])
    if not counts[Severity.ERROR]:
        told = f"Inga fel, men {told}" if told else "Inga fel"
    sentences = [f"{told} i {report.documents} dokument." if report.documents else f"{told}."]
    if fixable := sum(bool(found.edits) and found.certain for found in standing):
        sentences.append(f"{fixable} kan rättas med lchnv check --fix.")
    told = " ".join(sentences)
    if exempted := len(report.exempted):
        how = "." if report.show_exempted else ": --show-exempted"
        told += f"\n{exempted} undantag med skäl{how}"
    return told


def _full(report: Report) -> Iterator[_Piece]:
    for finding in report.standing:
        yield from _block(finding, visible_lines(finding.message, finding.remedy))
    exempted = report.exempted if report.show_exempted else ()
    if exempted:
        yield "Undantag\n\n", _DIM
    for finding in exempted:
        reason = f"Skäl: {visible(finding.exempted)}"
        yield from _dimmed(_block(finding, [*visible_lines(finding.message), reason]))
    yield summary(report) + "\n", "bold"


def _concise(report: Report) -> Iterator[_Piece]:
    for finding in report.shown:
        told = f"  {' '.join(visible_lines(finding.message))}"
        if finding.exempted:
            reason = f"{told}  (undantag: {visible(finding.exempted)})"
            yield from _dimmed((*_heading(finding), (reason, "")))
            told = ""
        else:
            yield from _heading(finding)
        yield f"{told}\n", ""
    yield summary(report) + "\n", "bold"


def _dimmed(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    return ((text, f"{style} {_DIM}".strip()) for text, style in pieces)


def _block(finding: Finding, lines: Iterable[str]) -> Iterator[_Piece]:
    yield from _heading(finding)
    yield "".join(("\n", *(f"{_INDENT}{line}\n" for line in lines), "\n")), ""


def _heading(finding: Finding) -> tuple[_Piece, ...]:
    cited = f"  {visible(finding.paragraph)}" if finding.paragraph else ""
    return (
        (visible(f"{finding.file}:{finding.line}:{finding.column}"), "bold"),
        ("  ", ""),
        (finding.severity.swedish, _STYLES[finding.severity]),
        ("  ", ""),
        (visible(finding.rule), "cyan"),
        (cited, ""),
    )
