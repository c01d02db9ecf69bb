"""Which of the folder's kinds and bodies a source is of, and what its letterhead says anyway."""

import re
from collections.abc import Sequence

from lchnv_cli.intake.recognise.draft import Doubt
from lchnv_cli.intake.recognise.roll import Roll
from lchnv_cli.intake.recognise.source_head import Head
from lchnv_cli.intake.recognise.source_lines import Element, Line
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.folding import folded
from lchnv_cli.model.kinds import AGENDA, NOTES
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Body, Procedure

_KIND_WORDS = late(
    r"\b(?:minnesanteckningar|mötesanteckningar|protokoll|dagordning|kallelse|för|från|i|till|möte)\b"
)
_LEAD = 90  # characters: a longer line leads in to nothing


def principals(procedure: Procedure) -> tuple[str, ...]:
    """Give every name that a principal has or had, and the issuer's, whose people come too."""
    principals = (each for sides in procedure.every_sides() for each in sides.principals())
    names = (name.text for each in principals for name in each.names)
    return tuple(dict.fromkeys((*names, procedure.issuer)))


def kind_of(
    head: Head, margin: Sequence[Line], row: Sequence[Element], doubts: list[Doubt]
) -> DocumentKind | None:
    """Give the kind by its title, by the page's head, or by what its points say."""
    if head.kind:
        return head.kind
    for line in margin:
        other = Head(Roll((), strikes=False))
        other.take([line])
        if other.kind:
            return other.kind
    text = " ".join(each.text for each in row if isinstance(each, Line))
    if head.roll.people or re.search(r"\bbeslutade\b", text):
        kind = NOTES
    elif re.search(r"förslag till beslut|\bbeslutar\b", text, re.IGNORECASE):
        kind = AGENDA
    else:
        return None
    said = f"Källan säger inte vad den är; den är läst som {kind.word} efter det som står i den."
    doubts.append(Doubt(said, about="dokument"))
    return kind


def body_of(
    procedure: Procedure,
    head: Head,
    margin: Sequence[Line],
    row: Sequence[Element],
    doubts: list[Doubt],
) -> Body | None:
    """Give the body that the title names, or else the page's head, the letterhead or the text."""
    titles = [quoted.text for quoted in head.titles]
    rest = [each.text for each in head.left if isinstance(each, Line) and len(each.text) < _LEAD]
    dated = [each.line.text for each in head.dated]
    for texts in (titles, rest, dated, [line.text for line in margin]):
        if named := _named(procedure, " \n ".join(texts)):
            if len(named) > 1:
                told = ", ".join(each.name for each in named)
                doubts.append(Doubt("Källan nämner flera organ överst.", told, about="organ"))
            return _which(named)
    counts: dict[str, int] = {}
    leads = (each.text for each in row if isinstance(each, Line) and len(each.text) < _LEAD)
    for text in leads:
        own = _named(procedure, text) if re.search(r"\bbeslut|\bföreslår", text) else []
        if own:
            counts[own[0].id] = counts.get(own[0].id, 0) + 1
    if not counts:
        return None
    found = procedure.bodies[max(counts, key=lambda each: counts[each])]
    said = f"Rubriken nämner inget organ; {found.name} är läst ur besluten."
    doubts.append(Doubt(said, about="organ"))
    return found


def _named(procedure: Procedure, text: str) -> list[Body]:
    """Give the bodies that a text names, the longest name first; no name lies within another."""
    names = [(name, b) for b in procedure.bodies.values() for name in (*b.names(), b.title) if name]
    found: list[Body] = []
    for name, body in sorted(names, key=lambda each: -len(each[0])):
        rest = re.sub(rf"(?<!\w){re.escape(name)}s?(?!\w)", "\n", text, flags=re.IGNORECASE)
        found += [body] if rest != text and body not in found else []
        text = rest
    return found


def _which(named: list[Body]) -> Body:
    """Give that of several bodies whose own name says of which of the others it is."""
    for body in named:
        own = body.name.casefold()
        if any(each.name.casefold() in own for each in named if each is not body):
            return body
    return named[0]


def letterhead(procedure: Procedure, body: Body | None) -> tuple[str, ...]:
    """Give what every document has printed on it anyway."""
    own = (*body.names(), body.title) if body else ()
    return (procedure.network, *procedure.senders, *procedure.issuer_names(), *own)


def is_of(text: str, letterhead: Sequence[str]) -> bool:
    """Tell whether a line has nothing but words of the letterhead and the name of the kind."""
    rest = folded(text)
    for name in sorted({folded(each) for each in letterhead if each}, key=len, reverse=True):
        rest = rest.replace(name, " ")
    rest = _KIND_WORDS.sub(" ", rest)
    return not re.search(r"\w", rest)
