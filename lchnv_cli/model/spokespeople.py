"""Who speaks for the principals in a body on a day."""

import datetime as dt

from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Mandate, Post, Register


def spokespeople(
    body_id: str, day: dt.date, register: Register, procedure: Procedure
) -> tuple[Mandate, ...]:
    """Give the representatives, and the substitutes where the arbetsordning has any."""
    edition = procedure.edition(body_id, day)
    posts = [Post.REPRESENTATIVE]
    if edition is not None and edition.values["ersättare"]:
        posts.append(Post.SUBSTITUTE)
    return tuple(mandate for post in posts for mandate in register.holders(body_id, post, day))


def without_spokespeople(
    body_id: str, day: dt.date, register: Register, procedure: Procedure
) -> frozenset[str]:
    """Give the principals without a representative, or a substitute, on a day.

    Nobody is said to lack one while as many representatives come from a principal that the
    register does not tell.
    """
    principals = procedure.principals_of(body_id, day)
    mandates = spokespeople(body_id, day, register, procedure)
    speaking = [register.principal_of(mandate, day) for mandate in mandates]
    untold = sum(principal not in principals for principal in speaking)
    lacking = frozenset(principals) - frozenset(speaking)
    return lacking if len(lacking) > untold else frozenset()
