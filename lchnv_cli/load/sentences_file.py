"""A file of an arbetsordning's sentences to the model; only lchnv rule and the docs read one."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lchnv_cli.guarded import Refused, read_inside
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.edition_fields import VALUES
from lchnv_cli.load.folder import MAX_BYTES
from lchnv_cli.load.groups import ListOf
from lchnv_cli.load.records import Field, Record, made, placed
from lchnv_cli.load.types import Choice, Date, Number, Text
from lchnv_cli.load.whole import fields_of
from lchnv_cli.model.finding import Hit
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.sentences import PREAMBLE, WORDS, Paragraph, Sentence, Sentences
from lchnv_cli.model.wording import unknown_in

_PARAGRAPH = late(rf"{PREAMBLE}|(?:[1-9][0-9]? kap\. )?[1-9][0-9]?(?: [a-z])? §")
_NAMES = {field.name: field for field in VALUES.fields}


SENTENCE = Record(
    "meningen",
    (
        Field("nr", "number", Number(1, 99), "meningens nummer i paragrafen", "1", required=True),
        Field(
            "text",
            "text",
            Text(),
            "meningen, återgiven i korthet; ett tal skrivs som namnet på värdet, {möten_per_år}",
            "Mötena hålls minst {möten_per_år en gång|gånger} om året.",
            required=True,
        ),
        Field(
            "ord",
            "word",
            Choice({word: word for word in WORDS}),
            "ordet som gör meningen till ett krav; presens där kravet står utan något av dem",
            "ska",
            required=True,
        ),
        Field(
            "regler",
            "rules",
            ListOf(Text()),
            "reglerna som vakar över meningen",
            "[sen-dagordning]",
        ),
        Field(
            "kvar",
            "why",
            Text(),
            "det som reglerna inte ser, eller varför inget program kan vaka över meningen",
            "Webbsidan ser reglerna inte.",
        ),
    ),
    placed(Sentence),
)

PARAGRAPH = Record(
    "paragrafen",
    (
        Field(
            "paragraf",
            "name",
            Text(),
            f"paragrafen, som 4 §, eller {PREAMBLE} för det som står före 1 §",
            "4 §",
            required=True,
        ),
        Field("rubrik", "title", Text(), "paragrafens rubrik", "Arbetsformer", required=True),
        Field(
            "meningar",
            "sentences",
            ListOf(SENTENCE),
            "paragrafens meningar i ordning",
            "[{nr: 1, text: Mötena är öppna., ord: ska, kvar: Syns inte.}]",
            required=True,
        ),
    ),
    placed(Paragraph),
)

SENTENCES = Record(
    "filen med meningar",
    (
        Field(
            "antagen",
            "adopted",
            Date(),
            "dagen arbetsordningen antogs, som i rules.yaml",
            "2024-12-19",
            required=True,
        ),
        Field(
            "praxis",
            "practice",
            ListOf(Text()),
            "regler som håller nätverkets vanor och inte står i någon mening",
            "[per-capsulam]",
        ),
        Field(
            "paragrafer",
            "paragraphs",
            ListOf(PARAGRAPH),
            "paragraferna i ordning",
            "[{paragraf: 1 §, rubrik: Representanter, meningar: []}]",
            required=True,
        ),
    ),
    made(Sentences),
)


def read_sentences(folder: Path, file: PurePosixPath) -> Sentences:
    """Read a file that lies in a folder. Raises Broken with the first fault."""
    try:
        data = read_inside(folder / file, MAX_BYTES, folder)
    except Refused as refused:
        raise Broken(file, f"Filen går inte att läsa: {refused.why}.") from None
    return sentences_in(file, data)


def sentences_in(file: PurePosixPath, data: bytes) -> Sentences:
    """Read the content of a file. Raises Broken with the first fault."""
    head, reading = fields_of(file, data)
    if head is None:
        raise Broken(file, "Filen är tom.")
    found = SENTENCES.read(head, reading, "")
    if reading.faults:
        raise Broken.by(reading.faults[0])
    if found is None:
        raise Broken(file, "Filen går inte att använda.")
    for hit in _faults(found):
        raise Broken(hit.place, hit.message, hit.remedy, "ogiltigt-värde")
    return found


def _faults(found: Sentences) -> Iterator[Hit]:
    """Find what the fields cannot see of themselves: numbers out of order, values unknown."""
    seen: set[str] = set()
    for paragraph in found.paragraphs:
        if not _PARAGRAPH.fullmatch(paragraph.name):
            yield Hit(paragraph.place, f"”{paragraph.name}” är ingen paragraf.", "Skriv 4 §.")
        if paragraph.name in seen:
            yield Hit(paragraph.place, f"{paragraph.name} står två gånger.", "För ihop dem.")
        seen.add(paragraph.name)
        for number, sentence in enumerate(paragraph.sentences, 1):
            if sentence.number != number:
                message = f"Meningen har nr {sentence.number} men är nummer {number} i paragrafen."
                yield Hit(sentence.place, message, f"Skriv nr: {number}")
            for unknown in unknown_in(f"{sentence.text} {sentence.why}", _NAMES):
                remedy = f"Värdena är {', '.join(_NAMES)}."
                yield Hit(sentence.place, f"{unknown} är inget värde.", remedy)
