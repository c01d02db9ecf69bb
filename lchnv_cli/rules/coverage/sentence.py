"""One sentence of the arbetsordning, and what watches it."""

from dataclasses import dataclass
from typing import Literal

Word = Literal["ska", "bör", "kan", "presens"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A normative sentence, retold, with the rules whose faults breach it.

    ``number`` counts the sentences of the paragraph as they stand; one that holds several norms
    is still one. ``word`` is the verb that makes it a norm: ``ska`` also stands for skall, minst
    and senast, ``presens`` for what is simply stated. ``why`` tells what the rules do not see,
    or, where there are none, why no program can watch.
    """

    paragraph: str
    number: int
    text: str
    word: Word
    rules: tuple[str, ...] = ()
    why: str = ""

    @property
    def label(self) -> str:
        """Where the sentence stands, such as 4.15; the preamble, Uppdrag, is U."""
        start = "U" if self.paragraph == "ingress" else self.paragraph.partition(" ")[0]
        return f"{start}.{self.number}"
