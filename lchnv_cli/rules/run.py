"""Run the rules: hits become findings with name, paragraph, severity and exemption."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath

from lchnv_cli.context import Context, Ground
from lchnv_cli.model.document import Calendar, Document, Exemption, MeetingDocument
from lchnv_cli.model.finding import Fault, Finding, Hit, Only
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.kinds import PROTOKOLL
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.readings import as_filed, as_moved
from lchnv_cli.rules.catalogue import named
from lchnv_cli.rules.concerned import by_rows, concerned
from lchnv_cli.rules.exemptions import UNNEEDED
from lchnv_cli.rules.rule import Alone, Rule

_Texts = Iterable[tuple[Document, FullText]]
_Counted = Callable[[tuple[object, ...]], Iterable[object]]
_CALLED = "kallat-protokoll"
_OF_THE_HEAD, _OF_THE_DAY = frozenset({"fel-mapp"}), frozenset({"utanför-kalendariet"})


def judged(
    rules: Iterable[Rule], ground: Ground, texts: _Texts, filed: _Texts = ()
) -> list[Finding]:
    """Judge documents one by one, by the rules that need nothing beside a document.

    Of those that are ``filed`` as others than their heads say only what holds of both is told.
    """
    own, others = tuple(rules), tuple(filed)
    found = _of_each(own, ground, texts)
    if not others:
        return found
    files = {document.file for document, _ in others}
    either = [finding for finding in found if finding.file in files]
    agreed = _agreed(either, _of_each(own, ground, others), _OF_THE_HEAD)
    return [*(finding for finding in found if finding.file not in files), *agreed]


def _of_each(rules: Iterable[Rule], ground: Ground, texts: _Texts) -> list[Finding]:
    alone = [rule for rule in rules if rule.alone]
    form = [rule for rule in alone if not rule.governed]
    found: list[Finding] = []
    for document, text in texts:
        given = Alone(ground.procedure, ground.register, ground.workdays, text)
        for rule in alone if _governed(document, ground.procedure) else form:
            if rule.subject is not None and isinstance(document, rule.subject):
                found += _judged(rule, document, given)
    return found


def findings_of(faults: Iterable[Fault]) -> list[Finding]:
    """Give what the reading of files found, as the rules that the faults belong to."""
    told = list(faults)
    rules = {rule.id: rule for rule in named({fault.rule for fault in told})} if told else {}
    return [_finding(rules[fault.rule], fault.hit) for fault in told]


def run(
    rules: Iterable[Rule],
    context: Context,
    alone: Iterable[Finding] = (),
    ran: frozenset[str] = frozenset(),
    counted: _Counted = iter,
) -> list[Finding]:
    """Judge the folder by the rules that look across it; give all findings, sorted by place.

    ``alone`` is what was found before: while files were read, and of each document by itself, by
    the rules that ``ran``. Where the folder can be read otherwise, what does not hold then too
    waits until that is mended. ``counted`` gives what is judged one by one, and may show how far
    it is.
    """
    across, told = tuple(rules), tuple(alone)
    ran |= {rule.id for rule in across}
    found = _found(across, context, told, ran, counted)
    for other in as_filed(context.archive):
        found = _agreed(found, _found(across, replace(context, archive=other), told, ran))
    for other in as_moved(context.archive):
        also = _found(across, replace(context, archive=other), told, ran)
        found = _agreed(found, also, _OF_THE_DAY)
    return found


class Unasked(Exception):
    """A rule asks for what is not to be had just now."""


def near(
    rules: Iterable[Rule], context: Context, alone: Iterable[Finding], file: PurePosixPath
) -> tuple[list[Finding], frozenset[str]]:
    """Judge a file's document and its meeting, and name the rules that need more than that.

    ``alone`` is what was found in the document by itself.
    """
    document = context.archive.document_at(file)
    subjects: list[object] = [] if document is None else [document]
    if isinstance(document, MeetingDocument):
        subjects.append(context.archive.meeting(document.body_id, document.date))
    findings = list(_of_meetings_that_count(_under_their_names(alone, context), context))
    unasked = set()
    for rule in rules:
        own = [each for each in subjects if rule.subject and isinstance(each, rule.subject)]
        try:
            findings += [hit for each in own for hit in _judged(rule, each, context)]
        except Unasked:
            own = []
        if not own:
            unasked.add(rule.id)
    findings, _ = _exempt(findings, context)
    return sorted((each for each in findings if each.file == file), key=_order), frozenset(unasked)


def _agreed(
    found: Iterable[Finding], others: Iterable[Finding], kept: frozenset[str] = frozenset()
) -> list[Finding]:
    """Give what is found either way: by the same rule at the same place."""
    places = {finding[:4] for finding in others}
    return [each for each in found if each.rule in kept or each[:4] in places]


def _found(
    across: tuple[Rule, ...],
    context: Context,
    alone: Iterable[Finding],
    ran: frozenset[str],
    counted: _Counted = iter,
) -> list[Finding]:
    findings = list(_of_meetings_that_count(_under_their_names(alone, context), context))
    findings += _across(across, context, counted)
    findings, unused = _exempt(findings, context)
    # What a value that cannot be read would give, an exemption may be there for.
    unread = {finding.file for finding in findings if finding.rule == "ogiltigt-värde"}
    unused = [each for each in unused if each.place.file not in unread]
    if unneeded := next((rule for rule in across if rule.id == UNNEEDED.id), None):
        findings += (_finding(unneeded, _unneeded(e)) for e in unused if e.rule in ran)
    return sorted(by_rows(findings, context), key=_order)


def _order(finding: Finding) -> tuple[tuple[str, ...], int, int, str, str]:
    return (finding.file.parts, *finding[1:5])


def _across(rules: tuple[Rule, ...], context: Context, counted: _Counted) -> Iterator[Finding]:
    """Judge by the rules that look across the folder, and give what is found rule by rule.

    Meeting by meeting, since a large folder has more points than fit: those of a meeting and the
    ones before it are at hand for all rules. Rules of a paragraph get what some edition governs.
    """
    governed = {None, *(edition.body_id for edition in context.procedure.editions)}
    every = [rule for rule in rules if rule.check and rule.subject and not rule.alone]
    found: dict[str, list[Finding]] = {rule.id: [] for rule in every}
    own: dict[tuple[type, bool], list[Rule]] = {}
    for subject in counted(_in_turn(context)):
        key = type(subject), getattr(subject, "body_id", None) in governed
        if key not in own:
            own[key] = [
                each
                for each in every
                if (key[1] or not each.governed) and issubclass(key[0], each.subject or ())
            ]
        for rule in own[key]:
            found[rule.id] += _judged(rule, subject, context)
    return chain.from_iterable(found.values())


def _in_turn(context: Context) -> tuple[object, ...]:
    """Give all there is to judge: each meeting with its documents."""
    archive = context.archive
    found: list[object] = [archive, context.register, archive.groups, archive.agreements]
    for meeting in archive.meetings:
        found += (meeting, *meeting.documents)
    kept = set(map(id, found))
    return (*found, *(each for each in archive.documents if id(each) not in kept))


def _of_meetings_that_count(findings: Iterable[Finding], context: Context) -> Iterator[Finding]:
    """Leave out what a rule says of meetings that it does not judge: called off, or extra."""
    meetings = {
        document.file: meeting
        for meeting in context.archive.meetings
        if meeting.off or meeting.extra
        for document in meeting.documents
    }
    for finding in findings:
        meeting = meetings.get(finding.file) if finding.only is not Only.ANY else None
        ordinary = finding.only is Only.ORDINARY
        if meeting is None or not (meeting.off or (ordinary and meeting.extra)):
            yield finding


def _under_their_names(findings: Iterable[Finding], context: Context) -> tuple[Finding, ...]:
    """Leave out that a head says protokoll, which its reader told, where the edition has it so."""
    told = tuple(findings)
    if not any(each.rule == _CALLED for each in told):
        return told
    kind_of = context.procedure.kind_of
    named = [each for each in context.archive.documents if kind_of(each) is PROTOKOLL]
    heads = {(each.file, each.place_of("dokument").line) for each in named}
    return tuple(each for each in told if each.rule != _CALLED or each[:2] not in heads)


def _judged(rule: Rule, subject: object, given: Alone | Context) -> Iterator[Finding]:
    if not _applies(rule, subject, given):
        return
    told = _transcripts(subject, given) if rule.governed and not rule.follows else frozenset()
    for hit in rule.hits(subject, given):
        if not told or hit.place.file not in told:
            paragraph = _paragraph(rule, subject, hit, given)
            yield _finding(rule, hit, paragraph, concerned(subject, hit))


def _applies(rule: Rule, subject: object, ground: Ground) -> bool:
    """Tell whether the arbetsordning governs what a paragraph rule is to judge.

    Of the time before the folder answers for a body it judges what is there, but for transcripts.
    What those leave in their lines to be taken up is followed too.
    """
    procedure = ground.procedure
    if not rule.governed:
        return True
    if isinstance(subject, Meeting):
        live = procedure.answers(subject.body_id, subject.date) or any(
            not procedure.is_transcript(document) for document in subject.documents
        )
        return (live or rule.follows) and procedure.governs(subject.body_id, subject.date, rule.id)
    return _governed(subject, procedure, rule.id)


def _governed(subject: object, procedure: Procedure, rule: str = "") -> bool:
    """Tell whether the arbetsordning governs a document, by a rule or at all."""
    if isinstance(subject, MeetingDocument):
        governs = procedure.governs(subject.body_id, subject.date, rule)
        return governs and not procedure.is_transcript(subject)
    if isinstance(subject, Calendar):
        return procedure.demands(subject.body_id, dt.date(subject.year, 1, 1), rule)
    return True


def _transcripts(subject: object, ground: Ground) -> frozenset[PurePosixPath]:
    """Give the files of a meeting's documents that only their form is judged of."""
    documents = subject.documents if isinstance(subject, Meeting) else ()
    return frozenset(each.file for each in documents if ground.procedure.is_transcript(each))


def _paragraph(rule: Rule, subject: object, hit: Hit, ground: Alone | Context) -> str:
    """Give where a rule stands in the arbetsordning that a hit breaches."""
    procedure = ground.procedure
    if not rule.governed or not procedure.has_paragraphs:
        return rule.cites
    under = hit.under
    for each in (subject, *(ground.archive.documents if isinstance(ground, Context) else ())):
        if under is None and (each is subject or getattr(each, "file", None) == hit.place.file):
            under = _under(each)
    body_id, day = under or (procedure.editions[0].body_id, hit.since or dt.date.max)
    return procedure.paragraph(rule.id, rule.cites, body_id, day)


def _under(subject: object) -> tuple[str, dt.date] | None:
    """Give the body and the day whose arbetsordning something is judged by."""
    if isinstance(subject, Meeting | MeetingDocument):
        return subject.body_id, subject.date
    if isinstance(subject, Calendar):
        return subject.body_id, dt.date(subject.year, 1, 1)
    return None


def _finding(rule: Rule, hit: Hit, paragraph: str = "", about: tuple[str, ...] = ()) -> Finding:
    return Finding(
        file=hit.place.file,
        line=hit.place.line,
        column=hit.place.column,
        rule=rule.id,
        message=hit.message,
        remedy=hit.remedy,
        paragraph=paragraph or rule.cites,
        severity=hit.severity or rule.severity,
        edits=hit.edits,
        certain=hit.certain,
        since=hit.since,
        until=hit.until,
        end_line=hit.place.end_line,
        end_column=hit.place.end_column,
        only=rule.only,
        about=about,
    )


def _exempt(findings: list[Finding], context: Context) -> tuple[list[Finding], list[Exemption]]:
    """Mark the findings that an exemption covers; give the exemptions that cover none too."""
    exemptions: dict[tuple[PurePosixPath, str], list[Exemption]] = {}
    for exemption in context.archive.exemptions():
        if exemption.reason:
            key = (exemption.place.file, exemption.rule)
            exemptions.setdefault(key, []).append(exemption)
    if not exemptions:
        return findings, []
    used: set[Exemption] = set()
    marked = []
    for finding in findings:
        own = exemptions.get((finding.file, finding.rule), [])
        covering = next((e for e in own if e.only in finding.message), None)
        if covering is not None:
            used.add(covering)
            finding = finding._replace(exempted=covering.reason)  # noqa: PLW2901
        marked.append(finding)
    every = [exemption for group in exemptions.values() for exemption in group]
    return marked, [exemption for exemption in every if exemption not in used]


def _unneeded(exemption: Exemption) -> Hit:
    message = f"Undantaget från {exemption.rule} behövs inte: inget fel döljs av det."
    return Hit(exemption.place, message, "Ta bort undantaget.")
