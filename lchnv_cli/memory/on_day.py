"""What is asked of a folder where the day matters; context.py and planning/tasks.py carry it."""

import datetime as dt
from typing import Protocol

from lchnv_cli.model.archive import Archive
from lchnv_cli.workdays import Workdays


class OnDay(Protocol):
    """The folder, the working days, and the day."""

    @property
    def archive(self) -> Archive:
        """The folder, its documents in brief."""

    @property
    def workdays(self) -> Workdays:
        """The working days."""

    @property
    def today(self) -> dt.date:
        """The day on which is asked."""
