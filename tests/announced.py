"""Test documents, and changes of the exemplary years, that announce their own findings.

In the head a line ends with ``# finding: regel``, in the text with ``<!-- finding: regel -->``;
several rules are parted by commas, and ``finding: regel (warning)`` states a severity. A line
``# today: 2026-05-10`` sets the day. The marks are taken away before the document is read, so
lines keep their numbers. A folder may have a register.yaml and a rules.yaml of its own; whatever
else lies under its meetings/ is looked through as in a network's folder.

A ``.diff`` changes the exemplary years, and there every rule judges. ``@@ FILE`` begins a change;
of its lines those that begin with a space or ``-`` stand in the file, one after the other and only
once, and those that begin with a space or ``+`` come instead of them. A file with nothing but
``+`` is new, and ``@@ FILE removed`` takes one away. The lines that are left carry the marks, and
each states a severity and a paragraph: ``finding: sen-dagordning (error, 4 §)``.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.load.data_files import read_data_files
from lchnv_cli.load.folder import REGISTER_FILE
from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.register_principals import known_by
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.load.walk import walk
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.data_names import DATA_FILES
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Fault, Finding
from lchnv_cli.rules.bad_fact import bad_fact
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.unknown_field import unknown_field
from lchnv_cli.workdays import Workdays
from tests import exemplary
from tests.judging import read_document, run

DOCUMENTS = Path(__file__).parent / "documents"
TODAY = dt.date(2026, 11, 22)
_MARK = re.compile(r"[ \t]*(?:#|<!--)[ \t]*finding: ([^>\n]*?)(?:[ \t]*-->)?[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"([^\s,(]+)(?: \(([^)]*)\))?")
_DAY = re.compile(r"^# today: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)

Announced = tuple[str, int, str, str]


@dataclass(frozen=True)
class Case:
    """A test document, a folder of documents that belong together, or a change of the years."""

    rule: str
    path: Path

    def __str__(self) -> str:
        return f"{self.rule}/{self.path.stem}"

    @property
    def changes_the_years(self) -> bool:
        """Tell whether it is a change of the exemplary years."""
        return self.path.suffix == ".diff"

    def files(self) -> list[Path]:
        """Give the case's documents."""
        return sorted(self.path.rglob("*.md")) if self.path.is_dir() else [self.path]

    def others(self) -> list[Path]:
        """Give the case's files that are no documents but may be told of."""
        return sorted(p for p in self.path.glob("meetings/**/*") if p.suffix in {".txt", ".yaml"})

    def name_of(self, path: Path) -> PurePosixPath:
        """Give the name a file is read under: inside a folder case its own place."""
        if self.path.is_dir():
            return PurePosixPath(path.relative_to(self.path).as_posix())
        return PurePosixPath(path.name)


def cases() -> Iterator[Case]:
    """Give every case: a file or a folder under tests/documents/REGEL/."""
    for folder in sorted(DOCUMENTS.iterdir()):
        if folder.is_dir():
            for path in sorted(folder.iterdir()):
                if path.suffix in {".md", ".diff"} or path.is_dir():
                    yield Case(folder.name, path)


def announced(case: Case) -> set[Announced]:
    """Give the findings that a case announces: file, line, rule and severity (or empty)."""
    if case.changes_the_years:
        texts = _changed_years(case)
    else:
        named = {
            str(REGISTER_FILE if path.name == "register.yaml" else case.name_of(path)): path
            for path in [*case.files(), *case.path.glob("*.yaml"), *case.others()]
        }
        texts = {name: path.read_text(encoding="utf-8") for name, path in named.items()}
    return {
        (name, number, rule, stated)
        for name, text in texts.items()
        for number, line in enumerate(text.split("\n"), 1)
        if "finding: " in line and (match := _MARK.search(line))
        for rule, stated in _RULE.findall(match[1])
    }


def findings(case: Case, written: Callable[[str], str] = str) -> list[Finding]:
    """Judge a case by the rule it belongs to alone, and changed years by every rule.

    ``written`` may write the texts that are not changed years otherwise, with the same lines.
    """
    if case.changes_the_years:
        marked = _changed_years(case).items()
        bare = {name: _MARK.sub("", t) if "finding: " in t else t for name, t in marked}
        years, told = exemplary.read(bare)
        day = _DAY.search(case.path.read_text(encoding="utf-8"))
        on = dt.date.fromisoformat(day[1]) if day else exemplary.TODAY
        return [f for f in exemplary.judge(years, on, faults=told) if not f.exempted]
    archive, faults, today = read_case(case, written)
    reading = {rule.id for rule in RULES if rule.check is None} | {unknown_field.id, bad_fact.id}
    rules = [rule for rule in RULES if rule.id == case.rule or rule.id in reading]
    context = Context(today, archive, Workdays())
    found = run(rules, context, faults)
    return [finding for finding in found if finding.rule == case.rule]


def read_case(
    case: Case, written: Callable[[str], str] = str
) -> tuple[Archive, list[Fault], dt.date]:
    """Read a case with the shared rules.yaml and register, or its own where it has them."""
    own = case.path / "rules.yaml"
    procedure = read_procedure(_bare(own if own.is_file() else DOCUMENTS / "rules.yaml"))
    register_file = next(iter(_registers(case)), DOCUMENTS / "register.yaml")
    register, found = read_register(_bare(register_file))
    register, strange = known_by(register, procedure)
    faults = [*found, *strange]
    documents, today = [], TODAY
    filed: list[Document] = []
    for path in case.files():
        if match := _DAY.search(path.read_text(encoding="utf-8")):
            today = dt.date.fromisoformat(match[1])
        data = written(_bare(path).decode()).encode()
        read = read_document(case.name_of(path), data, frozenset(procedure.bodies))
        faults += read.faults
        documents += [read.document] if read.document else []
        filed += (document for document, _ in read.filed)
    root = case.path if case.path.is_dir() else case.path.parent
    walked = walk(root)
    there = [file for file in DATA_FILES if case.path.is_dir() and (root / file).is_file()]
    facts = read_data_files({file: _bare(root / file) for file in there}, procedure)
    faults += facts.faults
    archive = Archive(
        *(root, procedure, register, tuple(documents)),
        strangers=tuple(walked.strangers),
        filed=tuple(filed),
        groups=facts.groups,
        agreements=facts.agreements,
    )
    return archive, faults, today


def _changed_years(case: Case) -> dict[str, str]:
    """Give the years' texts as the case changes them, with its marks."""
    texts = dict(exemplary.files())
    _, *changes = re.split("^@@ ", case.path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for change in changes:
        header, *lines = change.splitlines()
        file, _, removed = header.partition(" ")
        if removed:
            del texts[file]
            continue
        old = [_MARK.sub("", line[1:]) for line in lines if line[0] in " -"]
        new = [line[1:] for line in lines if line[0] in " +"]
        assert (file in texts) == bool(old), f"{case}: {file}"
        texts[file] = _instead(texts[file], old, new) if old else "\n".join([*new, ""])
    return texts


def _instead(text: str, old: list[str], new: list[str]) -> str:
    """Give a text with new lines for old ones, which must be there once, so that none misses."""
    lines = text.split("\n")
    found = [at for at in range(len(lines)) if lines[at : at + len(old)] == old]
    assert len(found) == 1, f"{old} stands {len(found)} times"
    return "\n".join([*lines[: found[0]], *new, *lines[found[0] + len(old) :]])


def _registers(case: Case) -> list[Path]:
    own = case.path / "register.yaml"
    return [own] if own.is_file() else []


def _bare(path: Path) -> bytes:
    return _MARK.sub("", path.read_text(encoding="utf-8")).encode()
