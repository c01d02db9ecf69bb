"""Numbers as lists print them: 1, iv, b, 02; and the signs of lists in fonts of signs."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 32_767
_LETTERS = 26
_MOST_LETTERS = 780  # thirty times the same letter; Word begins anew
# Signs that Word and LibreOffice take from Symbol and Wingdings, at places Unicode leaves to fonts.
_SIGNS = {
    **dict.fromkeys("\uf0b7\uf06c\uf09f\uf09e", "•"),
    **dict.fromkeys("\uf0a7\uf06e", "▪"),
    **dict.fromkeys("\uf0fc\uf050", "✓"),
    **dict.fromkeys("\uf0fe\uf052", "☑"),
    **dict.fromkeys("\uf0fd\uf078\uf053\uf054", "☒"),
    **dict.fromkeys("\uf0a8\uf06f\uf071\uf072\uf0a3", "☐"),
    **dict.fromkeys("\uf0fb\uf04f\uf056", "✗"),
    **dict.fromkeys("\uf0d8\uf0c4", "➢"),
    **dict.fromkeys("\uf0e0\uf0e8", "→"),
    "\uf02d": "–",
    "\uf0be": "–",
    "\uf0d7": "×",
    "\uf076": "❖",
    "\uf0ae": "→",
    "\uf0de": "⇒",
    "\uf0f0": "⇨",
}


def counted(number: int, way: str) -> str:
    """Write a number in the way that Word calls ``way``; an unknown way is with digits."""
    if way == "none":
        return ""
    if way in {"lowerRoman", "upperRoman"} and 0 < number <= _MOST_ROMAN:
        roman = _roman(number)
        return roman if way == "lowerRoman" else roman.upper()
    if way in {"lowerLetter", "upperLetter"} and number > 0:
        turn, letter = divmod((number - 1) % _MOST_LETTERS, _LETTERS)
        return chr(ord("a" if way == "lowerLetter" else "A") + letter) * (turn + 1)
    if way == "decimalZero":
        return f"{number:02}"
    if way == "ordinal":  # as Swedish Word prints it
        return f"{number}:{'a' if number % 10 in {1, 2} and number % 100 not in {11, 12} else 'e'}"
    return str(number)


def _roman(number: int) -> str:
    told = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        told += letters * times
    return told


def sign(text: str, *, symbols: bool = False) -> str:
    """Turn the signs of fonts of signs into characters that every font has.

    ``symbols`` tells that the text stands in such a font, whose signs may also be written as
    letters.
    """
    if symbols:
        text = "".join(_SIGNS.get(chr(0xF000 + ord(c)), c) if ord(c) < 256 else c for c in text)  # noqa: PLR2004
    return "".join(_SIGNS.get(each, each) for each in text)


def is_font_of_signs(name: str) -> bool:
    """Tell whether a font shows signs in the place of letters."""
    return name.lower().startswith(("wingdings", "symbol", "webdings", "zapfdingbats"))
