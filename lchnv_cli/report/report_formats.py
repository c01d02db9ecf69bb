"""The report formats by the names that ``--output-format`` takes."""

from collections.abc import Callable

from rich.text import Text

from lchnv_cli.model.report import Report
from lchnv_cli.report.as_json import as_json
from lchnv_cli.report.as_text import concise, full
from lchnv_cli.report.github import annotations
from lchnv_cli.report.gitlab import code_quality
from lchnv_cli.report.junit import as_junit
from lchnv_cli.report.sarif import as_sarif

# People get Text, which may be coloured; programs get str, to be written as it is.
FORMATS: dict[str, Callable[[Report], str | Text]] = {
    "full": full,
    "concise": concise,
    "json": as_json,
    "sarif": as_sarif,
    "github": annotations,
    "gitlab": code_quality,
    "junit": as_junit,
}
