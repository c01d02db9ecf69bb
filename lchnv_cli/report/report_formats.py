"""The report formats by the names that ``--output-format`` takes; each is loaded when asked for."""

import importlib
from typing import NamedTuple, cast

from lchnv_cli.model.report import Report, Styled


class Format(NamedTuple):
    """A format: the file and function that write it, and what it tells beside the findings.

    It may describe all rules, and be ``exact``: tell where findings end and where fixes go.
    """

    module: str
    function: str
    describes_rules: bool = False
    exact: bool = False


FORMATS: dict[str, Format] = {
    "full": Format("as_text", "full"),
    "concise": Format("as_text", "concise"),
    "json": Format("as_json", "as_json", exact=True),
    "sarif": Format("sarif", "as_sarif", describes_rules=True, exact=True),
    "github": Format("github", "annotations", exact=True),
    "gitlab": Format("gitlab", "code_quality", exact=True),
    "junit": Format("junit", "as_junit", describes_rules=True),
}


def formatted(name: str, report: Report) -> str | Styled:
    """Write a report: styled text for people, and for programs a str to be written as it is."""
    module = importlib.import_module(f"lchnv_cli.report.{FORMATS[name].module}")
    return cast("str | Styled", getattr(module, FORMATS[name].function)(report))
