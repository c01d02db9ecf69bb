"""What belongs together on a command line though it was typed apart."""

import re
from collections.abc import Callable

from lchnv_cli.model.days import month_names, weekday_names
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.said_day import is_day
from lchnv_cli.screen.options import NAMES

_LONGEST = 5  # words: fredag den 20 mars 2026
# What is part of a day of several words; a command line without any of them has none.
_TELLING = {*month_names(), *(name[:3] for name in month_names()), "sept", *weekday_names()}
_TELLING |= {"dag", "går", "morgon", "övermorgon", "förrgår", *(f"{d}s" for d in weekday_names())}
_YEAR = late(r"20\d\d", re.ASCII)
_BODY = late(r"[^\W\d_]+")
_OF_BODY = late(r"^[^\W\d_]+/")
_FIGURES = late(r"\d{6}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}", re.ASCII)


def put_together(arguments: list[str]) -> list[str]:
    """Give the arguments with what belongs together as one: 20 mars, --to docx pdf."""
    for option, between, more in _OF_SEVERAL:
        arguments = _several(arguments, option, between, more)
    return _meetings(_days(arguments))


def _days(arguments: list[str]) -> list[str]:
    """Give the arguments with each day of several words as one."""
    if not any(word.lower().rstrip(".") in _TELLING or _YEAR.fullmatch(word) for word in arguments):
        return arguments
    joined: list[str] = []
    at = 0
    while at < len(arguments):
        longest = min(_LONGEST, len(arguments) - at)
        windows = (arguments[at : at + length] for length in range(longest, 1, -1))
        day = next((words for words in windows if _is_whole_day(words)), arguments[at : at + 1])
        joined.append(" ".join(day))
        at += len(day)
    return joined


def _is_whole_day(words: list[str]) -> bool:
    return not any(word.startswith("-") for word in words) and is_day(
        _OF_BODY.sub("", " ".join(words))
    )


def _meetings(arguments: list[str]) -> list[str]:
    """Give the arguments with a body and the day after it as one: lchnv 260320."""
    joined: list[str] = []
    for word in arguments:
        day = " " in word and is_day(word)
        before = joined[-1] if joined else ""
        # An option that stands before has it for its value.
        option = len(joined) > 1 and joined[-2].startswith("-") and "=" not in joined[-2]
        named = _BODY.fullmatch(before) and not option
        if named and (day or _FIGURES.fullmatch(word)):
            joined[-1] = f"{before} {word}"
        else:
            joined.append(word)
    return joined


def _several(
    arguments: list[str], option: str, between: str, more: Callable[[str], bool]
) -> list[str]:
    """Give the arguments with all values after an option as one, where it stands twice too.

    What ``more`` tells to be further values are no meetings and no words to look for there.
    """
    rest: list[str] = []
    wanted: list[str] = []
    words = iter(arguments)
    following = False
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == option or word.startswith(f"{option}="):
            _, given, value = word.partition("=")
            first = value if given else next(words, None)
            if first is None or (not given and len(first) > 1 and first.startswith("-")):
                return arguments  # whoever reads them says what is missing
            wanted.append(first)
            following = True
        elif following and more(word):
            wanted.append(word)
        else:
            following = False
            rest.append(word)
    return [f"{option}={between.join(wanted)}", *rest] if wanted else rest


def _is_number(word: str) -> bool:
    return "=" in word and not word.startswith("-")


def _are_formats(word: str) -> bool:
    names = [name.strip() for name in word.lower().split(",") if name.strip()]
    return bool(names) and all(name in NAMES for name in names)


# Options with several values, what is put between them, and what more of them look like.
_OF_SEVERAL = (("--to", ",", _are_formats), ("--registered", ";", _is_number))
