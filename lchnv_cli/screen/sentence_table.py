"""The arbetsordning, sentence by sentence, as a table as wide as the terminal."""

from collections.abc import Iterable, Iterator, Sequence

from lchnv_cli.model.sentences import Paragraph, Sentence, Sentences
from lchnv_cli.rules.rule import Rule
from lchnv_cli.screen.layout import drawn, width, wrapped

_HEADS = ("Nr", "Ord", "Meningen i korthet", "Regler som vakar över den")
_NUMBER, _WORD, _RULES = 4, 7, 30  # characters
_LEAST = 24  # of the sentence; where there is less room its rules stand below it
_LEGEND = (
    "mening för mening. Presens: kravet står utan ska, bör och kan. Kvar: det som reglerna inte "
    "ser. Ingen: varför inget program kan vaka över meningen."
)


def whole(known: Sentences) -> str:
    """Draw every sentence, and last how many there are and how many are watched."""
    legend = f"Arbetsordningen, antagen {known.adopted}, {_LEGEND}"
    parts = [
        wrapped(legend, "", ""),
        _row(*((each,) for each in _HEADS)),
        *_groups(known.paragraphs),
    ]
    if known.practice:
        habits = ", ".join(known.practice)
        parts.append(wrapped(f"I ingen mening, men praxis i nätverket: {habits}.", "", ""))
    return "\n\n".join([*parts, counted(known)])


def watched_by(rule: Rule, known: Sentences) -> str:
    """Draw the sentences that a rule watches."""
    own = known.watched_by(rule.id)
    if not own:
        why = "den är praxis i nätverket" if rule.governed else "den gäller dokumentens form"
        return wrapped(f"{rule.id} vakar inte över någon mening i arbetsordningen: {why}.", "", "")
    number = sum(len(paragraph.sentences) for paragraph in own)
    what = f"{number} av arbetsordningens {len(list(known.all()))} meningar"
    return "\n\n".join([*_groups(own), wrapped(f"{rule.id} vakar över {what}.", "", "")])


def counted(known: Sentences) -> str:
    """Tell how many sentences there are, how many are watched and how many cannot be."""
    every = list(known.all())
    watched = [sentence for sentence in every if sentence.rules]
    partly = sum(bool(sentence.why) for sentence in watched)
    told = f"{len(every)} meningar: {len(watched)} har regler ({partly} av dem delvis), "
    return wrapped(f"{told}{len(every) - len(watched)} kan inget program vaka över.", "", "")


def _groups(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Give each paragraph with its title and its rows."""
    for each in paragraphs:
        start = "U" if each.start == "U" else each.name
        rows = (_sentence(each, sentence) for sentence in each.sentences)
        yield "\n".join([f"{start}  {each.title}", "-" * width(), *rows])


def _sentence(paragraph: Paragraph, sentence: Sentence) -> str:
    """Draw one sentence with its rules, and what they leave or why there are none."""
    said = "Kvar" if sentence.rules else "Ingen"
    why = [f"{said}: {sentence.why}"] if sentence.why else []
    rules = (*sentence.rules, *why)
    return _row((paragraph.label(sentence),), (sentence.word,), (sentence.text,), rules)


def _row(*cells: Sequence[str]) -> str:
    """Draw a row; a cell that is too long goes on below."""
    number, word, text, rules = cells
    room = width() - _NUMBER - _WORD - 4
    widths = [_NUMBER, _WORD, room - 2 - _RULES, _RULES]
    if widths[2] < _LEAST:
        cells, widths = (number, word, [*text, *rules]), [_NUMBER, _WORD, room]
    return "\n".join(drawn([cells], widths))
