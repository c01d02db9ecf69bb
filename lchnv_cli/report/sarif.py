"""Findings as SARIF 2.1.0, for code scanning and editors."""

from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import quote

from lchnv_cli.model.finding import Finding, Place, Severity
from lchnv_cli.model.report import Report, RuleInfo, page_of
from lchnv_cli.report.as_json import to_json
from lchnv_cli.report.identity import fingerprints
from lchnv_cli.report.visible import visible, visible_lines

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(report: Report) -> str:
    """Return a SARIF log with one run: the rules' metadata and a result for each finding."""
    rules = _all_rules(report)
    indexes = {rule.id: index for index, rule in enumerate(rules)}
    driver: dict[str, object] = {"name": "lchnv", "language": "sv-SE"}
    if report.home:  # a link to nowhere is worse than none: each rule's help has the same words
        driver["informationUri"] = report.home
    if report.version:
        driver["version"] = report.version
    driver["rules"] = [_rule(rule, report.home) for rule in rules]
    run = {
        "tool": {"driver": driver},
        "language": "sv-SE",
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, report.within, indexes[finding.rule], fingerprint)
            for finding, fingerprint in zip(
                report.findings, fingerprints(report.findings), strict=True
            )
        ],
    }
    return to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _all_rules(report: Report) -> list[RuleInfo]:
    """Return the rules that were run, and a bare entry for any other that a finding names."""
    rules = {rule.id: rule for rule in report.rules}
    for finding in report.findings:
        bare = RuleInfo(finding.rule, finding.paragraph, finding.severity, "", "", "")
        rules.setdefault(finding.rule, bare)
    return list(rules.values())


def _rule(rule: RuleInfo, home: str) -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": _message(rule.summary, instead=rule.id),
        "fullDescription": _message(rule.why, instead=rule.summary or rule.id),
        "help": _message(rule.help, instead=rule.summary or rule.id),
        **({"helpUri": page_of(rule.id, home)} if home else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"paragraph": rule.paragraph},
    }


def _result(
    finding: Finding, within: PurePosixPath, rule_index: int, fingerprint: str
) -> dict[str, object]:
    at = _at(within / finding.file)
    location = {"artifactLocation": at, "region": _region(finding.place)}
    # The exemption stands in the document's own frontmatter.
    exemption = {"kind": "inSource", "status": "accepted"}
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message, finding.remedy, instead=finding.rule),
        "locations": [{"physicalLocation": location}],
        "properties": {"paragraph": visible(finding.paragraph)},
        "partialFingerprints": {"lchnv/v1": fingerprint},
        # Either all results have the list or none: an empty one says that nothing suppresses it.
        "suppressions": [{**exemption, "justification": visible(finding.exempted)}]
        if finding.exempted
        else [],
    }
    return result | {"fixes": [_fix(finding, within)]} if finding.replacements else result


def _fix(finding: Finding, within: PurePosixPath) -> dict[str, object]:
    """Tell what mends a finding, file by file; nothing is inserted by what takes away."""
    changes = []
    parts = sorted(finding.replacements, key=lambda part: part[0])
    for file, own in groupby(parts, key=lambda part: part[0].file):
        replacements = [
            {"deletedRegion": _region(place)}
            | ({"insertedContent": {"text": text}} if text else {})
            for place, text in own
        ]
        changes.append({"artifactLocation": _at(within / file), "replacements": replacements})
    told = f"Som {finding.mended_by} rättar det."
    return {"description": _message(told, instead=finding.rule), "artifactChanges": changes}


def _at(file: PurePosixPath) -> dict[str, str]:
    # The colon too: "a:b.md" would have a scheme. Half a surrogate pair has no place in a URI.
    return {"uri": quote(file.as_posix(), safe="/", errors="replace")}


def _region(place: Place) -> dict[str, int]:
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_line:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return region


def _message(*texts: str, instead: str) -> dict[str, str]:
    """Return a message whose text means only itself: no placeholders and no links."""
    text = "\n".join(visible_lines(*texts) or visible_lines(instead) or ["–"])
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
