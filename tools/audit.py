"""Tells what pip-audit found of known vulnerabilities: python -m tools.audit FILE, its JSON.

pip-audit leaves with 0 also when nobody could tell it about a package. Silence is no answer, so
here it is a result of its own.
"""

import json
import sys
from pathlib import Path
from typing import NamedTuple

from tools.release.locked import pins
from tools.release.standalone import PROGRAMS_LOCK
from tools.release.targets import here

SAFE, KNOWN, UNANSWERED = 0, 1, 2


class Answer(NamedTuple):
    """What the audit came to, as Markdown, and the exit code that says it."""

    text: str
    code: int


def answer(report: str, asked: int) -> Answer:
    """Read a report on some packages; ``asked`` is how many the lock file has for this system."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Answer("**No answer:** pip-audit gave no report.\n", UNANSWERED)
    silent = {each["name"]: each["skip_reason"] for each in packages if "skip_reason" in each}
    known = [
        f"- {each['name']} {each['version']}: {found['id']}"
        f" (mended in {', '.join(found['fix_versions']) or 'no version'})"
        for each in packages
        for found in each.get("vulns", ())
    ]
    lines = [f"{len(packages) - len(silent)} of {asked} packages were answered for."]
    if known:
        lines += ["", "**Known vulnerabilities:**", *known]
    if silent or len(packages) < asked:
        lines += ["", "**No answer** for the others, which says nothing of them:"]
        lines += [f"- {name}: {why}" for name, why in silent.items()]
    if not known and len(lines) == 1:
        lines.append("None of them has a vulnerability that is known.")
    code = KNOWN if known else UNANSWERED if len(packages) - len(silent) < asked else SAFE
    return Answer("\n".join(lines) + "\n", code)


def main(file: str) -> int:
    """Tell of the report in a file, and give the exit code."""
    lock = pins(PROGRAMS_LOCK.read_text(encoding="utf-8")).values()
    asked = sum(pin.wanted(here().environment) for pin in lock)
    told = answer(Path(file).read_text(encoding="utf-8"), asked)
    sys.stdout.write(told.text)
    return told.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
