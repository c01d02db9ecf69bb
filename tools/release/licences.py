"""Which licence a package has, and where its text lies: read from what is shipped itself."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

_FILES = re.compile(r"^(licen[cs]e|copying|notice|authors|ofl)", re.IGNORECASE)
_OWN = re.compile(r"^(licen[cs]e|copying)(\.(txt|md|rst))?$", re.IGNORECASE)
_CLASSIFIER = "License :: "
# What a licence is called in a package's metadata, where that is no SPDX expression.
_SPDX = {
    "Apache Software License": "Apache-2.0",
    "GNU LGPL v3+": "LGPL-3.0-or-later",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
}
# What the text of a licence has in it, and none of those before it.
_TEXTS = {
    "Apache-2.0": ("Apache License", "Version 2.0"),
    "LGPL-3.0-or-later": ("GNU LESSER GENERAL PUBLIC LICENSE", "Version 3"),
    "MPL-2.0": ("Mozilla Public License", "2.0"),
    "PSF-2.0": ("PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",),
    "OFL-1.1": ("SIL OPEN FONT LICENSE", "Version 1.1"),
    "MIT": ("Permission is hereby granted, free of charge", 'THE SOFTWARE IS PROVIDED "AS IS"'),
    "ISC": ("Permission to use, copy, modify, and",),
    "BSD-3-Clause": ("Redistribution and use in source and binary forms", "Neither the name"),
    "BSD-2-Clause": ("Redistribution and use in source and binary forms",),
}


@dataclass(frozen=True)
class Licence:
    """A package's licence: an SPDX expression, or what its maker calls it, and its texts."""

    name: str
    texts: tuple[Path, ...]
    spdx: bool = True


def licence_of(info: Path) -> Licence:
    """Read a package's licence from its folder .dist-info: what it says, else what its texts are.

    Raises ValueError where neither tells: such a package is not shipped.
    """
    files = (path for path in sorted(info.rglob("*")) if path.is_file())
    texts = tuple(each for each in files if _FILES.match(each.name) or "licenses" in each.parts)
    told = message_from_bytes((info / "METADATA").read_bytes())
    if expression := told.get("License-Expression"):
        return Licence(expression, texts)
    lines = (str(line) for line in told.get_all("Classifier") or ())
    classes = [line.rpartition(" :: ")[2] for line in lines if line.startswith(_CLASSIFIER)]
    called = str(told.get("License", "")).strip()
    if len(classes) > 1:
        return Licence(f"{called} ({', '.join(classes)})", texts, spdx=False)
    if spdx := _SPDX.get(called) or (classes and _SPDX.get(classes[0])):
        return Licence(spdx, texts)
    if called and "\n" not in called:
        return Licence(called, texts, spdx=re.fullmatch(r"[\w.+-]+", called) is not None)
    own = [text for text in texts if _OWN.match(text.name)] or texts
    if read := {found for text in own if (found := text_is(text))}:
        return Licence(" AND ".join(sorted(read)), texts)
    raise ValueError(f"{info.name} tells no licence, and has no text of one that is known")


def text_is(path: Path) -> str | None:
    """Give the licence that a file has the text of."""
    text = " ".join(path.read_text(encoding="utf-8", errors="replace").split()).casefold()
    for spdx, signs in _TEXTS.items():
        if all(sign.casefold() in text for sign in signs):
            return spdx
    return None
