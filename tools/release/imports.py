"""Whether what a folder ships finds all that it imports, looked up without running any of it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

OWN = "lchnv_cli"
_SUFFIXES = (".py", ".pyd", ".so")
# What this Python may have and another lacks: taken out since 3.11, or of no embeddable build.
_NOT_EVERYWHERE = {
    *("aifc", "asynchat", "asyncore", "audioop", "cgi", "cgitb", "chunk", "crypt", "distutils"),
    *("imghdr", "imp", "lib2to3", "mailcap", "msilib", "nis", "nntplib", "ossaudiodev", "pipes"),
    *("smtpd", "sndhdr", "spwd", "sunau", "telnetlib", "uu", "xdrlib"),
    *("ensurepip", "idlelib", "tkinter", "turtle", "turtledemo", "venv"),
}
_STANDARD = sys.stdlib_module_names - _NOT_EVERYWHERE
_MADE = {"six.moves"}  # made as its package is loaded: no file has its name


def missing(program: Path) -> dict[str, list[str]]:
    """Give what cannot be found, by the file that imports it.

    In our own files every import counts. In others one counts that is carried out when the file is
    loaded: not what stands in a function, or in ``try`` or ``if``, where the file knows what to do
    without it.
    """
    there = _modules(program)
    found = {}
    for path in sorted(program.rglob("*.py")):
        file = path.relative_to(program)
        tree = ast.parse(path.read_bytes())
        nodes = ast.walk(tree) if file.parts[0] == OWN else _carried_out(tree)
        package = file.parent.parts
        asked = {name for node in nodes for name in _asked(node, package)}
        lacking = {name for name in asked if not _is_there(name, there)}
        if lacking:
            found[file.as_posix()] = sorted(lacking)
    return found


def _modules(program: Path) -> frozenset[str]:
    """Give the name of every module and package, also of those without an __init__.py."""
    names = set()
    for path in program.rglob("*"):
        if path.suffix in _SUFFIXES:
            inside = PurePosixPath(path.relative_to(program).as_posix())
            names.add(".".join((*inside.parent.parts, inside.name.split(".")[0])))
            names.update(".".join(up.parts) for up in inside.parents)
    return frozenset(names)


def _carried_out(tree: ast.Module) -> Iterator[ast.AST]:
    """Give what is carried out as a module is loaded, whatever the computer has."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.ClassDef | ast.With):
            waiting.extend(node.body)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Try | ast.If):
            yield node


def _asked(node: ast.AST, package: tuple[str, ...]) -> list[str]:
    """Give the modules that an import asks for, by their whole names."""
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    above = package[: len(package) - node.level + 1] if node.level else ()
    return [".".join((*above, *filter(None, [node.module])))]


def _is_there(name: str, there: frozenset[str]) -> bool:
    return name.partition(".")[0] in _STANDARD or name in _MADE | there
