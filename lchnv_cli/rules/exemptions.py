"""Form: an exemption hides something. The runner finds the ones that do not."""

from lchnv_cli.model.finding import Severity
from lchnv_cli.rules.rule import FORM, Rule, Texts

UNNEEDED = Rule(
    "onödigt-undantag",
    FORM,
    Severity.WARNING,
    Texts(
        summary="Ett undantag döljer inget fel.",
        why="Ett undantag som inte behövs kan dölja nästa fel av samma slag utan att någon märker "
        "det. När felet är rättat ska undantaget bort. I en fil med ett värde som inte går att "
        "läsa sägs inget förrän värdet är rättat.",
        unseen="Undantag som döljer mer än det var skrivet för: med vidare gäller täcker "
        "det också nya fel.",
        wrong="publicerad: 2026-05-15\nundantag:\n  - regel: sen-dagordning\n"
        "    skäl: Mötet flyttades.",
        right="publicerad: 2026-05-15",
        mend="Ta bort undantaget. Har det fältet gäller: se efter att texten där står i felets "
        "meddelande.",
    ),
)
