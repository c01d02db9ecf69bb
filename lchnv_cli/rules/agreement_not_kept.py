"""What is adopted and prolonged stands in the file of agreements."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lchnv_cli.context import Context
from lchnv_cli.memory.about_agreements import Known
from lchnv_cli.memory.agreed import Step
from lchnv_cli.memory.told_agreements import Told
from lchnv_cli.model.agreements import AgreementKind, Agreements
from lchnv_cli.model.finding import Edit, Hit, Severity
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.scalar import scalar

TEXTS = Texts(
    summary="Ett beslut antar eller förlänger en överenskommelse som filen inte säger något om.",
    why="Vad som löper ut, och vem som inte har undertecknat, går bara att se om det som antas och "
    "förlängs står i meetings/överenskommelser.yaml. Regeln läser besluten: att anta, godkänna, "
    "fastställa, teckna eller ställa sig bakom en överenskommelse, ett avtal, en rutin, en "
    "handlingsplan eller en uppdragsbeskrivning, och att förlänga eller förnya en. Filen säger "
    "det när den har titelns ord eller kortnamnet och pekar på mötet, på ett senare beslut eller "
    "på samma beslut i ett annat organ inom ett år. Utan filen prövas inget. Rättningen skriver "
    "in titel, slag, sista dag och beslut; det övriga fylls i för hand.",
    unseen="Beslut i andra ord, och villkoren i det som antogs.",
    wrong="- att förlänga överenskommelsen om barn och unga till och med den 30 juni 2027\n\n"
    "(och inget om det i meetings/överenskommelser.yaml)",
    right="- titel: Överenskommelse om barn och unga\n  slag: överenskommelse\n  till: 2026-06-30\n"
    "  förlängningar:\n    - till: 2027-06-30\n      beslut: lchnv 2026-05-22 punkt 6",
    mend="Skriv in den med lchnv check --fix, och fyll i det som fattas.",
)

_LIST = ("överenskommelser",)


@rule(
    "beslutad-överenskommelse-fattas",
    cites="form",
    severity=Severity.WARNING,
    texts=TEXTS,
    fixable="skriver in den, eller förlängningen, i filen",
)
def agreement_not_kept(agreements: Agreements, context: Context) -> Iterator[Hit]:
    """Find decisions that adopt or prolong an agreement that the file does not tell of."""
    if not agreements.kept or agreements.partial:
        return
    known = Known(agreements, context.procedure)
    # What a steering group stands behind is for its network to adopt.
    prepares = {body.steering for body in context.procedure.bodies.values()}
    told_of = [
        told
        for told in context.ledger.agreed
        if told.agreed.step is Step.PROLONGED or told.meeting.body_id not in prepares
    ]
    lacking = [(told, lacks) for told in told_of if (lacks := _lacks(told, known))]
    edits = _edits([each for _, lacks in lacking for each in lacks], agreements)
    for told, lacks in lacking:
        own = tuple(edits[each.names] for each in lacks if each.names in edits)
        fixed = len(own) == len({each.names for each in lacks})
        until = f" till och med {told.agreed.until}" if told.agreed.until else ""
        message = f"”{told.title}” {told.agreed.step}{until}, men "
        message += f"{agreements.file.name} säger inte det."
        remedy = "Skriv in det med lchnv check --fix." if fixed else "Skriv in det i filen."
        place = told.place
        yield Hit(place, message, remedy, edits=own if fixed else ())


class _Lacks(NamedTuple):
    """What the file does not tell: the list or the field it goes in, and what to write there."""

    names: tuple[str, ...]
    fields: tuple[str, ...]
    alone: bool = False


def _lacks(told: Told, known: Known) -> list[_Lacks]:
    """Give what the file lacks of a decision; nothing where it tells it."""
    agreed, own = told.agreed, known.meant(told)
    untold = [one for one in own if not known.tells(told, one)]
    decided, pointer = f"beslut: {told.reference}", str(told.reference)
    until: tuple[str, ...] = (f"till: {agreed.until}",) if agreed.until else ()
    fields: tuple[str, ...]
    if not own and agreed.kind is not AgreementKind.PROCEDURE:
        fields = (f"titel: {scalar(told.title)}", f"slag: {agreed.kind}")
        if agreed.step is Step.PROLONGED and until:
            fields = (*fields, f"förlängningar: [{{{', '.join((*until, decided))}}}]")
        else:
            fields = (*fields, *until, decided)
        return [_Lacks(_LIST, fields)]
    if agreed.step is Step.PROLONGED:
        days = [agreed.until_from(one.last) for one in untold]
        return [
            _Lacks(
                (*_LIST, str(one.number), "förlängningar"), (f"till: {day}", decided) if day else ()
            )
            for one, day in zip(untold, days, strict=True)
        ]
    if len(untold) < len(own):
        return []
    lacks = [
        _Lacks((*_LIST, str(one.number), "beslut"), () if one.decided else (pointer,), alone=True)
        for one in untold
        if not known.points_at(told, one)
    ]
    return lacks + [
        _Lacks((*_LIST, str(one.number), "läge"), ("antagen",), alone=True)
        for one in untold
        if one.proposed
    ]


def _edits(lacks: Sequence[_Lacks], agreements: Agreements) -> dict[tuple[str, ...], Edit]:
    """Give what writes all that goes in one place there, in one edit; nothing where none fits."""
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for each in lacks:
        own = groups.setdefault(each.names, [])
        if each.fields and each.fields not in own and not (each.alone and own):
            own.append(each.fields)
    single = {each.names for each in lacks if each.alone}
    edits = {}
    for names, own in groups.items():
        room = agreements.room(names, 0 if names in single else len(own)) if own else None
        if room is not None:
            edits[names] = room.filled(own)
    return edits
