"""Run the rules: hits become findings with name, paragraph, severity and exemption."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.document import Calendar, Document, Exemption, MeetingDocument
from lchnv_cli.model.finding import Fault, Finding, Hit
from lchnv_cli.rules.rule import Rule
from lchnv_cli.share import shared


def run(rules: Iterable[Rule], context: Context, faults: Iterable[Fault]) -> list[Finding]:
    """Judge the archive by the rules and add the faults of reading; sorted by place."""
    known = {rule.id: rule for rule in rules}
    context = replace(context, rule_ids=context.rule_ids | known.keys())
    findings = [_finding(known[f.rule], f.hit) for f in faults if f.rule in known]
    judge = partial(_judged_documents, tuple(known.values()), context)
    findings += shared(judge, context.archive.documents)
    whole = [context.archive, context.register, *context.archive.meetings]
    for rule in known.values():
        findings += _judged(rule, whole, context)
    findings, unused = _exempt(findings, context)
    if unneeded := known.get("onödigt-undantag"):
        findings += (_finding(unneeded, _unneeded(e)) for e in unused if e.rule in known)
    return sorted(set(findings))


def _judged_documents(
    rules: Sequence[Rule], context: Context, documents: Sequence[Document]
) -> list[Finding]:
    """Judge documents one at a time: as a whole, their running text would fill the memory."""
    findings: list[Finding] = []
    for document in documents:
        for rule in rules:
            findings += _judged(rule, [document], context)
        document.forget()
    return findings


def _judged(rule: Rule, subjects: Iterable[object], context: Context) -> Iterator[Finding]:
    if rule.check is None or rule.subject is None:
        return
    for subject in subjects:
        if isinstance(subject, rule.subject) and _applies(rule, subject, context):
            yield from (_finding(rule, hit) for hit in rule.check(subject, context))


def _applies(rule: Rule, subject: object, context: Context) -> bool:
    """Tell whether the arbetsordning governs what a paragraph rule is to judge."""
    if not rule.governed:
        return True
    if isinstance(subject, (Meeting, MeetingDocument)):
        return context.procedure.governs(subject.body_id, subject.date, rule.id)
    if isinstance(subject, Calendar):
        return context.procedure.governs(subject.body_id, dt.date(subject.year, 1, 1), rule.id)
    return True


def _finding(rule: Rule, hit: Hit) -> Finding:
    return Finding(
        file=hit.place.file,
        line=hit.place.line,
        column=hit.place.column,
        rule=rule.id,
        message=hit.message,
        remedy=hit.remedy,
        paragraph=rule.cites,
        severity=hit.severity or rule.severity,
        edits=hit.edits,
        certain=hit.certain,
        since=hit.since,
        until=hit.until,
    )


def _exempt(findings: list[Finding], context: Context) -> tuple[list[Finding], list[Exemption]]:
    """Mark the findings that an exemption covers; give the exemptions that cover none too."""
    exemptions: dict[tuple[PurePosixPath, str], list[Exemption]] = {}
    for exemption in context.archive.exemptions():
        if exemption.reason:
            key = (exemption.place.file, exemption.rule)
            exemptions.setdefault(key, []).append(exemption)
    used: set[Exemption] = set()
    marked = []
    for finding in findings:
        own = exemptions.get((finding.file, finding.rule), [])
        covering = next((e for e in own if e.only in _composed(finding.message)), None)
        if covering is not None:
            used.add(covering)
            finding = replace(finding, exempted=covering.reason)  # noqa: PLW2901
        marked.append(finding)
    every = [exemption for group in exemptions.values() for exemption in group]
    return marked, [exemption for exemption in every if exemption not in used]


def _composed(message: str) -> str:
    """Give a message in NFC, as the exemptions are: it may quote a text typed on a Mac."""
    return unicodedata.normalize("NFC", message)


def _unneeded(exemption: Exemption) -> Hit:
    message = f"Undantaget från {exemption.rule} behövs inte: inget fel döljs av det."
    return Hit(exemption.place, message, "Ta bort undantaget.")
