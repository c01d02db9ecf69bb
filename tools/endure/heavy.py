"""Documents that ask for more work than they are worth: each is read, or refused in words."""

from collections.abc import Callable, Mapping

FULL, LINES = 490_000, 19_900  # bytes and lines: just below what a document may hold


def document(fields: str, body: str = "", kind: str = "minnesanteckningar") -> bytes:
    """Give a meeting's document with more fields in its head."""
    head = f"---\ndokument: {kind}\norgan: lchnv\ndatum: 2026-05-22\n"
    return f"{head}{fields}\n---\n{body}".encode()


def _filled(piece: str) -> bytes:
    many = FULL // len(piece.encode())
    return document("", "## 1. a\n\n" + piece * min(many, LINES // max(piece.count("\n"), 1)))


def _people(many: int, each: str = "Lo Fa{n}") -> str:
    return ", ".join(each.format(n=n) for n in range(many))


def _points(many: int, within: str = "Text.\n\n") -> str:
    return "\n".join(f"## {n}. Punkt {n}\n\n{within.format(n=n)}" for n in range(1, many + 1))


_DECIDES = "Länschefsnätverket beslutade\n\n"
_TITLED = '"Lo Fa{n}, chef (tf)"'
_ROWS = "- att utse Lo Fa{n} till ordförande\n- att uppdra åt Lo Fa{n} att utreda\n\n"
_TASK = "- att Lo Fa{n} får i uppdrag att utreda fråga {n} till 2026-09-{d:02}\n"
_PRINCIPALS = "; ".join(f"Kommun {n}: Lo Fa{n}" for n in range(500))
HEAVY: Mapping[str, Callable[[], bytes]] = {
    "nine thousand names": lambda: document(f"närvarande: {{Björkby: [{_people(9_000)}]}}"),
    "as many with titles": lambda: document(
        f"närvarande: [{_people(6_000, _TITLED)}]", _points(20)
    ),
    "many struck": lambda: document(f"närvarande: [{_people(6_000, '~~Lo Fa{n}~~')}]"),
    "names and points": lambda: document(
        f"närvarande: {{Björkby: [{_people(500)}]}}", _points(500, "Lo Fa{n} berättade.\n\n")
    ),
    "names, parts and points": lambda: document(
        f"närvarande: {{Björkby: [{_people(1_500)}]}}\ndelvis: ["
        + ", ".join(f"{{namn: Lo Fa{n}, till_punkt: {n % 500 + 1}}}" for n in range(1_500))
        + "]",
        _points(500, _DECIDES + "- att anta rutinen {n}\n\n"),
    ),
    "names and elections": lambda: document(
        f"närvarande: {{Björkby: [{_people(2_000)}]}}",
        _points(1_000, _DECIDES + "- att utse Lo Fa{n} till ordförande\n\n"),
    ),
    "ten thousand points": lambda: document("", _points(3_900)),
    "ten thousand of one name": lambda: document("", "## 1. Samma fråga\n" * LINES),
    "ten thousand like names": lambda: document(
        "", "".join(f"## {n}. Samma fråga om {n:05} och\n" for n in range(10_000))
    ),
    "five thousand references": lambda: document(
        "", _points(5, "".join(f"Se LCHNV § {n} 2026-03-20.\n" for n in range(1_000)))
    ),
    "references to annexes": lambda: document(
        "bilagor: [" + ", ".join(f"{{nr: {n}, titel: Bil {n}}}" for n in range(1_500)) + "]",
        _points(500, "Se bilaga {n} och bilaga 2{n}.\n\n"),
    ),
    "ten thousand decisions": lambda: document(
        "", "## 1. a\n\n" + _DECIDES
        + "".join(_TASK.format(n=n, d=n % 30 + 1) for n in range(5_500)),
    ),
    "decisions in points": lambda: document(
        "", _points(2_400, _DECIDES + _ROWS)
    ),
    "assignments in points": lambda: document(
        "", _points(2_200, _DECIDES + "- att anta\n\nUppdrag: Lo Fa{n}; återrapport 2026-09-10\n\n")
    ),
    "referrals in points": lambda: document(
        "", _points(2_200, _DECIDES + "- att anta\n\nUtfall: bordlagd till 2026-09-10\n\n")
    ),
    "quotes": lambda: document("", ">" * FULL),
    "lists": lambda: document("", "- " * (FULL // 2) + "x"),
    "quotes of lists": lambda: document("", "> - " * (FULL // 4) + "x"),
    "lists that grow": lambda: document(
        "", "\n".join("  " * n + "- att " for n in range(690)) + "\n"
    ),
    "one line of dates": lambda: document("", "## 1. a\n\n" + "2026-05-22, " * (FULL // 12)),
    "lines of dates": lambda: document("", "## 1. a\n\n" + "den 8 maj 2026 kl. 9\n" * LINES),
    "dates without year": lambda: document("", "## 1. a\n\n" + "8/5 och 9 maj, " * (FULL // 15)),
    "a head of dates": lambda: document("info: " + "2026-05-22 " * (FULL // 11)),
    "footnotes": lambda: document(
        "", "".join(f"Ord[^{n}].\n\n[^{n}]: Not {n}.\n\n" for n in range(4_900))
    ),
    "one footnote": lambda: document("", "Ord[^1] " * (FULL // 8) + "\n\n[^1]: Not.\n"),
    "footnotes without end": lambda: document("", "[^" * (FULL // 2)),
    "a large table": lambda: document(
        "", ("| a" * 400 + "|\n") + ("|-" * 400 + "|\n") + ("| b" * 400 + "|\n") * 200
    ),
    "a wide table": lambda: document("", "| a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n"),
    "a long table": lambda: document("", "| a | b |\n|-|-|\n" + "| c | d |\n" * 19_000),
    "a table of people": lambda: document(
        "", "## 1. a\n\n| Namn | Kommun |\n|-|-|\n"
        + "".join(f"| Lo Fa{n} | Björkby |\n" for n in range(4_900)),
    ),
    "a large register of reserved": lambda: document(f"gäster: [{_people(9_000)}]"),
    "one field of principals": lambda: document(f"info: {_PRINCIPALS}"),
    "a word": lambda: document("", "a" * FULL),
    "a word under a heading": lambda: document("", "## 1. " + "a" * FULL),
    "a word that is a place": lambda: document("plats: " + "a" * FULL),
    "a word that is a name": lambda: document("närvarande: [" + "a" * FULL + "]"),
    "a name of many words": lambda: document("närvarande: [" + "Lo " * (FULL // 3) + "]"),
    "bold lines": lambda: document("", "**a**\n\n" * (LINES // 2)),
    "att without list": lambda: document("", "## 1. a\n\n" + _DECIDES + "att " * (FULL // 4)),
    **{
        f"filled with {piece!r}": lambda piece=piece: _filled(piece)  # type: ignore[misc]
        for piece in (
            *("*a", "[", "(", ">", "- ", "|", "#", " ", "_a", "~~a", "`a", "![", "<a", "&", "\\"),
            *("*", "**a ", "* a\n", "- a\n", "1. a\n", "> a\n", "# a\n", "## a\n", "| a\n", "a\n"),
            *("a. ", "a, ", "att ", "beslutade att ", "\t", "\u00a0", "\u200b", "a:", "a: b\n"),
            *("[a](b) ", "[a] ", "[a]: b\n", "[^a] ", "***", "---\n", "===\n", "a\n---\n", "<!--"),
            *("-", "\u2013 ", "\u2022 ", "(a) ", "1", "1 ", "1.", "a) ", "”a", "'", '"', "Bilaga "),
            *("Bilaga 1, ", "(Bilaga 1) ", "§ 1 ", "~~", "</s>", "<s>", "http://a ", "a@b.se "),
            *("Lo Fa ", "Lo Fa, ", "per capsulam ", "styrgruppen ", "Se punkt 1. ", "- att a\n"),
        )
    },
}  # fmt: skip
