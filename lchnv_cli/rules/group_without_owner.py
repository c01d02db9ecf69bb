"""5 §: somebody is responsible for each group."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.seats import Groups
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.appointees import under

TEXTS = Texts(
    summary="En grupp har ingen ansvarig.",
    why="Styrgruppen utser arbetsgrupper och ansvariga för uppdragen, om inget annat har "
    "beslutats. En grupp som bildas eller pågår utan ansvarig har ingen som kallar och ingen som "
    "återrapporterar. N.N., utses senare och liknande är ingen ansvarig.",
    unseen="Om den ansvariga är kvar i sin tjänst.",
    wrong="- namn: Arbetsgruppen för SPAK\n  nivå: lokal\n  status: pågår",
    right="- namn: Arbetsgruppen för SPAK\n  nivå: lokal\n  status: pågår\n  ansvarig: RSS Dalarna",
    mend="Skriv den ansvariga i gruppens fält ansvarig.",
)


@rule("grupp-utan-ansvarig", cites="5 §", severity=Severity.WARNING, texts=TEXTS)
def group_without_owner(groups: Groups, context: Context) -> Iterator[Hit]:
    """Find groups that there are today and that nobody is responsible for."""
    for group in groups.groups:
        if group.is_there(context.today) and not is_answer(group.responsible):
            own = under(group, context.today, context)
            yield Hit(group.place, f"{group.title} har ingen ansvarig.", TEXTS.mend, under=own)
