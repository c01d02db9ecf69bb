"""An arbetsordning with justerare: what is drafted, printed and said from its first day on."""

from pathlib import Path

import pytest

from lchnv_cli.context import Context
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.workdays import Workdays
from tests.judging import run
from tests.running import NETWORK, Program, archive, judge_by, network
from tests.sending import NOTES, change

pytestmark = pytest.mark.slow

SINCE = (
    "  - {gäller_från: 2026-04-01, organ: [lchnv], värden: {justerare: 2}, "
    "anteckningar_heter: protokoll}\n"
)
RULES_YAML = (NETWORK / "rules.yaml").read_text(encoding="utf-8") + SINCE


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    (tmp_path / "rules.yaml").write_bytes(RULES_YAML.encode())
    return program


def _drafted(lchnv: Program, day: str) -> str:
    lchnv("new-agenda", day)
    return Path(f"meetings/lchnv/{day}/dagordning.md").read_text(encoding="utf-8")


def test_a_new_agenda_has_the_choice_after_the_opening(lchnv: Program) -> None:
    text = _drafted(lchnv, "2026-05-29")
    assert "## 2. Val av justerare\n\n#### Förslag till beslut" in text
    assert "- att utse två justerare att jämte ordföranden justera protokollet" in text
    assert "## 3. Föregående protokoll 260522" in text
    assert "juster" not in _drafted(lchnv, "2026-03-27")


def test_a_point_of_the_body_s_own_is_enough(lchnv: Program) -> None:
    point = "      - {rubrik: Mötets öppnande, förslag: att öppna mötet}\n"
    change(Path("rules.yaml"), point, f"{point}      - Justering\n")
    assert _drafted(lchnv, "2026-05-29").count("uster") == 1


def test_one_is_one() -> None:
    assert "arbetsordningen säger en." in _told("justerare: väntar\n", "justerare: 1")


def _told(head: str, value: str = "justerare: 2") -> str:
    notes = f"---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-05-22\n{head}---\n"
    known = archive(notes, rules=RULES_YAML.replace("justerare: 2", value))
    rules = [rule for rule in RULES if rule.id == "justerare-saknas"]
    day = known.documents[0].last_day
    return "\n".join(f.message for f in run(rules, Context(day, known, Workdays())))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("", "Protokollet har ingen justerare; arbetsordningen säger två stycken."),
        ("justerare: Lo Falk\n", "Protokollet har en justerare; arbetsordningen säger två"),
        (
            "ordförande: Lo Falk\njusterare: [Lo Falk, Nils Hage]\n",
            "Lo Falk ledde mötet, och kan inte justera protokollet jämte ordföranden.",
        ),
        (
            "närvarande: [Nils Hage]\njusterare: [Lo Falk, Nils Hage]\n",
            "Lo Falk justerar protokollet, men står inte som närvarande.",
        ),
    ],
)
def test_a_finding_says_what_is_wrong(head: str, told: str) -> None:
    assert _told(head).startswith(told)


def test_new_notes_ask_for_them_and_print_them(lchnv: Program) -> None:
    _drafted(lchnv, "2026-05-29")
    made = lchnv("new-notes", "2026-05-29", "--today", "2026-05-30").out.strip()
    line = "justerare:            # två justerare, som var med och inte ledde mötet\n"
    change(Path(made), line, "justerare: [Asta Almgren, Folke Forsander]\n")
    lchnv("export", made, "--to", "html")
    (page,) = Path("export").glob("*.html")
    assert "<dt>Justerare</dt><dd>Asta Almgren, Folke Forsander</dd>" in page.read_text("utf-8")
    NOTES.unlink()
    before = lchnv("new-notes", "2026-03-20", "--dry-run", "--today", "2026-05-30").out
    assert "dokument: minnesanteckningar" in before
    assert "justerare" not in before


@pytest.mark.parametrize(
    "told",
    [
        "Lo Falk och Nils Hage utses att jämte ordföranden justera protokollet.",
        "Länschefsnätverket beslutade\n\n- att utse Lo Falk och Nils Hage att jämte ordföranden "
        "justera protokollet",
    ],
)
def test_the_choice_is_settled_by_a_sentence_or_a_decision(
    lchnv: Program, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, frozenset({"obehandlad-punkt", "kommunallagsord", "kallat-protokoll"}))
    _drafted(lchnv, "2026-05-29")
    made = Path(lchnv("new-notes", "2026-05-29", "--today", "2026-05-30").out.strip())
    text = made.read_text(encoding="utf-8").replace("Utfall: att bekräfta\n", "")
    clause = "- att utse två justerare att jämte ordföranden justera protokollet\n"
    decided = f"Länschefsnätverket beslutade\n\n{clause}"
    for answer, open_points in (("Inget sades.", 1), (told, 0)):
        made.write_bytes(text.replace(decided, f"{answer}\n").encode())
        found = lchnv("check", str(made.parent), "--today", "2026-06-01").out
        assert found.count("obehandlad-punkt") == open_points
        assert "kommunallagsord" not in found
        assert "kallat-protokoll" not in found


CLAUSE = "## 1. Val\n\nLänschefsnätverket beslutade\n\n- att {}\n"


@pytest.mark.parametrize(
    ("day", "clause", "count"),
    [
        ("2026-03-20", "utse Lo Falk till justerare", 1),
        ("2026-05-22", "utse Lo Falk till justerare", 0),
        ("2026-05-22", "protokollet justeras av Lo Falk", 0),
        ("2026-05-22", "beslutet ska justeras och anslås på anslagstavlan", 1),
        ("2026-05-22", "justering och anslag sker i maj", 1),
    ],
)
def test_adjusting_is_no_word_of_the_law_s_there(day: str, clause: str, count: int) -> None:
    head = f"---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: {day}\n---\n\n"
    known = archive(head + CLAUSE.format(clause), rules=RULES_YAML)
    rules = [rule for rule in RULES if rule.id == "kommunallagsord"]
    found = run(rules, Context(known.documents[0].last_day, known, Workdays()))
    assert len(found) == count
