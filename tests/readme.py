"""README's two commands, as text: ``python -m tests.readme run`` prints the one that runs."""

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands() -> dict[str, str]:
    """Give the first two ``sh`` blocks of README: run and test."""
    run, test, *_ = _BLOCK.findall(README.read_text(encoding="utf-8"))
    return {"run": run.strip(), "test": test.strip()}


if __name__ == "__main__":
    sys.stdout.write(commands()[sys.argv[1]] + "\n")
