"""Run the program: ``lchnv`` or ``python -m lchnv_cli``."""

import gc
import sys

_MANY = (
    100_000  # objects: nearly all that a command makes stays, or goes without being searched for
)


def main() -> None:
    """Run the command on the command line and leave with its exit code."""
    gc.set_threshold(_MANY)
    from lchnv_cli.commands.app import run  # noqa: PLC0415 - what is loaded stays too

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
