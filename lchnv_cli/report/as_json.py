"""Findings as JSON, and how every format here writes JSON."""

import json
import re
import unicodedata

from lchnv_cli.model.finding import Finding
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.report import Report
from lchnv_cli.report.visible import unseen

FORMAT = 1  # grows when a program must read otherwise
_NOT_PLAIN = late(r"[^\n -~\u00a1-\u00ac\u00ae-\u05ff]")


def as_json(report: Report) -> str:
    """Return the whole report as one JSON object."""
    findings = [_finding(finding) for finding in report.findings]
    return to_json({"format": FORMAT, "documents": report.documents, "findings": findings})


def to_json(value: object) -> str:
    """Return a value as JSON that is legible, and safe to show in a terminal; days in ISO form.

    Half surrogate pairs, which many readers refuse, become U+FFFD.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    # Whatever is not plain can only stand inside a string, where an escape means the same.
    return _NOT_PLAIN.sub(_escape, text) + "\n"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if unicodedata.category(character) == "Cs":
        return "\ufffd"
    return json.dumps(character)[1:-1] if unseen(character) else character


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "file": finding.file.as_posix(),
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line or None,  # none where the file could not be read
        "end_column": finding.end_column or None,
        "rule": finding.rule,
        "paragraph": finding.paragraph,
        "severity": finding.severity.value,
        "message": finding.message,
        "remedy": finding.remedy,
        "exempted": bool(finding.exempted),
        "exemption_reason": finding.exempted,
        "fixes": [_fix(finding)] if finding.replacements else [],
    }


def _fix(finding: Finding) -> dict[str, object]:
    """Tell a way to mend a finding: all of its edits at once, or none of them."""
    return {
        "command": finding.mended_by,
        "certain": finding.certain,
        "edits": [
            {
                "file": place.file.as_posix(),
                "line": place.line,
                "column": place.column,
                "end_line": place.end_line,
                "end_column": place.end_column,
                "text": text,
            }
            for place, text in finding.replacements
        ],
    }
