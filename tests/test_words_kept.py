"""No word is lost on the way: it is printed, or the line it stands on is told of."""

import re
from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.rules.shared.look_alikes import look_alikes
from tests.judging import text_of
from tests.real_documents import drawn
from tests.running import HEAD, archive

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FIRST_LINE = HEAD.count("\n") + 1
# A word stands for @; each gets a number of its own, so that none can stand in for another.
BEGINNINGS = st.sampled_from(
    [
        *("", "", "- ", "* ", "• ", "– ", "-", "1. ", "2. ", "1)", "3) ", "a) ", "    - ", "> "),
        *("## ", "##", "## 2. ", "### b) ", "#### ", "# ", "#### Förslag till beslut", "    ## "),
        *("Föredragande: ", "Utfall: ", "föredragande. ", "- att ", "-att ", "att ", "  - att "),
        *(
            "| ",
            "| @ | ",
            "[^a]: ",
            "[@]: ",
            "![",
            "[",
            "**",
            "~~",
            "`",
            "<!-- ",
            "<div> ",
            "<b>",
            "a) ",
            "b) ",
        ),
    ]
)
ENDINGS = st.sampled_from(
    [
        *("", "", "", ".", ":", "  ", "\\", " beslutar", " beslutade", "</div>", " --> @"),
        *(
            "**",
            " |",
            " | @ |",
            " | @ | @ |",
            "](bild.png)",
            "](bild.png '@')",
            "<br>@",
            "](@ @)",
            "][c]",
            "[^a]",
            "~~",
            "`",
        ),
    ]
)
LINES = st.builds(
    "{}{}{}".format, BEGINNINGS, st.sampled_from(["@", "@ @", "", "att @"]), ENDINGS
) | st.sampled_from(
    ["", "", "---", "===", "| --- | --- |", "```", "***", "Förslag till beslut", "[c]: /a.pdf"]
)


@pytest.mark.slow
@given(st.lists(LINES, max_size=12))
@example(["## 1. @", "", "[@]: @", "", "[^a]: @"])
@example(["## 1. @[^a]", "@[^a]", "", "[^a]: @", "", "    @", "", "[^b]: @", "[^a]: @"])
@example(
    ["a) @", "b) @", "@", "", "c) @ beslutar", "", "c) att @", "d) att @", "", "| @ |", "| - |"]
)
@example(["+ >[@]: <@> '@'", "", "1. > [@]: @"])
@example(["| @ | @ |", "| --- | --- |", "| @ | @ | @ |", "@"])
@example(["#### Förslag till beslut", "@ beslutar", "• att @", "1. att @", "2) att @"])
def test_every_word_is_printed_or_its_line_is_told_of(lines: list[str]) -> None:
    number = count(1)
    body = re.sub("@", lambda _: f"ord{next(number)}slut", "\n".join(lines))
    known = archive(HEAD + body)
    [document] = known.documents
    assert isinstance(document, MeetingDocument)
    page = drawn(document, known)
    told = {one.line for one in look_alikes(document, text_of(document))}
    left = _COMMENT.sub(lambda match: re.sub(r"[^\n]", "", match[0]), body)
    for line, text in enumerate(left.split("\n"), _FIRST_LINE):
        lost = [word for word in re.findall(r"ord\d+slut", text) if word not in page]
        assert not lost or line in told
