"""The list of all rules, in the order they are shown. A new rule is one file and one line here.

A rule's file is loaded when the rule is to judge: a folder in which nothing has changed needs none
of those that judge a document alone.
"""

import importlib
from collections.abc import Iterable
from enum import Enum
from functools import cache
from typing import NamedTuple

from lchnv_cli.rules.rule import Rule


class Judges(Enum):
    """Where a rule's findings come from."""

    READING = "reading"  # the reading of files, or the runner
    ALONE = "alone"  # each document by itself
    ACROSS = "across"  # the whole folder


class Listed(NamedTuple):
    """A rule by its name, the file it stands in, and what it judges.

    ``attribute`` is only given where it is not the file's name.
    """

    id: str
    module: str
    judges: Judges
    attribute: str = ""


READING, ALONE, ACROSS = Judges

LISTED: tuple[Listed, ...] = (
    Listed("oläsbar-fil", "reading_faults", READING, "UNREADABLE"),
    Listed("dubbelt-fält", "reading_faults", READING, "DOUBLE_FIELD"),
    Listed("okänt-fält", "unknown_field", ALONE),
    Listed("saknat-fält", "reading_faults", READING, "MISSING_FIELD"),
    Listed("ogiltigt-värde", "bad_fact", ALONE),
    Listed("fel-mapp", "wrong_folder", ALONE),
    Listed("dubbelt-möte", "double_meeting", ACROSS),
    Listed("okänt-undantag", "unknown_exemption", ACROSS),
    Listed("fel-avskrift", "false_transcript", ALONE),
    Listed("onödigt-undantag", "exemptions", READING, "UNNEEDED"),
    Listed("gammalt-format", "old_format", ACROSS),
    Listed("saknad-huvudman", "missing_principal", ACROSS),
    Listed("ersättare", "substitute", ACROSS),
    Listed("för-många-adjungerade", "too_many_coopted", ACROSS),
    Listed("ordförande-växlar-inte", "chair_does_not_alternate", ACROSS),
    Listed("vice-från-samma-part", "vice_from_same_side", ACROSS),
    Listed("två-på-en-post", "two_of_a_post", ACROSS),
    Listed("ordförandeval-saknas", "chair_election", ACROSS),
    Listed("fel-mötesordförande", "wrong_meeting_chair", ALONE),
    Listed("styrgrupp-antal", "steering_size", ACROSS),
    Listed("styrgrupp-fördelning", "steering_split", ACROSS),
    Listed("styrgrupp-inte-representant", "steering_not_representative", ACROSS),
    Listed("styrgrupp-utan-ordförande", "steering_without_chair", ACROSS),
    Listed("styrgrupp-ej-beslutad", "steering_undecided", ACROSS),
    Listed("styrgrupp-geografi", "steering_geography", ACROSS),
    Listed("styrgrupp-nationellt-uppdrag", "steering_national", ACROSS),
    Listed("för-få-möten", "few_meetings", ACROSS),
    Listed("kalendarium-saknas", "missing_calendar", ACROSS),
    Listed("sent-kalendarium", "late_calendar", ACROSS),
    Listed("utanför-kalendariet", "outside_calendar", ACROSS),
    Listed("extra-utan-styrgrupp", "extra_without_steering", ACROSS),
    Listed("välfärdsrådet-ej-samordnat", "uncoordinated", ACROSS),
    Listed("möte-på-ledig-dag", "day_off", ACROSS),
    Listed("sen-dagordning", "late_agenda", ACROSS),
    Listed("sen-bilaga", "late_annex", ALONE),
    Listed("utan-tid", "no_time", ALONE),
    Listed("utan-plats", "no_place", ALONE),
    Listed("digitalt-möte", "digital_meeting", ACROSS),
    Listed("tom-föredragningslista", "empty_agenda", ALONE),
    Listed("fel-utfärdare", "wrong_issuer", ALONE),
    Listed("föredragande-saknas", "missing_presenter", ALONE),
    Listed("fel-sekreterare", "wrong_secretary", ALONE),
    Listed("ej-beslutsfört", "inquorate", ALONE),
    Listed("votering", "voting", ALONE),
    Listed("återremiss-utan-mottagare", "remittal_without_target", ALONE),
    Listed("otydlig-tid", "unreadable_time", ACROSS),
    Listed("ärende-fattas", "left_off_agenda", ACROSS),
    Listed("glömd-återremiss", "forgotten_remittal", ACROSS),
    Listed("glömd-bordläggning", "forgotten_tabling", ACROSS),
    Listed("kallat-protokoll", "called_protokoll", ALONE),
    Listed("justerare-saknas", "missing_adjusters", ALONE),
    Listed("ej-utskickade", "notes_not_mailed", ACROSS),
    Listed("ej-publicerade", "notes_not_published", ACROSS),
    Listed("ej-diarieförda", "notes_not_registered", ACROSS),
    Listed("per-capsulam", "per_capsulam", ACROSS),
    Listed("motsägande-fråga", "question_at_odds", ACROSS),
    Listed("ej-berett-möte", "unprepared_meeting", ACROSS),
    Listed("ordförandeberedning-saknas", "chair_preparation", ACROSS),
    Listed("beslut-utan-förslag", "decision_without_proposal", ALONE),
    Listed("ej-berett-ärende", "unprepared_matter", ACROSS),
    Listed("uppdrag-utan-ansvarig", "assignment_without_owner", ALONE),
    Listed("hänskjutet-i-ring", "referred_in_a_ring", ACROSS),
    Listed("liknande-ärenden", "matters_alike", ACROSS),
    Listed("okänt-ärende", "unknown_matter", ACROSS),
    Listed("delat-ärendenamn", "two_of_a_name", ACROSS),
    Listed("utan-stående-punkt", "nowhere_to_put", ACROSS),
    Listed("uppdrag-utan-dag", "assignment_without_day", ACROSS),
    Listed("uppdrag-ej-återrapporterat", "assignment_not_reported", ACROSS),
    Listed("uppdrag-utan-beskrivning", "assignment_without_description", ALONE),
    Listed("obehandlad-punkt", "unsettled_point", ACROSS),
    Listed("oklart-utgår", "unclear_withdrawal", ALONE),
    Listed("beslut-mot-utfall", "denied_decision", ALONE),
    Listed("kvarglömd-anvisning", "left_instruction", ALONE),
    Listed("ej-hänskjuten", "not_referred", ALONE),
    Listed("hänskjutet-ärende-borta", "referred_and_gone", ACROSS),
    Listed("kommunallagsord", "municipal_law_words", ALONE),
    Listed("sen-översyn", "late_review", ACROSS),
    Listed("brukarmedverkan", "user_participation", ALONE),
    Listed("överenskommelse-löper-ut", "agreement_runs_out", ACROSS),
    Listed("överenskommelse-utan-beslut", "agreement_undecided", ACROSS),
    Listed("överenskommelse-ej-undertecknad", "agreement_unsigned", ACROSS),
    Listed("beslutad-överenskommelse-fattas", "agreement_not_kept", ACROSS),
    Listed("okänd-utsedd", "unknown_appointee", ACROSS),
    Listed("okänd-plats", "unknown_seat", ACROSS),
    Listed("upptagen-plats", "taken_seat", ACROSS),
    Listed("utsedd-inte-införd", "appointed_not_entered", ACROSS),
    Listed("mandattid-slut", "past_term", ACROSS),
    Listed("sen-nominering", "late_nomination", ACROSS),
    Listed("grupp-utan-ansvarig", "group_without_owner", ACROSS),
    Listed("oläst-struktur", "unread_structure", ALONE),
    Listed("fel-numrering", "numbering", ALONE),
    Listed("dubbel-rubrik", "double_heading", ALONE),
    Listed("saknad-standardpunkt", "standing_points", ALONE),
    Listed("slag-utan-täckning", "kind_without_cover", ALONE),
    Listed("att-sats", "att_clause", ALONE),
    Listed("okänd-bilaga", "unknown_annex", ACROSS),
    Listed("oanvänd-bilaga", "unused_annex", ACROSS),
    Listed("bilageordning", "annex_order", ACROSS),
    Listed("bilagefil-saknas", "annex_file_missing", ACROSS),
    Listed("oanvändbar-bild", "unusable_picture", ACROSS),
    Listed("bruten-fillänk", "broken_file_link", ACROSS),
    Listed("okänd-fil", "unknown_file", ACROSS),
    Listed("fel-föregående-möte", "previous_meeting", ACROSS),
    Listed("okänd-möteshänvisning", "unknown_meeting_date", ACROSS),
    Listed("fel-veckodag", "wrong_weekday", ALONE),
    Listed("dubbel-närvaro", "double_attendance", ALONE),
    Listed("okänd-närvarande", "unknown_attendee", ACROSS),
    Listed("saknas-i-närvaron", "missing_in_attendance", ALONE),
    Listed("felstavat-namn", "misspelt_name", ALONE),
    Listed("struken-frånvaro", "struck_absence", ALONE),
    Listed("personnummer", "identity_number", ALONE),
    Listed("utan-diarienummer", "diary_number", ALONE),
    Listed("ändrad-efter-publicering", "changed_after_publishing", ACROSS),
    Listed("saknar-kontrollsumma", "unsealed", ACROSS),
    Listed("publicerat-borta", "published_and_gone", ACROSS),
)
IDS = frozenset(listed.id for listed in LISTED)
OF_FOLDER = frozenset(listed.id for listed in LISTED if listed.judges is ACROSS)
# Those whose errors keep a document from being published, as they say themselves: whoever only
# wants to know that need not load them all.
STOPPING = frozenset(
    (
        "att-sats",
        "beslut-mot-utfall",
        "beslut-utan-förslag",
        "bilagefil-saknas",
        "digitalt-möte",
        "dubbel-närvaro",
        "dubbelt-fält",
        "ej-beslutsfört",
        "ej-hänskjuten",
        "ersättare",
        "fel-avskrift",
        "fel-föregående-möte",
        "fel-mapp",
        "fel-mötesordförande",
        "fel-sekreterare",
        "fel-utfärdare",
        "fel-veckodag",
        "justerare-saknas",
        "kallat-protokoll",
        "kvarglömd-anvisning",
        "oanvändbar-bild",
        "obehandlad-punkt",
        "ogiltigt-värde",
        "okänd-bilaga",
        "okänt-fält",
        "okänt-undantag",
        "oläsbar-fil",
        "oläst-struktur",
        "personnummer",
        "saknat-fält",
        "struken-frånvaro",
        "tom-föredragningslista",
        "uppdrag-utan-ansvarig",
        "utan-plats",
        "utan-tid",
        "votering",
        "återremiss-utan-mottagare",
    )
)
RULES: tuple[Rule, ...]  # every rule, loaded when it is asked for


def rules(*judging: Judges) -> tuple[Rule, ...]:
    """Give the rules that judge in some ways."""
    return tuple(_loaded(listed) for listed in LISTED if listed.judges in judging)


def named(ids: Iterable[str]) -> tuple[Rule, ...]:
    """Give some rules by their names, in the order of the list."""
    wanted = frozenset(ids)
    return tuple(_loaded(listed) for listed in LISTED if listed.id in wanted)


def __getattr__(name: str) -> tuple[Rule, ...]:
    if name == "RULES":
        return rules(*Judges)
    raise AttributeError(name)


@cache
def _loaded(listed: Listed) -> Rule:
    module = importlib.import_module(f"lchnv_cli.rules.{listed.module}")
    found = getattr(module, listed.attribute or listed.module)
    if not isinstance(found, Rule):
        raise TypeError(f"{listed.module} has no rule {listed.id}")
    return found
