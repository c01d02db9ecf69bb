"""Findings for people, in a terminal or a file: the same text, with or without colours."""

from collections.abc import Iterable

from rich.text import Text

from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.report import Report
from lchnv_cli.report.visible import visible, visible_lines

_INDENT = "    "
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def full(report: Report) -> Text:
    """Return every finding with its message and remedy, then the exempted ones, then the sum."""
    text = Text()
    for finding in report.standing:
        text.append_text(_block(finding, visible_lines(finding.message, finding.remedy)))
    if report.exempted:
        text.append_text(_exempted(report.exempted))
    return text.append(summary(report) + "\n", style="bold")


def concise(report: Report) -> Text:
    """Return one line for each finding, then the sum."""
    text = Text()
    for finding in report.findings:
        line = _heading(finding).append("  " + " ".join(visible_lines(finding.message)))
        if finding.exempted:
            line.append(f"  (undantag: {visible(finding.exempted)})").stylize("dim")
        text.append_text(line).append("\n")
    return text.append(summary(report) + "\n", style="bold")


def summary(report: Report) -> str:
    """Return the sum in one line, such as ``1 fel och 2 varningar i 14 dokument.``, in Swedish."""
    counts = {severity: report.count(severity) for severity in Severity}
    told = listed([severity.counted(count) for severity, count in counts.items() if count])
    if not counts[Severity.ERROR]:
        told = f"Inga fel, men {told}" if told else "Inga fel"
    sentences = [f"{told} i {report.documents} dokument."]
    if exempted := len(report.exempted):
        sentences.append(f"{exempted} undantag med skäl.")
    if fixable := sum(bool(found.edits) and found.certain for found in report.standing):
        sentences.append(f"{fixable} kan rättas med lchnv check --fix.")
    return " ".join(sentences)


def _exempted(findings: Iterable[Finding]) -> Text:
    text = Text("Undantag\n\n")
    for finding in findings:
        reason = f"Skäl: {visible(finding.exempted)}"
        text.append_text(_block(finding, [*visible_lines(finding.message), reason]))
    text.stylize("dim")
    return text


def _block(finding: Finding, lines: Iterable[str]) -> Text:
    body = "".join(f"{_INDENT}{line}\n" for line in lines)
    return _heading(finding).append(f"\n{body}\n")


def _heading(finding: Finding) -> Text:
    # Appended to a Text and never read as markup, where [a) Information] would vanish.
    heading = Text().append(visible(str(finding.place)), style="bold")
    heading.append("  ").append(finding.severity.swedish, style=_STYLES[finding.severity])
    heading.append("  ").append(visible(finding.rule), style="cyan")
    if finding.paragraph:
        heading.append("  ").append(visible(finding.paragraph))
    return heading
