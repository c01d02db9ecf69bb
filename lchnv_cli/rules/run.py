"""Run the rules: hits become findings with name, paragraph, severity and exemption."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from lchnv_cli.context import Context, Ground
from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.document import Calendar, Document, Exemption, MeetingDocument
from lchnv_cli.model.finding import Fault, Finding, Hit
from lchnv_cli.model.full_text import FullText
from lchnv_cli.rules.rule import Alone, Only, Rule


def judged(
    rules: Iterable[Rule], ground: Ground, texts: Iterable[tuple[Document, FullText]]
) -> list[Finding]:
    """Judge documents one by one, by the rules that need nothing beside a document."""
    alone = [rule for rule in rules if rule.alone]
    found: list[Finding] = []
    for document, text in texts:
        given = Alone(ground.procedure, ground.register, ground.workdays, text)
        for rule in alone:
            found += _judged(rule, document, given)
    return found


def run(
    rules: Iterable[Rule], context: Context, faults: Iterable[Fault], alone: Iterable[Finding] = ()
) -> list[Finding]:
    """Judge the folder by the rules that look across it; give all findings, sorted by place.

    ``faults`` are those of reading, and ``alone`` what the documents gave one by one.
    """
    known = {rule.id: rule for rule in rules}
    context = replace(context, rule_ids=context.rule_ids | known.keys())
    findings = [_finding(known[f.rule], f.hit) for f in faults if f.rule in known]
    findings += _of_meetings_that_count(alone, known, context)
    archive = context.archive
    subjects: list[object] = [archive, context.register, *archive.meetings, *archive.documents]
    for rule in known.values():
        if rule.check is not None and not rule.alone:
            for subject in subjects:
                findings += _judged(rule, subject, context)
    findings, unused = _exempt(findings, context)
    if unneeded := known.get("onödigt-undantag"):
        findings += (_finding(unneeded, _unneeded(e)) for e in unused if e.rule in known)
    return sorted(set(findings))


def _of_meetings_that_count(
    findings: Iterable[Finding], known: Mapping[str, Rule], context: Context
) -> Iterator[Finding]:
    """Leave out what a rule says of meetings that it does not judge: called off, or extra."""
    meetings = {
        document.file: meeting
        for meeting in context.archive.meetings
        if meeting.cancelled or meeting.extra
        for document in meeting.documents
    }
    for finding in findings:
        meeting = meetings.get(finding.file)
        only = known[finding.rule].only if finding.rule in known else Only.ANY
        spared = meeting is not None and (
            (only is not Only.ANY and meeting.cancelled)
            or (only is Only.ORDINARY and meeting.extra)
        )
        if finding.rule in known and not spared:
            yield finding


def _judged(rule: Rule, subject: object, given: Alone | Context) -> Iterator[Finding]:
    wanted = rule.subject is not None and isinstance(subject, rule.subject)
    if wanted and _applies(rule, subject, given):
        yield from (_finding(rule, hit) for hit in rule.hits(subject, given))


def _applies(rule: Rule, subject: object, ground: Ground) -> bool:
    """Tell whether the arbetsordning governs what a paragraph rule is to judge."""
    if not rule.governed:
        return True
    if isinstance(subject, (Meeting, MeetingDocument)):
        return ground.procedure.governs(subject.body_id, subject.date, rule.id)
    if isinstance(subject, Calendar):
        return ground.procedure.governs(subject.body_id, dt.date(subject.year, 1, 1), rule.id)
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
        covering = next((e for e in own if e.only in finding.message), None)
        if covering is not None:
            used.add(covering)
            finding = replace(finding, exempted=covering.reason)  # noqa: PLW2901
        marked.append(finding)
    every = [exemption for group in exemptions.values() for exemption in group]
    return marked, [exemption for exemption in every if exemption not in used]


def _unneeded(exemption: Exemption) -> Hit:
    message = f"Undantaget från {exemption.rule} behövs inte: inget fel döljs av det."
    return Hit(exemption.place, message, "Ta bort undantaget.")
