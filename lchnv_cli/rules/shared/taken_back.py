"""What the rules on publishing tell of a document that was taken back."""

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.publication import Publication


def told_back(name: str, known: Publication) -> str:
    """Tell when something was taken back and why, as the beginning of a sentence."""
    return f"{name} återkallades {spoken_with_year(known.day)} ({known.withdrawn.rstrip('.')})"


def publish_anew(document: MeetingDocument) -> str:
    """Say how it comes out again; as it was it does not."""
    command = f'lchnv publish {as_word(document.file)} --revised "Vad som ändrades"'
    return f"Skriv in ett undantag med skäl, eller rätta och kör: {command}"
