"""Short texts that a pattern finds: one for each of the ways that it has."""

import re
from collections.abc import Iterator, Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any


def examples_of(pattern: re.Pattern[str]) -> Iterator[str]:
    """Give texts that the pattern finds, so that each of its alternatives is in one of them."""
    return (text for text in _all(parser.parse(pattern.pattern)) if pattern.search(text))


def _all(parts: Sequence[Any]) -> list[str]:
    """Give the texts of parts in a row: the first of each, and each other of one of them."""
    every = [_each(*part) for part in parts]
    firsts = [texts[0] for texts in every]
    found = ["".join(firsts)]
    for at, texts in enumerate(every):
        before, after = "".join(firsts[:at]), "".join(firsts[at + 1 :])
        found += [f"{before}{text}{after}" for text in texts[1:]]
    return found


def _each(op: Any, told: Any) -> list[str]:
    if op is ops.LITERAL:
        return [chr(told)]
    if op is ops.BRANCH:
        return [text for branch in told[1] for text in _all(branch)]
    if op is ops.SUBPATTERN:
        return _all(told[-1])
    if op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
        least, _, inner = told
        return [text * least for text in _all(inner)] if least else [""]
    if op is ops.IN:
        return [_one_of(*told[0])]
    return ["x"] if op in {ops.ANY, ops.NOT_LITERAL} else [""]  # what is looked at takes no letter


def _one_of(op: Any, told: Any) -> str:
    if op is ops.LITERAL:
        return chr(told)
    if op is ops.RANGE:
        return chr(told[0])
    kinds = {ops.CATEGORY_SPACE: " ", ops.CATEGORY_DIGIT: "1", ops.CATEGORY_NOT_WORD: " "}
    return kinds.get(told, "x") if op is ops.CATEGORY else "x"
