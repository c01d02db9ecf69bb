"""The Jinja environment, and what is drawn with it."""

import os
import traceback
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lchnv_cli.bounded import OutOfBounds, bounded
from lchnv_cli.guarded import read_inside
from lchnv_cli.harmless import active
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.kinds import AGENDA
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.no_break import bound
from lchnv_cli.render.literal import comment, literal, literal_lines
from lchnv_cli.render.page import Page
from lchnv_cli.scalar import field, scalar

_LARGEST = 1_000_000  # bytes of a template
_FORBIDDEN = late("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
_OLDER = "\n    Är någon av mappens egna mallar äldre än programmets? Kör: lchnv templates --diff"


# What the words in a template can raise when it is drawn.
_FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class TemplateFault(UserFault):
    """A template cannot be used; the message is for the user."""


class _Folder(BaseLoader):
    """The templates of a folder, read as everything in it is: only what is a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - Jinja hands it over
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Read a template. Raises TemplateNotFound, Refused, or ValueError when it is no text."""
        path = self._folder.joinpath(*split_template_path(template))
        if not os.path.lexists(path):
            raise TemplateNotFound(template)
        text = read_inside(path, _LARGEST, self._folder).decode()
        changed = path.stat().st_mtime_ns
        return text, str(path), lambda: path.exists() and path.stat().st_mtime_ns == changed


class _Sandbox(ImmutableSandboxedEnvironment):
    """What templates may ask for, judged once for each class: that is all that decides it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._judged: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may have an attribute."""
        key = (type(obj), attr)
        if key not in self._judged:
            self._judged[key] = super().is_safe_attribute(obj, attr, value)
        return self._judged[key]


@lru_cache(maxsize=4)
def environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """Give the environment that looks for templates in ``folders``, the first first."""
    environment = _Sandbox(
        loader=ChoiceLoader([_Folder(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["literal"] = literal
    environment.filters["comment"] = comment
    environment.filters["literal_lines"] = literal_lines
    environment.filters["yaml"] = scalar
    environment.filters["field"] = field
    environment.filters["bound"] = bound
    return environment


def xhtml(page: Page, folders: tuple[Path, ...]) -> str:
    """Draw a page as one well-formed XHTML document. Raises TemplateFault."""
    drawn = draw(page.template, folders, AGENDA.page_template, page=page)
    return _FORBIDDEN.sub("�", drawn)


def html_page(name: str, folders: tuple[Path, ...], **values: Any) -> str:
    """Draw a page of the site. Raises TemplateFault."""
    return _FORBIDDEN.sub("�", draw(name, folders, **values))


def draw(name: str, folders: tuple[Path, ...], otherwise: str = "", **values: Any) -> str:
    """Draw a template, or another where there is none of its name.

    Raises TemplateFault, which names the template and the line.
    """
    if not (own := _own(folders)):
        return _draw(name, folders, otherwise, values)
    try:
        drawn: str = bounded(own, _draw, name, folders, otherwise, values)
    except OutOfBounds as fault:
        raise TemplateFault(
            f"templates/{name}\n    Mallen går inte att använda: {fault}.\n    Ångra den senaste"
            " ändringen i mappens egna mallar."
        ) from None
    if name.endswith(".html.j2"):
        _refuse_active(drawn, name)
    return drawn


def _draw(name: str, folders: tuple[Path, ...], otherwise: str, values: dict[str, Any]) -> str:
    try:
        wanted = [each for each in (name, otherwise) if each]
        return environment(folders).select_template(wanted).render(**values)
    except _FAULTS as error:
        place = "templates/" + _place(error, name)
        told = f"{place}\n    Mallen går inte att använda: {error}"
        raise TemplateFault(told + _OLDER * bool(_own(folders))) from None


def _own(folders: tuple[Path, ...]) -> frozenset[tuple[str, int]]:
    """Give the folder's own templates, each in its state; none where all are the program's."""
    files = folders[0].glob("*.j2") if len(folders) > 1 else ()
    return frozenset((file.name, os.lstat(file).st_mtime_ns) for file in files)


def _refuse_active(drawn: str, name: str) -> None:
    """Refuse a page of the folder's own templates that runs or fetches anything."""
    if told := active(drawn):
        raise TemplateFault(
            f"templates/{name}\n    Mallen ger en sida med {told}, och det får den inte ha: en sida"
            " kör inget och hämtar inget utifrån.\n    Ta bort det ur mallen."
        )


def _place(error: Exception, name: str) -> str:
    """Give the template and the line that an error comes from."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or name}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(f.filename).name}:{f.lineno}" for f in frames if f.filename.endswith(".j2")]
    return lines[-1] if lines else name
