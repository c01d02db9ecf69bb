"""Findings as a GitLab Code Quality report."""

from pathlib import PurePosixPath

from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.report import Report
from lchnv_cli.report.as_json import to_json
from lchnv_cli.report.identity import fingerprints
from lchnv_cli.report.visible import visible, visible_lines

_GRADES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def code_quality(report: Report) -> str:
    """Return an issue for each standing finding.

    GitLab knows no exempted issue: whatever is in the list counts against the change. All findings
    take part in the fingerprints, so that an exemption renames no other issue.
    """
    prints = fingerprints(report.findings)
    return to_json(
        [
            _issue(finding, fingerprint, report.within)
            for finding, fingerprint in zip(report.findings, prints, strict=True)
            if not finding.exempted
        ]
    )


def _issue(finding: Finding, fingerprint: str, within: PurePosixPath) -> dict[str, object]:
    begin = {"line": finding.line, "column": finding.column}
    end = {"line": finding.end_line, "column": finding.end_column} if finding.end_line else begin
    told = (finding.message, finding.remedy, finding.said_mending)
    return {
        "description": " ".join(visible_lines(*told))
        + f" ({visible(finding.paragraph)})" * bool(finding.paragraph),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _GRADES[finding.severity],
        "location": {
            "path": (within / finding.file).as_posix(),
            "lines": {"begin": begin["line"], "end": end["line"]},
            "positions": {"begin": begin, "end": end},
        },
    }
