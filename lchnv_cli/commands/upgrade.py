"""lchnv upgrade: take an older folder to the format that the program writes."""

from lchnv_cli.model.folder_formats import FORMAT, brought_since
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DryRun, Json, Root, Today
from lchnv_cli.work.changing.mend import diff
from lchnv_cli.work.changing.upgrading import carry_out, upgrade_of
from lchnv_cli.work.opening.workplace import Workplace, open_workplace


def upgrade(
    *, root: Root = None, today: Today = None, dry_run: DryRun = False, as_json: Json = False
) -> None:
    """Lyft en äldre mapp till nytt format.

    Bara det som det nya formatet kräver ändras, och en kopia av varje ändrad fil läggs i
    .lchnv/kopior. Avbryts kommandot går det att köra igen.

    Exempel:
    lchnv upgrade --dry-run
    lchnv upgrade
    """
    here = open_workplace(root, today)
    before = here.procedure.format
    with terminal.files_shown({"before": before, "now": FORMAT} if as_json else None):
        if before == FORMAT:
            terminal.tell(f"Mappen har redan format {FORMAT}; det finns inget att ändra.")
        else:
            _upgrade(here, before, dry_run=dry_run, as_json=as_json)


def _upgrade(here: Workplace, before: int, *, dry_run: bool, as_json: bool) -> None:
    found = upgrade_of(here)
    if dry_run:
        if not as_json:
            terminal.show(diff(list(found.changes)))
        terminal.tell(f"Mappen har format {before}; inget är skrivet.")
    else:
        copies = carry_out(here.root, found)
        terminal.say("\n".join(change.file.as_posix() for change in found.changes))
        terminal.tell(f"Mappen har nu format {FORMAT}; den hade {before}.")
        for copy in copies:
            terminal.tell(f"Som det var ligger kvar i {copy}.")
    terminal.tell(brought_since(before))
    for doubt in found.doubts:
        terminal.tell(f"Obs: {doubt}")
    terminal.tell("Kör: lchnv upgrade" if dry_run else "Kör: lchnv check")
