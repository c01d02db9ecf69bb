"""Principals that a document names and that are none of its body's on its day."""

from collections.abc import Iterator

from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.finding import Hit
from lchnv_cli.model.procedure import Procedure

_LEAST = 4  # letters of a name cut short: Malung for Malung-Sälen
_NEAR = 75  # of 100: so like a principal's name that it is meant


def unknown_principals(document: MeetingDocument, procedure: Procedure) -> Iterator[Hit]:
    """Find them in diarieförd, and in the attendance where the name is, or nearly is, known.

    Others than principals may stand in the attendance: RSS Dalarna has people there too.
    """
    if not isinstance(document, Notes):
        return
    known = procedure.principals_of(document.body_id, document.date)
    sides = procedure.sides_over_time(document.body_id)
    for field in ("närvarande", "frånvarande", "oklart", "diarieförd"):
        for path, place in document.places.items():
            name = path.removeprefix(f"{field}.")
            if name == path or "." in name or name.isdigit() or name in known:
                continue
            hit = document.at(*place)
            told, meant = sides.strayed(name, document.date)
            if told:
                remedy = f"Skriv {meant}." if meant else "Rätta namnet, eller dagarna i rules.yaml."
                yield Hit(hit, f"{name} {told}.", remedy)
                continue
            near = _nearest(name, known)
            if near or field == "diarieförd":
                hint = f"Menade du {near}?" if near else f"Skriv något av: {', '.join(known)}."
                yield Hit(hit, f"{_stranger(name, document, procedure)}.", hint)


def _stranger(name: str, document: MeetingDocument, procedure: Procedure) -> str:
    if any(sides.named(name, document.date) for sides in procedure.every_sides()):
        return f"{name} är ingen huvudman i {procedure.bodies[document.body_id].name}"
    return f"Huvudmannen ”{name}” finns inte i rules.yaml"


def _nearest(name: str, known: tuple[str, ...]) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only an unknown name needs it

    begins = [each for each in known if each.casefold().startswith(name.casefold())]
    if len(name) >= _LEAST and len(begins) == 1:
        return begins[0]
    near = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return near[0] if near else ""
