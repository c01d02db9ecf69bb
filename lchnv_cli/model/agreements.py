"""The agreements and documents that the principals have in common, and their days."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.model.data_names import AGREEMENTS_FILE
from lchnv_cli.model.document import Exemption
from lchnv_cli.model.finding import Place


class Agreement(NamedTuple):
    """An agreement, or another document that several stand behind."""

    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class Agreements:
    """What meetings/överenskommelser.yaml says; nothing where there is no such file.

    A ``partial`` one has something that could not be read, so that an agreement may be lacking.
    """

    file: PurePosixPath = AGREEMENTS_FILE
    agreements: tuple[Agreement, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    partial: bool = False
