"""An attendance written as a table: what each column holds is seen by what stands in it.

Headers help where there are any, but people leave them out, put two tables side by side in one,
and change the principal half-way down a column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lchnv_cli.intake.recognise.draft import Quoted
from lchnv_cli.intake.recognise.listed_names import Named, names_in
from lchnv_cli.intake.recognise.name_words import (
    is_name,
    is_organisation,
    is_principal,
    is_title,
    principal_of,
)
from lchnv_cli.intake.recognise.source_lines import Line, lines_of
from lchnv_cli.intake.recognise.struck import struck_of
from lchnv_cli.intake.recognise.words import ABSENT as ABSENT_WORDS
from lchnv_cli.intake.recognise.words import PRESENT as PRESENT_WORDS
from lchnv_cli.intake.source_blocks import Cell, Place, Table
from lchnv_cli.model.late_pattern import late

_MARK = late(r"[xX×✓✔☒☑√*]|ja|närv\.?|1", re.IGNORECASE)
_NO_MARK = late(r"[-–—☐0]|nej", re.IGNORECASE)
_AWAY_MARK = late(r"(?:från\w*|ej\s+närv\w*|förh\w*|f|e|sjuk)\.?", re.IGNORECASE)
_PRESENT = late(rf"(?:{PRESENT_WORDS}|närv)\b(?!\s+ledamöter)", re.IGNORECASE)
_ABSENT = late(rf"(?:{ABSENT_WORDS}|(?:ej|inte)\s+närv|frånv|förh)\b", re.IGNORECASE)
_HEADERS = {
    "name": late(r"(?:för-?\s*och\s*efter)?namn|ledamot|ledamöter|person|vem", re.IGNORECASE),
    "principal": late(
        r"kommun(?:er)?\b.*|huvudman|organisation|region|representerar|från|förvaltning|arbetsplats"
        r"|kommun\s*/\s*organisation",
        re.IGNORECASE,
    ),
    "title": late(r"titel|befattning|roll|funktion|uppdrag|titlar", re.IGNORECASE),
    "note": late(r"anmärkning\w*|kommentar\w*|notering\w*|sign(?:atur)?|e-?post", re.IGNORECASE),
}


@dataclass
class Row:
    """What a row of an attendance tells: its people, each with a status, or none of its own."""

    place: Place
    people: list[tuple[Named, str]] = field(default_factory=list)
    read: list[Quoted] = field(default_factory=list)
    rest: list[Quoted] = field(default_factory=list)


def is_roll(table: Table, known: Sequence[str], *, within: bool) -> bool:
    """Tell whether a table is an attendance: by its headers, or by names where one has begun."""
    header = [cell.text.strip() for cell in table.rows[0]] if table.rows else []
    told = any(_PRESENT.match(text) or _ABSENT.match(text) for text in header)
    cells = [" ".join(cell.text.split()) for row in table.rows for cell in row]
    names = sum(bool(names_in(text, (), known).people) for text in cells)
    if told:
        return names > 0
    titled = any(_HEADERS["name"].fullmatch(text) for text in header)
    return names > 0 and (within or (titled and names >= len(table.rows) - 2))


def rows_of(table: Table, known: Sequence[str]) -> Iterator[Row]:
    """Give the rows of an attendance."""
    columns = _columns(table, known)
    groups: dict[int, str] = {}
    for number, row in enumerate(table.rows):
        read = Row(row[0].place if row else table.place)
        _keep(read, row)
        if number == 0 and columns.header:
            for cell in row:
                text = cell.text.strip()
                if columns.kinds.get(cell.column) == "name" and is_organisation(text, known):
                    groups[cell.column] = principal_of(text, known)
            yield read
            continue
        _read_row(read, row, columns, groups, known)
        yield read


@dataclass(frozen=True)
class _Columns:
    """What each column holds, whether the first row is headers, and whether marks are used."""

    kinds: dict[int, str]
    header: bool
    marks: bool


def _columns(table: Table, known: Sequence[str]) -> _Columns:
    first = table.rows[0]
    told = {cell.column: _told(cell.text.strip()) for cell in first}
    words = [kind for kind in told.values() if kind]
    texts = [cell.text.strip() for cell in first if cell.text.strip()]
    header = bool(words) or all(is_organisation(text, known) for text in texts)
    header = header and not any(is_name(text) for text in texts)
    rows = table.rows[1:] if header else table.rows
    kinds: dict[int, str] = {}
    marks = False
    for column in range(table.columns):
        cells = [c for row in rows for c in row if c.column == column and c.text.strip()]
        kind = told.get(column, "") if header else ""
        if kind in {"present", "absent"}:
            filled = [" ".join(cell.text.split()) for cell in cells]
            marks = marks or any(_is_mark(text) for text in filled)
            named = sum(bool(_named(cell, known)) for cell in cells)
            kinds[column] = f"names {kind}" if named * 2 > len(filled) else kind
        else:
            kinds[column] = kind if kind in {"title", "note"} else _seen(cells, known, kind)
    if "present" in kinds.values():  # marks tell it, and names stand under the same word
        kinds = {at: "name" if kind == "names present" else kind for at, kind in kinds.items()}
    return _Columns(kinds, header, marks)


def _told(text: str) -> str:
    """Give what a header says that its column holds."""
    if _ABSENT.match(text):
        return "absent"
    if _PRESENT.match(text):
        return "present"
    return next((kind for kind, words in _HEADERS.items() if words.fullmatch(text)), "")


def _seen(cells: list[Cell], known: Sequence[str], told: str) -> str:
    """Give what a column holds by what stands in it; what its header says where that is open."""
    if not cells:
        return told or "empty"
    texts = [" ".join(cell.text.split()) for cell in cells]
    if all(_is_mark(text) for text in texts):
        return "marks"
    names = sum(bool(names_in(text, (), known).people) for text in texts)
    principals = sum(is_principal(text, known) and not is_name(text) for text in texts)
    titles = sum(is_title(text) and not names_in(text, (), known).people for text in texts)
    if sum(text in known for text in texts) * 2 >= len(texts):
        return "principal"
    best = max((names, "name"), (principals, "principal"), (titles, "title"))
    if told and best[0] * 2 <= len(texts):
        return told
    return best[1] if best[0] else told or "other"


def _is_mark(text: str) -> bool:
    return _MARK.fullmatch(text) is not None


def _read_row(
    read: Row,
    row: tuple[Cell, ...],
    columns: _Columns,
    groups: dict[int, str],
    known: Sequence[str],
) -> None:
    """Read the names of a row, each with the principal and title that stand beside it."""
    by_column = {cell.column: cell for cell in row}
    status = _status(by_column, columns)
    for cell in row:
        kind = columns.kinds.get(cell.column, "other")
        text = " ".join(cell.text.split())
        if not text or not (kind == "name" or kind.startswith("names ")):
            if text and kind == "other":
                read.rest.append(Quoted(text, cell.place))
            continue
        if is_organisation(text, known) and not _named(cell, known):
            groups[cell.column] = principal_of(text, known)
            continue
        principal = groups.get(cell.column, "")
        beside = "" if principal else _beside(by_column, columns, cell.column, "principal")
        principal = principal or (
            principal_of(beside, known) if beside else _alone(groups, columns)
        )
        title = _beside(by_column, columns, cell.column, "title")
        own = {"names present": "närvarande", "names absent": "frånvarande"}.get(kind, status)
        people = _named(cell, known)
        for named in people:
            person = named.person
            if principal and not person.principal:
                person = person._replace(principal=principal)
            if title and not person.title and len(people) == 1:
                person = person._replace(title=" ".join(title.split()))
            read.people.append((named._replace(person=person), own))
        if not people:
            read.rest.append(Quoted(text, cell.place))


def _alone(groups: dict[int, str], columns: _Columns) -> str:
    """Give the principal that a header names in a table with one column of names."""
    alone = sum(kind == "name" for kind in columns.kinds.values()) == 1
    return next(iter(groups.values()), "") if alone else ""


def _named(cell: Cell, known: Sequence[str]) -> list[Named]:
    """Give the people of a cell: a name wrapped in it is one, and several lines are several."""
    lines = lines_of(cell.blocks)
    whole, struck = " ".join(line.text for line in lines), _crossed(lines)
    if len(lines) > 1 and all(names_in(line.text, (), known).people for line in lines):
        found: list[Named] = []
        for line in lines:
            found += names_in(line.text, _crossed([line]), known, listed=True).people
        return found
    return list(names_in(whole, struck, known, listed=True).people)


def _crossed(lines: Sequence[Line]) -> list[bool]:
    found: list[bool] = []
    for line in lines:
        found += [*struck_of(line), False]
    return found[:-1]


def _beside(cells: dict[int, Cell], columns: _Columns, column: int, kind: str) -> str:
    """Give what stands beside a name: to the right before the next name, or else to the left.

    What stands to the left of the first of several names is that of all of them, unless another
    of them has its own.
    """
    names = [at for at, own in columns.kinds.items() if own.split()[0] == "name" or " " in own]
    places = [at for at, own in columns.kinds.items() if own == kind]
    after = min((at for at in names if at > column), default=10_000)
    before = max((at for at in names if at < column), default=-1)
    right = [at for at in places if column < at < after]
    left = [at for at in places if before < at < column]
    if not (right or left) and all(at < names[0] for at in places):
        left = places
    chosen = right[:1] or left[-1:]
    return cells[chosen[0]].text.strip() if chosen and chosen[0] in cells else ""


def _status(cells: dict[int, Cell], columns: _Columns) -> str:
    """Give what the columns of presence say of a row; empty where the table has none."""
    marked: dict[str, str] = {}
    for at, kind in columns.kinds.items():
        if kind in {"present", "absent"}:
            marked[kind] = cells[at].text.strip() if at in cells else ""
    if not marked:
        return "oklart" if "marks" in columns.kinds.values() else ""
    here, away = marked.get("present", ""), marked.get("absent", "")
    is_here = bool(here) and not _NO_MARK.fullmatch(here) and not _AWAY_MARK.fullmatch(here)
    is_away = bool(away) and not _NO_MARK.fullmatch(away)
    if is_here != is_away:
        return "närvarande" if is_here else "frånvarande"
    if is_here:
        return "oklart"
    if "absent" not in marked and (here or columns.marks):
        return "frånvarande"
    if "present" not in marked:
        return "närvarande" if columns.marks else "oklart"
    return "oklart"


def _keep(read: Row, row: tuple[Cell, ...]) -> None:
    texts = [" ".join(cell.text.split()) for cell in row]
    whole = " | ".join(texts)
    for cell, text in zip(row, texts, strict=True):
        own = [" ".join(line.text.split()) for line in lines_of(cell.blocks)]
        read.read += [
            Quoted(each, cell.place, whole) for each in dict.fromkeys([*own, text]) if each
        ]
