"""Work that cannot be done, told to the user: the only exceptions that cross packages."""


class UserFault(Exception):
    """A reason, in Swedish, why a command cannot do its work; nothing is half done."""
