"""Mail drafts and packages: read back by others, the same bytes, and nothing in a name counts."""

import datetime as dt
import email
import io
import zipfile
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.policy import default
from pathlib import PurePosixPath

import pytest
from fast_mail_parser import parse_email
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.dispatch.headers import one_line
from lchnv_cli.dispatch.letters import shortened
from lchnv_cli.dispatch.message import Attachment, Message, eml
from lchnv_cli.dispatch.package import Piece, manifest, zipped
from lchnv_cli.dispatch.recipients import Recipient, circle, each_once
from lchnv_cli.model.mail_address import usable
from tests.running import NETWORK, archive

HOSTILE = [
    "Åsa\r\nBcc: evil@example.se",
    "Åsa\nX-Evil: 1\n\n<b>text</b>",
    "=?utf-8?q?x=0D=0ABcc:_evil@example.se?=",
    "=?utf-8?b?RWxzYQ==?=",
    'Elsa" <evil@example.se>, "Elsa',
    "Ekenstam, Elsa; (kommentar) [x] <y> \\",
    "grupp: a@example.se, b@example.se;",
    "E. Ekenstam",
    "\u202eomvänt\u2066",
    "Å" * 200,
    "𝄞" * 60,
    "ä" + " å" * 90,
    "tab\tnoll\0esc\x1b[31m",
    "e\u0301",
    ".",
]
LETTERS = st.text(
    st.characters(blacklist_categories=["Cs"]) | st.sampled_from('\r\n\t "<>,;:@=?()\\'),
    max_size=90,
)


def draft(name: str = "Elsa Ekenstam", subject: str = "Hej", text: str = "Hej\n") -> bytes:
    people = (
        Recipient(name, "Region Prov", "elsa@prov.example"),
        Recipient("Åsa Ö", "Björkby", "asa@bjorkby.example"),
    )
    return eml(Message(people, subject, text, (Attachment("bilaga å.pdf", b"%PDF\r\n\0"),)))


def opened(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def squeezed(text: str) -> str:
    return "".join(text.split())


def told(data: bytes) -> tuple[list[str], list[tuple[str, str]], str]:
    """Give what Python's parser reads: names of the fields, recipients, and subject."""
    message = opened(data)
    to = message["to"]
    assert isinstance(to, AddressHeader)
    # Python 3.11 leaves the spaces between encoded words in a name, so none are compared here.
    people = [(squeezed(one.display_name), one.addr_spec) for one in to.addresses]
    assert message.defects == []
    return list(message.keys()), people, str(message["subject"])


FIELDS = ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]


def test_a_head_has_one_line_and_nothing_unseen() -> None:
    assert one_line(" a\r\n\tb\u2028c\0\x1b[31m ") == "a b c[31m"
    assert one_line("\u202eomvänt\u2066 e\u0301") == "omvänt é"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_name_is_never_more_than_a_name(hostile: str) -> None:
    data = draft(name=hostile)
    shown = one_line(hostile)
    both = [(squeezed(shown), "elsa@prov.example"), ("ÅsaÖ", "asa@bjorkby.example")]
    assert told(data) == (FIELDS, both, "Hej")
    assert parse_email(data).headers["To"] == [f"{shown} <{both[0][1]}>, Åsa Ö <{both[1][1]}>"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_subject_is_never_more_than_a_subject(hostile: str) -> None:
    fields, _, subject = told(draft(subject=hostile))
    assert (fields, subject) == (FIELDS, one_line(hostile))


@pytest.mark.slow
@given(name=LETTERS, subject=LETTERS, text=LETTERS)
def test_two_parsers_read_what_was_written(name: str, subject: str, text: str) -> None:
    data = draft(name, subject, text)
    fields, people, read = told(data)
    assert (fields, read) == (FIELDS, one_line(subject))
    assert [address for _, address in people] == ["elsa@prov.example", "asa@bjorkby.example"]
    assert people[0][0] == squeezed(one_line(name))
    other = parse_email(data)
    assert list(other.headers) == FIELDS
    assert other.subject == one_line(subject)
    assert [file.content for file in other.attachments] == [b"%PDF\r\n\0"]


@given(name=LETTERS, subject=LETTERS, text=LETTERS)
def test_a_draft_keeps_to_what_mail_servers_take(name: str, subject: str, text: str) -> None:
    data = draft(name, subject, text)
    lines = data.split(b"\r\n")
    assert data.isascii()
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 76
    assert lines[-1] == b""


def test_another_parser_finds_the_same_recipients() -> None:
    mail = parse_email(draft("Ekenstam, Elsa", "Dagordning å"))
    assert mail.warnings == []
    assert mail.text_plain == ["Hej\r\n"]
    assert [file.filename for file in mail.attachments] == ["bilaga å.pdf"]
    assert mail.headers["To"][0].endswith(" Åsa Ö <asa@bjorkby.example>")


def test_the_text_is_whole_and_its_lines_may_be_long() -> None:
    text = "Hej åäö!\n\n.\nFrom me\n" + "ord " * 500 + "\n\x1b[31mslut = \t\n"
    [first, *_] = opened(draft(text=text)).iter_parts()
    read = first.get_content()
    assert read.replace("\r\n", "\n") == text.replace("\x1b", "")


def test_an_attachment_keeps_its_bytes_and_gets_its_type() -> None:
    data = bytes(range(256)) * 9
    names = ["a.PDF", "mall å.docx", "x.okänd", "utan", '"; name=evil.exe', "a\r\nX: y.pdf"]
    mail = eml(Message((), "Hej", "", tuple(Attachment(name, data) for name in names)))
    read = list(opened(mail).iter_attachments())
    assert [part.get_content() for part in read] == [data] * len(names)
    assert [part.get_filename() for part in read] == [one_line(name) for name in names]
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    other = "application/octet-stream"
    pdf = "application/pdf"
    assert [part.get_content_type() for part in read] == [pdf, word, other, other, other, pdf]


def test_a_draft_has_no_sender_day_or_identity() -> None:
    message = opened(draft())
    assert [message[name] for name in ("From", "Date", "Message-ID", "User-Agent")] == [None] * 4
    assert message["X-Unsent"] == "1"


def test_what_separates_the_parts_comes_from_the_content() -> None:
    assert draft() == draft()
    boundaries = {opened(draft(text=text)).get_boundary() for text in ("a", "b", "a")}
    assert len(boundaries) == 2


@pytest.mark.parametrize(
    "address",
    ["a@b.se", "fornamn.efternamn@malung-salen.se", "o'neill+x@sub.b.example", "A_B@B.SE"],
)
def test_an_address_that_can_be_used(address: str) -> None:
    assert usable(address)


@pytest.mark.parametrize(
    "address",
    [
        *("", "a", "@b.se", "a@", "a@b", "a@b.", "a@.se", "a@b..se", "a@-b.se", "a b@c.se"),
        *("a@b.se, c@d.se", "Åsa <a@b.se>", "mailto:a@b.se", "å@b.se", "a@björkby.se", "a@b.1"),
        *("a@b.se\r\nBcc: x@y.se", ".a@b.se", "a..b@c.se", '"a"@b.se', "a@[127.0.0.1]"),
        *("=?utf-8?q?x?=@b.se", f"{'a' * 65}@b.se", f"a@{'b.' * 130}se", "a@b.se\n", "a@b@c.se"),
    ],
)
def test_an_address_that_cannot_be_used(address: str) -> None:
    assert not usable(address)


REGISTER = """personer:
  - namn: Åke
    epost: ake@prov.example
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Region Prov, från: 2025-01-01}
      - {roll: styrgrupp, organ: lchnv, från: 2025-01-01}
  - namn: Bo
    epost: AKE@prov.example
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Björkby, från: 2025-01-01, till: 2025-12-31}
  - namn: Ce
    uppdrag: [{roll: representant, organ: lchnv, huvudman: Björkby, från: 2026-01-01}]
  - namn: De
    epost: de
    uppdrag: [{roll: ersättare, organ: lchnv, huvudman: Björkby, från: 2025-01-01}]
"""


def _names(body: str, day: str) -> tuple[list[str], list[str]]:
    found = circle(archive(register=REGISTER), body, dt.date.fromisoformat(day))
    return [each.name for each in found.reached], [each.name for each in found.unreached]


def test_the_day_decides_who_gets_mail() -> None:
    assert _names("lchnv", "2025-12-31") == (["Bo", "Åke"], [])
    assert _names("lchnv", "2026-01-01") == (["Åke"], ["Ce"])
    assert _names("lchnv", "2024-12-31") == ([], [])


def test_a_steering_group_gets_its_own_mail() -> None:
    assert _names("styrgrupp", "2026-01-01") == (["Åke"], [])
    found = circle(archive(register=REGISTER), "styrgrupp", dt.date(2026, 1, 1))
    assert found.reached[0].principal == "Region Prov"


MORE = """personer:
  - namn: Lo Falk
    epost: lo@prov.example
    uppdrag: [{roll: representant, organ: lchnv, huvudman: Björkby, från: 2025-01-01}]
  - namn: Alma Alm
    epost: alma@prov.example
    uppdrag: [{roll: ersättare, organ: lchnv, huvudman: Björkby, från: 2025-01-01}]
  - namn: Nils Hage
    epost: nils@prov.example
    uppdrag:
      - {roll: ersättare, organ: lchnv, huvudman: Granköping, från: 2025-01-01, till: 2026-03-31}
  - namn: Ada Bok
    epost: ada@prov.example
    uppdrag:
      - {roll: adjungerad, organ: lchnv, huvudman: Björkby, från: 2025-01-01}
      - {roll: adjungerad, organ: styrgrupp, från: 2025-01-01}
  - namn: Per Ek
    uppdrag: [{roll: adjungerad, organ: lchnv, från: 2026-01-01}]
"""
SUBSTITUTES = "  - {gäller_från: 2026-01-01, organ: [lchnv], värden: {ersättare: 1}}\n"


@pytest.mark.parametrize(
    ("body", "day", "reached"),
    [
        ("lchnv", "2025-12-31", ["Björkby", "adjungerad"]),  # no substitutes yet
        (
            *("lchnv", "2026-01-01"),
            ["Björkby", "Björkby (ersättare)", "Granköping (ersättare)", "adjungerad"],
        ),
        ("lchnv", "2026-04-01", ["Björkby", "Björkby (ersättare)", "adjungerad"]),
        ("styrgrupp", "2026-04-01", ["adjungerad"]),
    ],
)
def test_substitutes_and_the_co_opted_are_called_too(
    body: str, day: str, reached: list[str]
) -> None:
    rules = (NETWORK / "rules.yaml").read_text(encoding="utf-8") + SUBSTITUTES
    found = circle(archive(register=MORE, rules=rules), body, dt.date.fromisoformat(day))
    assert [each.whom for each in found.reached] == reached
    missing = ["Per Ek"] if body == "lchnv" and day >= "2026-01-01" else []
    assert [each.name for each in found.unreached] == missing


def test_a_substitute_is_reminded_where_nobody_else_speaks_for_the_principal() -> None:
    rules = (NETWORK / "rules.yaml").read_text(encoding="utf-8") + SUBSTITUTES
    known = archive(register=MORE, rules=rules)
    found = circle(known, "lchnv", dt.date(2026, 1, 1))
    for principal, name in (("Björkby", "Lo Falk"), ("Granköping", "Nils Hage")):
        assert [each.name for each in found.of(principal).reached] == [name]
    assert found.of("Aspnäs").reached == ()


def test_an_address_that_several_share_gets_one_mail() -> None:
    found = circle(archive(register=REGISTER), "lchnv", dt.date(2025, 6, 1)).reached
    assert [each.name for each in each_once(found)] == ["Bo"]


def test_a_long_clause_is_cut_between_words() -> None:
    assert shortened("att  anta\nförslaget") == "att anta förslaget"
    long = "att " + "utreda frågan, " * 20
    assert shortened(long) == "att " + "utreda frågan, " * 7 + "utreda …"
    assert shortened("x" * 300) == "x" * 119 + " …"


def test_a_zip_is_the_same_bytes_and_names_its_files_in_swedish() -> None:
    pieces = [Piece("bilagor/följesedel.txt", "", b"x" * 5000), Piece("b.txt", "", b"")]
    data = zipped(pieces, dt.date(2026, 3, 24))
    assert data == zipped(pieces, dt.date(2026, 3, 24))
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        assert read.testzip() is None
        found = read.infolist()
    assert [each.filename for each in found] == ["bilagor/följesedel.txt", "b.txt"]
    # UTF-8, from Unix, a plain file that its owner may write, stored as it is, of a day.
    kinds = {(e.create_system, e.external_attr, e.compress_type, e.date_time) for e in found}
    assert kinds == {(3, 0o100644 << 16, zipfile.ZIP_STORED, (2026, 3, 24, 0, 0, 0))}
    assert found[0].flag_bits & 0x800


def test_the_sums_are_written_as_sha256sum_reads_them() -> None:
    made = manifest([Piece("bilagor/å.txt", "", b"abc")])
    sum_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert made.data.decode() == f"{sum_of_abc}  bilagor/å.txt\n"
    assert PurePosixPath(made.name).suffix == ".txt"
