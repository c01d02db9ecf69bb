"""What a body that prepares another's meetings is called after it: nätverkets styrgrupp."""

from collections.abc import Collection

from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Body

_DEFINITE = late(r"(?<=\w{3})e[nt]$")  # Styrgruppen, Arbetsutskottet


def named_by_whom_they_steer(bodies: Collection[Body]) -> tuple[Body, ...]:
    """Give the bodies, those that steer also by whom they steer: nätverkets styrgrupp."""
    called = {
        each.id: tuple(
            f"{name}{genitive} {word}"
            for owner in bodies
            for name in filter(None, owner.names() if owner.steering == each.id else ())
            for genitive in ("", "s", ":s")
            for word in {each.id, _DEFINITE.sub("", each.short)} - {""}
        )
        for each in bodies
    }
    return tuple(each._replace(also=(*each.also, *called[each.id])) for each in bodies)
