"""Format 1 to 2: rules.yaml gets its line format, and each arbetsordning its own bodies.

In format 1 the latest arbetsordning counted whatever bodies it named, and ended every other. That
was a fault and nobody's wish, so nothing is written for it; but a folder in which it could be seen
is told of.
"""

from collections.abc import Iterator

from lchnv_cli.load.folder import RULES_FILE
from lchnv_cli.load.migrations.migration import Files, Migration
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.finding import Edit


def _edits(_: Files) -> Iterator[Edit]:
    return iter(())


def _doubts(files: Files) -> Iterator[str]:
    posts: dict[int, set[str]] = {}
    for edition in read_procedure(files[RULES_FILE]).editions:
        posts.setdefault(edition.place.line, set()).add(edition.body_id)
    if any(bodies != next(iter(posts.values())) for bodies in posts.values()):
        yield (
            "Arbetsordningarna i rules.yaml gäller olika organ. Nu avslutar en ny bara dem som "
            "gällt för samma organ. Se efter att gäller_från och organ stämmer, och skriv "
            "gäller_till där en arbetsordning har slutat gälla utan att en ny tog vid."
        )


FROM_1 = Migration(1, _edits, _doubts)
