"""Findings as rows of JSON and back, each beside the file that it is in."""

import datetime as dt
from pathlib import PurePosixPath
from typing import Any

from lchnv_cli.model.finding import Edit, Finding, Only, Severity

_SEVERITIES = {severity.value: severity for severity in Severity}
_ONLY = {only.value: only for only in Only}
_AT = {name: at for at, name in enumerate(Finding._fields[1:])}
_SEVERITY, _EDITS, _SINCE, _UNTIL = (_AT[name] for name in ("severity", "edits", "since", "until"))
_ONLY_AT, _ABOUT = _AT["only"], _AT["about"]
_NOTHING = object()
_USUAL = [_NOTHING if name == "severity" else Finding._field_defaults.get(name) for name in _AT]
_USUAL[_EDITS] = []


def row_of(finding: Finding) -> list[Any]:
    """Give a finding as what the json module can write, without its file and what is usual."""
    row: list[Any] = list(finding[1:])
    row[_EDITS] = [
        edit[1:4] if edit.file == finding.file else (*edit[1:4], str(edit.file))
        for edit in finding.edits
    ]
    for here in (_SINCE, _UNTIL):
        row[here] = row[here] and row[here].isoformat()
    while row[-1] == _USUAL[len(row) - 1]:
        row.pop()
    return row


def finding_of(row: list[Any], file: PurePosixPath) -> Finding:
    """Give the finding that a row of a file tells."""
    row[_SEVERITY] = _SEVERITIES[row[_SEVERITY]]
    if len(row) > _EDITS:
        row[_EDITS] = tuple([_edit(file, *edit) for edit in row[_EDITS]])
    for here in (_SINCE, _UNTIL):
        if len(row) > here and row[here] is not None:
            row[here] = dt.date.fromisoformat(row[here])
    if len(row) > _ONLY_AT:
        row[_ONLY_AT] = _ONLY[row[_ONLY_AT]]
    if len(row) > _ABOUT:
        row[_ABOUT] = tuple(row[_ABOUT])
    return Finding(file, *row)


def _edit(file: PurePosixPath, start: int, end: int, text: str, other: str = "") -> Edit:
    return Edit(PurePosixPath(other) if other else file, start, end, text)
