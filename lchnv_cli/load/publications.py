"""publicerat.jsonl to the model: a line of JSON for each time a document was published.

It is written by lchnv publish alone, a line at a time, so that a run that is killed tears at most
the last one, and lines from two computers can be put together in any order.
"""

import datetime as dt
import json
from pathlib import PurePosixPath
from typing import Any

from lchnv_cli.model.finding import Fault, Hit, Place
from lchnv_cli.model.publication import PUBLICATIONS, Publication

_REMEDY = (
    "Hämta filen som den var från säkerhetskopian eller git. Den skrivs bara av lchnv publish."
)


def read_publications(data: bytes | None) -> tuple[tuple[Publication, ...], list[Fault]]:
    """Read the file; a line that cannot be read is told, and the others are read all the same."""
    found: list[Publication] = []
    faults = []
    for number, line in enumerate((data or b"").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(_publication(json.loads(line), number))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            message = "Raden om en publicering går inte att läsa."
            place = Place(PUBLICATIONS, number, 1)
            faults.append(Fault("ogiltigt-värde", Hit(place, message, _REMEDY)))
    return tuple(found), faults


def line_of(publication: Publication) -> str:
    """Write a publication as the file has it, without a line break."""
    told = {
        "fil": str(publication.file),
        "dag": publication.day.isoformat(),
        "ändring": publication.what,
        "kontrollsumma": publication.seal,
        "innehåll": publication.content,
        "tryckt": publication.printed,
        "filer": publication.files,
        "utskrifter": publication.prints,
    }
    if publication.withdrawn:
        told["återkallad"] = publication.withdrawn
    return json.dumps(told, ensure_ascii=False)


def _publication(told: Any, line: int) -> Publication:
    """Raise one of what is caught above where something else than a publication is told."""
    return Publication(
        file=PurePosixPath(_text(told["fil"])),
        day=dt.date.fromisoformat(told["dag"]),
        what=_text(told.get("ändring", "")),
        seal=_text(told["kontrollsumma"]),
        content=_text(told["innehåll"]),
        printed={_text(name): _value(value) for name, value in told["tryckt"].items()},
        files=_texts(told["filer"]),
        prints=_texts(told["utskrifter"]),
        line=line,
        withdrawn=_text(told.get("återkallad", "")),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _value(value: Any) -> Any:
    """Take a text, a list of texts, or texts by name."""
    if isinstance(value, list):
        return [_text(each) for each in value]
    return _text(value) if isinstance(value, str) else _texts(value)


def _texts(value: Any) -> dict[str, str]:
    return {_text(name): _text(own) for name, own in value.items()}
