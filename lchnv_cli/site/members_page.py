"""The members of a day as a page: who leads, who steers, who represents whom."""

from collections.abc import Iterator

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.register import Mandate, Post
from lchnv_cli.site.addresses import MEMBERS, START
from lchnv_cli.site.list_page import MembersPage, Seat
from lchnv_cli.site.site_page import Link
from lchnv_cli.site.site_source import Site

_PARTS = (
    ("Presidium", (Post.CHAIR, Post.VICE_CHAIR, Post.SECRETARY)),
    ("Styrgruppen", (Post.STEERING,)),
    ("Representanter", (Post.REPRESENTATIVE,)),
)


def members_page(site: Site) -> MembersPage:
    """Give the page, of each body that is on the web and has somebody in the register."""
    bodies = ((body.name, tuple(_parts(body, site))) for body in site.bodies)
    return MembersPage(
        path=MEMBERS,
        template="sajt-ledamoter.html.j2",
        heading="Ledamöter",
        frame=site.frame(MEMBERS),
        crumbs=(Link("Start", START),),
        address=site.address(MEMBERS),
        day=spoken_with_year(site.today),
        bodies=tuple(each for each in bodies if each[1]),
    )


def _parts(body: Body, site: Site) -> Iterator[tuple[str, tuple[Seat, ...]]]:
    register, day = site.archive.register, site.today
    order = site.archive.procedure.principals_of(body.id, day)
    for title, posts in _PARTS:
        seats = []
        for post in posts:
            own = [_seat(each, post, site) for each in register.holders(body.id, post, day)]
            if post in {Post.STEERING, Post.REPRESENTATIVE}:
                own.sort(key=lambda seat: (_rank(seat.principal, order), seat.name))
            seats += own
        if seats:
            yield title, tuple(seats)


def _rank(principal: str, order: tuple[str, ...]) -> int:
    return order.index(principal) if principal in order else len(order)


def _seat(mandate: Mandate, post: Post, site: Site) -> Seat:
    acting = " (tf)" if mandate.acting else ""
    principal = site.archive.register.principal_of(mandate, site.today)
    name = f"{mandate.person_on(site.today)}{acting}"
    return Seat(f"{post.value[0].upper()}{post.value[1:]}", name, principal)
