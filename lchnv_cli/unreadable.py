"""A document that cannot be read in, told to the user."""

from lchnv_cli.model.fault import UserFault


class Unreadable(UserFault):
    """A document was not read; ``why`` is the reason as a Swedish sentence, with the way out."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}\n    {why}")
        self.why = why


class Bomb(Unreadable):
    """A document would take the machine with it when it is unpacked."""
