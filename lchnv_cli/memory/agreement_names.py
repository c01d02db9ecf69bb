"""Which agreements a text names: by the short name, or by the words of the title.

The words for what an agreement is ("regional överenskommelse om samverkan kring") stand in many
titles and are left out; of those that a text names the one with the most words in common counts, so
that a routine for children is not the routine for everybody.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from lchnv_cli.memory.agreed import kind_named
from lchnv_cli.memory.search import Search, plain
from lchnv_cli.model.agreements import Agreement, AgreementKind
from lchnv_cli.model.late_pattern import late

_SAYS_LITTLE = late(
    r"(?:\w*overenskommelse|avtal|samverkansavtal|samarbetsavtal|rutin|riktlinje|vagledning"
    r"|uppdragsbeskrivning|uppdragsdirektiv|handlingsplan|strategi|arbetsordning|licens|finansiering"
    r"|forslag|utkast|samverkan|samarbete|regional|lansgemensam|lansovergripande|gemensam|ny|reviderad)"
    r"(?:en|et|n|t|r|rna|er|erna|ar|arna|a|ade|s)?"
    r"|ok|av|avseende|den|det|de|en|ett|for|fran|hos|i|inom|kring|med|mellan|mot|och|om|over|pa|samt"
    r"|till|under|vid|rorande|gallande|lan|lanets|lanet"
)
# What an agreement is, last in a word for what it is about: hjälpmedelsavtalet.
_COMPOUND = late(r"s?(?:avtal|licens|rutin|plan|strategi|riktlinje|overenskommelse)(?:en|et|n)?$")
# What is agreed on may be called either, and so may the money that it gives.
_BINDING = frozenset({AgreementKind.AGREEMENT, AgreementKind.CONTRACT, AgreementKind.FUNDING})
_STEM = 3  # letters that the forms of a word have in common, at least
_WORD = late(r"\w+")


class _Named:
    """An agreement, and how it is known in a text."""

    def __init__(self, one: Agreement) -> None:
        words = _WORD.findall(plain(one.title))
        self.one = one
        self.words = frozenset(w for w in words if not _SAYS_LITTLE.fullmatch(w)) or {*words}
        self._search = Search(" ".join(self.words))
        self._begins = tuple(word[:_STEM] for word in self.words)
        short = re.escape(plain(one.short))
        # RÖK, RÖK:ar, RÖKarna
        ending = r"(?!\w)(?:[:.]?(?:s|n|en|ar|arna|er|erna)\b)?|(?:ar|arna|en|er|erna)\b"
        self._short = re.compile(rf"\b{short}(?:{ending})") if short else None

    def is_in(self, text: str, short: str) -> bool:
        """Tell whether it is named in a text, which is given plain as well."""
        if self._short is not None and self._short.search(short):
            return True
        # Two forms of a word begin alike: most texts are told apart by that alone.
        return all(begin in short for begin in self._begins) and self._search.finds(text)

    def is_hinted(self, text: str) -> bool:
        """Tell whether some word of its title is in a text."""
        bare = {_COMPOUND.sub("", word) or word for word in self.words}
        return any(Search(word).finds(text) for word in bare)


class AgreementNames:
    """The agreements of a file, to be found in texts."""

    def __init__(self, agreements: Iterable[Agreement]) -> None:
        self._agreements = tuple(agreements)

    @cached_property
    def _known(self) -> Sequence[_Named]:
        return [*map(_Named, self._agreements)]

    def named_in(self, *texts: str, kind: AgreementKind | None = None) -> tuple[Agreement, ...]:
        """Give the agreements that the first of some texts to name any names.

        Of a ``kind`` only those that are such, or are called so: the brief for an agreement, or the
        routine beside it, is not the agreement.
        """
        for text in texts:
            short = plain(text)
            found = [
                each
                for each in self._known
                if (kind is None or _is_such(each.one, kind)) and each.is_in(text, short)
            ]
            if found:
                return tuple(_closest(found))
        return ()

    def hinted_in(self, text: str) -> bool:
        """Tell whether a text has some word of some agreement's name."""
        short = plain(text)
        return any(each.is_in(text, short) or each.is_hinted(text) for each in self._known)


def _is_such(one: Agreement, kind: AgreementKind) -> bool:
    return {one.kind, kind} <= _BINDING or kind in {one.kind, kind_named(one.title)}


def _closest(found: Sequence[_Named]) -> Iterator[Agreement]:
    """Leave out those whose title is a part of another's that is named as well."""
    for each in found:
        if not any(each.words < other.words for other in found):
            yield each.one
