"""Lists in running text."""

from collections.abc import Sequence


def listed(words: Sequence[str], most: int = 0) -> str:
    """Give words as a Swedish list; beyond ``most`` (0: no limit) only how many more."""
    if most and len(words) > most:
        return f"{', '.join(words[:most])} och {len(words) - most} till"
    *some, last = [*words] or [""]
    return f"{', '.join(some)} och {last}" if some else last
