"""What all documents stand on, rules.yaml and the register, read together."""

from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.register_principals import known_by
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.finding import Fault
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Register


def read_ground(rules: bytes, register: bytes | None) -> tuple[Procedure, Register, list[Fault]]:
    """Read both files, and tell what is wrong there.

    Raises Broken when one of them cannot be used at all.
    """
    procedure = read_procedure(rules)
    people, told = read_register(register)
    people, strange = known_by(people, procedure)
    return procedure, people, [*told, *strange]
