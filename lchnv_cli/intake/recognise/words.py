"""The words by which people's own documents tell what a line is."""

import re

from lchnv_cli.intake.recognise.source_lines import Line
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.items import Kind
from lchnv_cli.model.kinds import AGENDA, NOTES
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import heading_over
from lchnv_cli.model.standing import standing_in

_ATT = late(r"[-–—•*·]?\s*att\b", re.IGNORECASE)
_OVER = late(
    r"(?:(?:\w+\s+)?(?:förslag|beslut)|beslutssatser|att-satser|(?:\w+s\s+)?ställningstagande"
    r"|besluts?\s*punkter|beslutspunkt|besluta(?:de)?s|beslöts)\s*:?",
    re.IGNORECASE,
)
_KINDS = late(rf"(?:{'|'.join(Kind)})(?:\s*/\s*(?:{'|'.join(Kind)}))*\s*:\s*\S", re.IGNORECASE)
KIND_WORDS: tuple[tuple[re.Pattern[str], DocumentKind], ...] = (
    (
        late(r"(?:minnes|mötes|tjänste|sammanträdes)?anteckning\w*|\w*protokoll\w*", re.IGNORECASE),
        NOTES,
    ),
    (
        late(
            r"dagordning\w*|föredragningslista\w*|agenda\w*|kallelse\w*|ärendelista\w*",
            re.IGNORECASE,
        ),
        AGENDA,
    ),
)
# What stands everywhere beside the folder's own standing points.
STANDING = (
    "Mötets öppnande",
    "Öppnande",
    "Inledning",
    "Upprop",
    "Val av justerare",
    "Godkännande av dagordning",
    "Fastställande av dagordning",
    "Dagordning",
    "Föregående minnesanteckningar",
    "Rapporter",
    "Information",
    "Övriga frågor",
    "Övrigt",
    "Nästa möte",
    "Mötets avslutande",
    "Avslutning",
)
ABSENT = (
    r"(?:ej|inte|icke)[-\s]?(?:närvarande|med(?=\s*:)|med\s+på\s+mötet|på\s+plats)|frånvarande|frånvaro|(?:anmäl[td]a?\s+)?(?:för|åter)hinder"
    r"|anmält\s+(?:förhinder|frånvaro)|ej\s+deltagande|delt(?:ar|og)\s+(?:ej|inte)|(?:för)?hindrade?(?:\s+att\s+delta)?"
    r"|meddelat?\s+förhinder|sakna(?:s|des)"
)
PRESENT = (
    r"närvarande|närvarolista|närvaro|deltagare|deltagande|deltar|deltog|beslutande|ledamöter|tjänstgörande"
    r"|tjänstgörande\s+(?:ledamöter|ersättare)|närvarande\s+(?:ledamöter|ersättare|representanter)"
    r"|representanter|med\s+(?:på\s+mötet|var)|på\s+(?:plats|distans|länk)|medverkande"
    r"|från\s+(?:kommun|region)\w*(?=\s*:)"
)
GUESTS = (
    r"adjungera[dt]e?|gäster?|övriga\s+(?:närvarande|deltagare|deltagande)|inbjudna|inbjuden"
    r"|också\s+närvarande|även\s+närvarande|föredragande\s+tjänstemän|tjänste(?:män|person(?:er)?)|övriga"
    r"|ej\s+beslutande|ersättare|närvarande\s+ersättare|ej\s+tjänstgörande(?:\s+ersättare)?"
)
_SECTION = late(rf"(?P<absent>{ABSENT})|(?P<guests>{GUESTS})|(?P<present>{PRESENT})", re.IGNORECASE)
PRESENTER = (
    r"föredragande|föredragare|föredrag(?:ning)?|föredras\s+av|föredragen\s+av|föredragning\s+av"
    r"|handläggare|presentatör|presenter(?:as|at)\s+av|presentation\s+av|redovisas\s+av"
    r"|rapportör|informatör|information\s+av|ärendeansvarig|inledare|dras\s+av|föredrar"
)
_PRESENTED = late(rf"(?:{PRESENTER})\s*(?:[:.]\s*(?=\S)|:\s*$)", re.IGNORECASE)
_BY = late(
    r"(?:föredras|föredragen|dras|presenteras|redovisas)\s+av\s+"
    r"(?=(?-i:[A-ZÅÄÖ][\w-]*(?:\s[A-ZÅÄÖ][\w-]*)+)(?:(?:,|\soch\s)[^.]*)?$)",
    re.IGNORECASE,
)
_ANSWERS = late(r"(?:ansvarig|dragande|drar|vem)\s*:\s*(?=\S)", re.IGNORECASE)
_FIELD = late(
    r"(?:(?:möte[ts]?|sammanträdes?|dokument)?-?\s*(?:datum|tid|dag|plats|lokal)"
    r"|tid\s*(?:och|/|&)\s*plats|plats\s*(?:och|/|&)\s*tid|när|var|klockan|dnr|diarie\w*|d:nr"
    r"|(?:vice\s+)?ordförande|mötesordförande|(?:mötes)?sekreterare|protokollförare|antecknat\s+av"
    r"|vid\s+(?:protokollet|anteckningarna)|justera(?:s|re|t)(?:\s+av)?|upprätta[dt]"
    r"(?:\s+(?:av|den))?|utfärda[dt](?:\s+(?:av|den))?|paragrafer|blad|sida)\s*[:\t]",
    re.IGNORECASE,
)
_ASIDE = late(
    r"(?:bilag(?:a|or)|välkom(?:na|men)\b.*|vid\s+protokollet|vid\s+anteckningarna|underskrift(?:er)?"
    r"|justeras?|justerare|ordförande|sekreterare)\s*[:!]?",
    re.IGNORECASE,
)


_SECTION_HEADING = late(
    r"bakgrund|ärendet?|ärendebeskrivning|beskrivning(?:\s+av\s+ärendet)?|sammanfattning\b.*"
    r"|diskussion|dialog|(?:besluts)?underlag(?:et)?|yttrande\w*|nuläge|syfte|mål|reflektion\w*"
    r"|fortsatt\s+arbete|uppföljning|överväganden|bedömning|motivering|ekonomi\w*\s+konsekvenser"
    r"|barnkonsekvens\w*|slutsats\w*|kommentar\w*|anteckning\w*|minnesanteckning\w*|notering\w*"
    r"|frågor|frågeställning\w*|åtgärd\w*|bilag\w+|expedieras\s+till|beslutet\s+skickas\s+till"
    r"|jäv|reservation\w*|yrkande\w*|propositionsordning|tidigare\s+behandling",
    re.IGNORECASE,
)


def is_section(text: str) -> bool:
    """Tell whether a heading is one that the text of any point may have, and no sub-point."""
    return _SECTION_HEADING.fullmatch(text.strip().rstrip(":")) is not None


def begins_clause(line: Line) -> bool:
    """Tell whether a line is an att-clause, whatever sign it has."""
    return line.sign.lower() == "att" or _ATT.match(line.bare.text) is not None


def is_over_clauses(text: str) -> bool:
    """Tell whether a text is a heading over a proposal or a decision, and nothing else."""
    return bool(heading_over(text)) or _OVER.fullmatch(text.strip()) is not None


def is_field(text: str, *, presenters: bool = False) -> bool:
    """Tell whether a line says a field of the head, or who presents a point."""
    if _PRESENTED.match(text) or _BY.match(text):
        return True
    return not presenters and _FIELD.match(text) is not None


def presented(text: str, *, agenda: bool = False) -> int:
    """Give where those who present a point begin in a line that names them; 0 for none.

    On an agenda whoever answers for a point presents it; in notes that may be an assignment.
    """
    match = _PRESENTED.match(text) or _BY.match(text) or (_ANSWERS.match(text) if agenda else None)
    return match.end() if match else 0


def attendance_section(text: str) -> tuple[str, int]:
    """Give which attendance a line begins (present, absent, guests), and where names follow."""
    match = _SECTION.match(text)
    if match is None or match.lastgroup is None:
        return "", 0
    rest = text[match.end() :]
    tail = re.match(
        r"(?:\s+(?:ledamöter|ersättare|representanter|från\s+[^:]{2,40}|på\s+mötet|vid\s+mötet|är|var"
        r"|med\s+förhinder|personer|tjänstemän|för\s+[^:]{2,30}|på\s+(?:distans|länk|plats)|digitalt|via\s+\w+))*\s*(?:\([^)]*\))?\s*(?:[:\t]|$)",
        rest,
        re.IGNORECASE,
    )
    tail = tail or re.match(r"\s+(?:var|är)\s+(?=[A-ZÅÄÖ])", rest)
    if tail is None:
        return "", 0
    return match.lastgroup, match.end() + tail.end()


def attendance_of(line: Line) -> tuple[str, int]:
    """Give which attendance a line begins, and where names follow; a tab may stand for a colon."""
    section, at = attendance_section(line.text)
    lead, tab, _ = line.raw.strip().partition("\t")
    if section or not tab:
        return section, at
    own = " ".join(lead.split())
    return attendance_section(own)[0], len(own)


def begins_attendance(text: str) -> bool:
    """Tell whether a line is a heading over names, or begins with one."""
    return bool(attendance_section(text)[0])


def is_aside(text: str) -> bool:
    """Tell whether a line is said to the reader beside the points: a signature, a greeting."""
    return _ASIDE.fullmatch(text) is not None


def says_kind(text: str) -> bool:
    """Tell whether a line has the word for what a document is."""
    return any(words.search(text) for words, _ in KIND_WORDS)


def with_kind(text: str) -> bool:
    """Tell whether a heading begins with what it asks of the meeting."""
    return _KINDS.match(text) is not None


def looks_standing(text: str, standing: tuple[str, ...]) -> bool:
    """Tell whether a heading is one that agendas have."""
    return len(text) < 120 and bool(standing_in(text, (*standing, *STANDING)))  # noqa: PLR2004
