"""The list of all rules. A new rule is one file and one line here."""

from lchnv_cli.rules import exemptions, reading_faults
from lchnv_cli.rules.annex_file_missing import annex_file_missing
from lchnv_cli.rules.annex_order import annex_order
from lchnv_cli.rules.assignment_not_reported import assignment_not_reported
from lchnv_cli.rules.assignment_without_description import assignment_without_description
from lchnv_cli.rules.assignment_without_owner import assignment_without_owner
from lchnv_cli.rules.att_clause import att_clause
from lchnv_cli.rules.bad_fact import bad_fact
from lchnv_cli.rules.called_protokoll import called_protokoll
from lchnv_cli.rules.chair_does_not_alternate import chair_does_not_alternate
from lchnv_cli.rules.chair_election import chair_election
from lchnv_cli.rules.chair_preparation import chair_preparation
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from lchnv_cli.rules.day_off import day_off
from lchnv_cli.rules.decision_without_proposal import decision_without_proposal
from lchnv_cli.rules.denied_decision import denied_decision
from lchnv_cli.rules.diary_number import diary_number
from lchnv_cli.rules.double_attendance import double_attendance
from lchnv_cli.rules.double_heading import double_heading
from lchnv_cli.rules.double_meeting import double_meeting
from lchnv_cli.rules.empty_agenda import empty_agenda
from lchnv_cli.rules.extra_without_steering import extra_without_steering
from lchnv_cli.rules.few_meetings import few_meetings
from lchnv_cli.rules.forgotten_remittal import forgotten_remittal
from lchnv_cli.rules.forgotten_tabling import forgotten_tabling
from lchnv_cli.rules.identity_number import identity_number
from lchnv_cli.rules.kind_without_cover import kind_without_cover
from lchnv_cli.rules.late_agenda import late_agenda
from lchnv_cli.rules.late_annex import late_annex
from lchnv_cli.rules.late_calendar import late_calendar
from lchnv_cli.rules.late_review import late_review
from lchnv_cli.rules.left_instruction import left_instruction
from lchnv_cli.rules.missing_calendar import missing_calendar
from lchnv_cli.rules.missing_in_attendance import missing_in_attendance
from lchnv_cli.rules.missing_presenter import missing_presenter
from lchnv_cli.rules.missing_principal import missing_principal
from lchnv_cli.rules.misspelt_name import misspelt_name
from lchnv_cli.rules.municipal_law_words import municipal_law_words
from lchnv_cli.rules.no_place import no_place
from lchnv_cli.rules.no_time import no_time
from lchnv_cli.rules.not_referred import not_referred
from lchnv_cli.rules.notes_not_mailed import notes_not_mailed
from lchnv_cli.rules.notes_not_published import notes_not_published
from lchnv_cli.rules.notes_not_registered import notes_not_registered
from lchnv_cli.rules.numbering import numbering
from lchnv_cli.rules.old_format import old_format
from lchnv_cli.rules.outside_calendar import outside_calendar
from lchnv_cli.rules.per_capsulam import per_capsulam
from lchnv_cli.rules.previous_meeting import previous_meeting
from lchnv_cli.rules.referred_and_gone import referred_and_gone
from lchnv_cli.rules.remittal_without_target import remittal_without_target
from lchnv_cli.rules.rule import Rule
from lchnv_cli.rules.standing_points import standing_points
from lchnv_cli.rules.steering_geography import steering_geography
from lchnv_cli.rules.steering_national import steering_national
from lchnv_cli.rules.steering_not_representative import steering_not_representative
from lchnv_cli.rules.steering_size import steering_size
from lchnv_cli.rules.steering_split import steering_split
from lchnv_cli.rules.steering_undecided import steering_undecided
from lchnv_cli.rules.steering_without_chair import steering_without_chair
from lchnv_cli.rules.struck_absence import struck_absence
from lchnv_cli.rules.substitute import substitute
from lchnv_cli.rules.uncoordinated import uncoordinated
from lchnv_cli.rules.unknown_annex import unknown_annex
from lchnv_cli.rules.unknown_attendee import unknown_attendee
from lchnv_cli.rules.unknown_exemption import unknown_exemption
from lchnv_cli.rules.unknown_field import unknown_field
from lchnv_cli.rules.unknown_file import unknown_file
from lchnv_cli.rules.unknown_meeting_date import unknown_meeting_date
from lchnv_cli.rules.unprepared_matter import unprepared_matter
from lchnv_cli.rules.unprepared_meeting import unprepared_meeting
from lchnv_cli.rules.unsettled_point import unsettled_point
from lchnv_cli.rules.unused_annex import unused_annex
from lchnv_cli.rules.user_participation import user_participation
from lchnv_cli.rules.vice_from_same_side import vice_from_same_side
from lchnv_cli.rules.voting import voting
from lchnv_cli.rules.wrong_folder import wrong_folder
from lchnv_cli.rules.wrong_issuer import wrong_issuer
from lchnv_cli.rules.wrong_meeting_chair import wrong_meeting_chair
from lchnv_cli.rules.wrong_secretary import wrong_secretary
from lchnv_cli.rules.wrong_weekday import wrong_weekday

RULES: tuple[Rule, ...] = (
    reading_faults.UNREADABLE,
    reading_faults.DOUBLE_FIELD,
    unknown_field,
    reading_faults.MISSING_FIELD,
    bad_fact,
    wrong_folder,
    double_meeting,
    unknown_exemption,
    exemptions.UNNEEDED,
    old_format,
    missing_principal,
    substitute,
    chair_does_not_alternate,
    vice_from_same_side,
    chair_election,
    wrong_meeting_chair,
    steering_size,
    steering_split,
    steering_not_representative,
    steering_without_chair,
    steering_undecided,
    steering_geography,
    steering_national,
    few_meetings,
    missing_calendar,
    late_calendar,
    outside_calendar,
    extra_without_steering,
    uncoordinated,
    day_off,
    late_agenda,
    late_annex,
    no_time,
    no_place,
    empty_agenda,
    wrong_issuer,
    missing_presenter,
    wrong_secretary,
    voting,
    remittal_without_target,
    forgotten_remittal,
    forgotten_tabling,
    called_protokoll,
    notes_not_mailed,
    notes_not_published,
    notes_not_registered,
    per_capsulam,
    unprepared_meeting,
    chair_preparation,
    decision_without_proposal,
    unprepared_matter,
    assignment_without_owner,
    assignment_not_reported,
    assignment_without_description,
    unsettled_point,
    denied_decision,
    left_instruction,
    not_referred,
    referred_and_gone,
    municipal_law_words,
    late_review,
    user_participation,
    numbering,
    double_heading,
    standing_points,
    kind_without_cover,
    att_clause,
    unknown_annex,
    unused_annex,
    annex_order,
    annex_file_missing,
    unknown_file,
    previous_meeting,
    unknown_meeting_date,
    wrong_weekday,
    double_attendance,
    unknown_attendee,
    missing_in_attendance,
    misspelt_name,
    struck_absence,
    identity_number,
    diary_number,
    changed_after_publishing,
)
