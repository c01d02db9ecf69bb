"""Run the program: ``lchnv`` or ``python -m lchnv_cli``."""

import gc
import os
import sys

# Objects: nearly all that a command makes stays, or goes without being searched for, and a search
# of what a thousand documents leave takes a tenth of the time of checking them when one is edited.
_MANY = 1_000_000


def main() -> None:
    """Run the command on the command line and leave with its exit code."""
    _speak_utf8()
    gc.set_threshold(_MANY)
    from lchnv_cli.commands.app import (  # noqa: PLC0415 - what is loaded stays too
        remember_patterns,
        run,
    )

    remember_patterns()
    sys.exit(run(sys.argv[1:]))


def _speak_utf8() -> None:
    """Start anew where the surroundings have another encoding for the names of files.

    Names have å, ä and ö, and are UTF-8 in every folder that is shared. Python can choose its
    encoding only as it starts.
    """
    if sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
        environment = {**os.environ, "PYTHONUTF8": "1"}
        os.execve(sys.executable, sys.orig_argv, environment)  # noqa: S606 - this very program


if __name__ == "__main__":
    main()
