"""What a head has, as documents of its kind do, and nothing was read as.

Whatever a source says in words that no reader here knows ends as running text before the first
point. So the fields that are empty are told, with that text: it is there that they may stand.
"""

from collections.abc import Collection, Sequence

from lchnv_cli.intake.recognise.draft import Doubt, Quoted
from lchnv_cli.intake.recognise.name_words import NAME, is_name
from lchnv_cli.intake.recognise.source_lines import Element, Line

_ALWAYS = ("tid", "plats")
_OF_NOTES = ("närvarande",)
_PEOPLE = ("ordförande", "sekreterare", "närvarande", "frånvarande")
_LONGEST = 400  # characters of the source


def unfound(
    found: Collection[str], before: Sequence[Element], told: Collection[Quoted], *, notes: bool
) -> list[Doubt]:
    """Tell which fields are empty.

    ``before`` is what stands before the points and became none, and ``told`` what is told of that.
    """
    lines = (Quoted(each.text, each.place) for each in before if isinstance(each, Line))
    left = [each for each in lines if each not in told]
    wanted = (*_ALWAYS, *(_OF_NOTES if notes else ()))
    if notes and any(_names_somebody(each.text) for each in left):
        wanted = (*_ALWAYS, *_PEOPLE)
    unclear = {"närvarande", "frånvarande"} if "oklart" in found else set()
    missing = [name for name in wanted if name not in {*found, *unclear}]
    if not missing:
        return []
    which = " eller ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
    said = f"Inget i källan kunde läsas som {which}."
    if not left:
        return [Doubt(said)]
    quote = " ".join(each.text for each in left)
    cut = f"{quote[:_LONGEST].rsplit(' ', 1)[0]} …" if len(quote) > _LONGEST else quote
    return [Doubt(f"{said} Se efter om det står här.", cut, left[0].place)]


def _names_somebody(text: str) -> bool:
    return any(is_name(match[0]) for match in NAME.finditer(text))
