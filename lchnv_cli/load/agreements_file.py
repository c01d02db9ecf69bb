"""The fields of överenskommelser.yaml."""

from typing import Any

from lchnv_cli.load.groups import ListOf
from lchnv_cli.load.people import EXEMPTION
from lchnv_cli.load.records import Field, Record, made, placed
from lchnv_cli.load.types import Text
from lchnv_cli.model.agreements import Agreement

AGREEMENT = Record(
    "överenskommelsen",
    (
        Field(
            "titel",
            "title",
            Text(),
            "vad den heter",
            "Överenskommelse om hälso- och sjukvård i hemmet",
            required=True,
        ),
    ),
    placed(Agreement),
)

AGREEMENTS = Record(
    "filen",
    (
        Field(
            "överenskommelser",
            "agreements",
            ListOf(AGREEMENT),
            "alla överenskommelser, avtal och andra gemensamma dokument",
            "[{titel: Överenskommelse om hälso- och sjukvård i hemmet}]",
        ),
        Field(
            "undantag",
            "exemptions",
            ListOf(EXEMPTION),
            "undantag från regler om filen, med skäl",
            "[{regel: okänt-fält, skäl: Fältet kommer i nästa version.}]",
        ),
    ),
    made(dict[str, Any]),
)
