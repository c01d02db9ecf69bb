"""A register as the command line asks for it: on the screen, as JSON, or as files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lchnv_cli import defaults
from lchnv_cli.export.drawing_png import as_png
from lchnv_cli.export.export_formats import FORMATS as PRINTED
from lchnv_cli.export.export_formats import Source
from lchnv_cli.model.procedure import Body
from lchnv_cli.pictures import Picture
from lchnv_cli.registers.chart_svg import HEIGHT, WIDTH, chart_svg
from lchnv_cli.registers.table import Register
from lchnv_cli.registers.table_csv import table_csv
from lchnv_cli.registers.table_json import table_json
from lchnv_cli.registers.table_markdown import table_markdown
from lchnv_cli.registers.table_xlsx import table_xlsx
from lchnv_cli.render.register_page import chart_file, register_page
from lchnv_cli.render.templates import xhtml
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DRAWN, FORMATS, formats_option
from lchnv_cli.screen.register_table import register_table
from lchnv_cli.work.making.print_ledger import Ledger
from lchnv_cli.work.making.printing import tell_missing_glyphs
from lchnv_cli.work.making.writing import home_of
from lchnv_cli.work.opening.workplace import Stop, Workplace


@dataclass(frozen=True, slots=True)
class Ways:
    """How a register is to be shown; without ``formats`` on the screen, or as JSON."""

    formats: tuple[str, ...] = ()
    output: Path | None = None
    dry_run: bool = False
    force: bool = False
    as_json: bool = False


def asked(to: str, output: Path | None, *, dry_run: bool, force: bool, as_json: bool) -> Ways:
    """Give the ways that the command line asks for; ``to`` names formats, or is empty."""
    return Ways(formats_option(to, FORMATS) if to else (), output, dry_run, force, as_json)


def show_register(here: Workplace, register: Register, body: Body, ways: Ways) -> None:
    """Show a register, or write it to files under a body's letterhead. Raises UserFault.

    A file that the program wrote itself is replaced; somebody's own only with ``force``.
    """
    if not ways.formats and (ways.output or ways.force):
        raise Stop("Lägg till --to FORMAT: utan det skrivs inga filer, och registret bara visas.")
    if ways.as_json:
        terminal.show(table_json(register).decode())
    elif not ways.formats:
        terminal.say(register_table(register))
    if not ways.formats:
        return
    folder = ways.output or here.root / "export"
    ledger = Ledger(folder, home_of(here, folder))
    if not ways.dry_run:
        ledger.tidy()
    for name, data in [*register_files(here, register, body, ways.formats)]:
        if not ways.dry_run:
            ledger.write(name, register.name, data, force=ways.force)
        if not ways.as_json:
            terminal.say(str(folder / name))
    if not register.charts and not {*DRAWN}.isdisjoint(ways.formats):
        terminal.tell("Det finns inget att rita som diagram.")


def register_files(
    here: Workplace, register: Register, body: Body, formats: tuple[str, ...]
) -> Iterator[tuple[str, bytes]]:
    """Give each file's name and bytes. Raises TemplateFault and ExportFault."""
    source = _source(here, register, body) if set(formats) & PRINTED.keys() else None
    for each in formats:
        if each in DRAWN:
            yield from _drawn(here, register, each)
            continue
        name = f"{register.name}.{each}"
        if source is not None and each in PRINTED:
            yield name, PRINTED[each](source)
            if each == "pdf":
                tell_missing_glyphs(name, source)
        elif each == "xlsx":
            yield name, table_xlsx(register, here.today)
        else:
            yield name, _TEXTS[each](register)


def _drawn(here: Workplace, register: Register, suffix: str) -> Iterator[tuple[str, bytes]]:
    """Give each chart as a file of its own, with its title drawn."""
    for chart in register.charts:
        picture = Picture("svg", WIDTH, HEIGHT, chart_svg(chart, titled=True))
        if suffix == "png":
            picture = as_png(picture, defaults.template(here.root, "fonts"))
        yield chart_file(register, chart, suffix), picture.data


_TEXTS = {"csv": table_csv, "json": table_json, "md": table_markdown}


def _source(here: Workplace, register: Register, body: Body) -> Source:
    page = register_page(register, body, here.procedure, here.today)
    drawn = xhtml(page, defaults.template_folders(here.root))
    as_markdown = table_markdown(register)
    pictures = {
        file: Picture("svg", WIDTH, HEIGHT, chart_svg(chart)) for file, chart in page.charts
    }
    return Source(
        drawn,
        register.name,
        as_markdown,
        lambda name: defaults.template(here.root, name),
        pictures=pictures,
    )
