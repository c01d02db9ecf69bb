"""A revision of a published document as it is written in its head."""

from lchnv_cli.load.groups import ListOf
from lchnv_cli.load.records import Field, Record, made
from lchnv_cli.load.types import Date, DayOrUnclear, Text
from lchnv_cli.model.document import Revision

REVISION = Record(
    "revideringen",
    (
        Field("datum", "date", Date(), "dagen för ändringen", "2026-03-16", required=True),
        Field("ändring", "what", Text(), "vad som ändrades", "Bilaga 3 byttes", required=True),
        Field(
            "utskickad",
            "mailed",
            DayOrUnclear(),
            "dagen rättelsen mejlades; skrivs av lchnv mail --sent",
            "2026-03-17",
            later=True,
            printed=False,
        ),
        Field(
            "diarieförd",
            "registered",
            ListOf(Text()),
            "huvudmännen som har diariefört den nya lydelsen; skrivs av lchnv file --registered",
            "[Avesta, Mora]",
            later=True,
            printed=False,
        ),
    ),
    made(Revision),
)
