"""The exemplary folder keeps every rule, and each rule finds what breaks it there and no more."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

import pytest

from lchnv_cli.load.archive import load_archive
from lchnv_cli.model.finding import Severity
from lchnv_cli.rules.catalogue import RULES
from tests.exemplary import FOLDER, TODAY, Change, changed, files, judge, read

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
RULES_YAML, REGISTER = "rules.yaml", "meetings/register.yaml"
NEW_YEAR = dt.date(2028, 1, 1)  # what was due by the turn of the year is due no longer


def _agenda(day: str, body: str = "lchnv") -> str:
    return f"meetings/{body}/{day}/dagordning.md"


def _notes(day: str, body: str = "lchnv") -> str:
    return f"meetings/{body}/{day}/minnesanteckningar.md"


def _calendar(year: int, body: str = "lchnv") -> str:
    return f"meetings/{body}/{year}/kalendarium.md"


@dataclass(frozen=True, slots=True)
class Companion:
    """Another rule that must find the same change, and why it must."""

    rule: str
    severity: Severity
    file: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Breach:
    """Changes that break one rule, and where it says so: the line that begins or holds ``at``.

    Without ``file`` the line is in the first file changed, and without ``at`` it is its new text.
    """

    rule: str
    paragraph: str
    severity: Severity
    changes: tuple[Change, ...]
    at: str = ""
    file: str = ""
    today: dt.date = TODAY
    companions: tuple[Companion, ...] = ()

    def expected(self, texts: dict[str, str]) -> set[tuple[str, int, str, Severity]]:
        """Give the findings that the changed files must have, by file, line and rule."""
        first = self.changes[0]
        file = self.file or first.file
        own = (file, line_of(texts[file], self.at or first.new or ""), self.rule, self.severity)
        others = {
            (other.file, line_of(texts[other.file], other.at), other.rule, other.severity)
            for other in self.companions
        }
        return {own, *others}


def line_of(text: str, mark: str) -> int:
    """Give the line on which a mark begins; it must be there once."""
    assert text.count(mark) == 1, f"{mark!r} stands {text.count(mark)} times"
    return text.count("\n", 0, text.index(mark)) + 1


MARCH, MARCH_NOTES = _agenda("2026-03-20"), _notes("2026-03-20")
JANUARY_NOTES, MAY_NOTES = _notes("2026-01-30"), _notes("2026-05-29")
APRIL_NOTES = _notes("2027-04-09")
EXTRA, EXTRA_NOTES = _agenda("2026-10-16"), _notes("2026-10-16")
AUTUMN_NOTES = _notes("2027-09-24")
TOP = "---\ndokument:"  # the first line of a document
# An extra meeting that was called and published in time; its points come after.
CALLED = _agenda("2028-02-04")
CALLED_HEAD = """\
---
dokument: dagordning
organ: lchnv
datum: 2028-02-04
möte: extra
kallat_av: styrgrupp 2027-11-26
tid: 13.00–14.00
plats: Teams
utfärdad_av: RSS Prov
publicerad: 2027-12-27
---
"""
BERTIL = "{roll: representant, organ: lchnv, huvudman: Granköping, från: 2024-12-19}"
DAVID = "{roll: styrgrupp, organ: lchnv, huvudman: Aspnäs, från: 2024-12-19, beslut:"
DAVID_ENDS = (
    "{{roll: styrgrupp, organ: lchnv, huvudman: Aspnäs, från: 2024-12-19, till: {}, beslut:"
)
MAJA = (
    "      - {roll: styrgrupp, organ: lchnv, huvudman: Region Prov, från: 2027-06-01, "
    "beslut: lchnv 2027-05-28 punkt 5 b}\n"
)
GRETA = (
    "{roll: ordförande, organ: lchnv, huvudman: Region Prov, från: 2028-01-01, till: 2028-12-31, "
    "beslut: lchnv 2027-12-10 punkt 5 a}"
)
CECILIA = (
    "{roll: vice ordförande, organ: lchnv, huvudman: Tallsjö, från: 2028-01-01, till: 2028-12-31, "
    "beslut: lchnv 2027-12-10 punkt 5 a}"
)
CHOSEN = "huvudman: Tallsjö, från: 2027-01-01, till: 2027-12-31, beslut: lchnv 2026-12-11 punkt 5 b"
REPORTED = "Utvecklingsuppdrag: RSS Prov; återrapport 2026-12-11"
PROPOSED = """

#### Förslag till beslut

Styrgruppen för Länschefsnätverket rekommenderar Länschefsnätverket att besluta

- att starta utvecklingsarbetet
"""


def _register(old: str, new: str) -> Change:
    return Change(REGISTER, old, new)


def _march(old: str, new: str) -> tuple[Change, ...]:
    return (Change(MARCH, old, new),)


def _noted(old: str, new: str, file: str = MARCH_NOTES) -> tuple[Change, ...]:
    return (Change(file, old, new),)


READING = (
    Breach(
        "oläsbar-fil",
        "form",
        ERROR,
        (Change(_agenda("2026-10-09", "radet"), "---\ndokument", "dokument"),),
        at="dokument:",
    ),
    Breach(
        "dubbelt-fält",
        "form",
        ERROR,
        _march("ordförande:", "plats: Teams\nordförande:"),
        at="plats: Teams",
    ),
    Breach("okänt-fält", "form", ERROR, _march("ordförande:", "lokal: Stora salen\nordförande:")),
    Breach(
        "okänt-fält",
        "form",
        ERROR,
        _noted("Greta Granhult visade tidsplanen.", "Utfal: bifall", MAY_NOTES),
    ),
    Breach(
        "saknat-fält",
        "form",
        ERROR,
        (Change(_notes("2026-10-09", "radet"), "datum: 2026-10-09\n", ""),),
        at="dokument:",
    ),
    Breach("ogiltigt-värde", "form", ERROR, _march("09.30–12.00", "12.00–09.30"), at="tid:"),
    Breach("ogiltigt-värde", "form", ERROR, _noted("Utfall: bifall", "Utfall: godkänt")),
    Breach("ogiltigt-värde", "form", ERROR, (_register(BERTIL, BERTIL.replace("köping", "by")),)),
    Breach(
        "fel-mapp",
        "form",
        ERROR,
        (Change(_agenda("2027-10-22", "schnv"), "datum: 2027-10-22", "datum: 2027-10-21"),),
    ),
    Breach(
        "dubbelt-möte",
        "form",
        ERROR,
        (
            Change(
                "meetings/schnv/2027-10-22/utkast.md",
                new="---\ndokument: dagordning\norgan: schnv\ndatum: 2027-10-22\n---\n",
            ),
        ),
        at="datum:",
        companions=(
            Companion(
                "fel-mapp",
                ERROR,
                "meetings/schnv/2027-10-22/utkast.md",
                TOP,
                "two documents of one meeting cannot both lie in its one place",
            ),
        ),
    ),
    Breach(
        "okänt-undantag",
        "form",
        ERROR,
        _march("publicerad:", "undantag:\n  - regel: sen-dagordning\npublicerad:"),
        at="  - regel: sen-dagordning",
    ),
    Breach(
        "okänt-undantag",
        "form",
        ERROR,
        _march(
            "publicerad:",
            "undantag:\n  - {regel: sendagordning, skäl: Mötet flyttades.}\npublicerad:",
        ),
        at="  - {regel: sendagordning",
    ),
    Breach(
        "onödigt-undantag",
        "form",
        WARNING,
        _march(
            "publicerad:",
            "undantag:\n  - {regel: sen-dagordning, skäl: Mötet flyttades.}\npublicerad:",
        ),
        at="  - {regel: sen-dagordning",
    ),
)

PEOPLE = (
    Breach(
        "saknad-huvudman",
        "1 §",
        ERROR,
        (_register("huvudman: Ekmossa", "huvudman: Tallsjö"),),
        at="# Påhittade personer.",  # the principal has no mandate to point at
    ),
    Breach(
        "saknad-huvudman",
        "1 §",
        INFO,
        (_register("Ekmossa, från: 2024-12-19", "Ekmossa, från: 2024-12-19, till: 2027-12-31"),),
    ),
    Breach(
        "ersättare",
        "1 §",
        ERROR,
        (_register(BERTIL, BERTIL.replace("}", ", befattning: ersättare}")),),
    ),
    Breach(
        "ersättare",
        "1 §",
        ERROR,
        _noted("[Bertil Björkegren]", "['Bertil Björkegren, ersättare']"),
    ),
    Breach(
        "ordförande-växlar-inte",
        "2 §",
        ERROR,
        (
            _register(CECILIA, CECILIA.replace("vice ordförande", "ordförande")),
            _register(GRETA, GRETA.replace("ordförande", "vice ordförande")),
        ),
    ),
    Breach(
        "vice-från-samma-part",
        "2 §",
        ERROR,
        (_register(CECILIA, CECILIA.replace("Tallsjö", "Region Prov")),),
    ),
    Breach("ordförandeval-saknas", "2 §", ERROR, (_register(CHOSEN, CHOSEN.replace("5 b", "9")),)),
    Breach(
        "ordförandeval-saknas",
        "2 §",
        ERROR,
        (_register(GRETA, GRETA.replace(", beslut: lchnv 2027-12-10 punkt 5 a", "")),),
        today=NEW_YEAR,
    ),
    Breach(
        "fel-mötesordförande",
        "2 §",
        ERROR,
        _noted("ordförande: Elsa Ekenstam", "ordförande: Asta Almgren"),
    ),
    Breach(
        "fel-mötesordförande",
        "2 §",
        ERROR,
        _noted("ordförande: Elsa Ekenstam", "ordförande: David Dahlkvist"),
    ),
    Breach(
        "obehandlad-punkt",
        "2 §",
        ERROR,
        _noted("Utfall: bordlagd till nästa möte\n\n", "", APRIL_NOTES),
        at="### a) Beslut: Samverkan",
    ),
    Breach(
        "obehandlad-punkt",
        "2 §",
        ERROR,
        _noted("## 6. Övriga frågor\n\nInga övriga frågor togs upp.\n", "", APRIL_NOTES),
        at="datum:",
    ),
    Breach(
        "obehandlad-punkt",
        "2 §",
        ERROR,
        _noted("Utfall: ändrad", "Utfall: att bekräfta", _notes("2027-01-29")),
    ),
)

STEERING = (
    Breach(
        "styrgrupp-antal", "3 §", ERROR, (_register(DAVID, DAVID_ENDS.format("2027-10-31")),)
    ),  # empty for 61 days
    Breach(
        "styrgrupp-antal", "3 §", WARNING, (_register(DAVID, DAVID_ENDS.format("2027-11-01")),)
    ),  # and for 60
    Breach(
        "styrgrupp-fördelning",
        "3 §",
        ERROR,
        (
            _register(BERTIL, f"{BERTIL}\n{MAJA.replace('Region Prov', 'Granköping').rstrip()}"),
            _register(MAJA, ""),
        ),
        at="      - {roll: styrgrupp, organ: lchnv, huvudman: Granköping",
    ),
    Breach(
        "styrgrupp-inte-representant",
        "3 §",
        ERROR,
        (
            _register(
                "{roll: representant, organ: lchnv, huvudman: Region Prov, från: 2027-06-01}",
                "{roll: representant, organ: lchnv, huvudman: Region Prov, från: 2027-06-02}",
            ),
        ),
        at=MAJA,
    ),
    Breach(
        "styrgrupp-utan-ordförande",
        "3 §",
        ERROR,
        (
            _register(BERTIL, f"{BERTIL}\n      - {CECILIA.replace('Tallsjö', 'Granköping')}"),
            _register(f"      - {CECILIA}\n", ""),
        ),
        at="      - {roll: vice ordförande, organ: lchnv, huvudman: Granköping",
        today=NEW_YEAR,
    ),
    Breach("styrgrupp-ej-beslutad", "3 §", ERROR, (_register(MAJA, MAJA.replace("5 b", "7")),)),
    Breach(
        "styrgrupp-geografi",
        "3 §",
        WARNING,
        (
            _register(
                BERTIL,
                f"{BERTIL}\n      - {{roll: styrgrupp, organ: lchnv, huvudman: Granköping, "
                "från: 2027-10-01, beslut: lchnv 2027-09-24 punkt 5}",
            ),
            _register(DAVID, DAVID_ENDS.format("2027-09-30")),
        ),
        at="      - {roll: styrgrupp, organ: lchnv, huvudman: Granköping",
    ),
    Breach(
        "styrgrupp-nationellt-uppdrag",
        "3 §",
        WARNING,
        (
            _register(
                "från: 2024-12-19, befattning: SKR:s socialchefsnätverk",
                "från: 2024-12-19, till: 2027-06-30, befattning: SKR:s socialchefsnätverk",
            ),
        ),
    ),
)

PLANNING = (
    Breach(
        "för-få-möten",
        "4 §",
        ERROR,
        (Change(_calendar(2028), "  - datum: 2028-12-08\n    tid: 09.30–12.00\n", ""),),
        at="möten:",
    ),
    Breach(
        "för-få-möten",
        "4 §",
        ERROR,
        (
            Change(
                _calendar(2028),
                "  - datum: 2028-12-08\n",
                "  - datum: 2028-12-08\n    möte: extra\n    beslut: styrgrupp 2027-11-26\n",
            ),
        ),
        at="möten:",
    ),
    Breach(
        "för-få-möten",
        "4 §",
        ERROR,
        (
            Change(
                _calendar(2028),
                "  - datum: 2028-12-08\n",
                "  - datum: 2028-12-08\n    inställt: lchnv 2027-12-10 punkt 5 b\n",
            ),
        ),
        at="möten:",
    ),
    Breach(
        "kalendarium-saknas",
        "4 §",
        ERROR,
        (Change(CALLED, new=f"{CALLED_HEAD}\n## 1. Öppnande\n"), Change(_calendar(2028))),
        at="datum:",
        today=NEW_YEAR,
    ),
    Breach(
        "sent-kalendarium",
        "4 §",
        ERROR,
        (Change(_calendar(2027), "fastställt: 2026-12-11", "fastställt: 2027-01-01"),),
    ),
    Breach(
        "utanför-kalendariet",
        "4 §",
        ERROR,
        (
            Change(
                _calendar(2026),
                "flyttat_från: 2026-09-18\n    beslut: lchnv 2026-05-29 punkt 5 a",
                "flyttat_från: 2026-09-18",
            ),
        ),
        at="  - datum: 2026-09-25",
    ),
    Breach(
        "utanför-kalendariet",
        "4 §",
        ERROR,
        (
            Change(
                _calendar(2026),
                "  - datum: 2026-03-20\n    tid: 09.30–12.00\n"
                "    plats: Aspgården, Sjövägen 4, Aspnäs\n",
                "",
            ),
        ),
        file=MARCH,
        at="datum: ",
    ),
    Breach(
        "extra-utan-styrgrupp",
        "4 §",
        ERROR,
        (
            Change(EXTRA, "kallat_av: styrgrupp 2026-10-02", "kallat_av: RSS Prov"),
            Change(EXTRA_NOTES, "kallat_av: styrgrupp 2026-10-02\n", ""),
            Change(_calendar(2026), "    plats: Teams\n    beslut: styrgrupp 2026-10-02\n", ""),
        ),
    ),
    Breach(
        "välfärdsrådet-ej-samordnat",
        "4 §",
        WARNING,
        (Change(_calendar(2028, "radet"), "2028-03-31", "2028-04-28"),),
        file=_calendar(2028),
        at="  - datum: 2028-03-17",
    ),
    Breach(
        "möte-på-ledig-dag",
        "4 §",
        WARNING,
        (Change(_calendar(2028), "2028-09-22", "2028-09-23"),),
    ),
    Breach(
        "möte-på-ledig-dag",
        "4 §",
        INFO,
        (
            Change(_calendar(2028), "2028-05-19", "2028-05-26"),
            Change(_calendar(2028), "2028-05-05", "2028-05-12"),
        ),
    ),
    Breach(
        "ej-berett-möte",
        "5 §",
        ERROR,
        (Change(_calendar(2027), "2027-09-10", "2027-09-17"),),
        at="  - datum: 2027-09-24",
    ),
    Breach(
        "ej-berett-möte",
        "5 §",
        INFO,
        (Change(_calendar(2028), "2028-03-03", "2028-03-10"),),
        at="  - datum: 2028-03-17",
    ),
    Breach(
        "ordförandeberedning-saknas",
        "5 §",
        ERROR,
        (Change(_calendar(2027), "  - datum: 2027-09-06\n    möte: beredning\n", ""),),
        at="  - datum: 2027-09-24",
    ),
    Breach(
        "sen-översyn",
        "7 §",
        ERROR,
        (
            Change(
                RULES_YAML,
                "    översedd:\n      - {datum: 2026-12-11, beslut: lchnv 2026-12-11 punkt 5 d}\n",
                "",
            ),
        ),
        at="  - gäller_från:",
    ),
    Breach(
        "gammalt-format",
        "form",
        INFO,
        (Change(RULES_YAML, "format: 2\n", ""),),
        at="# Ett påhittat nätverk",
    ),
)

AGENDAS = (
    Breach("sen-dagordning", "4 §", ERROR, _march("2026-03-11", "2026-03-16"), at="publicerad:"),
    Breach("sen-dagordning", "4 §", ERROR, _march("publicerad: 2026-03-11\n", ""), at="datum:"),
    Breach(
        "sen-bilaga",
        "4 §",
        ERROR,
        _march("2-rutin.txt", "2-rutin.txt\n    publicerad: 2026-03-16"),
        at="    publicerad:",
    ),
    Breach("utan-tid", "4 §", ERROR, _march("tid: 09.30–12.00\n", ""), at=TOP),
    Breach(
        "utan-plats",
        "4 §",
        ERROR,
        _march("plats: Aspgården, Sjövägen 4, Aspnäs", "plats: '–'"),
    ),
    Breach("tom-föredragningslista", "4 §", ERROR, (Change(CALLED, new=CALLED_HEAD),), at=TOP),
    Breach("fel-utfärdare", "4 §", ERROR, _march("utfärdad_av: RSS Prov", "utfärdad_av: Kansliet")),
    Breach(
        "föredragande-saknas",
        "4 §",
        WARNING,
        _march("Föredragande: Greta Granhult, områdeschef, Region Prov\n\n", ""),
        at="### a) Information: Läget",
    ),
    Breach(
        "beslut-utan-förslag",
        "5 §",
        ERROR,
        _march(PROPOSED, "\n"),
        at="### c) Beslut: Utvecklingsarbete",
    ),
    Breach(
        "ej-berett-ärende",
        "5 §",
        INFO,
        _march("Beredd: styrgrupp 2026-03-06\nÄrende: tidiga insatser", "Ärende: tidiga insatser"),
        at="### c) Beslut: Utvecklingsarbete",
    ),
    Breach(
        "saknad-standardpunkt",
        "form",
        WARNING,
        _march("## 6. Övriga frågor", "## 6. Avslutning"),
        at="datum:",
    ),
    Breach(
        "saknad-standardpunkt",
        "form",
        WARNING,
        (
            Change(MARCH, "## 1. Mötets öppnande", "## 1. Godkännande av dagordning"),
            Change(MARCH, "## 2. Godkännande av dagordning", "## 2. Mötets öppnande"),
        ),
        at="## 2. Mötets öppnande",
    ),
)

NOTES = (
    Breach(
        "fel-sekreterare",
        "4 §",
        ERROR,
        _noted("sekreterare: Lars Lindmarker", "sekreterare: Inga Isling"),
    ),
    Breach(
        "fel-sekreterare", "4 §", ERROR, _noted("sekreterare: Lars Lindmarker\n", ""), at="datum:"
    ),
    Breach(
        "votering",
        "4 §",
        ERROR,
        _noted("- att hålla två", "- att efter votering hålla två"),
    ),
    Breach(
        "återremiss-utan-mottagare",
        "4 §",
        ERROR,
        _noted("Utfall: återremiss till RSS Prov", "Utfall: återremiss", JANUARY_NOTES),
    ),
    Breach(
        "glömd-återremiss",
        "4 §",
        ERROR,
        _noted("Ärende: vårdplanering", "Ärende: planer", JANUARY_NOTES),
        at="Utfall: återremiss",
    ),
    Breach(
        "glömd-bordläggning",
        "4 §",
        WARNING,
        _noted("Gemensamma utbildningsdagar", "Gemensamma kurser", JANUARY_NOTES),
        at="Utfall: bordlagd",
    ),
    Breach(
        "glömd-bordläggning",
        "4 §",
        WARNING,
        _noted("### a) Beslut: Samverkan vid", "### a) Beslut: Om", APRIL_NOTES),
        at="Utfall: bordlagd",
    ),
    Breach(
        "kallat-protokoll",
        "4 §",
        ERROR,
        _noted("## 3. Föregående minnesanteckningar", "## 3. Föregående protokoll"),
    ),
    Breach(
        "kallat-protokoll",
        "4 §",
        ERROR,
        _noted(
            "dokument: minnesanteckningar",
            "dokument: protokoll",
            _notes("2026-03-06", "styrgrupp"),
        ),
    ),
    Breach("ej-utskickade", "4 §", ERROR, _noted("2026-03-26", "2026-04-04"), at="utskickad:"),
    Breach("ej-utskickade", "4 §", ERROR, _noted("utskickad: 2026-03-26\n", ""), at="datum:"),
    Breach("ej-utskickade", "4 §", ERROR, (Change(EXTRA_NOTES),), file=EXTRA, at="datum:"),
    Breach("ej-publicerade", "4 §", ERROR, _noted("2026-03-27", "2026-04-04"), at="publicerad:"),
    Breach("ej-diarieförda", "4 §", ERROR, _noted("  Rönnås: SOC 2026:70\n", ""), at="diarieförd:"),
    Breach(
        "per-capsulam",
        "4 §",
        INFO,
        _noted(
            "Utfall: bordlagd till nästa möte",
            "Utfall: per capsulam senast 2027-04-23; bifall\nSvar: alla sju huvudmän",
            APRIL_NOTES,
        ),
    ),
    Breach(
        "per-capsulam",
        "4 §",
        WARNING,
        _noted("Utfall: bordlagd till nästa möte", "Utfall: per capsulam; bifall", APRIL_NOTES),
    ),
    Breach(
        "uppdrag-utan-ansvarig",
        "5 §",
        ERROR,
        _noted("Uppdrag: RSS Prov; återrapport 2026-09-18", "Uppdrag: återrapport 2026-09-18"),
    ),
    Breach(
        "uppdrag-ej-återrapporterat",
        "5 §",
        ERROR,
        _noted("Ärende: våld i nära relationer\n", "Ärende: våld\n", APRIL_NOTES),
        at="Uppdrag: David",
    ),
    Breach(
        "uppdrag-utan-beskrivning",
        "5 §",
        INFO,
        _noted("Uppdragsbeskrivning: Bilaga 3\n", ""),
        at=REPORTED,
    ),
    Breach(
        "brukarmedverkan",
        "ingress",
        WARNING,
        _noted("Brukarmedverkan: brukarråden deltar i arbetsgruppen", "Brukarmedverkan: nej"),
        at=REPORTED,
    ),
    Breach(
        "ej-hänskjuten",
        "6 §",
        ERROR,
        _noted("bifall; hänskjuten till Provrådet", "bifall", MAY_NOTES),
        at="Politiskt beslut: ja",
    ),
    Breach(
        "hänskjutet-ärende-borta",
        "6 §",
        WARNING,
        _noted("Ärende: handledning för familjehem", "Ärende: familjehem", AUTUMN_NOTES),
        at="Utfall: bifall; hänskjuten",
    ),
    Breach(
        "kommunallagsord",
        "6 §",
        WARNING,
        _noted("- att starta utvecklingsarbetet", "- att utse Inga Isling till justerare"),
    ),
    Breach(
        "utan-diarienummer",
        "form",
        INFO,
        _noted("diarienummer: HSN 2026/1174\n", ""),
        at="publicerad:",
    ),
    Breach(
        "utan-diarienummer", "form", WARNING, _noted("  Rönnås: SOC 2026:70", "  Rönnås: 70/2026")
    ),
)

FORM = (
    Breach("fel-numrering", "form", WARNING, _march("## 6. Övriga", "## 7. Övriga")),
    Breach(
        "dubbel-rubrik",
        "form",
        WARNING,
        _march(
            "Information: Läget i sommarbemanningen", "Information: Gemensamma utbildningsdagar"
        ),
        at="### b) Dialog/Beslut: Gemensamma utbildningsdagar",
    ),
    Breach(
        "slag-utan-täckning",
        "form",
        WARNING,
        _march("### b) Dialog/Beslut:", "### b) Information:"),
    ),
    Breach(
        "att-sats",
        "form",
        ERROR,
        _noted("- att starta utvecklingsarbetet", "- starta utvecklingsarbetet"),
    ),
    Breach("okänd-bilaga", "form", ERROR, _march("vem som kallar.", "vem som kallar (Bilaga 4).")),
    Breach(
        "oanvänd-bilaga",
        "form",
        WARNING,
        _march("\n---\n\n##", "\n  - nr: 4\n    titel: Budget\n---\n\n##"),
        at="  - nr: 4",
    ),
    Breach(
        "bilageordning",
        "form",
        WARNING,
        _march("Läget i sommarbemanningen", "Läget i sommarbemanningen (Bilaga 3)"),
        at="### a) Beslut: Gemensam vårdplanering",
    ),
    Breach("bilagefil-saknas", "form", ERROR, _march("bilagor/2-rutin.txt", "bilagor/2.txt")),
    Breach(
        "fel-föregående-möte",
        "form",
        ERROR,
        _march("minnesanteckningar 260130", "minnesanteckningar 260129"),
    ),
    Breach(
        "okänd-möteshänvisning",
        "form",
        WARNING,
        _march("återremitterades 260130", "återremitterades 260131"),
    ),
    Breach(
        "fel-veckodag",
        "form",
        ERROR,
        (Change(_agenda("2026-05-29"), "måndagen den 2", "tisdagen den 2"),),
    ),
    Breach(
        "dubbel-närvaro",
        "form",
        ERROR,
        _noted("  Ekmossa: [Inga Isling]", "  Ekmossa: [Inga Isling]\n  Björkby: [Asta Almgren]"),
        at="  Björkby: [Asta Almgren]\nutskickad",
    ),
    Breach(
        "okänd-närvarande",
        "form",
        WARNING,
        _noted("[Bertil Björkegren]", "[Bertil Björkegren, Sture Sandgärde]"),
    ),
    Breach(
        "saknas-i-närvaron",
        "form",
        WARNING,
        _noted("  Granköping: [Bertil Björkegren]\n", ""),
        at="närvarande:\n  Björkby",
    ),
    Breach(
        "felstavat-namn",
        "form",
        WARNING,
        _march("Greta Granhult, områdes", "Greta Granhul, områdes"),
    ),
    Breach(
        "struken-frånvaro",
        "form",
        ERROR,
        _noted("[Bertil Björkegren]", "[~~Bertil Björkegren~~]"),
    ),
    Breach(
        "ändrad-efter-publicering",
        "form",
        ERROR,
        (Change(_agenda("2027-01-29"), "hålls varje höst", "hålls varje vår"),),
        at="kontrollsumma:",
    ),
    Breach(
        "personnummer",
        "form",
        ERROR,
        _noted("tackade för värdskapet i Aspnäs", "talade om 800101-9804"),
    ),
)

BREACHES = (*READING, *PEOPLE, *STEERING, *PLANNING, *AGENDAS, *NOTES, *FORM)


def _name(breach: Breach) -> str:
    return f"{breach.rule}-{BREACHES.index(breach)}"


def test_the_folder_keeps_every_rule_but_the_one_it_is_exempted_from() -> None:
    archive, faults = load_archive(FOLDER)
    found = [(f.rule, f.severity, bool(f.exempted)) for f in judge(archive, TODAY, faults=faults)]
    assert found == [("per-capsulam", INFO, True)]


def test_a_changed_copy_reads_as_the_folder_does() -> None:
    archive, faults = load_archive(FOLDER)
    copy, told = read(files())
    assert (copy.procedure, copy.register) == (archive.procedure, archive.register)
    actual = [(d.file, d.text.splitlines()) for d in copy.documents]
    assert actual == [(d.file, d.text.splitlines()) for d in archive.documents]
    assert told == faults == []


def test_every_rule_is_broken() -> None:
    assert {rule.id for rule in RULES} - {breach.rule for breach in BREACHES} == set()


@pytest.mark.parametrize("breach", BREACHES, ids=_name)
def test_a_breach_is_found_where_it_is_and_nothing_else_is(breach: Breach) -> None:
    texts = changed(breach.changes)
    archive, faults = read(texts)
    found = [f for f in judge(archive, breach.today, faults=faults) if not f.exempted]
    actual = Counter((str(f.file), f.line, f.rule, f.severity) for f in found)
    assert actual == Counter(breach.expected(texts))
    assert {f.paragraph for f in found if f.rule == breach.rule} == {breach.paragraph}
