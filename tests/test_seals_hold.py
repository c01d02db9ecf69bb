"""Whatever is changed in a folder, what is published prints as it did, or check tells of it.

The years are published as they stand; then one file is changed somehow, and all is read and printed
in memory. Older seals are left out: they cover the document's own text and head alone.
"""

import datetime as dt
import random
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from lchnv_cli.commands.app import run
from lchnv_cli.context import Context
from lchnv_cli.load.broken import Broken
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Fault
from lchnv_cli.render.decisions import decisions_json
from lchnv_cli.render.pages import page
from lchnv_cli.render.templates import xhtml
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from lchnv_cli.rules.published_and_gone import published_and_gone
from tests.exemplary import FOLDER, WORKDAYS, read
from tests.judging import text_of
from tests.running import TEMPLATES

pytestmark = pytest.mark.slow

MEETINGS = ("lchnv/2026-03-20", "lchnv/2026-05-29", "styrgrupp/2026-03-06")
NOTES = "meetings/lchnv/2026-03-20/minnesanteckningar.md"
AGENDA = "meetings/lchnv/2026-03-20/dagordning.md"
TODAY = dt.date(2027, 12, 31)
# What a slip of the hand, another editor, or somebody who means it may put in.
_PIECES = (
    *"aåX19 \n\t-_*#>`|:()[]{}<!~\\.,;/&'\"\u2028\x0b\x85\u00a0\u0301\u200b\r",
    *("<!-- x -->", "  \n", "\n\n", "\n- ", "\n## 99. Nytt\n", "&amp;", "\n    ", "bilaga "),
)
_OWN = re.compile(r"kontrollsumma: .*\n")

Prints = dict[str, tuple[str, bytes]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("publicerat")
    shutil.copytree(FOLDER, root, dirs_exist_ok=True)
    for path in sorted(root.rglob("*.md")):
        path.write_bytes(_OWN.sub("", path.read_text(encoding="utf-8")).encode())
    for meeting in MEETINGS:
        for path in sorted((root / "meetings" / meeting).glob("*.md")):
            assert run(["publish", str(path), "--root", str(root), "--today", str(TODAY)]) == 0
    return root


def _texts(root: Path) -> dict[str, str]:
    paths = [root / "rules.yaml", *(p for p in (root / "meetings").rglob("*") if p.is_file())]
    suffixes = {".md", ".yaml", ".jsonl"}
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(paths)
        if path.suffix in suffixes
    }


def _archive(root: Path, texts: Mapping[str, str]) -> tuple[Archive, list[Fault]]:
    archive, faults = read(texts)
    return replace(archive, root=root), faults


def _prints(archive: Archive, files: Iterable[str]) -> Prints:
    """Give what is printed of some documents, and the decisions that go along; of those there."""
    return {
        str(document.file): (
            xhtml(page(document, text_of(document), archive), TEMPLATES),
            decisions_json(document, archive),
        )
        for document in archive.documents
        if isinstance(document, MeetingDocument) and str(document.file) in files
    }


def _told(archive: Archive, faults: Iterable[Fault]) -> Iterator[str]:
    """Give the files that something is wrong with: what was published, or how it is written."""
    context = Context(TODAY, archive, WORKDAYS)
    yield from (str(fault.hit.place.file) for fault in faults)
    yield from (hit.message.split()[0] for hit in published_and_gone.hits(archive, context))
    for document in archive.documents:
        if isinstance(document, MeetingDocument):
            hits = changed_after_publishing.hits(document, context)
            yield from (str(hit.place.file) for hit in hits)


def _sealed(texts: Mapping[str, str]) -> list[str]:
    return [name for name, text in texts.items() if "\nkontrollsumma: v2-" in text]


def _changed(text: str, dice: random.Random) -> str:
    """Put in, take out, replace, move or double something."""
    at, lines = dice.randrange(len(text)), text.split("\n")
    line, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    way = dice.randrange(7)
    if way < 3:
        gone = dice.randint(1, 3) if way else 0
        return text[:at] + (dice.choice(_PIECES) if way != 1 else "") + text[at + gone :]
    if way == 3:
        del lines[line]
    elif way == 4:
        lines.insert(other, lines[line])
    elif way == 5:
        lines[line], lines[other] = lines[other], lines[line]
    else:
        word, new = dice.choices(re.findall(r"\w+", text), k=2)
        return re.sub(rf"\b{re.escape(word)}\b", new, text, count=dice.randint(0, 1))
    return "\n".join(lines)


SEEDS = [*range(12), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(12, 150))]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_change_anywhere_is_told_or_prints_nothing_else(folder: Path, seed: int) -> None:
    texts = _texts(folder)
    files = _sealed(texts)
    was = _prints(_archive(folder, texts)[0], files)
    dice = random.Random(seed)  # noqa: S311 - no secret
    # As often what several documents print from as the documents themselves.
    around = ["rules.yaml", "meetings/register.yaml", "meetings/publicerat.jsonl"]
    name = dice.choice([*files, *around])
    changed = {**texts, name: _changed(texts[name], dice)}
    try:
        archive, faults = _archive(folder, changed)
    except Broken:
        return
    told, now = set(_told(archive, faults)), _prints(archive, files)
    if name in told and name not in files:  # what all are judged by is wrong, and is to be mended
        return
    assert {file for file in files if now.get(file) != was[file]} <= told


def _after(folder: Path, name: str, old: str, new: str) -> tuple[Prints, set[str]]:
    """Change one file, and give what is printed then and what is told."""
    texts = _texts(folder)
    assert old in texts[name]
    texts[name] = texts[name].replace(old, new)
    archive, faults = _archive(folder, texts)
    return _prints(archive, _sealed(_texts(folder))), set(_told(archive, faults))


def _before(folder: Path) -> Prints:
    texts = _texts(folder)
    return _prints(_archive(folder, texts)[0], _sealed(texts))


def test_notes_keep_what_was_proposed_when_their_agenda_changes(folder: Path) -> None:
    old = "att lägga minnesanteckningarna till handlingarna"
    now, told = _after(folder, AGENDA, old, "att bordlägga dem")
    assert old in now[NOTES][1].decode()
    assert now[NOTES] == _before(folder)[NOTES]
    assert told == {AGENDA}


def test_principals_stand_in_the_order_they_had(folder: Path) -> None:
    old = re.search(r"huvudmän: \[(.+?), (.+?)[,\]]", _texts(folder)["rules.yaml"])
    assert old
    turned = old[0].replace(f"{old[1]}, {old[2]}", f"{old[2]}, {old[1]}")
    now, told = _after(folder, "rules.yaml", old[0], turned)
    assert (now, told) == (_before(folder), set())


def test_a_diary_number_that_was_printed_stays(folder: Path) -> None:
    told = re.search(r"diarienummer: .*\n", _texts(folder)[NOTES])
    assert told
    for new in ("diarienummer: HSN 2026/9999\n", ""):
        assert _after(folder, NOTES, told[0], new)[1] == {NOTES}
