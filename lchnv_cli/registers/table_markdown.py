"""A register as Markdown: a table to paste where Markdown is read."""

from lchnv_cli.model.late_pattern import late
from lchnv_cli.registers.table import Register, said

_SPECIAL = late(r"([\\`*_\[\]<>|~#&])")


def table_markdown(register: Register) -> bytes:
    """Give the register as Markdown, in UTF-8; its texts show as they are."""
    lines = [f"# {_literal(register.title)}", ""]
    if register.rows:
        lines += [
            _row([column.heading for column in register.columns]),
            _row(["---"] * len(register.columns)),
            *(
                _row([_literal(said(column.of(row))) for column in register.columns])
                for row in register.rows
            ),
        ]
    else:
        lines.append("Inget att visa.")
    for told in (*register.notes, *(each.alternative for each in register.charts)):
        lines += ["", _literal(told)]
    return "".join(f"{line}\n" for line in lines).encode(errors="replace")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _literal(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
