"""Work that is shared between processes gives what it gives in one."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from lchnv_cli.work.keeping import share
from lchnv_cli.work.making import print_pool
from lchnv_cli.work.opening.workplace import open_workplace
from tests.running import ROOT


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def refused(numbers: Sequence[int]) -> list[int]:
    if 7 in numbers:
        raise ValueError("seven")
    return list(numbers)


@pytest.mark.parametrize("count", [0, 1, share.WORTH_IT - 1, share.WORTH_IT, 1_001])
def test_every_thing_is_worked_on_once(count: int) -> None:
    assert sorted(share.shared(doubled, range(count))) == doubled(range(count))


@pytest.mark.parametrize("place", [0, 1, 500, 999])
def test_a_fault_in_any_process_is_raised(place: int) -> None:
    things = [7 if number == place else 0 for number in range(1_000)]
    with pytest.raises(ValueError, match="seven"):
        share.shared(refused, things)


def test_a_large_folder_is_read_in_order_and_whole(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_bytes((ROOT / "rules.yaml").read_bytes())
    for day in range(1, 29):
        for month in range(1, 6):
            path = tmp_path / f"meetings/lchnv/2026-{month:02}-{day:02}/dagordning.md"
            path.parent.mkdir(parents=True)
            head = (
                f"---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-{month:02}-{day:02}\n---\n"
            )
            path.write_text(head, encoding="utf-8")
    here = open_workplace(tmp_path)
    files = [str(document.file) for document in here.archive.documents]
    assert (len(files), files) == (140, sorted(files))
    assert [finding for finding in here.found if finding.rule == "oläsbar-fil"] == []


@pytest.mark.slow  # the program started anew, and some twenty documents printed
@pytest.mark.parametrize("way", ["fork", "spawn"])  # spawn is Windows' and macOS'
def test_many_documents_are_printed_by_a_process_that_has_made_a_pdf(
    way: str, tmp_path: Path
) -> None:
    """The compiler's threads are in no copy of a process, which would wait for them for ever."""
    folder = tmp_path / "mapp"
    shutil.copytree(ROOT / "tests" / "exemplary", folder)
    code = f"""
import contextlib, multiprocessing
from lchnv_cli.commands.app import run
from lchnv_cli.work.making import print_pool
if __name__ == "__main__":
    print_pool._processors = lambda: 2
    print_pool._way = lambda: multiprocessing.get_context({way!r})
    for wanted in ("2026-03-20", "--all"):
        with contextlib.suppress(SystemExit):
            run(["export", wanted, "--to", "pdf", "--root", {str(folder)!r}])
"""
    script = tmp_path / "skript.py"
    script.write_text(code, encoding="utf-8")
    subprocess.run([sys.executable, script], check=True, capture_output=True, timeout=300)
    assert len([*(folder / "export").glob("*.pdf")]) > print_pool.WORTH_IT
