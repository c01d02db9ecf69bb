"""What is told of files that were read in: the doubts, and what check says of the documents."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from lchnv_cli.intake.recognise.draft import Someone
from lchnv_cli.intake.written import Told
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.items import Decision, Item
from lchnv_cli.rules.catalogue import ACROSS, IDS, READING, rules
from lchnv_cli.rules.run import run
from lchnv_cli.screen import terminal
from lchnv_cli.screen.layout import wrapped
from lchnv_cli.work.making.imported import Imported
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Workplace

_MOST = 8


def tell_imported(found: Imported, *, dry_run: bool) -> None:
    """Say what a file became, and everything about it that is not certain."""
    terminal.say(found.text.rstrip("\n") if dry_run else found.file.as_posix())
    if dry_run:
        terminal.tell(f"Skulle bli {found.file}; inget är skrivet.")
    points = sum(1 for _ in found.read.points())
    doubts = [each for each in found.doubts if each.said != _UNPLACED]
    unplaced = [each for each in found.doubts if each.said == _UNPLACED]
    count = {0: "inget tveksamt", 1: "en sak att se efter"}.get(
        len(doubts), f"{len(doubts)} saker att se efter"
    )
    terminal.tell(f"{found.source.name}: {_counted(points, 'punkt', 'punkter')}, {count}.")
    for doubt in doubts:
        terminal.tell(_doubt(doubt))
    if unplaced:
        terminal.tell("  Kunde inte placeras:")
        for doubt in unplaced:
            place = f"{doubt.place}: " if doubt.place else ""
            terminal.tell(wrapped(f"{place}”{doubt.quote}”", f"  rad {doubt.line}  ", "      "))
    for remark in found.remarks:
        terminal.tell(wrapped(f"Om läsningen: {remark}", "  ", "      "))
    terminal.tell("")


_UNPLACED = "Kunde inte placeras."


def _doubt(doubt: Told) -> str:
    place = f" ({doubt.place})" if doubt.place else ""
    quote = f" Källan{place}: ”{doubt.quote}”" if doubt.quote else ""
    return wrapped(f"{doubt.said}{quote}", f"  rad {doubt.line}  ", "      ")


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def tell_findings(here: Workplace, done: Sequence[Imported], *, dry_run: bool) -> None:
    """Say what check finds in the documents, and what it only finds because the folder has gaps."""
    own, gaps = findings(here, done)
    if own:
        terminal.tell("Granskningen finner i dokumenten själva:")
        for finding in own[:_MOST]:
            told = f"{finding.place} {finding.severity.swedish} {finding.rule}: {finding.message}"
            terminal.tell(wrapped(told, "  ", "      "))
        if len(own) > _MOST:
            terminal.tell(f"  … och {len(own) - _MOST} till.")
    else:
        terminal.tell("Granskningen finner inget fel i dokumenten själva.")
    if gaps:
        told = ", ".join(f"{rule} ({n})" for rule, n in Counter(g.rule for g in gaps).items())
        terminal.tell(wrapped(f"På det som mappen saknar i övrigt beror: {told}.", "", "  "))
    if not dry_run:
        terminal.tell(
            "Originalen ligger i mappen original bredvid. Ta bort kommentarerna när de är "
            "kontrollerade.\nKör sedan: lchnv check"
        )


def findings(here: Workplace, done: Sequence[Imported]) -> tuple[list[Finding], list[Finding]]:
    """Give the findings that a document has by itself, and those that hang on the folder."""
    files = {found.file: found.text.encode() for found in done}
    after = with_files(here, files)
    alone = {_key(each) for each in after.found if each.file in files}
    found = run(rules(READING, ACROSS), after, after.found, IDS)
    told = [each for each in found if each.file in files and not each.exempted]
    own = [each for each in told if _key(each) in alone]
    return own, [each for each in told if _key(each) not in alone]


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.place, finding.message


def as_json_of(done: Sequence[Imported], failed: Sequence[str]) -> dict[str, Any]:
    """Give all of it for a program: what was read, as the folder's own reader reads it back."""
    return {"files": [_as_json(found) for found in done], "failed": list(failed)}


def _as_json(found: Imported) -> dict[str, Any]:
    draft = found.draft
    labels = {index: point.label for index, point in enumerate(draft.points)}
    points = [
        {"label": labels.get(index, "").strip(".)") or item.heading.label, **_point(level, item)}
        for index, (level, item) in enumerate(_levels(found))
    ]
    return {
        "source": found.source.as_posix(),
        "file": found.file.as_posix(),
        "text": found.text,
        "dokument": found.read.kind.word,
        "organ": found.read.body_id,
        "datum": found.read.when,
        **draft.fields,
        **{name: _by_principal(people) for name, people in draft.attendance.items()},
        "points": points,
        "doubts": [
            {"line": d.line, "said": d.said, "quote": d.quote, "place": d.place}
            for d in found.doubts
        ],
        "kept": [file.as_posix() for file in found.kept],
        "remarks": list(found.remarks),
    }


def _levels(found: Imported) -> Iterator[tuple[int, Item]]:
    for item in found.read.items:
        yield 1, item
        yield from ((2, sub) for sub in item.sub_items)


def _point(level: int, item: Item) -> dict[str, Any]:
    return {
        "level": level,
        "title": item.heading.title,
        "kinds": list(item.heading.kinds),
        "annex": item.heading.annexes,
        "presenters": [str(each) for each in item.presenters],
        "decisions": [_decision(each) for each in item.decisions],
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "role": decision.role.value,
        "lead": decision.lead_in or decision.heading,
        "clauses": [clause.text for clause in decision.clauses],
    }


def _by_principal(people: Sequence[Someone]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for person in people:
        found.setdefault(person.principal, []).append(str(person))
    return found
