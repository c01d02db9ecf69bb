"""The compiler, as the worker runs it: data in, data out."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lchnv_cli.export.pdf_glyphs import FontFolder


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the compiler could not do: its message, hints and whole diagnostic.

    ``panic`` tells that it is the compiler that gave up.
    """

    message: str
    hints: tuple[str, ...] = ()
    diagnostic: str = ""
    panic: bool = False


def typeset(
    template: bytes, fonts: FontFolder, root: str, inputs: dict[str, str], how: dict[str, Any]
) -> tuple[bytes, tuple[str, ...]] | Refusal:
    """Give a document and the compiler's warnings. ``inputs`` are what the template gets.

    It can read what lies in ``root``, and no packages. Where it asks for ``fonts`` it gets the
    names of the families.
    """
    import typst  # noqa: PLC0415 - heavy

    own = _fonts(fonts)
    if "fonts" in inputs:
        inputs = inputs | {"fonts": json.dumps(own.families())}
    try:
        made, warnings = typst.compile_with_warnings(
            template,
            root=root,
            font_paths=own,
            ignore_system_fonts=True,
            sys_inputs=inputs,
            package_path=root,
            package_cache_path=root,
            **how,
        )
    except typst.TypstError as fault:
        return Refusal(fault.message, tuple(fault.hints), fault.diagnostic or "")
    except BaseException as fault:  # its panics are no Exception
        if type(fault).__name__ != "PanicException":
            raise
        return Refusal(str(fault), panic=True)
    return made, tuple(each.message for each in warnings)


@lru_cache(maxsize=4)
def _fonts(fonts: FontFolder) -> Any:
    """Give the fonts of a folder, and no others."""
    import typst  # noqa: PLC0415 - heavy

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts.path]
    )
