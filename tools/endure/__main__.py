"""Try what is hostile, by dice, for some minutes, and tell what gave way.

``python -m tools.endure --minutes 60`` prints its seed; with ``--seed`` the same trials come again.
A trial that failed is kept as a small folder, and ``--replay FOLDER`` runs it once more.
"""

import argparse
import json
import logging
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tools.endure.trials import KINDS

_LARGEST = 2_000_000  # bytes
_QUICK = {"reading": 40}  # how many of a kind in each round; others are tried once


def attempt(kind: str, seed: int, kept: Path | None = None) -> str:
    """Run one trial, and give what failed; the folder is kept where it did."""
    with tempfile.TemporaryDirectory(prefix="endure-") as place:
        try:
            KINDS[kind](random.Random(f"{kind} {seed}"), Path(place))  # noqa: S311
        except Exception as failed:  # noqa: BLE001 - whatever comes is what is looked for
            told = "".join(traceback.format_exception_only(failed)).strip()
            if kept is not None:
                folder = kept / f"{kind}-{seed}"
                folder.mkdir(parents=True, exist_ok=True)
                _keep_files(Path(place), folder / "files")
                case = {"kind": kind, "seed": seed, "told": told}
                (folder / "case.json").write_text(json.dumps(case), encoding="utf-8")
                (folder / "trace.txt").write_text(traceback.format_exc(), encoding="utf-8")
            return told
    return ""


def _keep_files(place: Path, to: Path) -> None:
    """Copy what was tried, but for pipes, links and what is larger than any document."""
    for path in place.rglob("*"):
        if path.is_file() and not path.is_symlink() and path.stat().st_size < _LARGEST:
            kept = to / path.relative_to(place)
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(path.read_bytes())


def endure(
    kinds: Sequence[str], seed: int, end: float, kept: Path, rounds: int = 0
) -> Counter[str]:
    """Try round after round until a time, and give how many were tried and failed of each kind."""
    counts: Counter[str] = Counter()
    at = seed * 1_000_000
    while time.monotonic() < end and (not rounds or at < seed * 1_000_000 + rounds):
        for kind in kinds:
            many = _QUICK.get(kind, 1)
            for each in range(many):
                number = at * many + each
                counts[kind] += 1
                if told := attempt(kind, number, kept):
                    counts[f"{kind}, failed"] += 1
                    sys.stdout.write(f"{kind} {number}: {told}\n")
                    sys.stdout.flush()
        at += 1
    return counts


def main() -> int:
    """Read the arguments, try, and tell."""
    parser = argparse.ArgumentParser(prog="tools.endure")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--keep", type=Path, default=Path("endure-failed"))
    parser.add_argument("--replay", type=Path)
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)
    if chosen.replay:
        case = json.loads((chosen.replay / "case.json").read_text(encoding="utf-8"))
        told = attempt(case["kind"], case["seed"])
        sys.stdout.write(f"{told or 'It holds now.'}\n")
        return bool(told)
    seed = random.SystemRandom().randrange(1_000_000) if chosen.seed is None else chosen.seed
    sys.stdout.write(f"Seed {seed}.\n")
    sys.stdout.flush()
    os.environ["TZ"] = "UTC"
    counts = endure(chosen.kinds, seed, time.monotonic() + chosen.minutes * 60, chosen.keep)
    for kind in chosen.kinds:
        failed = counts[f"{kind}, failed"]
        sys.stdout.write(f"{kind}: {counts[kind]} tried, {failed} failed\n")
    return any(counts[f"{kind}, failed"] for kind in chosen.kinds)


if __name__ == "__main__":
    raise SystemExit(main())
