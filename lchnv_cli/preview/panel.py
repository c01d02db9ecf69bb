"""The findings as HTML: what is wrong, where in the document, and what to do about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.preview.spots import Spot

Ways = Sequence[tuple[str, str]]  # where else to go: an address, and what it is called

# Empty until the script knows whether the page follows the files.
STATUS = '<p class="status" role="status"></p>'


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, and its spot where the document can be shown."""

    finding: Finding
    spot: Spot | None = None


def panel(remarks: Sequence[Remark], ids: Mapping[str, str], ways: Ways = ()) -> str:
    """Give the panel that stands beside the document; ``ids`` are what it may point at."""
    return (
        '<details class="panel" open><summary><h2>Granskning</h2> '
        f'<span class="sum">{_summary(remarks)}</span></summary>'
        f'<div class="scroll">{ways_out(ways)}{findings_list(remarks, ids)}{STATUS}</div></details>'
    )


def ways_out(ways: Ways) -> str:
    """Give the links to other pages."""
    links = (f'<li><a href="{escape(to)}">{escape(name)}</a></li>' for to, name in ways)
    return f'<nav aria-label="Andra sidor"><ul>{"".join(links)}</ul></nav>' if ways else ""


def findings_list(remarks: Sequence[Remark], ids: Mapping[str, str]) -> str:
    """Give the findings that count, then those that an exemption covers."""
    standing = [remark for remark in remarks if not remark.finding.exempted]
    exempted = [remark for remark in remarks if remark.finding.exempted]
    told = _list(standing, ids) if standing else "<p>Inget att anmärka på.</p>"
    if exempted:
        told += f'<section class="exempted"><h3>Undantag</h3>{_list(exempted, ids)}</section>'
    return told


def _summary(remarks: Sequence[Remark]) -> str:
    """Count what no exemption covers, such as ``1 fel och 2 varningar``."""
    found = [remark.finding.severity for remark in remarks if not remark.finding.exempted]
    told = [s.counted(count) for s in Severity if (count := found.count(s))]
    return listed(told) or "inga fel"


def _list(remarks: Sequence[Remark], ids: Mapping[str, str]) -> str:
    entries = "".join(f"<li>{''.join(_entry(remark, ids))}</li>" for remark in remarks)
    return f'<ol class="findings">{entries}</ol>'


def _entry(remark: Remark, ids: Mapping[str, str]) -> Iterator[str]:
    finding = remark.finding
    severity = f'<strong class="{finding.severity}">{finding.severity.swedish}</strong>'
    paragraph = escape(finding.paragraph).replace(" ", "&nbsp;")
    heading = (severity, _link(remark.spot, ids), paragraph)
    yield f'<p class="head">{" · ".join(filter(None, heading))}</p>'
    yield f"<p>{_lines(finding.message)}</p>"
    if finding.exempted:
        yield f"<p>Skäl: {_lines(finding.exempted)}</p>"
    elif finding.remedy:
        yield f'<p class="remedy">{_lines(finding.remedy)}</p>'
    if finding.said_mending:
        yield f'<p class="remedy">{escape(finding.said_mending)}</p>'
    yield f'<p class="place">{_place(finding)} {escape(finding.rule)}</p>'


def _link(spot: Spot | None, ids: Mapping[str, str]) -> str:
    """Point at the part of the page that is nearest the spot; name it where there is none."""
    if spot is None:
        return ""
    target = next((ids[part] for part in spot.parts if part in ids), None)
    name = escape(spot.name)
    return name if target is None else f'<a href="#{escape(target)}">{name}</a>'


def _place(finding: Finding) -> str:
    """Give the file and line as editors take them; a line that is too narrow breaks after /."""
    parts = f"{finding.file}:{finding.line}".split("/")
    pieces = (f"<span>{escape(part)}</span>" for part in parts)
    return f"<code>{'/<wbr>'.join(pieces)}</code>"


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))
