"""Files that are YAML from end to end, and on which everything else rests."""

from pathlib import PurePosixPath

from lchnv_cli.load.broken import Broken
from lchnv_cli.load.nodes import Mapping, Unreadable, read
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.text import NotText, decode
from lchnv_cli.model.finding import Place

_BOM = "\ufeff"


def fields_of(file: PurePosixPath, data: bytes) -> tuple[Mapping | None, Reading]:
    """Read a file into its fields; None when it is empty. Raises Broken."""
    source = decode(data)
    if isinstance(source, NotText):
        raise Broken(Place(file, source.line, source.column), source.message, source.remedy)
    reading = Reading(file, source)
    try:
        node = read(source.text.removeprefix(_BOM))
    except Unreadable as error:
        place = reading.at(error.line, error.column)
        message = f"Filen går inte att läsa: {error.message}."
        raise Broken(place, message, error.remedy) from None
    if node is not None and not isinstance(node, Mapping):
        raise Broken(file, "Filen har inga fält. Den ska ha rader med fält: värde.")
    return node, reading
