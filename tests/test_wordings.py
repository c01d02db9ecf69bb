"""What clauses and sentences tell of a matter, in the words that civil servants use."""

import pytest

from lchnv_cli.memory.attendees import key_of
from lchnv_cli.memory.fate import Fate, fate_of
from lchnv_cli.memory.leading import leader_in
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.said import told_in
from lchnv_cli.memory.substitutes import stands_in, substitute_in
from lchnv_cli.memory.votes import vote_in
from lchnv_cli.memory.wordings import outcomes_in
from lchnv_cli.model.document import Notes
from tests.running import archive, read

TABLED, REMITTED = OutcomeKind.TABLED, OutcomeKind.REMITTED
BY_MAIL, REFERRED = OutcomeKind.PER_CAPSULAM, OutcomeKind.REFERRED
WITHDRAWN, REJECTED = OutcomeKind.WITHDRAWN, OutcomeKind.REJECTED


@pytest.mark.parametrize(
    ("clause", "kinds"),
    [
        ("att ärendet bordläggs i väntan på nya uppgifter", [TABLED]),
        ("att frågan tas upp för beslut vid nästa möte", [TABLED]),
        ("att, i väntan på underlag, skjuta upp frågan till hösten", [TABLED]),
        ("att avvakta med beslut till nästa möte", [TABLED]),
        ("att hänskjuta ärendet till nästa möte", [TABLED]),
        ("att ärendet återremitteras till RSS", [REMITTED]),
        ("att skicka tillbaka förslaget till RSS", [REMITTED]),
        ("att ärendet, som bereddes i maj, återremitteras till RSS", [REMITTED]),
        ("att förslaget skickas ut per mejl för beslut", [BY_MAIL]),
        ("att lämna frågan till socialnämnderna för beslut", [REFERRED]),
        ("att lyfta frågan till Provrådet", [REFERRED]),
        ("att inte anta planen utan återremittera den till RSS", [REJECTED, REMITTED]),
        ("att punkten utgår", [WITHDRAWN]),
        # spoken of, denied, merely possible, or told of something else
        ("att meddela att ärendet återremitteras", []),
        ("att ge RSS i uppdrag att återkomma till nästa möte", []),
        ("att inte bordlägga ärendet", []),
        ("att ärendet kan bordläggas", []),
        ("att tacka för planen (ärendet bordläggs i SCHNV)", []),
        ("att redovisa de ärenden som bordlades", []),
        ("att redovisa det återremitterade ärendet", []),
        ("att ersättning utgår med 500 kronor", []),
        ("att avtalet utgår från lagen", []),
        ("att flytta mötet den 20 november till den 17 november", []),
        ("att följa upp arbetet vid nästa möte", []),
        ("att redovisningen tas upp i boken", []),
        # the same verbs, of the matter and of other things
        ("att flytta punkten till hösten", [TABLED]),
        ("att flytta verksamheten till den 1 maj", []),
        ("att frågan skjuts upp till 2028", [TABLED]),
        ("att skjuta upp införandet till 2028", []),
        ("att rapporten behandlas vid nästa möte", [TABLED]),
        ("att ansökningar behandlas under hösten", []),
        ("att beslutet tas till hösten", [TABLED]),
        ("att beslut om taxor tas i respektive kommun till hösten", []),
        ("att avtalet förlängs på ett år till den 30 juni 2027", []),
        ("att beslut om modellen kommer att tas vid ett senare möte", [TABLED]),
        ("att inte ta ställning förrän vid mötet den 28 maj", [TABLED]),
        ("att ärendet återgår till RSS för ny beredning", [REMITTED]),
        ("att avgöra frågan genom mejlsvar", [BY_MAIL]),
        ("att besvara frågan genom mejl", []),
        ("att Socialchefsnätverket tar över frågan", [REFERRED]),
        ("att tacka Socialchefsnätverket för frågan", []),
        ("att ta ställning till modellen först när kostnaden är känd", [TABLED]),
        ("att besluta i ärendet först efter att kommunerna har svarat", [TABLED]),
        ("att frågan ligger på is", [TABLED]),
        ("att punkten förs över till nästa möte", [TABLED]),
        ("att kommunerna fattar beslut i höst", []),
        ("att uppföljningen tas upp på nästa möte", []),
        ("att säga nej till förslaget", [REJECTED]),
        ("att ärendet avskrivs", [WITHDRAWN]),
        ("att avgifterna tas bort", []),
        ("att representanten utgår ur arbetsgruppen", []),
    ],
)
def test_a_clause_tells_the_outcomes_of_its_own_matter(
    clause: str, kinds: list[OutcomeKind]
) -> None:
    assert [each.outcome.kind for each in outcomes_in(clause)] == kinds


def _fate(text: str) -> Fate:
    head = "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-03-20\n---\n\n"
    document = read(f"{head}## 1. Rutin\n\n{text}\n").document
    assert isinstance(document, Notes)
    return fate_of(document.items[0], "lchnv", archive().procedure)


def _told(text: str) -> list[OutcomeKind]:
    return [one.kind for told in _fate(text).told for one in told.outcomes]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Punkten bordlades till nästa möte.", TABLED),
        ("Tiden räckte inte. Punkten utgick och tas upp på nästa möte.", TABLED),
        ("Det beslutades att frågan tas upp igen vid nästa möte.", TABLED),
        ("Länschefsnätverket beslutade att bordlägga frågan.", TABLED),
        ("Ordföranden konstaterade att ärendet återremitteras till RSS.", REMITTED),
        ("Då samstämmighet inte nåddes återremitterades ärendet.", REMITTED),
        ("- Diskussion\n- Frågan går tillbaka till RSS för ny beredning", REMITTED),
        ("Nätverket enades om att besluta per capsulam.", BY_MAIL),
        ("Ärendet hänsköts till Provrådet.", REFERRED),
        ("Eftersom ingen var enig återremitterades ärendet till RSS.", REMITTED),
        ("Lo Falk föreslog att ärendet skulle bordläggas, vilket nätverket godkände.", TABLED),
        ("Underlaget saknas, och ärendet bordläggs därför.", TABLED),
        ("Lo Falk drog tillbaka ärendet.", WITHDRAWN),
        ("Förslaget avslogs.", REJECTED),
    ],
)
def test_a_sentence_that_says_outright_what_happened_is_an_outcome(
    text: str, kind: OutcomeKind
) -> None:
    assert _told(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Socialnämnden i Björkby bordlade ärendet.",
        "Ärendet bordlades av socialnämnden.",
        "Styrgruppen återremitterade ärendet till RSS.",
        "Ärendet bordlades vid mötet den 12 december och tas nu upp igen.",
        "Ärendet återremitterades förra året.",
        "Flera ville bordlägga ärendet.",
        "Om underlaget saknas bordläggs ärendet.",
        "Någon invände att ärendet borde återremitteras.",
        "Ärendet bordlades inte.",
        "Styrgruppen föreslår att frågan bordläggs.",
        "Mötet flyttas till den 17 november.",
        "> Punkten bordlades till nästa möte.",
        "Frågan togs upp igen.",
        "Regionen väntar på besked till hösten.",
        "Utbildningen återkommer under hösten.",
        "Ersättningen utgår.",
        "Projektet skjuts upp till 2028.",
    ],
)
def test_what_others_did_before_or_might_do_is_no_outcome(text: str) -> None:
    assert _told(text) == []


def test_a_decision_in_running_text_is_a_decision_where_no_clause_tells_one() -> None:
    head = (
        "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-03-20\n---\n\n## 1. Rutin\n\n"
    )
    alone = read(f"{head}Mötet beslutade att anta rutinen.\n").document
    beside = read(
        f"{head}Mötet beslutade att anta rutinen.\n\nNätverket beslutade\n\n- att anta rutinen\n"
    ).document
    assert isinstance(alone, Notes)
    assert isinstance(beside, Notes)
    procedure = archive().procedure
    for document, line in ((alone, 9), (beside, 13)):
        [clause] = fate_of(document.items[0], "lchnv", procedure).decided
        assert (clause.text, clause.line) == ("att anta rutinen", line)


@pytest.mark.parametrize(
    ("text", "who", "when"),
    [
        ("- att ge RSS i uppdrag att återkomma till nästa möte", "RSS", "nästa möte"),
        ("- att Styrgruppen får i uppdrag att bereda ärendet", "Styrgruppen", ""),
        ("- att uppdra åt Lo Falk att ta fram en plan, redovisas 260918", "Lo Falk", "260918"),
        ("- att Lo Falk ansvarar för planen som redovisas i maj", "Lo Falk", "maj"),
        ("- att en arbetsgrupp tillsätts", "en arbetsgrupp", ""),
    ],
)
def test_what_is_handed_out_in_words_is_an_assignment(text: str, who: str, when: str) -> None:
    [own] = _fate(f"Länschefsnätverket beslutade\n\n{text}").assignments
    assert (own.responsible, str(own.when)) == (who, when)


def test_a_line_says_what_was_handed_out_better_than_the_words_beside_it() -> None:
    text = "Länschefsnätverket beslutade\n\n- att ge RSS i uppdrag att ta fram en plan\n\n"
    [own] = _fate(f"{text}Uppdrag: Lo Falk; återrapport 2026-09-18").assignments
    assert own.responsible == "Lo Falk"


@pytest.mark.parametrize(
    "text",
    [
        "Länschefsnätverket beslutade\n\n- att notera att RSS har i uppdrag att följa frågan",
        "Socialnämnden gav förvaltningen i uppdrag att utreda frågan.",
        "Socialnämnden beslutade\n\n- att ge Lo Falk i uppdrag att utreda frågan",
    ],
)
def test_what_others_hand_out_is_no_assignment(text: str) -> None:
    assert _fate(text).assignments == ()


@pytest.mark.parametrize(
    ("clause", "asks"),
    [
        ("att rekommendera kommunfullmäktige att anta avtalet", True),
        ("att lämna frågan till socialnämnderna för beslut", True),
        ("att skicka minnesanteckningarna till socialnämnderna", False),
        ("att tacka socialnämnden för besöket", False),
    ],
)
def test_a_clause_that_leaves_the_decision_to_assemblies_says_so(
    clause: str, *, asks: bool
) -> None:
    fate = _fate(f"Länschefsnätverket beslutade\n\n- {clause}")
    assert bool(fate.political) is asks


@pytest.mark.parametrize(
    "text",
    [
        "Votering begärdes.",
        "Sju röstade för och tre emot.",
        "Björkby avstod från att rösta.",
        "Förslaget antogs med rösterna fem mot två.",
        "Lo Falk anmälde avvikande mening.",
        "En majoritet av representanterna ville vänta.",
    ],
)
def test_a_vote_is_known_by_its_words(text: str) -> None:
    assert vote_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Regionfullmäktige röstade nej.",
        "Ingen votering begärdes.",
        "Tidningen skrev ”kommunerna röstade nej”, men vi enades.",
        "Nätverket reserverade medel.",
        "Majoriteten av invånarna är över 65 år.",
        "Många röster höjdes för en snabbare start.",
    ],
)
def test_others_votes_and_other_senses_of_the_words_are_none(text: str) -> None:
    assert vote_in(text) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Lo Falk närvarade i Bo Eks ställe.", "närvarade i Bo Eks ställe"),
        ("att utse en suppleant", "utse en suppleant"),
        ("att inte utse en suppleant", ""),
        ("Lo Falk närvarade i Siv Alms ställe.", ""),
        ("att utse en suppleant i Programrådet", ""),
    ],
)
def test_a_sentence_lets_somebody_stand_in_for_a_representative(text: str, word: str) -> None:
    assert substitute_in(text, {"bo ek"}, ["Nätverket"]) == word


def test_only_who_is_listed_can_speak_for_a_representative() -> None:
    assert stands_in("Lo Falk, på uppdrag av Bo Ek", {"bo ek"})
    assert not stands_in("Lo Falk, på uppdrag av Bo Ek", {"bo ek"}, guest=True)
    assert stands_in("Lo Falk, vikarie för Bo Ek", {"bo ek"})
    assert not stands_in("Lo Falk, vikarie för Bo Ek", {"bo ek"}, ordinary=True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Från punkt 4 ledde Lo Falk mötet.", "Lo Falk"),
        ("Lo Falk tog över ordförandeskapet.", "Lo Falk"),
        ("Förste vice ordföranden Lo Falk ledde mötet.", "Lo Falk"),
        ("Andra vice ordföranden ledde mötet.", "Andra vice ordföranden"),
        ("Lo Falk axlade ordföranderollen från punkt 6.", "Lo Falk"),
        ("Bo Ek bad Lo Falk ta över som ordförande.", "Lo Falk"),
        ("Mötet fick avslutas av Lo Falk.", "Lo Falk"),
        ("Efter lunch var Lo Falk ordförande.", "Lo Falk"),
        ("Lo Falk ersatte Bo Ek som ordförande.", "Lo Falk"),
        ("I Bo Eks ställe satt Lo Falk vid klubban.", "Lo Falk"),
        ("Resten av mötet hölls under Lo Falks ordförandeskap.", "Lo Falk"),
        ("Lo Falk tar över ordförandeskapet nästa år.", ""),
        ("Ordförande kontaktar Lo Falk om lokalerna.", ""),
        ("Lo Falk ställde en fråga till ordförande.", ""),
        ("Lo Falk påminde om ordförandeskapet.", ""),
        ("Mötet avslutades med att Lo Falk tackade.", ""),
        ("Lo Falk är ordförande i Provrådet.", ""),
        ("Lo Falk ledde mötet med elevhälsan.", ""),
        ("Lo Falk ledde samtalet.", ""),
    ],
)
def test_a_sentence_tells_who_led_this_meeting(text: str, name: str) -> None:
    leader = leader_in(text, {key_of(own): own for own in ("Lo Falk", "Bo Ek")})
    assert ((leader.key or leader.words.partition(" ledde")[0]) if leader else "") == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Lo Falk föreslog att ärendet skulle bordläggas, vilket ingen ville.",
        "Eftersom frågan bordlades blev det tid över.",
        "Ärendet tas nu upp på nytt.",
        "Beslutet gäller till nästa möte.",
        "Frågan om lokaler ska vara löst till nästa möte.",
        "Ärendet var uppe på mötet den 29 januari.",
        "Ärendet togs upp på mötet den 29 januari.",
        "Frågan väcktes på mötet i januari.",
        "Underlaget till ärendet kommer på nästa möte.",
        "Frågan diskuteras vidare på nästa möte.",
        "Asta Almgren undersöker frågan till nästa möte.",
        "Frågan kan tas upp på nästa möte.",
        "Beslutet delges huvudmännen inför nästa möte.",
        "Ärendet får en ny handläggare till nästa möte.",
    ],
)
def test_what_merely_tells_of_a_matter_and_a_meeting_puts_nothing_off(sentence: str) -> None:
    assert told_in(sentence).outcomes == ()


@pytest.mark.parametrize(
    "sentence",
    ["Frågan lades åt sidan till nästa möte.", "Nätverket tar frågan igen i maj."],
)
def test_a_matter_that_moves_to_a_later_meeting_is_put_off(sentence: str) -> None:
    assert [outcome.kind for outcome in told_in(sentence).outcomes] == [TABLED]
