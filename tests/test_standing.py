"""A heading is a standing point however its words are bent and ordered, and no other point is."""

import pytest

from lchnv_cli.model.previous import is_on_previous
from lchnv_cli.model.standing import says_nothing_more, standing_in

POINTS = (
    "Mötets öppnande",
    "Godkännande av dagordning",
    "Föregående minnesanteckningar",
    "Rapport från nationell nivå",
    "Rapport från regional nivå",
    "Återrapportering från styrgruppen",
    "Ärenden till Länschefsnätverket",
    "Aktuellt på RSS",
    "Planering",
    "Övriga frågor",
)
OPENING, AGENDA, NOTES, NATIONAL, REGIONAL, STEERING, MATTERS, NEWS, PLANNING, OTHER = POINTS


@pytest.mark.parametrize(
    ("title", "points"),
    [
        ("Öppnande av mötet", [OPENING]),
        ("Mötet öppnas", [OPENING]),
        ("Mötets öppnande och godkännande av dagordningen", [OPENING, AGENDA]),
        ("Dagordningens godkännande", [AGENDA]),
        ("Fastställande av dagordning", [AGENDA]),
        ("Föregående mötes minnesanteckningar 270528", [NOTES]),
        ("Minnesanteckningar från förra mötet", [NOTES]),
        ("Styrgruppens minnesanteckningar från den 28 maj", []),
        ("Minnesanteckningar 270528", [NOTES]),
        ("Mötets minnesanteckningar från den 28 maj", [NOTES]),
        ("Genomgång av föregående protokoll", [NOTES]),
        ("Rapporter från regional och nationell nivå", [NATIONAL, REGIONAL]),
        ("Rapport från den regionala nivån", [REGIONAL]),
        ("Rapport: regional nivå", [REGIONAL]),
        ("Styrgruppens återrapportering", [STEERING]),
        ("Frågor till Länschefsnätverket", [MATTERS]),
        ("RSS – aktuellt", [NEWS]),
        ("Aktuellt från RSS", [NEWS]),
        ("Planering av hösten", [PLANNING]),
        ("Övrigt", [OTHER]),
        ("Övrigt, nästa möte", [OTHER]),
        ("Övriga ärenden", [OTHER]),
        # other points with the same words, or nearly
        ("Öppet möte om anhöriga", []),
        ("Ny mall för minnesanteckningar", []),
        ("Utvärdering av föregående möte", []),
        ("Föregående års minnesanteckningar", []),
        ("Minnesanteckningar från konferensen 270401", []),
        ("Regional rapport om bemanning på rätt nivå", []),
        ("Rapport från regionala enheter på samma nivå", []),
        ("Rapport om vårdnivåer i regionen", []),
        ("Återrapportering till styrgruppen", []),
        ("Ärenden från Länschefsnätverket", []),
        ("Plan för hösten", []),
        ("Övrig information", []),
        ("Övriga kommuners frågor", []),
        ("Frågor om övriga kommuner", []),
        ("Övrigt stöd till anhöriga", []),
    ],
)
def test_a_heading_is_the_standing_points_that_it_has_the_words_of(
    title: str, points: list[str]
) -> None:
    assert [POINTS[place] for place in standing_in(title, POINTS)] == points


@pytest.mark.parametrize(
    ("title", "nothing"),
    [
        ("Övrigt", True),
        ("Rapporter från regional och nationell nivå", True),
        ("Minnesanteckningar från förra mötet 270528", True),
        ("Rapport från regional nivå: suicidprevention", False),
        ("Övriga frågor om bemanning", False),
        ("Bemanning", False),
        ("Rapport om frågor", False),
    ],
)
def test_a_standing_point_with_nothing_more_in_its_heading_tells_no_matter(
    title: str, *, nothing: bool
) -> None:
    assert says_nothing_more(title, POINTS) is nothing


@pytest.mark.parametrize(
    ("title", "previous"),
    [
        ("Senaste mötets anteckningar", True),
        ("Minnesanteckningar 270528", True),
        ("Minnesanteckningar från mötet den 28 maj", True),
        ("Godkännande av minnesanteckningar från LCHNV 28 maj 2027", True),
        ("Styrgruppens minnesanteckningar 270514", False),
        ("Uppföljning från föregående möte", True),
        ("Föregående års möten", False),
        ("Senaste nytt från mötet i riksdagen", False),
        ("Minnesanteckningar", False),
    ],
)
def test_the_point_on_the_previous_meeting_is_known(title: str, *, previous: bool) -> None:
    assert is_on_previous(title) is previous
