"""What all documents stand on, rules.yaml and the register, read together."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from lchnv_cli.load.cited import cited
from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.register_principals import known_by
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.finding import Fault
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Register


def read_ground(
    rules: bytes, register: bytes | None, sentences: Mapping[PurePosixPath, bytes] | None = None
) -> tuple[Procedure, Register, list[Fault]]:
    """Read both files, and the editions' files of sentences, and tell what is wrong there.

    Raises Broken when one of the first cannot be used at all.
    """
    procedure, unread = cited(read_procedure(rules), sentences or {})
    people, told = read_register(register)
    people, strange = known_by(people, procedure)
    return procedure, people, [*unread, *told, *strange]
