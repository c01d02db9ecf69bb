"""Findings as JUnit XML, for test reports in CI."""

from collections.abc import Iterator
from html import escape

from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.report import Report
from lchnv_cli.report.visible import visible, visible_lines


def as_junit(report: Report) -> str:
    """Return one test case for each finding, and a passing one for whatever found nothing.

    Only errors fail, as they alone give exit code 1. Warnings and notes pass with their text as
    output; exempted findings are skipped with the reason. The reading itself is a passing case,
    so that a check without findings is never an empty suite.
    """
    cases = [*map(_case, report.findings), *_passing(report)]
    counts = (
        f'tests="{len(cases)}" failures="{report.count(Severity.ERROR)}" '
        f'errors="0" skipped="{len(report.exempted)}"'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="lchnv" {counts}>\n'
        f'  <testsuite name="lchnv check" {counts}>\n'
        f"{''.join(cases)}"
        "  </testsuite>\n</testsuites>\n"
    )


def _case(finding: Finding) -> str:
    name = f"{finding.rule} {finding.line}:{finding.column}"
    message = " ".join(visible_lines(finding.message))
    if finding.exempted:
        inside = f"<skipped message={_quoted(f'Undantag: {finding.exempted}')}/>"
    elif finding.severity is Severity.ERROR:
        inside = (
            f"<failure type={_quoted(finding.rule)} message={_quoted(message)}>"
            f"{_told(finding)}</failure>"
        )
    else:
        inside = f"<system-out>{_told(finding)}</system-out>"
    return _testcase(finding.file.as_posix(), name, inside)


def _passing(report: Report) -> Iterator[str]:
    yield _testcase("lchnv", f"{report.documents or 'Inga'} dokument lästa")
    at_fault = {finding.rule for finding in report.findings}
    for rule in report.rules:
        if rule.id not in at_fault:
            yield _testcase("lchnv", rule.id)


def _testcase(group: str, name: str, inside: str = "") -> str:
    opening = f"    <testcase classname={_quoted(group)} name={_quoted(name)}"
    return f"{opening}>{inside}</testcase>\n" if inside else f"{opening}/>\n"


def _told(finding: Finding) -> str:
    heading = f"{finding.place} {finding.severity.swedish} {finding.paragraph}".rstrip()
    lines = [visible(heading), *visible_lines(finding.message, finding.remedy)]
    return escape("\n".join(lines), quote=False)


def _quoted(text: str) -> str:
    """Return an attribute's value; no parser shows anything of a file with a raw control."""
    return f'"{escape(visible(text))}"'
