"""A clause without what is inserted in it: "att, eftersom underlag saknas, tillsätta en grupp"."""

from functools import lru_cache

from lchnv_cli.model.late_pattern import late

_INSERTED = late(
    r",\s+(?:eftersom|då|när|om|i|tillsammans|efter|med|utifrån|inom|genom|vid|under|på|enligt"
    r"|trots|mot|som\s+ett\s+led)\s(?!(?:[^,.;]*\s)?(?:som|att)\b)[^,.;]{2,80},\s"
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Give a text on one line and without what is inserted between commas."""
    return " ".join(_INSERTED.sub(" ", text).split())
