"""Findings, and what is asked about a place, in the words of the Language Server Protocol."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from lsprotocol import types

from lchnv_cli.editor.edited_folder import EditedFolder
from lchnv_cli.editor.edited_text import EditedText
from lchnv_cli.editor.known_names import Known
from lchnv_cli.editor.offering import kind_of, offers_in_text
from lchnv_cli.editor.offering_fields import RECORDS, offers_in
from lchnv_cli.editor.pointing import Pointed, pointed_at
from lchnv_cli.load.fields import record_of
from lchnv_cli.load.records import Record
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.report import page_of
from lchnv_cli.report.visible import visible_lines
from lchnv_cli.rules.catalogue import named
from lchnv_cli.work.keeping.versions import home
from lchnv_cli.work.opening.workplace import Workplace

_GRADES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_home = cache(home)  # asked for each finding
Address = Callable[[PurePosixPath], str]
_Changes = dict[str, list[types.TextEdit]]


def diagnostic(finding: Finding, text: EditedText) -> types.Diagnostic:
    """Tell a finding in a text; it is pinpointed."""
    address = _home()
    cited = f" ({finding.paragraph})" if finding.paragraph else ""
    return types.Diagnostic(
        range=text.range_of(finding.place),
        message="\n".join(visible_lines(f"{finding.message}{cited}", finding.remedy)),
        severity=_GRADES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(page_of(finding.rule, address)) if address else None,
        source="lchnv",
    )


def hover(
    folder: EditedFolder, file: PurePosixPath, params: types.HoverParams, _: Address
) -> types.Hover | None:
    """Tell what a place points at, and why what is found there is a fault."""
    here, text = folder.here, folder.text_of(file)
    if here is None:
        return None
    pointed = _pointed(folder, here, file, params.position)
    at = text.index(params.position)
    parts, ranges = [], []
    if pointed is not None:
        parts.append(pointed[0].told)
        ranges.append(pointed[1])
    for finding in folder.found_now(file):
        own = text.range_of(finding.place)
        if text.index(own.start) <= at <= text.index(own.end):
            parts.append(_reason(here, finding))
            ranges.append(own)
    if not parts:
        return None
    told = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts))
    return types.Hover(told, ranges[0])


def _reason(here: Workplace, finding: Finding) -> str:
    edition = here.procedure.edition_for(next(iter(here.procedure.bodies)), here.today)
    [rule] = [each.under(edition) for each in named({finding.rule})]
    said = [*visible_lines(finding.message), *visible_lines(finding.remedy, finding.said_mending)]
    return "\n\n".join(
        (
            f"**{finding.rule}** {finding.paragraph}",
            *said,
            f"**Varför:** {rule.texts.why}",
            f"**Åtgärd:** {rule.texts.mend}",
        )
    )


def definition(
    folder: EditedFolder, file: PurePosixPath, params: types.DefinitionParams, address: Address
) -> types.Location | None:
    """Give where that stands which a place points at."""
    pointed = folder.here and _pointed(folder, folder.here, file, params.position)
    if not pointed or (target := pointed[0].target) is None:
        return None
    there = folder.text_of(target.file).range_of(target)
    return types.Location(address(target.file), there)


def _pointed(
    folder: EditedFolder, here: Workplace, file: PurePosixPath, position: types.Position
) -> tuple[Pointed, types.Range] | None:
    text = folder.text_of(file)
    at = text.index(position)
    first = text.text.rfind("\n", 0, at) + 1
    line = text.text[first:].partition("\n")[0].rstrip("\r")
    document = folder.document_of(file)
    found = pointed_at(here, folder.whole, document, line, at - first)
    if found is None:
        return None
    return found, text.range(first + found.start, first + found.end)


def completions(
    folder: EditedFolder, file: PurePosixPath, params: types.CompletionParams, _: Address
) -> types.CompletionList | None:
    """Give what may be written at a place."""
    here, text = folder.here, folder.text_of(file)
    if here is None:
        return None
    at = text.index(params.position)
    before = text.text[:at]
    known = Known(here, folder.whole, folder.document_of(file))
    record = _fields_at(file, known.document, before)
    offered = offers_in_text(known, before) if record is None else offers_in(known, record, before)
    found = [
        types.CompletionItem(
            label=offer.text.strip(),
            kind=types.CompletionItemKind[offer.sort],
            detail=offer.told or None,
            documentation=types.MarkupContent(types.MarkupKind.Markdown, offer.more)
            if offer.more
            else None,
            filter_text=offer.text.lstrip(),
            sort_text=f"{number:05}",
            text_edit=types.TextEdit(text.range(at - offer.typed, at), offer.text),
        )
        for number, offer in enumerate(offered)
    ]
    return types.CompletionList(is_incomplete=False, items=found)


def _fields_at(file: PurePosixPath, document: Document | None, before: str) -> Record[Any] | None:
    """Give the fields that are written at the end of a text; None in running text."""
    if file in RECORDS:
        return RECORDS[file]
    kind = kind_of(document, before, file.stem)
    return None if kind is None else record_of(kind)


def actions(
    folder: EditedFolder, file: PurePosixPath, params: types.CodeActionParams, address: Address
) -> list[types.CodeAction]:
    """Give a fix for each finding at a place that has one, and one for all that are certain."""
    text, found = folder.text_of(file), []
    start, end = text.index(params.range.start), text.index(params.range.end)
    fixable = [each for each in folder.found_now(file) if each.replacements]
    for finding in fixable:
        own = text.range_of(finding.place)
        if text.index(own.start) <= end and start <= text.index(own.end):
            found.append(
                types.CodeAction(
                    title=f"Rätta: {visible_lines(finding.message)[0]}",
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[diagnostic(finding, text)],
                    is_preferred=finding.certain,
                    edit=types.WorkspaceEdit(changes=_changes(folder, [finding], address)),
                )
            )
    certain = [each for each in fixable if each.certain]
    if certain:
        title = "Rätta allt i filen som säkert går att rätta"
        edit = types.WorkspaceEdit(changes=_changes(folder, certain, address))
        kind = types.CodeActionKind.SourceFixAll
        found.append(types.CodeAction(title=title, kind=kind, edit=edit))
    only = params.context.only
    return [each for each in found if only is None or any(_within(each.kind, o) for o in only)]


def _within(kind: object, wanted: object) -> bool:
    return f"{getattr(kind, 'value', kind)}.".startswith(f"{getattr(wanted, 'value', wanted)}.")


def _changes(folder: EditedFolder, findings: list[Finding], address: Address) -> _Changes:
    """Give the edits of findings; one that overlaps another's waits until that is done."""
    taken: dict[PurePosixPath, list[tuple[int, int]]] = {}
    changes: _Changes = {}
    for finding in findings:
        spans = [(edit.file, edit.start, edit.end) for edit in finding.edits]
        if any(s < e and b < t for f, s, t in spans for b, e in taken.get(f, ())) or any(
            (s, t) in taken.get(f, ()) for f, s, t in spans
        ):
            continue
        for file, start, end in spans:
            taken.setdefault(file, []).append((start, end))
        for name, edit in _edits(folder, finding, address):
            changes.setdefault(name, []).append(edit)
    return changes


def _edits(
    folder: EditedFolder, finding: Finding, address: Address
) -> Iterator[tuple[str, types.TextEdit]]:
    for place, new in finding.replacements:
        there = folder.text_of(place.file).range_of(place)
        yield address(place.file), types.TextEdit(there, new)
