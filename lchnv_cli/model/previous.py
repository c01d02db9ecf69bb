"""The point that takes up the notes of the meeting before."""

_PREVIOUS = "öregående"  # with a capital or not
_OF_A_MEETING = ("anteckning", "protokoll", "möte")


def is_on_previous(title: str) -> bool:
    """Tell whether a point is the one on the last meeting's notes."""
    if _PREVIOUS not in title:
        return False
    folded = title.casefold()
    return any(word in folded for word in _OF_A_MEETING)
