"""Findings as GitHub Actions annotations, and a table for the job summary."""

from hashlib import sha256
from pathlib import PurePosixPath

from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.report import Report
from lchnv_cli.report.as_text import concise
from lchnv_cli.report.as_text import summary as summary_line
from lchnv_cli.report.visible import visible, visible_lines

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}
# GitHub refuses a job summary of more than 1 MiB.
_MOST_ROWS = 500


def annotations(report: Report) -> str:
    """Return one annotation for each standing finding, the gravest first, then the full list.

    GitHub shows only the first ten errors and warnings of a step, so the list in the log is what
    holds everything that is shown.
    """
    gravest_first = sorted(report.standing, key=lambda finding: _GRAVITY[finding.severity])
    told = (_annotation(finding, report.within) for finding in gravest_first)
    return "".join(told) + _log(report)


def summary(report: Report) -> str:
    """Return the findings as a Markdown table for ``$GITHUB_STEP_SUMMARY``."""
    lines = ["## lchnv check", "", _literal(summary_line(report)), ""]
    if report.shown:
        lines += ["| Fil | Rad | Grad | Regel | Vad |", "|---|---|---|---|---|"]
        lines += map(_row, sorted(report.shown, key=lambda each: bool(each.exempted))[:_MOST_ROWS])
    if (more := len(report.shown) - _MOST_ROWS) > 0:
        lines += ["", f"… och {more} till: se loggen."]
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding, within: PurePosixPath) -> str:
    properties = {
        "file": visible((within / finding.file).as_posix()),
        "line": str(finding.line),
        "col": str(finding.column),
        **_end(finding),
        "title": visible(" ".join(filter(None, (finding.rule, finding.paragraph)))),
    }
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "\n".join(visible_lines(finding.message, finding.remedy, finding.said_mending))
    return f"::{_COMMANDS[finding.severity]} {given}::{_data(message)}\n"


def _end(finding: Finding) -> dict[str, str]:
    if not finding.end_line:
        return {}
    return {"endLine": str(finding.end_line), "endColumn": str(finding.end_column)}


def _log(report: Report) -> str:
    """Return the full list, where nothing that a document says is taken as a command."""
    listed = concise(report).plain
    # Made from the list itself, so the list cannot contain it.
    token = sha256(listed.encode()).hexdigest()
    return f"::group::Alla fynd\n::stop-commands::{token}\n{listed}::{token}::\n::endgroup::\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(finding: Finding) -> str:
    grade = "undantag" if finding.exempted else finding.severity.swedish
    what = visible_lines(finding.message, finding.remedy)
    if finding.exempted:
        what = [*visible_lines(finding.message), f"Skäl: {visible(finding.exempted)}"]
    rule = " ".join(filter(None, (finding.rule, finding.paragraph)))
    cells = [
        _literal(visible(finding.file.as_posix())),
        str(finding.line),
        grade,
        _literal(visible(rule)),
        "<br>".join(map(_literal, what)),
    ]
    return f"| {' | '.join(cells)} |"


def _literal(text: str) -> str:
    """Return the text so that Markdown and HTML show it as it is."""
    return text.translate(_ENTITIES)


# Numbered entities stand for themselves everywhere; a backslash would not do before a pipe.
_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "&<>|`*_~\\[]#@$"}
