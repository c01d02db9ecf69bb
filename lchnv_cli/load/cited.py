"""Where the rules stand in each edition, by the files of sentences that rules.yaml names."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from lchnv_cli.load.broken import Broken
from lchnv_cli.load.sentences_file import sentences_in
from lchnv_cli.model.finding import Fault, Hit
from lchnv_cli.model.procedure import Edition, Procedure
from lchnv_cli.model.sentences import Sentences


def cited(
    procedure: Procedure, files: Mapping[PurePosixPath, bytes]
) -> tuple[Procedure, list[Fault]]:
    """Give the editions the paragraphs of their rules, and tell what is wrong with the files.

    An edition without a file of its own keeps the paragraphs of its body's edition before.
    """
    editions: list[Edition] = []
    faults: dict[Fault, None] = {}
    before: dict[str, Mapping[str, str] | None] = {}
    for edition in sorted(procedure.editions, key=lambda each: each.start):
        own = before.get(edition.body_id)
        if edition.sentences:
            try:
                own = _where(edition, files)
            except Broken as broken:
                faults[broken.fault] = None
        before[edition.body_id] = own
        editions.append(replace(edition, paragraphs=own))
    return replace(procedure, editions=tuple(editions)), list(faults)


def _where(edition: Edition, files: Mapping[PurePosixPath, bytes]) -> Mapping[str, str]:
    """Read an edition's file. Raises Broken where there is none, or it is another's."""
    file = PurePosixPath(edition.sentences)
    if file not in files:
        message = f"Filen {file} med arbetsordningens meningar går inte att läsa."
        remedy = "Lägg filen bredvid rules.yaml, eller rätta namnet efter meningar."
        place = edition.place_of("meningar")
        raise Broken(place, message, remedy, "ogiltigt-värde")
    found = sentences_in(file, files[file])
    if hit := not_of(edition, found):
        raise Broken(hit.place, hit.message, hit.remedy, "ogiltigt-värde")
    return found.where()


def not_of(edition: Edition, found: Sentences) -> Hit | None:
    """Tell that a file has the sentences of an arbetsordning that was adopted another day."""
    adopted = edition.adopted or edition.start
    if found.adopted == adopted:
        return None
    message = f"{edition.sentences} har meningarna i arbetsordningen antagen {found.adopted}, inte"
    message += f" i den från {adopted}."
    place = edition.place_of("meningar")
    return Hit(place, message, "Rätta filens antagen, eller posten.")
