"""What a document prints that stands outside it: in rules.yaml, the register and the agenda.

It is all that a page takes from elsewhere. When a document is published it is kept, so that the
document prints as it was after a body is renamed or a person has left.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any, get_origin

from lchnv_cli.memory.by_mail import asked
from lchnv_cli.memory.changed import compared_at, proposed_at
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument, Notes, Question
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.render.attendance import in_order, numbers_there
from lchnv_cli.render.page import letterhead_name, meeting_named

_KEPT = "kept_as"


@dataclass(frozen=True, slots=True)
class Outside:
    """The values, each with the name that it is kept under.

    ``present`` tells how many were there, of notes, and ``rows`` in which order the principals
    stand; ``principals`` whom each person who replied to a question replies for, by folded name;
    ``changed`` where the proposals stand of decisions that do not say that they are others, by the
    decision's name (memory/changed.py). ``proposed`` are the clauses of the agenda, a line each, by
    the anchor of the point that decided them, and ``differing`` the points that decided otherwise.
    ``prepared`` are the lines Beredd, each with the body's own name for its id.
    """

    body: str = field(metadata={_KEPT: "organ"})
    letterhead: str = field(metadata={_KEPT: "brevhuvud"})
    title: str = field(metadata={_KEPT: "rubrik"})
    kind: str = field(metadata={_KEPT: "dokument"})
    senders: tuple[str, ...] = field(metadata={_KEPT: "avsändare"})
    issuer: str = field(metadata={_KEPT: "utfärdare"})
    called_by: str = field(metadata={_KEPT: "kallat_av"})
    present: str = field(metadata={_KEPT: "närvarande"})
    rows: tuple[str, ...] = field(metadata={_KEPT: "ordning"})
    principals: Mapping[str, str] = field(metadata={_KEPT: "huvudmän"})
    changed: Mapping[str, str] = field(metadata={_KEPT: "ändrat"})
    proposed: Mapping[str, str] = field(metadata={_KEPT: "föreslaget"})
    differing: tuple[str, ...] = field(metadata={_KEPT: "avviker"})
    prepared: Mapping[str, str] = field(metadata={_KEPT: "beredd"})

    def kept(self) -> dict[str, Any]:
        """Give the values as they are kept."""
        return {e.metadata[_KEPT]: _plain(getattr(self, e.name)) for e in fields(self)}

    @classmethod
    def of_kept(cls, kept: Mapping[str, Any], now: Callable[[], "Outside"]) -> "Outside":
        """Give what was kept; of what nobody knew to keep then, what stands ``now``."""
        was = {e.name: _as_kept(kept.get(e.metadata[_KEPT]), e.type) for e in fields(cls)}
        if lacking := [name for name, value in was.items() if value is None]:
            stands = now()
            was |= {name: getattr(stands, name) for name in lacking}
        return cls(**was)


def outside(document: MeetingDocument, archive: Archive) -> Outside:
    """Give the values as they stand now, or as they stood when the document was published."""
    now = partial(outside_now, document, archive)
    published = archive.publication(document.file)
    if published is None or published.seal != document.checksum:
        return now()
    return Outside.of_kept(published.printed, now)


def outside_now(document: MeetingDocument, archive: Archive) -> Outside:
    """Give the values as they stand now."""
    procedure = archive.procedure
    body = procedure.bodies[document.body_id]
    notes = document if isinstance(document, Notes) else None
    compared = list(compared_at(document, archive))
    return Outside(
        body=body.name,
        letterhead=letterhead_name(body),
        title=body.title,
        kind=procedure.kind_of(document).title,
        senders=procedure.senders,
        issuer=procedure.issuer,
        called_by=meeting_named(document.called_by, procedure),
        present=numbers_there(notes, archive.register, procedure) if notes else "",
        rows=in_order(notes, procedure) if notes else (),
        principals=asked(document, archive).principals if isinstance(document, Question) else {},
        changed={each.untold: proposed_at(each.asked) for each in compared if each.untold},
        proposed={each.told.anchor: "\n".join(each.proposed) for each in compared},
        differing=tuple(each.told.anchor for each in compared if each.differs),
        prepared={value: meeting_named(value, procedure) for value in _prepared(document)},
    )


def _prepared(document: MeetingDocument) -> Iterator[str]:
    for item in document.points():
        yield from (fact.value for fact in item.facts if fact.key == FactName.PREPARED)


def _as_kept(then: Any, sort: Any) -> Any:
    """Give what was kept as a field has it; ``None`` where it is of another sort."""
    then = tuple(then) if isinstance(then, list) else then
    return then if isinstance(then, get_origin(sort) or sort) else None


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(sorted(value.items()))
    return list(value) if isinstance(value, tuple) else value
