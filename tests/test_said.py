"""What single sentences say: what became of the matter, and who is to do something."""

import pytest

from lchnv_cli.memory.assignment import handed_out
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.said import told_in

OUTCOMES = (
    ("Nätverket valde att låta ärendet vila till septembermötet.", OutcomeKind.TABLED),
    (
        "Punkten fick stryka på foten på grund av tidsbrist och kommer upp i maj.",
        OutcomeKind.TABLED,
    ),
    ("Tiden räckte inte till, varför diskussionen fortsätter vid nästa möte.", OutcomeKind.TABLED),
    ("Beslut i frågan skjuts på framtiden.", OutcomeKind.TABLED),
    ("Ärendet går tillbaka till styrgruppen för komplettering.", OutcomeKind.REMITTED),
    ("Underlaget skickades åter till RSS som får omarbeta det.", OutcomeKind.REMITTED),
    ("Frågan avgörs i stället via mejl, med svar senast den 14 oktober.", OutcomeKind.PER_CAPSULAM),
    (
        "Representanterna ombads svara skriftligt på förslaget inom två veckor.",
        OutcomeKind.PER_CAPSULAM,
    ),
    ("Nätverket överlämnade frågan till Välfärdsrådet.", OutcomeKind.REFERRED),
    ("Ärendet lyfts vidare till Socialchefsnätverket.", OutcomeKind.REFERRED),
    ("Förslaget drogs tillbaka av RSS.", OutcomeKind.WITHDRAWN),
    ("Nätverket sade nej till förslaget.", OutcomeKind.REJECTED),
    ("Förslaget vann inte gehör.", OutcomeKind.REJECTED),
    ("Nätverket anslöt sig till styrgruppens förslag.", OutcomeKind.ADOPTED),
    ("Avtalet godkändes i sin helhet.", OutcomeKind.ADOPTED),
    ("Om förslaget återremitteras behövs ett extra möte.", None),
    ("Ärendet har tidigare varit bordlagt två gånger.", None),
    ("SKR har skjutit upp sin enkät till hösten.", None),
    ("Flera kommuner har flyttat fram införandet till nästa år.", None),
    ("Någon bordläggning blev inte aktuell.", None),
    ("Mora överväger att begära återremiss i kommunstyrelsen.", None),
    ("Ärendet sattes på paus i väntan på regeringens besked.", OutcomeKind.TABLED),
    ("Eftersom Säter saknade mandat kunde beslut inte fattas.", OutcomeKind.TABLED),
    (
        "Nätverket ville ha mer på fötterna och återkommer till frågan den 28 maj.",
        OutcomeKind.TABLED,
    ),
    ("Avgörandet får dröja till efter sommaren.", OutcomeKind.TABLED),
    (
        "Nätverket skickade hem ärendet till arbetsgruppen för nya beräkningar.",
        OutcomeKind.REMITTED,
    ),
    ("Ärendet remitteras åter till RSS.", OutcomeKind.REMITTED),
    (
        "Arbetsgruppen får göra om och göra rätt; ärendet återgår till gruppen för omarbetning.",
        OutcomeKind.REMITTED,
    ),
    (
        "Ställningstagande inhämtas från var och en via e-post efter mötet.",
        OutcomeKind.PER_CAPSULAM,
    ),
    ("Var och en svarar på mejlet med ja eller nej senast fredag.", OutcomeKind.PER_CAPSULAM),
    ("Beslutet tas på distans genom mejlsvar.", OutcomeKind.PER_CAPSULAM),
    ("Ärendet förs upp på Välfärdsrådets dagordning för beslut.", OutcomeKind.REFERRED),
    ("Punkten ströks från dagordningen på RSS begäran.", OutcomeKind.WITHDRAWN),
    ("Ärendet är inte längre aktuellt och avskrivs.", OutcomeKind.WITHDRAWN),
    ("Majoriteten var emot och förslaget föll.", OutcomeKind.REJECTED),
    ("Nätverket ställde sig avvisande till förslaget.", OutcomeKind.REJECTED),
    ("Förslaget bifölls utan ändringar.", OutcomeKind.ADOPTED),
    ("Nätverket gav klartecken till budgeten.", OutcomeKind.ADOPTED),
    ("Nämnden i Orsa återremitterade ärendet i februari.", None),
    ("Föreningen drog tillbaka sin ansökan om bidrag hos regionen.", None),
    ("Det är tänkbart att frågan bordläggs i regionfullmäktige.", None),
    ("Hade förslaget avslagits skulle avtalet ha löpt ut.", None),
    ("Ärendet var uppe redan i mars men bordlades då.", None),
    ("Ingen yrkade på återremiss.", None),
    ("Provrådet sköt upp sitt möte till hösten.", None),
    ("Leverantören har sagt nej till att förlänga avtalet.", None),
    ("Borås avslog ett liknande förslag förra året.", None),
    ("Utredningen föreslår att frågan skjuts upp nationellt.", None),
    ("Förslaget vilar på fyra hörnstenar:", None),
    ("Förslaget får vila på grund av tidsbrist.", OutcomeKind.TABLED),
    ("Avtalet löper ut den 31 mars, och regionen måste ta ställning till ett nytt.", None),
    ("Nätverket återupptar beslutet från 200306.", None),
    ("Nätverket återupptar beslutet från mötet den 6 mars.", None),
    ("Nätverket återupptar frågan 200306.", OutcomeKind.TABLED),
    ("Den 31 mars får nätverket ta ställning till avtalet på nytt.", OutcomeKind.TABLED),
    ("Mejlet om utbildningen skickades för godkännande till deltagarna.", None),
)
HANDED_OUT = (
    (
        "att Lo Falk och Nils Hage tillsammans tar fram ett förslag till nästa möte",
        "Lo Falk och Nils Hage",
    ),
    ("att RSS ges mandat att förhandla vidare med leverantören", "RSS"),
    ("att det blir styrgruppens sak att bereda frågan till novembermötet", "styrgruppen"),
    ("att Inga Isling håller i arbetet och rapporterar i maj", "Inga Isling"),
    ("att kansliet ser till att enkäten skickas ut", "kansliet"),
    ("att ge i uppdrag åt arbetsgruppen att se över rutinen", "arbetsgruppen"),
    ("att uppdraget går till Nils Hage", "Nils Hage"),
    ("Lo Falk tog på sig att höra av sig till universitetet.", "Lo Falk"),
    ("RSS undersöker saken till nästa möte.", "RSS"),
    ("Mötet bad sekreteraren att sammanställa svaren.", "sekreteraren"),
    ("Det uppdrogs åt styrgruppen att återkomma med ett förslag.", "styrgruppen"),
    ("Styrgruppen får se över frågan och återkomma.", "Styrgruppen"),
    ("Nils Hage skickar ut underlaget senast den 3 maj.", "Nils Hage"),
    ("RSS har ansvarat för kartläggningen sedan 2023.", ""),
    ("Lo Falk informerade om uppdraget att ta fram en modell.", ""),
    ("att tacka Nils Hage för genomfört uppdrag", ""),
    ("att be RSS räkna på kostnaderna till nästa möte", "RSS"),
    ("att Nils Hage kallar till ett arbetsmöte senast den 15 maj", "Nils Hage"),
    ("att processledaren skickar ut en sammanfattning inför nästa möte", "processledaren"),
    ("att frågan handhas av arbetsgruppen, som lämnar rapport i september", "arbetsgruppen"),
    ("att RSS ska återkomma med en tidplan", "RSS"),
    ("att låta arbetsgruppen arbeta vidare med förslaget", "arbetsgruppen"),
    (
        "att Inga Isling blir sammankallande för gruppen och rapporterar till nästa möte",
        "Inga Isling",
    ),
    ("att en skrivelse tas fram av Lo Falk till mötet den 28 maj", "Lo Falk"),
    ("att i samråd med kommunerna ge RSS uppdraget att ta fram en plan", "RSS"),
    ("Uppföljningen lades på RSS.", "RSS"),
    ("Lo Falk och Nils Hage utsågs att leda arbetet.", "Lo Falk och Nils Hage"),
    ("Nätverket gav sekreteraren i uppgift att kontakta universitetet.", "sekreteraren"),
    ("RSS fick med sig frågan och återkommer till nästa möte.", "RSS"),
    ("Till nästa möte ska Inga Isling ha pratat med regionen.", "Inga Isling"),
    ("Nästa steg: Nils Hage kallar till uppstartsmöte senast den 10 juni.", "Nils Hage"),
    ("Det fortsatta arbetet leds av Inga Isling.", "Inga Isling"),
    ("Lo Falk lovade höra med sin förvaltning.", "Lo Falk"),
    ("Nils Hage berättade att han har fått i uppdrag av regeringen att utreda frågan.", ""),
    ("att Lo Falk deltar i konferensen den 3 maj", ""),
    ("att Inga Isling ersätter Nils Hage i styrgruppen till och med nästa möte", ""),
    ("RSS bjuder på fika inför nästa möte.", ""),
    ("Arbetsgruppen har ansvarat för enkäten, som är klar.", ""),
    ("att notera att RSS redan har fått i uppdrag att följa frågan", ""),
    ("Inga Isling tackade för uppdraget och lämnade över till Nils Hage.", ""),
    ("Det gäller både vem som ansvarar för vad och framförhållningen.", ""),
    ("att klargöra vem som ansvarar för uppföljningen", ""),
    ("Nämnderna behöver en ledare. Det ska ge en uppdragsledare som har det mandat som krävs.", ""),
    ("För att utse en uppdragsledare med kompetens för att ta sig an uppdraget krävs tid.", ""),
    ("Den ledningsstruktur som redan finns ansvarar för sortimentet.", ""),
    ("Kommunerna ansvarar för hemsjukvården och regionen för vårdcentralerna.", ""),
    ("RSS ansvarar för uppföljningen.", "RSS"),
    ("Arbetsgruppen för hjälpmedel ansvarar för uppföljningen.", "Arbetsgruppen för hjälpmedel"),
    ("att kommunerna ansvarar för uppföljningen", "kommunerna"),
    ("I oktober 2024 gav LCHNV dessutom RSS i uppdrag att inventera avtalen.", ""),
    ("Styrgruppen gav den 12 juni 2024 RSS i uppdrag att inventera avtalen.", ""),
    ("Nätverket gav tidigare RSS i uppdrag att inventera avtalen.", ""),
    ("Nätverket har gett RSS i uppdrag att erbjuda stöd.", ""),
    ("RSS har fått i uppdrag att erbjuda stöd.", ""),
    ("Nätverket gav RSS i uppdrag att inventera de avtal som är från oktober 2024.", "RSS"),
    ("Till mötet i september ombads RSS att inventera avtalen.", "RSS"),
    ("Arbetet bör samordnas av en processledare.", ""),
    ("Arbetet samordnas av processledaren.", "processledaren"),
)


@pytest.mark.parametrize(("text", "kind"), OUTCOMES)
def test_a_sentence_tells_what_became_of_the_matter(text: str, kind: OutcomeKind | None) -> None:
    kinds = {each.kind for each in told_in(text).outcomes}
    assert (kind in kinds) if kind else not kinds


@pytest.mark.parametrize(("text", "who"), HANDED_OUT)
def test_a_clause_or_a_sentence_tells_who_is_to_do_something(text: str, who: str) -> None:
    handed = handed_out(text)
    assert (handed[0] if handed else "") == who
