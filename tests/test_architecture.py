"""Who may know whom, who may write, and how long things may get: read from the code itself."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

from lchnv_cli.commands.app import COMMANDS, command_of

PACKAGE = Path(__file__).resolve().parent.parent / "lchnv_cli"
FILES = sorted(PACKAGE.rglob("*.py"))

# Each part with the other parts that it may import; siblings do not know each other.
PARTS: dict[str, set[str]] = {
    "model": set(),
    "markdown": {"model", "rewritten", "footnotes", "lettered"},
    "lettered": {"model"},
    "footnotes": {"model"},
    "rewritten": set(),
    "workdays": {"model"},
    "save": {"model", "save_faults", "guarded"},
    "save_faults": {"model", "linked_away"},
    "guarded": {"model"},
    "linked_away": set(),
    "pictures": {"guarded"},
    "harmless": set(),
    "bounded": {"model", "offline"},
    "offline": set(),
    "packed": {"unreadable"},
    "unreadable": {"model"},
    "defaults": {"guarded"},
    "template_copies": {"defaults", "guarded"},
    "scalar": set(),
    "context": {"model", "workdays", "memory", "on_disk"},
    "on_disk": {"guarded", "pictures"},
    "load": {"model", "markdown", "scalar", "guarded"},
    "memory": {"model", "workdays"},
    "planning": {"model", "workdays", "memory"},
    "registers": {"model", "workdays", "planning", "memory"},
    "dispatch": {"model", "workdays", "planning", "memory"},
    "oparl": {"model", "memory", "registers"},
    "rules": {"model", "workdays", "planning", "memory", "context", "on_disk", "scalar"},
    "site": {"model", "workdays", "planning", "memory", "registers"},
    "report": {"model"},
    "render": {"bounded", "model", "memory", "registers", "scalar", "guarded", "harmless"},
    "export": {"model", "bounded", "guarded", "harmless", "packed", "pictures", "unreadable"},
    "intake": {"guarded", "packed", "unreadable", "model", "load", "render", "scalar", "markdown"},
    "preview": {"model"},
    "screen": {
        "guarded",
        "model",
        "load",
        "planning",
        "registers",
        "rules",
        "report",
        "context",
        "workdays",
    },
    "editor": {
        *("model", "load", "memory", "rules", "report", "guarded", "work"),
    },
    "work": {
        *("model", "load", "memory", "planning", "rules", "report", "render", "export"),
        *("dispatch", "preview", "context", "workdays", "save", "save_faults", "defaults"),
        *("unreadable", "template_copies"),
        *("screen", "guarded", "pictures", "on_disk", "registers", "oparl", "intake", "site"),
    },
    "commands": {
        *("model", "load", "memory", "planning", "rules", "report", "render", "export"),
        *("dispatch", "context", "workdays", "save", "defaults", "preview", "work", "screen"),
        *("registers", "oparl", "intake", "template_copies"),
        "editor",
    },
    "__main__": {"commands"},
    "__init__": set(),
}

# The rooms of work/, each asked only by itself and those after it.
ROOMS = ("keeping", "opening", "choosing", "making", "changing", "sending")

# Each library with the only parts that may know it.
LIBRARIES = {
    "holidays": {"workdays"},
    "pyromark": {"markdown"},
    "yaml": {"load"},
    "frontmatter": {"load"},
    "typst": {"export"},
    "docx": {"export"},
    "lxml": {"export", "preview", "intake", "packed"},
    "pypdfium2": {"intake"},
    "icalendar": {"export"},
    "xlsxwriter": {"registers"},
    "pygal": {"registers"},
    "watchfiles": {"preview"},
    "platformdirs": {"work"},
    "jinja2": {"render"},
    "pygls": {"editor"},
    "lsprotocol": {"editor"},
    "markupsafe": {"render"},
    "typer": {"commands", "screen"},
    "rich": {"commands", "screen"},
    "rapidfuzz": {"load", "memory", "rules", "work", "screen", "commands"},
}
# Each costs more time to import than a whole small command takes.
HEAVY = {"typst", "docx", "lxml", "icalendar", "watchfiles", "xlsxwriter"}
HEAVY |= {"pygal", "pypdfium2"}  # pygls too, but it is all that lchnv lsp does

WRITERS = {"write_text", "write_bytes", "mkdir", "unlink", "rmdir", "rename", "touch", "chmod"}
WRITERS |= {"symlink_to", "hardlink_to", "makedirs", "rmtree", "copyfile", "copytree"}
WRITING_FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"}
WRITING_LIBRARIES = {"tempfile", "shutil", "sqlite3", "shelve", "dbm"}
# Typst and LibreOffice want a folder to call their own; they get one that is gone afterwards.
TEMPORARY_FOLDERS = ("export/pdf.py", "intake/old_word.py")

LONGEST_FILE = 330
LONGEST_FUNCTION = 45


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree))


def _imports(node: ast.AST) -> Iterator[str]:
    """Give the full name of every module and member that is imported in a tree."""
    for inner in _nodes(node):
        if isinstance(inner, ast.Import):
            yield from (alias.name for alias in inner.names)
        elif isinstance(inner, ast.ImportFrom):
            assert inner.level == 0, "relative imports hide where a name comes from"
            yield from (f"{inner.module}.{alias.name}" for alias in inner.names)


def _own_parts(tree: ast.AST) -> set[str]:
    return {name.split(".")[1] for name in _imports(tree) if name.startswith("lchnv_cli.")}


def _libraries(tree: ast.AST) -> set[str]:
    every = {name.split(".")[0] for name in _imports(tree)}
    return every - sys.stdlib_module_names - {"lchnv_cli"}


def test_every_part_has_its_place() -> None:
    assert {_part(path) for path in FILES} == PARTS.keys()


def test_imports_point_down() -> None:
    up = {
        (_name(path), part)
        for path in FILES
        for part in _own_parts(_tree(path)) - {_part(path)} - PARTS[_part(path)]
    }
    assert up == set()


def test_the_rooms_of_work_ask_none_that_stands_after_them() -> None:
    rooms = [path for path in FILES if _part(path) == "work" and path.parent.name != "work"]
    assert {path.parent.name for path in rooms} == {*ROOMS}
    after = {
        (_name(path), name)
        for path in rooms
        for name in _imports(_tree(path))
        if name.startswith("lchnv_cli.work.")
        and ROOMS.index(name.split(".")[2]) > ROOMS.index(path.parent.name)
    }
    assert after == set()


def test_a_library_is_known_where_it_belongs() -> None:
    strange = {
        (_name(path), library)
        for path in FILES
        for library in _libraries(_tree(path))
        if _part(path) not in LIBRARIES.get(library, set())
    }
    assert strange == set()


def _above(name: str) -> set[str]:
    """Give a module's name and those of all that it is in."""
    return set(accumulate(name.split("."), "{}.{}".format))


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    at_once = {_module(path): set(_imports_at_once(path)) for path in FILES}
    heavy = {m for m, names in at_once.items() if {n.split(".")[0] for n in names} & HEAVY}
    while more := {
        module
        for module, names in at_once.items()
        if module not in heavy and any(heavy & _above(name) for name in names)
    }:
        heavy |= more
    # The files that build a Word document; word.py imports them inside the function. Those that
    # read one are chosen by read_source.py, when it has seen what there is to read.
    allowed = ("lchnv_cli.export.word_", "lchnv_cli.intake.", "lchnv_cli.packed")
    assert {name for name in heavy if not name.startswith(allowed)} == set()
    assert heavy & {"lchnv_cli.intake.read_source", "lchnv_cli.intake.source_blocks"} == set()


def test_starting_the_program_loads_no_heavy_library() -> None:
    code = "import sys, lchnv_cli.commands.app; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    assert set(ran.stdout.split()) & (HEAVY | {"holidays", "rapidfuzz"}) == set()


def test_no_value_on_the_command_line_loads_what_typer_converts_with() -> None:
    code = """
import contextlib, sys, typer
from lchnv_cli.commands.app import program
app = typer.main.get_command(program())
for command in (app, *app.commands.values()):
    context = typer.Context(command)
    for param in command.get_params(context):
        given = True if param.type_descriptor.annotation is bool else "2026"
        given = None if param.is_eager else given  # --help answers and leaves
        with contextlib.suppress(typer.BadParameter, typer.Exit):
            print(param.name, param.process_value(context, [given] if param.nargs < 0 else given))
print("pydantic" in sys.modules)
"""
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    *values, loaded = ran.stdout.splitlines()
    assert {"paths [PosixPath('2026')]", "year 2026", "fix True", "body 2026"} <= {*values}
    assert loaded == "False"


# What check remembers holds while all that is judged is the same, so rules ask nobody outside.
OUTSIDE = {"os", "io", "stat", "time", "glob", "locale", "socket", "subprocess", "random", "sys"}
OUTSIDE |= {"platform", "pathlib.Path", "datetime.datetime"}
ASKING = {"today", "now", "exists", "is_file", "read_bytes", "read_text", "stat", "iterdir"}
JUDGING = {"rules", "planning", "memory", "model"}
# The folder's own place: on_disk answers for what is there.
FOLDER = {
    ("model/archive.py", "Path"),
    ("rules/annex_file_missing.py", "context.archive.root"),
    ("rules/unusable_picture.py", "context.archive.root"),
    ("rules/broken_file_link.py", "context.archive.root"),
    ("rules/changed_after_publishing.py", "context.archive.root"),
}


def test_rules_ask_the_disk_and_the_clock_nothing_that_is_not_remembered() -> None:
    asked = set()
    for path in FILES:
        if _part(path) in JUDGING:
            known = {n for n in _imports(_tree(path)) if {n, n.split(".")[0]} & OUTSIDE}
            asked |= {(_name(path), name.removeprefix("pathlib.")) for name in known}
            asked |= {(_name(path), told) for told in _asking(_tree(path))}
    assert asked == FOLDER


def _asking(tree: ast.AST) -> Iterator[str]:
    for node in _nodes(tree):
        if isinstance(node, ast.Attribute) and node.attr == "root":
            yield ast.unparse(node)
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name == "open" or ("." in name and name.rpartition(".")[2] in ASKING):
                yield name


# One way to open what lies in a folder; the rest are the program's own files, which nobody else
# has written, and a folder that is only to be forced to the disk.
OPENING = {"open", "read_text", "read_bytes", "readlines", "fdopen"}
WRITTEN = {"os.devnull", "'w'", "'wb'", "'a'"}
BY_NAME = {"TTFont", "ZipFile", "fromfile", "etree.parse", "PdfDocument", "copyfile", "copytree"}
OPENED = {
    ("guarded.py", "os.open(path, os.O_RDONLY | _AT_ONCE)"),
    ("guarded.py", "open(os.open(path, os.O_RDONLY | _AT_ONCE), 'rb')"),
    ("save.py", "os.open(folder, os.O_RDONLY)"),
    ("save.py", "os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, 'O_NOFOLLOW', 0), 438)"),
    ("template_copies.py", "(defaults.folder() / TEMPLATES / name).read_bytes()"),
    ("preview/server.py", "Path(__file__).with_name(name).read_bytes()"),
    ("commands/init.py", "each.read_bytes()"),  # of _START
    ("work/making/ci_files.py", "path.read_text(encoding='utf-8')"),
    ("work/keeping/versions.py", "path.read_bytes()"),
    ("commands/init.py", "(defaults.folder() / _MARK).read_bytes()"),
    # What is read already.
    ("export/review_part.py", "zipfile.ZipFile(BytesIO(word))"),
    ("export/word_package.py", "zipfile.ZipFile(written)"),
    ("packed.py", "zipfile.ZipFile(io.BytesIO(data))"),
    ("packed.py", "self._zip.open(room)"),
    ("intake/pdf_reader.py", "pypdfium2.PdfDocument(data)"),
    ("intake/read_source.py", "zipfile.ZipFile(io.BytesIO(data))"),
}


def test_files_are_opened_in_one_way() -> None:
    calls = ((path, call) for path in FILES for call in _opening_calls(_tree(path)))
    assert {(_name(path), ast.unparse(call)) for path, call in calls} == OPENED


def _opening_calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in _nodes(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            opens = name.rpartition(".")[2] in OPENING or any(
                name == known or name.endswith(f".{known}") for known in BY_NAME
            )
            told = [ast.unparse(each) for each in node.args]
            if opens and not any(each in WRITTEN or "WRONLY" in each for each in told):
                yield node


@pytest.mark.parametrize(
    "code",
    [
        "open(name)",
        "path.open()",
        "path.open('rb')",
        "io.open(name)",
        "os.open(name, os.O_RDONLY)",
        "path.read_text(encoding='utf-8')",
        "(folder / name).read_bytes()",
        "zipfile.ZipFile(path)",
        "etree.parse(path)",
    ],
)
def test_a_call_that_opens_is_seen(code: str) -> None:
    assert len(list(_opening_calls(ast.parse(code)))) == 1


def _module(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def _imports_at_once(path: Path) -> Iterator[str]:
    """Give what is imported as soon as the file itself is."""
    tree = ast.parse(path.read_bytes())  # one of its own, whose functions lose their bodies
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.body = []
    return _imports(tree)


def test_only_save_writes() -> None:
    others = [path for path in FILES if _name(path) != "save.py"]
    used = {
        (_name(path), library)
        for path in others
        for library in {name.split(".")[0] for name in _imports(_tree(path))} & WRITING_LIBRARIES
    }
    assert used == {(folder, "tempfile") for folder in TEMPORARY_FOLDERS}
    calls = [(_name(p), ast.unparse(call)) for p in others for call in _writing_calls(_tree(p))]
    # The pictures that Typst is to read; the file and the settings that LibreOffice is to read.
    pictures, office = TEMPORARY_FOLDERS
    assert calls == [
        (pictures, "Path(empty, picture_name(at, picture)).write_bytes(picture.data)"),
        (office, "os.makedirs(home)"),
        (office, "Path(home, 'registrymodifications.xcu').write_bytes(_profile().encode())"),
        (office, "source.write_bytes(data)"),
        ("packed.py", "self._zip.open(room)"),  # a part, to be read
    ]


@pytest.mark.parametrize("folder", TEMPORARY_FOLDERS)
def test_a_temporary_folder_is_no_more_than_that(folder: str) -> None:
    used = {name for name in _imports(_tree(PACKAGE / folder)) if "tempfile" in name}
    called = {
        ast.unparse(node)
        for node in ast.walk(_tree(PACKAGE / folder))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "tempfile"
    }
    assert used | called == {"tempfile", "tempfile.TemporaryDirectory"}


def _writing_calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in _nodes(tree):
        if isinstance(node, ast.Call) and _writes(node):
            yield node


def _writes(call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id == "open" and _opens_to_write(call.args[1:], call)
    if not isinstance(function, ast.Attribute):
        return False
    if function.attr == "open":
        if ast.unparse(function.value) == "os":  # a handle on nothing at all is no file
            file, how = (ast.unparse(each) for each in call.args[:2])
            reads = "os.O_RDONLY" in how and not any(flag in how for flag in WRITING_FLAGS)
            return file != "os.devnull" and not reads
        return _opens_to_write(call.args, call)
    if function.attr == "remove":  # lists and XML elements have one too
        return ast.unparse(function.value) == "os"
    # A path is moved with one argument; the same word with others changes a text or a date.
    moves = function.attr == "replace" and len(call.args) == 1 and not call.keywords
    return moves or function.attr in WRITERS


def _opens_to_write(arguments: list[ast.expr], call: ast.Call) -> bool:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    mode = next(iter([*arguments, *named]), None)
    return mode is not None and (
        not isinstance(mode, ast.Constant) or bool(set("wax+") & set(str(mode.value)))
    )


@pytest.mark.parametrize(
    "code",
    [
        "open(name, 'w')",
        "open(name, mode='ab')",
        "open(name, how)",
        "path.open('x')",
        "path.open(mode='r+')",
        "path.write_text('')",
        "path.parent.mkdir(parents=True)",
        "path.replace(other)",
        "os.open(path, os.O_WRONLY)",
        "os.open(path, how)",
        "os.open(path, os.O_RDONLY | os.O_CREAT)",
        "os.remove(path)",
    ],
)
def test_a_call_that_writes_is_seen(code: str) -> None:
    assert len(list(_writing_calls(ast.parse(code)))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "open(name)",
        "path.open()",
        "path.open('rb')",
        "path.open(encoding='utf-8')",
        "'a'.replace('a', 'b')",
        "day.replace(year=2026)",
        "replace(place, left=0)",
        "os.open(os.devnull, os.O_WRONLY)",
        "os.open(path, os.O_RDONLY | more)",
    ],
)
def test_a_call_that_writes_nothing_is_let_through(code: str) -> None:
    assert list(_writing_calls(ast.parse(code))) == []


def test_every_command_module_is_a_command() -> None:
    modules = [path for path in FILES if path.parent.name == "commands"]
    commands = {
        path.stem.rstrip("_").replace("_", "-")
        for path in modules
        for node in _tree(path).body
        if isinstance(node, ast.FunctionDef) and node.name == path.stem
    }
    assert commands == set(COMMANDS)


def test_the_list_of_commands_tells_what_each_says_of_itself() -> None:
    for name, told in COMMANDS.items():
        function = command_of(name)
        assert (name, (function.__doc__ or "").split("\n")[0]) == (name, told)


def test_no_command_imports_another() -> None:
    for path in FILES:
        imported = {
            name.split(".")[2]
            for name in _imports(_tree(path))
            if name.startswith("lchnv_cli.commands.")
        }
        own = {name.replace("-", "_") for name in COMMANDS}
        if _name(path) != "commands/app.py":
            assert (_name(path), imported & own) == (_name(path), set())


def test_no_file_is_too_long_to_take_in() -> None:
    lengths = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_too_long_to_take_in() -> None:
    lengths = {
        (_name(path), node.name): (node.end_lineno or node.lineno) - node.lineno + 1
        for path in FILES
        for node in _nodes(_tree(path))
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_a_package_hands_on_no_names_of_others() -> None:
    packages = (path for path in FILES if path.name == "__init__.py")
    assert [(_name(p), name) for p in packages for name in _imports(_tree(p))] == []


def test_a_file_is_known_by_its_name_without_its_folder() -> None:
    names = [path.stem for path in FILES if path.parent.name != "commands"]
    twice = {name for name in names if names.count(name) > 1}
    assert twice <= {"__init__"}


def test_no_pattern_is_compiled_as_everyday_parts_are_loaded() -> None:
    everyday = {"model", "load", "memory", "planning", "registers", "rules", "report", "render"}
    everyday |= {"dispatch", "screen", "work"}
    compiled = [
        (_name(path), node.lineno)
        for path in FILES
        for statement in _tree(path).body
        if path.relative_to(PACKAGE).parts[0] in everyday
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
    ]
    assert compiled == []
