"""Addresses that mail can be sent to."""

from lchnv_cli.model.late_pattern import late

_LOCAL = r"[A-Za-z0-9!#$%&'*+/^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = late(rf"{_LOCAL}(?:\.{_LOCAL})*@(?:{_LABEL}\.)+(?=[A-Za-z]){_LABEL}")
_LONGEST, _LONGEST_LOCAL = 254, 64


def usable(address: str) -> bool:
    """Tell whether an address is one that mail can be sent to."""
    local = address.partition("@")[0]
    fits = len(address) <= _LONGEST and len(local) <= _LONGEST_LOCAL
    return fits and _ADDRESS.fullmatch(address) is not None
