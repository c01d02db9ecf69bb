"""The arbetsordning, sentence by sentence, as a table of 80 columns."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from lchnv_cli.model.sentences import Paragraph, Sentence, Sentences
from lchnv_cli.rules.rule import Rule

_WIDTH = 80
_WIDTHS = (4, 7, 33, 30)
_HEADS = ("Nr", "Ord", "Meningen i korthet", "Regler som vakar över den")
_LEGEND = (
    "mening för mening. Presens: kravet står utan ska, bör och kan. Kvar: det som reglerna inte "
    "ser. Ingen: varför inget program kan vaka över meningen."
)


def whole(known: Sentences) -> str:
    """Draw every sentence, and last how many there are and how many are watched."""
    legend = f"Arbetsordningen, antagen {known.adopted}, {_LEGEND}"
    parts = [_wrapped(legend), _line(_HEADS), *_groups(known.paragraphs)]
    if known.practice:
        habits = ", ".join(known.practice)
        parts.append(_wrapped(f"I ingen mening, men praxis i nätverket: {habits}."))
    return "\n\n".join([*parts, counted(known)])


def watched_by(rule: Rule, known: Sentences) -> str:
    """Draw the sentences that a rule watches."""
    own = known.watched_by(rule.id)
    if not own:
        why = "den är praxis i nätverket" if rule.governed else "den gäller dokumentens form"
        return _wrapped(f"{rule.id} vakar inte över någon mening i arbetsordningen: {why}.")
    number = sum(len(paragraph.sentences) for paragraph in own)
    what = f"{number} av arbetsordningens {len(list(known.all()))} meningar"
    return "\n\n".join([*_groups(own), _wrapped(f"{rule.id} vakar över {what}.")])


def counted(known: Sentences) -> str:
    """Tell how many sentences there are, how many are watched and how many cannot be."""
    every = list(known.all())
    watched = [sentence for sentence in every if sentence.rules]
    partly = sum(bool(sentence.why) for sentence in watched)
    return (
        f"{len(every)} meningar: {len(watched)} har regler ({partly} av dem delvis), "
        f"{len(every) - len(watched)} kan inget program vaka över."
    )


def _groups(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Give each paragraph with its title and its rows."""
    for each in paragraphs:
        start = "U" if each.start == "U" else each.name
        rows = (_row(each, sentence) for sentence in each.sentences)
        yield "\n".join([f"{start}  {each.title}", "-" * _WIDTH, *rows])


def _row(paragraph: Paragraph, sentence: Sentence) -> str:
    """Draw one sentence with its rules, and what they leave or why there are none.

    A cell that is too long goes on below.
    """
    text = _lines(sentence.text, _WIDTHS[2])
    said = "Kvar" if sentence.rules else "Ingen"
    why = _lines(f"{said}: {sentence.why}", _WIDTHS[3]) if sentence.why else []
    cells = ([paragraph.label(sentence)], [sentence.word], text, [*sentence.rules, *why])
    return "\n".join(_line(row) for row in zip_longest(*cells, fillvalue=""))


def _line(cells: Sequence[str]) -> str:
    return "  ".join(f"{c:<{width}}" for c, width in zip(cells, _WIDTHS, strict=True)).rstrip()


def _lines(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False)


def _wrapped(text: str) -> str:
    return "\n".join(_lines(text, _WIDTH))
