"""docs/regler.md: every rule, by paragraph, from the rules' own texts."""

from collections.abc import Iterable
from itertools import groupby

from lchnv_cli.model.register import Register
from lchnv_cli.model.sentences import chapter
from lchnv_cli.model.wording import filled
from lchnv_cli.rules.rule import FORM, Rule
from tools.field_tables import sentence, table
from tools.packaged import LEFT_OUT, SENTENCES, VALUES

_HEAD = """# Reglerna

Vad `lchnv check` granskar. De regler som har en paragraf hämtar sitt krav ur arbetsordningen och \
gäller de organ och de dagar som arbetsordningen gäller; formreglerna gäller alla organ och år. \
`lchnv rule REGEL` visar samma text i terminalen.

- **Fel** ska rättas: granskningen slutar med kod 1.
- **Varning** bör rättas, eller undantas med skäl.
- **Upplysning** är en påminnelse om något som väntar.

Enstaka fynd kan vara mildare än regeln: det som bara närmar sig en sista dag är en upplysning.

Sidan skrivs av `python -m tools.make_docs`; ändra texterna i `lchnv_cli/rules/`."""

_EXEMPTIONS = """## Undantag

Ett fel som inte kan rättas får ett undantag i huvudet på det dokument som meddelandet pekar på \
(för regler om registret: i `meetings/register.yaml`). Undantaget har alltid ett skäl, visas i \
varje granskning och tas bort när det inte längre behövs. Med `gäller` täcker det bara de fynd \
vars meddelande innehåller de orden. Fälten står i [format.md](format.md#undantag).

För tiden innan mappen svarar för ett organ (`ansvarar_från`) krävs inget som mappen inte har, och \
på en avskrift prövas bara formreglerna. Mer står i [format.md](format.md#avskrifter)."""

_READINGS = """## Så läses arbetsordningen

Där ordalydelsen är oklar, eller säger mindre än en regel behöver, gäller det här:

- **Huvudman** betyder i definitionerna de femton kommunerna och regionen. I 2 och 3 §§ \
(växlingen, {styrgrupp_fördelning} i styrgruppen) går det bara att läsa som de två \
parterna.
- **Vice ordförande** (2 §) växlar som ordföranden. Att de två kommer från var sin part följer \
av växlingen; det står inte. Bland fler än två parter betyder växlingen att ingen hoppas över.
- **Ärendena avgörs på sammanträdet** (2 §). Bordläggning nämns inte men godtas som utfall; \
återremiss är den utväg som 4 § anger.
- **Nationella uppdrag** (3 §) bör representanterna ha. Regeln varnar först när ingen av en \
parts medlemmar har ett.
- **Cirka {styrgrupp_dagar:tid}** (5 §) är \
{styrgrupp_senast:siffror}–{styrgrupp_tidigast:siffror} dagar. \
**Samordnas i mesta möjliga mån** (4 §) är inom {välfärdsrådet_dagar en dag|dagar}.
- **Mejlas, publiceras, diarieförs** (4 §) har ingen frist i arbetsordningen; \
{utskick}, {publicering} och {diarieföring} är nätverkets egna mått. Detsamma gäller hur länge ett \
ärende får vila och en plats i styrgruppen stå tom.
- **Ordförandeberedning inför styrgruppen och sammanträdet** (5 §) är uppfylld med en beredning \
före styrgruppen.
- **Översyn** (7 §) ”kan” göras, men senast före årsskiftet efter valen; därför är den ett krav. \
Den som görs före valdagen räknas inte.
- **Återremitterade ärenden** (4 §) förutsätts komma tillbaka, utan att det sägs när.
- **Förslag till beslut och ansvarig för uppdrag** (5 §) uttrycks som mandat och ansvar för \
styrgruppen; reglerna behandlar dem som krav, eftersom handlingarna annars inte visar att de är \
uppfyllda.

Alla dessa tal står i `rules.yaml` och kan ändras där. [arbetsordningen.md](arbetsordningen.md) \
går igenom varje mening."""

_NEVER = {
    "oläsbar-fil": "**Undantag** går inte: en fil som inte kan läsas kan inte heller ha undantag.",
    "okänd-fil": "**Undantag** går inte: en fil som inte läses kan inte heller ha undantag.",
    "okänt-undantag": "**Undantag** behövs inte: rätta det undantag som är fel.",
    "onödigt-undantag": "**Undantag** går inte: ta bort det undantag som inte behövs.",
}


def page(rules: Iterable[Rule]) -> str:
    """Draw the page."""
    told = (rule._replace(texts=rule.texts.filled(VALUES)) for rule in rules)
    ordered = sorted(told, key=_place)
    parts = [_HEAD, filled(_READINGS, VALUES), _EXEMPTIONS]
    for cites, own in groupby(ordered, key=lambda rule: rule.cites):
        group = list(own)
        parts += [f"## {_title(cites)}", _overview(group), *(_entry(rule) for rule in group)]
    return "\n\n".join(parts) + "\n"


def _place(rule: Rule) -> tuple[bool, bool, str]:
    """Order the rules as the arbetsordning, with its preamble first and form last."""
    return (rule.cites == FORM, rule.cites != "ingress", rule.cites)


def _title(cites: str) -> str:
    return "Form: alla organ och år" if cites == FORM else chapter(cites)


def _overview(rules: list[Rule]) -> str:
    rows = [["Regel", "Allvar", "Vad den hittar"]]
    rows += [[f"[{r.id}](#{r.id})", r.severity.swedish, r.texts.summary] for r in rules]
    return table(rows)


def _entry(rule: Rule) -> str:
    texts = rule.texts
    parts = [
        f"### {rule.id}",
        f"**{sentence(rule.severity.swedish)}{_habit(rule)}.** {texts.summary}",
        f"**Varför:** {texts.why}",
        f"**Ser inte:** {texts.unseen}",
        f"**Så här blir det fel:**\n\n```markdown\n{texts.wrong}\n```",
        f"**Så här är det rätt:**\n\n```markdown\n{texts.right}\n```",
        f"**Så rättar du:** {texts.mend}",
    ]
    if rule.fixable:
        parts.append(f"**Rättas av `lchnv check --fix`:** {rule.fixable}")
    parts.append(_exemption(rule))
    return "\n\n".join(parts)


def _habit(rule: Rule) -> str:
    if rule.id in LEFT_OUT:
        return ", bara där arbetsordningen har det"
    return ", nätverkets vana" if rule.id in SENTENCES.practice else ""


def _exemption(rule: Rule) -> str:
    if rule.id in _NEVER:
        return _NEVER[rule.id]
    where = "i `meetings/register.yaml`" if rule.subject is Register else "i dokumentets huvud"
    lines = f"undantag:\n  - regel: {rule.id}\n    skäl: …"
    return f"**Undantag** skrivs {where}:\n\n```yaml\n{lines}\n```"
