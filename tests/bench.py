"""The bench of wordings: breaches and variations planted in the exemplary years, kept as data.

A file under tests/bench/ is one theme: a list of scenes. A scene is an edit of one file, ``find``
and what comes instead of it, and its wordings are what is tried there one at a time, each by
itself: a breach gives just its finding, a variation gives none. A wording is a text, or a mapping
that changes what the scene says for it:

- ``file`` (under meetings/, or rules.yaml), ``find`` (must stand there once; without it the file is
  new) and ``frame``, a text with ``{}`` for the wording
- ``also``: further edits, each with ``file``, ``find`` and ``put``; one with nothing but ``file``
  takes the file away
- ``rule``, and ``severity`` where it is not the rule's own; a list where one is as good as another
- ``on``: a text of the line with the finding, where that is not the wording's first, and ``at``
  its file, where that is another; ``^`` is a file's first line, and of a list one will do
- ``along``: further findings that truly follow, each with ``rule``, and the others where they
  differ
- ``today``, where it is not the last day of the exemplary years

Every value is a text, whatever YAML makes of it. tests/bench/not_yet.txt names the wordings that
are not judged as they should be today. ``python -m tests.bench`` tells how many are found;
``python -m tests.bench votering datum`` lists what is wrong in two themes. With ``--unmark`` it
takes away the names of those that are judged as they should; it never adds one.
"""

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lchnv_cli.context import Context
from lchnv_cli.load.folder import RULES_FILE
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Finding
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.run import findings_of, judged, run
from tests import exemplary
from tests.exemplary import Change
from tests.judging import text_of

FOLDER = Path(__file__).parent / "bench"
NOT_YET = FOLDER / "not_yet.txt"
_OWN = {rule.id: str(rule.severity) for rule in RULES}
_MARK = "\x00"
_ALL = ("file", "find", "frame", "also", "rule", "severity", "on", "at", "along", "today")


class Told(NamedTuple):
    """A finding, as far as a wording states it."""

    file: str
    line: int
    rule: str
    severity: str


@dataclass(frozen=True, eq=False)
class Wording:
    """One wording in its scene; ``given`` is what is said of it, by the names above."""

    theme: str
    scene: str
    text: str
    breach: bool
    given: Mapping[str, Any]

    def __str__(self) -> str:
        said = self.given.get("name") or " ".join(self.text.split())
        return f"{self.theme}: {self.scene}: {said}"

    @property
    def today(self) -> dt.date:
        """The day it is judged."""
        day = self.given.get("today")
        return dt.date.fromisoformat(day) if day else exemplary.TODAY

    @property
    def rules(self) -> list[str]:
        """The rule that a breach breaks, or those that may all tell of it."""
        return _every(self.given["rule"]) if self.breach else []

    def texts(self, mark: str = "") -> dict[str, str]:
        """Give the exemplary years with the wording in them, and a mark before it."""
        put = self.given.get("frame", "{}").replace("{}", mark + self.text)
        edits = [{**self.given, "put": put}, *self.given.get("also", ())]
        return exemplary.changed(
            Change(_path(edit["file"]), edit.get("find", ""), edit.get("put")) for edit in edits
        )

    def expected(self, texts: Mapping[str, str], actual: Counter[Told]) -> Counter[Told]:
        """Give the findings that it should have; of places as good as another the one there is."""
        every = [self.given, *self.given.get("along", ())] if self.breach else []
        places = [list(self._places(stated, texts)) for stated in every]
        return Counter(next((t for t in told if t in actual), told[0]) for told in places)

    def _places(self, stated: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[Told]:
        file = _path(stated.get("at") or stated.get("file") or self.given["file"])
        lines = list(enumerate(texts[file].split("\n"), 1))
        before, _, _ = self.texts(_MARK)[file].partition(_MARK)
        own = lines[before.count("\n") :][: self.text.count("\n") + 1]
        for text in _every(stated.get("on", "")):
            found = _lines_with(text, own) or _lines_with(text, lines)
            assert len(found) == 1, f"{self}: {text!r} stands on the lines {found} of {file}"
            for rule in _every(stated["rule"]):
                for severity in _every(stated.get("severity", _OWN[rule])):
                    yield Told(file, found[0], rule, severity)


def wordings() -> Iterator[Wording]:
    """Give every wording of every theme."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for scene in yaml.load(path.read_bytes(), yaml.CBaseLoader):  # noqa: S506
            shared = {key: value for key, value in scene.items() if key in _ALL}
            for key in ("breaches", "variations"):
                for each in scene.get(key, ()):
                    own = each if isinstance(each, dict) else {"put": each}
                    given = {**shared, **own}
                    breach = key == "breaches"
                    yield Wording(path.stem, scene["scene"], own.get("put", ""), breach, given)


def difference(wording: Wording) -> str:
    """Tell what is missing and what is told too much; empty when it is judged as it should be."""
    texts = wording.texts()
    actual = Counter(_found(texts, wording.today)) - _untouched(wording.today)
    expected = wording.expected(texts, actual)
    missing, extra = expected - actual, actual - expected
    return "".join(
        f"\n  {word}: {told.rule} ({told.severity}) {told.file}:{told.line}"
        for word, some in (("missing", missing), ("too much", extra))
        for told in some.elements()
    )


@cache
def not_yet() -> tuple[str, ...]:
    """Give the names of the wordings that are not judged as they should be today."""
    return tuple(NOT_YET.read_text(encoding="utf-8").splitlines())


def _every(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _lines_with(text: str, lines: Sequence[tuple[int, str]]) -> list[int]:
    """Give the lines that a text is all of, else those that it is a part of; empty, the first.

    ``^`` is a file's first line.
    """
    if text == "^":
        return [1]
    if not text:
        return [number for number, line in lines if line.strip()][:1]
    alike = [number for number, line in lines if line.strip() == text.strip()]
    return alike or [number for number, line in lines if text in line]


def _path(file: str) -> str:
    return file if file == str(RULES_FILE) else f"meetings/{file}"


@cache
def _untouched(today: dt.date) -> Counter[Told]:
    return Counter(_found(exemplary.files(), today))


def _found(texts: Mapping[str, str], today: dt.date) -> Iterator[Told]:
    """Judge a folder; what a document gives by itself is remembered, and most are unchanged."""
    archive, faults = exemplary.read(texts)
    context = Context(today, archive, exemplary.WORKDAYS)
    ground = (texts[str(RULES_FILE)], texts[str(archive.register.file)])
    found = findings_of(faults)
    filed = {document.file: document for document in archive.filed}
    for document in archive.documents:
        key = (str(document.file), text_of(document).source, *ground)
        found += _alone(_Read(document, filed.get(document.file), context, key))
    for each in run(RULES, context, found):
        if not each.exempted:
            yield Told(str(each.file), each.line, each.rule, str(each.severity))


@dataclass(frozen=True)
class _Read:
    """A document in its folder, and as its place says; two with the same key are the same."""

    document: Document
    filed: Document | None
    context: Context
    key: Sequence[str]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Read) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=512)
def _alone(read: _Read) -> list[Finding]:
    filed = [(read.filed, text_of(read.filed))] if read.filed else []
    return judged(RULES, read.context, [(read.document, text_of(read.document))], filed)


def _summary(wrong: Mapping[Wording, str]) -> str:
    """Tell how many breaches are found with nothing else, and how many variations are told of."""
    told: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for wording in wrong:
        what = "breaches found" if wording.breach else "variations told of"
        names = [what, f"  {what}: {wording.theme}"]
        names += [f"    {rule}" for rule in wording.rules[:1]]
        every.update(names)
        told.update(names if bool(wrong[wording]) != wording.breach else [])
    return "".join(f"{name:44}{told[name]:4} of {every[name]}\n" for name in sorted(every))


def _unmark(wrong: Mapping[Wording, str]) -> None:
    """Take away the names of wordings that are judged as they should be."""
    right = {str(wording) for wording, what in wrong.items() if not what}
    left = [name for name in not_yet() if name not in right]
    NOT_YET.write_text("".join(f"{name}\n" for name in left), encoding="utf-8")


def main() -> None:
    """Judge the wordings of some themes, or of all, and tell how it went."""
    parser = argparse.ArgumentParser(
        description="Tell how many wordings are judged as they should."
    )
    parser.add_argument("themes", nargs="*", help="list what is wrong in these alone")
    parser.add_argument("--unmark", action="store_true", help="take away marks no longer needed")
    asked = parser.parse_args()
    chosen = (each for each in wordings() if not asked.themes or each.theme in asked.themes)
    wrong = {each: difference(each) for each in chosen}
    if asked.unmark:
        _unmark(wrong)
    for wording, what in wrong.items():
        if asked.themes and what:
            sys.stdout.write(f"{wording}{what}\n")
    sys.stdout.write(_summary(wrong))


if __name__ == "__main__":
    main()
