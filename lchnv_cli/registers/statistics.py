"""A body's year in figures, with the year before beside it where its documents are there."""

from collections.abc import Iterator, Mapping, Sequence

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.days import brief
from lchnv_cli.model.listing import listed
from lchnv_cli.registers import year_at_meetings, year_of_matters
from lchnv_cli.registers.attendance_year import told_of, untold
from lchnv_cli.registers.body_year import BodyYear, Figure
from lchnv_cli.registers.table import UNKNOWN, Cell, Column, Register, not_read
from lchnv_cli.registers.year_charts import charts
from lchnv_cli.workdays import Workdays

_IN_NOTES = (year_of_matters.times, year_of_matters.put_off, year_of_matters.by_mail)
_REMEMBERED = (year_of_matters.matters, *_IN_NOTES, year_of_matters.assignments)
_EVERY = (
    year_at_meetings.meetings,
    year_at_meetings.decisions,
    *_REMEMBERED,
    year_at_meetings.agendas,
    year_at_meetings.attendance,
)


def statistics(ledger: Ledger, workdays: Workdays, body_id: str, year: int) -> Register:
    """Give a row for each figure of a body's year; the year before is told where it has notes."""
    of, last = (BodyYear(ledger, workdays, body_id, each) for each in (year, year - 1))
    years = (of, last) if last.is_told else (of,)
    keys = ("year", "before")[: len(years)]
    columns = (
        Column("area", "Område", aside=True, heads=True),
        Column("figure", "Mått"),
        *(
            Column(key, _heading(each), blank=UNKNOWN)
            for key, each in zip(keys, years, strict=True)
        ),
        Column("named", "Vilka", aside=True, running=True),
    )
    rows: dict[tuple[str, str], dict[str, Cell]] = {}
    for key, each in zip(keys, years, strict=True):
        for figure in _figures(each):
            told = {"area": figure.area, "figure": figure.name, "named": None}
            row = rows.setdefault(figure[:2], {**told, **dict.fromkeys(keys)})
            row[key] = figure.value
            if each is of:
                row["named"] = figure.named or None
    areas = {str(row["area"]): False for row in rows.values()}
    for row in rows.values():
        areas[str(row["area"])] |= any(row[key] is not None for key in keys)
    shown = tuple(row for row in rows.values() if areas[str(row["area"])])
    mute = [area for area, is_known in areas.items() if not is_known]
    title = f"{ledger.archive.procedure.bodies[body_id].name} {year} i siffror"
    notes = (*_notes(years, shown, mute), *not_read(ledger.archive))
    return Register("statistics", title, columns, shown, notes, tuple(charts(years)))


def _figures(of: BodyYear) -> Iterator[Figure]:
    """Give all figures of a year; what only notes tell is not known where there are none."""
    for told in _EVERY:
        known = of.remembered or told not in _REMEMBERED
        known = known and (of.is_told or told not in _IN_NOTES)
        yield from (each if known else each.untold() for each in told(of))


def _heading(of: BodyYear) -> str:
    return f"{of.year}" if (of.end.month, of.end.day) == (12, 31) else f"Till {brief(of.end, 0)}"


def _notes(
    years: Sequence[BodyYear], shown: Sequence[Mapping[str, Cell]], mute: Sequence[str]
) -> Iterator[str]:
    """Tell what is counted and how, and what is not there to count."""
    if any(row[key] is None for row in shown for key in ("year", "before") if key in row):
        yield f"{UNKNOWN} = inget att räkna, eller går inte att räkna ut av det som står i mappen."
    if mute:
        what = listed([area.lower() for area in mute])
        yield f"Det går inte att räkna ut av det som står i mappen: {what}."
    if not {"Beslut", "Ärenden"} <= {*mute}:
        yield (
            "Ett ärende är väckt första gången det är uppe i organet, och beslutat när det bifalls"
            " eller avslås. En median är det mellersta värdet, och av två det större. Formaliteter"
            " räknas inte."
        )
    for each in years:
        yield from untold(each.meetings, told_of(each.archive, each.meetings), years[0].year)
    first = years[0].archive.procedure.bodies[years[0].body_id].answers_from
    if first is not None and years[-1].before < first:
        yield f"Mappen ansvarar för organet från {first}; ärenden dessförinnan är inte med."
