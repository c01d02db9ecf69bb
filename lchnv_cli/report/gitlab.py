"""Findings as a GitLab Code Quality report."""

from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.report import Report
from lchnv_cli.report.as_json import to_json
from lchnv_cli.report.identity import fingerprints
from lchnv_cli.report.visible import visible, visible_lines

_GRADES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def code_quality(report: Report) -> str:
    """Return a list of issues; exempted findings are there as ``info`` with their reason."""
    prints = fingerprints(report.findings)
    return to_json(
        [
            _issue(finding, fingerprint)
            for finding, fingerprint in zip(report.findings, prints, strict=True)
        ]
    )


def _issue(finding: Finding, fingerprint: str) -> dict[str, object]:
    description = " ".join(visible_lines(finding.message, finding.remedy))
    severity = _GRADES[finding.severity]
    if finding.exempted:
        description = f"Undantag ({visible(finding.exempted)}): {description}"
        severity = "info"
    return {
        "description": description,
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {
            "path": finding.file.as_posix(),
            "lines": {"begin": max(finding.line, 1)},
        },
    }
