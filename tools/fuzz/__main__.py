"""Fuzz one reader for some minutes: bytes that reach new lines of the program are tried further.

``python -m tools.fuzz word --minutes 10 --seed 1``; what fails is written beside ``--keep`` and
tried again with ``--replay FILE``. Needs atheris, which is no part of what the tests need, since
not every Python has it.
"""

import argparse
import logging
import random
import sys
from pathlib import Path

_LONGEST = 20  # seconds for one try
_LARGEST = 4_096  # bytes of one try


def main() -> None:
    """Read the arguments and fuzz; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(prog="tools.fuzz")
    parser.add_argument("target", choices=("frontmatter", "markdown", "word", "pdf"))
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failed"))
    parser.add_argument("--replay", type=Path)
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)
    if chosen.replay:
        from tools.fuzz.targets import TARGETS  # noqa: PLC0415 - not instrumented

        TARGETS[chosen.target](chosen.replay.read_bytes())
        sys.stdout.write("It holds now.\n")
        return
    import atheris  # noqa: PLC0415 - not everybody has it

    with atheris.instrument_imports(include=["lchnv_cli"]):
        from tools.fuzz.targets import TARGETS, seeds  # noqa: PLC0415 - as they are instrumented
    seed = random.SystemRandom().randrange(1, 1_000_000) if chosen.seed is None else chosen.seed
    corpus = chosen.keep / chosen.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(chosen.target)):
        (corpus / f"seed-{number}").write_bytes(data)
    sys.stdout.write(f"Seed {seed}.\n")
    atheris.Setup(
        [
            *(
                sys.argv[0],
                str(corpus),
                f"-seed={seed}",
                f"-max_total_time={chosen.minutes * 60:.0f}",
            ),
            *(f"-timeout={_LONGEST}", f"-max_len={_LARGEST}", f"-artifact_prefix={chosen.keep}/"),
            "-print_final_stats=1",
        ],
        TARGETS[chosen.target],
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
