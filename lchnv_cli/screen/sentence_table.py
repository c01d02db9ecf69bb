"""The arbetsordning, sentence by sentence, as a table of 80 columns."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from lchnv_cli.rules.coverage.sentence import Sentence
from lchnv_cli.rules.coverage.sentences import ADOPTED, PARAGRAPHS, PRACTICE, SENTENCES
from lchnv_cli.rules.rule import Rule

_WIDTH = 80
_WIDTHS = (4, 7, 33, 30)
_HEADS = ("Nr", "Ord", "Meningen i korthet", "Regler som vakar över den")
_LEGEND = (
    f"Arbetsordningen, antagen {ADOPTED}, mening för mening. Presens: kravet står utan ska, bör "
    "och kan. Kvar: det som reglerna inte ser. Ingen: varför inget program kan vaka över meningen."
)


def whole() -> str:
    """Draw every sentence, and last how many there are and how many are watched."""
    practice = f"I ingen mening, men praxis i nätverket: {', '.join(PRACTICE)}."
    parts = [_wrapped(_LEGEND), _line(_HEADS), *_groups(SENTENCES), _wrapped(practice), counted()]
    return "\n\n".join(parts)


def watched_by(rule: Rule) -> str:
    """Draw the sentences that a rule watches."""
    own = [sentence for sentence in SENTENCES if rule.id in sentence.rules]
    if not own:
        why = "den är praxis i nätverket" if rule.governed else "den gäller dokumentens form"
        return _wrapped(f"{rule.id} vakar inte över någon mening i arbetsordningen: {why}.")
    what = f"{len(own)} av arbetsordningens {len(SENTENCES)} meningar"
    return "\n\n".join([*_groups(own), _wrapped(f"{rule.id} vakar över {what}.")])


def counted() -> str:
    """Tell how many sentences there are, how many are watched and how many cannot be."""
    watched = [sentence for sentence in SENTENCES if sentence.rules]
    partly = sum(bool(sentence.why) for sentence in watched)
    return (
        f"{len(SENTENCES)} meningar: {len(watched)} har regler ({partly} av dem delvis), "
        f"{len(SENTENCES) - len(watched)} kan inget program vaka över."
    )


def _groups(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Give each paragraph with its title and its rows."""
    for paragraph, own in groupby(sentences, key=lambda sentence: sentence.paragraph):
        start = "U" if paragraph == "ingress" else paragraph
        rows = map(_row, own)
        yield "\n".join([f"{start}  {PARAGRAPHS[paragraph]}", "-" * _WIDTH, *rows])


def _row(sentence: Sentence) -> str:
    """Draw one sentence with its rules, and what they leave or why there are none.

    A cell that is too long goes on below.
    """
    text = _lines(sentence.text, _WIDTHS[2])
    said = "Kvar" if sentence.rules else "Ingen"
    why = _lines(f"{said}: {sentence.why}", _WIDTHS[3]) if sentence.why else []
    cells = ([sentence.label], [sentence.word], text, [*sentence.rules, *why])
    return "\n".join(_line(row) for row in zip_longest(*cells, fillvalue=""))


def _line(cells: Sequence[str]) -> str:
    return "  ".join(f"{c:<{width}}" for c, width in zip(cells, _WIDTHS, strict=True)).rstrip()


def _lines(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False)


def _wrapped(text: str) -> str:
    return "\n".join(_lines(text, _WIDTH))
