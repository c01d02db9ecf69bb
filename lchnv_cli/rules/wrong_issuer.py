"""4 §: RSS, or a member of the steering group, issues the agenda."""

from collections.abc import Iterator

from lchnv_cli.memory.attendees import bare_name
from lchnv_cli.memory.names import names_of
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.folding import folded
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.register import Mandate, Post
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.posts import is_among, people_in

TEXTS = Texts(
    summary="Dagordningen är utfärdad av någon annan än RSS eller styrgruppen.",
    why="RSS eller en representant i styrgruppen ansvarar för att dagordningen utfärdas. Den som "
    "var med i styrgruppen den dag dagordningen publicerades får alltså stå i utfärdad_av. "
    "Utfärdarens andra namn står inom parentes efter det första under avsändare i rules.yaml. "
    "Saknas fältet säger regeln ingenting.",
    unseen="Vem som i själva verket skickade dagordningen, när fältet säger en som får.",
    wrong="utfärdad_av: Kommunkansliet",
    right="utfärdad_av: RSS Dalarna",
    mend="Rätta fältet utfärdad_av, eller registret om personen var med i styrgruppen.",
)
_RSS = "rss"
_WORD = late(r"\w+")
# Whoever holds these posts is a member of the steering group (3 §).
_CHAIR = late(r"(?:(?:(?:först|andr|tredj)[ae]\s+)?vice\s+)?ordföranden?")


@rule(
    "fel-utfärdare", cites="4 §", severity=Severity.ERROR, stops=True, texts=TEXTS, only=Only.HELD
)
def wrong_issuer(agenda: Agenda, context: Alone) -> Iterator[Hit]:
    """Find an agenda issued by an outsider.

    Where rules.yaml names no issuer, or the register no steering group of the day and the value
    is somebody it knows, nobody can tell.
    """
    value, issuer = agenda.issued_by, context.procedure.issuer
    if not value or not issuer or _is_office(value, agenda, context):
        return
    day = (agenda.published.date if agenda.published else None) or agenda.date
    members = context.register.holders(agenda.body_id, Post.STEERING, day)
    heads = context.register.holders(agenda.body_id, Post.RSS_HEAD, day)
    known = names_of(context.register).meant(bare_name(value))
    if _names_one_of(value, (*members, *heads), context) or (known and not members):
        return
    message = f"Dagordningen är utfärdad av {value}, som varken är {issuer} eller med i styrgruppen"
    remedy = f"Skriv utfärdad_av: {issuer}, eller rätta registret om det är det som är fel."
    yield Hit(agenda.place_of("utfärdad_av"), f"{message} den dagen.", remedy)


def _is_office(value: str, agenda: Agenda, context: Alone) -> bool:
    """Tell whether the value names RSS, its head, the chair or the steering group as such."""
    said = folded(value)
    words = _WORD.findall(said)
    issuer, *others = (_WORD.findall(folded(n)) for n in context.procedure.issuer_names())
    spaced = f" {' '.join(words)} "
    named = any(f" {' '.join(other)} " in spaced for other in others if other)
    if _RSS in words or words[:1] == issuer[:1] or named or _CHAIR.fullmatch(said):
        return True
    steering = context.procedure.steered_by(agenda.body_id)
    return steering is not None and context.procedure.body_named_first(value) is steering


def _names_one_of(value: str, mandates: tuple[Mandate, ...], context: Alone) -> bool:
    """Tell whether the value is somebody's name, perhaps misspelt, or has it after a title."""
    spaced = f" {' '.join(_WORD.findall(folded(value)))} "
    titled = any(f" {' '.join(_WORD.findall(folded(m.person)))} " in spaced for m in mandates)
    return titled or any(is_among(n, mandates, context.register) for n in people_in(value))
