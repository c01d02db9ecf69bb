"""An arbetsordning sentence by sentence, and which rules watch each: what a file of them says."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lchnv_cli.model.finding import Place
from lchnv_cli.model.listing import listed
from lchnv_cli.model.wording import filled

NOWHERE = "utan §"  # where a rule stands that no sentence names
PRACTICE = "praxis"
PREAMBLE = "ingress"  # what stands before 1 §; its sentences are numbered U.1, U.2, …
WORDS = ("ska", "bör", "kan", "presens")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A normative sentence, retold, with the rules whose faults breach it.

    ``number`` counts the sentences of the paragraph as they stand; one that holds several norms
    is still one. ``word`` is the verb that makes it a norm: ``ska`` also stands for skall, minst
    and senast, ``presens`` for what is simply stated. ``why`` tells what the rules do not see,
    or, where there are none, why no program can watch.
    """

    number: int
    text: str
    word: str
    place: Place
    rules: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the arbetsordning: its name, such as 4 §, its heading and its sentences."""

    name: str
    title: str
    sentences: tuple[Sentence, ...]
    place: Place

    @property
    def start(self) -> str:
        """How its sentences' numbers begin: 4, 4a, 2:3 for 2 kap. 3 §, or U for the preamble."""
        number = self.name.removesuffix(" §").replace(" kap. ", ":").replace(" ", "")
        return "U" if self.name == PREAMBLE else number

    def label(self, sentence: Sentence) -> str:
        """Give where a sentence stands, such as 4.15."""
        return f"{self.start}.{sentence.number}"


@dataclass(frozen=True, slots=True)
class Sentences:
    """Every normative sentence of an arbetsordning, in its order.

    ``practice`` are the rules that keep the network's habits: they stand in no sentence.
    """

    adopted: dt.date
    paragraphs: tuple[Paragraph, ...]
    practice: tuple[str, ...] = ()

    def all(self) -> Iterator[Sentence]:
        """Give the sentences, paragraph by paragraph."""
        return (sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    def watched_by(self, rule: str) -> tuple[Paragraph, ...]:
        """Give the sentences that a rule watches, in their paragraphs."""
        own = (
            replace(each, sentences=tuple(s for s in each.sentences if rule in s.rules))
            for each in self.paragraphs
        )
        return tuple(paragraph for paragraph in own if paragraph.sentences)

    def where(self) -> dict[str, str]:
        """Tell where each rule stands: its paragraphs, as 3 and 4 §§, or that it is a habit."""
        told = dict.fromkeys(self.practice, PRACTICE)
        rules = dict.fromkeys(rule for sentence in self.all() for rule in sentence.rules)
        for rule in rules:
            names = [paragraph.name for paragraph in self.watched_by(rule)]
            signed = [name.removesuffix(" §") for name in names if name != PREAMBLE]
            signs = [f"{listed(signed)} {'§' * min(len(signed), 2)}"] if signed else []
            told[rule] = listed([PREAMBLE] * (PREAMBLE in names) + signs)
        return told

    def with_numbers(self, values: Mapping[str, int]) -> "Sentences":
        """Give the sentences with the numbers of an edition in them."""
        return replace(
            self,
            paragraphs=tuple(
                replace(
                    paragraph,
                    sentences=tuple(
                        replace(s, text=filled(s.text, values), why=filled(s.why, values))
                        for s in paragraph.sentences
                    ),
                )
                for paragraph in self.paragraphs
            ),
        )


def chapter(cites: str) -> str:
    """Name a part of the arbetsordning: Arbetsordningen 4 §."""
    return f"Arbetsordningen{'s' * cites.startswith(PREAMBLE)} {cites}"
