"""lchnv lsp: findings, help and fixes in an editor while a text is typed."""

import datetime as dt
import importlib.util

from lchnv_cli.model.fault import UserFault
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import Today


def lsp(*, today: Today = None) -> None:
    """Visa fel medan du skriver.

    Redigeraren startar kommandot själv; docs/handbok.md säger hur den ställs in. Servern talar
    Language Server Protocol över standard in och ut, och skriver inget i mappen.

    Exempel:
    lchnv lsp --help
    """
    if importlib.util.find_spec("pygls") is None:
        raise UserFault(
            "För att visa fel i en redigerare behövs pygls, som inte är installerat.\n"
            'Installera det: pip install "pygls>=2.1,<3"'
        )
    from lchnv_cli.editor.lsp_server import Server  # noqa: PLC0415 - an extra, and heavy

    def day() -> dt.date:
        return today or dt.date.today()  # noqa: DTZ011 - the day is the user's own

    Server(terminal.version(), day).lsp.start_io()
