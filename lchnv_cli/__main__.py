"""Run the program: ``lchnv`` or ``python -m lchnv_cli``."""

import sys

from lchnv_cli.commands.app import run


def main() -> None:
    """Run the command on the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
